"""What grouping looks at in a report: words, names, numbers, ordinals, dates and places of title and lead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.types import SplitReport

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*", re.UNICODE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH_DAY = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:,]?\d{{3}})", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_ORDINAL = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)}))[\s-]+([^\W\d_]{{3,}})|\b([QH])([1-4])\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w]*:\d)")
_PLACE = re.compile(
    r"\b(?:in|at|near|off|outside|around|across|on)\s+(?:(?:the|southern|northern|eastern|western|central|downtown)\s+)*"
    r"((?:[A-Z][^\W\d_]+[\s-]?){1,3})"
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What is compared of one report; an empty set means unknown."""

    #: Lower-cased words and numbers of title and lead, in order.
    words: tuple[str, ...]
    #: Those words that are capitalised inside a sentence.
    names: frozenset[str]
    numbers: frozenset[str]
    #: Like ("12", "package").
    ordinals: frozenset[tuple[str, str]]
    #: Like (12, 26): month and day.
    dates: frozenset[tuple[int, int]]
    years: frozenset[str]
    places: frozenset[str]
    #: Days since 1970, or None when not known.
    day: float | None


def read_signals(split: SplitReport, *, words: int) -> Signals:
    """Read the signals of the first `words` words of a report."""
    lead = cut_lead(split, words=words)
    published = split.report.published
    return Signals(
        words=find_words(lead),
        names=_find_names(lead),
        numbers=frozenset(number.replace(",", "") for number in _NUMBER.findall(lead)),
        ordinals=_find_ordinals(lead),
        dates=_find_dates(lead),
        years=frozenset(_YEAR.findall(lead)),
        places=frozenset(word.lower() for place in _PLACE.findall(lead) for word in _WORD.findall(place)),
        day=published.timestamp() / 86400 if published is not None else None,
    )


def cut_lead(split: SplitReport, *, words: int) -> str:
    """Return the title and as much of the body as makes `words` words, whole sentences preferred."""
    parts = [split.report.title] if split.report.title else []
    count = len(split.report.title.split())
    for sentence in split.sentences:
        if count >= words:
            break
        parts.append(sentence.text)
        count += len(sentence.text.split())
    # A text without sentence ends would otherwise count as a lead in full.
    return " \n".join(parts)[: words * 12]


def find_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in the form in which they are counted."""
    return tuple(_base(word) for word in _WORD.findall(text.lower()))


def _base(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s").replace("'", "").replace(",", "")
    for suffix, least in (("ies", 6), ("es", 6), ("s", 4), ("ing", 7), ("ed", 6)):
        if len(word) >= least and word.endswith(suffix) and not word.endswith("ss"):
            return word.removesuffix(suffix)
    return word


def _find_names(text: str) -> frozenset[str]:
    return frozenset(_base(word.lower()) for word in _WORD.findall(text) if word[0].isupper() and len(word) > 1)


def _find_ordinals(text: str) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for digits, word, noun, kind, part in _ORDINAL.findall(text):
        if kind:
            found.add((part, kind.lower()))
        elif noun.lower() not in _MONTHS:
            found.add((digits or str(_ORDINALS[word.lower()]), _base(noun.lower())))
    return frozenset(found)


def _find_dates(text: str) -> frozenset[tuple[int, int]]:
    named = [(month, day) for month, day in _MONTH_DAY.findall(text)]
    named += [(month, day) for day, month in _DAY_MONTH.findall(text)]
    return frozenset((_MONTHS[month.lower()], int(day)) for month, day in named if 1 <= int(day) <= 31)
