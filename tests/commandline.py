"""How tests run the command line, and what they give it to read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from summarize.cli.app import run

BRIDGE = {
    "post.txt": (
        "Outlet: Harbour Post\nDate: 2026-03-09 14:05\nURL: https://post.example/bridge\n\n"
        "The town council of Merrow closed the Old Ferry Bridge on Monday after engineers found broken wires in two of "
        "its main cables. The bridge carries about 14,000 cars a day. It will stay shut for at least six months while "
        "the cables are replaced, the council said. Two workers were slightly hurt when a wire snapped during the "
        "inspection.\n"
    ),
    "lantern.txt": (
        "Outlet: The Lantern\nDate: 2026-03-09 19:40\n\n"
        "The Merrow town council has closed the Old Ferry Bridge after wires in its main cables broke. “Nobody could "
        "have known,” Mayor Ida Fenn told the Lantern on Monday evening. Three workers were hurt when a wire snapped, "
        "the fire service said. The bridge will be closed until autumn.\n"
    ),
}


class Ran(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str


def write_reports(folder: Path) -> Path:
    """Write two reports of one happening."""
    for name, text in BRIDGE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run a command in this process."""
    capsys.readouterr()
    status = run(arguments)
    return Ran(status, *capsys.readouterr())


def run_apart(*arguments: str, stdin: str = "", environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "summarize", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        encoding="utf-8",
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
