"""What people decide on names can be undone to the last bit, and outlives every new reading."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.making import READER, make_name, make_report
from sayso.exports import NAME_COLUMNS, name_as_json
from sayso.ledger import Found, Ledger, MemoryLedger
from sayso.records import Anchor, Judgement, Name, Report, active_decisions
from sayso.views import find_who

FORMS = ("Ada Pell", "Pell", "Ivo Radek", "Radek", "Oren Pell", "Mara Ellison")
PAIRS = [(one, two) for one in FORMS for two in FORMS[::2] if one.split()[-1] != two.split()[-1]]
REPORTS = tuple(
    make_report(f"{one} met {two} on the quay.", key=f"{one} {two}", language="en", published=f"2026-03-{day:02d}")
    for day, (one, two) in enumerate(PAIRS, start=1)
)
NAMES = tuple(tuple(make_name(report, form) for form in pair) for report, pair in zip(REPORTS, PAIRS, strict=True))
PLACES = tuple(mention for names in NAMES for name in names for mention in name.mentions)

steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(Judgement), st.sampled_from(PLACES), st.sampled_from(PLACES)),
        st.tuples(st.just("part"), st.sampled_from(PLACES)),
        st.tuples(st.just("undo"), st.integers(0, 40)),
    ),
    max_size=25,
)


def filled() -> MemoryLedger:
    ledger = MemoryLedger()
    for report, names in zip(REPORTS, NAMES, strict=True):
        ledger.add(report, [], reader=READER, found=Found(names=names))
    return ledger


def export(ledger: Ledger) -> bytes:
    """Return the present state as it is exported, sorted."""
    who = find_who(ledger)
    lines = [json.dumps(name_as_json(profile), ensure_ascii=False) for profile in who.profiles]
    lines += [repr([column.value(profile) for column in NAME_COLUMNS]) for profile in who.profiles]
    lines += [repr((each.left.entity.id, each.right.entity.id, each.link)) for each in who.waiting]
    return "\n".join(sorted(lines)).encode()


def take(ledger: Ledger, done: Sequence[tuple[object, ...]]) -> None:
    """Decide and undo; what makes no sense (an undoing of what does not count, one place twice) is left out."""
    for step in done:
        if step[0] == "undo":
            active = active_decisions(ledger.decisions())
            if active:
                assert isinstance(step[1], int)
                ledger.undo(active[step[1] % len(active)].id, decided_by="N. Varga")
        elif step[0] == "part":
            assert isinstance(step[1], Anchor)
            part(ledger, step[1])
        else:
            judgement, left, right = step
            assert isinstance(judgement, Judgement)
            assert isinstance(left, Anchor)
            assert isinstance(right, Anchor)
            if left != right:
                ledger.judge(judgement, left, right, decided_by="N. Varga")


def part(ledger: Ledger, place: Anchor) -> None:
    """Part a name from all with which it stands together; where it stands alone nothing is done."""
    members = next(members for members in groups(ledger) if place in members)
    for other in sorted(members - {place}, key=PLACES.index)[:1]:
        ledger.judge(Judgement.NEGATIVE, place, other, decided_by="N. Varga", relation="one_of")


def groups(ledger: Ledger) -> set[frozenset[Anchor]]:
    """Return who is who, each name by its place."""
    return {frozenset(row.name.mentions[0] for row in profile.names) for profile in find_who(ledger).profiles}


def undo_all(ledger: Ledger) -> None:
    """Undo until no judgement counts."""
    while counting := [row for row in active_decisions(ledger.decisions()) if row.judgement is not None]:
        ledger.undo(counting[-1].id, decided_by="N. Varga")


BEFORE = export(filled())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=steps)
def test_undoing_everything_restores_the_very_same_export(done: list[tuple[object, ...]]) -> None:
    """After any sequence of same, different, unsure and undo, undoing them all gives the identical present state."""
    ledger = filled()
    take(ledger, done)
    undo_all(ledger)
    assert export(ledger) == BEFORE


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=steps, last=st.tuples(st.sampled_from(Judgement), st.sampled_from(PLACES), st.sampled_from(PLACES)))
def test_undoing_the_last_step_restores_what_was_before_it(
    done: list[tuple[object, ...]], last: tuple[Judgement, Anchor, Anchor]
) -> None:
    """One step and its undoing leave no trace in the present state."""
    ledger = filled()
    take(ledger, done)
    before, number = export(ledger), len(list(ledger.decisions()))
    take(ledger, [last])
    if len(list(ledger.decisions())) > number:
        ledger.undo(number + 1, decided_by="N. Varga")
    assert export(ledger) == before


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=steps, place=st.sampled_from(PLACES))
def test_one_name_is_parted_from_all_and_no_other_is_moved(done: list[tuple[object, ...]], place: Anchor) -> None:
    """Whatever was decided before: the name stands alone, all others as they stood; undone, all is as it was."""
    ledger = filled()
    take(ledger, done)
    before, state, number = groups(ledger), export(ledger), len(list(ledger.decisions()))
    part(ledger, place)
    expected = {members - {place} for members in before} - {frozenset()} | {frozenset({place})}
    assert groups(ledger) == expected
    if len(list(ledger.decisions())) > number:
        ledger.undo(number + 1, decided_by="N. Varga")
    assert export(ledger) == state


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=steps)
def test_nobody_is_joined_with_whom_they_were_told_apart_from(done: list[tuple[object, ...]]) -> None:
    """Whatever else was decided, two names that the latest judgement tells apart are two entities."""
    ledger = filled()
    take(ledger, done)
    who = find_who(ledger)
    for ruling in who.rulings:
        if ruling.state == "counts" and ruling.decision.judgement is Judgement.NEGATIVE:
            assert ruling.left is not None
            assert ruling.left != ruling.right


def reread(report: Report, pair: tuple[str, str], *, longer: bool) -> tuple[Name, ...]:
    """Return the names as another pack finds them: "Ada Pell met" or "Pell" for "Ada Pell", with other ids."""
    first, second = pair
    if longer:
        return make_name(report, f"{first} met"), make_name(report, f"{second} on", type="group")
    return make_name(report, first.split()[-1]), make_name(report, second.split()[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=steps, longer=st.booleans())
def test_reading_again_keeps_every_judgement(done: list[tuple[object, ...]], longer: bool) -> None:
    """Every row stands as it was, and every judgement still finds its two names, whatever another pack finds there.

    With the first pack again all is as it was before.
    """
    ledger = filled()
    take(ledger, done)
    before, rows = export(ledger), list(ledger.decisions())
    states = [ruling.state for ruling in find_who(ledger).rulings]
    for report, pair in zip(REPORTS, PAIRS, strict=True):
        found = Found(names=reread(report, pair, longer=longer))
        ledger.add(report, [], reader="sayso 2, en 2", found=found)
    assert list(ledger.decisions()) == rows
    assert [ruling.state for ruling in find_who(ledger).rulings] == states
    for report, names in zip(REPORTS, NAMES, strict=True):
        ledger.add(report, [], reader="sayso 3, en 1", found=Found(names=names))
    assert export(ledger) == before


def test_the_reports_have_names() -> None:
    """The sequences above have something to work on."""
    assert len(PLACES) == 2 * len(PAIRS) >= 20
    assert 4 <= len(find_who(filled()).profiles) <= len(FORMS)
