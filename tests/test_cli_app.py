"""The command `summarize` as a whole: its commands, its errors, its exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize import __version__
from summarize.cli.app import run

from .commandline import BRIDGE, Ran, run_apart, run_here, write_reports

HEAVY = {"torch", "transformers", "sklearn", "scipy", "numpy", "nltk", "trafilatura", "pydantic", "jinja2", "httpx2"}


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "--help")
    assert ran.status == 0
    for command in ("news*", "stories", "check", "explain", "digest", "serve", "models"):
        assert f"  {command} " in ran.out


@pytest.mark.parametrize(
    "command", [(), ("news",), ("stories",), ("check",), ("explain",), ("serve",), ("models",), ("models", "fetch")]
)
def test_asking_for_help_imports_nothing_heavy(command: tuple[str, ...]) -> None:
    code = (
        "import sys; from summarize.cli.app import run; "
        f"status = run({[*command, '--help']!r}); "
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("Usage: summarize")
    assert ran.stderr.strip() == "[]"


def test_asking_for_help_takes_little_work() -> None:
    before = os.times()
    run_apart("--help")
    after = os.times()
    # Half a second is promised; time at work is measured, for the machine may be busy with other things.
    assert after.children_user - before.children_user + after.children_system - before.children_system < 0.5


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_here(capsys, "--version").out == f"summarize {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("storys",), "no such command, file or folder: storys", "did you mean 'summarize stories'?"),
        (("chek", "a.json"), "no such command, file or folder: chek", "did you mean 'summarize check'?"),
        (("zzz",), "no such command, file or folder: zzz", "commands: news, stories, check, explain, "),
        (("news", "--sentence", "3", "x"), "no such option: --sentence", "did you mean --sentences?"),
        (("--formt", "json", "x"), "no such option: --formt", "did you mean --format?"),
        (("--versoin",), "no such option: --versoin", "did you mean 'summarize --version'?"),
        (("--hlep",), "no such option: --hlep", "did you mean --help?"),
        (("digest", "--vrsion"), "no such option: --vrsion", "did you mean 'summarize --version'?"),
        (("news", "x", "--format", "pdf"), "invalid value for '-f' / '--format'", "see 'summarize news --help'"),
        (("news", "x", "--sentences", "0"), "invalid value for '-n' / '--sentences'", "see 'summarize news --help'"),
        (("news", "x", "--since", "yesterday"), "'yesterday' is no time", "see 'summarize news --help'"),
        (("news",), "missing argument 'SOURCE...'", "see 'summarize news --help'"),
        (("explain",), "missing argument 'BRIEFING'", "see 'summarize explain --help'"),
        (("-q", "stories", "x"), "no such file or folder: stories", "behind the command: summarize stories [OPTIONS]"),
        (("models", "fech"), "no such command 'fech'", "see 'summarize models --help'"),
    ],
)
def test_wrong_usage_is_2_and_says_what_was_meant(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str, hint: str
) -> None:
    ran = run_here(capsys, *arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert message in ran.err
    assert hint in ran.err


@pytest.mark.parametrize("typed", ["--vrsion", "--versoin", "--verson"])
def test_a_mistyped_option_of_the_whole_is_not_taken_for_one_of_a_command(
    capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    ran = run_here(capsys, typed)
    assert (ran.status, ran.err) == (2, f"error: no such option: {typed}\nhint: did you mean 'summarize --version'?\n")


def test_a_file_that_is_called_like_a_command_is_still_reached(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storys").write_text(BRIDGE["post.txt"])
    assert run_here(capsys, "storys").status == 0


def test_a_source_that_is_not_there_is_a_failure_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "nowhere.txt")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert "nowhere.txt" in ran.err
    assert "\nhint: " in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("loud", [("-vv",), ("-v", "-v"), ("--verbose", "--verbose")])
def test_a_traceback_is_shown_to_those_who_ask(capsys: pytest.CaptureFixture[str], loud: tuple[str, ...]) -> None:
    assert "Traceback" in run_here(capsys, "nowhere.txt", *loud).err


def test_control_characters_in_names_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run_here(capsys, "\x1b]0;gotcha\x07no\x1b[31mwhere.txt", "-vv")
    assert ran.status == 1
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err


def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    write_reports(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "stories", str(tmp_path), "--format", "json", "--text"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert errors == ""


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    output.write_text("as it was")
    # Reading from a pipe that nobody fills keeps it busy until it is interrupted.
    reading, writing = os.pipe()
    # A shell starts what runs in the background deaf to Ctrl-C, and children inherit that.
    deaf = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "news", "-", "-o", str(output)],
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGINT, deaf)
    os.write(writing, json.dumps({"title": "A", "text": BRIDGE["post.txt"]}).encode() + b"\n")
    _wait_until_it_reads(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    os.close(reading)
    os.close(writing)
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "error: interrupted"
    assert output.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir() if path.name not in {"out.json", "home"}] == []


def _wait_until_it_reads(pid: int) -> None:
    """Wait until a process has everything imported: it sleeps in a read of its standard input."""
    begun = time.monotonic()
    while time.monotonic() - begun < 60:
        where = Path(f"/proc/{pid}/syscall")
        try:
            if where.read_text().startswith("0 0x0 "):
                return
        except OSError:
            pass
        time.sleep(0.05)
    # Where the system does not say, it has had the time.


def test_an_unforeseen_error_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("summarize.pipeline.make_briefing", fall_over)
    ran = run_here(capsys, "a.txt")
    assert ran.status == 1
    assert ran.err.startswith("error: this should not have happened: ZeroDivisionError: division by zero\nhint: ")


def test_run_answers_with_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(tmp_path)
    assert run(["stories", str(tmp_path), "--quiet"]) == 0
    assert Ran(0, *capsys.readouterr()).err == ""
