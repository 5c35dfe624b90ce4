"""Somebody who reads a briefing in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Locator, Page

from summarize.render import render_html
from summarize.types import Briefing


class Reader:
    """Opens a briefing from disk, with an eye on the console and on what is asked for."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._file = folder / "briefing.html"
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(
        self,
        briefing: Briefing,
        *,
        fragment: str = "",
        scripts: bool = True,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        motion: Literal["reduce", "no-preference"] = "reduce",
    ) -> Page:
        self._file.write_text(render_html(briefing), encoding="utf-8")
        context = self._browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion=motion,
        )
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{self._file.as_uri()}{fragment}")
        return page


def words(locator: Locator) -> str:
    """Return what stands there, on one line."""
    return " ".join(locator.inner_text().split())
