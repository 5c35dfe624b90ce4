"""Dates, and the days that they mean."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.text.dates import find_dates, resolve_date

#: A Wednesday.
PUBLISHED = dt.datetime(2023, 7, 26, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened on Tuesday.", [("Tuesday", 1, None, None, None)]),
        ("It opened on March 5, 2023.", [("March 5, 2023", None, 5, 3, 2023)]),
        ("It opened on Sunday, March 5.", [("Sunday, March 5", 6, 5, 3, None)]),
        ("It opened on 5 March 2023.", [("5 March 2023", None, 5, 3, 2023)]),
        ("It opened in May.", [("May", None, None, 5, None)]),
        ("It opened in May 2023.", [("May 2023", None, None, 5, 2023)]),
        ("It opened in 2019.", [("2019", None, None, None, 2019)]),
        ("It opened on 2023-03-05.", [("2023-03-05", None, 5, 3, 2023)]),
        ("It may march on; may it.", []),
        ("The “Today” show of Norland Today opened.", []),
        ("“Today” opened.", []),
    ],
)
def test_dates_are_read(text: str, found: list[tuple[str, int | None, int | None, int | None, int | None]]) -> None:
    assert [(date.text, date.weekday, date.day, date.month, date.year) for date in find_dates(text)] == found


@pytest.mark.parametrize(
    "text", ["yesterday", "last week", "this year", "tonight", "a year ago", "two weeks earlier", "11 days later"]
)
def test_relative_days_are_dates(text: str) -> None:
    (date,) = find_dates(f"It opened {text}.")
    assert date.relative == text
    (date,) = find_dates(f"{text[0].upper()}{text[1:]}, it opened.")
    assert date.relative == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Tuesday", dt.date(2023, 7, 25)),
        ("on Wednesday", dt.date(2023, 7, 26)),
        ("on Thursday", dt.date(2023, 7, 20)),
        ("yesterday", dt.date(2023, 7, 25)),
        ("tomorrow", dt.date(2023, 7, 27)),
        ("on July 4", dt.date(2023, 7, 4)),
        ("on 30 December", dt.date(2023, 12, 30)),
        ("on March 5, 2021", dt.date(2021, 3, 5)),
        ("on February 30", None),
        ("last week", None),
        ("in 2019", None),
    ],
)
def test_a_date_means_a_day_near_the_report(text: str, day: dt.date | None) -> None:
    (date,) = find_dates(f"It opened {text}.")
    assert resolve_date(date, PUBLISHED) == day


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    (date,) = find_dates("It opened on December 30.")
    assert resolve_date(date, dt.datetime(2024, 1, 2, tzinfo=dt.UTC)) == dt.date(2023, 12, 30)
