"""What reports contradict each other in, shown with who says what: figures here, the rest in `accounts`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from summarize.options import PlanOptions
from summarize.text.links import make_link
from summarize.text.numbers import Number, find_numbers
from summarize.types import Difference, Sentence, Story, Version

from .accounts import compare_accounts
from .candidates import Candidate, voice_of
from .corrections import find_corrected

_PEOPLE = r"(?:[a-z-]+\ ){0,3}?"
_BE = r"(?:(?:were|was|are|is|have|has|had|been|be|being|confirmed|reported|found|left|feared|officially)\ ){0,3}"
#: What a figure of a casualty report counts, told by the words after it or before it.
_COUNTED: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        about,
        re.compile(rf"(?ix)^\ *{_PEOPLE}{_BE}(?:{after})\b"),
        re.compile(rf"(?ix)\b(?:{before})\ *$"),
    )
    for about, after, before in (
        (
            "killed",
            r"killed|dead|died|deaths?|fatalities|lost\ their\ lives|bodies",
            (
                r"kill(?:ed|ing|s)|death\ toll[a-z\ ]{0,60}|claimed\ the\ lives\ of|deaths\ of"
                r"|toll[a-z\ ]{0,20}\ (?:to|at)|dead\ (?:stands|rose|has\ risen|had\ risen|climbed)\ (?:at|to)"
            ),
        ),
        ("injured", r"injur(?:ed|ies)|wounded|hurt", r"injur(?:ed|ing|es)|wound(?:ed|ing)|hurt(?:ing)?"),
        ("missing", r"missing|unaccounted", r"missing\ (?:stands\ at|rose\ to)"),
        ("arrested", r"arrest(?:ed|s)|detained|detentions|taken\ into\ custody", r"arrest(?:ed|ing)|detain(?:ed|ing)"),
        ("displaced", r"displaced|evacuated|homeless|fled|forced\ from", r"displac(?:ed|ing)|evacuat(?:ed|ing)"),
        (
            "demonstrators",
            (
                r"demonstrators|protest[eo]rs|marchers|took\ part|(?:people|supporters|opponents|members)\ (?:had\ )?"
                r"(?:packed|filled|marched|gathered|rallied|demonstrated|protested|turned\ out)"
            ),
            r"(?:crowd|turnout|number)\ (?:at|of)|spoke\ of",
        ),
        ("magnitude", r"magnitude", r"magnitude(?:[\ -]of)?|measur(?:ed|ing)"),
    )
)
#: A figure in such a sentence is of another time.
_ELSEWHEN = re.compile(
    r"""(?ix) \b(?:in|since)\ (?:19|20)\d\d\b | \b(?:last|previous)\ (?:year|month|week|decade|quake|attack)
    | (?:years?|decades?|months?)\ (?:ago|earlier|before)
    | \b(?:earlier|initial(?:ly)?|previously)\b[^.]{0,40}\b(?:report|said|put|count|figure|estimate)
    | \bcorrect(?:s|ed|ion)\b"""
)
_WHO = re.compile(r"(?i)\ (?:people|persons|others|passengers|civilians|workers|soldiers|children|homes|houses)\b")
#: A figure of some of them, not of all.
_PART = re.compile(r"(?i)\ (?:more|further|additional|others?|of\ (?:them|whom|the)|new)\b")
_HEDGE = re.compile(
    r"(?i)\b(?:at least|about|around|some|more than|over|up to|nearly|almost|as many as|an estimated|fewer than"
    r"|less than)\s*$"
)


@dataclass(frozen=True, slots=True)
class _Figure:
    about: str
    number: Number
    #: The words of the source that give the number and what it counts.
    text: str
    candidate: Candidate
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the reports of a story say in figures that they may disagree on."""

    differences: tuple[Difference, ...]
    #: Sentences whose figure a later report has overtaken, or their outlet taken back.
    overtaken: frozenset[Sentence]


def compare_figures(story: Story, candidates: Sequence[Candidate], *, options: PlanOptions) -> Figures:
    """Return what the voices of a story contradict each other in, and the figures that time has changed.

    Of each voice its latest figure counts. Figures that were overtaken (a toll that rose with time)
    are an update, not a difference, and a hedge ("at least 12") contradicts only what it excludes.
    """
    if len(story.reports) < 2:
        return Figures((), frozenset())
    figures: defaultdict[str, list[_Figure]] = defaultdict(list)
    for candidate in candidates:
        for figure in _find_figures(candidate):
            figures[figure.about].append(figure)
    overtaken = find_corrected(candidates) | frozenset(
        figure.candidate.sentence for found in figures.values() for figure in _find_overtaken(found, options)
    )
    if len({voice_of(report) for report in story.reports}) < 2:
        return Figures((), overtaken)
    current = [candidate for candidate in candidates if candidate.sentence not in overtaken]
    compared = (_compare(about, found, options) for about, found in sorted(figures.items()))
    return Figures((*(difference for difference in compared if difference), *compare_accounts(current)), overtaken)


def find_counts(text: str) -> dict[str, Number]:
    """Return what a text gives figures of ("killed"), with the figure; nothing for what it gives two of."""
    found: dict[str, set[float]] = {}
    numbers: dict[str, Number] = {}
    if _ELSEWHEN.search(text):
        return {}
    for number in find_numbers(text):
        if number.value is not None and number.unit in {"", "magnitude"} and (told := _what_it_counts(text, number)):
            found.setdefault(told[0], set()).add(number.value)
            numbers[told[0]] = number
    return {about: numbers[about] for about, values in found.items() if len(values) == 1}


def _find_overtaken(figures: Sequence[_Figure], options: PlanOptions) -> list[_Figure]:
    dated = [(figure.published, figure) for figure in figures if figure.published]
    if not dated:
        return []
    newest_time = max(published for published, _ in dated)
    newest = {figure.number.value for published, figure in dated if published == newest_time}
    window = timedelta(hours=options.update_hours)
    return [
        figure for published, figure in dated if newest_time - published > window and figure.number.value not in newest
    ]


def _find_figures(candidate: Candidate) -> list[_Figure]:
    text = candidate.sentence.text
    if _ELSEWHEN.search(text):
        return []
    found: list[_Figure] = []
    for number in find_numbers(text):
        if number.value is None or number.unit not in {"", "magnitude"}:
            continue
        told = _what_it_counts(text, number)
        if told:
            about, start, end = told
            found.append(_Figure(about, number, text[start:end], candidate, candidate.report.report.published))
    return found


def _what_it_counts(text: str, number: Number) -> tuple[str, int, int] | None:
    """Return what a figure counts, and from where to where the text says so."""
    after = text[number.end : number.end + 60]
    if _PART.match(after):
        return None
    opening = max(0, number.start - 80)
    before = text[opening : number.start]
    hedge = _HEDGE.search(before)
    if hedge:
        before = before[: hedge.start()]
    begin = opening + hedge.start() if hedge else number.start
    for about, follows, precedes in _COUNTED:
        match = follows.match(after)
        if match:
            return about, begin, number.end + match.end()
        match = precedes.search(before)
        if match:
            counted = _WHO.match(after)
            return about, opening + match.start(), number.end + (counted.end() if counted else 0)
    return None


def _compare(about: str, figures: Sequence[_Figure], options: PlanOptions) -> Difference | None:
    latest = _latest_per_voice(figures)
    newest = max((figure.published for figure in latest if figure.published), default=None)
    window = timedelta(hours=options.update_hours)
    current = [
        figure for figure in latest if newest is None or figure.published is None or newest - figure.published <= window
    ]
    values: defaultdict[float, list[_Figure]] = defaultdict(list)
    for figure in current:
        assert figure.number.value is not None
        values[figure.number.value].append(figure)
    kept = {
        value: group
        for value, group in values.items()
        if any(_contradict(one.number, other.number) for one in group for other in current)
    }
    if len(kept) < 2:
        return None
    return Difference(about, tuple(_make_version(kept[value]) for value in sorted(kept)))


def _latest_per_voice(figures: Sequence[_Figure]) -> list[_Figure]:
    """Keep of each voice the figure of its latest report; within a report the first one."""
    latest: dict[str, _Figure] = {}
    for figure in figures:
        held = latest.get(figure.candidate.voice)
        if held is None or (figure.published and held.published and figure.published > held.published):
            latest[figure.candidate.voice] = figure
    return list(latest.values())


def _contradict(one: Number, other: Number) -> bool:
    a, b = one.value, other.value
    if a is None or b is None or a == b:
        return False
    low, high = (one, other) if a < b else (other, one)
    if low.hedge in {"at least", "more than"} or high.hedge in {"up to", "less than"}:
        return False
    near = "about" in {one.hedge, other.hedge}
    return not (near and abs(a - b) <= 0.1 * max(a, b))


def _make_version(group: Sequence[_Figure]) -> Version:
    first = group[0]
    return Version(
        text=first.text.strip(),
        links=tuple(make_link(figure.candidate.report.report, figure.candidate.sentence) for figure in group),
        outlets=tuple(sorted({figure.candidate.report.report.outlet or "unknown" for figure in group})),
    )
