"""What kind of input something is: by its name, by its declared media type, by how it begins."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from .decode import decode_text, find_mark


class Kind(StrEnum):
    """A kind of input, each with a reader of its own."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON = "JSON"
    JSONL = "JSONL"
    FEED = "feed"
    MAIL = "e-mail"
    OPML = "OPML"


_SUFFIXES = {
    ".txt": Kind.PLAIN,
    ".text": Kind.PLAIN,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".eml": Kind.MAIL,
    ".opml": Kind.OPML,
}
_MEDIA_TYPES = {
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/json": Kind.JSON,
    "application/feed+json": Kind.JSON,
    "application/x-ndjson": Kind.JSONL,
    "application/jsonl": Kind.JSONL,
    "text/x-opml": Kind.OPML,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "message/rfc822": Kind.MAIL,
    "text/plain": Kind.PLAIN,
    "": Kind.PLAIN,
}
# Nothing in it can be matched in two ways, so that no input makes it try them all.
_PROLOG = rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE(?!\s+html)[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*"
_XML_START = re.compile(_PROLOG + rb"<(?:rss|feed|rdf:RDF|atom:feed)\b", re.DOTALL | re.IGNORECASE)
_OPML_START = re.compile(_PROLOG + rb"<opml\b", re.DOTALL | re.IGNORECASE)
_HTML_START = re.compile(_PROLOG + rb"<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)
#: Bytes at the beginning that are looked at.
_PROBE = 4096


def kind_of_name(path: str) -> Kind | None:
    """Tell the kind by the file's name; None when the name does not say."""
    return _SUFFIXES.get(PurePath(path).suffix.lower())


def kind_of_content(content: bytes, *, media_type: str = "") -> Kind | None:
    """Tell the kind by how the content begins, then by the media type; None when nothing reads that type."""
    probe = content[:_PROBE]
    if find_mark(probe) or b"\0" in probe:
        probe = decode_text(probe).encode(errors="replace")
    if _OPML_START.match(probe):
        return Kind.OPML
    if _XML_START.match(probe):
        return Kind.FEED
    if _HTML_START.match(probe):
        return Kind.HTML
    start = probe.lstrip()[:1]
    declared = _MEDIA_TYPES.get(media_type.lower())
    if start in (b"{", b"[") and declared in (Kind.PLAIN, None, Kind.JSON):
        return Kind.JSON
    if declared is None and media_type.endswith("xml"):
        return Kind.FEED
    if declared is None and media_type.endswith("+json"):
        return Kind.JSON
    if declared is None and media_type.startswith("text/"):
        return Kind.PLAIN
    return declared
