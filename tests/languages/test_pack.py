"""The language packs load, every entry proves itself by an example, and a broken pack says what is wrong with it."""

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import LanguageError, PackError
from sayso.languages.pack import ContentKind, Cue, DayWord, Hedge, Pack, Pronoun, Role, languages, load_pack, read_pack

TABLES = (
    "cues", "hedges", "pronouns", "roles", "times", "numbers", "bounds", "units", "topics", "quotemarks", "grammar",
)  # fmt: skip
BRACKET = re.compile(r"\[([^\[\]]+)\]\{(\w+)\}")
SPEAKING = {"content", "source", "cue"}
NEEDS = {"hedges": "hedge", "pronouns": "pronoun", "roles": "role", "times": "day"}
QUANTITIES = ("numbers", "bounds", "units")  # each table marks its words by its own name


@pytest.fixture(params=["fr", "en"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param)


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Return a function that copies the English pack and puts `new` in the place of the first `old` of one file."""

    def make(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "en"
        folder.mkdir()
        for path in load_pack("en").folder.glob("*.toml"):
            shutil.copy(path, folder / path.name)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return make


def entries(pack: Pack, file: str) -> list[dict[str, object]]:
    tables = tomllib.loads((pack.folder / f"{file}.toml").read_text(encoding="utf-8"))
    return [entry for table in tables.values() for entry in table]


def examples(pack: Pack, file: str) -> list[tuple[str, str]]:
    return [(str(entry["id"]), text) for entry in entries(pack, file) for text in entry["examples"]]  # type: ignore[attr-defined]


def cues(pack: Pack, word: str, content: ContentKind) -> list[Cue]:
    return [cue for cue in pack.cues if cue.words == (word,) and content in cue.content]


def test_both_languages_are_installed() -> None:
    """French and English come with the package."""
    assert {"fr", "en"} <= set(languages())


def test_a_pack_holds_a_working_vocabulary(pack: Pack) -> None:
    """Each pack knows at least 200 verbs, and something of every other kind."""
    kinds = [cue.kind for cue in pack.cues]
    assert kinds.count("verb") >= 200
    assert all(kinds.count(kind) >= 10 for kind in ("noun", "preposition", "phrase"))
    assert {cue.act for cue in pack.cues if cue.kind == "verb"} == {
        "say", "ask", "answer", "deny", "confirm", "warn", "urge", "estimate", "believe", "show", "intend", "decree",
    }  # fmt: skip
    assert {role.type for role in pack.roles} == {"person", "body", "document", "nameless"}
    assert pack.media
    assert pack.hedges
    assert pack.labels
    assert pack.stopwords


def test_ids_are_unique_slugs(pack: Pack) -> None:
    """An id is plain ASCII, names its language and table, and is given once."""
    tables: tuple[tuple[Cue | Hedge | Role | Pronoun | DayWord, ...], ...] = (
        pack.cues, pack.hedges, pack.roles, pack.pronouns, pack.days,
    )  # fmt: skip
    ids = [entry.id for table in tables for entry in table]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(rf"{pack.language}\.(cue|hedge|role|pronoun|day)\.[a-z0-9-]+", name) for name in ids)


@pytest.mark.parametrize("file", TABLES)
def test_every_entry_has_a_bracketed_example(pack: Pack, file: str) -> None:
    """Every entry shows at least one sentence with its find in brackets."""
    for entry in entries(pack, file):
        texts = entry["examples"]
        assert isinstance(texts, list), entry["id"]
        assert texts, entry["id"]
        assert all(BRACKET.search(text) for text in texts), entry["id"]


@pytest.mark.parametrize("file", TABLES)
def test_brackets_are_closed_and_tight(pack: Pack, file: str) -> None:
    """Marking leaves no stray bracket, no space at an edge, and no quote mark at the edge of a content."""
    for name, text in examples(pack, file):
        assert not re.search(r"[\[\]{}]", BRACKET.sub(r"\1", text)), name
        for words, label in BRACKET.findall(text):
            assert words == words.strip(), name
            if label == "content":
                assert not re.match('[«“"]', words), name
                assert not re.search('[»”",]$', words), name


def test_examples_of_cues_show_content_and_cue(pack: Pack) -> None:
    """The example of a cue marks one cue and one content, at most one source, and nothing else."""
    for cue in pack.cues:
        for text in cue.examples:
            labels = [label for _, label in BRACKET.findall(text)]
            assert set(labels) <= SPEAKING, cue.id
            assert labels.count("content") == labels.count("cue") == 1, cue.id
            assert labels.count("source") <= 1, cue.id


@pytest.mark.parametrize(("file", "label"), NEEDS.items())
def test_examples_of_words_mark_one_of_their_words(pack: Pack, file: str, label: str) -> None:
    """The example of a role, pronoun, day or number marks a form that the entry lists (plurals and capitals aside)."""
    for entry in entries(pack, file):
        words = [str(word).casefold() for word in entry["words"]]  # type: ignore[attr-defined]
        for text in entry["examples"]:  # type: ignore[attr-defined]
            marked = [found.casefold() for found, kind in BRACKET.findall(text) if kind == label]
            assert len(marked) == 1, entry["id"]
            if file != "hedges":  # lemmas apart: "are said to" stands for be, said, to
                assert marked[0] in words or marked[0].removesuffix("s") in words, entry["id"]


@pytest.mark.parametrize("file", QUANTITIES)
def test_examples_of_quantities_mark_one_of_their_words(pack: Pack, file: str) -> None:
    """The example of a number word, bound or unit marks a form that the entry lists, by the name of its table."""
    for table, rows in tomllib.loads((pack.folder / f"{file}.toml").read_text(encoding="utf-8")).items():
        for entry in rows:
            words = {word.casefold().replace("’", "'") for word in (*entry["words"], *entry.get("symbols", ()))}
            for text in entry["examples"]:
                marked = [found.casefold().replace("’", "'") for found, kind in BRACKET.findall(text) if kind == table]
                assert len(marked) == 1, entry["id"]
                assert marked[0] in words, entry["id"]


def test_no_example_is_used_twice(pack: Pack) -> None:
    """Each cue is shown by a sentence of its own."""
    texts = [text for cue in pack.cues for text in cue.examples]
    assert len(texts) == len(set(texts))


def test_a_topic_cue_takes_quotations(pack: Pack) -> None:
    """A verb that is no speech verb by itself (s'emporter, smile) says so only of quotations."""
    topics = [cue for cue in pack.cues if "topic" in cue.content]
    assert topics
    assert all("quote" in cue.content for cue in topics)


def test_strengths_are_shares(pack: Pack) -> None:
    """A strength is a share above 0 and at most 1, and only some words are certain."""
    strengths = [cue.strength for cue in pack.cues]
    assert all(0 < strength <= 1 for strength in strengths)
    assert min(strengths) < 0.6 < max(strengths) == 1


def test_frames_of_one_verb_do_not_collide(pack: Pack) -> None:
    """No two entries claim the same words with the same reflexivity, preposition and kind of content."""
    seen: dict[tuple[object, ...], str] = {}
    for cue in pack.cues:
        for content in cue.content - {"topic"}:
            key = (cue.kind, cue.words, cue.reflexive, cue.preposition, content)
            assert key not in seen, f"{cue.id} and {seen[key]}"
            seen[key] = cue.id


def test_french_words_that_must_be_known() -> None:
    """The backbone of French agency copy is there, with the right act and content."""
    pack = load_pack("fr")
    assert cues(pack, "annoncer", "phrase")[0].act == "say"
    assert cues(pack, "qualifier", "predicate")[0].preposition == ("de",)
    assert cues(pack, "nier", "infinitive")[0].act == "deny"
    assert any(cue.reflexive for cue in cues(pack, "dire", "predicate"))
    assert any(cue.words == ("selon",) and cue.kind == "preposition" for cue in pack.cues)
    assert any(cue.words == ("d'", "après") for cue in pack.cues)


def test_english_words_that_must_be_known() -> None:
    """The backbone of English agency copy is there, with the right act and content."""
    pack = load_pack("en")
    assert cues(pack, "say", "quote")[0].strength == 1
    assert any(cue.preposition == ("for",) and cue.act == "urge" for cue in cues(pack, "call", "phrase"))
    assert cues(pack, "describe", "predicate")[0].preposition == ("as",)
    assert any(cue.words == ("according", "to") and cue.kind == "preposition" for cue in pack.cues)


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "rencontrer"), ("fr", "quitter"), ("fr", "arriver"), ("en", "meet"), ("en", "leave")]
)
def test_verbs_of_mere_action_are_no_cues(language: str, word: str) -> None:
    """Attributions of fact-free action ("met with", "left") are not statements."""
    assert not [cue for cue in load_pack(language).cues if cue.words == (word,)]


@pytest.mark.parametrize(("language", "word"), [("fr", "attendre"), ("en", "await")])
def test_bare_expectation_is_no_cue(language: str, word: str) -> None:
    """Expectation without a voice ("est attendu") attributes nothing to anybody."""
    assert not [cue for cue in load_pack(language).cues if cue.words == (word,) and not cue.reflexive]


def test_roles_name_nobody_twice(pack: Pack) -> None:
    """A word that two roles list has one type, and a gender only where the form shows it."""
    types: dict[str, str] = {}
    for role in pack.roles:
        for word in role.words:
            assert types.setdefault(word, role.type) == role.type, word


def test_stopwords_are_no_roles(pack: Pack) -> None:
    """A function word never identifies anybody, so no role is one."""
    assert not pack.stopwords & {word.casefold() for role in pack.roles for word in role.words}


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("fr", "soixante-dix", 70),
        ("fr", "milliers", 1000),
        ("fr", "tiers", 1 / 3),
        ("en", "dozen", 12),
        ("en", "bn", 1e9),
    ],
)
def test_number_words_have_their_values(language: str, word: str, value: float) -> None:
    """A number word is known with its value, in the plural and as a share too."""
    assert load_pack(language).numbers[word] == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [("fr", "prévient", "prévenir"), ("fr", "martèle", "marteler"), ("en", "told", "tell"), ("en", "denies", "deny")],
)
def test_forms_of_cue_verbs_lead_to_their_lemma(language: str, form: str, lemma: str) -> None:
    """A form that the press uses of a cue verb is known without the trained lemmas."""
    assert load_pack(language).verb_forms[form] == lemma


@pytest.mark.parametrize(("language", "form"), [("fr", "mange"), ("fr", "maison"), ("en", "eats"), ("en", "house")])
def test_words_of_no_cue_have_no_form(language: str, form: str) -> None:
    """Only the verbs of the cues are conjugated."""
    assert form not in load_pack(language).verb_forms


@pytest.mark.parametrize(("language", "word"), [("fr", "nombreux"), ("en", "many"), ("fr", "premier"), ("en", "first")])
def test_vague_and_ordinal_words_have_no_value(language: str, word: str) -> None:
    """Vague quantities and ordinals are no number words."""
    assert word not in load_pack(language).numbers


def test_every_weekday_and_month_is_told(pack: Pack) -> None:
    """Seven weekdays, twelve months and the days around publication, each word telling exactly one thing."""
    assert sorted(day.weekday for day in pack.days if day.weekday is not None) == list(range(7))
    assert sorted(day.month for day in pack.days if day.month is not None) == list(range(1, 13))
    assert {-1, 0, 1} <= {day.offset for day in pack.days}
    for day in pack.days:
        assert sum(told is not None for told in (day.weekday, day.month, day.offset)) == 1, day.id


def test_an_unknown_language_is_named_with_those_there_are() -> None:
    """Asking for a language without a pack says which there are."""
    with pytest.raises(LanguageError, match=r"no language pack for 'xx'.*en, fr"):
        load_pack("xx")


def test_a_copy_of_a_pack_is_read_alike(tmp_path: Path, pack: Pack) -> None:
    """A pack is its TOML files and nothing else, wherever they lie."""
    folder = tmp_path / "copy"
    shutil.copytree(pack.folder, folder, ignore=shutil.ignore_patterns("model", "__pycache__", "*.py"))
    copy = read_pack(folder)
    assert (copy.cues, copy.numbers, copy.labels) == (pack.cues, pack.numbers, pack.labels)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("cues.toml", 'act = "confirm"', 'act = "mumble"', r"en\.cue\.accept: act is one of say, .* got 'mumble'"),
        ("cues.toml", 'content = ["clause"', 'content = ["song"', r"content is some of quote, .*song"),
        ("cues.toml", "content = [", "contents = [", "wrong shape: 'content'"),
        ("cues.toml", "examples = [", "samples = [", r"en\.cue\.[a-z-]+ needs at least one example"),
        ("cues.toml", 'id = "accept"', 'id = "say"', "needs an id of its own, got 'en.cue.say'"),
        ("cues.toml", 'id = "accept"', 'name = "accept"', "needs an id of its own, got 'en.cue.None'"),
        ("cues.toml", 'words = ["accept"]', 'words = "accept"', r"en\.cue\.accept needs `words`, a list of strings"),
        ("cues.toml", 'words = ["accept"]', "words = []", r"en\.cue\.accept needs `words`"),
        ("roles.toml", 'type = "person"', 'kind = "person"', "wrong shape"),
        ("numbers.toml", "value = 0", "worth = 0", "wrong shape: 'value'"),
        ("numbers.toml", 'role = "digit"', 'role = "finger"', r"en\.number\.one: role is one of zero, .* got 'finger'"),
        ("bounds.toml", 'kind = "at_least"', 'kind = "ample"', r"en\.bound\.at-least: kind is one of at_least, "),
        ("bounds.toml", 'place = "before"', 'place = "above"', r"en\.bound\.at-least: place is one of before, after"),
        ("topics.toml", 'topic = "killed"', 'topic = "gone"', r"en\.topic\.killed: topic is one of killed, "),
        ("hedges.toml", "[[hedge]]", "[[hedge]", r"hedges\.toml is no TOML in UTF-8"),
        ("stopwords.toml", "[stopwords]", "[words]", "wrong shape: 'stopwords'"),
    ],
)
def test_a_broken_pack_says_what_is_wrong(
    broken: Callable[[str, str, str], Path], file: str, old: str, new: str, reason: str
) -> None:
    """A pack with a wrong entry is refused, and the message names the entry and the trouble."""
    with pytest.raises(PackError, match=reason):
        read_pack(broken(file, old, new))


def test_a_pack_without_a_file_names_it(broken: Callable[[str, str, str], Path]) -> None:
    """A pack that lacks a file is refused by the file's name."""
    folder = broken("pack.toml", "version", "version")
    (folder / "roles.toml").unlink()
    with pytest.raises(PackError, match=r"lacks roles\.toml"):
        read_pack(folder)


def test_an_empty_folder_is_no_pack(tmp_path: Path) -> None:
    """A folder without any TOML is refused, and everything that it lacks is listed."""
    with pytest.raises(PackError, match=r"lacks bounds\.toml, .*units\.toml"):
        read_pack(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A file in another encoding is refused rather than misread."""
    (tmp_path / "pack.toml").write_bytes('name = "Français"'.encode("latin-1"))
    with pytest.raises(PackError, match=r"pack\.toml is no TOML in UTF-8"):
        read_pack(tmp_path)
