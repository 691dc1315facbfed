import pytest

from reading.making import ENGLISH, FRENCH
from sayso.reading.detect import detect_language, language_code
from sayso.reading.draft import UnreadableError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("Le maire a dit que la digue tiendrait.", "fr"),
        ("The mayor said the dyke would hold.", "en"),
        (FRENCH.upper(), "fr"),
        (f"{FRENCH} {FRENCH} “We will not leave,” one of them wrote.", "fr"),
    ],
)
def test_french_and_english_are_told(text: str, language: str) -> None:
    """A French and an English text are told, in capitals and with a foreign quotation too."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Der Bürgermeister sagte am Dienstag, der Deich halte noch, bat aber um Vorsicht.",
            r"German \(de\).*fr, en so far",
        ),
        ("El alcalde dijo el martes que el dique aguantaba todavía, pero pidió prudencia.", r"Spanish \(es\)"),
        ("قال رئيس البلدية يوم الثلاثاء إن السد لا يزال صامدا", r"Arabic \(ar\)"),
        ("12 34 56 78 / 90", "could not be told"),
        ("Ok xqz", "could not be told"),
    ],
)
def test_another_language_is_named(text: str, reason: str) -> None:
    """A text in another language, or in none that can be told, is refused with the reason."""
    with pytest.raises(UnreadableError, match=reason):
        detect_language(text)


def test_a_hint_decides_in_doubt_only() -> None:
    """What a page says of its language counts for a doubtful text, and not against a clear one."""
    assert detect_language("Ok xqz", hint="fr") == "fr"
    assert detect_language(FRENCH, hint="en") == "fr"
    with pytest.raises(UnreadableError, match="could not be told"):
        detect_language("Ok xqz", hint="de")


def test_the_readable_languages_can_be_more() -> None:
    """With a pack for German, German is read."""
    assert detect_language("Der Deich hält noch, sagte der Bürgermeister am Dienstag.", readable=("de", "fr")) == "de"


@pytest.mark.parametrize("given", ["fr", "FR", "fr-CA", "fr_FR", " French ", "français"])
def test_a_given_language_is_understood(given: str) -> None:
    """A language may be given as a code, with its country, or by name."""
    assert language_code(given) == "fr"


@pytest.mark.parametrize("given", ["de", "klingon", "fra nce"])
def test_a_given_language_that_is_not_read(given: str) -> None:
    """A language that is not read is refused also when it is given."""
    with pytest.raises(UnreadableError, match="sayso reads fr, en so far"):
        language_code(given)
