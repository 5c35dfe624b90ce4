"""What grouping looks at in a report: words, names, numbers, ordinals, dates and places of title and lead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.names import find_names
from summarize.text.numbers import Number, find_numbers
from summarize.text.tokens import STOP_WORDS, stem_word
from summarize.types import Report, SplitReport

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\d+(?:[.,]\d+)*")
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
_MONTH_DAY = re.compile(rf"\b({_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:,]?\d{{3}})", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b", re.IGNORECASE)
_FIGURE_DATE = re.compile(r"\b(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(?:19|20)?\d\d\b")
_ISO_DATE = re.compile(r"\b(?:19|20)\d\d-(\d\d)-(\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "12th package", "Q3": the thing that is counted off follows, or comes before.
_QUARTER = re.compile(r"\b([QH])([1-4])\b")
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]{3,})")
_PLACE = re.compile(
    r"\b(?:in|at|near|off|outside|around|across|on)\s+(?:(?:the|southern|northern|eastern|western|central|downtown)\s+)*"
    r"((?:[A-Z][^\W\d_]+[ -]?){1,3})"
)
_DATELINE = re.compile(r"(?:^|\n)\s*([A-Z]{3,}(?:[ -][A-Z]{3,})*)\b[^.!?\n]{0,30}(?:--|[-–—:])")
_GATHERS = re.compile(
    r"\b(?:live (?:updates?|blog|coverage)|live(?=:)|as it happened|round-?up|news (?:briefs?|in brief)|newsletter|"
    r"(?:morning|evening|daily|weekly|afternoon) (?:briefing|digest|brief|roundup)|week in (?:review|pictures)|"
    r"(?:what|things|stories) (?:you need )?to (?:know|watch)|today's headlines|top (?:stories|headlines)|podcast|"
    r"fact check roundup|letters to the editor|open thread|links of the day)\b",
    re.IGNORECASE,
)
_OPINES = re.compile(r"\s*(?:opinion|editorial|op-ed|commentary|column|analysis|perspective)\s*[|:–—-]", re.IGNORECASE)
_SECTION = re.compile(r"/(?:opinions?|editorials?|commentisfree|op-?eds?|columnists?|live|live-?blogs?|newsletters?)/")
#: "... | The Marrowby Gazette": the outlet's own name says nothing about the happening.
_TAIL = re.compile(r"\s+\|\s+[^|]{2,40}$")
#: Units of numbers that are times, which are compared as dates, or as such say little.
_TIMES = frozenset({"day of month", "year", "clock", "ordinal"})


@dataclass(frozen=True, slots=True)
class Signals:
    """What is compared of one report; whatever is empty is unknown."""

    #: Stems of the content words of title and lead, in order, repeated as in the text.
    words: tuple[str, ...]
    #: The first of them.
    opening: tuple[str, ...]
    #: Words of names.
    names: frozenset[str]
    #: Amounts, with their unit or with what they count: ("dead", "12"), ("$", "2e+08").
    amounts: frozenset[tuple[str, str]]
    #: Like ("package", "12"), of title and first sentence: further down they count off parts of one happening.
    ordinals: frozenset[tuple[str, str]]
    #: Like (12, 26): month and day.
    dates: frozenset[tuple[int, int]]
    years: frozenset[str]
    places: frozenset[str]
    #: The places of title and first sentence.
    scene: frozenset[str]
    #: Days since 1970, or None when not known.
    day: float | None
    #: A round-up, live blog or opinion piece, which touches on several happenings.
    gathers: bool


#: Words of the opening, which has the happening in a nutshell.
OPENING = 24


def read_signals(split: SplitReport, *, words: int) -> Signals:
    """Read the signals of the first `words` words of a report."""
    lead = cut_lead(split, words=words)
    stems = find_words(lead)
    numbers = find_numbers(lead)
    published, report_url = split.report.published, split.report.url
    first = _end_of_first(split, lead)
    return Signals(
        words=stems,
        opening=stems[:OPENING],
        names=frozenset(stem for name in find_names(lead) for stem in find_words(name.text)),
        amounts=frozenset(_read_amount(number) for number in numbers if number.unit not in _TIMES),
        ordinals=_find_ordinals(lead[:first], numbers),
        dates=_find_dates(lead),
        years=frozenset(_YEAR.findall(lead)),
        places=_find_places(lead),
        scene=_find_places(lead[:first]),
        day=published.timestamp() / 86400 if published is not None else None,
        gathers=bool(_GATHERS.search(lead[:first]) or _OPINES.match(split.report.title) or _SECTION.search(report_url)),
    )


def cut_lead(split: SplitReport, *, words: int) -> str:
    """Return the title and as many sentences of the body as it takes to reach `words` words."""
    title = _plain_title(split.report)
    parts = [title] if title else []
    count = len(title.split())
    for sentence in split.sentences:
        if count >= words:
            break
        parts.append(sentence.text)
        count += len(sentence.text.split())
    # A text without sentence ends would otherwise count as a lead in full.
    return "\n".join(parts)[: words * 10]


def _plain_title(report: Report) -> str:
    """Return the title without the outlet's name behind it."""
    title = _TAIL.sub("", report.title)
    tail = re.split(r"\s[-–—]\s", title)
    if report.outlet and len(tail) > 1 and tail[-1].strip().casefold() == report.outlet.casefold():
        return title[: title.rindex(tail[-1])].rstrip(" -–—")
    return title


def _end_of_first(split: SplitReport, lead: str) -> int:
    """Return where the title and the first sentence end in a lead."""
    title = len(_plain_title(split.report)) + 1
    return min(len(lead), title + (len(split.sentences[0].text) if split.sentences else 0))


def find_words(text: str) -> tuple[str, ...]:
    """Return the stems of the content words and the numbers of a text, in order."""
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        if word[0].isdigit():
            found.append(word.replace(",", ""))
        elif word not in STOP_WORDS:
            found.append(stem_word(word))
    return tuple(found)


def _read_amount(number: Number) -> tuple[str, str]:
    value = "" if number.value is None else f"{number.value:g}"
    counted = number.unit or next(iter(find_words(number.counts)), "")
    return counted, value or number.text.lower()


def _find_ordinals(text: str, numbers: tuple[Number, ...]) -> frozenset[tuple[str, str]]:
    found = {(kind, part) for kind, part in _QUARTER.findall(text)}
    for number in numbers:
        if number.unit == "ordinal" and number.end <= len(text):
            after = _NEXT_WORD.match(text, number.end)
            if after and number.value is not None:
                found.add((stem_word(after[1]), f"{number.value:g}"))
    return frozenset(found)


def _find_dates(text: str) -> frozenset[tuple[int, int]]:
    named = [(_MONTHS[month.lower()], int(day)) for month, day in _MONTH_DAY.findall(text)]
    named += [(_MONTHS[month.lower()], int(day)) for day, month in _DAY_MONTH.findall(text)]
    named += [(int(month), int(day)) for month, day in _ISO_DATE.findall(text)]
    named += [(int(month), int(day)) for month, day in _FIGURE_DATE.findall(text)]
    return frozenset((month, day) for month, day in named if 1 <= month <= 12 and 1 <= day <= 31)


def _find_places(text: str) -> frozenset[str]:
    places = (*_PLACE.findall(text), *_DATELINE.findall(text))
    found = {word.lower() for place in places for word in re.split(r"[ -]+", place) if word}
    return frozenset(stem_word(word) for word in found if word not in _MONTHS and word not in STOP_WORDS)
