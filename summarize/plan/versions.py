"""One side of a difference: the words that tell it, with who says so where they stand near."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.text.links import make_link
from summarize.text.numbers import find_numbers
from summarize.text.speech import find_speech
from summarize.types import Version

from .candidates import Candidate

#: Characters of a version that has its speaker; a longer one is cut to what differs.
_LONGEST = 120


def make_version(start: int, end: int, told_by: Sequence[Candidate]) -> Version:
    """Return the words `text[start:end]` of the first sentence as what all of them say.

    The words are widened to their speaker ("the union said 400 dockers walked out"), so that a claim keeps whose it
    is, unless it is somebody else's, or nobody's, in another of the sentences.
    """
    text = told_by[0].text
    said = _find_saying(text, start, end)
    shared = said and all(_speaker_of(one.text, text[start:end]) == said[0] for one in told_by[1:])
    if said and shared:
        start, end = said[1:]
    return Version(
        text=text[start:end].strip(" ,."),
        links=tuple(make_link(one.report.report, one.sentence) for one in told_by),
        outlets=tuple(sorted({one.report.report.outlet or "unknown" for one in told_by})),
    )


def _speaker_of(text: str, words: str) -> str:
    """Return who says in a sentence what its figure, or the same words, say."""
    numbers = {number.value for number in find_numbers(words)}
    for number in find_numbers(text):
        if number.value in numbers:
            said = _find_saying(text, number.start, number.end)
            return said[0] if said else ""
    return ""


def _find_saying(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return who says what stands between two places, and the stretch with speaker and reporting verb."""
    for speech in find_speech(text):
        if not (speech.start <= start and end <= speech.end):
            continue
        verb_end = speech.verb_start + len(speech.verb)
        named = re.compile(rf"(?<!\w){re.escape(speech.speaker)}(?!\w)")
        before = max((match.start() for match in named.finditer(text, 0, speech.verb_start)), default=-1)
        after = match.start() if (match := named.search(text, end)) else -1
        if verb_end <= start and (before >= 0 or named.match(text, verb_end + 1)):
            before = before if before >= 0 else speech.verb_start
            first, last = min(before, speech.verb_start), end
        elif speech.verb_start >= end and after >= 0 and speech.verb != "told":
            first, last = start, max(after + len(speech.speaker), verb_end)
        else:
            continue
        if last - first <= _LONGEST:
            return speech.speaker.lower().removeprefix("the "), first, last
    return None
