"""Deliveries in the store: each step is taken by one process only, and committed before the next one begins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Row, select, update

from summarize.digest.types import Delivery, DeliveryState

from .database import Database
from .tables import deliveries, editions


class DeliveryRows:
    """How far each edition is on its way to each recipient."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_edition(self, edition: int) -> tuple[Delivery, ...]:
        """Return the deliveries of an edition, by recipient."""
        return self._select(deliveries.c.edition == edition)

    def in_states(self, *states: DeliveryState, digest: str | None = None) -> tuple[Delivery, ...]:
        """Return the deliveries of any edition in one of the states, the oldest edition first."""
        return self._select(deliveries.c.state.in_(states), *(() if digest is None else (editions.c.digest == digest,)))

    def move(
        self,
        delivery: Delivery,
        state: DeliveryState,
        *,
        expect: Collection[DeliveryState],
        now: datetime,
        error: str = "",
        next_try: datetime | None = None,
    ) -> bool:
        """Commit that a delivery is in another state; False when it is not in one of those expected (any more).

        Args:
            delivery: Which one; its own state plays no part.
            state: What it becomes. Becoming SENDING counts as an attempt.
            expect: In which states it may be now.
            now: What time it is.
            error: Why; empty for no error. Never a secret, nor what the other side may choose at length.
            next_try: Not to be tried before.
        """
        change: dict[str, object] = {"state": state, "error": error, "changed_at": now, "next_try": next_try}
        if state is DeliveryState.SENDING:
            change["attempts"] = deliveries.c.attempts + 1
        here = (deliveries.c.edition == delivery.edition) & (deliveries.c.recipient == delivery.recipient)
        with self._database.writing() as connection:
            done = connection.execute(
                update(deliveries).where(here, deliveries.c.state.in_(tuple(expect))).values(**change)
            )
        return done.rowcount == 1

    def give_up_in_data(self, now: datetime, *, digest: str | None = None) -> tuple[Delivery, ...]:
        """Turn what a crash left between the final dot and the reply into UNKNOWN, and return it.

        Only for whoever holds the lock under which the sending is done.
        """
        left = self.in_states(DeliveryState.IN_DATA, digest=digest)
        moved = [
            delivery
            for delivery in left
            if self.move(
                delivery,
                DeliveryState.UNKNOWN,
                expect={DeliveryState.IN_DATA},
                now=now,
                error="interrupted before the server's reply was noted",
            )
        ]
        return tuple(moved)

    def get(self, edition: int, recipient: str) -> Delivery | None:
        """Return one."""
        return next(iter(self._select(deliveries.c.edition == edition, deliveries.c.recipient == recipient)), None)

    def _select(self, *where: ColumnElement[bool]) -> tuple[Delivery, ...]:
        query = (
            select(deliveries)
            .join(editions, editions.c.id == deliveries.c.edition)
            .where(*where)
            .order_by(deliveries.c.edition, deliveries.c.recipient)
        )
        with self._database.reading() as connection:
            return tuple(map(_read, connection.execute(query)))


def _read(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        edition=row.edition,
        recipient=row.recipient,
        state=DeliveryState(row.state),
        message_id=row.message_id,
        attempts=row.attempts,
        error=row.error,
        changed_at=row.changed_at,
        next_try=row.next_try,
    )
