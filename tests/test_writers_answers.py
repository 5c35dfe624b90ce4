"""Out of a model's answer comes one plain sentence, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.types import Generated
from summarize.write.answers import read_headline, read_statement

from .fakes import fake_sentences

SENTENCE = "The council in Arden raised water fees by 4.5 percent on Tuesday."


def read(text: str, *, finished: bool = True) -> str:
    return read_statement(Generated(text, finished=finished), fake_sentences)


@pytest.mark.parametrize(
    "answer",
    [
        SENTENCE,
        f"  {SENTENCE}\n",
        f"\n\n{SENTENCE}\n\nI hope this helps!",
        f"Sure! {SENTENCE}",
        f"Sure, here is the sentence: {SENTENCE}",
        f"Here's one sentence that says what these sources report:\n\n{SENTENCE}",
        f"Here is the corrected sentence:\n{SENTENCE}",
        f"Certainly!\n{SENTENCE}",
        f"Certainly! Here is a neutral summary:\n\n> {SENTENCE}",
        f"Sentence: {SENTENCE}",
        f"**Statement:** {SENTENCE}",
        f"**Statement:**\n{SENTENCE}",
        f"### Corrected sentence\nSentence:\n{SENTENCE}".replace("### Corrected sentence\n", ""),
        f"**{SENTENCE}**",
        f"*{SENTENCE}*",
        f"`{SENTENCE}`",
        f"- {SENTENCE}",
        f"1. {SENTENCE}",
        f"– {SENTENCE}",
        f"“{SENTENCE}”",
        f'"{SENTENCE}"',
        f'Answer: "{SENTENCE}"',
        f"```\n{SENTENCE}\n```",
        f"```text\n{SENTENCE}\n```",
        f"{SENTENCE} The mayor was absent.",
        f"{SENTENCE} [1]",
        f"{SENTENCE[:-1]} [1, 2].",
        f"{SENTENCE[:-1]} (Sources 1 and 2).",
        f"{SENTENCE} (Source: 1)",
        SENTENCE[:-1],
        SENTENCE.replace("council in", "**council** in"),
        SENTENCE.replace("council in", "council\u200b in"),
        SENTENCE.replace(" Arden ", "\u00a0Arden\x1b "),
        f"<think>\nThe user wants “one” sentence.\nMaybe: It rained.\n</think>\n\n{SENTENCE}",
        f"The user wants one sentence. It rained.\n</think>\n{SENTENCE}",
        f"{SENTENCE}<n>The mayor was absent .",
    ],
)
def test_talk_and_markup_around_the_sentence_are_taken_off(answer: str) -> None:
    assert read(answer) == SENTENCE


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said: two men were held.",
        "“We will stay,” Mayor Ann Lee said.",
        '"Stay," she said, "or go."',
        "The film “Here it is: Sure!” opened in Arden.",
        "Ann Lee, 42, said costs rose by $1.5 million (1.2 million pounds).",
        "Ann Lee (42) won 3-2 in Arden [sic] on Monday.",
        "I-95 was closed near Arden after a crash.",
        "Here comes a storm, forecasters in Arden said.",
        "12 people died in Arden.",
        "The title: a contest between Arden and Bree was decided late.",
        "The firm's 2 * 3 * 4 layout was kept.",
        "Is it over, Ann Lee asked?",
    ],
)
def test_what_belongs_to_the_sentence_stays(sentence: str) -> None:
    assert read(sentence) == sentence


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n\n",
        "Sure!",
        "Here is the sentence:",
        "```\n```",
        "I'm sorry, but I cannot help with that.",
        "I cannot write about this topic.",
        "As an AI language model, I have no opinion.",
        "Sorry, the sources are unclear.",
        "<think>The user wants one sentence.",
        "The council raised fees and then...",
        "The council raised fees and then…",
    ],
)
def test_an_answer_without_a_sentence_gives_none(answer: str) -> None:
    assert read(answer) == ""


def test_a_sentence_that_was_cut_off_gives_none() -> None:
    assert read("The council in Arden raised water fees by 4.", finished=False) == ""


def test_a_whole_sentence_before_the_cut_is_kept() -> None:
    assert read(f"{SENTENCE} The mayor was abs", finished=False) == SENTENCE


@pytest.mark.parametrize(
    ("answer", "headline"),
    [
        ("Arden council raises water fees", "Arden council raises water fees"),
        ("Arden council raises water fees.", "Arden council raises water fees"),
        ('**Headline:** "Arden council raises water fees"', "Arden council raises water fees"),
        ("Arden council raises fees in the U.S.", "Arden council raises fees in the U.S."),
        ("Will Arden raise its fees?", ""),
        ("You will not believe what Arden did...", ""),
    ],
)
def test_a_headline_has_no_full_stop_and_no_teaser(answer: str, headline: str) -> None:
    assert read_headline(Generated(answer), fake_sentences) == headline


def test_a_headline_that_was_cut_off_gives_none() -> None:
    assert read_headline(Generated("Arden council raises", finished=False), fake_sentences) == ""


@pytest.mark.parametrize("sign", ["*", "`", "\n", "\n`", " [1", "<think>", "</think>", "_a", "here is ", "(source "])
def test_megabytes_of_nonsense_are_read_at_once_and_do_not_hide_the_sentence(sign: str) -> None:
    # Patterns that look back and forth would take days here.
    assert len(read(sign * 500_000)) <= 4001
    assert read(f"<think>{sign * 500_000}</think>\n{SENTENCE}") == SENTENCE


@given(st.text())
def test_a_statement_is_one_line_without_control_characters(text: str) -> None:
    statement = read(text)
    assert statement == " ".join(statement.split())
    assert not any(ord(sign) < 32 for sign in statement)
