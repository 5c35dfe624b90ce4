"""What every answer goes through: the name asked for is one of ours, and the browser is told what to refuse."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names by which this machine knows itself.
OWN_NAMES = ("127.0.0.1", "localhost", "::1", "[::1]")

HEADERS = {
    # Scripts and styles come from files of ours alone; no page of another site may hold one of these.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def guards(names: Collection[str]) -> list[Middleware]:
    """Return what stands before the pages.

    Args:
        names: Host names under which the application may be asked; others, as a page elsewhere could make a browser
            send, are turned away.
    """
    return [
        Middleware(_Headers),
        Middleware(TrustedHostMiddleware, allowed_hosts=[*names], www_redirect=False),
    ]


class _Headers:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if message["status"] >= HTTPStatus.BAD_REQUEST or "cache-control" not in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, dress)
