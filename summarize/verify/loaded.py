"""A statement carries no loaded word outside quotation marks, and no outlet's opinion as if it were ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.options import VerifyOptions
from summarize.text.loaded import find_loaded, find_opinions
from summarize.text.opinion import is_opinion_piece, opinion_likelihood
from summarize.text.quotations import mask_quotations
from summarize.types import Draft, Finding, Sentence, SplitReport
from summarize.verify.facts import SentenceFacts, read_facts, read_source

#: What an announcement does, in the outlet's words: nobody announces that he is gutting a rule.
_ANNOUNCING = re.compile(r"announc|unveil|propos", re.IGNORECASE)
_JUDGING = ("it passes judgement on", "it gives a motive")
_INTERPRETING = re.compile(r"essentially|effectively|basically", re.IGNORECASE)
#: Words of our own below which a statement is too short, or too much somebody else's, to tell.
_OWN_WORDS = 10
#: In few words one alone may tip the scale; below so many it must be so much likelier.
_BRIEF, _BRIEF_MARGIN = 16, 0.2
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class LoadedCheck:
    """Loaded words: also where the source has them, for the statement is ours; nor is an opinion made ours."""

    name: str = "loaded"
    most_opinion: float = VerifyOptions().most_opinion

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
        if any(_is_of_opinion_piece(sentence, reports) for sentence in sources):
            found.append(Finding(self.name, 0, len(draft.text), "an opinion piece says so; it can only be quoted"))
        own = _own_voice(draft.text)
        brief = _BRIEF_MARGIN if _count_words(own) < _BRIEF else 0.0
        if not found and opinion_likelihood(own) > self.most_opinion + brief:
            found.append(
                Finding(self.name, 0, len(draft.text), "it judges rather than reports, and names nobody for it")
            )
        return tuple(found)


def _find_opinions(
    text: str, sources: Sequence[Sentence], reports: Mapping[str, SplitReport]
) -> Iterator[tuple[int, int, str]]:
    """Yield the words around which a source judges in its own voice, where the statement has them in ours."""
    for sentence in sources:
        spans = find_opinions(sentence.text)
        judging = tuple(
            (word.start, word.end) for word in find_loaded(sentence.text) if word.reason.startswith(_JUDGING)
        )
        if not spans and not judging:
            continue
        stated, fact = read_facts(text), read_source(sentence, reports)
        for start, end in dict.fromkeys((*spans, *judging)):
            announced = _is_announced(start, fact)
            if announced:
                if (start, end) not in judging and not _INTERPRETING.match(sentence.text, start):
                    continue
            elif (start, end) not in spans or _is_spoken(start, fact):
                continue
            around = _around(start, end, fact)
            kept = [
                word
                for word in stated.words
                if word.text in around and (announced or not _is_spoken(word.start, stated))
            ]
            if len({word.text for word in kept}) >= 2:
                yield kept[0].start, kept[-1].end, sentence.text[start:end]


def _is_of_opinion_piece(sentence: Sentence, reports: Mapping[str, SplitReport]) -> bool:
    split = reports.get(sentence.report_id)
    return split is not None and is_opinion_piece(split.report.title, split.report.url)


def _own_voice(text: str) -> str:
    """Return a text without what it gives as a named speaker's words; empty if little is left outside quotations."""
    own = text
    for speech in read_facts(text).speeches:
        if speech.speaker:
            own = own[: speech.start] + " " * (speech.end - speech.start) + own[speech.end :]
    return own if _count_words(own) >= _OWN_WORDS else ""


def _count_words(text: str) -> int:
    return len(_WORD.findall(mask_quotations(text)))


def _is_announced(place: int, fact: SentenceFacts) -> bool:
    """Return whether words are part of what somebody announced, and not in quotation marks."""
    return any(
        speech.start <= place < speech.end and _ANNOUNCING.match(speech.verb) for speech in fact.speeches
    ) and not any(quotation.start <= place < quotation.end for quotation in fact.quotations)


def _is_spoken(place: int, fact: SentenceFacts) -> bool:
    return any(speech.start <= place < speech.end for speech in fact.speeches)


def _around(start: int, end: int, fact: SentenceFacts) -> frozenset[str]:
    """Return the two content words before a place and the two behind it."""
    before = [word.text for word in fact.words if word.end <= start]
    behind = [word.text for word in fact.words if word.start >= end]
    return frozenset((*before[-2:], *behind[:2]))
