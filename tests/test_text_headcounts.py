"""What a number counts is read once, for the plan and for headlines alike."""

from __future__ import annotations

import time

import pytest

from summarize.text.headcounts import INJURED, KILLED, Headcount, read_headcount
from summarize.text.numbers import find_numbers
from summarize.text.tolls import find_tolls


def read(text: str) -> list[tuple[Headcount, float | None]]:
    """Return what the numbers of a text count, each with the number."""
    counts = ((read_headcount(text, number), number.value) for number in find_numbers(text) if not number.unit)
    return [(count, value) for count, value in counts if count]


@pytest.mark.parametrize(
    ("text", "about", "words"),
    [
        ("One was dead, which brings the number of those killed to nine.", KILLED, "brings the number of those killed to nine"),
        ("That brings to nine the number of those killed in Orlo.", KILLED, "brings to nine the number of those killed"),
        ("The death toll in the mine has risen to five.", KILLED, "death toll in the mine has risen to five"),
        ("The number of dead in Orlo reached at least 14.", KILLED, "number of dead in Orlo reached at least 14"),
        ("Three workers were crushed to death.", KILLED, "Three workers were crushed to death"),
        ("Twelve die in Orlo fire", KILLED, "Twelve die"),
        ("Blasts kill 12 in Orlo", KILLED, "kill 12"),
        ("The gunman killed all 12 hostages.", KILLED, "killed all 12 hostages"),
        ("Twelve people were killed a day after the vote.", KILLED, "Twelve people were killed"),
        ("Three people who were killed there were named.", KILLED, "Three people who were killed"),
        ("The blast wounded 40 sailors.", INJURED, "wounded 40 sailors"),
    ],
)  # fmt: skip
def test_what_a_number_counts_is_read_with_the_words_that_say_so(text: str, about: str, words: str) -> None:
    ((count, _),) = read(text)
    assert (count.about, text[count.start : count.end]) == (about, words)


@pytest.mark.parametrize(
    "text",
    [
        # They did the killing.
        "Two officers killed a man.",
        "Two officers who killed a man in Orlo were dismissed.",
        # Nobody died.
        "Three death threats were sent to the mayor.",
        "Two men were sentenced to death.",
        "The toll road rose to 12 crowns.",
        "At least eight men were crushed in the hall.",
        # Of every year, not of one happening.
        "Some 40,000 people die on the roads every year.",
    ],
)
def test_what_only_looks_like_a_count_of_the_dead_is_none(text: str) -> None:
    assert read(text) == []


def test_who_is_counted_is_empty_where_deaths_are() -> None:
    ((count, _),) = read("Three miners died.")
    assert count.who.strip() == "miners"
    ((count, _),) = read("There were three coronavirus deaths.")
    assert count.who == ""


@pytest.mark.parametrize(
    ("text", "so_far"),
    [
        ("The toll stands at nine.", True),
        ("That brings the number killed to nine.", True),
        ("Nine people have now died.", True),
        ("Nine people were killed in a blast.", False),
    ],
)
def test_a_count_of_all_until_then_is_told_from_that_of_one_happening(text: str, so_far: bool) -> None:
    ((count, _),) = read(text)
    assert count.so_far is so_far


@pytest.mark.parametrize(
    "text",
    [
        "One was dead, which brings the number of those killed to nine.",
        "The death toll in the mine has risen to nine.",
        "Nine miners died and 12 were hurt.",
    ],
)
def test_headlines_are_held_to_the_same_reading(text: str) -> None:
    tolls = {count.about: frozenset([value]) for count, value in read(text)}
    assert find_tolls(text) == tolls
    assert tolls[KILLED] == {9.0}


def test_a_long_sentence_about_a_toll_is_read_at_once() -> None:
    text = "the number of those killed in the toll " * 400 + "to 12"
    (number,) = find_numbers(text)
    start = time.perf_counter()
    read_headcount(text, number)
    assert time.perf_counter() - start < 0.5
