"""What somebody says and claims: the statements and figures of one entity, over all reports."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.ledger.base import Row, StatementQuery, View
from sayso.ledger.figures import FigureQuery, FigureRow
from sayso.views.who import Profile, Who

__all__ = ["claimed_by", "said_by"]


def said_by(view: View, who: Who, profile: Profile) -> Iterator[Row]:
    """Yield the statements of an entity, whatever each report calls it, by publication date and place in the report."""
    for report in profile.reports:
        for row in view.statements(StatementQuery(report=report.id)):
            if any(who.of_speaker(report.id, speaker) is profile for speaker in row.statement.speaker):
                yield row


def claimed_by(view: View, who: Who, profile: Profile) -> Iterator[FigureRow]:
    """Yield the figures that an entity claims, alone or with others, in the same order."""
    for report in profile.reports:
        for row in view.figures(FigureQuery(report=report.id)):
            if profile in who.of_claimant(report.id, row.figure.claimed_by):
                yield row
