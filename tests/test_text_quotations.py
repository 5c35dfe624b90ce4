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
        ("``It is over,'' he said.", [("It is over,", True)]),
        ("«It is over», he said.", [("It is over", True)]),
        ("“It is over, he said.", [("It is over, he said.", False)]),
        ("it is over,” he said.", [("it is over,", False)]),
        ("The miners' hall isn't open.", []),
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
