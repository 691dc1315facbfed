"""Learn how sure each statement is: `python -m training.confidence GOLD.jsonl…` writes the packs' weights.

What the rules find in annotated reports is right or wrong: content and source both agree with the gold file, or not. A
logistic regression learns from what the rules saw (`sayso.extraction.statements.confidence`) how likely a find is
right. The probability is the confidence of a statement. Finds below a threshold are left out: the lowest of those that
are as good as the best by attribution F1, over all the languages, in cross-validation over reports. Prints that F1 and
how far the probabilities can be trusted.

Own annotated reports in the same format (docs/packs.md tells how) make weights for an own pack: `--out FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.extraction.names.book import find_known_names
from sayso.extraction.statements.confidence import features_of
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.finder import find_drafts
from sayso.languages.pack import load_pack
from sayso.parsing.document import Parsed
from sayso.parsing.parser import parse
from sayso.reading import read_report
from sayso.records import RawReport, Report
from training.alignment import Told, Words, align, same_source
from training.browse import read_gold

__all__ = ["Example", "Fold", "cross_validate", "examples_of", "f1_at", "reliability"]

SEED = 20261121
FOLDS = 10
STRENGTH = 0.1
"""Inverse of the regularisation: small, because the reports are few."""
RARE = 8
"""Features of fewer examples are left out."""
WEAKEST = 0.2
NEIGHBOURS = 0.06
AS_GOOD = 0.3
THRESHOLDS = tuple(round(0.2 + step * 0.025, 3) for step in range(15))


@dataclass(frozen=True, slots=True)
class Example:
    """What the rules found in one report: the features of each find, and whether it is right."""

    language: str
    gold: int
    features: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


Fold = Sequence[Sequence[float]]
"""Probabilities: for each report, of each find."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the gold files given and write `confidence.json` beside the pipelines of their languages."""
    options = _options(arguments)
    examples = [example for path in options.gold for example in _read(path)]
    if not examples:
        sys.exit("training.confidence: no report in the gold files")
    held_out = cross_validate(examples)
    languages = sorted({example.language for example in examples})
    for language in languages:
        chosen = [(e, p) for e, p in zip(examples, held_out, strict=True) if e.language == language]
        _print_scores(language, [e for e, _ in chosen], [p for _, p in chosen])
    threshold = _best(examples, held_out)
    print(f"threshold  {threshold}")
    print("\nsaid   finds  right (cross-validation)")
    for low, said, count, right in reliability(examples, held_out):
        print(f"{low:.1f}+   {count:5}  {right:.2f}   (mean said {said:.2f})")
    names, bias, weights = _fit(examples)
    for language in languages:
        path = (options.out or load_pack(language).model) / "confidence.json"
        own = _own(dict(zip(names, weights, strict=True)), language, set(languages))
        _write(path, bias, own, threshold)
        print(path)


def examples_of(report: Report, parsed: Parsed, gold: Sequence[Told], language: str) -> Example:
    """Return what the rules find in a report that has been annotated, right or wrong."""
    pack = load_pack(language)
    book = find_known_names(parsed, pack)
    drafts = find_drafts(parsed, pack, book, weakest=WEAKEST)
    words = Words(report.text)
    found = [_told(parsed, draft) for draft in drafts]
    right = [False] * len(drafts)
    for ours, theirs, _ in align(words, gold, found).same:
        right[theirs] = same_source(words, gold[ours].source, found[theirs].source)
    features = tuple(features_of(parsed, pack, book, draft) for draft in drafts)
    return Example(language, sum(bool(words.inside(told.content)) for told in gold), features, tuple(right))


def cross_validate(examples: Sequence[Example], folds: int = FOLDS) -> Fold:
    """Return the probability of each find by a model that has seen no find of its report."""
    order = list(range(len(examples)))
    random.Random(SEED).shuffle(order)
    result: list[Sequence[float]] = [()] * len(examples)
    for start in range(folds):
        held = set(order[start::folds])
        names, bias, weights = _fit([examples[i] for i in order if i not in held])
        of = dict(zip(names, weights, strict=True))
        for i in held:
            result[i] = [_probability(bias, of, features, examples[i].language) for features in examples[i].features]
    return result


def f1_at(examples: Sequence[Example], probabilities: Fold, threshold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of attributions, in per cent, when finds below a threshold are left out."""
    kept = right = 0
    for example, said in zip(examples, probabilities, strict=True):
        for is_right, probability in zip(example.right, said, strict=True):
            if probability >= threshold:
                kept += 1
                right += is_right
    gold = sum(example.gold for example in examples)
    precision, recall = right / max(kept, 1), right / max(gold, 1)
    return 100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)


def reliability(examples: Sequence[Example], probabilities: Fold) -> list[tuple[float, float, int, float]]:
    """Return, for each tenth: its lower edge, the mean that is said, the number of finds, the share that is right."""
    pairs = [
        (probability, is_right)
        for example, said in zip(examples, probabilities, strict=True)
        for probability, is_right in zip(said, example.right, strict=True)
    ]
    table = []
    for tenth in range(10):
        inside = [(p, r) for p, r in pairs if tenth / 10 <= p < (tenth + 1) / 10 or (tenth == 9 and p == 1)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            table.append((tenth / 10, mean, len(inside), sum(r for _, r in inside) / len(inside)))
    return table


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+", help="annotated reports, JSON lines")
    parser.add_argument("--out", type=Path, help="folder for confidence.json, instead of the languages' own packs")
    return parser.parse_args(arguments)


def _read(path: Path) -> Iterable[Example]:
    for line in read_gold(path):
        raw = line.result
        assert isinstance(raw, RawReport)
        report = read_report(raw)
        if not isinstance(report, Report):
            raise ValueError(f"{raw.key}: {report.reason}")
        stated = line.fields.get("statements")
        gold = [told for told in map(Told.of, stated if isinstance(stated, list) else ()) if told.content]
        language = report.language or ""
        yield examples_of(report, parse(report, load_pack(language)), gold, language)


def _told(parsed: Parsed, draft: Draft) -> Told:
    def spans(numbers: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((parsed.tokens[i].start, parsed.tokens[i].end) for i in numbers)

    source = draft.source_span
    return Told(
        content=tuple((piece.start, piece.end) for piece in draft.content),
        source=((source.start, source.end),) if source is not None else spans(draft.source),
        cue=spans(draft.cue),
    )


def _named(features: frozenset[str], language: str) -> list[str]:
    """Return features as the model knows them: each for all languages, and once more for this one."""
    return sorted([*features, *(f"{language}:{feature}" for feature in features)])


def _fit(examples: Sequence[Example]) -> tuple[list[str], float, list[float]]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [_named(features, example.language) for example in examples for features in example.features]
    right = [is_right for example in examples for is_right in example.right]
    counts = Counter(feature for row in rows for feature in row)
    table = DictVectorizer()
    matrix = table.fit_transform([{feature: 1.0 for feature in row if counts[feature] >= RARE} for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(matrix, right)
    return list(table.get_feature_names_out()), float(model.intercept_[0]), [float(w) for w in model.coef_[0]]


def _probability(bias: float, of: dict[str, float], features: frozenset[str], language: str) -> float:
    score = bias + sum(of.get(feature, 0.0) for feature in _named(features, language))
    return 1 / (1 + math.exp(-score))


def _print_scores(language: str, examples: Sequence[Example], probabilities: Fold) -> None:
    for threshold in (0.0, *THRESHOLDS):
        precision, recall, f1 = f1_at(examples, probabilities, threshold)
        print(f"{language}  {threshold:.3f}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")


def _best(examples: Sequence[Example], probabilities: Fold) -> float:
    """Return the lowest threshold as good as the best by the mean over neighbours: one report must not decide."""
    scores = {threshold: f1_at(examples, probabilities, threshold)[2] for threshold in THRESHOLDS}
    smooth = {}
    for threshold in THRESHOLDS:
        near = [score for other, score in scores.items() if abs(other - threshold) < NEIGHBOURS]
        smooth[threshold] = sum(near) / len(near)
    return min(threshold for threshold in THRESHOLDS if smooth[threshold] >= max(smooth.values()) - AS_GOOD)


def _own(weights: dict[str, float], language: str, languages: set[str]) -> dict[str, float]:
    """Return the weights of one language: those for all and its own ones, added up."""
    own: dict[str, float] = {}
    for name, weight in weights.items():
        head, _, rest = name.partition(":")
        feature = rest if head in languages else name
        if head == language or head not in languages:
            own[feature] = own.get(feature, 0.0) + weight
    return own


def _write(path: Path, bias: float, weights: dict[str, float], threshold: float) -> None:
    kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= 0.005}
    stored = {"bias": round(bias, 3), "threshold": threshold, "weights": kept}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
