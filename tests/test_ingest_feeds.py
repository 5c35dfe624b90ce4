"""RSS, Atom and JSON Feed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarize.errors import FetchError
from summarize.ingest.feeds import name_outlet
from summarize.options import IngestOptions
from summarize.types import Fetched

from .builders import read_one, read_reason, read_sources, write_file
from .fakes import FakeFetcher
from .test_ingest_pages import PARAGRAPHS, page

MOMENT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
FEED = "https://courier.example/feed.xml"
OPENING = "A paper mill burned down on Thursday."
LONG = "A paper mill burned down in Norvik on Thursday, and two workers were hurt, the police said."


def rss(*items: str, title: str = "The Courier", head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{title}</title><link>https://courier.example/</link>{head}{''.join(items)}</channel></rss>"
    )


def item(
    title: str = "Mill burns",
    link: str = "https://courier.example/mill",
    text: str = OPENING,
    more: str = "<pubDate>Thu, 12 Mar 2026 10:30:00 +0100</pubDate>",
) -> str:
    return f"<item><title>{title}</title><link>{link}</link><description><![CDATA[{text}]]></description>{more}</item>"


def test_an_rss_item_is_a_report(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.xml", rss(item())))
    assert (report.title, report.text, report.outlet) == ("Mill burns", OPENING, "The Courier")
    assert (report.url, report.published) == ("https://courier.example/mill", MOMENT)


def test_an_atom_entry_is_a_report(tmp_path: Path) -> None:
    content = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>'
        '<link rel="self" href="https://courier.example/atom"/><entry><title type="html">Mill &amp;lt;b&amp;gt;</title>'
        '<link href="https://courier.example/mill"/><updated>2026-03-12T09:30:00Z</updated>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p><p>More.</p></div></content>'
        "</entry></feed>"
    )
    report = read_one(write_file(tmp_path / "a.atom", content))
    assert (report.title, report.text, report.outlet) == ("Mill <b>", f"{LONG}\n\nMore.", "The Courier")
    assert (report.url, report.published) == ("https://courier.example/mill", MOMENT)


def test_a_json_feed_item_is_a_report(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Courier",
        "home_page_url": "https://courier.example/",
        "items": [
            {
                "id": "1",
                "url": "/mill",
                "title": "Mill burns",
                "content_html": f"<p>{LONG}</p>",
                "date_published": "2026-03-12T09:30:00Z",
            },
            {"id": "2", "url": "/bank", "title": "Bank < fails", "content_text": "Shares < 5 & falling.\n\nMore <b>."},
        ],
    }
    mill, bank = read_sources(write_file(tmp_path / "feed.json", json.dumps(feed))).reports
    assert (mill.title, mill.text, mill.outlet, mill.published) == ("Mill burns", LONG, "The Courier", MOMENT)
    assert mill.url == "https://courier.example/mill"
    assert (bank.title, bank.text) == ("Bank < fails", "Shares < 5 & falling.\n\nMore <b>.")


def test_the_whole_text_is_taken_before_the_opening(tmp_path: Path) -> None:
    whole = f"<content:encoded><![CDATA[<p>{LONG}</p><p>More.</p>]]></content:encoded>"
    assert read_one(write_file(tmp_path / "a.xml", rss(item(more=whole)))).text == f"{LONG}\n\nMore."


def test_markup_becomes_paragraphs_without_pictures_scripts_and_the_echo_of_the_blog(tmp_path: Path) -> None:
    text = (
        "<div><p>One &amp; <i>two</i>.</p>Three<br/>four.<br/><br/>Five&nbsp;six.<ul><li>Seven.</li></ul>"
        "<script>alert(1)</script><figure><img src='x'/><figcaption>A picture.</figcaption></figure></div>"
        '<p>The post <a href="x">Mill burns</a> appeared first on <a href="y">The Courier</a>.</p>'
    )
    report = read_one(write_file(tmp_path / "a.xml", rss(item(text=text))))
    assert report.text.split("\n\n") == ["One & two.", "Three four.", "Five six.", "Seven."]


@pytest.mark.parametrize(
    ("title", "url", "outlet"),
    [
        ("The Courier - World", "https://courier.example/rss", "The Courier"),
        ("World news | The Courier", "https://www.courier.example/", "The Courier"),
        ("Norvik Herald: Politics", "https://norvikherald.example/", "Norvik Herald"),
        ("Fish - a magazine", "https://courier.example/", "Fish - a magazine"),
        ("Hyphen-Post", "https://x.example/", "Hyphen-Post"),
        ("", "https://www.courier.example/feed", "courier.example"),
        ("", "", ""),
    ],
)
def test_the_sections_of_an_outlet_are_one_outlet(title: str, url: str, outlet: str) -> None:
    assert name_outlet(title, url) == outlet


@pytest.mark.parametrize("title", ["The Courier - World", "Politics | The Courier"])
def test_the_outlet_of_an_item_is_that_of_its_feed_without_the_section(tmp_path: Path, title: str) -> None:
    assert read_one(write_file(tmp_path / "a.xml", rss(item(), title=title))).outlet == "The Courier"
    entry = {"title": "Mill burns", "content_text": LONG}
    feed = {"version": "https://jsonfeed.org/version/1", "title": title, "home_page_url": "https://courier.example/"}
    report = read_one(write_file(tmp_path / "feed.json", json.dumps({**feed, "items": [entry]})))
    assert report.outlet == "The Courier"


def test_in_a_feed_of_several_outlets_each_item_has_its_own(tmp_path: Path) -> None:
    more = '<source url="https://mail.example">The Mail</source>'
    report = read_one(write_file(tmp_path / "a.xml", rss(item("Mill burns - The Mail", more=more))))
    assert (report.outlet, report.title) == ("The Mail", "Mill burns")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://courier.example/x"])
def test_the_address_of_a_script_is_dropped(tmp_path: Path, link: str) -> None:
    assert read_one(write_file(tmp_path / "a.xml", rss(item(link=link)))).url == ""


def test_terminal_escapes_leave_titles(tmp_path: Path) -> None:
    title = "Mill \x9b31mburns\u200f &amp;#27;[2J&#x9b;2Jdown"
    report = read_one(write_file(tmp_path / "a.xml", rss(item(title), title="The \u202eCourier")))
    assert report.title.isprintable()
    assert report.outlet == "The Courier"


def test_items_without_a_time_are_kept(tmp_path: Path) -> None:
    assert read_one(write_file(tmp_path / "a.xml", rss(item(more="")))).published is None


def test_an_item_with_only_a_title_costs_only_itself(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.xml", rss(item(text=""), item("Second", "https://courier.example/2")))
    found = read_sources(path)
    assert [report.title for report in found.reports] == ["Second"]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [(f"{path}#1", "only a title, no text")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", rss()),
        ("a.atom", '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title></feed>'),
        ("a.json", '{"version": "https://jsonfeed.org/version/1", "title": "The Courier", "items": []}'),
    ],
)
def test_a_feed_with_no_items_says_so(tmp_path: Path, name: str, content: str) -> None:
    assert read_reason(write_file(tmp_path / name, content)) == "a feed with no items"


@pytest.mark.parametrize("content", ["<note><to>You</to></note>", "<rss", "just words"])
def test_xml_that_is_no_feed_says_so(tmp_path: Path, content: str) -> None:
    assert read_reason(write_file(tmp_path / "a.rss", content)) in (
        "not a feed that can be read",
        "a feed with no items",
    )


def test_a_feed_with_5000_items_is_read_whole(tmp_path: Path) -> None:
    items = [
        item(f"Title {n}", f"https://courier.example/{n}", f"<p>Report {n} says that the mill burned.</p>")
        for n in range(5000)
    ]
    found = read_sources(write_file(tmp_path / "a.xml", rss(*items)))
    assert len(found.reports) == len({report.id for report in found.reports}) == 5000
    assert found.problems == ()


def test_a_feed_beyond_the_limit_is_cut_and_says_so(tmp_path: Path) -> None:
    items = [item(f"Title {n}", f"https://courier.example/{n}", f"Report {n}.") for n in range(5)]
    found = read_sources(write_file(tmp_path / "a.xml", rss(*items)), options=IngestOptions(max_feed_items=3))
    assert [report.title for report in found.reports] == ["Title 0", "Title 1", "Title 2"]
    assert "its last 2 items were not read" in found.problems[0].reason


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!entity l9 "x">] broken',
    ],
    ids=["a bomb", "a file", "not well-formed either"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(tmp_path: Path, doctype: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<rss version="2.0"><channel><title>x</title>'
    content += item("&l9;", text="&l9;") + "</channel></rss>"
    assert "entities" in read_reason(write_file(tmp_path / "a.rss", content.encode(encoding)))


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    content = rss(item(text="Fish & chips."), item("AT&T <grows", "https://courier.example/2", "More."))
    found = read_sources(write_file(tmp_path / "a.xml", content.removesuffix("</channel></rss>")))
    assert [report.text for report in found.reports] == ["Fish & chips.", "More."]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_the_encoding_that_a_feed_declares_is_used(tmp_path: Path, encoding: str) -> None:
    content = rss(item(text="Das Café in Nörvik ist abgebrannt.")).replace("utf-8", encoding)
    assert (
        read_one(write_file(tmp_path / "a.xml", content.encode(encoding))).text == "Das Café in Nörvik ist abgebrannt."
    )


def test_an_encoding_that_nobody_would_guess_is_used_where_it_is_declared(tmp_path: Path) -> None:
    content = rss(item(text="Źródło spłonęło.")).replace("utf-8", "iso-8859-2")
    assert read_one(write_file(tmp_path / "a.xml", content.encode("iso-8859-2"))).text == "Źródło spłonęło."
    head = "<html><head><meta charset='iso-8859-2'></head><body><p>Źródło spłonęło w Norviku w sobotę rano.</p></body></html>"
    report = read_one(write_file(tmp_path / "a.html", head.encode("iso-8859-2")))
    assert report.text == "Źródło spłonęło w Norviku w sobotę rano."


def test_the_articles_behind_the_teasers_of_a_fetched_feed_are_fetched_without_trust() -> None:
    fetcher = FakeFetcher({FEED: rss(item()), "https://courier.example/mill": page()})
    report = read_one(FEED, fetcher=fetcher)
    assert report.text == "\n\n".join(PARAGRAPHS)
    assert (report.title, report.outlet, report.published) == ("Mill burns", "The Courier", MOMENT)
    assert fetcher.asked == [(FEED, True), ("https://courier.example/mill", False)]


def test_an_article_that_cannot_be_fetched_leaves_its_teaser_and_says_why() -> None:
    link = "https://courier.example/mill"
    refused = FetchError("cannot fetch", link, "the site's robots.txt does not allow it")
    found = read_sources(FEED, fetcher=FakeFetcher({FEED: rss(item()), link: refused}))
    assert [report.text for report in found.reports] == [OPENING]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [
        (link, "the site's robots.txt does not allow it; its opening lines stand")
    ]


def test_an_article_page_that_holds_no_article_leaves_the_teaser() -> None:
    found = read_sources(
        FEED, fetcher=FakeFetcher({FEED: rss(item()), "https://courier.example/mill": "<html></html>"})
    )
    assert [report.text for report in found.reports] == [OPENING]
    assert len(found.problems) == 1


def test_an_item_with_only_a_title_gets_its_text_from_its_page() -> None:
    fetcher = FakeFetcher({FEED: rss(item(text="")), "https://courier.example/mill": page()})
    assert read_one(FEED, fetcher=fetcher).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(("from_file", "full_text", "fetched"), [
    (True, None, False), (True, True, True), (False, None, True), (False, False, False),
])  # fmt: skip
def test_articles_are_fetched_for_fetched_feeds_unless_told_otherwise(
    tmp_path: Path, from_file: bool, full_text: bool | None, fetched: bool
) -> None:
    fetcher = FakeFetcher({FEED: rss(item()), "https://courier.example/mill": page()})
    source = write_file(tmp_path / "a.xml", rss(item())) if from_file else FEED
    (report,) = read_sources(source, fetcher=fetcher, options=IngestOptions(full_text=full_text)).reports
    assert (report.text != OPENING) is fetched


def test_pages_are_fetched_neither_for_whole_articles_nor_for_old_ones() -> None:
    whole = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
    old = item("Old", "https://courier.example/old", more="<pubDate>Mon, 02 Mar 2026 10:30:00 +0100</pubDate>")
    fetcher = FakeFetcher({FEED: rss(item(more=whole), old)})
    read_sources(FEED, fetcher=fetcher, options=IngestOptions(since=datetime(2026, 3, 10, tzinfo=UTC)))
    assert fetcher.asked == [(FEED, True)]


def test_no_more_pages_are_fetched_for_one_feed_than_allowed() -> None:
    items = [item(f"Title {n}", f"https://courier.example/{n}", f"Report {n}.") for n in range(5)]
    pages = {f"https://courier.example/{n}": page() for n in range(5)}
    fetcher = FakeFetcher({FEED: rss(*items), **pages})
    found = read_sources(FEED, fetcher=fetcher, options=IngestOptions(max_pages_per_feed=2))
    assert len(fetcher.asked) == 3
    assert [problem.reason for problem in found.problems] == [
        "3 of its items keep their opening lines; 2 pages are the limit"
    ]


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml", "text/html", "text/plain", ""])
def test_a_fetched_feed_is_known_by_its_content(media_type: str) -> None:
    whole = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
    answer = Fetched(FEED, rss(item(more=whole)).encode(), media_type, "")
    assert read_one(FEED, fetcher=FakeFetcher({FEED: answer})).text == LONG


def test_relative_links_are_seen_from_where_the_feed_was_fetched() -> None:
    whole = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
    report = read_one(FEED, fetcher=FakeFetcher({FEED: rss(item(link="/mill", more=whole))}))
    assert report.url == "https://courier.example/mill"
