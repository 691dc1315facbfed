import pytest

from sayso.reading.dates import to_moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14T18:30:00Z", "2026-03-14T18:30:00Z"),
        ("2026-03-14T18:30:00.000+01:00", "2026-03-14T18:30:00.000+01:00"),
        ("2026-03-14 18:30:00 UTC", "2026-03-14T18:30:00Z"),
        ("2026-03-14T99:00", "2026-03-14"),
        ("2026/03/14", "2026-03-14"),
        ("20260314", "2026-03-14"),
        ("20260314T183000", "2026-03-14"),
        ("Sat, 14 Mar 2026 18:30:00 +0100", "2026-03-14T18:30:00+01:00"),
        ("14 mars 2026", "2026-03-14"),
        ("samedi 14 mars 2026 à 18h30", "2026-03-14T18:30"),
        ("le-14-mars", None),
        ("1er août 2026", "2026-08-01"),
        ("March 14th, 2026, 6:30 pm GMT", "2026-03-14T18:30Z"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("14/03/2026", "2026-03-14"),
        ("04/03/2026", None),
        ("05/05/2026", "2026-05-05"),
        ("2026-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("14 mars", None),
        ("mars 2026", None),
        ("2026", None),
        ("32 mars 2026", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("14 mars 2026 à 31h90", "2026-03-14"),
        ("March 14, 2026 at 17:30 pm", "2026-03-14"),
    ],
)
def test_a_date_of_metadata(value: str | None, moment: str | None) -> None:
    """A full date in any usual form becomes ISO 8601; an impossible, partial or ambiguous one is none."""
    assert to_moment(value) == moment
