"""The archive in a real browser: from the list to a sentence in its report and back, by mouse and by keys, for everybody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from summarize.render import render_json
from summarize.web import FolderArchive, make_app
from tests.briefings import make_briefing, make_hostile_briefing

from .reader import words
from .test_access import find_violations

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/briefings/bridge",
    "/briefings/bridge/reports/2",
    "/briefings/bridge/withheld/story-bridge",
    "/search?q=bridge",
    "/search",
    "/nowhere",
    "/unsubscribe?token=good",
)


class Leaving:
    """Takes off whoever holds a good token."""

    def __init__(self) -> None:
        self.gone: list[str] = []

    def name(self, token: str) -> str | None:
        return "Morning news" if token == "good" else None

    def unsubscribe(self, token: str) -> None:
        self.gone.append(token)


@pytest.fixture
def leaving() -> Leaving:
    return Leaving()


@pytest.fixture
def site(tmp_path: Path, leaving: Leaving) -> Iterator[str]:
    (tmp_path / "bridge.json").write_text(render_json(make_briefing()), encoding="utf-8")
    (tmp_path / "hostile.json").write_bytes(render_json(make_hostile_briefing()).encode("utf-8", "surrogatepass"))
    app = make_app(FolderArchive([tmp_path]), unsubscriber=leaving)
    server = uvicorn.Server(uvicorn.Config(app, port=0, lifespan="off", ws="none", log_config=None))
    listening = server.config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


class Visitor:
    """Somebody with a browser, with an eye on the console and on what is asked for."""

    def __init__(self, browser: Browser, site: str) -> None:
        self._browser, self._site = browser, site
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(self, path: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light") -> Page:
        page = self._browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self._site + path)
        return page


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, site)
    yield visitor
    assert [url for url in visitor.requests if not url.startswith((site, "data:"))] == []
    assert [complaint for complaint in visitor.complaints if "404" not in complaint] == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_no_page_of_the_archive_stands_in_anybodys_way(
    visitor: Visitor, width: int, scheme: Literal["light", "dark"]
) -> None:
    for path in PAGES:
        page = visitor.open(path, width=width, scheme=scheme)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert find_violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.close()


def test_from_the_list_to_a_sentence_in_its_report_and_back(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.get_by_role("link", name="bridge").click()
    # Before its script runs, a page follows the link instead of opening the panel.
    page.wait_for_load_state("load")
    page.locator("#story-bridge-statement-4 .cite").first.click()
    page.locator(".panel a.whole").first.click()
    page.wait_for_url("**/reports/1#at-*")
    marked = page.locator("mark:target")
    assert words(marked).startswith("Two workers were slightly hurt")
    assert marked.is_visible()
    page.locator("mark:target + .cites a").first.click()
    page.wait_for_url("**/briefings/bridge#story-bridge-statement-4")


def test_the_search_is_reached_by_keys_from_every_page(visitor: Visitor) -> None:
    page = visitor.open("/briefings/bridge")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("roof")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=roof")
    assert words(page.locator(".found mark").first) == "roof"
    page.locator(".issues h2 a").first.click()
    page.wait_for_url("**/briefings/bridge#story-earlier")


def test_it_can_be_read_why_a_draft_was_withheld(visitor: Visitor) -> None:
    page = visitor.open("/briefings/bridge")
    page.locator("#story-bridge .withheld summary").click()
    page.locator("#story-bridge .withheld .why a").click()
    assert words(page.locator(".wanted")) == "Mayor Ida Fenn admitted that 12 people had known."
    page.locator(".draft > .source a").click()
    assert words(page.locator("mark:target")).startswith('"Nobody could have known,"')


def test_hostile_texts_are_shown_and_do_nothing(visitor: Visitor) -> None:
    page = visitor.open("/briefings/hostile")
    page.locator(".cite").first.click()
    page.locator(".panel a.whole").first.click()
    assert words(page.locator("h1")).startswith("Red <script>alert('x')</script>")


def test_a_reader_leaves_with_one_button(visitor: Visitor, leaving: Leaving) -> None:
    page = visitor.open("/unsubscribe?token=good")
    assert leaving.gone == []
    page.get_by_role("button", name="Unsubscribe").click()
    assert words(page.locator("h1")) == "You are off the list"
    assert leaving.gone == ["good"]
