"""A story becomes the points that are worth saying, each of them once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.types import Fitness, Plan, Salience, SplitReport, Story

from .builders import build_split_report
from .plans import leading_texts, plan

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
