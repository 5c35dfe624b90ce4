"""Where results go: replaced at once or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli.output import knows_hyperlinks, write_output
from summarize.errors import OutputError

from .commandline import run_apart, run_here, write_reports


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written(tmp_path: Path) -> None:
    write_output("Zoë\n", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "Zoë\n"
    assert left_in(tmp_path) == ["out.txt"]


def test_a_new_file_has_the_usual_permissions_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_output("a", tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    usual.chmod(0o640)
    write_output("b", usual)
    assert stat.S_IMODE(usual.stat().st_mode) == 0o640


def test_what_a_link_points_at_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link, target = tmp_path / "link", tmp_path / "folder" / "target"
    target.write_text("old")
    link.symlink_to(target)
    write_output("new", link)
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_full_device_is_an_error_and_stays_a_device() -> None:
    with pytest.raises(OutputError, match="cannot write: /dev/full: No space left on device"):
        write_output("text", Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_output("through", pipe)
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing/out.txt", "No such file"), ("folder", "Is a directory"), ("file/out.txt", "Not a directory")],
)
def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=why):
        write_output("text", tmp_path / name)
    assert left_in(tmp_path) == ["file", "folder"]


def test_when_the_disk_is_full_the_earlier_file_stays_and_nothing_else(tmp_path: Path) -> None:
    # A limit on the size of files stands for a disk that fills up while it is written to.
    output = tmp_path / "out.txt"
    output.write_text("as it was")
    code = (
        "import resource, sys, pathlib\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from summarize.cli.output import write_output\n"
        "from summarize.errors import OutputError\n"
        "try:\n"
        f"    write_output('x' * 100_000, pathlib.Path({str(output)!r}))\n"
        "except OutputError as error:\n"
        "    print(error.hint)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "make room" in ran.stdout
    assert output.read_text() == "as it was"
    assert left_in(tmp_path) == ["out.txt"]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_output("text", tmp_path / "out.txt")
    assert left_in(tmp_path) == []


def test_a_full_standard_output_is_a_failure_with_a_message(tmp_path: Path) -> None:
    write_reports(tmp_path)
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "summarize", "stories", str(tmp_path)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("error: cannot write: standard output: No space left on device\nhint: ")
    assert "Exception" not in ran.stderr


def test_the_command_fails_where_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(tmp_path)
    ran = run_here(capsys, "stories", str(tmp_path), "-o", str(tmp_path / "none" / "out.txt"))
    assert ran.status == 1
    assert ran.err.startswith("error: cannot write: ")
    assert "hint: make the folder first" in ran.err


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    write_reports(tmp_path)
    ran = run_apart("stories", str(tmp_path), "-o", "-", "-q")
    assert ran.status == 0
    assert ran.out.startswith("1 story in 2 reports")


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "screen-256color", "TERM_PROGRAM": "iTerm.app"}, False),
        ({"TERM": "linux", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
        ({"WT_SESSION": "x"}, True),
        ({"TERM": "alacritty", "TMUX": "/tmp/tmux"}, False),
    ],
)
def test_hyperlinks_are_for_terminals_that_are_known_to_show_them(environment: dict[str, str], *, known: bool) -> None:
    assert knows_hyperlinks(environment) is known
