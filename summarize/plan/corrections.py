"""What an outlet has taken back: figures that one of its reports calls wrong are told no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.text.numbers import find_numbers
from summarize.text.quotations import mask_quotations
from summarize.types import Report, Sentence

from .candidates import Candidate

#: A sentence in which an outlet speaks of what it said before.
_EARLIER = re.compile(
    r"\b(?:we|our\s(?:earlier\s)?(?:bulletin|report|article|story|headline)|(?:an?|the)\searlier\s(?:version|report|bulletin|article)"
    r"|this\s(?:article|story|report))\b[^.]{0,80}\b(?:gave|said|reported|stated|wrote|put|misstated|called|described|had)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:wrong(?:ly)?|in\serror|incorrect(?:ly)?|misstated|mistaken(?:ly)?|erroneous(?:ly)?|correct(?:s|ed|ion)|mistake)\b",
    re.IGNORECASE,
)
#: What is taken back behind what holds: "4.5 per cent, not 4.75".
_NOT = re.compile(r"\b(?:not|rather\sthan|instead\sof)\s(?:the\s|at\s|as\s)?$", re.IGNORECASE)

_Figure = tuple[float, str]


def find_corrected(candidates: Sequence[Candidate]) -> frozenset[Sentence]:
    """Return the sentences whose figure their own outlet has called wrong since, with those that call it so."""
    taken_back: defaultdict[str, list[tuple[_Figure, Report]]] = defaultdict(list)
    found: set[Sentence] = set()
    for candidate in candidates:
        figures = list(_find_taken_back(candidate))
        if figures:
            found.add(candidate.sentence)
            taken_back[candidate.voice] += [(figure, candidate.report.report) for figure in figures]
    for candidate in candidates if taken_back else ():
        report = candidate.report.report
        for figure, correcting in taken_back.get(candidate.voice, ()):
            # The report that corrects is right itself, and so is what came after it.
            if report.id == correcting.id or _is_later(report, correcting):
                continue
            if figure in _figures_of(candidate.text):
                found.add(candidate.sentence)
    return frozenset(found)


def _is_later(report: Report, correcting: Report) -> bool:
    return bool(report.published and correcting.published and report.published > correcting.published)


def _find_taken_back(candidate: Candidate) -> Iterator[_Figure]:
    """Yield the figures that a sentence, with the one behind it, calls wrong."""
    # What somebody calls wrong in his own words takes nothing of the outlet's back.
    text = mask_quotations(candidate.text)
    following = candidate.report.sentences[candidate.sentence.index + 1 : candidate.sentence.index + 2]
    says_wrong = _WRONG.search(text) or any(_WRONG.search(mask_quotations(sentence.text)) for sentence in following)
    if not says_wrong:
        return
    denied = [number for number in find_numbers(text) if _NOT.search(text, 0, number.start)]
    if denied and _WRONG.search(text):
        yield from ((number.value, number.unit) for number in denied if number.value is not None)
    elif _EARLIER.search(text):
        yield from _figures_of(text)


def _figures_of(text: str) -> frozenset[_Figure]:
    return frozenset(
        (number.value, number.unit)
        for number in find_numbers(text)
        if number.value is not None and number.unit not in {"clock", "year", "day of month", "ordinal"}
    )
