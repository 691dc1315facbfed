"""The one place that knows every room: composes them, holds no linguistics of its own.

Nothing here imports a slow library before it is needed: `sayso --help` imports this package.
"""

from sayso.pipeline.extracting import Extraction, Extractor, extract, reader_of, version
from sayso.pipeline.interchange import KINDS, Printed, extract_lines, extraction_as_json
from sayso.pipeline.judging import Judged, find_name, judge, part, undo
from sayso.pipeline.linking import NamesRead, holds_lines, link_rows, names_in_ledger, names_in_lines
from sayso.pipeline.reading import (
    Progress,
    Summary,
    count_raw,
    find_raw,
    give_date,
    open_ledger,
    read_into,
)
from sayso.pipeline.workers import suitable_workers

__all__ = [
    "KINDS",
    "Extraction",
    "Extractor",
    "Judged",
    "NamesRead",
    "Printed",
    "Progress",
    "Summary",
    "count_raw",
    "extract",
    "extract_lines",
    "extraction_as_json",
    "find_name",
    "find_raw",
    "give_date",
    "holds_lines",
    "judge",
    "link_rows",
    "names_in_ledger",
    "names_in_lines",
    "open_ledger",
    "part",
    "read_into",
    "reader_of",
    "suitable_workers",
    "undo",
    "version",
]
