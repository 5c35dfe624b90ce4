"""Who says what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.speech import find_speech


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Morel said that the mine was safe.", "Morel", "the mine was safe."),
        ("Morel said the mine was safe.", "Morel", "the mine was safe."),
        ("The mine was safe, Morel said.", "Morel", "The mine was safe"),
        ("The mine was safe, Morel said on Tuesday.", "Morel", "The mine was safe"),
        ("The mine was safe, said Ada Morel, a spokeswoman.", "Ada Morel", "The mine was safe"),
        ("“The mine is safe,” said Ada Morel, head of the union.", "Ada Morel", "“The mine is safe,”"),
        ("According to police, the mine was safe.", "police", "the mine was safe."),
        ("The mine was safe, according to police.", "police", "The mine was safe"),
        ("Ada Morel, a union leader, said the mine was safe.", "Ada Morel", "the mine was safe."),
        ("Vale Mining, which owns the pit, said the mine was safe.", "Vale Mining", "the mine was safe."),
        ("On Monday, Morel told reporters that the mine was safe.", "Morel", "the mine was safe."),
        ("Morel on Friday, July 28, 2023, told miners that the mine was safe.", "Morel", "the mine was safe."),
        ("The mine was safe, the man who closed it said on Friday.", "the man", "The mine was safe"),
        ("The mine was safe, said Ada Morel as she left the pit.", "Ada Morel", "The mine was safe"),
        ("The mine was safe, said the union, while Vale Mining was silent.", "the union", "The mine was safe"),
        ("Ada Morel, who ran the pit, left Sen. Ivo Dahl, saying it was safe.", "Ada Morel", "it was safe."),
        ("After saying the mine was safe, Ada Morel left.", "Ada Morel", "the mine was safe"),
        ("Morel told Orlava Radio the mine was safe.", "Morel", "the mine was safe."),
        ("Morel arrived late and said that the mine was safe.", "Morel", "the mine was safe."),
        ("After Morel said that the mine was safe, the miners left.", "Morel", "the mine was safe"),
        (
            "After Morel said that the pit, closed in May, was safe, miners left.",
            "Morel",
            "the pit, closed in May, was safe",
        ),
        (
            "After Morel said that owners, cooks and guards took bribes, miners left.",
            "Morel",
            "owners, cooks and guards took bribes",
        ),
        ("After Morel said that the pit was safe, Dahl, who ran it, left.", "Morel", "the pit was safe"),
        ("After Morel said that the pit was safe, miners, tired of it, left.", "Morel", "the pit was safe"),
        ("After Morel said that the pit was safe, miners left, went home and slept.", "Morel", "the pit was safe"),
        ("After Morel said that the pit was safe, miners left, leaving tools.", "Morel", "the pit was safe"),
        ("After Morel said that the pit was safe, miners left, in May.", "Morel", "the pit was safe"),
        ("After Morel said that the pit was safe, tools in hand.", "Morel", "the pit was safe, tools in hand."),
        (
            "Morel, who said that the pit, dug in 1990, was safe, died on Friday.",
            "Morel",
            "the pit, dug in 1990, was safe",
        ),
        (
            "Morel, who said that owners, cooks and guards took bribes, died.",
            "Morel",
            "owners, cooks and guards took bribes, died.",
        ),
        (
            "Dahl was cheered by Morel, who said that the pit, dug in 1990, was safe.",
            "Morel",
            "the pit, dug in 1990, was safe.",
        ),
        (
            "The head of the union, Ada Morel, beat miners, two men said on Friday.",
            "two men",
            "The head of the union, Ada Morel, beat miners",
        ),
        ("Officials and miners said the mine was safe.", "Officials and miners", "the mine was safe."),
        ("The firm denied that it had closed the mine.", "The firm", "it had closed the mine."),
        ("Dahl was cheered by Morel, who said the mine was safe.", "Morel", "the mine was safe."),
        (
            "Ada Morel, a union leader in Orlava, said miners and farmers agreed, and no one lost.",
            "Ada Morel",
            "miners and farmers agreed, and no one lost.",
        ),
        ("The mine is safe, an aide to Ivo Dahl, the mayor, said Sunday.", "an aide to Ivo Dahl", "The mine is safe"),
        (
            "The mine was shut, four U.S. officials familiar with the matter said.",
            "four U.S. officials familiar with the matter",
            "The mine was shut",
        ),
        (
            "The pit was shut to miners and other workers, the Orlava Times reported on Friday.",
            "the Orlava Times",
            "The pit was shut to miners and other workers",
        ),
        (
            "Ada Morel was named head of the pit and aide to the mayor, the White House announced Sunday.",
            "the White House",
            "Ada Morel was named head of the pit and aide to the mayor",
        ),
        ("The mine was shut, unnamed officials told the Associated Press.", "unnamed officials", "The mine was shut"),
        ("The mine shuts at 11:59 p.m. ET, according to police.", "police", "The mine shuts at 11:59 p.m. ET"),
        (
            "The firm weighs a pay cut — or even a closure, a new report said Monday.",
            "a new report",
            "The firm weighs a pay cut — or even a closure",
        ),
        (
            "Morel said that the mine was safe, while the miners at the gate refused to go down.",
            "Morel",
            "the mine was safe",
        ),
        ("The mine, she said, will not open.", "she", "The mine, she said, will not open."),
    ],
)
def test_speaker_and_content_are_found(text: str, speaker: str, content: str) -> None:
    (speech,) = find_speech(text)
    assert speech.speaker == speaker
    assert text[speech.start : speech.end] == content


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = (
        "Morel stated that the strike had failed, while Dahl echoed the assessment, remarking that there was a strike, "
        "but it had lost support."
    )
    first, second = find_speech(text)
    assert (first.speaker, text[first.start : first.end]) == ("Morel", "the strike had failed")
    assert second.speaker == "Dahl"
    assert text[second.start : second.end].startswith("there was a strike")


@pytest.mark.parametrize(
    "text",
    [
        "Police found a body near the river.",
        "Morel claimed victory.",
        "The report of the state was long.",
        "The ministry announced a new plan.",
        "Morel was told nothing.",
        "Two claims remain.",
        "The firm added 200 jobs in Orlava.",
        "Prices fell, despite measures announced by the bank.",
    ],
)
def test_verbs_that_report_nothing_are_passed_over(text: str) -> None:
    assert find_speech(text) == ()


def test_he_added_is_resolved_to_the_speaker_before() -> None:
    (speech,) = find_speech("He added that the pit would close.", "Ada Morel met Ivo Dahl, who said the mine was safe.")
    assert speech.speaker == "Ivo Dahl"
    assert speech.by_pronoun


def test_he_added_stays_a_pronoun_when_nobody_came_before() -> None:
    (speech,) = find_speech("He added that the pit would close.")
    assert speech.speaker == "He"


def test_a_quotation_that_goes_on_after_the_speaker_belongs_to_it() -> None:
    text = "“It is over,” Morel said. “We lost.”"
    (speech,) = find_speech(text)
    assert "We lost" in text[speech.start : speech.end]
    assert speech.quoted


@given(st.text(max_size=150))
def test_any_text_is_read_without_error_and_spans_lie_inside(text: str) -> None:
    for speech in find_speech(text):
        assert 0 <= speech.start <= speech.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The gain was revised, to 938,000 positions added, a record.",
        "There was one state event that the premier never missed.",
        "It is a vote (with some rules we explain below) rather than a debate.",
        "Marches grew across the country, even as officials urge caution to miners.",
    ],
)
def test_nouns_and_participles_that_look_like_reporting_verbs_are_passed_over(text: str) -> None:
    assert find_speech(text) == ()


def test_citing_names_a_source_only_where_one_can_speak() -> None:
    (speech,) = find_speech("The firm closed the pit, Morel announced, citing a flood.")
    assert speech.speaker == "Morel"
    assert [speech.speaker for speech in find_speech("The pit was closed, citing two officials.")] == ["two officials"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bridge had cost 40 million crowns, the ministry said.", "the ministry"),
        ("One man was hurt in the search for Emil Dahl, a 29-year-old diver, police said on Friday.", "police"),
        ("The vote was lost, Jonas Halden, a spokesman for the union, said.", "Jonas Halden"),
    ],
)
def test_a_clause_before_the_speaker_is_what_was_said_and_no_part_of_who_says_it(text: str, speaker: str) -> None:
    (speech,) = find_speech(text)
    assert speech.speaker == speaker
    assert speech.start == 0
