"""Read annotated names into spaCy's training format: people (PER), places (LOC) and organisations (ORG).

Labels that only some corpora have (events, products, MISC) are left out everywhere, so that no corpus teaches that
another one's names are none. WiNER's April and May 2017, the test part of EWT and PUD-B are held out.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.util import filter_spans

from training import treebanks

__all__ = ["Passage", "Pool", "development", "tests", "training", "write_corpus"]

Name = tuple[int, int, str]

_WINER = {"Person": "PER", "Location": "LOC", "Organization": "ORG"}
_WINER_DEVELOPMENT = ("2017/03",)
_WINER_TEST = ("2017/04", "2017/05")
_GOLD = {"person": "PER", "organisation": "ORG", "group": "ORG", "place": "LOC", "facility": "LOC"}
_KEPT = frozenset(("PER", "LOC", "ORG"))
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…'’”»") | {
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "'ve",
    "'ll",
    "'m",
    "'d",
    "...",
    "''",
}
_NO_SPACE_AFTER = frozenset("([{“«$£€#")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with its names; `document` is what it may be joined with."""

    text: str
    names: tuple[Name, ...]
    document: str


def _winer(data: Path) -> Iterator[tuple[str, str, list[Name]]]:
    texts: dict[str, str] = {}
    annotations: dict[str, str] = {}
    with tarfile.open(data / "ner" / "winer-fr.tar.gz") as archive:
        for member in archive:
            match = re.search(r"(20\d\d/\d\d/[^/]+)\.(txt|ann)$", member.name)
            stream = archive.extractfile(member) if match else None
            if match and stream and not match[1].endswith("urls"):
                (texts if match[2] == "txt" else annotations)[match[1]] = stream.read().decode("utf8")
    for key in sorted(texts):
        names = []
        for line in annotations.get(key, "").split("\n"):
            if line.startswith("T"):
                label, offsets = line.split("\t")[1].split(" ", 1)
                bounds = re.split("[ ;]", offsets)
                if label in _WINER:
                    names.append((int(bounds[0]), int(bounds[-1]), _WINER[label]))
        yield key, texts[key], names


def _paragraphs(key: str, text: str, names: Sequence[Name]) -> Iterator[Passage]:
    start = 0
    for match in re.finditer(r"\n\s*\n|$", text):
        end = match.start()
        if text[start:end].strip():
            inside = tuple((b - start, e - start, label) for b, e, label in names if start <= b and e <= end)
            yield Passage(text[start:end], inside, key)
        start = match.end()


def winer(data: Path, months: Iterable[str] | None) -> list[Passage]:
    """Read WiNER's paragraphs of some months, or (None) of all that are neither for development nor for testing."""
    reserved = (*_WINER_DEVELOPMENT, *_WINER_TEST)
    wanted = None if months is None else tuple(months)
    return [
        passage
        for key, text, names in _winer(data)
        if (key.startswith(wanted) if wanted is not None else not key.startswith(reserved))
        for passage in _paragraphs(key, text, names)
    ]


def _tagged(path: Path, word: int, tag: int, separator: str | None) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split(separator)
            if line.startswith("# "):
                continue
            if not line.strip():
                if sentence:
                    yield sentence
                sentence = []
            else:
                sentence.append((columns[word], columns[tag]))
    if sentence:
        yield sentence


def _spans(words: Sequence[tuple[int, int]], tags: Sequence[str]) -> tuple[Name, ...]:
    names: list[Name] = []
    previous = "O"
    for (start, end), tag in zip(words, tags, strict=True):
        label = tag[2:]
        if label in _KEPT:
            if tag.startswith("I-") and previous[2:] == label and names:
                names[-1] = (names[-1][0], end, label)
            else:
                names.append((start, end, label))
        previous = tag
    return tuple(names)


def _universal(
    data: Path, name: str, treebank: str, sentences: Iterable[treebanks.Sentence] | None = None
) -> list[Passage]:
    """Find the sentences of Universal NER back in their treebank, which has the text."""
    tags = {
        tuple(form for form, _ in sentence): [tag for _, tag in sentence]
        for sentence in _tagged(data / "ner" / f"{name}.iob2.gz", 1, 2, "\t")
    }
    passages = []
    for sentence in sentences or treebanks.load(data / "ud" / f"{treebank}.conllu.gz", "en"):
        found = tags.get(tuple(word.form for word in sentence.words))
        if found is None:
            continue
        bounds, text = [], ""
        for word in sentence.words:
            bounds.append((len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.space else "")
        document = sentence.sent_id.rsplit("-", 1)[0] if treebank.startswith("en_ewt") else sentence.sent_id[:6]
        passages.append(Passage(text.rstrip(), _spans(bounds, found), document))
    return passages


def _joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Set words as in print where the corpus does not keep the spaces."""
    text = ""
    bounds = []
    quotes_open = False
    glue = True
    for word in words:
        closes = word == '"' and quotes_open
        if not (glue or word in _NO_SPACE_BEFORE or closes):
            text += " "
        bounds.append((len(text), len(text) + len(word)))
        text += word
        if word == '"':
            quotes_open = not quotes_open
        glue = word in _NO_SPACE_AFTER or (word == '"' and quotes_open)
    return text, bounds


def _plain(path: Path, word: int, tag: int, separator: str | None) -> list[Passage]:
    passages = []
    for i, sentence in enumerate(_tagged(path, word, tag, separator)):
        words: list[tuple[str, str]] = []
        for form, label in sentence:
            if words and words[-1][0] == "@":
                words[-1] = ("@" + form, "O")
            else:
                # A handle is not a name, whoever stands behind it.
                words.append((form, "O" if form.startswith("@") else label))
        text, bounds = _joined([form for form, _ in words])
        tags = [label for _, label in words]
        passages.append(Passage(text, _spans(bounds, tags), f"{path.name}:{i}"))
    return passages


def gold(data: Path, lang: str) -> list[Passage]:
    """Find the names of the annotated training reports in their paragraphs (Wikinews only)."""
    passages = []
    with (data / "gold" / f"train_{lang}.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            report = json.loads(line)
            held = re.search(r"WiNER-fr 2017_0[345]", report["origin"])
            if held or not report["publisher"].startswith("Wikinews"):
                continue
            labels = {
                mention: _GOLD[name["type"]]
                for name in report["names"]
                if name["type"] in _GOLD
                for mention in name["mentions"]
                if mention[:1].isupper()
                and not re.match(r"(?:The|Le|La|Les|L['’]|M\.|Mme|Mr\.?|Mrs\.?|Dr\.?)\s", mention)
            }
            names: list[Name] = []
            for mention in sorted(labels, key=len, reverse=True):
                for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", report["text"]):
                    if all(match.end() <= start or end <= match.start() for start, end, _ in names):
                        names.append((match.start(), match.end(), labels[mention]))
            passages += list(_paragraphs(report["id"], report["text"], sorted(names)))
    return passages


_GUM = {"person": "PER", "place": "LOC", "organization": "ORG"}
_BRACKET = re.compile(r"\((?P<id>\d+)-(?P<type>[a-z]+)-[^()]*(?P<one>\))?|(?P<closed>\d+)\)")
_CONNECTORS = frozenset(("of", "the", "for", "and", "&", "de", "la", "del", "du", "-", "–", "'s", "’s"))
_TITLES = treebanks.words_of(
    "President Senator Governor Mayor Minister Secretary General Judge Justice Professor Dr. Mr. Mrs. Ms. Sir King "
    "Queen Prince Princess Pope Captain Colonel Rep. Sen. Gov. Prof. Chancellor Prime Vice Chairman Director Lord Lady "
    "Ambassador Bishop Major Chair Emperor"
)


def _gum_mentions(entities: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, value in enumerate(entities):
        for match in _BRACKET.finditer(value):
            if match["one"]:
                yield i, i + 1, match["type"]
            elif match["id"]:
                open_[match["id"]].append((i, match["type"]))
            elif open_[match["closed"]]:
                start, kind = open_[match["closed"]].pop()
                yield start, i + 1, kind


def _gum_names(rows: Sequence[treebanks.Row], entities: Sequence[str]) -> Iterator[Name]:
    """Find the names among GUM's mentions: proper nouns throughout, or those around the head of a mention."""
    # "United" is no proper noun in GUM, but part of one.
    proper = [
        row.upos == "PROPN" or (i > 0 and row.form[:1].isupper() and row.upos in ("ADJ", "NOUN", "VERB", "NUM"))
        for i, row in enumerate(rows)
    ]
    for start, end, kind in _gum_mentions(entities):
        while start < end and (rows[start].upos == "DET" or rows[start].form in _TITLES):
            start += 1
        while end > start and rows[end - 1].form in ("'s", "’s", "'", "’"):
            end -= 1
        if start == end:
            continue
        ids = {row.id for row in rows[start:end]}
        head = next((i for i in range(start, end) if rows[i].head not in ids), start)
        if rows[head].upos != "PROPN":
            continue
        if kind == "person" and "Number=Plur" in rows[head].feats:
            kind = "people"  # "Americans" are not a name
        connectors = frozenset() if kind == "person" else _CONNECTORS
        pure = proper[start] and all(proper[i] or rows[i].form in connectors for i in range(start, end))
        if not pure:
            first = last = head
            while first > start and proper[first - 1] and rows[first - 1].form not in _TITLES:
                first -= 1
            while last + 1 < end and proper[last + 1]:
                last += 1
            start, end = first, last + 1
        yield start, end, _GUM.get(kind, "")


def gum(data: Path, part: str) -> list[Passage]:
    """Derive the names of GUM's free documents from its entities, which are mentions of all kinds."""
    passages = []
    for block in treebanks.blocks(data / "ud" / f"en_gum_free-{part}.conllu.gz"):
        text = ""
        bounds = []
        ends = {last: (form, space) for last, form, space in block.ranges.values()}
        inside = {i for first, (last, *_) in block.ranges.items() for i in range(first, last)}
        for row in block.rows:
            space = ends[row.id][1] if row.id in ends else row.id not in inside and row.space_after
            bounds.append((len(text), len(text) + len(row.form)))
            text += row.form + (" " if space else "")
        names: list[Name] = []
        for start, end, label in sorted(_gum_names(block.rows, block.entities), key=lambda name: name[0] - name[1]):
            if all(end <= other[0] or other[1] <= start for other in names):
                names.append((start, end, label))
        spans = sorted((bounds[start][0], bounds[end - 1][1], label) for start, end, label in names if label)
        passages.append(Passage(text.rstrip(), tuple(spans), block.sent_id.rsplit("-", 1)[0]))
    return passages


def english(data: Path) -> list[Passage]:
    """Gather the English training passages."""
    pud, _ = treebanks.split_by_document(treebanks.load(data / "ud" / "en_pud-ud-test.conllu.gz", "en"))
    passages = _universal(data, "uner_en_ewt-train", "en_ewt-ud-train")
    passages += _universal(data, "uner_en_pud-test", "en_pud-ud-test", pud) * 2
    passages += _plain(data / "ner" / "wikigold.conll.gz", 0, 1, None)
    for part in "abefgh":
        passages += _plain(data / "ner" / f"btc_{part}.conll.gz", 0, 1, "\t")
    return passages + gum(data, "train") + gold(data, "en") * 3


def training(data: Path, lang: str, *, bilingual: bool = False) -> list[Passage]:
    """Gather the training passages of a language, or with `bilingual` those of both."""
    if bilingual:
        return training(data, "fr") + training(data, "en")
    return winer(data, None) + gold(data, "fr") if lang == "fr" else english(data)


def development(data: Path, lang: str) -> list[Passage]:
    """Gather the passages by which the best step of a training is chosen."""
    if lang == "fr":
        return winer(data, _WINER_DEVELOPMENT)
    return _universal(data, "uner_en_ewt-dev", "en_ewt-ud-dev")


def tests(data: Path, lang: str) -> dict[str, list[Passage]]:
    """Gather the held-out passages by name of the test."""
    if lang == "fr":
        return {"WiNER 2017/04-05": winer(data, _WINER_TEST)}
    _, held = treebanks.split_by_document(treebanks.load(data / "ud" / "en_pud-ud-test.conllu.gz", "en"))
    return {
        "EWT": _grouped(_universal(data, "uner_en_ewt-test", "en_ewt-ud-test"), random.Random(7), 6),
        "PUD-B": _grouped(_universal(data, "uner_en_pud-test", "en_pud-ud-test", held), random.Random(7), 6),
    }


# --- variation ---------------------------------------------------------------------------------------------------


def _grouped(passages: Sequence[Passage], rng: random.Random, longest: int) -> list[Passage]:
    """Join consecutive passages of one document, up to `longest`."""
    groups: list[list[Passage]] = []
    wanted = 0
    for passage in passages:
        if groups and len(groups[-1]) < wanted and groups[-1][0].document == passage.document:
            groups[-1].append(passage)
        else:
            groups.append([passage])
            wanted = rng.randint(1, longest)
    out = []
    for group in groups:
        text, names = "", []
        for passage in group:
            text += " " if text else ""
            names += [(len(text) + start, len(text) + end, label) for start, end, label in passage.names]
            text += passage.text
        out.append(Passage(text, tuple(names), group[0].document))
    return out


class Pool:
    """Names to put in the place of others: by type, and single words apart from longer names."""

    def __init__(self, ours: Iterable[Passage], others: Iterable[Passage] = ()):
        single: dict[str, set[str]] = defaultdict(set)
        longer: dict[str, set[str]] = defaultdict(set)
        for foreign, passages in ((False, ours), (True, others)):
            for passage in passages:
                for start, end, label in passage.names:
                    name = passage.text[start:end]
                    words = name.split()
                    # Of the other language's names only those that could stand in any text.
                    lower = any(word[:1].islower() for word in words)
                    if (
                        label not in _KEPT
                        or not name[:1].isupper()
                        or re.search(r"[^\w .'’&-]", name)
                        or (foreign and lower)
                    ):
                        continue
                    (longer if len(words) > 1 else single)[label].add(name)
                    if label == "PER" and len(words) > 1 and not lower:
                        single[label].add(words[-1])
        self.single = {label: sorted(names) for label, names in single.items()}
        self.longer = {label: sorted(names) for label, names in longer.items()}

    def draw(self, old: str, label: str, rng: random.Random) -> str:
        """Draw a name of the same type and kind."""
        return rng.choice((self.longer if " " in old else self.single)[label])


def _substitute(passage: Passage, pool: Pool, rng: random.Random) -> Passage:
    """Put other names of the same type, the same one for the same name throughout the passage."""
    chosen: dict[tuple[str, str], str] = {}
    for start, end, label in sorted(passage.names, key=lambda name: name[0] - name[1]):
        old = passage.text[start:end]
        if (old, label) not in chosen:
            new = pool.draw(old, label, rng) if rng.random() < 0.6 else old
            chosen[old, label] = new
            if label == "PER" and " " in old:
                # "Lormeau" alone stays who "Anne Lormeau" was.
                chosen.setdefault((old.split()[-1], label), new.split()[-1])
    pieces, names = [], []
    place = length = 0
    for start, end, label in sorted(passage.names):
        if start < place:
            return passage
        new = chosen[passage.text[start:end], label]
        pieces += [passage.text[place:start], new]
        length += start - place
        names.append((length, length + len(new), label))
        length += len(new)
        place = end
    return replace(passage, text="".join(pieces) + passage.text[place:], names=tuple(names))


_APOSTROPHES = str.maketrans("'", "’")
_STRAIGHT = str.maketrans("’", "'")


def _restyle(passage: Passage, rng: random.Random, cases: float, *, unbreakable: bool) -> Passage:
    text = passage.text.translate(rng.choice([_APOSTROPHES, _STRAIGHT]))
    opening = rng.choice([None, None, '"', "“", "«"])
    if opening:
        marks = {'"': '""', "“": "“”", "«": "«»"}[opening]
        is_open = False
        out = []
        for char in text:
            if char in '"“”«»':
                is_open = char in "“«" or (char == '"' and not is_open)
                char = marks[0 if is_open else 1]
            out.append(char)
        text = "".join(out)
    if unbreakable and rng.random() < 0.4:
        text = re.sub(r" (?=[:;!?»])|(?<=«) ", rng.choice("\u00a0\u202f"), text)
    if rng.random() < cases:
        upper = text.upper()
        text = upper if len(upper) == len(text) else text
    return replace(passage, text=text)


def write_corpus(
    path: Path,
    nlp: Language,
    passages: Sequence[Passage],
    *,
    seed: int,
    pool: Pool | None = None,
    substituted: int = 0,
    cases: float = 0.0,
) -> int:
    """Write passages as documents, with so many further copies whose names are exchanged; return how many."""
    rng = random.Random(seed)
    bin_ = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    for copy in range(1 + substituted):
        for passage in _grouped(passages, rng, 6):
            if copy:
                if not (passage.names and pool):
                    continue
                passage = _substitute(passage, pool, rng)
            passage = _restyle(passage, rng, cases, unbreakable=nlp.lang == "fr")
            doc = nlp.make_doc(passage.text)
            spans = [doc.char_span(b, e, label=label, alignment_mode="expand") for b, e, label in passage.names]
            doc.set_ents(filter_spans([span for span in spans if span is not None]))
            bin_.add(doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(path)
    return len(bin_)
