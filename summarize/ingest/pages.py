"""HTML pages: the article's text by trafilatura, what is told about it by schema.org and OpenGraph."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, cast
from urllib.parse import urljoin

from .decode import decode_text
from .items import Found, Item, clean_line, clean_url, host_name, make_problem, mend_surrogates
from .markup import join_paragraphs, markup_to_text
from .records import Fields, Record, read_fields
from .times import parse_time

_DECLARED = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PROBE = 4096
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_OUTLET = ("og:site_name", "application-name", "twitter:site", "dc.publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "article:published", "og:updated_time", "article:modified_time",
)  # fmt: skip
#: What closes a sentence.
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|\Z)|[。！？।؟۔]")
#: Characters before it, below which it is a caption or a button.
_SENTENCE = 25
_DENSE_SENTENCE = 10
#: Levels of nesting at which an article is looked for in schema.org data.
_DEPTH = 6


class _Element(Protocol):
    """As much of a parsed page as is looked at."""

    tag: object

    def get(self, name: str, default: str) -> str: ...
    def iter(self, *tags: str) -> Iterator[_Element]: ...
    def itertext(self) -> Iterator[str]: ...


class _Document(Protocol):
    text: str


@dataclass(slots=True)
class _PageMetadata:
    """What a page tells about itself."""

    meta: dict[str, str] = field(default_factory=dict)
    article: Record = field(default_factory=dict)
    canonical: str = ""
    heading: str = ""
    title: str = ""
    language: str = ""
    time: str = ""
    feed: str = ""


def read_page(content: bytes, path: str, *, url: str = "", charset: str = "") -> Found:
    """Read one report from a page.

    Args:
        content: The page.
        path: What to call it.
        url: Where it was fetched; empty for a file.
        charset: As declared by the server.
    """
    match = _DECLARED.search(content, 0, _PROBE)
    source = decode_text(content, declared=charset or (match[1].decode() if match else ""))
    tree = _parse(_DECLARATION.sub("", mend_surrogates(source), count=1))
    if tree is None:
        yield make_problem(path, "not an HTML page")
        return
    told = _read_metadata(tree)
    fields = read_fields(told.article)
    title = fields.title or _first(told.meta, _TITLE) or told.heading or told.title
    text = _read_text(tree, told, title)
    if not text:
        hint = f"; its feed is {clean_url(urljoin(url, told.feed))}" if told.feed and url else ""
        yield make_problem(path, f"no article was found on the page{hint}")
        return
    yield Item(
        text=text,
        title=title,
        outlet=fields.outlet or _first(told.meta, _OUTLET).removeprefix("@"),
        url=_choose_url(url, told, fields),
        published=fields.published or _find_time(told),
        language_hint=fields.language or told.language,
        subject=path,
        path=path,
    )


def _parse(source: str) -> _Element | None:
    from trafilatura import load_html  # noqa: PLC0415 - takes half a second to load

    return cast("_Element | None", load_html(source))


def _read_metadata(tree: _Element) -> _PageMetadata:
    told = _PageMetadata(language=tree.get("lang", ""))
    for element in tree.iter("meta", "link", "script", "title", "h1", "time"):
        match element.tag:
            case "meta":
                name = (element.get("property", "") or element.get("name", "") or element.get("itemprop", "")).lower()
                told.meta.setdefault(name, clean_line(element.get("content", "")))
            case "link" if element.get("rel", "").lower() == "canonical":
                told.canonical = told.canonical or element.get("href", "")
            case "link" if element.get("type", "").lower() in _FEED_TYPES:
                told.feed = told.feed or element.get("href", "")
            case "script" if "ld+json" in element.get("type", "").lower():
                told.article = told.article or _find_article("".join(element.itertext()))
            case "title":
                told.title = told.title or clean_line("".join(element.itertext()))
            case "h1":
                told.heading = told.heading or clean_line("".join(element.itertext()))
            case "time":
                told.time = told.time or element.get("datetime", "")
            case _:
                pass
    return told


def _find_article(source: str) -> Record:
    """Return the first schema.org article in a script; empty when there is none, or the script is broken."""
    try:
        document: object = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return {}
    waiting = deque([(document, _DEPTH)])
    while waiting:
        value, depth = waiting.popleft()
        if isinstance(value, dict):
            if _is_article(value.get("@type")):
                return {
                    str(key): html.unescape(entry) if isinstance(entry, str) else entry for key, entry in value.items()
                }
            if depth:
                waiting.extend((entry, depth - 1) for entry in value.values())
        elif isinstance(value, list) and depth:
            waiting.extend((entry, depth - 1) for entry in value)
    return {}


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in kinds)


def _read_text(tree: _Element, told: _PageMetadata, title: str) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes half a second to load

    document = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    lines = cast("_Document", document).text.split("\n") if document is not None else []
    while lines and clean_line(lines[0]) in {title, told.heading}:
        lines.pop(0)
    text = join_paragraphs(lines)
    if _has_sentence(text):
        return text
    # Where the page is drawn by scripts, search engines are given the text this way.
    declared = told.article.get("articleBody")
    body = markup_to_text(declared) if isinstance(declared, str) else ""
    return body if _has_sentence(body) else ""


def _has_sentence(text: str) -> bool:
    """Tell a text from menus and lists of headlines, which close no sentence."""
    return any(
        _END.search(line, _SENTENCE if line[:_SENTENCE].isascii() else _DENSE_SENTENCE) for line in text.split("\n")
    )


def _find_time(told: _PageMetadata) -> datetime | None:
    candidates = [told.meta[name] for name in _PUBLISHED if name in told.meta]
    return next((moment for words in (*candidates, told.time) if (moment := parse_time(words))), None)


def _choose_url(url: str, told: _PageMetadata, fields: Fields) -> str:
    declared = (told.canonical, fields.url, told.meta.get("og:url", ""))
    named = next((address for words in declared if (address := clean_url(urljoin(url, words)))), "")
    # A page may not pass itself off as another site's.
    return named if named and host_name(named) == host_name(url or named) else clean_url(url)


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")
