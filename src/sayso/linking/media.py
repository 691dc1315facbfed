"""Who publishes: agencies, newspapers, broadcasters. That two reports name one tells nothing of what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from sayso.languages.linking import cut
from sayso.languages.pack import Pack
from sayso.records import Anchor, Name, Report
from sayso.text.folding import fold

__all__ = ["is_medium_by_words", "publishers_of", "signs"]

_HEAD = 120
"""In so many characters a report tells where it comes from."""
_TAIL = 60
"""In so many at its end it may tell so again."""
_IN_BRACKETS = 40
_BESIDE = 25
"""So many characters stand beside a name in a byline, no more."""

_OPEN = re.compile(rf"[(\[][^()\[\]]{{0,{_IN_BRACKETS}}}$")
_CLOSE = re.compile(rf"^[^()\[\]]{{0,{_IN_BRACKETS}}}[)\]]\s*")
_DASH = "-–—"


def is_medium_by_words(name: Name, pack: Pack | None) -> bool:
    """Return whether the words of a name show that it publishes: "Courrier du Val", "Fen Herald", "Northwire".

    The noun at its head decides, or one in front of a title: "Radio Tarn", but "Journal Committee".
    """
    if pack is None or name.type not in ("organisation", "group"):
        return False
    return any(_is_medium(form, pack) for form in name.forms)


def _is_medium(form: str, pack: Pack) -> bool:
    if form in pack.names.media:
        return True
    folded = tuple(word for word in cut(form) if word not in pack.linking.small)
    if any(folded[:size] in pack.linking.media or folded[-size:] in pack.linking.media for size in (1, 2, len(folded))):
        return True
    if folded and _ends_so((folded[0], folded[-1]), pack):
        return True
    words = form.lower().replace("’", "'").split()
    while len(words) > 1 and fold(words[0]) in pack.linking.small:
        words = words[1:]
    begin = [head for size in (3, 2, 1) if (head := pack.names.heads.get(tuple(words[:size]))) is not None]
    if pack.head_first:
        return bool(begin) and begin[0].medium
    of = next((at for at, word in enumerate(words) if at and word in pack.linking.small), len(words))
    end = [
        head for size in (3, 2, 1) if (head := pack.names.heads.get(tuple(words[max(0, of - size) : of]))) is not None
    ]
    return end[0].medium if end else any(head.medium and head.apposed for head in begin)


def _ends_so(words: Iterable[str], pack: Pack) -> bool:
    return any(word.endswith(ending) for word in words for ending in pack.linking.media_endings)


def publishers_of(report: Report | None) -> frozenset[str]:
    """Return what a report is published by, folded: its publisher and the name of its site.

    >>> from sayso.records import Metadata
    >>> known = Metadata(publisher="Fen Herald", url="https://tarnwire.example/a")
    >>> report = Report.make(key="a", text="Rain.", language="en", metadata=known)
    >>> sorted(publishers_of(report))
    ['fen herald', 'tarnwire']
    """
    if report is None:
        return frozenset()
    host = urlsplit(report.url or "").hostname or ""
    site = [label for label in host.split(".") if label != "www"][:-1][-1:]
    return frozenset(fold(each).strip() for each in (report.publisher or "", *site) if each.strip())


def signs(name: Name, report: Report | None) -> bool:
    """Return whether a name signs its report: in a dateline, behind a dash at the end, in a byline, as the author.

    "KERVAZ (Northwire) - Nine people …", "Northwire — Nine people …"; not "the relief agency (NRA) said".
    """
    if report is None:
        return False
    author = fold(report.author or "")
    if author and any(" " in form and fold(form) in author for form in name.forms):
        return True
    if name.type == "person":
        return all(_in_byline(mention, report.text) for mention in name.mentions)
    return any(_signs_at(mention, report.text, place=name.type == "place") for mention in name.mentions)


def _in_byline(mention: Anchor, text: str) -> bool:
    """Return whether a mention stands in a short line without a full stop at the head: "By Ada Quennell, Kervaz"."""
    start, end = mention.span.start, mention.span.end
    if start > _HEAD or "\n" not in text[end:]:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : text.index("\n", end)].strip()
    return len(line) - (end - start) <= _BESIDE and line[-1:] not in (".", "!", "?", "»", "”", '"')


def _signs_at(mention: Anchor, text: str, *, place: bool) -> bool:
    start, end = mention.span.start, mention.span.end
    before, after = text[max(0, start - _HEAD) : start], text[end : end + _HEAD]
    in_head, in_tail = start <= _HEAD, len(text) - end <= _TAIL
    if not in_head and not in_tail:
        return False
    opened, closed = _OPEN.search(before), _CLOSE.match(after)
    if opened and closed:
        outside, rest = before[: opened.start()].strip(), after[closed.end() :]
        dateline = rest[:1] in (*_DASH, ":", "") or text[end + closed.end() - 1] == "\n"
        if in_head and (dateline or outside == outside.upper()):
            return True
        return in_tail and not rest.strip(" .\n") and outside[-1:] in (".", "!", "?", "»", "”", '"', "")
    if place:
        return False
    between = before.rstrip()[-1:] in tuple(_DASH) or not before.strip()
    if in_head and between and re.match(rf"\s+[{_DASH}]\s|\s*[—]", after):
        return True
    return in_tail and before.rstrip()[-1:] in tuple(_DASH) and before[-1:] == " " and not after.strip(" .\n")
