"""The packs' pipelines load quickly, whole, and respect sentence edges set beforehand."""

import time
from pathlib import Path

import pytest
from spacy.language import Language

import sayso.languages
from sayso.parsing.weights import forbid_sentence_edges, load_pipeline, save_pipeline

PACKS = Path(next(iter(sayso.languages.__path__)))
COMPONENTS = ["sentence_edges", "tok2vec", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
REPORT = {
    "fr": "« La digue d’Orbec tiendra jusqu’à lundi », a déclaré la préfète Anne Lormeau. Les 2 200 habitants restent.",
    "en": "“The Orbec dam will hold until Monday,” said Mayor Anne Lormeau. The 2,200 residents are staying.",
}


@pytest.fixture(scope="module", params=["fr", "en"])
def nlp(request: pytest.FixtureRequest) -> Language:
    return load_pipeline(PACKS / str(request.param) / "model")


def test_the_pack_has_all_components(nlp: Language) -> None:
    """A pack brings features, lemmas, dependencies and names."""
    assert nlp.pipe_names == COMPONENTS


def test_loading_is_quick() -> None:
    """A pipeline loads in a moment, French too."""
    load_pipeline(PACKS / "en" / "model")
    started = time.process_time()
    load_pipeline(PACKS / "fr" / "model")
    assert time.process_time() - started < 3  # a third of a second where nothing else runs


def test_a_pack_is_small() -> None:
    """A language's weights stay within 15 MB."""
    for lang in REPORT:
        size = sum(file.stat().st_size for file in (PACKS / lang / "model").rglob("*") if file.is_file())
        assert size < 15_000_000


def test_universal_annotation(nlp: Language) -> None:
    """Tokens carry universal tags, features and relations; the root is "ROOT"."""
    doc = nlp.make_doc(REPORT[str(nlp.lang)])
    doc[next(token.i for token in doc if token.text in "»”") + 1].is_sent_start = True
    doc = nlp(doc)
    says = next(token for token in doc if token.lemma_ in ("déclarer", "say"))
    assert says.pos_ == "VERB"
    assert "Tense=Past" in says.morph
    assert {token.dep_ for token in doc if token.head == token} == {"ROOT"}
    assert any(token.dep_ == "nsubj" and token.head == says for token in doc)
    assert ("Anne Lormeau", "PER") in {(ent.text, ent.label_) for ent in doc.ents}


def test_sentence_edges_set_beforehand_are_kept(nlp: Language) -> None:
    """True begins a sentence and False does not, whatever the parser would have said."""
    text = REPORT[str(nlp.lang)]
    usual = {token.i for token in nlp(text) if token.is_sent_start}
    forced = nlp.make_doc(text)
    comma = max(token.i for token in forced if token.text in "»”") + 1
    stop = max(usual)
    forced[comma].is_sent_start = True
    forced[stop].is_sent_start = False
    forced = nlp(forced)
    assert forced[comma].is_sent_start
    assert not forced[stop].is_sent_start
    assert all(token.head.sent == token.sent for token in forced)


def test_no_sentence_begins_with_a_comma(nlp: Language) -> None:
    """Where nobody decided, edges that no writer makes are forbidden."""
    doc = forbid_sentence_edges(nlp.make_doc("Varnes, le port. Orbec"))
    assert [token.is_sent_start for token in doc] == [True, False, False, False, False, None]


def test_saving_keeps_what_is_predicted(nlp: Language, tmp_path: Path) -> None:
    """A pipeline saved and loaded again predicts the same, and is itself left as it was."""

    def predicted(pipeline: Language) -> list[tuple[str, str, str, int, str]]:
        doc = pipeline(REPORT[str(nlp.lang)])
        return [(token.lemma_, token.pos_, token.dep_, token.head.i, token.ent_type_) for token in doc]

    before = predicted(nlp)
    save_pipeline(nlp, tmp_path / "model")
    save_pipeline(nlp, tmp_path / "model")
    assert predicted(nlp) == before
    assert predicted(load_pipeline(tmp_path / "model")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
