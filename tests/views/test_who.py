"""Who is who in a ledger: names joined, what each is called, what it says and claims, and what is only possible."""

from __future__ import annotations

import pytest

from ledger.making import (
    READER,
    anchor,
    make_figure,
    make_identity,
    make_name,
    make_report,
    make_statement,
)
from sayso.ledger import Found, MemoryLedger
from sayso.linking import NamedIn
from sayso.records import Judgement, Link
from sayso.views import claimed_by, find_who, said_by
from sayso.views.wording import decision_words, identity_words, proposal_words, role_words, ruling_words

QUAY = "Harbour master Ada Pell warned that 12 boats drift. The Harbour Board Association (HBA) agrees, Pell said."
TOWN = "Former harbour master Ada Pell, now mayor of Kestrel Bay, said 30 boats were lost. « Rien », dit l’HBA."
NIGHT = "Pell and Tom Ruddock counted 7 boats at night."


@pytest.fixture
def ledger() -> MemoryLedger:
    """Return three reports on a harbour, the latest first."""
    ledger = MemoryLedger()
    night = make_report(NIGHT, key="night.txt", language="en")
    figure = make_figure(night, "7", 7, claimed_by="Pell, Tom Ruddock")
    ledger.add(night, [], reader=READER, found=Found(
        figures=(figure,), names=(make_name(night, "Pell"), make_name(night, "Tom Ruddock"))
    ))  # fmt: skip
    town = make_report(TOWN, key="pile/town.txt", language="en", published="2026-03-18T09:00+01:00")
    lost = make_statement(town, "30 boats were lost", cue="said", speaker=("Ada Pell",), form="indirect")
    ledger.add(town, [lost], reader=READER, found=Found(
        figures=(make_figure(town, "30", 30, claimed_by="article"),),
        names=(
            make_name(town, "Ada Pell", roles=("Former harbour master", "mayor of Kestrel Bay")),
            make_name(town, "HBA", type="organisation"),
        ),
    ))  # fmt: skip
    quay = make_report(QUAY, key="quay.txt", language="en", publisher="Kestrel Courier", published="2026-03-16")
    drift = make_statement(quay, "12 boats drift", cue="warned", speaker=("Ada Pell",), act="warn", form="indirect")
    agree = make_statement(quay, "agrees", cue="said", speaker=("Pell",), form="indirect")
    ledger.add(quay, [drift, agree], reader=READER, found=Found(
        figures=(make_figure(quay, "12", 12, claimed_by="Ada Pell"),),
        names=(
            make_name(quay, "Ada Pell", "Pell", roles=("Harbour master",)),
            make_name(quay, "Harbour Board Association", "HBA", type="organisation"),
        ),
        identities=(make_identity(quay, "Harbour Board Association", "HBA"),),
    ))  # fmt: skip
    return ledger


@pytest.fixture(autouse=True)
def links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Link by two rules of thumb, so that these tests know what is linked."""

    def link(names: list[NamedIn], _identities: object) -> list[Link]:
        ordered = sorted(names, key=lambda each: (each.day or "9999", each.name.id))
        pairs = [(one, two) for at, one in enumerate(ordered) for two in ordered[at + 1 :]]
        found = []
        for one, two in pairs:
            same = one.name.name == two.name.name or set(one.name.forms) >= {two.name.name, "HBA"}
            if same or one.name.name.split()[-1] == two.name.name.split()[-1]:
                reason = ("the same name",) if same else ("the same last name", "one report says no first name")
                found.append(
                    Link(left=one.name.id, right=two.name.id, relation="same_as",
                         score=1.0 if same else 0.6, because=reason)
                )  # fmt: skip
        return found

    monkeypatch.setattr("sayso.linking.link_names", link)


def test_every_entity_comes_with_all_that_is_told_of_it(ledger: MemoryLedger) -> None:
    """Forms with their counts, statements and figures over all reports, the reports in order of time."""
    pell = find_who(ledger).profiles[0]
    assert (pell.entity.name, pell.entity.type) == ("Ada Pell", "person")
    assert [(form.form, form.count) for form in pell.forms] == [("Ada Pell", 2), ("Pell", 1)]
    assert (pell.statements, pell.figures, pell.mentions) == (3, 1, 3)
    assert [report.key for report in pell.reports] == ["quay.txt", "pile/town.txt"]


def test_roles_stand_in_order_of_time(ledger: MemoryLedger) -> None:
    """Each with the day and the report that gives it; the latest is the role shown."""
    pell = find_who(ledger).profiles[0]
    assert [(role.words, role.day) for role in pell.roles] == [
        ("Harbour master", "2026-03-16"),
        ("Former harbour master", "2026-03-18"),
        ("mayor of Kestrel Bay", "2026-03-18"),
    ]
    assert pell.role == pell.roles[-1]
    assert role_words(pell.roles[0]) == "Harbour master (Kestrel Courier, 2026-03-16)"
    assert role_words(pell.roles[2]) == "mayor of Kestrel Bay (town.txt, 2026-03-18)"


def test_a_report_that_says_that_two_names_are_one_is_named(ledger: MemoryLedger) -> None:
    """The words are the report's, not the tool's."""
    (board,) = find_who(ledger).find("Harbour Board Association")
    assert [identity_words(row) for row in board.identities] == [
        "Kestrel Courier, 2026-03-16, says that “Harbour Board Association” is “HBA”"
    ]
    assert [report.key for report in board.reports] == ["quay.txt", "pile/town.txt"]


def test_proposals_wait_with_score_and_reasons(ledger: MemoryLedger) -> None:
    """One for any two entities, the best; never as a fact."""
    who = find_who(ledger)
    (proposal,) = who.waiting
    words = "Ada Pell and Pell are possibly the same (0.60: the same last name; one report says no first name)"
    assert proposal_words(proposal) == words
    assert who.proposals_of(proposal.right) == (proposal,) == who.proposals_of(proposal.left)
    assert who.proposals_of(who.find("HBA")[0]) == ()


def test_an_entity_is_found_by_form_id_and_part_of_an_id(ledger: MemoryLedger) -> None:
    """Any case, any accents; a form that several have finds them all; a slip of the hand is near."""
    who = find_who(ledger)
    pell = who.profiles[0]
    (alone,) = [profile for profile in who.profiles if profile.entity.name == "Pell"]
    assert who.find("ADA pell") == who.find("Áda  Pell") == (pell,)
    assert set(who.find("Pell")) == {pell, alone}
    assert who.find(pell.entity.id) == who.find(pell.entity.id[:6]) == (pell,)
    assert who.find(pell.names[1].name.id) == who.find(pell.names[1].name.id[:7]) == (pell,)
    assert who.find(pell.entity.id[:3]) == who.find("Radek") == who.find("") == ()
    assert who.profile(pell.entity.id) is pell
    assert who.profile("nobody") is None
    ledger.judge(
        Judgement.POSITIVE, alone.names[0].name.mentions[0], pell.names[0].name.mentions[0], decided_by="N. Varga"
    )
    joined = find_who(ledger).profiles[0]
    assert find_who(ledger).find(alone.entity.id) == (joined,)  # an id that was noted before still leads there
    assert pell in who.near("Ada Pel")
    assert pell in who.near("Ada")
    assert who.near("Zoltan") == who.near("") == ()


def test_speakers_and_claimants_are_joined_with_names(ledger: MemoryLedger) -> None:
    """By any form, in the report that writes it; joint claimants are each meant; the writer of a report is nobody."""
    who = find_who(ledger)
    quay = ledger.find_report("quay.txt").id
    night = ledger.find_report("night.txt").id
    assert who.of_speaker(quay, "Pell") is who.profiles[0] is who.of_speaker(quay, "ADA PELL")
    assert who.of_speaker(night, "Ada Pell") is who.of_speaker(quay, "the crowd") is None
    assert [each.entity.name for each in who.of_claimant(night, "Pell, Tom Ruddock")] == ["Pell", "Tom Ruddock"]
    assert who.of_claimant(quay, "article") == ()
    pell = who.profiles[0]
    assert [row.statement.quote for row in said_by(ledger, who, pell)] == [
        "12 boats drift", "agrees", "30 boats were lost",
    ]  # fmt: skip
    assert [row.figure.anchor.exact for row in claimed_by(ledger, who, pell)] == ["12"]
    (ruddock,) = who.find("Tom Ruddock")
    assert [row.figure.anchor.exact for row in claimed_by(ledger, who, ruddock)] == ["7"]


def test_every_decision_says_what_it_does_now(ledger: MemoryLedger) -> None:
    """Counts, undone, overruled, in conflict, or with nothing to stand on."""
    night, quay = ledger.find_report("night.txt"), ledger.find_report("quay.txt")
    pell, ruddock, ada = anchor(night, "Pell"), anchor(night, "Tom Ruddock"), anchor(quay, "Ada Pell")
    undone = ledger.judge(Judgement.POSITIVE, pell, ruddock, decided_by="N. Varga")
    ledger.undo(undone.id, decided_by="N. Varga", because="a slip")
    ledger.judge(Judgement.UNSURE, ada, pell, decided_by="N. Varga")
    ledger.judge(Judgement.POSITIVE, ada, pell, decided_by="N. Varga", because="she signs so")
    ledger.judge(Judgement.NEGATIVE, ada, ruddock, decided_by="I. Radek")
    ledger.judge(Judgement.POSITIVE, ruddock, pell, decided_by="I. Radek")
    ledger.judge(Judgement.POSITIVE, anchor(night, "boats"), pell, decided_by="I. Radek")
    who = find_who(ledger)
    assert [ruling_words(ruling) for ruling in who.rulings] == [
        "undone",
        "counts",
        "overruled: a later decision holds",
        "counts",
        "counts",
        "not applied: decision 5 tells them apart",
        "not applied: the present readings have no two names at its places",
    ]
    both_names = "“Ada Pell” in Kestrel Courier, 2026-03-16, and “Pell” in night.txt"
    assert [decision_words(ruling) for ruling in who.rulings[1:4]] == [
        "N. Varga: decision 1 is undone (a slip)",
        f"N. Varga: cannot tell whether {both_names}, are the same",
        f"N. Varga: {both_names}, are the same (she signs so)",
    ]
    both = who.profiles[0]
    assert [ruling.decision.id for ruling in who.rulings_of(both)] == [3, 4, 5, 6]
    assert (both.figures, both.mentions) == (2, 4)


def test_who_looked_and_could_not_tell_is_said(ledger: MemoryLedger) -> None:
    """An unsure judgement leaves the proposal where it was, with a note."""
    night, quay = ledger.find_report("night.txt"), ledger.find_report("quay.txt")
    ledger.judge(Judgement.UNSURE, anchor(quay, "Ada Pell"), anchor(night, "Pell"), decided_by="N. Varga")
    (proposal,) = find_who(ledger).waiting
    assert proposal_words(proposal).endswith("; N. Varga looked and is unsure)")


def test_an_empty_ledger_knows_nobody() -> None:
    """No names, no proposals, no decisions."""
    who = find_who(MemoryLedger())
    assert (who.profiles, who.waiting, who.rulings) == ((), (), ())
