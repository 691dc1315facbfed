"""Load and check a language pack: a folder of TOML files with the same names in every language.

=================  =============================================================================================
``pack.toml``      code, name and version of the pack
``cues.toml``      words that signal an attribution: verbs, nouns, prepositions, fixed phrases
``hedges.toml``    words that mark hearsay ("reportedly", "aurait") and impersonal voices ("on pensait que")
``pronouns.toml``  pronouns that may stand as a source, with person, gender and number
``roles.toml``     nouns for people by office and nouns for bodies that speak ("ministre", "préfecture")
``private.toml``   nouns for people without an office, whose names can be masked
``names.toml``     nouns at the head of names, and names that are known ("ministère", "Twitter")
``linking.toml``   words that tell which names of two reports may mean one, and bodies by all their names ("ONU")
``numbers.toml``   number words and the values they have, and the little words of number grammar
``bounds.toml``    words that bound or round a number, or make a range of two ("au moins", "or more")
``units.toml``     measures and money
``topics.toml``    what figures are about: nouns that are counted and verbs that tell what became of them
``times.toml``     days, months and words relative to the day of publication
``timewords.toml`` words that tell times beside the days: units, parts of days, seasons, feasts, prepositions
``timerules.toml`` how those words join into dates, clock times, periods, durations and sets
``media.toml``     nouns for where something was said ("communiqué"), and words in the names of outlets ("Radio")
``forms.toml``     endings of regular verbs and forms of irregular ones, where the trained lemmas fail
``quotemarks.toml`` quote marks that the language's press uses, and words that turn quoted words into a mere label
``grammar.toml``   words that do the work of grammar ("que", "that", negations), by what they do
``stopwords.toml`` function words, which never identify anybody by themselves
=================  =============================================================================================

Every entry has an ``id`` and at least one ``example``: a sentence in which brackets mark what it should find, as in
``« Le pont tient », a [déclaré]{cue} [la maire]{source}.`` The examples run as tests, and the
id shows up in `found_by`.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, get_args

from sayso.errors import LanguageError, PackError
from sayso.languages.grammar import Grammar
from sayso.languages.linking import LinkingWords, read_linking_words
from sayso.languages.names import NameWords, read_name_words
from sayso.languages.quantities import Quantities, read_quantities
from sayso.languages.times import TimeGrammar, read_times
from sayso.languages.topics import Topic, read_topics, read_words
from sayso.records.statements import ACTS, Act

__all__ = [
    "ContentKind",
    "Cue",
    "CueKind",
    "DayWord",
    "Hedge",
    "Pack",
    "Pronoun",
    "Role",
    "languages",
    "load_pack",
    "pack_folder",
    "read_pack",
]

ContentKind = Literal["quote", "clause", "infinitive", "phrase", "predicate", "topic"]
"""What a cue can take as its content.

quote       a quotation set off from the frame: « … », a-t-il dit · "…," she said
clause      a finite clause: affirme que …, said (that) …, a demandé si …
infinitive  an infinitive or a participle clause: dit vouloir …, a promis de …, promised to …, admitted taking …
phrase      a noun phrase that stands for a proposition: annonce la fermeture de …, announced the closure of …
predicate   what is said of an object: qualifie X de …, described X as …, accuse X de …, called X a …
topic       with "quote" only: the cue introduces a quotation but is no speech verb by itself (s'emporter, smile)
"""

CueKind = Literal["verb", "noun", "preposition", "phrase"]
Gender = Literal["", "m", "f"]
Number = Literal["", "s", "p"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word (by lemma) or fixed phrase (by form) that signals an attribution.

    Attributes:
        id: ``fr.cue.declarer``; stands in `found_by`.
        kind: verb, noun, preposition ("selon") or phrase ("à en croire").
        words: the lemma of a verb or noun, or the lower-case forms of a preposition or phrase, apart.
        act: what kind of attribution it makes.
        content: what it can take as content.
        strength: 0 to 1, how often such a word with such a content is an attribution.
        reflexive: French verbs that need "se" ("se dire", "s'engager").
        preposition: of a predicate, the words that introduce it ("de", "comme", "as"); empty: none needed.
    """

    id: str
    kind: CueKind
    words: tuple[str, ...]
    act: Act
    content: frozenset[ContentKind]
    strength: float = 1.0
    reflexive: bool = False
    preposition: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word or phrase that marks hearsay: the claim's source is withheld ("reportedly", "il se dit que")."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun that may stand as a source.

    Attributes:
        impersonal: names nobody by itself: "on".
        only_persons: means no body: "he".
        only_bodies: means a body that spoke, where it means anybody: "it".
        nearest: means the one named last, whoever spoke: "ce dernier", "the latter".
    """

    id: str
    words: tuple[str, ...]
    person: int
    gender: Gender = ""
    number: Number = ""
    impersonal: bool = False
    only_persons: bool = False
    only_bodies: bool = False
    nearest: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun for a person by office ("ministre"), a body ("préfecture"), a document ("sondage") or nameless people.

    Attributes:
        stands_for: alone it means a body named before: "le journal".
        speaks_for: without a name the body is the speaker: "un porte-parole de la préfecture".
        broad: it may take up the bearer of another office: "le dirigeant" is the president named before.
        needs_name: alone the noun names no body: "les autorités", "officials", but "les autorités locales" does.
    """

    id: str
    words: tuple[str, ...]
    type: Literal["person", "body", "document", "nameless"]
    gender: Gender = ""
    stands_for: bool = False
    speaks_for: bool = False
    needs_name: bool = False
    broad: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWord:
    """A word that tells a day: a weekday (0 is Monday), a month (1 to 12), or days from the day of publication."""

    id: str
    words: tuple[str, ...]
    weekday: int | None = None
    month: int | None = None
    offset: int | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All that one language knows.

    Attributes:
        language: ISO 639-1 code.
        version: of the pack's data and weights together; a change makes a new reading of each report.
        folder: where the pack lies; the weights are in ``model/``.
        private: nouns for people without an office ("boulangère"), though some are roles of type person.
        pseudonym: what stands in exports for the name of a private person, before a number ("Personne").
        verb_forms: form to lemma for the verbs of the cues.
        quantities: the grammar of numbers, bounds and units.
        topics: what figures are about, the stronger first.
        light_nouns: nouns that say how a number is told, not what is counted ("nombre", "total").
        person_words: nouns for a human being that are no role ("enfant", "hiker").
        part_words: words before a number that is part of the one before it ("dont").
        same_words: words in the place of a noun that was told before ("trois autres").
        hearsay_endings: endings of the verb forms that withhold a claim's source ("-rait"); empty where none do.
        bare_clauses: a clause may follow a verb of saying without a conjunction ("said the road was shut").
        head_first: the noun stands before what names it ("ministère de l'Eau"), not behind ("Water Ministry").
        times: the grammar of dates, clock times and lengths of time.
        names: words that make or type a name.
        linking: words that tell which names of two reports may mean one.
    """

    language: str
    name: str
    version: str
    folder: Path
    cues: tuple[Cue, ...]
    hedges: tuple[Hedge, ...]
    pronouns: tuple[Pronoun, ...]
    roles: tuple[Role, ...]
    private: frozenset[str]
    pseudonym: str
    days: tuple[DayWord, ...]
    numbers: Mapping[str, float]
    quantities: Quantities
    topics: tuple[Topic, ...]
    light_nouns: frozenset[str]
    person_words: frozenset[str]
    part_words: frozenset[str]
    same_words: frozenset[str]
    media: frozenset[str]
    outlets: frozenset[str]
    labels: frozenset[str]
    stopwords: frozenset[str]
    verb_forms: Mapping[str, str]
    grammar: Grammar
    bare_clauses: bool
    head_first: bool
    hearsay_endings: tuple[str, ...]
    times: TimeGrammar
    names: NameWords
    linking: LinkingWords

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that the pack holds, weights included: a change of one word changes it."""
        return _fingerprint(self.folder)

    @property
    def model(self) -> Path:
        """Return the folder of the trained pipeline."""
        return self.folder / "model"

    @property
    def confidence(self) -> Path | None:
        """Return the file of weights that say how sure a statement is; None where a pack has none."""
        path = self.folder / "model" / "confidence.json"
        return path if path.exists() else None


@functools.cache
def _fingerprint(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            found.update(path.relative_to(folder).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:8]


def languages() -> dict[str, str]:
    """Return the languages that a pack is installed for: code to module, by the entry point ``sayso.languages``."""
    built_in = {"fr": "sayso.languages.fr", "en": "sayso.languages.en"}
    return built_in | {entry.name: entry.value for entry in entry_points(group="sayso.languages")}


@functools.cache
def load_pack(language: str) -> Pack:
    """Return the pack of a language.

    Raises:
        LanguageError: there is none.
        PackError: it is incomplete or contradicts itself.
    """
    return read_pack(pack_folder(language))


def pack_folder(language: str) -> Path:
    """Return the folder in which the pack of a language lies; raises LanguageError."""
    module = languages().get(language)
    spec = importlib.util.find_spec(module) if module else None
    if spec is None or spec.origin is None:
        raise LanguageError(
            f"there is no language pack for {language!r}; there are packs for {', '.join(sorted(languages()))}"
        )
    return Path(spec.origin).parent


def read_pack(folder: Path) -> Pack:
    """Read and check the pack in a folder; raises PackError."""
    tables = {path.stem: _toml(path) for path in sorted(folder.glob("*.toml"))}
    missing = {
        "pack",
        "cues",
        "hedges",
        "pronouns",
        "roles",
        "private",
        "numbers",
        "bounds",
        "units",
        "topics",
        "times",
        "timewords",
        "timerules",
        "forms",
        "grammar",
        "media",
        "names",
        "linking",
        "quotemarks",
        "stopwords",
    } - set(tables)
    if missing:
        raise PackError(f"the pack in {folder} lacks {', '.join(sorted(f'{name}.toml' for name in missing))}")
    code = str(tables["pack"]["language"])
    seen: set[str] = set()

    def entries(file: str, table: str, prefix: str) -> list[dict[str, Any]]:
        found = []
        for entry in tables[file].get(table, []):
            name = f"{code}.{prefix}.{entry.get('id')}"
            if not entry.get("id") or name in seen:
                raise PackError(f"{folder / file}.toml: every entry of {table} needs an id of its own, got {name!r}")
            if not entry.get("examples"):
                raise PackError(f"{folder / file}.toml: {name} needs at least one example")
            seen.add(name)
            words = {} if "pattern" in entry else {"words": _words(entry, name)}
            found.append({**entry, "id": name, **words, "examples": tuple(entry["examples"])})
        return found

    try:
        cues = [_cue(entry, kind) for kind in get_args(CueKind) for entry in entries("cues", kind, "cue")]
        days = tuple(DayWord(**entry) for entry in entries("times", "day", "day"))
        stopwords = frozenset(word for group in tables["stopwords"]["stopwords"].values() for word in group)
        quantities = read_quantities(
            entries,
            decimal_mark=str(tables["pack"].get("decimal_mark", ".")),
            months=frozenset(word for day in days if day.month is not None for word in day.words),
            stopwords=stopwords,
        )
        roles = tuple(Role(**entry) for entry in entries("roles", "role", "role"))
        return Pack(
            language=code,
            name=str(tables["pack"]["name"]),
            version=str(tables["pack"]["version"]),
            folder=folder,
            cues=tuple(cues),
            hedges=tuple(Hedge(**entry) for entry in entries("hedges", "hedge", "hedge")),
            pronouns=tuple(Pronoun(**entry) for entry in entries("pronouns", "pronoun", "pronoun")),
            roles=roles,
            private=read_words(entries("private", "private", "private")),
            pseudonym=str(tables["private"]["pseudonym"]),
            days=days,
            numbers={word: number.value for number in quantities.numbers for word in number.words},
            quantities=quantities,
            topics=read_topics(entries("topics", "topic", "topic")),
            light_nouns=read_words(entries("topics", "light", "light")),
            person_words=read_words(entries("topics", "person", "person")),
            part_words=read_words(entries("topics", "part", "part")),
            same_words=read_words(entries("topics", "same", "same")),
            media=frozenset(word for entry in entries("media", "medium", "medium") for word in entry["words"]),
            outlets=frozenset(word for entry in entries("media", "outlet", "outlet") for word in entry["words"]),
            labels=frozenset(word for entry in entries("quotemarks", "label", "label") for word in entry["words"]),
            stopwords=stopwords,
            grammar=Grammar.of(
                {entry["id"].rpartition(".")[2]: entry["words"] for entry in entries("grammar", "class", "grammar")},
                {
                    word: str(entry["stands_for"])
                    for entry in entries("grammar", "contraction", "contraction")
                    for word in entry["words"]
                },
            ),
            hearsay_endings=tuple(tables["pack"].get("hearsay_endings", ())),
            bare_clauses=bool(tables["pack"].get("bare_clauses", False)),
            head_first=bool(tables["pack"].get("head_first", False)),
            times=read_times(entries, tables["pack"]),
            names=read_name_words(entries),
            linking=read_linking_words(entries, ((role.words, role.gender) for role in roles if role.type == "person")),
            verb_forms=_verb_forms([cue.words[0] for cue in cues if cue.kind in ("verb", "phrase")], tables["forms"]),
        )
    except (KeyError, TypeError) as error:
        raise PackError(f"the pack in {folder} has an entry of the wrong shape: {error}") from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path} is no TOML in UTF-8: {error}") from error


def _words(entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = entry.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise PackError(f"{name} needs `words`, a list of strings")
    return tuple(words)


def _verb_forms(lemmas: list[str], table: Mapping[str, Any]) -> dict[str, str]:
    """Return form to lemma for the verbs of the cues; a form that two verbs share is left out."""
    endings = {row["infinitive"]: row["endings"] for row in table.get("conjugation", [])}
    found: dict[str, set[str]] = {}
    for lemma in lemmas:
        fitting = [infinitive for infinitive in endings if lemma.endswith(infinitive)]
        forms = list(table.get("irregular", {}).get(lemma, ()))
        if not forms and fitting:
            longest = max(fitting, key=len)
            stem = lemma[: len(lemma) - len(longest)]
            forms = [stem + ending for ending in endings[longest]]
        for form in forms:
            found.setdefault(form, set()).add(lemma)
    return {form: next(iter(owners)) for form, owners in found.items() if len(owners) == 1}


def _cue(entry: dict[str, Any], kind: CueKind) -> Cue:
    if entry.get("act") not in ACTS:
        raise PackError(f"{entry['id']}: act is one of {', '.join(ACTS)}, got {entry.get('act')!r}")
    content = frozenset(entry.pop("content"))
    if not content or not content <= set(get_args(ContentKind)):
        raise PackError(f"{entry['id']}: content is some of {', '.join(get_args(ContentKind))}, got {sorted(content)}")
    preposition = tuple(entry.pop("preposition", ()))
    return Cue(kind=kind, content=content, preposition=preposition, **entry)
