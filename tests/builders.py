"""Small makers of the types that flow, so that a test says only what matters to it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from summarize.types import (
    Draft,
    Finding,
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
