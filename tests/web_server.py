"""A real web server on this machine, for tests of what fetches."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from socket import socket

#: A certificate for `localhost` that nobody but itself has signed, with its key.
CERTIFICATE = Path(__file__).parent / "cases" / "localhost.pem"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says at one address."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Writes more after the body, for as long as it likes.
    more: Callable[[BufferedIOBase], None] | None = None


@dataclass(slots=True)
class Site:
    """A running server."""

    port: int
    scheme: str
    answers: dict[str, Answer]
    #: Paths and headers of what was asked for, in order.
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def url(self, path: str, *, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serve(answers: Mapping[str, Answer | bytes], *, tls: bool = False) -> Iterator[Site]:
    """Serve the answers, each at its path, and 404 at every other, until the block ends."""
    site = Site(0, "https" if tls else "http", {})
    for path, answer in answers.items():
        site.answers[path] = answer if isinstance(answer, Answer) else Answer(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path, Answer(b"nothing here", 404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            if answer.more:
                answer.more(self.wfile)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        # A slow answer that was given up is not waited for.
        block_on_close = False

        def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
            """Say nothing when the other side has hung up."""

    server = Server(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
