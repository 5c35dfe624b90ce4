"""The editions as a folder of pages with an index and a feed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from defusedxml.ElementTree import fromstring
from html5lib import HTMLParser
from lxml import html

from summarize.digest.archive import ATOM, write_archive
from summarize.digest.run import run_digests
from summarize.digest.store import Store
from summarize.errors import OutputError

from .briefings import HOSTILE, make_hostile_briefing
from .digests import HandClock, make_due_edition, open_of, start, write_settings
from .editions import make_quiet_edition

NAME = f"{{{ATOM}}}"


def publish(folder: Path, *, url: str = "", days: int = 2) -> Path:
    """Run for some days with an archive."""
    more = f'archive = "out"\n{f"archive_url = {url!r}" if url else ""}'
    config = write_settings(
        folder, publish=more, more="[[digest]]\nname = 'twice'\nfeeds = ['https://a.example/']\nat = ['07:00', '18:00']"
    )
    with open_of(config) as store:
        clock = HandClock()
        running = start(config, store, clock=clock)
        for _ in range(days):
            run_digests(running)
            clock.pass_by(days=1)
    return folder / "out"


def test_every_edition_has_a_page_and_the_index_leads_to_it(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    pages = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert pages == [
        "feed.xml",
        "index.html",
        "morning/2026-03-10.html",
        "morning/2026-03-11.html",
        "twice/2026-03-09T1800.html",
        "twice/2026-03-10T1800.html",
    ]
    index = html.parse(folder / "index.html").getroot()
    links = [link.get("href") for link in index.cssselect("li a")]
    assert all((folder / link).is_file() for link in links)
    assert links[0] == "morning/2026-03-11.html"
    assert "2026-03-10 18:00 · 2 stories" in index.text_content()


def test_pages_are_valid_and_nobodys_own(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        HTMLParser(strict=True).parse(page)
        assert "nsubscribe" not in page
        assert "@example.org" not in page


def test_the_feed_is_one_by_rfc_4287(tmp_path: Path) -> None:
    folder = publish(tmp_path, url="https://news.example/archive")
    feed = fromstring((folder / "feed.xml").read_text(encoding="utf-8"))
    assert feed.tag == f"{NAME}feed"
    entries = feed.findall(f"{NAME}entry")
    # Sections 4.1.1 and 4.1.2: what each must have.
    for part, names in (
        (feed, ("id", "title", "updated")),
        *((entry, ("id", "title", "updated", "author/{}name")) for entry in entries),
    ):
        for name in names:
            assert part.findtext(NAME + name.format(NAME)), name
    assert len({entry.findtext(f"{NAME}id") for entry in entries}) == len(entries) == 4
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{NAME}link")}
    assert links == {
        "self": "https://news.example/archive/feed.xml",
        "alternate": "https://news.example/archive/index.html",
    }
    read = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not read.bozo
    assert read.entries[0].link == "https://news.example/archive/morning/2026-03-11.html"


def test_identifiers_stay_when_editions_are_added(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    before = (folder / "feed.xml").read_text(encoding="utf-8")
    known = {entry.id for entry in feedparser.parse(before).entries}
    again = publish(tmp_path, days=4)
    assert known < {entry.id for entry in feedparser.parse((again / "feed.xml").read_bytes()).entries}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_of(write_settings(tmp_path))


def test_hostile_news_is_text_in_index_and_feed(tmp_path: Path, store: Store) -> None:
    config = write_settings(tmp_path)
    edition = replace(
        make_due_edition(config.digests[0], make_quiet_edition().period),
        title=HOSTILE + "\ufffe\uffff",
        briefing=make_hostile_briefing(),
    )
    store.editions.save(edition, {})
    write_archive(tmp_path / "out", store)
    index = html.parse(tmp_path / "out" / "index.html").getroot()
    assert index.cssselect("script") == []
    assert "<script>" in (
        feedparser.parse((tmp_path / "out" / "feed.xml").read_bytes()).feed.title.replace("&lt;", "<")
    )
    fromstring((tmp_path / "out" / "feed.xml").read_text(encoding="utf-8"))
    store.close()


def test_an_archive_without_editions_is_one(tmp_path: Path, store: Store) -> None:
    write_archive(tmp_path / "out", store)
    assert "No edition yet" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert feedparser.parse((tmp_path / "out" / "feed.xml").read_bytes()).entries == []
    store.close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, store: Store) -> None:
    (tmp_path / "out").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="out"):
        write_archive(tmp_path / "out", store)
    store.close()
