"""How likely a sentence judges in its own voice."""

import json
from importlib import resources

import pytest

from summarize.text.opinion import argues, opinion_features, opinion_likelihood

REPORTS = (
    "The council of Orlava voted 12 to 3 on Tuesday to close the old bridge for two weeks, officials said.",
    "Police in Port Vale arrested two men after a fire at a warehouse on Friday, according to a statement.",
    "Premier Ada Morel told lawmakers on Monday that the bill would be withdrawn.",
)
OPINIONS = (
    "It is simply wrong to think that nothing can be done, and everyone in Orlava should know better by now.",
    "That is just the way the world works, and no amount of wishing will ever make it right.",
    "The real problem is that the council never much cared about the truth, only about power.",
)


def test_every_opinion_is_likelier_one_than_any_report() -> None:
    assert min(map(opinion_likelihood, OPINIONS)) > max(map(opinion_likelihood, REPORTS))


@pytest.mark.parametrize("text", REPORTS)
def test_who_it_is_about_and_how_many_makes_no_difference(text: str) -> None:
    changed = text.replace("Orlava", "Belgravia").replace("Ada Morel", "Ivo Dahl").replace("12", "40")
    assert opinion_likelihood(changed) == opinion_likelihood(text)


def test_what_stands_in_quotation_marks_does_not_count() -> None:
    tame, wild = "the bill is now before the house", "the whole thing is just a stupid, shameful farce"
    assert opinion_likelihood(f"“{tame},” Morel said.") == opinion_likelihood(f"“{wild},” Morel said.")


def test_nothing_but_names_or_a_quotation_is_no_opinion() -> None:
    assert opinion_likelihood("") == opinion_likelihood("Ada Morel, Orlava") == opinion_likelihood("“So sad.”") == 0.0


def test_a_dateline_and_a_party_are_no_feature() -> None:
    plain = opinion_features("Sen. Ada Morel resigned.")
    assert opinion_features("ORLAVA (AP) — Sen. Ada Morel (R-Vale) resigned.") == plain


def test_the_weights_that_are_shipped_are_small_and_name_nobody() -> None:
    text = resources.files("summarize").joinpath("weights/opinion.json").read_text("utf-8")
    model = json.loads(text)
    assert len(text) < 300_000
    assert all(
        part.islower() or part in {"N", "D", "0", "Q", "q", "^"} or not part.isalpha()
        for feature in model["weights"]
        for part in feature.split()
    )


@pytest.mark.parametrize(
    "title",
    [
        "Why the Port of Hadley Must Close",
        "The council should sell the port",
        "A Problem Like Jonas Halden",
        "Is Ada Brook the future of Norland?",
        "Winther Is Making a Huge Mistake on the Bridge",
        "The Case for a New Bridge",
        "The bridge, explained in under 500 words",
        "Harbour Party Wins Hadley Seat: More Proof the Strike Was a Mistake",
    ],
)
def test_a_title_that_argues_or_asks_is_known(title: str) -> None:
    assert argues(title)


@pytest.mark.parametrize(
    "title",
    [
        "Dockers vote to strike in Hadley",
        "Brook: Hadley must close its port",
        "Hadley must close its port, court rules",
        "Judge says council should pay",
        "“Why me?” asks mayor of Hadley",
        "Inquest into the death of Tom Reed opens",
        "Coastline must pay $2m to Reed family",
        "Dump truck driver killed in Hadley crash",
        "Minister condemns shameful attack on Hadley hall",
        "Mayor plans ‘must-see’ bridge over the Orla",
        "Police: Proof that a letter was forged is found",
        "Court: More proof needed in Halden case",
    ],
)
def test_a_title_that_reports_what_somebody_argues_does_not_argue(title: str) -> None:
    assert not argues(title)
