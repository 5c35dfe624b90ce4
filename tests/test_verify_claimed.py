"""What the sources only tell as claimed, denied or asked, and what a speaker says at the end of a sentence."""

from __future__ import annotations

import pytest

from summarize.text.claims import find_claims
from summarize.types import Verdict
from summarize.verify import check_text
from tests.builders import build_split_report

#: A headmaster, whom one report accuses, one says who accuses him, and one has denying it.
HEADMASTER = (
    "The headmaster of Vessel School, Olav Brun, hit pupils during lessons, two mothers said on Friday.",
    "Two mothers have accused Olav Brun, the headmaster of the school in Vessel, of hitting pupils.",
    "Olav Brun on Saturday rejected the accusation that he had hit pupils.",
    "The mothers told the Vessel Post that Brun had struck their daughters with a ruler.",
    "The school has 300 pupils.",
)
#: A minister, a builder and a driver who tells; then she tells something of him.
MINISTER = (
    "The transport minister, Ada Kvam, took 90,000 crowns in bribes from Stoll & Lunde, her former driver said.",
    'Kvam on Monday rejected as "a fairy tale" the claim that she had been bribed by Stoll & Lunde.',
    "Kvam said that Jens Hauk had been dismissed in May for stealing petrol.",
    "Hauk's lawyer, Mona Vik, said that he had left of his own accord.",
    "Jens Hauk drove the minister until May.",
    "Stoll & Lunde won the contract for the bridge in Vessel.",
    "Prosecutors are looking into claims that the minister accepted money from Stoll & Lunde.",
)
#: Second-hand, and asked.
QUARRY = (
    "Its safety delegate, Jonas Dahl, said that workers had reported cracks twice and that nobody had come to look.",
    "The inspectorate will examine whether the crane was repaired in May, as the owner says.",
    "Managers ignored warnings before the wall of the quarry fell, furious workers said on Tuesday.",
)


def judge(claim: str, sentences: tuple[str, ...]) -> Verdict:
    """Return the verdict on a claim about one report."""
    split = build_split_report(*sentences)
    return check_text(claim, split.sentences, {"r1": split})


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (HEADMASTER, "Olav Brun hit pupils during lessons."),
        (HEADMASTER, "The headmaster of Vessel School hit pupils."),
        (HEADMASTER, "Brun has hit pupils."),
        (HEADMASTER, "Olav Brun hit pupils with a ruler."),
        (MINISTER, "Ada Kvam took 90,000 crowns in bribes from Stoll & Lunde."),
        (MINISTER, "The transport minister took bribes."),
        (MINISTER, "Kvam had been bribed by Stoll & Lunde."),
        (MINISTER, "Stoll & Lunde bribed the minister."),
        (MINISTER, "The minister accepted money from Stoll & Lunde."),
        (MINISTER, "Jens Hauk was dismissed for stealing petrol."),
        (MINISTER, "Jens Hauk was dismissed in May for theft."),
        (QUARRY, "Workers had reported cracks twice."),
        (QUARRY, "Nobody had come to look."),
        (QUARRY, "The crane was repaired in May."),
        (QUARRY, "Managers ignored warnings."),
    ],
)
def test_what_every_source_gives_as_a_claim_is_told_as_one(sentences: tuple[str, ...], claim: str) -> None:
    assert "attribution" in {finding.check for finding in judge(claim, sentences).findings}


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (HEADMASTER, "Two mothers accused Olav Brun of hitting pupils."),
        (HEADMASTER, "Olav Brun rejected the accusation that he had hit pupils."),
        (HEADMASTER, "The mothers told the Vessel Post that Brun had struck their daughters with a ruler."),
        (HEADMASTER, "Olav Brun hit pupils during lessons, two mothers said."),
        (HEADMASTER, "The school in Vessel has 300 pupils."),
        (MINISTER, "Ada Kvam rejected the claim that she had been bribed by Stoll & Lunde."),
        (MINISTER, "Kvam said that Jens Hauk had been dismissed for stealing petrol."),
        (MINISTER, "Ada Kvam took bribes from Stoll & Lunde, her former driver said."),
        (MINISTER, "Prosecutors are looking into claims that the minister accepted money from Stoll & Lunde."),
        (MINISTER, "Stoll & Lunde won the contract for the bridge in Vessel."),
        (MINISTER, "Jens Hauk drove the minister until May."),
        (QUARRY, "Jonas Dahl said that workers had reported cracks twice."),
        (QUARRY, "The inspectorate will examine whether the crane was repaired in May."),
        (QUARRY, "Managers ignored warnings before the wall of the quarry fell, workers said."),
        (("Brun reported the theft to the police on Friday.",), "Brun reported the theft on Friday."),
        (("Olav Brun was convicted of hitting pupils.",), "Olav Brun was convicted of hitting pupils."),
        (
            ("The ministry accused the union of lying.", "The union called a strike in Vessel on Monday."),
            "The union called a strike in Vessel.",
        ),
    ],
)
def test_a_claim_with_its_speaker_and_what_the_report_says_itself_are_let_pass(
    sentences: tuple[str, ...], claim: str
) -> None:
    assert judge(claim, sentences).findings == ()


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Kvam denied taking money from Stoll.", ["taking money from Stoll"]),
        ("He asked whether the crane was safe, and left.", ["the crane was safe"]),
        ("Kvam was accused of fraud, which she denies.", ["fraud"]),
        ("Rumours that 1,400 jobs would go spread in Vessel.", ["1,400 jobs would go"]),
        ("Men accused of robbing a bank will be tried.", ["robbing a bank"]),
        (
            "A man accused of robbing a bank one-and-a-half years ago was freed.",
            ["robbing a bank one-and-a-half years ago"],
        ),
        ("Kvam was held on suspicion of fraud after a customer complained.", ["fraud"]),
        ("She rejected claims of bribery but resigned.", ["bribery"]),
        ("The firm claims the land.", []),
        ("Kvam was convicted of fraud.", []),
        ("They will march whether or not it rains.", []),
    ],
)
def test_what_a_sentence_only_tells_as_claimed_is_read_to_its_end(text: str, claimed: list[str]) -> None:
    assert [text[claim.start : claim.end] for claim in find_claims(text)] == claimed
