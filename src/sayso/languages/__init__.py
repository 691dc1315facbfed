"""Language packs: what a language knows, as data with ids and examples; every other room reaches them through `pack`."""
