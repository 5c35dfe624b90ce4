"""Forms of verbs, and words that carry or deny each other."""

from __future__ import annotations

import pytest

from summarize.text.meanings import carrying_stems, opposite_stems
from summarize.text.verbs import base_stem, read_verb


@pytest.mark.parametrize(
    ("word", "base", "kind"),
    [
        ("bought", "buy", "both"),
        ("driven", "drive", "participle"),
        ("fell", "fall", "past"),
        ("stopped", "stop", "both"),
        ("tried", "try", "both"),
        ("closing", "close", "ing"),
        ("plans", "plan", "third"),
        ("acquitted", "acquit", "both"),
        ("outpointed", "outpoint", "both"),
        ("building", "build", "ing"),
        ("table", "", ""),
        ("hundred", "", ""),
        ("morning", "", ""),
    ],
)
def test_a_form_is_traced_to_its_base(word: str, base: str, kind: str) -> None:
    assert read_verb(word) == (base, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("criticised", "criticized"),
        ("fell", "falls"),
        ("sued", "sue"),
        ("Bought", "buying"),
        ("organisation", "organization"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert base_stem(one) == base_stem(other)


def test_what_follows_from_a_word_does_not_lead_back_to_it() -> None:
    assert base_stem("killed") in carrying_stems(base_stem("died"))
    assert base_stem("died") not in carrying_stems(base_stem("killed"))
    assert base_stem("accused") not in carrying_stems(base_stem("charged"))


def test_opposites_are_so_both_ways_round() -> None:
    for one, other in (("accepted", "rejected"), ("rose", "fell"), ("convicted", "acquitted")):
        assert base_stem(other) in opposite_stems(base_stem(one))
        assert base_stem(one) in opposite_stems(base_stem(other))


@pytest.mark.parametrize(
    "word",
    ["accept", "approve", "reject", "convict", "acquit", "rise", "fall", "open", "close", "buy", "sell", "win", "lose"],
)
def test_no_word_carries_its_opposite(word: str) -> None:
    assert not carrying_stems(base_stem(word)) & opposite_stems(base_stem(word))
