"""JSON and JSONL under the names that people give to fields."""

from __future__ import annotations

import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.records import read_json
from summarize.options import IngestOptions

from .builders import read_one, read_reason, read_sources, write_file

BODY = "A paper mill burned down in Norvik on Thursday. Two workers were hurt."


def write_json(path: Path, document: object) -> Path:
    return write_file(path, json.dumps(document))


def test_the_text_is_the_field_unchanged(tmp_path: Path) -> None:
    text = f"  {BODY}\r\n\n\t<b>Not a tag</b> &amp; \u00a0 not an entity\x1b[31m\n"
    assert read_one(write_json(tmp_path / "a.json", {"title": "T", "text": text})).text == text


@pytest.mark.parametrize("name", ["text", "body", "content", "article", "articleBody", "description", "summary"])
def test_the_text_goes_by_many_names(tmp_path: Path, name: str) -> None:
    assert read_one(write_json(tmp_path / "a.json", {"title": "T", name: BODY})).text == BODY


def test_the_fullest_field_is_the_text(tmp_path: Path) -> None:
    record = {"description": "A teaser.", "content": BODY, "text": " "}
    assert read_one(write_json(tmp_path / "a.json", record)).text == BODY


def test_paragraphs_given_as_a_list_are_joined(tmp_path: Path) -> None:
    assert read_one(write_json(tmp_path / "a.json", {"body": ["One.", "Two."]})).text == "One.\n\nTwo."


@pytest.mark.parametrize("name", ["title", "headline", "name", "heading"])
def test_the_title_goes_by_many_names(tmp_path: Path, name: str) -> None:
    assert read_one(write_json(tmp_path / "a.json", {name: "Mill burns", "text": BODY})).title == "Mill burns"


@pytest.mark.parametrize("name", ["outlet", "source", "publisher", "site"])
@pytest.mark.parametrize("value", ["The Courier", {"id": None, "name": "The Courier"}, [{"name": "The Courier"}]])
def test_the_outlet_goes_by_many_names(tmp_path: Path, name: str, value: object) -> None:
    assert read_one(write_json(tmp_path / "a.json", {name: value, "text": BODY})).outlet == "The Courier"


@pytest.mark.parametrize("name", ["url", "link", "href"])
def test_the_address_goes_by_many_names_and_names_the_outlet_where_nothing_else_does(tmp_path: Path, name: str) -> None:
    report = read_one(write_json(tmp_path / "a.json", {name: "https://www.courier.example/mill", "text": BODY}))
    assert (report.url, report.outlet) == ("https://www.courier.example/mill", "courier.example")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "javascript://courier.example/%0aalert(1)",
        "ftp://courier.example/x",
        "data:text/html,x",
        "file:///etc/passwd",
        "/mill",
        "https://",
        7,
    ],
)
def test_an_address_that_is_no_web_address_is_dropped(tmp_path: Path, address: object) -> None:
    assert read_one(write_json(tmp_path / "a.json", {"url": address, "text": BODY})).url == ""


def test_a_password_in_an_address_is_dropped(tmp_path: Path) -> None:
    record = {"url": "https://me:secret@courier.example/mill", "text": BODY}
    assert read_one(write_json(tmp_path / "a.json", record)).url == "https://courier.example/mill"


@pytest.mark.parametrize("name", ["date", "published", "publishedAt", "datePublished", "pubDate", "timestamp"])
@pytest.mark.parametrize("value", ["2026-03-12T10:30:00+01:00", 1773307800, 1773307800000, "1773307800"])
def test_the_time_goes_by_many_names_and_forms(tmp_path: Path, name: str, value: object) -> None:
    report = read_one(write_json(tmp_path / "a.json", {name: value, "text": BODY}))
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def test_what_the_record_says_of_its_language_stands(tmp_path: Path) -> None:
    assert read_one(write_json(tmp_path / "a.json", {"text": BODY, "lang": "nb-NO"})).language == "nb"


@pytest.mark.parametrize("key", ["articles", "reports", "items"])
def test_an_object_with_a_list_of_articles_is_many_reports(tmp_path: Path, key: str) -> None:
    document = {"status": "ok", key: [{"text": "One burned."}, {"text": "Two burned."}]}
    found = read_sources(write_json(tmp_path / "a.json", document))
    assert [report.text for report in found.reports] == ["One burned.", "Two burned."]


def test_a_list_is_many_reports_and_a_bad_one_costs_only_itself(tmp_path: Path) -> None:
    path = write_json(
        tmp_path / "a.json", [{"text": "One burned."}, "two", {"title": "Only"}, {"text": "Four burned."}]
    )
    found = read_sources(path)
    assert [report.text for report in found.reports] == ["One burned.", "Four burned."]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [
        (f"{path}#2", "not an object with fields such as title and text"),
        (f"{path}#3", "only a title, no text"),
    ]


def test_a_briefing_of_our_own_is_its_reports(tmp_path: Path) -> None:
    briefing = {
        "schema": "summarize/briefing/1",
        "stories": [{"id": "s1", "headline": "Mill burns", "statements": []}],
        "reports": [
            {
                "id": "r1",
                "outlet": "The Courier",
                "title": "Mill burns",
                "path": "mill.txt",
                "text": f"Mill burns\n\n{BODY}",
            },
            {"id": "r2", "outlet": "The Mail", "title": "Mill gone"},
        ],
    }
    path = write_json(tmp_path / "briefing.json", briefing)
    found = read_sources(path)
    (report,) = found.reports
    assert (report.id, report.outlet, report.path) == ("r1", "The Courier", "mill.txt")
    assert report.text[report.body_start :] == BODY
    assert [problem.subject for problem in found.problems] == [f"{path}#2"]


def test_a_title_that_the_text_repeats_is_not_body(tmp_path: Path) -> None:
    report = read_one(write_json(tmp_path / "a.json", {"title": "Mill burns.", "text": f"Mill burns.\n{BODY}"}))
    assert report.text[report.body_start :] == BODY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"title": "T", "text": "cut o', "not valid JSON: "),
        ('"just words"', "the JSON is neither an object nor a list of objects"),
        ("[]", "empty: the list has no reports"),
        ("{}", "no text: the object is empty"),
        ('{"a": 1, "b": 2}', "no text: none of its fields holds any (a, b)"),
        ("[" * 100_000 + "]" * 100_000, "not valid JSON: nested too deeply"),
        ("[" + "9" * 10_000 + "]", "not valid JSON: "),
    ],
)
def test_a_json_file_without_a_report_says_why(tmp_path: Path, content: str, reason: str) -> None:
    assert read_reason(write_file(tmp_path / "a.json", content)).removeprefix("#1: ").startswith(reason)


def test_half_characters_in_json_do_not_stop_anything(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.json", '{"title": "T\\ud800", "text": "Mill \\udc00 burned."}'))
    assert (report.title, report.text) == ("T\ufffd", "Mill \ufffd burned.")


def test_a_cut_or_broken_line_of_jsonl_costs_only_itself(tmp_path: Path) -> None:
    path = write_file(
        tmp_path / "a.jsonl", '{"text": "One burned."}\n\n{"text": oops}\n{"text": "Four burned."}\n{"text": "Fi'
    )
    found = read_sources(path)
    assert [report.text for report in found.reports] == ["One burned.", "Four burned."]
    broken, cut = found.problems
    assert (broken.subject, cut.subject) == (f"{path}:3", f"{path}:5")
    assert "cut off" in cut.reason
    assert "cut off" not in broken.reason


def test_the_lines_of_jsonl_are_read_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.jsonl", b'\xef\xbb\xbf{"text": "One burned."}\r\n{"text": "Two burned."}\r\n')
    assert [report.text for report in read_sources(path).reports] == ["One burned.", "Two burned."]


def test_a_line_of_jsonl_that_is_too_long_costs_only_itself(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * 5000})
    path = write_file(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{long}\n{{"text": "Three."}}\n{long}')
    found = read_sources(path, options=IngestOptions(max_bytes=1000))
    assert [report.text for report in found.reports] == ["One.", "Three."]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [
        (f"{path}:2", "the line has more than 1,000 bytes"),
        (f"{path}:4", "the line has more than 1,000 bytes"),
    ]


def test_jsonl_much_larger_than_the_limit_of_a_single_report_is_read_without_holding_it(tmp_path: Path) -> None:
    # Lines without a text are thrown away at once, so what is held is the reader's own.
    line = json.dumps({"title": "Mill burns", "filler": "x" * 100_000}).encode() + b"\n"
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        for _ in range(300):
            stream.write(line)
        stream.write(json.dumps({"text": BODY}).encode())
    # What the first report ever read loads once, whichever test that is, is not the reader's.
    read_sources(write_file(tmp_path / "first.jsonl", json.dumps({"text": BODY})))
    tracemalloc.start()
    try:
        found = read_sources(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > IngestOptions().max_bytes
    assert [report.text for report in found.reports] == [BODY]
    assert peak < 5_000_000


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_json_under_the_name_of_jsonl_and_the_other_way_round_is_read(tmp_path: Path, name: str) -> None:
    pretty = json.dumps([{"text": "One burned."}, {"text": "Two burned."}], indent=2)
    lines = '{"text": "One burned."}\n{"text": "Two burned."}\n'
    for content in (pretty, lines):
        found = read_sources(write_file(tmp_path / name, content))
        assert [report.text for report in found.reports] == ["One burned.", "Two burned."]
        assert found.problems == ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "title", "url", "date", "source", "articles", "id", "x"]), inner)
    ),
    max_leaves=20,
)


@given(_JSON)
def test_any_json_whatever_becomes_reports_or_problems(document: object) -> None:
    assert list(read_json(json.dumps(document).encode(), "a.json", read_feed=lambda _feed: iter(())))
