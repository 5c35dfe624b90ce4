"""Which report is which."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.identity import canonical_url
from summarize.ingest.items import clean_line, clean_url, strip_outlet
from summarize.types import Ingested

from .builders import read_one, read_sources, write_file

MILL, BANK = "The mill burned.", "The bank failed."
URL = "https://courier.example/mill"


def read_records(*records: Mapping[str, object]) -> Ingested:
    return read_sources("-", stdin="\n".join(map(json.dumps, records)).encode())


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/mill",
        "http://courier.example/mill",
        "https://COURIER.example/mill/",
        "https://courier.example:443/mill",
        "https://courier.example/mill#comments",
        "https://courier.example/mill?utm_source=rss&utm_medium=feed",
        "https://courier.example/mill?fbclid=x&gclid=y#z",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert canonical_url(url) == canonical_url(URL)


@pytest.mark.parametrize(
    "url", ["https://courier.example/Mill", "https://courier.example/mill?id=2", "https://courier.example:8080/mill"]
)
def test_addresses_of_other_pages_are_others(url: str) -> None:
    assert canonical_url(url) != canonical_url(URL)


def test_the_same_report_found_twice_is_taken_once_and_told() -> None:
    found = read_records({"url": URL, "text": MILL}, {"url": f"{URL}?utm_source=x", "text": MILL})
    assert len(found.reports) == 1
    assert [(problem.subject, problem.reason) for problem in found.problems] == [("-:2", "same report as -:1")]


def test_one_address_with_two_texts_is_two_reports_whose_ids_do_not_depend_on_their_order() -> None:
    one, two = {"url": URL, "text": MILL}, {"url": URL, "text": BANK}
    forwards = {report.text: report.id for report in read_records(one, two).reports}
    backwards = {report.text: report.id for report in read_records(two, one).reports}
    assert forwards == backwards
    assert len(set(forwards.values())) == 2


def test_ids_given_in_the_input_are_kept() -> None:
    found = read_records({"id": "x-1", "text": MILL}, {"id": 7, "text": BANK})
    assert [report.id for report in found.reports] == ["x-1", "7"]


def test_an_id_given_twice_is_made_unique_and_told() -> None:
    found = read_records(*({"id": "x", "text": text} for text in (MILL, BANK, MILL, BANK)), {"id": "x-2", "text": BANK})
    assert [report.id for report in found.reports] == ["x", "x-2", "x-2-2"]
    assert [(problem.subject, problem.reason) for problem in found.problems] == [
        ("-:2", "the id x is taken by -:1; called x-2"),
        ("-:3", "same report as -:1"),
        ("-:4", "same report as -:2"),
        ("-:5", "the id x-2 is taken by -:2; called x-2-2"),
    ]


def test_an_id_is_the_same_in_every_run_wherever_the_file_lies(tmp_path: Path) -> None:
    first = read_one(write_file(tmp_path / "one" / "a.txt", MILL))
    assert read_one(write_file(tmp_path / "two" / "a.txt", MILL)).id == first.id
    assert read_one(write_file(tmp_path / "two" / "b.txt", MILL)).id != first.id


def test_the_digest_is_of_the_text(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.txt", "Müll"))
    assert report.sha256 == hashlib.sha256(b"M\xc3\xbcll").hexdigest()


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Mill burns | The Courier", "Mill burns"),
        ("Mill burns - the courier", "Mill burns"),
        ("The Courier: Mill burns", "Mill burns"),
        ("Mill burns - two hurt - The Courier", "Mill burns - two hurt"),
        ("Mill burns, The Courier says", "Mill burns, The Courier says"),
        ("The Courier", "The Courier"),
        ("Mill burns - two hurt", "Mill burns - two hurt"),
    ],
)
def test_the_name_of_the_outlet_leaves_the_title(title: str, bare: str) -> None:
    assert strip_outlet(title, "The Courier") == bare


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        (" https://courier.example/a b|c ", "https://courier.example/a%20b%7Cc"),
        ('https://courier.example/a"><script>', "https://courier.example/a%22%3E%3Cscript%3E"),
        ("https://courier.example/Mühle?x=ü", "https://courier.example/Mühle?x=ü"),
        ("https://courier.example\\@evil.example/", "https://evil.example/"),
        ("https://courier<b>.example/", ""),
        ("https://courier.example/a\nb", ""),
        ("https://courier.example:x/", ""),
    ],
)
def test_an_address_is_cleaned_so_that_it_can_be_printed(address: str, cleaned: str) -> None:
    assert clean_url(address) == cleaned


@given(st.text())
def test_a_cleaned_line_is_printable_and_cleaning_it_again_changes_nothing(text: str) -> None:
    line = clean_line(text)
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in line)
    assert clean_line(line) == line
    line.encode()


@given(st.text() | st.from_regex(r"\Ahttps?://[a-z@:/?#\[\] .<>\"'0-9]*\Z"))
def test_a_cleaned_address_is_a_web_address_or_nothing(text: str) -> None:
    url = clean_url(text)
    assert not url or url.lower().startswith(("http://", "https://"))
    assert clean_url(url) == url
    canonical_url(url)
