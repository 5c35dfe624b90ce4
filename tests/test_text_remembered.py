"""A process that stays up forgets the sentences that it has read, and reads them again the same."""

from __future__ import annotations

from summarize.text.names import find_names
from summarize.text.remembered import forget_sentences


def test_what_was_read_is_forgotten_and_read_again_the_same() -> None:
    text = "Carla Winther opened the bridge in Hadley."
    names = find_names(text)
    assert forget_sentences() > 0
    assert forget_sentences() == 0
    assert find_names(text) == names
