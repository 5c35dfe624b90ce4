"""What became of somebody, told of somebody else: verdicts, sentences and dismissals that two sentences exchange."""

from __future__ import annotations

import pytest

from summarize.options import VerifyOptions
from summarize.text.outcomes import Outcome, find_outcomes
from summarize.types import Verdict
from summarize.verify import check_text, verify_statement
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
        ("Hoel's arrest surprised the town.", Outcome.ARRESTED, "Hoel"),
        ("Hoel was relieved of her duties.", Outcome.DISMISSED, "Hoel"),
    ],
)
def test_an_outcome_is_read_whatever_words_tell_it(text: str, outcome: Outcome, whom: str) -> None:
    (told,) = find_outcomes(text)
    assert told.outcome is outcome
    assert told.whom is not None
    assert text[told.whom.start : told.whom.end].startswith(whom)


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
    ],
)
def test_what_only_shares_a_word_with_an_outcome_is_none(text: str) -> None:
    assert find_outcomes(text) == ()
