"""`sayso judge`: what a person decides on two names, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sayso.cli.console import note, one_line, shell_words
from sayso.records import Judgement

if TYPE_CHECKING:
    from sayso.pipeline import Judged

__all__ = ["judge"]

_JUDGEMENTS = {"same": Judgement.POSITIVE, "different": Judgement.NEGATIVE, "unsure": Judgement.UNSURE}


@click.command()
@click.argument("ledger")
@click.argument("verdict", type=click.Choice([*_JUDGEMENTS, "undo"]), metavar="same|different|unsure|undo")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME | NUMBER")
@click.option("--because", metavar="WORDS", help="Why; kept in the ledger.")
@click.option(
    "--by", default="command line", show_default=True, metavar="NAME", help="Who decides; kept in the ledger."
)
def judge(ledger: str, verdict: str, names: Sequence[str], because: str | None, by: str) -> int:
    """Decide whether two names mean one person, body or place; or undo a decision.

    NAME is a form in any case ("ada pell"), an id, or the first four or more characters of one. NUMBER is that of a
    decision, as this command tells it and `sayso show LEDGER names --decisions` lists it. Nothing is ever deleted: an
    undoing is a decision too, and can be undone.
    """
    from sayso import pipeline

    if verdict == "undo":
        if len(names) != 1 or not names[0].isdecimal():
            raise click.UsageError(f"undo takes the number of one decision, got {one_line(' '.join(names))!r}")
        with pipeline.open_ledger(ledger, must_exist=True) as opened:
            judged = pipeline.undo(opened, int(names[0]), decided_by=by, because=because)
    else:
        if len(names) != 2:
            raise click.UsageError(
                f"{verdict} takes two names (in quote marks where they have spaces), got {len(names)}"
            )
        with pipeline.open_ledger(ledger, must_exist=True) as opened:
            judged = pipeline.judge(opened, _JUDGEMENTS[verdict], names[0], names[1], decided_by=by, because=because)
    _tell(judged, ledger)
    return 0 if judged.is_applied else 1


def _tell(judged: Judged, ledger: str) -> None:
    """Say what was noted, whether it is applied, and how to take it back."""
    from sayso.views.wording import decision_words, kinds_words, ruling_words

    def undoing(number: int) -> str:
        return one_line(shell_words("sayso", "judge", ledger, "undo", str(number)))

    note(f"Decision {judged.decision.id}, {one_line(decision_words(judged.ruling))}.")
    if kinds := kinds_words(judged.ruling):
        note(f"Note that this joins two kinds of name, {kinds}.")
    if not judged.is_applied:
        note(f"It is kept; now it is {ruling_words(judged.ruling)}.")
        for other in judged.ruling.against:
            note(f"To undo what stands against it:  {undoing(other)}")
    note(f"To undo it:  {undoing(judged.decision.id)}")
