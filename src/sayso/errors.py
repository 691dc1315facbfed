"""The error tree: everything that sayso raises on purpose.

    SaysoError
    ├── SpanError            (ValueError)        a span or anchor that does not fit its text
    ├── RecordError          (ValueError)        a record whose fields contradict each other
    ├── InputError           (ValueError)        what a person gave is not what was asked for (a date, a line)
    │   └── AmbiguousNameError                   a name that several in the ledger bear
    ├── MissingPathError     (FileNotFoundError) a path that does not exist
    ├── PackError            (ValueError)        a language pack that cannot be used as it is
    ├── LanguageError        (LookupError)       no pack for a language
    └── LedgerError          (RuntimeError)      a ledger file that cannot be opened or written
        └── NotInLedgerError (LookupError)       something asked for that the ledger does not hold
            └── UnknownNameError                 a name that nobody in the ledger bears

A strange *report* is not an error: it becomes a `Skipped` row with its reason, and the run goes on.
"""

__all__ = [
    "AmbiguousNameError",
    "InputError",
    "LanguageError",
    "LedgerError",
    "MissingPathError",
    "NotInLedgerError",
    "PackError",
    "RecordError",
    "SaysoError",
    "SpanError",
    "UnknownNameError",
]


class SaysoError(Exception):
    """Root of all errors that sayso raises on purpose."""


class SpanError(SaysoError, ValueError):
    """A span or an anchor does not fit the text that it is said to stand on."""


class RecordError(SaysoError, ValueError):
    """The fields of a record contradict each other."""


class InputError(SaysoError, ValueError):
    """What a person gave (a date, an option, a line of JSON) is not what was asked for."""


class AmbiguousNameError(InputError):
    """Several in the ledger bear the name that was given; `candidates` tells each of them in a line."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class MissingPathError(SaysoError, FileNotFoundError):
    """A path that was named does not exist."""


class PackError(SaysoError, ValueError):
    """A language pack is incomplete or contradicts itself."""


class LanguageError(SaysoError, LookupError):
    """There is no language pack for a language."""


class LedgerError(SaysoError, RuntimeError):
    """A ledger file cannot be opened, read or written."""


class NotInLedgerError(LedgerError, LookupError):
    """Something was asked for that the ledger does not hold."""


class UnknownNameError(NotInLedgerError):
    """Nobody in the ledger bears the name that was given; `candidates` tells those with one like it, each in a line."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates
