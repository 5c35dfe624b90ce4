"""The only door to SMTP: one message to one recipient, and an answer that says whether it may be sent again.

What matters is the final dot. Before it nothing was delivered (RFC 5321, section 4.1.1.4), so whatever goes
wrong there may be tried again. Behind it only the server's reply tells, and a lost reply leaves it unknown.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from summarize.errors import MailError
from summarize.text.printable import clean

#: Seconds that a server may take to say whether it has taken a message. RFC 5321, section 4.5.3.2.6, asks for ten
#: minutes, because who gives up sooner sends things twice.
FINAL_REPLY = 600.0
#: Characters kept of what a server says.
MOST_SAID = 300

_LINE_END = re.compile(rb"\r\n|\r|\n")
_ADDRESS = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")
_LEADING_DOT = re.compile(rb"(?m)^\.")


class Outcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    #: Not taken now; nothing was delivered.
    DEFERRED = "deferred"
    #: Not taken, ever; nothing was delivered.
    REFUSED = "refused"
    #: The server may have taken it.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message, and why."""

    outcome: Outcome
    #: What the server said, or what went wrong on the way to it; holds no secret.
    said: str
    #: It is this address that is refused, rather than the message.
    about_address: bool = False
    #: False when the server could not be reached at all, so that others need not be tried.
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message on its way."""

    sender: str
    recipient: str
    content: bytes


class Mailer(Protocol):
    """Messages to wherever they go."""

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Send a message.

        Args:
            envelope: The message.
            before_final_dot: Called when all but the end of it is under way. When it raises, the message is not sent.

        Raises:
            MailError: No message can be sent: the login, the certificate or the sender is refused.
        """


@dataclass(frozen=True, slots=True)
class Server:
    """Who takes the mail."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    #: Certificates (PEM) that are trusted beside the system's.
    ca_file: Path | None = None
    #: Seconds for each step of a conversation but the last.
    timeout: float = 60.0
    final_reply: float = FINAL_REPLY

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class _Refused(Exception):  # noqa: N818  # not an error yet
    """The server answered a command with something else than what was hoped for."""

    def __init__(self, code: int, said: bytes | str) -> None:
        super().__init__(code, said)
        self.code = code
        self.said = said.decode(errors="replace") if isinstance(said, bytes) else said

    @property
    def permanent(self) -> bool:
        return 500 <= self.code < 600


class SmtpMailer:
    """Sends over one connection for as long as it holds, and over a new one when it does not."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say goodbye."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def check(self) -> None:
        """Log in, and leave again.

        Raises:
            MailError: That is not possible.
        """
        try:
            self._connect()
        except (_Refused, OSError, smtplib.SMTPException) as error:
            raise MailError("cannot reach the mail server", str(self._server), self._tell(error)) from error
        self.close()

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Send a message; see `Mailer.send`."""
        for address in (envelope.sender, envelope.recipient):
            if not _ADDRESS.fullmatch(address):
                raise ValueError(f"{address!r} is no address that a command may hold")
        try:
            smtp = self._connect()
        except (_Refused, OSError, smtplib.SMTPException) as error:
            return Answer(Outcome.DEFERRED, self._tell(error), reached=False)
        try:
            self._begin(smtp, envelope)
        except _Refused as error:
            self._reset(smtp)
            if error.permanent:
                return Answer(Outcome.REFUSED, self._tell(error), about_address=True)
            return Answer(Outcome.DEFERRED, self._tell(error))
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(Outcome.DEFERRED, self._tell(error))
        return self._hand_over(smtp, envelope.content, before_final_dot)

    def _connect(self) -> smtplib.SMTP:
        """Return a connection that works and is logged in."""
        if self._smtp:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                if self._smtp.noop()[0] == 250:
                    return self._smtp
            # It was closed while nobody looked: nothing was under way.
            self._drop()
        server = self._server
        if not (server.username + server.password).isascii():
            raise MailError("cannot log in", str(server), "the user name or password has characters outside ASCII")
        context = _trust(server.ca_file) if server.security != "none" else None
        smtp: smtplib.SMTP | None = None
        try:
            if server.security == "tls":
                smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
            else:
                smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
            _expect(smtp.ehlo(), 250)
            if server.security == "starttls":
                smtp.starttls(context=context)
                _expect(smtp.ehlo(), 250)
            if server.username:
                smtp.login(server.username, server.password)
        except BaseException as error:
            if smtp:
                smtp.close()
            self._give_up_on(error)
            raise
        self._smtp = smtp
        return smtp

    def _give_up_on(self, error: BaseException) -> None:
        """Raise where trying again cannot help."""
        hint = ""
        if isinstance(error, ssl.SSLCertVerificationError):
            why, hint = error.verify_message, "a certificate of your own is trusted with ca_file in [smtp]"
        elif isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
            why, hint = self._tell(error), "look at username and password_from in [smtp]"
        elif isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600:
            why = self._tell(error)
        elif isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
            why, hint = (
                self._tell(error),
                'look at security in [smtp]: "tls" is usual with port 465, "starttls" with 587',
            )
        else:
            return
        raise MailError("the mail server cannot be used", str(self._server), why, hint=hint) from error

    def _begin(self, smtp: smtplib.SMTP, envelope: Envelope) -> None:
        """Say from whom and to whom."""
        options = [f"size={len(envelope.content)}"] if smtp.has_extn("size") else []
        try:
            _expect(smtp.mail(envelope.sender, options), 250)
        except _Refused as error:
            if error.permanent and error.code != 552:
                # It would say so of every message.
                self._drop()
                hint = "look at from, username and security in [smtp]"
                raise MailError(
                    "the mail server refuses the sender", envelope.sender, self._tell(error), hint=hint
                ) from error
            raise
        _expect(smtp.rcpt(envelope.recipient), 250, 251)

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes, before_final_dot: Callable[[], None]) -> Answer:
        """Send the message itself; smtplib's own way of it tells nobody when the final dot is due."""
        try:
            _expect(smtp.docmd("DATA"), 354)
            smtp.send(_stuff(content))
        except _Refused as error:
            self._reset(smtp)
            return Answer(Outcome.REFUSED if error.permanent else Outcome.DEFERRED, self._tell(error))
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(Outcome.DEFERRED, self._tell(error))
        try:
            before_final_dot()
        except BaseException:
            # Without the dot the server must not deliver.
            self._drop()
            raise
        try:
            smtp.send(b".\r\n")
        except (OSError, smtplib.SMTPException) as error:
            # The three octets were not all taken, so the server has not seen the end.
            self._drop()
            return Answer(Outcome.DEFERRED, self._tell(error))
        return self._hear(smtp)

    def _hear(self, smtp: smtplib.SMTP) -> Answer:
        """Return what the server says to the whole message."""
        try:
            if smtp.sock:
                smtp.sock.settimeout(self._server.final_reply)
            code, said = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(self._server.timeout)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(Outcome.UNKNOWN, f"no reply to the message: {self._tell(error)}")
        answer = self._tell(_Refused(code, said))
        if 200 <= code < 300:
            return Answer(Outcome.SENT, answer)
        if 400 <= code < 600:
            return Answer(Outcome.REFUSED if code >= 500 else Outcome.DEFERRED, answer)
        self._drop()
        return Answer(Outcome.UNKNOWN, f"a reply that makes no sense: {answer}")

    def _reset(self, smtp: smtplib.SMTP) -> None:
        try:
            _expect(smtp.rset(), 250)
        except (_Refused, OSError, smtplib.SMTPException):
            self._drop()

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp:
            smtp.close()

    def _tell(self, error: BaseException) -> str:
        """Return what went wrong, without secrets that a server may have repeated."""
        if isinstance(error, _Refused):
            told = f"{error.code} {error.said}"
        elif isinstance(error, smtplib.SMTPResponseException):
            said = error.smtp_error
            told = f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
        elif isinstance(error, TimeoutError):
            told = "it took too long"
        elif isinstance(error, OSError):
            told = error.strerror or str(error) or type(error).__name__
        else:
            told = str(error)
        return _hide(clean(told), self._server)[:MOST_SAID]


def _trust(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise MailError("cannot read the certificates", str(ca_file), str(error)) from error
    return context


def _expect(reply: tuple[int, bytes], *codes: int) -> None:
    if reply[0] not in codes:
        raise _Refused(*reply)


def _stuff(content: bytes) -> bytes:
    """Return a message as it goes over the wire but for the final dot (RFC 5321, section 4.5.2)."""
    lines = _LINE_END.sub(b"\r\n", content)
    return _LEADING_DOT.sub(b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")


def _hide(text: str, server: Server) -> str:
    secret, user = server.password, server.username
    if not secret:
        return text
    forms = [secret, clean(secret)]
    forms += [
        base64.b64encode(form.encode()).decode()
        for form in (secret, f"\0{user}\0{secret}", f"{user}\0{user}\0{secret}")
    ]
    for form in sorted(forms, key=len, reverse=True):
        if form:
            text = text.replace(form, "***")
    return text
