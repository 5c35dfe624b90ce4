"""Stage 1 of 8: whatever the user names to reports, and whatever cannot be read to problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from summarize.errors import SourceError
from summarize.options import FetchOptions, IngestOptions
from summarize.types import Fetcher, Ingested, Problem, Progress

from .decode import binary_reason
from .identity import make_reports
from .items import Found, Item, make_problem
from .kinds import Kind, kind_of_content, kind_of_name
from .locate import FileInput, Input, StdinInput, locate_inputs
from .plain import read_plain
from .records import read_json, read_jsonl, split_lines

STAGE = "ingest"
_HINT = "give text, Markdown, HTML, JSON, JSONL, feed, OPML or .eml files, folders, http(s) addresses, or - for JSONL"
#: Sources and reasons that an error lists before it only counts.
_TOLD = 5
_MANY = frozenset({Kind.JSON, Kind.FEED, Kind.OPML})


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
    inputs = tuple(locate_inputs(sources))
    problems: list[Problem] = []
    items: list[Item] = []
    for done, found in enumerate(inputs):
        progress.advance(STAGE, done, len(inputs))
        for item in [found] if isinstance(found, Problem) else _read(found, options, stdin):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                items.append(item)
    progress.advance(STAGE, len(inputs), len(inputs))
    if not items:
        raise _nothing_read(sources, problems)
    recent, late = _since(items, options.since)
    problems.extend(late)
    reports = make_reports(recent, problems)
    return Ingested(reports, tuple(problems))


def _read(found: Input, options: IngestOptions, stdin: BinaryIO | None) -> Found:
    if isinstance(found, StdinInput):
        if stdin is None:
            yield make_problem("-", "there is no standard input")
        else:
            yield from read_jsonl(split_lines(stdin, limit=options.max_bytes), "-", line_limit=options.max_bytes)
    elif isinstance(found, FileInput):
        yield from _read_file(found.path, options)


def _read_file(path: str, options: IngestOptions) -> Found:
    kind = kind_of_name(path)
    try:
        if kind is Kind.JSONL:
            with Path(path).open("rb") as stream:
                yield from read_jsonl(split_lines(stream, limit=options.max_bytes), path, line_limit=options.max_bytes)
            return
        limit = options.max_bytes_many if kind in _MANY else options.max_bytes
        with Path(path).open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        yield make_problem(path, f"cannot be read: {error.strerror or error}")
        return
    if len(content) > limit:
        yield make_problem(path, f"larger than {limit:,} bytes, too large for {kind or 'one report'}")
    elif not content.strip():
        yield make_problem(path, "empty")
    elif reason := binary_reason(content):
        yield make_problem(path, reason)
    else:
        yield from _read_content(kind or kind_of_content(content) or Kind.PLAIN, content, path)


def _read_content(kind: Kind, content: bytes, path: str) -> Found:
    if kind is Kind.JSON:
        yield from read_json(content, path)
    elif kind is Kind.PLAIN:
        yield from read_plain(content, path)
    else:
        yield make_problem(path, f"{kind} is not read yet")


def _since(items: Sequence[Item], since: datetime | None) -> tuple[list[Item], Iterator[Problem]]:
    if since is None:
        return list(items), iter(())
    recent = [item for item in items if item.published is None or item.published >= since]
    late = len(items) - len(recent)
    noted = [make_problem("--since", f"{late} reports were published before {since.isoformat()}")] if late else []
    return recent, iter(noted)


def _nothing_read(sources: Sequence[str], problems: Sequence[Problem]) -> SourceError:
    reasons = [f"{problem.subject}: {problem.reason}" for problem in problems[:_TOLD]]
    if len(problems) > _TOLD:
        reasons.append(f"and {len(problems) - _TOLD} more")
    tried = ", ".join(sources[:_TOLD]) + (f" and {len(sources) - _TOLD} more" if len(sources) > _TOLD else "")
    return SourceError("nothing could be read", tried, "; ".join(reasons), hint=_HINT)
