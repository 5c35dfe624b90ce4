"""The briefing page in a real browser: statements, their sources, and what is done to harm it."""

from __future__ import annotations

import pytest

from tests.briefings import make_briefing, make_hostile_briefing

from .reader import Reader, words

pytestmark = pytest.mark.browser


def test_a_number_opens_its_source_sentence_marked_in_its_context(reader: Reader) -> None:
    page = reader.open(make_briefing())
    statement = page.locator("#story-bridge-statement-3")
    statement.locator(".cite").click()
    panel = statement.locator(".panel")
    assert (
        words(panel.locator("mark")) == '"Nobody could have known," Mayor Ida Fenn told the Lantern on Monday evening.'
    )
    assert "Three workers were hurt" in words(panel.locator("blockquote"))
    assert "The Lantern" in words(panel.locator(".who"))
    link = panel.locator("a.there")
    assert link.is_visible()
    assert str(link.get_attribute("href")).startswith("https://lantern.example/bridge#top:~:text=")
    colour = panel.locator("mark").evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert colour not in {"rgba(0, 0, 0, 0)", "transparent"}
    statement.locator(".cite").click()
    assert statement.locator(".panel").count() == 0


def test_a_click_on_a_statement_opens_all_its_sources_and_escape_closes_them(reader: Reader) -> None:
    page = reader.open(make_briefing())
    statement = page.locator("#story-bridge-statement-4")
    statement.locator("p").first.click(position={"x": 20, "y": 10})
    assert statement.locator(".panel .source").count() == 2
    page.keyboard.press("Escape")
    assert statement.locator(".panel").count() == 0


def test_the_keyboard_opens_and_closes_and_stays_where_it_was(reader: Reader) -> None:
    page = reader.open(make_briefing())
    cite = page.locator("#story-bridge-statement-1 .cite")
    cite.focus()
    page.keyboard.press("Enter")
    assert cite.get_attribute("aria-expanded") == "true"
    assert page.locator("#story-bridge-statement-1 .panel mark").is_visible()
    page.keyboard.press("Escape")
    assert cite.get_attribute("aria-expanded") == "false"
    assert cite.evaluate("link => link === document.activeElement")


def test_a_number_in_a_table_opens_its_source_below_the_table(reader: Reader) -> None:
    page = reader.open(make_briefing())
    contrast = page.locator(".contrast").first
    contrast.locator(".cite").nth(1).click()
    assert words(contrast.locator(".panel mark")).startswith("Three workers were hurt")


def test_a_deep_link_opens_the_source_that_it_names(reader: Reader) -> None:
    page = reader.open(make_briefing(), fragment="#story-bridge-source-6")
    source = page.locator("#story-bridge-source-6")
    assert source.is_visible()
    assert source.locator(".around").last.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_with_scripts_off_a_number_jumps_to_its_source(reader: Reader, width: int) -> None:
    page = reader.open(make_briefing(), scripts=False, width=width)
    source = page.locator("#story-bridge-source-5")
    assert not source.locator(".around").first.is_visible()
    page.locator("#story-bridge-statement-4 .cite").nth(1).click()
    assert page.url.endswith("#story-bridge-source-5")
    assert source.locator("mark").is_visible()
    assert source.locator(".around").first.is_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_sticks_out_sideways(reader: Reader, width: int) -> None:
    for briefing in (make_briefing(), make_hostile_briefing()):
        page = reader.open(briefing, width=width)
        page.locator(".statements .cite").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_stays_text(reader: Reader) -> None:
    page = reader.open(make_hostile_briefing())
    page.locator(".cite").first.click()
    assert words(page.locator("article h2")).startswith("Red <script>alert('x')</script> [a](javascript:alert(1))")
    assert page.locator("a[href^='javascript']").count() == 0


def test_hostile_text_stays_text_in_every_part_of_the_page(reader: Reader) -> None:
    page = reader.open(make_hostile_briefing())
    for cite in page.locator(".cite").all():
        cite.click()
    for source in page.locator(".panel blockquote").all():
        source.click(position={"x": 5, "y": 5})
    assert page.locator("script").count() == 1
    assert page.locator("main b:text-is('b')").count() == 0


def test_a_script_that_got_in_would_not_run(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.evaluate(
        "const script = document.createElement('script'); script.text = 'window.ran = 1'; document.body.append(script)"
    )
    assert page.evaluate("window.ran") is None
    assert reader.complaints
    assert all("Content Security Policy" in complaint for complaint in reader.complaints)
    reader.complaints.clear()


def test_on_paper_the_sources_stand_open(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#story-bridge-source-1").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#story-bridge-source-1").is_visible()
