"""Teach the parser the verbs of reported speech: put them in the place of other verbs of the treebanks.

The treebanks are small; most of the verbs with which the press reports speech ("fulminer", "exhorter", "caution") stand
in none of them, and the parser takes them for nouns. A verb of a treebank is exchanged for a cue verb of the language
pack in the same form (same conjugation, same ending), only where the cue can take what the verb has below it: a clause,
an infinitive, an object, or a quotation that was cut off. Trees stay as they are.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.languages.pack import ContentKind, load_pack
from training.treebanks import Sentence, Word

__all__ = ["exchange_verbs"]

_VOWELS = "aeiouyhàâéèêëîïôöùûüœ"


@dataclass(frozen=True, slots=True)
class _Stock:
    """Cue verbs by conjugation, vowel or consonant first, and what they can take."""

    endings: dict[str, tuple[str, ...]]
    verbs: dict[tuple[str, bool, ContentKind], tuple[str, ...]]

    def conjugation(self, lemma: str) -> str | None:
        """Return the ending of the infinitive that tells a verb's conjugation."""
        fitting = [infinitive for infinitive in self.endings if lemma.endswith(infinitive)]
        return max(fitting, key=len) if fitting else None


@cache
def _stock(lang: str) -> _Stock:
    pack = load_pack(lang)
    table = tomllib.loads((pack.folder / "forms.toml").read_text(encoding="utf-8"))
    endings = {row["infinitive"]: tuple(row["endings"]) for row in table["conjugation"]}
    stock = _Stock(endings, {})
    found: dict[tuple[str, bool, ContentKind], list[str]] = {}
    for cue in pack.cues:
        lemma = cue.words[0]
        if cue.kind != "verb" or cue.reflexive or lemma in table["irregular"]:
            continue
        conjugation = stock.conjugation(lemma)
        if conjugation is None:
            continue
        for kind in cue.content:
            found.setdefault((conjugation, lemma[0] in _VOWELS, kind), []).append(lemma)
    return _Stock(endings, {key: tuple(sorted(set(verbs))) for key, verbs in found.items()})


def _takes(words: Sequence[Word], i: int, is_cut: bool) -> ContentKind | None:
    """Return what stands below a verb that a cue could take as its content."""
    below = {word.relation.partition(":")[0] for k, word in enumerate(words) if word.head == i and k != i}
    if "ccomp" in below:
        return "clause"
    if "xcomp" in below:
        return "infinitive"
    if "obj" in below:
        return "phrase"
    if words[i].relation == "parataxis" or (is_cut and words[i].relation == "ROOT"):
        return "quote"
    return None


def exchange_verbs(sentence: Sentence, lang: str, rng: random.Random, *, share: float = 0.5) -> Sentence:
    """Return the sentence with a share of its verbs exchanged for cue verbs of the same conjugation and form."""
    stock = _stock(lang)
    words = list(sentence.words)
    is_cut = sentence.source.endswith("+cut")
    for i, word in enumerate(words):
        if word.upos != "VERB" or word.form != word.form.lower() or rng.random() >= share:
            continue
        conjugation, kind = stock.conjugation(word.lemma), _takes(words, i, is_cut)
        if conjugation is None or kind is None:
            continue
        stem = word.lemma[: len(word.lemma) - len(conjugation)]
        ending = word.form[len(stem) :]
        if not word.form.startswith(stem) or ending not in stock.endings[conjugation]:
            continue
        verbs = stock.verbs.get((conjugation, word.lemma[0] in _VOWELS, kind), ())
        if verbs:
            lemma = rng.choice(verbs)
            form = lemma[: len(lemma) - len(conjugation)] + ending
            words[i] = replace(word, form=form, lemma=lemma)
    return replace(sentence, words=words)
