"""An index of stories: reports come in any order and in any batches, and a story keeps its id."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from summarize.cluster import StoryIndex, cluster_reports
from summarize.errors import IndexStateError
from summarize.options import ClusterOptions
from summarize.split import split_report
from summarize.types import Report, SplitReport

MONDAY = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
NOW = MONDAY + timedelta(days=2)
STORIES = (
    (
        "Ferry Halcyon sinks off Marrowby, 40 rescued",
        "The ferry Halcyon sank off the port of Marrowby on its way to Quenby. Coastguard crews pulled 40 people out.",
    ),
    (
        "Orlandic central bank raises interest rates to 4%",
        "The central bank of Orlandia raised its interest rate to 4 percent. Governor Mira Stant cited inflation.",
    ),
    (
        "Harriers beat Rovers 3-1 in cup final",
        "The Tollport Harriers beat the Rovers 3-1 in the cup final. Striker Dan Okoro scored twice at Brightwater.",
    ),
    (
        "Blaze guts Corvane paper mill in Vashti",
        "Firefighters fought a blaze at the Corvane paper mill in Vashti for nine hours. Two workers were burned.",
    ),
)
ENDS = (
    "An inquiry opens within days.",
    "Residents spoke of their surprise.",
    "More is expected tomorrow.",
    "Nobody would comment further.",
    "It was the first time in years.",
)


def a_report(story: int, copy: int, hours: float | None = 0.0, *, title: str = "", text: str = "") -> SplitReport:
    name = f"r{story}-{copy}"
    published = None if hours is None else MONDAY + timedelta(hours=hours)
    title, text = title or STORIES[story][0], text or f"{STORIES[story][1]} {ENDS[copy % len(ENDS)]}"
    return split_report(Report(name, "", title, text, "", "", published, "en", name))


def grouped(index: StoryIndex) -> set[frozenset[str]]:
    return {frozenset(story.reports) for story in index.stories()}


hours = st.one_of(st.none(), st.floats(0, 30, allow_nan=False))
corpora = st.lists(st.tuples(st.integers(0, len(STORIES) - 1), hours), min_size=1, max_size=16).map(
    lambda drawn: [a_report(story, copy, time) for copy, (story, time) in enumerate(drawn)]
)


@given(corpora)
@hypothesis_settings(max_examples=15, deadline=None)
def test_adding_everything_at_once_makes_the_stories_that_clustering_makes(reports: list[SplitReport]) -> None:
    update = StoryIndex().add(reports, now=NOW)
    clustered = cluster_reports(reports, options=ClusterOptions())
    assert {(story.id, story.reports) for story in update.stories} == {
        (story.id, story.reports) for story in clustered.stories
    }
    assert set(update.founded) == {story.id for story in clustered.stories}


@given(corpora)
@hypothesis_settings(max_examples=10, deadline=None)
def test_a_large_first_addition_makes_the_stories_that_clustering_makes(reports: list[SplitReport]) -> None:
    options = ClusterOptions(whole_reports=3)
    update = StoryIndex(options).add(reports, now=NOW)
    clustered = cluster_reports(reports, options=options)
    assert {(story.id, story.reports) for story in update.stories} == {
        (story.id, story.reports) for story in clustered.stories
    }


@given(corpora, st.randoms(use_true_random=False), st.integers(1, 5))
@hypothesis_settings(max_examples=15, deadline=None)
def test_a_story_keeps_its_id_and_its_reports_in_whatever_batches_and_order_more_of_them_come(
    reports: list[SplitReport], chance: random.Random, size: int
) -> None:
    reports = list(reports)
    chance.shuffle(reports)
    index = StoryIndex()
    told: dict[str, str] = {}
    for start in range(0, len(reports), size):
        index = StoryIndex.from_bytes(index.to_bytes())
        update = index.add(reports[start : start + size], now=NOW)
        renamed = dict(update.merged)
        now_told = index.stories_of()
        assert all(now_told[report] == renamed.get(story, story) for report, story in told.items())
        told = now_told
    assert set(told) == {report.report.id for report in reports}
    assert grouped(index) == grouped_at_once(reports)


def grouped_at_once(reports: Sequence[SplitReport]) -> set[frozenset[str]]:
    stories = cluster_reports(reports, options=ClusterOptions()).stories
    return {frozenset(split.report.id for split in story.reports) for story in stories}


@given(corpora)
@hypothesis_settings(max_examples=8, deadline=None)
def test_an_index_made_into_bytes_and_back_knows_the_same(reports: list[SplitReport]) -> None:
    index = StoryIndex()
    index.add(reports, now=NOW)
    again = StoryIndex.from_bytes(index.to_bytes())
    assert again.stories() == index.stories()
    assert again.to_bytes() == index.to_bytes()
    late = [a_report(story, 99, 31.0) for story in range(len(STORIES))]
    assert again.add(late, now=NOW) == index.add(late, now=NOW)


def test_an_empty_index_can_be_kept_too() -> None:
    assert StoryIndex.from_bytes(StoryIndex().to_bytes()).stories() == ()


def test_an_earlier_report_that_comes_late_joins_its_story_and_leaves_it_its_id() -> None:
    index = StoryIndex()
    (story,) = index.add([a_report(0, 1, 5.0)], now=NOW).stories
    update = index.add([a_report(0, 2, 1.0)], now=NOW)
    assert [(found.id, [split.report.id for split in found.reports]) for found in update.stories] == [
        (story.id, ["r0-2"])
    ]
    assert (update.founded, update.grown) == ((), (story.id,))
    assert index.stories()[0].reports == ("r0-2", "r0-1")
    assert (index.stories()[0].first, index.stories()[0].last) == (
        MONDAY + timedelta(hours=1),
        MONDAY + timedelta(hours=5),
    )


def test_a_report_that_is_known_already_is_told_with_its_story_and_changes_nothing() -> None:
    index = StoryIndex()
    index.add([a_report(0, 1), a_report(1, 1)], now=NOW)
    before = index.stories()
    update = index.add([a_report(0, 1), a_report(0, 1)], now=NOW)
    assert [len(story.reports) for story in update.stories] == [1]
    assert (update.founded, update.grown, index.stories()) == ((), (), before)


def test_of_two_reports_with_one_id_the_earlier_counts() -> None:
    index = StoryIndex()
    update = index.add([a_report(0, 1, 4.0), a_report(0, 1, 2.0)], now=NOW)
    assert [split.report.published for story in update.stories for split in story.reports] == [
        MONDAY + timedelta(hours=2)
    ]
    assert len(index) == 1
    assert "r0-1" in index
    assert "r0-2" not in index


def test_a_story_of_which_nothing_is_heard_is_forgotten_and_one_that_is_still_given_is_not() -> None:
    index = StoryIndex(ClusterOptions(story_days=3.0))
    ferry, bank = index.add([a_report(0, 1), a_report(1, 1)], now=MONDAY).founded
    index.add([a_report(0, 1)], now=MONDAY + timedelta(days=2))
    update = index.add([], now=MONDAY + timedelta(days=4))
    assert update.aged == (bank,)
    assert [story.id for story in index.stories()] == [ferry]
    assert index.add([], now=MONDAY + timedelta(days=9)).aged == (ferry,)
    assert len(index) == 0


def test_the_same_wording_long_after_is_another_happening_that_continues_the_earlier_story() -> None:
    index = StoryIndex(ClusterOptions(story_days=60.0))
    (earlier,) = index.add([a_report(0, 1), a_report(0, 2)], now=MONDAY).founded
    update = index.add([a_report(0, 3, 24.0 * 12)], now=MONDAY + timedelta(days=12))
    (later,) = update.stories
    assert later.id != earlier
    assert later.continues == earlier
    assert index.stories()[1].continues == earlier
    assert StoryIndex.from_bytes(index.to_bytes()).stories() == index.stories()


def test_a_story_that_came_before_continues_nothing() -> None:
    index = StoryIndex(ClusterOptions(story_days=60.0))
    index.add([a_report(0, 1, 24.0 * 12)], now=MONDAY)
    (earlier,) = index.add([a_report(0, 3)], now=MONDAY).stories
    assert earlier.continues is None


def test_only_a_story_that_begins_some_time_after_another_continues_it() -> None:
    index = StoryIndex(ClusterOptions(merge_at=99.0))
    update = index.add([a_report(0, 1), a_report(0, 2, 1.0), a_report(0, 3, 20.0)], now=NOW)
    first, second, third = update.stories
    assert (first.continues, second.continues) == (None, None)
    assert third.continues in {first.id, second.id}


def test_a_follow_up_of_a_story_that_merged_into_another_continues_that_one() -> None:
    options = ClusterOptions(merge_at=99.0, story_days=60.0)
    index = StoryIndex(options)
    index.add([a_report(0, 1)], now=NOW)
    index.add([a_report(0, 2, 2.0)], now=NOW)
    older, newer = (story.id for story in index.stories())
    (later,) = index.add([a_report(0, 3, 24.0 * 12, text=f"{STORIES[0][1]} {ENDS[2]}")], now=NOW).stories
    assert later.continues in {older, newer}
    index = StoryIndex.from_bytes(index.to_bytes(), options=ClusterOptions(story_days=60.0))
    index.add([a_report(0, 4, 3.0)], now=NOW)
    assert [(story.id, story.continues) for story in index.stories()] == [(older, None), (later.id, older)]


def test_an_unrelated_story_continues_nothing() -> None:
    index = StoryIndex()
    index.add([a_report(0, 1)], now=MONDAY)
    assert [story.continues for story in index.add([a_report(1, 1, 24.0 * 3)], now=MONDAY).stories] == [None]


def test_a_report_that_proves_two_stories_to_be_one_merges_them_under_the_older_id() -> None:
    halves = (
        a_report(0, 1, 0.0, title="Halcyon sinks off Marrowby", text="The ferry Halcyon sank off Marrowby at dawn."),
        a_report(0, 2, 1.0, title="Coastguard pulls 40 from the sea", text="Crews of the coastguard pulled 40 out."),
    )
    index = StoryIndex(ClusterOptions(merge_at=-4.0))
    older, newer = index.add(halves, now=NOW).founded
    bridge = a_report(
        0,
        3,
        2.0,
        title="Halcyon sinks off Marrowby, coastguard pulls 40 from the sea",
        text="The ferry Halcyon sank off Marrowby at dawn. Crews of the coastguard pulled 40 out of the sea.",
    )
    update = index.add([bridge], now=NOW)
    assert update.merged == ((newer, older),)
    assert grouped(index) == {frozenset({"r0-1", "r0-2", "r0-3"})}
    assert [story.id for story in update.stories] == [older]


class Attentive:
    """Finds all texts alike, and remembers what it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read.extend(texts)
        return np.ones((len(texts), 1), dtype=np.float32)


@pytest.mark.parametrize("at_hand", [True, False])
def test_the_encoder_reads_earlier_reports_only_where_they_can_be_recalled(at_hand: bool) -> None:
    options = ClusterOptions(doubt=100.0)
    earlier = a_report(0, 1)
    index = StoryIndex(options)
    index.add([earlier], now=NOW)
    encoder = Attentive()
    update = index.add(
        [a_report(0, 2, 3.0)],
        now=NOW,
        encoder=encoder,
        recall=lambda ids: [earlier] if at_hand and earlier.report.id in ids else [],
    )
    assert any(ENDS[1] in text for text in encoder.read) == at_hand
    assert update.grown


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda data: b"", "something else"),
        (lambda data: b"PK" + data, "something else"),
        (lambda data: data.replace(b"/1\n", b"/99\n", 1), "version 99"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:40] + bytes(reversed(data[40:])), "damaged"),
    ],
)
def test_bytes_that_are_no_index_are_refused_with_the_reason(spoil: object, told: str) -> None:
    index = StoryIndex()
    index.add([a_report(0, 1), a_report(1, 1)], now=NOW)
    with pytest.raises(IndexStateError, match=told):
        StoryIndex.from_bytes(spoil(index.to_bytes()))  # type: ignore[operator]
