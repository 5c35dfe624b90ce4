"""RSS, Atom and JSON Feed: one report per item."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from .decode import decode_text
from .items import Found, Item, clean_line, clean_url, host_name, make_problem, mend_surrogates
from .markup import markup_to_text
from .times import parse_time

Entry = Mapping[str, object]

_ENCODING = re.compile(rb"<\?xml[^>]{1,200}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PROBE = 1000
_SEPARATORS = re.compile(r"\s+[-|–—•·»>:]+\s+|:\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")
# What blogging software puts below every item.
_ECHO = re.compile(r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}", re.DOTALL)
#: Texts of this many characters are taken for whole articles wherever in the feed they stand. Not measured.
_WHOLE = 1500


@dataclass(frozen=True, slots=True)
class _Source:
    """What all items of a feed share."""

    subject: str
    outlet: str
    base: str
    language: str
    #: Most items taken.
    limit: int


def read_feed(content: bytes, path: str, *, url: str = "", charset: str = "", limit: int) -> Found:
    """Read the items of an RSS or Atom feed.

    Args:
        content: The feed.
        path: What to call it.
        url: Where it was fetched; empty for a file.
        charset: As declared by the server.
        limit: Most items taken.
    """
    match = _ENCODING.search(content, 0, _PROBE)
    text = decode_text(content, declared=charset or (match[1].decode() if match else ""))
    data = _DECLARATION.sub("", mend_surrogates(text), count=1).encode()
    if why := _refuse(data):
        yield make_problem(path, why)
        return
    import feedparser  # noqa: PLC0415 - takes a quarter of a second to load

    # A stream, not bytes, which could be taken for the name of a file; and the encoding that we found.
    parsed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = cast("Sequence[Entry]", parsed.entries)
    if not parsed.version and not entries:
        yield make_problem(path, "not a feed that can be read")
        return
    channel = cast("Entry", parsed.feed)
    home = clean_url(urljoin(url, _words(channel, "link")))
    title = clean_line(html.unescape(_words(channel, "title")))
    source = _Source(path, name_outlet(title, home or url), url or home, _words(channel, "language"), limit)
    yield from _read_entries(entries, source, _read_entry)


def read_json_feed(feed: Entry, path: str, *, url: str = "", limit: int) -> Found:
    """Read the items of a JSON Feed; arguments as for `read_feed`, but already parsed."""
    given = feed.get("items")
    entries = [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []
    home = clean_url(urljoin(url, _words(feed, "home_page_url")))
    title = clean_line(_words(feed, "title"))
    source = _Source(path, name_outlet(title, home or url), url or home, _words(feed, "language"), limit)
    yield from _read_entries(entries, source, _read_json_entry)


def name_outlet(title: str, url: str) -> str:
    """Find the outlet's name in a feed's title: the part that resembles the host name, else the whole.

    "The Courier - World" of courier.example is The Courier, as is "The Courier - Politics".
    """
    parts = [part for part in _SEPARATORS.split(title) if part]
    host = _letters(host_name(url).rpartition(".")[0])
    if len(parts) > 1 and host:
        for part in parts:
            letters = _letters(part).removeprefix("the")
            if len(letters) > 2 and (letters in host or host in letters):
                return part
    return title or host_name(url)


def _refuse(data: bytes) -> str:
    """Say why a document may not be parsed: entities that unfold into gigabytes, or that read files."""
    try:
        defusedxml.ElementTree.fromstring(data)
    except DefusedXmlException:
        return "it declares XML entities, which can hide a bomb or read files, and is refused"
    except (ParseError, ValueError, LookupError):
        # Many feeds are not well-formed; feedparser reads them all the same, hence a test without a parser.
        if b"<!entity" in data.lower():
            return "it declares XML entities, which can hide a bomb or read files, and is refused"
    return ""


def _read_entries(entries: Sequence[Entry], source: _Source, read: _ReadEntry) -> Found:
    if not entries:
        yield make_problem(source.subject, "a feed with no items")
    if len(entries) > source.limit:
        left = len(entries) - source.limit
        yield make_problem(source.subject, f"its last {left:,} items were not read; {source.limit:,} are the limit")
    for number, entry in enumerate(entries[: source.limit], start=1):
        item = read(entry, source, f"{source.subject}#{number}")
        if item.text or item.teaser:
            yield item
        else:
            yield make_problem(
                item.subject, "only a title, no text" if item.title else "an item without title and text"
            )


def _read_entry(entry: Entry, source: _Source, subject: str) -> Item:
    contents = [_words(part, "value") for part in _objects(entry.get("content"))]
    moments = (parse_time(_words(entry, key)) for key in ("published", "created", "updated", "date"))
    origin = entry.get("source")
    return _make_item(
        source,
        subject,
        title=markup_to_text(_words(entry, "title")),
        whole=max(contents, key=len, default=""),
        opening=_words(entry, "summary"),
        link=_words(entry, "feedburner_origlink") or _words(entry, "link"),
        published=next((moment for moment in moments if moment), None),
        outlet=_words(cast("Entry", origin), "title") if isinstance(origin, dict) else "",
        language=_words(entry, "language"),
        guid=_words(entry, "id"),
    )


def _read_json_entry(entry: Entry, source: _Source, subject: str) -> Item:
    # In plain text "<" is a character; in the HTML of the same item it would be a tag.
    plain = html.escape(_words(entry, "content_text"), quote=False)
    moments = (parse_time(entry.get(key)) for key in ("date_published", "date_modified"))
    return _make_item(
        source,
        subject,
        title=_words(entry, "title"),
        whole=_words(entry, "content_html") or plain,
        opening=_words(entry, "summary"),
        link=_words(entry, "url") or _words(entry, "external_url") or _words(entry, "id"),
        published=next((moment for moment in moments if moment), None),
        outlet="",
        language=_words(entry, "language"),
        guid=str(entry.get("id") or ""),
    )


def _make_item(
    source: _Source,
    subject: str,
    *,
    title: str,
    whole: str,
    opening: str,
    link: str,
    published: datetime | None,
    outlet: str,
    language: str,
    guid: str,
) -> Item:
    url = clean_url(urljoin(source.base, link))
    body, teaser = _read_body(whole), _read_body(opening)
    only_opening = len(body) <= len(teaser)
    text = teaser if only_opening else body
    return Item(
        text=text,
        title=clean_line(title),
        outlet=clean_line(outlet) or source.outlet,
        url=url,
        published=published,
        language_hint=language or source.language,
        subject=subject,
        path=source.subject,
        guid=clean_line(guid),
        teaser=bool(url) and only_opening and len(text) < _WHOLE,
    )


def _read_body(fragment: str) -> str:
    text = markup_to_text(fragment)
    opening, _, last = text.rpartition("\n\n")
    return opening if _ECHO.fullmatch(last) else text


def _objects(value: object) -> Iterable[Entry]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else ()


def _words(entry: Entry, key: str) -> str:
    # Asking feedparser's own mapping for what is not there would make it answer with something else, and warn.
    value = dict.get(cast("dict[str, object]", entry), key)
    return value if isinstance(value, str) else ""


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words.lower())


_ReadEntry = Callable[[Entry, _Source, str], Item]
