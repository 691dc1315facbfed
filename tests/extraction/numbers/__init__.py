"""Numbers: cases and generated phrases."""
