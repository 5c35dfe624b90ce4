"""What a statement puts between quotation marks is quoted in a linked sentence, word for word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.text.quotations import Quotation, is_quoted
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import find, normalize, read_facts, read_source

_OPENING_MARKS = ('"', "“", "«", "„")
#: What turns the words behind it into something else when it is cut away.
_CLIPPED = re.compile(
    r"(?i)\b(?:if|unless|nobody|no\sone|not|never|don['’]t|doubt|whether|wish|hope)\b[^.!?\"”]*,?\s*$"
)


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """Quotations: verbatim, and quoted in the source as well."""

    name: str = "quotation"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the quotations that were altered, or are none in the source."""
        found = []
        for quotation in read_facts(draft.text).quotations:
            message = _compare(quotation, sources, reports)
            if message:
                found.append(find(self.name, quotation, message))
        return tuple(found)


def _compare(quotation: Quotation, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]) -> str:
    wanted = _plain(quotation.text)
    if not wanted:
        return ""
    stands = False
    for passage in _passages(sources):
        text = " ".join(sentence.text for sentence in passage)
        place = _plain(text).find(wanted)
        if place < 0:
            continue
        stands = True
        if clipped := _CLIPPED.search(_before(text, quotation.text)):
            return f"the linked sentence says before this: {clipped[0].strip()!r}"
        if any(_holds_quoted(wanted, sentence, reports) for sentence in passage) or len(passage) > 1:
            return ""
    if stands:
        return "these words are no quotation in the linked sentence"
    return "no linked sentence has these words"


def _before(text: str, quoted: str) -> str:
    """Return what a source quotes before words that are quoted as a whole sentence: those with a capital."""
    place = text.lower().find(quoted.lower().rstrip(" .,!?")) if quoted[:1].isupper() else -1
    if place < 0:
        return ""
    opening = max(text.rfind(mark, 0, place) for mark in _OPENING_MARKS)
    return text[opening + 1 : place] if opening >= 0 else ""


def _passages(sources: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return each source sentence alone, and the runs of sentences that follow each other in one report."""
    passages = [[sentence] for sentence in sources]
    ordered = sorted(sources, key=lambda sentence: (sentence.report_id, sentence.index))
    for left, right in itertools.pairwise(ordered):
        if left.report_id == right.report_id and right.index == left.index + 1:
            passages.append([left, right])
    return passages


def _holds_quoted(wanted: str, sentence: Sentence, reports: Mapping[str, SplitReport]) -> bool:
    """Tell whether the words stand inside quotation marks in the sentence, or the whole lies in a longer quotation."""
    fact = read_source(sentence, reports)
    if any(wanted in _plain(quotation.text) or _plain(quotation.text) in wanted for quotation in fact.quotations):
        return True
    report = reports.get(sentence.report_id)
    return report is not None and not fact.quotations and is_quoted(report.report.text, sentence.start)


def _plain(text: str) -> str:
    """Return a text for comparing quotations: marks, commas and stops at the ends do not count."""
    return re.sub(r"[\"']", "", normalize(text)).strip(" .,;:!?-…")
