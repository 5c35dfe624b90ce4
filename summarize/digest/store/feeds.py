"""Feeds in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlalchemy import Row, delete, select

from summarize.digest.types import FeedState

from .database import Database
from .tables import feeds


class FeedRows:
    """What is remembered of feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self, urls: Sequence[str]) -> tuple[FeedState, ...]:
        """Return what is known of each feed, in their order; a new one is a blank state."""
        with self._database.reading() as connection:
            rows = connection.execute(select(feeds).where(feeds.c.url.in_(set(urls)))).all()
        known = {row.url: _read(row) for row in rows}
        return tuple(known.get(url) or FeedState(url) for url in urls)

    def save(self, states: Iterable[FeedState]) -> None:
        """Keep what was found out."""
        rows = [asdict(state) for state in states]
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(delete(feeds).where(feeds.c.url.in_([row["url"] for row in rows])))
            connection.execute(feeds.insert(), rows)


def _read(row: Row[tuple[object, ...]]) -> FeedState:
    return FeedState(**row._asdict())
