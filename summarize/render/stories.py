"""The grouping alone: which reports tell of one happening, and why, as JSON or for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from summarize.text.printable import clean
from summarize.text.voices import name_voice, name_voices
from summarize.types import Clustered, Deduped, Ingested, Placement, Report, Setting, Story

from .json import print_json, store_duplicates, store_notes, store_reports
from .plain import count, shorten, tell_time, tell_times
from .schema import StoredGroup, StoredGrouping, StoredPlacement


def tell_placement(placement: Placement) -> str:
    """Return why a report stands in its story, as a short sentence without a full stop."""
    if placement.founder_likeness is None:
        if placement.story_likeness is None:
            return "the only report"
        parts = ["founds the story", _count_names(placement), f"story likeness {placement.story_likeness:.2f}"]
    else:
        alike = [word for word, same in (("place", placement.same_place), ("date", placement.same_date)) if same]
        parts = [
            f"same {' and '.join(alike)}" if alike else "",
            _count_names(placement),
            f"{count(placement.amounts, 'shared amount')}" if placement.amounts else "",
            f"founder likeness {placement.founder_likeness:.2f}",
        ]
    if placement.gathers:
        parts.append("touches on several happenings or gives an opinion, so it draws in no others")
    return ", ".join(filter(None, parts))


def _count_names(placement: Placement) -> str:
    return count(len(placement.names), "shared name") if placement.names else ""


def title_story(story: Story) -> str:
    """Return the title of the earliest report, or how its text opens."""
    return title_report(story.reports[0].report) if story.reports else ""


def title_report(report: Report) -> str:
    """Return the title of a report, or how its text opens."""
    opening = report.text[report.body_start : report.body_start + 200]
    return clean(report.title) or shorten(clean(opening), 100) or clean(report.path)


def group_copies(deduped: Deduped) -> dict[str, list[Report]]:
    """Return the copies that each kept report stands for."""
    copies: dict[str, list[Report]] = {}
    for duplicate in deduped.duplicates:
        copies.setdefault(duplicate.kept, []).append(duplicate.dropped)
    return copies


# ---------------------------------------------------------------- JSON


def render_stories_json(
    ingested: Ingested, deduped: Deduped, clustered: Clustered, settings: Sequence[Setting], *, text: bool = True
) -> str:
    """Render a grouping as JSON; reports, copies and notes look as they do in a briefing."""
    stored = StoredGrouping(
        stories=tuple(_store_story(story, setting) for story, setting in zip(clustered.stories, settings, strict=True)),
        reports=store_reports(ingested.reports),
        duplicates=store_duplicates(deduped.duplicates),
        left_out=store_notes(clustered.left_out),
        problems=store_notes(ingested.problems),
    )
    return print_json(stored, text=text)


def _store_story(story: Story, setting: Setting) -> StoredGroup:
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
        why=tuple(_store_placement(placement) for placement in setting.placements),
    )


def _store_placement(placement: Placement) -> StoredPlacement:
    return StoredPlacement(
        report=placement.report_id,
        text=tell_placement(placement),
        founder_likeness=placement.founder_likeness,
        story_likeness=placement.story_likeness,
        names=placement.names,
        amounts=placement.amounts,
        same_place=placement.same_place,
        same_date=placement.same_date,
        gathers=placement.gathers,
    )


# ---------------------------------------------------------------- terminal


def render_stories_text(
    ingested: Ingested,
    deduped: Deduped,
    clustered: Clustered,
    settings: Sequence[Setting] = (),
    *,
    width: int = 80,
) -> str:
    """Render a grouping as a tree of stories, reports and their copies; with `settings`, why each report is there."""
    copies = group_copies(deduped)
    why = {placement.report_id: placement for setting in settings for placement in setting.placements}
    lines = [_tell_extent(ingested, clustered), ""]
    for number, story in enumerate(clustered.stories, start=1):
        reports = [split.report for split in story.reports]
        when = tell_times([report.published for report in reports])
        lines.append(", ".join(filter(None, (f"{number}. {count(len(reports), 'report')}", when))))
        for place, report in enumerate(reports, start=1):
            branch, trunk = ("   └─ ", "      ") if place == len(reports) else ("   ├─ ", "   │  ")
            lines.append(_line(branch, report, width))
            if report.id in why:
                indent = f"{trunk}   "
                lines += wrap(tell_placement(why[report.id]), width, initial_indent=indent, subsequent_indent=indent)
            lines.extend(_line(f"{trunk}   = ", copy, width) for copy in copies.get(report.id, ()))
        lines.append("")
    return _end(lines, ingested, clustered)


def render_stories_table(ingested: Ingested, deduped: Deduped, clustered: Clustered, *, width: int = 80) -> str:
    """Render a grouping as a table, one row per story."""
    copies = group_copies(deduped)
    rows = [("", "reports", "copies", "outlets", "when", "title")]
    for number, story in enumerate(clustered.stories, start=1):
        reports = [split.report for split in story.reports]
        copied = [copy for report in reports for copy in copies.get(report.id, ())]
        when = tell_times([report.published for report in reports])
        voices = len(name_voices([*reports, *copied]))
        rows.append((str(number), str(len(reports)), str(len(copied)), str(voices), when, title_story(story)))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [_tell_extent(ingested, clustered), ""]
    for row in rows:
        cells = [row[column].rjust(widths[column]) for column in range(4)] + [row[4].ljust(widths[4])]
        before = "  ".join(cells)
        # The title has what the others leave.
        lines.append(f"{before}  {shorten(row[5], max(20, width - len(before) - 2))}")
    return _end([*lines, ""], ingested, clustered)


def _tell_extent(ingested: Ingested, clustered: Clustered) -> str:
    return f"{count(len(clustered.stories), 'story', 'stories')} in {count(len(ingested.reports), 'report')}"


def _end(lines: list[str], ingested: Ingested, clustered: Clustered) -> str:
    for label, notes in (("Left out", clustered.left_out), ("Could not be used", ingested.problems)):
        if notes:
            lines += [label, *(f"   {clean(note.subject)}: {clean(note.reason)}" for note in notes), ""]
    return "\n".join(lines).rstrip() + "\n"


def _line(indent: str, report: Report, width: int) -> str:
    when = f" ({tell_time(report.published)})" if report.published else ""
    return shorten(f"{indent}{clean(name_voice(report))}{when}: {title_report(report)}", width)
