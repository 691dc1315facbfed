"""Exports: what a view shows, written out for others."""

from sayso.exports.base import Exporter, Target, write_rows
from sayso.exports.columns import (
    FIGURE_COLUMNS,
    REPORT_COLUMNS,
    SKIP_COLUMNS,
    STATEMENT_COLUMNS,
    TIME_COLUMNS,
    UNREAD_COLUMNS,
    Column,
)
from sayso.exports.csv import DELIMITERS, CsvExporter
from sayso.exports.jsonl import (
    JsonlExporter,
    figure_as_json,
    json_line,
    report_as_json,
    skip_as_json,
    statement_as_json,
    time_as_json,
    unread_as_json,
)
from sayso.exports.names import (
    DECISION_COLUMNS,
    NAME_COLUMNS,
    PROPOSAL_COLUMNS,
    decision_as_json,
    name_as_json,
    proposal_as_json,
)
from sayso.exports.xlsx import XlsxExporter

__all__ = [
    "DECISION_COLUMNS",
    "DELIMITERS",
    "FIGURE_COLUMNS",
    "NAME_COLUMNS",
    "PROPOSAL_COLUMNS",
    "REPORT_COLUMNS",
    "SKIP_COLUMNS",
    "STATEMENT_COLUMNS",
    "TIME_COLUMNS",
    "UNREAD_COLUMNS",
    "Column",
    "CsvExporter",
    "Exporter",
    "JsonlExporter",
    "Target",
    "XlsxExporter",
    "decision_as_json",
    "figure_as_json",
    "json_line",
    "name_as_json",
    "proposal_as_json",
    "report_as_json",
    "skip_as_json",
    "statement_as_json",
    "time_as_json",
    "unread_as_json",
    "write_rows",
]
