"""A summary reads as a text: what happened, details, reactions, background."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.order import order_points
from summarize.types import Point, Story

from .builders import build_split_report

REPORT = build_split_report(
    "Dockers at the port of Hadley voted on Monday to strike.",
    "The port authority closed all terminals until Friday.",
    "Union leader Dana Wirth said the talks had failed over pay.",
    "The port has handled a third of the country's grain since 2009.",
)
STORY = Story("s", (REPORT,))


def point(place: int, score: float = 0.5) -> Point:
    return Point((REPORT.sentences[place],), score)


def places(points: tuple[Point, ...]) -> list[int]:
    return [item.sentences[0].index for item in points]


def test_happening_details_reaction_background() -> None:
    assert places(order_points([point(3), point(2), point(1), point(0, 1.0)], STORY)) == [0, 1, 2, 3]


def test_the_best_point_opens_unless_it_stands_deep_in_its_report() -> None:
    assert places(order_points([point(0, 0.6), point(1, 1.0)], STORY))[0] == 1
    assert places(order_points([point(0, 0.9), point(3, 1.0)], STORY))[0] == 0


def test_nothing_has_no_order() -> None:
    assert order_points([], STORY) == ()


@given(st.permutations([point(place, 1 - place / 10) for place in range(4)]))
def test_the_order_does_not_depend_on_the_order_of_the_points(points: list[Point]) -> None:
    assert places(order_points(points, STORY)) == [0, 1, 2, 3]
