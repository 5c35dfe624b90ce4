"""Sentences as headlines: a cut leaves nothing that holds only under a condition without that condition."""

from __future__ import annotations

import pytest

from summarize.write.shortened import shorten_sentence


def shorten(text: str) -> tuple[str, ...]:
    """Return the readings of a sentence as long as a headline may be."""
    return shorten_sentence(text, longest=90, stretched=120)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "In the event of a strike, Brenn Air will cancel all flights from Orlo to the north.",
            "In the event of a strike",
        ),
        (
            "As long as fuel stays cheap, Brenn Air will buy nine planes from the maker in Orlo.",
            "As long as fuel stays",
        ),
        (
            "The shipyard in Brenn will hire 400 more workers in autumn, subject to approval by the regulator in Orlo.",
            "subject to approval",
        ),
        ("The council of Brenn will close the old mill this autumn, pending a review by the regulator.", "pending"),
    ],
)
def test_no_reading_goes_without_the_condition(text: str, condition: str) -> None:
    readings = shorten(text)
    assert all(condition in reading for reading in readings)


def test_what_depends_on_talks_is_no_headline_without_them() -> None:
    assert (
        shorten(
            "The council of Brenn will close the old mill by the river this autumn, depending on the outcome of the talks"
            " with its owner."
        )
        == ()
    )


def test_a_circumstance_that_is_no_condition_may_go() -> None:
    readings = shorten("During the strike, Brenn Air will cancel all flights from Orlo to the north.")
    assert "Brenn Air will cancel all flights from Orlo to the north" in readings


@pytest.mark.parametrize(
    "besides",
    [
        "after the hotel provided food for the crew",
        "while the pilots once again stayed at home",
        "before the workers at once went home to Orlo",
        "while a US contingent of soldiers left Orlo",
        "after it had been used for barring women",
    ],
)
def test_what_only_looks_like_a_condition_may_go(besides: str) -> None:
    kept = "The council of Brenn closed the old mill by the river"
    assert kept in shorten(f"{kept}, {besides}.")


@pytest.mark.parametrize(
    "condition",
    ["provided the crew agrees", "once the court of Orlo agrees", "barring another storm", "pending a final vote"],
)
def test_what_is_a_condition_may_not_go(condition: str) -> None:
    text = f"The council of Brenn will close the old mill by the river while prices fall, {condition}."
    assert all(condition in reading for reading in shorten(text))
