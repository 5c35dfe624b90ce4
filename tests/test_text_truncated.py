"""Sentences that a feed cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.truncated import close_truncated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The port of Halden was closed on Monday and all ships were sent to Orlo, hours after a crane fell on [...]",
            "The port of Halden was closed on Monday and all ships were sent to Orlo.",
        ),
        (
            "Mayor Ada Brook walked out of talks with the dockers on Wednesday over wages and night shifts, complaining",
            "Mayor Ada Brook walked out of talks with the dockers on Wednesday over wages and night shifts.",
        ),
        (
            "The council of Halden voted late on Tuesday to close the north pier for a year, a decision that its…",
            "The council of Halden voted late on Tuesday to close the north pier for a year.",
        ),
        (
            "Mayor Ada Brook met the dockers of the port with Council Chair Dana Wirth, D-N.Y., after the dockers said they",
            "Mayor Ada Brook met the dockers of the port with Council Chair Dana Wirth, D-N.Y.",
        ),
        (
            "The mayor of Halden said on Tuesday that the council would not pay for the pier, saying that officials had",
            "The mayor of Halden said on Tuesday that the council would not pay for the pier.",
        ),
        (
            "The electoral court of Norland declared on Sunday that Dana Wirth, a former mayor, has won the election in",
            "The electoral court of Norland declared on Sunday that Dana Wirth, a former mayor, has won the election.",
        ),
    ],
    ids=["hours after", "a participle", "an apposition", "a full stop of its own", "what was said", "a preposition"],
)
def test_what_a_feed_cut_off_is_told_up_to_its_last_whole_clause(text: str, told: str) -> None:
    assert close_truncated(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The port of Halden was closed on Monday, hours after a crane fell on a ship that was unloading grain there.",
        "Port of Halden closed for a week after strike vote, as talks go on",
        "The council of Halden will close the north pier for a whole year, if the court of appeal, which has yet to",
        "The north pier of Halden had been unsafe for three years before it fell into the sea, according to a senior",
        "The north pier of Halden had been unsafe for three years before it fell, the country's prime",
        "Ada Brook, the former mayor of Halden who once claimed that she would never leave the town before her, was",
        "As Mayor Ada Brook told the people of the whole town that she would finally close the pier — the oldest",
        "Mayor Ada Brook of Halden, who had promised the dockers of the port a new crane and a new pier, resigned on",
        "The mayor said of the dockers of Halden and of their strike: “We have heard them, after all that they have",
        "The union will end its strike of nine days at the port of Halden on Tuesday, but only if the council, which",
        "Mayor Ada Brook spoke for an hour to the dockers at the pier in remarks on Wednesday delivered after the",
        "So it ends…",
        "",
    ],
)
def test_what_is_whole_or_would_say_something_else_stays_as_it_is(text: str) -> None:
    assert close_truncated(text) == text


@given(st.text(alphabet="abc ,;—–.AB“”\"'…[]()\n", max_size=120) | st.text(max_size=80))
def test_what_is_closed_opens_as_the_sentence_does_and_is_closed_for_good(text: str) -> None:
    closed = close_truncated(text)
    assert closed == text or text.startswith(closed.removesuffix("."))
    assert close_truncated(closed) == closed
