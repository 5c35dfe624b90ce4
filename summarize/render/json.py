"""A briefing as JSON."""

from __future__ import annotations

import json
import re
from collections import ChainMap
from collections.abc import Iterable, Mapping

from summarize.text.voices import name_tellers, name_voices
from summarize.types import (
    Briefing,
    Difference,
    Duplicate,
    Framing,
    LeftOut,
    Link,
    Problem,
    Report,
    Sentence,
    Statement,
    Summary,
    Verdict,
)

from .schema import (
    StoredBriefing,
    StoredDifference,
    StoredDraft,
    StoredDuplicate,
    StoredFinding,
    StoredFraming,
    StoredGrouping,
    StoredLink,
    StoredMadeWith,
    StoredNote,
    StoredReport,
    StoredSentence,
    StoredStatement,
    StoredStory,
    StoredVersion,
    StoredWording,
)

#: Valid in JSON, but nothing that a terminal or a JavaScript source should meet.
_UNPRINTED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def render_json(briefing: Briefing, *, text: bool = True) -> str:
    """Render a briefing as JSON, valid against `briefing.schema.json`.

    Args:
        briefing: What to render.
        text: Whether the texts of the reports go with it.
    """
    return print_json(_store_briefing(briefing), text=text)


def print_json(stored: StoredBriefing | StoredGrouping, *, text: bool) -> str:
    """Return a document as JSON that can be read on a terminal and cannot steer it."""
    plain = stored.model_dump(mode="json", by_alias=True)
    if not text:
        for report in plain["reports"]:
            del report["text"]
    rendered = json.dumps(plain, ensure_ascii=False, indent=2)
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", rendered) + "\n"


def _store_briefing(briefing: Briefing) -> StoredBriefing:
    reports = {report.id: report for report in briefing.reports}
    return StoredBriefing(
        made_with=StoredMadeWith(
            version=briefing.made_with.version,
            writer=briefing.made_with.writer,
            models=dict(briefing.made_with.models),
            prompts=dict(briefing.made_with.prompts),
        ),
        stories=tuple(_store_story(summary, reports) for summary in briefing.summaries),
        reports=store_reports(briefing.reports),
        duplicates=store_duplicates(briefing.duplicates),
        left_out=store_notes(briefing.left_out),
        problems=store_notes(briefing.problems),
    )


def _store_story(summary: Summary, reports: dict[str, Report]) -> StoredStory:
    members = [split.report for split in summary.story.reports]
    # A linked report is one of the story's even where a caller left it out of `briefing.reports`.
    known = ChainMap({report.id: report for report in members}, reports)
    times = sorted(report.published for report in members if report.published)
    return StoredStory(
        id=summary.story.id,
        continues=summary.story.continues,
        update=summary.update,
        headline=summary.headline,
        outlets=name_voices(members),
        reports=tuple(report.id for report in members),
        first_published=times[0] if times else None,
        last_published=times[-1] if times else None,
        statements=tuple(_store_statement(statement, known) for statement in summary.statements),
        differences=tuple(_store_difference(difference, known) for difference in summary.differences),
        framing=tuple(_store_framing(framing) for framing in summary.framing),
        withheld=tuple(_store_draft(verdict) for verdict in summary.withheld),
    )


def _store_statement(statement: Statement, reports: Mapping[str, Report]) -> StoredStatement:
    linked = (reports[link.report_id] for link in statement.links if link.report_id in reports)
    return StoredStatement(
        text=statement.text,
        origin=statement.origin.value,
        attribution=statement.attribution,
        opinion=statement.opinion,
        outlets=name_voices(linked),
        links=_store_links(statement.links),
    )


def _store_difference(difference: Difference, reports: Mapping[str, Report]) -> StoredDifference:
    versions = (
        StoredVersion(text=version.text, outlets=name_tellers(version, reports), links=_store_links(version.links))
        for version in difference.versions
    )
    return StoredDifference(about=difference.about, versions=tuple(versions))


def _store_framing(framing: Framing) -> StoredFraming:
    wordings = (
        StoredWording(outlet=wording.outlet, text=wording.text, links=_store_links(wording.links))
        for wording in framing.wordings
    )
    return StoredFraming(about=framing.about, wordings=tuple(wordings))


def _store_draft(verdict: Verdict) -> StoredDraft:
    findings = (
        StoredFinding(
            check=finding.check,
            start=finding.start,
            end=finding.end,
            message=finding.message,
            source=_store_sentence(finding.source) if finding.source else None,
        )
        for finding in verdict.findings
    )
    return StoredDraft(
        text=verdict.draft.text,
        writer=verdict.draft.writer,
        findings=tuple(findings),
        sources=tuple(_store_sentence(sentence) for sentence in verdict.draft.point.sentences),
    )


def _store_links(links: Iterable[Link]) -> tuple[StoredLink, ...]:
    return tuple(
        StoredLink(
            report=link.report_id,
            sentence=link.sentence,
            start=link.start,
            end=link.end,
            exact=link.exact,
            prefix=link.prefix,
            suffix=link.suffix,
            url=link.url,
        )
        for link in links
    )


def _store_sentence(sentence: Sentence) -> StoredSentence:
    return StoredSentence(
        report=sentence.report_id,
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        exact=sentence.text,
    )


def store_reports(reports: Iterable[Report]) -> tuple[StoredReport, ...]:
    """Return reports as they are stored."""
    return tuple(
        StoredReport(
            id=report.id,
            outlet=report.outlet,
            title=report.title,
            url=report.url,
            path=report.path,
            published=report.published,
            language=report.language,
            sha256=report.sha256,
            body_start=report.body_start,
            text=report.text,
        )
        for report in reports
    )


def store_duplicates(duplicates: Iterable[Duplicate]) -> tuple[StoredDuplicate, ...]:
    """Return copies as they are stored."""
    return tuple(
        # Sums of floats may end a hair above one.
        StoredDuplicate(dropped=item.dropped.id, kept=item.kept, similarity=min(1.0, max(0.0, item.similarity)))
        for item in duplicates
    )


def store_notes(notes: Iterable[LeftOut | Problem]) -> tuple[StoredNote, ...]:
    """Return what was left out as it is stored."""
    return tuple(StoredNote(stage=note.stage, subject=note.subject, reason=note.reason) for note in notes)
