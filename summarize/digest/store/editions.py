"""Editions in the store, with what they told and to whom they go: written together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from summarize.digest.keeping import pack_edition, unpack_edition
from summarize.digest.types import DeliveryState, Edition, EditionKind, EditionRecord, FoundStory, Period, ToldPoint
from summarize.errors import StoreError

from .database import Database
from .searching import match_stories
from .tables import deliveries, edition_stories, editions, stories, story_indexes, story_reports, told_points

_CHUNK = 5000
_RECORD = [column for column in editions.c if column.name != "content"]


class EditionRows:
    """The editions of every digest, and the ledger of what they told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, edition: Edition, recipients: Mapping[str, str]) -> int:
        """Keep an edition, what it tells, and a pending delivery for each recipient; return its id.

        Args:
            edition: What was made.
            recipients: Address to Message-ID.

        Raises:
            StoreError: The digest has an edition for that period already.
        """
        with self._database.writing() as connection:
            if _find(connection, edition.digest, edition.period.key):
                why = f"its edition for {edition.period.key} exists already"
                raise StoreError("cannot save the edition", edition.digest, why)
            number = _insert_edition(connection, edition)
            _insert_stories(connection, number, edition)
            _note_told(connection, edition)
            if recipients:
                rows = [
                    {
                        "edition": number,
                        "recipient": address,
                        "state": DeliveryState.PENDING,
                        "message_id": message_id,
                        "attempts": 0,
                        "error": "",
                        "changed_at": edition.made_at,
                        "next_try": None,
                    }
                    for address, message_id in recipients.items()
                ]
                connection.execute(insert(deliveries), rows)
        return number

    def load(self, number: int) -> Edition:
        """Return an edition with its contents; its split reports know the linked sentences only.

        Raises:
            StoreError: There is none of that number.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(editions).where(editions.c.id == number)).one_or_none()
        if row is None:
            raise StoreError("no such edition", str(number), "it was never made, or is past its retention")
        return unpack_edition(row.content)

    def find(self, digest: str, period: str) -> EditionRecord | None:
        """Return the edition of a digest for a period, by the period's key."""
        with self._database.reading() as connection:
            return _find(connection, digest, period)

    def get(self, number: int) -> EditionRecord | None:
        """Return the record of an edition."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_RECORD).where(editions.c.id == number)).one_or_none()
        return _read_record(row) if row else None

    def latest(self, digest: str) -> EditionRecord | None:
        """Return the newest edition of a digest, by period."""
        return next(iter(self.list(digest=digest, limit=1)), None)

    def before(self, record: EditionRecord) -> EditionRecord | None:
        """Return the edition of the same digest before another."""
        query = select(*_RECORD).where(editions.c.digest == record.digest, editions.c.period < record.period.key)
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(editions.c.period.desc()).limit(1)).one_or_none()
        return _read_record(row) if row else None

    def list(self, *, digest: str | None = None, limit: int = 100, offset: int = 0) -> tuple[EditionRecord, ...]:
        """Return editions, the newest period first."""
        query = select(*_RECORD).order_by(editions.c.period.desc(), editions.c.id.desc()).limit(limit).offset(offset)
        if digest is not None:
            query = query.where(editions.c.digest == digest)
        with self._database.reading() as connection:
            return tuple(map(_read_record, connection.execute(query)))

    def count(self) -> int:
        """Return how many there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(editions)).scalar_one()

    def search(self, words: str, *, digest: str | None = None, limit: int = 20) -> tuple[FoundStory, ...]:
        """Find stories of past editions that hold all the words, the best first."""
        query = match_stories(words, is_sqlite=self._database.is_sqlite)
        if query is None:
            return ()
        if digest is not None:
            query = query.where(editions.c.digest == digest)
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(limit)).all()
        return tuple(
            FoundStory(
                edition=row.edition,
                digest=row.digest,
                period=Period(row.period, row.due),
                story_id=row.story,
                number=row.number,
                headline=row.headline,
                text=row.text,
            )
            for row in rows
        )


class LedgerRows:
    """Which reports belong to which story of a digest, and what was told of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stories_of(self, digest: str, reports: Iterable[str]) -> dict[str, str]:
        """Return the story of each report that was told or named before."""
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for chunk in _chunks(sorted(set(reports))):
                query = select(story_reports.c.report, story_reports.c.story).where(
                    story_reports.c.digest == digest, story_reports.c.report.in_(chunk)
                )
                found.update({row.report: row.story for row in connection.execute(query)})
        return found

    def told(self, digest: str, story_ids: Iterable[str]) -> dict[str, tuple[ToldPoint, ...]]:
        """Return what was told of stories, in the order in which it was; those never told are left out."""
        found: dict[str, list[ToldPoint]] = {}
        with self._database.reading() as connection:
            for chunk in _chunks(sorted(set(story_ids))):
                query = select(told_points).where(told_points.c.digest == digest, told_points.c.story.in_(chunk))
                for row in connection.execute(query.order_by(told_points.c.told_at, told_points.c.id)):
                    found.setdefault(row.story, []).append(ToldPoint(row.story, row.text, row.told_at))
        return {story: tuple(points) for story, points in found.items()}

    def already_said(self, digest: str, texts: Iterable[str]) -> frozenset[str]:
        """Return which of these sentences an edition told already, whatever story it was in."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for chunk in _chunks(sorted(set(texts))):
                query = select(told_points.c.text).where(told_points.c.digest == digest, told_points.c.text.in_(chunk))
                found.update(connection.execute(query).scalars())
        return frozenset(found)

    def index(self, digest: str) -> bytes | None:
        """Return what was kept of the grouping of earlier reports."""
        with self._database.reading() as connection:
            query = select(story_indexes.c.content).where(story_indexes.c.digest == digest)
            content: bytes | None = connection.execute(query).scalar()
        return content

    def keep_index(self, digest: str, content: bytes) -> None:
        """Keep the grouping for the next time."""
        with self._database.writing() as connection:
            connection.execute(delete(story_indexes).where(story_indexes.c.digest == digest))
            connection.execute(insert(story_indexes), {"digest": digest, "content": content})


def _find(connection: Connection, digest: str, period: str) -> EditionRecord | None:
    query = select(*_RECORD).where(editions.c.digest == digest, editions.c.period == period)
    row = connection.execute(query).one_or_none()
    return _read_record(row) if row else None


def _insert_edition(connection: Connection, edition: Edition) -> int:
    summaries = edition.briefing.summaries
    values = {
        "digest": edition.digest,
        "period": edition.period.key,
        "due": edition.period.due,
        "title": edition.title,
        "kind": edition.kind,
        "made_at": edition.made_at,
        "since": edition.since,
        "until": edition.until,
        "stories": len(summaries),
        "headlines": len(edition.headlines),
        "lead": summaries[0].headline if summaries else "",
        "content": pack_edition(edition),
    }
    number: int = connection.execute(insert(editions).returning(editions.c.id), values).scalar_one()
    return number


def _insert_stories(connection: Connection, number: int, edition: Edition) -> None:
    rows = [
        {
            "edition": number,
            "number": place,
            "story": summary.story.id,
            "headline": summary.headline,
            "text": " ".join(filter(None, (summary.update, *(statement.text for statement in summary.statements)))),
        }
        for place, summary in enumerate(edition.briefing.summaries, start=1)
    ]
    if rows:
        connection.execute(insert(edition_stories), rows)


def _note_told(connection: Connection, edition: Edition) -> None:
    put = sqlite_insert if connection.dialect.name == "sqlite" else postgres_insert
    for covered in edition.covered:
        when = "told_at" if covered.told else "named_at"
        story = {"digest": edition.digest, "id": covered.story_id, when: edition.made_at}
        connection.execute(
            put(stories)
            .values(story)
            .on_conflict_do_update(index_elements=["digest", "id"], set_={when: edition.made_at})
        )
        rows = [{"digest": edition.digest, "report": report, "story": covered.story_id} for report in covered.reports]
        if rows:
            adding = put(story_reports)
            connection.execute(
                adding.on_conflict_do_update(
                    index_elements=["digest", "report"], set_={"story": adding.excluded.story}
                ),
                rows,
            )
    points = [
        {"digest": edition.digest, "story": summary.story.id, "text": statement.text, "told_at": edition.made_at}
        for summary in edition.briefing.summaries
        for statement in summary.statements
    ]
    if points:
        connection.execute(insert(told_points), points)


def forget_told(connection: Connection, before: datetime) -> None:
    """Take out of the ledger what no later report can belong to any more."""
    connection.execute(delete(told_points).where(told_points.c.told_at < before))
    old = func.coalesce(stories.c.told_at, stories.c.named_at) < before
    newer = func.coalesce(stories.c.named_at, stories.c.told_at) < before
    connection.execute(delete(stories).where(old, newer))
    alive = select(stories.c.id).where(
        stories.c.digest == story_reports.c.digest, stories.c.id == story_reports.c.story
    )
    connection.execute(delete(story_reports).where(~alive.exists()))


def _read_record(row: Row[tuple[object, ...]]) -> EditionRecord:
    return EditionRecord(
        id=row.id,
        digest=row.digest,
        title=row.title,
        period=Period(row.period, row.due),
        kind=EditionKind(row.kind),
        made_at=row.made_at,
        since=row.since,
        until=row.until,
        stories=row.stories,
        headlines=row.headlines,
        lead=row.lead,
    )


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
