"""Sentences in which somebody denies what is said of them: an accusation is not told without its answer."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.quotations import mask_quotations

_CHARGE = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|accounts?|stor(?:y|ies)|assertions?|suggestions?|findings?"
    r"|characteri[sz]ations?|involvement|responsibility|wrongdoing|knowledge|guilt)"
)
_FALSE = (
    r"(?:false(?:hoods?)?|baseless|merit-?less|unfounded|untrue|incorrect|inaccurate|misleading|fabricat\w+|groundless|ridiculous"
    r"|absurd|without\ (?:merit|foundation|basis)|a\ (?:hoax|lie|smear|fabrication)|fake\ news|not\ true|not\ accurate)"
)
_DENIAL = re.compile(
    rf"""(?ix)\b(?:
      den(?:y|ies|ied|ying)\ (?:(?:on\ )?[A-Z]\w+day\ )?
        (?:(?:any|all|the|that|having|both|these|those|his|her|its|their|it|this|doing|being|ever|repeatedly|strongly)\b
        |\w+ing\b|{_CHARGE}\b)
    | (?:disput(?:e[sd]?|ing)|reject(?:s|ed|ing)?|refut(?:e[sd]?|ing)|contradict(?:s|ed|ing)?
      |pushed\ back\ (?:on|against))
        \ (?:\w+['’]?s?\ ){{0,3}}?{_CHARGE}\b
    | (?:call(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|describ(?:es|ed|ing)|denounc(?:es|ed|ing))
        \ (?:[\w'’-]+\ ){{0,6}}?(?:as\ )?(?:“|")?{_FALSE}\b
    | (?:plead(?:s|ed)?|pled)\ not\ guilty
    | (?:maintain|profess|proclaim|insist)\w*\ (?:on\ )?(?:his|her|their)\ innocence
    | (?:did|done|does)\ (?:not\ do\ )?(?:nothing|anything)\ (?:wrong|improper|illegal|inappropriate)
    )"""
)
#: What courts and offices deny is no answer: "denied a request", "denied the motion".
_TURNED_DOWN = re.compile(
    r"(?i)\bden(?:y|ies|ied|ying) (?:(?:an?|the|his|her|its|their|any|all|that|those|these) )?(?:[\w-]+ ){0,3}?"
    r"(?:requests?|motions?|appeals?|petitions?|applications?|bids?|permits?|bail|entry|access|visas?|funding|benefits"
    r"|coverage|asylum|care|services?|rights?|opportunit\w+|vote|chance|ability|injunction|stay|certiorari|people|women|men)\b"
)
#: "After initially denying it, the port acknowledged": it is denied no more.
_NO_MORE = re.compile(
    r"(?i)\b(?:after|despite|initially|previously|originally|once|stopped|without) (?:\w+ly |first )?$"
)
#: Characters before a denial that is the news of its sentence.
EARLY = 120
_WAS_DENIED = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being) denied\b")


@lru_cache(maxsize=16384)
def is_denial(text: str) -> bool:
    """Return whether somebody denies in a sentence what was said of them."""
    return _find_denial(text) is not None


def opens_with_denial(text: str) -> bool:
    """Return whether that somebody denies something is what a sentence tells first."""
    denial = _find_denial(text)
    return denial is not None and denial <= EARLY


def _find_denial(text: str) -> int | None:
    masked = mask_quotations(text)
    if _TURNED_DOWN.search(masked) or _WAS_DENIED.search(masked):
        return None
    # "Called the report “a lie”": what it is called may be quoted.
    found = (match.start() for match in _DENIAL.finditer(text) if not _NO_MORE.search(text[: match.start()]))
    return next(found, None)
