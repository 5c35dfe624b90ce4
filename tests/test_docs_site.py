"""The site of the documents, built: complete, and readable without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from summarize.cli.app import cli

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def read_page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_text(encoding="utf-8"))


def pages_of(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text(encoding="utf-8"))


def test_nothing_is_asked_for_from_elsewhere(site: Path) -> None:
    for path, page in pages_of(site):
        asked = page.xpath("//script/@src | //img/@src | //iframe/@src | //link[not(@rel='canonical')]/@href")
        assert [address for address in asked if urlsplit(address).scheme not in {"", "data"}] == [], path.name
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style.name


def test_every_link_within_the_site_leads_to_a_place_that_is_there(site: Path) -> None:
    ids = {path: {element.get("id") for element in page.xpath("//*[@id]")} for path, page in pages_of(site)}
    for path, page in pages_of(site):
        if path.name == "404.html":
            continue
        for link in page.xpath("//article//a/@href"):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.name}: {link}"
            if parts.fragment and target in ids:
                assert unquote(parts.fragment) in ids[target], f"{path.name}: {link}"


def test_every_command_is_described(site: Path) -> None:
    heads = {
        " ".join(head.text_content().split()).rstrip("¶") for head in read_page(site, "commands.html").xpath("//h2")
    }
    assert {f"summarize {name}" for name in cli.commands} <= heads


def test_the_tables_are_made_from_the_program(site: Path) -> None:
    assert "retention_days" in read_page(site, "settings.html").text_content()
    assert "SUMMARIZE_WRITER" in read_page(site, "settings.html").text_content()
    assert "TextQuoteSelector" in read_page(site, "json.html").text_content()
    assert "made_with" in read_page(site, "json.html").text_content()
    assert "quotation" in read_page(site, "checks.html").text_content()
    assert "make_briefing" in read_page(site, "python.html").text_content()
    for path, page in pages_of(site):
        assert "<!-- table" not in html.tostring(page, encoding="unicode"), path.name


def test_the_schema_is_published_as_it_is(site: Path) -> None:
    published = (site / "briefing.schema.json").read_text(encoding="utf-8")
    assert published == (ROOT / "summarize/render/briefing.schema.json").read_text(encoding="utf-8")
