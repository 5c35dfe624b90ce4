"""Sentences that say the same are one point, and of these the ones that are written come first."""

from __future__ import annotations

from summarize.plan.candidates import make_candidate
from summarize.plan.points import group_candidates
from tests.builders import build_split_report

BARE = "Rosalind Achebe wasted £8m on the bridge in Hadley, councillors said."
ACCUSED = "Councillors accused the mayor, Rosalind Achebe, of wasting £8m on the new bridge over the Tarn in Hadley."


def group(answer: str) -> tuple[str, ...]:
    """Return the group of a bare accusation, where another report has the accusation with what follows it."""
    reports = [
        build_split_report(BARE, report_id="r1"),
        build_split_report("Achebe wasted £8m on the bridge in Hadley, councillors said.", report_id="r2"),
        build_split_report(ACCUSED, answer, report_id="r3"),
    ]
    candidates = [make_candidate(report.sentences[0], report) for report in reports]
    (found,) = group_candidates(candidates[:1], candidates, likeness=0.4)
    return tuple(one.text for one in found)


def test_an_accusation_with_its_answer_behind_it_is_written_before_those_without() -> None:
    assert group("Achebe denied this.")[1] == ACCUSED


def test_an_accusation_that_nobody_answers_keeps_its_place_by_likeness() -> None:
    assert group("The bridge was closed in July.")[-1] == ACCUSED
