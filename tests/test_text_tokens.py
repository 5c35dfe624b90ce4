"""Words, stems, and the word that a cue bears on."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.tokens import content_after, content_stems, find_content_stems, find_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. won't sign.", ["The", "U.S.", "won't", "sign", "."]),
        ("Vale's anti-war vote, 3.5 to 1,200", ["Vale", "'s", "anti-war", "vote", ",", "3.5", "to", "1,200"]),
        ("an F-16 at 7:30 (again)...", ["an", "F-16", "at", "7:30", "(", "again", ")", "..."]),
        ("“Yes,” she said", ["“", "Yes", ",", "”", "she", "said"]),
        ("", []),
    ],
)
def test_text_falls_into_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in find_tokens(text)] == tokens


@given(st.text(max_size=200))
def test_tokens_are_slices_in_order_with_nothing_but_space_or_odd_signs_between(text: str) -> None:
    end = 0
    for token in find_tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        assert not any(character.isalnum() for character in text[end : token.start])
        end = token.end


def test_stems_leave_out_stop_words_possessives_and_inflection() -> None:
    assert content_stems("The minister's decisions were not announced") == content_stems("minister decision announces")
    assert content_stems("of the and with") == frozenset()


def test_stems_keep_numbers_in_digits_and_parts_of_hyphenated_words() -> None:
    assert {"1200", "anti", "war"} <= content_stems("1,200 anti-war marchers")


def test_placed_stems_are_the_same_stems_in_order() -> None:
    text = "Miners in Orlava marched on Tuesday; the miners sang."
    placed = find_content_stems(text)
    assert {word.text for word in placed} == content_stems(text)
    assert [word.start for word in placed] == sorted(word.start for word in placed)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not yet fully achieved its goals", "achieved"),
        ("never. The mayor left", None),
        ("not to the of a and in on", None),
    ],
)
def test_a_cue_bears_on_the_first_content_word_of_its_clause(text: str, word: str | None) -> None:
    found = content_after(text, text.index(" ") if text.startswith("not") else 5)
    assert (found.text if found else None) == word


@pytest.mark.parametrize(("start", "imported"), [("start_lightly()", "False"), ("", "True")])
def test_a_program_finds_stems_without_statistics_and_leaves_them_to_whoever_shares_its_process(
    start: str, imported: str
) -> None:
    program = (
        "import sys\nfrom summarize.text.tokens import start_lightly, stem_word\n"
        f"{start}\nprint(stem_word('ferries'), 'scipy.stats' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["ferri", imported]
