"""Times on the command line: a date, a time, or so long ago."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import click

_AGO = re.compile(r"(\d{1,6})\s*(m|min|h|d|w)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Moment(click.ParamType["datetime | timedelta"]):
    """A time in UTC where no zone is given; or, as a timedelta, how long ago."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime | timedelta:
        """Read `2026-03-09`, `2026-03-09T14:00+01:00`, `36h` or `7d`; dates of a TOML file too."""
        if isinstance(value, datetime | timedelta):
            moment: datetime | timedelta = value
        elif isinstance(value, date):
            moment = datetime.combine(value, time())
        elif ago := _AGO.fullmatch(str(value).strip()):
            moment = timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        else:
            try:
                moment = datetime.fromisoformat(str(value).strip())
            except ValueError:
                self.fail(f"{value!r} is no time; write 2026-03-09, 2026-03-09T14:00, 36h or 7d", param, ctx)
        if isinstance(moment, datetime):
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        return moment


def resolve_moment(moment: datetime | timedelta, now: datetime) -> datetime:
    """Return a time as it is, or so long before now."""
    if isinstance(moment, datetime):
        return moment
    try:
        return now - moment
    except OverflowError:
        # Longer ago than there are dates: everything is later.
        return datetime.min.replace(tzinfo=UTC)


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.now(UTC)
