"""How many people a sentence or headline says were killed or hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from summarize.text.headcounts import (
    INJURED,
    KILLED,
    Headcount,
    follows_another,
    goes_past,
    is_one_of_several,
    is_part,
    is_unreal,
    may_rise,
    read_headcount,
)
from summarize.text.numbers import Number, find_numbers
from summarize.text.quotations import mask_quotations

DEAD, HURT = KILLED, INJURED
#: "A seventh victim of the fire in Harrow died": behind the number of the last one, and before it.
_DIED = r"\s(?:(?:has|had)\s)?(?:died|dies|(?:was|been)\s(?:found\sdead|killed|confirmed\sdead))\b"
#: What people die of together, not of a fraud.
_DEADLY = (
    r"(?:fire|blaze|crash|collision|shooting|stabbing|attack|bombing|blast|explosion|collapse|flood|earthquake|quake"
    r"|storm|hurricane|avalanche|landslide|outbreak|virus|epidemic)"
)
_WHICH = (
    r"(?:(?!\b(?:who|whose|that|when|after|as|and|but|not|never|may|might|could|would|to|in\sline|charged|accused"
    r"|convicted|arrested|held)\b)[^.,;:]){0,80}?"
)
#: Nothing follows that would make something else of it: no "body of water", no "death threat".
_ENDS = r"(?=[.,;:!?]|$|\son\s[A-Z]\w+day\b)"
_CONFIRMED = r"\s(?:(?:was|(?:has|had)\sbeen)\s)?(?:confirmed|reported)\b"
_NTH_DIED = re.compile(
    rf"\s(?:(?:victim|person|patient){_DIED}"
    rf"|victim\sof\s{_WHICH}\b{_DEADLY}\b{_WHICH}{_DIED}"
    rf"|(?:death|fatality)(?:{_ENDS}|{_CONFIRMED}|\s(?:from|in)\s(?:the\s)?(?:[a-z]+\s)?{_DEADLY}\b))"
)
#: "A third body was found"; "found a third body".
_NTH_BODY = re.compile(r"\sbody\s(?:(?:was|(?:has|had)\sbeen)\s)?(?:found|recovered|pulled)\b")
_NTH_BODY_FOUND = re.compile(rf"\sbody(?:{_ENDS}|\sfrom\b|\sin\sthe\b)")
_FINDS = re.compile(r"\b(?:find|finds|found|recover|recovers|recovered|pull|pulls|pulled)\s(?:an?|the)\s$")
_NTH_BEFORE = re.compile(r"(?i)(?:^\W*|\b(?:an?|the|has|confirmed|reported)\s)$")
#: How far before a number what belongs to it is looked for.
_NEAR = 80


def find_nth_deaths(text: str) -> Iterator[tuple[Number, int]]:
    """Yield the numbers by which somebody is counted among the dead, as plain numbers, each with where that ends.

    A seventh victim of a fire who died makes seven dead; nobody is dead for a "second body" that looks into it.
    """
    for number in find_numbers(text):
        if number.unit == "ordinal" and number.value and number.value > 1:
            near = max(0, number.start - _NEAR)
            match = _NTH_DIED.match(text, number.end) or _NTH_BODY.match(text, number.end)
            if not match and _FINDS.search(text, near, number.start):
                match = _NTH_BODY_FOUND.match(text, number.end)
            if match and _NTH_BEFORE.search(text, near, number.start):
                yield replace(number, unit=""), match.end()


def find_tolls(text: str) -> Mapping[str, frozenset[float]]:
    """Return the numbers of the dead and of the hurt that a text gives in its own voice, by kind; nothing for none."""
    masked = mask_quotations(text)
    found: dict[str, set[float]] = {}
    for number in find_numbers(masked):
        if number.value is None:
            continue
        # "Killing two and wounding three others".
        some = is_part(masked, number) and not masked.startswith(" other", number.end)
        count = None if number.unit or some else read_headcount(masked, number)
        if count and count.about in {DEAD, HURT} and _is_all(masked, count, number):
            found.setdefault(count.about, set()).add(number.value)
    for number, _ in find_nth_deaths(masked):
        if number.value is not None:
            found.setdefault(DEAD, set()).add(number.value)
    return {kind: frozenset(counts) for kind, counts in found.items()}


def _is_all(text: str, count: Headcount, number: Number) -> bool:
    """Tell whether a count is not only expected, and no more are counted beside it or beyond it."""
    return not (
        is_unreal(text, count.start)
        or may_rise(text, count.start, number)
        or is_one_of_several(text, count)
        or follows_another(text, count, number)
        or goes_past(text, number)
    )
