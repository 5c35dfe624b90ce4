"""Small makers of the types that flow, so that a test says only what matters to it."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime
from pathlib import Path

import pytest

from summarize.errors import SourceError
from summarize.ingest import ingest_sources
from summarize.options import FetchOptions, IngestOptions
from summarize.progress import SILENT
from summarize.types import (
    Draft,
    Fetcher,
    Finding,
    Ingested,
    Point,
    Report,
    Request,
    Sentence,
    SplitReport,
    Task,
    Verdict,
)


def build_report(
    text: str,
    *,
    report_id: str = "r1",
    outlet: str = "Outlet",
    title: str = "",
    url: str = "",
    published: datetime | None = None,
) -> Report:
    """Return a report of a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(report_id, outlet, title, text, url, "", published, "en", digest)


def build_split_report(
    *sentences: str,
    report_id: str = "r1",
    outlet: str = "Outlet",
    title: str = "",
    url: str = "",
    published: datetime | None = None,
) -> SplitReport:
    """Return a report whose text is the sentences, a space between each two."""
    report = build_report(
        " ".join(sentences), report_id=report_id, outlet=outlet, title=title, url=url, published=published
    )
    found, start = [], 0
    for index, text in enumerate(sentences):
        found.append(Sentence(report_id, index, start, start + len(text), text))
        start += len(text) + 1
    return SplitReport(report, tuple(found))


def build_request(
    *reports: SplitReport,
    task: Task = Task.STATEMENT,
    rejected: tuple[str, tuple[Finding, ...]] | None = None,
) -> Request:
    """Return a request for one point that holds every sentence of the reports.

    Args:
        reports: What the point rests on.
        task: What is asked for.
        rejected: The text of a rejected draft with its findings.
    """
    point = Point(tuple(sentence for split in reports for sentence in split.sentences), 1.0)
    verdict = Verdict(Draft(point, rejected[0], "fake"), rejected[1], ()) if rejected else None
    return Request(task, point, {split.report.id: split for split in reports}, verdict)


def read_sources(
    *sources: str | Path,
    options: IngestOptions | None = None,
    fetch: FetchOptions | None = None,
    fetcher: Fetcher | None = None,
    stdin: bytes | None = None,
) -> Ingested:
    """Ingest sources with nobody watching, and without a network unless a fetcher is given."""
    return ingest_sources(
        [str(source) for source in sources],
        options=options or IngestOptions(),
        fetch=fetch or FetchOptions(offline=True),
        fetcher=fetcher,
        stdin=None if stdin is None else io.BytesIO(stdin),
        progress=SILENT,
    )


def read_one(source: str | Path, *, fetcher: Fetcher | None = None) -> Report:
    """Ingest a source that holds one report and nothing else."""
    found = read_sources(source, fetcher=fetcher)
    assert found.problems == ()
    (report,) = found.reports
    return report


def read_reason(source: str | Path, *, options: IngestOptions | None = None, fetcher: Fetcher | None = None) -> str:
    """Ingest a source that holds no report, and return the one reason given."""
    with pytest.raises(SourceError) as caught:
        read_sources(source, options=options, fetcher=fetcher)
    assert caught.value.which == str(source)
    return caught.value.why.removeprefix(str(source))


def write_file(path: Path, content: str | bytes) -> Path:
    """Write a file, text in UTF-8 with its line ends as they are, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
