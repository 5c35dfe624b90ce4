"""The grouping for readers: a sentence on why a report is where it is, a tree, and a page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from lxml import html

from summarize.render.stories import render_stories_text, tell_placement
from summarize.render.stories_html import render_stories_html
from summarize.types import Clustered, Deduped, Ingested, Placement, Setting, Story

from .builders import build_split_report
from .groupings import MONDAY, make_grouping, place


@pytest.mark.parametrize(
    ("placement", "told"),
    [
        (place("a", story=None), "the only report"),
        (place("a", names=("Ada Holm",)), "founds the story, 1 shared name, story likeness 0.60"),
        (
            place("a", founder=0.714, names=tuple("abcdefg"), same_place=True, same_date=True),
            "same place and date, 7 shared names, founder likeness 0.71",
        ),
        (place("a", founder=0.3, same_date=True, amounts=2), "same date, 2 shared amounts, founder likeness 0.30"),
        (place("a", founder=0.3), "founder likeness 0.30"),
        (
            place("a", founder=0.3, gathers=True),
            "founder likeness 0.30, touches on several happenings or gives an opinion, so it draws in no others",
        ),
    ],
)
def test_the_signals_are_told_as_a_short_sentence(placement: Placement, told: str) -> None:
    assert tell_placement(placement) == told


def test_the_tree_keeps_to_its_width_and_hangs_copies_on_their_report() -> None:
    ingested, deduped, clustered, settings = make_grouping()
    lines = render_stories_text(ingested, deduped, clustered, settings, width=50).splitlines()
    assert max(map(len, lines)) <= 50
    assert lines[2] == "1. 2 reports, 3 Mar 2031, 09:00–12:00 UTC"
    copy = next(place for place, line in enumerate(lines) if " = Oak" in line)
    assert any("└─ Lantern" in line for line in lines[:copy])


def test_the_page_has_each_report_once_with_its_reason_and_its_copies() -> None:
    page = html.fromstring(render_stories_html(*make_grouping()))
    assert [len(article.cssselect(".members > li")) for article in page.cssselect("article")] == [2, 1, 1]
    second = page.cssselect("#story-1 .members > li")[1]
    assert second.cssselect(".because")[0].text == (
        "same place and date, 2 shared names, 1 shared amount, founder likeness 0.71"
    )
    assert [copy.cssselect("b")[0].text for copy in second.cssselect(".copies li")] == ["Oak"]
    assert page.cssselect("#story-3 h2")[0].text == "A lamp was lit."


def test_the_time_line_has_a_dot_for_each_dated_report_in_their_order() -> None:
    page = html.fromstring(render_stories_html(*make_grouping()))
    lanes = [
        [float(dot.get("cx").rstrip("%")) for dot in lane.cssselect("circle")] for lane in page.cssselect(".lanes svg")
    ]
    assert [len(lane) for lane in lanes] == [2, 1]
    places = [at for lane in lanes for at in lane]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100
    assert [day.text for day in page.cssselect(".days text")] == ["3 Mar 2031", "9 Mar 2031"]
    hint = page.cssselect(".when .hint")[0].text_content()
    assert hint == (
        "Days without reports are left out. 1 of the reports has no time and stands only in the lists below."
    )


def test_circles_on_the_map_do_not_cover_one_another() -> None:
    page = html.fromstring(render_stories_html(*make_grouping()))
    circles = [[float(circle.get(name)) for name in ("cx", "cy", "r")] for circle in page.cssselect(".where circle")]
    assert len(circles) == 3
    for place_, one in enumerate(circles):
        for other in circles[place_ + 1 :]:
            assert ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5 >= one[2] + other[2]


def test_what_reports_say_of_themselves_cannot_change_the_page() -> None:
    evil = "</style><script>alert(1)</script>\x1b[31m<b>"
    written = render_stories_html(*make_grouping(title=evil, url="javascript:alert(1)"))
    page = html.fromstring(written)
    assert page.cssselect("script") == []
    assert len(page.cssselect("style")) == 1
    assert "javascript:" not in written
    assert "\x1b" not in written
    assert not re.search(r"\son\w+=|\sstyle=", written)


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    page = html.fromstring(render_stories_html(*make_grouping()))
    policy = page.cssselect("meta[http-equiv]")[0].get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy


@pytest.mark.parametrize("stories", [0, 1])
def test_without_times_or_others_there_is_neither_line_nor_map(stories: int) -> None:
    split = build_split_report("A lamp was lit.", report_id="l1")
    clustered = Clustered(tuple(Story("s-l", (split,)) for _ in range(stories)), ())
    settings = tuple(Setting("s-l", (place("l1", story=None),), None) for _ in range(stories))
    ingested, deduped = Ingested((split.report,), ()), Deduped((split,), ())
    page = html.fromstring(render_stories_html(ingested, deduped, clustered, settings))
    assert page.cssselect("svg") == []
    assert len(page.cssselect("article")) == stories


def test_one_moment_stands_on_the_line_too() -> None:
    split = build_split_report("A lamp was lit.", report_id="l1", published=MONDAY + timedelta(hours=14, minutes=59))
    settings = (Setting("s-l", (place("l1", story=None),), None),)
    page = html.fromstring(
        render_stories_html(
            Ingested((split.report,), ()), Deduped((split,), ()), Clustered((Story("s-l", (split,)),), ()), settings
        )
    )
    [dot] = page.cssselect(".lanes circle")
    assert 2 < float(dot.get("cx").rstrip("%")) < 98
