"""What planning needs to know of each sentence of a story, found out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.datelines import skip_dateline
from summarize.text.loaded import find_loaded
from summarize.text.readable import read_sentence
from summarize.text.tokens import content_stems
from summarize.types import Sentence, SplitReport, Story

#: Words of a sentence that can be a statement. Below, headings and fragments; above, tables and lists.
SHORTEST, LONGEST = 5, 75


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a story, with what planning asks about it."""

    sentence: Sentence
    report: SplitReport
    #: Whose voice it is: reports of one outlet speak with one voice.
    voice: str
    #: What it says: the sentence without the headlines that a page put between its words.
    text: str
    #: Of its content words, without those of its dateline.
    stems: frozenset[str]
    words: int


def voice_of(report: SplitReport) -> str:
    """Return whose voice a report is; an unknown outlet is a voice of its own."""
    return report.report.outlet.casefold() or report.report.id


def make_candidates(story: Story) -> tuple[Candidate, ...]:
    """Return every sentence of a story, report by report."""
    return tuple(make_candidate(sentence, report) for report in story.reports for sentence in report.sentences)


def make_candidate(sentence: Sentence, report: SplitReport) -> Candidate:
    """Return a sentence of a report with what planning asks about it."""
    # Pages put hard spaces between words.
    text = read_sentence(sentence.text).replace("\xa0", " ")
    return Candidate(
        sentence=sentence,
        report=report,
        voice=voice_of(report),
        text=text,
        stems=content_stems(text[skip_dateline(text) :]),
        words=len(text.split()),
    )


def depth_of(sentence: Sentence, openings: Mapping[str, int]) -> int:
    """Return how many sentences of its report's text stand before a sentence.

    Args:
        sentence: The sentence.
        openings: Report id to the index of the sentence that opens its text, where that is not the first.
    """
    return max(0, sentence.index - openings.get(sentence.report_id, 0))


def loaded_share(report: SplitReport) -> float:
    """Return how many of 100 words of a report are loaded, its first sentences taken for the whole."""
    return _loaded_share(tuple(sentence.text for sentence in report.sentences[:20]))


@lru_cache(maxsize=256)
def _loaded_share(opening: tuple[str, ...]) -> float:
    words = sum(len(text.split()) for text in opening)
    return 100 * sum(len(find_loaded(text)) for text in opening) / max(words, 20)
