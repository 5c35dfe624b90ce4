"""Who told what, and when: the marks of each outlet at each statement, and the reports of a story by day.

Only what a briefing holds is shown, and a mark says no more than how it came to stand there. Where there is none, no
sentence of the outlet is linked or much the same, which need not mean that the outlet was silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from summarize.text.links import safe_url
from summarize.text.numbers import find_numbers
from summarize.text.printable import clean
from summarize.text.tokens import content_stems
from summarize.text.voices import name_voice
from summarize.types import Link, Report, SplitReport, Summary

from .plain import tell_clock, tell_day

#: Share of a statement's content words that a sentence much like it holds. Of the pairs of statement and other outlet
#: in the fixtures, 21 reach two thirds, and 20 of these say the same, read by eye; the last gives another figure. Of
#: the 31 that reach 0.6, 26 do.
MOST_WORDS = 2 / 3


class Mark(StrEnum):
    """How an outlet stands to a statement."""

    #: A sentence of it carries the statement.
    CARRIES = "carries"
    #: A sentence of it words the same fact differently.
    WORDS = "words"
    #: A sentence of it contradicts one that carries the statement.
    DIFFERS = "differs"
    #: A sentence of it holds the figures and most of the words of the statement.
    LIKE = "like"
    NONE = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """One outlet at one statement."""

    mark: Mark = Mark.NONE
    #: The sentence of the outlet for which the mark stands.
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One outlet of a story."""

    name: str
    #: One for each statement.
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """One report of a story at its time."""

    published: datetime
    #: "14:05"; empty for midnight, which is a day without a time.
    clock: str
    outlet: str
    title: str
    url: str
    #: Positions from 1 of the statements that it carries.
    carries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """What came out on one day, earliest first."""

    day: str
    moments: tuple[MomentView, ...]


_Place = tuple[str, int, int]


def view_coverage(summary: Summary) -> tuple[RowView, ...]:
    """Return a row for each outlet of a story; none where there is nothing to compare."""
    outlets = {split.report.id: clean(name_voice(split.report)) for split in summary.story.reports}
    names = tuple(dict.fromkeys(outlets.values()))
    if len(names) < 2:
        return ()
    columns: list[dict[str, CellView]] = []
    alike = _Alike(summary.story.reports)
    for statement in summary.statements:
        cells = {outlets[report_id]: cell for report_id, cell in alike.find(statement.text)}
        carriers = _places(statement.links)
        # A later mark is the weightier one.
        for group, mark in (
            *(([wording.links for wording in framing.wordings], Mark.WORDS) for framing in summary.framing),
            *(([version.links for version in difference.versions], Mark.DIFFERS) for difference in summary.differences),
            ([statement.links], Mark.CARRIES),
        ):
            if any(carriers & _places(links) for links in group):
                cells |= {
                    outlets[link.report_id]: CellView(mark, clean(link.exact))
                    for links in group
                    for link in links
                    if link.report_id in outlets
                }
        columns.append(cells)
    rows = ((name, tuple(cells.get(name, CellView()) for cells in columns)) for name in names)
    return tuple(RowView(name, cells) for name, cells in rows) if columns else ()


class _Alike:
    """Finds sentences of a story's reports that are much like a statement."""

    def __init__(self, reports: Sequence[SplitReport]) -> None:
        self._sentences = [
            (sentence, content_stems(sentence.text)) for split in reports for sentence in split.sentences
        ]

    def find(self, statement: str) -> Iterator[tuple[str, CellView]]:
        """Yield the ids of reports with such a sentence; the likest one last."""
        wanted = content_stems(statement)
        if not wanted:
            return
        figures = {number.value for number in find_numbers(statement)}
        shared = ((len(wanted & stems), sentence) for sentence, stems in self._sentences)
        enough = sorted((pair for pair in shared if pair[0] >= MOST_WORDS * len(wanted)), key=lambda pair: pair[0])
        for _, sentence in enough:
            if figures <= {number.value for number in find_numbers(sentence.text)}:
                yield sentence.report_id, CellView(Mark.LIKE, clean(sentence.text))


def _places(links: Iterable[Link]) -> set[_Place]:
    return {(link.report_id, link.start, link.end) for link in links}


def view_days(summary: Summary, names: Mapping[str, str], members: Sequence[Report]) -> tuple[DayView, ...]:
    """Return the reports of a story by day; none where all that have a time are of one day."""
    dated = sorted(
        ((report.published.astimezone(UTC), report) for report in members if report.published),
        key=lambda pair: pair[0],
    )
    days: dict[str, list[MomentView]] = {}
    for published, report in dated:
        carries = tuple(
            position
            for position, statement in enumerate(summary.statements, start=1)
            if any(link.report_id == report.id for link in statement.links)
        )
        moment = MomentView(
            published=published,
            clock=tell_clock(published),
            outlet=names[report.id],
            title=clean(report.title),
            url=safe_url(report.url),
            carries=carries,
        )
        days.setdefault(tell_day(published), []).append(moment)
    return tuple(DayView(day, tuple(moments)) for day, moments in days.items()) if len(days) > 1 else ()
