"""Figures: the numbers claimed in a report, with what is counted, who claims it and the date it speaks of."""

from sayso.extraction.figures.finder import find_both, find_figures, find_numbers_of_report
from sayso.extraction.figures.unread import find_unread

__all__ = ["find_both", "find_figures", "find_numbers_of_report", "find_unread"]
