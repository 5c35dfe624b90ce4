"""Which sources are read beside a statement, and how much of it none of them says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.models.support_words import choose_sources, count_lacking

#: Words that carry content, and some that do not.
_WORDS = ("harbour", "ferry", "strike", "Veldmar", "closed", "12", "the", "was", "in")
texts = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)


def choose(statement: str, sources: Sequence[str], room: int = 1000) -> tuple[int, ...]:
    return choose_sources(statement, sources, [len(source.split()) for source in sources], room)


@pytest.mark.parametrize(
    ("statement", "sources", "lacking"),
    [
        ("The ferry was closed.", ["Ferries are closing in the harbour."], 0),
        ("The ferry was closed.", ["A strike began."], 2),
        ("The ferry was closed.", ["A ferry sailed.", "A school opened."], 1),
        ("The ferry was closed.", [], 2),
        ("It was in the.", [], 0),
        ("Veldmar\N{RIGHT SINGLE QUOTATION MARK}s ferry cost 1,200.", ["The ferry of Veldmar cost 1200."], 0),
    ],
)
def test_the_words_that_sources_lack_are_content_words_in_any_form(
    statement: str, sources: list[str], lacking: int
) -> None:
    assert count_lacking(statement, sources) == lacking


@given(texts, st.lists(texts, max_size=4), texts)
def test_another_source_never_makes_more_words_lack(statement: str, sources: list[str], more: str) -> None:
    assert count_lacking(statement, [*sources, more]) <= count_lacking(statement, sources)
    assert count_lacking(statement, [statement]) == 0


def test_sentences_are_chosen_that_have_the_words_between_them_and_none_beside() -> None:
    sources = ["A school opened.", "The ferry of Veldmar sailed.", "It was a Veldmar day.", "The harbour was closed."]
    assert choose("The ferry of Veldmar left the closed harbour.", sources) == (1, 3)


def test_a_sentence_for_which_there_is_no_room_is_passed_over_for_one_that_fits() -> None:
    sources = ["The ferry of Veldmar sailed.", "The harbour was closed " + "and was so " * 30, "The harbour sleeps."]
    assert choose("The ferry of Veldmar left the closed harbour.", sources, room=12) == (0, 2)


@given(texts, st.lists(texts, max_size=8), st.integers(1, 30))
def test_what_is_chosen_fits_unless_it_is_one_sentence_and_some_is_always_chosen(
    statement: str, sources: list[str], room: int
) -> None:
    chosen = choose(statement, sources, room)
    assert list(chosen) == sorted(set(chosen))
    assert bool(chosen) == bool(sources)
    assert len(chosen) == 1 or sum(len(sources[at].split()) for at in chosen) <= room


@given(texts, st.lists(texts, max_size=6))
def test_where_there_is_room_no_word_is_lost_by_choosing(statement: str, sources: list[str]) -> None:
    chosen = [sources[at] for at in choose(statement, sources)]
    assert count_lacking(statement, chosen) == count_lacking(statement, sources)
