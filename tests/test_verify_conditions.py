"""Conditions: what holds only "if" or "subject to" something is not told as if it were settled."""

from __future__ import annotations

import pytest

from summarize.text.conditions import find_conditions
from summarize.types import Verdict
from summarize.verify import check_text
from tests.builders import build_split_report


def judge(claim: str, *sentences: str) -> Verdict:
    """Return the verdict on a claim about one report."""
    split = build_split_report(*sentences)
    return check_text(claim, split.sentences, {"r1": split})


PORT = "The port of Brenn will be rebuilt for 90 million crowns if the council approves the loan in June."
FERRY = "The ferry to Askvik will stop running in May unless a new operator is found."
CLIMBERS = "Provided that the weather holds, the climbers will set out on Monday."
TRAINS = "Assuming the strike ends this week, trains will run again on Sunday."
MILL = "Depending on the outcome of the talks, the mill is to close in autumn."
SHIPYARD = "The shipyard will hire 400 workers, subject to approval by the regulator."
PREMIER = "Should the vote fail, Premier Odd Lien will resign."
BRIDGE = "The bridge opens on Friday, pending a final inspection."
MERGER = "The merger, if approved by the court, will create the largest dairy in Norland."
PLANES = "The airline plans to buy nine planes as long as fuel prices stay low."
HELICOPTER = "The hospital will get a second helicopter once parliament has passed the budget."
TOLD = "The union said that teachers would strike on Tuesday if talks fail."


@pytest.mark.parametrize(
    ("source", "claim", "condition"),
    [
        (PORT, "The port of Brenn will be rebuilt for 90 million crowns.", "if the council approves"),
        (FERRY, "The ferry to Askvik will stop running in May.", "unless a new operator"),
        (CLIMBERS, "The climbers will set out on Monday.", "Provided that the weather"),
        (TRAINS, "Trains will run again on Sunday.", "Assuming the strike"),
        (MILL, "The mill is to close in autumn.", "Depending on the outcome"),
        (SHIPYARD, "The shipyard will hire 400 workers.", "subject to approval"),
        (PREMIER, "Premier Odd Lien will resign.", "Should the vote fail"),
        (BRIDGE, "The bridge opens on Friday.", "pending a final"),
        (MERGER, "The merger will create the largest dairy in Norland.", "if approved by the court"),
        (PLANES, "The airline plans to buy nine planes.", "as long as fuel"),
        (HELICOPTER, "The hospital will get a second helicopter.", "once parliament has"),
        (TOLD, "The union said that teachers would strike on Tuesday.", "if talks fail"),
    ],
)
def test_what_holds_under_a_condition_is_not_told_without_it(source: str, claim: str, condition: str) -> None:
    found = judge(claim, source, "The council of Brenn met on Monday.").findings
    assert [finding for finding in found if finding.check == "modality" and condition in finding.message]


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (PORT, "The port of Brenn will be rebuilt if the council approves the loan."),
        (PORT, "The port of Brenn could be rebuilt for 90 million crowns."),
        (FERRY, "The ferry to Askvik will stop running unless a new operator is found."),
        (CLIMBERS, "The climbers will set out on Monday if the weather holds."),
        (MILL, "The mill could close in autumn."),
        (SHIPYARD, "The shipyard will hire 400 workers if the regulator approves."),
        (MERGER, "The merger, if approved by the court, will create the largest dairy in Norland."),
        # The mood leaves it open.
        ("Teachers would strike on Tuesday if talks fail.", "Teachers would strike on Tuesday."),
        # No condition of this.
        ("Ada Moe will keep her post even if the vote fails.", "Ada Moe will keep her post."),
        ("Brenn Air fined pilots in May if they were late.", "Brenn Air fined pilots in May."),
        ("The tunnel will open on 3 June, but the ferry will stay if it pays.", "The tunnel will open on 3 June."),
        ("The mayor asked if the tunnel was safe.", "The mayor asked if the tunnel was safe."),
        ("Ada Moe spoke on condition that she not be named.", "Ada Moe spoke on condition that she not be named."),
    ],
)
def test_a_condition_kept_or_of_something_else_is_no_fault(source: str, claim: str) -> None:
    assert judge(claim, source).findings == ()


def test_a_source_that_states_no_condition_carries_what_another_limits() -> None:
    assert judge(
        "The ferry to Askvik will stop running in May.", FERRY, "The ferry to Askvik will stop running in May."
    )
    claim = "The Askvik ferry will stop running in May."
    assert judge(claim, FERRY).findings
    assert not judge(claim, FERRY, "From May on the Askvik ferry will stop running in the north.").findings


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("He stayed as long as two hours.", []),
        ("The case is pending.", []),
        ("The mayor asked if it was safe.", []),
        ("It looks as if it will rain.", []),
        ("The ship will sail, provided the crew agrees, on Monday.", ["provided the crew agrees"]),
        ("Food was provided for the crew.", []),
        ("Halm Care runs nine clinics, providing a range of services.", []),
        ("Once a fisherman, he owns nine ships.", []),
    ],
)
def test_only_what_is_a_condition_is_read_as_one(text: str, conditions: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_conditions(text)] == conditions
