"""Why a report stands in its story: what it shares with the founder, and where stories stand on the map."""

from __future__ import annotations

from datetime import timedelta

import pytest

from summarize.cluster import explain_stories
from summarize.options import ClusterOptions
from summarize.types import Story

from .test_cluster import FERRY, MONDAY, a_report

OPTIONS = ClusterOptions()


def test_a_report_is_compared_with_the_founder() -> None:
    [setting] = explain_stories([Story("s", FERRY[:2])], options=OPTIONS)
    founder, other = setting.placements
    assert (founder.report_id, other.report_id) == ("ferry-1", "ferry-2")
    assert founder.founder_likeness is None
    assert other.founder_likeness is not None
    assert 0.2 < other.founder_likeness < 1
    assert other.founder_likeness == pytest.approx(other.story_likeness, abs=2e-3)
    assert {"Halcyon", "Marrowby"} <= set(other.names)
    assert {"Halcyon", "Marrowby"} <= set(founder.names)
    assert other.same_place
    assert other.same_date
    assert not other.gathers


def test_nothing_is_made_up_where_nothing_is_known() -> None:
    reports = (a_report("a", "", "The lamp was lit."), a_report("b", "", "A goat ate grass."))
    [setting] = explain_stories([Story("s", reports)], options=OPTIONS)
    other = setting.placements[1]
    assert (other.founder_likeness, other.story_likeness) == (0.0, 0.0)
    assert other.names == ()
    assert not other.same_place
    assert not other.same_date


def test_a_single_report_has_no_likeness() -> None:
    [setting] = explain_stories([Story("s", FERRY[:1])], options=OPTIONS)
    [only] = setting.placements
    assert only.founder_likeness is None
    assert only.story_likeness is None


def test_alike_stories_stand_nearer_on_the_map_than_others() -> None:
    later = a_report("quake-1", "Quake shakes Karsin", "A quake shook Karsin. Houses fell in Karsin.", published=MONDAY)
    again = a_report(
        "quake-2",
        "Quake shakes Karsin again",
        "Another quake shook Karsin. More houses fell in Karsin.",
        published=MONDAY + timedelta(days=4),
    )
    stories = [Story("f", FERRY[:2]), Story("one", (later,)), Story("two", (again,))]
    ferry, one, two = (setting.at for setting in explain_stories(stories, options=OPTIONS))
    assert ferry is not None
    assert one is not None
    assert two is not None

    def apart(left: tuple[float, float], right: tuple[float, float]) -> float:
        return float(((left[0] - right[0]) ** 2 + (left[1] - right[1]) ** 2) ** 0.5)

    assert apart(one, ferry) > apart(ferry, ferry)
    assert abs(one[0] - two[0]) < abs(one[0] - ferry[0])
    assert all(0 <= value <= 1 for at in (ferry, one, two) for value in at)


def test_few_stories_have_no_map() -> None:
    assert all(setting.at is None for setting in explain_stories([Story("s", FERRY[:2])], options=OPTIONS))
    assert explain_stories([], options=OPTIONS) == ()
