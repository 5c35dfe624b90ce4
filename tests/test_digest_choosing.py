"""An edition tells what is new, each story once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from summarize.digest.ledger import find_changes, known_texts, may_be_same, word_update
from summarize.digest.store import open_store
from summarize.digest.types import EditionKind, ToldPoint
from summarize.types import Origin, Statement

from .builders import build_split_report
from .digest_feeds import (
    BRIDGE,
    BRIDGE_TOO,
    DAY,
    HOUR,
    MONDAY,
    Paper,
    entry,
    headlines,
    statements,
)
from .web_server import Answer, serve


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    with serve({}) as site, open_store(f"sqlite:///{tmp_path / 'digest.db'}") as store:
        yield Paper(site, store)


def told(text: str, *, at: datetime = MONDAY) -> ToldPoint:
    return ToldPoint("s", text, at)


def statement(text: str) -> Statement:
    return Statement(text, (), Origin.WRITTEN, "")


# ---------------------------------------------------------------- what is told


def test_a_story_of_two_outlets_is_told_and_every_statement_links_its_sources(paper: Paper) -> None:
    paper.publish_bridge()
    edition = paper.make(MONDAY)
    assert (edition.kind, edition.period.key, edition.feeds_read, edition.reports_read) == (
        EditionKind.NEWS,
        "2026-03-09",
        2,
        2,
    )
    (summary,) = edition.briefing.summaries
    assert "Old Ferry Bridge" in summary.headline
    reports = {report.id: report for report in edition.briefing.reports}
    assert {report.outlet for report in reports.values()} == {"Harbour Post", "The Lantern"}
    for each in summary.statements:
        assert each.links
        assert all(reports[link.report_id].text[link.start : link.end] == link.exact for link in each.links)


def test_a_story_is_told_once(paper: Paper) -> None:
    paper.publish_bridge()
    paper.make(MONDAY)
    for days in (1, 2, 3):
        again = paper.make(MONDAY + days * DAY)
        assert (again.kind, again.briefing.summaries, again.headlines) == (EditionKind.QUIET, (), ())


def test_a_later_copy_of_what_was_told_is_not_told_again(paper: Paper) -> None:
    paper.publish_bridge()
    paper.make(MONDAY)
    paper.publish("Evening Mail", entry("Merrow closes bridge", BRIDGE, "https://e.example/1", MONDAY + HOUR))
    edition = paper.make(MONDAY + DAY)
    assert (edition.kind, edition.headlines) == (EditionKind.QUIET, ())


def test_a_story_returns_with_what_changed_and_nothing_that_was_told(paper: Paper) -> None:
    paper.publish_bridge()
    first = paper.make(MONDAY)
    paper.publish_bridge_later()
    edition = paper.make(MONDAY + DAY)
    (summary,) = edition.briefing.summaries
    assert summary.update == "last told on 9 Mar 2026; since then the number of dead rose from 12 to 15."
    assert "15" in statements(edition)
    known = {each.text for each in first.briefing.summaries[0].statements}
    assert not known & {each.text for each in summary.statements}
    assert {split.report.url for split in summary.story.reports} == {"https://p.example/2", "https://l.example/2"}
    assert paper.make(MONDAY + 2 * DAY).kind is EditionKind.QUIET


def test_what_one_outlet_adds_to_a_story_that_was_told_is_no_update(paper: Paper) -> None:
    paper.publish_bridge()
    paper.make(MONDAY)
    detail = (
        "The Old Ferry Bridge in Merrow was painted green in its first year, the town council said on Monday. The "
        "bridge stays closed after wires in its main cables broke."
    )
    paper.publish("Harbour Post", entry("Old Ferry Bridge was green", detail, "https://p.example/3", MONDAY + HOUR))
    edition = paper.make(MONDAY + DAY)
    assert (edition.briefing.summaries, edition.headlines) == ((), ())


def test_a_preview_tells_nothing_for_good(paper: Paper) -> None:
    paper.publish_bridge()
    assert headlines(paper.make(MONDAY, keep=False)) == headlines(paper.make(MONDAY))


def test_an_edition_that_was_lost_before_it_was_kept_is_made_again(paper: Paper) -> None:
    paper.publish_bridge()
    lost = paper.make(MONDAY, keep=False)
    paper.publish_storm()
    again = paper.make(MONDAY + HOUR)
    assert set(headlines(lost)) < set(headlines(again))
    assert len(again.briefing.summaries) == 2


def test_after_three_days_asleep_one_edition_tells_them_all(paper: Paper) -> None:
    paper.publish("Harbour Post")
    paper.publish("The Lantern")
    paper.make(MONDAY - 3 * DAY)
    paper.publish_storm()
    paper.publish_bridge()
    assert len(paper.make(MONDAY + DAY).briefing.summaries) == 2


def test_the_first_edition_leaves_the_archive_of_a_feed_alone(paper: Paper) -> None:
    for number, age in enumerate((2 * DAY, 30 * DAY)):
        for outlet, text in (("Harbour Post", BRIDGE), ("The Lantern", BRIDGE_TOO)):
            paper.publish(outlet, entry("Bridge", text, f"https://x.example/{outlet[0]}{number}", MONDAY - age))
    assert paper.make(MONDAY).kind is EditionKind.QUIET


def test_a_report_without_a_time_is_as_new_as_its_coming_in(paper: Paper) -> None:
    paper.publish("Harbour Post", entry("Merrow closes Old Ferry Bridge", BRIDGE, "https://p.example/1"))
    paper.publish("The Lantern", entry("Old Ferry Bridge is closed", BRIDGE_TOO, "https://l.example/1"))
    assert len(paper.make(MONDAY).briefing.summaries) == 1
    assert paper.make(MONDAY + DAY).briefing.summaries == ()


def test_items_that_are_named_anew_every_day_are_told_once(paper: Paper) -> None:
    def publish(day: int) -> None:
        paper.outlets.clear()
        for outlet, text in (("Harbour Post", BRIDGE), ("The Lantern", BRIDGE_TOO)):
            link = f"https://x.example/{outlet[0]}"
            paper.publish(outlet, entry("Bridge", text, link, MONDAY - HOUR, guid=f"{outlet}-{day}"))

    publish(0)
    assert paper.make(MONDAY).kind is EditionKind.NEWS
    publish(1)
    edition = paper.make(MONDAY + DAY)
    assert (edition.kind, edition.reports_read) == (EditionKind.QUIET, 0)
    assert paper.store.reports.count() == 2


def test_days_are_told_alike_from_each_database(store_url: str) -> None:
    with serve({}) as site, open_store(store_url) as store:
        paper = Paper(site, store)
        paper.publish_bridge()
        first = paper.make(MONDAY)
        paper.publish_bridge_later()
        paper.publish_storm()
        second, third = paper.make(MONDAY + DAY), paper.make(MONDAY + 2 * DAY)
        assert [edition.kind for edition in (first, second, third)] == [EditionKind.NEWS] * 2 + [EditionKind.QUIET]
        assert [bool(summary.update) for summary in second.briefing.summaries] == [True, False]
        assert [hit.period.key for hit in store.search("bridge toll")] == ["2026-03-10"]
        forgotten = store.forget(MONDAY + 9 * DAY)
        assert (forgotten.reports, forgotten.editions, store.editions.count()) == (6, 2, 1)


# ---------------------------------------------------------------- the reader's wishes


def test_a_story_of_one_outlet_is_only_named_and_only_once(paper: Paper) -> None:
    paper.publish_bridge()
    paper.publish(
        "Harbour Post",
        entry("Mayor opens library", "The mayor opened a library.", "https://p.example/l", MONDAY - HOUR),
    )
    edition = paper.make(MONDAY)
    assert [(one.title, one.outlet, one.outlets) for one in edition.headlines] == [
        ("Mayor opens library", "Harbour Post", 1)
    ]
    assert paper.make(MONDAY + DAY).headlines == ()


def test_one_outlet_is_enough_where_the_reader_says_so(paper: Paper) -> None:
    paper.settings = "min_reports = 1"
    paper.publish("Harbour Post", entry("Merrow closes bridge", BRIDGE, "https://p.example/1", MONDAY - HOUR))
    assert len(paper.make(MONDAY).briefing.summaries) == 1


def test_at_most_so_many_stories_are_told_and_named(paper: Paper) -> None:
    paper.publish_bridge()
    paper.publish_storm()
    paper.settings = "stories = 1"
    edition = paper.make(MONDAY)
    assert (len(edition.briefing.summaries), len(edition.headlines)) == (1, 1)
    assert edition.headlines[0].outlets == 2


def test_no_headline_is_given_where_none_is_wanted(paper: Paper) -> None:
    paper.publish_bridge()
    paper.publish_storm()
    paper.settings = "stories = 1\nheadlines = 0"
    assert paper.make(MONDAY).headlines == ()


def test_the_readers_topics_come_first(paper: Paper) -> None:
    paper.publish_bridge()
    paper.publish_storm()
    assert "Bridge" in headlines(paper.make(MONDAY, keep=False))[0]
    paper.settings = 'topics = ["storm"]'
    assert "Bridge" not in headlines(paper.make(MONDAY, keep=False))[0]


@pytest.mark.parametrize(("word", "stories"), [("storm", 1), ("HALDEN", 1), ("stor", 2), ("old  ferry bridge", 1)])
def test_muted_words_silence_a_story_as_whole_words(paper: Paper, word: str, stories: int) -> None:
    paper.publish_bridge()
    paper.publish_storm()
    paper.settings = f'muted = ["{word}"]'
    edition = paper.make(MONDAY)
    assert (len(edition.briefing.summaries), edition.headlines) == (stories, ())


# ---------------------------------------------------------------- days without news


def test_a_quiet_day_says_so(paper: Paper) -> None:
    paper.publish("Harbour Post")
    edition = paper.make(MONDAY)
    assert (edition.kind, edition.feeds_read, edition.notes) == (EditionKind.QUIET, 1, ())


def test_a_day_on_which_every_feed_fails_says_which_and_why(paper: Paper) -> None:
    paper.publish("Harbour Post")
    paper.publish("The Lantern")
    paper.site.answers.clear()
    edition = paper.make(MONDAY)
    assert (edition.kind, edition.feeds_read) == (EditionKind.FAILED, 0)
    assert [(note.url, note.reason) for note in edition.notes] == [
        (paper.url("Harbour Post"), "the server answered 404 Not Found"),
        (paper.url("The Lantern"), "the server answered 404 Not Found"),
    ]


def test_what_came_in_after_a_failed_day_is_told_on_the_next(paper: Paper) -> None:
    paper.publish("Harbour Post")
    paper.publish("The Lantern")
    paper.site.answers.clear()
    paper.make(MONDAY - DAY)
    paper.publish_bridge()
    assert paper.make(MONDAY).kind is EditionKind.NEWS


def test_one_failing_feed_is_mentioned_after_days_and_the_others_are_told_meanwhile(paper: Paper) -> None:
    paper.publish_bridge()
    paper.publish("Evening Mail")
    paper.site.answers[paper.path("Evening Mail")] = Answer(b"", 500)
    first = paper.make(MONDAY)
    assert (first.kind, first.feeds_read, first.notes) == (EditionKind.NEWS, 2, ())
    assert paper.make(MONDAY + 2 * DAY).notes == ()
    (note,) = paper.make(MONDAY + 3 * DAY).notes
    assert (note.url, note.since) == (paper.url("Evening Mail"), MONDAY)


# ---------------------------------------------------------------- the ledger


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (
            "Twelve people were killed in Merrow.",
            "The toll in Merrow rose to 15.",
            "the number of dead rose from 12 to 15",
        ),
        (
            "At least 20 people were injured in Merrow.",
            "Some 12 people were injured in Merrow.",
            "the number of injured fell from at least 20 to about 12",
        ),
        (
            "A magnitude 6.1 quake struck Merrow.",
            "A magnitude 6.3 quake struck Merrow.",
            "the magnitude given changed from 6.1 to 6.3",
        ),
        (
            "About 1,200 people were evacuated in Merrow.",
            "10,000 people were evacuated in Merrow.",
            "the number of people driven from their homes rose from about 1,200 to 10,000",
        ),
    ],
)
def test_a_figure_that_changed_is_said_with_what_it_was(before: str, after: str, change: str) -> None:
    assert find_changes([told(before)], [statement(after)]) == (change,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Twelve people were killed in Merrow.", "12 people died in Merrow."),
        ("Twelve people were killed in Merrow.", "15 people were hurt in Merrow."),
        ("Twelve people were killed in Merrow.", "The bridge in Merrow carries 14,000 cars."),
        ("Twelve people were killed in Merrow.", "In 2019 a storm killed 15 people in Merrow."),
        ("Twelve people were killed in Merrow.", "15 people were killed in Halden."),
        ("Twelve people were killed in Merrow.", "15 people were killed."),
    ],
)
def test_another_figure_is_no_change(before: str, after: str) -> None:
    assert find_changes([told(before)], [statement(after)]) == ()


def test_a_figure_is_compared_with_what_was_told_of_it_last() -> None:
    days = ("Twelve people were killed in Merrow.", "15 people were killed in Merrow.", "Merrow mourns.")
    before = [told(text, at=MONDAY + day * DAY) for day, text in enumerate(days)]
    assert find_changes(before, [statement("15 people were killed in Merrow.")]) == ()
    (change,) = find_changes(before, [statement("16 people were killed in Merrow.")])
    assert change == "the number of dead rose from 15 to 16"


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("A fire destroyed a mill in Merrow.", "The mill in Merrow had no alarm.", True),
        ("A fire destroyed a mill in Merrow.", "A fire destroyed a mill in Halden.", False),
        ("President Ida Fenn resigned.", "Fenn will leave on Friday.", True),
        ("A fire destroyed a mill.", "A fire destroyed a mill in Halden.", True),
        ("A fire destroyed a mill in Merrow.", "The mill had no alarm.", True),
    ],
)
def test_what_names_nothing_that_was_named_is_no_update(before: str, after: str, same: bool) -> None:
    assert may_be_same([told(before)], [build_split_report(after)]) is same


def test_what_earlier_reports_said_is_known_but_for_another_toll_than_was_told() -> None:
    report = build_split_report("The bridge is green.", "15 people were killed.", "12 people died there.")
    assert known_texts([told("Twelve people were killed.")], [report]) == (
        "Twelve people were killed.",
        "The bridge is green.",
        "12 people died there.",
    )


def test_an_update_names_its_outlets_and_the_local_day_of_the_last_telling() -> None:
    reports = [build_split_report("Text.", report_id=name, outlet=name) for name in ("A", "B", "C", "D")]
    point = told("Text.", at=MONDAY.replace(hour=23))
    assert word_update([point], (), reports[:1], ZoneInfo("UTC")) == "last told on 9 Mar 2026; new since then, by A:"
    later = word_update([point], (), reports[:3], ZoneInfo("Asia/Tokyo"))
    assert later == "last told on 10 Mar 2026; new since then, by A, B and C:"
    assert word_update([point], (), reports, ZoneInfo("UTC")).endswith("by 4 outlets:")


def test_an_edition_is_the_same_whatever_the_order_of_the_feeds(paper: Paper, tmp_path: Path) -> None:
    paper.publish_bridge()
    paper.publish_storm()
    edition = paper.make(MONDAY)
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as store:
        other = replace(paper, store=store, outlets=dict(reversed(paper.outlets.items()))).make(MONDAY)
    assert (headlines(other), statements(other)) == (headlines(edition), statements(edition))
