"""The ledger: an append-only record of reports, readings and what they found; in a file, or in memory."""

from sayso.ledger.base import (
    FACETS,
    REPORT_FACETS,
    TALLIES,
    Ledger,
    Row,
    SkipRow,
    StatementQuery,
    Tally,
    View,
    Writer,
)
from sayso.ledger.figures import (
    FIGURE_FACETS,
    FIGURE_ORDERS,
    FigureOrder,
    FigureQuery,
    FigureRow,
    Found,
    TimeRow,
    UnreadRow,
)
from sayso.ledger.memory import MemoryLedger
from sayso.ledger.names import IdentityRow, NameRow, Voice
from sayso.ledger.sqlite import SqliteLedger

__all__ = [
    "FACETS",
    "FIGURE_FACETS",
    "FIGURE_ORDERS",
    "REPORT_FACETS",
    "TALLIES",
    "FigureOrder",
    "FigureQuery",
    "FigureRow",
    "Found",
    "IdentityRow",
    "Ledger",
    "MemoryLedger",
    "NameRow",
    "Row",
    "SkipRow",
    "SqliteLedger",
    "StatementQuery",
    "Tally",
    "TimeRow",
    "UnreadRow",
    "View",
    "Voice",
    "Writer",
]
