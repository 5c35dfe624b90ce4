"""The first tables."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _words(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, primary_key=primary_key)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _time(name: str, *, known: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, _moment(), nullable=not known)


def upgrade() -> None:
    """Make the tables, and what full-text search needs."""
    _make_reading()
    _make_telling()
    _make_sending()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE edition_search USING fts5("
            "headline, text, content='edition_stories', content_rowid='id',"
            ' tokenize="porter unicode61 remove_diacritics 2")'
        )
        op.execute(
            "CREATE TRIGGER edition_search_in AFTER INSERT ON edition_stories BEGIN"
            " INSERT INTO edition_search(rowid, headline, text) VALUES (new.id, new.headline, new.text); END"
        )
        op.execute(
            "CREATE TRIGGER edition_search_out AFTER DELETE ON edition_stories BEGIN"
            " INSERT INTO edition_search(edition_search, rowid, headline, text)"
            " VALUES ('delete', old.id, old.headline, old.text); END"
        )
    else:
        op.execute(
            "CREATE INDEX edition_search ON edition_stories USING gin (to_tsvector('english', headline || ' ' || text))"
        )


def _make_reading() -> None:
    op.create_table(
        "feeds",
        _words("url", primary_key=True),
        *map(_words, ("title", "etag", "last_modified", "moved_to")),
        _number("failures"),
        _time("failing_since", known=False),
        _words("error"),
        *(_time(name, known=False) for name in ("next_try", "checked_at", "succeeded_at")),
    )
    op.create_table(
        "reports",
        _words("id", primary_key=True),
        *map(_words, ("page", "sha256", "outlet", "title", "text", "url")),
        _time("published", known=False),
        _words("language"),
        _number("body_start"),
        _time("first_seen"),
        _time("changed"),
        _number("openings"),
    )
    op.create_index("reports_page", "reports", ["page"])
    op.create_index("reports_sha256", "reports", ["sha256"])
    op.create_index("reports_changed", "reports", ["changed"])
    op.create_table(
        "report_feeds",
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        _words("feed", primary_key=True),
        _words("guid"),
        _words("stamp"),
    )
    op.create_index("report_feeds_guid", "report_feeds", ["feed", "guid"])


def _make_telling() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_words, ("digest", "period")),
        _time("due"),
        *map(_words, ("title", "kind")),
        _time("made_at"),
        _time("since", known=False),
        _time("until"),
        *map(_number, ("stories", "headlines")),
        _words("lead"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("digest", "period", name="editions_once"),
    )
    op.create_index("editions_made_at", "editions", ["made_at"])
    op.create_table(
        "edition_stories",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("edition", sa.Integer, sa.ForeignKey("editions.id", ondelete="CASCADE"), nullable=False),
        _number("number"),
        *map(_words, ("story", "headline", "text")),
    )
    op.create_index("edition_stories_edition", "edition_stories", ["edition"])
    op.create_table(
        "stories",
        _words("digest", primary_key=True),
        _words("id", primary_key=True),
        _time("told_at", known=False),
        _time("named_at", known=False),
    )
    op.create_table(
        "story_reports",
        _words("digest", primary_key=True),
        _words("report", primary_key=True),
        _words("story"),
    )
    op.create_index("story_reports_story", "story_reports", ["digest", "story"])
    op.create_table(
        "story_indexes", _words("digest", primary_key=True), sa.Column("content", sa.LargeBinary, nullable=False)
    )
    op.create_table(
        "told_points",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_words, ("digest", "story", "text")),
        _time("told_at"),
    )
    op.create_index("told_points_story", "told_points", ["digest", "story"])


def _make_sending() -> None:
    op.create_table(
        "deliveries",
        sa.Column("edition", sa.Integer, sa.ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
        _words("recipient", primary_key=True),
        *map(_words, ("state", "message_id")),
        _number("attempts"),
        _words("error"),
        _time("changed_at"),
        _time("next_try", known=False),
    )
    op.create_index("deliveries_state", "deliveries", ["state"])
    op.create_table(
        "subscribers",
        _words("digest", primary_key=True),
        _words("address", primary_key=True),
        _time("added_at"),
    )
    op.create_table(
        "suppressions",
        _words("digest", primary_key=True),
        _words("address", primary_key=True),
        _words("reason"),
        _time("since"),
    )
    op.create_table(
        "bounces",
        _words("address", primary_key=True),
        _number("count"),
        _time("last_at"),
    )
