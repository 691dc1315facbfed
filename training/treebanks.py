"""Read CoNLL-U treebanks into spaCy's training format, in the typography of agency copy.

What happens on the way: multiword tokens become one word ("du"), relation subtypes are brought onto each other,
sentences are joined into short documents, and the typography is varied (apostrophes, quote marks, dashes, unbreakable
spaces, paragraph breaks). Sentences that quote somebody are also cut into the quotation and the frame around it, since
at run time a detached quotation is parsed apart from its frame.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

__all__ = [
    "Block",
    "Exchange",
    "Row",
    "Sentence",
    "Word",
    "blocks",
    "document",
    "load",
    "merge",
    "split_by_document",
    "write_corpus",
]


def words_of(text: str) -> frozenset[str]:
    """Take a list written as one string."""
    return frozenset(text.split())


_FRENCH_RELATIONS = {
    "obl:mod": "obl",
    "obl:arg": "obl",
    "aux:tense": "aux",
    "aux:caus": "aux",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
    "obj:lvc": "obj",
    "obj:agent": "obj",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "dep:comp": "dep",
    "iobj:agent": "iobj",
    "advcl:cleft": "advcl",
    "nmod:appos": "appos",
    "csubj:outer": "csubj",
    "flat": "flat:name",
}
# Not annotated in all the treebanks of a language, or of no use to a reader of news.
_FEATURES_LEFT_OUT = words_of(
    "ExtPos Typo Abbr Foreign NumForm NumType Style CorrectForm Polite InflClass Shared Subject Emph "
    "Number[psor] Person[psor]"
)
_SPACES = " \u00a0\u202f"
_OPENING = "«“‘‹"
_CLOSING = "»”’›"
_PAIRED = '"“”«»'
# Communication verbs whose clause can be cut off to make a frame without its quotation.
_SAYING = {
    "fr": words_of(
        "dire déclarer affirmer expliquer annoncer indiquer ajouter préciser estimer souligner assurer noter "
        "confirmer rappeler répondre demander raconter écrire avertir prévenir penser juger conclure "
        "reconnaître regretter soutenir prétendre insister révéler rapporter promettre croire"
    ),
    "en": words_of(
        "say tell state announce explain add claim argue note warn report declare insist reply ask write suggest "
        "admit confirm deny acknowledge stress believe think promise complain reveal predict conclude recall"
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One syntactic word as the file has it."""

    id: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space_after: bool


@dataclass(slots=True)
class Word:
    """One word of the text; `head` is an index into the sentence, the root's its own."""

    form: str
    space: bool
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str


@dataclass(slots=True)
class Sentence:
    """A sentence after merging, with where it came from."""

    words: list[Word]
    sent_id: str
    source: str
    starts_document: bool = False

    @property
    def text(self) -> str:
        """The sentence as it would stand in print."""
        return "".join(word.form + (" " if word.space else "") for word in self.words).strip()


class Exchange(Protocol):
    """Put other verbs in the place of a share of a sentence's own."""

    def __call__(self, sentence: Sentence, lang: str, rng: random.Random, *, share: float = ...) -> Sentence:
        """Return the changed sentence."""
        ...


@dataclass(slots=True)
class Block:
    """One sentence of a file, before merging: `ranges` are its multiword tokens by their first word."""

    rows: list[Row] = field(default_factory=list)
    ranges: dict[int, tuple[int, str, bool]] = field(default_factory=dict)
    entities: list[str] = field(default_factory=list)
    sent_id: str = ""
    starts_document: bool = False


def _open(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield str(line).rstrip("\n")


def blocks(path: Path) -> Iterator[Block]:
    """Read the sentences of a file as they stand."""
    block = Block()
    for line in _open(path):
        if not line:
            if block.rows:
                yield block
            block = Block()
        elif line.startswith("# newdoc"):
            block.starts_document = True
        elif line.startswith("# sent_id"):
            block.sent_id = line.split("=", 1)[1].strip()
        elif not line.startswith("#"):
            columns = line.split("\t")
            space_after = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                block.ranges[first] = (last, columns[1], space_after)
            elif "." not in columns[0]:
                entity = re.search(r"Entity=([^|]+)", columns[9])
                block.entities.append(entity[1] if entity else "")
                block.rows.append(
                    Row(
                        int(columns[0]),
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[5],
                        int(columns[6]),
                        columns[7],
                        space_after,
                    )
                )
    if block.rows:
        yield block


def _features(feats: str) -> str:
    if feats == "_":
        return ""
    return "|".join(feat for feat in feats.split("|") if feat.split("=")[0] not in _FEATURES_LEFT_OUT)


def _relation(relation: str, lang: str) -> str:
    if lang == "fr":
        return _FRENCH_RELATIONS.get(relation, relation)
    return relation.replace(":outer", "")


def _is_number(form: str) -> bool:
    return all(part.isdigit() or part[:1].isdigit() for part in form.split()) and form[:1].isdigit()


def merge(rows: Sequence[Row], ranges: dict[int, tuple[int, str, bool]], lang: str) -> list[Word]:
    """Turn syntactic words into words of the text.

    "du" is one word whose head is that of the part headed from outside; "don't" stays two, since its parts join up;
    a number with spaces stays whole, any other word with spaces is taken apart.
    """
    by_id = {row.id: row for row in rows}
    groups: list[tuple[list[Row], str, bool, int | None]] = []  # rows, form, space, the group this one continues
    i = 1
    while i <= len(rows):
        if i in ranges:
            last, form, space = ranges[i]
            parts = [by_id[k] for k in range(i, last + 1)]
            if "".join(part.form for part in parts) == form:
                for k, part in enumerate(parts):
                    groups.append(([part], part.form, space and k == len(parts) - 1, None))
            else:
                groups.append((parts, form, space, None))
            i = last + 1
            continue
        row = by_id[i]
        if any(c in row.form for c in _SPACES) and not _is_number(row.form):
            pieces = row.form.split()
            first = len(groups)
            for k, piece in enumerate(pieces):
                space = row.space_after if k == len(pieces) - 1 else True
                groups.append(([row], piece, space, None if k == 0 else first))
        else:
            groups.append(([row], row.form, row.space_after, None))
        i += 1
    group_of: dict[int, int] = {}
    for index, (parts, _, _, continues) in enumerate(groups):
        if continues is None:
            group_of.update((part.id, index) for part in parts)
    words = []
    for index, (parts, form, space, continues) in enumerate(groups):
        if continues is not None:
            flat = "flat:name" if lang == "fr" else "flat"
            words.append(Word(form, space, form, parts[0].upos, _features(parts[0].feats), continues, flat))
            continue
        inside = {part.id for part in parts}
        head = next(part for part in parts if part.head not in inside)
        lemma = form if head.lemma == "_" != head.form or " " in head.form else head.lemma
        target = index if head.head == 0 else group_of[head.head]
        relation = "ROOT" if head.head == 0 else _relation(head.relation, lang)
        words.append(Word(form, space, lemma, head.upos, _features(head.feats), target, relation))
    return words


def load(path: Path, lang: str) -> list[Sentence]:
    """Read the sentences of one treebank file."""
    return [
        Sentence(merge(block.rows, block.ranges, lang), block.sent_id, path.name, block.starts_document)
        for block in blocks(path)
    ]


def split_by_document(sentences: Iterable[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Part PUD into 60 % and 40 %, by document: the first six characters of an id name it.

    The second part is PUD-B, which is never trained on.
    """
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.sent_id[:6], []).append(sentence)
    keys = sorted(documents)
    held = {key for i, key in enumerate(keys) if i % 5 in (1, 3)}
    kept = [sentence for key in keys if key not in held for sentence in documents[key]]
    return kept, [sentence for key in keys if key in held for sentence in documents[key]]


# --- fragments: quotations and frames apart ---------------------------------------------------------------------


def _subset(sentence: Sentence, indices: Sequence[int], root: int) -> Sentence:
    """Keep some words, in the order given; whatever hung on a lost word hangs on the root."""
    place = {index: k for k, index in enumerate(indices)}
    words = []
    for index in indices:
        word = sentence.words[index]
        if index == root:
            words.append(replace(word, head=place[root], relation="ROOT"))
        else:
            words.append(replace(word, head=place.get(word.head, place[root])))
    return replace(sentence, words=words, source=sentence.source + "+cut", starts_document=True)


def _single_root(words: Sequence[Word], part: set[int]) -> int | None:
    """The one word of a part that hangs outside of it, or is the root; punctuation aside."""
    roots = [i for i in part if (words[i].head not in part or words[i].head == i) and words[i].upos != "PUNCT"]
    return roots[0] if len(roots) == 1 else None


def _quoted(words: Sequence[Word]) -> set[int]:
    inside: set[int] = set()
    start: int | None = None
    for i, word in enumerate(words):
        if word.form in ('"', *_OPENING) and start is None and word.form != "‘":
            start = i
        elif word.form in ('"', "»", "”") and start is not None:
            inside.update(range(start, i + 1))
            start = None
    return inside


def _cut_at_quotes(sentence: Sentence) -> Iterator[Sentence]:
    words = sentence.words
    inside = _quoted(words)
    outside = set(range(len(words))) - inside
    if len(inside) < 5 or len(outside) < 2:
        return
    inner, outer = _single_root(words, inside), _single_root(words, outside)
    if inner is None or outer is None or words[outer].upos not in ("VERB", "AUX"):
        return
    if not {words[inner].relation, words[outer].relation} & {"ccomp", "parataxis"}:
        return
    # A comma before or a full stop after the frame belongs to it; frames keep the order they have in print.
    yield _subset(sentence, sorted(outside), outer)
    if sorted(inside) == list(range(min(inside), max(inside) + 1)):
        yield _subset(sentence, sorted(inside), inner)


def _subtree(words: Sequence[Word], top: int) -> list[int]:
    found = {top}
    grew = True
    while grew:
        more = {i for i, word in enumerate(words) if word.head in found} - found
        grew = bool(more)
        found |= more
    return sorted(found)


def _punct(form: str, space: bool) -> Word:
    return Word(form, space, form, "PUNCT", "", 0, "punct")


def _cut_at_clause(sentence: Sentence, lang: str, rng: random.Random) -> Iterator[Sentence]:
    """From "X said that Y" make "X said:", ", said X." and ", X said," - as frames stand around quotations."""
    words = sentence.words
    root = next(i for i, word in enumerate(words) if word.head == i)
    if words[root].lemma not in _SAYING[lang] or words[root].upos != "VERB":
        return
    clauses = [i for i, word in enumerate(words) if word.head == root and word.relation == "ccomp" and i > root]
    subjects = [i for i, word in enumerate(words) if word.head == root and word.relation == "nsubj"]
    if len(clauses) != 1 or len(subjects) != 1 or subjects[0] > root:
        return
    clause = _subtree(words, clauses[0])
    subject = _subtree(words, subjects[0])
    if clause != list(range(clause[0], clause[-1] + 1)) or subject != list(range(subject[0], subject[-1] + 1)):
        return
    gone = set(clause)
    rest = [i for i in range(len(words)) if i not in gone and words[i].upos != "PUNCT"]
    if not rest or len(rest) > 18 or any(words[i].relation == "conj" and words[i].head == root for i in rest):
        return
    colon = lang == "fr"
    before = [i for i in rest if i < clause[0]]
    pattern = rng.random()
    if pattern < 0.4:
        frame = _subset(sentence, before, root)
        for word, index, following in zip(frame.words, before, before[1:], strict=False):
            word.space = word.space or following != index + 1
        frame.words[-1].space = colon
        frame.words.append(replace(_punct(":", False), head=frame.words.index(_root(frame))))
        yield frame
        return
    if any(i < subject[0] for i in before):
        return
    if pattern < 0.8 and words[subjects[0]].upos in ("NOUN", "PROPN"):
        order = [i for i in before if i not in subject] + [
            i for i in subject if i in before
        ]  # ", a déclaré le ministre"
    else:
        order = before
    if lang == "fr" and words[subjects[0]].upos == "PRON" and pattern >= 0.4:
        return
    frame = _subset(sentence, order, root)
    for word in frame.words:
        word.space = not word.form.endswith(("'", "’"))
    if words[before[0]].upos != "PROPN" and words[before[0]].form != "I":
        first = frame.words[order.index(before[0])]
        first.form = first.form[:1].lower() + first.form[1:]
    frame.words[-1].space = False
    top = frame.words.index(_root(frame))
    frame.words.append(replace(_punct("." if rng.random() < 0.7 else ",", False), head=top))
    if rng.random() < 0.75:
        for word in frame.words:
            word.head += 1
        frame.words.insert(0, replace(_punct(",", True), head=top + 1))
    yield frame


def _root(sentence: Sentence) -> Word:
    return next(word for i, word in enumerate(sentence.words) if word.head == i)


def fragments(sentences: Sequence[Sentence], lang: str, rng: random.Random) -> Iterator[list[Sentence]]:
    """Cut reporting sentences into quotations and the frames around them.

    Half of the frames stand alone and half beside a quotation, their own or another sentence made one, because at run
    time the words across the forced edge can still be seen.
    """
    for sentence in sentences:
        pieces = list(_cut_at_quotes(sentence))
        if len(pieces) == 2 and rng.random() < 0.5:
            frame, quotation = pieces
            yield [quotation, frame] if _opens(sentence) else [frame, quotation]
        else:
            yield from ([piece] for piece in pieces)
        for frame in _cut_at_clause(sentence, lang, rng):
            if rng.random() < 0.5:
                yield [frame]
                continue
            other = rng.choice(sentences)
            if frame.words[-1].form == ":":
                yield [frame, _wrap(other, "“", "”", lang, rng)]
            else:
                yield [_wrap(_strip_end(other), "“", "”", lang, rng), frame]


def _opens(sentence: Sentence) -> bool:
    return sentence.words[0].form in ('"', "“", "«")


# --- typography ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Style:
    """The habits of one printed document."""

    apostrophe: str | None
    quotes: str | None  # the opening mark, or None to leave them
    dash: str | None
    ellipsis: str | None
    unbreakable: str | None  # French spaces before ":;?!»" and after "«"
    paragraph: str | None  # what stands between sentences, now and then

    @classmethod
    def draw(cls, lang: str, rng: random.Random) -> _Style:
        """Choose the habits of a document."""
        return cls(
            apostrophe=rng.choice(["'", "’"]),
            quotes=rng.choice([None, None, '"', "“", "“", "«"] if lang == "fr" else [None, None, '"', "“", "“"]),
            dash=rng.choice([None, "-", "–", "—"]),
            ellipsis=rng.choice([None, "...", "…"]),
            unbreakable=rng.choice([None, None, None, "\u00a0", "\u202f"]) if lang == "fr" else None,
            paragraph=rng.choice([None] * 6 + ["\n", "\n\n"]),  # rare: paragraphs are parsed apart
        )


_MONTHS = words_of("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")


def _other_number(rng: random.Random) -> str:
    """Draw a number as it stands in French, half of them with digit groups."""
    size = rng.random()
    if size < 0.3:
        return str(rng.randint(2, 999))
    if size < 0.4:
        return f"{rng.randint(1, 99)},{rng.randint(1, 9)}"
    if size < 0.9:
        return f"{rng.randint(1, 300)} {rng.randint(0, 9) * 100 + rng.choice([0, 0, 50, 27]):03d}"
    return f"{rng.randint(1, 40)} {rng.randint(0, 9) * 100:03d} 000"


def _change_numbers(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put other numbers before some counted nouns: the treebanks hardly know "2 200"."""
    words = list(sentence.words)
    for i, word in enumerate(words):
        counts = word.upos == "NUM" and word.relation == "nummod" and word.head > i and word.form[:1].isdigit()
        if counts and rng.random() < 0.5 and words[word.head].lemma.lower() not in _MONTHS:
            form = _other_number(rng)
            words[i] = replace(word, form=form, lemma=form)
    return replace(sentence, words=words)


def _restyle(sentence: Sentence, style: _Style) -> Sentence:
    words = []
    is_open = False
    for word in sentence.words:
        form = word.form
        if style.apostrophe and len(form) > 1:
            form = form.replace("'", style.apostrophe).replace("’", style.apostrophe)
        if len(form) == 1 and form in _PAIRED and style.quotes:
            is_open = form in "“«" or (form not in "”»" and not is_open)
            form = {'"': '""', "“": "“”", "«": "«»"}[style.quotes][0 if is_open else 1]
        elif form in ("-", "–", "—", "--") and style.dash and word.upos == "PUNCT" and word.space:
            form = style.dash
        elif form in ("...", "…") and style.ellipsis:
            form = style.ellipsis
        if style.unbreakable and any(space in form for space in _SPACES):
            form = style.unbreakable.join(form.split())
        lemma = form if word.lemma == word.form and word.upos in ("PUNCT", "NUM") else word.lemma
        words.append(replace(word, form=form, lemma=lemma))
    return replace(sentence, words=words)


def _wrap(sentence: Sentence, opening: str, closing: str, lang: str, rng: random.Random) -> Sentence:
    """Put quote marks around a sentence, or at one of its ends where the quotation runs on."""
    words = [replace(word) for word in sentence.words]
    if any(word.form in _PAIRED for word in words):
        return sentence
    if closing:
        spaced = closing == "»" and lang == "fr"
        root = next(i for i, word in enumerate(words) if word.head == i)
        last = words[-1]
        if last.form == "." and len(words) > 1 and rng.random() < 0.5:
            words[-2].space = spaced
            words.insert(len(words) - 1, replace(_punct(closing, False), head=root))
        else:
            space, last.space = last.space, spaced
            words.append(replace(_punct(closing, space), head=root))
    if opening:
        for word in words:
            word.head += 1
        root = next(i for i, word in enumerate(words) if word.head == i + 1) + 1
        words.insert(0, replace(_punct(opening, opening in "«–—-"), head=root))
    return replace(sentence, words=words)


def _quote_whole(group: list[Sentence], lang: str, rng: random.Random) -> list[Sentence]:
    """Now and then, make direct speech of a sentence, of a few, or a line of dialogue."""
    out = list(group)
    draw = rng.random()
    opening, closing = rng.choice([("“", "”"), ("«", "»"), ('"', '"')] if lang == "fr" else [("“", "”"), ('"', '"')])
    if draw < 0.12:
        i = rng.randrange(len(out))
        out[i] = _wrap(out[i], opening, closing, lang, rng)
    elif draw < 0.18 and len(out) > 1:
        i = rng.randrange(len(out) - 1)
        j = rng.randrange(i + 1, len(out))
        out[i] = _wrap(out[i], opening, "", lang, rng)
        out[j] = _wrap(out[j], "", closing, lang, rng)
    elif draw < 0.20:
        i = rng.randrange(len(out))
        out[i] = _wrap(out[i], rng.choice("–—-"), "", lang, rng)
    return out


def _strip_end(sentence: Sentence) -> Sentence:
    """Lose the final full stop: titles, captions, and quotations whose stop stands outside."""
    words = sentence.words
    if len(words) > 3 and words[-1].form == "." and not any(word.head == len(words) - 1 for word in words[:-1]):
        return replace(sentence, words=words[:-1])
    return sentence


def _space_word(form: str, head: int) -> Word:
    return Word(form, False, form, "SPACE", "", head, "dep")


def _insert_spaces(words: list[Word], unbreakable: str) -> list[Word]:
    """Make French unbreakable spaces tokens of their own, as the tokenizer does."""
    out: list[Word] = []
    moved: list[int] = []
    gaps: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        after = words[i + 1].form if i + 1 < len(words) else ""
        moved.append(len(out))
        out.append(word)
        if word.space and (after in (":", ";", "?", "!", "»") or word.form == "«"):
            word.space = False
            gaps.append((len(out), len(out) - 1))
            out.append(_space_word(unbreakable, -1))
    for word in words:
        word.head = moved[word.head]
    for place, previous in gaps:
        out[place].head = previous
    return out


def document(vocab: Vocab, group: Sequence[Sentence], style: _Style | None, rng: random.Random | None = None) -> Doc:
    """Build one annotated document out of consecutive sentences."""
    words: list[Word] = []
    for sentence in group:
        copied = [replace(word) for word in sentence.words]
        if style and style.unbreakable:
            copied = _insert_spaces(copied, style.unbreakable)
        offset = len(words)
        for word in copied:
            word.head += offset
        if words:
            words[-1].space = True
            if style and style.paragraph and rng and rng.random() < 0.4:
                words[-1].space = False
                words.append(_space_word(style.paragraph, len(words) - 1))
                for word in copied:
                    word.head += 1
        words += copied
    words[-1].space = False
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        heads=[word.head for word in words],
        deps=[word.relation for word in words],
    )


def _groups(sentences: Sequence[Sentence], rng: random.Random, longest: int) -> Iterator[list[Sentence]]:
    i = 0
    while i < len(sentences):
        wanted = rng.randint(1, longest)
        j = i + 1
        while (
            j < len(sentences)
            and j - i < wanted
            and sentences[j].source == sentences[i].source
            and not sentences[j].starts_document
        ):
            j += 1
        yield list(sentences[i:j])
        i = j


def write_corpus(
    path: Path,
    nlp: Language,
    sentences: Sequence[Sentence],
    *,
    seed: int,
    copies: int = 1,
    with_fragments: bool = True,
    longest: int = 8,
    exchange: Exchange | None = None,
) -> int:
    """Write the sentences as documents of 1 to `longest`, each copy in another typography; return how many.

    All copies but the first, and the fragments, go through `exchange`, which puts other verbs into a sentence.
    """
    lang = str(nlp.lang)
    rng = random.Random(seed)
    bin_ = DocBin(attrs=["ORTH", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "SPACY"])
    for copy in range(copies):
        for group in _groups(sentences, rng, longest):
            style = _Style.draw(lang, rng)
            group = _quote_whole(group, lang, rng)
            if lang == "fr" and with_fragments:
                group = [_change_numbers(sentence, rng) for sentence in group]
            if with_fragments and copy and exchange:
                group = [exchange(sentence, lang, rng) for sentence in group]
            styled = [_restyle(sentence, style) for sentence in group]
            if rng.random() < 0.06:
                styled[-1] = _strip_end(styled[-1])
            bin_.add(document(nlp.vocab, styled, style, rng))
        if with_fragments:
            for cut in fragments(sentences, lang, rng):
                style = _Style.draw(lang, rng)
                if exchange:
                    cut = [exchange(piece, lang, rng, share=0.7) for piece in cut]
                pieces = [_restyle(piece, style) for piece in cut]
                if rng.random() < 0.3:
                    pieces[-1] = _strip_end(pieces[-1])
                bin_.add(document(nlp.vocab, pieces, style, rng))
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(path)
    return len(bin_)
