"""Reports in the store, and which of those in a feed it has already.

A report is known by its page (canonical URL); else by what its feed calls it, if its title or text is the same too,
for feeds give names twice; else by its text, if the outlet is the same too, for another outlet's copy is a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Row, func, insert, select, tuple_, update

from summarize.digest.types import FoundReport, KeptReport
from summarize.ingest.identity import canonical_url
from summarize.types import Report

from .database import Database
from .tables import report_feeds, reports

T = TypeVar("T")

#: Values in one question: SQLite takes 32,766.
_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the reports of a visit, by their ids in the store."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: int = 0


class ReportRows:
    """The reports that feeds brought."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def wanted(self, found: Sequence[FoundReport], *, tries: int) -> tuple[FoundReport, ...]:
        """Return those that are new or that their feed words anew, so that only their pages are fetched.

        Args:
            found: What a feed holds.
            tries: Visits on which the page behind an opening is asked for.
        """
        with self._database.reading() as connection:
            known = _Known(connection, found)
            return tuple(one for one in found if not known.has_as_it_is(one, tries))

    def keep(self, found: Sequence[FoundReport], now: datetime) -> Kept:
        """Take reports in; one that is known gets its new text, and keeps its id."""
        new, changed, same = [], [], 0
        with self._database.writing() as connection:
            known = _Known(connection, found)
            for one in found:
                row = known.find(one)
                if row is None:
                    report_id = known.free_id(one.report.id)
                    new.append(report_id)
                    _insert(connection, report_id, one, now)
                else:
                    report_id = row.id
                    if _is_better(one, row):
                        changed.append(report_id)
                    else:
                        same += 1
                    _refresh(connection, row, one, now)
                _name(connection, report_id, one, known)
                known.note(connection, report_id, one)
        return Kept(tuple(new), tuple(dict.fromkeys(changed)), same)

    def of_feeds(self, feeds: Iterable[str], *, since: datetime) -> tuple[KeptReport, ...]:
        """Return the reports of some feeds that were published, or came in, since then; the earliest first."""
        of_them = select(report_feeds.c.report).where(report_feeds.c.feed.in_(set(feeds)))
        query = select(reports).where(
            reports.c.id.in_(of_them),
            # Nothing comes in before it is published, whatever a feed in the future says; and this has an index.
            reports.c.changed >= since,
            func.coalesce(reports.c.published, reports.c.first_seen) >= since,
        )
        with self._database.reading() as connection:
            return _read_all(connection.execute(query))

    def by_ids(self, ids: Iterable[str]) -> tuple[KeptReport, ...]:
        """Return reports by their ids; those that are gone are left out."""
        with self._database.reading() as connection:
            rows = [
                row
                for chunk in _chunks(sorted(set(ids)))
                for row in connection.execute(select(reports).where(reports.c.id.in_(chunk)))
            ]
        return _read_all(rows)

    def count(self) -> int:
        """Return how many there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(reports)).scalar_one()


class _Known:
    """The rows that reports of one visit may be, fetched together."""

    def __init__(self, connection: Connection, found: Sequence[FoundReport]) -> None:
        pages = {page for one in found if (page := _page(one))}
        names = {(one.feed, one.guid) for one in found if one.guid}
        texts = {one.report.sha256 for one in found}
        self._rows: dict[str, Row[tuple[object, ...]]] = {}
        self._by_page: dict[str, str] = {}
        self._by_text: dict[tuple[str, str], str] = {}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        self.stamps: dict[tuple[str, str], str] = {}
        for chunk in _chunks(sorted(pages)):
            self._take(connection.execute(select(reports).where(reports.c.page.in_(chunk))))
        for chunk in _chunks(sorted(texts)):
            self._take(connection.execute(select(reports).where(reports.c.sha256.in_(chunk))))
        for pairs in _chunks(sorted(names)):
            key = tuple_(report_feeds.c.feed, report_feeds.c.guid)
            links = select(report_feeds.c.report, report_feeds.c.feed, report_feeds.c.guid).where(key.in_(pairs))
            for report, feed, guid in connection.execute(links):
                self._by_name.setdefault((feed, guid), []).append(report)
        missing = {report for held in self._by_name.values() for report in held} - self._rows.keys()
        for chunk in _chunks(sorted(missing)):
            self._take(connection.execute(select(reports).where(reports.c.id.in_(chunk))))
        for chunk in _chunks(sorted(self._rows)):
            stamps = select(report_feeds).where(report_feeds.c.report.in_(chunk))
            self.stamps.update({(row.report, row.feed): row.stamp for row in connection.execute(stamps)})
        self._taken: set[str] = set(self._rows)
        for chunk in _chunks(sorted({one.report.id for one in found})):
            self._taken.update(connection.execute(select(reports.c.id).where(reports.c.id.in_(chunk))).scalars())

    def find(self, one: FoundReport) -> Row[tuple[object, ...]] | None:
        report = one.report
        if (page := _page(one)) and page in self._by_page:
            return self._rows[self._by_page[page]]
        for name in self._by_name.get((one.feed, one.guid), ()) if one.guid else ():
            row = self._rows[name]
            if row.sha256 == report.sha256 or row.title.casefold() == report.title.casefold() != "":
                return row
        held = self._by_text.get((report.outlet, report.sha256))
        # Two pages with the same text, both known by their own address, stay two: a live ticker's entries, say.
        return self._rows[held] if held else None

    def has_as_it_is(self, one: FoundReport, tries: int) -> bool:
        row = self.find(one)
        return (
            row is not None
            and self.stamps.get((row.id, one.feed)) == one.stamp
            and not (one.teaser and 0 < row.openings < tries)
        )

    def free_id(self, wanted: str) -> str:
        """Return an id that no other report has: two feeds may give the same."""
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        return name

    def note(self, connection: Connection, report_id: str, one: FoundReport) -> None:
        """Know a report that was just written, for the rest of the visit."""
        self._take(connection.execute(select(reports).where(reports.c.id == report_id)))
        if one.guid:
            self._by_name.setdefault((one.feed, one.guid), []).append(report_id)
        self._taken.add(report_id)

    def _take(self, rows: Iterable[Row[tuple[object, ...]]]) -> None:
        for row in rows:
            self._rows[row.id] = row
            if row.page:
                self._by_page.setdefault(row.page, row.id)
            self._by_text.setdefault((row.outlet, row.sha256), row.id)


def _page(one: FoundReport) -> str:
    return canonical_url(one.report.url) if one.report.url and one.url_is_its_own else ""


def _is_better(one: FoundReport, row: Row[tuple[object, ...]]) -> bool:
    """Return whether a report's text is to take the place of that in the store."""
    if one.report.sha256 == row.sha256:
        return False
    # The opening of an article is no new version of the article.
    return not one.teaser or row.openings > 0


def _insert(connection: Connection, report_id: str, one: FoundReport, now: datetime) -> None:
    report = one.report
    values = {
        "id": report_id,
        "page": _page(one),
        "sha256": report.sha256,
        "outlet": report.outlet,
        "title": report.title,
        "text": report.text,
        "url": report.url,
        "published": report.published,
        "language": report.language,
        "body_start": report.body_start,
        "first_seen": now,
        "changed": now,
        "openings": int(one.teaser),
    }
    connection.execute(insert(reports), values)


def _refresh(connection: Connection, row: Row[tuple[object, ...]], one: FoundReport, now: datetime) -> None:
    report = one.report
    values: dict[str, object] = {}
    if _is_better(one, row):
        values = {
            "sha256": report.sha256,
            "title": report.title or row.title,
            "text": report.text,
            "language": report.language,
            "body_start": report.body_start,
            "changed": now,
            "openings": int(one.teaser),
        }
    elif one.teaser and row.openings:
        values = {"openings": row.openings + 1}
    if report.published and not row.published:
        values["published"] = report.published
    if values:
        connection.execute(update(reports).where(reports.c.id == row.id).values(**values))


def _name(connection: Connection, report_id: str, one: FoundReport, known: _Known) -> None:
    """Note by which feed a report came and what that calls it."""
    key = (report_id, one.feed)
    if key in known.stamps:
        here = (report_feeds.c.report == report_id) & (report_feeds.c.feed == one.feed)
        connection.execute(update(report_feeds).where(here).values(guid=one.guid, stamp=one.stamp))
    else:
        row = {"report": report_id, "feed": one.feed, "guid": one.guid, "stamp": one.stamp}
        connection.execute(insert(report_feeds), row)
    known.stamps[key] = one.stamp


def _read_all(rows: Iterable[Row[tuple[object, ...]]]) -> tuple[KeptReport, ...]:
    return tuple(sorted(map(_read, rows), key=lambda kept: (kept.when, kept.report.id)))


def _read(row: Row[tuple[object, ...]]) -> KeptReport:
    report = Report(
        id=row.id,
        outlet=row.outlet,
        title=row.title,
        text=row.text,
        url=row.url,
        path="",
        published=row.published,
        language=row.language,
        sha256=row.sha256,
        body_start=row.body_start,
    )
    return KeptReport(report, row.first_seen, row.changed)


def _chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
