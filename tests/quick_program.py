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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
_CLIENT = """\
#!{python} -SE
import json, os, socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect({path!r})
call = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(connection, [len(call).to_bytes(8, "big")], [0, 1, 2])
connection.sendall(call)
status = connection.recv(1)
os._exit(status[0] if status else 70)
"""


@contextmanager
def quick_program(folder: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """Put the small program into a folder, and serve it until the block ends."""
    path = folder / ".socket"
    program = folder / "summarize"
    program.write_text(_CLIENT.format(python=sys.executable, path=str(path)), encoding="utf-8")
    program.chmod(0o755)
    command = [sys.executable, "-m", "tests.quick_program", str(path)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert server.stdout
    try:
        assert server.stdout.readline() == b"ready\n"
        yield program
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def _serve(path: str) -> None:
    # What is to be there before the fork.
    for module in ("summarize.digest.run", "summarize.pipeline", "summarize.render", "summarize.cli.app"):
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
    from summarize.cli import main  # noqa: PLC0415

    size, streams, _, _ = socket.recv_fds(connection, 8, 3)
    call = b""
    while len(call) < int.from_bytes(size, "big"):
        call += connection.recv(65536)
    arguments, folder, environment = json.loads(call)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["summarize", *arguments]
    status = 70
    try:
        main()
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(bytes([status]))
        os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1])
