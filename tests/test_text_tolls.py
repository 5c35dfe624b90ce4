"""How many were killed or hurt is read where a text says so, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from summarize.text.tolls import DEAD, HURT, find_tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("At least 12 people were killed and 40 injured in Orlo.", {DEAD: {12.0}, HURT: {40.0}}),
        ("A gunman opened fire in Hadley, killing two students and wounding three others.", {DEAD: {2.0}, HURT: {3.0}}),
        ("Twelve dead as ferry capsizes off Dunmere", {DEAD: {12.0}}),
        ("Fire in Orlo kills at least 3", {DEAD: {3.0}}),
        ("Two officers who killed a man in Orlo were dismissed.", {}),
        ("“Twelve people were killed,” the banner said.", {}),
        ("The port of Hadley lost 40 containers.", {}),
    ],
)
def test_tolls_are_read_by_kind(text: str, tolls: dict[str, set[float]]) -> None:
    assert find_tolls(text) == tolls
