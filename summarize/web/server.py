"""Serving the application on this machine until it is told to end."""

from __future__ import annotations

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from summarize.errors import ServeError

#: Seconds that an answer under way is given when the end has come. Not measured.
GRACE = 5
_ENDINGS = (signal.SIGINT, signal.SIGTERM)


def run_server(app: Starlette, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C, and let what is under way be finished.

    Args:
        app: The application.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.
        ready: Told the address when it can be opened.

    Raises:
        ServeError: The port is taken, or not ours to take.
    """
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        server_header=False,
        # What is asked for may hold the token of a reader.
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE,
    )
    server = uvicorn.Server(config)
    with _listen(host, port) as listening, _ending_quietly(server):
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        why, hint = str(error), ""
        if number == errno.EADDRINUSE:
            why = "another program listens there, perhaps this one already"
            hint = "name another port with --port, or --port 0 for any that is free"
        elif number in {errno.EACCES, errno.EPERM}:
            why, hint = "this user may not listen there", "ports from 1024 up are free to everybody: --port 8765"
        elif number == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
            why, hint = "this machine has no such address", "leave --host out to be reached from this machine alone"
        raise ServeError("cannot serve", f"{host}:{port}", why, hint=hint) from error


@contextmanager
def _ending_quietly(server: uvicorn.Server) -> Iterator[None]:
    """Take the signals that end the server as what they are: no failure.

    The server looks out for them itself while it runs. They may come before that, and when it has ended, it repeats
    them for whoever had set something for them.
    """

    def end(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, end) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
