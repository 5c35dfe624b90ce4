"""Figures that time has outgrown: an early toll, once a later report counts more; a floor that another one exceeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from summarize.options import PlanOptions
from summarize.text.headcounts import INJURED, KILLED
from summarize.text.meanings import canonical_stem
from summarize.text.speech import find_speech
from summarize.text.verbs import base_stem

from .comparable import WITHIN, Given, are_alike, count_the_same, days_of, of_other_days
from .figures import find_figures

#: Sentences of a report whose figures are compared: further down stands what happened elsewhere and before.
TOP = 15
#: What is counted until all are found, a floor in words, and how many times it a figure lies well above it.
_RISING, _FLOORS, _WELL_ABOVE = frozenset({KILLED, INJURED, "arrested"}), frozenset({"at least", "more than"}), 1.1
#: What is counted of more than a day, or in more than one place.
_SPANNING = re.compile(r"(?i)\b(?:since|between|(?:over|in|during) the (?:last|past)|altogether|combined)\b")
#: The last of several places: "in Norland and Westmark".
_AND_NAME = re.compile(r"\b[A-Z][\w'’-]*,? and (?:the |in )?(?:[a-z]+ )?([A-Z][\w'’-]*)")
#: Who gives a figure as one that was lower before.
_ROSE = re.compile(
    r"(?i)\b(?:rose|ris(?:es|en|ing)|climb(?:s|ed|ing)?|gr(?:ew|own)|jump(?:s|ed)|increased|mounted|brings?|brought"
    r"|bringing|raises?|raised|raising|lift(?:s|ed))\b"
)
#: How much older a lower figure is than the one that says that it rose: who speaks at once contradicts.
_SOONEST = timedelta(minutes=30)
#: Who counts for all, and who for a side; nobody knows whose side another one is on.
_COUNTING = re.compile(
    r"(?i)\b(?:police|policemen|fire (?:brigade|service|department|chief)|firefighters|hospitals?|doctors?|medics?"
    r"|rescuers?|rescue|ambulance|emergency|coroner|coastguard|coast guard|civil (?:protection|defence|defense)"
    r"|officials?|authorit(?:y|ies)|ministry|red cross)\b"
)
_SIDES = re.compile(
    r"(?i)\b(?:opposition|rebels?|insurgents?|separatists?|militants?|guerrillas?|activists?|army|military|militia|unions?"
    r"|company|owners?|operators?|employers?|organi[sz]ers?|party|witness(?:es)?|campaigners?|lawyers?|government"
    r"|minister|ministers|president|junta|hamas)\b"
)
#: What a speaker is, told behind the name.
_ROLE = re.compile(r",? (?:an? |the |its |his |her )?[^,.;]{1,60}")
#: Who is seldom all of the dead: "two children died" holds, however many others did.
_SOME_OF_THEM = frozenset(
    canonical_stem(base_stem(word))
    for word in """
    child woman girl boy baby infant toddler teenager pupil teacher mother father brother sister relative civilian
    soldier officer policeman firefighter rescuer medic doctor nurse journalist tourist foreigner national militant
    gunman attacker insurgent rebel guard
    """.split()  # noqa: SIM905
)


def find_outgrown(given: Sequence[Given], options: PlanOptions) -> list[Given]:
    """Return the figures of one kind that a later report has overtaken.

    The newest report overtakes what is some hours older than it. One that says that the toll rose overtakes within the
    day what was lower before, unless somebody else says it who does not count for all: they contradict each other.
    """
    dated = [(one.published, one) for one in given if one.published]
    if not dated:
        return []
    newest_time = max(published for published, _ in dated)
    newest = [one for published, one in dated if published == newest_time]
    window = timedelta(hours=options.update_hours)
    return [
        one
        for published, one in dated
        if (
            newest_time - published > window
            and any(_is_overtaken_by(one, other, given) for other in newest)
            and all(one.value != other.value for other in newest)
        )
        or any(
            later - published >= _SOONEST
            and _says_it_rose(other)
            and one.value < other.value
            and _may_speak_for(other, one)
            and _is_overtaken_by(one, other, given)
            for later, other in dated
        )
    ]


def find_newest(given: Sequence[Given], outgrown: Sequence[Given]) -> list[Given]:
    """Return the figures of one kind that are of the newest report to give any, where that has overtaken others."""
    gone = {id(one) for one in outgrown}
    standing = [(one.published, one) for one in given if one.published and id(one) not in gone]
    newest = max((published for published, _ in standing), default=None)
    return [one for published, one in standing if published == newest] if len(standing) < len(given) else []


def _says_it_rose(one: Given) -> bool:
    return bool(_ROSE.search(one.candidate.text, one.figure.start, one.figure.end))


def _may_speak_for(later: Given, earlier: Given) -> bool:
    """Tell whether who gives a later figure may give it instead of who gave an earlier one, not against them."""
    ours, theirs = _speakers_of(earlier), _speakers_of(later)
    if not theirs or ours == theirs:
        return True
    if not all(map(_counts_for_all, theirs)) or not all(map(_counts_for_all, ours)):
        return False
    return not _are_of_two_lands(ours, theirs)


def _counts_for_all(speaker: str) -> bool:
    return bool(_COUNTING.search(speaker)) and not _SIDES.search(speaker)


def _are_of_two_lands(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether both are named, and nothing of it is alike: "Norland officials", "Westmark's police"."""
    named = [set(re.findall(r"\b[A-Z]\w+", " ".join(speakers))) for speakers in (ours, theirs)]
    return all(named) and named[0].isdisjoint(named[1])


def _speakers_of(one: Given) -> frozenset[str]:
    """Return who says in the sentence of a figure what it is, each with what they are; nobody for its own voice."""
    text, start, end = one.candidate.text, one.figure.start, one.figure.end
    return frozenset(
        re.sub(r"(?i)^the\s", "", speech.speaker) + _role_of(text, speech.speaker)
        for speech in find_speech(text)
        if speech.start <= start and end <= speech.end
    )


def _role_of(text: str, speaker: str) -> str:
    """Return what is told behind the name of a speaker: ", the head of the fire brigade"."""
    place = text.find(speaker + ",")
    role = _ROLE.match(text, place + len(speaker)) if place >= 0 else None
    return role[0] if role and (_COUNTING.search(role[0]) or _SIDES.search(role[0])) else ""


def _is_overtaken_by(one: Given, other: Given, given: Sequence[Given]) -> bool:
    """Tell whether a later figure is of the same people, or of all among whom an earlier one counts those known."""
    toll = one.figure.about in {KILLED, INJURED}
    # Those of Monday's blast and those of Wednesday's.
    if one.value >= WITHIN * other.value or (toll and of_other_days(one, other) and not other.figure.so_far):
        return False
    if are_alike(one.figure, other.figure):
        return True
    if one.figure.about != KILLED or one.value >= other.value:
        return False
    # "Three dead" and "nine miners died": of all there are no fewer.
    covers = not one.figure.noun or (not other.figure.noun and _counts_all(one, given) and _counts_such(one, other))
    return covers and are_alike(replace(one.figure, noun=other.figure.noun), other.figure)


def _counts_all(one: Given, given: Sequence[Given]) -> bool:
    """Tell whether a report that counts "three miners" counts them as all of the dead."""
    report = one.candidate.report.report
    if any(other.candidate.report.report.id == report.id and other.value != one.value for other in given):
        return False
    titled = {figure.number.value for figure in find_figures(report.title) if figure.about == one.figure.about}
    if titled:
        return one.value in titled
    words = one.candidate.text[one.figure.number.end : one.figure.end].split()
    # "Three Norlanders" are of a country, not all.
    return one.figure.noun not in _SOME_OF_THEM and not any(word[0].isupper() for word in words)


def _counts_such(one: Given, other: Given) -> bool:
    """Tell whether a later figure is that of all so far, or its report speaks of those whom the earlier one counts."""
    report = other.candidate.report
    texts = (report.report.title, *(sentence.text for sentence in report.sentences[:TOP]))
    return other.figure.so_far or any(
        canonical_stem(base_stem(word)) == one.figure.noun for text in texts for word in re.findall(r"[a-z]+", text)
    )


def find_exceeded(given: Sequence[Given]) -> list[Given]:
    """Return the figures that were given as a floor, where another voice gives one well above it: a toll that rose.

    "At least 12" is not wrong beside 40, but who tells it tells less than is known. Where the floor is in the newer
    report, it is the other figure that was taken back.
    """
    top = [one for one in given if one.candidate.sentence.index < TOP and one.figure.about in _RISING]
    return [
        one
        for one in top
        if one.figure.number.hedge in _FLOORS
        and any(
            other.voice != one.voice
            and other.value >= _WELL_ABOVE * one.value
            and not (one.published and other.published and one.published > other.published)
            and other.figure.number.hedge in {"", *_FLOORS}
            and _is_of_one_setting(one, other)
            and count_the_same(one, other)
            for other in top
        )
    ]


def _is_of_one_setting(one: Given, other: Given) -> bool:
    """Tell whether two figures are of the very same places, days and spans of time, as far as is said."""
    ours, theirs = one.figure.setting, other.figure.setting
    return (
        ours.places == theirs.places
        and ours.periods == theirs.periods
        and days_of(one) == days_of(other)
        and not _SPANNING.search(other.candidate.text)
        and all(name in one.candidate.text for name in _AND_NAME.findall(other.candidate.text))
    )
