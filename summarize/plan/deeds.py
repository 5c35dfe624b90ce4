"""What somebody is going to do, is not going to do, or did: as a sentence tells it, with when and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from summarize.text.clauses import Clause, find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.names import find_names
from summarize.text.quotations import mask_quotations
from summarize.text.speech import Speech, find_speech
from summarize.text.tokens import Token, content_stems, find_content_stems
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import DAYS

from .candidates import Candidate
from .plan_words import ALIKE, DAY, DOUBTED, DURING, EARLIER, LATER, SAYING, WEEK, find_days

#: Characters of a sentence before a plan that is its news.
FARTHEST = 140
#: Words between a verb and its day.
NEAR = 12

#: "On Monday", "late Tuesday", between "expected" and "to".
_WHEN = (
    r"(?: (?:as early as |early |late )?(?:on )?(?:[A-Z][a-z]+day|today|tonight)"
    r"(?: (?:morning|afternoon|evening|night))?)"
)
_PLAN = re.compile(
    rf"\b(?:will(?P<on>{_WHEN})?"
    rf"|(?:is|are|was|were) (?P<due>expected|set|scheduled|due|poised|slated|about|preparing|planning)"
    rf"(?P<then>{_WHEN})? to"
    rf"|(?:is|are) going to|(?:plans|intends?)(?P<that>{_WHEN}) to|(?:plans?|intends?) to"
    # "Is to blame" is no plan.
    rf"|(?:is|are) to(?! (?:blame|thank)\b))"
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
#: Later than a deed of which it is not told when; what came of an occasion may have come this week.
_THIS_WEEK = "later this week"
#: What goes on when its first day has passed: "will sit on Friday and on every Friday until June".
_RECURRING = re.compile(
    r"\b(?:(?:each|every) (?:other |second )?(?:[A-Z][a-z]+day|day|week|weekend|month|year|morning|afternoon|evening"
    r"|night)|until|till|daily|weekly|[A-Z][a-z]+days)\b"
)
#: News that stands beside a plan: "is due to appear in court on Friday and denies the charges".
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|plead(?:s|ed))\b")
#: What opens a clause that stands beside the news of a sentence.
_ASIDE = re.compile(
    r"\b(?:who|which|whose|whom|where)\b|\b(?P<that>that)\b"
    r"|^\s*(?:As|While|Because|Since|Although|Though|Whereas|as|while|because|since|although|though|whereas)\b"
)
_SEGMENT_END = re.compile(r"[,;:—–]\s|\s--\s")
#: Who speaks for somebody: "his office", "the council's leader", "a spokesman for the union".
_SIDE = (
    r"(?:(?:legal|press|medical) )?(?:office|team|doctors?|lawyers?|attorneys?|spokes\w+|leaders?|head|chair\w*"
    r"|director|president|managers?|management|agent|campaign)"
)
_OWN_SIDE = re.compile(
    rf"(?:his|her|its|their) {_SIDE}|(?P<whose>.+)['’]s? {_SIDE}|(?:(?:an?|the) )?{_SIDE} (?:for|of) (?P<of>.+)"
)
_ITSELF = re.compile(r"\s*(?:he|she|it)\s*")
_PHRASE_END = re.compile(r",|\s(?:of|for|in|at|on|from|with|who|which|that|\w+ed)\b")
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
#: Before a past form that tells of no deed.
_UNDONE = re.compile(
    r"\b(?:will|would|to|could|may|might|can|should|must|not|never|be|being|was|were|is|are)\s(?:\w+ly\s)?$|n['’]t\s$"
)
#: "Was jeered on Saturday"; of what was done to somebody in the morning more may be to come in the evening.
_SUFFERED = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?$")
_TO = re.compile(r"\bto ([a-z]+)")
_FOR = re.compile(r"\b(?:for|against) (?:(?:an?|the|his|her|its|their) )?((?:[a-z]+ )?[a-z]+)")
_CLAUSE_END = re.compile(r"[,;:—–]\s|\b(?:after|before|because|while|when|which|who)\b|\s(?:on\s)?[A-Z][a-z]+day\b")
_POSSESSIVE = re.compile(r"\w['’](?:s\b|\s)")
_NUMBER = re.compile(r"\d[\d,.]*\b")
_FOR_DAY = re.compile(r"\b(?:this|for)\s$")
_MORNING = re.compile(r" (?:early )?morning\b")
#: Up to here a day belongs to the verb before it.
_DATED_CLAUSE = re.compile(
    r"[,;:—–]\s|\s--\s|\b(?:said|says|announced|according|told|reported|after|before|because|while|when|which|who|that"
    r"|ahead)\b"
)
#: The same day in front: "At a summit on Friday, Ada Brook will", "The president on Friday is expected".
_DAY_IN_FRONT = re.compile(
    rf"(?:^(?:(?:On|Late|Early|In|At|During)\b[^,]{{0,80}}?\b)?(?P<first>{DAY})\b[^,]{{0,30}},[^,]*"
    rf"|\bon (?P<last>{DAY})(?: \w+)?\s)$"
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


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody is going to do, is not going to do, or did."""

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
    #: What stands before a plan, from the beginning of the sentence.
    before: str = ""


def read_plan(candidate: Candidate, *, whenever: bool = False) -> Deed | None:
    """Return what a sentence says outside quotations that somebody is going to do.

    Args:
        candidate: The sentence.
        whenever: Also what is to come later than any report tells, and what stands behind a verb that may tell no deed
            ("a climber rescued on Friday will lose").
    """
    text = mask_quotations(body_of(candidate))
    match = _PLAN.search(text, 0, FARTHEST)
    if match is None:
        return None
    # "Will announce on Thursday that it is to end by 2030" is for Thursday.
    dated = any(match[group] for group in ("on", "then", "that", "day"))
    if not (dated or whenever) and (LATER.search(text, match.end()) or _THIS_WEEK in text[match.end() :]):
        return None
    if _RECURRING.search(text, match.end()) or is_beside_news(text, match.start()):
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


def is_beside_news(text: str, start: int) -> bool:
    """Tell whether what is to come stands beside the news of a sentence: "Lund, who is to appear in court, denied".

    Args:
        text: The sentence outside its quotations.
        start: Where it begins to tell what is to come.
    """
    if _DENIES.search(text):
        return True
    segment = max((end.end() for end in _SEGMENT_END.finditer(text, 0, start)), default=0)
    verbs = [clause.verb.start for clause in find_clauses(text) if clause.finite]
    for opened in _ASIDE.finditer(text[segment:start]):
        behind = segment + opened.end()
        # "The man who fled will appear": there the clause is over. "Officials said that" opens what they said.
        over = any(behind <= verb < start for verb in verbs)
        told = opened["that"] and text[behind:start].strip() and any(verb < behind for verb in verbs)
        if not (over or told):
            return True
    return False


def read_denied(candidate: Candidate) -> Deed | None:
    """Return what a sentence says outside quotations that somebody is not going to do, at no time and in no way."""
    text = mask_quotations(body_of(candidate))
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


def _make_planned(candidate: Candidate, text: str, match: re.Match[str], *, due: bool = False) -> Deed:
    base = read_verb(match["verb"])[0] or match["verb"]
    return Deed(
        candidate,
        base_stem(ALIKE.get(base, base)),
        base,
        content_stems(text[: match.start()]),
        *_read_object(text[match.end() :]),
        _days(text),
        _planned_day(text, match),
        (names_in(text[: match.start()]), names_in(_first_clause(text[match.end() :]))),
        due,
        before=text[: match.start()],
    )


def is_on_own_word(deed: Deed) -> bool:
    """Tell whether of a plan the report itself says so, or who is to do it; somebody else may be his rival."""
    text, end = body_of(deed.candidate), len(deed.before)
    speeches = find_speech(text)
    if not speeches:
        # Somebody says so, though it cannot be told who; "will say", the first verb, is what is planned.
        behind = [clause for clause in find_clauses(text) if clause.verb.start > end][1:]
        return not any(clause.finite and clause.base in SAYING for clause in behind)
    return all(_is_own_word(deed, speech, speech.start if speech.start < end else 0) for speech in speeches)


def _is_own_word(deed: Deed, speech: Speech, start: int) -> bool:
    doer = deed.before[start:]
    if start and _ITSELF.fullmatch(doer):
        return True
    # Whom "he" means may stand in the sentence before.
    if speech.by_pronoun:
        return deed.candidate.sentence.index == 0
    side = _OWN_SIDE.fullmatch(speech.speaker)
    whose = (side["whose"] or side["of"]) if side else speech.speaker
    return not whose or _is_named_by(whose, doer)


def _is_named_by(speaker: str, doer: str) -> bool:
    """Tell whether two phrases are of one, by their words: "the union" is "The dockers' union", no "two ministers" is.

    Also "Lund" where "Prime Minister Bo Lund" is to do it.
    """
    theirs, ours = (_ARTICLE.sub("", phrase.strip(), count=1) for phrase in (speaker, doer))
    head, own = (_PHRASE_END.split(phrase, maxsplit=1)[0].split() for phrase in (theirs, ours))
    known = {word.casefold() for word in re.findall(r"\w+", ours)}
    if not (head and own) or not known.issuperset(word.casefold() for word in re.findall(r"\w+", theirs)):
        return False
    # "Ministers said" of a minister.
    if not (speaker[:1].isupper() or speaker.startswith("the ")):
        return False
    beginning = [word.casefold() for word in own[: len(head)]]
    title = speaker.startswith("the ") and beginning == [word.casefold() for word in head]
    return title or head[-1].casefold() == own[-1].casefold()


def _planned_day(text: str, match: re.Match[str]) -> frozenset[str]:
    """Return the day of the week for which a plan is, as far as its own clause says so."""
    end = match.start() + len(_DATED_CLAUSE.split(text[match.start() :], maxsplit=1)[0])
    for day in _own_days(text):
        if match.start() <= day.start() and day.end() <= end:
            return frozenset([day.group()])
    front = _DAY_IN_FRONT.search(text[: match.start()])
    return frozenset(filter(None, front.groups())) if front else frozenset()


def find_deeds(candidate: Candidate) -> Iterator[Deed]:
    """Yield what a sentence says was done."""
    text = mask_quotations(body_of(candidate))
    earlier = bool(EARLIER.search(text))
    speeches = find_speech(body_of(candidate))
    # What looks ahead itself dates nothing; in the morning the evening is still to come.
    ahead = _AHEAD.search(text)
    days = [day for day in _own_days(text) if not ahead and not _MORNING.match(text, day.end())]
    for clause in find_clauses(text):
        past = read_verb(clause.verb.text.lower())[1] in {"past", "both"}
        place = clause.verb.start
        spoken = any(speech.start <= place < speech.end for speech in speeches)
        around = _CLAUSE_END.split(text[:place])[-1], _first_clause(text[place:])
        doubted = any(DOUBTED.search(stretch) for stretch in around)
        # What was done to somebody on a day shows that the day has come, whatever else was to be done on it.
        suffered = clause.passive and bool(_SUFFERED.search(text[:place])) and clause.base not in DURING
        undone = doubted or (_UNDONE.search(text[:place]) and not suffered)
        if clause.finite and past and not undone:
            doer, behind = text[clause.left.start : clause.left.end], text[clause.verb.end :]
            yield Deed(
                candidate,
                base_stem(ALIKE.get(clause.base, clause.base)),
                clause.base,
                content_stems(doer),
                *_read_object(behind),
                _days(text),
                frozenset(day.group() for day in days if _is_dated_by(text, clause.verb, day)),
                (names_in(doer), names_in(_first_clause(behind))),
                plain=not earlier and not spoken and not suffered,
                behind=behind,
            )


def _own_days(text: str) -> Iterator[re.Match[str]]:
    """Yield the days on which something may be done; what is set "for Sunday" was not done then."""
    return (day for day in find_days(text) if not _FOR_DAY.search(text, 0, day.start()))


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


def is_older(one: Candidate, other: Candidate) -> bool:
    """Tell whether a report is known to be older than another."""
    ours, theirs = (candidate.report.report.published for candidate in (one, other))
    return bool(ours and theirs and ours < theirs)


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
    ahead = (WEEK.index(planned.lower()) - first.weekday()) % len(WEEK)
    ago = (second.weekday() - WEEK.index(done.lower())) % len(WEEK)
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


def body_of(candidate: Candidate) -> str:
    """Return the text of a sentence behind its dateline."""
    return candidate.text[skip_dateline(candidate.text) :]
