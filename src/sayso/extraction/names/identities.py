"""Where a report itself says that one name is another: in brackets, by "alias", by a handle beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.extraction.names.acronyms import find_acronyms
from sayso.extraction.names.candidates import Candidate, Evidence
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Span
from sayso.text.folding import fold

__all__ = ["Pair", "find_handles", "find_pairs"]

Pair = tuple[Candidate, Candidate]

_HANDLE = re.compile(r"(?<![\w.@/])@(\w{2,30})")
_BETWEEN = frozenset((",", "(", "«", "“", '"', "'", "‘", "–", "—", "-"))
_FAR = 12
"""How many tokens lie between a name and its handle at most: "Mara Ellison, du Corvelle Post (@maraellison)"."""
_SHORTEST = 4
_INITIALS = 3
_PLACED = 4


def find_pairs(parsed: Parsed, pack: Pack, found: list[Candidate]) -> Iterator[Pair]:
    """Yield two places that a report says are one, in the order of the text.

    "Le Comité national du Val (CNV) accuse Ivo Radek, alias Marek Sol." gives two pairs.
    """
    for acronym in find_acronyms(parsed):
        short, full = (_at(found, *words) for words in (acronym.short, acronym.full))
        if short is None or full is None or short is full or "person" in (short.type, full.type):
            continue  # "Ivo Radek (PCV)": a member, no meaning
        if short.last <= full.first or full.last <= short.first:
            yield (short, full) if short.first < full.first else (full, short)
    yield from _translations(parsed, pack, found)
    yield from _aliases(parsed, pack, found)


def find_handles(parsed: Parsed, found: list[Candidate]) -> Iterator[tuple[Candidate, Candidate | None, bool]]:
    """Yield a handle, the place of the name whose it is (None: nobody's), and whether it stands beside that name.

    A handle is a person's that stands in brackets after the name, or that holds the last name of one person alone and
    begins like the first name: "@maraellison" is Mara Ellison's. A body's is its initials or stands in brackets.
    """
    persons = [each for each in found if each.type == "person" and each.size > 1]
    bodies = [each for each in found if each.type in ("organisation", "group", "facility") and each.size > 1]
    for match in _HANDLE.finditer(parsed.report.text):
        tokens = parsed.tokens_in(Span(match.start(), match.end()))
        if not tokens:
            continue
        at = tokens[0].i
        owner = _owner(parsed, match[1], at, persons) or _body(parsed, match[1], at, bodies)
        type_ = owner.type if owner is not None else "person"
        handle = Candidate(first=at, last=tokens[-1].i + 1, type=type_, evidence=Evidence.KNOWN)
        near = [each for each in (*persons, *bodies) if each.last <= handle.first <= each.last + 2]
        beside = [each for each in near if owner is not None and _same(parsed, each, owner)]
        yield handle, beside[-1] if beside else owner, bool(beside)


def _owner(parsed: Parsed, handle: str, at: int, persons: list[Candidate]) -> Candidate | None:
    letters = re.sub(r"[^a-z]", "", fold(handle))
    owners: dict[str, Candidate] = {}
    for each in persons:
        words = fold(_text(parsed, each)).split()
        first, last = (re.sub(r"[^a-z]", "", word) for word in (words[0], words[-1]))
        if len(last) >= _SHORTEST and last in letters and (letters[0] == first[:1] or letters.startswith(last)):
            owners.setdefault(last, each)
    if len(owners) == 1:
        return next(iter(owners.values()))
    before = [each for each in persons if each.last <= at]
    near = before[-1] if before and not owners else None
    if near is None or parsed.sentence(near.first) != parsed.sentence(at):
        return None
    between = parsed.tokens[near.last : at]
    return near if len(between) == 1 and between[0].text in ("(", ",") else None


def _body(parsed: Parsed, handle: str, at: int, bodies: list[Candidate]) -> Candidate | None:
    """Return the body that a handle in brackets follows, or whose initials it is: "Merande Rescue Service (@MRS)"."""
    if at and parsed.tokens[at - 1].text == "(":
        before = [each for each in bodies if each.last <= at - 1 and _leads(parsed, each.last, at - 1)]
        if before:
            return max(before, key=lambda each: each.last)
    spelt: dict[str, Candidate] = {}
    for each in bodies:
        letters = "".join(token.text[0] for token in parsed.tokens[each.first : each.last] if token.text[0].isupper())
        if len(letters) >= _INITIALS and letters.lower() == handle.lower():
            spelt.setdefault(fold(_text(parsed, each)), each)
    return next(iter(spelt.values())) if len(spelt) == 1 else None


def _leads(parsed: Parsed, first: int, last: int) -> bool:
    """Return whether nothing, or no more than where it is, parts a body from a bracket: "… in Merande (@MRS)"."""
    between = parsed.tokens[first:last]
    named = all(token.pos == "PROPN" for token in between[1:])
    return not between or (len(between) <= _PLACED and between[0].pos == "ADP" and len(between) > 1 and named)


def _translations(parsed: Parsed, pack: Pack, found: list[Candidate]) -> Iterator[Pair]:
    """Yield a body and its short form in another language: "(VCA en anglais)", "(VLF, in French FLV)"."""
    for left in [each for each in found if each.type != "person"]:
        end = parsed.sentence(left.first).last
        if left.last >= end or parsed.tokens[left.last].text not in ("(", "["):
            continue
        inside = list(parsed.tokens[left.last + 1 : min(left.last + _FAR, end)])
        close = next((i for i, token in enumerate(inside) if token.text in (")", "]")), 0)
        inside = inside[:close]
        tongue = next((i for i, token in enumerate(inside) if token.text in pack.names.tongues and i), None)
        if tongue is None or inside[tongue - 1].lower not in ("en", "in"):
            continue
        before, after = inside[: tongue - 1], inside[tongue + 1 :]
        shorts = [t for t in (after or before) if t.text.isupper() and len(t.text) > 1]
        if len(shorts) == 1:
            at = shorts[0].i
            found[:] = [each for each in found if not each.first <= at < each.last or each is left]
            right = Candidate(first=at, last=at + 1, type=left.type, evidence=Evidence.KNOWN)
            found.append(right)
            yield left, right


def _aliases(parsed: Parsed, pack: Pack, found: list[Candidate]) -> Iterator[Pair]:
    """Yield two names with words for "alias" between them, and no more than commas and quote marks beside these."""
    ordered = sorted(found, key=lambda each: each.first)
    for left in ordered:
        rest = parsed.tokens[left.last : min(left.last + _FAR, parsed.sentence(left.first).last)]
        words: list[str] = []
        for token in rest:
            right = next((each for each in ordered if each.first == token.i), None)
            if right is not None and tuple(words) in pack.names.aliases:
                if right.type == left.type or Evidence.MODEL in (left.evidence, right.evidence):
                    yield left, right
                break
            if token.text not in _BETWEEN and not (words and token.lower in parsed.grammar.articles):
                words.append(token.lower)


def _same(parsed: Parsed, one: Candidate, other: Candidate) -> bool:
    return fold(_text(parsed, one)) == fold(_text(parsed, other))


def _at(found: list[Candidate], first: int, last: int) -> Candidate | None:
    """Return the place that covers a range of tokens best."""
    over = [each for each in found if each.first < last and first < each.last]
    return max(over, key=lambda each: min(each.last, last) - max(each.first, first), default=None)


def _text(parsed: Parsed, each: Candidate) -> str:
    return parsed.report.text[parsed.tokens[each.first].start : parsed.tokens[each.last - 1].end]
