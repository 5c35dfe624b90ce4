"""`kill -9` at every step of a run, then run again: nothing twice, and nothing lost but what nobody can know.

By default a sample of the steps, all of those around the final dot among them; every one with SUMMARIZE_KILL_ALL.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.digest import deliver, mail

from .digests import _empty_store
from .kill_runner import TEXTS, Order, Report
from .mail_server import MailServer, serve_mail

#: Steps between two that are tried, where not all are.
STRIDE = 211
SETTINGS = """
[store]
url = "sqlite:///{folder}/digest.db"
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
from = "news@digest.example"
timeout = 10
[[digest]]
name = "morning"
feeds = {feeds}
recipients = ["ida@example.org", "bo@example.org"]
at = "07:00"
zone = "Europe/Berlin"
"""


class Runner:
    """The process whose children are killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, folder: Path, step: int = 0, *, trace: bool = False) -> Report:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(Order(folder=str(folder), step=step, trace=trace)) + "\n")
        self._process.stdin.flush()
        report: Report = json.loads(self._process.stdout.readline())
        report["steps"] = [(name, line) for name, line in report["steps"]]
        return report


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    command = [sys.executable, "-m", "tests.kill_runner"]
    # A child that is forked has none of the threads with which its parent has computed, and would wait for them.
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield Runner(process)
        assert process.stdin
        process.stdin.close()


def set_up(folder: Path, port: int, store: bytes) -> Path:
    """Write settings, and a store as it is to be found."""
    folder.mkdir()
    feeds = json.dumps([f"https://{host}.example/feed" for host in TEXTS])
    text = SETTINGS.format(folder=folder, port=port, feeds=feeds)
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    (folder / "digest.db").write_bytes(store)
    return folder


def read_states(folder: Path) -> dict[str, str]:
    """Look into the store behind everybody's back: recipient to state."""
    with sqlite3.connect(folder / "digest.db") as connection:
        rows = connection.execute("SELECT recipient, state FROM deliveries").fetchall()
    connection.close()
    return {str(recipient): str(state) for recipient, state in rows}


def every(steps: int, stride: int) -> range:
    """Return steps at which to kill, counted from 1."""
    return range(1, steps + 1) if os.environ.get("SUMMARIZE_KILL_ALL") else range(stride, steps, stride)


def near_the_final_dot(steps: list[tuple[str, int]]) -> list[int]:
    """Return the first of each step around it; all recipients take the same way."""
    near = _lines_of(mail.SmtpMailer._hand_over) | _lines_of(mail.SmtpMailer._hear)
    near |= _lines_of(deliver._Round._commit_in_data) | _lines_of(deliver._Round._settle)
    return sorted(steps.index(step) + 1 for step in set(steps) & near)


def _lines_of(function: object) -> set[tuple[str, int]]:
    code = function.__code__  # type: ignore[attr-defined]
    name = re.sub(r".*/digest/", "", code.co_filename)
    return {(name, line) for _, _, line in code.co_lines() if line}


class Experiment:
    """Kills a run at one step after the other, each time from the same beginning."""

    def __init__(self, folder: Path, server: MailServer, runner: Runner, store: bytes) -> None:
        self.folder = folder
        self.server = server
        self.runner = runner
        self.store = store
        whole = set_up(folder / "whole", server.port, store)
        report = runner.run(whole, trace=True)
        assert report["error"] == ""
        assert Counter(server.recipients()) == {"ida@example.org": 1, "bo@example.org": 1}
        self.steps = report["steps"]
        #: Steps tried, and deliveries that were left unknown.
        self.met = self.unknown = 0

    def kill_at(self, step: int) -> None:
        where = (step, self.steps[step - 1])
        folder = set_up(self.folder / f"step-{step}", self.server.port, self.store)
        before = len(self.server.taken)
        assert self.runner.run(folder, step)["killed"], where
        left = read_states(folder)
        assert self.runner.run(folder)["error"] == "", where
        ends = read_states(folder)
        taken = Counter(self.server.recipients()[before:])
        # One edition, however often it was begun.
        assert set(ends) == {"ida@example.org", "bo@example.org"}, where
        for recipient, end in ends.items():
            if left.get(recipient) == "in_data":
                # The one place: between the final dot and the note of the reply.
                assert (end, taken[recipient] <= 1) == ("unknown", True), where
                self.unknown += 1
            else:
                assert (end, taken[recipient]) == ("sent", 1), where
        self.met += 1


def test_killed_anywhere_a_run_makes_one_edition_and_sends_it_once(tmp_path: Path, runner: Runner) -> None:
    with serve_mail(tmp_path) as server:
        run = Experiment(tmp_path, server, runner, _empty_store())
        assert {name for name, _ in run.steps} >= {"run.py", "making.py", "deliver.py", "mail.py", "store/editions.py"}
        for step in every(len(run.steps), STRIDE):
            run.kill_at(step)
        assert run.met >= 12


def test_killed_while_it_delivers_only_the_final_dot_leaves_it_unknown(tmp_path: Path, runner: Runner) -> None:
    with serve_mail(tmp_path) as server:
        # An edition that is made, and of which nothing is delivered.
        made = set_up(tmp_path / "made", server.port, _empty_store())
        server.mail = "451 4.3.0 later"
        assert runner.run(made)["error"] == ""
        server.mail = ""
        with sqlite3.connect(made / "digest.db") as connection:
            connection.execute("UPDATE deliveries SET state = 'pending', next_try = NULL, error = ''")
        connection.close()
        run = Experiment(tmp_path, server, runner, (made / "digest.db").read_bytes())
        for step in sorted({*every(len(run.steps), STRIDE // 4), *near_the_final_dot(run.steps)}):
            run.kill_at(step)
        # There is such a place, and the loop has met it.
        assert run.unknown >= 3
        assert run.met >= 30


def test_a_run_after_that_changes_nothing(tmp_path: Path, runner: Runner) -> None:
    with serve_mail(tmp_path) as server:
        run = Experiment(tmp_path, server, runner, _empty_store())
        [dot, *_] = near_the_final_dot(run.steps)
        run.kill_at(dot)
        before = (read_states(tmp_path / f"step-{dot}"), len(server.taken))
        for _ in range(2):
            assert runner.run(tmp_path / f"step-{dot}")["error"] == ""
        assert (read_states(tmp_path / f"step-{dot}"), len(server.taken)) == before
