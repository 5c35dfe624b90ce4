"""How the digests stand, in a file that a monitor reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from .config import DigestConfig, DigestTable
from .files import replace_file
from .periods import next_period
from .store import Store
from .types import DeliveryState

SCHEMA = "summarize/health/1"


def write_health(
    path: Path, config: DigestConfig, store: Store, *, now: datetime, problems: Sequence[str] = ()
) -> None:
    """Write how the last run went.

    A monitor looks at `ok`, and at whether `checked_at` is older than the time between two runs.

    Raises:
        OutputError: The file cannot be written.
    """
    unknown = store.deliveries.in_states(DeliveryState.UNKNOWN)
    waiting = store.deliveries.in_states(DeliveryState.PENDING, DeliveryState.SENDING)
    told = {
        "schema": SCHEMA,
        "ok": not problems and not unknown,
        "checked_at": _tell(now),
        "unknown": [{"edition": one.edition, "recipient": one.recipient} for one in unknown],
        "waiting": len(waiting),
        "problems": list(problems),
        "digests": {table.name: _tell_digest(table, store, now) for table in config.digests},
    }
    replace_file(path, json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _tell_digest(table: DigestTable, store: Store, now: datetime) -> dict[str, str | int | None]:
    last = store.editions.latest(table.name)
    deliveries = store.deliveries.of_edition(last.id) if last else ()
    return {
        "last_period": last.period.key if last else None,
        "last_made_at": _tell(last.made_at) if last else None,
        "last_kind": last.kind if last else None,
        "sent": sum(one.state is DeliveryState.SENT for one in deliveries),
        "failed": sum(one.state is DeliveryState.FAILED for one in deliveries),
        "next_due": _tell(next_period(table.timetable, now).due),
    }


def _tell(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
