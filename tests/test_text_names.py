"""Names without titles, dates and words that merely open a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ada Morel met Ivo Dahl.", ["Ada Morel", "Ivo Dahl"]),
        ("Orlavan President Ada Morel spoke.", ["Orlavan", "Ada Morel"]),
        ("Secretary of State Ada Morel left for Port Vale.", ["Ada Morel", "Port Vale"]),
        ("Sen. Ada Morel of West Orlava agreed.", ["Ada Morel", "West Orlava"]),
        ("The Justice Department sued the Bank of Orlava.", ["Justice Department", "Bank of Orlava"]),
        ("Attorney General Ada Morel's office closed.", ["Ada Morel"]),
        ("Police arrested Ida von der Heide and Omar bin Said.", ["Ida von der Heide", "Omar bin Said"]),
        ("On Monday, the mayor met O'Brien in St. Vale.", ["O'Brien", "St. Vale"]),
        ("Angry miners marched in Orlava on May 10.", ["Orlava"]),
        ("“We will win,” said Ivo Dahl Jr.", ["Ivo Dahl Jr."]),
        ("The F-16 and the U.N. mission left.", ["F-16", "U.N."]),
        ("The president and the senator left.", []),
        ("He said I was late.", []),
        ("Dahl resigned.", ["Dahl"]),
        ("the United States of America", ["United States of America"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_the_title_is_kept_beside_the_name() -> None:
    (name,) = find_names("They met Prime Minister Ada Morel.")
    assert (name.text, name.title) == ("Ada Morel", "Prime Minister")


def test_common_words_of_a_headline_in_title_case_are_no_names() -> None:
    names = {name.text for name in find_names("Orlava Votes To Close Mines After Long Debate With Unions")}
    assert "Orlava" in names
    assert not names & {"Votes", "Close", "Mines", "Long Debate"}


def test_a_known_name_counts_although_it_is_a_common_word() -> None:
    assert find_names("Target shares fell.") == ()
    assert [name.text for name in find_names("Target shares fell.", known={"Target"})] == ["Target"]


@given(st.text(max_size=120))
def test_names_are_slices_in_order(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert text[name.start : name.end] == name.text
        assert name.start >= end
        end = name.end
