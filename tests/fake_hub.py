"""A hub on this machine that serves models from memory, as far as fetching needs it."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """Where the hub listens, and which files were taken from it."""

    url: str
    taken: list[str] = field(default_factory=list)
    #: Model that nobody may have without an agreement.
    gated: str = ""
    broken: bool = False


@contextmanager
def serve_hub(models: Mapping[str, Mapping[str, bytes]]) -> Iterator[Hub]:
    """Serve models: name to file name to content, all of them at revision `main`."""
    hub = Hub("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer()

        def do_HEAD(self) -> None:
            self._answer()

        def _answer(self) -> None:
            path = unquote(urlsplit(self.path).path)
            if hub.broken:
                self._send(500, b"{}", {})
            elif found := re.fullmatch(r"/api/models/([^/]+/[^/]+?)(?:/(revision|tree)/([^/]+))?", path):
                self._tell(*found.groups())
            elif found := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
                self._give(found[1], found[3])
            else:
                self._refuse("EntryNotFound", 404)

        def _tell(self, name: str, what: str | None, revision: str | None) -> None:
            files = models.get(name)
            if files is None:
                self._refuse("RepoNotFound", 404)
            elif name == hub.gated:
                self._refuse("GatedRepo", 403)
            elif revision not in {None, "main", COMMIT}:
                self._refuse("RevisionNotFound", 404)
            elif what == "tree":
                self._send_json([self._entry(path, content) for path, content in files.items()])
            else:
                self._send_json({"id": name, "sha": COMMIT, "siblings": [{"rfilename": path} for path in files]})

        def _entry(self, path: str, content: bytes) -> dict[str, object]:
            digest = hashlib.sha256(content).hexdigest()
            entry: dict[str, object] = {"type": "file", "path": path, "size": len(content), "oid": digest[:40]}
            if path.endswith((".safetensors", ".bin")):
                entry["lfs"] = {"oid": digest, "size": len(content), "pointerSize": 134}
            return entry

        def _give(self, name: str, path: str) -> None:
            content = models[name].get(path)
            if content is None:
                self._refuse("EntryNotFound", 404)
                return
            if self.command == "GET":
                hub.taken.append(path)
            digest = hashlib.sha256(content).hexdigest()
            etag = digest if path.endswith((".safetensors", ".bin")) else digest[:40]
            self._send(200, content, {"ETag": f'"{etag}"', "X-Repo-Commit": COMMIT})

        def _refuse(self, code: str, status: int) -> None:
            self._send(status, b"{}", {"X-Error-Code": code})

        def _send_json(self, value: object) -> None:
            self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

        def _send(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
