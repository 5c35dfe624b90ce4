"""The page of the grouping in a browser: nothing in anybody's way, narrow or wide, light or dark, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from summarize.render.stories_html import render_stories_html
from tests.groupings import make_grouping

from .test_access import find_violations

pytestmark = pytest.mark.browser


@pytest.fixture
def page(
    browser: Browser, tmp_path: Path, width: int, scheme: Literal["light", "dark"], *, scripts: bool
) -> Iterator[Page]:
    file = tmp_path / "stories.html"
    file.write_text(render_stories_html(*make_grouping()), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


@pytest.mark.parametrize("scripts", [True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_grouping_stands_in_nobodys_way(page: Page, width: int) -> None:
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [False])
@pytest.mark.parametrize("scheme", ["light"])
@pytest.mark.parametrize("width", [800])
def test_the_line_and_the_map_lead_to_the_stories_without_scripts(page: Page) -> None:
    page.locator(".lanes a").nth(1).click()
    assert page.url.endswith("#story-2")
    page.locator(".where a").nth(0).focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#story-1")
    assert page.locator("#story-1 .because").nth(1).is_visible()
    dot = page.locator(".lanes circle").first.bounding_box()
    assert dot is not None
    assert dot["width"] > 5
