"""What an earlier report expects is told no more once a later one says that it is not to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Story
from tests.builders import build_split_report

DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)
CALLED_OFF = "a later report tells that it is not to come"


def called_off(*texts: str, hours: int = 24) -> set[str]:
    """Return what is called off of the reports of a story, each so many hours after the one before it."""
    reports = tuple(
        build_split_report(
            *text.split(" | "), report_id=outlet, outlet=outlet, published=DAY + timedelta(hours=hours * place)
        )
        for place, (outlet, text) in enumerate(zip("ABC", texts, strict=False))
    )
    plan = plan_story(Story("s1", reports), options=PlanOptions())
    return {item.sentence.text for item in plan.passed_over if item.reason == CALLED_OFF}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "Lena Voigt will lose two fingers to frostbite, her team said on Monday.",
            "Lena Voigt is not expected to lose any fingers, her doctors said on Wednesday.",
        ),
        (
            "A climber rescued from Mount Orsk after three nights will lose two fingers to frostbite.",
            "Lena Voigt, the climber who was rescued from Mount Orsk, is not expected to lose any fingers.",
        ),
        (
            "The council in Harrow will close the Tarn bridge in May.",
            "The council will not close the Tarn bridge, its leader said.",
        ),
        ("Ada Brook plans to sell the pier in Hadley.", "Brook has decided not to sell the pier."),
        ("Ada Brook plans to sell the pier in Hadley.", "Ada Brook said that she would not sell the pier."),
    ],
)
def test_what_a_later_report_calls_off_is_told_no_more(earlier: str, later: str) -> None:
    assert called_off(earlier, later) == {earlier}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # Another thing, somebody else, or another deed.
        ("Lena Voigt will lose two fingers, her team said.", "Lena Voigt will not lose her leg, her team said."),
        ("The council will close the Tarn bridge in May.", "The council will not close the Orsk tunnel in May."),
        ("Ada Brook plans to sell the pier in Hadley.", "Ivo Dahl does not plan to sell the pier in Hadley."),
        ("The suspect will be moved to Harrow on Friday.", "The suspect will not be charged in Harrow."),
        # Not before, not so, not all of it.
        ("The council will close the Tarn bridge in May.", "The council will not close the Tarn bridge before May."),
        (
            "The council will close the Tarn bridge in May.",
            "The council will not close the Tarn bridge until safety checks are done.",
        ),
        ("Lund will leave office in May.", "Lund said that she would not leave office quietly."),
        ("Ada Lund will run for mayor of Orlo.", "Ada Lund will not run for mayor as an independent."),
        ("Ada Lund plans to sell her shares.", "Ada Lund does not plan to sell all her shares."),
        ("Ada Lund will raise taxes in Orlo.", "Ada Lund will never raise taxes without a vote."),
        ("The council will close the Tarn bridge.", "The council will not close the Tarn bridge on Monday."),
        ("The council will close the Tarn bridge.", "The council will not close the Tarn bridge this week."),
        # Another of its kind.
        (
            "Orlo police will release the names of the victims.",
            "Orlo police will not release the names of the suspects.",
        ),
        ("The Tarn ferry line will pay a bonus.", "The Tarn ferry line will not pay overtime."),
        ("The Tarn ferry line will pay in May.", "The Tarn ferry line will not pay overtime."),
        ("The council will close two Tarn schools.", "The council will not close three Tarn schools."),
        # Somebody else's word, or under a condition.
        ("Lund will sign the ferry bill, aides said.", "Critics claim that Lund will not sign the ferry bill."),
        ("Lund will sign the ferry bill, aides said.", "Lund's critics said that she will not sign the ferry bill."),
        ("Lund will allow boats to leave.", "If the fees rise, Lund will not allow boats to leave."),
        # What was not to come may come after all.
        ("The council will not close the Tarn bridge.", "The council will close the Tarn bridge in May."),
    ],
)
def test_what_a_later_report_says_of_something_else_calls_nothing_off(earlier: str, later: str) -> None:
    assert called_off(earlier, later) == set()


def test_of_reports_of_one_time_neither_overtakes_the_other() -> None:
    told = "The council will close the Tarn bridge in May.", "The council will not close the Tarn bridge."
    assert called_off(*told, hours=0) == set()


def test_what_else_is_expected_of_somebody_stays() -> None:
    texts = (
        "Lena Voigt will lose two fingers, her team said. | Voigt is expected to leave hospital in April, they said.",
        "Lena Voigt will not lose any fingers, her doctors said.",
    )
    assert called_off(*texts) == {"Lena Voigt will lose two fingers, her team said."}
