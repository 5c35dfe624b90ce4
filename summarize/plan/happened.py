"""What is told as to come, where another report tells what came of it: on its day, or how it was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.text.clauses import Clause, find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.names import find_names
from summarize.text.quotations import mask_quotations
from summarize.text.tokens import content_stems
from summarize.text.verbs import read_verb
from summarize.text.word_classes import DAYS
from summarize.types import Sentence

from .candidates import LONGEST, Candidate, depth_of
from .deeds import differ, is_beside_news, is_one_day, leads_up, names_in
from .plan_words import (
    ANNOUNCING,
    BEGINNING,
    DAY,
    DECIDED,
    DECIDING,
    DOUBTED,
    EARLIER,
    EMPTY,
    LATER,
    LEAVING_OPEN,
    SAYING,
    SHORT_OF_IT,
    find_days,
)

#: Sentences of a report that may be over, those by which another one tells what happened, and those of one occasion.
LOOKING_AHEAD, TELLING, NEAR_TOP = 6, 4, 3
#: Characters of a sentence before what it announces, where that is its news.
FARTHEST = 160
#: Content words that an announcement and a deed share beside their doer, on one day; those of different doers; and
#: where what was to be signed was signed.
BY_DOER, BY_OTHERS, WITH_VERB = 2, 5, 4
#: Why a sentence is over.
CAME = "another report tells what came of it on the day for which it is announced"
DONE = "another report tells as done what it tells as still to be done"
SETTLED = "another report tells how it was decided"
WAITING = "what it still waits for has come"

_PART = re.compile(r" (?:early |late )?(morning|afternoon|evening|night)\b")
_DUE = (
    r"(?:expected|set|scheduled|due|poised|slated|about|preparing|planning|gearing up|going|projected|likely|unlikely"
    r"|planned|headed|on track)"
)
_AHEAD = re.compile(
    r"\bwill\b(?! not\b)"
    r"|\b(?:is|are|was|were|appears?|appeared|looks?|seems?) (?:\w+ly |also |now |still |all )?"
    rf"{_DUE}\b(?: (?:on )?{DAY})?(?= (?:to|for|on|in|at)\b)"
    r"|\b(?:plans?|intends?) to\b|\b(?:planned|scheduled|set|slated) for\b"
)
#: A forecast of how somebody will decide.
_FORECAST = re.compile(r"\b(?:(?:un)?likely|(?:not )?expected|poised|set|certain|sure) to\b")
#: What a telling is only the prelude of; and a day that was expected before it came.
_PRELUDE = re.compile(
    r"\b(?:ahead of|(?:hours?|minutes|days?|shortly|just) before"
    r"|before (?:an?|the|his|her|their) (?:[\w’'-]+ ){0,3}(?:meeting|summit|talks|speech|address|hearing|debate|rally"
    r"|vote|trial|visit|trip|ceremony)"
    r"|upcoming|looming|postpon\w+|delay\w*|cancel\w*|reschedul\w+)\b"
)
_EXPECTS = re.compile(rf"\b(?:will|would|(?:is|are|was|were) (?:\w+ )?{_DUE}|plan(?:s|ned)? to|intend(?:s|ed)? to)\b")
#: Between who and a past form that tells of no deed, or not of this day.
_UNDONE = re.compile(
    r"\b(?:had|nearly|almost|nobody|no one|could|may|might|should|must|not|never|without|instead of"
    r"|fail(?:s|ed)? to|to)\b|n['’]t\b"
)
_GOING_ON = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?$")
_PERFECT = re.compile(r"\b(?:has|have)\b")
#: Between a verb and a day that is not when it was done: "set a meeting for Friday", "agreed to testify on Friday".
_FOR = re.compile(r"\b(?:for|to [a-z]+)\s[^,]*$|[,;:] (?!\w+ on\b)[a-z][^,]*$|\s[—–-]+\s")
_NOT_YET = re.compile(r"\b(?:ha(?:s|ve) yet to|not (?:\w+ )?yet|n['’]t (?:\w+ )?yet)\b")

#: Verbs that say too little to tell one deed by.
_EMPTY = EMPTY | {"consider", "expect"}
#: Who decides nothing for the whole.
_PART_OF_IT = content_stems("committee panel subcommittee commission caucus")
_DAY_STEMS = content_stems(" ".join(DAYS))


@dataclass(frozen=True)
class _Read:
    """A sentence outside its quotations."""

    candidate: Candidate
    text: str
    depth: int

    @property
    def sentence(self) -> Sentence:
        return self.candidate.sentence

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return find_clauses(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return self.candidate.stems - _DAY_STEMS

    @cached_property
    def days(self) -> tuple[tuple[re.Match[str], str], ...]:
        """The days of this week that it names, each with the part of the day."""
        return tuple(
            (day, part[1] if (part := _PART.match(self.text, day.end())) else "") for day in find_days(self.text)
        )


@dataclass(frozen=True, slots=True)
class _Announced:
    read: _Read
    #: The base form of what is to be done, and whether it is to be done to its subject.
    base: str
    passive: bool
    #: Content stems of the subject, last words of the names there, and of those in what it is to be done to.
    doer: frozenset[str]
    names: frozenset[str]
    undergoing: tuple[str, ...]
    #: The day for which it is, and the part of the day; empty where none is said.
    day: str
    part: str


@dataclass(frozen=True, slots=True)
class _Told:
    read: _Read
    base: str
    #: Content stems of who did it, and of what stands behind the verb, or undergoes it.
    doer: frozenset[str]
    names: frozenset[str]
    undergoer: frozenset[str]
    #: Last words of the names there, and all that stands behind the verb.
    undergoing: tuple[str, ...]
    behind: str
    day: str
    part: str


def find_happened(candidates: Sequence[Candidate], openings: Mapping[str, int]) -> Mapping[Sentence, str]:
    """Return the sentences that announce what another report shows to have happened, each with the reason.

    Reports of one story were written before and after its news, and seldom say when. Which of them are of before shows
    in what they say: who tells what was done on Tuesday wrote after what another one announces for Tuesday. Where all
    of them only announce, nothing is over.

    Args:
        candidates: Every sentence of a story.
        openings: Report id to the index of the sentence that opens its text.
    """
    reads = [
        _Read(one, mask_quotations(one.text[skip_dateline(one.text) :]), depth)
        for one in candidates
        if one.words <= LONGEST and (depth := depth_of(one.sentence, openings)) < LOOKING_AHEAD
    ]
    announced = [found for read in reads if (found := _read_announced(read))]
    if not announced:
        return {}
    told = [deed for read in reads if read.depth < TELLING for deed in _find_told(read)]
    reasons: dict[Sentence, str] = {}
    #: Of each report that opens with what is over, the content words of that, and those of the deed.
    opened: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for plan in announced:
        others = (deed for deed in told if _is_another_report(deed.read.candidate, plan.read.candidate))
        for deed in others:
            if reason := _compare(plan, deed):
                reasons[plan.read.sentence] = reason
                if plan.read.depth == 0:
                    opened[plan.read.sentence.report_id] = plan.read.stems, deed.read.stems
                break
    _add_same_report(announced, reasons)
    for read in reads:
        matters = opened.get(read.sentence.report_id, ())
        if any(len(read.stems & matter) >= BY_DOER for matter in matters) and _NOT_YET.search(read.text):
            reasons.setdefault(read.sentence, WAITING)
    return reasons


def _is_another_report(one: Candidate, other: Candidate) -> bool:
    """Tell whether a sentence is another voice's, in a report that is not known to be older."""
    ours, theirs = (candidate.report.report.published for candidate in (one, other))
    return one.voice != other.voice and not (ours and theirs and ours < theirs)


def _add_same_report(announced: Sequence[_Announced], reasons: dict[Sentence, str]) -> None:
    """Add what a report announces near its top of the same doer, for the same occasion as what is over of it."""
    near = [plan for plan in announced if plan.read.depth < NEAR_TOP]
    over = [plan for plan in near if plan.read.sentence in reasons]
    for plan in near:
        for other in over:
            same = plan.read.sentence.report_id == other.read.sentence.report_id and _is_one(plan, other)
            beside = (plan.read.stems & other.read.stems) - plan.doer - other.doer
            if same and not plan.day and not LATER.search(plan.read.text) and len(beside) >= BY_DOER:
                reasons.setdefault(plan.read.sentence, reasons[other.read.sentence])


# ---------------------------------------------------------------- what is announced


def _read_announced(read: _Read) -> _Announced | None:
    match = _AHEAD.search(read.text, 0, FARTHEST)
    if match is None or is_beside_news(read.text, match.start()):
        return None
    before = [clause for clause in read.clauses if clause.finite and clause.verb.end <= match.start()]
    # "Was fined and is expected to sign", "announced plans to sign": that is the news.
    if any(not clause.relative and clause.base not in SAYING for clause in before):
        return None
    if before and match.group().startswith("plan"):
        return None
    own = next((one for one in read.clauses if one.verb.end > match.start()), None)
    planned = own if match.group() == "will" else next((one for one in read.clauses if one.verb.end > match.end()), own)
    if own is None or planned is None:
        return None
    day, part = _find_planned_day(read, match.start(), planned)
    subject = read.text[own.left.start : own.left.end] or read.text[: match.start()]
    undergoing = names_in(subject if planned.passive else _behind(read.text, planned))
    return _Announced(
        read, planned.base, bool(planned.passive), content_stems(subject), _last_words(subject), undergoing, day, part
    )


def _behind(text: str, clause: Clause) -> str:
    return text[clause.verb.end : max(clause.verb.end, clause.right.end)]


def _find_planned_day(read: _Read, start: int, planned: Clause) -> tuple[str, str]:
    """Return the one day for which an announcement is; nothing where it names several or that of saying it."""
    found: dict[str, str] = {}
    for day, part in read.days:
        if day.end() <= start:
            # "On Friday, she will", "The president on Friday is expected": not "on Friday said that she will".
            ours = not any(clause.finite and clause.start < start for clause in read.clauses)
        else:
            before = [clause for clause in read.clauses if clause.verb.end <= day.start()]
            nearest = before[-1] if before else planned
            ours = nearest is planned or (nearest.base not in SAYING and not _is_past(nearest))
        if ours:
            found.setdefault(day.group(), part)
    return next(iter(found.items())) if len(found) == 1 else ("", "")


def _is_past(clause: Clause) -> bool:
    return clause.finite and read_verb(clause.verb.text.lower())[1] in {"past", "both"}


# ---------------------------------------------------------------- what is told


def _find_told(read: _Read) -> Iterator[_Told]:
    """Yield what a sentence tells as done, or as going on; nothing where it is of another time or only a prelude."""
    text = read.text
    if _PRELUDE.search(text) or EARLIER.search(text):
        return
    for place, clause in enumerate(read.clauses):
        going_on = clause.verb.text.endswith("ing") and _GOING_ON.search(text, 0, clause.verb.start)
        if not (clause.finite and (_is_past(clause) or going_on)):
            continue
        start = clause.verb.start
        # What was expected is not told as done; what is said may be that it is.
        if _EXPECTS.search(text, 0, len(text) if clause.base in SAYING else clause.verb.end):
            continue
        if DOUBTED.search(text, 0, start) or _UNDONE.search(text, max(clause.left.start, start - 24), start):
            continue
        subject = text[clause.left.start : clause.left.end]
        doer = content_stems(subject)
        undergoer = subject if clause.passive else _behind(text, clause)
        yield _Told(
            read,
            clause.base,
            doer,
            _last_words(subject),
            content_stems(undergoer),
            names_in(undergoer),
            text[clause.verb.end :],
            *_day_of(read, place),
        )


def _day_of(read: _Read, place: int) -> tuple[str, str]:
    """Return the day on which a clause says that it was done, and the part of the day; empty where it says none."""
    text, verb = read.text, read.clauses[place].verb
    # "Has set a meeting on Friday" is for Friday.
    if _PERFECT.search(text, read.clauses[place].start, verb.start):
        return "", ""
    end = read.clauses[place + 1].verb.start if place + 1 < len(read.clauses) else len(text)
    for day, part in read.days:
        behind = verb.end <= day.start() and day.end() <= end
        # Right before the verb, or in front of the first: "on Friday signed", "On Friday, she signed".
        in_front = day.end() <= verb.start and (not text[day.end() : verb.start].strip() or place == 0)
        if in_front or (behind and not _FOR.search(text, max(verb.end, day.start() - 24), day.start())):
            return day.group(), part
    return "", ""


# ---------------------------------------------------------------- what of the one is the other


def _compare(plan: _Announced, deed: _Told) -> str:
    """Return why an announcement is over by a deed; empty where it is not."""
    of_day = bool(plan.day and deed.day)
    if of_day and not is_one_day(plan.day, plan.read.candidate, deed.day, deed.read.candidate):
        return ""
    shared = plan.read.stems & deed.read.stems
    beside = len(shared - plan.doer - deed.doer)
    same_doer = _is_one(plan, deed)
    of_one = beside >= BY_DOER if same_doer else len(shared) >= BY_OTHERS and _names_meet(plan, deed)
    # Of what begins on the day there may be no more to tell than what it is.
    begins = plan.base in BEGINNING and deed.base in BEGINNING
    begun = begins and bool(plan.doer & deed.doer) and _names_meet(plan, deed)
    if of_day and (begun or (of_one and _may_follow(plan, deed))):
        return CAME
    if LATER.search(plan.read.text):
        return ""
    undergone = plan.passive and plan.base == deed.base and plan.base not in _EMPTY
    another = differ(plan.undergoing, deed.undergoing)
    if undergone and not another and len(plan.doer & deed.undergoer) >= BY_DOER and len(shared) >= WITH_VERB:
        return DONE
    forecast = plan.base in DECIDING and deed.base in DECIDED and bool(_FORECAST.search(plan.read.text))
    if another or (deed.doer - plan.doer) & _PART_OF_IT:
        return ""
    return SETTLED if forecast and same_doer and beside >= BY_DOER else ""


def _may_follow(plan: _Announced, deed: _Told) -> bool:
    """Tell whether a deed of the same day shows that what was announced for the day has come."""
    if deed.part == "morning" and plan.part != "morning":
        return False
    if plan.part in {"evening", "night"} and deed.part == "afternoon":
        return False
    if deed.base in SHORT_OF_IT - {plan.base} or leads_up(deed.behind, plan.base, plan.doer):
        return False
    if deed.base in SAYING:
        return plan.base in ANNOUNCING
    return deed.base not in LEAVING_OPEN


def _is_one(ours: _Announced, theirs: _Announced | _Told) -> bool:
    """Tell whether two subjects are one: by their names where both have any, otherwise by any word."""
    if ours.names and theirs.names:
        return not ours.names.isdisjoint(theirs.names)
    return not ours.doer.isdisjoint(theirs.doer)


def _names_meet(plan: _Announced, deed: _Told) -> bool:
    """Tell whether two sentences have a name in common."""
    ours, theirs = (_last_words(one.read.candidate.text) for one in (plan, deed))
    return not ours.isdisjoint(theirs)


def _last_words(text: str) -> frozenset[str]:
    return frozenset(name.text.rpartition(" ")[2] for name in find_names(text))
