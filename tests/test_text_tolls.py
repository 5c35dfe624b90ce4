"""How many were killed or hurt is read where a text says so, and nothing else is taken for it."""

from __future__ import annotations

import time

import pytest

from summarize.text.numbers import find_numbers
from summarize.text.tolls import DEAD, HURT, find_nth_deaths, find_tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The death toll of the fire in Harrow rose to ten on Monday.", {DEAD: {10.0}}),
        ("One was dead, which brings the number of those killed to nine.", {DEAD: {9.0}}),
        ("Three miners died and nine were missing.", {DEAD: {3.0}}),
        ("Two officers killed a man.", {}),
        ("The toll road rose to 12 crowns.", {}),
        ("At least 12 people were killed and 40 injured in Orlo.", {DEAD: {12.0}, HURT: {40.0}}),
        ("A gunman opened fire in Hadley, killing two students and wounding three others.", {DEAD: {2.0}, HURT: {3.0}}),
        ("Twelve dead as ferry capsizes off Dunmere", {DEAD: {12.0}}),
        ("Fire in Orlo kills at least 3", {DEAD: {3.0}}),
        ("Two officers who killed a man in Orlo were dismissed.", {}),
        ("“Twelve people were killed,” the banner said.", {}),
        ("The port of Hadley lost 40 containers.", {}),
        ("A seventh victim of the fire at a hotel in Harrow died in hospital on Tuesday.", {DEAD: {7.0}}),
        ("Seventh victim of hotel fire dies", {DEAD: {7.0}}),
        ("A 12th patient has died, the hospital said.", {DEAD: {12.0}}),
        ("A fourth person was found dead on Monday.", {DEAD: {4.0}}),
        ("Rescuers found a third body on Monday.", {DEAD: {3.0}}),
        ("A seventh victim was taken to hospital.", {}),
        ("A seventh victim, whose brother died in May, went home.", {}),
        ("A seventh victim may have died.", {}),
        ("The first person who died of it was a nurse.", {}),
        ("The sixth patient and a nurse were found dead.", {}),
        ("Dahl came second, a body said.", {}),
        ("A third body was found in the river.", {DEAD: {3.0}}),
        ("Norland reported a second death on Monday.", {DEAD: {2.0}}),
        ("A second death in the hotel fire was mourned.", {DEAD: {2.0}}),
        *(
            (text, {})
            for text in (
                "A second body to look into the fire was set up.",
                "The second body of water froze.",
                "The third body-worn camera was lost.",
                "A second death threat was sent.",
                "A second death row inmate left.",
                "A second fatality inquiry opened.",
                "The third person to lead the council died.",
                "The fourth person in line to the throne died.",
                "The second person charged in the fire died in jail.",
                "A third victim of the fraud died.",
                "Dahl leads a second body.",
            )
        ),
    ],
)
def test_tolls_are_read_by_kind(text: str, tolls: dict[str, set[float]]) -> None:
    assert find_tolls(text) == tolls


def test_a_long_text_of_victims_is_read_at_once() -> None:
    for text in ("a seventh victim of the " * 850, "a seventh victim of the fire " * 850):
        find_numbers(text)
        start = time.perf_counter()
        assert not list(find_nth_deaths(text))
        assert time.perf_counter() - start < 0.6
