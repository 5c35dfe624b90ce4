"""Editions to send: invented news, as a digest would tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from summarize.digest.types import Edition, EditionKind, FeedNote, Headline, Period

from .briefings import make_briefing

MADE_AT = datetime(2026, 3, 10, 6, 0, 5, tzinfo=UTC)


def make_edition(*, digest: str = "morning", key: str = "2026-03-10", title: str = "Morning news") -> Edition:
    """An edition with two stories, two more headlines and a feed in trouble."""
    briefing = replace(make_briefing(), left_out=(), problems=())
    return Edition(
        digest=digest,
        title=title,
        period=Period(key, datetime(2026, 3, 10, 6, 0, tzinfo=UTC)),
        kind=EditionKind.NEWS,
        made_at=MADE_AT,
        since=datetime(2026, 3, 9, 6, 0, tzinfo=UTC),
        until=MADE_AT,
        briefing=briefing,
        headlines=(
            Headline("Ferry timetable changes", "Tolk Gazette", "https://gazette.example/ferry", MADE_AT, 3),
            Headline("Library opens on Sundays", "", "", None, 1),
        ),
        notes=(
            FeedNote(
                "https://oak.example/feed", "Daily Oak", "the server answered 503", datetime(2026, 3, 5, tzinfo=UTC)
            ),
        ),
        zone="Europe/Berlin",
        feeds_read=5,
        reports_read=40,
    )


def make_quiet_edition(kind: EditionKind = EditionKind.QUIET) -> Edition:
    """An edition without stories."""
    edition = make_edition()
    return replace(edition, kind=kind, briefing=replace(edition.briefing, summaries=(), reports=()), headlines=())
