"""The writer that revises: source sentences shortened, in plainer words, pronouns named, two of them as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarize.text.counterparts import reword_loaded
from summarize.text.datelines import skip_dateline
from summarize.text.loaded import find_loaded
from summarize.text.readable import read_sentence
from summarize.text.subjects import name_pronoun
from summarize.text.syntax import Tree
from summarize.types import Draft, Parser, Point, Request, Sentence, SplitReport, Task

from .compressed import compress_sentence
from .house_style import apply_style, use_plain_words
from .joined import LONGEST, join_following, join_sentences
from .plain_english import use_plain_english
from .restructured import restructure_sentence
from .reworded import reads_as_title, reword_sentence
from .trimmed import trim_sentence

WRITER = "revise"
#: Source sentences of a point that are revised, clearest first, and sentences of other points they are joined with.
SENTENCES_REVISED, PARTNERS = 3, 6


class ReviseWriter:
    """Offers for each point revised source sentences; what needs no revising it leaves to others.

    Args:
        parser: Who finds what a sentence can do without; None to go by its surface.
    """

    def __init__(self, parser: Parser | None = None) -> None:
        self._parser = parser

    def write(self, requests: Sequence[Request]) -> tuple[tuple[Draft, ...], ...]:
        """Return drafts per request; nothing for headlines and mends."""
        asked = [request for request in requests if request.task is Task.STATEMENT]
        if self._parser is not None:
            # Together they take a third of the time; the parser remembers them.
            self._parser.parse(
                [
                    _body(read_sentence(one.text))
                    for request in asked
                    for one in request.point.sentences[:SENTENCES_REVISED]
                ]
            )
        return tuple(self._write_one(request) if request.task is Task.STATEMENT else () for request in requests)

    def _write_one(self, request: Request) -> tuple[Draft, ...]:
        drafts: dict[str, Draft] = {}
        for text, sentences in self._propose(request):
            point = Point(
                (*sentences, *(s for s in request.point.sentences if s not in sentences)), request.point.score
            )
            drafts.setdefault(text, Draft(point, text, WRITER))
        return tuple(drafts.values())

    def _propose(self, request: Request) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        """Yield texts, each with the sentences it is made of."""
        for sentence in request.point.sentences[:SENTENCES_REVISED]:
            whole = read_sentence(sentence.text)
            before = request.reports[sentence.report_id].sentences[: sentence.index][-1:]
            named = name_pronoun(whole, read_sentence(before[0].text)) if before else ""
            if named:
                yield from ((text, (sentence, *before)) for text in (named, *self._shorten(named)))
                continue
            shorter = self._shorten(whole)
            yield from ((text, (sentence,)) for text in shorter)
            if find_loaded(whole):
                for text in (_body(whole), *shorter):
                    plain = reword_loaded(text)
                    if plain and plain != text:
                        yield plain, (sentence,)
        yield from _join(request.point, request.others, request.reports)

    def _shorten(self, text: str) -> tuple[str, ...]:
        """Return shorter readings of a sentence."""
        if reads_as_title(text):
            return ()
        trimmed = trim_sentence(text)
        # A dateline would be taken for a sentence of its own.
        compressed = compress_sentence(_read(_body(text), self._parser)) if self._parser else ()
        return tuple(dict.fromkeys(one.text for one in (*trimmed, *compressed)))


def revise_text(text: str, parser: Parser | None = None) -> tuple[str, ...]:
    """Return a sentence with all revisions that need nothing else, and with fewer; most revised first.

    Args:
        text: The sentence.
        parser: Who finds what its words do; None for the revisions that need no tree.
    """
    # Pages put hard spaces between words; by themselves they are no reason to revise.
    source = text.replace("\xa0", " ")
    return tuple(text if one == source else one for one in _revise(source, parser))


def _revise(text: str, parser: Parser | None) -> tuple[str, ...]:
    reworded = reword_sentence(reword_loaded(text) or text)
    if parser is None:
        return (use_plain_english(reworded),)
    found: list[str] = []
    for ordered in (restructure_sentence(_read(reworded, parser)), reworded):
        styled = apply_style(_read(ordered, parser))
        plain = use_plain_words(_read(styled, parser))
        found += [use_plain_english(plain), use_plain_english(styled), styled]
    return tuple(dict.fromkeys((*found, reworded)))


def _body(text: str) -> str:
    return text[skip_dateline(text) :]


def _read(text: str, parser: Parser) -> Tree:
    return Tree(parser.parse([text])[0])


def _join(
    point: Point, others: Sequence[Point], reports: Mapping[str, SplitReport]
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    for sentence in point.sentences[:SENTENCES_REVISED]:
        following = reports[sentence.report_id].sentences[sentence.index : sentence.index + 2]
        for joined in join_following([read_sentence(one.text) for one in following]):
            yield reword_loaded(joined.text) or joined.text, tuple(following)
        for text in _readings(sentence):
            for other in (other for partner in others[:PARTNERS] for other in partner.sentences[:1]):
                apart = other.report_id != sentence.report_id
                for second in _readings(other):
                    joined_text = join_sentences(text, second, apart=apart) or join_sentences(second, text, apart=apart)
                    if joined_text:
                        yield joined_text, (sentence, other)


def _readings(sentence: Sentence) -> tuple[str, ...]:
    """Return a sentence and its shortest reading, as candidates for one half of a join."""
    whole = read_sentence(sentence.text)
    trimmed = [reading.text for reading in trim_sentence(whole)]
    shortest = min(trimmed, key=len, default=whole)
    readings = dict.fromkeys(reword_sentence(reword_loaded(text) or text) for text in (whole, shortest))
    return tuple(text for text in readings if len(text.split()) < LONGEST)
