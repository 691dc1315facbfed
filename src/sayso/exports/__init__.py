"""Exports: what a view shows, written out for others."""

from sayso.exports.base import Exporter, Target, write_rows
from sayso.exports.columns import REPORT_COLUMNS, SKIP_COLUMNS, STATEMENT_COLUMNS, Column
from sayso.exports.csv import DELIMITERS, CsvExporter
from sayso.exports.jsonl import JsonlExporter, json_line, report_as_json, skip_as_json, statement_as_json
from sayso.exports.xlsx import XlsxExporter

__all__ = [
    "DELIMITERS",
    "REPORT_COLUMNS",
    "SKIP_COLUMNS",
    "STATEMENT_COLUMNS",
    "Column",
    "CsvExporter",
    "Exporter",
    "JsonlExporter",
    "Target",
    "XlsxExporter",
    "json_line",
    "report_as_json",
    "skip_as_json",
    "statement_as_json",
    "write_rows",
]
