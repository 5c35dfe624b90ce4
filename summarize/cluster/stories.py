"""Stage 4 of 8: reports about the same happening become a story.

Reports are put in an order of their own (time, then id) before anything else, so the order in which they were given
plays no part. Nothing here compares all reports with all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.types import Clustered, Encoder, Engine, LeftOut, Progress, SplitReport, Story

from .grouping import STAGE, group_reports
from .partition import IN_PROCESS, group_in_partitions

_LAST = datetime.max.replace(tzinfo=UTC)


def cluster_reports(
    reports: Sequence[SplitReport],
    *,
    options: ClusterOptions,
    encoder: Encoder | None = None,
    progress: Progress = SILENT,
    engine: Engine = IN_PROCESS,
) -> Clustered:
    """Group reports into stories, earliest story first.

    Args:
        reports: In any order; undated ones are welcome.
        options: What counts as one story.
        encoder: Asked about pairs that words, names, numbers and times leave in doubt; None to do without.
            Only in runs of up to `whole_reports` reports.
        progress: Told how many reports were read.
        engine: What larger runs are mapped over; the stories are the same with any.
    """
    ordered = order_reports(reports)
    if not ordered:
        return Clustered((), ())
    if options.one_story:
        groups: tuple[tuple[int, ...], ...] = (tuple(range(len(ordered))),)
    elif len(ordered) > options.whole_reports:
        groups = group_in_partitions(ordered, options=options, engine=engine, progress=progress)
    else:
        groups = group_reports(ordered, options=options, encoder=encoder, progress=progress)
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


def name_story(founder: SplitReport, taken: Collection[str] = ()) -> str:
    """Return the id of the story that a report founded: the same in every run, unless it is taken."""
    digest = hashlib.sha256(founder.report.id.encode()).hexdigest()
    names = ("s-" + digest[:length] for length in range(10, len(digest) + 1))
    return next(name for name in names if name not in taken)


def order_reports(reports: Iterable[SplitReport]) -> tuple[SplitReport, ...]:
    """Return reports in order of time, those without one last, the same however they were given."""
    return tuple(sorted(reports, key=_when))


def _when(split: SplitReport) -> tuple[datetime, str, str]:
    report = split.report
    return (report.published or _LAST, report.id, report.sha256)
