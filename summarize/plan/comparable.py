"""Whether two figures count the same, as far as their sentences tell: who, by whom, where, when, of what order."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from summarize.text.dates import Date, resolve_date
from summarize.text.numbers import Number

from .amounts import COUNT, MEASURE, SUM
from .candidates import Candidate
from .figures import SPANS, WHOLE, Figure

#: Of two figures on one thing the higher is not more than so many times the lower; a crowd is counted more freely.
WITHIN = 3.0
_WITHIN_CROWD = 10.0
#: Where only one of them names a place.
_WITHIN_PLACES = 1.5
#: Two sums that are not of the same thing word for word.
_WITHIN_SUMS = 1.75
#: Figures that differ by less may be one figure, rounded.
_ROUNDED = 0.05
_LARGE = 1000
#: Who killed others is counted among the dead.
_WITH_DOER = re.compile(
    r"\b(?:including|plus|and)\s(?:the\s(?:suspected\s|alleged\s)?(?:gunman|shooter|attacker|bomber|assailant|driver|pilot)|himself|herself)\b"
)
_SPAN = re.compile(rf"{SPANS}|^{WHOLE}$")


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, with who gives it."""

    figure: Figure
    candidate: Candidate

    @property
    def voice(self) -> str:
        """Whose figure it is."""
        return self.candidate.voice

    @property
    def published(self) -> datetime | None:
        """When its report was published, if that is known."""
        return self.candidate.report.report.published

    @property
    def value(self) -> float:
        """What it is in numbers."""
        assert self.figure.number.value is not None
        return self.figure.number.value


def contradict(one: Given, other: Given) -> bool:
    """Tell whether two voices give figures on one thing that cannot both be."""
    return one.voice != other.voice and _exclude(one.figure.number, other.figure.number) and count_the_same(one, other)


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


def count_the_same(one: Given, other: Given) -> bool:
    """Tell whether two figures may be on one thing: the same is counted, of one order, and not elsewhere or then."""
    return (
        are_alike(one.figure, other.figure)
        and max(one.value, other.value) <= _within(one.figure, other.figure) * min(one.value, other.value)
        and not of_other_days(one, other)
        and not _count_the_doer(one, other)
        and not _is_of_a_place(one, other)
    )


def are_alike(ours: Figure, theirs: Figure) -> bool:
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


def _is_of_a_place(one: Given, other: Given) -> bool:
    """Tell whether two tolls lie so far apart that the one whose place is named is of that place alone."""
    placed = [bool(given.figure.setting.places) for given in (one, other)]
    far = max(one.value, other.value) > _WITHIN_PLACES * min(one.value, other.value)
    return far and placed[0] != placed[1] and one.figure.about not in {COUNT, SUM, MEASURE, "demonstrators"}


def _count_the_doer(one: Given, other: Given) -> bool:
    """Tell whether two figures differ by the gunman whom one of them counts."""
    return abs(one.value - other.value) == 1 and any(_WITH_DOER.search(given.candidate.text) for given in (one, other))


def _within(ours: Figure, theirs: Figure) -> float:
    """Return how many times the lower the higher of two figures on one thing may be."""
    if ours.about in {SUM, MEASURE}:
        return math.inf if ours.key == theirs.key else _WITHIN_SUMS
    return _WITHIN_CROWD if ours.about == "demonstrators" else WITHIN


def _are_apart(ours: frozenset[str] | frozenset[object], theirs: frozenset[str] | frozenset[object]) -> bool:
    """Tell whether both sides say where, when or who it was, and nothing of it alike."""
    return bool(ours and theirs and ours.isdisjoint(theirs))


def days_of(one: Given) -> frozenset[object]:
    """Return the days that the sentence of a figure names, as days where it can be told which."""
    return frozenset(_day_of(date, one.published) for date in one.figure.setting.days) - {None}


def of_other_days(one: Given, other: Given) -> bool:
    """Tell whether two figures are each told of a day, and not of the same."""
    return _are_apart(days_of(one), days_of(other))


def _day_of(date: Date, published: datetime | None) -> object:
    if published:
        return resolve_date(date, published)
    return date.weekday if date.weekday is not None else (date.month, date.day) if date.day is not None else None
