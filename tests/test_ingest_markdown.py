"""Markdown: front matter, headings, and the text as a reader sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from .builders import read_one, read_reason, read_sources, write_file


def test_front_matter_tells_about_the_report(tmp_path: Path) -> None:
    content = (
        "---\ntitle: 'Mill burns: two hurt'\nsource: The Courier\ndate: 2026-03-12 10:30:00 +01:00\n"
        "url: https://courier.example/mill\nlang: en\n---\n\nA mill burned down.\n"
    )
    report = read_one(write_file(tmp_path / "a.md", content))
    assert (report.title, report.outlet, report.url) == (
        "Mill burns: two hurt",
        "The Courier",
        "https://courier.example/mill",
    )
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert report.text == "A mill burned down."


@pytest.mark.parametrize("front", ["", "---\ntitle: Mill burns in Norvik\n---\n"])
def test_the_first_heading_is_the_title_and_not_text(tmp_path: Path, front: str) -> None:
    report = read_one(
        write_file(tmp_path / "a.md", front + "# Mill burns in *Norvik*\n\nA mill burned.\n\n## Later\n\nMore.")
    )
    assert report.title == "Mill burns in Norvik"
    assert report.text == "A mill burned.\n\nLater\n\nMore."


def test_the_text_is_what_a_reader_of_the_page_sees(tmp_path: Path) -> None:
    content = (
        "A **paper** mill [burned down](https://x.example 'y') on\nThursday. ![a picture](p.png)\n\n"
        '> "We could not save it," she said.\n\n- The first point.\n- The second.\n\n'
        "<p>Some <b>HTML</b> &amp; more.</p><script>alert(1)</script>\n\nFish &amp; chips \\* 1.\n"
    )
    assert read_one(write_file(tmp_path / "a.md", content)).text.split("\n\n") == [
        "A paper mill burned down on Thursday.",
        '"We could not save it," she said.',
        "The first point.",
        "The second.",
        "Some HTML & more.",
        "Fish & chips * 1.",
    ]


@pytest.mark.parametrize(
    "front", ["title: [unclosed", "title: !!python/object/apply:os.system ['echo']", "a: &a [*a]\n? {}", "\t: x"]
)
def test_broken_front_matter_is_noted_and_the_body_is_read(tmp_path: Path, front: str) -> None:
    found = read_sources(write_file(tmp_path / "a.md", f"---\n{front}\n---\nA mill burned down.\n"))
    assert [report.text for report in found.reports] == ["A mill burned down."]
    assert "front matter" in found.problems[0].reason


def test_front_matter_that_holds_itself_is_no_trap(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.md", "---\ntitle: &a [*a]\n---\nA mill burned down.\n"))
    assert report.title == ""


def test_a_rule_between_paragraphs_is_no_front_matter(tmp_path: Path) -> None:
    report = read_one(write_file(tmp_path / "a.md", "A mill burned.\n\n---\n\nMore came.\n\n---\n\nThe end."))
    assert report.text == "A mill burned.\n\nMore came.\n\nThe end."


def test_a_heading_alone_is_no_report(tmp_path: Path) -> None:
    assert read_reason(write_file(tmp_path / "a.md", "# Mill burns\n")) == "only a title, no text"
