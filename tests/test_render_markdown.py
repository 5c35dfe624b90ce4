"""A briefing as Markdown, read back by a Markdown parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize.render import render_markdown
from summarize.render.markdown import _escape

from .briefings import HOSTILE, make_briefing, make_hostile_briefing


def links_in(rendered: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(rendered)
    inner = [child for token in tokens for child in token.children or ()]
    return [str(token.attrs["href"]) for token in inner if token.type == "link_open"]


def test_each_footnote_is_defined_once_and_used() -> None:
    rendered = render_markdown(make_briefing())
    defined = re.findall(r"(?m)^\[\^([\d-]+)\]:", rendered)
    used = re.findall(r"\[\^([\d-]+)\](?!:)", rendered)
    assert len(defined) == len(set(defined)) == 9
    assert set(used) == set(defined)


def test_a_footnote_names_outlet_time_and_sentence_and_leads_there() -> None:
    assert (
        "[^1-5]: **The Lantern**, 9 Mar 2026, 19:40 UTC: “Three workers were hurt when a wire snapped, the fire service "
        "said.” [Read it there](https://lantern.example/bridge#top:~:text=Three%20workers%20were"
    ) in render_markdown(make_briefing())


def test_what_differs_stands_in_a_table() -> None:
    rendered = render_markdown(make_briefing())
    assert "| The Lantern, 9 Mar 2026, 19:40 UTC | Three workers were hurt[^1-5] |" in rendered
    assert "| The Lantern | reckless council has slammed … shut[^1-8] |" in rendered


def test_quotes_copies_updates_and_what_is_not_told_are_there() -> None:
    rendered = render_markdown(make_briefing())
    for expected in (
        "told the Lantern on Monday evening.” — The Lantern[^1-3]",
        "(copied by Daily Oak)",
        "**Update:** the school",
        "1 draft withheld by the checks",
        "## Left out",
        "- news/broken.bin: this is no text",
    ):
        assert expected in rendered


def test_one_story_has_its_headline_as_title() -> None:
    rendered = render_markdown(make_hostile_briefing())
    assert rendered.startswith("# Red ")
    assert "\n## Red" not in rendered


def test_hostile_text_is_text() -> None:
    rendered = render_markdown(make_hostile_briefing())
    page = MarkdownIt("commonmark").enable("table").render(rendered)
    assert "<script" not in page
    assert "<strong>b</strong>" not in page
    assert links_in(rendered) == []
    assert not [letter for letter in rendered if letter != "\n" and not letter.isprintable()]


def test_only_web_addresses_are_linked() -> None:
    links = links_in(render_markdown(make_briefing()))
    assert links
    assert all(link.startswith("https://") for link in links)


@pytest.mark.parametrize(
    "text", ["1. first", "- dash", "# head", "+ plus", "=", "1) one", "> said", "a_b_c", "&lt;b&gt;", HOSTILE]
)
def test_marks_are_shown_as_they_are(text: str) -> None:
    shown = MarkdownIt("commonmark").parse(_escape(text))
    assert [token.type for token in shown] == ["paragraph_open", "inline", "paragraph_close"]


@given(
    st.text(st.sampled_from("ab1 .)#+-=*_`[](){}<>!|~\\&;$:/"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    [_, inline, _] = MarkdownIt("commonmark").parse(_escape(text))
    assert inline.children is not None
    assert "".join(child.content for child in inline.children) == text
