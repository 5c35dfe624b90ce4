"""What the readers of single kinds hand over before it becomes a report, and how its fields are cleaned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from summarize.types import Problem

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\|\Z)|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]", re.DOTALL
)
# Bidirectional overrides and isolates turn a line around for whatever prints next to it.
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PLAIN = re.compile(r"[ -~]+\Z")
_SPACES = re.compile(r"\s+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_AT_END = re.compile(r"(.*\S)\s+[-|–—•·:]\s+(.+)", re.DOTALL)
_AT_START = re.compile(r"(.+?)\s*[|–—•·:]\s+(\S.*)", re.DOTALL)
_NOT_IN_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
# What many sites write as it is, and what could end an attribute or a link where the address is printed.
_TO_ESCAPE = re.compile(r"[ <>\"'\\^`{|}]")


@dataclass(frozen=True, slots=True)
class Item:
    """One text as a reader found it; not yet known whether it is new, wanted or long enough."""

    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: datetime | None = None
    #: As the input says about this very report; empty when it does not.
    language: str = ""
    #: What a feed or page says of itself, often wrongly: for texts too short to tell.
    language_hint: str = ""
    #: As given in the input; empty when none was.
    id: str = ""
    #: Where it was read: a path (with a line where a file holds many), a URL.
    subject: str = ""
    path: str = ""
    body_start: int = 0
    #: What its feed calls it; empty when it calls it nothing.
    guid: str = ""
    #: True for the opening lines that a feed gives in place of the article.
    teaser: bool = False


Found = Iterator[Item | Problem]


def make_problem(subject: str, reason: str) -> Problem:
    """Make a problem of this stage."""
    return Problem("ingest", clean_line(subject), clean_line(reason))


def clean_line(value: str) -> str:
    """Make one printable line: no control characters, no terminal escapes, no runs of white space."""
    if _PLAIN.match(value) and "  " not in value:
        return value.strip()
    value = _CONTROL.sub(" ", _BIDI.sub("", _ESCAPES.sub("", value)))
    return unicodedata.normalize("NFC", mend_surrogates(_SPACES.sub(" ", value).strip()))


def mend_surrogates(value: str) -> str:
    """Replace half characters, which no encoding can write; the length stays the same."""
    return value if value.isascii() else _SURROGATES.sub("\ufffd", value)


def clean_url(value: str) -> str:
    """Keep a web address, without a password in it; anything else (`javascript:`, a bare path) becomes empty."""
    value = _TO_ESCAPE.sub(lambda match: f"%{ord(match[0]):02X}", value.strip())
    if not value[:8].lower().startswith(("http://", "https://")) or _NOT_IN_URL.search(value):
        return ""
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises ValueError where it is not a number
    except ValueError:
        return ""
    if not parts.hostname or "%" in parts.hostname:
        return ""
    if "@" in parts.netloc:
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return value


def host_name(url: str) -> str:
    """Return the host of a cleaned URL without `www.`; empty for an empty URL."""
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.")


def strip_outlet(title: str, outlet: str) -> str:
    """Take the outlet's name off a title ("Mill burns | The Courier"), so that titles can be compared."""
    if not outlet or outlet.lower() not in title.lower():
        return title
    first, name = _cut_last(title)
    if name.lower() == outlet.lower() and first:
        return first
    name, rest = _cut_first(title)
    return rest if name.lower() == outlet.lower() and rest else title


def _cut_last(title: str) -> tuple[str, str]:
    match = _AT_END.fullmatch(title)
    return (match[1], match[2]) if match else (title, "")


def _cut_first(title: str) -> tuple[str, str]:
    match = _AT_START.fullmatch(title)
    return (match[1], match[2]) if match else ("", title)
