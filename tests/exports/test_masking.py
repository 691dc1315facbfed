"""Private persons masked in every cell of every export."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import READER, anchor, make_figure, make_name, make_report, make_statement
from sayso.exports import (
    DECISION_COLUMNS,
    FIGURE_COLUMNS,
    NAME_COLUMNS,
    PROPOSAL_COLUMNS,
    REPORT_COLUMNS,
    STATEMENT_COLUMNS,
    UNREAD_COLUMNS,
    Column,
    decision_as_json,
    figure_as_json,
    name_as_json,
    proposal_as_json,
    report_as_json,
    statement_as_json,
)
from sayso.exports.masking import Mask
from sayso.ledger import FigureQuery, Found, MemoryLedger, Row, StatementQuery
from sayso.pipeline.masking import find_mask
from sayso.records import Judgement, Unread
from sayso.text.folding import words_of
from sayso.views import find_who

MARTHE = "Marthe Lioubert"
QUAY = (
    "« L'eau montait », raconte Marthe Lioubert, boulangère. Mme Lioubert a vu 12 barques. "
    "La préfète, Solène Aubrac, a reçu Lioubert. Selon un voisin, MARTHE est partie. "
    "Le Comité Marthe-Lioubert la soutient. Le Maire, a dit Bruno Le Maire, ment."
)
BAY = 'Ada Pell, mayor of Kestrel Bay, met Oren Pell, a baker. "Ada warned us," Oren said. Pell agreed to 3 rules.'
LATER = "Nobody saw Marthe Lioubert or a pell of rain, nor the town of Oren. The pell fell on marthe lioubert."


@pytest.fixture(scope="module")
def ledger() -> MemoryLedger:
    """Return three reports that name two private persons, a prefect and a mayor; the third was read without names."""
    ledger = MemoryLedger()
    quay = make_report(
        QUAY, key="pile/marthe-lioubert-temoigne.txt", title="Marthe Lioubert : « j’ai vu »", published="2026-03-14",
        url="https://echo.example/Marthe%20Lioubert/lioubert_2.html",
    )  # fmt: skip
    ledger.add(
        quay,
        [
            make_statement(
                quay, "L'eau montait", source="Marthe Lioubert", cue="raconte", speaker=("Marthe Lioubert",)
            ),
            make_statement(quay, "MARTHE est partie", source="un voisin", cue="Selon"),
            make_statement(quay, "Le Maire", "ment", source="Bruno Le Maire", cue="a dit", speaker=("Bruno Le Maire",)),
        ],
        reader=READER,
        found=Found(
            figures=(make_figure(quay, "12", 12, counted="barques de Lioubert", claimed_by="Marthe Lioubert"),),
            names=(
                make_name(quay, "Marthe Lioubert", "Lioubert", roles=("boulangère",)),
                make_name(quay, "Solène Aubrac", roles=("La préfète",)),
                make_name(quay, "Comité Marthe-Lioubert", type="organisation"),
                make_name(quay, "Bruno Le Maire"),
            ),
            unread=(Unread(anchor=anchor(quay, "Mme Lioubert"), reason="part of a name (Lioubert)"),),
        ),
    )
    bay = make_report(BAY, key="bay.txt", language="en", published="2026-03-16", title="Pell meets Pell")
    ledger.add(
        bay,
        [
            make_statement(bay, "Ada warned us,", source="Oren", cue="said", speaker=("Oren Pell",)),
            make_statement(bay, "3 rules", source="Pell", cue="agreed", speaker=("Ada Pell",), form="indirect"),
        ],
        reader=READER,
        found=Found(
            figures=(make_figure(bay, "3", 3, claimed_by="Ada Pell"),),
            names=(make_name(bay, "Ada Pell", roles=("mayor of Kestrel Bay",)), make_name(bay, "Oren Pell", "Oren")),
        ),
    )
    later = make_report(LATER, key="later.txt", language="en", published="2026-03-18", publisher="Kestrel Courier")
    ledger.add(later, [make_statement(later, "Nobody saw Marthe Lioubert or a pell of rain", form="indirect")],
               reader=READER)  # fmt: skip
    oren, marthe = anchor(bay, "Oren Pell"), anchor(quay, "Marthe Lioubert")
    ledger.judge(Judgement.UNSURE, oren, marthe, decided_by="N. Varga", because="Oren Pell knows Lioubert")
    return ledger


@pytest.fixture(scope="module")
def mask(ledger: MemoryLedger) -> Mask:
    return find_mask(ledger).mask


def cells(ledger: MemoryLedger, mask: Mask | None) -> Iterator[str]:
    """Yield every cell of every export."""
    who = find_who(ledger)
    lists: list[tuple[Any, Any, Callable[[Any], Any]]] = [
        (ledger.statements(StatementQuery()), STATEMENT_COLUMNS, statement_as_json),
        (ledger.figures(FigureQuery()), FIGURE_COLUMNS, figure_as_json),
        (ledger.unread(), UNREAD_COLUMNS, lambda row: {"words": row.unread.anchor.exact}),
        (ledger.reports(), REPORT_COLUMNS, report_as_json),
        (who.profiles, NAME_COLUMNS, name_as_json),
        (who.waiting, PROPOSAL_COLUMNS, proposal_as_json),
        (who.rulings, DECISION_COLUMNS, decision_as_json),
    ]
    for rows, columns, as_json in lists:
        masked: list[Column[Any]] = list(columns if mask is None else mask.columns(columns))
        in_json = as_json if mask is None else mask.as_json(as_json)
        for row in rows:
            yield from (str(column.value(row)) for column in masked)
            yield from _strings(in_json(row))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)


def holds(text: str, form: str) -> bool:
    """Return whether a form stands in a text as words, in any case, with any accents and signs between."""
    words, wanted = [word for word, _, _ in words_of(text)], [word for word, _, _ in words_of(form)]
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def statement(ledger: MemoryLedger, mask: Mask, at: int) -> dict[str, Any]:
    rows: list[Row] = list(ledger.statements(StatementQuery()))
    columns = mask.columns(STATEMENT_COLUMNS)
    return {column.name: column.value(rows[at]) for column in columns}


def test_no_form_of_a_masked_name_remains_in_any_cell(ledger: MemoryLedger, mask: Mask) -> None:
    """Not in quotes, titles, paths, addresses, lists of forms, reasons: nowhere, though they were there before."""
    forms = ("Marthe Lioubert", "Lioubert", "Oren Pell")
    plain = list(cells(ledger, None))
    for form in forms:
        assert any(holds(cell, form) for cell in plain), form
    for cell in cells(ledger, mask):
        assert not any(holds(cell, form) for form in forms), cell
    report = ledger.find_report("marthe-lioubert-temoigne.txt")
    in_json = mask.as_json(statement_as_json)
    rows = ledger.statements(StatementQuery(report=report.id))
    assert not any(holds(cell, "Marthe") for row in rows for cell in _strings(in_json(row)))


def test_a_pseudonym_is_the_same_everywhere(ledger: MemoryLedger, mask: Mask) -> None:
    """In the language of the report, with the number of the person; in the speaker, the source and the title."""
    row = statement(ledger, mask, 0)
    assert (row["quote"], row["speaker"], row["source words"]) == ("L'eau montait", "Personne 1", "Personne 1")
    assert row["report title"] == "Personne 1 : « j’ai vu »"
    assert row["report"] == "pile/Personne 1-temoigne.txt"
    assert row["url"] == "https://echo.example/Personne 1/Personne 1_2.html"
    later = statement(ledger, mask, 5)
    assert later["quote"] == "Nobody saw Person 1 or a pell of rain"


def test_words_of_a_name_are_masked_where_its_bearer_is_named(ledger: MemoryLedger, mask: Mask) -> None:
    """ "MARTHE" alone is she in a report that names her; a word without a capital is none."""
    assert statement(ledger, mask, 1)["quote"] == "Personne 1 est partie"


def test_names_of_others_stay(ledger: MemoryLedger, mask: Mask) -> None:
    """A mayor keeps her name beside a private person of the same last name, and her first name."""
    row = statement(ledger, mask, 3)
    assert (row["quote"], row["speaker"], row["source words"]) == ("Ada warned us,", "Person 3", "Person 3")
    assert statement(ledger, mask, 4)["speaker"] == "Ada Pell"
    assert ["Solène Aubrac", "person", "Solène Aubrac", "La préfète"] in names(ledger, mask)
    assert ["Ada Pell", "person", "Ada Pell", "mayor of Kestrel Bay"] in names(ledger, mask)


def names(ledger: MemoryLedger, mask: Mask) -> list[list[object]]:
    """Return name, type, forms and role of each row."""
    columns = mask.columns(NAME_COLUMNS)[:4]
    return [[column.value(profile) for column in columns] for profile in find_who(ledger).profiles]


def test_a_list_of_forms_says_the_pseudonym_once(ledger: MemoryLedger, mask: Mask) -> None:
    """How many forms a name has is not told; a body that bears the name bears it no more."""
    assert ["Personne 1", "person", "Personne 1", "boulangère"] in names(ledger, mask)
    assert ["Comité Personne 1", "organisation", "Comité Personne 1", ""] in names(ledger, mask)


def test_a_name_that_is_an_office_is_a_name(ledger: MemoryLedger, mask: Mask) -> None:
    """Mr Le Maire is no mayor: nothing in the report gives him an office."""
    row = statement(ledger, mask, 2)
    assert row["speaker"] == "Personne 2"


def test_ids_and_numbers_stay(ledger: MemoryLedger, mask: Mask) -> None:
    """A masked row can still be found in the ledger by whoever has it."""
    row = next(ledger.statements(StatementQuery()))
    masked = mask.as_json(statement_as_json)(row)
    assert (masked["id"], masked["report"]["id"]) == (row.statement.id, row.report.id)
    assert masked["content"][0]["span"] == [row.statement.start, row.statement.start + len("L'eau montait")]
    assert json.dumps(masked)


def test_a_report_without_names_is_told(ledger: MemoryLedger) -> None:
    """An older reading has speakers and no names: nobody whom it alone names can be masked."""
    other = MemoryLedger()
    report = make_report(QUAY, key="old.txt")
    said = make_statement(report, "L'eau montait", source="Marthe Lioubert", speaker=("Marthe Lioubert",))
    other.add(report, [said], reader=READER)
    assert [each.key for each in find_mask(other).nameless] == ["old.txt"]
    assert find_mask(ledger).nameless == ()


def test_a_judgement_that_two_are_one_makes_both_public() -> None:
    """Once somebody says that the Pell of one report is the mayor of another, the name is public in both."""
    ledger = MemoryLedger()
    bay = make_report(BAY, key="bay.txt", language="en", published="2026-03-16")
    note = make_report("A. Pell was there.", key="note.txt", language="en", published="2026-03-17")
    ledger.add(
        bay, [], reader=READER, found=Found(names=(make_name(bay, "Ada Pell", roles=("mayor of Kestrel Bay",)),))
    )
    ledger.add(note, [], reader=READER, found=Found(names=(make_name(note, "A. Pell"),)))
    assert len(find_mask(ledger).mask) == 1
    ledger.judge(Judgement.POSITIVE, anchor(bay, "Ada Pell"), anchor(note, "A. Pell"), decided_by="N. Varga")
    assert len(find_mask(ledger).mask) == 0


Told = tuple[str, list[tuple[str, str, tuple[str, ...]]]]


def pile(*reports: Told) -> MemoryLedger:
    """Return a ledger of English reports: text, and the names in it with type and roles."""
    ledger = MemoryLedger()
    for number, (text, found) in enumerate(reports):
        report = make_report(text, key=f"{number}.txt", language="en", published=f"2026-03-{10 + number}")
        named = tuple(make_name(report, form, type=type_, roles=roles) for form, type_, roles in found)  # type: ignore[arg-type]
        whole = make_statement(report, text.rstrip("."), form="indirect")
        ledger.add(report, [whole], reader=READER, found=Found(names=named))
    return ledger


def quotes(ledger: MemoryLedger) -> list[str]:
    """Return the masked statements in order."""
    column = find_mask(ledger).mask.columns(STATEMENT_COLUMNS)[0]
    return [str(column.value(row)) for row in ledger.statements(StatementQuery())]


class TestAnOfficeHolderOfTheSameName:
    FARMER: Told = ("Jean Martin, a farmer, left Kervaz.", [("Jean Martin", "person", ("a farmer",))])
    BARE: Told = ("Jean Martin left by boat.", [("Jean Martin", "person", ())])
    DIRECTOR: Told = (
        "Jean Martin, director of the port, stayed.",
        [("Jean Martin", "person", ("director of the port",))],
    )

    def test_the_name_alone_lights_nobody(self) -> None:
        """A farmer, or somebody of whom nothing is told, is masked where the report of an office holder is not."""
        for other in (self.FARMER, self.BARE):
            first, second = quotes(pile(other, self.DIRECTOR))
            assert "Person 1" in first
            assert second == "Jean Martin, director of the port, stayed"

    def test_the_list_of_names_has_two(self) -> None:
        """In what is masked they are two, so that no row of the office holder leads to the report of the other."""
        ledger = pile(self.BARE, self.DIRECTOR)
        assert len(find_who(ledger).profiles) == 1
        masking = find_mask(ledger)
        columns = masking.mask.columns(NAME_COLUMNS)[:1]
        shown = {column.value(profile) for column in columns for profile in masking.who.profiles}
        assert shown == {"Person 1", "Jean Martin"}

    def test_all_private_names_of_one_are_one_person(self) -> None:
        """Whom linking takes for one has one number."""
        first, second, _ = quotes(pile(self.BARE, ("Jean Martin came back.", self.BARE[1]), self.DIRECTOR))
        assert first.startswith("Person 1 ")
        assert second.startswith("Person 1 ")

    def test_what_both_reports_name_lights_the_name(self) -> None:
        """A report that gives no role and names what the other names, too, tells of the office holder."""
        others: list[tuple[str, str, tuple[str, ...]]] = [("Odile Vasse", "person", ("the mayor",))]
        ledger = pile(
            ("Jean Martin met Odile Vasse, the mayor.", [*self.BARE[1], *others]),
            (self.DIRECTOR[0] + " Odile Vasse, the mayor, left.", [*self.DIRECTOR[1], *others]),
        )
        assert len(find_mask(ledger).mask) == 0

    def test_what_both_reports_name_does_not_light_a_farmer(self) -> None:
        """A report that gives no office but a trade is private until somebody judges."""
        others: list[tuple[str, str, tuple[str, ...]]] = [("Odile Vasse", "person", ("the mayor",))]
        ledger = pile(
            (self.FARMER[0] + " Odile Vasse, the mayor, left.", [*self.FARMER[1], *others]),
            (self.DIRECTOR[0] + " Odile Vasse, the mayor, left.", [*self.DIRECTOR[1], *others]),
        )
        assert len(find_mask(ledger).mask) == 1
        first, second = ledger.reports()
        ledger.judge(
            Judgement.POSITIVE, anchor(first, "Jean Martin"), anchor(second, "Jean Martin"), decided_by="N. V."
        )
        assert len(find_mask(ledger).mask) == 0


class TestFamiliesAndPlaces:
    ADA: Told = ("Ada Quennell, a farmer, left.", [("Ada Quennell", "person", ("a farmer",))])

    def test_the_family_of_a_private_person(self) -> None:
        """ "The Quennells" is masked, though a report has it as an organisation, and where she herself is named."""
        ledger = pile(self.ADA, ("The Quennells left.", [("Quennells", "organisation", ())]))
        assert quotes(ledger)[1] == "The Person 1 left"
        text = self.ADA[0].replace("left", "said the Quennells left")
        assert quotes(pile((text, self.ADA[1]))) == ["Person 1, a farmer, said the Person 1 left"]

    def test_a_country_stays(self) -> None:
        """What a report once took for a person is masked nowhere where others have a place of that name."""
        ledger = pile(
            ("Ivo Sarmonia, a farmer, left.", [("Ivo Sarmonia", "person", ("a farmer",))]),
            ("Rain fell on Sarmonia.", [("Sarmonia", "place", ())]),
            ("Ivo Sarmonia saw the army of Sarmonia.", [("Ivo Sarmonia", "person", ())]),
            ("Nobody named Sarmonia.", []),
        )
        assert quotes(ledger)[1:] == [
            "Rain fell on Sarmonia",
            "Person 1 saw the army of Sarmonia",
            "Nobody named Sarmonia",
        ]

    def test_a_country_of_the_gazetteer_is_nobody(self) -> None:
        """A country that one report takes for a person is no private person."""
        assert len(find_mask(pile(("Jamaica waits.", [("Jamaica", "person", ())]))).mask) == 0


def test_a_town_that_was_taken_for_a_person_stays() -> None:
    """What another report has as a place, and nothing else is known of, is no private person."""
    ledger = MemoryLedger()
    for key, type_ in (("a.txt", "place"), ("b.txt", "person")):
        report = make_report(f"Tourvel waits, says {key}.", key=key, language="en")
        name = make_name(report, "Tourvel", type=type_)  # type: ignore[arg-type]
        ledger.add(report, [], reader=READER, found=Found(names=(name,)))
    assert len(find_mask(ledger).mask) == 0


words = st.sampled_from(
    ["Ivo", "Radek", "Nil", "Ostrava-Bell", "Œuvray", "de", "quay", "barge", "said", "left", "D'Arvel"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=3, max_size=12), st.booleans())
def test_whatever_the_text_the_name_is_gone(name: list[str], text: list[str], loud: bool) -> None:
    """A person's form is found wherever it stands in a text, loud or not, and replaced wholly."""
    form = " ".join(name)
    if form == form.lower():  # nobody is called "quay"
        return
    said = " ".join([*text[:2], form.upper() if loud else form, *text[2:]])
    report = make_report(f"Then {form} came: {said}.", key="a.txt", language="en")
    ledger = MemoryLedger()
    found = Found(names=(make_name(report, form),))
    ledger.add(report, [make_statement(report, said, form="indirect")], reader=READER, found=found)
    mask = find_mask(ledger).mask
    (row,) = ledger.statements(StatementQuery())
    quote = str(mask.columns(STATEMENT_COLUMNS)[0].value(row))
    assert "Person 1" in quote
    assert not holds(quote, form)
