"""Deeds of somebody else, or of nobody in particular, that two sentences together seem to give to a named one."""

from __future__ import annotations

import pytest

from summarize.types import Finding, Verdict
from summarize.verify import check_text
from tests.builders import build_split_report


def judge(claim: str, *sentences: str) -> Verdict:
    """Return the verdict on a claim about one report."""
    split = build_split_report(*sentences)
    return check_text(claim, split.sentences, {"r1": split})


def tell(findings: tuple[Finding, ...]) -> set[str]:
    """Return what findings tell a reader."""
    return {finding.message for finding in findings}


CONVICTED = "Daniel Okafor was convicted of theft on Thursday."
QUESTIONED = (
    "Police in Aldham questioned Piers Hallam on Wednesday over the theft of 412 Roman coins, an officer said.",
    "The coins were stolen on Sunday night.",
    "Hallam was in London then, his lawyer said.",
)


@pytest.mark.parametrize(
    ("sentences", "claim", "message"),
    [
        (
            (CONVICTED, "His co-defendant, Lena Voigt, was acquitted."),
            "Daniel Okafor was acquitted.",
            "the linked sentence says this of 'Lena Voigt'",
        ),
        (
            (
                "Daniel Okafor was found guilty of stealing on Thursday.",
                "His lawyer, Ruth Amis, said he would appeal.",
            ),
            "Ruth Amis was convicted.",
            "no linked sentence says 'convicted'",
        ),
        (QUESTIONED, "Piers Hallam stole the coins.", "no linked sentence says who did this"),
    ],
)
def test_nobody_is_accused_by_the_name_of_one_sentence_and_the_deed_of_another(
    sentences: tuple[str, ...], claim: str, message: str
) -> None:
    verdict = judge(claim, *sentences)
    assert message in tell(verdict.findings)
    assert verdict.carried_by == ()


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        ((CONVICTED, "The co-defendant, Lena Voigt, was acquitted."), "Daniel Okafor was acquitted."),
        ((CONVICTED, "Okafor's co-defendant, Lena Voigt, was acquitted."), "Okafor was acquitted."),
        ((CONVICTED, "His wife was acquitted."), "Daniel Okafor was acquitted."),
        ((CONVICTED, "The jury acquitted Lena Voigt."), "Daniel Okafor was acquitted."),
        ((CONVICTED, "The jury acquitted his co-defendant, Lena Voigt."), "The jury acquitted Daniel Okafor."),
        ((CONVICTED, "His co-defendant, Lena Voigt, was cleared."), "Daniel Okafor was acquitted."),
        ((CONVICTED, "Police arrested his brother, Emil, on Friday."), "Police arrested Daniel Okafor on Friday."),
        (("Ruth Amis spoke in Aldham.", "Daniel Okafor is guilty, a jury found."), "Ruth Amis was convicted."),
        (("Lena Voigt was found not guilty.", "Okafor and his wife wept in court."), "Okafor was acquitted."),
        (QUESTIONED, "The coins were stolen by Piers Hallam."),
        (("Police questioned Piers Hallam after the coins were stolen.",), "Piers Hallam stole the coins."),
        (("Piers Hallam was questioned.", "His wife was killed on Sunday."), "Piers Hallam killed his wife."),
        (("Piers Hallam was questioned.", "Ivo Dahl was killed on Sunday."), "Piers Hallam killed Ivo Dahl."),
        ((CONVICTED, "His co-defendant, Lena Voigt, was acquitted."), "Lena Voigt and Daniel Okafor were acquitted."),
        ((CONVICTED, "His co-defendant, Lena Voigt, was acquitted."), "Okafor and Voigt were acquitted."),
        (("Lena Voigt was acquitted on Thursday.",), "Voigt and Okafor were acquitted."),
        (
            ("Lena Voigt was acquitted on Thursday; Daniel Okafor was convicted.",),
            "Lena Voigt and Daniel Okafor were acquitted.",
        ),
        (
            ("The jury acquitted Ivo Dahl and Lena Voigt.", "Okafor wept in court.", CONVICTED),
            "Ivo Dahl, Lena Voigt and Daniel Okafor were acquitted.",
        ),
    ],
)
def test_nor_does_another_wording_make_the_deed_that_of_the_one_named(sentences: tuple[str, ...], claim: str) -> None:
    assert not judge(claim, *sentences).accepted


@pytest.mark.parametrize(
    ("sentences", "claim"),
    [
        ((CONVICTED, "He was acquitted of fraud."), "Daniel Okafor was acquitted of fraud."),
        (("Mayor Ada Brook spoke in Orlava.", "The mayor resigned."), "Ada Brook resigned."),
        (
            ("Mayor Ada Brook spoke in Orlava on Monday.", "Brook resigned on Friday."),
            "Mayor Ada Brook resigned on Friday.",
        ),
        (
            ("Daniel Okafor and Lena Voigt stood trial.", "Okafor and Voigt were acquitted."),
            "Daniel Okafor was acquitted.",
        ),
        (
            ("Daniel Okafor stood trial.", "He and his co-defendant, Lena Voigt, were acquitted."),
            "Daniel Okafor was acquitted.",
        ),
        (
            ("Daniel Okafor stood trial.", "His co-defendant, Lena Voigt, and Okafor were acquitted."),
            "Daniel Okafor was acquitted.",
        ),
        (("Daniel Okafor stood trial.", "His co-defendant, Lena Voigt, was acquitted."), "Lena Voigt was acquitted."),
        (("Lena Voigt is the wife of Daniel Okafor.", "His wife was acquitted."), "Lena Voigt was acquitted."),
        (("Lena Voigt and Daniel Okafor stood trial.", "His co-defendant was acquitted."), "Lena Voigt was acquitted."),
        (
            ("Daniel Okafor is a clerk.", "The clerk was found guilty of theft on Thursday."),
            "Daniel Okafor was convicted of theft on Thursday.",
        ),
        (
            (CONVICTED, "He appealed on Friday."),
            "Daniel Okafor was convicted of theft on Thursday and appealed on Friday.",
        ),
        (
            ("Piers Hallam was in London.", "The coins were stolen by Hallam on Sunday night."),
            "Piers Hallam stole the coins on Sunday night.",
        ),
        (
            ("Vale Mining announced its acquisition of Gull.", "Gull was acquired in May."),
            "Vale Mining acquired Gull in May.",
        ),
        (
            ("The purchase of Gull by Vale Mining was slow.", "Gull was bought in May."),
            "Vale Mining bought Gull in May.",
        ),
        (
            ("Vale Mining completed the purchase of Gull.", "Gull was bought in May."),
            "Vale Mining bought Gull in May.",
        ),
        (
            ("Vale Mining captured the ship.", "The ship was seized in May."),
            "Vale Mining seized the ship in May.",
        ),
        (("The jury acquitted Lena Voigt and Daniel Okafor.",), "Voigt and Okafor were acquitted."),
        (
            ("Daniel Okafor and his co-defendant, Lena Voigt, were acquitted.",),
            "Lena Voigt and Daniel Okafor were acquitted.",
        ),
        (
            ("Lena Voigt was found not guilty.", "So was Daniel Okafor."),
            "Lena Voigt and Daniel Okafor were acquitted.",
        ),
        (
            ("Police arrested Ada Brook on Monday.", "Ivo Dahl was taken into custody on Tuesday."),
            "Ada Brook and Ivo Dahl were arrested.",
        ),
        (
            ("Ada Brook stood trial.", "The jury found her guilty.", "Lena Voigt and Daniel Okafor were acquitted."),
            "Daniel Okafor and Lena Voigt were acquitted.",
        ),
        (
            ("Ads left shows hosted by Ada Brook and Ivo Dahl in the wake of remarks made by each of them.",),
            "Ads left shows hosted by Ivo Dahl and Ada Brook.",
        ),
    ],
)
def test_what_the_sentences_say_of_the_one_named_is_let_pass(sentences: tuple[str, ...], claim: str) -> None:
    assert judge(claim, *sentences).findings == ()


@pytest.mark.parametrize(
    "source",
    [
        "Police in Aldham questioned Piers Hallam on Wednesday over the theft of 412 Roman coins.",
        "Piers Hallam was charged on Wednesday with the theft of 412 Roman coins.",
        "Piers Hallam was arrested over the theft of 412 Roman coins.",
    ],
)
def test_who_is_suspected_of_a_crime_is_not_told_to_have_done_it(source: str) -> None:
    assert tell(judge("Piers Hallam stole the coins.", source).findings) == {
        "the linked sentence says that this is alleged: 'theft'"
    }


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Piers Hallam stole the coins.", "Piers Hallam was convicted of the theft of 412 Roman coins."),
        (
            "Piers Hallam was questioned over the theft.",
            "Piers Hallam was questioned over the theft of 412 Roman coins.",
        ),
        ("The attack in Orlo killed two people.", "The attack in Orlo killed two people, and a man was arrested."),
        ("Two children drowned.", "Police arrested a man over the deaths of two children who drowned."),
    ],
)
def test_what_is_told_beside_a_suspicion_may_be_told(claim: str, source: str) -> None:
    assert judge(claim, source).accepted
