"""A headline says what happened; who claims it stands behind it, and no number is cut in two."""

from __future__ import annotations

import pytest

from summarize.options import Options
from summarize.plan import plan_story
from summarize.tell import tell_stories
from summarize.types import SplitReport, Story, Task
from summarize.write import QuoteWriter

from .builders import build_request, build_split_report


def draft(*reports: SplitReport) -> list[str]:
    (drafts,) = QuoteWriter().write([build_request(*reports, task=Task.HEADLINE)])
    return [one.text for one in drafts]


def headline_of(*reports: SplitReport) -> str:
    plan = plan_story(Story("s", reports), options=Options().planning)
    return tell_stories([plan], writer=QuoteWriter(), options=Options())[0].headline


def test_a_claim_that_a_title_gives_as_fact_has_its_claimant_behind_it() -> None:
    report = build_split_report(
        "The vaccine cut cases of marsh fever by 71% in a trial, researchers said on Wednesday.",
        title="Vaccine cut cases of marsh fever by 71% in trial",
    )
    assert headline_of(report) == "Vaccine cut cases of marsh fever by 71% in trial, researchers say"


def test_what_the_report_says_itself_needs_no_claimant() -> None:
    report = build_split_report("A ferry capsized off Dunmere on Tuesday.", title="A ferry capsized off Dunmere")
    assert headline_of(report) == "A ferry capsized off Dunmere"


@pytest.mark.parametrize(
    ("title", "kept", "lost"),
    [
        ("Vaccine cuts cases in trial with 4,200 volunteers, officials hope", "4,200", "with 4"),
        ("As rescuers search the sound, toll of ferry rises to 17", "toll", "As rescuers search the sound"),
    ],
)
def test_a_title_is_never_cut_inside_a_number_nor_down_to_its_circumstances(title: str, kept: str, lost: str) -> None:
    drafts = draft(build_split_report("A ferry capsized off Dunmere.", title=title))
    assert any(kept in text for text in drafts)
    assert not [text for text in drafts if text.endswith(lost)]


def test_a_sentence_is_not_cut_before_the_verb_of_what_was_said() -> None:
    report = build_split_report(
        "Halden Motors said on Wednesday that net profit for the first quarter of its fiscal year, which ended on"
        " November 30, slipped 3% to 412 million crowns as demand for trucks weakened."
    )
    assert not [text for text in draft(report) if text.endswith("fiscal year")]
