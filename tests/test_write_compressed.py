"""Sentences cut by their trees: what is left is as true as before, whole, and made of the sentence's own words."""

from __future__ import annotations

import pytest

from summarize.choose import find_origin
from summarize.types import Origin, Sentence
from summarize.write.compressed import compress_sentence

from .trees import grow_tree


def shorten(text: str) -> list[str]:
    return [one.text for one in compress_sentence(grow_tree(text))]


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        # An apposition that says what a name is.
        (
            "Mayor Carla Winther, a former harbour master of Orlo, was sentenced to four years in prison on Thursday.",
            "Mayor Carla Winther was sentenced to four years in prison on Thursday.",
        ),
        # A clause within an apposition, with what it came to.
        (
            "Carla Winther, the radio host who mocked mayors, influencing the rise of Halden, died on Wednesday.",
            "Carla Winther, the radio host, died on Wednesday.",
        ),
        (
            "Carla Winther, a lawyer who won the case, said on Monday that the port is closed.",
            "Carla Winther, a lawyer, said on Monday that the port is closed.",
        ),
        # A clause that only adds something.
        (
            "The harbour authority, which runs the ferry, closed the terminal on Monday.",
            "The harbour authority closed the terminal on Monday.",
        ),
        # What was done besides, and what was done first.
        (
            "President Carla Winther toured the harbour and promised new ferries by the summer.",
            "President Carla Winther toured the harbour.",
        ),
        (
            "President Carla Winther toured the harbour and promised new ferries by the summer.",
            "President Carla Winther promised new ferries by the summer.",
        ),
        # Circumstances at either end.
        (
            "Dressed in a grey coat, Winther walked out of the court on her own.",
            "Winther walked out of the court on her own.",
        ),
        (
            "The harbour authority will not pursue charges against the captain, after a two-year inquiry into the sinking.",
            "The harbour authority will not pursue charges against the captain.",
        ),
        (
            "The port announced on Friday that the captain was charged following a review by its lawyers.",
            "The port announced on Friday that the captain was charged.",
        ),
        # The comma that a participle needs.
        (
            "The driver hit three people in Orlo, after an argument in the harbour, killing two.",
            "The driver hit three people in Orlo, killing two.",
        ),
        # What the outlet makes of it.
        (
            "The council approved the new ferry on Thursday, a priority for the mayor of Orlo.",
            "The council approved the new ferry on Thursday.",
        ),
        (
            "The port announced on Thursday that it will close the old terminal, in a shift that could cost jobs.",
            "The port announced on Thursday that it will close the old terminal.",
        ),
        # What stands at the end once a tail is gone.
        (
            "The mayor flew to Orlo on Wednesday, with an hour left in her term, as ministers met in Hadley.",
            "The mayor flew to Orlo on Wednesday.",
        ),
        (
            "“The bridge is safe,” the mayor of Orlo said in a statement.",
            "“The bridge is safe,” the mayor of Orlo said.",
        ),
        # A comma that closes how the sentence opens is none of a pair.
        (
            "For weeks, Mayor Carla Winther, the head of the harbour board, has remained silent about the ferry.",
            "For weeks, Mayor Carla Winther has remained silent about the ferry.",
        ),
    ],
)
def test_what_is_aside_from_the_news_can_go(text: str, shorter: str) -> None:
    assert shorter in shorten(text)


@pytest.mark.parametrize(
    "text",
    [
        # Without the clause nobody knows which.
        "Visitors who were vaccinated may enter the museum without a test from Monday on.",
        # Now she has done more.
        "Before that moment, Brook had only rejected the claim through a spokesperson, despite many interviews.",
        # Who says it.
        "According to the harbour authority, the ferry had passed its last inspection in May.",
        # Without it nobody knows who she is.
        "Carla Winther, an engineer at the port of Orlo, told the court on Thursday that the ramp was rusty.",
        # What limits it.
        "The council will open the bridge in May, unless the engineers object.",
        "The council of Orlo will close the old pier this autumn, depending on the outcome of the talks with its owner.",
        "The harbour board will build a pier in Orlo, with the council free to stop it in the event of a loss.",
        # What "it" means.
        "Mayor Jo Waters, head of the harbour board, argued on Monday that it is entitled to the letters.",
        # The verb of the clause.
        "The deficit of Norland hit a record in May, as imports jumped and some exports, timber among them, got hammered.",
        # Where she is to be kept, when she feared, and as what it came right.
        "The council voted to keep Carla Winther, the mayor of Orlo, in her office.",
        "The driver said that she feared for her life during the attack.",
        "The order came right as the port was expecting two ferries.",
        # Without it Waters would be a former mayor, too.
        "The port was praised by the former mayors Jo Dahl and Ada Waters, who led the harbour board.",
        # How it ended.
        "Two volunteers were treated for severe reactions and recovered.",
        # To which figure it rose, and in which cases only.
        "The toll of the flood was raised on Tuesday from 64, to nearly 3,000.",
        "The port will let visitors in without a ticket, in certain circumstances.",
        # A comparison.
        "The number of passengers is not growing nearly as fast as the port had hoped.",
        # Two names of one thing, and the next of a list.
        "The company's founder, Jo Waters, left the board on Monday.",
        "Rain fell on Orlo, the capital, and on Hadley.",
        # How long after.
        "Carla Winther flew into space on Tuesday, over a week after her rival from Orlo did.",
        "The mayor of Orlo backed the harbour board days after quarrelling with it.",
        # What the rebels did is not what he did.
        "Jo Dahl, in his first remarks since the rebels took the south, capturing the ports of Orlo and Tolk, said he stays.",
        # What the court will do, as what they are shown, and how long.
        "The port hopes that the court will rule the Harbour Act, a hallmark of the last council, unlawful.",
        "Two captains are portrayed as cowards fleeing the storm.",
        "The order bars the port from closing the pier until the case can be heard and decided.",
        "Carla Winther briefly presided over the council and swore in the three captains.",
        # What he says now is the news, and the end of a list is no deed.
        "Mayor Jo Waters, after suggesting the works could wait until May, is now saying he'd support a vote.",
        "The mayor was busy signing a list of pardons, including for the captain Emil Orban, and scores more.",
        # No sentence.
        "Three hundred passengers on the deck of the ferry, which sank.",
    ],
)
def test_what_the_rest_depends_on_stays(text: str) -> None:
    assert shorten(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Carla Winther, the only witness who saw the man, told the court on Monday that he ran.",
        "Carla Winther, a former captain who claimed the vote was stolen, was banned on Friday.",
        "Carla Winther, the officer who shot the boy, was charged on Friday.",
    ],
)
def test_who_somebody_is_keeps_what_makes_it_so(text: str) -> None:
    assert shorten(text) == []


def test_a_deed_keeps_whom_it_was_done_to() -> None:
    text = "Two armed guards at the harbour shot and killed three men of Orlo on Tuesday."
    assert "Two armed guards at the harbour shot." not in shorten(text)


def test_what_came_of_it_stays() -> None:
    text = "The ferry hit a rock off Dunmere on Tuesday, killing twelve people."
    assert shorten(text) == []


def test_no_half_of_a_quotation_is_left() -> None:
    text = (
        "While claiming that “the harbour failed Orlo,” Carla Winther said she will not stand in the way of officials."
    )
    assert shorten(text) == []


def test_readings_are_words_of_the_sentence_in_their_order_and_shorter_than_it() -> None:
    text = (
        "But after a long night, Carla Winther, the mayor of Orlo, closed the bridge, "
        "which is 60 years old, and said that buses would take passengers to Hadley, while engineers look at it."
    )
    sentence = Sentence("r", 0, 0, len(text), text)
    readings = shorten(text)
    assert len(readings) > 3
    assert all(find_origin(one, [sentence]) is Origin.TRIMMED for one in readings)
    assert readings == sorted(readings, key=lambda one: -len(one))
    assert all(one[0].isupper() and one.endswith(".") for one in readings)


def test_the_kept_stretches_give_the_reading() -> None:
    text = "Mayor Carla Winther, a former harbour master of Orlo, was sentenced to four years in prison on Thursday."
    readings = compress_sentence(grow_tree(text))
    assert readings
    for one in readings:
        assert "".join(text[start:end] for start, end in one.kept).lower() == one.text.lower()
