"""Reading: a raw report becomes a report whose text is fixed for ever, or is skipped with its reason."""

from sayso.reading.report import MAX_CHARACTERS, read_report

__all__ = ["MAX_CHARACTERS", "read_report"]
