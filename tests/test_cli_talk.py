"""Talk on standard error: progress on a terminal only."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli.talk import Talk
from summarize.types import Problem

from .commandline import write_reports


def on_a_terminal(*arguments: str) -> tuple[str, str]:
    """Run a command whose standard error is a terminal; return standard output and what the terminal got."""
    master, slave = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", *arguments],
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"},
    )
    os.close(slave)
    shown = bytearray()
    # The terminal hangs up (an error on Linux) when the process ends.
    with contextlib.suppress(OSError):
        while piece := os.read(master, 4096):
            shown += piece
    out, _ = process.communicate()
    os.close(master)
    return out, shown.decode()


def test_progress_is_shown_on_a_terminal_and_the_result_stays_clean(tmp_path: Path) -> None:
    write_reports(tmp_path)
    out, shown = on_a_terminal(str(tmp_path))
    assert "Telling" in shown
    # How many of how many, and the time that is left.
    assert re.search(r"\d+/\d+ (\d\d:\d\d|--:--)", re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown))
    assert "\x1b" not in out
    _, shown = on_a_terminal(str(tmp_path), "--quiet")
    assert shown == ""


PROBLEMS = tuple(Problem("ingest", f"\x1b[31mfile{number}", "no\x07 text") for number in range(5))


def test_some_problems_are_named_and_the_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Talk().warn_of(PROBLEMS)
    said = capsys.readouterr().err
    assert said.count("could not be used: file") == 3
    assert "and 2 more; -v names them all" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_all_problems_are_named_to_those_who_ask_and_none_to_the_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    Talk(verbose=1).warn_of(PROBLEMS)
    assert capsys.readouterr().err.count("could not be used: file") == 5
    Talk(quiet=True, verbose=1).warn_of(PROBLEMS)
    assert capsys.readouterr().err == ""
