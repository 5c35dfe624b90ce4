"""A real mail server on this machine, with the moods that mail servers have."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "postman", "s3cret-Pass/w0rd+"

Mood = Literal["", "hang", "hang up", "hang up before the end"]


@dataclass(slots=True)
class MailServer:
    """A running server, and how it is to behave."""

    port: int = 0
    #: Recipients and messages that were taken, in order.
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    #: Messages whose end was seen, taken or not.
    offered: list[str] = field(default_factory=list)
    #: What is answered to a recipient; empty to take it.
    rcpt: Callable[[str], str] = lambda _: ""
    #: What is answered to a sender, and to a message; empty to take it.
    mail: str = ""
    data: str = ""
    #: What happens when a message was taken and the reply is due.
    mood: Mood = ""
    #: Called before a message is answered.
    before_reply: Callable[[], object] = lambda: None
    #: What is answered to a login; empty to judge it.
    auth: str = ""
    connections: int = 0
    #: Where a certificate is that vouches for the server's.
    ca_file: Path | None = None

    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]


class _Handler:
    def __init__(self, told: MailServer, *, login: bool) -> None:
        self.told = told
        self.login = login

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.login and not session.authenticated:
            return "530 5.7.0 who are you?"
        if self.told.mail:
            return self.told.mail
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.told.rcpt(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.told.offered.extend(envelope.rcpt_tos)
        self.told.before_reply()
        if self.told.data:
            return self.told.data
        self.told.taken.extend((recipient, content) for recipient in envelope.rcpt_tos)
        if self.told.mood == "hang":
            await asyncio.sleep(3600)
        if self.told.mood == "hang up":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 OK"


class _Server(SMTP):
    """Counts connections, and can hang up in the middle of a message."""

    told: MailServer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.told.connections += 1
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.told.mood == "hang up before the end":
            await self.push("354 go on")
            assert isinstance(self.transport, asyncio.WriteTransport)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


@contextmanager
def serve_mail(
    folder: Path,
    *,
    security: Literal["none", "starttls", "tls"] = "none",
    login: bool = False,
    certified: str = "127.0.0.1",
) -> Iterator[MailServer]:
    """Run a server until the block ends.

    Args:
        folder: Where certificates go.
        security: What it speaks.
        login: Whether it wants one.
        certified: For which name it has a certificate.
    """
    told = MailServer()
    context = None
    if security != "none":
        authority = trustme.CA()
        told.ca_file = folder / "authority.pem"
        authority.cert_pem.write_to_path(told.ca_file)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(certified).configure_cert(context)

    def judge(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        if told.auth:
            return AuthResult(success=False, handled=False, message=told.auth)
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    def make() -> SMTP:
        server = _Server(
            _Handler(told, login=login),
            hostname="mail.example",
            loop=loop,
            tls_context=context if security == "starttls" else None,
            require_starttls=security == "starttls",
            authenticator=judge if login else None,
            auth_require_tls=security == "starttls",
            timeout=30,
        )
        server.told = told
        return server

    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(
        loop.create_server(make, "127.0.0.1", 0, ssl=context if security == "tls" else None)
    )
    told.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        asyncio.run_coroutine_threadsafe(_stop(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(listening: asyncio.Server) -> None:
    listening.close()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
