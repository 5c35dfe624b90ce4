"""Stage 1 of 8: whatever the user names to reports, and whatever cannot be read to problems."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from summarize.errors import SourceError
from summarize.options import FetchOptions, IngestOptions
from summarize.types import Fetched, Fetcher, Ingested, Problem, Progress

from .identity import make_reports
from .items import Item, make_problem
from .locate import FileInput, Input, StdinInput, UrlInput, locate_inputs
from .pages import read_page
from .reading import Held, read_fetched, read_file, read_stdin
from .web import fetch_all

STAGE = "ingest"
_HINT = "give text, Markdown, HTML, JSON, JSONL, feed, OPML or .eml files, folders, http(s) addresses, or - for JSONL"
#: Sources and reasons that an error lists before it only counts.
_TOLD = 5


def ingest_sources(
    sources: Sequence[str],
    *,
    options: IngestOptions,
    fetch: FetchOptions,
    fetcher: Fetcher | None,
    stdin: BinaryIO | None,
    progress: Progress,
) -> Ingested:
    """Read every report that the sources hold.

    Args:
        sources: Files, folders, globs, http(s) URLs, or `-` for standard input.
        options: What is read, and how much of it.
        fetch: How pages and feeds are fetched.
        fetcher: Who fetches; None for the real network under `fetch`.
        stdin: Standard input.
        progress: Who is told.

    Raises:
        SourceError: Nothing could be read from any of them.
    """
    run = _Run(options, _Web(fetch, fetcher), progress)
    run.read(locate_inputs(sources), stdin)
    run.fetch_inputs()
    run.drop_before(options.since)
    run.fetch_pages()
    run.drop_empty()
    items = [item for slot in run.slots for item in slot if isinstance(item, Item)]
    problems = [item for slot in run.slots for item in slot if isinstance(item, Problem)]
    if not items and not run.late:
        raise _nothing_read(sources, problems)
    if run.late and options.since:
        since = f"{options.since:%Y-%m-%d %H:%M} UTC"
        what = "report was" if run.late == 1 else "reports were"
        problems.append(make_problem("--since", f"{run.late:,} {what} published before {since} and left out"))
    reports = make_reports(items, problems)
    return Ingested(reports, tuple(problems))


@dataclass(slots=True)
class _Web:
    """The fetcher, made when it is first needed."""

    options: FetchOptions
    given: Fetcher | None

    def fetch_all(self, inputs: Sequence[UrlInput]) -> Iterable[Fetched | Problem]:
        if not inputs:
            return ()
        if self.given is None:
            from .fetch import HttpFetcher  # noqa: PLC0415 - most runs read files only

            self.given = HttpFetcher(self.options)
        return fetch_all(inputs, self.given, parallel=self.options.parallel)


@dataclass(slots=True)
class _Run:
    """What was found so far: one slot per input, so that the order is that of the sources."""

    options: IngestOptions
    web: _Web
    progress: Progress
    slots: list[list[Item | Problem]] = field(default_factory=list)
    waiting: list[tuple[UrlInput, list[Item | Problem]]] = field(default_factory=list)
    #: Reports that are older than was asked for.
    late: int = 0
    done: int = 0

    def read(self, inputs: Iterable[Input | Problem], stdin: BinaryIO | None) -> None:
        """Read what lies on this machine, and note what has to be fetched."""
        queue = deque(inputs)
        seen: set[Input | Problem] = set()
        while queue:
            found = queue.popleft()
            if found in seen:
                continue
            seen.add(found)
            slot: list[Item | Problem] = []
            self.slots.append(slot)
            match found:
                case Problem():
                    slot.append(found)
                case UrlInput():
                    self.waiting.append((found, slot))
                case FileInput(path):
                    queue.extendleft(reversed(self._keep(read_file(path, self.options), slot)))
                case StdinInput():
                    queue.extendleft(reversed(self._keep(read_stdin(stdin, self.options), slot)))
            self._advance(len(queue))

    def fetch_inputs(self) -> None:
        """Fetch the URLs that were named, then the feeds of the lists among them."""
        while self.waiting:
            asked, self.waiting = self.waiting, []
            answers = self.web.fetch_all([found for found, _ in asked])
            for (found, slot), answer in zip(asked, answers, strict=True):
                if isinstance(answer, Problem):
                    slot.append(answer)
                else:
                    for further in self._keep(read_fetched(answer, found.url, self.options), slot, path=""):
                        if found.trusted and isinstance(further, UrlInput):
                            self.waiting.append((further, slot))
                        else:
                            slot.append(make_problem(found.url, "a list of feeds in a list of feeds is not followed"))
                self._advance(len(self.waiting))

    def drop_before(self, since: datetime | None) -> None:
        """Leave out what was published earlier; what has no time stays."""
        if since is None:
            return
        for slot in self.slots:
            kept = [item for item in slot if isinstance(item, Problem) or not item.published or item.published >= since]
            self.late += len(slot) - len(kept)
            slot[:] = kept

    def fetch_pages(self) -> None:
        """Put the article in the place of its teaser, where that is wanted and possible."""
        asked = [(slot, position) for slot in self.slots for position in self._wanted_pages(slot)]
        items = [item for slot, position in asked if isinstance(item := slot[position], Item)]
        answers = self.web.fetch_all([UrlInput(item.url, trusted=False) for item in items])
        for (slot, position), item, answer in zip(asked, items, answers, strict=True):
            slot[position], *problems = complete_item(item, answer)
            slot.extend(problems)
            self._advance(0)

    def drop_empty(self) -> None:
        """Leave out what has no word below its title."""
        for slot in self.slots:
            for position, item in enumerate(slot):
                if isinstance(item, Item) and not any(map(str.isalnum, islice(item.text, item.body_start, None))):
                    slot[position] = make_problem(item.subject, "only a title, no text" if item.title else "no text")

    def _wanted_pages(self, slot: list[Item | Problem]) -> list[int]:
        positions = [
            position
            for position, item in enumerate(slot)
            if isinstance(item, Item) and item.teaser and _wants_page(item, full_text=self.options.full_text)
        ]
        limit = self.options.max_pages_per_feed
        if len(positions) > limit:
            reason = f"{len(positions) - limit:,} of its items keep their opening lines; {limit} pages are the limit"
            first = slot[positions[0]]
            slot.append(make_problem(first.subject.partition("#")[0], reason))
        return positions[:limit]

    def _keep(self, held: Held, slot: list[Item | Problem], *, path: str | None = None) -> list[Input]:
        inputs = []
        for item in held:
            if isinstance(item, Problem):
                slot.append(item)
            elif isinstance(item, Item):
                slot.append(item if path is None else replace(item, path=path))
            else:
                inputs.append(item)
        return inputs

    def _advance(self, left: int) -> None:
        self.done += 1
        self.progress.advance(STAGE, self.done, self.done + left)


def _wants_page(item: Item, *, full_text: bool | None) -> bool:
    return not item.path if full_text is None else full_text


def complete_item(item: Item, answer: Fetched | Problem) -> list[Item | Problem]:
    """Return the item with the page's text, or as it is with the reason why."""
    stands = "; its opening lines stand" if item.text else ""
    if isinstance(answer, Problem):
        return [item, make_problem(answer.subject, answer.reason + stands)]
    page = next(read_page(answer.content, item.url, url=answer.url, charset=answer.charset))
    if isinstance(page, Problem):
        return [item, make_problem(page.subject, page.reason + stands)]
    text = max(page.text, item.text, key=len)
    title, published = item.title or page.title, item.published or page.published
    return [replace(item, text=text, title=title, published=published, teaser=False)]


def _nothing_read(sources: Sequence[str], problems: Sequence[Problem]) -> SourceError:
    alone = sources[0] if len(sources) == 1 else None
    reasons = [
        problem.reason if problem.subject == alone else f"{problem.subject}: {problem.reason}"
        for problem in problems[:_TOLD]
    ]
    if len(problems) > _TOLD:
        reasons.append(f"and {len(problems) - _TOLD} more")
    tried = ", ".join(sources[:_TOLD]) + (f" and {len(sources) - _TOLD} more" if len(sources) > _TOLD else "")
    return SourceError("nothing could be read", tried, "; ".join(reasons), hint=_HINT)
