"""The stages in order."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from summarize import __version__
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import RAY, open_engine, open_once
from summarize.ingest import ingest_sources
from summarize.opening import BUNDLED, Models, open_models
from summarize.options import Options, PlanOptions
from summarize.plan import plan_story
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.tell import Told, account_for, tell_stories
from summarize.types import (
    Briefing,
    Clustered,
    Deduped,
    Engine,
    Fetcher,
    Ingested,
    MadeWith,
    Plan,
    Progress,
    Report,
    SplitReport,
    Story,
    Summary,
)
from summarize.write import QuoteWriter

__all__ = ["BUNDLED", "Models", "group_reports", "is_foreign", "make_briefing", "open_models"]

#: Reports per batch when splitting, and stories per batch when planning and telling.
_REPORTS, _STORIES = 100, 24


def group_reports(
    sources: Sequence[str],
    options: Options,
    models: Models | None = None,
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
    engine: Engine | None = None,
) -> tuple[Ingested, Deduped, Clustered]:
    """Run the stages up to the grouping: sources in, stories out.

    Raises:
        SourceError: Nothing could be read.
        EngineError: The cluster that the options name cannot be worked with.
    """
    models = models or open_models(options)
    with _choose_engine(engine, options) as working:
        ingested = ingest_sources(
            sources, options=options.ingest, fetch=options.fetch, fetcher=fetcher, stdin=stdin, progress=progress
        )
        split = working.map(_split, ingested.reports, batch=_REPORTS, stage="split", progress=progress)
        deduped = dedupe_reports(split, options=options.dedupe, progress=progress)
        clustered = cluster_reports(
            deduped.kept, options=options.cluster, encoder=models.encoder, progress=progress, engine=working
        )
    return ingested, deduped, clustered


def make_briefing(
    sources: Sequence[str],
    options: Options | None = None,
    models: Models | None = None,
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
    engine: Engine | None = None,
) -> Briefing:
    """Tell the stories of the given sources.

    Args:
        sources: Paths, globs, http(s) URLs, or "-" for JSONL on `stdin`.
        options: What is asked for; None for the defaults.
        models: Models that are open already; None to open those that the options name.
        fetcher: Who fetches URLs; None for the network.
        stdin: What "-" reads.
        progress: Who is told how far it is.
        engine: Who does the work; None for the one that the options name.

    Raises:
        SourceError: Nothing could be read.
        ModelError: A model is missing or damaged.
        EngineError: The cluster that the options name cannot be worked with.
    """
    options = options or Options()
    # Workers elsewhere can open what the options name, but not what they are not told of.
    elsewhere = models is None and options.engine == RAY
    models = models or open_models(options)
    with _choose_engine(engine, options) as working:
        ingested, deduped, clustered = group_reports(
            sources, options, models, fetcher=fetcher, stdin=stdin, progress=progress, engine=working
        )
        told = _tell(clustered.stories, options, models, working, progress, elsewhere=elsewhere)
    summaries = tuple(summary for summary, _ in told)
    silent = tuple(left_out for _, left_outs in told for left_out in left_outs)
    return Briefing(
        summaries=summaries,
        reports=ingested.reports,
        duplicates=deduped.duplicates,
        left_out=clustered.left_out + silent,
        problems=ingested.problems,
        made_with=MadeWith(__version__, options.writer, models.digests, models.prompts),
    )


def _choose_engine(engine: Engine | None, options: Options) -> AbstractContextManager[Engine]:
    if engine:
        return nullcontext(engine)
    return open_engine(options.engine, address=options.address, jobs=options.jobs, offline=options.fetch.offline)


def _tell(
    stories: Sequence[Story], options: Options, models: Models, engine: Engine, progress: Progress, *, elsewhere: bool
) -> tuple[Told, ...]:
    if isinstance(models.writer, QuoteWriter) and models.checks is None:
        tell = partial(_plan_and_quote, options=options)
        told = engine.map(tell, stories, batch=_STORIES, stage="tell", progress=progress)
        return tuple(
            (replace(summary, story=story), left_out) for (summary, left_out), story in zip(told, stories, strict=True)
        )
    plans = engine.map(
        partial(_plan, options=options.planning), stories, batch=_STORIES, stage="plan", progress=progress
    )
    written, quoted = list[Plan](), list[Plan]()
    for plan in plans:
        unknown = options.writer == BUNDLED and any(is_foreign(split.report) for split in plan.story.reports)
        (quoted if unknown else written).append(plan)
    if elsewhere:
        together = max(1, options.tell.batch // max(1, options.plan.sentences))
        summaries = engine.map(
            partial(_write, options=options), written, batch=together, stage="tell", progress=progress
        )
    else:
        summaries = tell_stories(
            written, writer=models.writer, options=options, checks=models.checks, progress=progress
        )
    summaries += tell_stories(quoted, writer=QuoteWriter(), options=options, checks=models.checks)
    by_story = {summary.story.id: summary for summary in summaries}
    whole = [replace(by_story[plan.story.id], story=plan.story) for plan in plans]
    return account_for(plans, whole, words=options.plan.words)


def is_foreign(report: Report) -> bool:
    """Return whether a report is in a language that the bundled writer does not know: any but English."""
    return report.language not in {"en", ""}


def _split(reports: Sequence[Report]) -> tuple[SplitReport, ...]:
    return tuple(split_report(report) for report in reports)


def _plan(stories: Sequence[Story], *, options: PlanOptions) -> tuple[Plan, ...]:
    return tuple(plan_story(story, options=options) for story in stories)


def _plan_and_quote(stories: Sequence[Story], *, options: Options) -> tuple[Told, ...]:
    plans = _plan(stories, options=options.plan)
    summaries = tell_stories(plans, writer=QuoteWriter(), options=options)
    told = account_for(plans, summaries, words=options.plan.words)
    return tuple((_without_reports(summary), left_out) for summary, left_out in told)


def _write(plans: Sequence[Plan], *, options: Options) -> tuple[Summary, ...]:
    models = open_once(partial(open_models, options))
    told = tell_stories(plans, writer=models.writer, options=options, checks=models.checks)
    return tuple(_without_reports(summary) for summary in told)


def _without_reports(summary: Summary) -> Summary:
    """Return a summary as workers send it: its reports are here already, half the memory and half the copying."""
    return replace(summary, story=replace(summary.story, reports=()))
