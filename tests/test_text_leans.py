"""What a sentence takes up is told by some of what stood before it, and not by the rest."""

from __future__ import annotations

import pytest

from summarize.text.definites import find_leans
from summarize.text.leans import is_another, is_taken_up, is_told


def test_any_other_noun_leans_only_where_the_report_spoke_of_it_before() -> None:
    (lean,) = find_leans("Officials said the demolition went as planned.")
    assert not is_taken_up(lean, ["Crews searched the rubble."])
    assert is_taken_up(lean, ["Crews prepared the demolition of the tower."])


@pytest.mark.parametrize(
    ("leaning", "before", "told"),
    [
        ("Lawmakers passed the bill on Thursday.", "Ada Brook wrote a bill on night fishing.", True),
        ("Lawmakers passed the bill on Thursday.", "Ada Brook proposed a law on night fishing.", True),
        ("The airstrikes killed 14 people.", "Missiles hit a base near Arn.", True),
        ("The walkout shut four terminals.", "Dockers went on strike.", True),
        ("The seasoned operative was respected.", "Mike Dale has left the council’s office.", True),
        ("The company closed two plants.", "Shares of Coastline Foods fell.", True),
        ("Lawmakers passed the bill on Thursday.", "Ada Brook visited Hadley.", False),
        ("The seasoned operative was respected.", "Shares fell in Hadley.", False),
        ("The company closed two plants.", "Mayor Ada Brook met Jonas Halden.", False),
        ("Agents in the three towns blamed a gang.", "Arn, Hadley and Tolk were robbed.", True),
        ("Agents in the three towns blamed a gang.", "Arn was robbed.", False),
        ("The Hadley senator was glad.", "Jonas Halden of Hadley won his case.", True),
        ("The Hadley senator was glad.", "Jonas Halden won his case.", False),
        ("The board voted to dismiss him.", "Jonas Halden met Ada Brook.", False),
    ],
)
def test_a_reference_is_told_by_what_names_its_kind_before_it(leaning: str, before: str, told: bool) -> None:
    leans = [lean for lean in find_leans(leaning) if lean.always]
    assert leans
    assert all(is_told(lean, [before]) for lean in leans) is told


@pytest.mark.parametrize(
    ("leaning", "before", "told", "another"),
    [
        # "The claim" is that of Halden in its report, and that of Brook in what was told.
        (
            "The port has disputed the claim.",
            "Jonas Halden made a claim for 90 lost containers.",
            "Ada Brook made the claim that fishing off Arn is banned.",
            True,
        ),
        (
            "The port has disputed the claim.",
            "Jonas Halden made a claim for 90 lost containers.",
            "A claim of Halden for lost containers came on Monday.",
            False,
        ),
        # The sentence before takes it up, too, and does not say which.
        ("The fire was put out by noon.", "Crews fought the fire all night.", "A fire burnt a shed in Arn.", False),
        # Its report tells of none, so that it may be any.
        ("The port has disputed the claim.", "It rained.", "Ada Brook made the claim that fishing is banned.", False),
        (
            "Both companies have denied it.",
            "Orlo Ferries and Arn Lines cut jobs.",
            "Merrow Foods hired Ada Lund.",
            True,
        ),
        (
            "Both companies have denied it.",
            "Orlo Ferries and Arn Lines cut jobs.",
            "Arn Lines left Orlo Ferries.",
            False,
        ),
    ],
)
def test_a_reference_is_to_what_its_own_report_spoke_of(leaning: str, before: str, told: str, *, another: bool) -> None:
    (lean, *_) = (lean for lean in find_leans(leaning) if lean.always)
    assert is_another(lean, [before], [told]) is another


def test_nothing_is_told_by_nothing() -> None:
    (lean,) = find_leans("Fifty of them signed an open letter.")
    assert not is_told(lean, [])
    assert is_told(lean, ["Bishops met in Arn."])
