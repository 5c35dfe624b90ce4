"""When an edition is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.digest.periods import EVERY_DAY, Timetable, due_period, latest_period, next_period

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/Havana",
    "UTC",
)

moments = st.integers(1_230_768_000, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
timetables = st.builds(
    Timetable,
    st.sampled_from(ZONES).map(ZoneInfo),
    st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=3, unique=True).map(
        tuple
    ),
    st.frozensets(st.integers(0, 6), min_size=1),
)


def in_berlin(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, fold=fold), BERLIN).astimezone(UTC)


def at(hour: int, minute: int = 0, *, days: frozenset[int] = EVERY_DAY) -> Timetable:
    return Timetable(BERLIN, (time(hour, minute),), days)


def editions(timetable: Timetable, looks: list[datetime]) -> list[str]:
    """Look at the clock at these moments, and make an edition whenever one is due."""
    made: list[str] = []
    for now in looks:
        if period := due_period(timetable, now, made[-1] if made else None):
            made.append(period.key)
    return made


def test_an_edition_is_due_from_the_minute_and_once_a_day() -> None:
    day = date(2026, 3, 10)
    looks = [
        in_berlin(day, 6, 59),
        in_berlin(day, 7),
        in_berlin(day, 7, 1),
        in_berlin(day, 23),
        in_berlin(date(2026, 3, 11), 7),
    ]
    assert editions(at(7), looks) == ["2026-03-09", "2026-03-10", "2026-03-11"]


def test_the_first_edition_is_due_at_once() -> None:
    assert due_period(at(7), in_berlin(date(2026, 3, 10), 5), None) == latest_period(
        at(7), in_berlin(date(2026, 3, 10), 5)
    )


def test_three_days_asleep_are_made_up_for_by_one_edition() -> None:
    looks = [in_berlin(date(2026, 3, 10), 7), *[in_berlin(date(2026, 3, 13), 9, minute) for minute in range(3)]]
    assert editions(at(7), looks) == ["2026-03-10", "2026-03-13"]


def test_a_clock_set_back_brings_no_edition_again() -> None:
    days = [10, 11, 12, 9, 10, 11, 12, 13]
    looks = [in_berlin(date(2026, 3, day), 7, 5) for day in days]
    assert editions(at(7), looks) == ["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"]


def test_a_local_time_that_comes_twice_is_one_edition_at_the_first_of_them() -> None:
    day = date(2026, 10, 25)
    first, second = in_berlin(day, 2, 30), in_berlin(day, 2, 30, fold=1)
    assert second - first == timedelta(hours=1)
    assert latest_period(at(2, 30), first).due == first
    assert editions(at(2, 30), [first, first + timedelta(minutes=40), second, second + timedelta(hours=3)]) == [
        "2026-10-25"
    ]


def test_a_local_time_that_never_comes_is_as_long_after_midnight_as_ever() -> None:
    before = in_berlin(date(2026, 3, 28), 12)
    period = next_period(at(2, 30), before)
    assert period.key == "2026-03-29"
    assert period.due.astimezone(BERLIN).isoformat() == "2026-03-29T03:30:00+02:00"
    looks = [before + timedelta(minutes=minutes) for minutes in range(0, 36 * 60, 7)]
    assert editions(at(2, 30), looks) == ["2026-03-28", "2026-03-29"]


def test_a_day_that_a_zone_leaves_out_loses_no_edition_after_it() -> None:
    # Samoa had no 30 December 2011.
    samoa = Timetable(ZoneInfo("Pacific/Apia"), (time(7),))
    looks = [datetime(2011, 12, 29, tzinfo=UTC) + timedelta(minutes=10 * step) for step in range(6 * 24 * 4)]
    made = editions(samoa, looks)
    assert made[-3:] == ["2011-12-31", "2012-01-01", "2012-01-02"]


@pytest.mark.parametrize(("now", "expected"), [(13, "2026-03-13"), (14, "2026-03-13"), (16, "2026-03-16")])
def test_days_of_the_week_are_kept(now: int, expected: str) -> None:
    weekdays = at(7, days=frozenset(range(5)))
    assert latest_period(weekdays, in_berlin(date(2026, 3, now), 8)).key == expected


def test_there_may_be_several_a_day() -> None:
    twice = Timetable(BERLIN, (time(7), time(18)))
    looks = [in_berlin(date(2026, 3, 10), hour) for hour in range(7, 24)]
    assert editions(twice, looks) == ["2026-03-10T07:00", "2026-03-10T18:00"]


def test_a_digest_that_becomes_daily_or_stops_to_be_goes_on_from_where_it_was() -> None:
    day, twice = date(2026, 3, 10), Timetable(BERLIN, (time(7), time(18)))
    evening = due_period(twice, in_berlin(day, 18), "2026-03-10")
    assert evening
    assert evening.key == "2026-03-10T18:00"
    assert due_period(at(7), in_berlin(day, 19), evening.key) is None
    tomorrow = due_period(at(7), in_berlin(date(2026, 3, 11), 7), evening.key)
    assert tomorrow
    assert tomorrow.key == "2026-03-11"


@given(timetables, moments)
def test_now_lies_between_the_latest_period_and_the_next(timetable: Timetable, now: datetime) -> None:
    latest, following = latest_period(timetable, now), next_period(timetable, now)
    assert latest.due <= now < following.due
    assert latest_period(timetable, following.due).due == following.due


@given(timetables, moments, st.lists(st.timedeltas(timedelta(hours=-30), timedelta(days=4)), max_size=12))
def test_whatever_the_clock_does_no_period_comes_twice_and_keys_only_rise(
    timetable: Timetable, now: datetime, steps: list[timedelta]
) -> None:
    looks = [now]
    for step in steps:
        looks.append(looks[-1] + step)
    made = editions(timetable, looks)
    assert all(one < other for one, other in pairwise(made))


@settings(max_examples=30)
@given(st.sampled_from(ZONES), st.times(), moments)
def test_a_daily_digest_that_is_looked_at_often_has_one_edition_a_day(zone: str, when: time, start: datetime) -> None:
    timetable = Timetable(ZoneInfo(zone), (when.replace(second=0, microsecond=0),))
    made = editions(timetable, [start + timedelta(minutes=30 * step) for step in range(48 * 5)])
    dates = [key[:10] for key in made]
    assert len(set(dates)) == len(dates)
    assert 5 <= len(dates) <= 6
