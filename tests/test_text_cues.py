"""Negation, modality, words that point back, loaded words."""

from __future__ import annotations

import pytest

from summarize.text.loaded import find_loaded
from summarize.text.modality import Mode, find_modalities
from summarize.text.negation import find_negations
from summarize.text.pronouns import opening_connective, opening_pronoun


@pytest.mark.parametrize(
    ("text", "cue", "stem"),
    [
        ("The mine did not reopen.", "not", "reopen"),
        ("The mine didn't reopen.", "didn't", "reopen"),
        ("The mine never reopened.", "never", "reopen"),
        ("The mine failed to reopen.", "failed to", "reopen"),
        ("Morel denied closing it.", "denied", "close"),
        ("There was no evidence of it.", "no", "evid"),
        ("It is no longer open.", "no longer", "open"),
        ("The talks ended without agreement.", "without", "agreement"),
    ],
)
def test_a_negation_bears_on_the_word_behind_it(text: str, cue: str, stem: str) -> None:
    (negation,) = find_negations(text)
    assert (negation.text, negation.stem) == (cue, stem)


@pytest.mark.parametrize("text", ["Not only Morel came.", "No. 10 is open.", "No doubt it is open.", "She knows."])
def test_what_only_looks_like_a_negation_is_none(text: str) -> None:
    assert find_negations(text) == ()


@pytest.mark.parametrize(
    ("text", "mode", "stem"),
    [
        ("The mine may reopen.", Mode.POSSIBLE, "reopen"),
        ("The mine is expected to reopen.", Mode.POSSIBLE, "reopen"),
        ("He allegedly stole it.", Mode.ALLEGED, "steal"),
        ("The alleged thief left.", Mode.ALLEGED, "thief"),
        ("He was accused of stealing it.", Mode.ALLEGED, "steal"),
        ("He was charged with theft.", Mode.ALLEGED, "theft"),
        ("The firm plans to reopen it.", Mode.INTENDED, "reopen"),
        ("The firm threatened to sue.", Mode.INTENDED, "sue"),
        ("The mine will reopen.", Mode.FUTURE, "reopen"),
        ("The mine is set to reopen.", Mode.FUTURE, "reopen"),
        ("The mine would reopen.", Mode.CONDITIONAL, "reopen"),
        ("The firm should reopen it.", Mode.DEMANDED, "reopen"),
    ],
)
def test_a_modal_cue_bears_on_the_word_behind_it(text: str, mode: Mode, stem: str) -> None:
    (modality,) = find_modalities(text)
    assert (modality.mode, modality.stem) == (mode, stem)


@pytest.mark.parametrize("text", ["It opened on May 5.", "The mine opened.", "In May it opened."])
def test_facts_have_no_modality(text: str) -> None:
    assert find_modalities(text) == ()


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("He said so.", "He"),
        ("Their mine closed.", "Their"),
        ("It closed the mine.", "It"),
        ("This closed the mine.", "This"),
        ("These miners left.", "These"),
        ("The company closed it.", "The company"),
        ("But the latter denied it.", "The latter"),
        ("Another said it was late.", "Another said"),
        ("In response, Morel left.", "In response"),
        ("“They left,” Morel said.", "They"),
    ],
)
def test_an_opening_that_points_back_is_found(text: str, reference: str) -> None:
    found = opening_pronoun(text)
    assert found is not None
    assert found.text == reference


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether the mine will open.",
        "It took hours to reach them.",
        "It was the first strike in years.",
        "This week, Morel met Dahl.",
        "Those who stayed were fined.",
        "The attack in Orlava killed three.",
        "Morel said she was late.",
        "There were three fires.",
        "",
    ],
)
def test_an_opening_that_stands_by_itself_is_none(text: str) -> None:
    assert opening_pronoun(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [("But Morel left.", "Morel left."), ("Meanwhile, it rained.", "it rained."), ("Morel left.", "Morel left.")],
)
def test_an_opening_connective_can_be_cut(text: str, rest: str) -> None:
    assert text[opening_connective(text) :] == rest


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("Morel slammed the plan.", "slammed", "criticize"),
        ("Morel lashed out at the plan.", "lashed out", "criticize"),
        ("Morel admitted that it was late.", "admitted", "say"),
        ("The regime closed the mine.", "regime", "government"),
        ("A staggering sum was lost.", "staggering", "large"),
        ("Morel signed a landmark trade deal.", "landmark", ""),
        ("Morel unloaded on the union.", "unloaded on", "criticize"),
        ("Police met the illegal immigrant caravan.", "illegal immigrant caravan", "immigrant caravan"),
        ("The smear campaign began in May.", "smear campaign", "campaign"),
    ],
)
def test_a_loaded_word_has_a_plain_counterpart_and_a_reason(text: str, word: str, plain: str) -> None:
    (loaded,) = find_loaded(text)
    assert (loaded.text, loaded.plain) == (word, plain)
    assert loaded.reason


@pytest.mark.parametrize(
    "text",
    [
        "Morel called it “a shameful day”.",
        "Three were admitted to hospital.",
        "The army scrambled two jets.",
        "A blast in a cave killed two; an axe was found.",
        "Toxic fumes filled the hall.",
        "The storm was to slam at full force into the coast.",
        "The tower is a landmark of Orlava.",
        "The ferry unloaded on Monday.",
        "The two sides met in Port Mock.",
    ],
)
def test_quoted_and_harmless_uses_are_not_loaded(text: str) -> None:
    assert find_loaded(text) == ()
