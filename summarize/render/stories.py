"""The grouping alone: which reports tell of one happening, as JSON or for a terminal."""

from __future__ import annotations

from summarize.text.printable import clean
from summarize.types import Clustered, Deduped, Ingested, Report, Story

from .json import print_json, store_duplicates, store_notes, store_reports
from .plain import count, shorten, tell_time, tell_times
from .schema import StoredGroup, StoredGrouping
from .voices import name_voice, name_voices


def render_stories_json(ingested: Ingested, deduped: Deduped, clustered: Clustered, *, text: bool = True) -> str:
    """Render a grouping as JSON; reports, copies and notes look as they do in a briefing."""
    stored = StoredGrouping(
        stories=tuple(_store_story(story) for story in clustered.stories),
        reports=store_reports(ingested.reports),
        duplicates=store_duplicates(deduped.duplicates),
        left_out=store_notes(clustered.left_out),
        problems=store_notes(ingested.problems),
    )
    return print_json(stored, text=text)


def _store_story(story: Story) -> StoredGroup:
    reports = [split.report for split in story.reports]
    times = sorted(report.published for report in reports if report.published)
    return StoredGroup(
        id=story.id,
        continues=story.continues,
        title=reports[0].title if reports else "",
        outlets=name_voices(reports),
        reports=tuple(report.id for report in reports),
        first_published=times[0] if times else None,
        last_published=times[-1] if times else None,
    )


def render_stories_text(ingested: Ingested, deduped: Deduped, clustered: Clustered, *, width: int = 80) -> str:
    """Render a grouping as plain text, one line per report."""
    copies: dict[str, list[Report]] = {}
    for duplicate in deduped.duplicates:
        copies.setdefault(duplicate.kept, []).append(duplicate.dropped)
    told = count(len(clustered.stories), "story", "stories")
    lines = [f"{told} in {count(len(ingested.reports), 'report')}", ""]
    for number, story in enumerate(clustered.stories, start=1):
        reports = [split.report for split in story.reports]
        when = tell_times([report.published for report in reports])
        lines.append(", ".join(filter(None, (f"{number}. {count(len(reports), 'report')}", when))))
        for report in reports:
            lines.append(_line("   ", report, width))
            lines.extend(_line("     = ", copy, width) for copy in copies.get(report.id, ()))
        lines.append("")
    for label, notes in (("Left out", clustered.left_out), ("Could not be used", ingested.problems)):
        if notes:
            lines += [label, *(f"   {clean(note.subject)}: {clean(note.reason)}" for note in notes), ""]
    return "\n".join(lines).rstrip() + "\n"


def _line(indent: str, report: Report, width: int) -> str:
    title = clean(report.title) or shorten(clean(report.text[report.body_start : report.body_start + 200]), 100)
    when = f" ({tell_time(report.published)})" if report.published else ""
    return shorten(f"{indent}{clean(name_voice(report))}{when}: {title or clean(report.path)}", width)
