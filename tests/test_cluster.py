"""Grouping: which reports become one story, whatever the order in which they come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from summarize.cluster import cluster_reports
from summarize.cluster.signals import cut_lead
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


def test_a_story_is_not_chained_together_through_one_neighbour_after_the_other() -> None:
    links = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fennel", "Garland", "Hazel")
    chain = tuple(
        a_report(
            f"link-{place}",
            f"{one} council meets {other} council",
            f"Delegates of {one} and {other} talked on {topic}. {one} mayor {one}son and {other} mayor {other}son spoke.",
        )
        for place, (one, other, topic) in enumerate(
            zip(links, links[1:], ("roads", "schools", "taxes", "parks", "water", "trams", "ports"), strict=False)
        )
    )
    clustered = cluster_reports(chain, options=ClusterOptions())
    assert not any({"link-0", "link-6"} <= group for group in together(clustered))


def _package(number: str, target: str, day: int) -> tuple[SplitReport, ...]:
    return tuple(
        a_report(
            f"package-{number}-{outlet}",
            f"Union adopts {number} package of sanctions against Varkania",
            f"The Union adopted its {number} package of sanctions against Varkania, {verb} {target}. "
            "Varkania's foreign ministry called the sanctions illegal.",
            published=MONDAY + timedelta(days=day),
        )
        for outlet, verb in (("a", "aimed at"), ("b", "which hits"))
    )


def _quake(place: str, region: str, magnitude: str, deaths: str, day: int) -> tuple[SplitReport, ...]:
    return tuple(
        a_report(
            f"quake-{place}-{outlet}",
            f"{magnitude}-magnitude earthquake hits {place}",
            f"An earthquake of magnitude {magnitude} struck {place} in {region}, {verb} {deaths} people, officials said. "
            f"Rescue teams are searching the rubble in {place}.",
            published=MONDAY + timedelta(days=day),
        )
        for outlet, verb in (("a", "killing"), ("b", "leaving dead"))
    )


def _results(quarter: str, profit: str, day: int) -> tuple[SplitReport, ...]:
    return tuple(
        a_report(
            f"results-{quarter}-{outlet}",
            f"Lumetra {quarter} profit {verb} to ${profit} million",
            f"Lumetra, the lighting maker, said its {quarter} profit {verb} to ${profit} million on strong sales.",
            published=MONDAY + timedelta(days=day),
        )
        for outlet, verb in (("a", "rises"), ("b", "climbs"))
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(_package("12th", "diamonds", 0), _package("13th", "drones", 1), id="packages counted off"),
        pytest.param(
            _quake("Ostrava Bay", "Kelduria", "6.1", "12", 0),
            _quake("Tarn Valley", "Norrland", "5.6", "3", 3),
            id="two earthquakes in one week",
        ),
        pytest.param(_results("Q1", "41", 0), _results("Q2", "57", 1), id="results of two quarters"),
        pytest.param(
            (a_report("m", "Cup final: Harriers beat Rovers", "The Harriers beat the Rovers.", published=MONDAY),),
            (
                a_report(
                    "n",
                    "Cup final: Harriers beat Rovers",
                    "The Harriers beat the Rovers.",
                    published=MONDAY + timedelta(days=365),
                ),
            ),
            id="the same words a year later",
        ),
    ],
)
def test_look_alikes_stay_apart(earlier: tuple[SplitReport, ...], later: tuple[SplitReport, ...]) -> None:
    groups = together(cluster_reports((*earlier, *later), options=ClusterOptions()))
    ids = [{split.report.id for split in side} for side in (earlier, later)]
    assert not any(group & ids[0] and group & ids[1] for group in groups)


def test_an_unknown_time_keeps_nothing_apart() -> None:
    undated = tuple(
        SplitReport(replace(split.report, published=None), split.sentences) if place % 2 else split
        for place, split in enumerate(FERRY)
    )
    assert together(cluster_reports(undated, options=ClusterOptions())) == {
        frozenset({"ferry-1", "ferry-2", "ferry-3"}),
    }


def test_a_live_blog_does_not_glue_the_stories_that_it_tells_of() -> None:
    blog = a_report(
        "blog",
        "Live updates: ferry Halcyon sinks off Marrowby; Orlandia raises interest rate",
        " ".join(split.sentences[0].text for split in (*FERRY, *BANK)),
        published=MONDAY,
    )
    groups = together(cluster_reports((*MIXED, blog), options=ClusterOptions()))
    assert not any({"ferry-1", "bank-1"} <= group for group in groups)
    assert {frozenset(group - {"blog"}) for group in groups} - {frozenset()} == together(
        cluster_reports(MIXED, options=ClusterOptions())
    )


class Listener:
    """Hears how far the stage is."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int, int | None]] = []

    def advance(self, stage: str, done: int, total: int | None) -> None:
        self.heard.append((stage, done, total))


def test_progress_ends_with_all_reports_read() -> None:
    told = Listener()
    cluster_reports(MIXED, options=ClusterOptions(), progress=told)
    assert told.heard[0] == ("cluster", 0, 6)
    assert told.heard[-1] == ("cluster", 6, 6)


class OneDirection:
    """Finds every text alike."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        vectors = np.zeros((len(texts), 4), dtype=np.float32)
        vectors[:, 0] = 1.0
        return vectors


def test_the_encoder_is_asked_only_about_doubtful_pairs_and_no_more_than_allowed() -> None:
    everything = OneDirection()
    cluster_reports(MIXED, options=ClusterOptions(doubt=100.0), encoder=everything)
    some = OneDirection()
    cluster_reports(MIXED, options=ClusterOptions(doubt=100.0, encode_words=90), encoder=some)
    nothing = OneDirection()
    cluster_reports(MIXED, options=ClusterOptions(doubt=0.0), encoder=nothing)
    assert len(set(everything.asked)) == len(everything.asked) >= 5
    assert 2 <= len(some.asked) <= 3
    assert nothing.asked == []


@pytest.mark.parametrize(
    "title",
    ["Opinion | Marrowby deserves better ferries", "Daily briefing: ferry sinks, rates rise", "Live: ferry sinks"],
)
def test_opinion_pieces_and_round_ups_may_join_a_story_but_found_none_with_others(title: str) -> None:
    pieces = tuple(a_report(f"piece-{place}", title, FERRY[0].report.text, published=MONDAY) for place in range(2))
    assert together(cluster_reports(pieces, options=ClusterOptions())) == {
        frozenset({"piece-0"}),
        frozenset({"piece-1"}),
    }
    joined = together(cluster_reports((*FERRY, pieces[0]), options=ClusterOptions()))
    assert joined == {frozenset({"ferry-1", "ferry-2", "ferry-3", "piece-0"})}


def test_the_name_of_the_outlet_in_titles_does_not_make_reports_alike() -> None:
    def named(report_id: str, title: str) -> SplitReport:
        bare = a_report(report_id, title, "")
        return SplitReport(replace(bare.report, outlet="Tollport Evening Chronicle"), ())

    for tail in (" | Tollport Evening Chronicle", " - Tollport Evening Chronicle"):
        reports = (named("a", f"Ferry sinks{tail}"), named("b", f"Bakery robbed{tail}"))
        assert len(cluster_reports(reports, options=ClusterOptions()).stories) == 2
        assert cut_lead(reports[0], words=50) == "Ferry sinks"


class ByTopic:
    """Finds titles alike that are about one topic, whatever their words."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        sea = ("ferry", "vessel", "shipwreck", "halcyon", "boat", "marrowby")
        about = [any(word in text.lower() for word in sea) for text in texts]
        return np.array([[1.0, 0.0] if one else [0.0, 1.0] for one in about], dtype=np.float32).reshape(-1, 2)


@pytest.mark.parametrize("published", [MONDAY, None], ids=["dated", "undated"])
def test_dated_titles_are_grouped_by_meaning_where_words_would_part_them(published: datetime | None) -> None:
    sea = (
        "Ferry Halcyon sinks off Marrowby",
        "Halcyon ferry sinks near Marrowby",
        "Marrowby shipwreck: boat down off Marrowby",
        "Shipwreck: passenger boat down",
    )
    bank = ("Orlandia raises interest rates", "Interest rates raised in Orlandia")
    reports = tuple(
        a_report(f"title-{place}", title, "", published=published) for place, title in enumerate((*sea, *bank))
    )
    by_words = together(cluster_reports(reports, options=ClusterOptions()))
    by_meaning = together(cluster_reports(reports, options=ClusterOptions(), encoder=ByTopic()))
    assert not any({"title-0", "title-3"} <= group for group in by_words)
    assert (frozenset({"title-0", "title-1", "title-2", "title-3"}) in by_meaning) == (published is not None)
    assert frozenset({"title-4", "title-5"}) in by_meaning


def test_titles_are_not_read_when_they_are_more_than_the_encoder_may_read() -> None:
    reports = tuple(
        a_report(f"title-{place}", f"Ferry sinks off Marrowby {place}", "", published=MONDAY) for place in range(9)
    )
    heard = OneDirection()
    cluster_reports(reports, options=ClusterOptions(encode_words=40, doubt=0.0), encoder=heard)
    assert heard.asked == []
    cluster_reports(reports, options=ClusterOptions(encode_words=45, doubt=0.0), encoder=heard)
    assert len(heard.asked) == len(reports)


EVERYTHING = (*FERRY, *_quake("Karsin", "Velmora", "5.8", "2", 0), *_package("12th", "timber", 0))


@given(
    st.permutations(EVERYTHING),
    st.sets(st.sampled_from([split.report.id for split in EVERYTHING])),
    st.sets(st.sampled_from([split.report.id for split in EVERYTHING]), max_size=3),
)
@hypothesis_settings(max_examples=15, deadline=None)
def test_whatever_is_doubled_or_has_no_time_every_report_has_one_story_that_no_order_changes(
    order: list[SplitReport], undated: set[str], doubled: set[str]
) -> None:
    given_ = [
        replace(split, report=replace(split.report, published=None)) if split.report.id in undated else split
        for split in order
    ]
    given_ += [
        replace(split, report=replace(split.report, id=f"{split.report.id}-again"))
        for split in given_
        if split.report.id in doubled
    ]
    found = cluster_reports(given_, options=ClusterOptions())
    assert together(found) == together(cluster_reports(given_[::-1], options=ClusterOptions()))
    ids = sorted(split.report.id for story in found.stories for split in story.reports)
    assert ids == sorted(split.report.id for split in given_)
    for copy in doubled:
        assert any({copy, f"{copy}-again"} <= story for story in together(found))
