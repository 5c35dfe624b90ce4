"""`summarize serve` as a process: where it listens, how it ends, what it says when it cannot."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from summarize.render import render_json

from .briefings import make_briefing
from .commandline import run_apart, run_here

#: Seconds for an answer: the first one loads what it needs, on a machine that may be busy.
PATIENCE = 60.0


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the archive until the block ends; yields the process and the address it says."""
    command = [sys.executable, "-m", "summarize", "serve", *arguments, "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        found = re.search(r"http://\S+/", process.stderr.readline())
        assert found, process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "bridge.json").write_text(render_json(make_briefing()), encoding="utf-8")
    return folder


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT], ids=lambda ending: ending.name)
def test_it_answers_until_it_is_told_to_end_and_ends_well(folder: Path, ending: signal.Signals) -> None:
    with serving(str(folder)) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "Old Ferry Bridge" in httpx2.get(f"{address}briefings/bridge", timeout=PATIENCE).text
        assert httpx2.get(address, headers={"Host": "evil.example"}, timeout=PATIENCE).status_code == 400
        process.send_signal(ending)
        assert process.wait(timeout=30) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_an_answer_under_way_is_finished_first(folder: Path) -> None:
    report = json.loads((folder / "bridge.json").read_text("utf-8"))
    report["stories"] *= 40
    (folder / "bridge.json").write_text(json.dumps(report), encoding="utf-8")
    with serving(str(folder)) as (process, address):
        port = int(address.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET /briefings/bridge HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = connection.recv(100)
            process.send_signal(signal.SIGTERM)
            while more := connection.recv(65536):
                answer += more
        assert answer.rstrip().endswith(b"</html>")
        assert process.wait(timeout=30) == 0


def test_a_port_that_is_taken_is_an_error_with_a_way_out(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = run_here(capsys, "serve", str(folder), "--port", str(port))
    assert ran.status == 1
    assert ran.err.startswith(f"error: cannot serve: 127.0.0.1:{port}: another program listens there")
    assert "--port 0" in ran.err


def test_an_address_of_another_machine_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    ran = run_here(capsys, "serve", str(folder), "--host", "192.0.2.1", "--port", "0")
    assert ran.status == 1
    assert "this machine has no such address" in ran.err


def test_a_folder_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = run_here(capsys, "serve", str(tmp_path / "nowhere"))
    assert ran.status == 1
    assert "no such file or folder" in ran.err


def test_without_folder_and_digest_there_is_nothing_to_show(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_here(capsys, "serve")
    assert ran.status == 2
    assert ran.err == "error: nothing to show\nhint: name a folder with briefings: summarize serve FOLDER\n"


def test_the_editions_of_a_digest_are_shown_where_none_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(
        f'[store]\nurl = "sqlite:///{tmp_path}/digest.db"\n\n[publish]\nbase_url = "https://news.example"\n\n'
        '[[digest]]\nname = "morning"\nfeeds = ["https://example.org/feed.xml"]\n'
    )
    with serving("--file", str(tmp_path / "digest.toml")) as (_, address):
        assert "Nothing is here yet" in httpx2.get(address, timeout=PATIENCE).text
        assert httpx2.get(address, headers={"Host": "news.example"}, timeout=PATIENCE).status_code == 200
        assert httpx2.get(f"{address}unsubscribe?token=x", timeout=PATIENCE).status_code == 400


def test_where_the_extra_is_missing_it_is_named(folder: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None; from summarize.cli.app import run; "
        f"sys.exit(run(['serve', {str(folder)!r}]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == (
        "error: cannot serve: uvicorn: it is not installed\n"
        "hint: install the extra, in a copy of the project by: pip install --editable '.[web]'\n"
    )


def test_asking_for_help_loads_no_server(tmp_path: Path) -> None:
    code = (
        "import sys; from summarize.cli.app import run; run(['serve', '--help']); "
        "print(sorted({'starlette', 'uvicorn', 'sqlalchemy', 'jinja2'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
    assert "127.0.0.1" in run_apart("serve", "--help").out
