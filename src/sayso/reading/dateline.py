"""Datelines: where a report says at its head when it was written, and the date in its address."""

from __future__ import annotations

import re

from sayso.reading.dates import WRITTEN, moment_in_words, to_moment

__all__ = ["find_dateline", "find_in_url"]

_HEAD_LINES = 6
_LONGEST_LINE = 160
_FLAGS = re.VERBOSE | re.IGNORECASE

# "Publié le 14 mars 2026 à 18h30 | Mis à jour le 15 mars 2026", "The Courier – Published: March 14, 2026"; but not
# "Publié le 14 mars 2026, le rapport accuse …", where the words run on.
_PUBLISHED = re.compile(
    rf"""\W* (?:[^\W\d][^\d\n.!?;:«»“”"]{{0,60}}?\s[|–—·•-]\s)?
         (?:publi[ée]e?|mise?\s+en\s+ligne|diffusée?|post[ée]e?|published|posted|issued|released|date|dated)
         \b [^\d\n]{{0,25}}? (?<!\w) (?:{WRITTEN}) (?P<after>.*)""",
    _FLAGS,
)
_AFTER_PUBLISHED = re.compile(
    r"\W*\Z|\s*[|–—·•(\[/-]|[\s,;]*(?:(?:et\s+)?(?:mis|modifi|actualis)|(?:and\s+)?(?:last\s+)?(?:updated|modified)|par\s|by\s)",
    re.IGNORECASE,
)
# A line that is nothing but a date, perhaps behind a place or a masthead: "Port-Alder, le 14 mars 2026".
_ALONE = re.compile(
    rf"""\W* (?P<before>[^\W\d][^\d\n.!?;:«»“”"]{{0,50}}? \s?[,|–—·•-]\s?)?
         (?:le\s+|on\s+)? (?:{WRITTEN}) (?P<after>.*)""",
    _FLAGS,
)
# "PORT-ALDER, 14 mars 2026 (ANV) — Le préfet", "14 mars 2026. – Le préfet", "(ANV) Kestrel Bay, March 14, 2026 - The".
_DATELINE = re.compile(
    rf"""[(\[]? (?P<before>[^\W\d][^\d\n.!?;:«»“”"]{{0,70}}? [,)\]–—-]\s?)? [(\[]? (?:le\s+|on\s+)? (?:{WRITTEN})
         (?P<after>[)\]]? (?:,?\s*[(\[][^()\[\]\n]{{1,40}}[)\]])? \s*[.:]?\s* (?:[–—]|--?)\s? (?=\S)
         (?!\d{{1,2}}(?:er)?\s\w+\s\d{{4}}))""",
    _FLAGS,
)
_SMALL_WORDS = frozenset(
    {
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "sur",
        "sous",
        "en",
        "et",
        "au",
        "aux",
        "à",
        "and",
        "of",
        "the",
        "on",
    }
)


def find_dateline(text: str, *, language: str | None = None) -> str | None:
    """Return the publication date that the head of a text tells, as ISO 8601; None when it tells none for certain.

    A date inside a sentence is never taken: it is when something happened.

    >>> find_dateline("PORT-ALDER, 14 mars 2026 (ANV) — Le préfet a levé l'alerte.")
    '2026-03-14'
    >>> find_dateline("Le 14 mars 2026, la digue a cédé.") is None
    True
    """
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_HEAD_LINES]
    for line in lines:
        moment = _of_line(line, day_first=language == "fr" or None)
        if moment:
            return moment
    return None


def _of_line(line: str, *, day_first: bool | None) -> str | None:
    if (match := _DATELINE.match(line)) and _is_place(match["before"]):
        return moment_in_words(match, day_first=day_first)
    if len(line) > _LONGEST_LINE:
        return None
    if (match := _PUBLISHED.match(line)) and _ends_there(match["after"]):
        is_french = "publi" in line.lower() and "published" not in line.lower()
        return moment_in_words(match, day_first=day_first or is_french or None)
    if (match := _ALONE.fullmatch(line)) and _is_place(match["before"]) and not re.search(r"\w", match["after"]):
        return moment_in_words(match, day_first=day_first)
    return None


def _ends_there(after: str) -> bool:
    """Return whether a line of publication is over after its date, or goes on with an update or an author."""
    is_sentence = bool(re.search(r"\w.*[.!?…]\W*$", after))
    return not is_sentence and _AFTER_PUBLISHED.match(after) is not None


def _is_place(before: str | None) -> bool:
    """Return whether the words before a date can be a place, an agency or a masthead: short, and written as a name."""
    words = re.findall(r"[^\W\d_]+", before or "")
    return len(words) <= 8 and all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)


# /2026/03/14/, /2026-03-14-, /2026/mar/14/, /20260314/
_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>\d\d|[a-z]{3})(?P=mark)(?P<day>\d\d)(?=[/_.-]|\Z)",
    re.IGNORECASE,
)


def find_in_url(url: str | None) -> str | None:
    """Return the date in the path of an address as ISO 8601; None when there is none, or several.

    >>> find_in_url("https://news.example/2026/03/14/dyke-fails")
    '2026-03-14'
    """
    path = re.sub(r"^\w+://[^/]*|[?#].*", "", (url or "")[:2000])
    found = {
        to_moment(f"{match['year']}{match['month']}{match['day']}")
        if match["month"].isdigit()
        else to_moment(f"{match['day']} {match['month']} {match['year']}")
        for match in _IN_PATH.finditer(path)
    } - {None}
    return found.pop() if len(found) == 1 else None
