"""The stages in order, and the models that they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from summarize import __version__
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import LocalEngine
from summarize.errors import OptionError
from summarize.ingest import ingest_sources
from summarize.options import Options, PlanOptions
from summarize.plan import plan_story
from summarize.progress import SILENT
from summarize.split import split_report
from summarize.tell import tell_stories
from summarize.types import (
    Briefing,
    Check,
    Clustered,
    Deduped,
    Encoder,
    Fetcher,
    Ingested,
    MadeWith,
    Plan,
    Progress,
    Report,
    SplitReport,
    Story,
    Summary,
    Writer,
)
from summarize.write import QuoteWriter

#: Reports per batch when splitting, and stories per batch when planning and telling.
_REPORTS, _STORIES = 100, 24


@dataclass(frozen=True, slots=True)
class Models:
    """The models of a run, with the digests that go into `made_with`."""

    writer: Writer = field(default_factory=QuoteWriter)
    encoder: Encoder | None = None
    checks: Sequence[Check] | None = None
    digests: dict[str, str] = field(default_factory=dict)
    prompts: dict[str, str] = field(default_factory=dict)


def group_reports(
    sources: Sequence[str],
    options: Options,
    models: Models | None = None,
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> tuple[Ingested, Deduped, Clustered]:
    """Run the stages up to the grouping: sources in, stories out.

    Raises:
        SourceError: Nothing could be read.
    """
    models = models or open_models(options)
    ingested = ingest_sources(
        sources, options=options.ingest, fetch=options.fetch, fetcher=fetcher, stdin=stdin, progress=progress
    )
    with LocalEngine(options.jobs) as engine:
        split = engine.map(_split, ingested.reports, batch=_REPORTS, stage="split", progress=progress)
    deduped = dedupe_reports(split, options=options.dedupe, progress=progress)
    clustered = cluster_reports(deduped.kept, options=options.cluster, encoder=models.encoder, progress=progress)
    return ingested, deduped, clustered


def make_briefing(
    sources: Sequence[str],
    options: Options | None = None,
    models: Models | None = None,
    *,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> Briefing:
    """Tell the stories of the given sources.

    Args:
        sources: Paths, globs, http(s) URLs, or "-" for JSONL on `stdin`.
        options: What is asked for; None for the defaults.
        models: Models that are open already; None to open those that the options name.
        fetcher: Who fetches URLs; None for the network.
        stdin: What "-" reads.
        progress: Who is told how far it is.

    Raises:
        SourceError: Nothing could be read.
        ModelError: A model is missing or damaged.
    """
    options = options or Options()
    models = models or open_models(options)
    ingested, deduped, clustered = group_reports(
        sources, options, models, fetcher=fetcher, stdin=stdin, progress=progress
    )
    summaries = _tell(clustered.stories, options, models, progress)
    return Briefing(
        summaries=summaries,
        reports=ingested.reports,
        duplicates=deduped.duplicates,
        left_out=clustered.left_out,
        problems=ingested.problems,
        made_with=MadeWith(__version__, options.writer, models.digests, models.prompts),
    )


def open_models(options: Options) -> Models:
    """Open the models that the options name; the only place that makes real ones.

    Raises:
        ModelError: A model is missing or damaged.
    """
    if options.writer != "quote":
        raise OptionError("unknown writer", options.writer)
    return Models()


def _tell(stories: Sequence[Story], options: Options, models: Models, progress: Progress) -> tuple[Summary, ...]:
    with LocalEngine(options.jobs) as engine:
        if isinstance(models.writer, QuoteWriter) and models.checks is None:
            tell = partial(_plan_and_quote, options=options)
            return engine.map(tell, stories, batch=_STORIES, stage="tell", progress=progress)
        plans = engine.map(
            partial(_plan, options=options.plan), stories, batch=_STORIES, stage="plan", progress=progress
        )
    return tell_stories(plans, writer=models.writer, options=options, checks=models.checks, progress=progress)


def _split(reports: Sequence[Report]) -> tuple[SplitReport, ...]:
    return tuple(split_report(report) for report in reports)


def _plan(stories: Sequence[Story], *, options: PlanOptions) -> tuple[Plan, ...]:
    return tuple(plan_story(story, options=options) for story in stories)


def _plan_and_quote(stories: Sequence[Story], *, options: Options) -> tuple[Summary, ...]:
    return tell_stories(_plan(stories, options=options.plan), writer=QuoteWriter(), options=options)
