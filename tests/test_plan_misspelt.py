"""A name that a report spells otherwise than it does everywhere else is a slip; what two outlets spell is none."""

from __future__ import annotations

import pytest

from summarize.plan.misspelt import find_misspelt

USUAL = "Ada Winther spoke in Hadley. The mayor, Winther, left. Reporters met Jo Halden of Velmora, who asked Winther."


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        (f"{USUAL} Then Ada Winhter came back.", "Winhter"),
        (f"{USUAL} Then Ada Wiinther came back.", "Wiinther"),
        (f"{USUAL} A friend of Ada Wintler came back.", "Wintler"),
    ],
)
def test_a_spelling_that_stands_alone_beside_a_usual_one_is_found(text: str, misspelt: str) -> None:
    assert find_misspelt(text) == {misspelt}


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else stands beside it.
        f"{USUAL} The singer Lotta Winhter came back.",
        f"{USUAL} Then Winhter Norberg came back.",
        # Both stand there as often, so nobody knows.
        f"{USUAL} Then Winhter came back. Reporters asked Winhter.",
        "Winther left. Then Winhter came back.",
        # Two places, and endings that make other words.
        "Norvland is far. Norvland is cold. They flew from Norviand at noon.",
        f"{USUAL} The Winthers came back.",
        "The protesters left. Two protesters stayed, and the protestors sang.",
        "It was a resolution. The resolution passed. It is a revolution.",
        # A second person, or another word.
        f"{USUAL} Then Winhter came back.",
        *(
            f"Mr {usual} left. Then Mr {usual} came. {other}"
            for usual, odd in (
                ("Johnson", "Johnston"),
                ("Thomson", "Thompson"),
                ("Walker", "Waller"),
                ("Barnett", "Barrett"),
                ("Carter", "Cartier"),
                ("Sanders", "Saunders"),
                ("Fischer", "Fisher"),
            )
            for other in (f"A neighbour, {odd}, said no.", f"Mr {odd} said no.")
        ),
        *(
            f"The {usual} came. No {usual} left. One {odd} stayed."
            for usual, odd in (
                ("complement", "compliment"),
                ("prescribed", "proscribed"),
                ("phosphates", "phosphites"),
                ("infractions", "infarctions"),
                ("archaeology", "archeology"),
            )
        ),
        "Both were traveling abroad; traveling abroad is dear, and travelling abroad is slow.",
    ],
)
def test_what_may_be_somebody_or_something_else_is_no_slip(text: str) -> None:
    assert not find_misspelt(text)
