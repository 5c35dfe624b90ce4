"""How many people a sentence or headline says were killed or hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from summarize.text.numbers import Number, find_numbers
from summarize.text.quotations import mask_quotations

DEAD, HURT = "dead", "hurt"
_HARM = {
    DEAD: r"(?:kill(?:s|ed|ing)?|dead|die[sd]?|dying|deaths?|fatalit(?:y|ies)|slain)",
    HURT: r"(?:injur(?:es|ed|ing|ies)|wound(?:s|ed|ing)?|hurt(?:ing)?)",
}
#: Between a number and what befell so many: "12 people were killed", "3 others wounded", not "2 officers who killed".
_BEHIND = (
    r"(?:\s(?:people|persons|others|more|men|women|children|students|passengers|workers|were|was|are|is|have|been))*\s"
)
#: Between that and the number: "killing at least 12".
_BEFORE = r"\s(?:(?:at least|at|least|about|some|around|nearly|more than|over|up to|another|all|of)\s)*$"
_HARM_BEHIND = {kind: re.compile(rf"{_BEHIND}{harm}\b") for kind, harm in _HARM.items()}
_HARM_BEFORE = {kind: re.compile(rf"\b{harm}{_BEFORE}") for kind, harm in _HARM.items()}
#: "A seventh victim of the fire in Harrow died": behind the number of the last one, and before it.
_NTH_DIED = re.compile(
    r"\s(?:(?:victim|person|patient)\b(?:(?!\b(?:who|whose|that|when|after|as|and|but|not|never|may|might|could|would)\b)"
    r"[^.,;:])*?\s(?:died|dies|(?:was|were|been)\s(?:found\s)?dead|(?:was|been)\s(?:killed|confirmed\sdead))"
    r"|(?:death|fatality)|body)\b"
)
_NTH_BEFORE = re.compile(r"(?i)(?:^\W*|\b(?:an?|the|has|confirmed|reported)\s)$")


def find_nth_deaths(text: str) -> Iterator[tuple[Number, int]]:
    """Yield the numbers by which somebody is counted among the dead, as plain numbers, each with where that ends.

    A seventh victim who died makes seven dead.
    """
    for number in find_numbers(text):
        if number.unit == "ordinal" and number.value and number.value > 1:
            match = _NTH_DIED.match(text, number.end)
            if match and _NTH_BEFORE.search(text, 0, number.start):
                yield replace(number, unit=""), match.end()


def find_tolls(text: str) -> Mapping[str, frozenset[float]]:
    """Return the numbers of the dead and of the hurt that a text gives in its own voice, by kind; nothing for none."""
    masked = mask_quotations(text)
    found: dict[str, set[float]] = {}
    for number in find_numbers(masked):
        if number.value is None:
            continue
        for kind, harm in _HARM_BEHIND.items():
            if harm.match(masked, number.end) or _HARM_BEFORE[kind].search(masked, 0, number.start):
                found.setdefault(kind, set()).add(number.value)
    for number, _ in find_nth_deaths(masked):
        if number.value is not None:
            found.setdefault(DEAD, set()).add(number.value)
    return {kind: frozenset(counts) for kind, counts in found.items()}
