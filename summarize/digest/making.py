"""One edition, made: feeds visited, stories chosen and told, failures named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from summarize import __version__
from summarize.opening import Models
from summarize.progress import SILENT
from summarize.types import Briefing, Fetcher, MadeWith, Progress, Report

from .choosing import BACKGROUND, Chosen, Window, choose_stories, digest_options
from .config import DigestConfig, DigestTable
from .feeds import feeds_of
from .fetching import Visited, note_failures, visit_feeds
from .periods import latest_period
from .store import Store
from .types import Edition, EditionKind, Period


def make_edition(
    digest: DigestTable,
    period: Period,
    *,
    config: DigestConfig,
    store: Store,
    models: Models,
    fetcher: Fetcher,
    now: datetime,
    progress: Progress = SILENT,
) -> Edition:
    """Visit the feeds of a digest and make its edition for a period; what was read is kept, what is told is not yet.

    Nothing is told until `store.editions.save` has kept the edition. Made again before that, after a crash, it tells
    the same stories and whatever came in since.

    Args:
        digest: Which digest.
        period: For which period.
        config: The settings that digests share.
        store: What is remembered.
        models: The models that the digest's writer needs, open.
        fetcher: Who fetches.
        now: What time it is.
        progress: Who is told how far it is.

    Raises:
        ConfigError: The list of feeds cannot be read.
        StoreError: The store cannot be used.
    """
    feeds = feeds_of(digest)
    visited = visit_feeds(feeds, store=store, fetcher=fetcher, now=now, options=config.fetch, progress=progress)
    window = _find_window(digest, period, store, now)
    kept = store.reports.of_feeds(feeds, since=window.since - BACKGROUND)
    options = digest_options(digest)
    chosen = choose_stories(kept, digest, window, store=store, models=models, options=options, progress=progress)
    store.ledger.keep_index(digest.name, chosen.index)
    briefing = Briefing(
        summaries=chosen.summaries,
        reports=_find_reports(chosen),
        duplicates=chosen.duplicates,
        left_out=(),
        problems=(),
        made_with=MadeWith(__version__, options.writer, models.digests, models.prompts),
    )
    kind = _find_kind(chosen, visited)
    after = timedelta() if kind is EditionKind.FAILED else timedelta(days=config.fetch.note_after_days)
    return Edition(
        digest=digest.name,
        title=digest.heading,
        period=period,
        kind=kind,
        made_at=now,
        since=None if window.first else window.since,
        until=now,
        briefing=briefing,
        headlines=chosen.headlines,
        notes=note_failures(visited.states, now=now, after=after),
        language=digest.language,
        zone=digest.zone.key,
        feeds_read=visited.read,
        reports_read=chosen.fresh,
        covered=chosen.covered,
    )


def _find_window(digest: DigestTable, period: Period, store: Store, now: datetime) -> Window:
    last = store.editions.latest(digest.name)
    if last is None:
        before = latest_period(digest.timetable, period.due - timedelta(seconds=1))
        return Window(min(before.due, now), now, first=True)
    return Window(last.until, now, first=False)


def _find_kind(chosen: Chosen, visited: Visited) -> EditionKind:
    if chosen.summaries:
        return EditionKind.NEWS
    return EditionKind.QUIET if visited.read or not visited.states else EditionKind.FAILED


def _find_reports(chosen: Chosen) -> tuple[Report, ...]:
    """Return the reports of the stories told and their copies, each once."""
    found: Sequence[Report] = [
        *(split.report for summary in chosen.summaries for split in summary.story.reports),
        *(duplicate.dropped for duplicate in chosen.duplicates),
    ]
    return tuple({report.id: report for report in found}.values())
