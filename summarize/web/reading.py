"""A report with its linked sentences marked, and withheld drafts with what the checks found marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from summarize.render.plain import tell_time
from summarize.render.views import BriefingView, name_anchors
from summarize.text.links import safe_url
from summarize.text.printable import clean, clean_lines
from summarize.text.voices import name_voice
from summarize.types import Briefing, Finding, Link, Report, Sentence, Summary, Verdict

_PARAGRAPH = re.compile(r"\n\s*\n")


class Role(StrEnum):
    """What a sentence of a report is to a briefing."""

    CARRIES = "carries"
    #: It stands in a table of differences or wordings.
    COMPARED = "compared"
    #: A withheld draft was to rest on it.
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the briefing that has to do with a sentence."""

    href: str
    #: "1.3" is the third sentence of the first story.
    label: str
    told: str
    role: Role


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report, linked or not."""

    text: str
    #: Where the linked sentence begins; None for what is not linked.
    start: int | None = None
    uses: tuple[Use, ...] = ()

    @property
    def role(self) -> str:
        """The weightiest thing that it is to the briefing; empty for none."""
        roles = {use.role for use in self.uses}
        return next((role for role in Role if role in roles), "")


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report, whole."""

    outlet: str
    title: str
    when: str
    published: datetime | None
    url: str
    language: str
    #: False where the briefing was stored without texts: only the linked sentences are known then.
    whole: bool
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class GroundView:
    """A sentence that a draft was to rest on."""

    text: str
    outlet: str
    when: str
    #: The sentence in its report.
    href: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a check found, with the words that it means."""

    check: str
    message: str
    words: str
    source: GroundView | None


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft that was withheld."""

    #: Pieces of its text, each with whether a check means it.
    pieces: tuple[tuple[str, bool], ...]
    writer: str
    findings: tuple[FindingView, ...]
    grounds: tuple[GroundView, ...]


def view_report(briefing: Briefing, report: Report, view: BriefingView, home: str) -> ReportView:
    """Return a report with the sentences marked that the briefing links.

    Args:
        briefing: Where it is linked from.
        report: The report.
        view: The briefing as readers see it.
        home: Address of the briefing.
    """
    spans: dict[int, _Span] = {}
    uses: dict[int, list[Use]] = {}
    for summary, story, reason in zip(briefing.summaries, view.stories, place_reasons(briefing, home), strict=True):
        for span, number in _all_spans(summary):
            if span.report != report.id:
                continue
            if number > 0:
                told = clean(summary.statements[number - 1].text)
                use = Use(f"{home}#{story.anchor}-statement-{number}", f"{story.number}.{number}", told, Role.CARRIES)
            elif number == 0:
                use = Use(f"{home}#{story.anchor}", f"{story.number}", story.headline, Role.COMPARED)
            else:
                use = Use(reason, "withheld", story.headline, Role.WITHHELD)
            spans.setdefault(span.start, span)
            if use not in uses.setdefault(span.start, []):
                uses[span.start].append(use)
    marked = tuple((spans[start], tuple(uses[start])) for start in sorted(spans))
    whole = bool(report.text)
    return ReportView(
        outlet=clean(name_voice(report)),
        title=clean(report.title),
        when=tell_time(report.published) if report.published else "",
        published=report.published,
        url=safe_url(report.url),
        language=report.language if report.language.isalpha() else "",
        whole=whole,
        paragraphs=_cut(report.text, marked)
        if whole
        else tuple((Piece(clean(span.exact), span.start, used),) for span, used in marked),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    report: str
    start: int
    end: int
    exact: str


def _all_spans(summary: Summary) -> Iterator[tuple[_Span, int]]:
    """Yield each sentence with the position of its statement from 1, 0 for the tables, -1 for withheld drafts."""
    links: list[tuple[Link, int]] = []
    for number, statement in enumerate(summary.statements, start=1):
        links += [(link, number) for link in statement.links]
    for difference in summary.differences:
        links += [(link, 0) for version in difference.versions for link in version.links]
    for framing in summary.framing:
        links += [(link, 0) for wording in framing.wordings for link in wording.links]
    for link, number in links:
        yield _Span(link.report_id, link.start, link.end, link.exact), number
    for verdict in summary.withheld:
        for sentence in verdict.draft.point.sentences:
            yield _Span(sentence.report_id, sentence.start, sentence.end, sentence.text), -1


def _cut(text: str, marked: Sequence[tuple[_Span, tuple[Use, ...]]]) -> tuple[tuple[Piece, ...], ...]:
    """Cut a text into paragraphs, and these at the sentences that are linked."""
    paragraphs: list[tuple[Piece, ...]] = []
    pieces: list[Piece] = []

    def add(stretch: str) -> None:
        first, *rest = _PARAGRAPH.split(stretch)
        pieces.append(Piece(clean_lines(first)))
        for paragraph in rest:
            paragraphs.append(tuple(pieces))
            pieces[:] = [Piece(clean_lines(paragraph))]

    at = 0
    for span, uses in marked:
        # A stored briefing may say anything of a text; what does not fit is not marked.
        if at <= span.start < span.end <= len(text) and text[span.start : span.end] == span.exact:
            add(text[at : span.start])
            pieces.append(Piece(clean_lines(span.exact), span.start, uses))
            at = span.end
    add(text[at:])
    paragraphs.append(tuple(pieces))
    filled = (tuple(piece for piece in paragraph if piece.text) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in filled if any(piece.text.strip() for piece in paragraph))


def view_withheld(briefing: Briefing, summary: Summary, home: str) -> tuple[DraftView, ...]:
    """Return the withheld drafts of a story with what was found in them."""
    grounds = _Grounds(briefing, home)
    return tuple(_view_draft(verdict, grounds) for verdict in summary.withheld)


class _Grounds:
    """Sentences by where they can be read."""

    def __init__(self, briefing: Briefing, home: str) -> None:
        self._reports = {report.id: report for report in briefing.reports}
        self._places = place_reports(briefing, home)

    def view(self, sentence: Sentence) -> GroundView:
        report = self._reports.get(sentence.report_id)
        place = self._places.get(sentence.report_id, "")
        return GroundView(
            text=clean(sentence.text),
            outlet=clean(name_voice(report)) if report else clean(sentence.report_id),
            when=tell_time(report.published) if report and report.published else "",
            href=f"{place}#at-{sentence.start}" if place else "",
        )


def _view_draft(verdict: Verdict, grounds: _Grounds) -> DraftView:
    text = verdict.draft.text
    return DraftView(
        pieces=_mark(text, verdict.findings),
        writer=clean(verdict.draft.writer),
        findings=tuple(
            FindingView(
                check=clean(finding.check),
                message=clean(finding.message),
                words=clean(text[finding.start : finding.end]),
                source=grounds.view(finding.source) if finding.source else None,
            )
            for finding in dict.fromkeys(verdict.findings)
        ),
        grounds=tuple(grounds.view(sentence) for sentence in verdict.draft.point.sentences),
    )


def _mark(text: str, findings: Iterable[Finding]) -> tuple[tuple[str, bool], ...]:
    meant = {place for finding in findings for place in range(max(0, finding.start), min(len(text), finding.end))}
    pieces: list[tuple[str, bool]] = []
    for place, sign in enumerate(text):
        if pieces and pieces[-1][1] == (place in meant):
            pieces[-1] = (pieces[-1][0] + sign, pieces[-1][1])
        else:
            pieces.append((sign, place in meant))
    return tuple((clean_lines(piece), is_meant) for piece, is_meant in pieces)


def place_reports(briefing: Briefing, home: str) -> dict[str, str]:
    """Return for each report where it can be read."""
    return {report.id: f"{home}/reports/{number}" for number, report in enumerate(briefing.reports, start=1)}


def place_reasons(briefing: Briefing, home: str) -> tuple[str, ...]:
    """Return for each story where it is told why drafts were withheld; none where none were."""
    anchors = name_anchors(summary.story for summary in briefing.summaries)
    return tuple(
        f"{home}/withheld/{anchor}" if summary.withheld else ""
        for anchor, summary in zip(anchors, briefing.summaries, strict=True)
    )
