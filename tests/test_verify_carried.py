"""The smallest set of sentences that carries a draft, and what is said of drafts that none carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.options import VerifyOptions
from summarize.types import Copied, Draft, Finding, Point, Sentence, SplitReport, Verdict
from summarize.verify import SourceIndex, check_text, default_checks, verify_drafts, verify_statement
from tests.builders import build_split_report

PUBLISHED = datetime(2023, 7, 26, 9, 30, tzinfo=UTC)


def judge(text: str, *sources: str, copied: tuple[Copied | None, ...] = ()) -> Verdict:
    """Return the verdict on a draft whose point has each source in a report of its own."""
    splits = [
        build_split_report(source, report_id=f"r{place}", published=PUBLISHED) for place, source in enumerate(sources)
    ]
    point = Point(tuple(split.sentences[0] for split in splits), 1.0)
    reports = {split.report.id: split for split in splits}
    return verify_drafts([Draft(point, text, "test", copied)], reports, options=VerifyOptions())[0]


def carriers(verdict: Verdict) -> list[str]:
    """Return the texts of the sentences that carry a draft."""
    return [sentence.text for sentence in verdict.carried_by]


CLOSED = "Vale Mining closed the pit in Orlava on Tuesday."
FINED = "The court in Port Vale fined the firm $3 million."
JOBS = "About 400 miners worked there."


def test_one_sentence_is_enough_where_one_carries_all() -> None:
    verdict = judge("Vale Mining closed the pit in Orlava.", FINED, CLOSED, JOBS)
    assert verdict.accepted
    assert carriers(verdict) == [CLOSED]


def test_two_sentences_are_linked_where_each_carries_a_part() -> None:
    verdict = judge(
        "Vale Mining closed the pit in Orlava, and the court fined the firm $3 million.", JOBS, CLOSED, FINED
    )
    assert verdict.accepted
    assert set(carriers(verdict)) == {CLOSED, FINED}


def test_three_sentences_are_linked_where_it_takes_three() -> None:
    text = (
        "Vale Mining closed the pit in Orlava, about 400 miners worked there, and the court fined the firm $3 million."
    )
    verdict = judge(text, JOBS, CLOSED, FINED, "Rain fell in Orlava all week.")
    assert verdict.accepted
    assert set(carriers(verdict)) == {CLOSED, FINED, JOBS}


def test_a_rejected_draft_is_carried_by_nothing() -> None:
    verdict = judge("Vale Mining closed the pit in Orlava, and 900 miners worked there.", CLOSED, JOBS)
    assert not verdict.accepted
    assert verdict.carried_by == ()
    assert {finding.check for finding in verdict.findings} == {"number"}


def test_findings_are_those_left_by_the_best_set() -> None:
    verdict = judge("Vale Mining closed the pit in Orlava, and the court fined the firm $4 million.", CLOSED, FINED)
    (finding,) = verdict.findings
    assert finding.check == "number"
    assert verdict.draft.text[finding.start : finding.end] == "$4 million"


def test_a_sentence_as_it_stands_is_carried_by_itself_though_loaded_and_guessing() -> None:
    source = "Ada Morel slammed the shameful plan and may resign."
    verdict = judge(source, CLOSED, source)
    assert verdict.accepted
    assert carriers(verdict) == [source]


@pytest.mark.parametrize("source", ["He closed the pit.", "The company closed it.", "which closed the pit in Orlava."])
def test_a_sentence_as_it_stands_must_still_be_whole_and_understood(source: str) -> None:
    assert not judge(source, source).accepted


@pytest.mark.parametrize(
    ("source", "text", "check"),
    [
        ("Falk allegedly stole the car in Orlava.", "Falk stole the car in Orlava.", "modality"),
        ("The mine did not reopen in Orlava.", "The mine did reopen in Orlava.", "negation"),
        ("The pit is safe, Morel said.", "The pit is safe for now.", "attribution"),
        ("At least 12 miners were killed in Orlava.", "12 miners were killed in Orlava.", "number"),
        ("Falk, she said, will resign in Orlava.", "Falk will resign in Orlava.", "attribution"),
    ],
)
def test_a_trimmed_sentence_is_checked_for_what_was_cut_away(source: str, text: str, check: str) -> None:
    assert check in {finding.check for finding in judge(text, source).findings}


def test_the_sentence_that_the_writer_copied_from_is_preferred() -> None:
    first = "Vale Mining closed the pit in Orlava for good."
    text = "Vale Mining closed the pit in Orlava."
    words = len(text.split())
    assert carriers(judge(text, first, CLOSED, copied=(Copied(1, 0, 4),) * words)) == [CLOSED]
    assert carriers(judge(text, first, CLOSED, copied=(Copied(0, 0, 4),) * words)) == [first]


def test_who_he_is_may_be_carried_by_the_sentence_before() -> None:
    split = build_split_report("Premier Ivo Dahl spoke in Orlava.", "He resigned in the evening.")
    point = Point((split.sentences[1],), 1.0)
    reports = {split.report.id: split}
    named = Draft(point, "Premier Ivo Dahl resigned in the evening.", "test")
    other = Draft(point, "Premier Ada Morel resigned in the evening.", "test")
    accepted, rejected = verify_drafts([named, other], reports, options=VerifyOptions())
    assert set(accepted.carried_by) == set(split.sentences)
    assert "name" in {finding.check for finding in rejected.findings}


def test_a_point_without_sentences_carries_nothing() -> None:
    assert not judge("Vale Mining closed the pit.").accepted


def test_an_empty_draft_is_rejected() -> None:
    assert not judge("", CLOSED).accepted


class Never:
    """A check that always finds something."""

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        return (Finding("never", 0, 1, "no"),)


def test_other_checks_may_be_given() -> None:
    split = build_split_report(CLOSED)
    draft = Draft(Point(split.sentences, 1.0), "The pit in Orlava was closed.", "test")
    (verdict,) = verify_drafts([draft], {"r1": split}, options=VerifyOptions(), checks=[Never()])
    assert [finding.check for finding in verdict.findings] == ["never"]


def test_a_stored_statement_is_checked_against_all_its_links() -> None:
    first, second = build_split_report(CLOSED, report_id="a"), build_split_report(FINED, report_id="b")
    reports = {"a": first, "b": second}
    linked = (*first.sentences, *second.sentences)
    text = "Vale Mining closed the pit in Orlava, and the court fined the firm $3 million."
    assert verify_statement(text, linked, reports, options=VerifyOptions()) == ()
    findings = verify_statement(text, linked[:1], reports, options=VerifyOptions())
    assert "number" in {finding.check for finding in findings}
    assert verify_statement(CLOSED, linked, reports, options=VerifyOptions()) == ()


# ---------------------------------------------------------------- text that we did not write


def test_anybodys_sentence_is_linked_to_what_carries_it() -> None:
    split = build_split_report("Rain fell all week.", CLOSED, "Trains ran late.", JOBS, FINED)
    verdict = check_text("The pit in Orlava was closed by Vale Mining.", split.sentences, {"r1": split})
    assert carriers(verdict) == [CLOSED]


def test_anybodys_invention_is_found() -> None:
    split = build_split_report("Rain fell all week.", CLOSED, "Trains ran late.", JOBS, FINED)
    index = SourceIndex(split.sentences)
    verdict = check_text("Vale Mining closed two pits in Port Vale.", index, {"r1": split})
    assert {"number", "place"} & {finding.check for finding in verdict.findings}
    assert not check_text("Dragons sang.", index, {"r1": split}).accepted


def test_rare_words_find_the_sentence() -> None:
    common = [f"The pit in Orlava was shut on day {number}." for number in range(20)]
    split = build_split_report(*common, "A walrus entered the pit in Orlava.")
    assert SourceIndex(split.sentences).find_nearest("The walrus of Orlava", 1)[0].text.startswith("A walrus")


# ---------------------------------------------------------------- laws

SUBJECTS = st.sampled_from(
    ["Ada Morel", "Ivo Dahl", "Lena Falk", "Vale Mining", "Port Vale", "The ministry", "A miner"]
)
VERBS = st.sampled_from(["opened", "closed", "visited", "praised", "sold", "bought", "inspected", "left"])
OBJECTS = st.sampled_from(
    [
        "the pit",
        "12 houses",
        "at least 40 boats",
        "the harbour",
        "a $3 million bridge",
        "Ida Crane",
        "the old “Gull” inn",
    ]
)
TIMES = st.sampled_from(["", " on Tuesday", " in 2019", " on March 5", " in Orlava", " with 30 workers"])
CLAUSES = st.builds("{} {} {}{}".format, SUBJECTS, VERBS, OBJECTS, TIMES)


@given(CLAUSES)
def test_a_self_contained_sentence_carries_itself(clause: str) -> None:
    sentence = f"{clause}."
    split = build_split_report(sentence, published=PUBLISHED)
    draft = Draft(Point(split.sentences, 1.0), sentence, "test")
    for check in default_checks(VerifyOptions()):
        assert check.check(draft, split.sentences, {"r1": split}) == ()


@given(st.lists(CLAUSES, min_size=2, max_size=3, unique=True), st.lists(CLAUSES, max_size=2))
def test_no_link_of_an_accepted_draft_is_idle(told: list[str], idle: list[str]) -> None:
    sentences = [f"{clause}." for clause in dict.fromkeys([*told, *idle])]
    splits = [build_split_report(text, report_id=f"r{place}") for place, text in enumerate(sentences)]
    reports = {split.report.id: split for split in splits}
    point = Point(tuple(split.sentences[0] for split in splits), 1.0)
    draft = Draft(point, ", and ".join(told) + ".", "test")
    (verdict,) = verify_drafts([draft], reports, options=VerifyOptions())
    checks = default_checks(VerifyOptions())
    for link in verdict.carried_by:
        rest = tuple(other for other in verdict.carried_by if other is not link)
        assert any(check.check(draft, rest, reports) for check in checks)


@given(CLAUSES, CLAUSES)
def test_the_verdict_does_not_hang_on_the_order_of_the_sources(first: str, second: str) -> None:
    text = f"{first}."
    one, other = judge(text, f"{first} at noon.", f"{second}."), judge(text, f"{second}.", f"{first} at noon.")
    assert one.accepted == other.accepted
