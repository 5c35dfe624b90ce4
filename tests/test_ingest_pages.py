"""HTML pages: the article, and what the page tells about it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.pages import read_page

from .builders import read_one, read_reason, read_sources, write_file
from .fakes import FakeFetcher

PARAGRAPHS = (
    "A paper mill burned to the ground in Norvik on Thursday, and two workers were taken to hospital.",
    "The fire began at 4 a.m. in the drying hall, said Ingrid Holm, the chief of the fire brigade.",
    "The mill had stood beside the river for more than a century and employed ninety people.",
)
ARTICLE = "<h1>Mill burns in Norvik</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Mill burns &amp; two are hurt",
    "datePublished": "2026-03-12T10:30:00+01:00",
    "publisher": {"@type": "Organization", "name": "The Courier"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://courier.example/mill"},
}
META = (
    '<meta property="og:title" content="Mill: the meta title"><meta property="og:site_name" content="Meta Courier">'
    '<meta property="article:published_time" content="2026-03-11T00:00:00Z">'
    '<meta property="og:url" content="https://courier.example/meta">'
)


def page(head: str = "", body: str = ARTICLE) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Page title</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><main><article>{body}</article></main>"
        "<footer>Copyright The Courier. <a href='/s'>Subscribe now</a></footer></body></html>"
    )


def linked(*documents: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(document)}</script>' for document in documents)


def test_the_text_is_the_article_without_title_menu_and_footer(tmp_path: Path) -> None:
    assert read_one(write_file(tmp_path / "a.html", page())).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "document",
    [LINKED, [{"@type": "BreadcrumbList"}, LINKED], {"@graph": [{"@type": "WebSite", "name": "Site"}, LINKED]}],
    ids=["alone", "in a list", "in a graph"],
)
def test_what_schema_org_says_comes_first(tmp_path: Path, document: object) -> None:
    report = read_one(write_file(tmp_path / "a.html", page(META + linked(document))))
    assert report.title == "Mill burns & two are hurt"
    assert report.outlet == "The Courier"
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert report.url == "https://courier.example/mill"


def test_what_opengraph_says_comes_second(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.html", page(META)))
    assert (report.title, report.outlet) == ("Mill: the meta title", "Meta Courier")
    assert report.published == datetime(2026, 3, 11, tzinfo=UTC)
    assert report.url == "https://courier.example/meta"


def test_without_either_the_heading_is_the_title_and_the_time_element_the_time(tmp_path: Path) -> None:
    body = "<time datetime='2026-03-12T09:30:00Z'>today</time>" + ARTICLE
    report = read_one(write_file(tmp_path / "a.html", page(body=body)))
    assert report.title == "Mill burns in Norvik"
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("script", ["{broken", "[" * 100_000, "null", '{"@type": ["Thing"]}'])
def test_a_broken_script_costs_nothing(tmp_path: Path, script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>{META}'
    assert read_one(write_file(tmp_path / "a.html", page(head))).title == "Mill: the meta title"


def test_a_page_drawn_by_scripts_gives_the_text_that_it_declares(tmp_path: Path) -> None:
    document = {**LINKED, "articleBody": "<p>A mill burned down on Thursday.</p><p>Two were hurt.</p>"}
    report = read_one(write_file(tmp_path / "a.html", page(linked(document), body="<div id='root'></div>")))
    assert report.text == "A mill burned down on Thursday.\n\nTwo were hurt."


LINKS = "".join(f"<li><a href='/{n}'>Headline number {n} about Norvik</a></li>" for n in range(30))


@pytest.mark.parametrize(
    "content",
    [
        f"<html><head><title>The Courier</title></head><body><h1>The Courier</h1><ul>{LINKS}</ul></body></html>",
        "<html><head><title>Sign in</title></head><body><form><input name='user'></form></body></html>",
        "<html></html>",
        "<!doctype html>",
        "<!-- nothing -->",
    ],
    ids=["a list of headlines", "a form", "nothing", "only a declaration", "only a comment"],
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, content: str) -> None:
    assert read_reason(write_file(tmp_path / "a.html", content)) in (
        "no article was found on the page",
        "not an HTML page",
    )


def test_the_problem_of_a_page_without_an_article_names_its_feed() -> None:
    url = "https://courier.example/"
    front = f"<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><body><ul>{LINKS}</ul></body></html>"
    reason = read_reason(url, fetcher=FakeFetcher({url: front}))
    assert reason == "no article was found on the page; its feed is https://courier.example/feed.xml"


def test_a_fetched_page_has_its_own_address_and_host_as_outlet() -> None:
    url = "https://www.courier.example/mill?utm_source=x"
    report = read_one(url, fetcher=FakeFetcher({url: page()}))
    assert (report.url, report.outlet, report.path) == (url, "courier.example", "")


@pytest.mark.parametrize(
    ("canonical", "taken"),
    [("/mill", "https://courier.example/mill"), ("https://bank.example/login", "https://courier.example/mill?x=1")],
    ids=["its own", "another site's"],
)
def test_a_fetched_page_may_name_a_better_address_of_its_own_site_only(canonical: str, taken: str) -> None:
    url = "https://courier.example/mill?x=1"
    content = page(f"<link rel='canonical' href='{canonical}'>")
    assert read_one(url, fetcher=FakeFetcher({url: content})).url == taken


def test_the_address_of_a_script_is_dropped(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='javascript:alert(1)'>"
    assert read_one(write_file(tmp_path / "a.html", page(head))).url == ""


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_the_encoding_that_the_page_declares_is_used(tmp_path: Path, encoding: str) -> None:
    body = "<p>“We could not save the café,” said Ingrid Holm, the chief of the fire brigade – on Thursday.</p>"
    name = "iso-8859-1" if encoding == "cp1252" else encoding
    content = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={name}'></head><body>{body}</body></html>"
    report = read_one(write_file(tmp_path / "a.html", content.encode(encoding)))
    assert report.text.startswith("“We could not save the café,” said")


def test_xhtml_with_its_declaration_is_read(tmp_path: Path) -> None:
    content = f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{ARTICLE}</body></html>'
    assert read_one(write_file(tmp_path / "a.xhtml", content)).text == "\n\n".join(PARAGRAPHS)


def test_terminal_escapes_leave_title_and_outlet(tmp_path: Path) -> None:
    document = {**LINKED, "headline": "Mill \u001b[2Jburns", "publisher": {"name": "The\u0007 Courier"}}
    report = read_one(write_file(tmp_path / "a.html", page(linked(document))))
    assert (report.title, report.outlet) == ("Mill burns", "The Courier")


def test_pages_do_not_stop_each_other(tmp_path: Path) -> None:
    write_file(tmp_path / "a.html", "<html></html>")
    write_file(tmp_path / "b.html", page())
    found = read_sources(tmp_path)
    assert (len(found.reports), len(found.problems)) == (1, 1)


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<script type='application/ld+json'>", "</script>", "<h1>", "<meta name='x'", "{", "]"]
)


@given(st.lists(_TAGS | st.text(max_size=20), max_size=20))
def test_any_markup_whatever_becomes_a_report_or_a_problem(pieces: list[str]) -> None:
    assert len(list(read_page("".join(pieces).encode(errors="replace"), "a.html"))) == 1
