"""Language packs: what a language knows, as data with ids and examples; reach them through `pack`."""
