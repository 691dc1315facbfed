"""Intake: finds raw reports in a pile, and says of everything else why it is not read.

`find_raw` is the whole of it for most callers; `read_lines` reads JSON Lines one by one for `sayso extract`.
"""

from sayso.intake.directory import MISSING, count_raw, find_in_paths, find_raw
from sayso.intake.jsonl import Line, open_lines, read_lines

__all__ = ["MISSING", "Line", "count_raw", "find_in_paths", "find_raw", "open_lines", "read_lines"]
