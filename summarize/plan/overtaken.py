"""Plans that are over: "is to sign the bill on Monday" where another report tells that she did, or of her Monday."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from summarize.text.tokens import content_stems
from summarize.text.word_classes import NUMERALS
from summarize.types import Sentence

from .candidates import LONGEST, Candidate
from .deeds import (
    Deed,
    body_of,
    differ,
    find_deeds,
    is_older,
    is_on_own_word,
    is_one_day,
    leads_up,
    read_denied,
    read_plan,
)
from .plan_words import ANNOUNCING, EMPTY, EVERYDAY, LEAVING_OPEN, SAYING, SHORT_OF_IT, WEEK

#: Sentences of a report in which its plans and deeds are looked for.
SEARCHED = 6
#: Content words that a plan and the deed have in common, the verb among them.
LEAST_SHARED = 4
#: The same of a plan and what says that it is not to come; two outlets rarely deny of one what the other expects.
LEAST_SHARED_DENIED = 3
#: Content words that what else a report expects has in common with the plan that opens it, beside who does it and when.
LEAST_OF_OPENING = 2
#: Sentences of a report by which one knows on which day it was written.
DATING = 3
#: Content words from which on two sentences are about the same matter, whoever does something in them.
SAME_MATTER = 6
#: Why a plan is over.
DONE = "another report tells as done what it tells as planned"
PAST = "another report tells what was done on the day for which it is planned"
CALLED_OFF = "a later report tells that it is not to come"
LATE = "a later report was written when the day for which it is planned had passed"

_SAME_DOER = re.compile(r"(?:He|She|They|The president|The (?:prime )?minister|The governor|The mayor)\b")
#: Who acts for a country's government, in content stems.
_EXECUTIVE = content_stems("white administration president government")
_NUMERAL_STEMS = content_stems(" ".join(NUMERALS))


def find_overtaken_plans(candidates: Sequence[Candidate]) -> Mapping[Sentence, str]:
    """Return the sentences that tell as still to come what is over, each with the reason.

    A report that is no older tells the plan as done, or what its doer did on the day for which it was; or one was
    written after that day, or says that it is not to come. Where what opens a report is such a plan, what else it
    expects of the same matter was to come with it.
    """
    # What is too long to be told is too long to be parsed.
    searched = [one for one in candidates if one.sentence.index < SEARCHED and one.words <= LONGEST]
    reasons = dict.fromkeys(_find_called_off(searched), CALLED_OFF)
    plans = [plan for candidate in searched if (plan := read_plan(candidate))]
    if not plans:
        return reasons
    deeds: defaultdict[str, list[Deed]] = defaultdict(list)
    for candidate in searched:
        for deed in find_deeds(candidate):
            deeds[deed.verb].append(deed)
    dating = [
        deed for same in deeds.values() for deed in same if deed.done_on and deed.candidate.sentence.index < DATING
    ]
    newest = max((one.report.report.published for one in candidates if one.report.report.published), default=None)
    for plan in plans:
        if plan.base not in EMPTY | EVERYDAY and any(_is_done(plan, deed) for deed in deeds[plan.verb]):
            reasons[plan.candidate.sentence] = DONE
        elif any(_is_past(plan, deed) for deed in dating):
            reasons[plan.candidate.sentence] = PAST
        elif _has_passed(plan, newest):
            reasons[plan.candidate.sentence] = LATE
    # Who will not lose two fingers may still be expected to leave hospital.
    over = [plan for plan in plans if reasons.get(plan.candidate.sentence, CALLED_OFF) != CALLED_OFF]
    openings = {plan.candidate.sentence.report_id: plan for plan in over if plan.candidate.sentence.index == 0}
    for plan in plans:
        opening = openings.get(plan.candidate.sentence.report_id)
        if opening is None or not plan.due:
            continue
        if not plan.days <= opening.done_on or not _is_of_opening(plan, opening):
            continue
        # Rain that "is expected" did not come with the visit.
        if plan.doer & opening.doer or _SAME_DOER.match(body_of(plan.candidate)):
            reasons.setdefault(plan.candidate.sentence, reasons[opening.candidate.sentence])
    return reasons


def _is_of_opening(plan: Deed, opening: Deed) -> bool:
    """Tell whether what a report expects belongs to the plan that opens it, not only to whose plan it is."""
    days = content_stems(" ".join(plan.days | opening.days))
    shared = (plan.candidate.stems & opening.candidate.stems) - plan.doer - opening.doer - days
    return len(shared) >= LEAST_OF_OPENING


def _find_called_off(candidates: Sequence[Candidate]) -> Iterator[Sentence]:
    """Yield what somebody is going to do, whenever, as far as a later report says that it is not to come."""
    denials = [denied for candidate in candidates if (denied := read_denied(candidate))]
    for candidate in candidates if denials else ():
        plan = read_plan(candidate, whenever=True)
        if plan and any(_is_called_off(plan, denied) for denied in denials):
            yield candidate.sentence


def _is_done(plan: Deed, deed: Deed) -> bool:
    return (
        deed.candidate.voice != plan.candidate.voice
        and deed.plain
        and not is_older(deed.candidate, plan.candidate)
        and (_same_doer(plan.doer, deed.doer) or len({*plan.object} & {*deed.object}) >= LEAST_SHARED)
        and _same_object(plan.object, deed.object)
        and not any(differ(ours, theirs) for ours, theirs in zip(plan.names, deed.names, strict=True))
        and not (plan.days and deed.days and not _of_one_day(plan, plan.days, deed, deed.days))
        and not (plan.numbers and deed.numbers and plan.numbers.isdisjoint(deed.numbers))
        and len(plan.candidate.stems & deed.candidate.stems) >= LEAST_SHARED
    )


def _is_called_off(plan: Deed, denied: Deed) -> bool:
    """Tell whether a later report says of the same doer that the same is not to come."""
    return (
        is_older(plan.candidate, denied.candidate)
        and plan.verb == denied.verb
        # "Will be moved" and "will not be charged" are two.
        and plan.base not in {"be", "have", "do"}
        and bool(plan.doer & denied.doer)
        and _is_whole_object(plan.object, denied.object)
        and not any(differ(ours, theirs) for ours, theirs in zip(plan.names, denied.names, strict=True))
        # What is not to come on Monday may on Tuesday.
        and denied.done_on <= plan.done_on
        and not (plan.numbers and denied.numbers and plan.numbers.isdisjoint(denied.numbers))
        and len(plan.candidate.stems & denied.candidate.stems) >= LEAST_SHARED_DENIED
        # What a union says of its strike is not taken back by the company.
        and is_on_own_word(plan)
        and is_on_own_word(denied)
    )


def _is_past(plan: Deed, deed: Deed) -> bool:
    """Tell whether a deed of the same matter was done on the day for which a plan is.

    Whatever it was: who tells what happened on Thursday did not write before Thursday. What was said on a day may be
    that something is to come on it, unless saying so is the plan.
    """
    if not _of_one_day(plan, plan.done_on, deed, deed.done_on):
        return False
    shared = len((plan.candidate.stems & deed.candidate.stems) - content_stems(" ".join(plan.days)))
    return (
        deed.candidate.voice != plan.candidate.voice
        and not is_older(deed.candidate, plan.candidate)
        and deed.base not in (LEAVING_OPEN | SHORT_OF_IT) - {plan.base}
        and not leads_up(deed.behind, plan.base, plan.doer)
        and (deed.base not in SAYING or plan.base in ANNOUNCING)
        and (not plan.names[0] or not deed.names[0] or _is_named(plan, deed.doer) or _is_named(deed, plan.doer))
        and (shared >= SAME_MATTER or (shared >= LEAST_SHARED and _same_doer(plan.doer, deed.doer)))
    )


def _of_one_day(plan: Deed, planned: frozenset[str], deed: Deed, done: frozenset[str]) -> bool:
    return any(is_one_day(day, plan.candidate, day, deed.candidate) for day in planned & done)


def _has_passed(plan: Deed, newest: datetime | None) -> bool:
    """Tell whether the newest report of a story is of a later date than the day of the week for which a plan is."""
    published = plan.candidate.report.report.published
    if not (plan.done_on and published and newest):
        return False
    days = [WEEK.index(day.lower()) for day in plan.done_on]
    ahead = max((day - published.weekday()) % len(WEEK) for day in days)
    return newest.date() > published.date() + timedelta(days=ahead)


def _is_named(deed: Deed, doer: frozenset[str]) -> bool:
    """Tell whether a name of who does one thing is among the words for who does another."""
    return bool(content_stems(" ".join(deed.names[0])) & doer)


def _same_doer(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours & theirs) or bool(ours & _EXECUTIVE and theirs & _EXECUTIVE)


def _same_object(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two objects share half of what the shorter one names, the first word of one of them included."""
    if not ours or not theirs:
        return True
    shared = {*ours} & {*theirs}
    first = bool({ours[0], theirs[0]} & shared) or len(shared) >= LEAST_SHARED - 1
    return 2 * len(shared) >= min(len({*ours}), len({*theirs})) and first


def _is_whole_object(planned: tuple[str, ...], denied: tuple[str, ...]) -> bool:
    """Tell whether what is denied is all that is planned: who will not close the bridge to lorries may to cars.

    "Two fingers" are among "any fingers".
    """
    counted = tuple(word for word in planned if word not in _NUMERAL_STEMS)
    return counted[:1] == denied[:1] and {*denied} <= {*counted}
