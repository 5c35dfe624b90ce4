"""Grouping: which reports become one story, whatever the order in which they come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from summarize.cluster import cluster_reports
from summarize.options import ClusterOptions
from summarize.types import Clustered, Report, Sentence, SplitReport

MONDAY = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)


def a_report(report_id: str, title: str, text: str, *, published: datetime | None = None) -> SplitReport:
    report = Report(
        id=report_id,
        outlet="",
        title=title,
        text=text,
        url="",
        path="",
        published=published,
        language="en",
        sha256=report_id,
    )
    spans = [match.span() for match in re.finditer(r"\S.*?[.!?](?=\s|$)", text)]
    sentences = tuple(
        Sentence(report_id, index, start, end, text[start:end]) for index, (start, end) in enumerate(spans)
    )
    return SplitReport(report, sentences)


def together(clustered: Clustered) -> set[frozenset[str]]:
    return {frozenset(split.report.id for split in story.reports) for story in clustered.stories}


FERRY = (
    a_report(
        "ferry-1",
        "Ferry sinks off Marrowby, 40 rescued",
        "The ferry Halcyon sank off the port of Marrowby on Monday. Coastguard crews pulled 40 passengers from the sea.",
        published=MONDAY,
    ),
    a_report(
        "ferry-2",
        "Coastguard rescues 40 as the Halcyon goes down near Marrowby",
        "Forty passengers were pulled from the sea after the ferry Halcyon sank near Marrowby, the coastguard said.",
        published=MONDAY + timedelta(hours=3),
    ),
    a_report(
        "ferry-3",
        "All passengers of sunken ferry Halcyon safe",
        "Every passenger aboard the Halcyon, which sank off Marrowby, has been rescued, coastguard crews said.",
    ),
)
BANK = (
    a_report(
        "bank-1",
        "Orlandic central bank raises interest rates to 4%",
        "The central bank of Orlandia raised its interest rate to 4 percent. Governor Mira Stant cited inflation.",
        published=MONDAY,
    ),
    a_report(
        "bank-2",
        "Rates go up in Orlandia as inflation bites",
        "Governor Mira Stant said inflation left Orlandia's central bank no choice but to raise its interest rate.",
        published=MONDAY + timedelta(hours=5),
    ),
)
GAME = (
    a_report(
        "game-1",
        "Harriers beat Rovers 3-1 in cup final",
        "The Tollport Harriers beat the Rovers 3-1 in the cup final. Striker Dan Okoro scored twice.",
    ),
)
MIXED = FERRY + BANK + GAME


def test_reports_of_one_happening_become_one_story_and_others_stay_apart() -> None:
    assert together(cluster_reports(MIXED, options=ClusterOptions())) == {
        frozenset({"ferry-1", "ferry-2", "ferry-3"}),
        frozenset({"bank-1", "bank-2"}),
        frozenset({"game-1"}),
    }


@given(st.permutations(MIXED))
@hypothesis_settings(max_examples=25, deadline=None)
def test_the_order_in_which_reports_are_given_plays_no_part(reports: Sequence[SplitReport]) -> None:
    assert cluster_reports(reports, options=ClusterOptions()) == cluster_reports(MIXED, options=ClusterOptions())


def test_one_story_puts_everything_together() -> None:
    clustered = cluster_reports(MIXED, options=ClusterOptions(one_story=True))
    assert together(clustered) == {frozenset(split.report.id for split in MIXED)}


def test_reports_of_too_small_stories_are_left_out_with_the_reason() -> None:
    clustered = cluster_reports(MIXED, options=ClusterOptions(min_reports=2))
    assert [(left.stage, left.subject) for left in clustered.left_out] == [("cluster", "game-1")]
    assert "1 of at least 2" in clustered.left_out[0].reason
    assert all(len(story.reports) >= 2 for story in clustered.stories)


def test_the_id_of_a_story_comes_from_its_earliest_report_and_nothing_else() -> None:
    alone = cluster_reports(FERRY[:1], options=ClusterOptions()).stories[0]
    joined = cluster_reports(FERRY, options=ClusterOptions()).stories[0]
    assert alone.id == joined.id
    assert joined.id.startswith("s-")
    assert [split.report.id for split in joined.reports] == ["ferry-1", "ferry-2", "ferry-3"]


def test_no_reports_make_no_stories() -> None:
    assert cluster_reports((), options=ClusterOptions()) == Clustered((), ())


@pytest.mark.parametrize("text", ["", "Short.", "12 34 56", "的的的"])
def test_reports_without_comparable_words_are_stories_of_their_own(text: str) -> None:
    reports = (a_report("a", "", text), a_report("b", "", text))
    assert len(cluster_reports((*reports, *FERRY), options=ClusterOptions()).stories) >= 2
