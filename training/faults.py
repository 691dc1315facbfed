"""What is wrong with the statements found in a report, fault by fault, and how much of it a change mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from training.alignment import Alignment, Told, Words, align, same_source, same_speaker

__all__ = ["KINDS", "Change", "Fault", "Kind", "Laid", "Read", "RuleScore", "Scores", "lay", "score_rules", "tally"]

Kind = Literal["missed", "invented", "partial", "edges", "source", "speaker", "speaker_invented", "act", "form"]
"""What can be wrong.

missed            a gold statement that nothing found comes near to
invented          a found statement that comes near to no gold one
partial           a gold and a found content share less than half of their words: one is missed, the other invented
edges             the contents are the same by half of their words, but not by all
source            the contents are the same, the sources are not known by the same word
speaker           the contents are the same, the speaker is another one or none
speaker_invented  the contents are the same, and a speaker is given where gold has none
act, form         the contents are the same, the act or the form is not
"""
KINDS: tuple[Kind, ...] = get_args(Kind)

Change = Literal["", "lost", "kept", "gained"]
"""Against an earlier run a new fault is a loss, one that is no more is a gain; empty without an earlier run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report of the gold file with what was found in it, now and (None: not known) in an earlier run."""

    id: str
    text: str
    title: str = ""
    language: str = ""
    gold: tuple[Told, ...] = ()
    found: tuple[Told, ...] = ()
    before: tuple[Told, ...] | None = None
    ignore: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        gold: place in the report's gold statements; None for what is invented.
        found: place in what was found (of a gain: in what was found before); None for what is missed.
        overlap: share of words of the two contents, 0 to 1.
    """

    kind: Kind
    gold: int | None = None
    found: int | None = None
    overlap: float = 0.0
    change: Change = ""


@dataclass(slots=True)
class Scores:
    """Counts of one run, and the measures that they make; a share of nothing is 0."""

    gold: int = 0
    found: int = 0
    same: int = 0
    attributed: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Scores) -> None:
        """Take the counts of another report in."""
        self.gold += other.gold
        self.found += other.found
        self.same += other.same
        self.attributed += other.attributed
        self.counts.update(other.counts)

    def measures(self) -> dict[str, float]:
        """Return the measures in per cent, as the scorer of statements defines them."""
        pairs = {
            "attribution P": (self.attributed, self.found),
            "attribution R": (self.attributed, self.gold),
            "attribution F1": (2 * self.attributed, self.found + self.gold),
            "content F1": (2 * self.same, self.found + self.gold),
            "speaker right": (self.counts["with speaker"] - self.counts["speaker"], self.counts["with speaker"]),
            "speaker invented": (self.counts["speaker_invented"], self.counts["without speaker"]),
            "act right": (self.counts["with act"] - self.counts["act"], self.counts["with act"]),
        }
        return {name: round(100 * part / whole, 1) if whole else 0.0 for name, (part, whole) in pairs.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScore:
    """How well one rule does: what it found, how much of it is gold by content, and by content and source."""

    rule: str
    found: int
    same: int
    attributed: int

    @property
    def precision(self) -> float:
        """Return the share of what it found that is gold by content and source, 0 to 1."""
        return self.attributed / self.found if self.found else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Gold laid against found in one report: the faults, the counts, and each found statement's fate by its rule."""

    faults: tuple[Fault, ...]
    scores: Scores
    before: Scores | None
    rules: tuple[RuleScore, ...]


def lay(read: Read) -> Laid:
    """Return what is wrong in one report, and what an earlier run had wrong there."""
    words = Words(read.text)
    now = _faults(words, read, read.found)
    if read.before is None:
        return Laid(faults=now.faults, scores=now.scores, before=None, rules=now.rules)
    then = _faults(words, read, read.before)
    known = {_key(words, fault, read.before) for fault in then.faults}
    still = {_key(words, fault, read.found) for fault in now.faults}
    faults = [_changed(f, "kept" if _key(words, f, read.found) in known else "lost") for f in now.faults]
    faults += [_changed(f, "gained") for f in then.faults if _key(words, f, read.before) not in still]
    return Laid(faults=tuple(faults), scores=now.scores, before=then.scores, rules=now.rules)


def tally(reports: Iterable[Scores]) -> Scores:
    """Return the counts of several reports together."""
    total = Scores()
    for scores in reports:
        total.add(scores)
    return total


def score_rules(reports: Iterable[Laid]) -> list[RuleScore]:
    """Return how well each rule does over several reports, the one that errs most first."""
    sums: dict[str, tuple[int, int, int]] = {}
    for laid in reports:
        for one in laid.rules:
            found, same, attributed = sums.get(one.rule, (0, 0, 0))
            sums[one.rule] = (found + one.found, same + one.same, attributed + one.attributed)
    scored = [RuleScore(rule=rule, found=f, same=s, attributed=a) for rule, (f, s, a) in sums.items()]
    return sorted(scored, key=lambda one: (one.attributed - one.found, one.rule))


def _faults(words: Words, read: Read, found: Sequence[Told]) -> Laid:
    alignment = align(words, read.gold, found, read.ignore)
    faults = [Fault(kind="missed", gold=i) for i in alignment.missed]
    faults += [Fault(kind="invented", found=k) for k in alignment.invented]
    faults += [Fault(kind="partial", gold=i, found=k, overlap=share) for i, k, share in alignment.partial]
    for i, k, share in alignment.same:
        for kind in _differences(words, read.gold[i], found[k], share):
            faults.append(Fault(kind=kind, gold=i, found=k, overlap=share))
    faults.sort(key=lambda fault: _place(fault, read.gold, found))
    wrong = {(fault.gold, fault.found) for fault in faults if fault.kind == "source"}
    right = {k for i, k, _ in alignment.same if (i, k) not in wrong}
    scores = _scores(read.gold, alignment, faults, len(right))
    return Laid(faults=tuple(faults), scores=scores, before=None, rules=_rules(found, alignment, right))


def _differences(words: Words, gold: Told, found: Told, share: float) -> list[Kind]:
    """Return what is wrong with a found statement whose content is that of a gold one."""
    wrong: list[Kind] = []
    if share < 1:
        wrong.append("edges")
    if not same_source(words, gold.source, found.source):
        wrong.append("source")
    given = found.speaker or ()
    if gold.speaker and not any(same_speaker(one, other) for one in gold.speaker for other in given):
        wrong.append("speaker")
    if gold.speaker == () and given:
        wrong.append("speaker_invented")
    if gold.act and gold.act != found.act:
        wrong.append("act")
    if gold.form and found.form and gold.form != found.form:
        wrong.append("form")
    return wrong


def _scores(gold: Sequence[Told], alignment: Alignment, faults: Sequence[Fault], right: int) -> Scores:
    same, partial = len(alignment.same), len(alignment.partial)
    counts: Counter[str] = Counter(fault.kind for fault in faults)
    matched = [gold[i] for i, _, _ in alignment.same]
    counts["with speaker"] = sum(bool(told.speaker) for told in matched)
    counts["without speaker"] = sum(told.speaker == () for told in matched)
    counts["with act"] = sum(bool(told.act) for told in matched)
    return Scores(
        gold=same + partial + len(alignment.missed),
        found=same + partial + len(alignment.invented),
        same=same,
        attributed=right,
        counts=counts,
    )


def _rules(found: Sequence[Told], alignment: Alignment, right: set[int]) -> tuple[RuleScore, ...]:
    same = {k for _, k, _ in alignment.same}
    counted = same | {k for _, k, _ in alignment.partial} | set(alignment.invented)
    by_rule: dict[str, list[int]] = {}
    for k in sorted(counted):
        by_rule.setdefault(found[k].found_by, []).append(k)
    return tuple(
        RuleScore(rule=rule, found=len(places), same=len(same & set(places)), attributed=len(right & set(places)))
        for rule, places in sorted(by_rule.items())
    )


def _key(words: Words, fault: Fault, found: Sequence[Told]) -> tuple[object, ...]:
    """Return what makes two faults of two runs the same: the kind and the gold statement, or else what was invented."""
    if fault.gold is not None:
        return (fault.kind, fault.gold)
    assert fault.found is not None
    return (fault.kind, words.inside(found[fault.found].content))


def _changed(fault: Fault, change: Change) -> Fault:
    return Fault(kind=fault.kind, gold=fault.gold, found=fault.found, overlap=fault.overlap, change=change)


def _place(fault: Fault, gold: Sequence[Told], found: Sequence[Told]) -> tuple[int, int]:
    """Return where a fault stands in the text, so that a reader goes through a report from top to bottom."""
    told = gold[fault.gold] if fault.gold is not None else found[fault.found or 0]
    return told.content[0][0], KINDS.index(fault.kind)
