"""The names of one report as far as speakers need them: mentions of the trained model, joined by their last words.

A first version: "John Kirby", "Kirby" and "M. Kirby" are one person; "la préfecture du Val" is a body by its noun. A
name that the model labels differently from place to place takes the label that most of its mentions have, weighted
towards persons where a longer form is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.extraction.names.acronyms import find_acronyms, initials
from sayso.extraction.names.given import given_names, person_within
from sayso.extraction.names.mending import whole_person
from sayso.languages.pack import Pack
from sayso.languages.places import country_by_adjective
from sayso.parsing.document import Mention, Parsed

__all__ = ["KnownName", "NameBook", "find_known_names"]

_NO_NAME = frozenset(("VERB", "AUX", "ADV", "ADJ", "DET", "PRON", "ADP", "SCONJ", "CCONJ"))
_NO_END = frozenset(("VERB", "ADV", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"))
_OPENERS = frozenset(("ADV", "CCONJ", "SCONJ", "ADP", "AUX", "VERB"))
_INITIALS = 3
_NO_ACRONYM = 6
"""How many letters are too many for an acronym; "the mayor RADEK" may name a person."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


@dataclass(slots=True)
class KnownName:
    """A name with the places it stands at: token ranges, in order."""

    name: str
    label: str
    mentions: list[Mention] = field(default_factory=list)
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class NameBook:
    """The names of a report; `at` finds the one that covers a token."""

    names: list[KnownName]
    by_token: dict[int, KnownName]
    titles: frozenset[str] = frozenset()

    def at(self, i: int) -> KnownName | None:
        """Return the name that a token is part of."""
        return self.by_token.get(i)

    def by_words(self, text: str) -> KnownName | None:
        """Return the name that a string means: the same words, or the last words of a longer name."""
        words = _words(text, self.titles)
        if not words:
            return None
        best = None
        for known in self.names:
            if known.words == words:
                return known
            shorter = len(words) < len(known.words) and known.words[-len(words) :] == words
            if shorter and known.label == "PER" and best is None:
                best = known
        return best


def _words(text: str, titles: frozenset[str]) -> tuple[str, ...]:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    while words and words[0] in titles:
        words = words[1:]
    if len(words) > 1 and words[-1] in ("'s",):
        words = words[:-1]
    return tuple(re.sub(r"'s$", "", word) for word in words)


def find_known_names(parsed: Parsed, pack: Pack) -> NameBook:
    """Join the mentions of a report into names; an office before a name makes it a person's.

    "Le colonel Ivo Radek a pris la parole. Radek juge la digue sûre." has one person, Ivo Radek, with two mentions.
    """
    offices = frozenset(word.lower() for role in pack.roles if role.type == "person" for word in role.words)
    forms: dict[tuple[str, ...], list[Mention]] = {}
    spelled: dict[tuple[str, ...], Counter[str]] = {}
    titles = parsed.grammar.titles
    for mention in _mentions(parsed, pack, offices):
        text = _text(parsed, mention)
        words = _words(text, titles)
        if not words:
            continue
        forms.setdefault(words, []).append(mention)
        spelled.setdefault(words, Counter())[_strip_title(text, titles)] += 1
    labels = {words: _label(mentions) for words, mentions in forms.items()}
    names: list[KnownName] = []
    order = {  # the long before the short, "Bastien Kermorel" before "B. Kermorel", then as they come
        words: (-len(words), len(words[0].rstrip(".")) == 1, min(m.first for m in found))
        for words, found in forms.items()
    }
    for words in sorted(forms, key=lambda words: order[words]):
        home = _home(names, words, labels[words], forms[words], pack.names.juniors)
        if home is None:
            home = KnownName(name=spelled[words].most_common(1)[0][0], label=labels[words], words=words)
            names.append(home)
        home.mentions.extend(forms[words])
    names = _with_acronyms(parsed, names)
    _add_overlooked(parsed, names)
    by_token: dict[int, KnownName] = {}
    for known in names:
        known.mentions.sort(key=lambda mention: mention.first)
        for mention in known.mentions:
            for i in range(mention.first, mention.last):
                by_token[i] = known
    return NameBook(names, by_token, titles)


def _add_overlooked(parsed: Parsed, names: list[KnownName]) -> None:
    """Add the places where a name, or a person's last name, stands again and the model saw none."""
    taken = {i for known in names for mention in known.mentions for i in range(mention.first, mention.last)}
    by_first: dict[str, list[tuple[tuple[str, ...], KnownName]]] = {}
    for known in names:
        forms = {tuple(t.text for t in parsed.tokens[m.first : m.last]) for m in known.mentions}
        if known.label == "PER":
            forms |= {(form[-1],) for form in forms if len(form) > 1 and len(form[-1]) > 2}
        for form in forms:
            if form[0][:1].isupper():
                by_first.setdefault(form[0], []).append((form, known))
    for token in parsed.tokens:
        if token.i in taken or token.text not in by_first or token.pos in _NO_NAME - {"ADJ"}:
            continue
        for form, known in sorted(by_first[token.text], key=lambda pair: -len(pair[0])):
            here = range(token.i, token.i + len(form))
            if here.stop > len(parsed.tokens) or not taken.isdisjoint(here):
                continue
            if len(form) == 1 and len(known.words) > 1 and _has_first_name(parsed, token.i):
                continue  # "Odile Ferrandon" is not Nadège Ferrandon
            if tuple(parsed.tokens[i].text for i in here) == form:
                known.mentions.append(Mention(here.start, here.stop, known.label))
                taken |= set(here)
                break


def _has_first_name(parsed: Parsed, i: int) -> bool:
    """Return whether a capitalised name stands right before a word, so that the two name somebody."""
    before = parsed.tokens[i - 1] if i else None
    return before is not None and before.pos in ("PROPN", "X") and before.text[:1].isupper()


def _with_acronyms(parsed: Parsed, names: list[KnownName]) -> list[KnownName]:
    """Return the names with each acronym joined to the body it is explained with, or whose initials it is."""
    titles = parsed.grammar.titles
    by_words = {known.words: known for known in names}
    full_of: dict[tuple[str, ...], KnownName] = {}
    for pair in find_acronyms(parsed):
        short = _words(_text(parsed, Mention(*pair.short, "ORG")), titles)
        mention = Mention(*pair.full, "ORG")
        text = _text(parsed, mention)
        full = by_words.get(_words(text, titles))
        letters = "".join(word[0] for word in full.words) if full is not None else ""
        if full is not None and full.label == "PER" and (short != (letters,) or len(letters) < _INITIALS):
            continue  # "Laurent Radek (LR)": a member, no meaning
        if full is None:
            inside = [n for n in names if any(pair.full[0] <= m.first and m.last <= pair.full[1] for m in n.mentions)]
            if any(known.label == "PER" for known in inside):
                continue  # "Ivo Radek (PCV)": a member, no meaning
            full = KnownName(name=text, label="ORG", words=_words(text, titles))
            by_words[full.words] = full
            names.append(full)
        if all(m.first != mention.first for m in full.mentions):
            full.mentions.append(mention)
        if full.label == "LOC":
            full.label = "ORG"
        full_of.setdefault(short, full)
    for known in names:
        letters = known.name.replace(".", "")
        if known.words in full_of or len(known.words) != 1 or not letters.isupper() or len(letters) < 3:
            continue
        spelt = [other for other in names if initials(tuple(other.name.split())) == letters and other.label == "ORG"]
        if len(spelt) == 1:
            full_of[known.words] = spelt[0]
    kept = []
    for known in names:
        full = full_of.get(known.words)
        if full is None or full is known:
            kept.append(known)
        else:
            full.mentions.extend(known.mentions)
    known_by_short = {short[0]: full for short, full in full_of.items() if len(short) == 1}
    for token in parsed.tokens:  # an acronym is not always a mention of the model
        full = known_by_short.get(token.lower) if token.text.isupper() else None
        if full is not None and not any(m.first <= token.i < m.last for m in full.mentions):
            full.mentions.append(Mention(token.i, token.i + 1, full.label))
    return kept


def _mentions(parsed: Parsed, pack: Pack, offices: frozenset[str]) -> list[Mention]:
    """Return the mentions of the model, with persons mended: a name after an office or a title is a person's."""
    titles = parsed.grammar.titles
    found: list[Mention] = []
    for given in _split(parsed, pack, offices):
        if given.label == "PER" and all(t.pos in _NO_NAME for t in parsed.tokens[given.first : given.last]):
            continue  # "Rentrer ne veut pas dire rester": a capital at the head of a sentence is no name
        mention = _without_office(parsed, pack, _with_particles(parsed, pack, given), offices)
        text = _text(parsed, mention)
        ahead = parsed.tokens[mention.first - 1] if mention.first else None
        before = ahead.lower if ahead is not None and ahead.pos != "VERB" else ""  # "Korva accused Merande"
        person = (before in offices and not _is_short_form(parsed, mention)) or before in titles
        person = person or text.split()[0].lower() in titles
        found.append(Mention(mention.first, mention.last, "PER") if person else mention)
    taken = {i: mention for mention in found for i in range(mention.first, mention.last)}
    for token in parsed.tokens:
        if token.pos != "VERB" and (token.lower in offices or token.lower in titles):
            found += _after_office(parsed, pack, token.i, taken, offices)
    return _whole(parsed, pack, found)


def _split(parsed: Parsed, pack: Pack, offices: frozenset[str]) -> Iterator[Mention]:
    """Yield the mentions of the model, a body or a place apart from the person behind it: "Labour" + "Jo Radek"."""
    for mention in (part for each in parsed.mentions for part in _parts(parsed, pack, offices, each)):
        person = person_within(parsed, mention.first, mention.last) if mention.label != "PER" else None
        if mention.label != "PER" and _opens_person(parsed, mention):
            yield Mention(mention.first, mention.last - 1, mention.label)
            continue
        if person is None or not _stands_alone(parsed, pack, mention.first, person):
            yield mention
            continue
        yield Mention(mention.first, person, mention.label)
        yield Mention(person, mention.last, "PER")


def _opens_person(parsed: Parsed, mention: Mention) -> bool:
    """Return whether a body's last word is a first name before a particle: "Commission européenne Ursula" + "von"."""
    tokens = parsed.tokens
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    given = tokens[mention.last - 1].text in given_names(parsed.report.language)
    return given and mention.last - mention.first > 1 and after in ("von", "van", "ben", "bin", "ibn")


def _with_particles(parsed: Parsed, pack: Pack, mention: Mention) -> Mention:
    """Return the person whose last name the model takes for a town: "Ursula von der" + "Layne"."""
    tokens, first = parsed.tokens, mention.first
    while first and tokens[first - 1].text in pack.names.sure_particles and tokens[first - 1].text.islower():
        first -= 1
    named = 0 < first < mention.first and tokens[first - 1].text in given_names(parsed.report.language)
    return Mention(first - 1, mention.last, "PER") if named and mention.label != "ORG" else mention


def _parts(parsed: Parsed, pack: Pack, offices: frozenset[str], mention: Mention) -> Iterator[Mention]:
    """Yield the bodies that a mention of the model holds: "ministère de l'Eau" + "ministère de la Santé"."""
    tokens = parsed.tokens
    for i in range(mention.first + 1, mention.last - 1):
        if tokens[i].pos != "CCONJ" or mention.label == "PER":
            continue
        after = i + 1
        while after < mention.last - 1 and tokens[after].lower in parsed.grammar.articles:
            after += 1
        known = _text(parsed, Mention(mention.first, i, "ORG")) in pack.names.known
        headed = (tokens[after].lower,) in pack.names.heads
        of = after + 1 < mention.last and tokens[after + 1].pos in ("ADP", "ADJ")
        called = any(token.lower in offices for token in tokens[after : mention.last - 1])
        if known or called or (after > i + 1 and (headed or not pack.head_first)) or (headed and of):
            yield Mention(mention.first, i, mention.label)
            yield from _parts(parsed, pack, offices, Mention(after, mention.last, mention.label))
            return
    yield mention


def _stands_alone(parsed: Parsed, pack: Pack, first: int, last: int) -> bool:
    """Return whether words are the name of a body or of a territory that needs no person's name behind it."""
    head = pack.names.heads.get((parsed.tokens[first].lower,)) if pack.head_first else None
    return _text(parsed, Mention(first, last, "ORG")) in pack.names.known or (head is not None and head.closed)


def _is_short_form(parsed: Parsed, mention: Mention) -> bool:
    """Return whether a mention is an acronym, which an office makes no person: "its owner IAG"."""
    text = _text(parsed, mention)
    shouted = all(t.text.isupper() for t in parsed.tokens[max(0, mention.first - 2) : mention.first])
    return mention.last - mention.first == 1 and text.isupper() and len(text) < _NO_ACRONYM and not shouted


def _after_office(
    parsed: Parsed, pack: Pack, i: int, taken: dict[int, Mention], offices: frozenset[str]
) -> Iterator[Mention]:
    """Yield the person whom words with capitals name behind an office or a title, where the model sees none."""
    tokens, end = parsed.tokens, parsed.sentence(i).last
    last = i + 1
    while last < end and last not in taken and _may_follow(parsed, last):
        last += 1
    if any(t.lower in offices for t in tokens[i + 1 : last]):
        return  # "Deputy Prime Minister Ivo Radek": behind the last of them
    if last == i + 1 or not any(t.pos == "PROPN" for t in tokens[i + 1 : last]):
        return
    if not pack.head_first and (tokens[last - 1].lower,) in pack.names.heads and last == i + 2:
        return  # "the General Assembly"
    rest = taken.get(last)
    if rest is not None and rest.label in ("LOC", "PER") and rest.first == last and tokens[last].text[:1].isupper():
        last = rest.last  # "Prime Minister Hector" + "Saint-Ambre"
    mention = Mention(i + 1, last, "PER")
    taken.update(dict.fromkeys(range(i + 1, last), mention))
    yield mention


def _may_follow(parsed: Parsed, i: int) -> bool:
    """Return whether a word behind an office may be one of a person's name, also where it is tagged amiss."""
    token = parsed.tokens[i]
    if token.pos == "PROPN":
        return token.text[:1].isupper() or parsed.tokens[i - 1].text[:1].isupper()
    after = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
    named = token.pos in ("ADJ", "NOUN", "X") and token.text[:1].isupper() and token.text[1:].islower()
    adjective = country_by_adjective(token.text, parsed.report.language) is not None
    return named and not adjective and after is not None and after.pos == "PROPN" and after.text[:1].isupper()


def _whole(parsed: Parsed, pack: Pack, mentions: list[Mention]) -> list[Mention]:
    """Return mentions in order, each person's with all its words: "Octave" + "Lemaire", "Park Sun" + "-woo"."""
    found: list[Mention] = []
    owner = {i: mention for mention in mentions for i in range(mention.first, mention.last)}
    for mention in sorted(mentions, key=lambda mention: (mention.first, -mention.last)):
        if found and mention.first < found[-1].last:
            continue  # the last name of the person before, tagged apart
        if mention.label == "PER":

            def is_free(i: int, mention: Mention = mention) -> bool:
                other = owner.get(i, mention)
                return other is mention or (other.label == "PER" and other.first == i > mention.last - 1)

            mention = whole_person(parsed, pack.names, mention, is_free)
            if found and mention.first < found[-1].last:
                continue
        found.append(mention)
    return found


def _without_office(parsed: Parsed, pack: Pack, mention: Mention, offices: frozenset[str]) -> Mention:
    """Return a mention without office before or verb behind it: "Mayor Ines Calloway" names Ines Calloway."""
    first = start = mention.first
    opening = parsed.tokens[first].text.islower() or parsed.sentence(first).first == first
    if opening and first + 1 < mention.last and parsed.tokens[first].lower in parsed.grammar.articles:
        first = start = first + 1  # "The Health Ministry" and "the Health Ministry" are one
    elif opening and first + 1 < mention.last and parsed.tokens[first].pos in _OPENERS:
        first = start = first + 1  # "Puis Radek a parlé"
    if _tells_kind(parsed, pack, first) and first + 1 < mention.last:
        return Mention(
            first + 1, _described(parsed, pack, first, mention.last), mention.label
        )  # "l'ONG Mains ouvertes"
    closing = parsed.tokens[mention.last - 1]
    headed = mention.label != "PER" and not pack.head_first and (closing.lower,) in pack.names.heads
    owner = first + 1 < mention.last and parsed.tokens[first + 1].lower == "'s"
    if headed or owner:
        return Mention(first, mention.last, mention.label)  # "General Assembly", "King's Cross"
    inner = max((i for i in range(first, mention.last - 1) if parsed.tokens[i].lower in offices), default=first)
    if inner > first and parsed.tokens[inner + 1].text in given_names(parsed.report.language):
        first = inner  # "Defence Minister Ivo Radek"
    while first + 1 < mention.last and parsed.tokens[first].lower in offices:
        first += 1
    last = mention.last
    while last - 1 > first and parsed.tokens[last - 1].pos in _NO_END and parsed.tokens[last - 1].text.islower():
        last -= 1  # "la Protection civile arrêté à 18 heures"
    return Mention(first, last, mention.label if first == start else "PER")


def _tells_kind(parsed: Parsed, pack: Pack, i: int) -> bool:
    """Return whether a word in capitals only tells what the name behind it is: "ONG"."""
    token = parsed.tokens[i]
    head = pack.names.heads.get((token.lower,))
    return pack.head_first and token.text.isupper() and head is not None and head.apposed


def _described(parsed: Parsed, pack: Pack, first: int, last: int) -> int:
    """Return where a name ends with the adjectives that go on with it."""
    end = parsed.sentence(first).last
    while last < end:
        token = parsed.tokens[last]
        tied = token.pos == "ADJ" and token.base_dep == "amod" and first <= token.head < last
        if not tied or token.lower in pack.names.vague or not token.text.islower():
            break
        last += 1
    return last


def _home(
    names: list[KnownName], words: tuple[str, ...], label: str, mentions: list[Mention], juniors: frozenset[str]
) -> KnownName | None:
    """Return the longer person that a short form belongs to: of several, the one whom the report named first."""
    fitting = []
    for known in names:
        if known.label != "PER" or len(words) > len(known.words) or words == known.words:
            continue
        if len(words) > 1 and (known.words[-1] in juniors) != (words[-1] in juniors):
            continue
        own = known.words[:-1] if known.words[-1] in juniors and len(words) == 1 else known.words
        initial = len(words) == len(known.words) and words[0].rstrip(".") == known.words[0][0]
        if (
            (initial and words[1:] == known.words[1:])
            or own[-len(words) :] == words
            or (len(words) == 1 and words[0] == known.words[0] and label == "PER")
        ):
            fitting.append(known)
    if not fitting or (label == "ORG" and len(mentions) > 3):
        return None
    return min(fitting, key=lambda known: known.mentions[0].first)


def _label(mentions: list[Mention]) -> str:
    """Return the label of most mentions; one sure person makes a person of a name that is mostly taken for a place."""
    if any(mention.label == "PER" for mention in mentions) and not any(m.label == "ORG" for m in mentions):
        return "PER"
    return Counter(mention.label for mention in mentions).most_common(1)[0][0]


def _text(parsed: Parsed, mention: Mention) -> str:
    first, last = parsed.tokens[mention.first], parsed.tokens[mention.last - 1]
    return parsed.report.text[first.start : last.end]


def _strip_title(text: str, titles: frozenset[str]) -> str:
    parts = text.split()
    while len(parts) > 1 and parts[0].lower() in titles:
        parts = parts[1:]
    joined = " ".join(parts)
    return re.sub(r"['’]s$", "", joined)
