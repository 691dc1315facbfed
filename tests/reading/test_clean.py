import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.clean import clean, one_line, rejoin

LONG = (
    "La maire de Port-Alder, Inès Varga, a demandé jeudi aux habitants du quai des Saint-Brévin de quitter leurs "
    "logements avant la nuit, estimant que la digue nord ne tiendrait pas. « Nous n’attendrons pas que l’eau soit à "
    "nos portes », a-t-elle déclaré devant la presse, ajoutant que des autocars partiraient toutes les heures."
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\u0085e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\x0cb\u2029c", "a\n\nb\n\nc"),
        ("a  \t\nb \n", "a\nb"),
        ("\n\n a\n\n \t\n\n\nb\n\u00a0\nc\n", " a\n\nb\n\nc"),
        ("in\u00advisible\u200b \ufeffmarks\u202e\x00\x1b", "invisible marks"),
        ("a\tb", "a\tb"),
        (" \n\t\n", ""),
        ("", ""),
    ],
)
def test_what_is_invisible_goes(raw: str, cleaned: str) -> None:
    """Line ends become equal, runs of empty lines one; control characters and trailing spaces go."""
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        '« Non\u00a0», a-t-il dit\u202f: “oui” ‘non’ "si" „doch” l’eau l\'eau d‘eau ‹ a ›',
        "e\u0301te\u0301 ﬁn Ⅻ ½ … — – - \u2011 \u2009 \u3000",
        "👩\u200d👩\u200d👧 \u200cص",
        "Une phrase.\nUne autre.\n\nUn paragraphe.",
    ],
)
def test_marks_and_letters_stay(text: str) -> None:
    """Quote marks, apostrophes, no-break spaces, ligatures and accents are not touched, and nothing is normalised."""
    assert clean(text) == text


@given(st.text(alphabet=st.sampled_from("ab «»\u00a0\r\n\t\x0c\u200b\u2028é ’")))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Clean text is clean."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("raw", [" " * 3_000_000 + "x", "\n " * 1_000_000 + "x", "\r" * 3_000_000])
def test_cleaning_takes_no_time(raw: str) -> None:
    """Megabytes of spaces and empty lines are cleaned at once."""
    began = time.monotonic()
    clean(raw)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("width", [60, 66, 72, 80, 96])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    """A text that a mail program wrapped gets its paragraphs back, with the hyphens of its names."""
    wrapped = "\n\n".join(
        [textwrap.fill(LONG, width), "Titre court", textwrap.fill(LONG.replace("jeudi", "hier"), width)]
    )
    assert rejoin(wrapped) == "\n\n".join([LONG, "Titre court", LONG.replace("jeudi", "hier")])


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{LONG}\n{LONG}\n{LONG}",
        "Dispositif en place jeudi soir le long du quai nord :\n- douze autocars\n- deux gymnases\n- une cellule",
        "Préfecture du Val\n12, quai Nord\nPort-Alder",
        "« Où allez-vous ? »\n« Chez ma sœur, à Kestrel Bay. »\n« Et la maison ? »\n« Elle attendra bien. »",
        "Une ligne seule.",
        textwrap.fill(LONG, 72).split("\n")[0] + "\n" + textwrap.fill(LONG, 72).split("\n")[1],
        "",
    ],
)
def test_other_line_ends_are_kept(text: str) -> None:
    """One paragraph a line, lists, addresses, dialogue and a single line end are left as they are."""
    assert rejoin(text) == text


def test_a_paragraph_end_in_a_wrapped_text_is_kept() -> None:
    """In a wrapped text whose paragraphs follow without an empty line, a short last line still ends its paragraph."""
    first = textwrap.fill(LONG + " Fin.", 72)
    assert len(first.split("\n")[-1]) < 60
    assert rejoin(f"{first}\n{first}") == f"{LONG} Fin.\n{LONG} Fin."


@pytest.mark.parametrize(
    ("value", "line"),
    [(" La\n digue\u200b ", "La digue"), ("", None), (None, None), (3, None), ("\ud800", "?"), ("x" * 900, "x" * 500)],
)
def test_metadata_is_one_line(value: object, line: str | None) -> None:
    """A string of metadata is one storable line of a sensible length; anything else is nothing."""
    assert one_line(value) == line
