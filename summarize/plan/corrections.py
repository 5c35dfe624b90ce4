"""What an outlet has taken back: what one of its reports calls wrong is told no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.text.numbers import find_numbers
from summarize.text.quotations import mask_quotations
from summarize.text.tokens import content_stems
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

#: What was said wrongly, behind "that": "An earlier report said wrongly that the man had been arrested."
_CLAIMED = re.compile(r"\bthat\s(?P<claim>[^.;]{8,200})")
#: Content words of a claim that is taken back, at least, and the share of them that a sentence has which says it.
_LEAST_CLAIMED, _SAME_CLAIM = 2, 0.75
_Figure = tuple[float, str]


def find_corrected(candidates: Sequence[Candidate]) -> frozenset[Sentence]:
    """Return the sentences that their own outlet has called wrong since, with those that call them so."""
    claims: defaultdict[str, list[tuple[frozenset[str], Report]]] = defaultdict(list)
    taken_back: defaultdict[str, list[tuple[_Figure, Report]]] = defaultdict(list)
    found: set[Sentence] = set()
    for candidate in candidates:
        figures = list(_find_taken_back(candidate))
        if figures:
            found.add(candidate.sentence)
            taken_back[candidate.voice] += [(figure, candidate.report.report) for figure in figures]
        elif claim := _find_claim(candidate):
            found.add(candidate.sentence)
            claims[candidate.voice].append((claim, candidate.report.report))
    for candidate in candidates if taken_back or claims else ():
        report = candidate.report.report
        for claim, correcting in claims.get(candidate.voice, ()):
            earlier = report.id != correcting.id and not _is_later(report, correcting)
            if earlier and len(claim & candidate.stems) >= _SAME_CLAIM * len(claim):
                found.add(candidate.sentence)
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


def _find_claim(candidate: Candidate) -> frozenset[str]:
    """Return the content stems of what a sentence says that the outlet said wrongly before; none where it does not."""
    text = mask_quotations(candidate.text)
    earlier = _EARLIER.search(text)
    if earlier is None or not _WRONG.search(text):
        return frozenset()
    claimed = _CLAIMED.search(text, earlier.start())
    stems = content_stems(claimed["claim"]) if claimed else frozenset[str]()
    return stems if len(stems) >= _LEAST_CLAIMED else frozenset()


def _figures_of(text: str) -> frozenset[_Figure]:
    return frozenset(
        (number.value, number.unit)
        for number in find_numbers(text)
        if number.value is not None and number.unit not in {"clock", "year", "day of month", "ordinal"}
    )
