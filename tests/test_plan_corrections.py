"""What an outlet calls wrong in its own earlier report is told no more, and nothing else is taken back by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Plan, Story
from tests.builders import build_split_report

#: A Wednesday.
DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)


def plan(*told: tuple[str, str], titles: tuple[str, ...] = ()) -> Plan:
    """Return the plan of a story told by outlets, a report each, an hour apart; a bar parts sentences."""
    reports = tuple(
        build_split_report(
            *text.split(" | "),
            report_id=f"r{number}",
            outlet=outlet,
            title=titles[number] if titles else "",
            published=DAY + timedelta(hours=number),
        )
        for number, (outlet, text) in enumerate(told)
    )
    return plan_story(Story("s1", reports), options=PlanOptions())


def taken_back(*told: tuple[str, str]) -> set[str]:
    """Return the sentences that are passed over as overtaken or taken back."""
    return {item.sentence.text for item in plan(*told).passed_over if "taken back" in item.reason}


SEVEN = "Seven miners are still missing at Halvik, the police said."
MOVED = "About 3,500 people were evacuated from the Ostra valley, the civil defence said."
CORE = "Bo Marklund, a geologist, said that the core of the dam had been eroded."
WROTE = (
    "Correction: In a report on Friday, Valley Star wrote that 3,500 people had been evacuated from the Ostra valley."
)


@pytest.mark.parametrize(
    "correction",
    [
        "Correction: An earlier version of our report said that seven miners were still missing. | It was six.",
        "An earlier version of this article said that seven miners were missing. | It was six.",
        "An earlier version of this article put the missing miners at seven. | It should have said six.",
        "Our report gave the number of missing miners as seven instead of six, in error.",
        "Our earlier report should have said that six miners are missing, not seven.",
        "On Tuesday the Wire said that seven miners were missing. | The correct number is six.",
        "A correction: six miners are missing, not seven.",
    ],
)
def test_what_an_outlet_corrects_in_words_is_told_no_more(correction: str) -> None:
    assert SEVEN in taken_back(("Wire", SEVEN), ("Wire", correction), ("Post", "The mine at Halvik is closed."))


@pytest.mark.parametrize(
    ("outlet", "earlier", "correction"),
    [
        # Another outlet's, another figure, the right one, and the same figure of something else.
        ("Post", SEVEN, "Correction: An earlier version of our report said that seven miners were missing. | It was six."),
        ("Wire", SEVEN, "Correction: An earlier version of our report said that 40 miners were missing. | It was 30."),
        ("Wire", SEVEN, "Our report gave the number of missing miners as six instead of seven, in error."),
        ("Wire", "Seven inspectors visited Halvik in March.", "Correction: Our report said seven miners died. | It was six."),
        # What others said, or corrected; what was so, and is so no more; a time.
        ("Wire", SEVEN, "The police said that seven miners were missing. | It was six, the owner said."),
        ("Wire", SEVEN, "On Tuesday the Post said that seven miners were missing. | The correct number is six."),
        ("Wire", SEVEN, "“We said wrongly that seven miners were missing,” said Ada Brook."),
        ("Wire", SEVEN, "An earlier version of this report said that seven miners were missing. | Police found 40 lamps."),
        ("Wire", SEVEN, "We had tea with the wives of seven missing miners. | It was six degrees below zero."),
        ("Wire", SEVEN, "Dahl said that the owner should have said that six miners were missing, not seven."),
    ],
)  # fmt: skip
def test_what_no_outlet_corrects_of_its_own_stays(outlet: str, earlier: str, correction: str) -> None:
    assert earlier not in taken_back((outlet, earlier), ("Wire", correction))


@pytest.mark.parametrize(
    ("outlet", "earlier", "dispute"),
    [
        # What others dispute, or correct of their own.
        (
            "Post",
            "The new bridge in Halvik cost 30 million kroner, the council said.",
            "Auditors said that the council was wrong and that the new bridge cost 40 million kroner, not 30 million kroner.",
        ),
        (
            "Post",
            "The bank expects growth of 4 percent next year.",
            "The central bank corrected its forecast and expects growth of 2 percent next year, not 4 percent.",
        ),
        ("Post", "The reactor at Halvik was safe.", "An earlier report by the ministry wrongly stated that the reactor was safe."),
        ("Post", "Some 40 bridges are unsafe.", "An earlier report by the ministry said that 40 bridges were unsafe."),
        ("Post", "The harbour had 12 boats.", "The mayor said that we had 12 boats and that it was a mistake to sell them."),
        ("Post", "The harbour had 12 boats.", "The mayor said that we said that 12 boats were left and that it was a mistake."),
        ("Post", "Police hold 12 men.", "In our report police said wrongly that they held 12 men."),
        # An outlet that is called what others are called too.
        ("Star", "The film cost 3 million kroner.", "The film’s star said that she was wrong to ask for 3 million kroner."),
        ("Star", "The film cost 3 million kroner.", "The Morning Star wrongly said that the film cost 3 million kroner."),
        ("star", "The film cost 3 million kroner.", "On Tuesday the star said wrongly that the film cost 3 million kroner."),
        # What was wrong itself is no wrong report.
        ("Post", "The court freed 12 men.", "We reported on Friday that 12 men had been wrongly convicted."),
    ],
)  # fmt: skip
def test_what_others_call_wrong_takes_nothing_back_and_is_told_itself(outlet: str, earlier: str, dispute: str) -> None:
    found = taken_back((outlet, earlier), (outlet, dispute), ("Wire", "The weather in Halvik stays dry."))
    assert earlier not in found
    assert dispute not in found


@pytest.mark.parametrize(
    "behind",
    [
        "The minister said that the figure was wrong.",
        "The correct number is 30, the minister said.",
        "It was 30, the minister said.",
    ],
)
def test_what_a_minister_calls_wrong_behind_it_takes_nothing_back(behind: str) -> None:
    told = "An earlier report by the ministry said that 40 bridges were unsafe."
    found = taken_back(("Post", "Some 40 bridges are unsafe."), ("Post", f"{told} | {behind}"))
    assert not found


def test_what_somebody_says_over_several_sentences_is_no_correction() -> None:
    speech = (
        "“It is a sad day. | We said that seven miners were missing. | That was wrong. | We regret it,” said Ada Brook."
    )
    assert not taken_back(("Wire", SEVEN), ("Wire", speech))


def test_what_a_corrected_report_says_that_its_outlet_said_before_is_not_taken_back() -> None:
    told = (("Wire", "The mayor of Halvik had resigned over the mine."), ("Post", "The weather in Halvik stays dry."))
    corrected = (
        "Wire",
        "The mine is closed. | The Wire said on Monday that the mayor of Halvik had resigned over the mine.",
    )
    assert not [
        item
        for item in plan(*told, corrected, titles=("", "", "Correction: The mine at Halvik")).passed_over
        if "taken back" in item.reason
    ]


DIED = "Twelve people had died in the fire."


@pytest.mark.parametrize(
    "behind",
    [
        "It was the worst fire in Orlo since 1950, police said.",
        "It was the third fire there in two weeks.",
        "It was put out by 40 firefighters.",
        "They are investigating its cause.",
        "There were two dogs in the house.",
        "The correct way to leave a house is by the stairs, the mayor said.",
        "This is wrong, the mayor said.",
    ],
)
def test_the_news_behind_a_correction_is_no_part_of_it(behind: str) -> None:
    correction = "Correction: This article originally said that 12 people had died. | It was ten."
    found = taken_back(("Post", DIED), ("Post", f"{correction} | {behind} | They were back at work on Monday."))
    assert found == {DIED, *correction.split(" | ")}


@pytest.mark.parametrize(
    "behind",
    [
        "It was six.",
        "It was six, not seven.",
        "In fact, it was about six.",
        "There were six miners.",
        "It should have said six.",
        "That was wrong.",
        "This is not true: it was six.",
        "The correct number is six.",
        "We regret the error.",
        "We apologise for the mistake.",
    ],
)
def test_what_is_about_nothing_but_the_report_goes_with_its_correction(behind: str) -> None:
    correction = "Correction: An earlier version of this article said that seven miners were missing."
    assert taken_back(("Wire", SEVEN), ("Wire", f"{correction} | {behind}")) == {SEVEN, correction, behind}


@pytest.mark.parametrize(
    ("earlier", "correction", "stays"),
    [
        (
            "Twelve people were killed in the fire.",
            "An earlier version of this article said that 12 people were killed. | It was ten.",
            "Twelve people attended the vigil at the church.",
        ),
        (
            "The candidates spent 4 million kroner.",
            "An earlier version of this article said that 12 candidates spent 4 million kroner. | The correct sum is 3 million.",
            "There are 12 candidates in Halvik.",
        ),
        (
            "The march cost 200 crowns.",
            "A correction: the march cost 300 crowns, not 200 crowns.",
            "The tickets cost 200 crowns.",
        ),
        (
            "The fire killed 12 people.",
            "An earlier version of this article said that 12 people had died. | It was ten.",
            "Twelve people were arrested in Halvik.",
        ),
        (
            "Twelve miners died.",
            "An earlier version of this article said that 12 miners died. | It was ten.",
            "Twelve soldiers died at the border in May.",
        ),
        # What should have been said is right.
        (
            "Seven miners are missing.",
            "Our report should have said that six miners are missing, not seven.",
            "Six miners are missing at Halvik.",
        ),
    ],
)  # fmt: skip
def test_only_the_wrong_figure_of_the_same_is_taken_back(earlier: str, correction: str, stays: str) -> None:
    told = (("Wire", f"{earlier} | {stays}"), ("Wire", correction))
    found = taken_back(*told)
    assert earlier in found
    assert stays not in found
    assert plan(*told, titles=(stays, "")).mistitled == frozenset()


@pytest.mark.parametrize(
    "correction",
    [
        "An earlier version of this story incorrectly gave the death toll as 12. | The correct figure is ten.",
        "An earlier version of this story gave the number of dead as 12. | It was ten, not 12.",
        "We said on Friday that 12 people had died. | That was wrong.",
        "The Post wrongly reported that 12 people had died in the fire.",
        "The Post said on Friday that 12 people had died, which was wrong.",
        "This article was corrected on Friday: the fire killed ten people, not 12.",
        "(Corrects to say that ten people died, not 12)",
    ],
)
def test_a_wrong_toll_is_taken_back_in_whatever_words_it_was_told(correction: str) -> None:
    vigil = "Twelve people attended the vigil at the church in Orlo."
    found = taken_back(("The Post", f"{DIED} | {vigil}"), ("The Post", correction))
    assert DIED in found
    assert vigil not in found


@pytest.mark.parametrize(
    "correction",
    [
        "Our report should have said that 12 people had died.",
        "We wrongly said that 12 people had been hurt, not ten.",
        "We wrongly said that 12 people had died, not ten.",
    ],
)
def test_where_it_is_not_clear_what_was_wrong_nothing_is_taken_back(correction: str) -> None:
    assert not taken_back(("Post", DIED), ("Post", correction))


def test_what_came_after_a_correction_is_not_taken_back_by_it() -> None:
    correction = "Correction: An earlier version of our report said that seven miners were missing. | It was six."
    assert SEVEN not in taken_back(("Wire", correction), ("Wire", SEVEN))


def test_a_report_that_corrects_another_one_is_right_itself() -> None:
    own = "Seven miners were found alive at Halvik on Wednesday."
    correction = "Correction: An earlier version of our report said that seven miners were missing. | It was six."
    assert own not in taken_back(("Wire", SEVEN), ("Wire", f"{own} | {correction}"))


def test_a_figure_that_was_taken_back_is_no_side_of_a_difference() -> None:
    other = ("Post", "About 2,300 people were evacuated from the Ostra valley.")
    assert [item.about for item in plan(("Valley Star", MOVED), other).differences] == ["displaced"]
    assert (
        plan(("Valley Star", MOVED), other, ("Valley Star", WROTE + " | The correct number is 2,300.")).differences
        == ()
    )


def test_a_whole_correction_is_passed_over_and_the_report_behind_it_is_told() -> None:
    rest = "The correct number is 2,300. | We regret the error."
    news = "Engineers lowered the lake behind the Ostra dam by three metres."
    planned = plan(("Valley Star", MOVED), ("Valley Star", f"{WROTE} | {rest} | {news}"))
    assert [point.sentences[0].text for point in planned.points] == [news]


def test_who_has_another_name_is_told_under_the_wrong_one_no_more() -> None:
    correction = "The geologist's name is Bo Markström, not Marklund."
    assert CORE in taken_back(
        ("Valley Star", CORE), ("Valley Star", f"{WROTE} | The correct number is 2,300. | {correction}")
    )
    assert CORE not in taken_back(("Post", CORE), ("Valley Star", f"{WROTE} | {correction}"))
    # No correction: who tells what somebody is called takes nothing back.
    assert CORE not in taken_back(("Valley Star", CORE), ("Valley Star", f"The dam is old. | {correction}"))


def test_a_wrong_first_name_takes_nothing_back_of_others_of_that_name() -> None:
    wrong, other = "Ida Brook, a geologist, saw the dam at Ostra.", "Ida Lund, a lawyer, saw the dam at Ostra."
    correction = f"{WROTE} | The geologist's name is Ada Brook, not Ida Brook."
    found = taken_back(("Valley Star", f"{wrong} | {other}"), ("Valley Star", correction))
    assert wrong in found
    assert other not in found


def test_a_title_that_says_what_was_taken_back_is_known() -> None:
    told = (
        ("Valley Star", MOVED),
        ("Post", "The dam at Ostra leaks."),
        ("Valley Star", f"{WROTE} | The correct number is 2,300."),
    )
    titles = ("3,500 evacuated from Ostra valley", "3,500 evacuated from Ostra valley", "Correction: Ostra dam")
    assert plan(*told, titles=titles).mistitled == {"r0"}
    assert plan(*told[:2], titles=titles).mistitled == frozenset()


def test_a_figure_that_its_outlet_has_taken_back_is_told_no_more() -> None:
    planned = plan(
        ("Radio", "The bank has raised its rate to 4.75 per cent."),
        ("Gazette", "The bank has raised its rate to 4.5 per cent, the first rise in a year."),
        ("Radio", "At noon we gave the new rate as 4.75 per cent. | That was wrong. | The rate is 4.5 per cent."),
    )
    told = " ".join(sentence.text for point in planned.points for sentence in point.sentences)
    assert "4.5 per cent" in told
    assert "4.75" not in told
    assert any("4.75" in passed.sentence.text for passed in planned.passed_over)


def test_a_figure_that_another_outlet_has_taken_back_stands() -> None:
    planned = plan(
        ("Gazette", "The bank has raised its rate to 4.75 per cent."),
        ("Radio", "At noon we gave the number of members as 4.75 per cent. | That was wrong."),
    )
    assert any("4.75" in sentence.text for point in planned.points for sentence in point.sentences)


def test_what_somebody_calls_wrong_in_his_own_words_takes_nothing_of_the_outlets_back() -> None:
    planned = plan(
        ("Radio", "The bank has raised its rate to 4.75 per cent."),
        ("Radio", "“We said before that 4.75 per cent would be a mistake,” said Mara Lund."),
    )
    assert any("raised its rate to 4.75" in sentence.text for point in planned.points for sentence in point.sentences)


def test_a_correction_that_names_the_wrong_figure_takes_back_that_one_only() -> None:
    planned = plan(
        ("Radio", "Some 300 people marched in Karsin. | The march cost 200 crowns."),
        ("Radio", "A correction: the march cost 300 crowns, not 200 crowns."),
    )
    passed = [passed.sentence.text for passed in planned.passed_over]
    assert "The march cost 200 crowns." in passed
    assert "Some 300 people marched in Karsin." not in passed


def test_what_an_outlet_calls_wrong_without_a_figure_is_told_no_more() -> None:
    wrong = "Police in Aldham arrested a man of 34 on Wednesday over the theft of old coins."
    asked = "A man of 34 was questioned on Wednesday over old coins from Aldham. | He has not been arrested."
    taken_back = "Correction: An earlier report said wrongly that the man had been arrested."
    planned = plan(("Wire", wrong), ("Wire", f"{asked} | {taken_back}"))
    assert wrong in [one.sentence.text for one in planned.passed_over]
    assert [point.sentences[0].text[:8] for point in planned.points] == ["A man of"]


def test_what_another_outlet_calls_wrong_takes_nothing_back() -> None:
    told = "Police in Aldham arrested a man of 34 on Wednesday over the theft of old coins."
    planned = plan(
        ("Post", told),
        ("Wire", "The coins are from the museum. | An earlier report said wrongly that the man had been arrested."),
    )
    assert told not in [one.sentence.text for one in planned.passed_over]
