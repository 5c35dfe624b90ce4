"""Plain text, whose first lines may be a title and `Outlet:`, `Date:`, `URL:` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .decode import decode_text
from .items import Found, Item, clean_line, clean_url
from .times import parse_time

#: Longer first lines are leads. Not measured.
TITLE_LIMIT = 150
_HEADER = re.compile(
    r"(?P<key>outlet|source|publisher|date|published|url|link|title|headline|language)"
    r"[ \t]*:[ \t]*(?P<value>\S[^\r\n]*)",
    re.IGNORECASE,
)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_CLOSING = " \t\"'”’»)]"
_FULL_STOPS = (".", "。", "…")
_KEYS = {"source": "outlet", "publisher": "outlet", "published": "date", "link": "url", "headline": "title"}
#: Blank lines and header lines above the body that are looked at.
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the body of a text."""

    title: str
    headers: dict[str, str]
    body_start: int


def read_plain(content: bytes, path: str, *, charset: str = "") -> Found:
    """Read one report from a text file; its text is the file's, unchanged."""
    text = decode_text(content, declared=charset)
    head = find_head(text)
    yield Item(
        text=text,
        title=head.title,
        outlet=head.headers.get("outlet", ""),
        url=clean_url(head.headers.get("url", "")),
        published=parse_time(head.headers.get("date", "")),
        language=head.headers.get("language", ""),
        subject=path,
        path=path,
        body_start=head.body_start,
    )


def find_head(text: str) -> Head:
    """Find the title and header lines above the body.

    The first line is a title only if it is short, has no closing full stop and is followed by a
    blank line (or by header lines): otherwise it is the lead, and belongs to the body.
    """
    headers, position = _take_headers(text, _skip_blank(text, 0))
    position = _skip_blank(text, position)
    line, after = _take_line(text, position)
    following, end = _take_headers(text, _skip_blank(text, after))
    title = headers.get("title", "")
    followed = bool(following) or (bool(line.strip()) and _blank_at(text, after))
    if followed and (is_title(line) and (not title or clean_line(line) == title)):
        title = title or clean_line(line)
        headers = {**following, **headers}
        position = _skip_blank(text, end)
    if not title and not headers:
        return Head("", {}, 0)
    return Head(title, headers, position)


def is_title(line: str) -> bool:
    """Tell a headline from a lead by its length and its last character."""
    line = line.strip()
    return 0 < len(line) <= TITLE_LIMIT and not line.rstrip(_CLOSING).endswith(_FULL_STOPS)


def _take_headers(text: str, position: int) -> tuple[dict[str, str], int]:
    headers: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line, after = _take_line(text, position)
        match = _HEADER.fullmatch(line.strip())
        if not match:
            break
        key = match["key"].lower()
        headers.setdefault(_KEYS.get(key, key), clean_line(match["value"]))
        position = after
    return headers, position


def _take_line(text: str, position: int) -> tuple[str, int]:
    match = _LINE.match(text, position)
    return (match[1], match.end()) if match else ("", len(text))


def _blank_at(text: str, position: int) -> bool:
    if position >= len(text):
        return False
    return not _take_line(text, position)[0].strip()


def _skip_blank(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
