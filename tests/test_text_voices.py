"""A report is called alike wherever it is named to readers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.text.voices import name_voice

from .builders import build_report


def test_a_report_without_an_outlet_is_named_by_host_file_or_id() -> None:
    assert name_voice(build_report("x", outlet="", url="https://coast.example/a")) == "coast.example"
    assert name_voice(replace(build_report("x", outlet=""), path="news/today.txt")) == "today.txt"
    assert name_voice(replace(build_report("x", outlet=""), path="-")) == "standard input"
    assert name_voice(build_report("x", outlet="", report_id="r9")) == "r9"


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("", "https://www.coast.example/a", "coast.example"),
        ("", "ftp://coast.example/a", "r1"),
        ("", "http://[", "r1"),
        ("Coast\n  News", "https://coast.example/a", "Coast News"),
    ],
)
def test_a_name_is_on_one_line_and_a_host_is_that_of_a_page(outlet: str, url: str, name: str) -> None:
    assert name_voice(build_report("x", outlet=outlet, url=url, report_id="r1")) == name
