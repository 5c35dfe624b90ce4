"""Take the picture of the briefing page that the home page of the documents shows.

    python docs/_picture.py

Needs Debian's chromium, as the tests in a browser do.
"""

from __future__ import annotations

import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from summarize import Options, make_briefing, render_html

ROOT = Path(__file__).parents[1]
REPORTS = ("ferry-capsizes", "ferry-disaster-rescue", "ferry-horror", "ferry-velmora")


def main() -> None:
    """Tell the ferry accident, click its first number, and keep what is seen."""
    found = [str(path) for name in REPORTS for path in sorted(ROOT.glob(f"fixtures/reports/*/{name}.*"))]
    page_text = render_html(make_briefing(found, Options(jobs=1)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(page_text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_context(
                viewport={"width": 1200, "height": 640}, color_scheme=scheme, reduced_motion="reduce"
            ).new_page()
            page.goto(path.as_uri())
            page.locator("article").scroll_into_view_if_needed()
            page.locator(".statements .cite").nth(1).click()
            page.evaluate("document.querySelector('article').scrollIntoView()")
            picture = Image.open(BytesIO(page.screenshot()))
            # A page of text has few colours.
            picture.quantize(64).save(ROOT / "docs" / "figures" / f"page-{scheme}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
