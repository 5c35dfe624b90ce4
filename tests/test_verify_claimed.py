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
        ("Whether the crane was repaired in May is unclear.", ["the crane was repaired in May"]),
        ("Whether the miners pull out will be seen in May.", ["the miners pull out"]),
        ("Kvam asked if the crane was safe.", ["the crane was safe"]),
        ("Claims that he lied were rejected.", ["he lied"]),
        ("He called the claim that he took bribes a lie.", ["he took bribes a lie"]),
        ("He was accused of theft and of lying.", ["theft and of lying"]),
        ("The head of the firm was accused of theft, fraud and forgery.", ["theft, fraud and forgery"]),
        ("Kvam was accused of theft, resigned and left.", ["theft"]),
        ("Kvam denied taking bribes, calling it a joke and leaving the room.", ["taking bribes"]),
        ("Kvam was accused of having robbed a bank and killed a guard.", ["having robbed a bank and killed a guard"]),
        ("Kvam was accused of having “used the office” to win.", ["having “used the office” to win"]),
        ("Kvam is accused of robbing a bank and a shop.", ["robbing a bank and a shop"]),
        ("Men accused of robbing a bank and a shop were freed.", ["robbing a bank and a shop"]),
        ("Kvam faces trial for taking bribes and lives in Moss.", ["taking bribes"]),
        ("He spoke of claims that votes were lost, as both men left.", ["votes were lost"]),
        ("Kvam was charged with leading the inquiry.", []),
        ("Kvam was charged with leading a gang.", ["leading a gang"]),
        ("Neighbours disputed building permits for the tower.", []),
        ("Voters rejected spending cuts of 4 million crowns.", []),
        ("The council denied planning permission.", []),
        ("The council denied planning to close the pool.", ["planning to close the pool"]),
    ],
)
def test_what_a_sentence_only_tells_as_claimed_is_read_to_its_end(text: str, claimed: list[str]) -> None:
    assert [text[claim.start : claim.end] for claim in find_claims(text)] == claimed


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Whether the crane was repaired in May is unclear.", "The crane was repaired in May."),
        ("The inspectors asked whether\u00a0the crane was repaired in May.", "The crane was repaired in May."),
        ("It is unclear Whether\nthe crane was repaired in May.", "The crane was repaired in May."),
        ("Olav Ness is accused of lying, cheating and stealing.", "Olav Ness cheated."),
        ("Olav Ness is accused of lying, cheating and stealing.", "Olav Ness stole."),
        ("Olav Ness is accused of taking bribes, hiding money and lying.", "Olav Ness hid money."),
        ("Olav Ness is accused of theft because he sold boats of others.", "Olav Ness sold boats."),
        ("Olav Ness is suspected of having taken bribes.", "Olav Ness took bribes."),
        ("Olav Ness is wanted for stealing boats.", "Olav Ness stole boats."),
        ("Olav Ness will stand trial for taking bribes.", "Olav Ness took bribes."),
        ("Olav Ness is being investigated for taking bribes.", "Olav Ness took bribes."),
        ("Olav Ness called the claim that he took bribes a lie.", "Olav Ness took bribes."),
        ("Olav Ness rejected the claim that he, his wife and his son took bribes.", "Olav Ness took bribes."),
        ("Olav Ness rejected claims that he lied, cheated and stole.", "Olav Ness cheated."),
        ("Olav Ness was held on suspicion of murder and attempted rape.", "Olav Ness attempted rape."),
        ("Olav Ness is accused of having robbed a bank and killed a guard.", "Olav Ness killed a guard."),
        ("Olav Ness is accused of robbing a bank and killing a guard.", "Olav Ness killed a guard."),
        ("Police are investigating if the crane was repaired in May.", "The crane was repaired in May."),
        ("Olav Ness denied hitting the man and left the court in tears.", "Olav Ness hit the man."),
        ("Lars Vik was charged with taking bribes and resigned from the board.", "Lars Vik took bribes."),
        (
            "The inspectorate will check whether the crane was repaired and publish a report in June.",
            "The crane was repaired.",
        ),
        ("A fisherman accused of selling stolen boats owns a shop in Moss.", "A fisherman sold stolen boats."),
        ("Men accused of robbing a bank and a shop were freed.", "Men robbed a shop."),
        ("A man charged with hitting a guard and a teacher has died.", "A man hit a teacher."),
        ("Olav Ness denied hitting a man and his son.", "Olav Ness hit his son."),
        ("Police examined whether the crane was repaired and inspected.", "The crane was inspected."),
    ],
)
def test_a_claim_goes_on_through_a_list_and_whatever_it_is_joined_to(sentence: str, claim: str) -> None:
    assert "attribution" in {finding.check for finding in judge(claim, (sentence,)).findings}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Lars Vik was charged with taking bribes and resigned from the board.", "Lars Vik resigned from the board."),
        (
            "Prosecutors accused Olav Ness of taking bribes and seized his house.",
            "Prosecutors seized the house of Olav Ness.",
        ),
        ("Olav Ness denied hitting the man and left the court in tears.", "Olav Ness left the court in tears."),
        ("Stoll & Lunde denies polluting the river and sued the newspaper.", "Stoll & Lunde sued the newspaper."),
        (
            "Olav Ness rejected allegations of fraud and won the election by 300 votes.",
            "Olav Ness won the election by 300 votes.",
        ),
        (
            "Olav Ness was held on suspicion of fraud and Stoll & Lunde closed an office in Moss.",
            "Stoll & Lunde closed an office in Moss.",
        ),
        ("Olav Ness was arrested on suspicion of fraud and taken to Moss.", "Olav Ness was taken to Moss."),
        ("The council rejected building a bridge and chose a tunnel.", "The council chose a tunnel."),
        (
            "The inspectorate will check whether the crane was repaired and publish a report in June.",
            "The inspectorate will publish a report in June.",
        ),
        ("A fisherman accused of selling stolen boats owns a shop in Moss.", "A fisherman owns a shop in Moss."),
        ("Voters rejected spending cuts of 4 million crowns.", "Voters turned down spending cuts of 4 million crowns."),
        ("Voters rejected spending cuts of 4 million crowns.", "Voters turned down spending cuts."),
        (
            "Police are investigating whether the crane was repaired in May.",
            "Police are investigating if the crane was repaired in May.",
        ),
        (
            "Police are investigating whether the crane was repaired in May.",
            "Police are investigating whether the crane was repaired in May.",
        ),
        (
            "Police are investigating if the crane was repaired in May.",
            "Police are investigating whether the crane was repaired in May.",
        ),
        ("Olav Ness denies taking bribes and says he will sue the paper.", "Olav Ness says he will sue the paper."),
        ("Olav Ness denies taking bribes and plans to sue the paper.", "Olav Ness plans to sue the paper."),
        (
            "The mayor, Olav Ness, is accused of hitting pupils and the school in Moss closed.",
            "The school in Moss closed.",
        ),
        ("Olav Ness was accused of theft, resigned and left.", "Olav Ness resigned."),
        (
            "Lars Vik is accused of taking bribes and will appear in court in Moss on Friday.",
            "Lars Vik will appear in court in Moss on Friday.",
        ),
        ("Police examined whether the crane was repaired and found a crack.", "Police found a crack."),
        ("Lars Vik faces trial for taking bribes and lives in Moss.", "Lars Vik lives in Moss."),
        (
            "The council denied planning permission for the tower and told the builder to leave.",
            "The council denied planning permission for the tower.",
        ),
    ],
)
def test_what_a_sentence_goes_on_with_behind_a_claim_is_its_own(sentence: str, claim: str) -> None:
    assert judge(claim, (sentence,)).findings == ()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("After the minister said that the pit, closed in May, was safe, miners left.", "The pit was safe."),
        ("Morel, who said that the pit, opened in 1990, was safe, died on Friday.", "The pit was safe."),
        ("Morel, who said that the pit, opened in 1990, was safe, bought a house in Moss.", "The pit was safe."),
        ("Dahl was cheered by Morel, who said that the pit, opened in 1990, was safe.", "The pit was safe."),
        (
            "After Morel said that owners, managers and inspectors took bribes, miners left.",
            "Managers and inspectors took bribes.",
        ),
    ],
)
def test_a_speech_in_an_opening_or_a_relative_clause_goes_on_past_its_own_commas(sentence: str, claim: str) -> None:
    assert "attribution" in {finding.check for finding in judge(claim, (sentence,)).findings}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("After Morel said that the pit was safe, miners left.", "Miners left."),
        ("After Morel said that the pit, closed in May, was safe, miners left.", "Miners left."),
        ("After Morel said that the pit was safe, Dahl, who ran it, left.", "Dahl left."),
        ("After Morel said that the pit was safe, miners left, police said.", "Miners left, police said."),
        ("Morel, who said that the pit, opened in 1990, was safe, died on Friday.", "Morel died on Friday."),
    ],
)
def test_the_main_clause_behind_a_speech_is_the_reports_own(sentence: str, claim: str) -> None:
    assert judge(claim, (sentence,)).findings == ()
