"""Find the words that signal an attribution: verbs and nouns by lemma, prepositions and phrases by form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.languages.pack import ContentKind, Cue, Pack, read_pack
from sayso.parsing.document import Parsed, Token

__all__ = ["CueMatch", "find_cues", "parted_auxiliary"]

_AUXILIARIES = frozenset(("aux", "aux:pass", "aux:tense", "aux:caus", "cop"))


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue in the text.

    Attributes:
        cues: the pack's entries that fit, strongest first.
        head: the token that heads it in the tree.
        tokens: the words of the cue, auxiliaries included, in order.
        is_passive: "a été annoncé", "was told".
    """

    cues: tuple[Cue, ...]
    head: int
    tokens: tuple[int, ...]
    is_passive: bool = False

    @property
    def kind(self) -> str:
        """Return what the cue is: verb, noun, preposition or phrase."""
        return self.cues[0].kind

    def taking(self, *kinds: ContentKind) -> Cue | None:
        """Return the strongest entry that can take one of these kinds of content."""
        return next((cue for cue in self.cues if any(kind in cue.content for kind in kinds)), None)


@dataclass(frozen=True, slots=True)
class _Index:
    verbs: dict[str, tuple[Cue, ...]]
    forms: Mapping[str, str]
    nouns: dict[str, tuple[Cue, ...]]
    sequences: dict[str, tuple[Cue, ...]]


@cache
def _index(folder: Path, version: str) -> _Index:
    pack = read_pack(folder)
    verbs: dict[str, list[Cue]] = defaultdict(list)
    nouns: dict[str, list[Cue]] = defaultdict(list)
    sequences: dict[str, list[Cue]] = defaultdict(list)
    for cue in sorted(pack.cues, key=lambda cue: (-len(cue.words), -cue.strength)):
        if cue.kind == "verb":
            verbs[cue.words[0]].append(cue)
        elif cue.kind == "noun":
            nouns[cue.words[0]].append(cue)
        else:
            sequences[cue.words[0]].append(cue)

    def frozen(table: dict[str, list[Cue]]) -> dict[str, tuple[Cue, ...]]:
        return {word: tuple(found) for word, found in table.items()}

    return _Index(frozen(verbs), pack.verb_forms, frozen(nouns), frozen(sequences))


def find_cues(parsed: Parsed, pack: Pack) -> list[CueMatch]:
    """Return the cues of a report in order of their heads.

    A word that is part of a longer cue ("faire savoir", "according to") is not a cue of its own.
    """
    index = _index(pack.folder, pack.version)
    found: list[CueMatch] = []
    taken: set[int] = set()
    for token in parsed.tokens:
        for cue in _beginning(index, token):
            numbers = _sequence(parsed, token, cue)
            if numbers and not taken & set(numbers):
                taken |= set(numbers)
                head = _head_of(parsed, numbers)
                group = (*_auxiliaries(parsed, head), *numbers) if cue.kind == "phrase" else numbers
                found.append(CueMatch((cue,), head, tuple(sorted(set(group)))))
                break
    for token in parsed.tokens:
        if token.i in taken:
            continue
        match = _verb(parsed, token, index)
        if match is None and token.pos == "NOUN":
            nouns = index.nouns.get(token.lemma.lower(), ())
            match = CueMatch(nouns, token.i, (token.i,)) if nouns else None
        if match is not None:
            found.append(match)
    return sorted(found, key=lambda match: match.tokens)


def _beginning(index: _Index, token: Token) -> tuple[Cue, ...]:
    """Return the fixed cues that may begin with a token: by its form, its lemma, or the lemma its form stands for."""
    for word in (token.lower, token.lemma.lower(), index.forms.get(token.lower, "")):
        if word in index.sequences:
            return index.sequences[word]
    return ()


def _verb(parsed: Parsed, token: Token, index: _Index) -> CueMatch | None:
    cues = index.verbs.get(token.lemma.lower(), ()) or index.verbs.get(index.forms.get(token.lower, ""), ())
    if not cues or not (
        token.pos in ("VERB", "AUX") or _looks_like_verb(parsed, token) or _advises(parsed, token, cues)
    ):
        return None
    children = parsed.children(token.i)
    is_reflexive = any(_is_reflexive(parsed, child) for child in children)
    cues = tuple(cue for cue in cues if cue.reflexive == is_reflexive)
    if not cues or _is_label(parsed, token):
        return None
    numbers = (*(_auxiliaries(parsed, token.i) or parted_auxiliary(parsed, token)), token.i)
    perfect = parsed.grammar.perfect_verbs
    passive = any(child.dep == "aux:pass" for child in children) or (
        not is_reflexive
        and any(child.dep == "nsubj:pass" or child.base_dep == "cop" for child in children)
        and not any(child.base_dep == "aux" and child.lemma.lower() in perfect for child in children)
    )
    passive = (passive and not _is_active(children)) or _is_asked(parsed, token, cues)
    return CueMatch(cues, token.i, tuple(sorted(set(numbers))), passive)


def _is_asked(parsed: Parsed, token: Token, cues: tuple[Cue, ...]) -> bool:
    """Return whether a participle says that somebody was asked: "Asked if he would go, …"."""
    children = parsed.children(token.i)
    bare = "VerbForm=Part" in token.feats and "Tense=Past" in token.feats and token.base_dep in ("advcl", "acl")
    own = any(child.base_dep in ("nsubj", "aux", "obj") for child in children)
    return bare and not own and any(cue.act == "ask" for cue in cues)


def _is_active(children: list[Token]) -> bool:
    """Return whether a verb is active whatever its tag says: no auxiliary, but an object: "The mayor called a vote"."""
    helped = any(child.base_dep in ("aux", "cop") for child in children)
    return not helped and any(child.base_dep in ("obj", "ccomp") for child in children)


def _is_reflexive(parsed: Parsed, token: Token) -> bool:
    """Return whether a dependent makes its verb reflexive: "se" in "se dit prête"."""
    return token.lower in parsed.grammar.reflexives and token.base_dep in ("expl", "obj", "iobj")


def _is_label(parsed: Parsed, token: Token) -> bool:
    """Return whether a participle only names what it stands by: "la variété dite « de l'Estran »"."""
    if token.base_dep not in ("acl", "amod") or "VerbForm=Part" not in token.feats or "Tense=Pres" in token.feats:
        return False
    after = parsed.tokens[token.i + 1].text if token.i + 1 < len(parsed.tokens) else ""
    return after in ("«", "“", '"') and token.lemma.lower() in parsed.grammar.naming_verbs


def _looks_like_verb(parsed: Parsed, token: Token) -> bool:
    """Return whether a word that is tagged otherwise is a verb after all: it has an auxiliary, or a clause below it."""
    if token.pos not in ("ADJ", "NOUN", "PROPN", "X", "ADV", "PUNCT"):
        return False
    grammar = parsed.grammar
    if "VerbForm=Part" in token.feats or (
        token.i and parsed.tokens[token.i - 1].lower in grammar.gerund_marks and token.text.endswith("ant")
    ):
        return True  # "tout en maintenant que" is no adverb
    before = parsed.tokens[token.i - 1] if token.i else None
    after = parsed.tokens[token.i + 1] if token.i + 1 < len(parsed.tokens) else None
    clausal = any(c.lower in grammar.conjunctions for t in parsed.children(token.i) for c in parsed.children(t.i))
    if token.base_dep == "root" and clausal and any(c.base_dep == "nsubj" for c in parsed.children(token.i)):
        return True
    if (
        after is not None
        and after.lower in grammar.verb_marks
        and before is not None
        and before.pos in ("NOUN", "PROPN", "PRON")
    ):
        return True
    if (
        before is not None
        and before.text in (",", "»", "”", '"')
        and after is not None
        and after.pos in ("DET", "PROPN")
    ):
        return True  # « … », fulmine un producteur
    children = parsed.children(token.i)
    if any(child.pos == "DET" or child.base_dep == "case" for child in children):
        return False
    return any(child.base_dep in ("aux", "ccomp") or child.dep in ("expl:pv", "nsubj") for child in children) or (
        token.base_dep in ("root", "amod", "appos")
        and token.i + 1 < len(parsed.tokens)
        and parsed.tokens[token.i + 1].lower in grammar.conjunctions
    )


def _advises(parsed: Parsed, token: Token, cues: tuple[Cue, ...]) -> bool:
    """Return whether a word taken for a noun is a verb by the words beside it: "The envoy advises against travel"."""
    if token.pos not in ("NOUN", "PROPN") or not 0 < token.i < len(parsed.tokens) - 1:
        return False
    before, after = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1].lower
    urges = any(cue.act == "urge" and after in cue.preposition for cue in cues)
    return urges and after in parsed.grammar.opposites and before.pos in ("NOUN", "PROPN", "PRON", "ADV")


def _auxiliaries(parsed: Parsed, head: int) -> list[int]:
    """Return the auxiliaries, reflexive pronoun and negation that stand just before a verb."""
    return [
        child.i
        for child in parsed.children(head)
        if (child.dep in _AUXILIARIES or _is_reflexive(parsed, child)) and head - 6 <= child.i < head
    ]


def parted_auxiliary(parsed: Parsed, token: Token) -> tuple[int, ...]:
    """Return the auxiliary that an aside parts from its participle, lost by the tree: "a, de son côté, dit"."""
    sentence = parsed.sentence(token.i)
    if "VerbForm=Part" not in token.feats or "Tense=Past" not in token.feats or "Number=Plur" in token.feats:
        return ()
    for i in range(token.i - 3, max(sentence.first, token.i - 10) - 1, -1):
        before = parsed.tokens[i]
        helps = before.pos == "AUX" or (before.pos == "VERB" and before.i > sentence.first)
        if helps and before.lemma.lower() in parsed.grammar.perfect_verbs:
            aside = parsed.tokens[i + 1 : token.i]
            opens = aside[0].text == "," or (aside[0].pos == "ADP" and aside[1].pos in ("DET", "PRON"))
            closed = aside[0].text != "," or aside[-1].text == ","
            free = "VerbForm=Fin" in before.feats and not before.base_dep.startswith(("aux", "cop"))
            return (i,) if opens and closed and free else ()
        if before.pos in ("VERB", "SCONJ") or before.text in (";", ":", "«", "»", "“", "”", '"'):
            return ()
    return ()


def _sequence(parsed: Parsed, first: Token, cue: Cue) -> tuple[int, ...] | None:
    """Return the tokens of a fixed cue that begins here; phrases match lemmas and bear two words in between."""
    numbers = [first.i]
    gap = 2 if cue.kind == "phrase" else 0
    sentence = parsed.sentence(first.i)
    position = first.i
    for word in cue.words[1:]:
        for step in range(1, gap + 2):
            here = position + step
            if here >= sentence.last:
                return None
            token = parsed.tokens[here]
            if token.lower == word or (cue.kind == "phrase" and token.lemma.lower() == word):
                numbers.append(here)
                position = here
                break
        else:
            return None
    if cue.kind == "phrase" and first.pos not in ("VERB", "AUX"):
        return None
    return tuple(numbers)


def _head_of(parsed: Parsed, numbers: tuple[int, ...]) -> int:
    """Return the token of a group whose head stands outside it; the first one of several."""
    inside = set(numbers)
    outer = [i for i in numbers if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i]
    return outer[0] if outer else numbers[0]
