"""In which figures reports contradict each other, and in which they only count something else."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.plan.amounts import find_amounts
from summarize.plan.figures import find_counts, find_figures
from summarize.text.numbers import find_numbers
from summarize.types import Plan, Story
from tests.builders import build_split_report

#: A Wednesday.
DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)


def plan(*texts: str, published: datetime | None = None) -> Plan:
    """Return the plan of a story told by the outlets A, B, ..., a report each; a bar parts sentences."""
    reports = tuple(
        build_split_report(*text.split(" | "), report_id=outlet, outlet=outlet, published=published)
        for outlet, text in zip("ABCDE", texts, strict=False)
    )
    return plan_story(Story("s1", reports), options=PlanOptions())


def shown(*texts: str) -> dict[str, dict[str, str]]:
    """Return what is shown as a difference: its name, and the words of each version by who gives it."""
    return {
        difference.about: {" ".join(version.outlets): version.text for version in difference.versions}
        for difference in plan(*texts).differences
    }


@pytest.mark.parametrize(
    ("one", "other", "name", "versions"),
    [
        (
            "The union said 400 dockers walked out on Tuesday at Delmar port.",
            "250 dockers walked out on Tuesday at Delmar port, the operator said.",
            "dockers on strike",
            {
                "A": "The union said 400 dockers walked out",
                "B": "250 dockers walked out on Tuesday at Delmar port, the operator said",
            },
        ),
        (
            "About 400 dockers went on strike.",
            "A strike by 250 dockers closed the port.",
            "dockers on strike",
            {"A": "About 400 dockers went on strike", "B": "strike by 250 dockers"},
        ),
        (
            "The gunman wounded 12 soldiers.",
            "Nine soldiers were wounded in the attack.",
            "soldiers injured",
            {"A": "wounded 12 soldiers", "B": "Nine soldiers were wounded"},
        ),
        (
            "Police arrested 40 protesters.",
            "25 people were arrested, the minister said.",
            "arrested",
            {"A": "arrested 40 protesters", "B": "25 people were arrested, the minister said"},
        ),
        (
            "The storm damaged 120 houses in Orlen.",
            "In Orlen, 80 houses were damaged by the storm.",
            "damaged houses",
            {"A": "damaged 120 houses", "B": "80 houses were damaged"},
        ),
        (
            "The fire destroyed 14 homes.",
            "Fire crews said nine homes had been destroyed.",
            "destroyed homes",
            {"A": "destroyed 14 homes", "B": "Fire crews said nine homes had been destroyed"},
        ),
        (
            "Some 12,000 people attended the rally in Tulsen.",
            "Fewer than 6,200 people attended the rally, the fire service said.",
            "people attended",
            {
                "A": "Some 12,000 people attended",
                "B": "Fewer than 6,200 people attended the rally, the fire service said",
            },
        ),
        (
            "A plane crash on the road to Orlen killed 42 people.",
            "In May a plane crash killed 36 people.",
            "killed",
            {"A": "killed 42 people", "B": "killed 36 people"},
        ),
        (
            "The death toll from Friday's quake rose to 143.",
            "The quake killed 159 people.",
            "killed",
            {"A": "death toll from Friday's quake rose to 143", "B": "killed 159 people"},
        ),
        (
            "The storm damaged about 120 houses.",
            "The storm allegedly damaged 60 houses.",
            "damaged houses",
            {"A": "damaged about 120 houses", "B": "allegedly damaged 60 houses"},
        ),
        (
            "Dahl was sentenced to 12 years in prison.",
            "Dahl was sentenced to 15 years on Monday.",
            "Dahl",
            {"A": "Dahl was sentenced to 12 years", "B": "Dahl was sentenced to 15 years"},
        ),
        (
            "Velmora Steel will cut 1,200 jobs, the company said.",
            "Velmora Steel plans to cut 800 jobs.",
            "cut jobs",
            {"A": "will cut 1,200 jobs, the company said", "B": "plans to cut 800 jobs"},
        ),
        (
            "The ministry unveiled a $13 billion aid package for farmers.",
            "An $11.6 billion aid package was unveiled.",
            "aid package",
            {"A": "$13 billion aid package", "B": "$11.6 billion aid package"},
        ),
        (
            "The court imposed a €5 million fine on the bank.",
            "The bank must pay a €50 million fine.",
            "fine",
            {"A": "€5 million fine", "B": "€50 million fine"},
        ),
        (
            "Unemployment rose to 5.1 percent in May.",
            "Unemployment rose to 5.4 percent in May.",
            "Unemployment",
            {"A": "Unemployment rose to 5.1 percent", "B": "Unemployment rose to 5.4 percent"},
        ),
    ],
)
def test_figures_on_one_thing_are_a_difference_with_who_says_what_in_their_order(
    one: str, other: str, name: str, versions: dict[str, str]
) -> None:
    assert shown(one, other) == {name: versions}
    turned = plan(other, one).differences
    assert [[version.text for version in item.versions] for item in turned] == [
        sorted(versions.values(), key=figure_in)
    ]


def figure_in(text: str) -> float:
    (number,) = find_numbers(text)
    assert number.value is not None
    return number.value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Somebody else is counted.
        ("Some 500 pilots walked out.", "1,200 stewards walked out."),
        ("5 soldiers were killed.", "3 civilians were killed."),
        ("A gunman killed 10 people at the school.", "The boy shot and killed eight pupils and two teachers."),
        ("The strike was joined by 400 dockers.", "The strike was joined by 250 clerks."),
        ("50 Ostrean troops died there.", "30 Kalmerian troops died there."),
        ("Kalmerian rockets hit Orlen and Kalmeria killed 12 people.", "Ostrey killed nine people."),
        ("Dahl won 12 seats.", "Berg won nine seats."),
        ("Dahl's shares fell 4 percent.", "Berg's shares fell 7 percent."),
        ("Core inflation rose to 5.1 percent.", "Headline inflation rose to 7.4 percent."),
        ("Dahl won 54 percent of women.", "Dahl won 48 percent of the vote."),
        ("52 senators voted for the bill.", "48 senators voted against it."),
        ("The $30 million stadium plan passed.", "The $40 million housing plan passed."),
        ("Police shot dead 14 protesters.", "Some 40 protesters gathered outside."),
        # Some of them, or a rate.
        ("The blast killed 12 people and three rescuers.", "The blast killed 15 people."),
        ("The blast killed 12 people and himself, police said.", "Thirteen people died."),
        ("Two people died at the scene.", "Three people were killed in the crash."),
        ("The crash seriously injured five people.", "The crash injured 12 people."),
        ("Twelve injured people were flown out.", "The crash injured 30 people."),
        ("The town won another $2 billion aid package.", "The town won a $3 billion aid package."),
        ("The fire killed 12 people, including 3 children.", "Three more people died in hospital."),
        ("The flu caused 12 deaths.", "One of every five deaths was caused by the flu."),
        ("The flu caused 12 deaths.", "There were 15 deaths per 100,000 people."),
        ("Along with the dead, 49 people were injured.", "30 injured are still in hospital."),
        # Elsewhere, on another day, at another time, in another happening.
        ("The storm damaged 120 houses in Orlen.", "The storm damaged 85 houses in Sande."),
        ("In Kalmeria the death toll climbed to 143.", "The death toll from floods in Western Ostrey rose above 150."),
        ("400 dockers walked out on Monday.", "On Tuesday, 250 dockers walked out."),
        ("The gunman killed 12 people.", "A week after a gunman killed 17 people in Sande, a gunman killed others."),
        ("The gunman killed 12 people.", "In 2011 a gunman killed 17 people there."),
        ("The quake had a magnitude of 6.2.", "An aftershock had a magnitude of 5.1."),
        (
            "The storm hit Kalmeria. | It tore off roofs. | In Benga province, 37 people are missing.",
            "The storm hit Kalmeria. | Roads were cut. | The minister said 56 people were missing.",
        ),
        ("Unemployment rose to 5.1 percent in May.", "Unemployment rose to 5.4 percent in June."),
        ("The flu killed 200 people this year.", "The flu killed 90 people in the last 24 hours."),
        ("The first blast killed 12 people.", "Nine people were killed."),
        ("The blast killed 12 people.", "The previous death toll of 9 came from the police; 9 had died, it said."),
        ("The blasts in Orlen killed 12 people.", "The blasts killed 30 people."),
        # Not so yet, and perhaps never.
        ("Nine people were killed.", "Police denied that 12 people were killed."),
        ("Nine people were killed.", "There is no evidence that 12 people were killed."),
        ("12,000 people were evacuated.", "Some 30,000 people will be evacuated."),
        ("The company will cut 800 jobs.", "The company denied that it will cut 1,200 jobs."),
        ("The bank paid a $1 million fine.", "The bank faces a $2 million fine."),
        ("The company cut 800 jobs.", "The company could cut 1,200 jobs."),
        ("The company cut 800 jobs.", "The company will cut 1,200 jobs."),
        ("The toll rose to 64.", "The death toll could exceed 80."),
        # Rounded, or left open.
        ("No more than 12 people were hurt.", "Nine people were hurt."),
        ("Between 300 and 400 dockers walked out.", "350 dockers walked out."),
        ("Rates rose to 5 percent.", "Rates rose to 5.1 percent."),
        ("More than 400 dockers walked out.", "450 dockers walked out."),
        ("The U.S. death toll stood at 183,000.", "There were 183,068 deaths."),
        ("The $2.25 trillion plan passed.", "The $2.3 trillion plan passed."),
        ("The death toll rose from 12 to 15.", "The blast killed 15 people."),
        ("The death toll is unknown but 30 people were injured.", "Twenty people were killed."),
        # Of another order: of one day, and of all days.
        ("There were 900 deaths.", "There were 400,000 deaths."),
        # Other numbers.
        ("Four shootings and the deaths of two teenagers led to it.", "Two deaths led to it."),
        ("The gunman shot 58 people and wounded hundreds.", "The gunman wounded 80."),
        ("Covid-19 deaths rose.", "Twelve deaths were reported."),
        ("The $3.5 trillion budget passed.", "The $1.2 trillion roads bill passed."),
    ],
)
def test_figures_of_something_else_are_no_difference(one: str, other: str) -> None:
    assert shown(one, other) == {}
    assert shown(other, one) == {}


def test_an_outlet_that_gives_both_figures_contradicts_neither() -> None:
    both = "The union said 400 dockers walked out. | 250 dockers walked out, the operator said."
    assert shown(both, "250 dockers walked out.") == {}
    assert (
        shown("The blast killed 12 people. | Officials put the number killed at 15; 15 people died.", "15 died.") == {}
    )


def test_all_outlets_that_give_one_of_the_figures_stand_beside_it() -> None:
    differing = shown("The blast killed 12 people.", "15 people died.", "The blast left 12 dead.", "It hurt 3 people.")
    assert differing == {"killed": {"A C": "killing 12 people".replace("killing", "killed"), "B": "15 people died"}}


def test_a_version_keeps_its_speaker_unless_another_outlet_has_the_figure_from_somebody_else() -> None:
    one, other = "400 dockers walked out, the union said.", "The union said 400 dockers walked out."
    assert shown(one, other, "250 dockers walked out.")["dockers on strike"] == {
        "A B": "400 dockers walked out, the union said",
        "C": "250 dockers walked out",
    }
    assert shown(one, "400 dockers walked out.", "250 dockers walked out.")["dockers on strike"] == {
        "A B": "400 dockers walked out",
        "C": "250 dockers walked out",
    }


def test_each_thing_that_is_counted_is_a_difference_of_its_own() -> None:
    assert set(
        shown(
            "The blast killed 12 people and wounded 30 people. | Crews closed 14 roads.",
            "The blast killed 15 people and wounded 40 people. | Crews closed 9 roads.",
        )
    ) == {"killed", "injured", "closed roads"}


def test_days_are_told_apart_as_days_where_reports_are_dated() -> None:
    def differences(second: datetime) -> int:
        one = build_split_report("400 dockers walked out on Tuesday.", report_id="a", outlet="A", published=DAY)
        two = build_split_report("250 dockers walked out yesterday.", report_id="b", outlet="B", published=second)
        return len(plan_story(Story("s1", (one, two)), options=PlanOptions()).differences)

    assert differences(DAY) == 1
    assert differences(DAY + timedelta(hours=11)) == 1
    assert differences(DAY - timedelta(days=1)) == 0


def test_the_day_on_which_somebody_said_it_is_not_the_day_of_what_is_counted() -> None:
    assert shown("The blast on Monday killed 12 people.", "The blast killed 15 people, police said on Tuesday.")


def test_an_early_toll_of_others_is_not_overtaken() -> None:
    early = build_split_report("The blast killed 3 soldiers.", report_id="a", outlet="A", published=DAY)
    late = build_split_report(
        "The blast killed 12 sailors.", report_id="b", outlet="B", published=DAY + timedelta(hours=20)
    )
    assert "overtaken" not in str(plan_story(Story("s1", (early, late)), options=PlanOptions()).passed_over)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The attack killed 5 soldiers and wounded 9 civilians.", [("killed", "soldiers", 5), ("injured", "civilians", 9)]),
        ("Some 31 people are still missing.", [("missing", "", 31)]),
        ("All 92 people on board were killed.", [("killed", "", 92)]),
        ("Three days after the quake, the death toll stood at 159.", [("killed", "", 159)]),
        ("Two Brenholt mosques and 40 people killed.", [("killed", "", 40)]),
    ],
)  # fmt: skip
def test_who_is_counted_is_read_with_the_figure(text: str, counted: list[tuple[str, str, float]]) -> None:
    found = find_figures(text)
    assert [
        (figure.about, figure.name.removesuffix(figure.about).strip(), figure.number.value) for figure in found
    ] == counted
    for figure in found:
        assert figure.number.text in text[figure.start : figure.end]


def test_a_later_figure_of_something_smaller_overtakes_nothing() -> None:
    early = build_split_report("The quake killed 143 people.", report_id="a", outlet="A", published=DAY)
    late = build_split_report(
        "Two people died when a wall fell.", report_id="b", outlet="B", published=DAY + timedelta(hours=20)
    )
    assert "overtaken" not in str(plan_story(Story("s1", (early, late)), options=PlanOptions()).passed_over)


def test_a_version_keeps_its_hedge_and_its_whole_speaker() -> None:
    assert shown("No fewer than 40 dockers walked out.", "About 20 dockers walked out.")["dockers on strike"] == {
        "A": "No fewer than 40 dockers walked out",
        "B": "About 20 dockers walked out",
    }
    differing = shown("On Monday he said the 400 dockers walked out.", "250 dockers walked out.")
    assert differing["dockers on strike"]["A"] == "he said the 400 dockers walked out"


def test_every_figure_of_a_long_sentence_is_read() -> None:
    text = ", ".join(f"crews closed {number} roads" for number in range(20, 320)) + "."
    assert [figure.number.value for figure in find_amounts(text)] == list(range(20, 320))


@pytest.mark.parametrize(
    "words",
    ["Halvik 12 dead, Orlo 13 injured; ", "killed 12 ", "killed 12, ", "a toll that rose to 12 and a toll of 12, "],
)
def test_a_sentence_of_thousands_of_words_is_read_at_once(words: str) -> None:
    text = (words * 1000)[:5000]
    find_numbers(text)
    start = time.process_time()
    find_figures(text)
    find_amounts(text)
    assert time.process_time() - start < 2


def test_casualties_far_down_a_sentence_are_no_other_amounts() -> None:
    text = "Twelve people died, " + "crews closed 14 roads, " * 60 + "and the blast killed 15 people."
    assert [figure.number.value for figure in find_figures(text)] == [12.0]
    assert {figure.number.value for figure in find_amounts(text)} == {14.0}


def test_a_thousand_figures_on_one_thing_are_one_difference() -> None:
    """A thousand figures that differ are not half a million comparisons."""
    texts = [f"The blast killed {100 + number} people." for number in range(1000)]
    reports = tuple(
        build_split_report(text, report_id=f"r{number}", outlet=f"o{number}") for number, text in enumerate(texts)
    )
    (difference,) = plan_story(Story("s1", reports), options=PlanOptions()).differences
    assert difference.about == "killed"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Twelve people were killed and 30 injured.", {"killed": 12.0, "injured": 30.0}),
        ("The death toll from the Old Ferry Bridge in Merrow rose to 15 on Monday.", {"killed": 15.0}),
        ("Police said 12 people died; the mayor said 15 were killed.", {}),
        ("In 2011 a storm killed 40 people there.", {}),
        ("The bridge carries 14,000 cars a day.", {}),
        ("The death toll from a magnitude 6.1 earthquake rose to 143.", {"magnitude": 6.1, "killed": 143.0}),
        ("The death toll, which officials said would climb, rose to 143.", {"killed": 143.0}),
        ("The death toll is expected to rise to 143.", {}),
        ("It killed 12 jobs.", {}),
    ],
)
def test_what_a_sentence_counts_is_found_unless_it_counts_it_twice(text: str, counts: dict[str, float]) -> None:
    assert {about: figure.number.value for about, figure in find_counts(text).items()} == counts
