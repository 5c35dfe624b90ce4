"""A briefing on a terminal, and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from summarize.render import (
    read_briefing,
    render_email,
    render_html,
    render_json,
    render_markdown,
    render_terminal,
)
from summarize.types import Origin

from .briefings import make_briefing, make_hostile_briefing

OSC_8 = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
STYLE = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("coloured", [True, False], ids=["coloured", "plain"])
def test_every_line_fits(width: int, *, coloured: bool) -> None:
    rendered = render_terminal(make_briefing(), width=width, colours="256" if coloured else None, hyperlinks=coloured)
    for line in rendered.splitlines():
        assert cell_len(STYLE.sub("", OSC_8.sub("", line))) <= width


def test_plain_text_holds_no_escape_sequence() -> None:
    assert "\x1b" not in render_terminal(make_briefing(), hyperlinks=True)


def test_statements_carry_the_numbers_of_their_sources() -> None:
    rendered = render_terminal(make_briefing())
    assert "• Workers were hurt when a wire snapped. [4][5]" in rendered
    listed = rendered[rendered.index("Sources") :]
    assert re.search(r"\[4\] Harbour Post  9 Mar 2026, 14:05 UTC\n +Two workers were slightly hurt", listed)
    assert re.search(r"\[5\] The Lantern  9 Mar 2026, 19:40 UTC\n +Three workers were hurt", listed)


def test_a_sentence_used_twice_has_one_number() -> None:
    rendered = render_terminal(make_briefing())
    assert "– Two workers were slightly hurt — Harbour Post, 9 Mar 2026, 14:05 UTC [4]" in rendered
    assert rendered.count("Two workers were slightly hurt when a wire snapped") == 1


def test_a_quoted_statement_stands_in_quotation_marks_with_its_outlet() -> None:
    rendered = " ".join(render_terminal(make_briefing()).split())
    assert (
        "“‘Nobody could have known,’ Mayor Ida Fenn told the Lantern on Monday evening.” — The Lantern [3]" in rendered
    )


def test_a_quotation_from_an_opinion_piece_says_so_in_every_form() -> None:
    briefing = make_briefing()
    first = briefing.summaries[0]
    statements = tuple(replace(one, opinion=one.origin is Origin.QUOTED) for one in first.statements)
    marked = replace(briefing, summaries=(replace(first, statements=statements), *briefing.summaries[1:]))
    assert "— The Lantern, opinion [3]" in " ".join(render_terminal(marked).split())
    assert "— The Lantern, opinion" in render_markdown(marked)
    assert "The Lantern, opinion</cite>" in render_html(marked)
    mail = render_email(marked)
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        assert "The Lantern, opinion" in " ".join(re.sub(r"<[^>]+>", "", part.get_content()).split())
    assert read_briefing(render_json(marked)).summaries[0].statements == statements


def test_wire_copies_are_named_as_copies() -> None:
    assert "3 outlets: Harbour Post (copied by Daily Oak), The Lantern, Tolk Gazette" in render_terminal(
        make_briefing()
    )


def test_what_is_not_told_is_said() -> None:
    rendered = render_terminal(make_briefing())
    assert "1 draft withheld by the checks" in rendered
    assert "Update: the school next to it stays closed until Wednesday" in rendered
    assert re.search(r"Left out\n• Tolk Gazette: .*an example of something left\s+out", rendered)
    assert "Could not be used\n• news/broken.bin: this is no text" in rendered


def test_addresses_are_written_out_where_there_are_no_hyperlinks() -> None:
    assert "https://post.example/news/bridge?id=7\n" in render_terminal(make_briefing())


def test_numbers_are_hyperlinks_to_the_sentence_where_the_terminal_knows_them() -> None:
    links = OSC_8.findall(render_terminal(make_briefing(), colours="standard", hyperlinks=True))
    assert any(link.startswith("https://post.example/news/bridge?id=7#:~:text=MERROW") for link in links)
    without = render_terminal(make_briefing(), colours="standard", hyperlinks=False)
    assert "\x1b]8" not in without
    assert "https://post.example/news/bridge?id=7" in without


def test_the_look_of_a_number_or_an_outlet_ends_where_it_ends() -> None:
    rendered = OSC_8.sub("", render_terminal(make_briefing(), colours="standard", hyperlinks=True))
    assert "\x1b[36m[4]\x1b[0m \x1b[1mHarbour Post\x1b[0m\x1b[2m  9 Mar 2026, 14:05 UTC\x1b[0m\n" in rendered


@pytest.mark.parametrize("coloured", [True, False], ids=["coloured", "plain"])
def test_hostile_text_does_not_reach_the_terminal(*, coloured: bool) -> None:
    rendered = render_terminal(make_hostile_briefing(), colours="256" if coloured else None, hyperlinks=coloured)
    left = STYLE.sub("", OSC_8.sub("", rendered))
    assert not [letter for letter in left if letter != "\n" and not letter.isprintable()]
    assert "\x1b[31m" not in rendered
    assert OSC_8.findall(rendered) == []


def test_a_long_list_of_problems_is_counted() -> None:
    briefing = make_briefing()
    briefing = replace(briefing, problems=briefing.problems * 40)
    assert "and 28 more" in render_terminal(briefing)


def test_an_empty_briefing_says_so() -> None:
    briefing = replace(make_briefing(), summaries=())
    assert render_terminal(briefing).startswith("0 stories from 5 reports by 5 outlets\n")
