"""What the checks compare: the facts of a sentence, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache

from summarize.text.clauses import Clause, find_clauses
from summarize.text.dates import Date, find_dates
from summarize.text.interleaved import drop_headlines
from summarize.text.journalese import everyday_words
from summarize.text.loaded import find_loaded
from summarize.text.modality import Modality, find_modalities
from summarize.text.names import Name, find_names
from summarize.text.negation import Negation, find_negations
from summarize.text.numbers import Number, find_numbers
from summarize.text.quotations import Quotation, find_quotations, is_quoted
from summarize.text.speech import Speech, find_speech
from summarize.text.tokens import Token, find_content_stems
from summarize.text.verbs import base_stem
from summarize.types import Finding, Sentence, SplitReport


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """All that the checks know of a sentence, a source's or a draft's."""

    text: str
    lowered: str
    #: Content stems with their places.
    words: tuple[Token, ...]
    stems: frozenset[str]
    #: Stems of the plain counterparts of its loaded words and journalese: "slammed" carries "criticized".
    plain: frozenset[str]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    quotations: tuple[Quotation, ...]
    negations: tuple[Negation, ...]
    modalities: tuple[Modality, ...]
    speeches: tuple[Speech, ...]
    clauses: tuple[Clause, ...]


@lru_cache(maxsize=16384)
def read_facts(text: str, previous: str = "") -> SentenceFacts:
    """Return the facts of a sentence; the one before it in its report tells who "he" is that says something."""
    words = tuple(
        Token(base_stem(text[word.start : word.end]) if word.text[0].isalpha() else word.text, word.start, word.end)
        for word in find_content_stems(text)
    )
    return SentenceFacts(
        text=text,
        lowered=normalize(text),
        words=words,
        stems=frozenset(word.text for word in words),
        plain=frozenset(
            base_stem(word)
            for word in (
                *(w for loaded in find_loaded(text) for w in loaded.plain.split()),
                *everyday_words(text.lower()),
            )
        )
        | _ages(find_numbers(text)),
        names=find_names(text),
        numbers=find_numbers(text),
        dates=find_dates(text),
        quotations=find_quotations(text),
        negations=find_negations(text),
        modalities=find_modalities(text),
        speeches=find_speech(text, previous),
        clauses=find_clauses(text),
    )


def _ages(numbers: Sequence[Number]) -> frozenset[str]:
    """Return the nouns that an age carries: who is 17 is a teenager."""
    if any(number.unit == "age" and number.value and 13 <= number.value <= 19 for number in numbers):
        return frozenset(base_stem(word) for word in ("teenager", "teen"))
    return frozenset()


def read_source(sentence: Sentence, reports: Mapping[str, SplitReport]) -> SentenceFacts:
    """Return the facts of a source sentence, read in its place in the report."""
    previous = find_previous(sentence, reports)
    # Only speech looks back, and only a pronoun makes it; without one the shorter key shares the cache.
    text = drop_headlines(sentence.text)
    facts = read_facts(text, drop_headlines(previous.text) if previous else "")
    if not is_spoken(sentence, reports):
        return facts
    speaker = _find_speaker_around(sentence, reports[sentence.report_id])
    whole = Speech(speaker, "", 0, 0, len(text), quoted=True)
    return replace(facts, speeches=(whole, *facts.speeches))


def _find_speaker_around(sentence: Sentence, report: SplitReport) -> str:
    """Return who says a sentence in the middle of a quotation: told where it ends or begins, or else "somebody"."""
    text, sentences = report.report.text, report.sentences
    first = last = sentence.index
    while first > 0 and is_quoted(text, sentences[first].start):
        first -= 1
    while last + 1 < len(sentences) and is_quoted(text, sentences[last].end - 1):
        last += 1
    # A pronoun at the end means whom the sentence before the quotation names.
    before = sentences[first - 1].text if first else ""
    for edge, previous in ((sentences[last], before or sentences[first].text), (sentences[first], before)):
        for speech in find_speech(edge.text, previous):
            if speech.quoted and speech.speaker:
                return speech.speaker
    return "somebody"


def is_spoken(sentence: Sentence, reports: Mapping[str, SplitReport]) -> bool:
    """Tell whether a sentence is the middle of a longer quotation: all of it is somebody's words, whoever that is."""
    report = reports.get(sentence.report_id)
    return report is not None and all(
        is_quoted(report.report.text, place) for place in (sentence.start, sentence.end - 1)
    )


def read_sources(sources: Sequence[Sentence], reports: Mapping[str, SplitReport]) -> tuple[SentenceFacts, ...]:
    """Return the facts of each source sentence."""
    # One check after the other asks for the same sources.
    last = _LAST.get()
    if last and last[0] is sources and last[1] is reports and isinstance(sources, tuple):
        return last[2]
    facts = tuple(read_source(sentence, reports) for sentence in sources)
    _LAST.set((sources, reports, facts))
    return facts


#: Sources and reports that were read last, and what was read; each thread has its own.
_LAST: ContextVar[tuple[Sequence[Sentence], Mapping[str, SplitReport], tuple[SentenceFacts, ...]] | None] = ContextVar(
    "last_sources", default=None
)


def find_previous(sentence: Sentence, reports: Mapping[str, SplitReport]) -> Sentence | None:
    """Return the sentence before this one in its report, where the report is known."""
    report = reports.get(sentence.report_id)
    if report is None or not 0 < sentence.index <= len(report.sentences):
        return None
    return report.sentences[sentence.index - 1]


def normalize(text: str) -> str:
    """Return a text in lower case with plain quotation marks, dashes and single spaces, for comparing."""
    return " ".join(text.translate(_PLAIN).lower().split())


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " "})


def all_stems(facts: Sequence[SentenceFacts]) -> frozenset[str]:
    """Return the stems of several sentences together."""
    return frozenset().union(*(fact.stems for fact in facts))


def neighbours(fact: SentenceFacts, place: int, reach: int = 4) -> frozenset[str]:
    """Return the stems around the word at a place, itself left out."""
    words = fact.words
    return frozenset(
        word.text for word in (*words[max(0, place - reach) : place], *words[place + 1 : place + 1 + reach])
    )


def holds_phrase(text: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a text as whole words."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (text[start - 1 : start].isalnum() and phrase[:1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        start = text.find(phrase, start + 1)
    return False


@lru_cache(maxsize=65536)
def same_name(name: str, other: str) -> bool:
    """Tell whether two names may mean the same: they share a word, or one is the other's initials or people."""
    ours, theirs = name_words(name), name_words(other)
    if not {part for word in ours for part in word.split("-")}.isdisjoint(
        part for word in theirs for part in word.split("-")
    ):
        return True
    for short, long in ((ours, theirs), (theirs, ours)):
        if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long):
            return True
    return len(ours) == len(theirs) == 1 and len(ours[0]) > 4 and ours[0][:5] == theirs[0][:5]


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without "of", "Inc" and full stops."""
    plain = normalize(name).replace(".", "").removesuffix("'s")
    words = plain.split()
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


_SMALL = frozenset("of the for and de la van von der al el inc ltd llc corp co plc".split())  # noqa: SIM905


def clock_hours(number: Number) -> frozenset[float]:
    """Return the hours that a time of day may mean: "6 p.m." is 18:00, and six where no half of the day is told."""
    value = number.value or 0.0
    later = value < 12 and "p" in number.text.lower()
    return frozenset([value, value + 12]) if later else frozenset([value])


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space and commas at its ends, at least one character long where it can be."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(" ,"))
    right = start + len(piece.rstrip(" ,"))
    return (left, right) if left < right else (start, end)


def find(check: str, span: Token | Name | Number | Date | Quotation | Negation | Modality, message: str) -> Finding:
    """Return a finding on what a fact covers."""
    return Finding(check, span.start, span.end, message)
