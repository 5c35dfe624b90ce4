"""What reports contradict each other in beyond figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Difference, Plan, Story
from tests.builders import build_split_report

#: A Wednesday.
DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)


def plan(*told: tuple[str, str]) -> Plan:
    """Return the plan of a story told by outlets, a report each, an hour apart; a bar parts sentences."""
    reports = tuple(
        build_split_report(
            *text.split(" | "), report_id=f"r{number}", outlet=outlet, published=DAY.replace(hour=12 + number)
        )
        for number, (outlet, text) in enumerate(told)
    )
    return plan_story(Story("s1", reports), options=PlanOptions())


def versions_of(difference: Difference) -> dict[str, str]:
    return {version.outlets[0]: version.text for version in difference.versions}


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("The ferry sank at 5:25 a.m. off Brenholt.", "The ferry sank at 6:40 a.m. off Brenholt.", "when the ferry sank"),
        ("The ferry sank on Monday.", "The ferry sank on Tuesday.", "when the ferry sank"),
        ("The plane landed in Sande.", "The aircraft landed in Tolvik.", "where the plane landed"),
        (
            "The bridge fell because of rust in its cables.",
            "The bridge was closed on Monday. | It says the bridge fell due to a ship that had hit it.",
            "the cause",
        ),
        ("Ostrey blamed Kalmeria for the blast.", "Kalmeria blamed Ostrey for the blast.", "who is to blame"),
    ],
)  # fmt: skip
def test_two_accounts_that_cannot_both_be_true_are_a_difference(one: str, other: str, about: str) -> None:
    (difference,) = plan(("Gazette", one), ("Post", other)).differences
    assert difference.about == about
    assert set(versions_of(difference)) == {"Gazette", "Post"}
    for version in difference.versions:
        (link,) = version.links
        assert version.text in link.exact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry sank at 5:25 a.m. off Brenholt.", "The ferry sank at about 5:30 a.m. off Brenholt."),
        ("The ferry sank on Tuesday.", "The ferry sank yesterday."),
        ("The ferry sank on Tuesday.", "The crew met on Monday."),
        ("The plane landed in Sande.", "The plane landed in Tolvik, a suburb of Sande."),
        ("The plane landed in Sande.", "The plane landed in northern Tolvik."),
        ("Police arrested a man on Monday.", "Police arrested two women on Tuesday."),
        ("The bridge fell because of rust.", "The bridge fell due to rust and neglect."),
        ("The bridge fell because of rust.", "Flights were cancelled because of fog."),
        ("Mayor Lund said she was late because of fog.", "Mayor Lund cancelled the feast due to a lack of money."),
        ("Ostrey blamed Kalmeria for the blast.", "Ostrey blamed Kalmeria again."),
        ("The ferry sank on Monday. | The ferry sank on Tuesday, it was said later.", "The ferry sank on Tuesday."),
    ],
)
def test_accounts_that_can_both_be_true_are_none(one: str, other: str) -> None:
    assert plan(("Gazette", one), ("Post", other)).differences == ()


def test_one_weekday_named_by_two_outlets_is_one_day_be_it_past_or_to_come() -> None:
    """Bare "Thursday" is the past one to a report of Friday, and the coming one to a report of Wednesday."""
    reports = (
        build_split_report("The strike begins on Thursday.", report_id="a", outlet="Gazette", published=DAY),
        build_split_report(
            "The strike begins on Thursday at noon.", report_id="b", outlet="Post", published=DAY + timedelta(days=1)
        ),
    )
    assert plan_story(Story("s1", reports), options=PlanOptions()).differences == ()


def test_an_account_keeps_its_speaker() -> None:
    (difference,) = plan(
        ("Gazette", "The operator said the ferry sank on Monday."), ("Post", "The ferry sank on Tuesday.")
    ).differences
    assert versions_of(difference) == {
        "Gazette": "The operator said the ferry sank on Monday",
        "Post": "sank on Tuesday",
    }


def test_one_outlet_does_not_contradict_itself() -> None:
    assert plan(("Gazette", "The ferry sank on Monday."), ("Gazette", "The ferry sank on Tuesday.")).differences == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake struck at 3 p.m. local time in Orlo.", "The quake struck at 7 a.m. GMT in Orlo."),
        ("The rocket rose at 1:15 p.m. Eastern time.", "The rocket rose at 10:15 a.m. Pacific time."),
        ("The ferry sank at 12:15 a.m. off Brenholt.", "The ferry sank at 0:15 off Brenholt."),
    ],
)
def test_one_moment_in_two_ways_of_telling_time_is_no_contradiction(one: str, other: str) -> None:
    assert plan(("Post", one), ("News", other)).differences == ()


def test_days_with_shortened_months_are_compared_too() -> None:
    planned = plan(("Post", "The ferry sank on Apr. 3."), ("News", "The ferry sank on Apr. 4."))
    assert [difference.about for difference in planned.differences] == ["when the ferry sank"]
