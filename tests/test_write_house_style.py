"""One style for what many outlets write: each exchange says the same, in the same form, outside quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.text.syntax import Tree
from summarize.write.house_style import apply_style, use_plain_words

from .trees import grow_tree


@pytest.mark.parametrize(
    ("text", "styled"),
    [
        ("The council voted Tuesday to close the bridge.", "The council voted on Tuesday to close the bridge."),
        ("The mayor declared Tuesday a state of emergency.", "The mayor declared on Tuesday a state of emergency."),
        ("The council voted early Tuesday to close it.", "The council voted early on Tuesday to close it."),
        ("The council met again Monday night to vote.", "The council met again on Monday night to vote."),
        ("The mayor said the bridge was safe.", "The mayor said that the bridge was safe."),
        ("The mayor told Meridian Wire he would resign.", "The mayor told Meridian Wire that he would resign."),
        (
            "The port said Friday it will not charge the captain.",
            "The port said on Friday that it will not charge the captain.",
        ),
        ("The mayor said on Friday the bridge was safe.", "The mayor said on Friday that the bridge was safe."),
        ("The mayor said Friday the bridge was safe.", "The mayor said on Friday that the bridge was safe."),
        (
            "The mayor said it's a boy and that she'll stay, as it's been hard.",
            "The mayor said that it is a boy and that she will stay, as it has been hard.",
        ),
        (
            "The captain told reporters Tuesday he will leave the port.",
            "The captain told reporters on Tuesday that he will leave the port.",
        ),
        ("The mayor said she's already got plans.", "The mayor said that she has already got plans."),
        ("Fees rose by 4.5 percent to a rate of 16 per cent.", "Fees rose by 4.5% to a rate of 16%."),
        ("Fees rose by 4.5% percent.", "Fees rose by 4.5%."),
        # What has a day is past.
        ("A sailor has been acquitted Tuesday of murder.", "A sailor was acquitted on Tuesday of murder."),
        ("The mayor has resigned Monday after a vote.", "The mayor resigned on Monday after a vote."),
        ("The port has begun Friday to close.", "The port began on Friday to close."),
    ],
)
def test_days_claims_and_percentages_are_written_in_one_way(text: str, styled: str) -> None:
    assert apply_style(grow_tree(text)) == styled


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Tuesday to close the bridge.",
        "He votes ahead of Super Tuesday at the port.",
        "The captains have been invited to the port on Tuesday.",
        "The union has called a strike on Friday.",
        "THE MAYOR SAYS SHE LEAVES TUESDAY",
        "The council will meet next Tuesday in Orlo.",
        "The vote is due by Friday.",
        "Tuesday was the last day of the talks.",
        "The mayor declared Tuesday a day of mourning for the crew.",
        "The council has proclaimed Friday the Day of the Port.",
        "The council called Monday a holiday.",
        "The port wrote so in a letter dated Friday.",
        "The captain spent Wednesday in the cells of Dunmere.",
        "The mayor said that the bridge was safe.",
        "The mayor said: the bridge is safe.",
        "“The bridge will open Tuesday and the mayor said it is safe at 5 percent,” Waters wrote.",
        "Turnout rose by 4 percentage points, a 5-percent gain.",
        "The mayor said yes.",
        "The mayor said should he be asked he would resign.",
        "The port announced just who owns the bridge.",
        "The mayor spoke of what he said on Tuesday would be the end of the bridge.",
        "The council read a statement that said she was ready to close the bridge.",
        "Carla Winther met a who’s who of the coast in Orlo.",
        "The mayor viewed Monday’s eclipse from the port.",
        "The dockers enter Monday facing a vote of the council.",
        "The mayor announced a goal of ensuring all dockers receive a helmet by May.",
        "He’s received two letters, and the mayor knows he’s ended it.",
        "The mayor told reporters Winther's comments were very nasty.",
    ],
)
def test_what_is_in_style_or_means_something_else_stays(text: str) -> None:
    assert apply_style(grow_tree(text)) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The council unveiled a plan to curb traffic.", "The council presented a plan to limit traffic."),
        ("Police opened a probe into the sinking.", "Police opened an investigation into the sinking."),
        ("The mayor stepped down ahead of the election.", "The mayor stepped down before the election."),
        ("Fares jumped 12% following the strike.", "Fares rose 12% after the strike."),
        ("Winther fired Morel over 200 missing files.", "Winther dismissed Morel over 200 missing files."),
        (
            "Lunde went on trial in Tolna on Monday over 2 million crowns that were not paid.",
            "Lunde went on trial in Tolna on Monday over 2 million crowns that were not paid.",
        ),
        ("Wenn left of his own accord on Monday.", "Wenn left of his own accord on Monday."),
        ("Some 200 passengers were over 1,500 metres away.", "About 200 passengers were more than 1,500 metres away."),
        ("Multiple witnesses claimed that the ferry was full.", "Several witnesses said that the ferry was full."),
        ("The port is planning to close the terminal.", "The port plans to close the terminal."),
        ("Trains were late due to the storm.", "Trains were late because of the storm."),
        ("The mayor has questions regarding the fire.", "The mayor has questions about the fire."),
        ("The season kicked off at noon in Tolk.", "The season began at noon in Tolk."),
        ("The mayor kicked off her campaign in Tolk.", "The mayor began her campaign in Tolk."),
        ("Police conducted two raids in Tolk.", "Police carried out two raids in Tolk."),
        ("The council rolled back the rules on fishing.", "The council undid the rules on fishing."),
        ("The port tries to ramp up the pace of work.", "The port tries to increase the pace of work."),
        ("Two top officials backed the plan.", "Two senior officials supported the plan."),
        ("The nation informed its attorneys.", "The country told its lawyers."),
        ("The mayor called on captains to stay in port.", "The mayor urged captains to stay in port."),
        ("The port struck a deal to end the strike.", "The port agreed to end the strike."),
        ("The union filed a lawsuit against the port.", "The union sued the port."),
        ("The crew sustained injuries and ceased work.", "The crew suffered injuries and stopped work."),
        ("Her pick participated in the march.", "Her choice took part in the march."),
        ("A slew of complaints reached the port.", "A series of complaints reached the port."),
    ],
)
def test_journalese_gives_way_to_everyday_words_in_the_same_form(text: str, plain: str) -> None:
    assert use_plain_words(grow_tree(text)) == plain


@pytest.mark.parametrize(
    "text",
    [
        # Another word that is spelt alike.
        "The space probe reached its orbit.",
        "Guards fired shots into the air.",
        "The children jumped into the water.",
        "A storm plunged Orlo into darkness for 2 hours.",
        "There is no evidence to back up the claim.",
        "U.S.-backed forces hold the harbour.",
        "The top diplomats of both states met in Orlo.",
        "The delay is due to end in May.",
        "The mayor explained why the bridge was closed.",
        "The channel falsely claimed that the bridge was closed.",
        "They declared it a success.",
        "She lived there for over ten years.",
        "The channel dropped its cop shows.",
        "Several attorneys general sued the port.",
        "The port expects 9 feet of storm surge.",
        "The mayor read the remarks he first made in Orlo.",
        "The mayor called on the captain on Friday.",
        "The mayor called on Tuesday for captains to stay in port.",
        "The board voted to terminate him on Monday.",
        "The busy calendar is ramping up at the same time.",
        "The captain has been kicked off the board.",
        "The referee kicked off his shoes.",
        "Anna Berg conducted the orchestra in Tolk.",
        "The truck rolled back on Monday.",
        "Two members voted in favor of hearing the captain.",
        "The state lacks a system for the permitting process.",
        "The union's roughly 4,800 members met.",
        "The union’s roughly 4,800 members met.",
        "Following other mayors releasing plans, the port waits.",
        "The storm, dubbed by the mayor as the worst of the year, sank two ferries.",
        # Somebody else's words.
        "Waters called it “a probe that must be halted”.",
    ],
)
def test_other_senses_and_other_peoples_words_stay(text: str) -> None:
    assert use_plain_words(grow_tree(text)) == text


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (apply_style, "The council voted Tuesday to halt work, and the mayor said it was 10 percent over budget."),
        (use_plain_words, "Police conducted a probe following the blaze, and officials noted the pact was void."),
    ],
)
def test_a_sentence_in_style_stays_as_it_is(change: Callable[[Tree], str], text: str) -> None:
    once = change(grow_tree(text))
    assert once != text
    assert change(grow_tree(once)) == once
