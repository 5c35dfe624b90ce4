"""From a source on the page to that very sentence of the article, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from summarize.text.links import make_link
from summarize.types import Briefing, Origin, Report, Sentence, SplitReport, Statement, Story, Summary
from tests.briefings import make_briefing, make_report
from tests.web_server import Answer, serve

from .reader import Reader

pytestmark = pytest.mark.browser


SENTENCES = (
    "The gates opened at nine.",
    "No one came.",
    "The long-awaited report, 40 pages & two maps, says the wall was built in the 1920s, when stone was cheap.",
    "The long-awaited report, 40 pages & two maps, says nothing about who paid for it, which the council regrets.",
    "Gulls – hundreds of them – sat on the “old” wall.",
    "No one came.",
    "The gates closed at five.",
)


@pytest.mark.parametrize("index", range(len(SENTENCES)))
def test_a_link_brings_the_reader_to_that_sentence_of_the_article(browser: Browser, tmp_path: Path, index: int) -> None:
    text = "\n\n".join(SENTENCES)
    start = sum(len(sentence) + 2 for sentence in SENTENCES[:index])
    article = tmp_path / "article.html"
    paragraphs = "".join(f"<p id=p{number}>{escape(sentence)}</p>" for number, sentence in enumerate(SENTENCES))
    article.write_text(f"<meta charset=utf-8><style>p {{ margin: 0 0 3000px }}</style>{paragraphs}", encoding="utf-8")
    report = make_report("r", "The Example", "Gates", text, url="https://example.org/article")
    link = make_link(report, Sentence("r", index, start, start + len(SENTENCES[index]), SENTENCES[index]))
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.goto(article.as_uri() + link.url.removeprefix("https://example.org/article"))
    page.wait_for_function("scrollY > 0" if index else "document.readyState === 'complete'")
    top = page.locator(f"#p{index}").evaluate("paragraph => paragraph.getBoundingClientRect().top")
    assert 0 <= top < 600
    page.close()


def place(index: int) -> Sentence:
    start = sum(len(sentence) + 2 for sentence in SENTENCES[:index])
    return Sentence("r", index, start, start + len(SENTENCES[index]), SENTENCES[index])


def article(report: Report, index: int) -> Briefing:
    """A briefing of one statement, which rests on one sentence of one report."""
    links = (make_link(report, place(index)),)
    summary = Summary(
        story=Story("s", (SplitReport(report, ()),)),
        headline="The gates",
        statements=(Statement("It was so.", links, Origin.WRITTEN, ""),),
        differences=(),
        framing=(),
        withheld=(),
    )
    return replace(make_briefing(), summaries=(summary,), reports=(report,), duplicates=(), left_out=(), problems=())


def looks(page: Page) -> list[bytes]:
    """Return a picture of each sentence of the article."""
    return [page.locator(f"#s{number}").screenshot() for number in range(len(SENTENCES))]


@pytest.mark.parametrize("index", [0, 2, 3, 5])
def test_a_source_leads_into_the_article_where_the_browser_marks_that_sentence(reader: Reader, index: int) -> None:
    body = " ".join(f"<span id=s{number}>{escape(sentence)}</span>" for number, sentence in enumerate(SENTENCES))
    page_of_it = f"<!doctype html><meta charset=utf-8><style>span {{ display: block; margin: 90px 0 }} ::target-text {{ background: #f00 }}</style>{body}"
    html = Answer(page_of_it.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    icon = Answer(b"", headers={"Content-Type": "image/png"})
    with serve({"/article": html, "/favicon.ico": icon}) as site:
        report = make_report("r", "The Example", "Gates", "\n\n".join(SENTENCES), url=site.url("/article"))
        page = reader.open(article(report, index))
        page.goto(site.url("/article"))
        unmarked = looks(page)
        page.go_back()
        page.locator(".statements .cite").click()
        page.locator(".panel a.there").click()
        page.wait_for_url(site.url("/article*"))
        marked = looks(page)
    changed = [number for number in range(len(SENTENCES)) if marked[number] != unmarked[number]]
    assert changed == [index]
