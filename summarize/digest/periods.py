"""When an edition is due: local periods, which neither daylight saving nor a clock set back can repeat.

A period begins where a local clock first shows a time at which a digest is to go out. Its key is the local date,
and the time where there are several a day: `2026-03-29`, `2026-03-29T18:00`. Keys sort as the times do, and a local
time that comes twice (clocks go back) has one key, so one edition. A local time that never comes (clocks go forward)
is taken by the offset before the gap, which is RFC 5545, section 3.3.5, and what calendars do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .types import Period

#: Monday is 0.
EVERY_DAY = frozenset(range(7))
#: Days searched for the next or the latest period: a week, and what zones that skip a day take away.
_SEARCHED = 9


@dataclass(frozen=True, slots=True)
class Timetable:
    """At which local times a digest goes out."""

    zone: ZoneInfo
    #: Without a zone of their own; at least one.
    times: tuple[time, ...] = (time(7),)
    #: Days of the week, Monday 0; at least one.
    days: frozenset[int] = EVERY_DAY


def latest_period(timetable: Timetable, now: datetime) -> Period:
    """Return the period that began last, at `now` at the latest."""
    today = now.astimezone(timetable.zone).date()
    begun = (period for period in _periods(timetable, today, -1) if period.due <= now)
    # Two local times close to a change of clocks may begin in another order than their keys.
    return max(begun, key=lambda period: (period.due, period.key))


def next_period(timetable: Timetable, now: datetime) -> Period:
    """Return the period that begins next, after `now`."""
    today = now.astimezone(timetable.zone).date()
    coming = (period for period in _periods(timetable, today, 1) if period.due > now)
    return min(coming, key=lambda period: (period.due, period.key))


def due_period(timetable: Timetable, now: datetime, last: str | None) -> Period | None:
    """Return the period for which an edition is to be made, if one is.

    However many periods were missed, that is the latest one: what happened since is told once. A clock that
    was set back brings none until it has passed where it was.

    Args:
        timetable: When editions go out.
        now: What time it is.
        last: The key of the period that has an edition already; None for a digest that never had one, whose
            first edition is due at once.
    """
    period = latest_period(timetable, now)
    return period if last is None or period.key > last else None


def _periods(timetable: Timetable, today: date, step: int) -> Iterator[Period]:
    # A day more on the other side: where clocks go back at midnight, yesterday comes again.
    for days in range(-1, _SEARCHED):
        day = today + timedelta(days=days * step)
        if day.weekday() in timetable.days:
            for at in timetable.times:
                yield _begin(day, at, timetable)


def _begin(day: date, at: time, timetable: Timetable) -> Period:
    # fold=0: the first of two, and in a gap the offset before it.
    shown = datetime.combine(day, at.replace(second=0, microsecond=0, fold=0))
    key = day.isoformat() if len(timetable.times) == 1 else shown.isoformat(timespec="minutes")
    return Period(key, shown.replace(tzinfo=timetable.zone).astimezone(UTC))
