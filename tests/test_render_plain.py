"""Text made safe to show, shortened, quoted; times told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.render.plain import count, quote, shorten, tell_time, tell_times
from summarize.text.printable import clean


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jcleared", "cleared"),
        ("\x1bcreset", "reset"),
        ("\x1b]never ended", "never ended"),
        ("bell\x07 and\x00 null\x7f", "bell and null"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("turned \u202eround\u202c", "turned round"),
        ("\ufeffmarked", "marked"),
        ("שלום עולם", "שלום עולם"),
        ("na\u00efve – “quoted”…", "na\u00efve – “quoted”…"),
    ],
)
def test_what_could_steer_a_terminal_is_taken_out(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_but_printable_text_is_left(text: str) -> None:
    shown = clean(text)
    shown.encode()
    assert "\x1b" not in shown
    assert not [letter for letter in shown if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0]
    assert clean(shown) == shown


@given(st.text(), st.integers(2, 50))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert short == text or short.endswith("…")


def test_a_text_is_cut_behind_a_word() -> None:
    assert shorten("The council closed the bridge.", 20) == "The council closed…"
    assert shorten("The council.", 20) == "The council."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("We rebuild.", "“We rebuild.”"),
        ('"We rebuild," she said.', "“‘We rebuild,’ she said.”"),
        ('She said: "No."', "“She said: ‘No.’”"),
        ("He called it “odd”.", "“He called it ‘odd’.”"),
        ('(the "odd" one)', "“(the ‘odd’ one)”"),
    ],
)
def test_quotation_marks_inside_become_single(text: str, quoted: str) -> None:
    assert quote(text) == quoted


NINE = datetime(2026, 3, 9, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moments", "told"),
    [
        ([], ""),
        ([None], ""),
        ([NINE, None], "9 Mar 2026, 09:05 UTC"),
        ([NINE + timedelta(hours=3), NINE], "9 Mar 2026, 09:05–12:05 UTC"),
        ([NINE, NINE + timedelta(days=3)], "9–12 Mar 2026"),
        ([NINE, NINE + timedelta(days=30)], "9 Mar – 8 Apr 2026"),
        ([NINE, NINE + timedelta(days=400)], "9 Mar 2026 – 13 Apr 2027"),
    ],
)
def test_a_span_of_time_is_told_shortly(moments: list[datetime | None], told: str) -> None:
    assert tell_times(moments) == told


def test_a_time_is_told_in_utc() -> None:
    east = timezone(timedelta(hours=10))
    assert tell_time(datetime(2026, 3, 10, 1, 0, tzinfo=east)) == "9 Mar 2026, 15:00 UTC"


def test_a_day_without_a_time_is_told_without_one() -> None:
    assert tell_time(datetime(2026, 3, 9, tzinfo=UTC)) == "9 Mar 2026"
    assert tell_times([datetime(2026, 3, 9, tzinfo=UTC)]) == "9 Mar 2026"


def test_nouns_are_counted() -> None:
    assert [count(1, "story", "stories"), count(2, "story", "stories"), count(1234, "report")] == [
        "1 story",
        "2 stories",
        "1,234 reports",
    ]
