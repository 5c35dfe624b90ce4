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
RAIN = "Ada Moe said that if it rains, the dam will close."
GOING = "Ada Moe is going to resign if the vote fails."
CLOSES = "The ferry closes on 1 May if costs rise."
STOPS = "The ferry to Askvik will stop in May."
MUSEUM = "The museum will open in May and will move to Halden if the city sells the house."
DECIDES = "The council of Brenn will decide by Friday if the mill will close."
OPENS = "The Askvik bridge will open once repairs are complete."
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
        # Wherever it stands.
        (RAIN, "Ada Moe said that the dam will close.", "if it rains"),
        ("“If it rains, the dam will close,” Ada Moe said.", "The dam will close, Ada Moe said.", "If it rains"),
        ("But if it rains, the dam will close.", "The dam will close.", "if it rains"),
        ("The dam will, if it rains, close in May.", "The dam will close in May.", "if it rains"),
        ("Ada Moe said if talks fail, teachers will strike.", "Ada Moe said teachers will strike.", "if talks fail"),
        ("Ada Moe warned that unless it rains, crops will fail.", "Ada Moe warned that crops will fail.", "unless it"),
        ("The dam will close unless it rains, and Ada Moe will pay for it.", "The dam will close.", "unless it rains"),
        ("Ada Moe will resign if the board will not pay.", "Ada Moe will resign.", "if the board will"),
        ("The film will run on Friday if the hall is open.", "The film will run on Friday.", "if the hall"),
        # Whatever tells that it is still to come.
        (GOING, "Ada Moe is going to resign.", "if the vote fails"),
        (GOING, "Ada Moe will resign.", "if the vote fails"),
        (CLOSES, "The ferry closes on 1 May.", "if costs rise"),
        ("The ferry is closing on 1 May if costs rise.", "The ferry is closing on 1 May.", "if costs rise"),
        # With a comma or without.
        ("The ferry to Askvik will stop in May subject to approval.", STOPS, "subject to approval"),
        ("The ferry to Askvik will stop in May pending approval.", STOPS, "pending approval"),
        ("The ferry to Askvik will stop in May depending on funding.", STOPS, "depending on funding"),
        ("Pending approval, the ferry to Askvik will stop in May.", STOPS, "Pending approval"),
        ("The sale will go ahead in May, subject to a court ruling.", "The sale will go ahead in May.", "subject to"),
        ("Barring another storm, the bridge will open in May.", "The bridge will open in May.", "Barring another"),
        # Both verbs of one auxiliary, and what is under two.
        (MUSEUM, "The museum will move to Halden.", "if the city sells"),
        ("If it rains, the dam will close and will be drained.", "The dam will close.", "If it rains"),
        # Beside the condition of something else.
        (
            "The port of Brenn will be rebuilt if the council approves the loan, and Ada Moe will resign if talks fail.",
            "The port of Brenn will be rebuilt, and Ada Moe will resign if talks fail.",
            "if the council approves",
        ),
        # Turned round.
        (PORT, "The port of Brenn will be rebuilt unless the council approves the loan.", "if the council approves"),
        (FERRY, "The ferry to Askvik will stop running in May if a new operator is found.", "unless a new operator"),
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
        # Of the verb beside it alone.
        (MUSEUM, "The museum will open in May."),
        ("Ada Moe will leave in May and may return in autumn if her health allows.", "Ada Moe will leave in May."),
        ("The ferry will stop on Friday, unless it pays, and the train will run.", "The train will run."),
        # In other words.
        (FERRY, "The ferry to Askvik will stop running in May if no new operator is found."),
        (RAIN, "If it rains, the dam will close, Ada Moe said."),
        (GOING, "Ada Moe will resign if the vote fails."),
        (CLOSES, "The ferry will close on 1 May if costs rise."),
        ("Flights will not land unless the wind drops.", "Flights will not land unless the wind drops."),
        (
            "Ada Moe says unless talks resume, teachers will strike.",
            "Ada Moe says teachers will strike unless talks resume.",
        ),
        # What asks whether something is so.
        (
            "Ada Moe will announce on Friday if she will stand.",
            "Ada Moe will announce on Friday whether she will stand.",
        ),
        (DECIDES, "The council of Brenn will decide by Friday whether the mill will close."),
        (DECIDES, "The council of Brenn will decide by Friday."),
        ("Ada Moe will tell voters if Orlo will pay.", "Ada Moe will tell voters whether Orlo will pay."),
        ("The court of Orlo will judge if the fine is fair.", "The court of Orlo will judge whether the fine is fair."),
        ("Tests will show if the dam is safe.", "Tests will show whether the dam is safe."),
        (
            "Halm Air will reveal in May if it will buy planes.",
            "Halm Air will reveal in May whether it will buy planes.",
        ),
        # When, not whether.
        (OPENS, "The Askvik bridge will open when repairs are complete."),
        (OPENS, "The Askvik bridge will open after repairs are complete."),
        ("Soldiers will put out sandbags in case the river rises.", "Soldiers will put out sandbags."),
        # What somebody is under, who is left out, and what has been done.
        ("Halm Air, subject to a takeover bid since May, will hire 40 pilots.", "Halm Air will hire 40 pilots."),
        ("Barring Lars Vik, all players will be fit.", "All players will be fit."),
        ("Ada Moe was suspended pending approval of a report.", "Ada Moe was suspended."),
        ("Lars Vik will be held in Orlo pending a ruling.", "Lars Vik will be held in Orlo."),
        ("Lars Vik will remain in custody pending trial.", "Lars Vik will remain in custody."),
        ("Halm Air agreed to buy nine planes, subject to approval.", "Halm Air agreed to buy nine planes."),
    ],
)
def test_a_condition_kept_or_of_something_else_is_no_fault(source: str, claim: str) -> None:
    assert judge(claim, source).findings == ()


def test_a_source_that_states_no_condition_carries_what_another_limits() -> None:
    plain = "The ferry to Askvik will stop running in May."
    assert judge(plain, FERRY, plain).findings == ()
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
        ("The council will say in May if it will sell.", []),
        ("Ada Moe said if talks fail, teachers will strike.", ["if talks fail"]),
        ("Goods from Orlo will be subject to a vote.", []),
        ("A rule barring women will end in May.", []),
    ],
)
def test_only_what_is_a_condition_is_read_as_one(text: str, conditions: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_conditions(text)] == conditions
