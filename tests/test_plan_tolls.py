"""A toll that is told by the last of the dead is a toll like any other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.plan.figures import find_figures
from summarize.types import Plan, Story
from tests.builders import build_split_report

DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)
SIX = "Six people died in a fire at a hotel in Harrow on Monday."
SEVENTH = "A seventh victim of the fire at a hotel in Harrow died in hospital on Tuesday."
SEVEN = "Seven people are dead after the fire at a hotel in Harrow."


def plan(*told: tuple[str, int]) -> Plan:
    """Return the plan of a story of which outlets tell a sentence each, so many hours after the first day's noon."""
    reports = tuple(
        build_split_report(text, report_id=outlet, outlet=outlet, published=DAY + timedelta(hours=hours))
        for outlet, (text, hours) in zip("ABC", told, strict=False)
    )
    return plan_story(Story("s1", reports), options=PlanOptions())


def test_the_last_of_the_dead_overtakes_an_earlier_toll() -> None:
    passed = {item.sentence.text: item.reason for item in plan((SIX, 0), (SEVENTH, 26)).passed_over}
    assert "overtaken" in passed[SIX]
    assert SEVENTH not in passed


def test_the_last_of_the_dead_agrees_with_the_toll_of_another_report() -> None:
    assert plan((SEVEN, 0), (SEVENTH, 1)).differences == ()
    assert "overtaken" not in str(plan((SEVEN, 0), (SEVENTH, 26)).passed_over)


def test_another_toll_at_the_same_time_contradicts_it() -> None:
    (difference,) = plan((SIX, 0), (SEVENTH.replace("Tuesday", "Monday"), 1)).differences
    assert difference.about == "killed"


def test_a_victim_who_may_have_died_counts_no_dead() -> None:
    assert find_figures("A seventh victim could have died.") == ()
