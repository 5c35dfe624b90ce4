"""Who told what, and when: the marks of each outlet at each statement, and the reports of a story by day.

Only what a briefing holds is shown. A mark stands where a sentence of the outlet is linked; where there is none,
nothing is linked, which need not mean that the outlet was silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from summarize.text.links import safe_url
from summarize.text.printable import clean
from summarize.types import Link, Report, Summary

from .plain import tell_clock, tell_day


class Mark(StrEnum):
    """How an outlet stands to a statement."""

    #: A sentence of it carries the statement.
    CARRIES = "carries"
    #: A sentence of it words the same fact differently.
    WORDS = "words"
    #: A sentence of it contradicts one that carries the statement.
    DIFFERS = "differs"
    NONE = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One outlet of a story."""

    name: str
    #: One for each statement.
    marks: tuple[Mark, ...]


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


def view_coverage(summary: Summary, names: Mapping[str, str]) -> tuple[RowView, ...]:
    """Return a row for each outlet of a story; none where there is nothing to compare.

    Args:
        summary: The story.
        names: The outlets as told, by the ids of the story's reports.
    """
    marks = {name: [Mark.NONE] * len(summary.statements) for name in names.values()}
    if len(marks) < 2 or not summary.statements:
        return ()
    for position, statement in enumerate(summary.statements):
        carriers = _places(statement.links)
        # A later mark is the weightier one.
        for group, mark in (
            *(([wording.links for wording in framing.wordings], Mark.WORDS) for framing in summary.framing),
            *(([version.links for version in difference.versions], Mark.DIFFERS) for difference in summary.differences),
            ([statement.links], Mark.CARRIES),
        ):
            if any(carriers & _places(links) for links in group):
                for link in (link for links in group for link in links):
                    if link.report_id in names:
                        marks[names[link.report_id]][position] = mark
    return tuple(RowView(name, tuple(row)) for name, row in marks.items())


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
