"""Plainer order: who did it first, the news first, finite verbs; what could then be read in two ways stays."""

from __future__ import annotations

import pytest

from summarize.write.restructured import restructure_sentence

from .trees import grow_tree


def test_what_was_declared_is_no_clause_because_one_follows() -> None:
    text = (
        "On Monday morning, Winther declared victory against the fire in Orlo in a tweet after Meridian Wire, followed by"
        " Norland News, reported that she was preparing the return of the crew from Orlo."
    )
    assert " that victory" not in restructure_sentence(grow_tree(text))


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        (
            "The mayor's election was praised by farmers and unions.",
            "Farmers and unions praised the mayor's election.",
        ),
        ("The letters were first published by Meridian Wire.", "Meridian Wire first published the letters."),
        ("Two men were taken by police on Monday.", "Police took two men on Monday."),
        (
            "After the hour-long rally, protesters blocked the bridge.",
            "Protesters blocked the bridge after the hour-long rally.",
        ),
        (
            "Officials acknowledged the error on Friday, saying the strike had killed three adults.",
            "Officials acknowledged the error on Friday and said the strike had killed three adults.",
        ),
        (
            "The court ordered lawmakers to redraw the map, accusing them of delay.",
            "The court ordered lawmakers to redraw the map and accused them of delay.",
        ),
        ("The court on Monday ruled that the law is void.", "The court ruled on Monday that the law is void."),
        ("Carla Winther on Monday said he would stay.", "Carla Winther said on Monday that he would stay."),
        ("The council on Tuesday refused to close the bridge.", "The council refused on Tuesday to close the bridge."),
        ("The Senate on Friday approved a new harbour law.", "The Senate approved a new harbour law on Friday."),
        (
            "Airlines on Friday closed a pier that Waters had built.",
            "On Friday, airlines closed a pier that Waters had built.",
        ),
        # Behind its verb the day could be that of the vote, of the building or of the list.
        (
            "The Senate on Friday approved a law that farmers had opposed.",
            "On Friday, the Senate approved a law that farmers had opposed.",
        ),
        (
            "The port on Friday closed the pier, the ramp and the hall.",
            "On Friday, the port closed the pier, the ramp and the hall.",
        ),
        (
            "The captain on Monday was charged with a crime that the port had denied.",
            "On Monday, the captain was charged with a crime that the port had denied.",
        ),
        (
            "Jo Waters on Monday called the bridge “a danger to the town”.",
            "On Monday, Jo Waters called the bridge “a danger to the town”.",
        ),
        (
            "Jo Waters, the former owner of the ferry, has been pardoned by President Carla Winther.",
            "President Carla Winther has pardoned Jo Waters, the former owner of the ferry.",
        ),
        ("On Friday, engineers agreed the bridge was safe.", "Engineers agreed on Friday that the bridge was safe."),
    ],
)
def test_who_did_it_and_the_news_come_first(text: str, plainer: str) -> None:
    assert restructure_sentence(grow_tree(text)) == plainer


@pytest.mark.parametrize(
    "text",
    [
        # It is not told who did it, or when it was over.
        "Two men were arrested by Monday.",
        "Two men have been arrested by police.",
        "He was praised by farmers.",
        # "It" would come before the bridge.
        "After the storm had damaged the bridge, engineers closed it.",
        # It would hang on the second verb.
        "After the rally, protesters agreed to leave.",
        # Not something that the subject said.
        "The storm hit the harbour, leaving two dead.",
        "The port closed the pier that Waters had built, saying it was unsafe.",
        "“After the rally, protesters left,” he said.",
        "The council met.",
        "On Tuesday, the port said just how long the strike lasted.",
        # Nobody said it.
        "The first day of the strike on Monday saw two thousand dockers stay at home.",
        # The comments were made on Monday.
        "Her comments on Monday came after the port had closed the pier.",
        # The vote was a month ago.
        "Passage by the council on Monday followed a vote of the port last month.",
        # What came is what adds to it, not whom it came to.
        "The council came under scrutiny with the release of a report, adding to the pressure on it.",
        # Votes do not beat anybody.
        "Council leader Bo Lund was beaten by 21 votes.",
        # A rise says nothing.
        "Applications rose on Monday, suggesting that work is scarce.",
    ],
)
def test_what_would_be_read_in_two_ways_stays(text: str) -> None:
    assert restructure_sentence(grow_tree(text)) == text
