"""Try the readings of a verb in order of their certainty: by the tree, else by the order of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extraction.statements.cues import CueMatch
from sayso.extraction.statements.drafts import Draft
from sayso.extraction.statements.orders import Orders
from sayso.extraction.statements.sources import is_impersonal
from sayso.extraction.statements.trees import Trees
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed

__all__ = ["find_by_verbs"]

# Below this strength a noun phrase is as often a thing as a proposition: "a publié un livre", "a rejeté la réforme".
_PHRASE_STRENGTH = 0.75


def find_by_verbs(
    parsed: Parsed, pack: Pack, matches: list[CueMatch], used: set[int], weakest: float
) -> Iterator[Draft]:
    """Yield the statements of verbs and verbal phrases; those whose heads are in `used` frame a quotation already."""
    finder = _Verbs(
        parsed=parsed,
        cues={match.head: match for match in matches if match.kind in ("verb", "phrase")},
        bare_clauses=pack.bare_clauses,
        days=frozenset(word for day in pack.days if day.month is None for word in day.words),
        speakers=frozenset(word.lower() for role in pack.roles for word in role.words),
        phrase_strength=min(_PHRASE_STRENGTH, weakest) if weakest < 0.1 else _PHRASE_STRENGTH,
    )
    for match in matches:
        if match.kind in ("verb", "phrase") and match.head not in used:
            draft = finder.read(match)
            if draft is not None:
                yield draft


@dataclass(slots=True)
class _Verbs(Trees, Orders):
    def read(self, match: CueMatch) -> Draft | None:
        """Try the constructions of a verb in order of their certainty."""
        if self._is_wished(match) or self._is_pointed_at(match):
            return None
        expects = match.is_passive and all(cue.act in ("believe", "intend", "estimate") for cue in match.cues)
        constructions = (
            self._against,
            self._clause,
            self._bare_told,
            self._bare_parted,
            self._parted_infinitive,
            self._infinitive,
            self._order,
            self._incise,
            self._predicate,
            self._called_by_order,
            self._after_colon,
            self._incise_by_order,
            self._phrase,
            self._by_order,
            self._bare,
        )
        for construction in constructions:
            draft = construction(match)
            if draft is not None:
                if expects and not draft.source and construction in (self._infinitive, self._phrase):
                    return None  # "is expected to", "est attendu": nobody's voice
                draft.impersonal = not draft.source and is_impersonal(self.parsed, match)
                draft.construction = construction.__name__.strip("_")
                return draft
        return None

    def _is_wished(self, match: CueMatch) -> bool:
        """Return whether a telling is only wished or asked for: "il voulait qualifier …", "a demandé de préciser …"."""
        head = self.parsed.tokens[match.head]
        if "VerbForm=Inf" not in head.feats or head.base_dep not in ("xcomp", "ccomp", "acl", "obl", "advcl"):
            return False
        for above in self.parsed.ancestors(head.i):
            if above.i in self.cues:
                acts = {cue.act for cue in self.cues[above.i].cues if "infinitive" in cue.content}
                return bool(acts) and acts <= {"intend", "urge"}
            if above.base_dep not in ("xcomp", "obl", "obj"):
                return False
        return False
