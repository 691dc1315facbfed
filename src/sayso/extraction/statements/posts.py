"""Find embedded posts: a paragraph signed with a dash, a name and a handle."""

from __future__ import annotations

import re

from sayso.extraction.statements.drafts import Draft
from sayso.languages.pack import Pack
from sayso.parsing.document import Parsed
from sayso.records import Span
from sayso.text.segments import strip_span

__all__ = ["find_posts"]

# "… – Nela Orvane (@nelaorvane) 12 mars 2026", as pages embed posts.
_SIGNATURE = re.compile(
    r"\s*(?P<dash>[–—]|--|-)\s*(?P<who>(?P<name>[^\W\d_][^()@\n–—]{1,60}?)\s*\((?P<handle>@\w{2,30})\))"
    r"(?P<when>[\s,]*[\w\s,.:’'-]{0,40})\Z"
)


def find_posts(parsed: Parsed, pack: Pack) -> list[Draft]:
    """Return a statement for each paragraph that is an embedded post: its text, by the name in its signature.

    "La route est coupée. pic.example.com/x1 – Nela Orvane (@nelaorvane) 12 mars 2026" is a statement by Nela Orvane.
    """
    found = []
    text = parsed.report.text
    for paragraph in parsed.paragraphs:
        match = _SIGNATURE.search(text, paragraph.start, paragraph.end)
        if match is None or match.start() <= paragraph.start:
            continue
        body = strip_span(text, paragraph.start, match.start())
        if body is None:
            continue
        found.append(
            Draft(
                content=(body,),
                rule=f"{pack.language}.post.signature",
                act="say",
                strength=0.95,
                speaker=(match.group("name").strip(),),
                source_span=Span(match.start("who"), match.end("who")),
            )
        )
    return found
