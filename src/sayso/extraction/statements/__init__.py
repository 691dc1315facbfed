"""Statements: who said what. Cue first, then content, source and speaker, on quote structure and dependency trees."""

from sayso.extraction.statements.finder import find_statements

__all__ = ["find_statements"]
