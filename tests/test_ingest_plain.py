"""Plain text: what is title, what is told about the report, what is body."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.decode import decode_text
from summarize.ingest.plain import find_head

from .builders import read_one, read_reason, write_file

BODY = "A paper mill burned down in Norvik on Thursday. Two workers were hurt."
LEAD = "A paper mill that had stood beside the river for a century burned down in Norvik on Thursday morning, and two"


def test_the_text_is_the_file_unchanged(tmp_path: Path) -> None:
    content = f"\r\n  Mill burns in Norvik  \r\n\r\n{BODY}\t\r\n\r\n\r\nMore.\n"
    assert read_one(write_file(tmp_path / "a.txt", content)).text == content


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", b"\xef\xbb\xbf" + BODY.encode()))
    assert report.text == BODY


def test_a_short_first_line_before_a_blank_line_is_the_title(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", f"Mill burns in Norvik\n\n{BODY}"))
    assert report.title == "Mill burns in Norvik"
    assert report.text[report.body_start :] == BODY


@pytest.mark.parametrize(
    "first_line",
    [
        pytest.param("A mill burned down in Norvik.", id="it ends in a full stop"),
        pytest.param("“A mill burned down in Norvik.”", id="it ends in a full stop inside quotes"),
        pytest.param("The mill burned and…", id="it ends in an ellipsis"),
        pytest.param("诺尔维克一家工厂起火。", id="it ends in a Chinese full stop"),
        pytest.param(LEAD + " workers of the night shift were taken to the hospital", id="it is longer than 150"),
    ],
)
def test_a_first_line_that_is_a_lead_belongs_to_the_body(tmp_path: Path, first_line: str) -> None:
    report = read_one(write_file(tmp_path / "a.txt", f"{first_line}\n\n{BODY}"))
    assert (report.title, report.body_start) == ("", 0)


def test_a_first_line_of_150_characters_may_be_a_title_and_one_of_151_may_not() -> None:
    assert find_head("x" * 150 + "\n\nBody.").title
    assert not find_head("x" * 151 + "\n\nBody.").title


def test_a_first_line_without_a_blank_line_after_it_is_no_title(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", f"Mill burns in Norvik\n{BODY}"))
    assert (report.title, report.body_start) == ("", 0)


@pytest.mark.parametrize(
    "content",
    [
        "Outlet: The Courier\nDate: 2026-03-12 09:30\nURL: https://courier.example/mill\n\nMill burns\n\n" + BODY,
        "Mill burns\n\nOutlet: The Courier\nDate: 2026-03-12 09:30\nURL: https://courier.example/mill\n\n" + BODY,
        "Mill burns\nsource: The Courier\nPublished: 2026-03-12 09:30\nlink: https://courier.example/mill\n\n" + BODY,
        "Title: Mill burns\r\nOutlet: The Courier\r\nDate: 2026-03-12 09:30\r\nURL: https://courier.example/mill\r\n"
        + BODY,
    ],
    ids=["above the title", "below the title", "below the title, other names", "with the title among them"],
)
def test_header_lines_tell_about_the_report_and_are_not_its_body(tmp_path: Path, content: str) -> None:
    report = read_one(write_file(tmp_path / "a.txt", content))
    assert report.title == "Mill burns"
    assert report.outlet == "The Courier"
    assert report.url == "https://courier.example/mill"
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert report.text == content
    assert report.text[report.body_start :] == BODY


def test_a_colon_in_the_first_sentence_does_not_make_it_a_header(tmp_path: Path) -> None:
    content = "The result: a mill in ruins. Two were hurt."
    assert read_one(write_file(tmp_path / "a.txt", content)).body_start == 0


def test_one_sentence_without_an_end_is_a_report(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", "A mill burned down in Norvik\n"))
    assert report.text[report.body_start :].strip() == "A mill burned down in Norvik"


@pytest.mark.parametrize(
    "content", ["Mill burns in Norvik\n\n", "Mill burns\n\nOutlet: The Courier\nDate: 2026-03-12\n"]
)
def test_a_title_alone_is_no_report(tmp_path: Path, content: str) -> None:
    assert read_reason(write_file(tmp_path / "a.txt", content)) == "only a title, no text"


def test_header_lines_alone_are_no_report(tmp_path: Path) -> None:
    assert read_reason(write_file(tmp_path / "a.txt", "Outlet: The Courier\nDate: 2026-03-12\n")) == "no text"


def test_control_characters_and_escapes_leave_the_title_but_not_the_text(tmp_path: Path) -> None:
    content = f"Mill \x1b[31mburns\x1b[0m\x07 in\x9b2J \u202eNorvik\x1b]0;owned\x07\n\n{BODY}"
    report = read_one(write_file(tmp_path / "a.txt", content))
    assert report.title == "Mill burns in Norvik"
    assert report.text == content


def test_an_address_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", f"URL: javascript:alert(1)\nOutlet: X\n\n{BODY}"))
    assert report.url == ""


def test_text_from_right_to_left_and_chinese_text_are_read(tmp_path: Path) -> None:
    arabic = "اندلع حريق في مصنع للورق في المدينة يوم الخميس، وأصيب عاملان بجروح."
    chinese = "周四，诺尔维克的一家造纸厂发生火灾，两名工人受伤。消防队说，火势已得到控制。"
    assert read_one(write_file(tmp_path / "a.txt", arabic)).language == "ar"
    assert read_one(write_file(tmp_path / "b.txt", chinese)).language == "zh"


@given(st.text())
def test_the_body_begins_within_the_text_at_a_visible_character(text: str) -> None:
    head = find_head(text)
    assert 0 <= head.body_start <= len(text)
    assert head.body_start in (0, len(text)) or not text[head.body_start].isspace()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\x00"), min_size=1))
def test_decoding_utf8_changes_nothing(text: str) -> None:
    assert decode_text(text.encode()) == text
