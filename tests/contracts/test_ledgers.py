"""What every ledger does, whatever it is kept in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import (
    BRIDGE,
    DAM,
    READER,
    anchor,
    bridge_statements,
    dam_statements,
    make_report,
    make_statement,
)
from sayso.errors import InputError, NotInLedgerError, RecordError, SpanError
from sayso.ledger import FACETS, Ledger, MemoryLedger, SqliteLedger, StatementQuery, Tally
from sayso.records import Anchor, Report, Skipped, Span, Statement

ALL = StatementQuery()


def _memory(_folder: Path) -> Ledger:
    return MemoryLedger()


def _sqlite(folder: Path) -> Ledger:
    return SqliteLedger(folder / "crisis.sayso")


@pytest.fixture(params=[_memory, _sqlite], ids=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    make: Callable[[Path], Ledger] = request.param
    with make(tmp_path) as opened:
        yield opened


def _add(ledger: Ledger, report: Report, *, reader: str = READER) -> bool:
    statements = dam_statements(report) if report.text == DAM else bridge_statements(report)
    return ledger.add(report, statements, reader=reader)


def _fill(ledger: Ledger) -> tuple[Report, Report, Report]:
    """Add three reports: two dated, the later one first, and one undated."""
    bridge = make_report(
        BRIDGE, key="pile/bridge.txt", language="en", publisher="Kestrel Courier", published="2026-03-16T08:00+01:00"
    )
    dam = make_report(
        key="pile/barrage.txt", publisher="L’Écho du Val", title="Le barrage tient", published="2026-03-14"
    )
    copy = make_report(key="pile/copie.txt", publisher="Radio Vallée")
    for report in (bridge, dam, copy):
        _add(ledger, report)
    return bridge, dam, copy


def _quotes(ledger: Ledger, query: StatementQuery) -> list[str]:
    return [row.statement.quote for row in ledger.statements(query)]


class TestAdding:
    def test_what_was_added_comes_back_the_same(self, ledger: Ledger) -> None:
        """A report and its statements come back equal in every field."""
        report = make_report(publisher="L’Écho du Val", url="https://echo.example/a/1", published="2026-03-14")
        statements = dam_statements(report)
        assert ledger.add(report, statements, reader=READER)
        rows = list(ledger.statements(ALL))
        assert [row.statement for row in rows] == statements
        assert {row.report for row in rows} == {report} == {ledger.report(report.id)}

    def test_the_same_reading_again_adds_nothing(self, ledger: Ledger) -> None:
        """The same reader with the same date finds its reading there."""
        report = make_report(published="2026-03-14")
        assert _add(ledger, report)
        assert not _add(ledger, report)
        assert ledger.count(ALL) == 3
        assert len(list(ledger.reports())) == 1

    def test_a_new_reader_replaces_what_is_shown(self, ledger: Ledger) -> None:
        """The newest reading counts, alone."""
        report = make_report()
        _add(ledger, report)
        assert ledger.add(report, dam_statements(report)[:1], reader="sayso 2, fr 1")
        assert _quotes(ledger, ALL) == ["Le barrage de Tourvel tient"]
        assert ledger.has(report, reader=READER)
        assert ledger.has(report, reader="sayso 2, fr 1")

    def test_a_report_without_statements_is_there(self, ledger: Ledger) -> None:
        """A report in which nothing was found is a report that was read."""
        report = make_report()
        assert ledger.add(report, [], reader=READER)
        assert list(ledger.reports()) == [report]
        assert ledger.has(report, reader=READER)
        assert ledger.count(ALL) == 0

    def test_words_that_do_not_stand_there_are_refused(self, ledger: Ledger) -> None:
        """A statement whose words are not the report's own is not taken, nor anything with it."""
        report = make_report()
        good = dam_statements(report)[0]
        false = dataclasses.replace(
            good, content=(Anchor(report.id, Span(2, 29), "Le barrage de Tourvel cède !"[:27]),)
        )
        with pytest.raises(SpanError, match="Tourvel"):
            ledger.add(report, [false], reader=READER)
        assert list(ledger.reports()) == []
        assert not ledger.has(report, reader=READER)

    def test_two_statements_with_one_id_are_refused(self, ledger: Ledger) -> None:
        """An id means one statement of a reading."""
        report = make_report()
        with pytest.raises(RecordError, match="same id"):
            ledger.add(report, dam_statements(report)[:1] * 2, reader=READER)

    def test_a_reference_to_nothing_is_refused(self, ledger: Ledger) -> None:
        """What answers or stands within another statement names one of the same reading."""
        report = make_report()
        with pytest.raises(RecordError, match="refers to"):
            ledger.add(report, [make_statement(report, "Qui paiera ?", answers="0" * 16)], reader=READER)

    def test_half_a_character_is_refused(self, ledger: Ledger) -> None:
        """A lone surrogate, which no file can hold, is refused with a reason."""
        with pytest.raises(RecordError, match="half a character"):
            ledger.add(make_report("Le barrage \ud83d tient."), [], reader=READER)

    def test_a_text_with_every_kind_of_character_comes_back(self, ledger: Ledger) -> None:
        """Offsets count code points: marks, emoji, combining accents and NUL stay where they are."""
        report = make_report("Pre\u0301fe\u0300te : \U0001f30a « Ça\u00a0monte\u202f! »\x00 fin\r\n\n٣ 水")
        statement = make_statement(report, "Ça\u00a0monte\u202f!")
        ledger.add(report, [statement], reader=READER)
        assert next(ledger.reports()).text == report.text
        assert next(ledger.statements(ALL)).statement == statement


class TestKeysAndRevisions:
    def test_a_copy_under_another_key_is_the_same_report(self, ledger: Ledger) -> None:
        """Both keys find the report, and it is counted once."""
        first, second = make_report(key="lundi/a.txt"), make_report(key="mardi/b.txt")
        assert _add(ledger, first)
        assert not _add(ledger, second)
        assert ledger.find_report("lundi/a.txt") == ledger.find_report("mardi/b.txt") == first
        assert ledger.keys(first.id) == ("lundi/a.txt", "mardi/b.txt")

    def test_sighting_notes_a_new_key_once(self, ledger: Ledger) -> None:
        """A report that is known already may be sighted instead of added."""
        report = make_report(key="lundi/a.txt")
        _add(ledger, report)
        for _ in range(2):
            ledger.sight(dataclasses.replace(report, key="mardi/b.txt"))
        assert ledger.keys(report.id) == ("lundi/a.txt", "mardi/b.txt")

    def test_sighting_an_unknown_report_is_an_error(self, ledger: Ledger) -> None:
        """Only a report that the ledger holds can be sighted."""
        with pytest.raises(NotInLedgerError):
            ledger.sight(make_report())

    def test_another_text_under_one_key_is_a_revision(self, ledger: Ledger) -> None:
        """The changed text is another report, joined to the earlier one; both stay."""
        old, new = make_report(), make_report(DAM.replace("mardi ", ""))
        ledger.add(old, [], reader=READER)
        ledger.add(new, [], reader=READER)
        assert ledger.revision_of(new.id) == old.id
        assert ledger.revision_of(old.id) is None
        assert len(list(ledger.reports())) == 2
        assert ledger.find_report(old.key) == new

    def test_another_text_under_one_address_is_a_revision(self, ledger: Ledger) -> None:
        """An article that was changed on the web is known by its address."""
        old = make_report(key="a.html", url="https://echo.example/a/1")
        new = make_report(BRIDGE, key="b.html", url="https://echo.example/a/1")
        _add(ledger, old)
        _add(ledger, new)
        assert ledger.revision_of(new.id) == old.id

    def test_a_home_page_joins_nothing(self, ledger: Ledger) -> None:
        """Two articles with the address of the whole site are no revisions of one another."""
        old = make_report(key="a.html", url="https://echo.example/")
        new = make_report(BRIDGE, key="b.html", url="https://echo.example/")
        _add(ledger, old)
        _add(ledger, new)
        assert ledger.revision_of(new.id) is None

    def test_a_report_is_found_by_every_name_it_has(self, ledger: Ledger) -> None:
        """An id, the beginning of one, a key, a file name."""
        _, dam, _ = _fill(ledger)
        for name in (dam.id, dam.id[:6], "pile/barrage.txt", "barrage.txt"):
            assert ledger.find_report(name) == dam

    @pytest.mark.parametrize("name", ["", "nothing.txt", "%", "_", "pile", "ffffffffffffffff", "a\x00b", "\udcff"])
    def test_a_name_that_means_nothing_is_an_error(self, ledger: Ledger, name: str) -> None:
        """What no report is called finds none, whatever it is."""
        _fill(ledger)
        with pytest.raises(NotInLedgerError):
            ledger.find_report(name)

    def test_a_name_that_means_several_is_an_error(self, ledger: Ledger) -> None:
        """Nothing is decided for the person: the message names the reports."""
        _add(ledger, make_report(key="lundi/a.txt"))
        _add(ledger, make_report(BRIDGE, key="mardi/a.txt"))
        with pytest.raises(NotInLedgerError, match=r"2 reports: .*lundi/a\.txt.*mardi/a\.txt"):
            ledger.find_report("a.txt")
        assert ledger.find_report("mardi/a.txt").text == BRIDGE

    def test_what_is_not_there_is_said(self, ledger: Ledger) -> None:
        """Unknown ids raise one kind of error everywhere."""
        for ask in (ledger.report, ledger.keys, ledger.revision_of, ledger.statement):
            with pytest.raises(NotInLedgerError):
                ask("0" * 16)


class TestDates:
    def test_a_given_date_is_shown_on_every_row(self, ledger: Ledger) -> None:
        """The report is as it is dated now, also before it is read again."""
        report = make_report()
        _add(ledger, report)
        ledger.date(report.id, "2026-03-14", decided_by="N. Varga")
        dated = ledger.report(report.id)
        assert (dated.published_at, dated.published_from) == ("2026-03-14", "given")
        assert {row.report for row in ledger.statements(ALL)} == {dated}

    def test_a_reading_with_the_date_replaces_the_one_without(self, ledger: Ledger) -> None:
        """What counts is the reading with the present date, whichever came last."""
        report = make_report()
        _add(ledger, report)
        ledger.date(report.id, "2026-03-14", decided_by="N. Varga")
        assert not ledger.has(ledger.report(report.id), reader=READER)
        dated = ledger.report(report.id)
        assert ledger.add(dated, dam_statements(report)[:1], reader=READER)
        assert ledger.has(dated, reader=READER)
        assert ledger.count(ALL) == 1
        assert not ledger.add(report, dam_statements(report), reader=READER)
        assert ledger.count(ALL) == 1

    def test_what_a_person_decided_outlives_reading_again(self, ledger: Ledger) -> None:
        """The pile read again with its own dates does not undo a correction."""
        report = make_report(published="2026-03-14")
        _add(ledger, report)
        ledger.date(report.id, "2026-03-12", decided_by="N. Varga")
        ledger.sight(report)
        ledger.sight(dataclasses.replace(report, published_at="2026-03-20"))
        assert ledger.report(report.id).published_at == "2026-03-12"
        ledger.date(report.id, "2026-03-14", decided_by="N. Varga")
        assert ledger.report(report.id).published_at == "2026-03-14"

    def test_a_stronger_origin_wins(self, ledger: Ledger) -> None:
        """A date that was given beats a dateline, in whichever order they come."""
        line, given_date = make_report(published="2026-03-14", dateline=True), make_report(published="2026-03-15")
        _add(ledger, line)
        assert ledger.dated(given_date).published_at == "2026-03-15"
        ledger.sight(given_date)
        assert ledger.report(line.id).published_at == "2026-03-15"
        assert ledger.dated(line).published_at == "2026-03-15"
        assert ledger.dated(make_report()).published_at == "2026-03-15"

    def test_an_unknown_report_keeps_its_own_date(self, ledger: Ledger) -> None:
        """The ledger adds nothing to a report that it does not hold."""
        for report in (make_report(), make_report(published="2026-03-14")):
            assert ledger.dated(report) == report

    def test_a_date_that_is_none_is_refused(self, ledger: Ledger) -> None:
        """The message says how a date is written."""
        report = make_report()
        _add(ledger, report)
        for wrong in ("", "14/03/2026", "2026-02-30", "mardi", "2026-03"):
            with pytest.raises(InputError, match="2026-03-14"):
                ledger.date(report.id, wrong, decided_by="N. Varga")
        assert ledger.report(report.id).needs_date

    def test_dating_an_unknown_report_is_an_error(self, ledger: Ledger) -> None:
        """Nothing is dated that is not there."""
        with pytest.raises(NotInLedgerError):
            ledger.date("0" * 16, "2026-03-14", decided_by="N. Varga")


class TestAsking:
    def test_order_is_date_then_place(self, ledger: Ledger) -> None:
        """The oldest publication comes first, the undated last, and in a report the text's own order."""
        bridge, dam, copy = _fill(ledger)
        assert [report.id for report in ledger.reports()] == [dam.id, bridge.id, copy.id]
        rows = list(ledger.statements(ALL))
        assert [row.report.id for row in rows] == [dam.id] * 3 + [bridge.id] * 2 + [copy.id] * 3
        starts = [row.statement.start for row in rows[:3]]
        assert starts == sorted(starts)

    def test_moments_of_several_time_zones_are_in_order_of_time(self, ledger: Ledger) -> None:
        """Half past midnight in Vilnius is before eleven in the evening in London."""
        for key, published in (("b", "2026-03-14T23:00Z"), ("a", "2026-03-15T00:30+02:00"), ("c", "2026-03-15")):
            ledger.add(make_report(f"Texte {key}.", key=key, published=published), [], reader=READER)
        assert [report.key for report in ledger.reports()] == ["a", "b", "c"]

    def test_pages_are_cut_from_the_whole_list(self, ledger: Ledger) -> None:
        """Limit and offset never lose or repeat a row; strange ones find nothing, or all."""
        _fill(ledger)
        whole = list(ledger.statements(ALL))
        pages = [row for offset in range(0, 9, 2) for row in ledger.statements(ALL, limit=2, offset=offset)]
        assert pages == whole
        assert list(ledger.statements(ALL, limit=0)) == list(ledger.statements(ALL, limit=-1)) == []
        assert list(ledger.statements(ALL, offset=99)) == list(ledger.statements(ALL, offset=2**70)) == []
        assert list(ledger.statements(ALL, limit=2**70, offset=-5)) == whole

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            (StatementQuery(speaker=("Solène Aubrac",)), 2),
            (StatementQuery(speaker=("Ada Pell",)), 2),
            (StatementQuery(speaker=("Ada Pell", "Ilyès Cormeray")), 4),
            (StatementQuery(speaker=("",)), 2),
            (StatementQuery(speaker=("Solène",)), 0),
            (StatementQuery(act=("ask",)), 2),
            (StatementQuery(act=("ask", "warn")), 3),
            (StatementQuery(act=("deny",)), 0),
            (StatementQuery(form=("mixed",)), 1),
            (StatementQuery(publisher=("Radio Vallée",)), 3),
            (StatementQuery(publisher=("",)), 0),
            (StatementQuery(language=("en",)), 2),
            (StatementQuery(language=("de",)), 0),
            (StatementQuery(date=("2026-03-16",)), 2),
            (StatementQuery(date=("",)), 3),
            (StatementQuery(date=("2026-03",)), 0),
            (StatementQuery(since="2026-03-14"), 5),
            (StatementQuery(since="2026-03-15"), 2),
            (StatementQuery(until="2026-03-15"), 3),
            (StatementQuery(until="2026-03-16"), 5),
            (StatementQuery(since="2026-03-14", until="2026-03-14"), 3),
            (StatementQuery(since="2026-03-17"), 0),
            (StatementQuery(since=""), 5),
            (StatementQuery(act=("ask",), language=("fr",), since="2026-01-01"), 1),
            (StatementQuery(act=("ask",), language=("en",)), 0),
            (StatementQuery(report="nothing"), 0),
        ],
    )
    def test_conditions_narrow_the_list(self, ledger: Ledger, query: StatementQuery, count: int) -> None:
        """Values of one field are alternatives; fields hold together; a value is the whole value."""
        _fill(ledger)
        assert ledger.count(query) == len(_quotes(ledger, query)) == count

    def test_one_report_can_be_asked_for(self, ledger: Ledger) -> None:
        """The statements of one report are those that stand in it."""
        bridge, _, _ = _fill(ledger)
        assert ledger.count(StatementQuery(report=bridge.id)) == 2

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("barrage", 2),
            ("BARRAGE tourvel", 2),
            ("préfète", 2),
            ("prefete", 2),
            ("hameau", 2),
            ('"trois hameaux"', 2),
            ("« coupés du monde »", 2),
            ("Ruddock ferry", 1),
            ("solène", 2),
            ('"hameau"', 0),
            ('"hameaux trois"', 0),
            ("barrage ferry", 0),
            ("bar", 2),
            ("ba", 0),
            ("déclaré", 0),
            ("!!!", 0),
            ("  ", 8),
            ("", 8),
        ],
    )
    def test_search_looks_at_quotes_sources_and_speakers(self, ledger: Ledger, text: str, count: int) -> None:
        """Case and accents do not matter; a word finds longer ones; quoted words are exact and in a row."""
        _fill(ledger)
        assert ledger.count(StatementQuery(text=text)) == count

    def test_search_in_reports_looks_at_title_and_text(self, ledger: Ledger) -> None:
        """A word of the title finds the report, and so does one of the text; one in neither does not."""
        bridge, dam, copy = _fill(ledger)
        assert [report.id for report in ledger.reports(text="pompiers")] == [dam.id, copy.id]
        assert [report.id for report in ledger.reports(text='"Le barrage tient"')] == [dam.id]
        assert [report.id for report in ledger.reports(text="kestrel")] == [bridge.id]
        assert list(ledger.reports(text="volcan")) == list(ledger.reports(text="?!")) == []
        assert len(list(ledger.reports(text=" "))) == 3

    @pytest.mark.parametrize(
        "text",
        ['"', '""', "«", "*", "bar*", "NEAR(a b)", "quote:barrage", "a AND", "OR", "NOT", "-x", "^a", "{a}", "(", "a'b",
         "\x00", "a\x00b", "\ud800", "; DROP TABLE statements", "%", "_", "\\", "mot " * 5000, "x" * 100_000, "é" * 70],
    )  # fmt: skip
    def test_no_search_is_wrong(self, ledger: Ledger, text: str) -> None:
        """Whatever is typed finds something or nothing, and never fails."""
        _fill(ledger)
        assert 0 <= ledger.count(StatementQuery(text=text)) <= 8
        assert len(list(ledger.reports(text=text))) <= 3
        assert ledger.count(StatementQuery(speaker=(text,), publisher=(text,), date=(text,), since=text)) == 0

    def test_a_facet_counts_under_the_other_conditions(self, ledger: Ledger) -> None:
        """The facet's own field is left out of account, so that its other values can be chosen."""
        _fill(ledger)
        query = StatementQuery(language=("fr",), act=("ask",))
        assert ledger.tally("act", query) == [Tally(value="say", count=4), Tally(value="ask", count=2)]
        assert ledger.tally("language", query) == [Tally(value="fr", count=2)]
        assert ledger.tally("date", query) == [Tally(value="", count=1), Tally(value="2026-03-14", count=1)]

    def test_joint_speakers_count_each(self, ledger: Ledger) -> None:
        """A statement of two speakers is one of each; one of nobody named counts as not known."""
        _fill(ledger)
        assert {tally.value: tally.count for tally in ledger.tally("speaker", ALL)} == {
            "Ada Pell": 2, "Tom Ruddock": 1, "Solène Aubrac": 2, "Ilyès Cormeray": 2, "": 2,
        }  # fmt: skip

    def test_most_come_first_and_equals_by_name(self, ledger: Ledger) -> None:
        """The order of a tally is always the same."""
        _fill(ledger)
        assert [tally.value for tally in ledger.tally("publisher", ALL)] == [
            "L’Écho du Val",
            "Radio Vallée",
            "Kestrel Courier",
        ]

    def test_statements_are_counted_by_report(self, ledger: Ledger) -> None:
        """Each report that has statements is there with their number."""
        reports = _fill(ledger)
        counts = {tally.value: tally.count for tally in ledger.tally("report", StatementQuery(report=reports[0].id))}
        assert counts == {reports[0].id: 2, reports[1].id: 3, reports[2].id: 3}

    def test_reports_are_counted(self, ledger: Ledger) -> None:
        """By language, publisher, day and where their date came from; also those without statements."""
        _fill(ledger)
        ledger.add(make_report("Rien à signaler.", key="d", published="2026-03-14", dateline=True), [], reader=READER)
        assert ledger.tally_reports("language") == [Tally(value="fr", count=3), Tally(value="en", count=1)]
        assert {tally.value: tally.count for tally in ledger.tally_reports("published_from")} == {
            "given": 2, "none": 1, "dateline": 1,
        }  # fmt: skip
        assert ledger.tally_reports("date")[0] == Tally(value="2026-03-14", count=2)
        assert Tally(value="", count=1) in ledger.tally_reports("publisher")

    @pytest.mark.parametrize("facet", ["", "json", "key", "text; --"])
    def test_an_unknown_facet_is_an_error(self, ledger: Ledger, facet: str) -> None:
        """The message names those there are."""
        with pytest.raises(InputError, match="speaker"):
            ledger.tally(facet, ALL)
        with pytest.raises(InputError, match="published_from"):
            ledger.tally_reports(facet)

    def test_a_statement_is_found_by_its_id(self, ledger: Ledger) -> None:
        """A row is the statement with its report as it is dated now."""
        _, dam, _ = _fill(ledger)
        wanted = dam_statements(dam)[2]
        row = ledger.statement(wanted.id)
        assert (row.statement, row.report) == (wanted, dam)

    def test_a_statement_of_an_old_reading_is_not_found(self, ledger: Ledger) -> None:
        """Only present readings are shown."""
        report = make_report()
        _add(ledger, report)
        ledger.add(report, [], reader="sayso 2, fr 1")
        with pytest.raises(NotInLedgerError):
            ledger.statement(dam_statements(report)[0].id)


class TestSkips:
    def test_a_skip_is_kept_once(self, ledger: Ledger) -> None:
        """The same key and reason again adds nothing; the time is that of the first try."""
        for _ in range(2):
            ledger.skip(Skipped(key="pile/photo.png", reason="a .png file is not read"))
        ledger.skip(Skipped(key="pile/vide.txt", reason="the file is empty"))
        rows = list(ledger.skips())
        assert [row.skipped.key for row in rows] == ["pile/photo.png", "pile/vide.txt"]
        assert rows[0].tried_at <= rows[1].tried_at

    def test_the_newest_reason_of_a_key_is_shown(self, ledger: Ledger) -> None:
        """A file that failed in two ways is one line."""
        ledger.skip(Skipped(key="a.pdf", reason="no text layer"))
        ledger.skip(Skipped(key="a.pdf", reason="damaged"))
        assert [row.skipped.reason for row in ledger.skips()] == ["damaged"]

    def test_what_was_read_later_is_no_longer_shown(self, ledger: Ledger) -> None:
        """A file that was mended and read is not unread."""
        ledger.skip(Skipped(key="pile/barrage.txt", reason="the file is empty"))
        _add(ledger, make_report())
        assert list(ledger.skips()) == []

    def test_what_was_read_before_and_then_failed_is_shown(self, ledger: Ledger) -> None:
        """A file that is broken now is told, although an earlier text of it was read."""
        _add(ledger, make_report())
        ledger.skip(Skipped(key="pile/barrage.txt", reason="the file is empty"))
        assert [row.skipped.reason for row in ledger.skips()] == ["the file is empty"]

    def test_a_strange_file_name_is_kept(self, ledger: Ledger) -> None:
        """Bytes that are no UTF-8 do not stop a run."""
        ledger.skip(Skipped(key="pile/caf\udce9.txt", reason="the file is empty"))
        assert len(list(ledger.skips())) == 1


def test_an_empty_ledger_answers_everything(ledger: Ledger) -> None:
    """Nothing is there, and nothing fails."""
    assert not list(ledger.reports())
    assert not list(ledger.statements(ALL))
    assert not list(ledger.skips())
    assert ledger.count(ALL) == 0
    assert all(ledger.tally(facet, ALL) == [] for facet in FACETS)


@settings(deadline=None, max_examples=40)
@given(words=st.text(max_size=60), text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_both_ledgers_find_the_same(words: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A search of anything in anything gives one answer, whatever the ledger is kept in."""
    report = make_report(text + " barrage", title=words)
    content = Anchor.of(report, 0, len(text))
    statement = Statement(
        id="a",
        report_id=report.id,
        content=(content,),
        source=(anchor(report, "barrage"),),
        form="direct",
        found_by="x",
    )
    answers = []
    for ledger in (MemoryLedger(), SqliteLedger(tmp_path_factory.mktemp("any") / "a.sayso")):
        with ledger:
            report_found = None
            if not any("\ud800" <= char <= "\udfff" for char in words):
                ledger.add(report, [statement], reader=READER)
                report_found = [found.id for found in ledger.reports(text=words)]
            answers.append((ledger.count(StatementQuery(text=words)), report_found))
    assert answers[0] == answers[1]
