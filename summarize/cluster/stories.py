"""Stage 4 of 8: reports about the same happening become a story.

Reports are put in an order of their own (time, then id) before anything else, so the order in which they were given
plays no part. Nothing here compares all reports with all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.types import Clustered, Encoder, LeftOut, Progress, SplitReport, Story

from .candidates import find_candidates
from .joining import Odds, join_reports
from .likeness import judge_pairs
from .signals import read_signals
from .vectors import make_vectors

STAGE = "cluster"
_LAST = datetime.max.replace(tzinfo=UTC)


def cluster_reports(
    reports: Sequence[SplitReport],
    *,
    options: ClusterOptions,
    encoder: Encoder | None = None,
    progress: Progress = SILENT,
) -> Clustered:
    """Group reports into stories, earliest story first.

    Args:
        reports: In any order; undated ones are welcome.
        options: What counts as one story.
        encoder: Asked about pairs that words, names, numbers and times leave in doubt; None to do without.
        progress: Told how many reports were read.
    """
    ordered = sorted(reports, key=_when)
    if not ordered:
        return Clustered((), ())
    groups = (tuple(range(len(ordered))),) if options.one_story else _group(ordered, options, encoder, progress)
    stories: list[Story] = []
    left_out: list[LeftOut] = []
    for group in groups:
        members = tuple(ordered[row] for row in group)
        if len(members) < options.min_reports:
            reason = f"its story has {len(members)} of at least {options.min_reports} reports"
            left_out.extend(LeftOut(STAGE, member.report.id, reason) for member in members)
        else:
            stories.append(Story(name_story(members[0]), members))
    return Clustered(tuple(stories), tuple(left_out))


def name_story(founder: SplitReport) -> str:
    """Return the id of the story that a report founded: the same in every run."""
    return "s-" + hashlib.sha256(founder.report.id.encode()).hexdigest()[:10]


def _when(split: SplitReport) -> tuple[datetime, str, str]:
    report = split.report
    return (report.published or _LAST, report.id, report.sha256)


def _group(
    ordered: Sequence[SplitReport],
    options: ClusterOptions,
    encoder: Encoder | None,  # noqa: ARG001 - doubtful pairs are its affair, once the odds are learned
    progress: Progress,
) -> tuple[tuple[int, ...], ...]:
    signals = []
    progress.advance(STAGE, 0, len(ordered))
    for done, split in enumerate(ordered, start=1):
        signals.append(read_signals(split, words=options.lead_words))
        if done % 100 == 0 or done == len(ordered):
            progress.advance(STAGE, done, len(ordered))
    vectors = make_vectors([signal.words for signal in signals])
    left, right = find_candidates(
        vectors, neighbours=options.neighbours, least=options.least_cosine, posting=options.posting
    )
    judged = judge_pairs(signals, vectors, left, right)
    rows = [
        dict(zip(vectors.indices[start:end].tolist(), vectors.data[start:end].tolist(), strict=True))
        for start, end in zip(vectors.indptr[:-1], vectors.indptr[1:], strict=True)
    ]
    odds = Odds(
        left=left.tolist(),
        right=right.tolist(),
        logits=judged.logits.tolist(),
        cosines=judged.cosines.tolist(),
        slope=judged.slope,
        intercept=judged.intercept,
    )
    return join_reports(rows, odds, merge_at=options.merge_at)
