"""What can be read of a sentence as its page or feed gave it."""

from __future__ import annotations

from summarize.text.interleaved import drop_headlines
from summarize.text.truncated import close_truncated


def read_sentence(text: str) -> str:
    """Return a sentence without the headlines that its page put between its words, closed where a feed cut it off."""
    return close_truncated(drop_headlines(text))
