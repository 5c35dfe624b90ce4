"""The program `summarize` for tests that run it many times: imported once, forked for each call.

A small program on the path hands its arguments, folder, environment and streams over a socket, and ends as the fork
does. What is run is `summarize.cli.main` in a process of its own, as always; only the imports were done before.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: The program, and Python for what imports it (`quick-python -c TEXT`).
SUMMARIZE, PYTHON = "summarize", "quick-python"
#: What is to be there before the fork: code alone, the weights are read by every call.
_IMPORTED = (
    "summarize.digest.run",
    "summarize.pipeline",
    "summarize.render",
    "summarize.cli.app",
    "summarize.models.encoder_network",
    "summarize.models.salience_network",
    "spacy",
)
_CLIENT = """\
#!{python} -SE
import json, os, socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect({path!r})
call = json.dumps([{name!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(connection, [len(call).to_bytes(8, "big")], [0, 1, 2])
connection.sendall(call)
status = connection.recv(1)
os._exit(status[0] if status else 70)
"""


@contextmanager
def quick_program(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """Put the small programs into a folder, and serve them until the block ends.

    Args:
        folder: Where they are to lie.
        environment: What the imports see; a call sees that of whoever calls.
    """
    path = folder / ".socket"
    for name in (SUMMARIZE, PYTHON):
        program = folder / name
        program.write_text(_CLIENT.format(python=sys.executable, path=str(path), name=name), encoding="utf-8")
        program.chmod(0o755)
    command = [sys.executable, "-m", "tests.quick_program", str(path)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert server.stdout
    try:
        assert server.stdout.readline() == b"ready\n"
        yield
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def _serve(path: str) -> None:
    for module in _IMPORTED:
        import_module(module)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    os.write(1, b"ready\n")
    while True:
        connection, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            _run(connection)
        connection.close()
        # Those that have ended.
        while True:
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                break


def _run(connection: socket.socket) -> None:
    """Be the program, in a process of its own."""
    size, streams, _, _ = socket.recv_fds(connection, 8, 3)
    call = b""
    while len(call) < int.from_bytes(size, "big"):
        call += connection.recv(65536)
    name, arguments, folder, environment = json.loads(call)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    status = 70
    try:
        status = _be(name, arguments)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(bytes([status]))
        os._exit(status)


def _be(name: str, arguments: list[str]) -> int:
    """Do what a program of that name does, and return its status."""
    from summarize.cli import main  # noqa: PLC0415

    # What Python leaves of "-c" and its text.
    sys.argv = [SUMMARIZE, *arguments] if name == SUMMARIZE else ["-c", *arguments[2:]]
    try:
        if name == SUMMARIZE:
            main()
        else:
            sys.path.insert(0, "")
            exec(arguments[1], {"__name__": "__main__"})
    except SystemExit as ending:
        if ending.code is None or isinstance(ending.code, int):
            return ending.code or 0
        sys.stderr.write(f"{ending.code}\n")
        return 1
    except BaseException:  # noqa: BLE001 - what Python does with one that nobody caught
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve(sys.argv[1])
