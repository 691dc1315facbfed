"""What speaks for two names being one: a list of features, each of which proposes links with a score and its reasons.

They are asked in order, from what is surest to what is a guess; each sees what those before it joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sayso.linking.candidates import Candidate, Candidates
from sayso.linking.clusters import Clusters
from sayso.linking.forms import BodyForm, PersonForm
from sayso.linking.vetoes import sounds, spelled_alike
from sayso.text.folding import fold

__all__ = ["CERTAIN", "FEATURES", "Feature", "Proposal"]

CERTAIN = 0.9
"""Links from this score on are applied by themselves; those below wait for somebody as "possibly the same"."""

NEAR = 30
"""Reports so many days apart may tell one story."""

SEASON = 180
"""In reports so many days apart "le gouvernement" of one country is one."""

WELL_KNOWN = 3
"""Whom so many reports name is meant by the full name, whatever office another report gives."""

_MANY = 200
"""So many names are compared each with each, no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two names, by number, that are or may be one.

    Attributes:
        bold: it is worth a look even where a rule tells the two apart.
    """

    left: int
    right: int
    score: float
    because: tuple[str, ...]
    bold: bool = False


Feature = Callable[[Candidates, Clusters], Iterator[Proposal]]
"""Yield proposals; the docstring says in a sentence what speaks for them."""


def said_by_report(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The report itself says that one name is another: "le CNV (Comité national du Val)"."""
    del clusters
    for identity in names.identities:
        left, right = (
            names.named_at(side.report_id, side.span.start, side.span.end) for side in (identity.left, identity.right)
        )
        if left is not None and right is not None and left != right:
            because = f"the report itself says so: “{identity.left.exact}” is “{identity.right.exact}”"
            yield Proposal(left=left, right=right, score=1.0, because=(because,), bold=True)


def same_full_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same full name of a person, or the same name of a body or a place that not every country has."""
    for group in _groups(names, lambda each: each.key if _is_telling(each) else None):
        alike: list[_Alike] = []
        for place in group:
            fitting = [each for each in alike if not clusters.veto_of(each.first, place)]
            if fitting:
                partner, into = max(((each.closest(place), each) for each in fitting), key=lambda pair: pair[0])
                yield _same(names, partner.place, place, known=into.size >= WELL_KNOWN)
            else:
                into = _Alike(names, place)
                alike.append(into)
            into.add(place)
        for at, each in enumerate(alike):  # "Orange", the town and the company
            yield from (_two_kinds(names, other.first, each.first) for other in alike[:at])


def same_common_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same name that every country or town has ("le Parlement"), in reports that name something else in common."""
    for group in _groups(names, lambda each: None if _is_telling(each) or each.person else each.key):
        stories: dict[str, int] = {}  # what a report names -> the story that named it first
        firsts: list[int] = []
        for place in group:
            own = names.own_keys(place)
            told = Counter(stories[key] for key in names.context(place) if key in stories and key not in own)
            fitting = [
                story
                for story in told
                if not clusters.veto_of(firsts[story], place) and _days(names, firsts[story], place) <= SEASON
            ]
            if fitting:
                story = max(fitting, key=lambda story: (told[story], -story))
                yield _in_one_story(names, firsts[story], place)
            else:
                story = len(firsts)
                firsts.append(place)
                several = len(names[place].form.key.split()) > 1  # "police" alone is not worth a look
                if story and several and not clusters.veto_of(firsts[0], place):
                    because = ("the same name, but one that many have",)
                    yield Proposal(left=firsts[0], right=place, score=0.45, because=because)
            for key in names.context(place):
                stories.setdefault(key, story)


def acronym(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """An acronym and the name that it stands for, where no other name has that acronym."""
    bare, owners = _acronyms(names)
    initials = _by_initials(names, set(bare))
    for letters, places in sorted(bare.items()):
        meanings = clusters.roots(owners.get(letters, ()))
        said = len(meanings) == 1
        meanings = meanings or clusters.roots(initials.get(letters, ()))
        if len(meanings) < 2:
            yield from _same_letters(names, clusters, places)
        for place in places:
            open_to = {
                root: names_of_root
                for root, names_of_root in meanings.items()
                if not clusters.veto_of(place, names_of_root) and root != clusters.find(place)
            }
            for full in open_to.values():
                yield _stands_for(names, full, place, said=said, sole=len(meanings) == 1)


def spelling(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """The same given name and a last name that is spelled alike: "Ivo Raddek"."""
    for group in _groups(names, lambda each: each.person.names[0] if each.person and each.person.full else None):
        forms = _firsts(group, names)
        for at, left in enumerate(forms[:_MANY]):
            for right in forms[:at]:
                yield from _alike(names, clusters, right, left)


def part_of_full_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """One name leaves out what the other has: "Odile Vasse" and "Odile Brun Vasse", "O. Vasse" and "Odile Vasse"."""
    for group in _groups(names, lambda each: each.person.names[-1] if each.person and each.person.full else None):
        forms = sorted(_firsts(group, names), key=lambda place: (len(_person(names, place).key), place))
        for at, short in enumerate(forms[:_MANY]):
            fuller = [long for long in forms[at + 1 : _MANY] if _may_shorten(names, clusters, short, long)]
            groups = clusters.roots(fuller)
            groups.pop(clusters.find(short), None)
            for long in groups.values():
                shared = _reasons(names, short, long)
                sole = len(groups) == 1 and len(_person(names, short).names[0]) > 1
                score = 0.92 if sole and shared else 0.7 if sole else 0.55
                yield Proposal(left=long, right=short, score=score, because=("the same name, not so full", *shared))


def last_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A last name alone, where only one bearer of it is named in full."""
    full: dict[str, list[int]] = defaultdict(list)
    bare: dict[str, list[int]] = defaultdict(list)
    short: set[tuple[str, str]] = set()  # a full name and the last name that a report calls its bearer by
    for place, each in enumerate(names.listed):
        if each.person is None or each.person.kin:
            continue
        for last in each.person.ends:
            (full if each.person.full else bare)[last].append(place)
        if each.person.full:
            short |= {(each.key, form.key) for form in each.forms if isinstance(form, PersonForm) and not form.full}
    for last, places in sorted(bare.items()):
        bearers = clusters.roots(full.get(last, ()))
        if not bearers:
            yield from _chain(names, places, "the same last name")
            continue
        called = {clusters.find(place) for place in full[last] if (names[place].key, last) in short}
        contexts = {root: _context_index(names, clusters.members(root)) for root in bearers}
        for place in places:
            options = [
                root
                for root, first in bearers.items()
                if not clusters.veto_of(first, place) and _fits(names, first, place)
            ]
            yield from _bearer(names, place, options, called, bearers, contexts)


def other_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A name that another report uses for somebody beside the full one: a nickname, a translated acronym, a handle."""
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        for form in each.forms[1:]:
            if form.key != each.form.key and not _shortens(form, each.form):
                owners[f"{each.key[0]}:{form.key}"].append(place)
    for place, each in enumerate(names.listed):
        meanings = clusters.roots(owners.get(each.key, ()))
        meanings.pop(clusters.find(place), None)
        for owner in meanings.values():
            said = each.form.key in names[owner].asserted
            because = (
                f"the report itself says so: “{each.form.text}” is “{names[owner].form.text}”"
                if said
                else f"a report calls “{names[owner].form.text}” “{each.form.text}”, too"
            )
            shared = _reasons(names, owner, place)
            letters = each.form.key in _initials(names[owner].form.text, len(each.form.key))  # "Insee"
            sure = len(meanings) == 1 and (said or letters or (shared and _is_telling(each)))
            score = (0.95 if said else 0.9) if sure else 0.6
            yield Proposal(left=owner, right=place, score=score, because=(because, *shared), bold=True)


def short_name(names: Candidates, clusters: Clusters) -> Iterator[Proposal]:
    """A form that another report uses for short: "le Comité" for the "Comité du Val"."""
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        for form in each.forms[1:]:
            if isinstance(form, BodyForm) and form.key != each.form.key and _shortens(form, each.form):
                owners[f"b:{form.key}"].append(place)
    for place, each in enumerate(names.listed):
        if each.body is None:
            continue
        for owner in list(clusters.roots(owners.get(each.key, ())).values())[:3]:
            shared = _reasons(names, owner, place)
            if shared and clusters.find(owner) != clusters.find(place):
                because = f"a report calls “{names[owner].form.text}” “{each.form.text}” for short"
                yield Proposal(left=owner, right=place, score=0.6, because=(because, *shared), bold=True)


FEATURES: tuple[Feature, ...] = (
    said_by_report,
    same_full_name,
    same_common_name,
    acronym,
    spelling,
    part_of_full_name,
    last_name,
    other_name,
    short_name,
)
"""Every feature, in the order in which they are asked."""


class _Alike:
    """Names alike, to find the one whose report has most in common with that of another."""

    def __init__(self, names: Candidates, first: int) -> None:
        self.first = first
        self._names = names
        self._seen: dict[str, int] = {}
        self.size = 0

    def add(self, place: int) -> None:
        self.size += 1
        for sign in self._signs(place):
            self._seen[sign] = place

    def closest(self, place: int) -> _Closest:
        """Return the name with the most in common; the first one where none has anything."""
        own = self._names.own_keys(place)
        common = Counter(self._seen[sign] for sign in self._signs(place) if sign in self._seen and sign not in own)
        found = min(common, key=lambda other: (-common[other], other)) if common else self.first
        return _Closest(common[found], -found)

    def _signs(self, place: int) -> Iterator[str]:
        yield from self._names.context(place)
        yield from (f"o:{office}" for office in self._names[place].offices)


@dataclass(frozen=True, slots=True, order=True)
class _Closest:
    common: int
    minus_place: int

    @property
    def place(self) -> int:
        return -self.minus_place


def _groups(names: Candidates, key: Callable[[Candidate], str | None]) -> Iterator[list[int]]:
    """Yield the places of names with the same key, in order of the keys; names without one are left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if (own := key(each)) is not None:
            found[own].append(place)
    return (found[own] for own in sorted(found) if len(found[own]) > 1)


def _firsts(group: Iterable[int], names: Candidates) -> list[int]:
    """Return the first place of each different name."""
    found: dict[tuple[str, str], int] = {}
    for place in group:
        found.setdefault((names[place].key, names[place].traits.gender), place)
    return list(found.values())


def _is_telling(each: Candidate) -> bool:
    """Return whether the name alone means one in the world, near enough."""
    if each.person is not None:
        return each.person.full and not each.person.kin
    body = each.body
    assert body is not None
    return not body.acronym and (not body.relative or (each.name.type == "place" and not body.known))


def _same(names: Candidates, left: int, right: int, *, known: bool) -> Proposal:
    a, b = names[left], names[right]
    reasons = _reasons(names, left, right)
    if a.person is not None:
        initial = len(a.person.names[0]) == 1
        apart = bool(a.offices and b.offices and a.language == b.language and not a.offices & b.offices)
        if not reasons and not known and (apart or initial):
            doubt = "other offices, and nothing else in common" if apart else "the given name is only a letter"
            return Proposal(left=left, right=right, score=0.75, because=("the same full name", doubt))
        return Proposal(left=left, right=right, score=0.98, because=("the same full name", *reasons))
    assert a.body is not None
    assert b.body is not None
    translated = a.language != b.language and a.body.text.casefold() != b.body.text.casefold()
    same = f"“{b.form.text}” is “{a.form.text}” in another language" if translated else "the same name"
    if not translated and a.form.text.casefold() != b.form.text.casefold() and a.body.body:
        same = f"“{b.form.text}” is another name of “{a.form.text}”"
    return Proposal(left=left, right=right, score=0.96, because=(same, *reasons))


def _two_kinds(names: Candidates, left: int, right: int) -> Proposal:
    because = f"the same name, of the types {names[left].name.type} and {names[right].name.type}"
    return Proposal(left=left, right=right, score=0.4, because=(because,))


def _in_one_story(names: Candidates, left: int, right: int) -> Proposal:
    return Proposal(left=left, right=right, score=0.92, because=("the same name", *_context_words(names, left, right)))


def _stands_for(names: Candidates, full: int, short: int, *, said: bool, sole: bool) -> Proposal:
    because = f"“{names[short].form.text}” stands for “{names[full].form.text}”"
    reasons = _reasons(names, full, short)
    if not sole:
        return Proposal(left=full, right=short, score=0.5, because=(because, "and for others", *reasons))
    if said:
        return Proposal(left=full, right=short, score=0.95, because=(f"{because}, as a report says", *reasons))
    score = 0.9 if reasons and len(names[short].form.key) > 2 else 0.65
    return Proposal(left=full, right=short, score=score, because=(f"{because} by its first letters", *reasons))


def _acronyms(names: Candidates) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return the names that are acronyms, and those that have one beside a fuller form, by the letters."""
    bare: dict[str, list[int]] = defaultdict(list)
    owners: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(names.listed):
        if each.body is not None and each.body.acronym:
            bare[each.form.key].append(place)
        elif each.body is not None:
            for form in each.forms[1:]:
                if isinstance(form, BodyForm) and form.acronym:
                    owners[form.key].append(place)
    return bare, owners


def _by_initials(names: Candidates, wanted: set[str]) -> dict[str, list[int]]:
    """Return the names whose first letters make one of the acronyms."""
    found: dict[str, list[int]] = defaultdict(list)
    longest = max((len(letters.replace(" ", "")) for letters in wanted), default=0)
    by_letters = {letters.replace(" ", ""): letters for letters in wanted}
    for place, each in enumerate(names.listed):
        if each.body is None or each.name.type == "place" or " " not in each.body.text:
            continue
        for letters in _initials(each.body.text, longest):
            if letters in by_letters and len(letters) > 1:
                found[by_letters[letters]].append(place)
    return found


def _initials(text: str, longest: int) -> set[str]:
    """Return the first letters of the words, with and without those in lower case, the first one also in part."""
    words = text.replace("-", " ").replace("’", "'").replace("'", " ").split()
    every = "".join(fold(word)[:1] for word in words)
    capital = "".join(fold(word)[:1] for word in words if word[:1].isupper())
    telling = "".join(fold(word)[:1] for word in words if len(word) > 3 or word[:1].isupper())
    long = "".join(fold(word)[:1] for word in words if len(word) > 3)
    found = {every, capital, telling, long}
    found |= {fold(words[0])[:2] + each[1:] for each in (every, capital, telling)}  # "LaREM"
    return {each for each in found if 1 < len(each) <= longest}


def _same_letters(names: Candidates, clusters: Clusters, places: list[int]) -> Iterator[Proposal]:
    """Yield links between acronyms to which no two meanings are given."""
    letters = len(names[places[0]].form.key.replace(" ", ""))
    for at, place in enumerate(places):
        fitting = [other for other in (places[at - 1], places[0]) if at and not clusters.veto_of(other, place)]
        if not fitting:
            continue
        reasons = _reasons(names, fitting[0], place)
        certain = letters > 2 or (reasons and letters > 1)
        because = ("the same acronym, and no report gives it two meanings", *reasons)
        yield Proposal(left=fitting[0], right=place, score=0.91 if certain else 0.5, because=because)


def _chain(names: Candidates, places: list[int], same: str) -> Iterator[Proposal]:
    """Yield links between names of which nothing more is known, each with the best of those before it."""
    seen: dict[str, int] = {}
    for at, place in enumerate(places):
        own = names.own_keys(place)
        earlier = Counter(seen[key] for key in names.context(place) if key in seen and key not in own)
        if at:
            partner = min(earlier, key=lambda other: (-earlier[other], other)) if earlier else places[0]
            reasons = _reasons(names, partner, place)
            certain = reasons and _days(names, partner, place) <= 2 * SEASON
            yield Proposal(left=partner, right=place, score=0.9 if certain else 0.5, because=(same, *reasons))
        for key in names.context(place):
            seen[key] = place


def _alike(names: Candidates, clusters: Clusters, left: int, right: int) -> Iterator[Proposal]:
    a, b = _person(names, left), _person(names, right)
    if a.key == b.key or clusters.veto_of(left, right):
        return
    one, other = " ".join(a.names[1:]), " ".join(b.names[1:])
    if min(len(one), len(other)) < 5 or len(a.names[0]) == 1:
        return
    if sounds(one) == sounds(other) or spelled_alike(one, other):
        reasons = _reasons(names, left, right)
        certain = sounds(one) == sounds(other) and reasons
        because = f"“{b.text}” is spelled almost like “{a.text}”"
        yield Proposal(left=left, right=right, score=0.9 if certain else 0.6, because=(because, *reasons))


def _may_shorten(names: Candidates, clusters: Clusters, short: int, long: int) -> bool:
    a, b = _person(names, short), _person(names, long)
    if a.key == b.key or a.kin or b.kin or clusters.veto_of(short, long):
        return False
    initials = any(len(given) == 1 for given in a.names[:-1])
    return a.names[-1] == b.names[-1] and (len(a.names) < len(b.names) or initials)


def _bearer(
    names: Candidates,
    place: int,
    options: list[int],
    called: set[int],
    bearers: dict[int, int],
    contexts: dict[int, dict[str, int]],
) -> Iterator[Proposal]:
    """Yield who a last name may mean."""
    shown = names[place].form.text
    narrowed = [root for root in options if root in called]
    sole = len(options) == 1 or len(narrowed) == 1
    for root in (narrowed if len(narrowed) == 1 else options)[:5]:
        own = names.own_keys(place) | names.own_keys(bearers[root])
        shared = [key for key in names.context(place) if key in contexts[root] and key not in own]
        partner = min((contexts[root][key] for key in shared), default=bearers[root])
        reasons = _reasons(names, partner, place)
        days = names[partner].days_from(names[place])
        if not reasons and days is not None and days <= NEAR and len(options) == 1:
            reasons = (f"the reports are {days} days apart",)
        who = f"“{shown}” may be “{names[partner].form.text}”"
        if sole:
            only = "nobody else of that last name is named in full" if len(options) == 1 else (
                "the only one of that last name whom a report calls so"
            )  # fmt: skip
            score = 0.92 if reasons else 0.65
            yield Proposal(left=partner, right=place, score=score, because=(who, only, *reasons))
        else:
            because = (who, f"as one of {len(options)} of that last name", *reasons)
            yield Proposal(left=partner, right=place, score=0.5, because=because)


def _fits(names: Candidates, full: int, bare: int) -> bool:
    """Return whether nothing that two reports say of two persons of one last name speaks against one."""
    a, b = names[full], names[bare]
    return not (a.offices and b.offices and a.language == b.language and not a.offices & b.offices)


def _context_index(names: Candidates, members: Iterable[int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in sorted(members):
        for key in names.context(place):
            found.setdefault(key, place)
    return found


def _days(names: Candidates, left: int, right: int) -> int:
    """Return how many days lie between two reports; 0 where it is not known."""
    return names[left].days_from(names[right]) or 0


def _reasons(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    return (*_same_office(names, left, right), *_context_words(names, left, right))


def _same_office(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    shared = names[left].offices & names[right].offices
    return (f"the same office: {', '.join(sorted(shared))}",) if shared else ()


def _context_words(names: Candidates, left: int, right: int) -> tuple[str, ...]:
    shared = names.shared(left, right)
    more = f" and {len(shared) - 3} more" if len(shared) > 3 else ""
    return (f"both reports name {', '.join(shared[:3])}{more}",) if shared else ()


def _shortens(form: object, full: object) -> bool:
    """Return whether a form only leaves words out of the full one."""
    if isinstance(form, PersonForm) and isinstance(full, PersonForm):
        return set(form.names) <= set(full.names)
    if isinstance(form, BodyForm) and isinstance(full, BodyForm):
        return set(form.ideas) <= set(full.ideas)
    return False


def _person(names: Candidates, place: int) -> PersonForm:
    person = names[place].person
    assert person is not None
    return person
