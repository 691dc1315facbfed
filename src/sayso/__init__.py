"""sayso: who said what in a pile of news reports, each record standing on exact characters.

with open_ledger("crisis.sayso") as ledger:
    read_into(ledger, find_raw(["reports/"]))
    for row in who_said_what(ledger, StatementQuery(act=("warn",))).rows:
        print(row.report.published_at, row.statement.speaker, row.statement.quote)
"""

from sayso.errors import (
    InputError,
    LanguageError,
    LedgerError,
    MissingPathError,
    NotInLedgerError,
    PackError,
    RecordError,
    SaysoError,
    SpanError,
)
from sayso.exports import (
    STATEMENT_COLUMNS,
    CsvExporter,
    Exporter,
    JsonlExporter,
    XlsxExporter,
    statement_as_json,
    write_rows,
)
from sayso.ledger import Ledger, MemoryLedger, Row, SkipRow, StatementQuery, Tally, View
from sayso.pipeline import (
    Extraction,
    Summary,
    extract,
    extraction_as_json,
    find_raw,
    give_date,
    open_ledger,
    read_into,
    version,
)
from sayso.records import Anchor, Metadata, RawReport, Report, Skipped, Span, Statement
from sayso.views import Overview, Said, overview, who_said_what

__all__ = [
    "STATEMENT_COLUMNS",
    "Anchor",
    "CsvExporter",
    "Exporter",
    "Extraction",
    "InputError",
    "JsonlExporter",
    "LanguageError",
    "Ledger",
    "LedgerError",
    "MemoryLedger",
    "Metadata",
    "MissingPathError",
    "NotInLedgerError",
    "Overview",
    "PackError",
    "RawReport",
    "RecordError",
    "Report",
    "Row",
    "Said",
    "SaysoError",
    "SkipRow",
    "Skipped",
    "Span",
    "SpanError",
    "Statement",
    "StatementQuery",
    "Summary",
    "Tally",
    "View",
    "XlsxExporter",
    "extract",
    "extraction_as_json",
    "find_raw",
    "give_date",
    "open_ledger",
    "overview",
    "read_into",
    "statement_as_json",
    "version",
    "who_said_what",
    "write_rows",
]
