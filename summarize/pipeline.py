"""The stages in order, and the models that they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from summarize import __version__
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import LocalEngine
from summarize.ingest import ingest_sources
from summarize.options import Options, PlanOptions
from summarize.plan import plan_story
from summarize.progress import SILENT
from summarize.prompt_files import digest_prompts, load_prompts
from summarize.split import split_report
from summarize.tell import tell_stories
from summarize.types import (
    Briefing,
    Chat,
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
from summarize.write import CondensedWriter, PromptedWriter, QuoteWriter

#: Names of the writers that come with the package.
QUOTE, BUNDLED = "quote", "bundled"
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
        ModelError: A model is missing, damaged or of the wrong kind.
        OfflineError: The writer is a server elsewhere, and the network is switched off.
        PromptError: A prompt is missing or has unknown blanks.
    """
    from summarize.models.encoder import OFFICIAL_DIGEST, MiniLmEncoder  # noqa: PLC0415 - seconds

    models = Models(encoder=MiniLmEncoder(), digests={"all-MiniLM-L6-v2": OFFICIAL_DIGEST})
    if options.writer == QUOTE:
        return models
    if options.writer == BUNDLED:
        return _with_bundled(models)
    return _with_served(models, options) if "://" in options.writer else _with_local(models, options)


def _with_bundled(models: Models) -> Models:
    from summarize.models import BundledWriter  # noqa: PLC0415 - imports torch

    writer = BundledWriter.load()
    return replace(models, writer=writer, digests={**models.digests, BUNDLED: writer.digest})


def _with_served(models: Models, options: Options) -> Models:
    from summarize.models.server import open_server  # noqa: PLC0415 - only who asks a server pays for it

    chat = open_server(options.writer, offline=options.fetch.offline, seed=options.seed, options=options.write)
    return _with_prompts(models, chat, options)


def _with_local(models: Models, options: Options) -> Models:
    from summarize.models import chat, folder, hub, seq2seq  # noqa: PLC0415 - imports torch

    if options.fetch.offline:
        hub.go_offline()
    found = hub.find_model(options.writer)
    models = replace(models, digests={**models.digests, options.writer: folder.digest_model(found)})
    if found.kind is not folder.ModelKind.ENCODER_DECODER:
        return _with_prompts(models, chat.open_chat(found, options=options.write), options)
    condenser = seq2seq.open_seq2seq(found, options=options.write)
    writer = CondensedWriter(condenser, name=options.writer, sentences=_split_text, options=options.write)
    return replace(models, writer=writer)


def _with_prompts(models: Models, chat: Chat, options: Options) -> Models:
    prompts = load_prompts(options.prompts)
    writer = PromptedWriter(chat, prompts, name=options.writer, sentences=_split_text, options=options.write)
    return replace(models, writer=writer, prompts=digest_prompts(prompts))


def _split_text(text: str) -> tuple[str, ...]:
    report = Report("", "", "", text, "", "", None, "", "")
    return tuple(sentence.text for sentence in split_report(report).sentences)


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
