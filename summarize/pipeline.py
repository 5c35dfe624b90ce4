"""The stages in order."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import compress
from typing import BinaryIO

from summarize import __version__
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import RAY, open_engine, open_once
from summarize.ingest import ingest_sources
from summarize.opening import BUNDLED, ENGLISH_ONLY, QUOTE, Models, open_models, open_salience
from summarize.options import Options
from summarize.plan import plan_story
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.tell import ToldStory, account_for, tell_stories
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
    Salience,
    SplitReport,
    Story,
    StoryReader,
)
from summarize.write import QuoteWriter

__all__ = [
    "BUNDLED",
    "ENGLISH_ONLY",
    "Models",
    "group_reports",
    "is_foreign",
    "make_briefing",
    "open_models",
    "open_reader",
    "plan_stories",
    "read_stories",
    "tell_plans",
]

#: Reports per batch when splitting, which one process has done before another has started, and stories per batch when
#: planning and telling.
_REPORTS, _STORIES = 2000, 24


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
    # Other processes can open what the options name, but not what they are not told of.
    reopened = models is None
    models = models or open_once(partial(open_models, options))
    with _choose_engine(engine, options) as working:
        ingested, deduped, clustered = group_reports(
            sources, options, models, fetcher=fetcher, stdin=stdin, progress=progress, engine=working
        )
        told = _tell(clustered.stories, options, models, working, progress, reopened=reopened)
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
    stories: Sequence[Story], options: Options, models: Models, engine: Engine, progress: Progress, *, reopened: bool
) -> tuple[ToldStory, ...]:
    quoting = isinstance(models.writer, QuoteWriter) and models.checks is None
    # What comes with the package is small enough for each process to have its own; a large model is not.
    small = quoting or (reopened and options.writer in ENGLISH_ONLY)
    if small or (reopened and options.engine == RAY):
        batch = _STORIES if small else max(1, options.tell.batch // max(1, options.plan.sentences))
        # Who quotes may have been given although the options name another; workers know the options alone.
        tell = partial(_tell_batch, options=replace(options, writer=QUOTE) if quoting else options)
        told = engine.map(tell, stories, batch=batch, stage="tell", progress=progress)
        return tuple(
            (replace(summary, story=story), left_out) for (summary, left_out), story in zip(told, stories, strict=True)
        )
    planned = engine.map(
        partial(plan_stories, options=options), stories, batch=_STORIES, stage="plan", progress=progress
    )
    return tell_plans(planned, options, models, progress)


def tell_plans(
    plans: Sequence[Plan], options: Options, models: Models, progress: Progress = SILENT
) -> tuple[ToldStory, ...]:
    """Tell planned stories in their order; what is in a language that the writer does not know is quoted."""
    english, foreign = list[Plan](), list[Plan]()
    for plan in plans:
        (foreign if any(is_foreign(split.report) for split in plan.story.reports) else english).append(plan)
    quoting = options.writer in ENGLISH_ONLY
    summaries = (
        *tell_stories(
            english,
            writer=models.writer,
            options=options,
            checks=models.checks,
            parser=models.parser,
            progress=progress,
        ),
        # The parser knows English alone.
        *tell_stories(
            foreign,
            writer=QuoteWriter() if quoting else models.writer,
            options=options,
            checks=models.checks,
            progress=SILENT if quoting else progress,
        ),
    )
    by_story = {summary.story.id: summary for summary in summaries}
    return account_for(plans, [by_story[plan.story.id] for plan in plans], words=options.plan.words)


def plan_stories(stories: Sequence[Story], *, options: Options) -> tuple[Plan, ...]:
    """Plan stories wherever this runs, after a model has read those in English where the options say so.

    Raises:
        ModelError: The model is missing or damaged.
    """
    salience = read_stories(stories, options)
    reader = open_reader(options) if any(salience) else None
    return tuple(
        plan_story(story, options=options.planning, salience=found, reader=reader)
        for story, found in zip(stories, salience, strict=True)
    )


def read_stories(stories: Sequence[Story], options: Options) -> tuple[Salience | None, ...]:
    """Return what is salient in each story; None for those that no model reads.

    The model was taught with two or three reports side by side: one alone says nothing of what several would tell.

    Raises:
        ModelError: The model is missing or damaged.
    """
    readable = [
        len(story.reports) > 1 and not any(is_foreign(split.report) for split in story.reports) for story in stories
    ]
    reader = open_reader(options) if any(readable) else None
    if reader is None:
        return (None,) * len(stories)
    found = iter(reader.read(list(compress(stories, readable))))
    return tuple(next(found) if known else None for known in readable)


def open_reader(options: Options) -> StoryReader | None:
    """Return who reads stories; None where the options ask for nobody.

    Raises:
        ModelError: The model is missing or damaged.
    """
    return open_once(open_salience) if options.planning.salience else None


def is_foreign(report: Report) -> bool:
    """Return whether a report is in a language that the bundled writer does not know: any but English."""
    return report.language not in {"en", ""}


def _split(reports: Sequence[Report]) -> tuple[SplitReport, ...]:
    return tuple(split_report(report) for report in reports)


def _tell_batch(stories: Sequence[Story], *, options: Options) -> tuple[ToldStory, ...]:
    """Tell stories wherever this runs; their reports are at home already, so they are not sent back."""
    models = Models() if options.writer == QUOTE else open_once(partial(open_models, options))
    told = tell_plans(plan_stories(stories, options=options), options, models)
    return tuple((replace(summary, story=replace(summary.story, reports=())), left_out) for summary, left_out in told)
