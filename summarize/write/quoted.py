"""The writer that needs no model: source sentences as they stand, and cut shorter."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.text.datelines import skip_dateline
from summarize.text.readable import read_sentence
from summarize.types import Copied, Draft, Point, Request, Sentence, Task

from .headlines import draft_headlines
from .reworded import reads_as_title
from .trimmed import Trimmed, trim_sentence

#: Source sentences of a point that are offered, clearest first.
SENTENCES_OFFERED = 3


class QuoteWriter:
    """Offers for each point its clearest source sentences, whole and trimmed."""

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return drafts per request; nothing for `Task.MEND`, since a sentence is what it is."""
        return tuple(_write_one(request) for request in requests)


def _write_one(request: Request) -> tuple[Draft, ...]:
    if request.task is Task.MEND:
        return ()
    if request.task is Task.HEADLINE:
        return draft_headlines(request)
    return (*draft_trimmed(request.point), *draft_quotes(request.point))


def draft_quotes(point: Point) -> tuple[Draft, ...]:
    """Return the clearest source sentences of a point as they stand behind their datelines.

    Without the headlines that a page put between its words, a sentence is quoted in two pieces or more, of which no
    place is told.
    """
    drafts: list[Draft] = []
    for number, sentence in enumerate(point.sentences[:SENTENCES_OFFERED]):
        text = read_sentence(sentence.text)
        begin = skip_dateline(text)
        copied = _copy_words(text[begin:], begin, number) if text == sentence.text else ()
        drafts.append(Draft(point, text[begin:], "quote", copied))
    return tuple(drafts)


def draft_trimmed(point: Point) -> tuple[Draft, ...]:
    """Return the clearest source sentences of a point, cut shorter; a title among them is no sentence to cut."""
    return tuple(
        Draft(point, trimmed.text, "trim", _copy_trimmed(trimmed, sentence, number) if text == sentence.text else ())
        for number, sentence in enumerate(point.sentences[:SENTENCES_OFFERED])
        for text in [read_sentence(sentence.text)]
        if not reads_as_title(text)
        for trimmed in trim_sentence(text)
    )


def _copy_words(text: str, offset: int, number: int) -> tuple[Copied, ...]:
    found: list[Copied] = []
    position = 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        found.append(Copied(number, offset + start, offset + position))
    return tuple(found)


def _copy_trimmed(trimmed: Trimmed, sentence: Sentence, number: int) -> tuple[Copied, ...]:
    """Return where each word of the trimmed text begins and ends in the sentence."""
    places = [place for start, end in trimmed.kept for place in range(start, end)]
    joined = "".join(sentence.text[place] for place in places)
    return tuple(
        Copied(number, places[word.start], places[word.end - 1] + 1) for word in _copy_words(joined, 0, number)
    )
