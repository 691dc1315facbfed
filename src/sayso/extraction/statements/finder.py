"""Compose the constructions: find drafts, drop what overlaps, resolve speakers, settle form and links."""

from __future__ import annotations

from dataclasses import replace

from sayso.extraction.names.book import NameBook, find_known_names
from sayso.extraction.statements.attribution import settle_sources
from sayso.extraction.statements.confidence import read_weights, weigh
from sayso.extraction.statements.cues import find_cues
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.frames import find_in_frames
from sayso.extraction.statements.hearsay import find_hearsay
from sayso.extraction.statements.nouns import find_by_nouns, find_by_prepositions
from sayso.extraction.statements.occasion import settle_occasion
from sayso.extraction.statements.phrases import unbroken_runs
from sayso.extraction.statements.posts import find_posts
from sayso.extraction.statements.quoted import find_quoted_clauses
from sayso.extraction.statements.speakers import resolve_speakers
from sayso.extraction.statements.verbs import find_by_verbs
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Anchor, Span, Statement
from sayso.records.statements import Form

__all__ = ["find_drafts", "find_statements"]

_WEAKEST = 0.35
_SAME = 0.75


def find_statements(
    parsed: Parsed, pack: Pack, book: NameBook | None = None, *, weakest: float | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a parsed report in order of the text.

    `book` holds the names of the report; without it they are found anew.

    "La préfète a annoncé que la digue serait renforcée." gives one indirect statement: source "La préfète", cue
    "a annoncé", content "la digue serait renforcée". Each carries a confidence: how likely content and source are both
    right. Those below `weakest` are left out; by default below the threshold that measured best for the language.
    """
    book = book or find_known_names(parsed, pack)
    drafts = find_drafts(parsed, pack, book, weakest=_WEAKEST if weakest is None else weakest)
    if pack.confidence is not None:
        weights = read_weights(pack.confidence)
        weigh(parsed, pack, book, drafts, weights)
        least = weights.threshold if weakest is None else weakest
        drafts = [draft for draft in drafts if draft.strength >= least or _is_plain(draft)]
    return _link([_statement(parsed, draft) for draft in drafts])


def find_drafts(parsed: Parsed, pack: Pack, book: NameBook, *, weakest: float = _WEAKEST) -> list[Draft]:
    """Return what the rules find before it is weighed, in order of the text."""
    matches = find_cues(parsed, pack)
    posts = find_posts(parsed, pack)
    framed, used = find_in_frames(parsed, pack, matches)
    trees = [
        *find_by_verbs(parsed, pack, matches, used, weakest),
        *find_by_nouns(parsed, matches),
        *find_by_prepositions(parsed, pack, matches, used),
    ]
    drafts = _choose([*posts, *framed, *(draft for draft in trees if draft.strength >= weakest)])
    covered = [piece for draft in drafts for piece in draft.content]
    drafts += find_quoted_clauses(parsed, pack, matches, covered, used)
    covered = [piece for draft in drafts for piece in draft.content]
    drafts += find_hearsay(parsed, pack, covered, {i for draft in drafts for i in draft.cue})
    settle_sources(parsed, pack, book, drafts)
    drafts = [draft for draft in drafts if not any(_quotes_itself(parsed, other, draft) for other in drafts)]
    resolve_speakers(parsed, pack, book, drafts)
    settle_occasion(parsed, pack, book, drafts)
    drafts = [draft for draft in drafts if not draft.carried or draft.speaker]
    return sorted(drafts, key=lambda draft: (draft.start, -draft.end))


def _is_plain(draft: Draft) -> bool:
    """Return whether a find is never left out as unsure: quoted words with cue and source, "X advises against …"."""
    return bool(draft.cue and draft.source and (draft.quotes or draft.construction == "against"))


def _choose(drafts: list[Draft]) -> list[Draft]:
    """Keep one of two drafts that mean the same stretch of text: the surer one, then the one with a source."""
    ranked = sorted(drafts, key=lambda d: (-d.strength, not d.source, d.start, d.end))
    kept: list[Draft] = []
    for draft in ranked:
        if not any(_is_same(draft, other) or _shares_cue(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _is_same(left: Draft, right: Draft) -> bool:
    """Return whether two drafts mean one stretch of text; one told inside the other is another statement."""
    if _overlap(left, right) < _SAME:
        return False
    cut = set(left.cue) & set(right.cue)
    return bool(cut) or not left.cue or not right.cue or not (_tells(left, right) or _tells(right, left))


def _tells(outer: Draft, inner: Draft) -> bool:
    """Return whether the content of one holds the other whole: "a dit que la police pensait que …"."""
    return outer.start < inner.start and inner.end <= outer.end + 1 and min(outer.cue) < min(inner.cue)


def _quotes_itself(parsed: Parsed, outer: Draft, inner: Draft) -> bool:
    """Return whether a cue in quoted words was given the source outside: "said he “was armed” and “refused to go”"."""
    if outer is inner or not inner.cue or inner.source != outer.source or not inner.source or inner.quotes:
        return False
    places = [parsed.tokens[i].start for i in inner.cue]
    quoted = any(quote.inner.holds(places[-1]) for quote in parsed.quotes if quote.depth == 0)
    return quoted and all(any(piece.holds(place) for piece in outer.content) for place in places)


def _shares_cue(left: Draft, right: Draft) -> bool:
    return bool(left.cue) and left.cue == right.cue and left.rule == right.rule


def _overlap(left: Draft, right: Draft) -> float:
    """Return the Jaccard overlap of two contents in characters."""
    if left.end <= right.start or right.end <= left.start:
        return 0.0
    both = sum(
        max(0, min(ours.end, theirs.end) - max(ours.start, theirs.start))
        for ours in left.content
        for theirs in right.content
    )
    return both / (_letters(left) + _letters(right) - both)


def _letters(draft: Draft) -> int:
    return sum(piece.end - piece.start for piece in draft.content)


def _statement(parsed: Parsed, draft: Draft) -> Statement:
    content = tuple(parsed.anchor(piece.start, piece.end) for piece in _disjoint(draft.content))
    cue = _anchors(parsed, draft.cue)
    source = (
        (parsed.anchor(draft.source_span.start, draft.source_span.end),)
        if draft.source_span is not None
        else _anchors(parsed, draft.source)
    )
    return Statement(
        id=Statement.identify(parsed.report.id, content, cue),
        report_id=parsed.report.id,
        content=content,
        source=source,
        cue=cue,
        form=_form(parsed, content),
        act="ask" if _is_question(draft, content) else draft.act,
        speaker=draft.speaker,
        hearsay=draft.hearsay,
        medium=draft.medium,
        made_at=draft.made_at,
        confidence=round(min(draft.strength, 1.0), 2),
        found_by=draft.rule,
    )


def _is_question(draft: Draft, content: tuple[Anchor, ...]) -> bool:
    """Return whether quoted words without a cue of their own end with a question mark."""
    return not draft.cue and not draft.hearsay and bool(draft.source) and content[-1].exact.rstrip(' »”"').endswith("?")


def _disjoint(content: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for piece in sorted(content):
        if found and piece.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def _anchors(parsed: Parsed, numbers: tuple[int, ...]) -> tuple[Anchor, ...]:
    """Return an anchor for each unbroken run of tokens."""
    found = []
    for run in unbroken_runs(numbers):
        while run and parsed.tokens[run[0]].pos == "PUNCT" and not parsed.tokens[run[0]].text.startswith("@"):
            run = run[1:]
        while run and parsed.tokens[run[-1]].pos == "PUNCT":
            run = run[:-1]
        if run:
            found.append(parsed.anchor(parsed.tokens[run[0]].start, parsed.tokens[run[-1]].end))
    return tuple(found)


def _form(parsed: Parsed, content: tuple[Anchor, ...]) -> Form:
    """Return direct when 95 % of the letters stand between quote marks, indirect when none does, else mixed."""
    quotes = [quote for quote in parsed.quotes if quote.depth == 0]
    letters = quoted = 0
    for anchor in content:
        spans = [quote.inner for quote in quotes if quote.inner.overlaps(anchor.span)]
        for position in range(anchor.span.start, anchor.span.end):
            if parsed.report.text[position].isalnum():
                letters += 1
                quoted += any(span.start <= position < span.end for span in spans)
    share = quoted / letters if letters else 0.0
    return "direct" if share >= 0.95 else "indirect" if not quoted else "mixed"


def _link(statements: list[Statement]) -> tuple[Statement, ...]:
    """Set `within` (the smallest statement around) and `answers` (the question just before), and drop exact doubles."""
    unique: list[Statement] = []
    ids: set[str] = set()
    for statement in statements:
        if statement.id not in ids:
            ids.add(statement.id)
            unique.append(statement)
    linked: list[Statement] = []
    for statement in unique:
        around = [other for other in unique if other is not statement and _contains(other, statement)]
        outer = min(around, key=_length, default=None)
        question = _question_before(statement, unique)
        linked.append(
            replace(
                statement,
                within=outer.id if outer is not None else None,
                act="answer" if question is not None and statement.act == "say" else statement.act,
                answers=question.id if question is not None else None,
            )
        )
    return tuple(linked)


def _length(statement: Statement) -> int:
    return sum(len(anchor.exact) for anchor in statement.content)


def _contains(outer: Statement, inner: Statement) -> bool:
    if inner.start < outer.start or inner.content[-1].span.end > outer.content[-1].span.end:
        return False
    if _length(outer) <= _length(inner):
        return False
    return all(any(left.span.covers(right.span) for left in outer.content) for right in inner.content)


def _question_before(statement: Statement, statements: list[Statement]) -> Statement | None:
    """Return the question that a statement answers: the nearest one asked before it by somebody else."""
    if statement.hearsay or statement.act not in ("answer", "say", "deny", "confirm"):
        return None
    earlier = [s for s in statements if s.start < statement.start and s.id != statement.id]
    if not earlier:
        return None
    asked = [s for s in earlier if s.act == "ask"]
    if statement.act != "answer":
        last = earlier[-1]
        adjacent = last.act == "ask" and statement.start - last.content[-1].span.end < 120
        asked = [last] if adjacent and last.form != "indirect" and statement.form != "indirect" else []
    if not asked:
        return None
    question = asked[-1]
    same = set(question.speaker) & set(statement.speaker)
    far = statement.start - question.content[-1].span.end > 600
    return None if same or far else question
