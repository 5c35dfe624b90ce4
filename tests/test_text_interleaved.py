"""Headlines that a page put between the words of a sentence go, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.options import ClusterOptions, Options
from summarize.pipeline import Models, make_briefing
from summarize.plan import plan_story
from summarize.text.interleaved import drop_headlines
from summarize.types import Report, Story
from summarize.write import QuoteWriter

from .builders import build_split_report

LISTED = (
    "Mayor Ada Brook Ada Mary BrookPort to stay closed until May Storm nears Orlo: report Council votes on ferries MORE"
    " (Norl.) told the dockers of Hadley on Monday that the port will close."
)
PLAIN = "Mayor Ada Brook (Norl.) told the dockers of Hadley on Monday that the port will close."


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (LISTED, PLAIN),
        ("The chief, Jo Berg Jo A. BergMORE, left.", "The chief, Jo Berg, left."),
        (
            "The son, Jon Berg Jr. Jonas (Jon) BergBerg Jr's book is out Port shut MORE and Ada Brook left.",
            "The son, Jon Berg Jr. and Ada Brook left.",
        ),
        ("The race of Jo Berg Jo Berg2020 race: what to know MORE is open.", "The race of Jo Berg is open."),
        (
            "Ada Brook Ada M. BrookPort shut MORE met Jo Berg Jo A. BergStorm nears MORE.",
            "Ada Brook met Jo Berg.",
        ),
        # Where nothing is listed behind the one, what stands before the other stays.
        (
            "It showed Ada Brook Ada (Addie) BrookMORE as a dog led by Jo Berg Jo A. BergStorm nears MORE, in a hat.",
            "It showed Ada Brook as a dog led by Jo Berg, in a hat.",
        ),
    ],
)
def test_the_headlines_behind_a_name_go(text: str, plain: str) -> None:
    assert drop_headlines(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook wants MORE money for the port.",
        "Thomas MORE told Ada Brook to leave.",
        "Ada Brook Ada Brook left the port.",
        "READ MORE",
        "",
    ],
)
def test_what_is_no_list_behind_a_name_stays(text: str) -> None:
    assert drop_headlines(text) == text


@given(st.text(alphabet="ABab MORE.,()", max_size=60))
def test_what_is_left_is_never_longer_and_loses_no_more_at_a_second_reading(text: str) -> None:
    once = drop_headlines(text)
    assert len(once) <= len(text)
    assert "MORE" in text or once == text


def test_a_sentence_with_headlines_is_planned_by_what_it_says() -> None:
    report = build_split_report(LISTED, title="Hadley port will close")
    planned = plan_story(Story("s", (report,)), options=Options().plan)
    assert [point.sentences[0] for point in planned.points] == [report.sentences[0]]
    assert planned.passed_over == ()
    assert not {"storm", "ferri", "ferry"} & set(planned.importance)


def test_a_statement_says_it_without_the_headlines_and_links_the_whole_sentence(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"Hadley port will close\n\n{LISTED}\n\nShips will be sent to Orlo for a year.\n", "utf-8")
    options = Options(writer="quote", jobs=1, cluster=ClusterOptions(one_story=True))
    briefing = make_briefing([str(path)], options, Models(writer=QuoteWriter()))
    (summary,) = briefing.summaries
    (report,) = briefing.reports
    statement = next(one for one in summary.statements if "Brook" in one.text)
    assert statement.text == PLAIN
    (link,) = statement.links
    assert link.exact == LISTED == report.text[link.start : link.end]
    assert isinstance(report, Report)
