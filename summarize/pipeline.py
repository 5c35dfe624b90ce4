"""The stages in order, and the models that they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from typing import BinaryIO

from summarize import __version__
from summarize.cluster import cluster_reports
from summarize.dedupe import dedupe_reports
from summarize.engine import LocalEngine
from summarize.errors import ModelError
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
    LeftOut,
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
    told = _tell(clustered.stories, options, models, progress)
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


def open_models(options: Options) -> Models:
    """Open the models that the options name; the only place that makes real ones.

    Raises:
        ModelError: A model is missing, damaged or of the wrong kind.
        OfflineError: The writer is a server elsewhere, and the network is switched off.
        PromptError: A prompt is missing or has unknown blanks.
    """
    # The writer first: a mistyped name should fail before 90 MB of encoder are read.
    models = _open_writer(options)
    from summarize.models.encoder import OFFICIAL_DIGEST, MiniLmEncoder  # noqa: PLC0415 - seconds

    return replace(models, encoder=MiniLmEncoder(), digests={"all-MiniLM-L6-v2": OFFICIAL_DIGEST, **models.digests})


def _open_writer(options: Options) -> Models:
    if options.writer == QUOTE:
        return Models()
    if options.writer == BUNDLED:
        return _with_bundled(Models())
    if "://" in options.writer:
        return _with_served(Models(), options)
    try:
        return _with_local(Models(), options)
    except ModelError as error:
        near = get_close_matches(options.writer, (QUOTE, BUNDLED), n=1)
        hint = f"did you mean {near[0]}?" if near else error.hint
        raise ModelError(error.what, error.which, error.why, hint=hint) from error


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


#: A story as told, and what of it nothing could be told of.
_Told = tuple[Summary, tuple[LeftOut, ...]]


def _tell(stories: Sequence[Story], options: Options, models: Models, progress: Progress) -> tuple[_Told, ...]:
    with LocalEngine(options.jobs) as engine:
        if isinstance(models.writer, QuoteWriter) and models.checks is None:
            tell = partial(_plan_and_quote, options=options)
            return engine.map(tell, stories, batch=_STORIES, stage="tell", progress=progress)
        plans = engine.map(
            partial(_plan, options=options.plan), stories, batch=_STORIES, stage="plan", progress=progress
        )
    written, quoted = list[Plan](), list[Plan]()
    for plan in plans:
        unknown = options.writer == BUNDLED and any(is_foreign(split.report) for split in plan.story.reports)
        (quoted if unknown else written).append(plan)
    told = (
        *tell_stories(written, writer=models.writer, options=options, checks=models.checks, progress=progress),
        *tell_stories(quoted, writer=QuoteWriter(), options=options, checks=models.checks),
    )
    by_story = {summary.story.id: summary for summary in told}
    return _account_for(plans, [by_story[plan.story.id] for plan in plans], words=options.plan.words)


def is_foreign(report: Report) -> bool:
    """Return whether a report is in a language that the bundled writer does not know: any but English."""
    return report.language not in {"en", ""}


def _split(reports: Sequence[Report]) -> tuple[SplitReport, ...]:
    return tuple(split_report(report) for report in reports)


def _plan(stories: Sequence[Story], *, options: PlanOptions) -> tuple[Plan, ...]:
    return tuple(plan_story(story, options=options) for story in stories)


def _plan_and_quote(stories: Sequence[Story], *, options: Options) -> tuple[_Told, ...]:
    plans = _plan(stories, options=options.plan)
    summaries = tell_stories(plans, writer=QuoteWriter(), options=options)
    return _account_for(plans, summaries, words=options.plan.words)


def _account_for(plans: Sequence[Plan], summaries: Sequence[Summary], *, words: int) -> tuple[_Told, ...]:
    """Say of each story without a statement why nothing in its reports could be one."""
    return tuple(
        (summary, () if summary.statements else _why_untold(plan, summary, words))
        for plan, summary in zip(plans, summaries, strict=True)
    )


def _why_untold(plan: Plan, summary: Summary, words: int) -> tuple[LeftOut, ...]:
    faults = [(item.sentence.report_id, item.reason) for item in plan.passed_over]
    faults += [
        (sentence.report_id, finding.message)
        for verdict in summary.withheld
        for sentence in verdict.draft.point.sentences
        for finding in verdict.findings
    ]
    if words:
        faults += [
            (sentence.report_id, f"over {words:,} words") for point in plan.points for sentence in point.sentences
        ]
    left_out = []
    for report in plan.story.reports:
        reasons = dict.fromkeys(why for report_id, why in faults if report_id == report.report.id)
        why = f"nothing in it can be a statement: {', '.join(reasons) or 'it has no sentence'}"
        left_out.append(LeftOut("plan", report.report.id, why))
    return tuple(left_out)
