"""Names of a report: persons, organisations, groups, places, facilities, with all that means them, and their roles."""

from sayso.extraction.names.book import NameBook, find_known_names
from sayso.extraction.names.finder import Names, find_names

__all__ = ["NameBook", "Names", "find_known_names", "find_names"]
