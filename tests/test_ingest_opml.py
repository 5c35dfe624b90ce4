"""Lists of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import read_reason, read_sources, write_file
from .fakes import FakeFetcher
from .test_ingest_feeds import FEED, LONG, item, rss

WHOLE = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"


def opml(*addresses: str) -> str:
    feeds = "".join(f'<outline type="rss" text="x" xmlUrl="{address}"/>' for address in addresses)
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="News">{feeds}</outline></body></opml>'


def test_the_feeds_of_a_list_are_read_in_its_order_files_beside_it_and_addresses(tmp_path: Path) -> None:
    write_file(tmp_path / "feeds" / "mail.xml", rss(item("Second", text="Two."), title="The Mail"))
    path = write_file(tmp_path / "list.opml", opml(FEED, "feeds/mail.xml"))
    fetcher = FakeFetcher({FEED: rss(item("First", more=WHOLE))})
    found = read_sources(path, fetcher=fetcher)
    assert [(report.title, report.outlet) for report in found.reports] == [
        ("First", "The Courier"),
        ("Second", "The Mail"),
    ]
    assert fetcher.asked == [(FEED, False)]


def test_a_list_under_the_name_of_xml_is_known(tmp_path: Path) -> None:
    write_file(tmp_path / "mail.xml", rss(item()))
    assert len(read_sources(write_file(tmp_path / "list.xml", opml("mail.xml"))).reports) == 1


def test_a_fetched_list_is_followed_but_reads_no_files_and_no_further_lists(tmp_path: Path) -> None:
    secret = write_file(tmp_path / "secret.xml", rss(item()))
    outer, inner = "https://lists.example/a.opml", "https://lists.example/b.opml"
    fetcher = FakeFetcher({outer: opml("feed.xml", "b.opml", f"file://{secret}"), inner: opml(FEED)})
    fetcher.pages["https://lists.example/feed.xml"] = rss(item(more=WHOLE))
    found = read_sources(outer, fetcher=fetcher)
    assert [report.text for report in found.reports] == [LONG]
    assert {url for url, _ in fetcher.asked} == {outer, inner, "https://lists.example/feed.xml"}
    assert sorted(problem.subject for problem in found.problems) == [outer, inner]


@pytest.mark.parametrize("address", ["../notes.txt", "javascript:alert(1)", "missing.xml"])
def test_a_list_names_nothing_but_feeds(tmp_path: Path, address: str) -> None:
    write_file(tmp_path / "notes.txt", "A private note that is no feed.")
    found = read_reason_of_list(tmp_path, address)
    assert address.removeprefix("../") in found


def read_reason_of_list(folder: Path, address: str) -> str:
    with pytest.raises(Exception, match="nothing could be read") as caught:
        read_sources(write_file(folder / "lists" / "list.opml", opml(address)))
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (opml(), "the list names no feeds"),
        ("<opml version='2.0'><body>", "not valid OPML: "),
        ("<!DOCTYPE opml [<!ENTITY x 'y'>]><opml version='2.0'><body>&x;</body></opml>", "it declares XML entities"),
    ],
)
def test_a_list_without_feeds_says_why(tmp_path: Path, content: str, reason: str) -> None:
    assert read_reason(write_file(tmp_path / "list.opml", content)).startswith(reason)
