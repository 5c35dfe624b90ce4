"""Accepted drafts become statements that link what carries them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from summarize.choose import choose_verdicts, find_origin, make_statement
from summarize.options import PlanOptions
from summarize.plan import plan_story
from summarize.text.tokens import content_stems
from summarize.types import Draft, Finding, Fitness, Origin, Plan, Point, Sentence, SplitReport, Story, Verdict

from .builders import build_split_report

REPORT = build_split_report(
    "Dockers at the port of Hadley voted on Monday to strike, ending months of talks.",
    "The port authority closed all terminals until Friday.",
    outlet="Coast News",
    url="https://coast.example/strike",
)
REPORTS = {REPORT.report.id: REPORT}


#: What the words of a cause are worth beside those of the deed.
RARE = dict.fromkeys(content_stems("a storm broke two of its cranes in the night"), 0.4)


def accept(text: str, *sentences: Sentence, writer: str = "quote") -> Verdict:
    return Verdict(Draft(Point(sentences, 1.0), text, writer), (), sentences)


def reject(verdict: Verdict) -> Verdict:
    return replace(verdict, findings=(Finding("number", 0, 1, "no such number"),), carried_by=())


@pytest.fixture
def planned() -> Plan:
    return plan_story(Story("s", (REPORT,)), options=PlanOptions())


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (REPORT.sentences[0].text, Origin.QUOTED),
        ("Dockers at the port of Hadley voted on Monday to strike.", Origin.TRIMMED),
        ("Voted to strike, ending months.", Origin.TRIMMED),
        ("On Monday dockers voted to strike.", Origin.WRITTEN),
        ("Dockers in Hadley voted to strike.", Origin.WRITTEN),
    ],
)
def test_the_origin_says_how_freely_a_statement_is_worded(text: str, origin: Origin) -> None:
    assert find_origin(text, REPORT.sentences[:1]) is origin


def test_a_subsequence_of_two_sentences_together_is_written() -> None:
    assert find_origin("Dockers voted to strike until Friday.", REPORT.sentences) is Origin.WRITTEN


def test_a_sentence_without_its_dateline_is_still_quoted() -> None:
    report = build_split_report("HADLEY, Norland (Coast News) — Dockers voted to strike on Monday.")
    assert find_origin("Dockers voted to strike on Monday.", report.sentences) is Origin.QUOTED


def test_two_blanks_in_a_row_are_told_as_one_and_linked_as_they_stand() -> None:
    report = build_split_report("Dockers in Hadley  voted to strike on Monday.", report_id="s")
    statement = make_statement(accept(report.sentences[0].text, report.sentences[0]), {"s": report})
    assert (statement.text, statement.origin) == ("Dockers in Hadley voted to strike on Monday.", Origin.QUOTED)
    assert statement.links[0].exact == "Dockers in Hadley  voted to strike on Monday."


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("The prime minister declared an emergency on Thursday.", True),
        ("The prime minister declared an emergency on Thursday over marsh fever.", False),
    ],
)
def test_a_reading_that_lost_what_the_story_is_about_is_not_told(text: str, *, lost: bool) -> None:
    whole = "The prime minister declared an emergency on Thursday over marsh fever, which has killed twelve people."
    report = build_split_report(whole, title="Emergency over marsh fever")
    plan = replace(
        plan_story(Story("s", (report,)), options=PlanOptions(words=12)),
        importance={**dict.fromkeys(content_stems(whole), 0.2), **dict.fromkeys(content_stems("marsh fever"), 0.8)},
    )
    chosen = choose_verdicts(plan, [[accept(text, *report.sentences)]], options=PlanOptions(words=12))
    assert bool(chosen) is not lost


def test_of_the_readings_of_a_sentence_a_fuller_one_is_told() -> None:
    whole = "The port of Hadley closed on Monday after a storm broke two of its cranes in the night."
    report = build_split_report(whole, title="Port of Hadley closed")
    short, fuller = "The port of Hadley closed on Monday.", whole
    planned = plan_points(report)
    for words, told in ((0.0, short), (80.0, fuller)):
        options = PlanOptions(reading_words=words)
        weighed = replace(
            planned,
            importance=defaultdict(float),
            worth=dict.fromkeys(content_stems(short), 1.0) | RARE,
            expected_words=1,
        )
        judged = [[accept(short, *report.sentences), accept(fuller, *report.sentences)]]
        (chosen,) = choose_verdicts(weighed, judged, options=options)
        assert chosen.draft.text == told


def test_a_reading_without_what_judges_is_fitter_than_its_sentence() -> None:
    loaded = "Ada Brook, the host who slammed mayors in a shameful rant on the harbour wall of Orlo, died on Monday."
    plain = "The port of Hadley thanked Ada Brook in a letter."
    report = build_split_report(loaded, plain, title="Ada Brook dies")
    planned = replace(
        plan_points(report),
        importance=defaultdict(float),
        fitness={
            (report.report.id, 0): Fitness(0.1, 0.1, 0.0),
            (report.report.id, 1): Fitness(0.7, 0.1, 0.1),
        },
    )
    opening, thanks = report.sentences
    short = "Ada Brook, the host, died on Monday."
    for text, told in ((short, [short, plain]), (loaded, [plain])):
        chosen = choose_verdicts(planned, [[accept(text, opening)], [accept(plain, thanks)]], options=PlanOptions())
        assert [verdict.draft.text for verdict in chosen] == told


def test_of_two_sentences_of_a_report_that_tell_as_much_news_the_first_comes_first() -> None:
    report = build_split_report(
        "Eight people were killed at a depot in Hadley on Monday.",
        "Officers were first called to the depot in Hadley after eleven.",
    )
    backwards = replace(plan_points(report), points=plan_points(report).points[::-1])
    chosen = choose_verdicts(backwards, judge_all(backwards), options=PlanOptions(sentences=2))
    assert [verdict.carried_by[0].index for verdict in chosen] == [0, 1]


def test_what_tells_more_of_the_titles_goes_before_what_tells_nothing_of_them() -> None:
    title = "Council shuts port of Hadley"
    polls = build_split_report("Pollsters saw Ada Brook ahead in May.", report_id="a", title=title)
    shut = build_split_report("The council shut the port of Hadley on Monday.", report_id="b", title=title)
    planned = plan_points(polls, shut)
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions(sentences=2))
    assert next(iter(chosen)).carried_by == shut.sentences[:1]


def test_a_denial_is_told_behind_what_accuses_in_other_words_and_less_of_the_news() -> None:
    denial = build_split_report("Mayor Ada Brook rejected as “invention” the claim that she was bribed.", report_id="a")
    accuses = build_split_report("An aide alleged that Brook took money from a builder of piers.", report_id="b")
    planned = plan_points(denial, accuses)
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions(sentences=2))
    assert [verdict.carried_by[0].report_id for verdict in chosen] == ["b", "a"]
    # What accuses nobody stays behind what went before it.
    other = build_split_report("Mayor Ada Brook will open a depot for builders of piers.", report_id="b")
    planned = plan_points(denial, other)
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions(sentences=2))
    assert [verdict.carried_by[0].report_id for verdict in chosen] == ["a", "b"]


def test_what_is_held_against_somebody_is_not_told_without_the_answer_right_behind_it() -> None:
    opening = "Mayor Ada Brook will leave the council of Hadley in May."
    charge = "Brook said that Jonas Dahl had been dismissed for stealing."
    answer = "Dahl’s lawyer, Carla Marsh, said that her client had left of his own accord."
    report = build_split_report(opening, charge, answer)
    planned = plan_points(report)
    judged = judge_all(planned)
    told = choose_verdicts(planned, judged, options=PlanOptions(sentences=3))
    assert [verdict.carried_by[0].index for verdict in told] == [0, 1, 2]
    judged[2] = []
    told = choose_verdicts(planned, judged, options=PlanOptions(sentences=3))
    assert [verdict.carried_by[0].index for verdict in told] == [0]
    # Nobody answers what is no reproach.
    report = build_split_report(opening, "Brook said that Jonas Dahl had been chosen for May.", answer)
    planned = plan_points(report)
    judged = judge_all(planned)
    judged[2] = []
    told = choose_verdicts(planned, judged, options=PlanOptions(sentences=3))
    assert [verdict.carried_by[0].index for verdict in told] == [0, 1]


def test_a_fuller_reading_that_judges_is_not_preferred() -> None:
    report = build_split_report("The port of Hadley closed on Monday — a shameful day for the dockers of Orlo.")
    short = "The port of Hadley closed on Monday."
    planned = replace(plan_points(report), importance=defaultdict(float))
    readings = [accept(report.sentences[0].text, *report.sentences), accept(short, *report.sentences)]
    (chosen,) = choose_verdicts(planned, [readings], options=PlanOptions())
    assert chosen.draft.text == short


def test_a_statement_links_exactly_what_carries_it() -> None:
    statement = make_statement(accept("Dockers struck.", *REPORT.sentences), REPORTS)
    assert [(link.report_id, link.start, link.end) for link in statement.links] == [
        (sentence.report_id, sentence.start, sentence.end) for sentence in REPORT.sentences
    ]


def test_only_a_quotation_is_attributed_to_its_outlet() -> None:
    quoted = make_statement(accept(REPORT.sentences[0].text, REPORT.sentences[0]), REPORTS)
    trimmed = make_statement(accept("Dockers voted to strike.", REPORT.sentences[0]), REPORTS)
    assert (quoted.attribution, trimmed.attribution) == ("Coast News", "")


def test_a_quotation_from_an_opinion_piece_is_marked_as_one() -> None:
    for title, opinion in (
        ("Opinion | The port was right", True),
        ("The port was right - Opinion", True),
        ("Opinion-poll lead for port widens", False),
        ("Port closes", False),
    ):
        split = build_split_report("The port was right to close.", title=title)
        statement = make_statement(accept(split.sentences[0].text, *split.sentences), {split.report.id: split})
        assert statement.opinion is opinion


def test_a_rejected_draft_is_never_a_statement(planned: Plan) -> None:
    rejected = reject(accept(REPORT.sentences[0].text, REPORT.sentences[0]))
    judged = [[rejected] for _ in planned.points]
    assert choose_verdicts(planned, judged, options=PlanOptions()) == ()
    with pytest.raises(ValueError, match="rejected"):
        make_statement(rejected, REPORTS)


def judge_all(planned: Plan) -> list[list[Verdict]]:
    return [[accept(point.sentences[0].text, point.sentences[0])] for point in planned.points]


@pytest.mark.parametrize("words", [1, 10, 15, 30])
def test_the_word_limit_holds_for_whole_statements(planned: Plan, words: int) -> None:
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions(words=words))
    assert sum(len(verdict.draft.text.split()) for verdict in chosen) <= words
    assert all(make_statement(verdict, REPORTS).origin is Origin.QUOTED for verdict in chosen)


def test_statements_stand_in_the_order_of_the_plan(planned: Plan) -> None:
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions())
    assert [verdict.draft.text for verdict in chosen] == [point.sentences[0].text for point in planned.points]


def test_a_shorter_reading_that_keeps_the_matter_is_preferred(planned: Plan) -> None:
    whole, short = REPORT.sentences[0].text, "Dockers at the port of Hadley voted on Monday to strike."
    judged = judge_all(planned)
    place = next(n for n, point in enumerate(planned.points) if point.sentences[0].text == whole)
    judged[place].append(accept(short, REPORT.sentences[0], writer="trim"))
    # The talks matter to nobody here.
    worth = {**planned.worth, **dict.fromkeys(content_stems("ending months of talks"), -1.0)}
    chosen = choose_verdicts(replace(planned, worth=worth), judged, options=PlanOptions(sentences=2))
    assert {verdict.draft.text for verdict in chosen} == {short, REPORT.sentences[1].text}


def test_an_unused_report_is_not_linked() -> None:
    other = build_split_report("Schools stayed open.", report_id="r2")
    reports: dict[str, SplitReport] = {**REPORTS, "r2": other}
    statement = make_statement(accept(REPORT.sentences[1].text, REPORT.sentences[1]), reports)
    assert {link.report_id for link in statement.links} == {"r1"}


def plan_points(*reports: SplitReport) -> Plan:
    points = tuple(Point((sentence,), 0.5) for report in reports for sentence in report.sentences)
    words = {stem: 1.0 for point in points for stem in content_stems(point.sentences[0].text)}
    return Plan(Story("s", reports), points, defaultdict(float, words), words, 70, {}, (), (), (), ())


def test_two_reports_that_open_with_the_same_news_make_one_statement() -> None:
    other = build_split_report("Port workers in Hadley voted on Monday for a strike.", report_id="r2")
    planned = plan_points(REPORT, other)
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions())
    assert [verdict.draft.text for verdict in chosen] == [sentence.text for sentence in REPORT.sentences]


def test_what_is_kept_is_told_whatever_could_be_told_in_its_stead() -> None:
    report = build_split_report(
        "Lawmakers in Arn met on Thursday.",
        "Police kept two squares of the old town closed for the bishops of Orlo.",
        "Ada Brook caught forty herrings off Hadley.",
    )
    planned = plan_points(report)
    judged = judge_all(planned)
    two = PlanOptions(sentences=2)
    assert [verdict.carried_by[0].index for verdict in choose_verdicts(planned, judged, options=two)] == [1, 2]
    told = choose_verdicts(planned, judged, options=two, kept=[judged[0][0]])
    assert [verdict.carried_by[0].index for verdict in told] == [0, 1]


def test_what_repeats_what_is_kept_is_not_added_to_it() -> None:
    other = build_split_report("Port workers in Hadley voted on Monday for a strike.", report_id="r2")
    planned = plan_points(REPORT, other)
    judged = judge_all(planned)
    told = choose_verdicts(planned, judged, options=PlanOptions(sentences=2), kept=[judged[0][0]])
    assert [verdict.carried_by[0] for verdict in told] == list(REPORT.sentences[:2])


def test_a_statement_that_leans_on_another_stands_behind_it() -> None:
    report = build_split_report(
        "Lawmakers in Arn passed the bill on Thursday.",
        "Police kept two squares closed.",
        "Ada Brook wrote the bill to ban night fishing off Hadley.",
    )
    planned = plan_points(report)
    judged = judge_all(planned)
    judged[1] = []
    chosen = choose_verdicts(planned, judged, options=PlanOptions(sentences=2))
    assert [verdict.carried_by[0].index for verdict in chosen] == [2, 0]


def test_what_nothing_explains_gives_way_to_another_point() -> None:
    report = build_split_report(
        "Fifty of them signed an open letter that warned the council of ruin.", "Bishops met in Arn."
    )
    planned = plan_points(report)
    chosen = choose_verdicts(planned, judge_all(planned), options=PlanOptions(sentences=1))
    assert [verdict.draft.text for verdict in chosen] == ["Bishops met in Arn."]


def test_where_the_best_draft_of_a_point_is_out_of_place_another_sentence_of_it_is_told() -> None:
    report = build_split_report(
        "Ferries to Arn will leave from the old pier of Hadley, said Ada Brook.",
        "A bus takes passengers from Hadley to Arn.",
    )
    other = build_split_report(
        "The harbour of Hadley was closed on Monday after a storm broke two cranes.", report_id="r2"
    )
    planned = plan_points(other, report)
    point = Point(report.sentences, 0.5)
    again = {(("r2", 0), ("r1", 0)): 0.9}
    planned = replace(planned, points=(planned.points[0], point), repeating=again)
    judged = [[accept(sentence.text, sentence) for sentence in one.sentences] for one in planned.points]
    chosen = choose_verdicts(planned, judged, options=PlanOptions(sentences=2))
    assert {verdict.draft.text for verdict in chosen} == {
        "The harbour of Hadley was closed on Monday after a storm broke two cranes.", "A bus takes passengers from Hadley to Arn.",
    }  # fmt: skip


def test_of_two_sentences_of_a_point_the_sober_one_is_told() -> None:
    report = build_split_report("The crook sold the port of Hadley.", "The mayor sold the port of Hadley.")
    planned = replace(plan_points(report), points=(Point(report.sentences, 0.5),))
    judged = [[accept(sentence.text, sentence) for sentence in report.sentences]]
    for order in (judged, [judged[0][::-1]]):
        (told,) = choose_verdicts(planned, order, options=PlanOptions(sentences=1))
        assert told.draft.text == "The mayor sold the port of Hadley."


def test_a_story_of_which_nothing_else_can_be_told_is_told_all_the_same() -> None:
    report = build_split_report("Fifty of them signed an open letter that warned the council of ruin.")
    planned = plan_points(report)
    assert len(choose_verdicts(planned, judge_all(planned), options=PlanOptions())) == 1


@pytest.mark.parametrize(
    ("follows", "filler", "also_told_in_lead", "expected"),
    [
        (0.9, 8, False, 1),
        (0.95, 8, False, 2),
        # Of a short report the second sentence still tells the news.
        (0.9, 1, False, 2),
        # What both articles tell stands in that of the news, too.
        (0.9, 8, True, 2),
    ],
)
def test_what_another_article_goes_on_to_tell_has_to_follow_the_news_surely(
    follows: float, filler: int, *, also_told_in_lead: bool, expected: int
) -> None:
    both = "Twelve pilots of Hadley lost their boats in the storm."
    news = build_split_report(
        "The harbour of Hadley was closed on Monday after a storm.",
        *([both] if also_told_in_lead else []),
        report_id="r1",
    )
    other = build_split_report("Ferries stay at the pier.", both, *(["Gulls rest."] * filler), report_id="r2")
    points = (Point(news.sentences[:1], 0.9), Point((other.sentences[1], *news.sentences[1:]), 0.5))
    fitness = {("r1", 0): Fitness(0.9, 0.9, 0.0), ("r2", 1): Fitness(0.8, 0.0, 0.2)}
    planned = replace(
        plan_points(news, other), points=points, fitness=fitness, following={(("r1", 0), ("r2", 1)): follows}
    )
    judged = [[accept(point.sentences[0].text, point.sentences[0])] for point in points]
    assert len(choose_verdicts(planned, judged, options=PlanOptions(sentences=2))) == expected


def plan_within(*reports: SplitReport, words: int) -> Plan:
    return plan_story(Story("s", reports), options=PlanOptions(words=words))


def test_within_a_limit_what_all_titles_tell_is_not_left_out_for_what_one_outlet_has() -> None:
    post = build_split_report(
        "A visitor from Merrow took photographs of pigeons on the quay in the rain.",
        "Dockers at the port of Hadley voted on Monday to strike.",
        report_id="r1",
        title="Hadley dockers vote to strike",
        outlet="Post",
    )
    wire = build_split_report(
        "The dockers of Hadley will strike, their union said on Monday.",
        report_id="r2",
        title="Dockers in Hadley to strike",
        outlet="Wire",
    )
    planned = plan_within(post, wire, words=15)
    judged = [[accept(point.sentences[0].text, point.sentences[0])] for point in planned.points]
    chosen = choose_verdicts(planned, judged, options=PlanOptions(words=15))
    assert len(chosen) == 1
    assert "strike" in chosen[0].draft.text


def test_without_a_limit_the_news_is_told_and_as_many_statements_as_are_asked_for() -> None:
    planned = plan_story(Story("s", (REPORT,)), options=PlanOptions(sentences=2))
    judged = [[accept(point.sentences[0].text, point.sentences[0])] for point in planned.points]
    chosen = choose_verdicts(planned, judged, options=PlanOptions(sentences=2))
    assert [verdict.draft.text for verdict in chosen] == [sentence.text for sentence in REPORT.sentences]


def test_what_probably_repeats_another_reports_statement_gives_way() -> None:
    lead = build_split_report("The union of dockers in Hadley voted on Monday to strike.", report_id="a")
    other = build_split_report(
        "Walkouts will hit Norland’s largest harbour, its workers decided.",
        "Ferries to Arn will run all the same.",
        report_id="b",
    )
    options = PlanOptions(sentences=2)
    plan = plan_points(lead, other)
    judged = [[accept(sentence.text, sentence) for sentence in point.sentences] for point in plan.points]
    again = replace(plan, repeating={(("a", 0), ("b", 0)): 0.9, (("b", 0), ("a", 0)): 0.9})
    told = {verdict.draft.text for verdict in choose_verdicts(plan, judged, options=options)}
    fewer = {verdict.draft.text for verdict in choose_verdicts(again, judged, options=options)}
    both = {lead.sentences[0].text, other.sentences[0].text}
    assert both <= told
    assert not both <= fewer


@pytest.mark.parametrize("cost", [0.0, 1.0])
def test_within_a_limit_what_stands_near_the_top_is_told_rather_than_a_little_more_from_far_down(cost: float) -> None:
    texts = [f"The board of Hadley met for the {place}th time about its pier." for place in range(12, 22)]
    near, far = "Dockers voted to strike on Monday.", "Dockers voted to strike on Monday in Hadley."
    report = build_split_report(near, *texts, far)
    options = PlanOptions(words=10, told_depth_cost=cost)
    plan = plan_story(Story("s", (report,)), options=options)
    worth = dict.fromkeys(content_stems(far), 1.0) | {"hadley": 1.5}
    plan = replace(plan, worth=worth, points=tuple(Point((report.sentences[place],), 1.0) for place in (0, -1)))
    judged = [[accept(text, report.sentences[place])] for text, place in ((near, 0), (far, -1))]
    (chosen,) = choose_verdicts(plan, judged, options=options)
    assert chosen.draft.text == (near if cost else far)
