"""Whole reports and the statements expected of them."""
