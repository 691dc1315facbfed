"""Names in disjoint groups, none of which holds two that a rule tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.linking.vetoes import Traits, find_doubt, find_veto

__all__ = ["Clusters"]


class Clusters:
    """Numbered names that are joined step by step."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        """Start with every name alone."""
        numbers: dict[Traits, int] = {}
        self._kind_of = [numbers.setdefault(each, len(numbers)) for each in traits]
        self._kinds = list(numbers)
        self._parent = list(range(len(traits)))
        self._members = [[place] for place in range(len(traits))]
        self._present = [{kind} for kind in self._kind_of]
        self._vetoes: dict[tuple[int, int], str] = {}
        self._doubts: dict[tuple[int, int], str] = {}

    def find(self, name: int) -> int:
        """Return the number that stands for the group of a name."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def members(self, name: int) -> Sequence[int]:
        """Return the names of the group of a name."""
        return self._members[self.find(name)]

    def veto_of(self, left: int, right: int) -> str:
        """Return what tells two names apart, their groups left out of account."""
        return self._veto(self._kind_of[left], self._kind_of[right])

    def veto(self, left: int, right: int) -> str:
        """Return what tells any two names of two groups apart."""
        pairs = ((a, b) for a in self._present[self.find(left)] for b in self._present[self.find(right)])
        return min(filter(None, (self._veto(a, b) for a, b in pairs)), default="")

    def doubt(self, left: int, right: int) -> str:
        """Return what makes it doubtful that any two names of two groups are one."""
        pairs = ((a, b) for a in self._present[self.find(left)] for b in self._present[self.find(right)])
        return min(filter(None, (self._doubt(a, b) for a, b in pairs)), default="")

    def doubt_of(self, left: int, right: int) -> str:
        """Return what makes it doubtful that two names are one, their groups left out of account."""
        return self._doubt(self._kind_of[left], self._kind_of[right])

    def join(self, left: int, right: int) -> None:
        """Join two groups that no rule tells apart."""
        big, small = sorted((self.find(left), self.find(right)), key=lambda root: (-len(self._members[root]), root))
        if big == small:
            return
        self._parent[small] = big
        self._members[big] += self._members[small]
        self._present[big] |= self._present[small]

    def roots(self, names: Iterable[int]) -> dict[int, int]:
        """Return the groups of some names, each with the first of them that is in it."""
        found: dict[int, int] = {}
        for name in names:
            found.setdefault(self.find(name), name)
        return found

    def _veto(self, left: int, right: int) -> str:
        if left == right:
            return ""
        pair = (left, right) if left < right else (right, left)
        if (known := self._vetoes.get(pair)) is None:
            known = self._vetoes[pair] = find_veto(self._kinds[pair[0]], self._kinds[pair[1]])
        return known

    def _doubt(self, left: int, right: int) -> str:
        if left == right:
            return ""
        pair = (left, right) if left < right else (right, left)
        if (known := self._doubts.get(pair)) is None:
            known = self._doubts[pair] = find_doubt(self._kinds[pair[0]], self._kinds[pair[1]])
        return known
