"""What became of somebody, told of somebody else: verdicts, sentences and dismissals that two sentences exchange."""

from __future__ import annotations

import pytest

from summarize.options import VerifyOptions
from summarize.text.outcomes import Outcome, find_outcomes
from summarize.types import Verdict
from summarize.verify import check_text, verify_statement
from summarize.verify.facts import read_facts
from summarize.verify.people import _find_first_mentions, name_people
from tests.builders import build_split_report

#: One sentence that tells of two, a second that only names the one, and a report of two of one surname.
TWO = (
    "Brack, 51, was cleared of forgery on Friday, while the former treasurer, Sunniva Hoel, was given a prison"
    " sentence of three years."
)
INTRODUCED = "Tormod Brack and Sunniva Hoel went on trial in Vessel in March."
PLEAS = "Sunniva Hoel pleaded not guilty."
SISTERS = (
    "A court in Vessel on Friday sentenced Edda Riis to five years in prison for the theft of nine clocks.",
    "Her sister, Maren Riis, was acquitted.",
    "Prosecutor Odd Lien said he would appeal against the acquittal of Maren Riis.",
)
SISTER_FREE = (
    "Edda Riis was sentenced to five years in prison on Friday for stealing nine clocks.",
    "Riis confessed on the first day of the trial.",
    "Her sister Maren, who had been accused of hiding the clocks, left the court a free woman.",
)


def judge(claim: str, *sentences: str) -> Verdict:
    """Return the verdict on a claim about one report."""
    split = build_split_report(*sentences)
    return check_text(claim, split.sentences, {"r1": split})


@pytest.mark.parametrize(
    ("sentences", "claim", "other"),
    [
        ((INTRODUCED, TWO), "Tormod Brack was sentenced to three years in prison.", "Sunniva Hoel"),
        ((INTRODUCED, TWO), "Brack was jailed for three years.", "Sunniva Hoel"),
        ((INTRODUCED, TWO), "Tormod Brack was given a prison sentence of three years.", "Sunniva Hoel"),
        ((INTRODUCED, TWO), "Tormod Brack received a prison sentence of three years.", "Sunniva Hoel"),
        ((INTRODUCED, TWO), "Sunniva Hoel was acquitted of forgery.", "Tormod Brack"),
        ((INTRODUCED, TWO), "Sunniva Hoel was cleared of forgery.", "Brack"),
        ((INTRODUCED, TWO), "The former treasurer was cleared of forgery.", "Tormod Brack"),
        ((INTRODUCED, PLEAS), "Tormod Brack pleaded not guilty.", "Sunniva Hoel"),
        (SISTERS, "Edda Riis was acquitted.", "Maren Riis"),
        (SISTERS, "Prosecutor Odd Lien said he would appeal against the acquittal of Edda Riis.", "Maren Riis"),
        (SISTERS, "Maren Riis got five years for the theft of nine clocks.", "Edda Riis"),
        (SISTERS, "Maren Riis was sent to prison.", "Edda Riis"),
        (SISTER_FREE, "Edda Riis was acquitted.", "Maren"),
        (SISTER_FREE, "Edda Riis left the court a free woman.", "Maren"),
        (("Ada Moe was dismissed in May.", "Ivo Gran spoke."), "Ivo Gran was sacked in May.", "Ada Moe"),
        (("Ada Moe resigned in May.", "Ivo Gran spoke."), "Ivo Gran stepped down in May.", "Ada Moe"),
        (("Police took Ada Moe into custody.", "Ivo Gran spoke."), "Ivo Gran was arrested.", "Ada Moe"),
    ],
)
def test_what_became_of_one_is_not_told_of_another(sentences: tuple[str, ...], claim: str, other: str) -> None:
    assert not judge(claim, *sentences).accepted
    split = build_split_report(*sentences)
    findings = verify_statement(claim, split.sentences, {"r1": split}, options=VerifyOptions())
    assert f"the linked sentence says this of {other!r}" in {finding.message for finding in findings}


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        ((INTRODUCED, TWO), "Tormod Brack was acquitted of forgery."),
        ((INTRODUCED, TWO), "Brack was cleared of forgery."),
        ((INTRODUCED, TWO), "Sunniva Hoel was sentenced to three years in prison."),
        ((INTRODUCED, TWO), "Sunniva Hoel was jailed for three years."),
        ((INTRODUCED, TWO), "The former treasurer was given a prison sentence of three years."),
        ((INTRODUCED, PLEAS), "Hoel pleaded not guilty."),
        (SISTERS, "Maren Riis was acquitted."),
        (SISTER_FREE, "Maren was cleared."),
        ((INTRODUCED, TWO), "Hoel received a prison sentence of three years."),
        (SISTERS, "Edda Riis was sentenced to five years in prison."),
        (SISTERS, "Edda Riis was convicted of the theft of nine clocks."),
        (SISTERS, "The prosecutor will appeal against the acquittal of Maren Riis, Odd Lien said."),
        (SISTERS, "Edda Riis stole nine clocks."),
        (SISTER_FREE, "Edda Riis stole nine clocks."),
        (SISTER_FREE, "Edda Riis was jailed for five years for stealing nine clocks."),
        (SISTER_FREE, "Edda Riis confessed on the first day of the trial."),
        (("Ada Moe was dismissed in May.", "Ivo Gran spoke."), "Ada Moe was sacked in May."),
        (("Ivo Gran was jailed.", "So was Ada Moe."), "Ivo Gran and Ada Moe were imprisoned."),
        (("Ivo Gran spoke.", "He was taken into police custody."), "Ivo Gran was taken into police custody."),
    ],
)
def test_what_became_of_the_one_named_is_let_pass_in_other_words(sentences: tuple[str, ...], claim: str) -> None:
    assert judge(claim, *sentences).findings == ()


def test_who_only_denied_a_deed_or_was_convicted_of_it_was_not_acquitted() -> None:
    for source in ("Sunniva Hoel pleaded not guilty to fraud.", "Sunniva Hoel was convicted of fraud."):
        assert not judge("Sunniva Hoel was acquitted of fraud.", source).accepted
    assert judge("Sunniva Hoel was acquitted of fraud.", "Sunniva Hoel was found not guilty of fraud.").accepted


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (SISTER_FREE, "Maren Riis confessed on the first day of the trial."),
        ((*SISTER_FREE, "Maren Riis sat in court."), "Maren Riis confessed on the first day of the trial."),
        ((*SISTER_FREE, "Maren Riis sat in court."), "Maren Riis stole nine clocks."),
        (SISTERS, "Maren Riis stole nine clocks."),
        ((*SISTER_FREE, "Edda Riis wept."), "Edda Riis had been accused of hiding the clocks."),
    ],
)
def test_a_deed_of_one_is_not_lent_to_a_namesake(sentences: tuple[str, ...], claim: str) -> None:
    assert not judge(claim, *sentences).accepted


@pytest.mark.parametrize(
    ("text", "outcome", "whom"),
    [
        ("Hoel walked free from court.", Outcome.ACQUITTED, "Hoel"),
        ("The jury found Hoel not guilty.", Outcome.ACQUITTED, "Hoel"),
        ("The jury found Hoel guilty.", Outcome.CONVICTED, "Hoel"),
        ("Hoel got six years for theft.", Outcome.IMPRISONED, "Hoel"),
        ("The judge gave Hoel a three-year prison term.", Outcome.IMPRISONED, "Hoel"),
        ("Hoel got away with a fine.", Outcome.FINED, "Hoel"),
        ("The board welcomed the resignation of Hoel in May.", Outcome.RESIGNED, "Hoel"),
        ("Hoel got four years in prison.", Outcome.IMPRISONED, "Hoel"),
        ("Hoel was handed a three-year sentence.", Outcome.IMPRISONED, "Hoel"),
        ("A court cleared him on Friday.", Outcome.ACQUITTED, "him"),
        ("A court cleared Hoel of fraud.", Outcome.ACQUITTED, "Hoel"),
        ("Hoel was unanimously cleared of fraud.", Outcome.ACQUITTED, "Hoel"),
        ("Police charged Hoel with fraud.", Outcome.CHARGED, "Hoel"),
        ("Hoel quit the government.", Outcome.RESIGNED, "Hoel"),
        ("Hoel received a two-match suspension.", Outcome.SUSPENDED, "Hoel"),
        ("The firm's suspension of Hoel surprised all.", Outcome.SUSPENDED, "Hoel"),
        ("Hoel's suspension of a guard surprised all.", Outcome.SUSPENDED, "a guard"),
        ("Hoel's arrest surprised the town.", Outcome.ARRESTED, "Hoel"),
        ("Hoel was relieved of her duties.", Outcome.DISMISSED, "Hoel"),
    ],
)
def test_an_outcome_is_read_whatever_words_tell_it(text: str, outcome: Outcome, whom: str) -> None:
    (told,) = find_outcomes(text)
    assert told.outcome is outcome
    assert told.whom is not None
    assert text[told.whom.start : told.whom.end].startswith(whom)
    assert "surprised" not in text[told.whom.start : told.whom.end]


@pytest.mark.parametrize(
    "text",
    [
        "The road was cleared of snow.",
        "Police fired at the crowd.",
        "Hoel got six votes.",
        "The firm charges a fee.",
        "Hoel walked home.",
        "The talks were held in Vessel.",
        "He faces a prison sentence of six years.",
        "He was given a suspended sentence of six months.",
        "He was given a suspended prison sentence.",
        "He received a suspended sentence of six months for theft.",
        "He was jailed for six months, suspended for two years.",
        "Hoel served a term of four years as mayor.",
        "Hoel began a four-year term as mayor.",
        "Hoel got three years for the project.",
        "Hoel was cleared to play in the final of the cup.",
        "A doctor cleared Hoel to play in the final of the cup.",
        "The app went live free of charge.",
        "Hoel walked free on bail.",
        "Hoel walked free from prison after 20 years.",
        "Hoel walked free with a fine after admitting theft.",
        "Hoel quit smoking.",
        "Hoel resigned herself to the loss.",
        "Hoel gave the fine museum a clock.",
        "The lorry received a new suspension.",
        "The court found it in guilty silence.",
    ],
)
def test_what_only_shares_a_word_with_an_outcome_is_none(text: str) -> None:
    assert find_outcomes(text) == ()


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Lars Vik was never convicted of theft.", "Lars Vik was found guilty of theft."),
        ("Lars Vik was not sent to prison for theft.", "Lars Vik was jailed for theft."),
        ("The appeals court overturned the conviction of Lars Vik for murder.", "Lars Vik was found guilty of murder."),
        ("The appeals court quashed the conviction of Lars Vik.", "The appeals court found Lars Vik guilty."),
        ("Lars Vik walked free on bail on Friday.", "Lars Vik was acquitted on Friday."),
        ("Lars Vik walked free from prison after 20 years.", "Lars Vik was cleared."),
        ("Lars Vik walked free with a fine after admitting theft.", "Lars Vik was acquitted of theft."),
        (
            "The jury found Lars Vik not guilty of murder but guilty of manslaughter.",
            "Lars Vik was cleared of manslaughter.",
        ),
        ("Lars Vik walked free on Friday.", "Lars Vik was acquitted of theft."),
        ("Parliament voted against the dismissal of Mona Lie.", "Mona Lie was sacked."),
        ("The club rejected the resignation of Mona Lie.", "Mona Lie stepped down."),
        ("Protesters called for the resignation of Pia Berg.", "Pia Berg stepped down."),
        ("Rumours of the arrest of Mona Lie are false.", "Mona Lie was taken into custody."),
        ("The suspension of Mona Lie was lifted.", "Mona Lie is suspended."),
        ("Lars Vik could be sent to prison.", "Lars Vik was jailed."),
        ("Lars Vik was almost sent to prison.", "Lars Vik was jailed."),
        ("If Lars Vik is sent to prison, his firm will close.", "Lars Vik was jailed."),
        ("It is false that Lars Vik was dismissed.", "Lars Vik was sacked."),
        ("Mona Lie served a term of four years as mayor.", "Mona Lie was jailed for four years."),
        ("Mona Lie got three years for the project.", "Mona Lie was jailed for three years."),
        ("The app went live free of charge.", "The app was acquitted."),
        ("Lars Vik was jailed.", "Lars Vik was given a record prison sentence."),
    ],
)
def test_an_outcome_that_did_not_come_about_carries_none(source: str, claim: str) -> None:
    assert not judge(claim, source).accepted


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Lars Vik got six years for theft.", "Lars Vik was jailed for six years."),
        ("A judge sent Lars Vik to prison for theft.", "Lars Vik was jailed for theft."),
        ("Lars Vik, who had been accused of theft, walked free from court.", "Lars Vik was acquitted."),
        ("Lars Vik was cleared of fraud and forgery.", "Lars Vik was acquitted of forgery."),
        ("Police took Lars Vik into custody.", "Lars Vik was arrested."),
        ("A jury convicted Lars Vik of fraud.", "A jury found Lars Vik guilty of fraud."),
        ("Parliament voted against the dismissal of Mona Lie.", "Parliament voted against the sacking of Mona Lie."),
        ("The club rejected the resignation of Mona Lie.", "The club rejected the resignation of Lie."),
        ("Lars Vik could be sent to prison.", "Lars Vik could be jailed."),
        ("Lars Vik was cleared to play in the final of the cup.", "Lars Vik was cleared to play in the final."),
    ],
)
def test_an_outcome_that_came_about_carries_the_other_words_for_it(source: str, claim: str) -> None:
    assert judge(claim, source).findings == ()


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (
            ("Lars Vik, who was charged in May, wept as the conviction for fraud was read out.",),
            "Lars Vik was convicted of fraud.",
        ),
        (("Ada Moe was found guilty of fraud, Ivo Gran of forgery.",), "Ivo Gran was convicted of forgery."),
        (("Ada Moe was jailed for six years, Ivo Gran for two years.",), "Ivo Gran was imprisoned for two years."),
        (("Ada Moe and two others were arrested.", "The others are Ivo Gran and Per Lie."), "Ivo Gran was arrested."),
        (("Ada Moe was sacked along with Ivo Gran.",), "Ivo Gran was dismissed."),
        (("Ada Moe, together with Ivo Gran, was sacked.",), "Ivo Gran was dismissed."),
        (("Ada Moe was sacked in May, Ivo Gran too.",), "Ivo Gran was dismissed."),
        (("Ada Moe was relieved of her duties with Ivo Gran.",), "Ivo Gran was dismissed."),
        (("Ada Moe and Ivo Gran were relieved of their duties.",), "Ivo Gran was dismissed."),
        (("Ada Moe was sacked in May, as Ivo Gran had been.",), "Ivo Gran was dismissed."),
        (
            (
                "Ada Moe was jailed for helping in the theft of nine clocks.",
                "Ivo Gran admitted that he took the clocks.",
            ),
            "Ivo Gran stole nine clocks.",
        ),
        (
            ("Ada Moe was jailed for the theft of nine clocks.", "Ivo Gran admitted that he took the clocks, too."),
            "Ivo Gran stole nine clocks.",
        ),
        (
            ("Ada Moe was jailed for hiding the murder of Per Lie.", "Ivo Gran shot Lie dead."),
            "Ivo Gran killed Per Lie.",
        ),
        (("Alexei Moe was relieved of his duties in May.", "Oleksiy Moe wept."), "Oleksiy Moe was dismissed in May."),
        (("Karin Lie Moe was dismissed in May.", "Karin Moe wept."), "Karin Moe was sacked in May."),
    ],
)
def test_who_may_be_meant_too_is_no_other(sentences: tuple[str, ...], claim: str) -> None:
    split = build_split_report(*sentences)
    findings = verify_statement(claim, split.sentences, {"r1": split}, options=VerifyOptions())
    assert [finding for finding in findings if finding.check == "fused"] == []


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        (("Ada Moe and two others were arrested.", "Ivo Gran spoke."), "Ivo Gran was taken into custody."),
        (("Ada Moe was sacked in May, and Ivo Gran resigned.",), "Ivo Gran was dismissed in May."),
        (("Ada Moe was relieved of her duties after a row with Ivo Gran.",), "Ivo Gran was dismissed."),
        (("Ada Moe was found guilty of fraud, Ivo Gran of forgery.",), "Ivo Gran was convicted of fraud."),
        (("Ada Moe was jailed for the theft of nine clocks.", "Ivo Gran wept."), "Ivo Gran stole nine clocks."),
        (
            ("Ada Moe was jailed for the theft of nine clocks.", "Ivo Gran denied that he took the clocks."),
            "Ivo Gran stole nine clocks.",
        ),
        (("Maren Moe was dismissed in May.", "Edda Moe wept."), "Edda Moe was sacked in May."),
    ],
)
def test_who_is_only_named_beside_is_another(sentences: tuple[str, ...], claim: str) -> None:
    assert not judge(claim, *sentences).accepted


def test_places_and_firms_lend_no_full_name() -> None:
    sentences = (
        "New York voted.",
        "The White House spoke.",
        "Karin Lie Moe sang.",
        "Karin Moe left York.",
        "Moe wept.",
    )
    split = build_split_report(*sentences)
    facts = tuple(read_facts(text) for text in sentences)
    _, named = name_people(read_facts("York and Moe wept."), split.sentences, facts, {"r1": split})
    assert [name.text for name in named[3].names] == ["Karin Moe", "York"]
    assert [name.text for name in named[4].names] == ["Karin Lie Moe"]


def test_a_report_is_read_once_for_its_people() -> None:
    sentences = ("Edda Riis wept.", *("Riis left." for _ in range(20)), "Maren Riis sang.", "Riis wept.")
    split = build_split_report(*sentences)
    facts = tuple(read_facts(text) for text in sentences)
    before = _find_first_mentions.cache_info().misses
    _, named = name_people(read_facts("Riis left."), split.sentences, facts, {"r1": split})
    assert _find_first_mentions.cache_info().misses == before + 1
    # Who is named in full only later is not meant yet; of two nobody knows which.
    assert [name.text for name in named[1].names] == ["Edda Riis"]
    assert [name.text for name in named[-1].names] == ["Riis"]
