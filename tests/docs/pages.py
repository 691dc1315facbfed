"""Read the documentation: its pages, sections, tables, fenced blocks and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ALL", "ROOT", "Block", "blocks", "coded", "column", "links", "page", "section", "slugs"]

ROOT = Path(__file__).parents[2]
ALL = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "training" / "README.md"])
"""Every page of the documentation."""

_FENCE = re.compile(r"^([ ]*)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language ("" for none) and its lines."""

    language: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Return its lines that are not empty, without their indent."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


def page(name: str) -> str:
    """Return a page of docs/ as text."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next heading of its level or a higher one."""
    match = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert match, f"there is no heading {title!r}"
    rest = text[match.end() :]
    end = re.search(rf"^#{{1,{len(match[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def column(text: str, header: str, *, number: int = 0) -> list[str]:
    """Return the cells in one column of the first table of a text whose first header cell is this one."""
    lines = text.splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith(f"| {header} |")), None)
    assert at is not None, f"there is no table that begins with {header!r}"
    cells = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        row = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        cells.append(row[number])
    return cells


def coded(text: str) -> list[str]:
    """Return what stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def blocks(text: str, language: str) -> list[Block]:
    """Return the fenced blocks in a language, in order."""
    return [Block(found[2], found[3]) for found in _FENCE.finditer(text) if found[2] == language]


def links(text: str) -> list[str]:
    """Return the targets of all links and pictures."""
    return _LINK.findall(_FENCE.sub("", text))


def slugs(text: str) -> set[str]:
    """Return the anchors of a page's headings, as web sites for code make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
