from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.plan.candidates import make_candidates
from summarize.plan.fitness import find_opening
from summarize.plan.happened import find_happened
from summarize.types import SplitReport, Story

from .builders import build_split_report


def passed_over(*reports: SplitReport) -> dict[str, str]:
    plan = plan_story(Story("s", reports), options=PlanOptions())
    return {item.sentence.text: item.reason for item in plan.passed_over}


def happened(*reports: SplitReport) -> dict[str, str]:
    openings = {report.report.id: find_opening(report) for report in reports}
    found = find_happened(make_candidates(Story("s", reports)), openings)
    return {sentence.text: reason for sentence, reason in found.items()}


def of_two(announced: str, told: str) -> dict[str, str]:
    """Return what is over of two reports of a sentence each, written nobody knows when."""
    return happened(
        build_split_report(announced, report_id="a", outlet="Velmora Post"),
        build_split_report(told, report_id="b", outlet="Coast News"),
    )


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        # The day in another clause of the announcement, far in front of it, and before a place in the telling.
        (
            "Governor Ada Lund will push for lower harbour fees, as she presents her plan for ferries on Monday.",
            "Governor Lund on Monday proposed a plan for ferries that she called fair, and lower harbour fees.",
        ),
        (
            "During the stop Monday at Fern Quay in the north Norland town of Orlo, Lund will discuss how fees sank.",
            "Lund delivered a speech on fees at Fern Quay in Orlo, Norland on Monday.",
        ),
        # Somebody else is told to have done it, in the very same matter.
        (
            "A clerk of the Velmora port office will tell the Norland harbour inquiry on Monday who lost the keys.",
            "Two clerks were testifying before the Norland harbour inquiry on Monday that the Velmora port lost keys.",
        ),
        # A forecast of early counts.
        (
            "Ada Lund was projected to win the race for governor of Norland on Monday over Per Olsen of Westmark.",
            "Ada Lund defeated Per Olsen of Westmark on Monday in the vote for governor.",
        ),
        # What begins has begun.
        (
            "The first trial over the harbour fire is set to start on Monday when Per Olsen faces a judge.",
            "But the trial of Olsen, which began Monday in a suburb of Velmora, drew a crowd.",
        ),
    ],
)
def test_what_is_announced_for_a_day_is_over_where_another_report_tells_what_came_of_it(
    announced: str, told: str
) -> None:
    assert "on the day for which it is" in of_two(announced, told).get(announced, "")


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        # Both announce; another day; the day on which it was said; a limit; a notice of the day.
        (
            "Lund will discuss the harbour fees of Orlo on Monday.",
            "Lund is set to discuss the harbour fees of Orlo on Monday.",
        ),
        (
            "Lund will discuss the harbour fees of Orlo on Monday.",
            "Lund walked along the harbour of Orlo on Sunday and praised its fees.",
        ),
        (
            "Lund on Monday announced that Orlo will lower its harbour fees.",
            "Lund signed an order on harbour fees in Orlo on Monday.",
        ),
        (
            "Orlo will lower its harbour fees starting Monday, its council found.",
            "The council of Orlo ended a debate on harbour fees on Monday.",
        ),
        (
            "Governor Ada Lund will visit the harbour of Orlo and the quay of Fern on Monday.",
            "The harbour office of Orlo has issued a notice for boats at Fern quay on Monday, while Ada Lund is away.",
        ),
        # Only the prelude, and what was sought but not reached.
        (
            "The assembly of Norland will pass the bill on harbour fees on Monday.",
            "The assembly of Norland sought a compromise on the bill on harbour fees on Monday.",
        ),
        (
            "Lund will discuss the harbour fees of Orlo on Monday.",
            "Lund toured the harbour of Orlo on Monday hours before a speech on fees.",
        ),
        # It was declined, said to be wrong, prepared, appealed or ordered, not done.
        (
            "Mayor Ada Lund will address the council on harbour fees on Monday.",
            "Mayor Ada Lund declined on Monday to address the council on harbour fees.",
        ),
        (
            "Mayor Ada Lund will address the council on harbour fees on Monday.",
            "Mayor Ada Lund wrote on Monday that the council was wrong on harbour fees.",
        ),
        (
            "Mayor Ada Lund will meet the council on harbour fees on Monday.",
            "Mayor Ada Lund briefed reporters on Monday on the harbour fees the council wants.",
        ),
        (
            "Mayor Ada Lund will testify before the council on harbour fees on Monday.",
            "Mayor Ada Lund lost her appeal on Monday against testifying before the council on harbour fees.",
        ),
        (
            "Mayor Ada Lund will testify before the Orlo council on harbour fees on Monday.",
            "A judge ordered Ada Lund on Monday to testify before the Orlo council on harbour fees.",
        ),
        (
            "Mayor Ada Lund will testify before the Orlo council on harbour fees on Monday.",
            "Mayor Ada Lund agreed with the Orlo council on harbour fees on Monday and chose to testify.",
        ),
        (
            "The strike of the harbour union in Orlo over fees will begin on Friday.",
            "The harbour union in Orlo voted on Friday for a strike over fees.",
        ),
        # It stands beside the news of its sentence.
        (
            "Ada Lund, who will discuss the harbour fees of Orlo on Monday, denied taking 3 million kroner.",
            "Ada Lund lowered the harbour fees of Orlo on Monday.",
        ),
        (
            "The talks on Monday, at which Lund will discuss the harbour fees of Orlo, cost 3 million kroner.",
            "Lund lowered the harbour fees of Orlo on Monday at talks.",
        ),
        (
            "Ada Lund will discuss the harbour fees of Orlo on Monday and every Monday until June.",
            "Ada Lund lowered the harbour fees of Orlo on Monday.",
        ),
        # Done in another month, and hardly done.
        (
            "Ada Lund will discuss the harbour fees of Orlo on Monday.",
            "Ada Lund, who came in December, lowered the harbour fees of Orlo on Monday.",
        ),
        (
            "Ada Lund will discuss the harbour fees of Orlo on Monday.",
            "In a test Ada Lund lowered the harbour fees of Orlo on Monday.",
        ),
        # Another governor.
        (
            "Governor Ada Lund will discuss the harbour fees of Orlo on Monday.",
            "Governor Per Olsen lowered the harbour fees of Orlo on Monday.",
        ),
    ],
)
def test_what_is_announced_stays_where_nothing_came_of_it_yet(announced: str, told: str) -> None:
    assert announced not in of_two(announced, told)


def on_one_day(announced: str, told: str) -> dict[str, str]:
    """Return what is over of two reports of a sentence each, both of one Wednesday."""
    published = datetime(2026, 3, 11, 12, tzinfo=UTC)
    return passed_over(
        build_split_report(announced, report_id="a", outlet="Velmora Post", published=published),
        build_split_report(told, report_id="b", outlet="Coast News", published=published),
    )


def test_monday_to_come_is_not_last_monday() -> None:
    announced = "Ada Lund will address the council of Orlo on harbour fees on {}."
    told = "Ada Lund attacked the council of Orlo over harbour fees on {}."
    assert announced.format("Monday") not in on_one_day(announced.format("Monday"), told.format("Monday"))
    assert announced.format("Wednesday") in on_one_day(announced.format("Wednesday"), told.format("Wednesday"))


def test_what_its_report_waits_for_beside_what_is_over_stays() -> None:
    announced = build_split_report(
        "Mayor Ada Lund will address the council of Orlo on harbour fees on Monday.",
        "Police have yet to name the dead of the fire.",
        report_id="a",
        outlet="Velmora Post",
    )
    told = build_split_report(
        "Mayor Ada Lund addressed the council of Orlo on harbour fees on Monday.", report_id="b", outlet="Coast News"
    )
    reasons = happened(announced, told)
    assert announced.sentences[0].text in reasons
    assert announced.sentences[1].text not in reasons


@pytest.mark.parametrize(
    ("forecast", "decided"),
    [
        # Of somebody else, and by some of them.
        (
            "The Senate is expected to confirm Ada Lund as head of the harbour court.",
            "The Senate confirmed Per Olsen as head of the harbour court.",
        ),
        (
            "The Senate is likely to reject the bill on harbour fees.",
            "A Senate panel approved the bill on harbour fees.",
        ),
        (
            "Ada Lund of Orlo is expected to be confirmed as head of the harbour court.",
            "Per Olsen of Velmora was confirmed as head of the harbour court.",
        ),
        # Of another time.
        (
            "The ferry pact between Norland and Westmark is expected to be signed this spring.",
            "Ada Lund and Per Olsen of Westmark signed a ferry pact with Norland on Monday.",
        ),
    ],
)
def test_a_forecast_of_another_decision_stays(forecast: str, decided: str) -> None:
    assert forecast not in of_two(forecast, decided)


def test_what_else_its_report_announces_of_the_same_occasion_is_over_too() -> None:
    announced = build_split_report(
        "Governor Ada Lund will speak of harbour fees during a stop in Orlo later this week.",
        "During the stop on Monday, Lund will discuss the harbour fees of Orlo.",
        "Lund will marry a baker.",
        report_id="a",
        outlet="Velmora Post",
    )
    told = build_split_report(
        "Lund gave a speech on harbour fees in Orlo on Monday.", report_id="b", outlet="Coast News"
    )
    reasons = happened(announced, told)
    assert {sentence.text for sentence in announced.sentences[:2]} <= reasons.keys()
    assert announced.sentences[2].text not in reasons


def test_what_was_to_be_signed_is_over_once_it_was_signed_and_so_is_what_its_report_waits_for() -> None:
    announced = build_split_report(
        "The ferry pact between Norland and Westmark is expected to be signed today.",
        "Details of the ferry pact have not yet emerged, but pledges on noise were made.",
        report_id="a",
        outlet="Velmora Post",
    )
    told = build_split_report(
        "Ada Lund and Per Olsen of Westmark signed a ferry pact on Monday.", report_id="b", outlet="Coast News"
    )
    reasons = happened(announced, told)
    assert "as done" in reasons[announced.sentences[0].text]
    assert "waits for" in reasons[announced.sentences[1].text]
    assert happened(announced) == {}


def test_a_forecast_of_a_vote_is_over_where_another_report_tells_the_vote() -> None:
    forecast = "The council of Orlo is highly unlikely to pass the bill, which funds ferries and buoys, by midnight."
    decided = "The council of Orlo declined to pass a bill that funds ferries with a loan."
    open_yet = "The council of Orlo discussed a bill that funds ferries with a loan."
    assert "how it was decided" in of_two(forecast, decided).get(forecast, "")
    assert forecast not in of_two(forecast, open_yet)


@pytest.mark.parametrize(
    ("low", "high", "over"),
    [
        ("more than two dozen", "at least 37", True),
        ("At least 24", "37", True),
        # Hardly more, and a count that is none of a floor: the reports contradict each other.
        ("at least 24", "25", False),
        ("24", "37", False),
    ],
)
def test_a_floor_of_a_toll_is_passed_over_where_another_report_gives_one_well_above_it(
    low: str, high: str, over: bool
) -> None:
    fewer = f"A fire in a hotel in Norham killed {low} people."
    more = f"A fire in a hotel in Norham killed {high} people, the brigade said."
    reports = (
        build_split_report(fewer, report_id="a", outlet="Velmora Post"),
        build_split_report(more, report_id="b", outlet="Coast News"),
    )
    assert passed_over(*reports).get(fewer) == ("another report counts more" if over else None)


@pytest.mark.parametrize(
    ("fewer", "more"),
    [
        # A ceiling, another area, another span of time.
        (
            "A fire in a hotel in Norham killed at least 24 people.",
            "A fire in a hotel in Norham killed up to 37 people.",
        ),
        ("Storms in Norland killed at least 24 people.", "Storms in Norland and Westmark killed 60 people."),
        (
            "Police arrested at least 40 people in Orlo on Monday.",
            "Police arrested 90 people in Orlo since Friday.",
        ),
        (
            "Police arrested at least 40 people in Orlo on Monday.",
            "Police have arrested 90 people in Orlo.",
        ),
    ],
)
def test_a_floor_beside_what_counts_something_else_stays(fewer: str, more: str) -> None:
    reports = (
        build_split_report(fewer, report_id="a", outlet="Velmora Post"),
        build_split_report(more, report_id="b", outlet="Coast News"),
    )
    assert fewer not in passed_over(*reports)


def test_a_floor_in_the_newer_report_stays() -> None:
    fewer = build_split_report(
        "A fire in a hotel in Norham killed at least 24 people.",
        report_id="a",
        outlet="Post",
        published=datetime(2026, 10, 2, 9, tzinfo=UTC),
    )
    more = build_split_report(
        "A fire in a hotel in Norham killed 37 people, the brigade said.",
        report_id="b",
        outlet="News",
        published=datetime(2026, 10, 2, 7, tzinfo=UTC),
    )
    assert passed_over(fewer, more) == {}
