"""The occasion of a statement: the medium it was made in, and the day, where the words around the cue tell them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sayso.extraction.names.book import NameBook
from sayso.extraction.statements.drafts import Draft
from sayso.languages.pack import DayWord, Pack
from sayso.parsing.document import Parsed, Sentence, Token

__all__ = ["settle_occasion"]


def settle_occasion(parsed: Parsed, pack: Pack, book: NameBook, drafts: list[Draft]) -> None:
    """Set `medium` and `made_at` of the drafts that have a cue.

    "Elle a déclaré mardi à Radio Estran : …" was said to Radio Estran, on the last Tuesday before publication.
    """
    media = {word.lower() for word in pack.media}
    days = {word: day for day in pack.days for word in day.words}
    published = _day(parsed.report.published_at)
    for draft in drafts:
        if not draft.cue:
            continue
        frame = list(_frame(parsed, draft))
        draft.medium = _medium(parsed, draft, book, media, pack.outlets, frame)
        draft.made_at = _made_at(parsed, draft, days, frame, published)


def _frame(parsed: Parsed, draft: Draft) -> Iterator[Token]:
    """Yield the words of the cue's sentence that are not content."""
    sentence = parsed.sentence(draft.cue[0])
    for token in parsed.words(sentence):
        if not any(piece.start <= token.start < piece.end for piece in draft.content):
            yield token


def _medium(
    parsed: Parsed, draft: Draft, book: NameBook, media: set[str], outlets: frozenset[str], frame: list[Token]
) -> str | None:
    """Return the words that name the medium: a noun of the pack or an outlet's name, after a preposition."""
    source = set(draft.source)
    verb = parsed.tokens[draft.cue[-1]]
    telling, reached = parsed.grammar.telling_verbs, parsed.grammar.outlet_prepositions
    for token in frame:
        if token.i in source or token.i in draft.cue:
            continue
        known = book.at(token.i)
        before = [child.lower for child in parsed.children(token.i) if child.base_dep == "case"]
        previous = parsed.tokens[token.i - 1].lower if token.i else ""
        noun = token.lower in media or token.lemma.lower() in media or _pair(parsed, token) in media
        if noun and (set(before) | {previous}) & parsed.grammar.medium_prepositions:
            return _phrase(parsed, token, source)
        outlet = known is not None and known.label == "ORG" and known.mentions[0].first <= token.i
        direct = token.base_dep in ("obj", "iobj") and verb.lemma.lower() in telling
        if outlet and ({*before, previous} & reached or direct) and abs(token.i - verb.i) <= 12:
            return known.name if known is not None else None
        if token.text in outlets and token.i > verb.i and token.i - verb.i <= 8:
            name = _run(parsed, token)
            introduced = parsed.tokens[name[0] - 1].lower
            if introduced in reached | parsed.grammar.articles or verb.lemma.lower() in telling:
                return parsed.report.text[parsed.tokens[name[0]].start : parsed.tokens[name[-1]].end]
    return None


def _run(parsed: Parsed, token: Token) -> list[int]:
    """Return the unbroken run of capitalised words around a token: "Radio Estran"."""
    run = [token.i]
    while run[0] > 0 and parsed.tokens[run[0] - 1].text[:1].isupper() and parsed.tokens[run[0] - 1].pos != "PUNCT":
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(parsed.tokens) and parsed.tokens[run[-1] + 1].text[:1].isupper():
        run.append(run[-1] + 1)
    return run


def _pair(parsed: Parsed, token: Token) -> str:
    after = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    return f"{token.lower} {after.lower}" if after is not None else token.lower


def _phrase(parsed: Parsed, token: Token, source: set[int]) -> str:
    """Return the noun with its own words, without preposition, clauses and commas: "un communiqué du ministère"."""
    kept = {token.i}
    for child in parsed.children(token.i):
        if child.base_dep in ("det", "amod", "compound", "nmod", "flat", "fixed") and abs(child.i - token.i) <= 6:
            part = parsed.subtree(child.i)
            if not part & source and not any(parsed.tokens[i].text == "," for i in part):
                kept |= part
    low = high = token.i
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    return parsed.report.text[parsed.tokens[low].start : parsed.tokens[high].end]


def _made_at(
    parsed: Parsed, draft: Draft, days: dict[str, DayWord], frame: list[Token], published: datetime.date | None
) -> str | None:
    """Return the day of the utterance: a weekday or "hier" near the cue, counted back from the day of publication."""
    if published is None:
        return None
    reach = set(range(draft.cue[0] - 6, draft.cue[-1] + 6)) | set(_opening(parsed, parsed.sentence(draft.cue[0])))
    for token in frame:
        day = days.get(token.lower)
        if day is None or token.i not in reach or token.i in draft.source:
            continue
        if day.offset is not None:
            return (published + datetime.timedelta(days=day.offset)).isoformat()
        if day.weekday is not None and not _is_dated(parsed, token):
            return (published - datetime.timedelta(days=(published.weekday() - day.weekday) % 7)).isoformat()
    return None


def _opening(parsed: Parsed, sentence: Sentence) -> range:
    return range(sentence.first, min(sentence.first + 6, sentence.last))


def _is_dated(parsed: Parsed, token: Token) -> bool:
    """Return whether a weekday has a date of its own beside it: "mardi 10 mars" is left to the reading of dates."""
    after = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    return after is not None and (
        after.pos == "NUM" or after.text[:1].isdigit() or after.lower in parsed.grammar.following_words
    )


def _day(published: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(published[:10]) if published else None
