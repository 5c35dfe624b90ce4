"""What reports contradict each other in, shown with who says what: figures here, the rest in `accounts`."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations

from summarize.options import PlanOptions
from summarize.text.dates import Date, resolve_date
from summarize.text.numbers import Number, find_numbers
from summarize.types import Difference, Sentence, SplitReport, Story, Version

from .accounts import compare_accounts
from .amounts import COUNT, MEASURE, SUM, find_amounts
from .candidates import Candidate, voice_of
from .corrections import find_corrected
from .figures import SPANS, Figure, find_figures
from .versions import make_version

#: Sentences of a report whose figures are compared: further down stands what happened elsewhere and before.
_TOP = 15
#: Sentences of a report that tell what and where it is about.
_LEAD = 2
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
#: Figures of a kind that are compared, those nearest to the tops of their reports: every pair of them is looked at.
_MOST = 300
#: Of two figures on one thing the higher is not more than so many times the lower; a crowd is counted more freely.
_WITHIN = 3.0
_WITHIN_CROWD = 10.0
#: Where only one of them names a place.
_WITHIN_PLACES = 1.5
#: Two sums that are not of the same thing word for word.
_WITHIN_SUMS = 1.75
#: Figures that differ by less may be one figure, rounded.
_ROUNDED = 0.05
_LARGE = 1000
#: Before the figure that another one has risen from.
_FROM = re.compile(r"\b(?:from|past)\s$")
#: Who killed others is counted among the dead.
_WITH_DOER = re.compile(
    r"\b(?:including|plus|and)\s(?:the\s(?:suspected\s|alleged\s)?(?:gunman|shooter|attacker|bomber|assailant|driver|pilot)|himself|herself)\b"
)
_SPAN = re.compile(SPANS)


@dataclass(frozen=True, slots=True)
class _Given:
    """A figure, with who gives it."""

    figure: Figure
    candidate: Candidate

    @property
    def voice(self) -> str:
        return self.candidate.voice

    @property
    def published(self) -> datetime | None:
        return self.candidate.report.report.published

    @property
    def value(self) -> float:
        assert self.figure.number.value is not None
        return self.figure.number.value


@dataclass(frozen=True, slots=True)
class Figures:
    """What the reports of a story say in figures that they may disagree on."""

    differences: tuple[Difference, ...]
    #: Sentences whose figure a later report has overtaken, or their outlet taken back.
    overtaken: frozenset[Sentence]


def compare_figures(story: Story, candidates: Sequence[Candidate], *, options: PlanOptions) -> Figures:
    """Return what the voices of a story contradict each other in, and the figures that time has changed.

    Of each voice its latest figure counts. Figures that were overtaken (a toll that rose with time)
    are an update, not a difference, and a hedge ("at least 12") contradicts only what it excludes. Two figures are
    compared only where they count the same, as far as their sentences tell: who, where, on which day.
    """
    if len(story.reports) < 2:
        return Figures((), frozenset())
    given: defaultdict[str, list[_Given]] = defaultdict(list)
    for candidate in candidates:
        for figure in find_figures(candidate.sentence.text):
            given[figure.about].append(_Given(figure, candidate))
    overtaken = find_corrected(candidates) | frozenset(
        one.candidate.sentence for found in given.values() for one in _find_overtaken(found, options)
    )
    if len({voice_of(report) for report in story.reports}) < 2:
        return Figures((), overtaken)
    current = [candidate for candidate in candidates if candidate.sentence not in overtaken]
    for candidate in candidates:
        if candidate.sentence.index < _TOP:
            for figure in find_amounts(candidate.sentence.text):
                given[figure.about].append(_Given(figure, candidate))
    of_story = {about: _leave_out_elsewhere(found, candidates) for about, found in sorted(given.items())}
    differences = [difference for found in of_story.values() for difference in _compare(found, options)]
    return Figures((*differences, *compare_accounts(current)), overtaken)


def _leave_out_elsewhere(given: Sequence[_Given], candidates: Sequence[Candidate]) -> Sequence[_Given]:
    """Leave out the figures of places that no report names at its top: a part of what the story is about."""
    if len({one.voice for one in given}) < 2:
        return ()
    tops = {
        word
        for candidate in candidates
        if candidate.sentence.index < _LEAD
        for text in (candidate.report.report.title, candidate.sentence.text)
        for word in _WORD.findall(text.lower())
    }
    return [one for one in given if not one.figure.setting.places or not one.figure.setting.places.isdisjoint(tops)]


def _find_overtaken(given: Sequence[_Given], options: PlanOptions) -> list[_Given]:
    dated = [(one.published, one) for one in given if one.published]
    if not dated:
        return []
    newest_time = max(published for published, _ in dated)
    newest = [one for published, one in dated if published == newest_time]
    window = timedelta(hours=options.update_hours)
    return [
        one
        for published, one in dated
        if newest_time - published > window
        and any(_are_alike(one.figure, other.figure) and one.value < _WITHIN * other.value for other in newest)
        and all(one.value != other.value for other in newest)
    ]


def _compare(given: Sequence[_Given], options: PlanOptions) -> Iterator[Difference]:
    """Yield the differences among figures, each with all voices that give one of the figures it is about."""
    current = _keep_latest(given, options)
    top = sorted(
        (one for one in current if one.candidate.sentence.index < _TOP), key=lambda one: one.candidate.sentence.index
    )[:_MOST]
    pairs = [pair for pair in combinations(top, 2) if _contradict(*pair)]
    known = _find_known(pairs, current)
    pairs = [
        (one, other)
        for one, other in pairs
        if other.figure.number.value not in known[one.voice] and one.figure.number.value not in known[other.voice]
    ]
    while pairs:
        first = pairs[0]
        members: dict[str, _Given] = {one.voice: one for one in first}
        for one in top:
            # Who gives both figures stands beside neither.
            torn = all(other.figure.number.value in known[one.voice] for other in first)
            if one.voice not in members and not torn and any(_count_the_same(one, other) for other in first):
                members[one.voice] = one
        chosen = {id(one) for one in members.values()}
        disputed = {one.value for pair in pairs if all(id(one) in chosen for one in pair) for one in pair}
        versions = [[one for one in members.values() if one.value == value] for value in sorted(disputed)]
        yield Difference(first[0].figure.name, tuple(map(_make_version, versions)))
        pairs = [pair for pair in pairs if not any(id(one) in chosen or _is_on(one, first[0]) for one in pair)]


def _find_known(
    pairs: Sequence[tuple[_Given, _Given]], current: Sequence[_Given]
) -> Mapping[str, frozenset[float | None]]:
    """Return the figures that each voice gives: who gives two of them contradicts neither of those who give one.

    Of what is not a casualty any number of its report counts: what it is of is read with less certainty.
    """
    known: defaultdict[str, set[float | None]] = defaultdict(set)
    for one in current:
        known[one.voice].add(one.value)
        # "Rose to 159 from 143"
        text = one.candidate.sentence.text
        known[one.voice] |= {number.value for number in find_numbers(text) if _FROM.search(text, 0, number.start)}
    reports = {one.candidate.report.report.id: one for pair in pairs for one in pair}
    for one in reports.values():
        if one.figure.about in {COUNT, SUM, MEASURE}:
            unit = one.figure.number.unit
            known[one.voice] |= {number.value for number in _numbers_of(one.candidate.report) if number.unit == unit}
    return {voice: frozenset(values) for voice, values in known.items()}


def _is_on(one: _Given, other: _Given) -> bool:
    """Tell whether two figures would be shown under one name."""
    return one.figure.name == other.figure.name


def _keep_latest(given: Sequence[_Given], options: PlanOptions) -> list[_Given]:
    """Keep of each voice the figures of its latest report, of all voices those that are not of an earlier time."""
    latest: dict[str, datetime] = {}
    for one in given:
        if one.published and (one.voice not in latest or one.published > latest[one.voice]):
            latest[one.voice] = one.published
    newest = max(latest.values(), default=None)
    window = timedelta(hours=options.update_hours)
    return [
        one
        for one in given
        if one.published is None
        or (one.published == latest[one.voice] and newest is not None and newest - one.published <= window)
    ]


# ---------------------------------------------------------------- what counts the same


def _contradict(one: _Given, other: _Given) -> bool:
    """Tell whether two voices give figures on one thing that cannot both be."""
    return one.voice != other.voice and _exclude(one.figure.number, other.figure.number) and _count_the_same(one, other)


def _exclude(one: Number, other: Number) -> bool:
    a, b = one.value, other.value
    if a is None or b is None or a == b:
        return False
    low, high = (one, other) if a < b else (other, one)
    if low.hedge in {"at least", "more than"} or high.hedge in {"up to", "less than"}:
        return False
    if "about" in {one.hedge, other.hedge} and abs(a - b) <= 0.1 * max(a, b):
        return False
    return not ((one.unit or max(a, b) >= _LARGE) and abs(a - b) <= _ROUNDED * max(a, b) and _is_rounded(a, b))


def _is_rounded(one: float, other: float) -> bool:
    """Tell whether one of two figures is the other in fewer digits."""
    return abs(one - other) <= 10.0 ** max(_last_digit(one), _last_digit(other)) / 2


def _last_digit(value: float) -> int:
    """Return the power of ten of the last digit of a figure that is not zero."""
    exponent = Decimal(f"{value:.10g}").normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _count_the_same(one: _Given, other: _Given) -> bool:
    """Tell whether two figures may be on one thing: the same is counted, of one order, and not elsewhere or then."""
    return (
        _are_alike(one.figure, other.figure)
        and max(one.value, other.value) <= _within(one.figure, other.figure) * min(one.value, other.value)
        and not _are_apart(_days_of(one), _days_of(other))
        and not _count_the_doer(one, other)
        and not _is_of_a_place(one, other)
    )


def _are_alike(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two figures count the same, in one place and of one time."""
    if ours.about != theirs.about or ours.number.unit != theirs.number.unit:
        return False
    if not _are_of_one_time(ours.setting.periods, theirs.setting.periods):
        return False
    if _are_apart(ours.setting.places, theirs.setting.places) or _are_apart(ours.of_what, theirs.of_what):
        return False
    if ours.about == SUM:
        return _are_for_one_thing(ours, theirs)
    return ours.noun == theirs.noun and ours.key == theirs.key and not _are_apart(ours.doers, theirs.doers)


def _are_for_one_thing(ours: Figure, theirs: Figure) -> bool:
    """Tell whether one word describes what both sums are for, or no word what one of them is for, and nobody else's."""
    first, second = set(ours.key[:-1]), set(theirs.key[:-1])
    if first and second:
        return not first.isdisjoint(second)
    return ours.key[-1] == theirs.key[-1] and not _are_apart(ours.doers, theirs.doers)


def _are_of_one_time(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two figures may be of one time; the total is not of the last 24 hours."""
    return ours == theirs or (not (ours and theirs) and not any(map(_SPAN.search, ours | theirs)))


def _is_of_a_place(one: _Given, other: _Given) -> bool:
    """Tell whether two tolls lie so far apart that the one whose place is named is of that place alone."""
    placed = [bool(given.figure.setting.places) for given in (one, other)]
    far = max(one.value, other.value) > _WITHIN_PLACES * min(one.value, other.value)
    return far and placed[0] != placed[1] and one.figure.about not in {COUNT, SUM, MEASURE, "demonstrators"}


def _count_the_doer(one: _Given, other: _Given) -> bool:
    """Tell whether two figures differ by the gunman whom one of them counts."""
    return abs(one.value - other.value) == 1 and any(
        _WITH_DOER.search(given.candidate.sentence.text) for given in (one, other)
    )


def _within(ours: Figure, theirs: Figure) -> float:
    """Return how many times the lower the higher of two figures on one thing may be."""
    if ours.about in {SUM, MEASURE}:
        return math.inf if ours.key == theirs.key else _WITHIN_SUMS
    return _WITHIN_CROWD if ours.about == "demonstrators" else _WITHIN


def _are_apart(ours: frozenset[str] | frozenset[object], theirs: frozenset[str] | frozenset[object]) -> bool:
    """Tell whether both sides say where, when or who it was, and nothing of it alike."""
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _days_of(one: _Given) -> frozenset[object]:
    """Return the days that the sentence of a figure names, as days where it can be told which."""
    return frozenset(_day_of(date, one.published) for date in one.figure.setting.days) - {None}


def _day_of(date: Date, published: datetime | None) -> object:
    if published:
        return resolve_date(date, published)
    return date.weekday if date.weekday is not None else (date.month, date.day) if date.day is not None else None


def _numbers_of(report: SplitReport) -> Iterator[Number]:
    yield from find_numbers(report.report.title)
    for sentence in report.sentences:
        yield from find_numbers(sentence.text)


# ---------------------------------------------------------------- as it is shown


def _make_version(group: Sequence[_Given]) -> Version:
    figure = group[0].figure
    return make_version(figure.start, figure.end, [one.candidate for one in group])
