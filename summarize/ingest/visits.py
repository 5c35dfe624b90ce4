"""One feed, visited again and again: its items as reports, and the pages behind those that are worth it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.errors import SourceError
from summarize.options import IngestOptions
from summarize.types import Fetched, Fetcher, Problem, Report

from .identity import canonical_url, make_reports
from .items import Item
from .kinds import Kind, kind_of_content
from .locate import UrlInput
from .reading import read_fetched
from .sources import complete_item
from .web import fetch_all


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed, as a report."""

    report: Report
    #: What the feed calls it; empty when it calls it nothing, or several by one name.
    guid: str
    #: False for a URL that several items of the feed share: its home page, say.
    url_is_its_own: bool
    #: Digest of what the feed itself says of it.
    stamp: str
    #: It is only the opening of an article.
    teaser: bool
    item: Item


def read_visit(
    fetched: Fetched, url: str, *, options: IngestOptions
) -> tuple[str, tuple[FeedItem, ...], tuple[Problem, ...]]:
    """Return the title of a feed, its items, and what in it is no report.

    Raises:
        SourceError: It is no feed.
    """
    kind = kind_of_content(fetched.content, media_type=fetched.media_type)
    if fetched.content.strip() and kind not in {Kind.FEED, Kind.JSON}:
        why = f"it is no feed but {kind or fetched.media_type or 'of an unknown kind'}"
        raise SourceError("cannot read the feed", url, why, hint="name the feed's own address")
    items: list[Item] = []
    problems: list[Problem] = []
    for held in read_fetched(fetched, url, options):
        if isinstance(held, Item):
            items.append(held)
        elif isinstance(held, Problem):
            problems.append(held)
    if not items and problems and any(problem.subject == url for problem in problems):
        if problems[0].reason == "a feed with no items":
            return "", (), ()
        raise SourceError("cannot read the feed", url, problems[0].reason)
    names = Counter(item.guid for item in items)
    pages = Counter(canonical_url(item.url) for item in items if item.url)
    found = tuple(
        FeedItem(
            report=_make_report(item),
            guid=item.guid if names[item.guid] == 1 else "",
            url_is_its_own=not item.url or pages[canonical_url(item.url)] == 1,
            stamp=_stamp(item),
            teaser=item.teaser,
            item=item,
        )
        for item in items
    )
    return (items[0].outlet if items else ""), found, tuple(problems)


def complete_items(
    items: Sequence[FeedItem], fetcher: Fetcher, *, parallel: int
) -> tuple[tuple[FeedItem, ...], tuple[Problem, ...]]:
    """Fetch the pages behind openings; what cannot be had stays an opening, with the reason."""
    asked = [position for position, item in enumerate(items) if item.teaser and item.url_is_its_own]
    answers = fetch_all(
        [UrlInput(items[position].item.url, trusted=False) for position in asked], fetcher, parallel=parallel
    )
    completed = list(items)
    problems: list[Problem] = []
    for position, answer in zip(asked, answers, strict=True):
        item, *said = complete_item(items[position].item, answer)
        problems.extend(problem for problem in said if isinstance(problem, Problem))
        assert isinstance(item, Item)
        completed[position] = replace(items[position], report=_make_report(item), teaser=item.teaser, item=item)
    return tuple(completed), tuple(problems)


def _make_report(item: Item) -> Report:
    (report,) = make_reports([item], [])
    return report


def _stamp(item: Item) -> str:
    return hashlib.sha256(f"{item.title}\n{item.text}".encode(errors="replace")).hexdigest()
