from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.split import split_report, split_reports
from summarize.types import SplitReport
from tests.builders import build_report
from tests.fakes import Listener
from tests.sentence_cases import Score, read_cases, score_case

PIECES = st.sampled_from(
    [
        "The council met", "Gov. Marsh", "U.S.", "J. D. Vance", "5 p.m.", "No. 5", "said", "he", "MINSK (Reuters) -", "€3",
        ".", "?", "!", "...", "…", ",", ":", "”", "“", '"', "'", "(", ")", "[5]", "•", "- ", "1. ", "。", "؟", "۔", "”他说",
        " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\u00a0", "\u200b", "https://example.org/a.b?c", "a@b.org", "|",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


def split_text(text: str) -> list[str]:
    return [sentence.text for sentence in split_report(build_report(text)).sentences]


def find_spans(text: str) -> list[tuple[int, int]]:
    return [(sentence.start, sentence.end) for sentence in split_report(build_report(text)).sentences]


def split_from(text: str, body_start: int) -> SplitReport:
    return split_report(replace(build_report(text), body_start=body_start))


# The first text to need it waits for nltk, which takes seconds on a busy machine.
@settings(deadline=None)
@given(text=TEXTS, data=st.data())
def test_sentences_are_slices_in_order_with_white_space_between_them(text: str, data: st.DataObject) -> None:
    body_start = data.draw(st.integers(min_value=0, max_value=len(text)))
    sentences = split_from(text, body_start).sentences

    at = body_start
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert sentence.start >= at
        assert not text[at : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text
        assert sentence.text == sentence.text.strip()
        at = sentence.end
    assert not text[at:].strip()


@settings(deadline=None)
@given(text=TEXTS)
def test_no_sentence_spans_a_blank_line(text: str) -> None:
    for sentence in split_text(text):
        assert "\n\n" not in sentence


@settings(deadline=None)
@given(text=TEXTS)
def test_splitting_twice_gives_the_same(text: str) -> None:
    assert split_report(build_report(text)) == split_report(build_report(text))


def test_the_cases_are_enough_and_98_percent_of_their_boundaries_are_right() -> None:
    cases = read_cases()
    total = sum((score_case(case, find_spans) for case in cases), Score(0, 0, 0))
    assert len(cases) >= 200
    assert total.share >= 0.98, total


@pytest.mark.parametrize("kind", sorted({case.kind for case in read_cases()}))
def test_no_kind_of_case_is_much_worse_than_the_rest(kind: str) -> None:
    scores = [score_case(case, find_spans) for case in read_cases() if case.kind == kind]
    assert sum(scores, Score(0, 0, 0)).share >= 0.9


def test_a_case_is_scored_by_its_marks() -> None:
    case = next(
        case for case in read_cases() if case.text == "The U.S. Senate rejected it. The U.K. Parliament did not vote."
    )
    assert score_case(case, lambda text: [(0, len(text))]) == Score(0, 1, 0)
    assert score_case(case, lambda _: [(0, 8), (9, 28), (29, 62)]) == Score(1, 0, 1)
    assert score_case(case, find_spans) == Score(1, 0, 0)


def test_the_body_begins_after_header_lines() -> None:
    text = "Outlet: The Tide\n\nQuake shakes coast\n\nA quake shook the coast. Nobody was hurt."
    sentences = split_from(text, text.index("A quake")).sentences
    assert [sentence.text for sentence in sentences] == ["A quake shook the coast.", "Nobody was hurt."]
    assert sentences[0].start == text.index("A quake")


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\r\n", "\u2028\u00a0"])
def test_a_text_of_white_space_has_no_sentences(text: str) -> None:
    assert split_text(text) == []


def test_a_text_without_an_end_is_one_sentence() -> None:
    assert split_text("Quake shakes coast") == ["Quake shakes coast"]


def test_a_table_on_one_line_is_kept_whole() -> None:
    table = "Hogs 12 apples 14 milk 9 " * 200
    assert split_text(table) == [table.strip()]


def test_a_heading_is_not_drawn_into_the_paragraph_below_it() -> None:
    assert split_text("What we know\nThe fire began at dawn and spread to the mill.") == [
        "What we know",
        "The fire began at dawn and spread to the mill.",
    ]


def test_a_paragraph_wrapped_by_hand_is_not_cut_at_its_lines() -> None:
    text = (
        "The harbour was closed at dawn after a ship lost its load of\n"
        "timber near the entrance. Pilots said it would take two days\n"
        "to clear.\n"
        "\n"
        "Ferries were moved to the old pier, the mayor said on Monday."
    )
    assert split_text(text) == [
        "The harbour was closed at dawn after a ship lost its load of\ntimber near the entrance.",
        "Pilots said it would take two days\nto clear.",
        "Ferries were moved to the old pier, the mayor said on Monday.",
    ]


def test_short_lines_that_are_no_wrapped_paragraph_stay_apart() -> None:
    lines = ["Rates rose", "Shares fell", "Gold held", "The krona lost"]
    assert split_text("\n".join(lines)) == lines


@pytest.mark.parametrize("length", [20_000, 40_000])
@pytest.mark.parametrize("piece", ["!", "U.S. ", "a.", "“", "\n", "Gov. Marsh\n", "[5]", ". . ", "x" * 50])
def test_hostile_repetition_is_split_without_harm(piece: str, length: int) -> None:
    text = piece * (length // len(piece)) + "end"
    assert "".join("".join(split_text(text)).split()) == "".join(text.split())


def test_every_report_is_split_and_progress_is_told() -> None:
    listener = Listener()
    reports = [build_report("One. Two.", report_id="a"), build_report("Three.", report_id="b")]
    split = split_reports(reports, progress=listener)
    assert [each.report.id for each in split] == ["a", "b"]
    assert [len(each.sentences) for each in split] == [2, 1]
    assert listener.told[-1] == ("split", 2, 2)


def test_sentences_carry_the_id_of_their_report() -> None:
    (sentence,) = split_report(build_report("Only one.", report_id="x7")).sentences
    assert sentence.report_id == "x7"


def test_the_sentences_of_a_text_lie_end_to_end_in_order() -> None:
    sentences = split_report(build_report("One. Two? “Three!” Four.")).sentences
    assert [sentence.text for sentence in sentences] == ["One.", "Two?", "“Three!”", "Four."]
    assert all(one.end < two.start for one, two in pairwise(sentences))
