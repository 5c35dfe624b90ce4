"""A statement carries no loaded word outside quotation marks, and no outlet's opinion as if it were ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.text.loaded import find_loaded, find_opinions
from summarize.types import Draft, Finding, Report, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, read_facts, read_source

_OPINION_PIECE = re.compile(
    r"^(?:opinion|editorial|op-ed|comment|commentary|column|leader)\s?[:|–—-]|[|–—-]\s?(?:opinion|editorial|op-ed|commentary)$",
    re.IGNORECASE,
)
_OPINION_PAGES = re.compile(r"/(?:opinions?|editorials?|commentary|commentisfree|op-ed)/")


@dataclass(frozen=True, slots=True)
class LoadedCheck:
    """Loaded words: also where the source has them, for the statement is ours; nor is an opinion made ours."""

    name: str = "loaded"

    def check(
        self, draft: Draft, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
    ) -> tuple[Finding, ...]:
        """Return the loaded words with what to write instead, and the opinions that a plainer word leaves standing."""
        found = [
            Finding(
                self.name,
                word.start,
                word.end,
                f"{word.reason}; " + (f"plainer: {word.plain!r}" if word.plain else "leave it out"),
            )
            for word in find_loaded(draft.text)
        ]
        found += [
            Finding(self.name, start, end, f"it is the outlet's opinion: {judged!r}")
            for start, end, judged in _find_opinions(draft.text, sources, reports)
        ]
        return tuple(found)


def _find_opinions(
    text: str, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
) -> Iterator[tuple[int, int, str]]:
    """Yield the words around which a source judges in its own voice, where the statement has them in ours."""
    for sentence in sources:
        spans = find_opinions(sentence.text)
        report = reports.get(sentence.report_id)
        if report and _is_opinion_piece(report.report):
            spans = (*spans, *((word.start, word.end) for word in find_loaded(sentence.text)))
        if not spans:
            continue
        stated, fact = read_facts(text), read_source(sentence, reports)
        for start, end in spans:
            if _is_spoken(start, fact):
                continue
            around = _around(start, end, fact)
            kept = [word for word in stated.words if word.text in around and not _is_spoken(word.start, stated)]
            if len({word.text for word in kept}) >= 2:
                yield kept[0].start, kept[-1].end, sentence.text[start:end]


def _is_opinion_piece(report: Report) -> bool:
    return bool(_OPINION_PIECE.search(report.title.strip()) or (report.url and _OPINION_PAGES.search(report.url)))


def _is_spoken(place: int, fact: SentenceFacts) -> bool:
    return any(speech.start <= place < speech.end for speech in fact.speeches)


def _around(start: int, end: int, fact: SentenceFacts) -> frozenset[str]:
    """Return the two content words before a place and the two behind it."""
    before = [word.text for word in fact.words if word.end <= start]
    behind = [word.text for word in fact.words if word.start >= end]
    return frozenset((*before[-2:], *behind[:2]))
