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
from summarize.types import Briefing, Difference, Framing, LeftOut, Origin, SplitReport, Statement, Version, Wording

from .briefings import link_to, make_briefing, make_hostile_briefing, make_report

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


def make_unnamed_briefing() -> Briefing:
    """Two reports without an outlet contradict each other, as they stand in older briefings."""
    four = make_report("four", "", "Storm", "A storm closed four schools in Orlo.")
    five = make_report("five", "", "Storm", "A storm closed five schools in Orlo.")
    links = link_to(four, "A storm"), link_to(five, "A storm")
    briefing = make_briefing()
    first = briefing.summaries[0]
    versions = (Version("four schools", links[:1], ("unknown",)), Version("five schools", links[1:], ("unknown",)))
    wordings = (Wording("", "closed four", links[:1]), Wording("", "closed five", links[1:]))
    told = replace(
        first,
        story=replace(first.story, reports=(SplitReport(four, ()), SplitReport(five, ()))),
        statements=(Statement(four.text, links[:1], Origin.QUOTED, "four.txt"),),
        differences=(Difference("closed schools", versions),),
        framing=(Framing("the schools", wordings),),
    )
    return replace(briefing, summaries=(told,), reports=(four, five), duplicates=(), left_out=())


def test_reports_without_an_outlet_are_told_apart_by_their_files_in_every_form() -> None:
    briefing = make_unnamed_briefing()
    shown = render_terminal(briefing)
    assert "– four schools — four.txt [1]" in shown
    assert "– five schools — five.txt [2]" in shown
    assert "– closed five — five.txt [2]" in shown
    assert "| five.txt | five schools[^1-2] |" in render_markdown(briefing)
    page = render_html(briefing)
    assert '<th scope="row" dir="auto">five.txt</th><td dir="auto">five schools' in page
    mail = render_email(briefing)
    plain = mail.get_body(("plain",))
    rich = mail.get_body(("html",))
    assert plain
    assert "five schools — five.txt [2]" in plain.get_content().replace("\xa0", " ")
    assert rich
    for told in (shown, render_markdown(briefing), page, plain.get_content(), rich.get_content()):
        assert "unknown" not in told
        assert "Not named" not in told


def test_what_came_on_standard_input_is_named_so_and_not_by_a_dash() -> None:
    briefing = make_unnamed_briefing()
    given = replace(briefing.reports[0], path="-")
    first = briefing.summaries[0]
    statement = replace(first.statements[0], attribution="-")
    told = replace(
        first, story=replace(first.story, reports=(SplitReport(given, ()),)), statements=(statement,), differences=()
    )
    left_out = (LeftOut("plan", "four", "nothing fit to be told"),)
    shown = render_terminal(
        replace(briefing, summaries=(told,), reports=(given, briefing.reports[1]), left_out=left_out)
    )
    assert "1 outlet: standard input" in shown
    assert "— standard input [1]" in shown
    assert "[1] standard input" in shown
    untitled = replace(given, title="")
    assert "• standard input: nothing fit" in render_terminal(
        replace(briefing, summaries=(), reports=(untitled,), left_out=left_out)
    )


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
