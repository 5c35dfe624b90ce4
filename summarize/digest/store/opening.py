"""The store as a whole."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import delete, func, select

from summarize.digest.config import DigestConfig
from summarize.digest.types import DeliveryState, FoundStory

from .database import Database
from .deliveries import DeliveryRows
from .editions import EditionRows, LedgerRows, forget_told
from .feeds import FeedRows
from .reports import ReportRows
from .subscribers import SubscriberRows
from .tables import deliveries, editions, reports, story_reports


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was past its retention."""

    reports: int
    editions: int


class Store:
    """What the digests remember. Every method is one transaction.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        #: Where it is, without a password.
        self.name = database.name
        self.feeds = FeedRows(database)
        self.reports = ReportRows(database)
        self.ledger = LedgerRows(database)
        self.editions = EditionRows(database)
        self.deliveries = DeliveryRows(database)
        self.subscribers = SubscriberRows(database)

    def lock(self, name: str = "run", *, wait: float = 0.0) -> AbstractContextManager[None]:
        """Return a lock that one process at a time can hold; a process that is killed lets go of it.

        Raises:
            BusyError: (on entering) Another process holds it after `wait` seconds.
        """
        return self._database.lock(name, wait=wait)

    def search(self, text: str, *, digest: str | None = None, limit: int = 20) -> tuple[FoundStory, ...]:
        """Find stories of past editions that hold all the words of a text, the best first."""
        return self.editions.search(text, digest=digest, limit=limit)

    def forget(self, before: datetime) -> Forgotten:
        """Drop what is older: reports, editions with their deliveries, what was told.

        The newest edition of each digest stays, for it says what is due next, and so does one with a delivery that
        somebody must decide on.
        """
        other = editions.alias("other")
        newest_period = select(func.max(other.c.period)).where(other.c.digest == editions.c.digest).scalar_subquery()
        undecided = select(deliveries.c.edition).where(
            deliveries.c.state.in_((DeliveryState.UNKNOWN, DeliveryState.IN_DATA, DeliveryState.SENDING))
        )
        with self._database.writing() as connection:
            gone = connection.execute(
                delete(editions).where(
                    editions.c.made_at < before, editions.c.period < newest_period, editions.c.id.not_in(undecided)
                )
            ).rowcount
            forget_told(connection, before)
            old = delete(reports).where(reports.c.changed < before, reports.c.id.not_in(select(story_reports.c.report)))
            dropped = connection.execute(old).rowcount
        return Forgotten(dropped, gone)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, password: str = "") -> Store:
    """Open a store, made or brought up to date where it has to be.

    Args:
        url: `sqlite:///FILE` or `postgresql+psycopg://USER@HOST/DATABASE`.
        password: PostgreSQL's.

    Raises:
        StoreError: It cannot be opened.
    """
    return Store(Database(url, password=password))


def open_configured_store(config: DigestConfig) -> Store:
    """Open the store that a digest.toml names.

    Raises:
        StoreError: It cannot be opened.
        SecretError: Its password cannot be read.
    """
    source = config.store.password_from
    return open_store(config.store.resolved_url(), password=source.read(config.path.parent) if source else "")
