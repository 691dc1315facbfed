"""What a report says of the persons it names: their titles, their offices, man or woman."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extraction.names.candidates import Candidate
from sayso.extraction.names.joining import Joined
from sayso.languages.pack import Gender, Pack, Role
from sayso.parsing.document import Parsed, Token

__all__ = ["describe_persons"]

_REACH = 14
_STOPS = frozenset(("VERB", "AUX", "SCONJ", "PRON"))
_TIED = frozenset(("appos", "flat", "compound", "nmod", "nsubj"))


def describe_persons(parsed: Parsed, pack: Pack, names: list[Joined]) -> None:
    """Add to the places of persons the title and the words that give their office, where the report has them there.

    "Mme Lise Orvane, préfète du Val, a parlé" gives "Mme Lise Orvane", the office "préfète du Val" and the gender f.
    """
    reader = _Describer(parsed, pack, names)
    for name in names:
        if name.type == "person":
            for place in name.places:
                reader.describe(name, place)


class _Describer:
    def __init__(self, parsed: Parsed, pack: Pack, names: list[Joined]) -> None:
        self._parsed = parsed
        self._grammar = parsed.grammar
        self._courtesies = pack.names.courtesies
        self._roles: dict[str, Role] = {
            word.lower(): role for role in pack.roles if role.type in ("person", "nameless") for word in role.words
        }
        self._person_at = {
            i for name in names if name.type == "person" for each in name.places for i in range(each.first, each.last)
        }

    def describe(self, name: Joined, place: Candidate) -> None:
        first = self._with_title(name, place)
        if first < place.first:
            place.whole = first, place.last
        found = self._before(first, place) or self._after(place) or self._is(place)
        if found is not None:
            place.role = found
            name.gender = name.gender or self._gender(found)

    def _with_title(self, name: Joined, place: Candidate) -> int:
        """Return where the title before a name begins; the name's own first token where there is none."""
        tokens, first = self._parsed.tokens, place.first
        start = self._parsed.sentence(first).first
        while first > start:
            word = tokens[first - 1].lower
            if word in self._grammar.titles:
                name.gender = name.gender or self._courtesies.get(word, "")
            elif not (word in self._roles and self._is_title(first - 1, start)):
                break
            first -= 1
        return first

    def _is_title(self, i: int, start: int) -> bool:
        """Return whether an office stands alone before a name: "President Radek", not "Water Minister Radek"."""
        token = self._parsed.tokens[i]
        before = self._parsed.tokens[i - 1] if i > start else None
        if before is not None and before.text == "-":
            return False  # "Secretary-General Radek"
        alone = before is None or not before.text[:1].isupper() or before.pos not in ("PROPN", "NOUN", "ADJ")
        return alone and token.text[:1].isupper() and token.pos != "ADJ"

    def _before(self, first: int, place: Candidate) -> tuple[int, int] | None:
        """ "le ministre de l'Eau, Ivo Radek", "Water Minister Ivo Radek"."""
        tokens = self._parsed.tokens
        start = self._parsed.sentence(place.first).first
        end = first if place.whole is None or tokens[first].lower in self._grammar.titles else place.first
        if end - 2 > start and end < place.first and tokens[end - 1].pos == "DET" and tokens[end - 2].text == ",":
            end -= 1  # "le directeur de l'hôpital, le professeur Ivo Radek"
        comma = end > start and tokens[end - 1].text == ","
        here = end - 1 - comma
        best = None
        while here >= start and end - here <= _REACH:
            token = tokens[here]
            if (
                token.pos in _STOPS
                or token.i in self._person_at
                or token.text in (",", ";", ":", "(", ")", "«", "»", "“", "”")
            ):
                break
            called = self._role(token) is not None or (here == end - 1 and self._governs(token, place))
            if called and self._bears(token, end - comma, place):
                best = here
            here -= 1
        if best is None or (comma and not self._ends_aside(place)):
            return None
        opening = self._opening(best, start)
        while opening < best and tokens[opening].text in ("'s", "’s"):
            opening += 1
        if tokens[opening].text == "-" and opening > start:
            opening -= 1  # "ex-CIA chief"
        return opening, end - comma

    def _governs(self, token: Token, place: Candidate) -> bool:
        """Return whether a noun right before a name says who that is, by the tree: "the herpetologist Ada Pell"."""
        if token.pos != "NOUN" or not token.text.islower():
            return False
        inside = range(place.first, place.last)
        return any(
            t.head == token.i and t.base_dep in ("appos", "flat") for t in (self._parsed.tokens[i] for i in inside)
        )

    def _bears(self, token: Token, end: int, place: Candidate) -> bool:
        """Return whether the noun is what the name tells who it is, not somebody else's: "l'avocat d'Ivo Radek"."""
        tokens = self._parsed.tokens
        if tokens[end - 1].pos == "ADP" or tokens[end - 1].lower in self._grammar.contractions:
            return False
        if tokens[end - 1].lower in ("'s", "'", "d'", "et", "and"):
            return False
        owner = next((t for t in tokens[token.i + 1 : end] if self._role(t) is not None), None)
        return owner is None or tokens[owner.i - 1].pos not in ("ADP", "DET")

    def _opening(self, noun: int, start: int) -> int:
        """Return where the phrase of a noun begins: with its determiner and what stands between them."""
        tokens, first = self._parsed.tokens, noun
        while first > start:
            token = tokens[first - 1]
            named = token.pos in ("PROPN", "NOUN", "ADJ", "NUM") or token.text in ("-", "'s", "’s")
            if token.i in self._person_at or not (named or token.pos == "DET"):
                break
            if not named and token.pos == "DET":
                return first - 1
            if self._grammar.articles and token.pos in ("NOUN",) and not self._is_english_modifier(token, noun):
                break
            first -= 1
        return first

    def _is_english_modifier(self, token: Token, noun: int) -> bool:
        return token.head > token.i or token.base_dep == "compound"

    def _ends_aside(self, place: Candidate) -> bool:
        """Return whether a name between commas ends there: "le préfet, Ivo Radek, a parlé"."""
        tokens = self._parsed.tokens
        after = tokens[place.last] if place.last < len(tokens) else None
        return after is None or after.pos in ("PUNCT", "VERB", "AUX", "ADV", "PRON", "CCONJ")

    def _after(self, place: Candidate) -> tuple[int, int] | None:
        """ "Ivo Radek, porte-parole de la préfecture, …", "Ivo Radek (maire de Corvelle)"."""
        tokens = self._parsed.tokens
        end = self._parsed.sentence(place.first).last
        if place.last + 1 >= end or tokens[place.last].text not in (",", "("):
            return None
        if self._is_owned(place):
            return None
        first = place.last + 1
        if tokens[first].pos == "CCONJ":
            return None  # "Paul Anselme, et la préfète, Lise Orvane, …"
        for token in self._parsed.tokens[first : min(first + 6, end)]:
            if token.pos in _STOPS or token.text in (",", ")", ";") or token.i in self._person_at:
                return None
            apposed = token.base_dep == "appos" and place.first <= token.head < place.last
            if (
                self._role(token) is not None
                or token.lower in self._roles
                or (apposed and token.pos == "NOUN" and token.text[:1].islower())
            ):
                last = self._closing(token.i + 1, end)
                closed = (
                    last >= end or tokens[last].text in (",", ")", ".", ";", "»", "”", "?", "!") or last - first > 1
                )
                return (first, last) if closed and not self._is_list(place, first) else None
        return None

    def _is_owned(self, place: Candidate) -> bool:
        """Return whether a noun before the name may be whom the words behind it mean: "le frère d'Ivo Radek, maire"."""
        tokens, here = self._parsed.tokens, (place.whole or (place.first, 0))[0] - 1
        tied = here > 0 and (tokens[here].pos == "ADP" or tokens[here].lower in self._grammar.contractions)
        return tied and self._role(tokens[here - 1]) is not None

    def _is_list(self, place: Candidate, first: int) -> bool:
        """Return whether the comma parts the names of a list."""
        return any(
            t.base_dep == "conj" and place.first <= t.head < place.last for t in self._parsed.tokens[first : first + 4]
        )

    def _is(self, place: Candidate) -> tuple[int, int] | None:
        """ "Ivo Radek est le maire de Corvelle": what the sentence says that somebody is."""
        tokens = self._parsed.tokens
        for token in tokens[place.first : place.last]:
            head = tokens[token.head]
            if token.base_dep != "nsubj" or head.i <= place.last or self._role(head) is None:
                continue
            cop = [child.i for child in self._parsed.children(head.i) if child.dep == "cop"]
            negated = any(
                t.lower in self._grammar.negations | self._grammar.following_negations
                for t in tokens[place.last : head.i]
            )
            if cop and not negated and max(cop) < head.i and tokens[cop[0]].feats.isdisjoint(("Mood=Cnd",)):
                return max(cop) + 1, self._closing(head.i + 1, self._parsed.sentence(head.i).last)
        return None

    def _closing(self, here: int, end: int) -> int:
        """Return where the phrase of an office ends."""
        tokens, stop = self._parsed.tokens, min(end, here + _REACH)
        while here < stop:
            token = tokens[here]
            if (
                token.pos in _STOPS
                or (token.pos in ("PUNCT", "ADV") and token.text not in ("-", "'", "’"))
                or token.i in self._person_at
            ):
                break
            here += 1
        while tokens[here - 1].pos in ("ADP", "DET", "CCONJ"):
            here -= 1
        return here

    def _role(self, token: Token) -> Role | None:
        if token.pos not in ("NOUN", "PROPN") or "Number=Plur" in token.feats:
            before = self._parsed.tokens[token.i - 1].lower if token.i else ""
            return self._roles.get(f"{before} {token.lower}") if token.pos == "ADJ" else None
        lower = token.lower.removeprefix("ex-")
        return self._roles.get(lower) or self._roles.get(token.lemma.lower())

    def _gender(self, found: tuple[int, int]) -> Gender:
        for token in self._words(found):
            role = self._role(token)
            if role is None:
                continue
            shown: Gender = "f" if "Gender=Fem" in token.feats else "m" if "Gender=Masc" in token.feats else ""
            articles = [child for child in self._parsed.children(token.i) if child.pos == "DET"]
            for child in articles:
                if "Gender=Fem" in child.feats or "Gender=Masc" in child.feats:
                    return "f" if "Gender=Fem" in child.feats else "m"
            epicene = shown == "m" and token.lower.endswith("e")  # "porte-parole", "ministre"
            return role.gender or ("" if articles or epicene else shown)
        return ""

    def _words(self, found: tuple[int, int]) -> Iterator[Token]:
        yield from self._parsed.tokens[found[0] : found[1]]
