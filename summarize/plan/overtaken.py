"""Plans that are over: "is to sign the bill on Monday" where another report tells that she did, or of her Monday."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from summarize.text.clauses import Clause, find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.names import find_names
from summarize.text.quotations import mask_quotations
from summarize.text.speech import find_speech
from summarize.text.tokens import Token, content_stems, find_content_stems
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import DAYS, NUMERALS
from summarize.types import Sentence

from .candidates import LONGEST, Candidate

#: Sentences of a report in which its plans and deeds are looked for.
SEARCHED = 6
#: Characters of a sentence before a plan that is its news.
FARTHEST = 140
#: Content words that a plan and the deed have in common, the verb among them.
LEAST_SHARED = 4
#: The same of a plan and what says that it is not to come; two outlets rarely deny of one what the other expects.
LEAST_SHARED_DENIED = 3
#: Sentences of a report by which one knows on which day it was written, and words between a verb and its day.
DATING, NEAR = 3, 12
#: Content words from which on two sentences are about the same matter, whoever does something in them.
SAME_MATTER = 6
#: Why a plan is over.
DONE = "another report tells as done what it tells as planned"
PAST = "another report tells what was done on the day for which it is planned"
CALLED_OFF = "a later report tells that it is not to come"
LATE = "a later report was written when the day for which it is planned had passed"

#: "On Monday", "late Tuesday", between "expected" and "to".
_WHEN = (
    r"(?: (?:as early as |early |late )?(?:on )?(?:[A-Z][a-z]+day|today|tonight)"
    r"(?: (?:morning|afternoon|evening|night))?)"
)
_PLAN = re.compile(
    rf"\b(?:will(?P<on>{_WHEN})?"
    rf"|(?:is|are|was|were) (?P<due>expected|set|scheduled|due|poised|slated|about|preparing|planning)"
    rf"(?P<then>{_WHEN})? to"
    rf"|(?:is|are) going to|(?:plans|intends?)(?P<that>{_WHEN}) to|(?:plans?|intends?) to|(?:is|are) to)"
    rf" (?:also |soon |now |formally |officially )?(?P<verb>[a-z]+)\b(?P<day>{_WHEN})?"
)
#: What is not to come: "will not close", "is no longer expected to close", "has decided not to close".
_NO_PLAN = re.compile(
    r"\b(?:(?:will|would) (?:not|no longer|never)|won['’]t"
    r"|(?:(?:is|are|was|were) (?:not|no longer)|(?:is|are|was|were)n['’]t)"
    r" (?:now )?(?:expected|going|set|scheduled|due|likely|planning) to"
    r"|(?:(?:does|do)(?: not|n['’]t)|no longer) (?:plans?|intends?|expects?) to"
    r"|(?:has|have) (?:now )?(?:decided|chosen|agreed) not to)"
    r" (?:now )?(?P<verb>[a-z]+)\b"
)
#: Behind it, what limits what is not to come, so that some of it may: "before May", "as an independent", "quietly".
_LIMITED = re.compile(
    r"(?i)\b(?:before|until|till|unless|if|without|alone|as|all|both|every|entire|whole|only|just|any ?more|more"
    r"|less|fewer|than|in time|behind|yet|now|today|tonight|tomorrow|this|next|except|but|while|when|[a-z]+ly)\b"
)
#: Before it, what makes it no more than somebody's word.
_UNSURE = re.compile(r"(?i)\b(?:if|unless|whether|claim\w*|rumou?r\w*|fear\w*|alleg\w+|hop(?:e|es|ed|ing))\b")
_SAME_DOER = re.compile(r"(?:He|She|They|The president|The (?:prime )?minister|The governor|The mayor)\b")
#: What is still to come when the deed that is told is long done: "will meet again next week".
_LATER = re.compile(
    r"\b(?:next (?:\w+day|week|month|year|spring|summer|fall|autumn|winter)|later this (?:week|month|year)|again"
    r"|tomorrow|another"
    r"|(?:in|by|on|from|until|before) (?:early |late |mid-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
    r"|(?:in|by|until) (?:19|20)\d\d|by the end of|within|this (?:spring|summer|fall|autumn|winter|year)|for good)"
)
#: A deed of another time.
_EARLIER = re.compile(
    r"""(?ix)\b(?:last\ (?:\w+day|week|month|year|spring|summer|fall|autumn|winter)|earlier\ this|ago|since|previously
    |(?:days?|weeks?|months?|years?)\ earlier|(?<!by\ )(?:19\d\ds?|20[012]\d)
    |(?:in|on)\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|once)\b"""
)
#: A deed that was none, in the clause that tells of it.
_DOUBTED = re.compile(
    r"""(?ix)\b(?:had|if|unless|until|whether|denied|claim(?:s|ed)?|false(?:ly)?|nearly|almost|nobody|no\ one|would
    |mistakenly|provisionally|hop(?:es?|ed)|film|sketch|draft|test|without|part(?:ly|ially)|still)\b"""
)
#: Before a past form that tells of no deed.
_UNDONE = re.compile(
    r"\b(?:will|would|to|could|may|might|can|should|must|not|never|be|being|was|were|is|are)\s(?:\w+ly\s)?$|n['’]t\s$"
)
#: "Was jeered on Saturday"; of what was done to somebody in the morning more may be to come in the evening.
_SUFFERED = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?$")
_DURING = frozenset(
    """
    arrest charge detain hold question indict accuse expect schedule set name tell say ask invite postpone delay cancel
    call admit take report announce
    """.split()  # noqa: SIM905
)
#: Verbs that say too little to tell one deed by.
_EMPTY = frozenset(
    """
    be have make take get go do say continue need see give remain become include come cost help allow require use face
    keep leave stay know begin start end tell run work try seek
    vote meet hear elect sentence visit speak talk discuss return travel play hold
    """.split()  # noqa: SIM905
)


#: Verbs that tell the same of a plan, a bill or an order.
_ALIKE = {
    verb: group[0]
    for group in (
        ("announce", "unveil", "propose", "reveal", "outline"),
        ("nominate", "name", "appoint", "pick", "select"),
    )
    for verb in group
}
#: Verbs of saying: what was said on a day may be that something is to come on it, unless saying it is the plan.
_SAYING = frozenset(
    """
    say tell announce report warn tweet write claim declare add note urge call ask predict expect suggest argue insist
    pledge vow promise threaten agree set schedule plan
    """.split()  # noqa: SIM905
)
_ANNOUNCING = frozenset("announce unveil propose reveal outline declare hail say tell present".split())  # noqa: SIM905
_WEEK = tuple("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: A day of the week that is neither another week's nor a limit, and names no memo: "a Tuesday memo", "by Friday".
_THE_DAY = re.compile(
    r"(?<!\blast )(?<!\bnext )(?<!\bthis )(?<!\ba )(?<!\bthe )(?<!\beach )(?<!\bevery )(?<!\bfor )(?<!\bby )"
    rf"(?<!\buntil )(?<!\bfrom )(?<!\bthrough )(?<!\bsince )(?<!\bfollowing )(?<!\bBlack )(?<!\bEaster )"
    rf"(?<!\bGood )(?<!\bSuper )\b{_DAY}\b"
    # With a date, of another week, or the first of two.
    rf"(?!['’]s|,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|,? (?:of last|a week|a year|week\b|next\b)"
    rf"|,? (?:and|through|to) {_DAY})"
)
#: What one may do on a day on which the rest is still to come.
_LEAVING_OPEN = frozenset(
    """
    arrive head fly travel prepare pack confirm hint face debate line queue campaign begin start strengthen cancel
    postpone delay schedule
    """.split()  # noqa: SIM905
)
#: What one does on a day short of what was to be done on it, unless just that was to be done.
SHORT_OF_IT = frozenset("decline refuse order vote lose brief write rule appeal".split())  # noqa: SIM905
_TO = re.compile(r"\bto ([a-z]+)")
_FOR = re.compile(r"\b(?:for|against) (?:(?:an?|the|his|her|its|their) )?((?:[a-z]+ )?[a-z]+)")
_MORNING = re.compile(r" (?:early )?morning\b")
#: Up to here a day belongs to the verb before it.
_DATED_CLAUSE = re.compile(
    r"[,;:—–]\s|\s--\s|\b(?:said|says|announced|according|told|reported|after|before|because|while|when|which|who|that"
    r"|ahead)\b"
)
#: The same day in front: "At a summit on Friday, Ada Brook will", "The president on Friday is expected".
_DAY_IN_FRONT = re.compile(
    rf"(?:^(?:(?:On|Late|Early|In|At|During)\b[^,]{{0,80}}?\b)?(?P<first>{_DAY})\b[^,]{{0,30}},[^,]*"
    rf"|\bon (?P<last>{_DAY})(?: \w+)?\s)$"
)
#: A verb that is not done yet, between another one and a day: "agreed to testify on Friday".
_FURTHER_VERB = re.compile(
    r"\b(?:to (?!(?:the|an?|his|her|its|their|our|this|that|these|those|all|some|each|more|several|two|three)\b)[a-z]+"
    r"|\w+ing)\b"
)
#: What looks ahead.
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|(?:is|are|was|were) (?:\w+ )?(?:expected|set|scheduled|due|poised|slated|about"
    r"|preparing|planning|going)|plan(?:s|ned)?|intend(?:s|ed)?|to be)\b"
)
#: Who acts for a country's government, in content stems.
_EXECUTIVE = content_stems("white administration president government")
_NUMERAL_STEMS = content_stems(" ".join(NUMERALS))


@dataclass(frozen=True, slots=True)
class _Deed:
    candidate: Candidate
    #: Stem of its base form, of those alike that of the first, and the base form itself.
    verb: str
    base: str
    #: Content stems of who does it.
    doer: frozenset[str]
    #: Content stems of what it is done to, in order.
    object: tuple[str, ...]
    #: Numbers there, as they are written.
    numbers: frozenset[str]
    #: Days of the week in the sentence, and those on which it is, or was, done.
    days: frozenset[str]
    done_on: frozenset[str]
    #: Last words of the names of who does it, and of what stands in the object.
    names: tuple[tuple[str, ...], tuple[str, ...]]
    #: Whether it is a plan that somebody expects to come true.
    due: bool = False
    #: Whether the report itself tells it, and of no other time.
    plain: bool = True
    #: What stands behind its verb, to the end of the sentence.
    behind: str = ""


def find_overtaken_plans(candidates: Sequence[Candidate]) -> Mapping[Sentence, str]:
    """Return the sentences that tell as still to come what is over, each with the reason.

    A report that is no older tells the plan as done, or what its doer did on the day for which it was; or one was
    written after that day, or says that it is not to come. Where what opens a report is such a plan, what else it
    expects was to come with it.
    """
    # What is too long to be told is too long to be parsed.
    searched = [one for one in candidates if one.sentence.index < SEARCHED and one.words <= LONGEST]
    reasons = dict.fromkeys(_find_called_off(searched), CALLED_OFF)
    plans = [plan for candidate in searched if (plan := _read_plan(candidate))]
    if not plans:
        return reasons
    deeds: defaultdict[str, list[_Deed]] = defaultdict(list)
    for candidate in searched:
        for deed in _find_deeds(candidate):
            deeds[deed.verb].append(deed)
    dating = [
        deed for same in deeds.values() for deed in same if deed.done_on and deed.candidate.sentence.index < DATING
    ]
    newest = max((one.report.report.published for one in candidates if one.report.report.published), default=None)
    for plan in plans:
        if plan.base not in _EMPTY and any(_is_done(plan, deed) for deed in deeds[plan.verb]):
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
        if plan.done_on and opening.done_on and plan.done_on.isdisjoint(opening.done_on):
            continue
        # Rain that "is expected" did not come with the visit.
        if plan.doer & opening.doer or _SAME_DOER.match(_body(plan.candidate)):
            reasons.setdefault(plan.candidate.sentence, reasons[opening.candidate.sentence])
    return reasons


def _find_called_off(candidates: Sequence[Candidate]) -> Iterator[Sentence]:
    """Yield what somebody is going to do, whenever, as far as a later report says that it is not to come."""
    denials = [denied for candidate in candidates if (denied := _read_denied(candidate))]
    for candidate in candidates if denials else ():
        plan = _read_plan(candidate, whenever=True)
        if plan and any(_is_called_off(plan, denied) for denied in denials):
            yield candidate.sentence


def _read_plan(candidate: Candidate, *, whenever: bool = False) -> _Deed | None:
    """Return what a sentence says outside quotations that somebody is going to do.

    Args:
        candidate: The sentence.
        whenever: Also what is to come later than any report tells, and what stands behind a verb that may tell no deed
            ("a climber rescued on Friday will lose").
    """
    text = mask_quotations(_body(candidate))
    match = _PLAN.search(text, 0, FARTHEST)
    if match is None:
        return None
    # "Will announce on Thursday that it is to end by 2030" is for Thursday.
    dated = any(match[group] for group in ("on", "then", "that", "day"))
    if not (dated or whenever) and _LATER.search(text, match.end()):
        return None
    # "Was fined and is expected to sign", "denied that she is to sign": that is the news.
    told = any(
        clause.finite
        and not clause.relative
        and clause.verb.end <= match.start()
        and not (whenever and clause.passive is None)
        for clause in find_clauses(text[: match.end()])
    )
    if told:
        return None
    return _make_planned(candidate, text, match, due=bool(match["due"]))


def _read_denied(candidate: Candidate) -> _Deed | None:
    """Return what a sentence says outside quotations that somebody is not going to do, at no time and in no way."""
    text = mask_quotations(_body(candidate))
    match = _NO_PLAN.search(text, 0, FARTHEST)
    if match is None or _LIMITED.search(text, match.end()) or _UNSURE.search(text, 0, match.start()):
        return None
    told = [
        clause for clause in find_clauses(text[: match.start()]) if clause.finite and clause.verb.end <= match.start()
    ]
    # "Would not leave" is what she said, or what she refused.
    if match.group().startswith("would") and not told:
        return None
    if not all(clause.relative or _is_of_doer(text, clause, match.start()) for clause in told):
        return None
    return _make_planned(candidate, text, match)


def _is_of_doer(text: str, clause: Clause, end: int) -> bool:
    """Tell whether who does one thing says of himself what begins behind it: "Lund said that she will not"."""
    subject = text[clause.left.start : clause.left.end]
    ours, theirs = content_stems(subject), content_stems(text[clause.verb.end : end])
    return not _POSSESSIVE.search(subject) and (not theirs or bool(ours & theirs))


def _make_planned(candidate: Candidate, text: str, match: re.Match[str], *, due: bool = False) -> _Deed:
    base = read_verb(match["verb"])[0] or match["verb"]
    return _Deed(
        candidate,
        base_stem(_ALIKE.get(base, base)),
        base,
        content_stems(text[: match.start()]),
        *_read_object(text[match.end() :]),
        _days(text),
        _planned_day(text, match),
        (names_in(text[: match.start()]), names_in(_first_clause(text[match.end() :]))),
        due,
    )


def _planned_day(text: str, match: re.Match[str]) -> frozenset[str]:
    """Return the day of the week for which a plan is, as far as its own clause says so."""
    end = match.start() + len(_DATED_CLAUSE.split(text[match.start() :], maxsplit=1)[0])
    found = _THE_DAY.search(text, match.start())
    if found and found.end() <= end:
        return frozenset([found.group()])
    front = _DAY_IN_FRONT.search(text[: match.start()])
    return frozenset(filter(None, front.groups())) if front else frozenset()


def _find_deeds(candidate: Candidate) -> Iterator[_Deed]:
    """Yield what a sentence says was done."""
    text = mask_quotations(_body(candidate))
    earlier = bool(_EARLIER.search(text))
    speeches = find_speech(_body(candidate))
    # What looks ahead itself dates nothing; in the morning the evening is still to come.
    ahead = _AHEAD.search(text)
    days = [day for day in _THE_DAY.finditer(text) if not ahead and not _MORNING.match(text, day.end())]
    for clause in find_clauses(text):
        past = read_verb(clause.verb.text.lower())[1] in {"past", "both"}
        place = clause.verb.start
        spoken = any(speech.start <= place < speech.end for speech in speeches)
        around = _CLAUSE_END.split(text[:place])[-1], _first_clause(text[place:])
        doubted = any(_DOUBTED.search(stretch) for stretch in around)
        # What was done to somebody on a day shows that the day has come, whatever else was to be done on it.
        suffered = clause.passive and bool(_SUFFERED.search(text[:place])) and clause.base not in _DURING
        undone = doubted or (_UNDONE.search(text[:place]) and not suffered)
        if clause.finite and past and not undone:
            doer, behind = text[clause.left.start : clause.left.end], text[clause.verb.end :]
            yield _Deed(
                candidate,
                base_stem(_ALIKE.get(clause.base, clause.base)),
                clause.base,
                content_stems(doer),
                *_read_object(behind),
                _days(text),
                frozenset(day.group() for day in days if _is_dated_by(text, clause.verb, day)),
                (names_in(doer), names_in(_first_clause(behind))),
                plain=not earlier and not spoken and not suffered,
                behind=behind,
            )


def _is_dated_by(text: str, verb: Token, day: re.Match[str]) -> bool:
    """Tell whether a day of the week says when a verb was done: "on Monday signed", "signed the bill on Monday"."""
    if day.end() <= verb.start:
        return not text[day.end() : verb.start].strip() or bool(_DAY_IN_FRONT.search(text[: verb.start]))
    between = text[verb.end : day.start()]
    return (
        verb.end <= day.start()
        and not _DATED_CLAUSE.search(between)
        and not _FURTHER_VERB.search(between)
        and len(between.split()) <= NEAR
    )


def _read_object(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the stems and the numbers that stand behind a verb, up to the end of its clause."""
    words = _first_clause(text)
    return tuple(word.text for word in find_content_stems(words)), frozenset(_NUMBER.findall(words))


def _first_clause(text: str) -> str:
    return _CLAUSE_END.split(text, maxsplit=1)[0]


def names_in(text: str) -> tuple[str, ...]:
    """Return the last words of the names in a stretch, in order; the White House is whoever sits in it."""
    found = (name.text.rpartition(" ")[2] for name in find_names(text) if name.text != "White House")
    return tuple(word for word in found if word.lower() not in DAYS)


def differ(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two stretches name first whom, or what, the other does not name."""
    return bool(ours and theirs) and ours[0] not in theirs and theirs[0] not in ours


def _days(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\b[A-Z][a-z]+day\b", text) if word.lower() in DAYS)


_CLAUSE_END = re.compile(r"[,;:—–]\s|\b(?:after|before|because|while|when|which|who)\b|\s(?:on\s)?[A-Z][a-z]+day\b")
_POSSESSIVE = re.compile(r"\w['’](?:s\b|\s)")
_NUMBER = re.compile(r"\d[\d,.]*\b")


def _is_older(one: Candidate, other: Candidate) -> bool:
    """Tell whether a report is known to be older than another."""
    ours, theirs = (candidate.report.report.published for candidate in (one, other))
    return bool(ours and theirs and ours < theirs)


def _is_done(plan: _Deed, deed: _Deed) -> bool:
    return (
        deed.candidate.voice != plan.candidate.voice
        and deed.plain
        and not _is_older(deed.candidate, plan.candidate)
        and (_same_doer(plan.doer, deed.doer) or len({*plan.object} & {*deed.object}) >= LEAST_SHARED)
        and _same_object(plan.object, deed.object)
        and not any(differ(ours, theirs) for ours, theirs in zip(plan.names, deed.names, strict=True))
        and not (plan.days and deed.days and not _of_one_day(plan, plan.days, deed, deed.days))
        and not (plan.numbers and deed.numbers and plan.numbers.isdisjoint(deed.numbers))
        and len(plan.candidate.stems & deed.candidate.stems) >= LEAST_SHARED
    )


def _is_called_off(plan: _Deed, denied: _Deed) -> bool:
    """Tell whether a later report says of the same doer that the same is not to come."""
    return (
        _is_older(plan.candidate, denied.candidate)
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
    )


def _is_past(plan: _Deed, deed: _Deed) -> bool:
    """Tell whether a deed of the same matter was done on the day for which a plan is.

    Whatever it was: who tells what happened on Thursday did not write before Thursday. What was said on a day may be
    that something is to come on it, unless saying so is the plan.
    """
    if not _of_one_day(plan, plan.done_on, deed, deed.done_on):
        return False
    shared = len((plan.candidate.stems & deed.candidate.stems) - content_stems(" ".join(plan.days)))
    return (
        deed.candidate.voice != plan.candidate.voice
        and not _is_older(deed.candidate, plan.candidate)
        and deed.base not in _LEAVING_OPEN | (SHORT_OF_IT - {plan.base})
        and not leads_up(deed.behind, plan.base, plan.doer)
        and (deed.base not in _SAYING or plan.base in _ANNOUNCING)
        and (not plan.names[0] or not deed.names[0] or _is_named(plan, deed.doer) or _is_named(deed, plan.doer))
        and (shared >= SAME_MATTER or (shared >= LEAST_SHARED and _same_doer(plan.doer, deed.doer)))
    )


def _of_one_day(plan: _Deed, planned: frozenset[str], deed: _Deed, done: frozenset[str]) -> bool:
    return any(is_one_day(day, plan.candidate, day, deed.candidate) for day in planned & done)


def is_one_day(planned: str, plan: Candidate, done: str, deed: Candidate) -> bool:
    """Tell whether two days of the week are one: by date where both reports are dated, otherwise by name.

    Args:
        planned: The day for which something is planned: the next one from the publication of its report.
        plan: The sentence that tells so.
        done: The day on which something was done: the last one up to the publication of its report.
        deed: The sentence that tells so.
    """
    first, second = (candidate.report.report.published for candidate in (plan, deed))
    if not (first and second):
        return planned == done
    ahead = (_WEEK.index(planned.lower()) - first.weekday()) % len(_WEEK)
    ago = (second.weekday() - _WEEK.index(done.lower())) % len(_WEEK)
    return first.date() + timedelta(days=ahead) == second.date() - timedelta(days=ago)


def leads_up(behind: str, base: str, doer: frozenset[str]) -> bool:
    """Tell whether a deed only leads to what is planned, or away from it: "ordered her to testify".

    Args:
        behind: What stands behind the verb of the deed.
        base: The base form of what is planned.
        doer: Content stems of who, or what, is to do it.
    """
    if any(read_verb(word)[0] == base for word in _TO.findall(behind)):
        return True
    for words in _FOR.findall(behind):
        if any(read_verb(word)[0] == base for word in words.split()) or content_stems(words) & doer:
            return True
    return False


def _has_passed(plan: _Deed, newest: datetime | None) -> bool:
    """Tell whether the newest report of a story is of a later date than the day of the week for which a plan is."""
    published = plan.candidate.report.report.published
    if not (plan.done_on and published and newest):
        return False
    days = [_WEEK.index(day.lower()) for day in plan.done_on]
    ahead = max((day - published.weekday()) % len(_WEEK) for day in days)
    return newest.date() > published.date() + timedelta(days=ahead)


def _is_named(deed: _Deed, doer: frozenset[str]) -> bool:
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


def _body(candidate: Candidate) -> str:
    return candidate.text[skip_dateline(candidate.text) :]
