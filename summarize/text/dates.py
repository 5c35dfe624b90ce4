"""Dates in a text: weekdays, days, months, years and relative days, and what day they mean."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.numbers import find_numbers

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary|\.|\b)|Feb(?:ruary|\.|\b)|Mar(?:ch|\.|\b)|Apr(?:il|\.|\b)|May|June?\b|July?\b|Aug(?:ust|\.|\b)"
    r"|Sept?(?:ember|\.|\b)|Oct(?:ober|\.|\b)|Nov(?:ember|\.|\b)|Dec(?:ember|\.|\b))"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?"
_DATE = re.compile(
    rf"""
      \b(?P<iso>\d{{4}}-\d\d-\d\d)\b
    | \b(?:(?P<day_weekday>{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s(?:the\s)?)?
      (?:(?P<month_first>{_MONTH})\s(?P<day_after>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[-–]?\d)
         (?:,?\s(?P<year_after>{_YEAR}))?
       | (?P<day_first>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month_after>{_MONTH})(?!\w)
         (?:,?\s(?P<year_last>{_YEAR}))?)
    | \b(?P<month_year>{_MONTH})(?:,?\s(?:of\s)?)(?P<year_of_month>{_YEAR})\b
    | \b(?P<weekday>{_WEEKDAY})\b
    | (?:\b(?:in|since|until|till|last|next|early|late|mid|by|of|from|through|this)[\s-])
      (?P<month>{_MONTH})(?!\w|,?\s(?:of\s)?\d)
    | \b(?P<month_alone>(?:Janu|Febru)ary|April|June|July|August|September|October|November|December)\b
    | \b(?P<relative>(?i:today|yesterday|tomorrow|tonight
        | (?:this|last|next|past|earlier\sthis|later\sthis|earlier\sin\sthe|the\sfollowing|the\sprevious)\s
          (?:week|month|year|weekend|morning|afternoon|evening|night|spring|summer|fall|autumn|winter|decade|century)
        | (?<![-,.\d])(?<!half\s)
          (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d{{1,3}})\s
          (?:minute|hour|day|week|month|year|decade)s?\s(?:ago|earlier|later))
        )\b
    """,
    re.VERBOSE,
)
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
                  "yesterday": -1, "last night": -1, "tomorrow": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """A mention of a day, month or year; `text[start:end]`. What it leaves open is None."""

    start: int
    end: int
    text: str
    #: Monday is 0.
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    #: "yesterday", "last week", in lower case; empty for others.
    relative: str = ""


@lru_cache(maxsize=65536)
def find_dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text, in order."""
    found = [_read_date(match) for match in _DATE.finditer(text) if not _is_named(match, text)]
    for number in find_numbers(text):
        if number.unit == "year" and not any(date.start <= number.start < date.end for date in found):
            found.append(Date(number.start, number.end, number.text, year=int(number.value or 0)))
    return tuple(sorted(found, key=lambda date: date.start))


def _is_named(match: re.Match[str], text: str) -> bool:
    """Tell whether a capital makes a day a name: "the “Today” show", "Norland Today"; what opens a sentence is none."""
    start, end = match.span()
    if not match["relative"] or not text[start].isupper():
        return False
    opens = not text[:start].strip("“\"‘'( ") or text[:start].endswith((". ", ".” ", '." '))
    return not opens or text[end : end + 1] in {"”", '"', "’", "'"}


def _read_date(match: re.Match[str]) -> Date:
    start, end = match.span()
    text = match[0]
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Date(start, end, text, day=day, month=month, year=year)
    if match["relative"]:
        return Date(start, end, text, relative=text.lower())
    if match["weekday"]:
        return Date(start, end, text, weekday=_weekday(match["weekday"]))
    if match["month_year"]:
        return Date(start, end, text, month=_month(match["month_year"]), year=int(match["year_of_month"]))
    if name := match["month"] or match["month_alone"]:
        place = match.start("month") if match["month"] else start
        return Date(place, end, text[place - start :], month=_month(name))
    stated = match["year_after"] or match["year_last"]
    return Date(
        start,
        end,
        text,
        weekday=_weekday(match["day_weekday"]) if match["day_weekday"] else None,
        day=int(match["day_after"] or match["day_first"]),
        month=_month(match["month_first"] or match["month_after"]),
        year=int(stated) if stated else None,
    )


def _weekday(name: str) -> int:
    return next(place for place, full in enumerate(_WEEKDAYS) if full.startswith(name.lower()[:3]))


def _month(name: str) -> int:
    return next(place for place, full in enumerate(_MONTHS, start=1) if full.startswith(name.lower()[:3]))


def resolve_date(date: Date, published: dt.datetime) -> dt.date | None:
    """Return the day that a date in a report of that time means; None for months, years and vague ones.

    A bare weekday is the last such day up to the report's own: news says "on Tuesday" of the week that is passing.
    """
    today = published.date()
    if date.relative in _RELATIVE_DAYS:
        return today + dt.timedelta(days=_RELATIVE_DAYS[date.relative])
    if date.day is not None and date.month is not None:
        try:
            if date.year is not None:
                return dt.date(date.year, date.month, date.day)
            nearby = [dt.date(today.year + shift, date.month, date.day) for shift in (-1, 0, 1)]
        except ValueError:
            return None
        return min(nearby, key=lambda day: abs((day - today).days))
    if date.weekday is not None and date.day is None:
        return today - dt.timedelta(days=(today.weekday() - date.weekday) % 7)
    return None
