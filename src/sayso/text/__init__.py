"""Pure functions on strings: paragraphs and quote marks. Offsets are code points, half open."""
