"""What reports contradict each other in, shown with who says what: figures here, the rest in `accounts`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from summarize.options import PlanOptions
from summarize.text.numbers import Number, find_numbers
from summarize.types import Difference, Sentence, SplitReport, Story, Version

from .accounts import compare_accounts
from .amounts import COUNT, MEASURE, SUM, find_amounts
from .candidates import Candidate, voice_of
from .comparable import Given, contradict, count_the_same
from .corrections import find_corrected
from .figures import find_figures
from .outgrown import TOP, find_exceeded, find_newest, find_outgrown
from .versions import make_version

#: Sentences of a report that tell what and where it is about.
_LEAD = 2
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
#: Figures of a kind that are compared, those nearest to the tops of their reports: every pair of them is looked at.
_MOST = 300
#: Before the figure that another one has risen from.
_FROM = re.compile(r"\b(?:from|past)\s$")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the reports of a story say in figures that they may disagree on."""

    differences: tuple[Difference, ...]
    #: Sentences whose figure a later report has overtaken, or their outlet taken back.
    overtaken: frozenset[Sentence]
    #: Sentences that give a floor, where another report counts well more.
    exceeded: frozenset[Sentence] = frozenset()
    #: Sentences with the figures of the newest report, where they have overtaken others.
    newest: frozenset[Sentence] = frozenset()
    #: Ids of reports whose title says what their outlet has taken back.
    mistitled: frozenset[str] = frozenset()


def compare_figures(story: Story, candidates: Sequence[Candidate], *, options: PlanOptions) -> Figures:
    """Return what the voices of a story contradict each other in, and the figures that time has changed.

    Of each voice its latest figure counts. Figures that were overtaken (a toll that rose with time)
    are an update, not a difference, and a hedge ("at least 12") contradicts only what it excludes. Two figures are
    compared only where they count the same, as far as their sentences tell: who, where, on which day.
    """
    if len(story.reports) < 2:
        return Figures((), frozenset())
    given: defaultdict[str, list[Given]] = defaultdict(list)
    for candidate in candidates:
        for figure in find_figures(candidate.text):
            given[figure.about].append(Given(figure, candidate))
    corrected = find_corrected(story, candidates)
    outgrown = {about: find_outgrown(found, options) for about, found in given.items()}
    overtaken = corrected.sentences | frozenset(one.candidate.sentence for old in outgrown.values() for one in old)
    newest = frozenset(
        one.candidate.sentence for about, old in outgrown.items() if old for one in find_newest(given[about], old)
    )
    exceeded = frozenset(one.candidate.sentence for found in given.values() for one in find_exceeded(found))
    if len({voice_of(report) for report in story.reports}) < 2:
        return Figures((), overtaken, exceeded, newest, corrected.titles)
    current = [candidate for candidate in candidates if candidate.sentence not in overtaken | exceeded]
    for candidate in candidates:
        if candidate.sentence.index < TOP:
            for figure in find_amounts(candidate.text):
                given[figure.about].append(Given(figure, candidate))
    tops = _words_of_tops(candidates)
    gone = {id(one) for old in outgrown.values() for one in old}
    differences = [
        difference
        for _, found in sorted(given.items())
        if len({one.voice for one in found}) > 1
        for difference in _compare(
            [
                one
                for one in found
                if _is_of_story(one, tops) and id(one) not in gone and one.candidate.sentence not in corrected.sentences
            ],
            options,
        )
    ]
    return Figures((*differences, *compare_accounts(current)), overtaken, exceeded, newest, corrected.titles)


def _words_of_tops(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the words with which reports say what and where it is about."""
    return frozenset(
        word
        for candidate in candidates
        if candidate.sentence.index < _LEAD
        for text in (candidate.report.report.title, candidate.text)
        for word in _WORD.findall(text.lower())
    )


def _is_of_story(one: Given, tops: frozenset[str]) -> bool:
    """Tell whether a figure is not of a place that no report names at its top: a part of what the story is about."""
    places = one.figure.setting.places
    return not places or not places.isdisjoint(tops)


def _compare(given: Sequence[Given], options: PlanOptions) -> Iterator[Difference]:
    """Yield the differences among figures, each with all voices that give one of the figures it is about."""
    current = _keep_latest(given, options)
    top = sorted(
        (one for one in current if one.candidate.sentence.index < TOP), key=lambda one: one.candidate.sentence.index
    )[:_MOST]
    pairs = [pair for pair in combinations(top, 2) if contradict(*pair)]
    known = _find_known(pairs, current)
    pairs = [
        (one, other)
        for one, other in pairs
        if other.figure.number.value not in known[one.voice] and one.figure.number.value not in known[other.voice]
    ]
    while pairs:
        first = pairs[0]
        members: dict[str, Given] = {one.voice: one for one in first}
        for one in top:
            # Who gives both figures stands beside neither.
            torn = all(other.figure.number.value in known[one.voice] for other in first)
            if one.voice not in members and not torn and any(count_the_same(one, other) for other in first):
                members[one.voice] = one
        chosen = {id(one) for one in members.values()}
        disputed = {one.value for pair in pairs if all(id(one) in chosen for one in pair) for one in pair}
        versions = [[one for one in members.values() if one.value == value] for value in sorted(disputed)]
        yield Difference(first[0].figure.name, tuple(map(_make_version, versions)))
        pairs = [pair for pair in pairs if not any(id(one) in chosen or _is_on(one, first[0]) for one in pair)]


def _find_known(
    pairs: Sequence[tuple[Given, Given]], current: Sequence[Given]
) -> Mapping[str, frozenset[float | None]]:
    """Return the figures that each voice gives: who gives two of them contradicts neither of those who give one.

    Of what is not a casualty any number of its report counts: what it is of is read with less certainty.
    """
    known: defaultdict[str, set[float | None]] = defaultdict(set)
    for one in current:
        known[one.voice].add(one.value)
        # "Rose to 159 from 143"
        text = one.candidate.text
        known[one.voice] |= {
            number.value for number in find_numbers(text) if _FROM.search(text, max(0, number.start - 10), number.start)
        }
    reports = {one.candidate.report.report.id: one for pair in pairs for one in pair}
    for one in reports.values():
        if one.figure.about in {COUNT, SUM, MEASURE}:
            unit = one.figure.number.unit
            known[one.voice] |= {number.value for number in _numbers_of(one.candidate.report) if number.unit == unit}
    return {voice: frozenset(values) for voice, values in known.items()}


def _is_on(one: Given, other: Given) -> bool:
    """Tell whether two figures would be shown under one name."""
    return one.figure.name == other.figure.name


def _keep_latest(given: Sequence[Given], options: PlanOptions) -> list[Given]:
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


def _numbers_of(report: SplitReport) -> Iterator[Number]:
    yield from find_numbers(report.report.title)
    for sentence in report.sentences:
        yield from find_numbers(sentence.text)


# ---------------------------------------------------------------- as it is shown


def _make_version(group: Sequence[Given]) -> Version:
    figure = group[0].figure
    return make_version(figure.start, figure.end, [one.candidate for one in group])
