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
            "The council of Orlo voted on Sunday night to ban cars from the old town from May, a decision that owners...",
            "The council of Orlo voted on Sunday night to ban cars from the old town from May.",
        ),
        (
            "Mayor Ada Brook met the dockers of the port with Council Chair Dana Wirth, D-N.Y., after the dockers said they",
            "Mayor Ada Brook met the dockers of the port with Council Chair Dana Wirth, D-N.Y.",
        ),
        (
            "The mayor of Halden fired the council's lawyer on Tuesday over the cost of the pier, saying that officials had",
            "The mayor of Halden fired the council's lawyer on Tuesday over the cost of the pier.",
        ),
        (
            "HALDEN (AP) — Mayor Ada Brook of Halden resigned on Monday after 12 years in office, ending an era that had",
            "HALDEN (AP) — Mayor Ada Brook of Halden resigned on Monday after 12 years in office.",
        ),
        (
            "12 dockers died and 30 were hurt in the port of Halden on Monday after the north crane fell on (...)",
            "12 dockers died and 30 were hurt in the port of Halden on Monday.",
        ),
    ],
    ids=[
        "hours",
        "a participle",
        "an apposition",
        "who said",
        "its own full stop",
        "what was said",
        "a dateline",
        "a day",
    ],
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
        # A limit, a condition, a speaker or the contrary may stand in what is gone.
        "The president of Norland said on Monday that the country would not hold an election, after the party had",
        "Tomas Feld stabbed a docker twelve times in the kitchen of their home in Halden on Sunday, as prosecutors",
        "Three people died in a fire in a home for the old near Orlo in Norland on Monday, which police said",
        "A common vaccine causes fevers in one of every forty children who are given it in Norland — a myth that",
        "The court of appeal of Norland upheld the conviction of the former mayor of Halden, before overturning",
        "Every household in Norland will get a cheque for 500 crowns before the end of May, depending on how much",
        "The minister said that the tax on sugar would rise to forty percent in April, adding that it would not apply to",
        "Mayor Dana Wirth has won the election in Halden by a wide margin, after winning 51 percent, projections",
        "Ada Brook said on Monday that she would run for governor of Westmark, telling reporters she had been joking when",
        "The company said on Monday that its profits had doubled in the first quarter of the year, after excluding",
        # Nothing whole is left.
        "The docker who was held in Orlo on Monday was carrying a knife, a hammer, two cans, a map, following",
        "The decision by the board of the central bank of Norland to raise its rates comes days after the",
        "The man who shot three people outside the main station in Orlo on Monday, sparking fears of a",
        "Efforts to free the crew of the ship that was seized by pirates in the strait of Sel, setting off a",
        "Two weeks after the president of Norland fired the head of the central bank of the country, raising the",
        "The talks in Orlo between the two governments of the north on water, power, fishing and the",
        "The council of Halden in Norland has set aside $40–45 million for a bridge over the strait of Sel in its",
        "Mayor Ada Brook resigned on Monday in the town of Halden in the far north of Norland, a day after the",
        # Whole, a heading, and another language.
        "The port of Halden was closed on Monday and the ships were sent to Orlo, hours after a crane fell on it.[1]",
        "Mayor Ada Brook (left) speaks to dockers at the port of Halden in March, while Council Chair Jo Dahl looks on",
        "Die Regierung von Norland will am Montag ein Gesetz gegen die neuen Zölle vorlegen – es sei denn, dass die",
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


@pytest.mark.parametrize(
    "text", ["Adults " + "." * 5000 + " 5", "… " * 3000 + "x", "A port, after it " * 2000, " " * 50_000]
)
def test_what_is_no_sentence_is_not_searched_for_long(text: str) -> None:
    assert close_truncated(text) == text
