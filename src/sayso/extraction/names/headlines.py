"""Tell headlines, whose capitals mean nothing: "FIRE AT KORVA PLANT", "Radek Calls Meeting After Korva Fire"."""

from __future__ import annotations

from sayso.parsing.document import Parsed, Sentence

__all__ = ["is_headline"]

_SHORTEST = 4
_SHARE = 0.75
_SMALL = ("VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV")
_LONG = 3
"""Words up to this length stay small in headlines: "of", "the"."""


def is_headline(parsed: Parsed, sentence: Sentence) -> bool:
    """Return whether a sentence is set in capitals, or without an end and with a capital in nearly every word.

    "FIRE AT KORVA PLANT KILLS TWO" and "Radek Calls Meeting After Korva Fire" are; "Ivo Radek, Nela Orvane" is none.
    """
    tokens = parsed.tokens[sentence.first : sentence.last]
    words = [token for token in tokens if token.text.isalpha()]
    if len(words) < _SHORTEST:
        return False
    if sum(token.text.isupper() and len(token.text) > 1 for token in words) >= _SHARE * len(words):
        return True
    if tokens[-1].text[-1:] in ".!?…:" or any(token.text == "," for token in tokens):
        return False
    weighty = [token for token in words if len(token.text) > _LONG]
    told = any(token.pos in _SMALL and token.text[:1].isupper() for token in words[1:])
    capitals = sum(token.text[:1].isupper() for token in weighty)
    return told and len(weighty) >= _SHORTEST and capitals >= _SHARE * len(weighty)
