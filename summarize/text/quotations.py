"""Quotations in a text: what stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

#: Opening mark to closing mark. Single marks count only where they cannot be apostrophes.
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'"}
_MARK = re.compile(r"''|``|[“”«»„\"]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])['’](?!\w)")


#: Characters behind a mark that nothing closes, up to which a paragraph counts as quoted: it may have been forgotten.
_LONGEST_OPEN = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words; `text[start:end]` without the marks."""

    start: int
    end: int
    text: str
    #: False when one of the marks lies outside the text (a quotation that runs over several sentences).
    closed: bool


@lru_cache(maxsize=65536)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, in order, outermost only."""
    if not _MARK.search(text):
        return ()
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        mark = match[0]
        if opened is not None:
            if _closes(opened[0], mark) and match.start() >= opened.end():
                found.append(Quotation(opened.end(), match.start(), text[opened.end() : match.start()], closed=True))
                opened = None
        elif mark in {"”", "»"} or (mark == '"' and _looks_closing(text, match)):
            start = found[-1].end + 1 if found else 0
            if not found:
                found.append(Quotation(start, match.start(), text[start : match.start()], closed=False))
        elif mark not in {"’", "''"} and not (mark == "'" and text[match.start() - 1 : match.start()].strip()):
            opened = match
    if opened is not None and opened[0] not in {"'", "‘"}:
        found.append(Quotation(opened.end(), len(text), text[opened.end() :], closed=False))
    return tuple(found)


def _closes(opening: str, mark: str) -> bool:
    if opening == "``":
        return mark in {"''", '"'}
    # Pages mix curly marks with straight ones.
    return mark == _PAIRS.get(opening) or (opening, mark) in {("„", "”"), ("“", '"'), ('"', "”")}


def _looks_closing(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return bool(before.strip()) and not after.isalnum()


def is_quoted(text: str, position: int) -> bool:
    """Tell whether a position of a longer text lies inside a quotation, judging by its paragraph alone.

    Of a quotation of three sentences the middle one has no mark of its own: only its place tells that somebody says it.
    """
    spans = _quoted_spans(text)
    place = bisect_right(spans, (position, len(text) + 1)) - 1
    return place >= 0 and spans[place][0] <= position < spans[place][1]


@lru_cache(maxsize=256)
def _quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the quotations of a longer text begin and end, each judged by its paragraph alone."""
    found: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        found.extend(
            (begin + one.start, begin + (one.end if one.closed else min(one.end, one.start + _LONGEST_OPEN)))
            for one in find_quotations(paragraph)
        )
        begin += len(paragraph) + 1
    return tuple(found)


def mask_quotations(text: str) -> str:
    """Return the text with the words in quotation marks replaced by spaces, so that all offsets stay."""
    masked = text
    for quotation in find_quotations(text):
        masked = masked[: quotation.start] + " " * (quotation.end - quotation.start) + masked[quotation.end :]
    return masked
