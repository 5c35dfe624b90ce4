"""What flows through a digest, in the order in which it is made: feeds, editions, deliveries.

Frozen, slotted dataclasses and tuples, like `summarize.types`, and on top of them. Times are timezone-aware and UTC;
only `Period.key` is local, because readers live in a zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from summarize.types import Briefing, Report

# ---------------------------------------------------------------- feeds


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between two visits."""

    #: As the user wrote it; what the reports and the configuration name it by.
    url: str
    title: str = ""
    etag: str = ""
    last_modified: str = ""
    #: Where it has moved for good; empty while it has not.
    moved_to: str = ""
    #: Visits in a row that brought nothing but an error.
    failures: int = 0
    #: When the first of them was.
    failing_since: datetime | None = None
    #: Why the last one failed; empty when it did not.
    error: str = ""
    #: Not to be asked before; None for at once.
    next_try: datetime | None = None
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None

    @property
    def address(self) -> str:
        """Where to ask."""
        return self.moved_to or self.url


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report as it stood in a feed, before it is known whether the store has it."""

    report: Report
    feed: str
    #: Digest of what the feed itself says of the item, before its page is read.
    stamp: str
    #: What the feed calls the item; empty when it calls it nothing, or several by one name.
    guid: str = ""
    #: False for a URL that stands for several items of the feed: its home page, say.
    url_is_its_own: bool = True
    #: It is only the opening of an article whose page could not be had.
    teaser: bool = False


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in the store."""

    report: Report
    #: When it first came in.
    first_seen: datetime
    #: When it came in, or its text last changed.
    changed: datetime

    @property
    def when(self) -> datetime:
        """When it was published, as far as anybody knows."""
        return self.report.published or self.first_seen


@dataclass(frozen=True, slots=True)
class FeedNote:
    """A feed that the reader should hear about."""

    url: str
    title: str
    reason: str
    #: Since when it has been failing.
    since: datetime | None = None


# ---------------------------------------------------------------- editions


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of local time that an edition is for; (digest, key) names an edition for good."""

    #: What a local clock shows when it begins, "2026-03-09T07:00"; sorts as the times do.
    key: str
    #: When it begins.
    due: datetime


class EditionKind(StrEnum):
    """What sort of day it was."""

    #: There are stories.
    NEWS = "news"
    #: Feeds were read, and nothing new is worth telling.
    QUIET = "quiet"
    #: No feed could be read.
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Headline:
    """A story that is only named."""

    title: str
    #: Of the report that the title is from.
    outlet: str
    url: str
    published: datetime | None
    #: Independent outlets that have the story.
    outlets: int


@dataclass(frozen=True, slots=True)
class ToldPoint:
    """A statement that an edition told, kept so that it is not told again."""

    story_id: str
    text: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Covered:
    """A story of an edition as the ledger keeps it."""

    story_id: str
    #: Every report of it, copies included.
    reports: tuple[str, ...]
    #: False when only its headline was given.
    told: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a digest, with all that its readers are told."""

    digest: str
    title: str
    period: Period
    kind: EditionKind
    made_at: datetime
    #: What came in after the first and up to the second is what the edition is about.
    since: datetime | None
    until: datetime
    #: The stories, best first, with their reports only. `Summary.update` says what changed since it was last told.
    briefing: Briefing
    #: Stories beyond those, best first.
    headlines: tuple[Headline, ...] = ()
    #: Feeds that have been failing for days; on a failed day all that failed.
    notes: tuple[FeedNote, ...] = ()
    #: ISO 639-1 code of the interface.
    language: str = "en"
    #: Zone name in which readers are told times.
    zone: str = "UTC"
    feeds_read: int = 0
    reports_read: int = 0
    #: Its stories as the ledger keeps them, told or only named.
    covered: tuple[Covered, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition in the store, without its contents."""

    id: int
    digest: str
    title: str
    period: Period
    kind: EditionKind
    made_at: datetime
    since: datetime | None
    until: datetime
    stories: int
    headlines: int
    #: Headline of its first story; empty on a quiet day.
    lead: str = ""


# ---------------------------------------------------------------- deliveries


class DeliveryState(StrEnum):
    """How far one edition is on its way to one recipient."""

    PENDING = "pending"
    #: Committed before SMTP begins; after a crash it is sent again.
    SENDING = "sending"
    #: Committed before the final dot; after a crash nobody knows, and it becomes UNKNOWN.
    IN_DATA = "in_data"
    SENT = "sent"
    #: Refused for good, or given up.
    FAILED = "failed"
    #: It may have arrived; only `digest resend` decides.
    UNKNOWN = "unknown"
    #: The recipient had unsubscribed, or the address bounces.
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One edition to one recipient."""

    edition: int
    recipient: str
    state: DeliveryState
    message_id: str
    attempts: int
    #: Class of the last error ("permanent", "temporary", ...) and what the server said; empty without one.
    error: str
    changed_at: datetime
    #: Not to be tried before; None for at once.
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who gets a digest."""

    digest: str
    address: str
    added_at: datetime
    #: Named in the configuration rather than added by command.
    configured: bool = False


class SuppressionReason(StrEnum):
    """Why nothing is sent to an address."""

    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Suppression:
    """An address that nothing is sent to."""

    #: Empty for every digest.
    digest: str
    address: str
    reason: SuppressionReason
    since: datetime


# ---------------------------------------------------------------- looking back


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story of a past edition that a search found."""

    edition: int
    digest: str
    period: Period
    story_id: str
    #: Position in its edition, from 1.
    number: int
    headline: str
    #: The statements, joined.
    text: str


@dataclass(frozen=True, slots=True)
class DigestStatus:
    """How one digest stands."""

    name: str
    last: EditionRecord | None
    #: When the next edition is due; None when nothing is scheduled.
    next_due: datetime | None
    feeds: tuple[FeedState, ...]
    #: Deliveries of the last edition by state.
    deliveries: tuple[Delivery, ...]
    #: Deliveries of any edition that `digest resend` must decide on.
    unknown: tuple[Delivery, ...] = ()
    problems: tuple[str, ...] = field(default=())
