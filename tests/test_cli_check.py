"""`summarize check` and `summarize explain`: stored briefings and anybody's summaries, looked at again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.cli.checking import check_briefing
from summarize.errors import BriefingError
from summarize.render import read_briefing

from .commandline import BRIDGE, Ran, run_apart, run_here, write_reports

Say = Callable[..., Ran]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    return lambda *arguments: run_here(capsys, *map(str, arguments))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return write_reports(folder)


@pytest.fixture
def briefing(say: Say, reports: Path, tmp_path: Path) -> Path:
    path = tmp_path / "briefing.json"
    assert say(reports, "-o", path).status == 0
    return path


def spoil(path: Path, change: Callable[[Any], object]) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def first_statement(value: Any) -> Any:
    return value["stories"][0]["statements"][0]


def test_a_briefing_holds_against_its_own_texts_and_against_the_sources(
    say: Say, briefing: Path, reports: Path
) -> None:
    for arguments in ((briefing,), (briefing, reports)):
        ran = say("check", *arguments)
        assert ran.status == 0
        assert ran.out.endswith(" sentences checked, none with findings\n")


def test_a_number_that_no_source_has_is_found(say: Say, briefing: Path) -> None:
    spoil(briefing, lambda value: first_statement(value).update(text="The bridge carries about 94,000 cars a day."))
    ran = say("check", briefing)
    assert ran.status == 5
    assert "94,000" in ran.out
    assert "found: number: " in ran.out
    assert "1 with findings" in ran.out


def test_a_link_that_is_not_the_text_at_its_offsets_is_found(say: Say, briefing: Path) -> None:
    def move(value: Any) -> None:
        first_statement(value)["links"][0]["start"] += 1

    spoil(briefing, move)
    ran = say("check", briefing)
    assert ran.status == 5
    assert "found: link: report" in ran.out


def test_a_statement_without_a_link_is_found(say: Say, briefing: Path) -> None:
    spoil(briefing, lambda value: first_statement(value).update(links=[]))
    ran = say("check", briefing)
    assert ran.status == 5
    assert "no source sentence is linked" in ran.out


def test_a_stored_text_that_was_changed_is_found(say: Say, briefing: Path) -> None:
    spoil(briefing, lambda value: value["reports"][0].update(text=value["reports"][0]["text"] + " More."))
    ran = say("check", briefing)
    assert ran.status == 5
    assert "its SHA-256 is another" in ran.out


def test_a_source_that_was_changed_since_is_found(say: Say, briefing: Path, reports: Path) -> None:
    for path in reports.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("The ", "This "), encoding="utf-8")
    spoil(briefing, lambda value: [report.pop("text") for report in value["reports"]])
    assert say("check", briefing, reports).status == 5


def test_without_any_text_there_is_nothing_to_check_against(say: Say, briefing: Path, reports: Path) -> None:
    spoil(briefing, lambda value: [report.pop("text") for report in value["reports"]])
    ran = say("check", briefing)
    assert ran.status == 1
    assert "without the texts" in ran.err
    assert "hint: give the sources too" in ran.err
    assert say("check", briefing, reports).status == 0


def test_findings_can_be_had_as_json(say: Say, briefing: Path, tmp_path: Path) -> None:
    spoil(briefing, lambda value: first_statement(value).update(text="The bridge carries about 94,000 cars a day."))
    output = tmp_path / "findings.json"
    assert say("check", briefing, "-o", output).status == 5
    value = json.loads(output.read_text(encoding="utf-8"))
    assert value["schema"] == "summarize/check/1"
    [wrong] = [sentence for sentence in value["sentences"] if sentence["findings"]]
    assert wrong["text"] == "The bridge carries about 94,000 cars a day."
    assert "number" in {finding["check"] for finding in wrong["findings"]}


def test_what_holds_is_told_with_its_source_when_more_is_asked_for(say: Say, briefing: Path) -> None:
    assert "carried by: Harbour Post: “" in say("check", briefing, "-v").out


@pytest.mark.parametrize("name", ["summary.txt", "summary.md"])
def test_anybody_s_summary_is_held_against_the_nearest_sentences(
    say: Say, reports: Path, tmp_path: Path, name: str
) -> None:
    summary = tmp_path / name
    summary.write_text(
        "The Old Ferry Bridge carries about 14,000 cars a day. Three workers were hurt when a wire snapped, the fire "
        "service said. The Old Ferry Bridge carries about 40,000 cars a day.\n"
    )
    ran = say("check", summary, reports)
    assert ran.status == 5
    assert "3. The Old Ferry Bridge carries about 40,000 cars a day." in ran.out
    assert "3 sentences checked, 1 with findings" in ran.out
    assert "nearest: Harbour Post: “The bridge carries about 14,000 cars a day.”" in ran.out


def test_a_summary_may_come_on_standard_input_but_not_together_with_its_sources(reports: Path) -> None:
    ran = run_apart("check", "-", str(reports), stdin="The Old Ferry Bridge carries about 40,000 cars a day.\n")
    assert ran.status == 5
    assert "1 sentence checked, 1 with findings" in ran.out
    ran = run_apart("check", "-", "-", stdin="The bridge is closed.")
    assert ran.status == 2
    assert "give one of them as a file" in ran.err


def test_a_pronoun_is_found_only_where_no_sentence_stands_before_it(say: Say, reports: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text(
        "The bridge carries about 14,000 cars a day. It will stay shut for at least six months, the council said.\n"
    )
    assert say("check", summary, reports).status == 0
    summary.write_text("It will stay shut for at least six months.\n")
    ran = say("check", summary, reports)
    assert ran.status == 5
    assert "pronoun: who or what is 'It'?" in ran.out


def test_a_text_without_sources_is_wrong_usage(say: Say, tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("The bridge is closed.")
    ran = say("check", summary)
    assert ran.status == 2
    assert "its sources must be given" in ran.err


@pytest.mark.parametrize(("content", "why"), [("{}", "not a briefing"), ("{", "not JSON")])
def test_json_that_is_no_briefing_is_refused(say: Say, tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    for command in ("check", "explain"):
        ran = say(command, path)
        assert ran.status == 1
        assert why in ran.err


@pytest.mark.parametrize("command", ["check", "explain"])
def test_a_briefing_that_is_not_there_is_a_failure(say: Say, command: str) -> None:
    ran = say(command, "nowhere.json")
    assert ran.status == 1
    assert ran.err == "error: cannot read: nowhere.json: No such file or directory\n"


def test_a_briefing_of_nothing_needs_no_texts() -> None:
    empty = {
        "schema": "summarize/briefing/1",
        "made_with": {"version": "1", "writer": "quote", "models": {}, "prompts": {}},
        "stories": [],
        "reports": [],
        "duplicates": [],
        "left_out": [],
        "problems": [],
    }
    assert check_briefing(read_briefing(json.dumps(empty)), ()) == ()
    with pytest.raises(BriefingError):
        read_briefing("null")


def test_explain_lists_what_was_told_and_what_was_withheld(say: Say, briefing: Path) -> None:
    add_withheld(briefing)
    ran = say("explain", briefing)
    value = json.loads(briefing.read_text(encoding="utf-8"))
    lines = ran.out.splitlines()
    assert len(lines) == len(value["stories"][0]["statements"]) + len(value["stories"][0]["withheld"])
    assert lines[0].split()[:2] == ["1", value["stories"][0]["statements"][0]["origin"]]
    assert lines[-1].split()[1] == "withheld"


def add_withheld(briefing: Path) -> None:
    def withhold(value: Any) -> None:
        link = first_statement(value)["links"][0]
        source = {key: link[key] for key in ("report", "sentence", "start", "end", "exact")}
        finding = {"check": "number", "start": 4, "end": 6, "message": "12 stands nowhere", "source": None}
        draft = {"text": "All 12 fled.", "writer": "bundled", "findings": [finding], "sources": [source]}
        value["stories"][0]["withheld"].append(draft)

    spoil(briefing, withhold)


def test_explain_says_what_carries_a_statement_and_checks_it_again(say: Say, briefing: Path) -> None:
    ran = say("explain", briefing, 1)
    assert ran.status == 0
    statement = first_statement(json.loads(briefing.read_text(encoding="utf-8")))
    assert statement["text"] in ran.out
    assert f"characters {statement['links'][0]['start']}-{statement['links'][0]['end']}" in ran.out
    assert "Carried by 1 source sentence:" in ran.out
    assert ran.out.endswith("Checked again just now: nothing found.\n")


def test_explain_counts_sentences_from_one_and_the_json_from_zero(say: Say, briefing: Path) -> None:
    def place(value: Any) -> None:
        first_statement(value)["links"][0]["sentence"] = 2

    spoil(briefing, place)
    add_withheld(briefing)
    assert "    sentence 3, characters " in say("explain", briefing, 1).out
    assert "    sentence 3, characters " in say("explain", briefing, len(say("explain", briefing).out.splitlines())).out


@pytest.mark.parametrize("content", ["<!DOCTYPE html>\n<p>A briefing.</p>", "{}"])
def test_explain_of_what_is_no_briefing_says_how_to_make_one(say: Say, tmp_path: Path, content: str) -> None:
    path = tmp_path / "briefing.html"
    path.write_text(content)
    ran = say("explain", path, 2)
    assert ran.status == 1
    assert ran.err.endswith("\nhint: make one with: summarize SOURCE... --format json -o briefing.json\n")


def test_explain_says_what_each_of_several_links_is_needed_for(say: Say, briefing: Path, reports: Path) -> None:
    def join(value: Any) -> None:
        by_outlet = {report["outlet"]: report for report in value["reports"]}
        links = []
        for outlet, exact in (
            ("Harbour Post", "The bridge carries about 14,000 cars a day."),
            ("The Lantern", "The bridge will be closed until autumn."),
        ):
            report = by_outlet[outlet]
            start = report["text"].index(exact)
            links.append(
                {"report": report["id"], "sentence": 1, "start": start, "end": start + len(exact), "exact": exact}
                | {"prefix": "", "suffix": "", "url": ""}
            )
        text = "The bridge, which carries about 14,000 cars a day, will be closed until autumn."
        first_statement(value).update(text=text, origin="written", attribution="", links=links)

    spoil(briefing, join)
    ran = say("explain", briefing, 1)
    assert ran.out.count("needed, for without it: ") == 2
    assert "Written: in the summary's own words" in ran.out


def test_explain_says_why_a_draft_was_withheld(say: Say, briefing: Path) -> None:
    add_withheld(briefing)
    number = len(say("explain", briefing).out.splitlines())
    ran = say("explain", briefing, number)
    assert ran.status == 0
    assert f"Withheld draft {number}" in ran.out
    assert "number: 12 stands nowhere (“12”)" in ran.out
    assert "It was to rest on:" in ran.out


def test_explain_without_texts_says_that_nothing_was_checked(say: Say, briefing: Path) -> None:
    spoil(briefing, lambda value: [report.pop("text") for report in value["reports"]])
    assert "stored without texts" in say("explain", briefing, 1).out


def test_a_number_beyond_the_last_is_wrong_usage(say: Say, briefing: Path) -> None:
    ran = say("explain", briefing, 99)
    assert ran.status == 2
    assert "there is no statement 99" in ran.err
    assert f"hint: see them all: summarize explain {briefing}" in ran.err


def test_nothing_in_a_briefing_can_steer_the_terminal(say: Say, briefing: Path) -> None:
    evil = "\x1b]0;gotcha\x07\x9b2J " + BRIDGE["post.txt"].partition("\n\n")[2][:40]

    def corrupt(value: Any) -> None:
        first_statement(value).update(text=evil, attribution=evil)
        first_statement(value)["links"][0].update(exact=evil, url=evil)
        value["reports"][0].update(outlet=evil, title=evil)

    spoil(briefing, corrupt)
    for arguments in (("check", briefing, "-v"), ("explain", briefing), ("explain", briefing, 1)):
        ran = say(*arguments)
        assert not [letter for letter in ran.out + ran.err if letter != "\n" and not letter.isprintable()]


def test_bullets_and_labels_of_notes_are_no_part_of_what_is_said(say: Say, reports: Path, tmp_path: Path) -> None:
    summary = tmp_path / "notes.txt"
    summary.write_text(
        "What we know\n\nKey facts:\n\n* The bridge carries about 14,000 cars a day.\n\n1. It is made of cheese.\n"
    )
    ran = say("check", summary, reports)
    assert ran.status == 5
    assert "cheese" in ran.out
    assert "2 sentences checked, 1 with findings; 1 label passed over" in ran.out


def test_json_names_the_outlet_behind_each_sentence(say: Say, reports: Path, tmp_path: Path) -> None:
    summary = tmp_path / "notes.txt"
    summary.write_text("The bridge carries about 14,000 cars a day.\n")
    value = json.loads(say("check", summary, reports, "--format", "json").out)
    assert value["sentences"][0]["sources"][0]["outlet"]
