import json

import pytest

from reading.making import FRENCH, page, read

BODY = f"<h1>La digue tient</h1><p>{FRENCH}</p><p>{FRENCH.replace('mardi', 'mercredi')}</p>"


def ld(*things: dict[str, object]) -> str:
    """Return a script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(things[0] if len(things) == 1 else things)}</script>'


ARTICLE: dict[str, object] = {
    "@type": "NewsArticle",
    "headline": "La digue de Port-Alder tient",
    "datePublished": "2026-03-14T18:30:00+01:00",
    "dateModified": "2026-03-16T08:00:00+01:00",
    "author": [{"@type": "Person", "name": "Lucie Morel"}, {"name": "Jonas Adler"}],
    "publisher": {"@type": "Organization", "name": "La Gazette du Val"},
    "url": "https://gazette.example/digue",
}


@pytest.mark.parametrize(
    "head",
    [ld(ARTICLE), ld({"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}), ld({"@type": "Organization"}, ARTICLE)],
)
def test_the_article_of_json_ld(head: str) -> None:
    """Title, authors, publisher, address and day are those of the JSON-LD article."""
    report = read(page(BODY, head), "html")
    assert report.title == "La digue de Port-Alder tient"
    assert report.author == "Lucie Morel, Jonas Adler"
    assert report.publisher == "La Gazette du Val"
    assert report.url == "https://gazette.example/digue"
    assert (report.published_at, report.published_from) == ("2026-03-14T18:30:00+01:00", "metadata")


def test_the_meta_tags() -> None:
    """Without JSON-LD the meta tags tell; a profile's address is no author."""
    head = (
        "<link rel='canonical' href='https://gazette.example/digue'><meta property='og:title' content='La digue'>"
        "<meta property='og:site_name' content='La Gazette'><meta name='author' content='Lucie Morel'>"
        "<meta property='article:author' content='https://social.example/lucie'>"
        "<meta property='article:published_time' content='2026-03-14 18:30:00 +0100'>"
    )
    report = read(page(BODY, head), "html")
    assert (report.title, report.publisher, report.author) == ("La digue", "La Gazette", "Lucie Morel")
    assert report.url == "https://gazette.example/digue"
    assert (report.published_at, report.published_from) == ("2026-03-14T18:30:00+0100", "metadata")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<time datetime='2026-03-14'>samedi</time>{BODY}", ""),
        (f"<time pubdate datetime='2026-03-14'>x</time>{BODY}<time datetime='2026-03-16'>mis à jour</time>", ""),
        (BODY, "<meta name='DC.date.issued' content='2026-03-14'>"),
        (BODY, "<meta name='pubdate' content='20260314'>"),
        (BODY, ld({"@type": "Article", "datePublished": "2026-03-14"}) + "<meta name='date' content='2026-03-20'>"),
        (f"<div><span class='article-date'>14/03/2026</span></div>{BODY}", ""),
    ],
)
def test_the_day_that_a_page_declares(body: str, head: str) -> None:
    """The day of publication is found where pages declare it."""
    report = read(page(body, head), "html")
    assert (report.published_at, report.published_from) == ("2026-03-14", "metadata")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (BODY, ""),
        (f"{BODY}<p>La digue avait déjà cédé le 2 mars 2019, selon la préfecture.</p>", ""),
        (f"{BODY}<p>2019-03-02 : la digue cède une première fois, selon la préfecture.</p>", ""),
        (
            f"{BODY}<ul><li><time datetime='2026-03-01'>a</time><li><time datetime='2026-03-02'>b</time></ul>",
            "",
        ),
        (BODY, "<meta property='article:modified_time' content='2026-03-14'>"),
        (BODY, "<title>La crue du 2 mars 2019</title>"),
        (BODY, "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>"),
        (BODY, ld(ARTICLE, {**ARTICLE, "datePublished": "2026-03-01", "url": "https://gazette.example/b"})),
        (BODY, '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'),
        (BODY, f'<script type="application/ld+json">{"[" * 9000}</script>'),
        (BODY, ld({"@type": "NewsArticle", "datePublished": {"x": 1}, "author": [[]], "publisher": 3, "headline": []})),
        (f"{BODY}<img src='/photos/2019/03/02/digue.jpg'>", ""),
        (f"{BODY}<footer>© 2019</footer>", "<meta name='copyright' content='2019'>"),
    ],
)
def test_no_day_is_better_than_a_wrong_one(body: str, head: str) -> None:
    """The day of an event, of an update, of other stories or of a picture is not the day of publication."""
    report = read(page(body, head), "html")
    assert (report.published_at, report.published_from) == (None, "none")


def test_the_article_of_the_page_among_several() -> None:
    """Of several articles in JSON-LD the one with the page's address counts."""
    other = {**ARTICLE, "datePublished": "2026-03-01", "url": "https://gazette.example/b"}
    head = f"<meta property='og:url' content='https://gazette.example/digue'>{ld(other, ARTICLE)}"
    assert read(page(BODY, head), "html").published_at == "2026-03-14T18:30:00+01:00"


@pytest.mark.parametrize("url", ["/digue", "javascript:alert(1)", "", "file:///etc/x", "https://"])
def test_an_address_that_is_none(url: str) -> None:
    """Only an address of the web is kept."""
    assert read(page(BODY, f"<link rel='canonical' href='{url}'>"), "html").url is None


def test_the_day_in_the_address_comes_last() -> None:
    """The day in the page's address is used when nothing declares one, and marked as inferred."""
    link = "<link rel='canonical' href='https://gazette.example/2026/03/14/digue'>"
    report = read(page(BODY, link), "html")
    assert (report.published_at, report.published_from) == ("2026-03-14", "inferred")
    report = read(page(f"<p>PORT-ALDER, 13 mars 2026 (ANV) — {FRENCH}</p>{BODY}", link), "html")
    assert (report.published_at, report.published_from) == ("2026-03-13", "dateline")
