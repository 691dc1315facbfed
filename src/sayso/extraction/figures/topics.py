"""What a figure is about: killed, detained, money, ... by its unit, the noun that is counted and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extraction.figures.counted import Counted, number_tokens
from sayso.extraction.numbers import Number
from sayso.extraction.numbers.lexemes import fold
from sayso.languages.pack import Pack
from sayso.languages.topics import Topic, TopicName
from sayso.parsing.document import Parsed, Token

__all__ = ["fate_of", "find_topic"]

_BY_MEASURE: dict[str, TopicName] = {"money": "money", "share": "share", "length": "distance"}
# Nouns for people by what they are: what became of them says more ("six soldiers were killed").
_WEAK = frozenset(("fighters", "troops", "participants", "aid", "displaced", "detained"))
_REACH = 9  # tokens from a number to a verb that may still be said of it
_CLIMBED = frozenset(("nmod", "conj", "appos", "nummod", "compound", "flat", "det", "amod", "dep"))


class _Lexicon:
    """The topics of a language by lemma, the stronger first."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self.words = {fold(word): topic.topic for topic in reversed(topics) for word in topic.words}
        self.objects = {fold(word): topic.topic for topic in reversed(topics) for word in topic.objects}
        self.subjects = {_key(word): topic.topic for topic in reversed(topics) for word in topic.subjects}
        self.states = {fold(word): topic.topic for topic in reversed(topics) for word in topic.states}
        self.nouns = {fold(word): topic.topic for topic in reversed(topics) for word in topic.nouns}


def _key(words: str) -> str:
    """Return a verb, or a verb and its object without the determiner between: "perdre vie"."""
    parts = fold(words).split()
    return " ".join((parts[0], parts[-1]) if len(parts) > 1 else parts)


_KEPT: dict[int, tuple[tuple[Topic, ...], _Lexicon]] = {}


def _lexicon_of(pack: Pack) -> _Lexicon:
    """Return the lexicon of a pack; found by identity, since hashing all topics for each figure would be slow."""
    kept = _KEPT.get(id(pack.topics))
    if kept is None or kept[0] is not pack.topics:
        kept = _KEPT[id(pack.topics)] = (pack.topics, _Lexicon(pack.topics))
    return kept[1]


def find_topic(parsed: Parsed, number: Number, counted: Counted | None, pack: Pack) -> TopicName:
    """Return what a number is about: "killed" of "Douze soldats ont été tués", "money" of "3 millions d'euros"."""
    if number.form == "share":
        return "share"
    if number.measure in _BY_MEASURE:
        return _BY_MEASURE[number.measure]
    if number.measure is not None and number.measure not in ("multiple", "points", "area"):
        return "other"
    lexicon = _lexicon_of(pack)
    heads = _heads(parsed, number, counted)
    nouns = [_look_up(lexicon.words, token) for token in heads]
    if counted is not None and not counted.beside:
        nouns.append(_look_up(lexicon.words, parsed.tokens[counted.head]))
    for token, topic in zip(heads, nouns, strict=False):
        if topic is not None and topic not in _WEAK and token is not None:
            return topic
    inside = {token.i for token in number_tokens(parsed, number)}
    for token in heads:
        said = _said(parsed, lexicon, token, inside)
        if said is not None:
            return said
    weak = next((topic for topic in nouns if topic is not None), None)
    return weak or _by_neighbours(parsed, lexicon, inside) or "other"


def fate_of(parsed: Parsed, noun: Token, inside: set[int], pack: Pack) -> TopicName | None:
    """Return what is said to have happened to a noun: "injured" of "une passante a été blessée"; None for nothing.

    Args:
        parsed: the report.
        noun: the noun.
        inside: the tokens of its number, which are no words about it.
        pack: the language.
    """
    lexicon = _lexicon_of(pack)
    own = _look_up(lexicon.words, noun)
    return own if own is not None and own not in _WEAK else _said(parsed, lexicon, noun, inside)


def _heads(parsed: Parsed, number: Number, counted: Counted | None) -> list[Token]:
    """Return the noun that is counted, where it stands beside the number, and the root of the number itself."""
    tokens = number_tokens(parsed, number)
    inside = {token.i for token in tokens}
    root = next((token for token in tokens if token.head not in inside or token.head == token.i), None)
    heads = []
    if counted is not None and counted.beside:
        heads.append(parsed.tokens[counted.head])
    if root is not None:
        heads.append(root)
    return heads


def _look_up(table: dict[str, TopicName], token: Token) -> TopicName | None:
    lemma, form = fold(token.lemma), fold(token.text)
    bare = form.removesuffix("s")
    known = table.get(lemma) or table.get(form) or table.get(bare) or table.get(bare.removesuffix("e"))
    return known or (
        table.get(f"{lemma}e") if token.pos == "VERB" else None
    )  # the lemma of "injuring" may come as "injur"


def _by_phrase(parsed: Parsed, lexicon: _Lexicon, verb: Token) -> TopicName | None:
    """Return the topic of a verb with its object: "took part", "ont perdu la vie"."""
    lemma = fold(verb.lemma)
    for child in parsed.children(verb.i):
        if child.i > verb.i and child.base_dep in ("obj", "compound", "xcomp", "advmod", "obl"):
            found = lexicon.subjects.get(f"{lemma} {fold(child.lemma)}")
            if found is not None:
                return found
    return None


def _said(parsed: Parsed, lexicon: _Lexicon, noun: Token, inside: set[int]) -> TopicName | None:
    """Return the topic of what is said of a noun, by its own modifiers, then by the words that govern it."""
    own = _by_modifiers(parsed, lexicon, noun)
    if own is not None:
        return own
    here = noun
    for _ in range(4):
        if here.head == here.i:
            return None
        head = parsed.tokens[here.head]
        found = _by_relation(parsed, lexicon, here, head, inside)
        if found is not None:
            return found
        if here.base_dep not in _CLIMBED or head.pos == "VERB":
            return None
        if here.base_dep == "appos":  # "vingt corps ont été retrouvés, onze femmes et neuf hommes"
            topic = _look_up(lexicon.words, head)
            if topic is not None:
                return topic
        here = head
    return None


def _by_modifiers(parsed: Parsed, lexicon: _Lexicon, noun: Token) -> TopicName | None:
    for child in parsed.children(noun.i):
        if child.base_dep in ("amod", "acl", "appos"):
            found = _look_up(lexicon.states, child)
            if found is None and child.dep != "acl:relcl" and "VerbForm=Part" in child.feats:
                found = _look_up(lexicon.objects, child)
            if found is not None:
                return found
    return None


def _by_relation(parsed: Parsed, lexicon: _Lexicon, here: Token, head: Token, inside: set[int]) -> TopicName | None:
    relation = here.base_dep
    if relation == "obl" and any(c.base_dep == "case" and c.i in inside for c in parsed.children(here.i)):
        relation = "obj"  # "injured over 200 people": "over" is a bound and no preposition
    if relation in ("nmod", "compound") and head.pos in ("NOUN", "PROPN"):
        return _look_up(lexicon.nouns, head)
    if relation == "nsubj":
        if _is_passive(parsed, here, head):
            found = _look_up(lexicon.objects, head) or _look_up(lexicon.states, head)
        else:
            found = _by_phrase(parsed, lexicon, head) or _look_up(lexicon.subjects, head)
            found = found or (_look_up(lexicon.states, head) if head.pos in ("ADJ", "NOUN") else None)
        return found or _by_predicate(parsed, lexicon, head)
    if relation in ("obj", "iobj", "obl", "xcomp", "ccomp"):
        found = _look_up(lexicon.objects, head) if relation != "obl" or head.pos == "VERB" else None
        return (None if relation == "obl" else found) or _by_predicate(parsed, lexicon, head)
    return _look_up(lexicon.states, head) if head.pos in ("ADJ", "VERB") and relation != "conj" else None


def _is_passive(parsed: Parsed, noun: Token, verb: Token) -> bool:
    if any(child.lower in ("se", "s'") for child in parsed.children(verb.i)):
        return False
    return noun.dep == "nsubj:pass" or any(
        child.dep in ("aux:pass", "cop") or (child.base_dep == "aux" and child.lemma in ("être", "be"))
        for child in parsed.children(verb.i)
    )


def _by_predicate(parsed: Parsed, lexicon: _Lexicon, verb: Token) -> TopicName | None:
    """Return the topic of a predicate on the object or subject: "left six soldiers dead", "portées disparues"."""
    for child in _predicates(parsed, verb):
        found = _look_up(lexicon.states, child)
        if found is None and child.dep == "xcomp":  # "contraints d'évacuer", "forced to flee"
            found = _look_up(lexicon.objects, child) or _look_up(lexicon.subjects, child)
        if found is not None:
            return found
        if child.base_dep == "obj":
            found = _look_up(lexicon.nouns, child)
            if found is not None:
                return found
    return None


def _predicates(parsed: Parsed, verb: Token) -> Iterator[Token]:
    for child in parsed.children(verb.i):
        if child.base_dep in ("xcomp", "amod", "acl") or (child.base_dep == "obj" and child.pos == "NOUN"):
            yield child


def _by_neighbours(parsed: Parsed, lexicon: _Lexicon, inside: set[int]) -> TopicName | None:
    """Return the topic of the nearest verb before or after a number, where the tree tells nothing."""
    if not inside:
        return None
    sentence = parsed.sentence(min(inside))
    for i in range(min(inside) - 1, max(sentence.first, min(inside) - _REACH) - 1, -1):
        token = parsed.tokens[i]
        if token.text in ";:()—–" or (token.pos in ("VERB", "AUX") and _look_up(lexicon.objects, token) is None):
            break
        if token.pos == "VERB":
            return None if _has_auxiliary(parsed, token) else _look_up(lexicon.objects, token)
    passive = False
    for i in range(max(inside) + 1, min(sentence.last, max(inside) + _REACH)):
        token = parsed.tokens[i]
        if token.text in ",;:()—–":
            break
        passive = passive or token.lemma in ("être", "be")
        if token.pos in ("VERB", "ADJ"):
            found = _look_up(lexicon.objects, token) if passive else None
            found = found or _look_up(lexicon.states if passive else lexicon.subjects, token)
            if found is not None or token.pos == "VERB":
                return found
    return None


def _has_auxiliary(parsed: Parsed, verb: Token) -> bool:
    """Return whether a participle is passive: "Deux hommes ont été tués et trois …" says nothing of the three."""
    return any(child.lemma in ("être", "be") for child in parsed.children(verb.i))
