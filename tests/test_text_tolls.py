"""How many were killed or hurt is read where a text says so, and nothing else is taken for it."""

from __future__ import annotations

import time

import pytest

from summarize.plan.figures import find_figures
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


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The death toll from a magnitude 6.1 earthquake that struck the Ostra valley in Norland rose to 143.", 143),
        ("The death toll from Monday's 6.1-magnitude quake rose to 143.", 143),
        ("The death toll after two days of storms rose to 12.", 12),
        ("The death toll after four days of fighting stands at 143.", 143),
        ("The death toll in the fire at a 12-storey block rose to 40.", 40),
        ("The death toll from the shelling of 12 villages rose to 40.", 40),
        ("The death toll of four blasts rose to 12.", 12),
        ("The death toll rose from 12 to 15.", 15),
        ("The toll of the blast, 12 on Monday, rose to 15.", 15),
        ("The death toll in a town that saw prices rise to 12 stands at 40.", 40),
        ("The rebels said that the death toll from the shelling of the town of Halvik in Norland on Tuesday has risen to 60.", 60),
        ("The number of people killed in the earthquake in the Ostra valley of Norland has risen to 143.", 143),
        ("The death toll, which officials said would climb, rose to 143.", 143),
        ("The death toll, officials said, rose to 143.", 143),
        ("The death toll from floods in Orlo rose above 150.", 150),
        ("The death toll in Orlo was over 150.", 150),
        ("The death toll rose to more than 150.", 150),
        ("That brought the toll from Friday's quake to 143.", 143),
        ("Officials put the death toll in Orlo at 12.", 12),
        ("The storm left a death toll of 12.", 12),
        ("Death toll: 12", 12),
        ("Toll now 12 in Orlo", 12),
        ("At least 12 sheep farmers were killed.", 12),
        ("Three of the 12 people killed were named, as the toll rose to 12.", 12),
    ],
)  # fmt: skip
def test_a_toll_is_the_number_behind_the_words_that_lead_to_it(text: str, dead: float) -> None:
    assert find_tolls(text)[DEAD] == {dead}
    assert {figure.number.value for figure in find_figures(text) if figure.about == DEAD} <= {dead}


@pytest.mark.parametrize(
    "text",
    [
        "The death toll among the 40 miners is not known.",
        "Death toll unknown, temperatures reach 40",
        "The death toll doubled and prices rose to 12.",
        "As the death toll mounted, the president, Bo Lund, flew to 12 villages.",
        "The death toll could reach 143.",
        "The death toll is expected to rise to 143.",
        # Of no people.
        "It killed 12 jobs.",
        "Two dead whales were found.",
        "Twelve cows died in the fire.",
        "The toll was 12 kroner.",
        "The bridge toll will rise to 12 kroner.",
        "The ferry's toll stands at 12 kroner.",
        "The ferry's toll stands at 12.",
        "Team of 12 killed off by late goal",
        # Of some or none of them.
        "None of the 12 was hurt.",
        "None of the 12 miners died.",
        "The bomb killed two soldiers and five civilians.",
        "The bomb killed two soldiers and five civilians in Orlo.",
        "Two soldiers and five civilians were killed.",
    ],
)
def test_what_is_not_the_number_of_all_the_dead_or_hurt_is_no_toll(text: str) -> None:
    assert find_tolls(text) == {}


def test_a_toll_that_went_past_a_number_is_more_than_that() -> None:
    for text in ("The death toll rose past 143.", "Death toll tops 143"):
        (figure,) = find_figures(text)
        assert (figure.about, figure.number.value, figure.number.hedge) == (DEAD, 143.0, "more than")
        assert find_tolls(text) == {}


def test_a_long_text_of_victims_is_read_at_once() -> None:
    for text in ("a seventh victim of the " * 850, "a seventh victim of the fire " * 850):
        find_numbers(text)
        start = time.perf_counter()
        assert not list(find_nth_deaths(text))
        assert time.perf_counter() - start < 0.6
