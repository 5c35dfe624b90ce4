"""Every number of a statement stands in a linked sentence, with its unit, its hedge and what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.meanings import carrying_stems
from summarize.text.numbers import Number
from summarize.text.verbs import base_stem
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.deeds import find_deed_at, find_same, is_of_another, is_within
from summarize.verify.facts import SentenceFacts, clock_hours, find, read_facts, read_sources

_VAGUE_RANGES: Mapping[str, tuple[float, float]] = {
    "dozens": (24, 200), "scores": (40, 400), "hundreds": (150, 2_000), "thousands": (1_500, 20_000),
    "tens of thousands": (15_000, 200_000), "hundreds of thousands": (150_000, 2_000_000),
    "millions": (1.5e6, 2e9), "tens of millions": (1.5e7, 2e8), "hundreds of millions": (1.5e8, 2e9),
    "billions": (1.5e9, 2e12), "trillions": (1.5e12, 1e15),
}  # fmt: skip
#: Words that say one or two without a numeral.
_ONE = re.compile(r"\b(?:a|an|single|sole|only|lone|another|first|once|1|one|man|woman)\b")
_TWO = re.compile(r"\b(?:both|pair|couple|two|twin|twins|duo|twice|second|double|2|and)\b")
#: Hedges that a statement may use although the source has none, for they claim less.
_SOFTER = {"about", "at least"}
#: Which hedges of the source allow which of the statement: to claim less is no fault.
_ALLOWED: Mapping[str, frozenset[str]] = {
    "about": frozenset({"about"}),
    "at least": frozenset({"at least"}),
    "more than": frozenset({"more than", "at least"}),
    "less than": frozenset({"less than", "about", "up to"}),
    "up to": frozenset({"up to"}),
    "": frozenset({"", "about", "at least"}),
}
#: Whether a figure is the change or what it led to.
_CHANGE = re.compile(
    r"\b(by|to)\s(?:(?:about|nearly|almost|over|around|more\sthan|less\sthan|at\sleast|an?)\s)?[$€£]?$"
)
_YEARS: Mapping[str, float] = {"decade": 10.0, "century": 100.0}
_OFTEN = re.compile(r"\b(?:once|twice|thrice|(?:three|four|five|six|seven)\stimes)\b", re.IGNORECASE)
_WINDOW = 45
#: "400 euros more a month": what a number is reckoned by.
_RATE = re.compile(
    r"\s(?:more\s|less\s|\w+\s)?(?:an?|per|each|every)\s(year|month|week|day|hour|minute|night|head|person|household)\b"
)
_ANYBODY = frozenset(base_stem(word) for word in ("people", "person", "others", "more", "new", "other"))


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """Numbers: value, unit, hedge, and what is counted."""

    name: str = "number"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the numbers that the sources lack, or have otherwise."""
        stated = read_facts(draft.text)
        numbers = [number for number in stated.numbers if number.unit not in {"year", "day of month"}]
        often = _OFTEN.search(stated.text)
        if not numbers and not often:
            return ()
        facts = read_sources(sources, reports)
        found = []
        given = {match[0].lower() for fact in facts for match in _OFTEN.finditer(fact.text)}
        if often and given and often[0].lower() not in given:
            found.append(Finding(self.name, *often.span(), f"the linked sentence says {min(given)!r}"))
        for number in numbers:
            message = _compare(number, stated, facts)
            if message:
                found.append(find(self.name, number, message))
        return tuple(found)


def _compare(number: Number, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> str:
    """Return what is wrong with a number, or an empty string."""
    same = [(source, fact) for fact in facts for source in fact.numbers if _same_value(number, source)]
    if not same:
        if number.value in {1.0, 2.0} and not number.unit and _written_otherwise(number, facts):
            return ""
        return f"no linked sentence has the number {number.text!r}"
    united = [(source, fact) for source, fact in same if _same_unit(number, source)]
    if not united:
        return f"the linked sentence has {same[0][0].text!r}, not {number.text!r}"
    hedged = [(source, fact) for source, fact in united if _same_hedge(number, source)]
    if not hedged:
        given = f"{united[0][0].hedge} {united[0][0].text}".strip()
        return f"the linked sentence says {given!r}"
    rate = _RATE.match(stated.text, number.end)
    if _changed_to(number, stated, hedged):
        return f"the linked sentence says to {hedged[0][0].text!r}"
    if rate and not any(_same_rate(rate[1], source, fact) for source, fact in hedged):
        return f"the linked sentence does not say {rate[0].strip()!r}"
    if not any(_counts_same(number, stated, source, fact) for source, fact in hedged):
        return f"{number.text!r} counts something else in the linked sentence"
    if all(_counts_other_noun(number, source, fact) for source, fact in hedged):
        return f"{hedged[0][0].text!r} is a number of {hedged[0][0].counts} in the linked sentence"
    if _belongs_elsewhere(number, stated, facts):
        return f"the linked sentence does not say {number.text!r} of this"
    return ""


def _changed_to(number: Number, stated: SentenceFacts, given: Sequence[tuple[Number, SentenceFacts]]) -> bool:
    """Tell whether something rose by a number to which it rose in all sources, or the other way round."""
    ours = _CHANGE.search(stated.text, max(0, number.start - 20), number.start)
    theirs = {
        match[1] if (match := _CHANGE.search(fact.text, max(0, source.start - 20), source.start)) else ""
        for source, fact in given
    }
    return ours is not None and theirs == ({"to"} if ours[1] == "by" else {"by"})


def _same_rate(rate: str, source: Number, fact: SentenceFacts) -> bool:
    """Tell whether a number of a source is no rate of another kind: "a month" for "a year"."""
    other = _RATE.match(fact.text, source.end)
    return other is None or other[1].lower() == rate.lower()


def _counts_other_noun(number: Number, source: Number, fact: SentenceFacts) -> bool:
    """Tell whether the source counts one noun with this number, and has the noun of the statement for another one."""
    ours, theirs = _noun_stems(number.counts), _noun_stems(source.counts)
    if not ours or not theirs or number.unit != source.unit or ours & theirs:
        return False
    if any(carrying_stems(stem) & theirs for stem in ours):
        return False
    return bool(ours & fact.stems)


@lru_cache(maxsize=8192)
def _noun_stems(counts: str) -> frozenset[str]:
    return frozenset(base_stem(word) for word in counts.split()) - _ANYBODY


def _belongs_elsewhere(number: Number, stated: SentenceFacts, facts: Sequence[SentenceFacts]) -> bool:
    """Tell whether the sources have another number, or somebody else, in the clause with the statement's verb."""
    deed = find_deed_at(number.start, stated)
    same = find_same(deed, facts) if deed else []
    if deed is None or not same:
        return False
    on_right = number.start >= deed.clause.verb.start
    for source in same:
        inside = [other for other in source.fact.numbers if is_within(other.start, source.clause)]
        if any(_same_value(number, other) for other in inside):
            if not on_right or not is_of_another(deed, source, facts, contrast=True):
                return False
        elif not any(_scaled(other)[1] == _scaled(number)[1] for other in inside):
            return False
    return True


def _scaled(number: Number) -> tuple[float | None, str]:
    """Return value and unit with "half", "two-thirds" and "one in five" made percentages."""
    if number.value is None:
        return None, number.unit
    if number.unit == "part":
        return round(number.value * 100, 1), "percent"
    if number.unit in _YEARS:
        return number.value * _YEARS[number.unit], "year-span"
    if number.unit.startswith("in ") and number.unit[3:].isdigit():
        return round(number.value / float(number.unit[3:]) * 100, 1), "percent"
    return number.value, number.unit


def _same_value(number: Number, source: Number) -> bool:
    value, unit = _scaled(number)
    other, other_unit = _scaled(source)
    if value is None:
        low, high = _VAGUE_RANGES.get(unit, (0, 0))
        return other_unit == unit or (other is not None and low <= other <= high)
    if other is None:
        return False
    if value == other:
        return True
    if unit == other_unit == "clock":
        return not clock_hours(number).isdisjoint(clock_hours(source))
    if unit != other_unit:
        return False
    if number.hedge == "about":
        rounder = number.unit != source.unit or _roughness(value) > _roughness(other)
        return rounder and abs(value - other) <= 0.05 * other
    if number.hedge in {"more than", "at least"} and source.hedge in {"", "more than", "at least"}:
        return 0.9 * other <= value <= other
    if number.hedge in {"less than", "up to"} and source.hedge in {"", "less than", "up to"}:
        return other <= value <= 1.1 * other
    return False


def _roughness(value: float) -> int:
    """Return how rough a figure looks: the fewer digits before its zeros the rougher, and a last 5 rougher than a 6."""
    digits = f"{value:.12g}".replace(".", "").strip("0")
    return (digits[-1:] == "5") - 2 * len(digits)


def _same_unit(number: Number, source: Number) -> bool:
    if number.value is None:
        return True
    unit, other = _scaled(number)[1], _scaled(source)[1]
    if unit == other:
        return True
    loose = {unit, other}
    # "aged 3", "the 3-year-old", "Smith, 3,"; "7 p.m." and "7:00"; "a 2-1 vote".
    return loose in ({"age", ""}, {"clock", ""}, {"age", "year-span"}, {"year", ""}, {"decade-year", "year"})


def _same_hedge(number: Number, source: Number) -> bool:
    if number.value is None or number.unit in {"clock", "ordinal"}:
        return True
    exact = _scaled(number)[0] == _scaled(source)[0]
    if not exact:
        # The rounding was already allowed for by its hedge.
        return True
    return number.hedge in _ALLOWED[source.hedge]


def _written_otherwise(number: Number, facts: Sequence[SentenceFacts]) -> bool:
    pattern = _ONE if number.value == 1.0 else _TWO
    return any(pattern.search(fact.lowered) for fact in facts)


def _counts_same(number: Number, stated: SentenceFacts, source: Number, fact: SentenceFacts) -> bool:
    """Tell whether two equal numbers stand among the same words.

    A number of the source with another value that stands in clearly more fitting words is taken for the one meant:
    "12 were killed and 30 injured" does not carry "30 were killed".
    """
    if number.unit in {"ordinal", "clock", "decade-year", "age"}:
        return True
    after, around = _context(stated, number)
    if not after:
        return True
    own_after, own_around = _context(fact, source)
    others = [other for other in fact.numbers if other is not source and other.unit == source.unit
              and other.value != source.value]  # fmt: skip
    fit = 2 * len(after & own_after) + len(around & own_around)
    for other in others:
        other_after, other_around = _context(fact, other)
        rival = 2 * len(after & other_after) + len(around & other_around)
        if rival > fit + 1 and not after & own_after:
            return False
    return True


def _context(fact: SentenceFacts, number: Number) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems right behind a number, up to the next number or clause, and those around it."""
    following = fact.text[number.end : number.end + _WINDOW]
    stop = re.search(r"[;:.,]\s|\s(?:and|while|but|when|in|on|at|after|before|by|from|since)\s", following)
    end = number.end + (stop.start() if stop else _WINDOW)
    later = [other.start for other in fact.numbers if other.start >= number.end]
    if later:
        end = min(end, later[0])
    after = frozenset(word.text for word in fact.words if number.end <= word.start < end)
    around = frozenset(word.text for word in fact.words if number.start - _WINDOW <= word.start < end)
    return after, around - {word.text for word in fact.words if number.start <= word.start < number.end}
