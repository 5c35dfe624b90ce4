"""How many people a sentence or headline says were killed or hurt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from summarize.text.numbers import find_numbers
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
    return {kind: frozenset(counts) for kind, counts in found.items()}
