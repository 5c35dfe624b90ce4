"""Cron expressions as far as a digest needs them: at which times, on which days of the week."""

from __future__ import annotations

from datetime import time

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
#: Editions a day: more is no digest, and a slip ("* * * * *") would be 1,440 mails.
MOST_TIMES = 24


def expand_cron(expression: str) -> tuple[tuple[time, ...], frozenset[int]]:
    """Return the local times and the days of the week (Monday 0) of a five-field expression.

    Raises:
        ValueError: It is none, or asks for days of the month or months, which a digest does not know.
    """
    fields = expression.lower().split()
    if len(fields) != 5:
        raise ValueError("a cron expression has five fields, like 0 7 * * 1-5")
    minute, hour, day, month, weekday = fields
    if day != "*" or month != "*":
        raise ValueError("the third and fourth field, day of the month and month, must be *")
    minutes = _expand(minute, 0, 59, "minute")
    hours = _expand(hour, 0, 23, "hour")
    if len(minutes) * len(hours) > MOST_TIMES:
        raise ValueError(f"it would go out {len(minutes) * len(hours):,} times a day; {MOST_TIMES} are the limit")
    for number, name in enumerate(_DAYS):
        weekday = weekday.replace(name, str(number))
    # Sunday is 0 and 7 for cron, and 6 for Python.
    days = frozenset((number - 1) % 7 for number in _expand(weekday, 0, 7, "day of the week"))
    return tuple(time(h, m) for h in hours for m in minutes), days


def _expand(words: str, least: int, most: int, what: str) -> tuple[int, ...]:
    found: set[int] = set()
    for part in words.split(","):
        span, slash, step = part.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            first, last = str(least), str(most)
        elif not dash:
            last = str(most) if slash else first
        numbers = (first, last, step or "1")
        if not all(number.isascii() and number.isdigit() for number in numbers):
            raise ValueError(f"{part!r} is no {what}")
        low, high, by = map(int, numbers)
        if not least <= low <= high <= most or by < 1:
            raise ValueError(f"{part!r} is no {what}: it goes from {least} to {most}")
        found.update(range(low, high + 1, by))
    return tuple(sorted(found))
