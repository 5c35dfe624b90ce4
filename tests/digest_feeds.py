"""Invented news as feeds, and what a digest of them needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from summarize.digest.config import DigestConfig, parse_config
from summarize.digest.fetching import fetch_options
from summarize.digest.making import make_edition
from summarize.digest.periods import latest_period
from summarize.digest.store import Store
from summarize.digest.types import Edition
from summarize.ingest.fetch import HttpFetcher
from summarize.opening import Models

from .web_server import Answer, Site

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: Monday, when the first edition is due.
MONDAY = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)

BRIDGE = (
    "The town council of Merrow closed the Old Ferry Bridge on Sunday after engineers found broken wires in two of its "
    "main cables. The bridge carries about 14,000 cars a day. Twelve people were killed when a wire snapped, the fire "
    "service said. It will stay shut for at least six months while the cables are replaced, the council said."
)
BRIDGE_TOO = (
    "The Merrow town council has closed the Old Ferry Bridge after wires in its main cables broke. Twelve people were "
    "killed when a wire snapped, the fire service said. The bridge will be closed until autumn, the council said."
)
BRIDGE_LATER = (
    "The death toll from the Old Ferry Bridge in Merrow rose to 15 on Monday, the fire service said. The bridge stays "
    "closed. Prosecutors opened an investigation into the builder of the bridge cables, the town council of Merrow said."
)
BRIDGE_LATER_TOO = (
    "Fifteen people were killed when a wire of the Old Ferry Bridge in Merrow snapped, the fire service said on Monday. "
    "Prosecutors have opened an investigation into the builder of the bridge cables."
)
STORM = (
    "A storm tore the roofs off forty houses in Halden on Saturday night, the county said. No one was hurt. Power will "
    "be back on Tuesday, the grid operator said."
)
STORM_TOO = (
    "Forty houses in Halden lost their roofs in a storm on Saturday night, according to the county. Nobody was hurt. "
    "The grid operator expects power to be back on Tuesday."
)


def entry(title: str, text: str, link: str, published: datetime | None = None, *, guid: str = "") -> str:
    """Return an item of an RSS feed."""
    when = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    name = f"<guid isPermaLink='false'>{escape(guid)}</guid>" if guid else ""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>{name}{when}"
        f"<description>{escape(text)}</description></item>"
    )


def feed(outlet: str, *entries: str) -> bytes:
    """Return an RSS feed."""
    home = f"https://{outlet.lower().replace(' ', '')}.example/"
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{escape(outlet)}</title>"
        f"<link>{home}</link>{''.join(entries)}</channel></rss>"
    ).encode()


@dataclass(slots=True)
class Paper:
    """A digest of feeds that stand on a server of the test's, made whenever the test says so."""

    site: Site
    store: Store
    settings: str = ""
    fetch: str = "full_text = false"
    outlets: dict[str, list[str]] = field(default_factory=dict)
    #: What is sent with each answer.
    headers: dict[str, str] = field(default_factory=dict)

    def publish(self, outlet: str, *entries: str) -> None:
        """Let an outlet's feed hold further entries, the newest first."""
        held = self.outlets.setdefault(outlet, [])
        held[:0] = entries
        self.site.answers[self.path(outlet)] = Answer(feed(outlet, *held), headers=self.headers)

    def path(self, outlet: str) -> str:
        return f"/{outlet.lower().replace(' ', '-')}"

    def url(self, outlet: str) -> str:
        return self.site.url(self.path(outlet))

    def config(self) -> DigestConfig:
        urls = ", ".join(f'"{self.url(outlet)}"' for outlet in self.outlets)
        text = f'[fetch]\n{self.fetch}\n[[digest]]\nname = "morning"\nfeeds = [{urls}]\n{self.settings}\n'
        return parse_config(text, Path("digest.toml"))

    def make(self, now: datetime, *, keep: bool = True) -> Edition:
        """Make the edition that is due at a time, and keep it as sent to nobody."""
        config = self.config()
        digest = config.digests[0]
        edition = make_edition(
            digest,
            latest_period(digest.timetable, now),
            config=config,
            store=self.store,
            models=Models(),
            fetcher=HttpFetcher(fetch_options(config.fetch), sleep=lambda _: None),
            now=now,
        )
        if keep:
            self.store.editions.save(edition, {})
        return edition

    def publish_bridge(self) -> None:
        """Two outlets tell of one event, on the night before Monday's edition."""
        self.publish(
            "Harbour Post", entry("Merrow closes Old Ferry Bridge", BRIDGE, "https://p.example/1", MONDAY - 5 * HOUR)
        )
        self.publish(
            "The Lantern", entry("Old Ferry Bridge is closed", BRIDGE_TOO, "https://l.example/1", MONDAY - 4 * HOUR)
        )

    def publish_bridge_later(self) -> None:
        """They tell that the toll has risen, on the day after."""
        later = MONDAY + 12 * HOUR
        self.publish("Harbour Post", entry("Bridge toll rises to 15", BRIDGE_LATER, "https://p.example/2", later))
        self.publish("The Lantern", entry("Old Ferry Bridge: 15 dead", BRIDGE_LATER_TOO, "https://l.example/2", later))

    def publish_storm(self) -> None:
        """They tell of another event."""
        saturday = MONDAY - 9 * HOUR
        self.publish(
            "Harbour Post", entry("Storm tears off roofs in Halden", STORM, "https://p.example/storm", saturday)
        )
        self.publish(
            "The Lantern", entry("Halden: forty roofs lost in storm", STORM_TOO, "https://l.example/storm", saturday)
        )


def headlines(edition: Edition) -> list[str]:
    return [summary.headline for summary in edition.briefing.summaries]


def statements(edition: Edition) -> str:
    return " ".join(each.text for summary in edition.briefing.summaries for each in summary.statements)
