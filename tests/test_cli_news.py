"""`summarize news` and `summarize stories`: reports in, the wanted format out."""

from __future__ import annotations

import email
import email.policy
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from summarize.cli.status import exit_status
from summarize.options import Options
from summarize.pipeline import Models
from summarize.render.schema import SCHEMA_FILE
from summarize.types import Finding

from .briefings import make_briefing
from .commandline import BRIDGE, run_apart, run_here, write_reports


@pytest.fixture
def reports(tmp_path: Path) -> str:
    folder = tmp_path / "reports"
    folder.mkdir()
    return str(write_reports(folder))


def test_the_story_is_told_on_standard_output(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    ran = run_here(capsys, reports)
    assert ran.status == 0
    assert "2 outlets: Harbour Post, The Lantern" in ran.out
    assert "Sources\n[1] " in ran.out
    assert ran.err == ""


def test_the_command_s_name_may_be_said(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    assert run_here(capsys, "news", reports).out == run_here(capsys, reports).out


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("out.json", "{"),
        ("out.md", "# "),
        ("out.html", "<!DOCTYPE html>"),
        ("out.eml", "Subject: "),
        ("out.txt", "The "),
        ("out", "The "),
    ],
)
def test_the_ending_of_the_file_says_the_format(
    capsys: pytest.CaptureFixture[str], reports: str, tmp_path: Path, name: str, beginning: str
) -> None:
    ran = run_here(capsys, reports, "-o", str(tmp_path / name))
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("command", "name"),
    [("news", "out.pdf"), ("news", "OUT.DOCX"), ("stories", "out.csv"), ("stories", "out.eml"), ("check", "out.xlsx")],
)
def test_a_file_whose_ending_names_what_is_not_written_is_refused_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, name: str
) -> None:
    ran = run_here(capsys, command, str(tmp_path / "nothing-there"), "-o", str(tmp_path / name))
    assert ran.status == 2
    assert f"cannot write {Path(name).suffix.lower()} files" in ran.err
    assert ".json" in ran.err
    assert not list(tmp_path.iterdir())


def test_a_format_that_is_asked_for_goes_into_a_file_of_any_name(
    capsys: pytest.CaptureFixture[str], reports: str, tmp_path: Path
) -> None:
    assert run_here(capsys, reports, "-f", "json", "-o", str(tmp_path / "out.yaml")).status == 0
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8").startswith("{")


def test_a_format_that_is_asked_for_goes_before_the_ending(
    capsys: pytest.CaptureFixture[str], reports: str, tmp_path: Path
) -> None:
    run_here(capsys, reports, "-f", "markdown", "-o", str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("# ")


def test_json_is_valid_and_its_links_hold(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    value = json.loads(run_here(capsys, reports, "--format", "json").out)
    jsonschema.validate(value, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    texts = {report["id"]: report["text"] for report in value["reports"]}
    links = [link for story in value["stories"] for statement in story["statements"] for link in statement["links"]]
    assert links
    for link in links:
        assert texts[link["report"]][link["start"] : link["end"]] == link["exact"]


def test_texts_can_be_left_out(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    value = json.loads(run_here(capsys, reports, "--format", "json", "--no-text").out)
    assert all("text" not in report for report in value["reports"])


def test_an_email_can_be_read_by_a_mail_program(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    ran = run_here(capsys, reports, "--format", "email", "--now", "2026-03-10T08:00")
    message = email.message_from_string(ran.out, policy=email.policy.default)
    assert message["Date"] == "Tue, 10 Mar 2026 08:00:00 +0000"
    assert message.get_content_type() == "multipart/alternative"


def test_sentences_and_words_are_kept_to(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    one = json.loads(run_here(capsys, reports, "-f", "json", "--sentences", "1").out)
    assert [len(story["statements"]) for story in one["stories"]] == [1]
    short = json.loads(run_here(capsys, reports, "-f", "json", "--words", "20").out)
    told = " ".join(statement["text"] for story in short["stories"] for statement in story["statements"])
    assert 0 < len(told.split()) <= 20


def test_standard_input_is_jsonl() -> None:
    ran = run_apart("-", stdin=json.dumps({"outlet": "Harbour Post", "text": BRIDGE["post.txt"]}) + "\n")
    assert ran.status == 0
    assert "Harbour Post" in ran.out


def test_reports_without_an_outlet_that_contradict_each_other_can_be_told_apart(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, number, who in (("a.txt", "four", "council"), ("b.txt", "five", "mayor")):
        (tmp_path / name).write_text(
            f"A storm closed {number} schools in Orlo on Tuesday, the {who} said. It tore roofs from two of the schools. "
            "Pupils will be taught in the town hall of Orlo until the roofs are mended.\n"
        )
    told = run_here(capsys, str(tmp_path)).out
    differing = told[told.index("Reports differ") : told.index("Sources")]
    assert "the council said — a.txt [" in differing
    assert "the mayor said — b.txt [" in differing


def test_what_could_not_be_used_is_said_on_standard_error_too_when_the_result_is_a_file(
    capsys: pytest.CaptureFixture[str], reports: str, tmp_path: Path
) -> None:
    (Path(reports) / "empty.txt").touch()
    ran = run_here(capsys, reports, "-o", str(tmp_path / "out.json"))
    assert ran.status == 0
    assert ran.err.startswith("warning: could not be used: ")
    assert "empty.txt" in ran.err
    assert run_here(capsys, reports, "-o", str(tmp_path / "out.json"), "--quiet").err == ""


def test_strict_is_3_when_something_could_not_be_used(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    assert run_here(capsys, reports, "--strict").status == 0
    (Path(reports) / "empty.txt").touch()
    assert run_here(capsys, reports, "--strict").status == 3
    assert run_here(capsys, reports).status == 0
    assert run_here(capsys, "stories", reports, "--strict").status == 3


def test_min_reports_leaves_stories_out(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    ran = run_here(capsys, reports, "--min-reports", "3", "--strict")
    assert ran.status == 3
    assert "Left out" in ran.out


def test_the_grouping_alone_is_a_tree_with_a_line_per_report(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    ran = run_here(capsys, "stories", reports)
    assert ran.status == 0
    assert ran.out.startswith(
        "1 story in 2 reports\n\n1. 2 reports, 9 Mar 2026, 14:05–19:40 UTC\n   ├─ Harbour Post (9 Mar 2026, 14:05 UTC): "
    )
    assert "\n   └─ The Lantern (9 Mar 2026, 19:40 UTC): " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_it_says_why_each_report_is_where_it_is(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    lines = run_here(capsys, "stories", reports, "-v").out.splitlines()
    assert lines[4].startswith("   │     founds the story, ")
    assert lines[6].lstrip().startswith("same ")
    assert "founder likeness 0." in " ".join(lines[6:])
    assert "founds the story" not in run_here(capsys, "stories", reports).out
    value = json.loads(run_here(capsys, "stories", reports, "--format", "json").out)
    founder, other = value["stories"][0]["why"]
    assert [founder["report"], other["report"]] == value["stories"][0]["reports"]
    assert founder["founder_likeness"] is None
    assert 0 < other["founder_likeness"] < 1
    assert other["text"].endswith(f"founder likeness {other['founder_likeness']:.2f}")


def test_the_grouping_alone_as_a_table_has_a_row_per_story(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    lines = run_here(capsys, "stories", reports, "--format", "table").out.splitlines()
    assert lines[2].split() == ["reports", "copies", "outlets", "when", "title"]
    assert lines[3].split()[:4] == ["1", "2", "0", "2"]
    assert len(lines) == 4


def test_the_ending_of_the_file_says_how_a_grouping_is_written(
    capsys: pytest.CaptureFixture[str], reports: str, tmp_path: Path
) -> None:
    for name, start in (("s.html", "<!doctype html>"), ("s.json", "{"), ("s.txt", "1 story in 2 reports")):
        assert run_here(capsys, "stories", reports, "-o", str(tmp_path / name)).status == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_copies_stand_below_the_report_they_copy(capsys: pytest.CaptureFixture[str], reports: str) -> None:
    (Path(reports) / "oak.txt").write_text(
        BRIDGE["post.txt"].replace("Harbour Post", "Daily Oak").replace("14:05", "15:00")
    )
    ran = run_here(capsys, "stories", reports)
    assert "\n   │     = Daily Oak (9 Mar 2026, 15:00 UTC): " in ran.out
    value = json.loads(run_here(capsys, "stories", reports, "--format", "json").out)
    assert value["schema"] == "summarize/stories/1"
    assert len(value["stories"][0]["reports"]) == 2
    assert len(value["duplicates"]) == 1
    assert all("text" not in report for report in value["reports"])


def test_terminal_escapes_in_reports_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], reports: str
) -> None:
    evil = Path(reports) / "evil.jsonl"
    evil.write_text(
        json.dumps(
            {
                "title": "\x1b]0;gotcha\x07Evil",
                "outlet": "\x9b2JEvil",
                "text": "A tanker \x1b[31mran aground off Gull Rock\x1b[0m on Sunday, the coast guard said.",
            }
        )
    )
    for kind in ("terminal", "markdown", "html", "json", "email"):
        out = run_here(capsys, reports, "--format", kind).out
        assert "off Gull Rock" in out
        assert not [letter for letter in out if letter not in "\n\xa0" and not letter.isprintable()]
    assert "\x1b" not in run_here(capsys, "stories", reports).out


def open_none(options: Options) -> Models:
    """Return no models, so that everything is quoted."""
    return Models()


def test_a_language_that_the_bundled_writer_does_not_know_is_named(
    capsys: pytest.CaptureFixture[str], reports: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.pipeline.open_models", open_none)
    assert "bundled" not in run_here(capsys, reports, "--writer", "bundled").err
    (Path(reports) / "chinese.txt").write_text("周日，市长在旧港口附近为一座新图书馆揭幕。他说，图书馆藏书四万册。\n")
    assert (
        "the bundled writer knows only English, so what is in zh is quoted"
        in run_here(capsys, reports, "--writer", "bundled").err
    )
    assert "only English" not in run_here(capsys, reports, "--writer", "quote").err


def test_quoting_reports_that_are_plainly_alike_loads_no_model_library(reports: str) -> None:
    code = (
        "import sys; from summarize.cli.app import run; status = run(sys.argv[1:]); "
        "print(status, [name for name in ('torch', 'transformers') if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, reports, "--writer", "quote", "--offline"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Old Ferry Bridge" in ran.stdout
    assert ran.stderr.strip() == "0 []"


def test_the_bundled_writer_needs_no_transformers_which_take_most_of_a_second_to_load(reports: str) -> None:
    code = (
        "import sys; from summarize.cli.app import run; status = run(sys.argv[1:]); "
        "print(status, 'torch' in sys.modules, 'transformers' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, reports], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert ran.stdout.splitlines()[-1] == "0 True False"


def test_the_status_is_computed_from_the_briefing() -> None:
    complete = replace(make_briefing(), problems=(), left_out=())
    assert exit_status(complete, strict=True) == 0
    assert exit_status(make_briefing(), strict=False) == 0
    assert exit_status(replace(complete, problems=make_briefing().problems), strict=True) == 3
    assert exit_status(replace(complete, left_out=make_briefing().left_out), strict=True) == 3
    assert exit_status(replace(complete, summaries=()), strict=True) == 3
    untold = replace(complete.summaries[0], statements=())
    assert exit_status(replace(complete, summaries=(untold,)), strict=True) == 3
    assert exit_status(complete, strict=False, findings=[Finding("name", 0, 1, "")]) == 5
