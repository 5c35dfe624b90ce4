"""E-mail messages (.eml), such as newsletters: the plain part, else the HTML part."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from .decode import decode_text
from .items import Found, Item, clean_line, clean_url, make_problem, mend_surrogates
from .markup import markup_to_text
from .times import parse_time

_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
#: The line that, by convention, opens a signature.
_SIGNATURE = re.compile(r"\n-- \r?\n")
_URL_HEADERS = ("Archived-At", "Content-Location", "X-URL")
_NAMES = ("From", "Subject", "Date", "Received", "Message-ID")


def read_mail(content: bytes, path: str) -> Found:
    """Read one message as one report."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        if not any(name in message for name in _NAMES):
            yield make_problem(path, "not an e-mail message: it has no sender, subject or date")
            return
        item = _read_message(message, path)
    # The parser of the standard library lets these out for headers that are broken in odd ways.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        yield make_problem(path, f"not an e-mail message that can be read: {error}")
        return
    if item.text:
        yield item
    else:
        yield make_problem(path, "only a title, no text" if item.title else "no text")


def _read_message(message: EmailMessage, path: str) -> Item:
    name, address = parseaddr(_header(message, "From"))
    urls = (clean_url(_header(message, header).strip("<>")) for header in _URL_HEADERS)
    return Item(
        text=_read_text(message),
        title=clean_line(_FORWARDED.sub("", _header(message, "Subject"), count=1)),
        outlet=clean_line(name) or address.rpartition("@")[2],
        url=next((url for url in urls if url), ""),
        published=parse_time(_header(message, "Date")),
        language=_header(message, "Content-Language"),
        subject=path,
        path=path,
    )


def _header(message: EmailMessage, name: str) -> str:
    return mend_surrogates(str(message.get(name, ""))).strip()


def _read_text(message: EmailMessage) -> str:
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        payload = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(payload, bytes):
            continue
        decoded = mend_surrogates(decode_text(payload, declared=part.get_content_charset() or ""))
        text = markup_to_text(decoded) if kind == "html" else _SIGNATURE.split(decoded)[0].strip()
        if text:
            return text
    return ""
