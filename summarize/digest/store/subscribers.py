"""Who gets a digest, and who must not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from summarize.digest.types import Subscriber, Suppression, SuppressionReason

from .database import Database
from .tables import bounces, subscribers, suppressions


def normalise_address(address: str) -> str:
    """Return an address as it is compared.

    By RFC 5321 the part before the @ may tell large from small letters; nobody's does, and whoever unsubscribes in
    other letters than he was written to has unsubscribed.
    """
    return address.strip().lower()


class SubscriberRows:
    """Subscribers that were added by command, suppressions and bounces."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, digest: str) -> tuple[Subscriber, ...]:
        """Return who was added to a digest, by address."""
        query = select(subscribers).where(subscribers.c.digest == digest).order_by(subscribers.c.address)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Subscriber(row.digest, row.address, row.added_at) for row in rows)

    def add(self, digest: str, address: str, now: datetime) -> bool:
        """Add somebody and lift a suppression of theirs for this digest; False when nothing changed."""
        address = normalise_address(address)
        with self._database.writing() as connection:
            here = (subscribers.c.digest == digest) & (subscribers.c.address == address)
            known = connection.execute(select(subscribers).where(here)).one_or_none()
            if not known:
                connection.execute(insert(subscribers), {"digest": digest, "address": address, "added_at": now})
            lifted = connection.execute(
                delete(suppressions).where(suppressions.c.address == address, suppressions.c.digest.in_((digest, "")))
            ).rowcount
        return not known or lifted > 0

    def remove(self, digest: str, address: str, now: datetime) -> bool:
        """Take somebody out, and suppress the address, which may stand in the settings too; False when it was."""
        address = normalise_address(address)
        with self._database.writing() as connection:
            here = (subscribers.c.digest == digest) & (subscribers.c.address == address)
            removed = connection.execute(delete(subscribers).where(here)).rowcount
            added = _suppress(connection, digest, address, SuppressionReason.REMOVED, now)
        return bool(removed or added)

    def suppress(self, digest: str, address: str, reason: SuppressionReason, now: datetime) -> bool:
        """Send nothing more of a digest (empty: of any) to an address; False when that held already."""
        with self._database.writing() as connection:
            return _suppress(connection, digest, normalise_address(address), reason, now)

    def suppression(self, digest: str, address: str) -> Suppression | None:
        """Return why nothing of a digest may be sent to an address; None when it may."""
        query = (
            select(suppressions)
            .where(
                suppressions.c.address == normalise_address(address),
                suppressions.c.digest.in_((digest, "")),
            )
            .order_by(suppressions.c.digest.desc())
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return Suppression(row.digest, row.address, SuppressionReason(row.reason), row.since) if row else None

    def suppressions(self, digest: str | None = None) -> tuple[Suppression, ...]:
        """Return who gets nothing, by address; of one digest with those of every digest."""
        query = select(suppressions).order_by(suppressions.c.address, suppressions.c.digest)
        if digest is not None:
            query = query.where(suppressions.c.digest.in_((digest, "")))
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Suppression(row.digest, row.address, SuppressionReason(row.reason), row.since) for row in rows)

    def count_bounce(self, address: str, now: datetime) -> int:
        """Note a refusal for good; return how many there were since the last mail that was taken."""
        address = normalise_address(address)
        with self._database.writing() as connection:
            known = connection.execute(select(bounces.c.count).where(bounces.c.address == address)).scalar()
            connection.execute(delete(bounces).where(bounces.c.address == address))
            count = (known or 0) + 1
            connection.execute(insert(bounces), {"address": address, "count": count, "last_at": now})
        return count

    def clear_bounces(self, address: str) -> None:
        """Forget refusals: a mail was taken."""
        with self._database.writing() as connection:
            connection.execute(delete(bounces).where(bounces.c.address == normalise_address(address)))


def _suppress(connection: Connection, digest: str, address: str, reason: SuppressionReason, now: datetime) -> bool:
    here = (suppressions.c.digest == digest) & (suppressions.c.address == address)
    if connection.execute(select(suppressions).where(here)).one_or_none():
        return False
    connection.execute(insert(suppressions), {"digest": digest, "address": address, "reason": reason, "since": now})
    return True
