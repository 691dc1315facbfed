"""Words that do the work of grammar: what a construction looks for by form, one language at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.errors import PackError

__all__ = ["Grammar"]

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Classes of words by what they do in a sentence; empty where a language has no such word.

    Words are forms in lower case as the tokenizer cuts them, with straight apostrophes; of verbs, lemmas.

    Attributes:
        conjunctions: introduce a clause that is told: "que", "that".
        questions: introduce an indirect question: "si", "whether".
        infinitive_marks: introduce an infinitive that is told: "de", "to".
        comparisons: introduce the telling in passing: "comme l'a dit", "as he said".
        relatives: take up the noun before them as a subject: "qui", "who".
        prepositional_relatives: stand after a preposition: "selon laquelle", "according to which".
        clause_prepositions: tie a clause to a noun by one of these: "selon laquelle".
        verb_marks: show that a doubtful word before them is a verb: "Le maire martèle que".
        negations: deny a verb from before it: "sans", "never".
        scales: what things vary by, no source: "selon la saison", "according to size".
        negation_openers: stand before the negation of an infinitive: "dit ne pas savoir".
        following_negations: deny a verb from behind it: "ne dit pas".
        not_yet: put a telling off: "avant de", "before", "unless".
        opposites: turn the act round: "advises against".
        pointers: point at what is told elsewhere: "areas where X advises against travel".
        doer_marks: stand before who is to do something: "called for the dam to be mended".
        nobody: name nobody as a subject: "rien", "nobody".
        own_voice: the speaker himself, or anybody, inside a quotation: "je", "we".
        reflexives: pronouns of reflexive verbs: "se".
        manner: introduce the occasion of the telling behind a content: "lors", "during".
        gerund_marks: stand before a gerund: "en précisant".
        gerund_openers: strengthen it: "tout en précisant".
        coordinators: a clause may begin after them: "et", "but".
        conditions: make a conditional a supposition, not hearsay: "si", "sinon".
        lacking: do so at the head of a sentence: "Sans les pompes, …".
        expletives: subjects that mean nothing: "il a été annoncé", "it was reported".
        articles: definite articles.
        demonstratives: point at what was named before: "cette", "this".
        indefinites: determiners and counts of people nobody has named yet: "des", "several".
        partial_pronouns: mean some of those named before, no one by himself: "certains", "both".
        agent_prepositions: introduce who does what a passive tells: "par", "by".
        author_prepositions: introduce whose a document is: "de", "from".
        naming_prepositions: introduce what helps to name a noun: "de la ville", not "devant sa maison".
        medium_prepositions: introduce where something was said: "dans un communiqué", "during a briefing".
        outlet_prepositions: introduce the outlet that was told: "à Radio Estran", "on Radio Estran".
        following_words: give a weekday a date of its own: "mardi prochain", "next".
        titles: stand before a person's name and are no part of it: "Mme", "Dr".
        modal_verbs: lemmas; their conditional wishes or supposes: "devrait".
        perfect_verbs: lemmas of auxiliaries that make no passive: "avoir", "have".
        naming_verbs: lemmas whose participle only names: "dite « la Rousse »", "called".
        lifting_verbs: lemmas that undo an order named as their object: "lever", "scrap".
        telling_verbs: lemmas whose object may be the outlet that was told: "told Radio Estran".
        contractions: form to the preposition in it: "du" is "de".
    """

    conjunctions: frozenset[str] = _NONE
    questions: frozenset[str] = _NONE
    infinitive_marks: frozenset[str] = _NONE
    comparisons: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    prepositional_relatives: frozenset[str] = _NONE
    clause_prepositions: frozenset[str] = _NONE
    verb_marks: frozenset[str] = _NONE
    negations: frozenset[str] = _NONE
    scales: frozenset[str] = _NONE
    negation_openers: frozenset[str] = _NONE
    following_negations: frozenset[str] = _NONE
    not_yet: frozenset[str] = _NONE
    opposites: frozenset[str] = _NONE
    pointers: frozenset[str] = _NONE
    doer_marks: frozenset[str] = _NONE
    nobody: frozenset[str] = _NONE
    own_voice: frozenset[str] = _NONE
    reflexives: frozenset[str] = _NONE
    manner: frozenset[str] = _NONE
    gerund_marks: frozenset[str] = _NONE
    gerund_openers: frozenset[str] = _NONE
    coordinators: frozenset[str] = _NONE
    conditions: frozenset[str] = _NONE
    lacking: frozenset[str] = _NONE
    expletives: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    demonstratives: frozenset[str] = _NONE
    indefinites: frozenset[str] = _NONE
    partial_pronouns: frozenset[str] = _NONE
    agent_prepositions: frozenset[str] = _NONE
    author_prepositions: frozenset[str] = _NONE
    naming_prepositions: frozenset[str] = _NONE
    medium_prepositions: frozenset[str] = _NONE
    outlet_prepositions: frozenset[str] = _NONE
    following_words: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    modal_verbs: frozenset[str] = _NONE
    perfect_verbs: frozenset[str] = _NONE
    naming_verbs: frozenset[str] = _NONE
    lifting_verbs: frozenset[str] = _NONE
    telling_verbs: frozenset[str] = _NONE
    contractions: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @classmethod
    def of(cls, classes: Mapping[str, Iterable[str]], contractions: Mapping[str, str]) -> Grammar:
        """Make it from words by the id of their class ("own-voice"); raises PackError at a class that nothing reads."""
        words = {name.replace("-", "_"): frozenset(found) for name, found in classes.items()}
        unknown = sorted(set(words) - set(cls.names()))
        if unknown:
            raise PackError(f"grammar.toml has classes that nothing reads: {', '.join(unknown).replace('_', '-')}")
        return cls(**words, contractions=contractions)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the classes of words."""
        return tuple(field.name for field in dataclasses.fields(cls) if field.name != "contractions")
