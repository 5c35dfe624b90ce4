"""How the digests stand: for `status`, to read or for a machine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from summarize.errors import ConfigError
from summarize.text.printable import clean

from .config import DigestConfig
from .feeds import feeds_of
from .periods import due_period, next_period
from .store import Store
from .types import Delivery, DeliveryState, DigestStatus, EditionRecord, FeedState

SCHEMA = "summarize/status/1"


def find_status(config: DigestConfig, store: Store, now: datetime) -> tuple[DigestStatus, ...]:
    """Return how each digest stands."""
    found = []
    for digest in config.digests:
        problems: tuple[str, ...] = ()
        try:
            feeds = feeds_of(digest)
        except ConfigError as error:
            feeds, problems = digest.feeds, (str(error),)
        last = store.editions.latest(digest.name)
        due = due_period(digest.timetable, now, last.period.key if last else None)
        found.append(
            DigestStatus(
                name=digest.name,
                last=last,
                next_due=(due or next_period(digest.timetable, now)).due,
                feeds=store.feeds.states(feeds),
                deliveries=store.deliveries.of_edition(last.id) if last else (),
                unknown=store.deliveries.in_states(DeliveryState.UNKNOWN, DeliveryState.IN_DATA, digest=digest.name),
                problems=problems,
            )
        )
    return tuple(found)


def is_healthy(statuses: Sequence[DigestStatus]) -> bool:
    """Return whether nothing waits for somebody's decision, and every digest can be made."""
    return not any(
        status.unknown
        or status.problems
        or (status.feeds and all(feed.failures for feed in status.feeds))
        or any(delivery.state is DeliveryState.FAILED for delivery in status.deliveries)
        for status in statuses
    )


def write_json(statuses: Sequence[DigestStatus], *, store: str, now: datetime) -> str:
    """Return the status for a monitor."""
    told = {
        "schema": SCHEMA,
        "now": _moment(now),
        "healthy": is_healthy(statuses),
        "store": store,
        "digests": [
            {
                "name": status.name,
                "last_edition": _edition(status.last),
                "next_due": _moment(status.next_due),
                "deliveries": dict(sorted(Counter(delivery.state.value for delivery in status.deliveries).items())),
                "failed": [_delivery(one) for one in status.deliveries if one.state is DeliveryState.FAILED],
                "unknown": [_delivery(one) for one in status.unknown],
                "feeds": [_feed(feed) for feed in status.feeds],
                "problems": list(status.problems),
            }
            for status in statuses
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_text(statuses: Sequence[DigestStatus], config: DigestConfig, *, store: str, now: datetime) -> str:
    """Return the status to read, in the local times of each digest."""
    lines = [f"settings  {config.path}", f"store     {store}"]
    for status in statuses:
        digest = config.digest(status.name)
        zone = digest.zone
        lines += ["", f"{digest.heading} ({status.name})", f"  last edition  {_tell_edition(status.last, zone)}"]
        if status.deliveries:
            counts = Counter(delivery.state.value for delivery in status.deliveries)
            lines.append(
                f"  delivered     {', '.join(f'{number} {state}' for state, number in sorted(counts.items()))}"
            )
        assert status.next_due
        late = " (due)" if status.next_due <= now else ""
        lines.append(f"  next edition  {_tell(status.next_due, zone)}{late}")
        failing = [feed for feed in status.feeds if feed.failures]
        lines.append(f"  feeds         {len(status.feeds)}, of which {len(failing)} failing")
        lines += [f"    {clean(feed.title or feed.url)}: {clean(feed.error)}{_since(feed, zone)}" for feed in failing]
        lines += [
            f"  failed        {clean(one.recipient)}: {clean(one.error)}"
            for one in status.deliveries
            if one.state is DeliveryState.FAILED
        ]
        lines += [
            f"  unknown       edition {one.edition} to {clean(one.recipient)}: it may have arrived;"
            " 'summarize digest resend' decides"
            for one in status.unknown
        ]
        lines += [f"  problem       {clean(problem)}" for problem in status.problems]
    return "\n".join(lines) + "\n"


def _tell_edition(record: EditionRecord | None, zone: ZoneInfo) -> str:
    if record is None:
        return "none yet"
    stories = f"{record.stories} {'story' if record.stories == 1 else 'stories'}, {record.headlines} only named"
    return f"{record.period.key}, made {_tell(record.made_at, zone)}: {record.kind}, {stories}"


def _since(feed: FeedState, zone: ZoneInfo) -> str:
    since = f", since {_tell(feed.failing_since, zone)}" if feed.failing_since else ""
    return f"{since}, next try {_tell(feed.next_try, zone)}" if feed.next_try else since


def _tell(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"


def _edition(record: EditionRecord | None) -> dict[str, object] | None:
    if record is None:
        return None
    return {
        "id": record.id,
        "period": record.period.key,
        "kind": record.kind.value,
        "made_at": _moment(record.made_at),
        "stories": record.stories,
        "headlines": record.headlines,
    }


def _delivery(delivery: Delivery) -> dict[str, object]:
    return {
        "edition": delivery.edition,
        "recipient": delivery.recipient,
        "state": delivery.state.value,
        "message_id": delivery.message_id,
        "attempts": delivery.attempts,
        "error": delivery.error,
        "changed_at": _moment(delivery.changed_at),
    }


def _feed(feed: FeedState) -> dict[str, object]:
    return {
        "url": feed.url,
        "title": feed.title,
        "moved_to": feed.moved_to,
        "failures": feed.failures,
        "failing_since": _moment(feed.failing_since),
        "error": feed.error,
        "next_try": _moment(feed.next_try),
        "checked_at": _moment(feed.checked_at),
        "succeeded_at": _moment(feed.succeeded_at),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
