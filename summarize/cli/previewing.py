"""The edition of a digest that is due, or the next one, shown; nothing is sent, and nothing counts as told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.types import Progress

if TYPE_CHECKING:
    from datetime import datetime

    from summarize.digest.config import DigestConfig, DigestTable
    from summarize.digest.types import Edition


def preview_edition(
    config: DigestConfig, digest: DigestTable, *, now: datetime, offline: bool, progress: Progress
) -> Edition:
    """Read the feeds of a digest and return what its next edition would be: the one that is due already, if one is.

    Raises:
        StoreError: The store cannot be used.
        ModelError: The digest's writer cannot be opened.
    """
    from summarize.digest.choosing import digest_options  # noqa: PLC0415  # slow to import
    from summarize.digest.fetching import fetch_options  # noqa: PLC0415
    from summarize.digest.making import make_edition  # noqa: PLC0415
    from summarize.digest.periods import due_period, next_period  # noqa: PLC0415
    from summarize.digest.store import open_configured_store  # noqa: PLC0415
    from summarize.ingest.fetch import HttpFetcher  # noqa: PLC0415
    from summarize.opening import open_models  # noqa: PLC0415

    with open_configured_store(config) as store:
        last = store.editions.latest(digest.name)
        due = due_period(digest.timetable, now, last.period.key if last else None)
        return make_edition(
            digest,
            due or next_period(digest.timetable, now),
            config=config,
            store=store,
            models=open_models(digest_options(digest)),
            fetcher=HttpFetcher(fetch_options(config.fetch, offline=offline)),
            now=now,
            progress=progress,
        )


def render_preview(config: DigestConfig, edition: Edition, kind: str) -> str | bytes:
    """Return an edition as text, as the HTML of its mail, or as the whole mail to its first recipient."""
    from summarize.digest.message import (  # noqa: PLC0415
        Copy,
        Sending,
        as_octets,
        make_message_id,
        make_subject,
        render_edition,
        write_message,
    )

    if kind == "email":
        digest = config.digest(edition.digest)
        recipient = digest.recipients[0] if digest.recipients else NOBODY
        sender = config.smtp.sender if config.smtp else NOBODY
        message_id = make_message_id(digest.name, edition.period.key, recipient, sender)
        sending = Sending(sender, config.publish.unsubscribe_to or "")
        return as_octets(write_message(edition, Copy(recipient, message_id), sending))
    parts = render_edition(edition)
    return parts.html if kind == "html" else f"{make_subject(edition)}\n\n{parts.text}"


#: Stands in where nobody is named yet (RFC 2606).
NOBODY = "nobody@localhost.invalid"
