"""Metadata of a web page: title, author, publisher, address, date and language, from what the page declares."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sayso.reading.clean import one_line
from sayso.reading.dates import to_moment
from sayso.records import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_metadata"]

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created",
    "dcterms.date",
    "citation_publication_date", "publication_date", "publish-date", "publishdate", "published", "pubdate",
    "article.published", "date", "cxenseparse:recs:publishtime", "vr:published_time",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Posting|PressRelease|SpecialAnnouncement|Report)$")
_UPDATE = re.compile(r"modif|updat|revis|expir|mis à jour|mise à jour|actualis", re.IGNORECASE)
_MAX_SCRIPTS = 50
_DATE_BOX = (
    './/*[self::span or self::div or self::p or self::abbr][contains(@class,"date") or contains(@class,"publi") '
    'or contains(@class,"time") or contains(@id,"date") or contains(@itemprop,"date")]'
)


def read_metadata(tree: HtmlElement) -> Metadata:
    """Return what a page says of itself; every field may be unknown."""
    metas = _metas(tree)
    article = _article(tree, metas.get("og:url"))
    url = _url(tree, metas, article)
    title = one_line(article.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    author = _names(article.get("author")) or _author(metas.get("author") or metas.get("article:author"))
    publisher = _names(article.get("publisher")) or metas.get("og:site_name")
    if not (title and author and publisher):
        other = _by_library(tree)
        title, author, publisher = title or other.title, author or other.author, publisher or other.publisher
    return Metadata(
        title=title,
        author=author,
        publisher=publisher,
        url=url,
        published=_published(tree, metas, article),
        language=_language(tree),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first value of every meta tag, by its name in lower case."""
    metas: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        value = one_line(tag.get("content"))
        if name and value:
            metas.setdefault(name.strip().lower(), value)
    return metas


def _article(tree: HtmlElement, address: str | None) -> dict[str, Any]:
    """Return the JSON-LD object of the page's one article; an empty one where there is none, or no telling which."""
    articles: list[dict[str, Any]] = []
    scripts = [tag for tag in tree.iter("script") if "ld+json" in (tag.get("type") or "")]
    for script in scripts[:_MAX_SCRIPTS]:
        articles += [thing for thing in _things(script.text_content()) if _is_article(thing)]
    if len({str(article.get("datePublished")) for article in articles}) > 1:
        articles = [article for article in articles if address and _address(article) == address]
    return articles[0] if articles else {}


def _things(text: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else [thing]) if isinstance(part, dict))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _address(article: dict[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return one_line(article.get("url"), longest=2000) or one_line(page, longest=2000)


def _names(value: object) -> str | None:
    """Return the names of a JSON-LD person or organisation, or of several, joined by commas."""
    names: list[str] = []
    for thing in (value if isinstance(value, list) else [value])[:10]:
        name = _author(one_line(thing.get("name") if isinstance(thing, dict) else thing))
        if name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _author(name: str | None) -> str | None:
    return None if name is None or re.match(r"(?:https?:|www\.|@)", name) else name


def _url(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    canonical = (tag.get("href") for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical")
    for url in (*canonical, metas.get("og:url"), _address(article)):
        line = one_line(url, longest=2000)
        if line and re.match(r"https?://[^/\s]+", line):
            return line
    return None


def _language(tree: HtmlElement) -> str | None:
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return re.split(r"[-_]", lang.strip().lower())[0][:3] or None


def _published(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    """Return the publication date that the page declares: its JSON-LD, a meta tag, its one <time>, or by htmldate."""
    declared = [article.get("datePublished"), *(metas.get(name) for name in _DATE_METAS)]
    for value in declared:
        if isinstance(value, str) and (moment := to_moment(value)):
            return moment
    marked = [tag for tag in tree.iter("time") if tag.get("datetime")]
    published = [
        tag for tag in marked if "datepublished" in (tag.get("itemprop") or "").lower() or "pubdate" in tag.attrib
    ]
    # Several <time> of different days without a mark are those of other stories, or of an update.
    days = {moment[:10]: moment for tag in published or marked if (moment := to_moment(tag.get("datetime")))}
    if len(days) == 1:
        return next(iter(days.values()))
    return None if days else _by_htmldate(tree)


def _by_htmldate(tree: HtmlElement) -> str | None:
    """Ask htmldate about the head of the page and the elements named after a date only.

    Over a whole page it never abstains, and takes the date of an event from the text. Its limits are set here because
    by default they move with today's date, and the same page must give the same report next year.
    """
    from htmldate import find_date

    page = copy.copy(tree.makeelement("html"))
    head = tree.find("head")
    if head is not None:
        page.append(copy.deepcopy(head))
        for tag in page.xpath(".//title|.//style|.//script|.//link|.//meta"):
            # What it would take: the day in a title, in an address, of an update. JSON-LD was read before.
            if tag.tag != "meta" or _UPDATE.search(" ".join(map(str, tag.attrib.values()))):
                tag.drop_tree()
    body = tree.makeelement("body")
    page.append(body)
    for box in tree.xpath(_DATE_BOX)[:20]:
        if len(box.text_content()) <= 80 and not _UPDATE.search(f"{box.get('class')} {box.text_content()}"):
            body.append(copy.deepcopy(box))
    try:
        found = find_date(
            page, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-01-01"
        )
    except Exception:  # a page can be as strange as it likes: it has no date then
        return None
    return to_moment(found)


def _by_library(tree: HtmlElement) -> Metadata:
    """Return title, author and publisher as trafilatura finds them in the page itself."""
    from trafilatura import extract_metadata

    limits = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
    try:
        found = extract_metadata(tree, date_config=limits)
    except Exception:  # as above
        return Metadata()
    return Metadata(title=one_line(found.title), author=one_line(found.author), publisher=one_line(found.sitename))
