"""Times in any usual form."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.times import parse_time

HALF_PAST_NINE = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "2026-03-12T09:30:00Z",
        "2026-03-12T09:30:00.000Z",
        "2026-03-12T10:30:00+01:00",
        "2026-03-12T10:30:00+0100",
        "20260312T093000Z",
        "2026-03-12 09:30",
        "2026-03-12 09:30:00 UTC",
        "Thu, 12 Mar 2026 09:30:00 GMT",
        "Thu, 12 Mar 2026 09:30:00 +0000",
        "Thu, 12 Mar 2026 05:30:00 EDT",
        "Thu, 12 Mar 2026 10:30:00 CET",
        "12 Mar 2026 10:30 +0100",
        "12 March 2026 10:30 CET",
        "March 12, 2026 9:30 a.m. UTC",
        "March 12, 2026, 4:30 AM EST",
        "1773307800",
        "1773307800000",
        " 2026-03-12T09:30:00Z\n",
    ],
)
def test_a_moment_is_read_in_any_usual_form(words: str) -> None:
    assert parse_time(words) == HALF_PAST_NINE


@pytest.mark.parametrize(
    "words",
    ["2026-03-12", "20260312", "12 March 2026", "March 12, 2026", "12. März 2026", "12 mars 2026", "Mar 12 2026"],
)
def test_a_day_is_read_as_its_midnight(words: str) -> None:
    assert parse_time(words) == MIDNIGHT


@pytest.mark.parametrize("words", ["13/03/2026", "03/13/2026", "13.03.2026"])
def test_a_day_in_figures_is_read_where_only_one_order_makes_sense(words: str) -> None:
    assert parse_time(words) == MIDNIGHT + timedelta(days=1)


@pytest.mark.parametrize(
    "value", [1773307800, 1773307800.0, 1773307800_000, 1773307800_000_000, 1773307800_000_000_000]
)
def test_seconds_down_to_nanoseconds_since_1970_are_told_by_their_size(value: float) -> None:
    assert parse_time(value) == HALF_PAST_NINE


def test_what_a_parser_has_read_already_is_taken() -> None:
    assert parse_time(date(2026, 3, 12)) == MIDNIGHT
    assert parse_time(datetime(2026, 3, 12, 9, 30)) == HALF_PAST_NINE  # noqa: DTZ001 - YAML reads times without a zone
    assert parse_time(datetime(2026, 3, 12, 11, 30, tzinfo=timezone(timedelta(hours=2)))) == HALF_PAST_NINE


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("03/04/2026", id="March in one country, April in another"),
        pytest.param("Tuesday", id="no full date"),
        pytest.param("2 hours ago", id="seen from an unknown moment"),
        pytest.param("12 March", id="no year"),
        pytest.param("March 2026", id="no day"),
        pytest.param("0001-01-01T00:00:00Z", id="a placeholder"),
        pytest.param(0, id="zero"),
        pytest.param(-5, id="negative"),
        pytest.param(float("nan"), id="not a number"),
        pytest.param(float("inf"), id="infinite"),
        pytest.param(10**30, id="beyond any clock"),
        pytest.param(True, id="a truth value"),
        pytest.param("soon", id="words"),
        pytest.param("", id="nothing"),
        pytest.param("2026-13-45", id="no such day"),
        pytest.param("9" * 200, id="too long"),
        pytest.param(None, id="none"),
        pytest.param({"a": 1}, id="an object"),
    ],
)
def test_what_cannot_be_read_is_unknown_rather_than_guessed(value: object) -> None:
    assert parse_time(value) is None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_iso_8601_is_read_back_as_it_was_written(moment: datetime, minutes: int) -> None:
    zoned = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_time(zoned.isoformat()) == zoned


@given(st.text(alphabet="0123456789-/:.,+TZ amp", max_size=30))
def test_no_words_break_the_reading(words: str) -> None:
    found = parse_time(words)
    assert found is None or found.tzinfo is UTC
