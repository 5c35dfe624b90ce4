"""Finding one's way on the briefing page: keys, filter, deep links, and hundreds of stories."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from playwright.sync_api import Page

from tests.briefings import make_briefing, make_hostile_briefing

from .reader import Reader, words

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_j_and_k_go_from_sentence_to_sentence_and_enter_shows_the_sources(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.keyboard.press("j")
    assert focused(page) == "story-bridge-statement-1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == "story-bridge-statement-2"
    page.keyboard.press("Enter")
    assert words(page.locator("#story-bridge-statement-2 .panel mark")).startswith("It will stay shut")
    page.keyboard.press("Escape")
    assert page.locator(".panel").count() == 0
    assert focused(page) == "story-bridge-statement-2"


def test_keys_go_over_the_end_of_a_story_and_stop_at_the_ends_of_the_page(reader: Reader) -> None:
    page = reader.open(make_briefing())
    for _ in range(9):
        page.keyboard.press("j")
    assert focused(page) == "story-earlier-statement-1"
    for _ in range(9):
        page.keyboard.press("k")
    assert focused(page) == "story-bridge-statement-1"


def test_capital_j_and_k_go_from_story_to_story_and_the_address_follows(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.keyboard.press("J")
    page.keyboard.press("J")
    assert focused(page) == "story-earlier"
    assert page.url.endswith("#story-earlier")
    page.keyboard.press("K")
    assert focused(page) == "story-bridge"


def test_keys_go_on_from_the_sentence_that_was_clicked(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#story-bridge-statement-3 > p").click(position={"x": 20, "y": 10})
    page.keyboard.press("j")
    assert focused(page) == "story-bridge-statement-4"


def test_a_question_mark_shows_the_keys_and_escape_hides_them(reader: Reader) -> None:
    page = reader.open(make_briefing())
    keys = page.locator("#keys")
    assert not keys.is_visible()
    page.keyboard.press("?")
    assert keys.is_visible()
    page.keyboard.press("j")
    assert not focused(page).startswith("story")
    page.keyboard.press("Escape")
    assert not keys.is_visible()
    page.locator(".ask").click()
    assert keys.is_visible()


def test_keys_of_one_letter_can_be_switched_off(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator(".ask").click()
    page.locator("#single").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert not focused(page).startswith("story")
    page.reload()
    page.locator("body").press("j")
    assert not focused(page).startswith("story")


def test_the_filter_leaves_the_stories_that_hold_every_word(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.keyboard.press("/")
    page.keyboard.type("ÁLDBY roof")
    assert [story.is_visible() for story in page.locator("article.story").all()] == [False, True]
    assert [entry.is_visible() for entry in page.locator("nav li").all()] == [False, True]
    assert words(page.locator("output")) == "1 of 2"
    page.keyboard.type(" zebra")
    assert page.locator("#no-match").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("article.story:visible").count() == 2
    assert not page.locator("#no-match").is_visible()


def test_letters_typed_into_the_filter_are_no_keys(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#filter").press_sequentially("jk?")
    assert page.locator("#filter").input_value() == "jk?"
    assert not page.locator("#keys").is_visible()


def test_keys_pass_over_what_is_filtered_out(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#filter").fill("aldby")
    page.locator("#filter").evaluate("filter => filter.blur()")
    page.keyboard.press("j")
    assert focused(page) == "story-earlier-statement-1"


def test_a_deep_link_into_a_story_that_is_filtered_out_brings_it_back(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#filter").fill("aldby")
    page.evaluate("location.hash = '#story-bridge'")
    page.locator("#story-bridge").wait_for(state="visible")
    assert page.locator("#filter").input_value() == ""


def test_a_deep_link_shows_its_story_and_nonsense_in_it_does_no_harm(reader: Reader) -> None:
    briefing = make_briefing()
    many = replace(briefing, summaries=briefing.summaries * 20)
    page = reader.open(many, fragment="#story-earlier-15")
    page.wait_for_function("Math.abs(document.getElementById('story-earlier-15').getBoundingClientRect().top) < 100")
    page = reader.open(many, fragment="#%E0%A4%A")
    page.locator(".statements .cite").first.click()
    assert page.locator(".panel").count() == 1


def test_a_story_has_a_link_to_itself(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#story-earlier .here").click()
    assert page.url.endswith("#story-earlier")


def test_a_click_on_a_source_shows_which_sentences_rest_on_it(reader: Reader) -> None:
    page = reader.open(make_briefing())
    page.locator("#story-bridge .sources summary").click()
    page.locator("#story-bridge-source-7 blockquote").click()
    assert [lit.get_attribute("id") for lit in page.locator("li.used").all()] == [
        "story-bridge-statement-5",
        "story-bridge-source-7",
    ]
    assert page.locator("#said").text_content() == "Carries sentence 5"
    page.locator("#story-bridge-source-8 blockquote").click()
    assert page.locator("#said").text_content() == "Carries no sentence; a table rests on it"
    assert page.locator(".statements .used").count() == 0
    page.keyboard.press("Escape")
    assert page.locator(".used").count() == 0


def test_on_a_wide_screen_the_sources_stand_beside_their_sentence_inside_the_card(reader: Reader) -> None:
    page = reader.open(make_briefing(), width=1440)
    for story, number in (("story-bridge", 1), ("story-bridge", 5), ("story-earlier", 1)):
        statement = page.locator(f"#{story}-statement-{number}")
        statement.locator(".cite").first.click()
        panel = statement.locator(".panel").bounding_box()
        text = statement.locator("> p").bounding_box()
        card = page.locator(f"#{story}").bounding_box()
        assert panel
        assert text
        assert card
        assert panel["x"] >= text["x"] + text["width"]
        assert abs(panel["y"] - text["y"]) < 20
        assert panel["y"] + panel["height"] <= card["y"] + card["height"]
        assert panel["x"] + panel["width"] <= card["x"] + card["width"]


@pytest.mark.parametrize("width", [360, 1440])
def test_what_was_clicked_stays_under_the_pointer(reader: Reader, width: int) -> None:
    page = reader.open(make_briefing(), width=width)
    page.locator("#story-bridge-statement-1 .cite").click()
    cite = page.locator("#story-bridge-statement-4 .cite").first
    cite.scroll_into_view_if_needed()
    before = cite.bounding_box()
    cite.click()
    after = cite.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2
    assert page.locator(".panel").count() == 1


def test_nothing_moves_for_those_who_ask_for_stillness(reader: Reader) -> None:
    page = reader.open(make_briefing(), motion="no-preference")
    page.locator(".statements .cite").first.click()
    moving = "getComputedStyle(document.querySelector('.panel')).animationName"
    assert page.evaluate(moving) != "none"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == "none"


CLICK = """cite => {
    const begun = performance.now();
    cite.click();
    document.body.offsetHeight;
    return performance.now() - begun;
}"""


def time_clicks(page: Page) -> float:
    """Return the milliseconds until the page is laid out again after a click, the median over its last story."""
    cite = page.locator("article.story").last.locator(".cite").first
    return median(float(cite.evaluate(CLICK)) for _ in range(15))


def test_five_hundred_stories_answer_a_click_about_as_fast_as_two(reader: Reader) -> None:
    briefing = make_briefing()
    few = time_clicks(reader.open(briefing))
    page = reader.open(replace(briefing, summaries=briefing.summaries * 250))
    assert page.locator("article.story").count() == 500
    # The styles of the whole page are looked through, which is linear but cheap. 20 ms for clocks and busy machines.
    assert time_clicks(page) < 10 * few + 20
    page.locator("#filter").fill("aldby")
    assert words(page.locator("output")) == "250 of 500"


def test_a_single_story_has_no_filter_and_the_keys_still_work(reader: Reader) -> None:
    page = reader.open(make_hostile_briefing())
    assert page.locator("#filter").count() == 0
    page.keyboard.press("/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator(".panel").count() == 1
