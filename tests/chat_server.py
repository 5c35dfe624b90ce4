"""A real HTTP server on this machine that speaks the chat completions protocol, or fails to in chosen ways."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    """A request that arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]


@dataclass
class Reply:
    """What is sent back."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Keep the connection open and send nothing more.
    hang: bool = False
    #: Send the body byte by byte until nobody reads on.
    drip: bool = False


def completion(*texts: str | None, finish: str = "stop") -> Reply:
    """Return a chat completion."""
    choices = [
        {"index": place, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
        for place, text in enumerate(texts)
    ]
    return Reply(json.dumps({"object": "chat.completion", "choices": choices}).encode())


def failure(status: int, message: str = "", **details: object) -> Reply:
    """Return an error in OpenAI's form."""
    return Reply(json.dumps({"error": {"message": message, **details}}).encode(), status)


@dataclass
class ChatServer:
    """Where the server listens, and what it was asked."""

    url: str
    asked: list[Asked]

    @property
    def bodies(self) -> list[dict[str, object]]:
        """Return what was sent to it."""
        return [each.body for each in self.asked]


@contextmanager
def serve(reply: Callable[[Asked], Reply]) -> Iterator[ChatServer]:
    """Run a server that gives everybody what `reply` returns."""
    asked: list[Asked] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: dict[str, object]) -> None:
            request = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            asked.append(request)
            self._send(reply(request))

        def _send(self, found: Reply) -> None:
            if found.hang:
                over.wait()
                self.close_connection = True
                return
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in found.headers:
                self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            if not found.drip:
                self.wfile.write(found.body)
                return
            try:
                for byte in found.body:
                    self.wfile.write(bytes([byte]))
                    if over.wait(0.02):
                        break
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield ChatServer(f"http://127.0.0.1:{server.server_address[1]}/v1", asked)
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
