"""Texts and times as readers see them: shortened, quoted, counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time


def shorten(text: str, width: int) -> str:
    """Return the text, cut behind a word with an ellipsis where it is longer than `width`."""
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 1)]
    whole, space, _ = cut.rpartition(" ")
    # Text without spaces, or one very long word, is cut where it must be.
    kept = whole if space and len(whole) > width // 2 else cut
    return kept.rstrip(" ,;:–—-") + "…"


_INNER_OPENING = re.compile(r'(?:(?<=^)|(?<=[\s(\[—–-]))"')


def quote(text: str) -> str:
    """Return the text in quotation marks; double ones inside become single."""
    inner = _INNER_OPENING.sub("‘", text).replace('"', "’").replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def tell_time(moment: datetime) -> str:
    """Return a time as `9 Mar 2026, 14:05 UTC`; midnight to the second is a day without a time."""
    clock = tell_clock(moment)
    return f"{tell_day(moment)}, {clock} UTC" if clock else tell_day(moment)


def tell_clock(moment: datetime) -> str:
    """Return the hour and minute in UTC; empty at midnight to the second, which is a day without a time."""
    moment = moment.astimezone(UTC)
    return f"{moment:%H:%M}" if moment.time() != time() else ""


def tell_times(moments: Sequence[datetime | None]) -> str:
    """Return the span from the earliest to the latest time; empty where none is known."""
    known = sorted(moment.astimezone(UTC) for moment in moments if moment)
    if not known:
        return ""
    first, last = known[0], known[-1]
    if f"{first:%Y%m%d%H%M}" == f"{last:%Y%m%d%H%M}":
        return tell_time(first)
    if first.date() == last.date():
        return f"{tell_day(first)}, {first:%H:%M}–{last:%H:%M} UTC"
    if first.year == last.year:
        begin = f"{first.day} {first:%b}" if first.month != last.month else f"{first.day}"
        joint = "–" if first.month == last.month else " – "
        return f"{begin}{joint}{tell_day(last)}"
    return f"{tell_day(first)} – {tell_day(last)}"


def tell_day(moment: datetime) -> str:
    """Return the day in UTC as `9 Mar 2026`."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%b} {moment.year}"


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
