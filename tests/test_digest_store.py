"""The memory of the digests, in each of the databases that it can be kept in."""

from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from summarize.digest.config import parse_config
from summarize.digest.store import Store, open_configured_store, open_store
from summarize.digest.store.database import HEAD, write_ahead
from summarize.digest.store.tables import metadata
from summarize.digest.types import (
    Covered,
    Delivery,
    DeliveryState,
    Edition,
    FeedState,
    FoundReport,
    Period,
    SuppressionReason,
)
from summarize.errors import BusyError, StoreError

from .builders import build_report
from .databases import PostgresServer
from .editions import make_edition, make_quiet_edition

NOW = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = "https://post.example/feed"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with open_store(store_url) as opened:
        yield opened


def found(
    text: str = "The bridge is shut.",
    *,
    url: str = "https://post.example/bridge",
    guid: str = "",
    title: str = "Bridge shut",
    feed: str = FEED,
    outlet: str = "Post",
    own: bool = True,
    teaser: bool = False,
    published: datetime | None = NOW,
) -> FoundReport:
    report = build_report(text, report_id=f"r-{url}", url=url, title=title, outlet=outlet, published=published)
    return FoundReport(report, feed, f"{title}\n{text}", guid, url_is_its_own=own, teaser=teaser)


def texts(store: Store) -> list[str]:
    return sorted(kept.report.text for kept in store.reports.of_feeds([FEED], since=NOW - DAY))


# ---------------------------------------------------------------- the database itself


def test_what_is_kept_is_there_when_it_is_opened_again(store_url: str) -> None:
    with open_store(store_url) as store:
        store.feeds.save([FeedState(FEED, title="Post", etag='"x"', failures=2, failing_since=NOW)])
    with open_store(store_url) as store:
        assert store.feeds.states([FEED, "other"]) == (
            FeedState(FEED, title="Post", etag='"x"', failures=2, failing_since=NOW),
            FeedState("other"),
        )


def test_the_migrations_make_the_tables_that_the_code_knows(store_url: str) -> None:
    open_store(store_url).close()
    engine = create_engine(store_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        differences = [
            found
            for found in compare_metadata(context, metadata)
            # The index of full-text search is no table's.
            if "edition_search" not in str(found)
        ]
    engine.dispose()
    assert differences == []


def test_a_store_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    open_store(url).close()
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer release"):
        open_store(url)


def test_a_file_that_is_no_database_is_an_error_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("this is a letter to my aunt, and no database at all" * 100)
    with pytest.raises(StoreError, match=r"x\.db: file is not a database"):
        open_store(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="cannot open the store"):
        open_store(url)


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "digest.db"
    open_store(f"sqlite:///{path}").close()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_cannot_be_made_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"digest\.db"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'digest.db'}")


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_an_error_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(f"postgresql+psycopg://ann@/news?host={tmp_path}", password="hunter2")
    assert "hunter2" not in f"{caught.value!r} {caught.value} {caught.value.__cause__}"
    assert "postgresql+psycopg://ann@/news" in str(caught.value)


@pytest.mark.postgres
def test_the_password_comes_from_where_the_settings_say(
    postgres_server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_DB", postgres_server.password)
    text = f"""
        [store]
        url = "{postgres_server.new_database()}"
        password_from = "env:NEWS_DB"
        [[digest]]
        name = "d"
        feeds = ["{FEED}"]
    """
    with open_configured_store(parse_config(text, tmp_path / "digest.toml")) as store:
        assert store.editions.count() == 0
        assert postgres_server.password not in store.name


def open_and_count(url: str) -> int:
    with open_store(url) as store:
        return store.editions.count()


def test_several_processes_may_open_a_new_store_at_once(store_url: str) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(open_and_count, [store_url] * 2) == [0] * 2


def test_who_opens_a_new_file_waits_for_whoever_writes_to_it(tmp_path: Path) -> None:
    file = tmp_path / "digest.db"
    with ExitStack() as stack:
        # Neither waits by itself: SQLite does not either, where both open the file at once.
        one, other = (
            stack.enter_context(
                closing(sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False))
            )
            for _ in range(2)
        )
        one.execute("CREATE TABLE t (a)")
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            write_ahead(other, patience=0.05)
        releasing = threading.Timer(0.1, one.execute, ["COMMIT"])
        releasing.start()
        write_ahead(other, patience=20)
        releasing.join()
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_one_at_a_time_holds_a_lock(store_url: str) -> None:
    with ExitStack() as stack:
        one, other = (stack.enter_context(open_store(store_url)) for _ in range(2))
        with one.lock("run"):
            with pytest.raises(BusyError, match="another process"), other.lock("run"):
                pass
            with pytest.raises(BusyError), other.lock("run", wait=0.05):
                pass
            with other.lock("something else"):
                pass
        with other.lock("run"):
            pass


def test_a_lock_is_waited_for(store_url: str) -> None:
    entered = threading.Event()
    with ExitStack() as stack:
        one, other = (stack.enter_context(open_store(store_url)) for _ in range(2))

        def wait_for_it() -> None:
            with other.lock("run", wait=20):
                entered.set()

        with one.lock("run"):
            thread = threading.Thread(target=wait_for_it)
            thread.start()
            assert not entered.wait(0.2)
        thread.join(20)
    assert entered.is_set()


def test_a_process_that_is_killed_lets_go_of_its_lock(store_url: str) -> None:
    source = (
        "import sys, time\n"
        "from summarize.digest.store import open_store\n"
        "with open_store(sys.argv[1]).lock('run'):\n"
        "    print('held', flush=True)\n"
        "    time.sleep(600)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", source, store_url], stdout=subprocess.PIPE)
    try:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with open_store(store_url) as store:
            with pytest.raises(BusyError), store.lock("run"):
                pass
            holder.kill()
            holder.wait()
            with store.lock("run", wait=20):
                pass
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()  # type: ignore[union-attr]  # asked for above


# ---------------------------------------------------------------- reports


def test_a_report_is_taken_in_once(store: Store) -> None:
    assert len(store.reports.keep([found()], NOW).new) == 1
    again = store.reports.keep([found()], NOW + DAY)
    assert (again.new, again.changed, again.known) == ((), (), 1)
    (kept,) = store.reports.of_feeds([FEED], since=NOW - DAY)
    assert (kept.first_seen, kept.changed) == (NOW, NOW)


def test_what_is_kept_of_a_report_is_what_was_found(store: Store) -> None:
    one = found("Straße, café, 橋.\n\nZwei.")
    store.reports.keep([one], NOW)
    (kept,) = store.reports.of_feeds([FEED], since=NOW - DAY)
    assert replace(kept.report, id=one.report.id) == one.report


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (found(guid="a"), found(guid="b")),
        (found(guid="a"), found(guid="")),
        (found(), found(url="https://POST.example/bridge/?utm_source=feed#top")),
        (found(guid="a"), found(guid="a", url="https://post.example/bridge-2")),
        (found(), found(url="https://post.example/bridge-2")),
        (found(url="", guid="a"), found(url="", guid="a", text="The bridge is shut until May.")),
        (found(), found(feed="https://post.example/other")),
    ],
    ids=["guid changed", "guid gone", "tracking", "moved, same guid", "moved, same text", "no url", "two feeds"],
)
def test_a_report_that_comes_again_under_another_name_is_the_same(
    store: Store, first: FoundReport, second: FoundReport
) -> None:
    store.reports.keep([first], NOW)
    assert store.reports.keep([second], NOW + DAY).new == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Feeds that count their items anew each day, and feeds whose items have one name.
        (found(guid="1"), found("A mill burnt.", guid="1", url="https://post.example/mill", title="Mill burns")),
        # Items that all lead to the home page.
        (found(own=False), found("A mill burnt.", own=False, title="Mill burns")),
        # Another outlet's copy is a report of its own.
        (found(), found(outlet="Lantern", url="https://lantern.example/bridge", feed="https://lantern.example/feed")),
        (found(url=""), found("A mill burnt.", url="", title="Mill burns")),
    ],
    ids=["guid used again", "home page", "wire copy", "no url"],
)
def test_another_report_under_the_same_name_is_another(store: Store, first: FoundReport, second: FoundReport) -> None:
    store.reports.keep([first], NOW)
    store.reports.keep([second], NOW + DAY)
    assert store.reports.count() == 2
    both = store.reports.of_feeds([FEED, "https://lantern.example/feed"], since=NOW - DAY)
    assert len({kept.report.id for kept in both}) == 2


def test_a_report_whose_text_changed_keeps_its_id_and_has_the_new_text(store: Store) -> None:
    (name,) = store.reports.keep([found()], NOW).new
    changed = store.reports.keep([found("The bridge is shut until May.")], NOW + DAY)
    assert changed.changed == (name,)
    (kept,) = store.reports.by_ids([name])
    assert (kept.report.text, kept.first_seen, kept.changed) == ("The bridge is shut until May.", NOW, NOW + DAY)


def test_the_opening_of_an_article_does_not_take_the_place_of_the_article(store: Store) -> None:
    store.reports.keep([found("The bridge is shut. It will stay so until May.")], NOW)
    store.reports.keep([found("The bridge is ...", teaser=True)], NOW + DAY)
    assert texts(store) == ["The bridge is shut. It will stay so until May."]


def test_the_article_takes_the_place_of_its_opening(store: Store) -> None:
    store.reports.keep([found("The bridge is ...", teaser=True)], NOW)
    store.reports.keep([found("The bridge is shut. It will stay so until May.")], NOW + DAY)
    assert texts(store) == ["The bridge is shut. It will stay so until May."]


def test_what_a_feed_repeats_is_not_wanted_and_what_it_words_anew_is(store: Store) -> None:
    store.reports.keep([found(guid="a")], NOW)
    new = found("A mill burnt.", url="https://post.example/mill", title="Mill burns", guid="b")
    anew = found("The bridge is shut until May.", guid="a")
    assert store.reports.wanted([found(guid="a"), new], tries=3) == (new,)
    assert store.reports.wanted([anew], tries=3) == (anew,)


def test_a_page_that_could_not_be_had_is_asked_for_a_few_times(store: Store) -> None:
    opening = found("The bridge is ...", teaser=True)
    wanted = []
    for visit in range(5):
        asked = store.reports.wanted([opening], tries=3)
        wanted.append(len(asked))
        store.reports.keep(asked, NOW + visit * DAY)
    assert wanted == [1, 1, 1, 0, 0]


def test_reports_of_a_time_are_those_published_since_or_come_in_without_a_time(store: Store) -> None:
    old = found("Old.", url="https://post.example/old", title="Old", published=NOW - 9 * DAY)
    undated = found("Undated.", url="https://post.example/undated", title="Undated", published=None)
    store.reports.keep([found(), old, undated], NOW)
    assert texts(store) == ["The bridge is shut.", "Undated."]
    assert store.reports.of_feeds(["https://other.example/feed"], since=NOW - DAY) == ()


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from(["", "1", "2"]), st.sampled_from("xyz"), st.booleans()),
        max_size=8,
    )
)
def test_whatever_a_feed_holds_taking_it_in_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, items: list[tuple[str, str, str, bool]]
) -> None:
    given_items = [
        found(text, url=f"https://post.example/{page}", guid=guid, title=text, own=own)
        for page, guid, text, own in items
    ]
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/x.db") as store:
        store.reports.keep(given_items, NOW)
        before = store.reports.count()
        store.reports.keep(given_items, NOW + DAY)
        assert store.reports.count() == before


# ---------------------------------------------------------------- editions


def told_edition(*, key: str = "2026-03-10", digest: str = "morning", at: datetime = NOW) -> Edition:
    edition = replace(make_edition(digest=digest, key=key), made_at=at, until=at)
    names = [
        Covered(summary.story.id, tuple(split.report.id for split in summary.story.reports), told=True)
        for summary in edition.briefing.summaries
    ]
    return replace(edition, covered=(*names, Covered("s-named", ("r-named",), told=False)))


def test_an_edition_comes_back_as_it_was(store: Store) -> None:
    edition = told_edition()
    number = store.editions.save(edition, {})
    loaded = store.editions.load(number)
    whole = replace(edition, briefing=loaded.briefing)
    assert loaded == whole
    assert [summary.statements for summary in loaded.briefing.summaries] == [
        summary.statements for summary in edition.briefing.summaries
    ]
    record = store.editions.get(number)
    assert record
    assert (record.period, record.stories, record.headlines, record.lead) == (
        edition.period,
        2,
        2,
        edition.briefing.summaries[0].headline,
    )


def test_a_period_has_one_edition_of_a_digest(store: Store) -> None:
    number = store.editions.save(told_edition(), {"ann@example.org": "<1@x>"})
    with pytest.raises(StoreError, match="exists already"):
        store.editions.save(told_edition(), {"ben@example.org": "<2@x>"})
    assert [one.recipient for one in store.deliveries.of_edition(number)] == ["ann@example.org"]
    store.editions.save(told_edition(digest="evening"), {})
    assert store.editions.count() == 2


def test_the_latest_edition_is_that_of_the_latest_period(store: Store) -> None:
    for key in ("2026-03-11", "2026-03-10", "2026-03-09T18:00"):
        store.editions.save(told_edition(key=key), {})
    latest = store.editions.latest("morning")
    assert latest
    assert latest.period.key == "2026-03-11"
    before = store.editions.before(latest)
    assert before
    assert before.period.key == "2026-03-10"
    assert store.editions.latest("evening") is None
    assert [record.period.key for record in store.editions.list(limit=2, offset=1)] == [
        "2026-03-10",
        "2026-03-09T18:00",
    ]


def test_what_was_told_is_remembered_by_story_and_by_report(store: Store) -> None:
    edition = told_edition()
    store.editions.save(edition, {})
    summary = edition.briefing.summaries[0]
    names = [split.report.id for split in summary.story.reports]
    assert store.ledger.stories_of("morning", [*names, "never seen"]) == dict.fromkeys(names, summary.story.id)
    told = store.ledger.told("morning", [summary.story.id, "s-named"])
    assert [point.text for point in told[summary.story.id]] == [each.text for each in summary.statements]
    assert "s-named" not in told
    assert store.ledger.stories_of("morning", ["r-named"]) == {"r-named": "s-named"}
    assert store.ledger.told("evening", [summary.story.id]) == {}


def test_a_sentence_that_was_told_is_known_whatever_its_story_is_called_now(store: Store) -> None:
    edition = told_edition()
    store.editions.save(edition, {})
    said = edition.briefing.summaries[0].statements[0].text
    assert store.ledger.already_said("morning", [said, "Nobody said this."]) == {said}
    assert store.ledger.already_said("evening", [said]) == frozenset()


def test_the_grouping_is_kept_for_the_next_time(store: Store) -> None:
    assert store.ledger.index("morning") is None
    store.ledger.keep_index("morning", b"one")
    store.ledger.keep_index("morning", b"two")
    assert (store.ledger.index("morning"), store.ledger.index("evening")) == (b"two", None)


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("ferry", True),
        ("FERRIES", True),
        ("ferry zeppelin", False),
        ("", False),
        ("...", False),
        ('"; DROP TABLE editions; --', False),
        ("ferry NOT zeppelin", False),
        ("NEAR(ferry", False),
        ("ferry*", True),
        ("'ferry'", True),
    ],
)
def test_past_stories_are_found_by_their_words(store: Store, words: str, finds: bool) -> None:
    edition = told_edition()
    summary = replace(edition.briefing.summaries[0], headline="A ferry ran aground", update="")
    briefing = replace(edition.briefing, summaries=(summary,))
    number = store.editions.save(replace(edition, briefing=briefing, covered=()), {})
    hits = store.search(words)
    assert bool(hits) == finds
    if finds:
        assert (hits[0].edition, hits[0].number, hits[0].headline) == (number, 1, "A ferry ran aground")
        assert hits[0].period == edition.period
        assert store.search(words, digest="evening") == ()


# ---------------------------------------------------------------- deliveries


def test_a_step_of_a_delivery_is_taken_once(store: Store) -> None:
    number = store.editions.save(told_edition(), {"ann@example.org": "<1@x>"})
    (delivery,) = store.deliveries.of_edition(number)
    assert (delivery.state, delivery.message_id, delivery.attempts) == (DeliveryState.PENDING, "<1@x>", 0)

    def step(state: DeliveryState, *expect: DeliveryState) -> bool:
        return store.deliveries.move(delivery, state, expect=expect, now=NOW)

    assert step(DeliveryState.SENDING, DeliveryState.PENDING)
    assert not step(DeliveryState.SENDING, DeliveryState.PENDING)
    assert step(DeliveryState.IN_DATA, DeliveryState.SENDING)
    assert step(DeliveryState.SENT, DeliveryState.IN_DATA)
    assert not step(DeliveryState.SENDING, DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.FAILED)
    sent = store.deliveries.get(number, "ann@example.org")
    assert sent
    assert (sent.state, sent.attempts) == (DeliveryState.SENT, 1)


def test_what_was_cut_off_behind_the_final_dot_becomes_unknown(store: Store) -> None:
    number = store.editions.save(told_edition(), {"ann@example.org": "<1@x>", "ben@example.org": "<2@x>"})
    ann, ben = store.deliveries.of_edition(number)
    for delivery, last in ((ann, DeliveryState.IN_DATA), (ben, DeliveryState.SENDING)):
        store.deliveries.move(delivery, last, expect={DeliveryState.PENDING}, now=NOW)
    assert [one.recipient for one in store.deliveries.give_up_in_data(NOW)] == ["ann@example.org"]
    assert [one.recipient for one in store.deliveries.in_states(DeliveryState.UNKNOWN)] == ["ann@example.org"]
    assert store.deliveries.in_states(DeliveryState.UNKNOWN, digest="evening") == ()


def take_step(arguments: tuple[str, Delivery]) -> bool:
    url, delivery = arguments
    with open_store(url) as store:
        return store.deliveries.move(delivery, DeliveryState.SENDING, expect={DeliveryState.PENDING}, now=NOW)


def test_of_several_processes_one_takes_a_step(store_url: str) -> None:
    with open_store(store_url) as store:
        number = store.editions.save(told_edition(), {"ann@example.org": "<1@x>"})
        (delivery,) = store.deliveries.of_edition(number)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert sorted(pool.map(take_step, [(store_url, delivery)] * 2)) == [False, True]


# ---------------------------------------------------------------- subscribers


def test_who_leaves_gets_nothing_however_the_address_is_written(store: Store) -> None:
    subscribers = store.subscribers
    assert subscribers.add("morning", "Ann@Example.org", NOW)
    assert not subscribers.add("morning", "ann@example.org", NOW)
    assert subscribers.suppress("morning", "ANN@example.ORG", SuppressionReason.UNSUBSCRIBED, NOW)
    assert not subscribers.suppress("morning", "ann@example.org", SuppressionReason.BOUNCED, NOW)
    suppression = subscribers.suppression("morning", "ann@example.org")
    assert suppression
    assert suppression.reason is SuppressionReason.UNSUBSCRIBED
    assert subscribers.suppression("evening", "ann@example.org") is None
    assert subscribers.add("morning", "ann@example.org", NOW)
    assert subscribers.suppression("morning", "ann@example.org") is None


def test_an_address_may_be_shut_for_every_digest(store: Store) -> None:
    store.subscribers.suppress("", "ann@example.org", SuppressionReason.BOUNCED, NOW)
    assert store.subscribers.suppression("evening", "ann@example.org")
    assert len(store.subscribers.suppressions("morning")) == 1


def test_who_is_removed_is_gone_from_the_list_and_suppressed(store: Store) -> None:
    store.subscribers.add("morning", "ann@example.org", NOW)
    assert store.subscribers.remove("morning", "ann@example.org", NOW)
    assert store.subscribers.list("morning") == ()
    assert store.subscribers.suppression("morning", "ann@example.org")
    assert not store.subscribers.remove("morning", "ann@example.org", NOW)


def test_bounces_count_until_a_mail_is_taken(store: Store) -> None:
    assert [store.subscribers.count_bounce("ann@example.org", NOW) for _ in range(3)] == [1, 2, 3]
    store.subscribers.clear_bounces("Ann@example.org")
    assert store.subscribers.count_bounce("ann@example.org", NOW) == 1


# ---------------------------------------------------------------- retention


def test_what_is_past_its_retention_is_forgotten(store: Store) -> None:
    store.reports.keep([found()], NOW)
    store.editions.save(told_edition(key="2026-03-09", at=NOW), {"ann@example.org": "<1@x>"})
    store.editions.save(replace(make_quiet_edition(), period=Period("2026-03-10", NOW), made_at=NOW), {})
    forgotten = store.forget(NOW + DAY)
    assert (forgotten.reports, forgotten.editions) == (1, 1)
    # The newest edition says what is due next.
    assert [record.period.key for record in store.editions.list()] == ["2026-03-10"]
    assert store.search("bridge") == ()
    assert store.deliveries.in_states(DeliveryState.PENDING) == ()
    assert store.ledger.stories_of("morning", ["r-named"]) == {}


def test_what_is_within_its_retention_stays(store: Store) -> None:
    store.reports.keep([found()], NOW)
    store.editions.save(told_edition(at=NOW), {})
    forgotten = store.forget(NOW - DAY)
    assert (forgotten.reports, forgotten.editions) == (0, 0)
    assert store.ledger.stories_of("morning", ["r-named"]) == {"r-named": "s-named"}


def test_an_edition_that_somebody_must_decide_on_is_not_forgotten(store: Store) -> None:
    number = store.editions.save(told_edition(key="2026-03-09", at=NOW), {"ann@example.org": "<1@x>"})
    store.editions.save(told_edition(key="2026-03-12", at=NOW + 3 * DAY), {})
    (delivery,) = store.deliveries.of_edition(number)
    store.deliveries.move(delivery, DeliveryState.UNKNOWN, expect={DeliveryState.PENDING}, now=NOW)
    assert store.forget(NOW + DAY).editions == 0
    store.deliveries.move(delivery, DeliveryState.SENT, expect={DeliveryState.UNKNOWN}, now=NOW)
    assert store.forget(NOW + DAY).editions == 1
