"""Numbers: every number expression of a text, with its bounds, its unit and its value."""

from sayso.extraction.numbers.finder import find_numbers, read_numbers
from sayso.extraction.numbers.found import Number, Passed

__all__ = ["Number", "Passed", "find_numbers", "read_numbers"]
