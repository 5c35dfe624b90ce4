"""JSON and JSONL: one object per report, under the names that people usually give its fields."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import BinaryIO

from summarize.types import Problem

from .decode import decode_text
from .items import Found, Item, clean_line, clean_url, make_problem, mend_surrogates
from .plain import Head, find_head
from .times import parse_time

Record = Mapping[str, object]

# In the order of trust: where there are several, the first that is not empty is taken.
_TEXT = (
    "text", "body", "articleBody", "article_body", "content", "content_text", "article", "story", "full_text",
    "fulltext", "description", "summary", "excerpt",
)  # fmt: skip
_TITLE = ("title", "headline", "name", "heading", "head")
_OUTLET = ("outlet", "source", "publisher", "site", "site_name", "publication", "newspaper", "outlet_name")
_URL = ("url", "link", "href", "canonical_url", "permalink", "mainEntityOfPage")
_PUBLISHED = (
    "published", "publishedAt", "published_at", "datePublished", "date_published", "pubDate", "pub_date", "date",
    "timestamp", "time", "datetime", "created_at", "published_date", "publish_date",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "inLanguage")
_ID = ("id", "_id", "uid", "guid", "report_id")
_NAME_IN = ("name", "title", "@id", "id", "url")
_LISTS = ("articles", "reports", "items", "documents", "results", "data", "entries", "stories")
_OWN_SCHEMA = "summarize/briefing/"
_CHUNK = 65_536

#: Reads a decoded JSON Feed; a door of its own because its texts are HTML.
ReadFeed = Callable[[dict[str, object]], Found]


@dataclass(frozen=True, slots=True)
class Fields:
    """What is told about a report beside its text."""

    title: str
    outlet: str
    url: str
    published: datetime | None
    language: str
    id: str


def read_fields(record: Record) -> Fields:
    """Read what a record tells about a report, under whichever of the usual names."""
    return Fields(
        title=clean_line(_first_name(record, _TITLE)),
        outlet=clean_line(_first_name(record, _OUTLET)),
        url=next((url for key in _URL if (url := clean_url(_name(record.get(key))))), ""),
        published=next((moment for key in _PUBLISHED if (moment := parse_time(record.get(key)))), None),
        language=_first_name(record, _LANGUAGE),
        id=clean_line(_first_name(record, _ID)),
    )


def read_json(content: bytes, path: str, *, charset: str = "", read_feed: ReadFeed | None = None) -> Found:
    """Read reports from a JSON document: an object, an array, an object with a list of articles, our own briefing."""
    text = decode_text(content, declared=charset)
    try:
        document = _parse(text)
    except ValueError as error:
        if _looks_like_lines(text):
            lines = text.encode(errors="replace").splitlines(keepends=True)
            yield from read_jsonl(lines, path, line_limit=len(content))
        else:
            yield make_problem(path, f"not valid JSON: {error}")
        return
    if isinstance(document, dict) and str(document.get("version", "")).startswith("https://jsonfeed.org/"):
        if read_feed:
            yield from read_feed(document)
        return
    yield from _read_document(document, path)


def read_jsonl(lines: Iterable[bytes], path: str, *, line_limit: int, first: bytes = b"", start: int = 1) -> Found:
    """Read one report per line; a bad line is a problem with its number, and the rest goes on.

    Args:
        lines: Lines, which may come straight from a file or pipe.
        path: What to call the input.
        line_limit: Most bytes per line.
        first: A line that was taken off the front already.
        start: The number of the first line.
    """
    empty = True
    for number, raw in enumerate(chain([first] if first else [], lines), start=start):
        line = raw.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        empty = False
        subject = f"{path}:{number}"
        if len(line) > line_limit:
            yield make_problem(subject, f"the line has more than {line_limit:,} bytes")
            continue
        try:
            record = _parse(_decode_line(line))
        except ValueError as error:
            cut = "" if line.endswith((b"\n", b"\r")) else " (the last line: is the file cut off?)"
            yield make_problem(subject, f"not valid JSON: {error}{cut}")
            continue
        yield _read_record(record, subject, path)
    if empty:
        yield make_problem(path, "empty: no line with a report")


def split_lines(stream: BinaryIO, *, limit: int) -> Iterator[bytes]:
    """Yield the lines of a stream; of a line longer than `limit`, only its first `limit` + 1 bytes are kept."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
            if not line or line.endswith(b"\n"):
                break


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return decode_text(line)


def _parse(text: str) -> object:
    try:
        document: object = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return document


def _looks_like_lines(text: str) -> bool:
    first, newline, rest = text.lstrip().partition("\n")
    return bool(newline and rest.strip()) and first.startswith("{") and first.rstrip().endswith("}")


def _read_document(document: object, path: str) -> Found:
    if isinstance(document, list):
        if not document:
            yield make_problem(path, "empty: the list has no reports")
        for number, record in enumerate(document, start=1):
            yield _read_record(record, f"{path}#{number}", path)
        return
    if not isinstance(document, dict):
        yield make_problem(path, "the JSON is neither an object nor a list of objects")
        return
    nested = next((document[key] for key in _LISTS if _is_list_of_objects(document.get(key))), None)
    if nested is None or _first_text(document):
        if str(document.get("schema", "")).startswith(_OWN_SCHEMA):
            yield make_problem(path, "a briefing without reports")
            return
        yield _read_record(document, path, path)
        return
    own = str(document.get("schema", "")).startswith(_OWN_SCHEMA)
    records = document["reports"] if own and isinstance(document.get("reports"), list) else nested
    for number, record in enumerate(records, start=1):
        where = str(record.get("path") or path) if own and isinstance(record, dict) else path
        yield _read_record(record, f"{path}#{number}", where)


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _read_record(record: object, subject: str, path: str) -> Item | Problem:
    if not isinstance(record, dict):
        return make_problem(subject, "not an object with fields such as title and text")
    text = _first_text(record)
    fields = read_fields(record)
    title = fields.title
    if not text:
        return make_problem(subject, _why_no_text(record, title))
    head = find_head(text)
    if title and head.title != title:
        head = _title_line(text, title)
    return Item(
        text=text,
        title=title or head.title,
        outlet=fields.outlet or head.headers.get("outlet", ""),
        url=fields.url or clean_url(head.headers.get("url", "")),
        published=fields.published or parse_time(head.headers.get("date", "")),
        language=fields.language,
        id=fields.id,
        subject=subject,
        path=path,
        body_start=head.body_start,
    )


def _title_line(text: str, title: str) -> Head:
    """Find where the body begins when the text repeats its title as its first line."""
    start = len(text) - len(text.lstrip())
    line, newline, rest = text[start:].partition("\n")
    if not newline or not rest.strip() or clean_line(line) != title:
        return Head(title, {}, 0)
    return Head(title, {}, len(text) - len(rest.lstrip()))


def _why_no_text(record: Record, title: str) -> str:
    if title:
        return "only a title, no text"
    fields = ", ".join(sorted(map(str, record))[:8])
    return f"no text: none of its fields holds any ({fields})" if fields else "no text: the object is empty"


def _first_text(record: Record) -> str:
    for key in _TEXT:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return mend_surrogates(value)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            joined = "\n\n".join(value)
            if joined.strip():
                return mend_surrogates(joined)
    return ""


def _first_name(record: Record, keys: Iterable[str]) -> str:
    return next((name for key in keys if (name := _name(record.get(key)))), "")


def _name(value: object, depth: int = 3) -> str:
    """Read a string, a number, or an object with a name (`{"id": null, "name": "The Courier"}`)."""
    if depth == 0:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return next((name for key in _NAME_IN if (name := _name(value.get(key), depth - 1))), "")
    if isinstance(value, list) and value:
        return _name(value[0], depth - 1)
    return ""
