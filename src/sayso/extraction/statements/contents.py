"""What belongs to a content: cut the conjunction off, add what the parser hung too high, keep quotations whole."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.phrases import pieces, subject_of
from sayso.extraction.statements.sources import source_of
from sayso.languages.pack import Cue
from sayso.parsing.document import Parsed, Token

__all__ = ["closes_quote", "draft_of", "extended", "first_word", "is_quoted", "mark_of", "opens_quote", "without_mark"]

_ASSERTIVE = frozenset(("say", "confirm", "show", "warn", "estimate", "deny"))
_WILLED = frozenset(("intend", "urge", "decree"))
# What may hang on the cue by mistake, when it follows a content without a comma.
_DASHES = frozenset(("–", "—", "-", "--"))
_LOOSE = frozenset(
    ("obl", "nmod", "acl", "advmod", "advcl", "xcomp", "amod", "obj", "appos", "nummod", "iobj")
)  # fmt: skip


def draft_of(parsed: Parsed, match: CueMatch, cue: Cue, content: set[int], source: tuple[int, ...]) -> Draft | None:
    """Return a draft with this content, or None when nothing is claimed there."""
    content = _with_closed_aside(parsed, _before_source(parsed, content, match, source), match)
    numbers = _with_explanation(parsed, _with_whole_quotes(parsed, content - set(match.tokens), match), match)
    first = min(numbers, default=-1)
    opened = first > match.head and parsed.tokens[first].lower in parsed.grammar.conjunctions
    if opened and opens_quote(parsed, first + 1):
        numbers = numbers - {first}  # ‘that “all measures” had been taken’, taken for a determiner
    found = pieces(parsed, numbers)
    if not found or _is_hollow(parsed, match, cue, numbers, source):
        return None
    return Draft(
        content=found,
        rule=cue.id,
        act=cue.act,
        cue=match.tokens + _against(parsed, match, numbers),
        source=source,
        strength=cue.strength,
    )


def _before_source(parsed: Parsed, content: set[int], match: CueMatch, source: tuple[int, ...]) -> set[int]:
    """Cut a content where its own source begins the main clause: "Estimant que “A tient”, [la maire] a refusé"."""
    opens = match.tokens[0] == parsed.sentence(match.head).first
    if not opens or not source or min(source) <= match.head or min(source) not in content:
        return content
    before = {i for i in content if i < min(source)}
    return before if parsed.tokens[min(source) - 1].text == "," else content


def _against(parsed: Parsed, match: CueMatch, content: set[int]) -> tuple[int, ...]:
    """Return the "against" that turns a cue into its opposite and is no part of the content: "advises against"."""
    after = range(match.head + 1, min(match.head + 3, len(parsed.tokens)))
    return tuple(
        i
        for i in after
        if parsed.tokens[i].lower in parsed.grammar.opposites and i not in content and i not in match.tokens
    )


def mark_of(parsed: Parsed, token: Token) -> str:
    """Return the word that introduces a clause: "que", "that", "de", "to", "si" …; empty when there is none."""
    for child in parsed.children(token.i):
        if child.i < token.i and child.base_dep in ("mark", "case"):
            return child.lower
    return ""


def first_word(parsed: Parsed, token: Token) -> str:
    """Return the first word of a phrase, punctuation left out."""
    inside = sorted(parsed.subtree(token.i))
    return next((parsed.tokens[i].lower for i in inside if parsed.tokens[i].pos != "PUNCT"), "")


def without_mark(parsed: Parsed, token: Token, also: Iterable[str] = ()) -> set[int]:
    """Return a clause or phrase without the conjunction or preposition that introduces it."""
    found = parsed.subtree(token.i)
    grammar = parsed.grammar
    words = grammar.conjunctions | grammar.infinitive_marks | grammar.comparisons | {":"} | set(also)
    for child in parsed.children(token.i):
        if child.i < token.i and child.base_dep in ("mark", "case", "det") and child.lower in words:
            if child.base_dep == "det" and child.lower not in grammar.conjunctions:
                continue
            if (
                child.i == min(found) or child.lower not in grammar.infinitive_marks
            ):  # "told them not to drink" keeps its "to"
                found.discard(child.i)
            if (
                child.lower in grammar.conjunctions
            ):  # "said on Monday night that …": the night is no part of what was said
                found = {i for i in found if i > child.i}
    return found


def extended(
    parsed: Parsed, match: CueMatch, content: set[int], source: tuple[int, ...], days: frozenset[str] = frozenset()
) -> set[int]:
    """Add what follows a content without a comma and hangs on the cue: a phrase that the parser attached too high.

    "…expliqué qu'il était jaloux de sa voisine": where "de sa voisine" hangs on "expliqué", it is content all the same.
    With `days`, a phrase that tells the day of the announcement stays outside.
    """
    if not content or max(content) < match.head:
        return content
    found = set(content)
    while max(found) + 1 < parsed.sentence(match.head).last:
        nxt = max(found) + 1
        if closes_quote(parsed, nxt) and nxt + 1 < parsed.sentence(match.head).last:
            nxt += 1
        quoted = _quote_at(parsed, nxt)
        if quoted:
            found |= quoted
            continue
        phrase = _phrase_from(parsed, nxt, match.head)
        if phrase is None or phrase.base_dep not in _LOOSE or phrase.dep == "obl:agent":
            break
        part = parsed.subtree(phrase.i)
        if part & set(source) or any(parsed.tokens[i].lower in days for i in part):
            break
        first = parsed.tokens[nxt]
        if phrase.base_dep in ("advcl", "acl") and first.pos == "VERB" and first.text.endswith("ing"):
            break
        gerund = first.lower in parsed.grammar.gerund_marks and parsed.tokens[nxt + 1].text.endswith("ant")
        if first.lower in parsed.grammar.manner or gerund:
            break  # "a annoncé sa candidature en lisant un texte", "lors d'un point de presse"
        found |= part
    return found


def closes_quote(parsed: Parsed, i: int) -> bool:
    """Return whether a token is the closing mark of quoted words in a sentence."""
    token = parsed.tokens[i]
    return token.pos == "PUNCT" and any(quote.inner.end <= token.start < quote.span.end for quote in parsed.quotes)


def opens_quote(parsed: Parsed, i: int) -> bool:
    """Return whether a token is the opening mark of quoted words in a sentence."""
    return bool(_quote_at(parsed, i))


def _quote_at(parsed: Parsed, i: int) -> set[int]:
    """Return the tokens of quoted words in a sentence whose opening mark is this token: "un état « de crise »"."""
    start = parsed.tokens[i].start
    for index, quote in enumerate(parsed.quotes):
        if quote.depth == 0 and quote.span.start == start and index not in parsed.detached:
            return {token.i for token in parsed.tokens_in(quote.span)}
    return set()


def _with_closed_aside(parsed: Parsed, content: set[int], match: CueMatch) -> set[int]:
    """Go on behind an aside between dashes: "dit que le pont – le plus vieux du pays – a cédé"."""
    last = max(content, default=-1)
    sentence = parsed.sentence(match.head)
    if last <= match.head or last + 3 >= sentence.last or parsed.tokens[last + 1].text not in _DASHES:
        return content
    opened = sum(parsed.tokens[i].text in _DASHES for i in content if i > match.head)
    after = parsed.tokens[last + 2]
    if opened % 2 == 0 or after.pos not in ("VERB", "AUX", "PRON", "ADV", "PART"):
        return content
    stop = next((i for i in range(last + 2, sentence.last) if parsed.tokens[i].text in (";", ":")), sentence.last)
    return content | set(range(last + 1, stop))


def _with_explanation(parsed: Parsed, numbers: set[int], match: CueMatch) -> set[int]:
    """Add what a content explains itself after a colon: "affirme que la crue viendra : d'ici mardi, l'eau montera"."""
    last = max(numbers, default=-1)
    if last <= match.head or last + 4 >= len(parsed.tokens) or parsed.tokens[last + 1].text != ":":
        return numbers
    after = parsed.sentence(last + 2)
    if after.quote is not None or after.paragraph != parsed.sentence(last).paragraph or _quote_at(parsed, last + 2):
        return numbers
    return numbers | set(range(last + 1, after.last))


def _phrase_from(parsed: Parsed, start: int, cue: int) -> Token | None:
    """Return the head of the largest phrase that begins at a token and hangs on the cue or to the left of it."""
    token = parsed.tokens[start]
    while token.head >= start and token.head != token.i:
        token = parsed.tokens[token.head]
    if token.head > cue or min(parsed.subtree(token.i)) != start or token.head == token.i:
        return None
    return token


def is_quoted(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether a cue stands inside quote marks."""
    start = parsed.tokens[match.head].start
    return any(quote.inner.holds(start) for quote in parsed.quotes if quote.depth == 0)


def _with_whole_quotes(parsed: Parsed, numbers: set[int], match: CueMatch) -> set[int]:
    """Add the rest of a quotation that the content begins: "affirme que « la digue tient. Elle est neuve »"."""
    for index, quote in enumerate(parsed.quotes):
        if quote.depth or index in parsed.detached:
            continue
        inside = [token.i for token in parsed.tokens_in(quote.inner)]
        if inside and min(numbers, default=-1) in inside[1:4] and not set(inside) & set(match.tokens):
            lost = range(inside[0], min(numbers))  # "s'est engagé à « [tout] faire »"
            if match.head < inside[0] and not any(parsed.tokens[i].pos == "SCONJ" for i in lost):
                numbers |= set(lost)
        if inside and inside[0] in numbers and not set(inside) <= numbers and not set(inside) & set(match.tokens):
            numbers |= set(range(inside[0], inside[-1] + 1))
    return numbers


def _is_hollow(parsed: Parsed, match: CueMatch, cue: Cue, numbers: set[int], source: tuple[int, ...]) -> bool:
    """Return whether nothing is claimed: a negated cue, the speaker's own "I" in a quotation, no word of content."""
    if match.kind in ("verb", "phrase"):
        if cue.act in (_ASSERTIVE | _WILLED) and _is_negated(parsed, match):
            return True
        if "Mood=Imp" in parsed.tokens[match.head].feats and subject_of(parsed, match.head) is None:
            return True  # "Rappelons que …": the writer's own voice
        if is_quoted(parsed, match) and _is_first_person(parsed, match):
            return True
        if cue.act == "urge" and _is_writer(parsed, source):
            return True  # "We advise visitors to …": guidance of the page itself
        if parsed.sentence(match.head).quote is not None and not _is_retold(parsed, match, cue):
            return True
    if source and all(parsed.tokens[i].lower in parsed.grammar.nobody for i in source):
        return True  # "rien ne permettait d'exclure …"
    return not any(parsed.tokens[i].pos not in ("PUNCT", "PRON", "DET", "ADP") for i in numbers)


def _is_retold(parsed: Parsed, match: CueMatch, cue: Cue) -> bool:
    """Return whether a quotation tells what somebody else said: "… she announced that the road was shut"."""
    source = source_of(parsed, match)
    return bool(source) and cue.strength >= 0.9 and "clause" in cue.content


def _is_negated(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether a cue is denied: "n'a pas précisé", "sans préciser", "did not say"."""
    return any(
        child.base_dep in ("advmod", "mark", "case", "aux")
        and (
            (child.i < match.head and child.lower in parsed.grammar.negations | parsed.grammar.not_yet)
            or (match.head < child.i <= match.head + 2 and child.lower in parsed.grammar.following_negations)
        )
        for child in parsed.children(match.head)
    )


def _is_writer(parsed: Parsed, source: tuple[int, ...]) -> bool:
    """Return whether the writer speaks of himself outside of quotation marks: "We advise visitors to …"."""
    if not source or "Person=1" not in parsed.tokens[source[0]].feats:
        return False
    start = parsed.tokens[source[0]].start
    return parsed.tokens[source[0]].pos == "PRON" and not any(quote.span.holds(start) for quote in parsed.quotes)


def _is_first_person(parsed: Parsed, match: CueMatch) -> bool:
    """Return whether the speaker of a quotation speaks of himself ("Je ne voudrais pas …") or of anybody ("on")."""
    source = source_of(parsed, match)
    if not source:
        return not match.is_passive
    subject = parsed.tokens[source[0]]
    return subject.lower in parsed.grammar.own_voice or bool(subject.feats & {"Person=1", "Person=2"})
