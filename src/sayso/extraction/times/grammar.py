"""The rules of a pack as a cascade over pieces: each rule is a pattern of classes, and makes one piece of what it fits.

A piece is one character that stands for its set of senses, so that patterns are plain regular expressions and a whole
report is read in one pass for each rule. In a pattern, ``<class>`` is a piece with that sense, ``<class:name>`` names
what is caught, a bare word is that word, ``{…}`` must stand beside without being part of it, ``{!…}`` must not follow;
``? * + | ( )`` are as in any regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import PackError
from sayso.extraction.times.caught import Maker
from sayso.extraction.times.lexicon import BOUNDARY, FILLER, Lexicon, Piece, words_of
from sayso.extraction.times.makers import MAKERS
from sayso.languages.pack import Pack
from sayso.languages.times import TimeRule

__all__ = ["CLASSES", "Grammar", "grammar_of"]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "day": ("date", "part"),
    "daymark": ("dayname", "weakday"),
    "count": ("n", "few"),
    "when": ("date", "month", "year", "period"),
    "point": ("date", "month", "year", "period", "part", "clock", "moment", "now"),
}
CLASSES: tuple[str, ...] = (
    "date", "month", "year", "period", "part", "clock", "moment", "now", "length", "range", "open", "set", "nothing",
)  # fmt: skip
"""The classes that rules make."""

_PATTERN = re.compile(r"<([a-z0-9]+)(?::([a-z0-9]+))?>|(\{!?|[}()|?*+])|(\\[()|?*+]|[^\s<>{}()|?*+\\]+)|\s+")
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule ready to run.

    Attributes:
        needs: sets of characters of which each must give one to a line that the rule can fit.
    """

    id: str
    pattern: re.Pattern[str]
    names: Mapping[str, tuple[str, str]]
    make: Maker
    given: Mapping[str, Any]
    needs: tuple[frozenset[str], ...]


class Grammar:
    """The words and rules of one pack, compiled."""

    def __init__(self, pack: Pack) -> None:
        literals = {word for rule in pack.times.rules for word in _literals(rule.pattern)}
        self.lexicon = Lexicon(pack, literals)
        self._signs: dict[frozenset[str], str] = {}
        made = {frozenset({name}) for name in CLASSES}
        for signature in sorted(self.lexicon.all_signatures() | made, key=sorted):
            self._sign(signature)
        self._levels: dict[int, list[_Compiled]] = {}
        for rule in pack.times.rules:
            self._levels.setdefault(rule.level, []).append(self._compile(rule))
        self._order = sorted(self._levels)
        self._filler = self._signs[frozenset(FILLER)]

    def _sign(self, signature: frozenset[str]) -> str:
        return self._signs.setdefault(signature, chr(0xE000 + len(self._signs)))

    def read(self, text: str) -> list[Piece]:
        """Return the text as pieces, with the times that the rules made among them."""
        edge = Piece(0, 0, BOUNDARY)
        pieces = [edge, *self.lexicon.pieces(text), Piece(len(text), len(text), BOUNDARY)]
        line = "".join([self._sign_of(piece) for piece in pieces])
        for level in self._order:
            for _ in range(_MOST_ROUNDS):
                changed = self._apply(self._levels[level], pieces, line)
                if changed == line:
                    break
                line = changed
        return pieces

    def _sign_of(self, piece: Piece) -> str:
        """Return the character of a piece; one with senses that no rule knows together is filler."""
        return self._signs.get(frozenset(piece.senses), self._filler) if piece.senses else self._filler

    def _apply(self, rules: Iterable[_Compiled], pieces: list[Piece], line: str) -> str:
        """Put what the rules make in the place of what they fit, leftmost and longest first; return the new line."""
        found = []
        present = set(line)
        for order, rule in enumerate(rules):
            if any(map(present.isdisjoint, rule.needs)):
                continue
            for match in rule.pattern.finditer(line):
                start, end = match.span("core")
                found.append((start, -end, match.start() - match.end(), order, rule, match))
        found.sort(key=lambda item: item[:4])
        changes: list[tuple[int, int, Piece]] = []
        done = 0
        for start, negative_end, _, _, rule, match in found:
            if start < done:
                continue
            made = self._make(rule, match, pieces, start, -negative_end)
            if made is not None:
                changes.append((start, -negative_end, made))
                done = -negative_end
        for start, end, made in reversed(changes):
            pieces[start:end] = [made]
            line = line[:start] + self._sign_of(made) + line[end:]
        return line

    def _make(self, rule: _Compiled, match: re.Match[str], pieces: list[Piece], start: int, end: int) -> Piece | None:
        caught: dict[str, Any] = dict(rule.given)
        for group, (sense, name) in rule.names.items():
            place = match.start(group)
            if place >= 0:
                senses = pieces[place].senses
                caught[name] = next(senses[one] for one in GROUPS.get(sense, (sense,)) if one in senses)
        meaning = rule.make(caught)
        if meaning is None or (end - start == 1 and pieces[start].rule and meaning.kind in pieces[start].senses):
            return None
        return Piece(pieces[start].start, pieces[end - 1].end, {meaning.kind: meaning}, rule.id)

    def _compile(self, rule: TimeRule) -> _Compiled:
        if rule.make not in MAKERS:
            raise PackError(f"{rule.id}: make is one of {', '.join(sorted(MAKERS))}, got {rule.make!r}")
        names: dict[str, tuple[str, str]] = {}
        before: list[str] = []
        core: list[str] = []
        after: list[str] = []
        side, out = core, core
        for match in _PATTERN.finditer(rule.pattern):
            sense, name, mark, literal = match.groups()
            if mark in ("{", "{!"):
                side = before if not core else after
                side.append("(?:" if side is before else ("(?!" if mark == "{!" else "(?="))
                if side is before and mark == "{!":
                    side[-1] = "(?<!"
            elif mark == "}":
                side.append(")")
                side = out
            elif mark:
                side.append("(?:" if mark == "(" else mark)
            elif sense and side is not core:
                side.append(self._characters(rule, GROUPS.get(sense, (sense,))))
            elif sense:
                group = f"g{len(names)}"
                names[group] = (sense, name or sense)
                side.append(f"(?P<{group}>{self._characters(rule, GROUPS.get(sense, (sense,)))})")
            elif literal:
                side.extend(self._characters(rule, (f"={word}",)) for word in words_of(literal.lstrip("\\")))
        try:
            pattern = re.compile(f"{''.join(before)}(?P<core>{''.join(core)}){''.join(after)}")
        except re.error as error:
            raise PackError(f"{rule.id}: the pattern {rule.pattern!r} cannot be read: {error}") from error
        return _Compiled(rule.id, pattern, names, MAKERS[rule.make], rule.given, _needs(core))

    def _characters(self, rule: TimeRule, senses: tuple[str, ...]) -> str:
        if senses == ("x",):
            return f"[{self._signs[frozenset(FILLER)]}]"
        found = [sign for signature, sign in self._signs.items() if signature & set(senses)]
        if not found:
            raise PackError(f"{rule.id}: no word has the class {' or '.join(senses)}")
        return f"[{''.join(found)}]"


def _needs(core: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Return the classes of a pattern that no option, repetition or choice lets it do without."""
    found: list[frozenset[str]] = []
    depth = 0
    for part, follower in zip(core, [*core[1:], ""], strict=True):
        depth += (part == "(?:") - (part == ")")
        if part == "|" and depth == 0:
            return ()
        if depth == 0 and "[" in part and follower not in ("?", "*"):
            found.append(frozenset(part[part.index("[") + 1 : part.index("]")]))
    return tuple(found)


def _literals(pattern: str) -> set[str]:
    found = (match[4] for match in _PATTERN.finditer(pattern) if match[4])
    return {word for literal in found for word in words_of(literal.lstrip("\\"))}


_GRAMMARS: dict[str, Grammar] = {}


def grammar_of(pack: Pack) -> Grammar:
    """Return the grammar of a pack, compiled once."""
    key = f"{pack.folder}"
    if key not in _GRAMMARS:
        _GRAMMARS[key] = Grammar(pack)
    return _GRAMMARS[key]
