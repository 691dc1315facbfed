import random

import pytest

from sayso.reading.draft import UnreadableError
from sayso.reading.encoding import decode

WORDS = "« L’été a été sec », a déclaré l’évêque de Noëlville ; 5 € le café."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)  # fmt: skip
def test_the_usual_encodings_are_known(encoding: str) -> None:
    """A text comes back whole from every encoding that French and English files are saved in."""
    assert decode(WORDS.encode(encoding)) == WORDS


def test_latin_1_is_read_as_windows_does() -> None:
    """A latin-1 text without typographic marks comes back whole."""
    assert decode("Le préfet a été relevé à l'aube.".encode("latin-1")) == "Le préfet a été relevé à l'aube."


def test_a_declared_encoding_counts_unless_the_bytes_are_utf_8() -> None:
    """What a page declares is used, but bytes that are valid UTF-8 are UTF-8; a made-up name is ignored."""
    assert decode("Łódź i Kraków".encode("iso-8859-2"), declared="ISO-8859-2") == "Łódź i Kraków"
    assert decode(WORDS.encode(), declared="iso-8859-1") == WORDS
    for name in ("base64", "zip", "nonsense", "", "utf-8", "idna", "x\0y"):
        assert decode(WORDS.encode("cp1252"), declared=name) == WORDS


def test_damaged_utf_8_stays_utf_8() -> None:
    """A UTF-8 text with a broken byte loses that character and no other."""
    assert decode((WORDS * 3).encode()[:-1] + b"\xc3") == (WORDS * 3)[:-1] + "\ufffd"


def test_a_stray_control_character_is_no_binary() -> None:
    """One strange character in a text does not make it binary."""
    assert decode(b"Le maire\0 a dit non.") == "Le maire\0 a dit non."


@pytest.mark.parametrize("seed", range(5))
def test_binary_is_told(seed: int) -> None:
    """Bytes that are no text are refused with what to do."""
    with pytest.raises(UnreadableError, match="binary data"):
        decode(random.Random(seed).randbytes(3000))
