"""A story becomes the points that are worth saying, each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Fitness, Plan, Salience, SplitReport, Story

from .builders import build_split_report
from .plans import leading_texts, passed_over, plan

QUAKE_A = build_split_report(
    "A magnitude 6.1 earthquake struck the town of Velmora on Monday, killing 12 people.",
    "Rescue teams searched collapsed apartment blocks through the night.",
    "“We have never seen such a thing.”",
    "Sign up for our newsletter to read more.",
    report_id="a",
    outlet="Velmora Post",
    title="Earthquake kills 12 in Velmora",
)
QUAKE_B = build_split_report(
    "An earthquake of magnitude 6.1 hit Velmora on Monday and killed 15 people, officials said.",
    "Mayor Ilse Brandt said schools would stay closed until Friday.",
    "Will the old town ever be rebuilt?",
    "He asked residents to stay calm.",
    report_id="b",
    outlet="Coast News",
    title="Velmora earthquake: 15 dead",
)


def test_sentences_of_two_outlets_that_say_the_same_become_one_point() -> None:
    planned = plan(QUAKE_A, QUAKE_B)
    together = [point for point in planned.points if len({s.report_id for s in point.sentences}) == 2]
    assert len(together) == 1
    assert all("6.1" in sentence.text for sentence in together[0].sentences)


def test_the_point_that_says_what_happened_opens_the_summary() -> None:
    assert "earthquake" in plan(QUAKE_A, QUAKE_B).points[0].sentences[0].text


def test_every_sentence_is_in_a_point_or_passed_over_with_a_reason_or_not_needed() -> None:
    planned = plan(QUAKE_A, QUAKE_B)
    used = {sentence for point in planned.points for sentence in point.sentences}
    passed = {item.sentence for item in planned.passed_over}
    assert not used & passed
    assert used | passed == {*QUAKE_A.sentences, *QUAKE_B.sentences}


def test_a_denial_is_planned_beside_what_is_said_of_somebody() -> None:
    accused = build_split_report(
        "Mayor Ada Brook sold the old pier of Hadley to a bank in May, a report said on Monday.",
        "The bank paid 12 million crowns for the old pier, three times what Hadley had asked.",
        "The report names two members of the council who knew of the sale of the pier.",
        outlet="a",
        report_id="a",
    )
    answer = build_split_report(
        "The weather in Norland will stay dry until Friday, the institute in Arn said.",
        "Brook denied that she sold the pier.",
        outlet="b",
        report_id="b",
    )
    told = leading_texts(plan(accused, answer))[:3]
    assert answer.sentences[1].text in told


def test_what_opinion_pieces_say_is_passed_over_where_others_report() -> None:
    report = build_split_report("The port of Hadley closed on Monday after a vote.", outlet="a", report_id="a")
    marked = build_split_report(
        "The union of Hadley has lost its way.", outlet="b", report_id="b", title="Opinion: Lost"
    )
    by_address = build_split_report(
        "The council of Hadley has lost its way.", outlet="c", report_id="c", url="https://c.example/opinion/lost"
    )
    planned = plan(report, marked, by_address)
    assert leading_texts(planned) == [report.sentences[0].text]
    assert [item.reason for item in planned.passed_over] == ["an opinion piece, beside reports"] * 2
    assert len(leading_texts(plan(marked, by_address))) == 2


def test_what_the_reader_was_told_is_set_aside() -> None:
    planned = plan(QUAKE_A, told=("Rescue teams searched collapsed apartment blocks through the night.",))
    assert [point.sentences[0].text for point in planned.already_told] == [QUAKE_A.sentences[1].text]
    assert QUAKE_A.sentences[1].text not in leading_texts(planned)


def test_a_figure_that_changed_since_the_reader_was_told_is_told_again() -> None:
    before = ("A magnitude 6.1 earthquake struck the town of Velmora on Monday, killing 9 people.",)
    assert QUAKE_A.sentences[0].text in {point.sentences[0].text for point in plan(QUAKE_A, told=before).points}
    same = ("A magnitude 6.1 earthquake struck the town of Velmora on Tuesday, killing twelve people.",)
    assert [point.sentences[0].text for point in plan(QUAKE_A, told=same).already_told] == [QUAKE_A.sentences[0].text]


def test_two_points_never_lead_with_the_same_words() -> None:
    copy = build_split_report(*(s.text for s in QUAKE_A.sentences), report_id="c", outlet="Third Paper")
    texts = leading_texts(plan(QUAKE_A, copy, QUAKE_B))
    assert len(texts) == len(set(texts))


def test_a_point_in_the_words_of_two_outlets_outranks_one_that_two_outlets_took_from_an_agency() -> None:
    agency = "The ferry company had warned of loose lorries on the lower deck in May."
    one = build_split_report("Divers searched the wreck of the Saint Odile on Tuesday night.", agency, outlet="A")
    two = build_split_report(
        "Through Tuesday night divers were searching the wreck of the Saint Odile.", agency, report_id="r2", outlet="B"
    )
    best = max(plan(one, two).points, key=lambda point: point.score)
    assert "wreck" in best.sentences[0].text


# ------------------------------------------------------------------ openings

FERRY = (
    "The ferries between Arn and Hadley will stop running in May, the company said.",
    "Some 40 people work on the pier in Hadley.",
    "Schools in Arn have asked for buses.",
    "The mayor of Arn wants a bridge.",
    "A bakery at the pier will move to Hadley.",
    "The union of sailors meets on Tuesday.",
)


def test_of_two_sentences_that_say_the_same_the_one_near_the_top_of_its_report_leads() -> None:
    debt = "Hadley Ferries owes the port of Arn nine million crowns."
    again = "Hadley Ferries owes the port of Arn about nine million crowns."
    filler = [f"The boat number {number} was painted in the yard of Arn." for number in range(20)]
    for first, second in ((debt, again), (again, debt)):
        planned = plan(build_split_report(*FERRY, first, *filler, second), options=PlanOptions(sentences=9))
        (point,) = (point for point in planned.points if "owes" in point.sentences[0].text)
        assert [sentence.text for sentence in point.sentences] == [first, second]


def test_the_loaded_opening_of_a_report_stays_where_its_words_have_plain_ones_and_the_writer_knows_them() -> None:
    opening = "Hadley Ferries presented a controversial plan to close the ferries between Arn and Hadley."
    further = "The union presented a controversial plan to close the pier of Hadley."
    report = build_split_report(opening, *FERRY[1:], further)
    options = PlanOptions(sentences=1)

    def kept(*, resolve: bool) -> set[str]:
        planned = plan(report, options=replace(options, resolve=resolve))
        return {opening, further} - {item.sentence.text for item in planned.passed_over}

    assert kept(resolve=True) == {opening}
    assert kept(resolve=False) == set()


def test_what_does_not_open_its_report_tells_its_news_less_surely_unless_all_before_it_is_no_text() -> None:
    one = build_split_report(*FERRY[:2], report_id="a", outlet="A")
    two = build_split_report("CLOSE Ferries lie at the pier in Hadley.", *FERRY[:2], report_id="b", outlet="B")
    surely = Fitness(1.0, 0.8, 0.0)
    places = [(report.report.id, sentence.index) for report in (one, two) for sentence in report.sentences]
    salience = Salience({}, dict.fromkeys(places, surely))
    planned = plan_story(Story("s", (one, two)), options=PlanOptions(), salience=salience)
    assert {place: found.news for place, found in planned.fitness.items()} == {
        ("a", 0): 0.8, ("a", 1): 0.4, ("b", 0): 0.8, ("b", 1): 0.8, ("b", 2): 0.4,
    }  # fmt: skip


# ------------------------------------------------------------------ differences


def difference_texts(planned: Plan) -> dict[str, list[str]]:
    return {item.about: [version.text for version in item.versions] for item in planned.differences}


def test_contradicting_tolls_are_a_difference_with_who_says_what() -> None:
    planned = plan(QUAKE_A, QUAKE_B)
    (difference,) = planned.differences
    assert difference.about == "killed"
    assert [(version.text, version.outlets) for version in difference.versions] == [
        ("killing 12 people", ("Velmora Post",)),
        ("killed 15 people, officials said", ("Coast News",)),
    ]
    for version in difference.versions:
        for link in version.links:
            report = {"a": QUAKE_A, "b": QUAKE_B}[link.report_id].report
            assert report.text[link.start : link.end] == link.exact


def test_police_and_organisers_count_differently() -> None:
    one = build_split_report("About 8,000 demonstrators filled Assembly Square, according to the police.", outlet="A")
    two = build_split_report(
        "Some 30,000 people packed Assembly Square to shout down the law.", report_id="r2", outlet="B"
    )
    (difference,) = plan(one, two).differences
    assert [version.text for version in difference.versions] == [
        "About 8,000 demonstrators filled Assembly Square, according to the police",
        "Some 30,000 people packed",
    ]


def toll(count: str, outlet: str, hours: int = 0) -> SplitReport:
    return build_split_report(
        f"The collapse of the bridge in Orlen killed {count} people, the fire service said.",
        report_id=f"{outlet}{hours}",
        outlet=outlet,
        published=datetime(2026, 3, 3, 6, tzinfo=UTC) + timedelta(hours=hours),
    )


def test_a_toll_that_rose_with_time_is_an_update_and_no_difference() -> None:
    planned = plan(toll("12", "A"), toll("15", "B", hours=20))
    assert not planned.differences
    assert [item.sentence.report_id for item in planned.passed_over] == ["A0"]
    assert all("15" in text for text in leading_texts(planned))


def test_of_each_outlet_its_latest_figure_counts() -> None:
    assert not plan(toll("12", "A"), toll("15", "B", hours=1), toll("15", "A", hours=2)).differences


def test_a_hedge_contradicts_only_what_it_excludes() -> None:
    assert not plan(toll("at least 12", "A"), toll("15", "B")).differences
    assert plan(toll("at least 15", "A"), toll("12", "B")).differences


def test_one_outlet_does_not_contradict_itself() -> None:
    assert not plan(toll("12", "A"), toll("15", "A", hours=1)).differences


def test_figures_of_another_year_do_not_count() -> None:
    old = build_split_report("A collapse in Orlen killed 40 people in 1998, the fire service said.", outlet="B")
    assert not plan(toll("12", "A"), old).differences


# ------------------------------------------------------------------ laws

SENTENCES = st.lists(
    st.sampled_from([s.text for s in (*QUAKE_A.sentences, *QUAKE_B.sentences)]), min_size=1, max_size=6
)


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.integers(1, 5), st.sampled_from([0, 30, 60]))
def test_a_plan_rests_on_sentences_of_its_story_only(texts: list[list[str]], sentences: int, words: int) -> None:
    reports = tuple(
        build_split_report(*body, report_id=str(number), outlet=str(number)) for number, body in enumerate(texts)
    )
    planned = plan(*reports, options=PlanOptions(sentences=sentences, words=words))
    known = {sentence for report in reports for sentence in report.sentences}
    used = [sentence for point in planned.points for sentence in point.sentences]
    assert set(used) <= known
    assert len(used) == len(set(used))
    assert len({point.score for point in planned.points}) == len(planned.points)


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
        "She is expected to thank the dockers who asked for the bill.",
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
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
            "Governor Lund agreed to testify on Sunday before the harbour board of Velmora.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
            "Governor Lund told the harbour board of Velmora early on Sunday that her car had broken down.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
            "Governor Per Olsen of Westmark left the harbour board on Sunday.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
            "Governor Lund opened a hall for singers on Sunday.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
            "Governor Lund met the harbour board of Velmora last Sunday.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora by Sunday.",
            "Governor Lund met the harbour board of Velmora on Sunday.",
        ),
        (
            "Governor Ada Lund will testify before the harbour board of Velmora on Sunday.",
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
        "She is expected to thank the dockers.",
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


def test_what_comes_later_is_no_plan_that_was_overtaken() -> None:
    planned = build_split_report(
        "Governor Ada Lund is expected to sign the bill on harbour fees again next month.", report_id="a", outlet="Post"
    )
    done = build_split_report(
        "Governor Lund signed the bill on harbour fees in Velmora on Monday.", report_id="b", outlet="Coast News"
    )
    assert planned.sentences[0].text not in passed_over(planned, done)


def test_a_figure_is_known_only_from_what_was_told_of_the_same() -> None:
    fire = build_split_report("A fire in a hotel in Norham killed 15 people on Monday.")
    other = "The council of Norham has 15 members."
    told = ("A fire in a hotel in Norham killed 12 people on Monday.", other)
    assert plan(fire, told=told).already_told == ()
    assert plan(fire, told=("A fire in a hotel in Norham killed 15 people on Monday.",)).points == ()


def test_how_many_voices_say_the_same_is_counted_alike_in_any_order() -> None:
    one = build_split_report("Dockers at the port of Hadley voted on Monday to strike.", report_id="a", outlet="Post")
    same = build_split_report("Dockers at the port of Hadley voted on Monday to strike.", report_id="b", outlet="News")
    third = build_split_report("Dockers at Hadley port voted to strike on Monday.", report_id="c", outlet="News")
    scores = {
        tuple(point.score for point in plan(*reports).points)
        for reports in ((one, same, third), (same, one, third), (third, same, one))
    }
    assert len(scores) == 1


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
