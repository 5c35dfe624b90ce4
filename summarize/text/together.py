"""Statements that are read one after the other: which of them cannot stand there, and in which order they can.

A statement may lean on one before it ("the bill"), tell what another has told, say the opposite, or have nothing to do
with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.text.definites import find_leans
from summarize.text.denials import answers_last, find_denial, find_denied, is_denial, opens_with_denial
from summarize.text.leans import Lean, is_another, is_taken_up, is_told, name_people
from summarize.text.loaded import find_loaded
from summarize.text.names import common_words, find_names
from summarize.text.opinion import opinion_likelihood
from summarize.text.quotations import mask_quotations
from summarize.text.readable import read_sentence
from summarize.text.repeats import (
    are_linked,
    contradict,
    read_content,
    share_death,
    share_deed,
    share_figure,
    share_mark,
    share_news,
    share_target,
    share_title,
    shared_part,
    tells_more,
)
from summarize.text.speech import find_speech
from summarize.text.tokens import content_stems
from summarize.text.word_classes import DAYS
from summarize.types import Sentence, SplitReport

#: Part of a lead that stands in the lead of another report, from which on both tell the same news; of any other two
#: sentences, whose reports go on where the lead ends. Read: 310 pairs of statements of training events. Of the leads
#: above 0.3, about three of four tell the same, between 0.2 and 0.3 every second.
_SAME_LEAD, _SAME = 0.36, 0.55
#: The same where both leads have a name in common.
_SAME_NAMED_LEAD = 0.3
#: The same where both give one large figure.
_SAME_WITH_FIGURE = 0.22
#: Words that two leads share which name one actor, as a part of the shorter one, from which on they tell the same.
#: The second where something is done to the same in both.
_SAME_NEWS, _SAME_NEWS_OF_TARGET = 0.3, 0.2
#: Sentences of a report that still tell the news of its title, not what goes on from it.
_OPENING = 2
#: Words of both titles that sentences which are not both leads have to give, as a part of them, to tell the same.
_TITLE_TOLD_LATER = 0.6
#: Content words of a report's first sentence behind which "the gunman" is who did that.
_ENOUGH_TOLD = 3
#: Names or deeds by which a statement has to tell more when it is a likely opinion, or for each loaded word.
_SLANT = 15.0
#: What is not yet known to happen.
_AWAITED = re.compile(
    r"\b(?:would win|predict(?:s|ed)|(?:is|are|was|were) (?:expected|projected|predicted|forecast|favou?red) to)\b"
)
#: What is denied, and what tells of it.
_CHARGES = re.compile(r"\b(?:allegations?|accusations?|claims?|charges?)$")
_ACCUSES = re.compile(
    r"(?i)\b(?:accus(?:e[sd]?|ing|ations?)|alleg(?:e[sd]?|ing|ations?)|claim(?:s|ed|ing) (?:that|he|she|they|it|[A-Z])"
    r"|(?:charge[sd]|charging|indict\w*|complaints?|lawsuits?|suits?|su(?:es|ed|ing)))\b"
)
_UNDERGOES = re.compile(r"[^.;]{0,60}?\b(?:was|were|been|is|are|being) (?:\w+ly )?(?:accused|charged|indicted|sued)\b")
#: "The mayor of Hadley": a place denies nothing.
_PLACED = re.compile(r"\b(?:of|in|at|from|near)\s(?:the\s)?$")
#: What somebody may have to answer to, in whose report nobody is said to accuse them.
_HELD_AGAINST = re.compile(
    r"(?i)\b(?:blam(?:e[sd]?|ing)|suspect(?:s|ed)?|investigat\w+|inquir(?:y|ies)|prosecut\w+|guilty|convict\w*|trial"
    r"|responsible|wrongdoing|scandal|impeach\w*|arrest\w*|fault(?:s|ed|ing)?|critici[sz]\w+|sacked"
    r"|(?:was|were|been|being) (?:fired|dismissed)|(?:fired|dismissed) (?:for|over)|lawsuits?"
    r"|missing (?:cash|documents?|files?|funds?|millions|money|payments?|records?))\b"
)
#: Nobody else is named who denies: "She denies any wrongdoing."
_ONLY_PRONOUN = re.compile(r"(?:He|She|They)\b[^A-Z]*$")
#: The last sentence of a report whose denials answer what the report opens with. Of 13 denials that stood further
#: down and that nothing before them asked for, readers found 11 at fault; of 12 up to here, one.
_ANSWERS_NEWS = 4
#: Content words of what somebody denies that tell who reads them what is denied.
_DENIED_TOLD = 2
#: Names or deeds that it counts to open a report: it is what happened, not what goes with it.
_OPENS = 3.0
#: The same of an accusation that is told with its denial.
_ANSWERED = 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement, and the place in its report of the sentence that it rests on first."""

    text: str
    report_id: str
    #: Position of the sentence in the text of its report, from zero.
    index: int
    #: The sentences of that text that stand before it.
    before: tuple[str, ...]
    title: str

    @classmethod
    def of(cls, text: str, sentence: Sentence, report: SplitReport, opening: int = 0) -> Placed:
        """Return a statement that rests on a sentence of a report, whose text opens with one of its sentences."""
        before = tuple(read_sentence(other.text) for other in report.sentences[opening : sentence.index])
        return cls(text, sentence.report_id, max(0, sentence.index - opening), before, report.report.title)


def order_told(told: Sequence[Placed]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of statements in an order in which each is clear after those before it, and those never clear.

    The order that is given is kept as far as that goes, but what leans on what its own report has told comes right
    behind it: "the trip" is that of whoever was named last.
    """
    left = list(range(len(told)))
    placed: list[int] = []
    while left:
        before = [told[other] for other in placed]
        ready = [place for place in left if _is_clear(told[place], before)]
        if not ready:
            break
        first = [place for place in ready if not _comes_later(told[place], [told[other] for other in left])]
        going_on = [place for place in first if before and _goes_on(told[place], before[-1])]
        # "The outcome" is that of what was told last, too: nothing that only leans on it further on goes before.
        opening = [place for place in ready if _opens_leaning(told[place])]
        going_on = [place for place in going_on if place in opening or not any(other < place for other in opening)]
        # What opens a summary may stand further down in its report: that is where some come to the news.
        in_turn = first if before else [place for place in ready if place in first or not _opens_leaning(told[place])]
        clear = next(iter((*going_on, *in_turn, *ready)))
        placed.append(clear)
        left.remove(clear)
    return tuple(placed), tuple(left)


def _goes_on(one: Placed, last: Placed) -> bool:
    """Return whether a statement leans on the one before it, which is of its own report."""
    if one.report_id != last.report_id or one.index < last.index:
        return False
    follows = one.index == last.index + 1
    return any(
        is_taken_up(lean, one.before) and (follows or is_told(lean, [last.text]))
        for lean in find_leans(one.text)
        if lean.head or lean.kind == "it"
    )


def _opens_leaning(one: Placed) -> bool:
    """Return whether a statement opens with words that take something up, or tells of "it" what somebody says."""
    # What opens a report takes up nothing.
    return one.index > 0 and any(
        lean.kind == "it" or (lean.head and not one.text[: lean.start].strip()) for lean in find_leans(one.text)
    )


def _comes_later(one: Placed, left: Sequence[Placed]) -> bool:
    """Return whether what stands before a statement in its report is still to be told."""
    return any(other.report_id == one.report_id and other.index < one.index for other in left)


def _is_clear(one: Placed, before: Sequence[Placed]) -> bool:
    texts = [other.text for other in before]
    if any(other.report_id == one.report_id and other.index == one.index - 1 for other in before):
        # What stood before it in its report stands before it here, but for what was cut from it.
        return not any(
            lean.head and is_told(lean, one.before[-1:]) and not is_told(lean, [*texts, *one.before[:-1]])
            for lean in find_leans(one.text)
        )
    if one.before and answers_last(one.text, one.before[-1]):
        # Whoever answers what was not told seems to answer something else.
        return False
    return all(
        (is_told(lean, texts) and not (lean.always and is_another(lean, one.before, texts)))
        or not is_taken_up(lean, one.before)
        or _is_told_by_opening(one, lean)
        or (lean.kind in {"pronoun", "epithet"} and _is_the_one(one, texts))
        or _answers(one, lean, texts)
        for lean in find_leans(one.text)
    )


def _answers(one: Placed, lean: Lean, told: Sequence[str]) -> bool:
    """Return whether somebody denies "the allegations" that what was told before brings against them by name."""
    if not opens_with_denial(one.text) or not _CHARGES.search(lean.text):
        return False
    denial = find_denial(one.text) or 0
    return any(
        _is_accused(name.text, text)
        for name in find_names(one.text[:denial])
        if name.text.lower() not in DAYS and not _PLACED.search(one.text[: name.start])
        for text in told
        if not opens_with_denial(text)
    )


def _is_accused(name: str, text: str) -> bool:
    """Return whether a sentence brings an accusation against somebody: their name follows it, or undergoes it."""
    masked = mask_quotations(text)
    last = name.rpartition(" ")[2]
    speakers = [speech.speaker for speech in find_speech(text)]
    for same in find_names(masked):
        if same.text.rpartition(" ")[2] != last or any(same.text in speaker for speaker in speakers):
            continue
        # "Jo Brook" is not "Ada Brook".
        if " " in name and " " in same.text and name.partition(" ")[0] != same.text.partition(" ")[0]:
            continue
        if _ACCUSES.search(masked, 0, same.start) or _UNDERGOES.match(masked, same.end):
            return True
    return False


def _is_told_by_opening(one: Placed, lean: Lean) -> bool:
    """Return whether a report's first sentence has told enough before "the gunman" for it to mean whoever did that."""
    return one.index == 0 and lean.kind == "person" and len(content_stems(one.text[: lean.start])) >= _ENOUGH_TOLD


def _is_the_one(one: Placed, told: Sequence[str]) -> bool:
    """Return whether the sentence told last names one person alone, whom the report has just named as well."""
    people = name_people(told[-1]) if told else frozenset()
    return len(people) == 1 and people == name_people(one.before[-1] if one.before else "")


def find_misfits(told: Sequence[Placed]) -> tuple[int, ...]:
    """Return the places of statements that repeat or contradict another, or have nothing to do with the others.

    Of two that tell the same, the one that tells less is the misfit.
    """
    misfits: list[int] = []
    for place, one in enumerate(told):
        for other_place in range(place):
            other = told[other_place]
            if other_place in misfits:
                continue
            # What is denied and its denial contradict each other, and belong together.
            answers = opens_with_denial(one.text) != opens_with_denial(other.text)
            if _tell_the_same(one, other) or (not answers and contradict(one.text, other.text)):
                if _is_weaker(one, other):
                    misfits.append(place)
                    break
                misfits.append(other_place)
    # A report of which something belongs here is about this story.
    about = {told[0].report_id} if told else set[str]()
    for place, one in enumerate(told):
        if place in misfits:
            continue
        if (one.report_id not in about and _is_stray(told, place)) or _is_unasked(told, place):
            misfits.append(place)
        else:
            about.add(one.report_id)
    return tuple(misfits)


def settle(told: Sequence[Placed]) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return the places of the statements that can stand together, in a clear order, and of those out of place.

    What is unclear beside all the others may be clear beside fewer, and the other way round.
    """
    misfits = find_misfits(told)
    left = [place for place in range(len(told)) if place not in misfits]
    order, _ = order_told([told[place] for place in left])
    return tuple(left[place] for place in order), frozenset((*order_told(told)[1], *misfits))


def _tell_the_same(one: Placed, other: Placed) -> bool:
    first, second = read_content(one.text), read_content(other.text)
    shared = shared_part(first, second)
    if share_death(one.text, other.text) or share_mark(one.text, other.text):
        return True
    if opens_with_denial(one.text) != opens_with_denial(other.text):
        # An accusation and its answer are worded alike.
        return False
    if shared >= _SAME_WITH_FIGURE and share_figure(first, second):
        return True
    if one.report_id == other.report_id:
        return False
    named = first.names & second.names
    if one.index == other.index == 0 and shared >= (_SAME_NAMED_LEAD if named else _SAME_LEAD):
        return True
    if share_deed(one.text, other.text) or _tell_one_title(one, other):
        return True
    less, more = sorted((first, second), key=lambda content: len(content.names) + len(content.deeds))
    return shared >= _SAME and not tells_more(less, more)


def _tell_one_title(one: Placed, other: Placed) -> bool:
    """Return whether statements from the openings of two reports tell the same news of one actor."""
    titles = one.title, other.title
    if one.index == other.index == 0:
        part = _SAME_NEWS_OF_TARGET if share_target(one.text, other.text) else _SAME_NEWS
        return share_news(one.text, other.text, part=part) or share_title(one.text, other.text, titles)
    opening = max(one.index, other.index) < _OPENING
    return opening and share_title(one.text, other.text, titles, part=_TITLE_TOLD_LATER)


def _is_weaker(one: Placed, other: Placed) -> bool:
    """Return whether of two statements that tell the same the first one is to go."""
    awaited = [bool(_AWAITED.search(mask_quotations(told.text))) for told in (one, other)]
    # What has happened stays, not what polls saw coming.
    return awaited[0] if awaited[0] != awaited[1] else _weight(one) <= _weight(other)


def _weight(one: Placed) -> float:
    """Return what speaks for a statement beside one that tells the same: what it tells, and how soberly."""
    content = read_content(one.text)
    told = len(content.names) + len(content.deeds) + 2 * len(content.figures) + _OPENS * (one.index == 0)
    told += _ANSWERED * (is_denial(one.text) and not opens_with_denial(one.text))
    return told - _SLANT * (opinion_likelihood(one.text) + len(find_loaded(one.text)))


def _is_unasked(told: Sequence[Placed], place: int) -> bool:
    """Return whether a statement from further down in its report denies what no other one brings against anybody."""
    one = told[place]
    start = find_denial(one.text)
    # "Accused of theft, which she denies" tells both.
    if one.index <= _ANSWERS_NEWS or start is None or one.text.startswith("which ", start):
        return False
    denied = content_stems(find_denied(one.text))
    others = [other.text for number, other in enumerate(told) if number != place and not opens_with_denial(other.text)]
    if len(denied) >= _DENIED_TOLD:
        told_of = any(len(denied & content_stems(text)) >= _DENIED_TOLD for text in [*others, one.text[:start]])
        return not told_of and not any(_is_held_against(one.text[:start], text) for text in others)
    if any(_ACCUSES.search(text) or _HELD_AGAINST.search(text) for text in [*others, one.text[:start]]):
        return False
    # "Norland has denied responsibility", and a Norland missile was told of.
    names = _name_words(one.text[:start])
    return not any(name.text in text for name in find_names(one.text[:start]) for text in others) and not any(
        names & _name_words(text) for text in others
    )


def _is_held_against(who: str, text: str) -> bool:
    """Return whether a statement holds something against whoever denies: it shares a word with what names them."""
    if not (_ACCUSES.search(text) or _HELD_AGAINST.search(text)):
        return False
    if _ONLY_PRONOUN.match(who):
        return bool(find_names(text))
    return bool(content_stems(who) & content_stems(text))


def _name_words(text: str) -> frozenset[str]:
    """Return the words of the names in a text that are no common ones: "Halden" of Halden Lines."""
    words = {word for name in find_names(text) for word in name.text.split()}
    return frozenset(word for word in words if word.lower() not in common_words())


def _is_stray(told: Sequence[Placed], place: int) -> bool:
    """Return whether a statement of another report than the first one shares nothing with the rest of the story."""
    one, first = told[place], told[0]
    content = read_content(one.text)
    others = [other for number, other in enumerate(told) if number != place]
    titles = {other.title for other in others if other.report_id != one.report_id}
    if any(are_linked(content, read_content(text)) for text in [*(other.text for other in others), *sorted(titles)]):
        return False
    opening = one.before[0] if one.before else one.text
    return not are_linked(content, read_content(one.title)) or not are_linked(
        read_content(f"{one.title}. {opening}"), read_content(first.text)
    )
