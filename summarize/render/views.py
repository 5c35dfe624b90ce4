"""What readers see of a briefing, the same in every format: cleaned text, numbered sources, named outlets.

Sources are numbered per story, in the order in which they are first needed; a sentence that carries two
statements has one number.
"""

from __future__ import annotations

import hashlib
import re
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from summarize.text.links import safe_url
from summarize.text.printable import clean, clean_lines
from summarize.text.voices import STDIN, name_quoted, name_tellers, name_voice
from summarize.types import (
    Briefing,
    Difference,
    Framing,
    Link,
    Origin,
    Report,
    Statement,
    Story,
    Summary,
    Verdict,
    Version,
    Wording,
)

from .coverage import DayView, view_days
from .plain import count, quote, tell_time, tell_times

#: Characters of the report shown on each side of a source sentence.
CONTEXT = 280

#: An id as `cluster` gives it.
_PLAIN_ID = re.compile(r"(?:s-)?([0-9a-z]{1,40})")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice of a story, by its earliest report."""

    name: str
    title: str
    url: str
    #: Outlets that ran a copy of its text.
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source sentence of a story."""

    number: int
    anchor: str
    #: Where in which report it stands.
    place: Link
    outlet: str
    copies: tuple[str, ...]
    title: str
    #: As told, and for machines.
    when: str
    published: datetime | None
    text: str
    #: What stands around it in the report.
    before: str
    after: str
    #: The article at that sentence, and the article.
    url: str
    page: str
    language: str
    #: Positions from 1 of the statements that it carries.
    used_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedView:
    """A piece of text with its sources."""

    text: str
    #: Who says so; empty where the sources say it all.
    by: str
    sources: tuple[SourceView, ...]
    quoted: bool = False
    #: When they said so, where that matters.
    when: str = ""
    #: It is quoted from what its outlet marks as an opinion.
    opinion: bool = False

    @property
    def kind(self) -> str:
        """What to write behind who says so; empty for a report."""
        return ", opinion" if self.opinion else ""


@dataclass(frozen=True, slots=True)
class ContrastView:
    """Several versions or wordings of one thing."""

    about: str
    versions: tuple[CitedView, ...]


@dataclass(frozen=True, slots=True)
class WithheldView:
    """A rejected draft and the reasons."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story."""

    number: int
    anchor: str
    headline: str
    update: str
    when: str
    first: datetime | None
    last: datetime | None
    voices: tuple[VoiceView, ...]
    #: Where there are several.
    days: tuple[DayView, ...]
    statements: tuple[CitedView, ...]
    differences: tuple[ContrastView, ...]
    framing: tuple[ContrastView, ...]
    withheld: tuple[WithheldView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """What was left out or could not be used."""

    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class BriefingView:
    """Everything."""

    title: str
    #: "3 stories from 12 reports by 5 outlets".
    extent: str
    when: str
    stories: tuple[StoryView, ...]
    left_out: tuple[NoteView, ...]
    problems: tuple[NoteView, ...]
    made_with: str


def view_briefing(briefing: Briefing) -> BriefingView:
    """Prepare a briefing for readers."""
    reports = {report.id: report for report in briefing.reports}
    copies: dict[str, list[str]] = {}
    for duplicate in briefing.duplicates:
        copies.setdefault(duplicate.kept, []).append(clean(name_voice(duplicate.dropped)))
    anchors = name_anchors(summary.story for summary in briefing.summaries)
    stories = tuple(
        _Numbering(number, anchor, summary, reports, copies).view()
        for number, (anchor, summary) in enumerate(zip(anchors, briefing.summaries, strict=True), start=1)
    )
    voices = {clean(name_voice(report)).casefold() for report in briefing.reports}
    extent = (
        f"{count(len(stories), 'story', 'stories')} from {count(len(briefing.reports), 'report')}"
        f" by {count(len(voices), 'outlet')}"
    )
    made = briefing.made_with
    return BriefingView(
        title=stories[0].headline if len(stories) == 1 else "Briefing",
        extent=extent,
        when=tell_times([report.published for report in briefing.reports]),
        stories=stories,
        left_out=tuple(
            NoteView(_name_subject(note.subject, reports), clean(note.reason)) for note in briefing.left_out
        ),
        problems=tuple(NoteView(clean(note.subject), clean(note.reason)) for note in briefing.problems),
        made_with=clean(f"summarize {made.version}, writer {made.writer}"),
    )


def _name_subject(subject: str, reports: Mapping[str, Report]) -> str:
    report = reports.get(subject)
    if not report:
        return clean(subject)
    voice = clean(name_voice(report))
    if not report.title and report.path.endswith(voice):
        return clean(report.path)
    if not report.title and report.path == STDIN:
        return voice
    return f"{voice}: {clean(report.title) or clean(report.path) or subject}"


def name_anchors(stories: Iterable[Story]) -> tuple[str, ...]:
    """Return for each story what a deep link names it by: the same in every edition that tells of it."""
    taken: dict[str, int] = {}
    anchors = []
    for story in stories:
        name = story.continues or story.id
        plain = _PLAIN_ID.fullmatch(name)
        # Ids of stories that others stored may hold anything.
        anchor = f"story-{plain[1] if plain else hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:10]}"
        taken[anchor] = taken.get(anchor, 0) + 1
        anchors.append(anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}")
    return tuple(anchors)


class _Numbering:
    """One story while its sources are being numbered."""

    def __init__(
        self, number: int, anchor: str, summary: Summary, reports: dict[str, Report], copies: Mapping[str, list[str]]
    ) -> None:
        self._number = number
        self._anchor = anchor
        self._summary = summary
        # Not merged into one: there may be ten thousand of the one, and as many stories.
        members = {split.report.id: split.report for split in summary.story.reports}
        self._reports = ChainMap(members, reports)
        self._copies = copies
        self._links: dict[tuple[str, int, int], Link] = {}
        self._used_by: dict[tuple[str, int, int], list[int]] = {}
        self._sources: dict[tuple[str, int, int], SourceView] = {}

    def view(self) -> StoryView:
        summary = self._summary
        for position, statement in enumerate(summary.statements, start=1):
            for link in statement.links:
                self._note(link, position)
        for links in _links_of_contrasts(summary):
            for link in links:
                self._note(link, 0)
        self._sources = {key: self._view_source(number, key) for number, key in enumerate(self._links, start=1)}
        members = [split.report for split in summary.story.reports]
        times = sorted(report.published for report in members if report.published)
        names = {report.id: clean(name_voice(report)) for report in members}
        return StoryView(
            number=self._number,
            anchor=self._anchor,
            headline=clean(summary.headline),
            update=clean(summary.update),
            when=tell_times(times),
            first=times[0] if times else None,
            last=times[-1] if times else None,
            voices=self._view_voices(members),
            days=view_days(summary, names, members),
            statements=tuple(self._view_statement(statement) for statement in summary.statements),
            differences=tuple(self._view_difference(difference) for difference in summary.differences),
            framing=tuple(self._view_framing(framing) for framing in summary.framing),
            withheld=tuple(_view_withheld(verdict) for verdict in summary.withheld),
            sources=tuple(self._sources.values()),
        )

    def _note(self, link: Link, position: int) -> None:
        key = (link.report_id, link.start, link.end)
        self._links.setdefault(key, link)
        used_by = self._used_by.setdefault(key, [])
        if position and position not in used_by:
            used_by.append(position)

    def _cite(self, links: Iterable[Link]) -> tuple[SourceView, ...]:
        found = (self._sources[link.report_id, link.start, link.end] for link in links)
        return tuple(sorted(dict.fromkeys(found), key=lambda source: source.number))

    def _view_source(self, number: int, key: tuple[str, int, int]) -> SourceView:
        link = self._links[key]
        report = self._reports.get(link.report_id)
        before, after = _surroundings(report.text if report else "", link)
        return SourceView(
            number=number,
            anchor=f"{self._anchor}-source-{number}",
            place=link,
            outlet=clean(name_voice(report)) if report else clean(link.report_id),
            copies=self._ran_by(link.report_id),
            title=clean(report.title) if report else "",
            when=tell_time(report.published) if report and report.published else "",
            published=report.published if report else None,
            text=clean(link.exact),
            before=before,
            after=after,
            url=safe_url(link.url),
            page=safe_url(report.url) if report else "",
            language=report.language if report and report.language.isalpha() else "",
            used_by=tuple(self._used_by[key]),
        )

    def _ran_by(self, report_id: str) -> tuple[str, ...]:
        """Return the other outlets that ran a report's text."""
        report = self._reports.get(report_id)
        own = clean(name_voice(report)) if report else ""
        return tuple(dict.fromkeys(name for name in self._copies.get(report_id, ()) if name != own))

    def _view_voices(self, members: Iterable[Report]) -> tuple[VoiceView, ...]:
        by_name: dict[str, list[Report]] = {}
        for report in members:
            by_name.setdefault(clean(name_voice(report)), []).append(report)
        return tuple(
            VoiceView(
                name=name,
                title=clean(reports[0].title),
                url=safe_url(reports[0].url),
                copies=tuple(dict.fromkeys(copy for report in reports for copy in self._ran_by(report.id))),
            )
            for name, reports in by_name.items()
        )

    def _view_statement(self, statement: Statement) -> CitedView:
        text = clean(statement.text)
        if statement.origin is not Origin.QUOTED:
            return CitedView(text, "", self._cite(statement.links))
        sources = self._cite(statement.links)
        report = self._reports.get(statement.links[0].report_id) if statement.links else None
        by = clean(name_quoted(statement.attribution, report)) or (sources[0].outlet if sources else "")
        return CitedView(quote(text), by, sources, quoted=True, opinion=statement.opinion)

    def _view_difference(self, difference: Difference) -> ContrastView:
        return ContrastView(clean(difference.about), tuple(map(self._view_version, difference.versions)))

    def _view_version(self, version: Version) -> CitedView:
        sources = self._cite(version.links)
        when = tell_times([source.published for source in sources])
        by = ", ".join(map(clean, name_tellers(version, self._reports)))
        return CitedView(clean(version.text), by, sources, when=when)

    def _view_framing(self, framing: Framing) -> ContrastView:
        return ContrastView(clean(framing.about), tuple(map(self._view_wording, framing.wordings)))

    def _view_wording(self, wording: Wording) -> CitedView:
        sources = self._cite(wording.links)
        by = clean(wording.outlet) or ", ".join(dict.fromkeys(source.outlet for source in sources))
        return CitedView(clean(wording.text), by, sources)


def _links_of_contrasts(summary: Summary) -> Iterable[tuple[Link, ...]]:
    for difference in summary.differences:
        yield from (version.links for version in difference.versions)
    for framing in summary.framing:
        yield from (wording.links for wording in framing.wordings)


def _view_withheld(verdict: Verdict) -> WithheldView:
    reasons = dict.fromkeys(f"{finding.check}: {finding.message}" for finding in verdict.findings)
    return WithheldView(clean(verdict.draft.text), tuple(map(clean, reasons)))


def _surroundings(text: str, link: Link) -> tuple[str, str]:
    """Return what stands before and after a sentence, cut at words; the link's own context without a text."""
    if text[link.start : link.end] != link.exact:
        before, after = link.prefix, link.suffix
        cut_before = cut_after = True
    else:
        before = text[max(0, link.start - CONTEXT) : link.start]
        after = text[link.end : link.end + CONTEXT]
        cut_before, cut_after = link.start > CONTEXT, link.end + CONTEXT < len(text)
    if cut_before and (found := before.find(" ")) >= 0:
        before = "…" + before[found:]
    if cut_after and (found := after.rfind(" ")) >= 0:
        after = after[:found] + " …"
    return _inline(before).lstrip(" ¶"), _inline(after).rstrip(" ¶")


def _inline(text: str) -> str:
    """Return the text on one line, ends of paragraphs marked, a space at its ends kept."""
    return _SPACE.sub(" ", _PARAGRAPH.sub(" ¶ ", clean_lines(text)))
