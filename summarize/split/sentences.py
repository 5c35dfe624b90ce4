"""Reports in, reports with their sentences out."""

from __future__ import annotations

from collections.abc import Collection

from summarize.progress import SILENT, track
from summarize.types import Progress, Report, Sentence, SplitReport

from .blocks import find_blocks
from .boundaries import find_ends


def split_report(report: Report) -> SplitReport:
    """Find the sentences of a report's body."""
    text = report.text
    sentences: list[Sentence] = []
    for block_start, block_end in find_blocks(text, report.body_start):
        block = text[block_start:block_end]
        begin = 0
        for end in (*find_ends(block), len(block)):
            piece = block[begin:end]
            start = block_start + begin + len(piece) - len(piece.lstrip())
            piece = piece.strip()
            if piece:
                sentences.append(Sentence(report.id, len(sentences), start, start + len(piece), piece))
            begin = end
    return SplitReport(report, tuple(sentences))


def split_reports(reports: Collection[Report], *, progress: Progress = SILENT) -> tuple[SplitReport, ...]:
    """Find the sentences of every report."""
    return tuple(split_report(report) for report in track(reports, "split", progress))
