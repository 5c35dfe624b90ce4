"""What stands between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.text.quotations import find_quotations, is_quoted, mask_quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “it is over” and left.", [("it is over", True)]),
        ('He said "it is over" and left.', [("it is over", True)]),
        ("He said ‘it is over’ and left.", [("it is over", True)]),
        ("He said 'it is over' and left the miners' hall.", [("it is over", True)]),
        ('„It is over," he said.', [("It is over,", True)]),
        ("``It is over,'' he said.", [("It is over,", True)]),
        ("«It is over», he said.", [("It is over", True)]),
        ("“It is over, he said.", [("It is over, he said.", False)]),
        ("it is over,” he said.", [("it is over,", False)]),
        ("The miners' hall isn't open.", []),
        ('Falk, a 6\'4" guard, fell in 12" of snow.', []),
        ("“He told me ‘no’ twice,” she said.", [("He told me ‘no’ twice,", True)]),
    ],
)
def test_quotations_are_found(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(quotation.text, quotation.closed) for quotation in find_quotations(text)] == found


@given(st.text(alphabet="ab “”\"'‘’.,", max_size=60))
def test_masking_keeps_every_offset_and_all_that_is_not_quoted(text: str) -> None:
    masked = mask_quotations(text)
    assert len(masked) == len(text)
    quoted = {place for quotation in find_quotations(text) for place in range(quotation.start, quotation.end)}
    assert all(masked[place] == text[place] for place in range(len(text)) if place not in quoted)


def test_a_sentence_inside_a_longer_quotation_is_quoted() -> None:
    text = "She spoke.\n“It is over. We lost. Go home,” she said. It rained."
    assert is_quoted(text, text.index("We lost"))
    assert not is_quoted(text, text.index("It rained"))
    assert not is_quoted(text, text.index("She spoke"))


def test_a_quotation_that_nobody_closes_does_not_swallow_a_whole_report() -> None:
    text = "She said: “It is over. We lost. " + "It rained in the town. " * 100
    assert is_quoted(text, text.index("We lost"))
    assert not is_quoted(text, len(text) - 10)


def test_a_curly_mark_may_be_closed_by_a_straight_one() -> None:
    text = 'They spoke of “the end" on Monday. It rained.'
    assert find_quotations(text)[0].closed
    assert not is_quoted(text, text.index("It rained"))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        # Each paragraph of a long quotation opens with a mark of its own.
        ("He spoke: “We lost. All of it.\n“Nobody came. Go home,” he said. It rained.", "All of it", "It rained"),
        ("He spoke: “We lost. " + "Nobody came. " * 80 + "\n“Go home,” he said. It rained.", "came. \n", "It rained"),
        # Of German marks the closing one looks like an English opening one.
        ("Sie sagte: „Es ist aus. Alle gingen. Alles ist leer.“ Es regnete. Der Hafen ist zu.", "Alle", "Es regnete"),
        ("Lead.\n‘It was dark. We ran. Nobody fell,’ said Falk. It rained. 'Twas June.", "We ran", "It rained"),
        ('Falk is 6\'2" tall. It rained. He said: "We ran. Nobody fell. All left."', "Nobody", "It rained"),
        ("The '90s were dry. It rained in June. The miners' hall shut.", "", "It rained"),
        ("Go home. Nobody came,” he said. It rained.", "Nobody", "It rained"),
        ("He spoke:\n“We lost.\nNobody came.\nGo home,” he said.\nIt rained.", "Nobody", "It rained"),
        ("He told us: “She said: “We lost.” Nobody came. Go home.” It rained.", "Nobody", "It rained"),
        ("They call it “a mess. " + "Snow fell. " * 80 + "It rained. It is “good” now.", "Snow", "It rained"),
        ('They call it "a mess. ' + "Snow fell. " * 80 + 'It rained. It is "good" now.', "Snow", "It rained"),
        ("It is ”over. We lost. Go home”, he said. It rained.", "We lost", "It rained"),
    ],
)
def test_a_longer_quotation_ends_where_its_marks_say(text: str, inside: str, outside: str) -> None:
    assert not inside or is_quoted(text, text.index(inside))
    assert not is_quoted(text, text.index(outside))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        # What somebody posted or published stands on a page without marks.
        ("Lead.\nWe lost. Go home. — Ada Brook (@brook) June 9, 2020\nIt rained.", "Go home", "It rained"),
        ("Lead.\nWe lost. Go home.\n— Ada Brook (@brook) June 9, 2020\nIt rained.", "We lost", "It rained"),
        ("Brook released a statement on Monday:\nWe lost. Go home.\nIt rained.", "Go home", "It rained"),
        ("The full text of the letter:\nWe lost. Go home.\nIt rained.", "We lost", "It rained"),
        (
            "Vote. "
            + "Snow fell. " * 40
            + "It rained. Brook wept, Lund said. We lost. — Ada Brook (@brook) June 9, 2020",
            "We lost",
            "It rained",
        ),
        ("Brook sent a letter on Monday:\nI am sorry. We lost.\nMy time is up.\nIt rained.", "time is up", "It rained"),
        # What an outlet says itself, a list and a bracket are nobody's words.
        ("Brook wrote in a blog post on Friday that there were two reasons:\nIt rained.", "", "It rained"),
        ("The club issued a statement on Monday confirming three changes:\nIt rained.", "", "It rained"),
        ("Brook released a statement:\nThe mayor said that it rained.", "", "it rained"),
        ("Read the full text of the bill here:\nIt rained.", "", "It rained"),
        ("The port has three duties:\nIt keeps the quays. It pays.\nIt rained.", "", "It keeps"),
        ("Ada Brook (Arn) won. The vote of June 9, 2020 — her first — was close. It rained.", "", "It rained"),
    ],
)
def test_what_a_page_shows_of_somebodys_text_is_quoted(text: str, inside: str, outside: str) -> None:
    assert not inside or is_quoted(text, text.index(inside))
    assert not is_quoted(text, text.index(outside))
    assert not is_quoted(text, 0)


@given(st.text(alphabet="aB1 “”„«»\"'‘’`.,\n", max_size=80))
def test_quoted_places_can_be_told_for_any_text(text: str) -> None:
    assert not any(is_quoted(text, place) for place in range(len(text)) if not set(text) & set("“”„«»\"'‘’`"))
