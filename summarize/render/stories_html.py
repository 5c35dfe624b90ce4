"""The grouping alone as one self-contained HTML page: when the stories were reported, which are alike, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import combinations

from summarize.text.links import safe_url
from summarize.text.printable import clean
from summarize.text.voices import name_voice, name_voices
from summarize.types import Clustered, Deduped, Ingested, Report, Setting, Story

from .html import hash_source, open_templates, read_template
from .plain import count, tell_day, tell_time, tell_times
from .stories import group_copies, tell_placement, title_report, title_story

#: Radius of a story on the map, in hundredths of its width: of one report, and of the largest story.
_SMALL, _LARGE = 2.0, 4.2
#: Rounds in which circles that overlap move apart; more than two hundred stories have no map.
_PUSHES = 25
#: Days that a time line names, at most.
_TICKS = 5


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class _Copy:
    outlet: str
    title: str
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class _Entry:
    outlet: str
    title: str
    url: str
    published: datetime | None
    when: str
    #: Hundredths of the time line; None where the time is unknown.
    at: float | None
    why: str
    names: tuple[str, ...]
    copies: tuple[_Copy, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    number: int
    anchor: str
    title: str
    when: str
    extent: str
    entries: tuple[_Entry, ...]
    #: Centre and radius on the map, in hundredths of its width and height; None without a map.
    spot: _Spot | None

    @property
    def span(self) -> tuple[float, float] | None:
        """Return where the story begins and ends on the time line."""
        known = [entry.at for entry in self.entries if entry.at is not None]
        return (min(known), max(known)) if known else None


@dataclass(frozen=True, slots=True)
class _Tick:
    at: float
    day: str


@dataclass(frozen=True, slots=True)
class _Span:
    """The days on which there are reports, side by side, each as wide as the other."""

    days: tuple[date, ...]

    def place(self, moment: datetime) -> float:
        """Return where a time stands, in hundredths; a little is left at both ends."""
        moment = moment.astimezone(UTC)
        passed = (moment.hour * 60 + moment.minute) / (24 * 60)
        return round(2 + 96 * (self.days.index(moment.date()) + passed) / len(self.days), 2)

    def ticks(self) -> tuple[_Tick, ...]:
        """Return the days that are named along the line, where they begin."""
        step = -(-len(self.days) // _TICKS)
        begins = [datetime.combine(day, time(), UTC) for day in self.days[::step]]
        return tuple(_Tick(self.place(begin), tell_day(begin)) for begin in begins)

    @property
    def skips(self) -> bool:
        """Whether days without reports lie between."""
        return (self.days[-1] - self.days[0]).days >= len(self.days)


def render_stories_html(ingested: Ingested, deduped: Deduped, clustered: Clustered, settings: Sequence[Setting]) -> str:
    """Render a grouping as a page that reaches no network and runs no script."""
    style = read_template("page.css") + read_template("stories.css")
    times = [split.report.published for story in clustered.stories for split in story.reports]
    known = [moment for moment in times if moment]
    span = _Span(tuple(sorted({moment.astimezone(UTC).date() for moment in known}))) if known else None
    copies = group_copies(deduped)
    spots = _spread_spots(clustered.stories, settings)
    groups = tuple(
        _view_story(number, story, setting, span=span, copies=copies, spot=spots[number - 1])
        for number, (story, setting) in enumerate(zip(clustered.stories, settings, strict=True), start=1)
    )
    return (
        open_templates()
        .get_template("stories.html.j2")
        .render(
            groups=groups,
            ticks=span.ticks() if span else (),
            skips=span is not None and span.skips,
            undated=len(times) - len(known),
            extent=" · ".join(
                filter(
                    None,
                    (
                        count(len(groups), "story", "stories"),
                        count(len(ingested.reports), "report"),
                        tell_times(times),
                    ),
                )
            ),
            notes=tuple(
                (label, tuple((clean(note.subject), clean(note.reason)) for note in found))
                for label, found in (("Left out", clustered.left_out), ("Could not be used", ingested.problems))
                if found
            ),
            style=style,
            style_hash=hash_source(style),
        )
    )


def _view_story(
    number: int,
    story: Story,
    setting: Setting,
    *,
    span: _Span | None,
    copies: dict[str, list[Report]],
    spot: _Spot | None,
) -> _Group:
    reports = [split.report for split in story.reports]
    extent = f"{count(len(reports), 'report')} of {count(len(name_voices(reports)), 'outlet')}"
    return _Group(
        number=number,
        anchor=f"story-{number}",
        title=title_story(story) or f"Story {number}",
        when=tell_times([report.published for report in reports]),
        extent=extent,
        entries=tuple(
            _Entry(
                outlet=clean(name_voice(report)),
                title=title_report(report),
                url=safe_url(report.url),
                published=report.published,
                when=tell_time(report.published) if report.published else "",
                at=span.place(report.published) if span and report.published else None,
                why=tell_placement(placement),
                names=tuple(clean(name) for name in placement.names),
                copies=tuple(_view_copy(copy) for copy in copies.get(report.id, ())),
            )
            for report, placement in zip(reports, setting.placements, strict=True)
        ),
        spot=spot,
    )


def _spread_spots(stories: Sequence[Story], settings: Sequence[Setting]) -> list[_Spot | None]:
    """Return where each story is drawn on the map: where it belongs, but not upon another."""
    largest = max((len(story.reports) for story in stories), default=1)
    spots: list[tuple[float, float, float]] = []
    for story, setting in zip(stories, settings, strict=True):
        if setting.at is None:
            return [None] * len(stories)
        grown = (len(story.reports) - 1) / (largest - 1) if largest > 1 else 0
        spots.append((5 + 90 * setting.at[0], 5 + 40 * setting.at[1], _SMALL + (_LARGE - _SMALL) * grown**0.5))
    for _ in range(_PUSHES):
        for one, other in combinations(range(len(spots)), 2):
            spots[one], spots[other] = _push_apart(spots[one], spots[other])
    return [_Spot(round(x, 2), round(y, 2), round(radius, 2)) for x, y, radius in spots]


def _push_apart(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Return two circles moved away from each other, within the map, by half of what they overlap."""
    aside, down = other[0] - one[0], other[1] - one[1]
    apart = math.hypot(aside, down)
    overlap = one[2] + other[2] + 0.4 - apart
    if overlap <= 0:
        return one, other
    # Two in one place part sideways.
    across, along = (aside / apart, down / apart) if apart else (1.0, 0.0)
    return (
        (_within(one[0] - across * overlap / 2, 100), _within(one[1] - along * overlap / 2, 50), one[2]),
        (_within(other[0] + across * overlap / 2, 100), _within(other[1] + along * overlap / 2, 50), other[2]),
    )


def _within(place: float, size: float) -> float:
    return min(max(place, _LARGE), size - _LARGE)


def _view_copy(report: Report) -> _Copy:
    when = tell_time(report.published) if report.published else ""
    return _Copy(clean(name_voice(report)), title_report(report), safe_url(report.url), when)
