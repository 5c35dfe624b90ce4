"""What an outlet has taken back: what one of its reports calls wrong is told no more, and stands in no title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from summarize.text.headcounts import KILLED, read_headcount
from summarize.text.numbers import Number, find_numbers
from summarize.text.quotations import is_quoted, mask_quotations
from summarize.text.speech import find_speech
from summarize.text.tokens import content_stems, find_content_stems
from summarize.types import Report, Sentence, Story

from .candidates import Candidate, voice_of

_SAID = r"(?:gave|said|reported|stated|wrote|put|misstated)"
_REPORT = r"(?:bulletin|report|article|story|headline)"
_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|erroneously)"
_WHEN = r"(?:(?:[a-z]+ly|at\sfirst|first|earlier|before|have|has|had|should\shave)\s){0,3}"
#: Between a report and its verb: "of Friday", "about the fire"; not whose it was, and nobody else's clause.
_ON = r"(?:,?\s(?!(?:by|from|who|which|that|whose|and|but)\b)[\w-]+){0,8}?,?\s"
#: What announces that a sentence corrects its outlet: "Correction:", "(Corrects to six, not seven)".
_OPENING = re.compile(
    r"\W{0,3}(?:(?:a\s|our\s)?(?:correction|erratum|clarification|corrected)s?(?:\s\([^)]*\))?(?:\s?[:—–]\s?|\s-\s)|corrects\b"
    r"|this\s(?:article|story)\s(?:has\sbeen|was)\s(?:corrected|amended)\b)",
    re.IGNORECASE,
)
#: An outlet that speaks of its own report, and of nobody else's.
_OURS = re.compile(
    rf"\b(?:our\s(?:earlier\s|first\s)?{_REPORT}|(?:an|the)\searlier\sversion\sof\s(?:our|this)\s(?:earlier\s)?{_REPORT})"
    rf"{_ON}{_WHEN}(?:{_SAID}|called|described|had)\b"
    rf"|\bthis\s{_REPORT}\s(?:originally|initially|previously|earlier|first|at\sfirst)\s{_WHEN}(?:{_SAID}|had)\b"
    rf"|\bthis\sarticle\s(?:misstated|{_WRONGLY}\s{_SAID})\b",
    re.IGNORECASE,
)
_WE = re.compile(rf"\bwe\s{_WHEN}{_SAID}\b", re.IGNORECASE)
#: A report of nobody knows whom, but behind "Correction:".
_UNNAMED = re.compile(
    rf"\b(?:an|the)\searlier\s(?:version|{_REPORT}){_ON}{_WHEN}{_SAID}\b|\bthis\s{_REPORT}\s{_WHEN}{_SAID}\b",
    re.IGNORECASE,
)
#: "In our report police said": it is not the report that says it.
_WITHIN = re.compile(r"\b(?:in|to|of|from|on|by|with|that|than|as|about|for|what)\s$", re.IGNORECASE)
#: "The film's Star", "Morning Star": the name of something else.
_OF_NAME = re.compile(r"(?:[’']s?|\b(?!(?-i:The)\b)[A-Z][\w’'-]*)\s$")
#: How the words in which an outlet says what it said call that wrong, in front of the verb, behind it and at their end.
_WRONG_SAID = re.compile(rf"\b(?:misstated|{_WRONGLY}|should\shave)\b", re.IGNORECASE)
_WRONG_BEHIND = re.compile(
    rf"\s(?:{_WRONGLY}|in\serror|by\smistake|(?:an?|the)\s(?:wrong|incorrect|mistaken|erroneous))\b", re.IGNORECASE
)
_WRONG = r"(?:wrong|incorrect|mistaken|a\smistake|an\serror|in\serror|not\s(?:correct|so|true))"
_WRONG_AT_END = re.compile(
    rf",\s(?:in\serror|by\smistake|{_WRONGLY})\W*$|[;:,—–]\s(?:that|this|which|it)\s(?:was|is)\s{_WRONG}\W*$"
    r"|[;:—–]\s(?:and\s|but\s)?the\scorrect\s[a-z]+\s(?:is|was|are|were)\b",
    re.IGNORECASE,
)
#: "Our report should have said 300": what follows is right.
_SHOULD = re.compile(r"\bshould\shave\b", re.IGNORECASE)
_SHOULD_SAY = re.compile(r"\bshould\shave\s(?:said|read|given)\b", re.IGNORECASE)
#: What else belongs to a correction, behind its first sentence, and is about nothing but the report.
_REST = re.compile(
    rf"""(?ix) (?:in\ fact,?\ )?(?:it|there|they|we)\ should\ have\ (?:said|read|been|given)\b
    | (?:that|this|it)\ (?:was|is)\ {_WRONG}(?=\W*$|[,;:—–])
    | the\ correct\ [a-z]+\ (?:is|was|are|were)\b
    | the\ (?:right|actual)\ (?:number|figure|sum|total|rate|age|date|time|name|place|price|amount)\ (?:is|was)\b
    | (?:we|the\ editors)\ (?:regret|apologi[sz]e)\b(?=\W*$|\ (?:for|the|this|that|any)\b)"""
)
#: What is right, in a sentence of its own: "It was six."
_RIGHT = re.compile(r"(?i)(?:in fact,? )?(?:it|there|they) (?:was|were|is|are) (?:in fact |actually |only )?")
_RIGHT_WORDS = 3
#: What it was not, behind that.
_NOT_THAT = re.compile(r",?\snot\s(?:\d[\d,.]*\d|[\w-]+)\W*$")
#: What is taken back behind what holds, "4.5 per cent, not 4.75"; and before it, "gave 4.75 instead of 4.5".
_NOT = re.compile(r"\b(?:not|rather\sthan|instead\sof)\s(?:the\s|at\s|as\s)?$", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:rather\sthan|instead\sof)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:—–]|\.\s")
#: "Gave the death toll as 12".
_TOLL = re.compile(r"\b(?:death\stoll|number\sof\s(?:the\s)?(?:dead|deaths))\b[^,;:.\d]{0,40}$", re.IGNORECASE)
#: Where what is said of a figure ends.
_CLAUSE_END = re.compile(r"[,;:—–]|\.\s|\b(?:in|at|on|from|near|after|of|for|by|as|not|instead|rather|and|but)\b")
#: "Her name is Ada Brook, not Brock": nobody of the wrong name is there.
_NAME = r"[A-Z][\w’'-]*[a-z](?:\s[A-Z][\w’'-]*[a-z])*"
_MISNAMED = re.compile(rf"\bname\s(?:is|was)\s(?:in\sfact\s)?(?P<right>{_NAME}),?\s(?:and\s)?not\s(?P<wrong>{_NAME})")
#: What was said wrongly, behind "that": "An earlier report said wrongly that the man had been arrested."
_CLAIMED = re.compile(r"\bthat\s(?P<claim>[^.;]{8,200})")
#: Content words of a claim that is taken back, at least, and the share of them that a sentence has which says it.
_LEAST_CLAIMED, _SAME_CLAIM = 2, 0.75
#: How much more or less than what is right may have been said, where one of several figures was wrong.
_LIKE = 10.0
#: Words that do not tell one figure from another.
_VAGUE = (
    "people persons men women others number figure sum total amount count cost costs pay paid spent worth still about"
    " instead rather earlier report article story version bulletin headline said correction wrongly error krone kroner"
    " kronor crown crowns francs pesos rupees dinars lira zloty dollars euros pounds"
    " hundred thousand million billion percent cent"
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What outlets have taken back."""

    #: The sentences that say it, with those that call it wrong.
    sentences: frozenset[Sentence] = frozenset()
    #: Ids of the reports whose title says it.
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with what tells it from the same figure of something else."""

    value: float
    unit: str
    #: Of whom it counts: "killed", "missing"; or empty.
    kind: str = ""
    #: Content stems of what it counts, and of the words around it.
    counts: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    #: The word that says what there is about it: "died" of "12 people died", "rate" of "the rate as 4 per cent".
    nearest: str = ""

    def is_same(self, other: _Figure, stems: frozenset[str]) -> bool:
        """Tell whether another figure, in a text with these stems, says the same of the same."""
        if (self.value, self.unit) != (other.value, other.unit):
            return False
        if self.counts and other.counts and self.counts.isdisjoint(other.counts):
            return False
        # "Killed 12", "12 people died".
        if self.kind and other.kind:
            return self.kind == other.kind
        if not self.counts and other.counts and self.before.isdisjoint(other.counts):
            return False
        return self.nearest in stems


@dataclass(frozen=True, slots=True)
class _Retraction:
    """What a sentence takes back; one of the three is not empty."""

    sentence: Sentence
    report: Report
    voice: str
    #: One of these figures; beside a claim, all of them.
    figures: frozenset[_Figure] = frozenset()
    #: Content stems of a claim, and the words of a wrong name.
    claim: frozenset[str] = frozenset()
    name: str = ""

    def takes_back(self, text: str) -> bool:
        """Tell whether a text says what is taken back."""
        if self.name:
            return re.search(rf"(?<!\w){re.escape(self.name)}(?!\w)", text) is not None
        stems = content_stems(text)
        if self.claim:
            given = {(number.value, number.unit) for number in _numbers_of(text)}
            return len(self.claim & stems) >= _SAME_CLAIM * len(self.claim) and all(
                (figure.value, figure.unit) in given for figure in self.figures
            )
        given_here = [_read_figure(text, number) for number in _numbers_of(text)]
        return any(figure.is_same(other, stems) for figure in self.figures for other in given_here)


@dataclass(frozen=True, slots=True)
class _Own:
    """The words in which an outlet says that it said something."""

    start: int
    end: int
    #: Whether they can mean nobody else.
    sure: bool
    #: Whether they call it wrong, and whether they give what should have been said.
    wrong: bool
    should: bool


def find_corrected(story: Story, candidates: Sequence[Candidate]) -> Corrected:
    """Return what outlets have called wrong since in their own earlier reports.

    Args:
        story: The story.
        candidates: Every sentence of it.
    """
    sentences: set[Sentence] = set()
    retractions: list[_Retraction] = []
    goes_on, subject = None, frozenset[str]()
    for candidate in candidates:
        report, index = candidate.sentence.report_id, candidate.sentence.index
        before = subject if goes_on == (report, index - 1) else None
        found = list(_read_retractions(candidate, before))
        if found or (before is not None and _goes_on(candidate.report.report, candidate.sentence, before)):
            goes_on, subject = (report, index), before or content_stems(candidate.text)
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


def _read_retractions(candidate: Candidate, before: frozenset[str] | None) -> Iterator[_Retraction]:
    """Yield what a sentence, with those behind it, takes back.

    Args:
        candidate: The sentence.
        before: What the correction is about that it stands right behind; None where there is none.
    """
    report, sentence, voice = candidate.report.report, candidate.sentence, candidate.voice
    # What somebody calls wrong in his own words takes nothing of the outlet's back.
    text = mask_quotations(candidate.text)
    opening = _OPENING.match(text)
    own = _read_own(text, report.outlet, noted=bool(opening), titled=_OPENING.match(report.title) is not None)
    rest = before is not None and _goes_on(report, sentence, before)
    if not (opening or own or before is not None) or is_quoted(report.text, sentence.start):
        return
    if not rest and _is_of_somebody(text, opening.end() if opening else 0, own):
        return
    if misnamed := _MISNAMED.search(text):
        if opening or before is not None or (own and (own.sure or own.wrong)):
            yield _Retraction(sentence, report, voice, name=_differing(misnamed["wrong"], misnamed["right"]))
        return
    if rest or (opening and not own) or (own and own.should):
        if figures := _find_denied(text):
            yield _Retraction(sentence, report, voice, figures)
    elif own:
        figures, claim = _find_called_wrong(candidate, text, own, noted=bool(opening))
        if figures or claim:
            yield _Retraction(sentence, report, voice, figures, claim)


def _read_own(text: str, outlet: str, *, noted: bool, titled: bool) -> _Own | None:
    """Return the words in which an outlet says that it said something.

    Args:
        text: A sentence, its quotations aside.
        outlet: The outlet.
        noted: Whether the sentence is announced as a correction.
        titled: Whether its report is.
    """
    patterns = [_OURS, _WE]
    if name := _wrote(outlet):
        patterns.append(name)
    if noted or titled:
        patterns.append(_UNNAMED)
    for pattern in patterns:
        for match in pattern.finditer(text):
            lead = text[: match.start()]
            if _WITHIN.search(lead) or (pattern is name and _OF_NAME.search(lead)):
                continue
            should = _SHOULD.search(match[0]) is not None
            wrong = noted or _WRONG_SAID.search(match[0]) or _WRONG_BEHIND.match(text, match.end())
            wrong = wrong or _WRONG_AT_END.search(text, match.end())
            return _Own(match.start(), match.end(), pattern is _OURS, bool(wrong), should)
    return None


@lru_cache(maxsize=256)
def _wrote(outlet: str) -> re.Pattern[str] | None:
    """Return how an outlet speaks of itself: "Valley Star wrote"; None where its name may be any word."""
    outlet = outlet.removeprefix("The ").strip()
    if not outlet or (outlet.isalpha() and outlet.islower()):
        return None
    return re.compile(rf"(?<![\w’'-]){re.escape(outlet)}\s{_WHEN}{_SAID}\b")


def _is_of_somebody(text: str, begin: int, own: _Own | None) -> bool:
    """Tell whether somebody else than the outlet says a sentence, or a part of it.

    Args:
        text: The sentence.
        begin: Where it begins behind "Correction:".
        own: The words of the outlet for what it said.
    """
    if own:
        text = text[: own.start] + " " * (own.end - own.start) + text[own.end :]
    return bool(find_speech(text[begin:]))


def _goes_on(report: Report, sentence: Sentence, subject: frozenset[str]) -> bool:
    """Tell whether a sentence says no more than that, or in what, the report that is corrected was wrong."""
    text = mask_quotations(sentence.text)
    if is_quoted(report.text, sentence.start):
        return False
    if _REST.match(text):
        # It is the report that should have said it.
        return not find_speech(_SHOULD_SAY.sub("should have been", text))
    return _gives_right(text, subject)


def _gives_right(text: str, subject: frozenset[str]) -> bool:
    """Tell whether a sentence gives a figure, and that of nothing which the sentence before it does not speak of."""
    opening = _RIGHT.match(text)
    if not opening:
        return False
    for number in _numbers_of(text):
        behind = _NOT_THAT.sub("", text[number.end :])
        if text[opening.end() : number.start].strip() in {"", number.hedge}:
            return len(behind.split()) <= _RIGHT_WORDS and content_stems(behind) <= subject | _vague()
    return False


def _find_called_wrong(
    candidate: Candidate, text: str, own: _Own, *, noted: bool
) -> tuple[frozenset[_Figure], frozenset[str]]:
    """Return the figures and the stems of a claim that an outlet calls wrong, there or in the next sentence."""
    nothing = frozenset[_Figure](), frozenset[str]()
    behind = list(_find_rest(candidate, content_stems(text)))
    if not (own.wrong or noted) and not (behind and (own.sure or _REST.match(behind[0]))):
        return nothing
    instead, breaks = _INSTEAD.search(text, own.end), _BREAK.search(text, own.end)
    ends = (instead, breaks, _WRONG_AT_END.search(text, own.end))
    cut = min([found.start() for found in ends if found] or [len(text)])
    denied = [number for number in _numbers_of(text) if number.start > own.end and _NOT.search(text, 0, number.start)]
    if denied and not instead:
        # "Said six, not seven" leaves open which of them was said.
        return (_find_denied(text), frozenset()) if breaks and breaks.start() < denied[0].start else nothing
    said = [number for number in _numbers_of(text) if own.end <= number.start < cut]
    right = [number for part in (" " * cut + text[cut:], *behind) for number in _find_held(part)]
    if right:
        return frozenset(_read_figure(text, one, own.end) for one in _choose_wrong(said, right)), frozenset()
    claimed = _CLAIMED.search(text, own.end, cut)
    claim = _stems_of(claimed["claim"]) if claimed else frozenset[str]()
    figures = frozenset(_read_figure(text, one, own.end) for one in said)
    if claimed:
        return (figures, claim) if len(claim) >= _LEAST_CLAIMED else nothing
    return (figures, frozenset()) if len(figures) == 1 else nothing


def _find_rest(candidate: Candidate, subject: frozenset[str]) -> Iterator[str]:
    """Yield what goes on with a correction behind its first sentence."""
    index = candidate.sentence.index
    for following in candidate.report.sentences[index + 1 : index + 3]:
        if not _goes_on(candidate.report.report, following, subject):
            return
        yield mask_quotations(following.text)


def _choose_wrong(said: Sequence[Number], right: Sequence[Number]) -> Sequence[Number]:
    """Return which of the numbers that were said is wrong where others are right; none where that is not clear."""
    if len(right) != 1:
        return []
    (holds,) = right
    found = [one for one in said if one.unit == holds.unit or not holds.unit]
    if len(said) > 1 and (counted := content_stems(holds.counts) - _vague()):
        found = [one for one in found if counted & content_stems(one.counts)]
    if len(found) > 1:
        found = [one for one in found if 1 / _LIKE < (one.value or 0.0) / max(holds.value or 0.0, 1e-9) < _LIKE]
    return found if len(found) == 1 else []


def _find_denied(text: str) -> frozenset[_Figure]:
    """Return the figures behind "not": they are of what those are of that stand before them."""
    numbers = _numbers_of(text)
    figures = set[_Figure]()
    for place, number in enumerate(numbers):
        if not _NOT.search(text, 0, number.start):
            continue
        figure = _read_figure(text, number)
        if place:
            holds = _read_figure(text[: number.start], numbers[place - 1])
            figure = replace(holds, value=figure.value, unit=figure.unit, counts=figure.counts or holds.counts)
        figures.add(figure)
    return frozenset(figures)


def _find_held(text: str) -> list[Number]:
    """Return the numbers of a text that do not stand behind "not"."""
    return [
        number
        for number in _numbers_of(text)
        if text[: number.start].endswith("instead of ") or not _NOT.search(text, 0, number.start)
    ]


def _read_figure(text: str, number: Number, begin: int = 0) -> _Figure:
    """Return a figure of a text.

    Args:
        text: The text.
        number: The number.
        begin: Where what the figure is of can begin.
    """
    head = read_headcount(text, number)
    counted = [token.text for token in find_content_stems(head.who if head else number.counts)]
    clause = _CLAUSE_END.split(text[number.end :], maxsplit=1)[0]
    before = [token.text for token in find_content_stems(text[begin : number.start]) if token.text not in _vague()]
    behind = [token.text for token in find_content_stems(clause)]
    nearest = [stem for stem in behind if stem not in _vague() and stem not in counted[:1]] + before[-1:]
    return _Figure(
        value=number.value or 0.0,
        unit=number.unit,
        kind=head.about if head else KILLED if _TOLL.search(text, 0, number.start) else "",
        counts=frozenset(counted) - _vague(),
        before=frozenset(before),
        nearest=nearest[0] if nearest else "",
    )


@cache
def _vague() -> frozenset[str]:
    return content_stems(_VAGUE)


def _differing(wrong: str, right: str) -> str:
    """Return what only a wrong name has: its surname where that is wrong, and the whole name where that is right."""
    ours, theirs = wrong.split(), right.split()
    return wrong if ours[-1] == theirs[-1] else " ".join(word for word in ours if word not in theirs)


def _numbers_of(text: str) -> list[Number]:
    """Return the numbers of a text that are no dates and no places in a row."""
    return [
        number
        for number in find_numbers(text)
        if number.value is not None and number.unit not in {"clock", "year", "day of month", "ordinal"}
    ]


def _stems_of(text: str) -> frozenset[str]:
    """Return the content stems of a text, its numbers aside."""
    for number in reversed(find_numbers(text)):
        text = f"{text[: number.start]} {text[number.end :]}"
    return content_stems(text)
