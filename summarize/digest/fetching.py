"""A round of visits: feeds asked what is new, the pages behind openings read, everything kept in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

from summarize.errors import FetchError, OfflineError, SummarizeError
from summarize.ingest.locate import UrlInput
from summarize.ingest.visits import FeedItem, complete_items, read_visit
from summarize.ingest.web import fetch_all
from summarize.options import FetchOptions, IngestOptions
from summarize.progress import SILENT
from summarize.types import Fetched, Fetcher, Problem, Progress

from .config import FetchTable
from .store import Store
from .types import FeedNote, FeedState, FoundReport

#: After a failure a feed is left alone for half an hour, after the next for an hour, and so on. Less than a day at
#: most, so that a daily digest tries it every day. Not measured.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=30), timedelta(hours=20)
#: Failures at the address to which a feed had moved, after which it is asked where it was before.
_LOST = 3
#: Visits on which the page behind an opening is asked for.
PAGE_TRIES = 3
#: Characters of an error that are kept: what a server says may be long.
_MOST_ERROR = 300
_STAGE = "fetch"


@dataclass(frozen=True, slots=True)
class Visited:
    """What a round of visits brought."""

    #: Every feed asked for, in order, as it now stands.
    states: tuple[FeedState, ...]
    #: Feeds that were left alone, because they fail or asked for it.
    skipped: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def read(self) -> int:
        """How many feeds are in order."""
        return sum(not state.failures for state in self.states)


def visit_feeds(
    urls: Sequence[str],
    *,
    store: Store,
    fetcher: Fetcher,
    now: datetime,
    options: FetchTable,
    progress: Progress = SILENT,
) -> Visited:
    """Ask every feed that may be asked what is new, and keep it; a feed that fails fails alone.

    Args:
        urls: The feeds; their addresses are the user's, and trusted.
        store: What is remembered of them, and where reports go.
        fetcher: Who fetches.
        now: What time it is.
        options: How feeds and pages are read.
        progress: Who is told how far it is.

    Raises:
        StoreError: The store cannot be written.
    """
    states = store.feeds.states(tuple(dict.fromkeys(urls)))
    due = [state for state in states if state.next_try is None or state.next_try <= now]
    visits = _ask(due, fetcher, options, now, progress)
    for visit in visits:
        visit.items = _wanted(visit, store)
    problems = _read_pages(visits, fetcher, options, progress)
    new = changed = 0
    for visit in visits:
        kept = store.reports.keep([_found(item, visit.state.url) for item in visit.items], now)
        new += len(kept.new)
        changed += len(kept.changed)
        problems += visit.problems
    store.feeds.save(visit.state for visit in visits)
    by_url = {visit.state.url: visit.state for visit in visits}
    return Visited(
        states=tuple(by_url.get(state.url, state) for state in states),
        skipped=tuple(state.url for state in states if state.url not in by_url),
        new=new,
        changed=changed,
        problems=tuple(problems),
    )


def note_failures(states: Iterable[FeedState], *, now: datetime, after: timedelta) -> tuple[FeedNote, ...]:
    """Return the feeds that have been failing for so long that the reader should hear of it."""
    return tuple(
        FeedNote(state.url, state.title, state.error, state.failing_since)
        for state in states
        if state.failing_since is not None and now - state.failing_since >= after
    )


def fetch_options(table: FetchTable, *, offline: bool = False) -> FetchOptions:
    """Return how a fetcher is to be made."""
    return replace(
        FetchOptions(),
        offline=offline,
        allow_private=table.allow_private,
        timeout=float(table.timeout),
        parallel=table.parallel,
        parallel_per_host=table.parallel_per_host,
    )


@dataclass(slots=True)
class _Visit:
    """One feed on its way through a round."""

    state: FeedState
    items: tuple[FeedItem, ...] = ()
    problems: list[Problem] = field(default_factory=list)


class _Conditional:
    """Asks for a feed only if it has changed, at the address where it is now, and remembers why it failed."""

    def __init__(self, inner: Fetcher, states: Iterable[FeedState]) -> None:
        self._inner = inner
        self._states = {state.url: state for state in states}
        self.errors: dict[str, FetchError] = {}

    def fetch(self, url: str, *, trusted: bool = True, etag: str = "", last_modified: str = "") -> Fetched:
        state = self._states[url]
        try:
            return self._inner.fetch(
                state.address,
                trusted=trusted,
                etag=etag or state.etag,
                last_modified=last_modified or state.last_modified,
            )
        except FetchError as error:
            self.errors[url] = error
            raise


def _ask(
    states: Sequence[FeedState], fetcher: Fetcher, options: FetchTable, now: datetime, progress: Progress
) -> list[_Visit]:
    asking = _Conditional(fetcher, states)
    answers = fetch_all([UrlInput(state.url) for state in states], asking, parallel=options.parallel)
    visits = []
    progress.advance(_STAGE, 0, len(states))
    for state, answer in zip(states, answers, strict=True):
        error = asking.errors.get(state.url)
        if isinstance(error, OfflineError):
            # The feed is not to blame.
            continue
        if isinstance(answer, Problem):
            visits.append(_Visit(_failed(state, answer.reason, now, wait=error.retry_after if error else None)))
        else:
            visits.append(_read(state, answer, now))
        progress.advance(_STAGE, len(visits), len(states))
    return visits


def _read(state: FeedState, answer: Fetched, now: datetime) -> _Visit:
    if answer.unchanged:
        return _Visit(_succeeded(state, answer, now))
    try:
        title, items, problems = read_visit(answer, state.url, options=IngestOptions())
    except SummarizeError as error:
        return _Visit(_failed(state, error.why, now))
    except Exception as error:  # noqa: BLE001  # one feed that upsets a parser must not take the others with it
        return _Visit(_failed(state, f"it cannot be read ({type(error).__name__})", now))
    return _Visit(replace(_succeeded(state, answer, now), title=title or state.title), items, list(problems))


def _succeeded(state: FeedState, answer: Fetched, now: datetime) -> FeedState:
    return replace(
        state,
        etag=answer.etag or (state.etag if answer.unchanged else ""),
        last_modified=answer.last_modified or (state.last_modified if answer.unchanged else ""),
        moved_to=answer.moved_to or state.moved_to,
        failures=0,
        failing_since=None,
        error="",
        next_try=None,
        checked_at=now,
        succeeded_at=now,
    )


def _failed(state: FeedState, why: str, now: datetime, *, wait: float | None = None) -> FeedState:
    failures = state.failures + 1
    pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
    lost = bool(state.moved_to) and failures >= _LOST
    return replace(
        state,
        moved_to="" if lost else state.moved_to,
        # What another address called its versions means nothing at this one.
        etag="" if lost else state.etag,
        last_modified="" if lost else state.last_modified,
        failures=failures,
        failing_since=state.failing_since or now,
        error=why[:_MOST_ERROR],
        next_try=now + max(pause, timedelta(seconds=wait or 0.0)),
        checked_at=now,
    )


def _wanted(visit: _Visit, store: Store) -> tuple[FeedItem, ...]:
    """Return the items that the store does not have as they are; a feed repeats itself at every visit."""
    found = [_found(item, visit.state.url) for item in visit.items]
    wanted = set(map(id, store.reports.wanted(found, tries=PAGE_TRIES)))
    return tuple(item for item, one in zip(visit.items, found, strict=True) if id(one) in wanted)


def _read_pages(visits: Sequence[_Visit], fetcher: Fetcher, options: FetchTable, progress: Progress) -> list[Problem]:
    """Put the articles in the place of their openings, those of all feeds side by side."""
    if not options.full_text:
        return []
    behind: list[tuple[_Visit, int]] = []
    for visit in visits:
        openings = (position for position, item in enumerate(visit.items) if item.teaser)
        behind += [(visit, position) for position in islice(openings, options.max_pages_per_feed)]
    progress.advance("ingest", 0, len(behind))
    completed, problems = complete_items(
        [visit.items[position] for visit, position in behind], fetcher, parallel=options.parallel
    )
    whole: Mapping[tuple[int, int], FeedItem] = {
        (id(visit), position): item for (visit, position), item in zip(behind, completed, strict=True)
    }
    for visit in visits:
        visit.items = tuple(whole.get((id(visit), position), item) for position, item in enumerate(visit.items))
    progress.advance("ingest", len(behind), len(behind))
    return list(problems)


def _found(item: FeedItem, feed: str) -> FoundReport:
    return FoundReport(
        report=item.report,
        feed=feed,
        stamp=item.stamp,
        guid=item.guid,
        url_is_its_own=item.url_is_its_own,
        teaser=item.teaser,
    )
