"""A briefing as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import BriefingError
from summarize.render import read_briefing, render_json
from summarize.render.schema import SCHEMA_FILE, publish_schema
from summarize.types import Briefing, Difference, Duplicate, MadeWith, SplitReport, Version

from .briefings import link_to, make_briefing, make_hostile_briefing, make_report


def validate(rendered: str) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(rendered)
    )


def test_the_published_schema_is_the_one_that_the_types_make() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == publish_schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(publish_schema()))


@pytest.mark.parametrize("briefing", [make_briefing(), make_hostile_briefing()], ids=["news", "hostile"])
@pytest.mark.parametrize("text", [True, False], ids=["with text", "without text"])
def test_what_is_rendered_is_valid_by_the_published_schema(briefing: Briefing, *, text: bool) -> None:
    validate(render_json(briefing, text=text))


def test_the_schema_refuses_another_version_and_a_missing_field() -> None:
    for spoil in ({"schema": "summarize/briefing/2"}, {"stories": None}):
        value = json.loads(render_json(make_briefing())) | spoil
        with pytest.raises(jsonschema.ValidationError):
            validate(json.dumps(value))


def test_every_link_is_the_text_of_its_report_at_its_offsets() -> None:
    value = json.loads(render_json(make_briefing()))
    texts = {report["id"]: report["text"] for report in value["reports"]}
    links = [link for story in value["stories"] for statement in story["statements"] for link in statement["links"]]
    assert links
    for link in links:
        assert texts[link["report"]][link["start"] : link["end"]] == link["exact"]


def test_a_story_names_its_voices_its_time_and_its_findings() -> None:
    bridge, storm = json.loads(render_json(make_briefing()))["stories"]
    assert bridge["outlets"] == ["Harbour Post", "The Lantern", "Tolk Gazette"]
    assert bridge["first_published"] == "2026-03-09T14:05:00Z"
    assert bridge["last_published"] == "2026-03-10T06:30:00Z"
    assert bridge["statements"][3]["outlets"] == ["Harbour Post", "The Lantern"]
    assert bridge["withheld"][0]["findings"][0]["check"] == "number"
    assert storm["outlets"] == ["storm-1.txt"]
    assert (storm["continues"], storm["first_published"]) == ("s-earlier", None)


def test_a_version_of_reports_without_an_outlet_has_the_names_that_the_story_has() -> None:
    briefing = make_briefing()
    bridge, storm = briefing.summaries
    report = storm.story.reports[0].report
    named = bridge.story.reports[0].report
    links = (link_to(report, "Nobody was inside"), link_to(named, "Two workers"))
    mixed = Difference("who was inside", (Version("nobody", links, ("Harbour Post", "unknown")),))
    both = replace(storm.story, reports=(*storm.story.reports, SplitReport(named, ())))
    told = replace(briefing, summaries=(bridge, replace(storm, story=both, differences=(mixed,))))
    rendered = render_json(told)
    validate(rendered)
    story = json.loads(rendered)["stories"][1]
    assert story["differences"][0]["versions"][0]["outlets"] == ["Harbour Post", "storm-1.txt"]
    assert set(story["outlets"]) == {"Harbour Post", "storm-1.txt"}
    assert render_json(read_briefing(rendered)) == rendered


def test_without_texts_no_text_is_stored() -> None:
    value = json.loads(render_json(make_briefing(), text=False))
    assert all("text" not in report for report in value["reports"])
    assert read_briefing(json.dumps(value)).reports[0].text == ""


@pytest.mark.parametrize("briefing", [make_briefing(), make_hostile_briefing()], ids=["news", "hostile"])
def test_a_briefing_read_back_renders_the_same(briefing: Briefing) -> None:
    rendered = render_json(briefing)
    again = read_briefing(rendered)
    assert render_json(again) == rendered
    assert again.reports == briefing.reports
    assert [summary.statements for summary in again.summaries] == [summary.statements for summary in briefing.summaries]


def test_nothing_in_it_can_steer_a_terminal() -> None:
    rendered = render_json(make_hostile_briefing())
    assert not [letter for letter in rendered if letter != "\n" and not letter.isprintable()]


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_but_lone_surrogates_which_utf_8_cannot_hold(text: str) -> None:
    report = make_report("r", text, text, text)
    briefing = Briefing((), (report,), (), (), (), MadeWith("1", text))
    rendered = render_json(briefing)
    rendered.encode()
    [again] = read_briefing(rendered).reports
    assert len(again.text) == len(text)
    assert [a for a, b in zip(again.text, text, strict=True) if a != b and not "\ud800" <= b <= "\udfff"] == []


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not a briefing"),
        ('{"stories": []}', "not a briefing"),
        ('{"schema": "summarize/briefing/2"}', "schema: "),
        ('{"schema": "summarize/briefing/1"}', "made_with: "),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_briefing_is_refused_with_the_reason(stored: str, why: str) -> None:
    with pytest.raises(BriefingError, match="cannot read the briefing") as caught:
        read_briefing(stored)
    assert why in str(caught.value)


@pytest.mark.parametrize("spoil", ["copy", "story", "link"])
def test_a_reference_to_a_report_that_is_not_there_is_refused(spoil: str) -> None:
    value = json.loads(render_json(make_briefing()))
    if spoil == "copy":
        value["duplicates"][0]["dropped"] = "nowhere"
    elif spoil == "story":
        value["stories"][0]["reports"].append("nowhere")
    else:
        value["stories"][0]["statements"][0]["links"][0]["report"] = "nowhere"
    with pytest.raises(BriefingError, match="nowhere"):
        read_briefing(json.dumps(value))


def test_fields_of_a_later_time_are_passed_over() -> None:
    value = json.loads(render_json(make_briefing())) | {"mood": "sunny"}
    assert read_briefing(json.dumps(value)).reports == make_briefing().reports


def test_a_similarity_just_above_one_is_one() -> None:
    report = make_report("a", "A", "T", "Text.")
    briefing = Briefing((), (report,), (Duplicate(report, "a", 1.0000001),), (), (), MadeWith("1", "quote"))
    validate(render_json(briefing))
