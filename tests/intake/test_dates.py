from pathlib import Path

import pytest

from sayso.errors import InputError, MissingPathError
from sayso.intake.dates import DateTable, GivenDates, find_in_filename, parse_moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14T18:30", "2026-03-14T18:30"),
        (" 2026-03-14 18:30 ", "2026-03-14T18:30"),
        ("2026-03-14T18:30:00+01:00", "2026-03-14T18:30:00+01:00"),
    ],
)
def test_an_iso_date_or_date_time_is_taken(typed: str, moment: str) -> None:
    """A date or date-time in ISO form is taken, with a space or a T between day and hour."""
    assert parse_moment(typed) == moment


@pytest.mark.parametrize("typed", ["14/03/2026", "2026-02-30", "14 mars 2026", "2026-03", "", "yesterday", "1" * 5000])
def test_another_date_says_what_to_write(typed: str) -> None:
    """Anything else is refused with the form to write, and the message stays short."""
    with pytest.raises(InputError, match="write year-month-day, such as 2026-03-14") as caught:
        parse_moment(typed)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-14.txt",
        "anv_2026_03_14_digue.html",
        "20260314.pdf",
        "20260314T1830-anv.txt",
        "20260314183000.txt",
        "14-03-2026.txt",
        "03.14.2026 Kestrel Bay.docx",
        "2026-03-14 (copy of 2026-03-14).txt",
    ],
)
def test_a_file_name_holds_a_date(name: str) -> None:
    """A date in the usual forms is found wherever it stands in a file name."""
    assert find_in_filename(name) == "2026-03-14"


@pytest.mark.parametrize(
    "name",
    [
        "report.txt",
        "04-03-2026.txt",
        "2026-03-14_to_2026-03-18.txt",
        "2026-13-40.txt",
        "1234567890123456.txt",
        "2026-03.txt",
        "9920260314.txt",
        "31.04.2026.txt",
    ],
)
def test_a_doubtful_file_name_holds_none(name: str) -> None:
    """A name with no date, two dates, a day that does not exist, or one that reads two ways gives none."""
    assert find_in_filename(name) is None


@pytest.mark.parametrize(
    "content",
    [
        b"file,date\na/anv.txt,2026-03-14\n",
        b"\xef\xbb\xbfFichier;Date\r\na/anv.txt;2026-03-14\r\n",
        b"title\tPublication date\tFile name\tfilename\nx\t2026-03-14\ty\ta\\anv.txt\n",
        "id;publisher;published_at\na/anv.txt;Dépêche;2026-03-14\n".encode("cp1252"),
        "key\tpublished\na/anv.txt\t2026-03-14\n".encode("utf-16"),
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    """The delimiter, the encoding and the names of the columns may be those of any spreadsheet."""
    file = tmp_path / "dates.csv"
    file.write_bytes(content)
    assert DateTable.read(file).of("/pile/a/anv.txt", "/pile/a/anv.txt") == "2026-03-14"


@pytest.mark.parametrize("name", ["/pile/a/anv.txt", "a/anv.txt", "anv.txt", "anv", "anv-17"])
def test_a_report_is_named_by_key_path_or_name(tmp_path: Path, name: str) -> None:
    """A row fits a report by its key, its path, the end of its path, its file name or its stem."""
    file = tmp_path / "dates.csv"
    file.write_text(f"file,date\n{name},2026-03-14\n")
    assert DateTable.read(file).of("anv-17", "/pile/a/anv.txt") == "2026-03-14"


@pytest.mark.parametrize("name", ["b/anv.txt", "nv.txt", "anv.html", "a", "other"])
def test_a_row_of_another_report_dates_nothing(tmp_path: Path, name: str) -> None:
    """A row that names another folder, another ending or a part of a name does not fit."""
    file = tmp_path / "dates.csv"
    file.write_text(f"file,date\n{name},2026-03-14\n")
    assert DateTable.read(file).of("/pile/a/anv.txt", "/pile/a/anv.txt") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("file,date\na.txt,14/03/2026\n", r"dates\.csv, line 2: '14/03/2026' is not a date: write"),
        ("file,date\n\na.txt,2026-03-14\nb.txt,soon\n", r"dates\.csv, line 4: 'soon' is not a date"),
        ("file,when\na.txt,2026-03-14\n", r"line 1: no column 'date'"),
        ("name,date\na.txt,2026-03-14\n", r"line 1: no column 'file'"),
        (
            "file,date\na.txt,2026-03-14\na.txt,2026-03-15\n",
            r"line 3: 'a\.txt' has the date 2026-03-15, but 2026-03-14",
        ),
        ("file,date\n,2026-03-14\n", "stands beside no file name"),
        ("", "is empty"),
        ("PK\x03\x04\0\0", "not a CSV file"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    """A table that cannot be used is an error that names file, line and value."""
    file = tmp_path / "dates.csv"
    file.write_text(content)
    with pytest.raises(InputError, match=message):
        DateTable.read(file)


def test_a_row_without_a_date_is_left_open(tmp_path: Path) -> None:
    """A report whose date cell is empty has no date, and is no error."""
    file = tmp_path / "dates.csv"
    file.write_text("file,date\na.txt,\nb.txt,2026-03-14\n")
    assert DateTable.read(file).of("a.txt", "a.txt") is None


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    """A table that does not exist is an error that says what may be given."""
    with pytest.raises(MissingPathError, match="filename"):
        GivenDates.parse(None, tmp_path / "none.csv")


def test_the_most_specific_date_wins(tmp_path: Path) -> None:
    """A row of the table wins over the report's own date, that over its file name, that over the date for all."""
    file = tmp_path / "dates.csv"
    file.write_text("file,date\na.txt,2026-03-01\n")
    by_table = GivenDates.parse("2026-03-09", file)
    assert by_table.of("a.txt", "a.txt", "2026-03-02") == "2026-03-01"
    assert by_table.of("b.txt", "b.txt", "2026-03-02") == "2026-03-02"
    assert by_table.of("b.txt", "b.txt", None) == "2026-03-09"
    by_name = GivenDates.parse("2026-03-09", "filename")
    assert by_name.of("2026-03-05.txt", "2026-03-05.txt", "2026-03-02") == "2026-03-02"
    assert by_name.of("2026-03-05.txt", "2026-03-05.txt", None) == "2026-03-05"
    assert by_name.of("-", None, None) == "2026-03-09"
    assert GivenDates.parse(None, None).of("2026-03-05.txt", "2026-03-05.txt", None) is None
