"""What tells two names apart, whatever else speaks for them: a list of rules, each with its reason in words.

The names of one entity hold no two that a rule tells apart, so that no third name in between can join them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.linking.forms import BodyForm, Form, Gender, PersonForm
from sayso.records.names import NameType

__all__ = ["VETOES", "Traits", "Veto", "find_doubt", "find_veto", "sounds", "spelled_alike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What tells a name from others.

    Attributes:
        form: its fullest form.
        gender: what a title, an office or the report tells.
        lands: the places and countries that the report of a body names, where every country has such a body.
    """

    type: NameType
    form: Form
    gender: Gender = ""
    lands: frozenset[str] = frozenset()


Veto = Callable[[Traits, Traits], str]
"""Return why two names are never one, empty where nothing tells them apart; symmetric, and told by the docstring."""


def different_kinds(left: Traits, right: Traits) -> str:
    """A person is no body and no place, a place no organisation and no people: "Orane", "les Valdriens"."""
    kinds = {left.type, right.type}
    if len(kinds) == 1 or kinds in ({"organisation", "group"}, {"organisation", "facility"}, {"place", "facility"}):
        return ""
    return f"“{left.form.text}” is of the type {left.type}, “{right.form.text}” of the type {right.type}"


def different_genders(left: Traits, right: Traits) -> str:
    """A man is no woman: "M. Radek" and "Mme Radek"."""
    if left.type == right.type == "person" and {left.gender, right.gender} == {"m", "f"}:
        return f"“{left.form.text}” and “{right.form.text}” are a man and a woman"
    return ""


def different_generations(left: Traits, right: Traits) -> str:
    """Father and son: "Ivo Radek" and "Ivo Radek Jr", "Ivo Radek père" and "Ivo Radek fils"."""
    a, b = left.form, right.form
    if not (isinstance(a, PersonForm) and isinstance(b, PersonForm)) or not (a.full and b.full):
        return ""
    if a.generation != b.generation and set(a.ends) & set(b.ends):
        return f"“{a.text}” and “{b.text}” are two generations"
    return ""


def family_and_member(left: Traits, right: Traits) -> str:
    """A family is none of its members: "la famille Radek" and "Ivo Radek"."""
    a, b = left.form, right.form
    if isinstance(a, PersonForm) and isinstance(b, PersonForm) and a.kin != b.kin:
        return f"one of “{a.text}” and “{b.text}” is a family"
    return ""


def different_given_names(left: Traits, right: Traits) -> str:
    """The same last name with other names before it: "Ivo Radek" and "Odile Radek", "H. W. Vasse" and "W. Vasse"."""
    a, b = left.form, right.form
    if not (isinstance(a, PersonForm) and isinstance(b, PersonForm)) or not (a.full and b.full):
        return ""
    for last in set(a.ends) & set(b.ends):
        if not _fit(a.given(last), b.given(last)):
            return f"“{a.text}” and “{b.text}” have other names before the same last one"
    return ""


def part_and_whole(left: Traits, right: Traits) -> str:
    """One name adds a word to the other: parent and branch, town and airport, police and "police de Tourvel"."""
    a, b = left.form, right.form
    if not (isinstance(a, BodyForm) and isinstance(b, BodyForm)) or a.ideas == b.ideas:
        return ""
    small, large = sorted((a, b), key=lambda form: len(form.ideas))
    if set(small.ideas) < set(large.ideas):
        return f"“{large.text}” says more than “{small.text}”: a branch, a part or another"
    return ""


def different_words(left: Traits, right: Traits) -> str:
    """Two names that share words while each has others, too: "3e régiment" and "4e régiment"."""
    a, b = left.form, right.form
    if not (isinstance(a, BodyForm) and isinstance(b, BodyForm)):
        return ""
    only_a, only_b = set(a.ideas) - set(b.ideas), set(b.ideas) - set(a.ideas)
    if not only_a or not only_b:
        return ""
    shared = len(only_a) < len(set(a.ideas)) or (a.body and b.body)
    comparable = a.language == b.language or (only_a <= a.known and only_b <= b.known)
    if not shared or not comparable or _same_words(only_a, only_b):
        return ""
    return f"“{a.text}” and “{b.text}” differ in the words that tell them apart"


VETOES: tuple[Veto, ...] = (
    different_kinds,
    different_genders,
    different_generations,
    family_and_member,
    different_given_names,
    part_and_whole,
    different_words,
)
"""Every rule, in the order in which they are asked."""


def find_veto(left: Traits, right: Traits) -> str:
    """Return why two names are never one; empty where nothing speaks against it."""
    for veto in VETOES:
        if reason := veto(left, right):
            return reason
    return ""


def find_doubt(left: Traits, right: Traits) -> str:
    """Return why two names are not certainly one, though they may be; empty where nothing makes it doubtful.

    "The army" in a report that names Korvia alone is hardly that of a report that names Valdria alone.
    """
    a, b = left.form, right.form
    if not (isinstance(a, BodyForm) and isinstance(b, BodyForm)) or not (a.relative or b.relative):
        return ""
    if not left.lands or not right.lands or left.lands & right.lands:
        return ""
    return f"“{a.text}” and “{b.text}” stand in reports of different places"


def spelled_alike(left: str, right: str) -> bool:
    """Return whether two words differ by one letter left out, added, changed or moved.

    >>> spelled_alike("radek", "raddek"), spelled_alike("vasse", "vesta")
    (True, False)
    """
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


_SOUNDS = (("eaux", "o"), ("eau", "o"), ("aux", "o"), ("au", "o"), ("ph", "f"), ("ck", "k"), ("th", "t"), ("y", "i"))


def sounds(word: str) -> str:
    """Return a word as it sounds, near enough: what writers mix up in a name they heard.

    >>> sounds("philippeau") == sounds("filipo")
    True
    """
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return "".join(char for place, char in enumerate(word) if not place or char != word[place - 1])


def _fit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether the names before a last name may be those of one person: "Ivo" and "Ivo T.", "I." and "Ivo"."""
    if not left or not right or "-".join(left) == "-".join(right):  # "Jean-Luc" and "Jean Luc"
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < len(long) and (long[-len(short) :] == short):  # "Vasse Radek" and "Odile Vasse Radek"
        return True
    return _one_given(short[0], long[0]) and all(
        any(_one_given(name, other) for other in long[1:]) for name in short[1:]
    )


def _one_given(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left == right or (min(len(left), len(right)) > 3 and (sounds(left) == sounds(right)))


def _same_words(left: set[str], right: set[str]) -> bool:
    """Return whether the words are the same but for how they are spelled."""
    return len(left) == len(right) and all(
        min(len(a), len(b)) > 4 and sounds(a) == sounds(b) for a, b in zip(sorted(left), sorted(right), strict=True)
    )
