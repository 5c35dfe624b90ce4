"""The briefing page for everybody: WCAG 2.2 AA by axe-core, dark and light, on paper, with scripts off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from summarize.types import Briefing, Difference, Version
from tests.briefings import make_briefing, make_hostile_briefing

from .reader import Reader, words

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def make_full_briefing() -> Briefing:
    """A briefing in which every mark of the coverage is set: one sentence is contradicted."""
    briefing = make_briefing()
    first, *others = briefing.summaries
    two, three = first.differences[0].versions
    told = replace(first.statements[3], text="Two workers were slightly hurt.", links=two.links)
    difference = Difference("", (two, Version(three.text, three.links, three.outlets)))
    first = replace(
        first,
        statements=(*first.statements[:3], told, first.statements[4]),
        differences=(*first.differences, difference),
    )
    return replace(briefing, summaries=(first, *others))


def find_violations(page: Page) -> list[str]:
    options = {"runOnly": list(RULES), "resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    return [found.generate_report()] if found.violations_count else []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_stands_in_anybodys_way(reader: Reader, width: int, scheme: Literal["light", "dark"]) -> None:
    page = reader.open(make_full_briefing(), width=width, scheme=scheme)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert find_violations(page) == []
    for cite in ("#story-bridge-statement-4 .cite", ".contrast .cite", "#story-earlier .cite"):
        page.locator(cite).first.click()
        page.locator(".panel blockquote").first.click(position={"x": 5, "y": 5})
        assert find_violations(page) == []
    page.locator("#filter").fill("nothing like it")
    assert find_violations(page) == []
    page.locator(".ask").click()
    assert find_violations(page) == []


def test_the_search_for_obstacles_finds_some_where_there_are_some(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.evaluate("document.querySelector('h2').style.color = '#ddd'; document.documentElement.removeAttribute('lang')")
    [report] = find_violations(page)
    assert "color-contrast" in report
    assert "html-has-lang" in report


def test_a_hostile_briefing_stands_in_nobodys_way_either(reader: Reader) -> None:
    assert find_violations(reader.open(make_hostile_briefing(), width=360)) == []


def test_tabbing_goes_through_the_page_in_order_and_shows_where_it_is(reader: Reader) -> None:
    page = reader.open(make_briefing(), width=1440)
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "() => { const at = document.activeElement; const style = getComputedStyle(at);"
            " return [at.textContent.trim().slice(0, 12), style.outlineStyle] }"
        )
        seen.append(place)
    assert seen[0][0] == "Skip to the "
    assert all(outline != "none" for _, outline in seen)
    numbers = [text for text, _ in seen if text.isdigit()]
    assert numbers[:7] == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_dark_page_is_dark_and_the_light_one_light(reader: Reader) -> None:
    brightness = {}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page = reader.open(make_briefing(), scheme=scheme)
        for what, style in (("article", "backgroundColor"), ("h2", "color")):
            colour = page.locator(what).first.evaluate(f"element => getComputedStyle(element).{style}")
            red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
            brightness[scheme, what] = (red + green + blue) / 3
    assert brightness["light", "article"] - brightness["light", "h2"] > 150
    assert brightness["dark", "h2"] - brightness["dark", "article"] > 150


def test_on_paper_links_are_footnotes(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator(".statements .cite").first.click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".panel").is_visible()
    assert not page.locator(".tools").is_visible()
    note = page.locator("#story-bridge-source-4")
    assert "Two workers were slightly hurt" in words(note)
    address = note.locator(".there").evaluate("link => getComputedStyle(link, '::after').content")
    assert address == '"https://post.example/news/bridge?id=7"'
    raised = page.locator(".cite").first.evaluate("cite => getComputedStyle(cite).verticalAlign")
    assert raised == "super"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_page_prints_to_pdf_with_every_story(reader: Reader, tmp_path: Path, *, scripts: bool) -> None:
    briefing = make_briefing()
    sizes = []
    for times in (1, 20):
        page = reader.open(replace(briefing, summaries=briefing.summaries * times), scripts=scripts, scheme="dark")
        pdf = page.pdf(path=tmp_path / "page.pdf")
        assert pdf.startswith(b"%PDF")
        sizes.append(pdf.count(b"/Type /Page\n"))
    assert sizes[1] > 5 * sizes[0] > 0


def test_with_scripts_off_nothing_is_offered_that_needs_them(reader: Reader) -> None:
    page = reader.open(make_briefing(), scripts=False)
    assert not page.locator(".tools").is_visible()
    assert not page.locator("#keys").is_visible()
    assert page.locator("#story-bridge-source-1 mark").is_visible()
    assert page.locator("#story-bridge .coverage table").is_visible()
    page.locator("#story-bridge-source-4 .back a").click()
    assert page.url.endswith("#story-bridge-statement-4")
