"""What a report expects is told no more once another one tells that it was done, is over or is not to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.plan.candidates import make_candidates
from summarize.plan.overtaken import find_overtaken_plans
from summarize.types import SplitReport, Story
from tests.builders import build_split_report
from tests.plans import passed_over

DAY = datetime(2026, 3, 11, 12, tzinfo=UTC)
CALLED_OFF = "a later report tells that it is not to come"


def overtaken(*reports: SplitReport) -> dict[str, str]:
    found = find_overtaken_plans(make_candidates(Story("s1", reports)))
    return {sentence.text: reason for sentence, reason in found.items()}


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
        # On both sides on the word of who is to do it.
        (
            "The dockers' union will close the port of Halvik in May, the union said.",
            "The dockers' union will not close the port of Halvik, a spokesman for the union said.",
        ),
        ("Ada Brook will sell the pier in Hadley, Brook said.", "Brook will not sell the pier, her office said."),
        (
            "Ada Brook will sell the pier in Hadley, she said.",
            "Brook will not sell the pier in Hadley, Brook's team said.",
        ),
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
        # Rivals contradict each other.
        (
            "Prime Minister Bo Lund will leave office in May, two ministers said.",
            "Prime Minister Bo Lund will not leave office, his office said.",
        ),
        (
            "Prime Minister Bo Lund will leave office in May, ministers said.",
            "Prime Minister Bo Lund will not leave office.",
        ),
        (
            "According to two ministers, Prime Minister Bo Lund will leave office in May.",
            "Prime Minister Bo Lund said that he will not leave office.",
        ),
        (
            "The dockers' union will close the port of Halvik in May, the union said.",
            "The dockers' union will not close the port of Halvik, the company said.",
        ),
        (
            "The dock union will close the port of Halvik in May, the union said.",
            "The dock company said that the dock union will not close the port of Halvik.",
        ),
        (
            "The dockers' union will close the port of Halvik in May.",
            "The dockers' union will not close the port of Halvik, the union's rivals said.",
        ),
        (
            "The mayor of Orlo will sell the pier in May.",
            "The mayor of Orlo will not sell the pier, the mayor of Hadley said.",
        ),
        (
            "The mayor of Orlo will sell the pier in May.",
            "The mayor of Orlo will not sell the pier, officials in Orlo said.",
        ),
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


# ------------------------------------------------------------------ done, or over

PLANNED = build_split_report(
    "Governor Ada Lund is expected to sign the bill on harbour fees on Monday.",
    "The bill on harbour fees was passed by the assembly of Norland.",
    report_id="a",
    outlet="Velmora Post",
    published=datetime(2024, 3, 4, 9, tzinfo=UTC),
)


def test_what_is_told_as_planned_is_passed_over_where_another_report_tells_it_as_done() -> None:
    done = build_split_report(
        "Governor Lund signed the bill on harbour fees in Velmora on Monday.",
        report_id="b",
        outlet="Coast News",
        published=datetime(2024, 3, 4, 18, tzinfo=UTC),
    )
    assert passed_over(PLANNED, done) == {
        PLANNED.sentences[0].text: "another report tells as done what it tells as planned"
    }


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        # Somebody else, something else, another time, not done at all, and an older report.
        ("The mayor of Orlo signed the bill on harbour fees in Velmora on Monday.", 18),
        ("Governor Lund opened a hall in Velmora on Sunday, far from the bill on harbour fees.", 18),
        ("Governor Lund signed a bill on harbour fees in Velmora last year.", 18),
        ("Governor Lund did not sign the bill on harbour fees in Velmora on Monday.", 18),
        ("Governor Lund will sign the bill on harbour fees in Velmora on Monday.", 18),
        ("Governor Lund signed the bill on harbour fees in Velmora on Monday.", 6),
        # Claimed, on a condition, another bill.
        ("Governor Lund falsely claimed that Governor Lund signed the bill on harbour fees in Velmora on Monday.", 18),
        ("If Governor Lund signed the bill on harbour fees in Velmora on Monday, the port closes.", 18),
        ("Governor Lund nearly signed the bill on harbour fees in Velmora on Monday.", 18),
        ("Governor Lund signed the bill on harbour fees in Velmora in May 2021.", 18),
        ("Governor Lund signed a letter about harbour fees in Velmora, far from any bill on Monday.", 18),
        ("Governor Per Olsen of Westmark signed the bill on harbour fees in Velmora on Monday.", 18),
        ("Her office denies that Governor Lund signed the bill on harbour fees in Velmora on Monday.", 18),
        ("Governor Lund signed the bill on harbour fees in Velmora in December.", 18),
        ("Governor Lund mistakenly signed the bill on harbour fees in Velmora on Monday.", 18),
    ],
)
def test_a_plan_stays_where_no_later_report_tells_that_very_deed(text: str, hour: int) -> None:
    other = build_split_report(
        text, report_id="b", outlet="Coast News", published=datetime(2024, 3, 4, hour, tzinfo=UTC)
    )
    assert PLANNED.sentences[0].text not in passed_over(PLANNED, other)


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        # A day between, another verb of the same kind, another word for who governs, a long object in common.
        (
            "Governor Ada Lund is expected on Monday to sign the bill on harbour fees.",
            "Governor Lund signed the bill on harbour fees on Monday after claims that nobody had read it.",
        ),
        (
            "The Lund administration plans to propose a reorganisation of the harbour board as early as Monday.",
            "The government on Monday unveiled a sweeping reorganisation of the harbour board of Velmora.",
        ),
        (
            "The heads of two boards are expected on Monday to order ferries to stop using oil in the harbour.",
            "The administration has ordered Norland's ferries to stop using oil in the harbour of Velmora.",
        ),
        # Where it was done is no month.
        (
            "Governor Ada Lund is expected on Monday to sign the bill on harbour fees.",
            "Governor Lund signed the bill on harbour fees in Marlow on Monday.",
        ),
        # By when it is to be is not when it is announced; who says that it will be does not matter.
        (
            "Governor Ada Lund will announce on Monday a cut in harbour fees by 2035, officials said.",
            "Governor Lund announced a cut in harbour fees by 2035 to the dockers of Velmora.",
        ),
    ],
)
def test_a_plan_is_known_as_done_in_other_words(planned: str, done: str) -> None:
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report(done, report_id="b", outlet="Coast News"),
    )
    assert "tells as done" in passed_over(*reports)[planned]


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        # It goes on; of it another report tells only that it began.
        (
            "Governor Ada Lund is expected to close the harbour board of Velmora for two weeks.",
            "Governor Lund closed the harbour board of Velmora on Monday.",
        ),
        # Somebody else was named; the plan stands beside other news; a plan that is denied.
        (
            "Governor Ada Lund is expected to name Dana Wirth as head of the harbour board of Velmora.",
            "Governor Lund picked Tor Valen as head of the harbour board of Velmora.",
        ),
        (
            "Governor Ada Lund was fined for speeding and is expected to sign the bill on harbour fees on Monday.",
            "Governor Lund signed the bill on harbour fees in Velmora on Monday.",
        ),
        (
            "Governor Ada Lund denied that she is to sign the bill on harbour fees on Monday.",
            "Governor Lund signed the bill on harbour fees in Velmora on Monday.",
        ),
    ],
)
def test_other_news_stays_beside_a_deed(planned: str, done: str) -> None:
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report(done, report_id="b", outlet="Coast News"),
    )
    assert planned not in passed_over(*reports)


def test_what_else_was_expected_goes_with_the_plan_that_opens_its_report() -> None:
    before = build_split_report(
        "Governor Ada Lund is to sign the bill on harbour fees in Velmora on Monday.",
        "She is expected to thank the dockers who asked for the bill on harbour fees.",
        "The bill on harbour fees is to last for ten years.",
        "Heavy rain is expected to flood the port of Velmora by night.",
        report_id="a",
        outlet="Velmora Post",
    )
    done = build_split_report(
        "Governor Lund signed the bill on harbour fees in Velmora on Monday.", report_id="b", outlet="Coast News"
    )
    reasons = passed_over(before, done)
    assert "tells as done" in reasons[before.sentences[1].text]
    assert before.sentences[2].text not in reasons
    assert before.sentences[3].text not in reasons


@pytest.mark.parametrize(
    ("planned", "past"),
    [
        # Another verb; the day in front; a deed that somebody else reports; another doer in the very same matter.
        (
            "Governor Ada Lund will end her campaign for the harbour board of Velmora on Sunday, aides said.",
            "Governor Ada Lund dropped out of the race for the harbour board of Velmora on Sunday.",
        ),
        (
            "At a meeting of the harbour board on Sunday, Governor Ada Lund will accuse the dockers of Velmora.",
            "Governor Lund gave a speech to the harbour board of Velmora on Sunday.",
        ),
        (
            "The harbour board of Velmora is expected on Sunday to fine the owners of two ferries.",
            "The harbour board of Velmora sued two ferries on Sunday, according to its lawyers.",
        ),
        (
            "Some 200 dockers are expected to leave the port of Velmora on Sunday on a ferry of the Norland Line.",
            "A ferry of the Norland Line left the port of Velmora on Sunday with a crowd of dockers.",
        ),
        (
            "Governor Ada Lund will announce on Sunday new fees for the harbour board of Velmora.",
            "Governor Lund said on Sunday that the harbour board of Velmora takes new fees.",
        ),
    ],
)
def test_what_is_planned_for_a_day_is_over_where_another_report_tells_of_that_day(planned: str, past: str) -> None:
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report(past, report_id="b", outlet="Coast News"),
    )
    assert "on the day for which it is planned" in passed_over(*reports).get(planned, "")


@pytest.mark.parametrize(
    ("planned", "past"),
    [
        # Another day; a deed that only prepares it; what was said of it; somebody else; another matter; another week.
        (
            "Governor Ada Lund will end her campaign for the harbour board of Velmora on Sunday, aides said.",
            "Governor Ada Lund began her last week in the race for the harbour board of Velmora on Saturday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Lund agreed to speak on Sunday to the harbour board of Velmora.",
        ),
        (
            "Governor Ada Lund will visit the harbour board of Velmora on Sunday.",
            "Governor Lund told the harbour board of Velmora early on Sunday that her car had broken down.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Per Olsen of Westmark left the harbour board on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Lund opened a hall for singers on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Lund met the harbour board of Velmora last Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora by Sunday.",
            "Governor Lund met the harbour board of Velmora on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Lund set a meeting with the harbour board of Velmora for Sunday.",
        ),
        # What comes before it on the same day; another Sunday; one of two days.
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday.",
            "Governor Lund postponed a speech to the harbour board of Velmora on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday evening.",
            "Governor Lund met the harbour board of Velmora on Sunday morning.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday, June 10.",
            "Governor Lund met the harbour board of Velmora on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on the following Sunday.",
            "Governor Lund met the harbour board of Velmora on Sunday.",
        ),
        (
            "Governor Ada Lund will speak to the harbour board of Velmora on Sunday and Monday.",
            "Governor Lund met the harbour board of Velmora on Sunday.",
        ),
        # Her rule of Sunday is still to come.
        (
            "Governor Ada Lund will close the harbour of Velmora, her office said on Sunday.",
            "Governor Lund left the harbour board of Velmora on Sunday.",
        ),
    ],
)
def test_what_is_planned_stays_where_nothing_tells_that_its_day_has_come(planned: str, past: str) -> None:
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report(past, report_id="b", outlet="Coast News"),
    )
    assert planned not in passed_over(*reports)


def test_what_a_report_expects_on_another_day_stays() -> None:
    before = build_split_report(
        "Governor Ada Lund will speak to the harbour board of Velmora on Monday.",
        "She is expected to thank the harbour board.",
        "Lund is scheduled to stand trial for theft on Friday.",
        report_id="a",
        outlet="Velmora Post",
    )
    past = build_split_report(
        "Governor Lund met the harbour board of Velmora on Monday.", report_id="b", outlet="Coast News"
    )
    reasons = passed_over(before, past)
    assert "on the day" in reasons[before.sentences[1].text]
    assert before.sentences[2].text not in reasons


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "President Ada Brook will close the harbour of Halvik on Thursday, her office said.",
            "She is expected to run for a second term.",
        ),
        (
            "President Ada Brook will close the harbour of Halvik on Thursday, her office said.",
            "The president is due to name a new judge.",
        ),
        (
            "President Ada Brook will close the harbour of Halvik on Thursday, her office said.",
            "Brook is expected to name a new judge in Halvik.",
        ),
        # Of the same matter on a day of its own.
        (
            "President Ada Brook will close the harbour of Halvik, her office said.",
            "She is expected to open a quay in the harbour of Halvik on Friday.",
        ),
    ],
)
def test_what_a_report_expects_of_another_matter_stays(opening: str, expected: str) -> None:
    before = build_split_report(opening, expected, report_id="a", outlet="Velmora Post")
    past = build_split_report(
        "President Brook closed the harbour of Halvik on Thursday.", report_id="b", outlet="Coast News"
    )
    reasons = overtaken(before, past)
    assert opening in reasons
    assert expected not in reasons


@pytest.mark.parametrize(
    "told",
    [
        # The plan stands in a clause beside the news.
        "Bo Lund, who is due to appear in court on Friday, denied stealing 3 million kroner from the port of Halvik.",
        "Bo Lund is due to appear in court on Friday over the port of Halvik and denies stealing 3 million kroner.",
        "A strike, which will end on Friday, has closed the port of Halvik and cost 4 million kroner.",
        "The strike that will end on Friday has closed the port of Halvik and cost 4 million kroner.",
        "The bridge that the port of Halvik will close on Friday has cost 4 million kroner.",
        "As the strike will end on Friday in the port of Halvik, the fees there were raised.",
        # No plan, and one that is not over with its first day.
        "The pilot is to blame for the crash on Friday in the port of Halvik.",
        "The court of Halvik will sit on Friday and on every Friday until June.",
        "The port of Halvik will close on Friday and every weekend.",
    ],
)
def test_what_tells_more_than_a_plan_stays_when_its_day_has_passed(told: str) -> None:
    assert plan_of(told, "Floods in Morrow have damaged 5,000 homes, the fire brigade said.", hours=72) == {}


@pytest.mark.parametrize(
    "planned",
    [
        "Bo Lund, who fled to Westmark in May, is due to appear in court on Friday over the port of Halvik.",
        "The man who stole 3 million kroner will appear in court on Friday over the port of Halvik.",
        "The strike will end on Friday, which is good for the port of Halvik.",
    ],
)
def test_a_plan_behind_a_relative_clause_is_over_when_its_day_has_passed(planned: str) -> None:
    later = "Floods in Morrow have damaged 5,000 homes, the fire brigade said."
    assert list(plan_of(planned, later, hours=72)) == [planned]


def test_what_comes_later_is_no_plan_that_was_overtaken() -> None:
    planned = build_split_report(
        "Governor Ada Lund is expected to sign the bill on harbour fees again next month.", report_id="a", outlet="Post"
    )
    done = build_split_report(
        "Governor Lund signed the bill on harbour fees in Velmora on Monday.", report_id="b", outlet="Coast News"
    )
    assert planned.sentences[0].text not in passed_over(planned, done)


def plan_of(planned: str, later: str, *, hours: int = 30) -> dict[str, str]:
    """Return what is passed over of a plan, told on a Friday, and of a report that many hours later."""
    friday = datetime(2026, 10, 2, 9, tzinfo=UTC)
    return passed_over(
        build_split_report(planned, report_id="a", outlet="Wire", published=friday),
        build_split_report(later, report_id="b", outlet="Post", published=friday + timedelta(hours=hours)),
    )


def test_a_plan_is_over_where_something_was_done_to_its_doer_on_that_day() -> None:
    planned = "Prime Minister Elena Karsk will visit the town of Morrow on Saturday and will open a bridge."
    jeered = "Prime Minister Elena Karsk was jeered on Saturday when she visited Morrow after the floods."
    assert list(plan_of(planned, jeered)) == [planned]


def test_a_plan_is_over_once_a_report_is_of_a_later_date_than_its_day() -> None:
    planned = "Prime Minister Elena Karsk will visit the town of Morrow on Saturday and will open a bridge."
    other = "Floods in Morrow have damaged 5,000 homes, the fire brigade said."
    assert list(plan_of(planned, other, hours=12)) == []
    assert list(plan_of(planned, other, hours=72)) == [planned]


def test_a_plan_stays_where_its_doer_was_only_arrested_on_that_day() -> None:
    planned = "Jo Dahl, the harbour master of Morrow, will appear in court on Saturday over the missing coins."
    arrested = "Jo Dahl, the harbour master of Morrow, was arrested on Saturday over the missing coins."
    assert plan_of(planned, arrested, hours=24) == {}


@pytest.mark.parametrize(
    "past",
    [
        "Governor Lund sought the support of the harbour board of Velmora on Sunday.",
        "Governor Lund pressed the harbour board of Velmora on Sunday.",
        "Governor Lund criticised the harbour board of Velmora on Sunday.",
        "Governor Lund was seeking the support of the harbour board of Velmora on Sunday.",
        "Governor Lund closed the harbour board of Velmora as of Sunday.",
    ],
)
def test_what_may_be_done_while_the_rest_is_still_to_come_shows_no_plan_to_be_over(past: str) -> None:
    planned = "Governor Ada Lund will visit the harbour board of Velmora on Sunday."
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report(past, report_id="b", outlet="Coast News"),
    )
    assert planned not in passed_over(*reports)


@pytest.mark.parametrize(
    "when", ["starting Sunday", "beginning on Sunday", "effective Sunday", "as of Sunday", "from Sunday"]
)
def test_what_is_to_hold_from_a_day_on_is_not_over_on_that_day(when: str) -> None:
    def over(planned: str) -> bool:
        past = "Governor Lund met the harbour board of Velmora on Sunday."
        reports = (
            build_split_report(planned, report_id="a", outlet="Velmora Post"),
            build_split_report(past, report_id="b", outlet="Coast News"),
        )
        return planned in passed_over(*reports)

    assert over("Governor Ada Lund will close the harbour board of Velmora to visitors on Sunday.")
    assert not over(f"Governor Ada Lund will close the harbour board of Velmora to visitors {when}.")


def test_a_plan_is_over_where_its_very_deed_was_done_though_that_may_leave_others_open() -> None:
    planned = "Governor Ada Lund will leave the harbour board of Velmora on Sunday."
    reports = (
        build_split_report(planned, report_id="a", outlet="Velmora Post"),
        build_split_report("Lund left the harbour board of Velmora on Sunday.", report_id="b", outlet="Coast News"),
    )
    assert planned in passed_over(*reports)
