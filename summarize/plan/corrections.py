"""What an outlet has taken back: what one of its reports calls wrong is told no more, and stands in no title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.numbers import find_numbers
from summarize.text.quotations import mask_quotations
from summarize.text.tokens import content_stems
from summarize.types import Report, Sentence, Story

from .candidates import Candidate, voice_of

_SAID = r"(?:gave|said|reported|stated|wrote|put|misstated|called|described|had)"
#: A sentence in which an outlet speaks of what it said before, and one that can mean nothing else.
_EARLIER = re.compile(
    r"\b(?:we|our\s(?:earlier\s)?(?:bulletin|report|article|story|headline)|(?:an?|the)\searlier\s(?:version|report|bulletin|article)"
    rf"|this\s(?:article|story|report))\b[^.]{{0,80}}\b{_SAID}\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"\b(?:our|an\searlier\sversion\sof\s(?:our|this))\s(?:earlier\s)?(?:bulletin|report|article|story|headline)\b[^.]{{0,80}}\b{_SAID}\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:wrong(?:ly)?|in\serror|incorrect(?:ly)?|misstated|mistaken(?:ly)?|erroneous(?:ly)?|correct(?:s|ed|ion)|mistake"
    r"|the\scorrect\s[a-z]+\s(?:is|was|are|were))\b",
    re.IGNORECASE,
)
#: "Our report should have said 300"; somebody else's speech may be what should have said so.
_SHOULD = re.compile(r"\bshould\shave\s(?:said|read|been|given)\b", re.IGNORECASE)
#: What is right, behind what an outlet says that it wrote: "It was six."
_RIGHT = re.compile(r"(?i)(?:in fact,? )?(?:it|there|they) (?:was|were|is|are|should have)\b")
#: What else belongs to a correction, behind its first sentence, and is about nothing but the report.
_REST = re.compile(
    r"""(?ix) (?:in\ fact,?\ )?(?:it|there|they)\ (?:was|were|is|are|should)\b
    | (?:that|this)\ (?:was|is)\ (?:wrong|incorrect|not\ (?:correct|so|true))
    | the\ (?:correct|right|actual)\ [a-z]+\ (?:is|was|are|were)\b
    | (?:we|the\ editors)\ (?:regret|apologi[sz]e)\b
    | [^.]*\bname\ (?:is|was)\ [^.]*,\ not\b"""
)
#: What is taken back behind what holds, "4.5 per cent, not 4.75"; and before it, "gave 4.75 instead of 4.5".
_NOT = re.compile(r"\b(?:not|rather\sthan|instead\sof)\s(?:the\s|at\s|as\s)?$", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:rather\sthan|instead\sof)\b", re.IGNORECASE)
#: "Her name is Ada Brook, not Brock": nobody of the wrong name is there.
_NAME = r"[A-Z][\w’'-]*[a-z](?:\s[A-Z][\w’'-]*[a-z])*"
_MISNAMED = re.compile(rf"\bname\s(?:is|was)\s(?:in\sfact\s)?(?P<right>{_NAME}),?\s(?:and\s)?not\s(?P<wrong>{_NAME})")
#: What was said wrongly, behind "that": "An earlier report said wrongly that the man had been arrested."
_CLAIMED = re.compile(r"\bthat\s(?P<claim>[^.;]{8,200})")
#: Content words of a claim that is taken back, at least, and the share of them that a sentence has which says it.
_LEAST_CLAIMED, _SAME_CLAIM = 2, 0.75
_Figure = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What outlets have taken back."""

    #: The sentences that say it, with those that call it wrong.
    sentences: frozenset[Sentence] = frozenset()
    #: Ids of the reports whose title says it.
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Retraction:
    """What a sentence takes back; one of the three is not empty."""

    sentence: Sentence
    report: Report
    voice: str
    figures: frozenset[_Figure] = frozenset()
    #: Content stems of a claim, and the words of a wrong name.
    claim: frozenset[str] = frozenset()
    name: str = ""
    #: Content stems of the sentence: a figure is taken back only of what it is about.
    about: frozenset[str] = frozenset()

    def takes_back(self, text: str) -> bool:
        """Tell whether a text says what is taken back."""
        if self.figures:
            return not self.figures.isdisjoint(_figures_of(text)) and not self.about.isdisjoint(_stems_of(text))
        if self.name:
            return re.search(rf"(?<!\w){re.escape(self.name)}(?!\w)", text) is not None
        return len(self.claim & content_stems(text)) >= _SAME_CLAIM * len(self.claim)


def find_corrected(story: Story, candidates: Sequence[Candidate]) -> Corrected:
    """Return what outlets have called wrong since in their own earlier reports.

    Args:
        story: The story.
        candidates: Every sentence of it.
    """
    sentences: set[Sentence] = set()
    retractions: list[_Retraction] = []
    goes_on = None
    for candidate in candidates:
        report, index = candidate.sentence.report_id, candidate.sentence.index
        behind = goes_on == (report, index - 1)
        found = list(_read_retractions(candidate, behind=behind))
        if found or (behind and _REST.match(candidate.text)):
            goes_on = (report, index)
            sentences.add(candidate.sentence)
            retractions += found
    sentences.update(
        candidate.sentence
        for candidate in (candidates if retractions else ())
        if _is_taken_back(candidate.text, candidate.report.report, candidate.voice, retractions)
    )
    titles = frozenset(
        split.report.id
        for split in (story.reports if retractions else ())
        if _is_taken_back(split.report.title, split.report, voice_of(split), retractions)
    )
    return Corrected(frozenset(sentences), titles)


def _is_taken_back(text: str, report: Report, voice: str, retractions: Sequence[_Retraction]) -> bool:
    return any(
        one.voice == voice
        # The report that corrects is right itself, and so is what came after it.
        and one.report.id != report.id
        and not (report.published and one.report.published and report.published > one.report.published)
        and one.takes_back(text)
        for one in retractions
    )


def _read_retractions(candidate: Candidate, *, behind: bool) -> Iterator[_Retraction]:
    """Yield what a sentence, with the one behind it, takes back.

    Args:
        candidate: The sentence.
        behind: Whether it stands right behind one that takes something back.
    """
    # What somebody calls wrong in his own words takes nothing of the outlet's back.
    text = mask_quotations(candidate.text)
    about = _stems_of(text)
    report, sentence, voice = candidate.report.report, candidate.sentence, candidate.voice
    earlier = _speaks_of_earlier(text, report.outlet)
    wrong = _WRONG.search(text) or (earlier and _SHOULD.search(text))
    if (behind or wrong or earlier) and (misnamed := _MISNAMED.search(text)):
        yield _Retraction(sentence, report, voice, name=_differing(misnamed["wrong"], misnamed["right"]))
        return
    if not wrong and not _is_called_wrong_behind(candidate, text):
        return
    if figures := _find_taken_back(text, wrong=bool(wrong), earlier=bool(earlier)):
        yield _Retraction(sentence, report, voice, figures, about=about)
    elif wrong and earlier:
        claimed = _CLAIMED.search(text, earlier.start())
        claim = content_stems(claimed["claim"]) if claimed else frozenset[str]()
        if len(claim) >= _LEAST_CLAIMED:
            yield _Retraction(sentence, report, voice, claim=claim)


def _speaks_of_earlier(text: str, outlet: str) -> re.Match[str] | None:
    return _EARLIER.search(text) or (_wrote(outlet).search(text) if outlet else None)


@lru_cache(maxsize=256)
def _wrote(outlet: str) -> re.Pattern[str]:
    """Return how an outlet speaks of itself: "Valley Star wrote"."""
    return re.compile(rf"(?i)(?<!\w){re.escape(outlet)}\s(?:[a-z]+\s){{0,2}}{_SAID}\b")


def _is_called_wrong_behind(candidate: Candidate, text: str) -> bool:
    """Tell whether the next sentence calls a sentence wrong, or gives what it should have said."""
    following = candidate.report.sentences[candidate.sentence.index + 1 : candidate.sentence.index + 2]
    if not following:
        return False
    behind = mask_quotations(following[0].text)
    if _WRONG.search(behind):
        return True
    return bool(_OWN.search(text) and _RIGHT.match(behind) and _figures_of(behind))


def _find_taken_back(text: str, *, wrong: bool, earlier: bool) -> frozenset[_Figure]:
    """Return the figures that a sentence calls wrong."""
    instead = _INSTEAD.search(text) if earlier else None
    if instead:
        return _figures_of(text[: instead.start()])
    denied = [number for number in find_numbers(text) if _NOT.search(text, 0, number.start)]
    if denied and wrong:
        return frozenset((number.value, number.unit) for number in denied if number.value is not None)
    return _figures_of(text) if earlier else frozenset()


def _differing(wrong: str, right: str) -> str:
    """Return what only a wrong name has: its surname where that is wrong, and the whole name where that is right."""
    ours, theirs = wrong.split(), right.split()
    return wrong if ours[-1] == theirs[-1] else " ".join(word for word in ours if word not in theirs)


def _figures_of(text: str) -> frozenset[_Figure]:
    return frozenset(
        (number.value, number.unit)
        for number in find_numbers(text)
        if number.value is not None and number.unit not in {"clock", "year", "day of month", "ordinal"}
    )


def _stems_of(text: str) -> frozenset[str]:
    """Return the content stems of a text, its numbers aside."""
    for number in reversed(find_numbers(text)):
        text = f"{text[: number.start]} {text[number.end :]}"
    return content_stems(text)
