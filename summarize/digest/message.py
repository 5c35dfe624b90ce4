"""An edition as a message to one recipient: text, HTML, and headers by RFC 5322, 2369, 2919, 3834 and 8058."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy, Policy
from email.utils import format_datetime, parseaddr
from typing import ClassVar, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo

from summarize.render.email import Frame, Parts, TroubleView, render_parts
from summarize.render.interface import ENGLISH, INTERFACES
from summarize.render.letter import MoreView
from summarize.render.plain import shorten
from summarize.text.links import safe_url
from summarize.text.printable import clean

from .types import Edition, EditionKind

#: Characters of a subject; more is cut by whatever lists it.
MOST_SUBJECT = 120

_NOT_ATOM = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Sending:
    """From whom the editions of a digest come, and how one leaves it."""

    #: `Name <address>` or an address.
    sender: str
    #: Takes unsubscriptions by mail; empty for the sender.
    unsubscribe_to: str = ""

    @property
    def address(self) -> Address:
        """The sender."""
        name, address = parseaddr(self.sender)
        return _address(clean(name), address)


@dataclass(frozen=True, slots=True)
class Copy:
    """What is one recipient's own in a message."""

    recipient: str
    message_id: str
    #: Message-ID of the edition before; empty where it did not get one.
    previous_id: str = ""
    #: https address that takes this recipient off at one click; empty where nothing is served.
    one_click: str = ""


class _Listed(UnstructuredHeader, BaseHeader):
    """A header of addresses in angle brackets, folded between them and never within one.

    The library would break a long address into encoded words, which RFC 2369, section 2, leaves no room for.
    """

    max_count: ClassVar[Literal[1]] = 1

    def fold(self, *, policy: Policy) -> str:
        lines = str(self).split(", ")
        return f"{self.name}: " + f",{policy.linesep} ".join(lines) + policy.linesep


class _Verbatim(_Listed):
    """A header that is one word."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def _make_policy() -> EmailPolicy[EmailMessage]:
    headers = HeaderRegistry()
    headers.map_to_type("list-unsubscribe", _Listed)
    for name in ("message-id", "references", "list-id", "list-unsubscribe-post"):
        headers.map_to_type(name, _Verbatim)
    return SMTP.clone(header_factory=headers)


POLICY = _make_policy()


def make_message_id(digest: str, period: str, recipient: str, sender: str) -> str:
    """Return the Message-ID of an edition for a recipient: always the same one, so that a second copy is known as one.

    Args:
        digest: The digest's name.
        period: The key of the edition's period.
        recipient: Their address, which cannot be read from it.
        sender: From whom it comes; its domain makes the identifier unique (RFC 5322, section 3.6.4).
    """
    # The length of each part goes in, so that no two editions are spelt alike.
    parts = "".join(f"{len(part)}:{part}" for part in (digest, period, recipient.lower()))
    mark = hashlib.sha256(parts.encode()).hexdigest()[:24]
    return f"<{_atom(digest)}.{_atom(period)}.{mark}@{_domain(sender)}>"


def make_subject(edition: Edition) -> str:
    """Return what the edition is about."""
    words = INTERFACES.get(edition.language, ENGLISH)
    title = clean(edition.title)
    if edition.kind is EditionKind.FAILED:
        return f"{title}: {words.failed_subject}"
    summaries = edition.briefing.summaries
    if not summaries:
        return f"{title}: {words.quiet_subject}"
    room = MOST_SUBJECT - len(title) - 2
    more = len(summaries) - 1
    tail = words.more[more != 1].format(more) if more else ""
    lead = shorten(clean(summaries[0].headline), max(20, room - len(tail) - 2))
    return f"{title}: {words.subject.format(lead, tail) if tail else lead}"


def render_edition(edition: Edition, *, unsubscribe: str = "", online: str = "") -> Parts:
    """Render both forms of an edition.

    Args:
        edition: What to render.
        unsubscribe: Where its reader leaves; empty for nowhere.
        online: Where it can be read in a browser; empty for nowhere.
    """
    words = INTERFACES.get(edition.language, ENGLISH)
    instead = words.failed if edition.kind is EditionKind.FAILED else words.quiet
    frame = Frame(
        title=edition.title,
        made_at=edition.made_at,
        zone=ZoneInfo(edition.zone),
        language=edition.language,
        instead="" if edition.briefing.summaries else instead,
        headlines=tuple(
            MoreView(clean(headline.title), clean(headline.outlet), safe_url(headline.url), headline.outlets)
            for headline in edition.headlines
        ),
        troubles=tuple(TroubleView(clean(note.title or note.url), note.reason, note.since) for note in edition.notes),
        unsubscribe=unsubscribe,
        online=online,
    )
    return render_parts(edition.briefing, frame)


def write_message(edition: Edition, copy: Copy, sending: Sending, *, online: str = "") -> EmailMessage:
    """Write the message that brings an edition to a recipient; it is the same each time it is written.

    Args:
        edition: What it brings.
        copy: What is the recipient's own.
        sending: From whom it comes.
        online: Where the edition can be read in a browser; empty for nowhere.

    Raises:
        ValueError: An address is none, or has letters outside ASCII before its @.
    """
    sender = sending.address
    by_mail = _mail_unsubscription(edition, sending)
    parts = render_edition(edition, unsubscribe=copy.one_click or by_mail, online=online)
    message = EmailMessage(POLICY)
    message["From"] = sender
    message["To"] = _address("", copy.recipient)
    message["Subject"] = make_subject(edition)
    message["Date"] = format_datetime(edition.made_at.astimezone(ZoneInfo(edition.zone)))
    message["Message-ID"] = copy.message_id
    if copy.previous_id:
        # RFC 5322, section 3.6.4: mail programs show the editions as one thread.
        message["References"] = copy.previous_id
    # RFC 2919, section 2.
    message["List-Id"] = f"<{_atom(edition.digest)}.{sender.domain}>"
    # RFC 2369, section 3.2; the first is preferred.
    ways = [copy.one_click] if copy.one_click.startswith("https://") else []
    message["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in (*ways, by_mail))
    if ways:
        # RFC 8058, section 3.1: nothing else may stand there, and it needs an https address.
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # RFC 3834, section 5: who is away does not answer. `Precedence` is no standard (RFC 2076) and says no more.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(parts.text, cte="quoted-printable")
    message.add_alternative(parts.html, subtype="html", cte="quoted-printable")
    # The boundary is all that would differ from one writing to the next.
    message.set_boundary(f"=_{hashlib.sha256(copy.message_id.encode()).hexdigest()[:40]}")
    return message


def ascii_address(address: str) -> str:
    """Return an address as mail servers are told it.

    Raises:
        ValueError: It is none, or has letters outside ASCII before its @.
    """
    return _address("", address).addr_spec


def as_octets(message: EmailMessage) -> bytes:
    """Return the message as it goes over the wire: ASCII, lines of at most 998 octets, CRLF."""
    return message.as_bytes(policy=POLICY)


def _mail_unsubscription(edition: Edition, sending: Sending) -> str:
    to = sending.unsubscribe_to or sending.address.addr_spec
    # RFC 6068: everything in it that is not plain is percent-encoded.
    return f"mailto:{quote(to, safe='@.+-_')}?subject={quote(f'unsubscribe {edition.digest}')}"


def _address(name: str, address: str) -> Address:
    """Return an address as it may stand in a header.

    Raises:
        ValueError: It may not.
    """
    local, _, domain = address.rpartition("@")
    if not local or not domain:
        raise ValueError(f"{address!r} is no address")
    if not local.isascii():
        raise ValueError(f"{address!r} has letters outside ASCII before its @, which few servers take")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{address!r} has no domain ({error})") from error
    return Address(name, addr_spec=f"{local}@{domain}")


def _domain(sender: str) -> str:
    return Sending(sender).address.domain


def _atom(text: str) -> str:
    return _NOT_ATOM.sub("-", text).strip("-") or "digest"
