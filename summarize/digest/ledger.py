"""What readers were told of a story, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from summarize.plan.figures import Figure, find_counts
from summarize.text.names import find_names
from summarize.text.numbers import Number, find_numbers
from summarize.text.tokens import STOP_WORDS
from summarize.text.voices import name_voices
from summarize.types import SplitReport, Statement

from .types import ToldPoint

#: What is counted, in words that a figure can follow; the magnitude of an earthquake is corrected, it does not rise.
_COUNTED = {
    "killed": "the number of dead",
    "injured": "the number of injured",
    "missing": "the number of missing",
    "arrested": "the number of arrests",
    "displaced": "the number of people driven from their homes",
    "demonstrators": "the number of demonstrators",
    "magnitude": "the magnitude given",
}
#: Outlets that are named before they are only counted.
_NAMED = 3


def known_texts(told: Sequence[ToldPoint], read_before: Iterable[SplitReport]) -> tuple[str, ...]:
    """Return what is no news to the reader: what was told, and what earlier reports said beside it.

    A sentence of an earlier report that gives another toll than the reader was told is left out: when a later report
    repeats it, it is news to him.
    """
    counts = {about: figure for point in told for about, figure in find_counts(point.text).items()}
    texts = [point.text for point in told]
    for split in read_before:
        for sentence in split.sentences:
            given = find_counts(sentence.text)
            if all(about not in counts or _is_told(figure, counts[about]) for about, figure in given.items()):
                texts.append(sentence.text)
    return tuple(dict.fromkeys(texts))


def may_be_same(told: Sequence[ToldPoint], reports: Iterable[SplitReport]) -> bool:
    """Return whether reports may go on with what was told last: they name somebody or something that it named.

    Grouping errs now and then. To readers, a fire in another town is no update on the first one.
    """
    before = _named_in(point.text for point in _last_told(told))
    after = _named_in(sentence.text for split in reports for sentence in split.sentences)
    return not before or not after or not before.isdisjoint(after)


def find_changes(told: Sequence[ToldPoint], statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return which figures changed between what was told last and what is told now: "the toll rose from 12 to 15".

    Nothing where what was told with the figure names nothing that is named now: nobody could see that both count the
    same.
    """
    names = _named_in(statement.text for statement in statements)
    changes: dict[str, str] = {}
    for statement in statements:
        for about, figure in find_counts(statement.text).items():
            last = _last_count(told, figure)
            if about in changes or last is None:
                continue
            after = figure.number
            point, before = last
            beside = _named_in(other.text for other in told if other.told_at == point.told_at)
            if before.value != after.value and not beside.isdisjoint(names):
                changes[about] = _word(about, before, after)
    return tuple(changes.values())


def word_update(
    told: Sequence[ToldPoint], changes: Sequence[str], reports: Sequence[SplitReport], zone: ZoneInfo
) -> str:
    """Return what stands behind "Update:": when the story was last told, and what is new."""
    when = max(point.told_at for point in told)
    opening = f"last told on {_tell_day(when, zone)}"
    if changes:
        return f"{opening}; since then {' and '.join(changes)}."
    voices = name_voices(split.report for split in reports)
    by = _join(voices) if len(voices) <= _NAMED else f"{len(voices)} outlets"
    return f"{opening}; new since then, by {by}:"


def _last_told(told: Sequence[ToldPoint]) -> tuple[ToldPoint, ...]:
    last = max((point.told_at for point in told), default=None)
    return tuple(point for point in told if point.told_at == last)


def _named_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of the names in texts; "Biden" is one with "Joe Biden"."""
    words = (word for text in texts for name in find_names(text) for word in name.text.lower().split())
    return frozenset(word for word in words if word not in STOP_WORDS and not find_numbers(word))


def _is_told(figure: Figure, last: Figure) -> bool:
    """Tell whether a figure is the one that was told, or counts somebody else."""
    return figure.noun != last.noun or figure.number.value == last.number.value


def _last_count(told: Sequence[ToldPoint], counted: Figure) -> tuple[ToldPoint, Number] | None:
    """Return what was told last of how many there were, of the same people."""
    given = [
        (point, figure.number)
        for point in told
        if (figure := find_counts(point.text).get(counted.about)) and figure.noun == counted.noun
    ]
    return max(given, key=lambda one: one[0].told_at, default=None)


def _word(about: str, before: Number, after: Number) -> str:
    assert before.value is not None
    assert after.value is not None
    moved = "changed" if about == "magnitude" else "rose" if after.value > before.value else "fell"
    return f"{_COUNTED.get(about, about)} {moved} from {_figure(before)} to {_figure(after)}"


def _figure(number: Number) -> str:
    assert number.value is not None
    value = f"{number.value:,.0f}" if number.value == int(number.value) else f"{number.value:,g}"
    return f"{number.hedge} {value}".strip()


def _tell_day(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def _join(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)
