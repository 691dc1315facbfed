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
from sayso.exports.xlsx import XlsxExporter

__all__ = [
    "DELIMITERS",
    "FIGURE_COLUMNS",
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
    "figure_as_json",
    "json_line",
    "report_as_json",
    "skip_as_json",
    "statement_as_json",
    "time_as_json",
    "unread_as_json",
    "write_rows",
]
