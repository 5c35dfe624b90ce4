"""What a writer cannot say truly is mended once, then quoted, and nothing rejected is ever told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from summarize.options import Options, PlanOptions, TellOptions
from summarize.plan import plan_story
from summarize.tell import tell_stories
from summarize.types import (
    Check,
    Draft,
    Finding,
    Origin,
    Request,
    Sentence,
    SplitReport,
    Story,
    Summary,
    Task,
    Writer,
)
from summarize.write import QuoteWriter

from .builders import build_split_report

STRIKE = build_split_report(
    "Dockers at the port of Hadley voted on Monday to strike.",
    "The port authority closed all terminals until Friday.",
    "Ships will be sent to the harbours of Orlen and Velmora instead.",
    "Union leader Dana Wirth said that talks had failed over pay.",
    outlet="Coast News",
    title="Hadley dockers vote to strike",
)


class ScriptedWriter:
    """Answers each task with what it was told to, and remembers what it was asked."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.asked: list[Request] = []

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        self.asked.extend(requests)
        return tuple(
            (Draft(request.point, self.answers[request.task], "scripted"),) if request.task in self.answers else ()
            for request in requests
        )


class WordCheck:
    """Finds a forbidden word, whoever wrote it."""

    name = "word"

    def __init__(self, *forbidden: str) -> None:
        self.forbidden = forbidden

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        return tuple(
            Finding("word", draft.text.index(word), draft.text.index(word) + len(word), f"{word} is not to be said")
            for word in self.forbidden
            if word in draft.text
        )


def tell(
    writer: Writer, *checks: Check, options: Options | None = None, reports: Sequence[SplitReport] = ()
) -> Summary:
    options = options or Options()
    plan = plan_story(Story("s", tuple(reports) or (STRIKE,)), options=options.plan)
    (summary,) = tell_stories([plan], writer=writer, options=options, checks=checks)
    return summary


def texts(summary: Summary) -> list[str]:
    return [statement.text for statement in summary.statements]


def test_an_accepted_draft_is_told_as_written() -> None:
    summary = tell(ScriptedWriter(statement="The dockers of Hadley go on strike."), WordCheck("aliens"))
    assert "The dockers of Hadley go on strike." in texts(summary)
    assert not summary.withheld


def test_a_rejected_draft_is_mended_with_its_findings_before_anything_is_quoted() -> None:
    writer = ScriptedWriter(statement="Dockers vote for aliens.", mend="Dockers in Hadley vote for a strike.")
    summary = tell(writer, WordCheck("aliens"))
    assert "Dockers in Hadley vote for a strike." in texts(summary)
    mends = [request for request in writer.asked if request.task is Task.MEND]
    assert mends
    assert all(m.rejected and m.rejected.findings[0].message == "aliens is not to be said" for m in mends)


def test_what_fails_twice_is_quoted_and_both_drafts_are_withheld_with_their_findings() -> None:
    writer = ScriptedWriter(statement="Dockers vote for aliens.", mend="Once more: aliens.")
    summary = tell(writer, WordCheck("aliens"), options=Options(plan=PlanOptions(sentences=1, spare=0)))
    assert [statement.origin for statement in summary.statements] == [Origin.QUOTED]
    assert [verdict.draft.text for verdict in summary.withheld] == ["Dockers vote for aliens.", "Once more: aliens."]
    assert all(verdict.findings for verdict in summary.withheld)


def test_a_writer_is_asked_to_mend_only_once() -> None:
    writer = ScriptedWriter(statement="aliens", mend="aliens again")
    tell(writer, WordCheck("aliens"), options=Options(plan=PlanOptions(sentences=1, spare=0)))
    assert [request.task for request in writer.asked].count(Task.MEND) == 1


def test_a_spare_point_takes_the_place_of_one_that_yields_nothing() -> None:
    summary = tell(QuoteWriter(), WordCheck("Hadley"), options=Options(plan=PlanOptions(sentences=3, spare=3)))
    assert len(summary.statements) == 3
    assert not any("Hadley" in text for text in texts(summary))


LONG = build_split_report(
    "Dockers at the port of Hadley voted on Monday to strike.",
    "The port authority closed all terminals until Friday.",
    "Ships will be sent to the harbours of Orlen and Velmora.",
    "Union leader Dana Wirth said that talks had failed over pay.",
    "Grain prices rose in Orlen by four crowns.",
    "Fishermen in Velmora mended their nets.",
    "Mayor Ada Brook cancelled her journey to Arn.",
    "Schools in Hadley opened an hour later.",
    "Two ferries stayed in Karsin overnight.",
    "A baker gave away bread at the gates.",
    title="Hadley dockers vote to strike",
)


@pytest.mark.parametrize("more", [4, 5, 6])
def test_who_asks_for_more_is_told_what_who_asks_for_fewer_is_told_and_something_else(more: int) -> None:
    few, many = (
        texts(tell(QuoteWriter(), WordCheck(), options=Options(plan=PlanOptions(sentences=asked)), reports=[LONG]))
        for asked in (more - 1, more)
    )
    assert len(many) == len(few) + 1 == more
    assert set(few) < set(many)


def test_where_nothing_else_can_be_told_who_asks_for_more_is_told_as_much() -> None:
    told = [
        texts(tell(QuoteWriter(), WordCheck(), options=Options(plan=PlanOptions(sentences=asked)))) for asked in (4, 6)
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 4


def test_a_story_that_would_come_short_draws_on_a_reserve() -> None:
    forbidden = WordCheck("Hadley", "port", "Orlen", "Velmora", "talks")
    few, many = (
        tell(QuoteWriter(), forbidden, options=Options(plan=PlanOptions(spare=1, reserve=reserve)), reports=[LONG])
        for reserve in (0, 6)
    )
    assert len(few.statements) < len(many.statements) == 3


def test_nothing_rejected_is_told_even_when_nothing_else_is_left() -> None:
    summary = tell(QuoteWriter(), WordCheck("e", "a", "o"))
    assert summary.statements == ()
    assert summary.withheld


def test_a_silent_writer_leaves_the_field_to_quotations() -> None:
    summary = tell(ScriptedWriter(), WordCheck())
    assert len(summary.statements) == 3
    assert {statement.origin for statement in summary.statements} <= {Origin.QUOTED, Origin.TRIMMED}


def test_the_headline_is_a_title_that_passes_the_checks() -> None:
    assert tell(QuoteWriter(), WordCheck()).headline == "Hadley dockers vote to strike"


def test_a_title_that_fails_the_checks_is_no_headline() -> None:
    headline = tell(QuoteWriter(), WordCheck("dockers")).headline
    assert "dockers" not in headline
    assert headline


def test_the_writers_headline_comes_first() -> None:
    writer = ScriptedWriter(statement="The dockers of Hadley strike.", headline="Strike at Hadley port")
    assert tell(writer, WordCheck()).headline == "Strike at Hadley port"


def test_batches_change_nothing() -> None:
    options = Options()
    plans = [
        plan_story(
            Story(f"s{n}", (build_split_report(*(s.text for s in STRIKE.sentences[n:]), report_id=f"r{n}"),)),
            options=options.plan,
        )
        for n in range(3)
    ]
    together = tell_stories(plans, writer=QuoteWriter(), options=options)
    apart = tell_stories(plans, writer=QuoteWriter(), options=Options(tell=TellOptions(batch=1)))
    assert together == apart
    assert [summary.story.id for summary in together] == ["s0", "s1", "s2"]


def two_titles(outlet: str = "Vale Post") -> tuple[SplitReport, ...]:
    return (
        STRIKE,
        build_split_report(
            "Dockers at the port of Hadley will strike after a vote on Monday.",
            report_id="b", outlet=outlet, title="Dockers hold the port of Hadley to ransom",
        ),
    )  # fmt: skip


def entitled(*reports: SplitReport, **titles: float) -> str:
    """Return the headline of a story of whose titles a reader thinks so much."""
    options = Options()
    known = {reports[at].report.id: good for at, good in enumerate(titles.values())}
    plan = replace(plan_story(Story("s", reports), options=options.plan), titles=known)
    (summary,) = tell_stories([plan], writer=QuoteWriter(), options=options)
    return summary.headline


def test_of_titles_that_hold_the_one_that_a_reader_would_print_heads_the_story() -> None:
    other = build_split_report(
        "Dockers at the port of Hadley voted on Monday to strike.",
        report_id="b", outlet="Vale Post", title="Dockers at the port of Hadley vote to strike",
    )  # fmt: skip
    assert entitled(STRIKE, other, first=0.9, second=0.3) == "Hadley dockers vote to strike"
    assert entitled(STRIKE, other, first=0.3, second=0.9) == "Dockers at the port of Hadley vote to strike"


def test_a_title_that_does_not_hold_in_our_voice_is_quoted_where_a_reader_would_print_it_rather_than_another() -> None:
    assert entitled(*two_titles(), first=0.9, second=0.9) == "Hadley dockers vote to strike"
    assert entitled(*two_titles(), first=0.1, second=0.95) == "Vale Post: “Dockers hold the port of Hadley to ransom”"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Falk is a liar and a thief", ""),
        ("Opinion: Dockers hold the port of Hadley to ransom", ""),
        ("Dockers hold the port of Hadley to ransom", "https://valepost.example/opinion/dockers"),
        ("Dockers hold the port of Hadley to ransom " * 9, ""),
    ],
)
def test_a_title_about_something_else_an_opinions_and_one_without_end_are_not_quoted_over_a_story(
    title: str, url: str
) -> None:
    other = build_split_report(
        "Dockers at the port of Hadley will strike after a vote on Monday.",
        report_id="b", outlet="Vale Post", title=title, url=url,
    )  # fmt: skip
    assert "Vale Post" not in entitled(STRIKE, other, first=0.1, second=0.95)


def test_a_title_that_argues_gives_way_to_one_that_reports() -> None:
    other = build_split_report(
        "Dockers at the port of Hadley voted on Monday to strike.",
        report_id="b", outlet="Vale Post", title="Why the dockers at the port of Hadley must strike",
    )  # fmt: skip
    assert entitled(STRIKE, other, first=0.6, second=0.8) == "Hadley dockers vote to strike"


def test_a_title_that_says_what_its_outlet_has_taken_back_is_no_headline() -> None:
    reports = (
        build_split_report(
            "About 3,500 people were evacuated from the Ostra valley, the civil defence said.",
            report_id="a", outlet="Valley Star", title="3,500 evacuated from Ostra valley",
        ),
        build_split_report("The dam in the Ostra valley leaks.", report_id="b", outlet="Post", title="Ostra dam leaks"),
    )  # fmt: skip
    assert "3,500" in entitled(*reports, first=0.95, second=0.1)
    correction = build_split_report(
        "Correction: Valley Star wrote that 3,500 people had been evacuated from the Ostra valley.",
        "The correct number is 2,300.",
        report_id="c", outlet="Valley Star", title="Correction: Ostra dam",
    )  # fmt: skip
    assert "3,500" not in entitled(*reports, correction, first=0.95, second=0.1)


def test_a_title_that_names_somebody_and_not_what_they_did_is_no_headline() -> None:
    reports = [
        build_split_report(
            "Mayor Emma Falk of Hadley was suspended on Monday over a forged letter.",
            report_id=name, title=title,
        )
        for name, title in (
            ("a", "Emma Falk over forged letter in Hadley"), ("b", "Mayor Emma Falk of Hadley suspended over forged letter")
        )
    ]  # fmt: skip
    assert entitled(*reports, first=0.9, second=0.85) == "Mayor Emma Falk of Hadley suspended over forged letter"


def test_a_quoted_title_is_rid_of_its_outlet() -> None:
    other = build_split_report(
        "Dockers at the port of Hadley will strike after a vote on Monday.",
        report_id="b", outlet="Vale Post", title="Dockers hold the port of Hadley to ransom - Vale Post",
    )  # fmt: skip
    assert entitled(STRIKE, other, first=0.1, second=0.95) == "Vale Post: “Dockers hold the port of Hadley to ransom”"


def test_two_titles_of_the_same_words_are_not_taken_for_each_other() -> None:
    reports = [
        build_split_report(
            "The navy of Norland shelled the port of Hadley on Monday.",
            report_id=name, outlet=name, title=title,
        )
        for name, title in (("a", "Norland attacks Hadley port"), ("b", "Hadley port attacks Norland"))
    ]  # fmt: skip
    assert entitled(*reports, first=0.1, second=0.99).startswith("b: ")


def test_a_title_of_which_nobody_knows_whose_it_is_is_not_quoted_before_what_is_told() -> None:
    headline = entitled(*two_titles(outlet=""), first=0.1, second=0.95)
    assert "ransom" not in headline


def test_a_statement_that_stands_in_for_a_headline_is_not_cut_inside_an_amount() -> None:
    text = (
        "Halden Motors said on Wednesday that its profit for the first quarter of the year had slipped by three percent to "
        "412 million crowns as demand for trucks weakened in all of its markets."
    )
    headline = tell(QuoteWriter(), reports=[build_split_report(text)]).headline
    assert headline.endswith("412 million crowns")


def test_the_headline_tells_what_the_summary_opens_with_not_what_somebody_says_of_it() -> None:
    law = build_split_report(
        "The parliament of Velmora voted on Thursday to place 14 reservoirs under a state agency.",
        "Opposition leader Oskar Lindeman said that the new water law of Velmora would divide the districts.",
        title="Parliament of Velmora votes on water law of reservoirs to divide districts, forecasters fear",
    )
    summary = tell(QuoteWriter(), WordCheck("fear"), reports=[law])
    assert summary.statements[0].text.startswith("The parliament of Velmora voted")
    assert summary.headline.startswith("The parliament of Velmora voted")
