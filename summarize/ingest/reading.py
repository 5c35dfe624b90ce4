"""One input to what it holds: opens files, tells their kind, and calls the reader of that kind."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarize.options import IngestOptions
from summarize.types import Fetched, Problem

from .decode import binary_reason
from .feeds import read_feed, read_json_feed
from .items import Item, make_problem
from .kinds import Kind, kind_of_content, kind_of_name
from .locate import STDIN, Input
from .mail import read_mail
from .opml import list_feeds
from .pages import read_page
from .plain import read_plain
from .records import read_json, read_jsonl, split_lines

#: A list of feeds yields inputs of its own.
Held = Iterator[Item | Problem | Input]


def read_file(path: str, options: IngestOptions) -> Held:
    """Read whatever a file holds."""
    kind = kind_of_name(path)
    try:
        with Path(path).open("rb") as stream:
            if kind is Kind.JSONL:
                yield from _read_lines(stream, path, options)
                return
            limit = options.max_bytes_json if kind is Kind.JSON else options.max_bytes
            content = stream.read(limit + 1)
    except OSError as error:
        yield make_problem(path, f"cannot be read: {error.strerror or error}")
        return
    yield from _read_whole(content, path, options, kind=kind)


def read_stdin(stream: BinaryIO | None, options: IngestOptions) -> Held:
    """Read standard input: JSONL line by line, or one document of another kind."""
    if stream is None:
        yield make_problem(STDIN, "there is no standard input")
        return
    try:
        yield from _read_lines(stream, STDIN, options)
    except OSError as error:
        yield make_problem(STDIN, f"cannot be read: {error.strerror or error}")


def read_fetched(fetched: Fetched, url: str, options: IngestOptions) -> Held:
    """Read what a server sent."""
    kind = kind_of_content(fetched.content, media_type=fetched.media_type)
    if fetched.unchanged:
        yield make_problem(url, "nothing new since it was last asked for")
    elif not fetched.content.strip():
        yield make_problem(url, "empty")
    elif kind is None:
        yield make_problem(url, f"what the server sent, {fetched.media_type}, is not read")
    elif reason := binary_reason(fetched.content):
        yield make_problem(url, reason)
    else:
        yield from _read_kind(kind, fetched.content, url, options, url=fetched.url, charset=fetched.charset)


def _read_lines(stream: BinaryIO, path: str, options: IngestOptions) -> Held:
    """Read JSONL without holding it all; anything else that turns up under its name is read as what it is."""
    lines = split_lines(stream, limit=options.max_bytes)
    skipped = 0
    for first in lines:
        if not first.removeprefix(codecs.BOM_UTF8).strip():
            skipped += 1
            continue
        if first.removeprefix(codecs.BOM_UTF8).startswith(b"{") and first.strip() != b"{":
            yield from read_jsonl(lines, path, first=first, start=skipped + 1, line_limit=options.max_bytes)
        else:
            content = first + stream.read(max(0, options.max_bytes_json + 1 - len(first)))
            yield from _read_whole(content, path, options, kind=None)
        return
    yield make_problem(path, "empty: no line with a report")


def _read_whole(content: bytes, path: str, options: IngestOptions, *, kind: Kind | None) -> Held:
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        yield make_problem(path, "empty")
        return
    if reason := binary_reason(content):
        yield make_problem(path, reason)
        return
    # What is called XML is a feed, a list of feeds or a page; only its beginning tells.
    if kind in (None, Kind.FEED):
        begun = kind_of_content(content)
        kind = kind or Kind.PLAIN if begun in (None, Kind.PLAIN) else begun
    limit = options.max_bytes_json if kind is Kind.JSON else options.max_bytes
    if len(content) > limit:
        yield make_problem(path, f"larger than {limit:,} bytes, the limit for {kind}")
    else:
        yield from _read_kind(kind, content, path, options)


def _read_kind(
    kind: Kind, content: bytes, path: str, options: IngestOptions, *, url: str = "", charset: str = ""
) -> Held:
    match kind:
        case Kind.PLAIN:
            yield from read_plain(content, path, charset=charset)
        case Kind.MARKDOWN:
            from .markdown import read_markdown  # noqa: PLC0415 - its parsers take a third of the time to start

            yield from read_markdown(content, path, charset=charset)
        case Kind.HTML:
            yield from read_page(content, path, url=url, charset=charset)
        case Kind.JSON | Kind.JSONL:

            def read_items(feed: dict[str, object]) -> Iterator[Item | Problem]:
                return read_json_feed(feed, path, url=url, limit=options.max_feed_items)

            yield from read_json(content, path, charset=charset, read_feed=read_items)
        case Kind.FEED:
            yield from read_feed(content, path, url=url, charset=charset, limit=options.max_feed_items)
        case Kind.MAIL:
            yield from read_mail(content, path)
        case Kind.OPML:
            yield from list_feeds(content, path, url=url)
