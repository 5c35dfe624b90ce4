"""Feeds are visited politely, each fails alone, and their list is edited with its comments kept."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BufferedIOBase
from pathlib import Path

import pytest

from summarize.digest.config import FetchTable, parse_config
from summarize.digest.feeds import add_feeds, feeds_of, read_opml, remove_feeds, write_opml
from summarize.digest.fetching import LONGEST_PAUSE, Visited, fetch_options, note_failures, visit_feeds
from summarize.digest.store import Store, open_store
from summarize.digest.types import FeedState
from summarize.errors import ConfigError, FetchError, OptionError, SummarizeError
from summarize.ingest.fetch import HttpFetcher
from summarize.types import Fetched, Fetcher

from .digest_feeds import BRIDGE, DAY, HOUR, MONDAY, entry, feed
from .test_ingest_pages import page
from .web_server import Answer, Site, serve

ARTICLE = feed("Harbour Post", entry("Bridge", BRIDGE, "https://p.example/1", MONDAY))
MOMENT = timedelta(minutes=1)
QUICK = FetchTable(timeout=5, full_text=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'digest.db'}") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({}) as served:
        yield served


def visit(
    store: Store,
    *urls: str,
    now: datetime = MONDAY,
    options: FetchTable = QUICK,
    fetcher: Fetcher | None = None,
) -> Visited:
    fetcher = fetcher or HttpFetcher(fetch_options(options), sleep=lambda _: None)
    return visit_feeds(urls, store=store, fetcher=fetcher, now=now, options=options)


def reports(store: Store, *urls: str) -> list[str]:
    return [kept.report.text for kept in store.reports.of_feeds(urls, since=MONDAY - DAY)]


# ---------------------------------------------------------------- visits


def test_a_feed_is_asked_only_for_what_changed(store: Store, site: Site) -> None:
    site.answers["/f"] = Answer(ARTICLE, headers={"ETag": '"1"', "Last-Modified": "Mon, 09 Mar 2026 05:00:00 GMT"})
    url = site.url("/f")
    first = visit(store, url)
    assert (first.new, first.read, first.states[0].title) == (1, 1, "Harbour Post")
    site.answers["/f"] = Answer(status=304)
    second = visit(store, url, now=MONDAY + DAY)
    assert (second.new, second.read) == (0, 1)
    _, headers = site.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "Mon, 09 Mar 2026 05:00:00 GMT")
    # What the server said once still holds the third time.
    visit(store, url, now=MONDAY + 2 * DAY)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert reports(store, url) == [BRIDGE]


def endless(stream: BufferedIOBase) -> None:
    while True:
        stream.write(b"<item>" * 1000)


def slow(stream: BufferedIOBase) -> None:
    for _ in range(100):
        time.sleep(0.1)
        stream.write(b" ")


BOMB = gzip.compress(b"\0" * 30_000_000)
BAD = {
    "/404": (Answer(b"", 404), "the server answered 404 Not Found"),
    "/500": (Answer(b"", 500), "the server answered 500"),
    "/endless": (Answer(more=endless), "larger than 20,000,000 bytes"),
    "/slow": (Answer(b"<rss>", more=slow), "no answer in time"),
    "/bomb": (Answer(BOMB, headers={"Content-Encoding": "gzip"}), "larger than 20,000,000 bytes"),
    "/loop": (Answer(b"", 302, {"Location": "/loop"}), "more than 5 redirects"),
    "/scheme": (Answer(b"", 302, {"Location": "file:///etc/passwd"}), "not an http or https address"),
    "/page": (Answer(page().encode(), headers={"Content-Type": "text/html"}), "it is no feed but HTML"),
    "/empty": (Answer(b""), "empty"),
    "/entities": (Answer(b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>'), "XML entities"),
    "/garbage": (Answer(b"\x00\x01\x02" * 100, headers={"Content-Type": "application/rss+xml"}), ""),
}


@pytest.mark.parametrize("path", BAD)
def test_a_feed_that_fails_is_noted_with_its_reason_and_fails_alone(store: Store, site: Site, path: str) -> None:
    answer, reason = BAD[path]
    site.answers.update({path: answer, "/good": Answer(ARTICLE)})
    options = FetchTable(timeout=3 if path == "/slow" else 20, full_text=False)
    visited = visit(store, site.url(path), site.url("/good"), options=options)
    bad, good = visited.states
    assert (bad.failures, bad.failing_since, good.failures) == (1, MONDAY, 0)
    assert reason in bad.error
    assert bad.error
    assert reports(store, site.url("/good")) == [BRIDGE]
    assert visited.read == 1


class Upset:
    """A fetcher that fails as no fetcher should."""

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
        return Fetched(url, b"\xff\xfe" + b"<rss" * 9, "application/rss+xml", "no-such-charset")


def test_an_answer_that_nothing_can_read_is_a_failure_of_that_feed(store: Store) -> None:
    (state,) = visit(store, "https://x.example/f", fetcher=Upset()).states
    assert state.failures == 1


def test_a_feed_that_goes_on_failing_is_asked_less_and_less_but_every_day(store: Store, site: Site) -> None:
    url = site.url("/f")
    pauses = []
    now = MONDAY
    for _ in range(9):
        (state,) = visit(store, url, now=now).states
        assert state.next_try
        pauses.append(state.next_try - now)
        now = state.next_try
    assert pauses[:4] == [timedelta(minutes=30), HOUR, 2 * HOUR, 4 * HOUR]
    assert sorted(pauses) == pauses
    assert max(pauses) == LONGEST_PAUSE < DAY


def test_a_feed_is_left_alone_until_its_next_try_and_then_is_well_again(store: Store, site: Site) -> None:
    url = site.url("/f")
    visit(store, url)
    asked = len(site.asked)
    early = visit(store, url, now=MONDAY + MOMENT)
    assert (early.skipped, early.read, len(site.asked)) == ((url,), 0, asked)
    site.answers["/f"] = Answer(ARTICLE)
    late = visit(store, url, now=MONDAY + HOUR)
    (state,) = late.states
    assert (late.skipped, state.failures, state.failing_since, state.error, state.next_try) == ((), 0, None, "", None)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_be_left_alone_is(store: Store, site: Site, status: int) -> None:
    site.answers["/f"] = Answer(b"", status, {"Retry-After": "7200"})
    (state,) = visit(store, site.url("/f")).states
    assert state.next_try == MONDAY + 2 * HOUR


def test_a_server_may_give_the_time_until_which_it_wants_to_be_left_alone(site: Site) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    site.answers["/f"] = Answer(b"", 429, {"Retry-After": until})
    with pytest.raises(FetchError) as caught:
        HttpFetcher(fetch_options(QUICK)).fetch(site.url("/f"))
    assert caught.value.retry_after == pytest.approx(600, abs=30)


@pytest.mark.parametrize("words", ["", "soon", "-5", "Mon, 99 Foo"])
def test_a_retry_after_that_says_nothing_is_no_wait(site: Site, words: str) -> None:
    site.answers["/f"] = Answer(b"", 429, {"Retry-After": words})
    with pytest.raises(FetchError) as caught:
        HttpFetcher(fetch_options(QUICK)).fetch(site.url("/f"))
    assert (caught.value.status, caught.value.retry_after) == (429, None)


def test_a_short_wait_is_waited_for_once(site: Site) -> None:
    site.answers["/f"] = Answer(b"", 429, {"Retry-After": "2"})
    waits: list[float] = []
    with pytest.raises(FetchError, match="429"):
        HttpFetcher(fetch_options(QUICK), sleep=waits.append).fetch(site.url("/f"))
    assert site.paths == ["/f", "/f"]
    assert waits == [pytest.approx(2, abs=1)]


def test_the_other_pages_of_a_server_that_wants_to_be_left_alone_are_not_asked_for(site: Site) -> None:
    site.answers["/f"] = Answer(b"", 429, {"Retry-After": "100"})
    fetcher = HttpFetcher(fetch_options(QUICK))
    for path in ("/f", "/g"):
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(site.url(path))
        assert caught.value.retry_after == pytest.approx(100, abs=30)
    assert site.paths == ["/f"]


def test_a_feed_that_has_moved_for_good_is_asked_where_it_is_now(store: Store, site: Site) -> None:
    site.answers["/old"] = Answer(b"", 301, {"Location": "/new"})
    site.answers["/new"] = Answer(ARTICLE)
    url = site.url("/old")
    (state,) = visit(store, url).states
    assert (state.url, state.moved_to) == (url, site.url("/new"))
    visit(store, url, now=MONDAY + DAY)
    assert site.paths == ["/old", "/new", "/new"]
    assert reports(store, url) == [BRIDGE]


@pytest.mark.parametrize(
    ("first", "second", "moved"), [(302, 301, ""), (301, 302, "/b"), (308, 301, "/c"), (307, 303, "")]
)
def test_only_what_moved_for_good_is_remembered(site: Site, first: int, second: int, moved: str) -> None:
    site.answers["/a"] = Answer(b"", first, {"Location": "/b"})
    site.answers["/b"] = Answer(b"", second, {"Location": "/c"})
    site.answers["/c"] = Answer(ARTICLE)
    assert HttpFetcher(fetch_options(QUICK)).fetch(site.url("/a")).moved_to == (site.url(moved) if moved else "")


def test_a_feed_that_is_lost_at_its_new_address_is_looked_for_at_the_old_one(store: Store, site: Site) -> None:
    site.answers["/old"] = Answer(b"", 301, {"Location": "/new"})
    site.answers["/new"] = Answer(ARTICLE, headers={"ETag": '"new"'})
    url = site.url("/old")
    visit(store, url)
    site.answers.update({"/old": Answer(ARTICLE), "/new": Answer(b"", 404)})
    for day in range(1, 5):
        (state,) = visit(store, url, now=MONDAY + day * DAY).states
    assert (state.failures, state.moved_to) == (0, "")
    assert "If-None-Match" not in site.asked[-1][1]


def test_what_leads_nowhere_new_is_not_remembered_as_a_move(store: Store, site: Site) -> None:
    site.answers["/f"] = Answer(b"", 301, {"Location": "/login"})
    site.answers["/login"] = Answer(page().encode(), headers={"Content-Type": "text/html"})
    (state,) = visit(store, site.url("/f")).states
    assert (state.failures, state.moved_to) == (1, "")


def test_without_a_network_no_feed_is_to_blame(store: Store) -> None:
    options = fetch_options(QUICK, offline=True)
    visited = visit(store, "https://post.example/feed", fetcher=HttpFetcher(options))
    assert (visited.skipped, visited.states[0].failures) == (("https://post.example/feed",), 0)


def test_a_reader_hears_of_a_feed_that_has_been_failing_for_days() -> None:
    failing = FeedState("a", title="Post", failures=3, failing_since=MONDAY, error="why")
    well = FeedState("b")
    assert note_failures([failing, well], now=MONDAY + 2 * DAY, after=3 * DAY) == ()
    (note,) = note_failures([failing, well], now=MONDAY + 3 * DAY, after=3 * DAY)
    assert (note.url, note.title, note.reason, note.since) == ("a", "Post", "why", MONDAY)


# ---------------------------------------------------------------- pages behind openings

OPENINGS = FetchTable(timeout=5, allow_private=True)


def test_the_page_behind_an_opening_is_read_once(store: Store, site: Site) -> None:
    url = site.url("/f")
    site.answers["/f"] = Answer(feed("Post", entry("Bridge", "The bridge is ...", site.url("/1"), MONDAY)))
    site.answers["/1"] = Answer(page().encode(), headers={"Content-Type": "text/html"})
    visit(store, url, options=OPENINGS)
    (text,) = reports(store, url)
    assert "The bridge is ..." not in text
    assert len(text) > 200
    visit(store, url, now=MONDAY + DAY, options=OPENINGS)
    assert site.paths.count("/1") == 1


def test_a_page_that_cannot_be_had_leaves_the_opening_and_is_asked_for_again(store: Store, site: Site) -> None:
    url = site.url("/f")
    site.answers["/f"] = Answer(feed("Post", entry("Bridge", "The bridge is ...", site.url("/1"), MONDAY)))
    visited = visit(store, url, options=OPENINGS)
    assert reports(store, url) == ["The bridge is ..."]
    assert "404" in visited.problems[0].reason
    site.answers["/1"] = Answer(page().encode(), headers={"Content-Type": "text/html"})
    assert visit(store, url, now=MONDAY + DAY, options=OPENINGS).changed == 1
    assert reports(store, url) != ["The bridge is ..."]


def test_pages_on_private_addresses_are_read_only_where_that_is_allowed(store: Store, site: Site) -> None:
    site.answers["/f"] = Answer(feed("Post", entry("Bridge", "The bridge is ...", site.url("/1"), MONDAY)))
    visited = visit(store, site.url("/f"), options=FetchTable(timeout=5))
    assert "not on the public internet" in visited.problems[0].reason
    assert "/1" not in site.paths


def test_only_so_many_pages_are_read_for_a_feed(store: Store, site: Site) -> None:
    entries = [entry(f"Bridge {n}", f"Opening {n} ...", site.url(f"/{n}"), MONDAY) for n in range(5)]
    site.answers["/f"] = Answer(feed("Post", *entries))
    options = FetchTable(timeout=5, allow_private=True, max_pages_per_feed=2)
    visited = visit(store, site.url("/f"), options=options)
    assert sum(path != "/f" for path in site.paths) == 2
    assert visited.new == 5


# ---------------------------------------------------------------- the list of feeds

SETTINGS = """# my news
[[digest]]
name = "morning"   # the first
feeds = ["https://a.example/f"]  # only one

[[digest]]
name = "evening"
opml = "list.opml"
"""
OPML = (
    '<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://b.example/f"/>'
    '<outline xmlUrl="https://a.example/f"/></outline></body></opml>'
)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "list.opml").write_text(OPML)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    return tmp_path / "digest.toml"


def read_again(path: Path) -> tuple[str, ...]:
    config = parse_config(path.read_text(), path)
    return feeds_of(config.digest("morning"))


def test_feeds_are_added_and_removed_and_comments_stay(settings: Path) -> None:
    config = parse_config(SETTINGS, settings)
    added = add_feeds(config, "morning", ["https://c.example/f", "https://a.example/f"])
    assert added == ("https://c.example/f",)
    assert read_again(settings) == ("https://a.example/f", "https://c.example/f")
    assert "# my news" in settings.read_text()
    assert "# the first" in settings.read_text()
    remove_feeds(parse_config(settings.read_text(), settings), "morning", ["https://a.example/f"])
    assert read_again(settings) == ("https://c.example/f",)


def test_feeds_are_added_beside_an_opml_file(settings: Path) -> None:
    config = parse_config(SETTINGS, settings)
    assert add_feeds(config, "evening", ["https://c.example/f", "https://b.example/f"]) == ("https://c.example/f",)
    again = parse_config(settings.read_text(), settings).digest("evening")
    assert feeds_of(again) == ("https://c.example/f", "https://b.example/f", "https://a.example/f")


def test_a_list_that_is_written_in_an_unusual_way_is_left_to_its_author(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    text = 'digest = [{name = "morning", feeds = ["https://a.example/f"]}]\n'
    path.write_text(text)
    with pytest.raises(ConfigError, match="unusual"):
        add_feeds(parse_config(text, path), "morning", ["https://b.example/f"])
    assert path.read_text() == text


@pytest.mark.parametrize("url", ["ftp://a.example", "nonsense", "https://me:secret@a.example/f"])
def test_what_is_no_feeds_address_is_not_written(settings: Path, url: str) -> None:
    with pytest.raises(ConfigError):
        add_feeds(parse_config(SETTINGS, settings), "morning", [url])
    assert settings.read_text() == SETTINGS


@pytest.mark.parametrize(
    ("digest", "url", "why"),
    [
        ("morning", "https://z.example/f", "does not have it"),
        ("evening", "https://b.example/f", "take it out there"),
        ("morning", "https://a.example/f", "it has no feeds"),
    ],
)
def test_what_cannot_be_removed_is_an_error_and_the_file_stays(settings: Path, digest: str, url: str, why: str) -> None:
    with pytest.raises(OptionError, match=why):
        remove_feeds(parse_config(SETTINGS, settings), digest, [url])
    assert settings.read_text() == SETTINGS


def test_a_list_that_was_exported_is_imported_as_it_was(tmp_path: Path) -> None:
    states = [FeedState("https://a.example/f?x=1&y=2", title='"Post" & <Co>'), FeedState("https://b.example/f")]
    (tmp_path / "x.opml").write_text(write_opml("My news", states), encoding="utf-8")
    assert read_opml(tmp_path / "x.opml") == tuple(state.url for state in states)


def test_an_opml_file_exports_where_a_feed_has_moved() -> None:
    assert "https://new.example/f" in write_opml(
        "x", [FeedState("https://old.example/f", moved_to="https://new.example/f")]
    )


@pytest.mark.parametrize("content", ["", "<opml/>", "no xml", '<!DOCTYPE o [<!ENTITY a "b">]><opml/>'])
def test_an_opml_file_without_feeds_is_an_error_with_its_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.opml").write_text(content)
    with pytest.raises(SummarizeError, match=r"x\.opml"):
        read_opml(tmp_path / "x.opml")
