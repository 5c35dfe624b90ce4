"""A briefing as a page, taken apart by a parser; what a browser makes of it stands in tests/browser."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from summarize.render import render_html
from summarize.text.printable import clean
from summarize.types import Briefing, Sentence

from .briefings import make_briefing, make_hostile_briefing


def parse(briefing: Briefing) -> html.HtmlElement:
    return html.document_fromstring(render_html(briefing))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_number_leads_to_a_source_on_the_page() -> None:
    page = parse(make_briefing())
    cites = page.cssselect("a.cite")
    assert len(cites) == 12
    for cite in cites:
        [source] = page.cssselect(f"li.source{cite.get('href')}")
        assert cite.text == source.cssselect(".number")[0].text


def test_ids_are_unique() -> None:
    ids = [element.get("id") for element in parse(make_briefing()).cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_a_story_has_the_same_anchor_in_every_edition_that_tells_of_it() -> None:
    bridge, storm = make_briefing().summaries
    followed = replace(bridge, story=replace(bridge.story, id="s-0f1e2d", continues=bridge.story.id))
    first = parse(replace(make_briefing(), summaries=(bridge, storm)))
    second = parse(replace(make_briefing(), summaries=(storm, followed)))
    for page in (first, second):
        assert [text_of(head) for head in page.cssselect("#story-bridge > header h2")] == [bridge.headline]


def test_two_stories_that_continue_one_have_anchors_of_their_own() -> None:
    bridge, storm = make_briefing().summaries
    followed = replace(storm, story=replace(storm.story, continues=bridge.story.id))
    page = parse(replace(make_briefing(), summaries=(bridge, followed)))
    assert [story.get("id") for story in page.cssselect("article")] == ["story-bridge", "story-bridge-2"]


def test_an_anchor_holds_nothing_of_an_id_that_is_not_plain() -> None:
    [story] = parse(make_hostile_briefing()).cssselect("article")
    assert re.fullmatch(r"story-[0-9a-f]{10}", story.get("id"))


def test_a_source_sentence_is_marked_in_its_context() -> None:
    page = parse(make_briefing())
    [source] = page.cssselect("#story-bridge-source-4")
    assert (
        text_of(source.cssselect("mark")[0])
        == "Two workers were slightly hurt when a wire snapped during the inspection."
    )
    quoted = text_of(source.cssselect("blockquote")[0])
    assert "the council said. Two workers" in quoted
    assert quoted.endswith("inspection. ¶ Shop owners on the east bank fear for their trade.")


def test_a_source_leads_into_the_article_at_that_sentence() -> None:
    [link] = parse(make_briefing()).cssselect("#story-bridge-source-4 a.there")
    assert link.get("href").startswith("https://post.example/news/bridge?id=7#:~:text=Two%20workers")
    assert "noopener" in link.get("rel")


def test_a_source_says_which_sentences_it_carries() -> None:
    [back] = parse(make_briefing()).cssselect("#story-bridge-source-4 .back a")
    assert back.get("href") == "#story-bridge-statement-4"


def test_without_the_text_of_a_report_the_context_is_that_of_the_link() -> None:
    briefing = make_briefing()
    bare = replace(
        briefing,
        reports=(),
        summaries=tuple(
            replace(
                summary,
                story=replace(
                    summary.story,
                    reports=tuple(
                        replace(split, report=replace(split.report, text="")) for split in summary.story.reports
                    ),
                ),
            )
            for summary in briefing.summaries
        ),
    )
    [source] = parse(bare).cssselect("#story-bridge-source-4 blockquote")
    assert text_of(source) == (
        "… replaced, the council said. Two workers were slightly hurt when a wire snapped during the inspection. "
        "¶ Shop owners on the east bank …"
    )


def test_a_story_names_its_outlets_once_and_the_copies_as_copies() -> None:
    page = parse(make_briefing())
    assert [text_of(item) for item in page.cssselect("#story-bridge .outlets li")] == [
        "Harbour Post copied by Daily Oak",
        "The Lantern",
        "Tolk Gazette",
    ]


def test_a_quoted_statement_stands_in_quotation_marks_with_its_outlet() -> None:
    [quoted] = parse(make_briefing()).cssselect("li.quoted p")
    assert text_of(quoted).startswith(
        "“‘Nobody could have known,’ Mayor Ida Fenn told the Lantern on Monday evening.” — The Lantern"
    )


def test_differences_and_framing_are_tables_with_headers_and_versions_say_when() -> None:
    differences, framing = parse(make_briefing()).cssselect("#story-bridge .contrasts table")
    assert [text_of(cell) for cell in differences.cssselect("caption, tbody th")] == [
        "How many workers were hurt",
        "Harbour Post9 Mar 2026, 14:05 UTC",
        "The Lantern9 Mar 2026, 19:40 UTC",
    ]
    assert "reckless council has slammed … shut" in text_of(framing)
    assert [cell.get("scope") for cell in framing.cssselect("thead th")] == ["col", "col"]


def coverage_of(briefing: Briefing) -> dict[str, list[str]]:
    """Return for each outlet of the first story what is said of it at each statement."""
    rows = parse(briefing).cssselect("#story-bridge .coverage tbody tr")
    return {
        text_of(row.cssselect("th")[0]): [text_of(cell.cssselect(".unseen")[0]) for cell in row.cssselect("td")]
        for row in rows
    }


def test_the_coverage_says_which_outlet_carries_which_sentence() -> None:
    carries, silent = "carries the sentence", "none of these"
    assert coverage_of(make_briefing()) == {
        "Harbour Post": [carries, carries, silent, carries, silent],
        "The Lantern": ["words the fact differently", silent, carries, carries, silent],
        "Tolk Gazette": [silent, silent, silent, silent, carries],
    }


def test_the_coverage_says_who_contradicts_a_sentence() -> None:
    briefing = make_briefing()
    summary = briefing.summaries[0]
    two, _ = summary.differences[0].versions
    told = replace(summary.statements[3], text="Two workers were slightly hurt.", links=two.links)
    briefing = replace(briefing, summaries=(replace(summary, statements=(told,)),))
    assert coverage_of(briefing) == {
        "Harbour Post": ["carries the sentence"],
        "The Lantern": ["contradicts it"],
        "Tolk Gazette": ["none of these"],
    }


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The bridge was closed on Monday for 9 months, they say.", "has its figures and most of its words"),
        ("The bridge was closed on Monday for 6 months, they say.", "none of these"),
        ("A bridge is to be painted.", "none of these"),
        ("", "none of these"),
    ],
)
def test_the_coverage_says_who_has_a_sentence_much_like_it(sentence: str, said: str) -> None:
    briefing = make_briefing()
    summary = briefing.summaries[0]
    told = replace(summary.statements[0], text="The bridge was closed on Monday for 9 months.")
    post, lantern, _ = summary.story.reports
    lantern = replace(lantern, sentences=(Sentence("lantern-1", 0, 0, len(sentence), sentence),))
    summary = replace(summary, statements=(told,), framing=(), story=replace(summary.story, reports=(post, lantern)))
    assert coverage_of(replace(briefing, summaries=(summary,)))["The Lantern"] == [said]


def test_a_story_of_several_days_has_its_reports_by_day() -> None:
    page = parse(make_briefing())
    days = page.cssselect("#story-bridge .timeline > ol > li")
    assert [text_of(day.cssselect(".day")[0]) for day in days] == ["9 Mar 2026", "10 Mar 2026"]
    assert [text_of(report) for report in days[0].cssselect("ol > li")] == [
        "14:05 Harbour Post Old Ferry Bridge closed after wires break carries sentences 1 2 4",
        "19:40 The Lantern Council slams bridge shut carries sentences 3 4",
    ]


def test_a_story_of_one_day_or_one_outlet_has_no_timeline_or_coverage() -> None:
    briefing = make_briefing()
    summary = briefing.summaries[0]
    one_day = replace(summary, story=replace(summary.story, reports=summary.story.reports[:2]))
    page = parse(replace(briefing, summaries=(one_day, briefing.summaries[1])))
    assert page.cssselect(".timeline") == []
    assert len(page.cssselect("#story-bridge .coverage")) == 1
    assert page.cssselect("#story-earlier .coverage") == []


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_text(text: str) -> None:
    briefing = make_briefing()
    statement = replace(briefing.summaries[0].statements[0], text=text)
    summary = replace(briefing.summaries[0], headline=f"The {text} end", statements=(statement,))
    rendered = render_html(replace(briefing, summaries=(summary,)))
    rendered.encode()
    page = html.document_fromstring(rendered)
    assert len(page.cssselect("script")) == 1
    assert text_of(page.cssselect("h2")[0]) == clean(f"The {text} end")
    assert text_of(page.cssselect(".statements p")[0]) == f"{clean(text)} 1".strip()


def test_what_was_withheld_left_out_and_unusable_is_told_with_its_reason() -> None:
    page = parse(make_briefing())
    assert "12 stands in none of the linked sentences" in text_of(page.cssselect("details.withheld")[0])
    assert [text_of(item) for item in page.cssselect("footer li")] == [
        "Tolk Gazette: Bridge repair to cost millions: an example of something left out",
        "news/broken.bin: this is no text",
    ]


def test_nothing_is_loaded_from_anywhere() -> None:
    page = parse(make_briefing())
    assert page.cssselect("img, iframe, object, embed, script[src], link[rel=stylesheet]") == []
    assert "@import" not in render_html(make_briefing())
    assert "url(" not in render_html(make_briefing())


def test_the_policy_allows_the_page_s_own_style_and_script_by_their_hashes_and_nothing_else() -> None:
    page = parse(make_briefing())
    [policy] = [meta.get("content") for meta in page.cssselect("meta[http-equiv]")]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for element in page.cssselect("style, script"):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert page.cssselect("[style]") == []


def test_hostile_text_is_text() -> None:
    rendered = render_html(make_hostile_briefing())
    page = parse(make_hostile_briefing())
    assert len(page.cssselect("script")) == 1
    assert page.cssselect("[onload], [onerror], [onclick]") == []
    assert not [
        a.get("href") for a in page.cssselect("a") if not a.get("href").startswith(("#", "https://", "http://"))
    ]
    assert text_of(page.cssselect("h2")[0]).startswith("Red <script>alert('x')</script>")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rendered)


@pytest.mark.parametrize("count", [0, 1])
def test_a_page_of_few_stories_has_no_list_of_them(count: int) -> None:
    briefing = make_briefing()
    page = parse(replace(briefing, summaries=briefing.summaries[:count]))
    assert page.cssselect("nav") == []
    assert len(page.cssselect(".story")) == count
    assert len(page.cssselect("main > .nothing")) == 1 - count


def test_a_story_about_which_nothing_holds_says_so() -> None:
    briefing = make_briefing()
    page = parse(replace(briefing, summaries=(replace(briefing.summaries[1], statements=()),)))
    assert text_of(page.cssselect(".story .nothing")[0]) == "Nothing could be said that the reports carry."
