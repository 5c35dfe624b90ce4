"""Numbers in digits and words, with unit, hedge and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.numbers import Number, find_numbers


def only(text: str) -> Number:
    """Return the one number of a text."""
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("the toll reached 1,240", 1240, ""),
        ("costs of $1.2bn", 1.2e9, "$"),
        ("costs of €3.5 million", 3.5e6, "€"),
        ("costs of 3.5 million euros", 3.5e6, "€"),
        ("worth £40m", 4e7, "£"),
        ("fell by 3.2%", 3.2, "percent"),
        ("fell by 3 per cent", 3, "percent"),
        ("fell by two percentage points", 2, "point"),
        ("a dozen miners", 12, ""),
        ("half a million voters", 5e5, ""),
        ("twenty-five miners", 25, ""),
        ("four thousand two hundred miners", 4200, ""),
        ("two hundred and fifty miners", 250, ""),
        ("a hundred miners", 100, ""),
        ("two-thirds of voters", 2 / 3, "part"),
        ("half of the voters", 0.5, "part"),
        ("one in five voters", 1, "in 5"),
        ("a 9-year-old boy", 9, "age"),
        ("30 km/h winds", 30, "km/h"),
        ("40 miles away", 40, "mile"),
        ("at 7:30 p.m. sharp", 7.5, "clock"),
        ("at 7 p.m. sharp", 7, "clock"),
        ("the 12th round", 12, "ordinal"),
        ("the third round", 3, "ordinal"),
        ("in 2019 alone", 2019, "year"),
        ("in the 1990s", 1990, "decade-year"),
        ("2000 people came", 2000, ""),
        ("on March 5 alone", 5, "day of month"),
        ("on 5 March alone", 5, "day of month"),
        ("dozens of miners", None, "dozens"),
        ("tens of thousands of miners", None, "tens of thousands"),
    ],
)
def test_value_and_unit_are_read(text: str, value: float | None, unit: str) -> None:
    number = only(text)
    assert number.value == (pytest.approx(value) if value is not None else None)
    assert number.unit == unit


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("12 miners died", ""),
        ("about 12 miners died", "about"),
        ("some 12 miners died", "about"),
        ("at least 12 miners died", "at least"),
        ("more than 12 miners died", "more than"),
        ("over 12 miners died", "more than"),
        ("nearly 12 miners died", "less than"),
        ("fewer than 12 miners died", "less than"),
        ("up to 12 miners died", "up to"),
        ("as many as 12 miners died", "up to"),
        ("12 or more miners died", "at least"),
        ("argued over the 12 miners", ""),
    ],
)
def test_the_hedge_before_or_behind_is_kept(text: str, hedge: str) -> None:
    assert only(text).hedge == hedge


def test_what_is_counted_follows_the_number() -> None:
    assert only("12 striking miners were hurt").counts == "striking miners"


@pytest.mark.parametrize(
    "text",
    [
        "No one of the miners", "the one who left", "an F-16 landed", "COVID-19 spread", "Covid-19 deaths", "one of them",
        "him",
    ],
)  # fmt: skip
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert find_numbers(text) == ()


def test_ranges_and_scores_are_two_numbers() -> None:
    assert [number.value for number in find_numbers("won 3-1 within 10-12 days")] == [3, 1, 10, 12]


@given(st.text(max_size=120))
def test_numbers_are_slices_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert number.start >= end
        end = number.end


@given(st.integers(min_value=0, max_value=10**9))
def test_every_grouped_integer_is_read_back(value: int) -> None:
    assert f"{value:,}" in {number.text.strip() for number in find_numbers(f"({value:,})")}
