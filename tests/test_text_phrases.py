"""Long lists of phrases, tried only where one can begin, find what trying them everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.phrases import Phrases, find_beginnings

WORDS = st.sampled_from(
    ["a", "an", "port", "ports", "Port", "portal", "of", "off", "the", "'", "-", ".", "4", "é", "ſ"]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])).map("".join), max_size=12).map("".join)
ENTRIES = st.lists(
    st.sampled_from(["a", "an? port", "port(?:al)?", "(?:off|of) the", "por(?=t)", "the(?! port)", "ports? of"]),
    min_size=1,
    unique=True,
)


@given(text=TEXTS, entries=ENTRIES)
def test_what_is_found_is_what_the_whole_pattern_finds_everywhere(text: str, entries: list[str]) -> None:
    everywhere = re.compile(rf"\b(?:{'|'.join(entries)})\b", re.IGNORECASE)
    assert [match.span() for match in Phrases(entries).finditer(text)] == [
        match.span() for match in everywhere.finditer(text)
    ]


@given(text=TEXTS, entries=ENTRIES)
def test_capitals_count_and_words_may_go_on_where_that_is_asked_for(text: str, entries: list[str]) -> None:
    everywhere = re.compile(rf"\b(?:{'|'.join(entries)})")
    found = Phrases(entries, whole=False, cased=True)
    assert [match.span() for match in found.finditer(text)] == [match.span() for match in everywhere.finditer(text)]
    first, first_everywhere = found.search(text), everywhere.search(text)
    assert (first and first.span()) == (first_everywhere and first_everywhere.span())


@pytest.mark.parametrize(
    ("entry", "beginnings"),
    [
        ("upend(?:s|ed)?", {"upe"}),
        ("a dark day", {"a"}),
        ("sh(?:ake|ook) up", {"sh"}),
        ("amounts? to", {"amo"}),
        ("ads?", {"ad"}),
        ("(?:tears?|tore) through", {"tea", "tor"}),
        ("(?:T|t)he a", {"t"}),
        ("let['’]s", {"let"}),
    ],
)
def test_the_letters_that_a_phrase_can_begin_with_are_read_from_its_pattern(entry: str, beginnings: set[str]) -> None:
    assert find_beginnings(entry) == beginnings


@pytest.mark.parametrize(
    "entry", ["", r"\d+ days", "[a-z]+est", "(?:a |)port", "a?b", "(?:x)?port", "(?:(?:be)?at|sat) up"]
)
def test_a_phrase_that_can_begin_with_anything_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="nothing tells how"):
        find_beginnings(entry)
