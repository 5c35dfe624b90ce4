"""The editions as a folder of pages with an index and an Atom feed, for any web server, or none."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from summarize.render.html import open_templates
from summarize.render.interface import ENGLISH, Speaker
from summarize.text.printable import clean

from .files import replace_file
from .message import make_subject, render_edition
from .store import Store
from .types import EditionRecord

ATOM = "http://www.w3.org/2005/Atom"
INDEX = "index.html"
#: Editions in the feed.
MOST_ENTRIES = 30
#: Editions looked through at a time.
_PAGE = 500


def write_archive(folder: Path, store: Store, *, url: str = "") -> None:
    """Write the pages that are missing, the index, and the feed.

    Args:
        folder: Where to; made where there is none.
        store: Whose editions.
        url: Where the folder can be read by others; links are relative without it.

    Raises:
        OutputError: The folder cannot be written.
    """
    records = _all_editions(store)
    base = f"{url.rstrip('/')}/" if url else ""
    subjects: dict[int, str] = {}
    for position, record in enumerate(records):
        page = folder / _page_of(record)
        if position < MOST_ENTRIES or not page.exists():
            edition = store.editions.load(record.id)
            subjects[record.id] = make_subject(edition)
            if not page.exists():
                replace_file(page, render_edition(edition).html)
    replace_file(folder / INDEX, _write_index(records))
    replace_file(folder / "feed.xml", _write_feed(records[:MOST_ENTRIES], subjects, base))


def _all_editions(store: Store) -> tuple[EditionRecord, ...]:
    found: list[EditionRecord] = []
    while page := store.editions.list(limit=_PAGE, offset=len(found)):
        found += page
    return tuple(found)


def _page_of(record: EditionRecord) -> str:
    # A colon is no part of a file's name on every system.
    return f"{record.digest}/{record.period.key.replace(':', '')}.html"


def _write_index(records: Sequence[EditionRecord]) -> str:
    speaker = Speaker(ENGLISH, ZoneInfo("UTC"))
    by_digest: defaultdict[str, list[EditionRecord]] = defaultdict(list)
    for record in records:
        by_digest[record.digest].append(record)
    digests = [
        (
            clean(editions[0].title),
            [
                (_page_of(record), record.period.key.replace("T", " "), clean(record.lead), record.stories)
                for record in editions
            ],
        )
        for editions in by_digest.values()
    ]
    template = open_templates().get_template("editions.html.j2")
    return template.render(digests=digests, count=lambda number: speaker.count(number, ENGLISH.stories))


def _write_feed(records: Sequence[EditionRecord], subjects: dict[int, str], base: str) -> str:
    """Write an Atom feed (RFC 4287)."""
    feed = Element("feed", {"xmlns": ATOM})
    # Section 4.2.6: identifiers that never change.
    SubElement(feed, "id").text = _identify("feed", base)
    SubElement(feed, "title").text = " · ".join(dict.fromkeys(_tell(record.title) for record in records)) or "Digest"
    latest = max((record.made_at for record in records), default=None)
    SubElement(feed, "updated").text = latest.isoformat() if latest else "1970-01-01T00:00:00Z"
    if base:
        SubElement(feed, "link", {"rel": "self", "href": f"{base}feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "href": f"{base}{INDEX}"})
    for record in records:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = _identify(record.digest, record.period.key, record.made_at.isoformat())
        SubElement(entry, "title").text = _tell(subjects[record.id])
        SubElement(entry, "updated").text = record.made_at.isoformat()
        author = SubElement(entry, "author")
        SubElement(author, "name").text = _tell(record.title)
        SubElement(entry, "link", {"rel": "alternate", "href": base + quote(_page_of(record))})
        SubElement(entry, "summary").text = _tell(record.lead) or _tell(subjects[record.id])
    indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _tell(text: str) -> str:
    # XML has no room for these two.
    return clean(text).replace("\ufffe", "").replace("\uffff", "")


def _identify(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("summarize", *parts))).urn
