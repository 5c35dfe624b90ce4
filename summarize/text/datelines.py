"""Datelines: the place, day and agency that a report's first sentence may open with."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"""(?x)^
    (?: [A-Z][A-Z.'’\-]+ (?:\ [A-Z][A-Z.'’\-]+)*                    # NEW HADLEY
        (?:,\ (?!{_MONTH}\b) [A-Z][\w.]* (?:\ [A-Z][\w.]*)? )?       # , Norland
        (?:,\ {_MONTH}\ \d{{1,2}})?                                  # , March 2
        (?:\ \([A-Z][^()]{{1,30}}\))? (?:\ ?[—–]{{1,2}}\ ?|\ -{{1,2}}\ )  # (Meridian Wire) -
    | \((?:AP|AFP|CNN|UPI|BBC|Reuters)\)\ ?(?:[—–-]{{1,2}}\ ?)?      # (CNN) or (AP) -
    | [—–-]{{1,2}}\ ?
    ) (?=[A-Z0-9“"])"""
)


def skip_dateline(text: str) -> int:
    """Return where the sentence begins behind its dateline; 0 when it has none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
