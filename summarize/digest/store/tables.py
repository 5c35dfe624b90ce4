"""The tables as they are now; `migrations/` says how they came about."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A time in UTC, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse times of nobody knows which zone; SQLite keeps none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return it in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = MetaData()

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("moved_to", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failing_since", Moment),
    Column("error", Text, nullable=False),
    Column("next_try", Moment),
    Column("checked_at", Moment),
    Column("succeeded_at", Moment),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    # The canonical URL; empty where the URL is not its own.
    Column("page", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Moment),
    Column("language", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    # Visits on which only the opening could be had; 0 for a whole text.
    Column("openings", Integer, nullable=False),
    Index("reports_page", "page"),
    Index("reports_sha256", "sha256"),
    Index("reports_changed", "changed"),
)

report_feeds = Table(
    "report_feeds",
    metadata,
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("feed", Text, primary_key=True),
    Column("guid", Text, nullable=False),
    # Digest of what the feed itself says of the item.
    Column("stamp", Text, nullable=False),
    Index("report_feeds_guid", "feed", "guid"),
)

editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("due", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("since", Moment),
    Column("until", Moment, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("headlines", Integer, nullable=False),
    Column("lead", Text, nullable=False),
    # JSON, compressed.
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("digest", "period", name="editions_once"),
    Index("editions_made_at", "made_at"),
)

edition_stories = Table(
    "edition_stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", Integer, ForeignKey("editions.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("story", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("edition_stories_edition", "edition"),
)

stories = Table(
    "stories",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("told_at", Moment),
    Column("named_at", Moment),
)

story_reports = Table(
    "story_reports",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("report", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Index("story_reports_story", "digest", "story"),
)

story_indexes = Table(
    "story_indexes",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

told_points = Table(
    "told_points",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("told_at", Moment, nullable=False),
    Index("told_points_story", "digest", "story"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("edition", Integer, ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("next_try", Moment),
    Index("deliveries_state", "state"),
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    Column("added_at", Moment, nullable=False),
)

suppressions = Table(
    "suppressions",
    metadata,
    # Empty for every digest.
    Column("digest", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("since", Moment, nullable=False),
)

bounces = Table(
    "bounces",
    metadata,
    Column("address", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)
