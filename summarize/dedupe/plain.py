"""A report as bare words: no byline, dateline, agency's tail or outlet's name, no case, no punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.types import Report

_WORD = re.compile(r"\w+(?:(?<=\d)[.,]\w+)*")
#: Scripts without spaces give one word per character.
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
#: Lines at the head or the foot of a body that each outlet sets in its own way.
_FURNITURE = re.compile(
    r"""\s*(?:
        by\s+[\w.'’-]+(?:[\s,]+[\w.'’-]+){0,7}\s*(?:\|.*)?
      | (?:[\w.'’-]+\s){0,4}(?:\(?(?:reuters|ap|afp|upi|pa|dpa|tass|xinhua|bloomberg|associated\ press)\)?)
      | (?:first\s|last\s)?(?:published|updated|modified|posted|corrected)\b.{0,60}
      | \(?(?:additional\s)?(?:reporting|writing|editing|compiled|edited|written)\s+by\b.*
      | (?:copyright|©|\(c\)).*
      | all\s+rights\s+reserved.*
      | this\s+material\s+may\s+not\s+be\s+published.*
      | our\s+standards:.*
      | (?:image|photo|picture|file\ photo|photograph|credit|source)s?\s*(?::|by\b).{0,120}
      | (?:read\ more|sign\ up|subscribe|share\ this|click\ here|follow\ us|advertisement)\b.{0,120}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_DATELINE = re.compile(
    r"""\s*(?:
        (?:[^\W\da-z][\w.'’-]*,?\s+){1,6}?(?:\w{3,9}\.?\s\d{1,2},?\s)?(?:\d{4}\s)?\((?:[A-Z][\w.&\s]{1,24})\)\s*[-–—:]*
      | (?:[A-Z][A-Z.'’-]+,?\s){1,4}(?:[A-Z][\w.]+,?\s){0,3}(?:\w{3,9}\.?\s\d{1,2}\s?)?[-–—]{1,2}(?=\s|[A-Z])
      | \([A-Z][\w.&\s]{1,24}\)\s*[-–—:]*
    )\s*""",
    re.VERBOSE,
)
_TITLE_HEAD = re.compile(
    r"\s*(?:(?:UPDATE\s\d+|\d(?:st|nd|rd|th)\sLD|CORRECTED|REFILE|BREAKING(?:\sNEWS)?|EXCLUSIVE|LIVE|URGENT|ALERT"
    r"|WRAPUP\s\d+|Opinion|Analysis|Watch|Video|Correction|Updated?)\s*[-:|–—]+\s*)+",
    re.IGNORECASE,
)
#: "Quake hits coast | The Daily Tide", "Quake hits coast - Reuters".
_TITLE_TAIL = re.compile(r"(?<!\s)\s++(?:\||(?P<dash>[-–—]))\s+(?P<name>[^|]{1,40})$")
_AGENCIES = frozenset(
    ["reuters", "ap", "ap news", "associated press", "afp", "upi", "dpa", "bloomberg", "xinhua", "tass"]
)
_CORRECTED = re.compile(r"\b(?:correct(?:s|ed|ion)|update[ds]?|refile|wrapup|\d(?:st|nd|rd|th)\sld)\b", re.IGNORECASE)
_NEWLINES = re.compile(r"[\r\n]+")
#: Furniture stands in the first and the last lines only.
_EDGE = 4


def plain_words(text: str) -> list[str]:
    """Return the words of a text, folded, numbers without thousands separators."""
    if _IDEOGRAPH.search(text):
        text = _IDEOGRAPH.sub(r" \g<0> ", text)
    words = _WORD.findall(text.casefold())
    return [word.replace(",", "") if "," in word else word for word in words]


def body_words(report: Report) -> list[str]:
    """Return the words of a report's body without what differs from outlet to outlet."""
    lines = [line.strip() for line in _NEWLINES.split(report.text[report.body_start :]) if line.strip()]
    last = len(lines) - _EDGE
    kept = [
        line
        for at, line in enumerate(lines)
        if not ((at < _EDGE or at >= last) and _FURNITURE.fullmatch(line)) and not (at == 0 and line == report.title)
    ]
    if kept:
        kept[0] = _DATELINE.sub("", kept[0], count=1) if _DATELINE.match(kept[0]) else kept[0]
    return plain_words("\n".join(kept))


@lru_cache(maxsize=1 << 14)
def plain_title(title: str, outlet: str = "") -> tuple[str, ...]:
    """Return the words of a title without the outlet's name, "UPDATE 1-" and the like."""
    head = _TITLE_HEAD.match(title)
    bare = title[head.end() :] if head else title
    tail = _TITLE_TAIL.search(bare)
    if tail:
        # After a dash a headline may well go on ("- but not yet"), so there the name must be known.
        name = plain_words(tail["name"])
        if not tail["dash"] or " ".join(name) in _AGENCIES or set(name) <= set(plain_words(outlet)):
            bare = bare[: tail.start()]
    return tuple(plain_words(bare or title))


def says_corrected(report: Report) -> bool:
    """Say whether a report announces itself as a correction or an update."""
    opening = report.text[report.body_start : report.body_start + 200].split("\n", 1)[0]
    return _CORRECTED.search(report.title) is not None or _CORRECTED.match(opening.lstrip("(*[ ")) is not None
