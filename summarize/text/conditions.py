"""Conditions under which a sentence says that something will be, or is: "if", "unless", "subject to", "pending"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import Clause, find_clauses
from summarize.text.verbs import read_verb
from summarize.text.word_classes import SAYING

#: What others still have to give before something holds.
_APPROVAL = r"""(?:[\w’'-]+\s){0,4}?(?:approvals?|agreement|consent|ratification|confirmation|permission|clearance
      |rulings?|decisions?|reviews?|negotiations|talks|go-ahead|blessing|licen[cs]es?|financing|permits?|inspections?|fund(?:ing|s)|availability|votes?|conditions)\b(?!\ssince\b)"""
#: What binds whatever it stands beside but what is past; a pattern to build on, for the flag `x`.
FIRM = rf"""
    unless | provid(?:ed|ing)\sthat | (?:(?<=,\s)|^)provided(?=\s(?:the|an?|he|she|it|they|no|all)\b)
  | assuming(?=\s(?:that|the|an?|he|she|it|they|no|all)\b) | supposing | in\sthe\sevent\s(?:of|that)
  | (?:(?<=,\s)|^)barring(?=\s(?:an?|another|any|further|unforeseen|unexpected|last-minute|bad|rain|snow|storms|delays
      |surprises)\b)(?![^,.;]*\sfrom\b) | barring(?=\s(?:another|unforeseen|unexpected|last-minute)\b)
  | (?:(?<=,\s)|^)(?:depending|contingent)\son | (?:depending|contingent)\son(?=\s{_APPROVAL})
  | (?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!main\s)(?<!mains\s)(?<!\bmade\s)
    (?<!\bor\s)subject\sto(?=\s{_APPROVAL})
  | pending(?=\s{_APPROVAL})
  | (?:(?<=,\s)|^)pending(?=\s(?:an?|the|its|his|her|their|final|further)\b)
    (?!\s(?:[\w’'-]+\s){{0,3}}?(?:trial|appeals?|hearings?|sentencing|extradition|deportation|inquest)\b)
  | on\s(?:the\s)?condition\sthat(?!\s(?:he|she|they|it)\snot\sbe\s(?:named|identified))
"""
#: What binds only what is still to come: "fines them if they are late" tells what happens.
LOOSE = r"""
    (?<!even\s)(?<!as\s)(?<!what\s)if(?!\s(?:any|not|only|so|anything|ever|possible|necessary)\b)
  | (?<!\bfor\s)(?:as|so)\slong\sas(?!\s(?:\d|an?\s|the\slast|two|three|four|five|six|seven|eight|nine|ten|some|several
      |possible))
  | once(?=\s(?:[\w’'-]+\s){1,6}?(?:is|are|has|have)\b) | ^in\scase(?!s\b)
"""
#: How all of these begin: of most words nothing else need be tried.
BEGINS = r"(?=[uio]n|if|su|so|as|p[er]|de|co|ba|fa)"
_OPENER = re.compile(rf"\b{BEGINS}(?:(?P<firm>{FIRM})|(?P<loose>{LOOSE}))\b", re.VERBOSE | re.IGNORECASE)
#: "Should the vote fail, Lien will resign".
_INVERTED = re.compile(r"^(?:Should|Were)\s(?=(?:the|an?|he|she|it|they|no|any|[A-Z])[\w’'.-]*\s)[^?]*?,\s")
#: Whether something is so, these ask, know or tell: they put nothing under a condition.
_ASKING = frozenset(
    """
    ask wonder know see decide determine examine check question doubt learn test investigate consider find tell
    show discuss judge debate clarify establish assess rule
    """.split()  # noqa: SIM905
)
#: So do these where nothing follows: "will say if he will stand"; but "said if talks fail, teachers will strike".
_TELLING = frozenset("announce reveal say indicate disclose confirm explain state".split())  # noqa: SIM905
_ASKED = re.compile(
    r"(?:\b(?:clear|unclear|sure|certain|unsure|uncertain|doubtful|unknown|out)\s|\b(?:asked|asks|ask|told)\s[^,;]{1,40}\s)$"
)
#: What may stand between such a verb and its "if".
_WHEN = re.compile(
    r"\s(?:(?:on|by|in|at|within|before|later|next|this|today|tomorrow|soon)\b(?:\s(?!and\b|or\b)[\w’'-]+){0,4}?\s)?"
)
#: "If he will stand": whether he will.
_WHETHER = re.compile(r"\bwill\b")
_STILL_TO_COME = re.compile(
    r"\b(?:will|would|shall|won['’]t|can|could|may|might|must|should|is\sto|are\sto|was\sto|were\sto|going\sto|plan\w*"
    r"|intend\w*|agree\w*|promis\w*|vow\w*|threaten\w*|offer\w*|pledge\w*)\b"
)
#: Who has agreed, has, whatever others have still to approve.
_AGREED = re.compile(r"(?i)\bagreed$")
_AWAITS = re.compile(r"(?i)(?:subject|pending|contingent)\b")
#: "Will be held pending a ruling": until then it holds.
_MEANWHILE = frozenset("remain stay keep hold continue suspend detain".split())  # noqa: SIM905
#: "Closes on 1 May", "is closing in May": a plan told in the present.
_PLANNED = re.compile(r"(?:is|are)\s(?:\w+ly\s)?\w+ing$|\w+s$")
_DATED = re.compile(
    r"\b(?:\d{1,2}\s)?(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|next\s(?:week|month|year))\b"
)
_MODAL_LAST = re.compile(r"\b(?:will|would|shall|can|could|may|might),\s$")
_PAST = frozenset("was were had did has have been".split())  # noqa: SIM905
#: What stands before a condition that opens a sentence, or what somebody says.
_OPENS = re.compile(
    r"(?:^|[.;:,—–]\s*|\bthat\s|\b(?:said|says|say|warned|added|insisted)\s|(?:^|[,;]\s)(?:but|and|so|yet|or|then)\s)[“\"‘']?$",
    re.IGNORECASE,
)
#: "By between 5 and 10 crowns, depending on the place": how much, not whether.
_VARIES = re.compile(
    r"\b(?:between|up\sto|from\s\S*\d|rang\w+|var(?:y|ies|ied|ying)|differ\w*|at\s(?:least|most))\b[^.;]*$"
)
_PAUSE = re.compile(r",\s|;\s")
_WORDS = 7
#: "..., unless a deal is found, and trains will run": another clause.
_GOES_ON = re.compile(r"[,;]?\s(?:and|but|or|while|which|who|whose|where)\b")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition; `text[start:end]` holds its words, up to a comma or the end."""

    start: int
    end: int
    #: Its first words, to show.
    text: str
    #: Whether it binds what is as well as what is still to come.
    firm: bool


@lru_cache(maxsize=16384)
def find_conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions that a sentence states, in order."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Condition]:
    inverted = _INVERTED.match(text)
    if inverted:
        yield _read(text, 0, inverted.end() - 2, firm=True)
    for match in _OPENER.finditer(text):
        start = match.start()
        if inverted and start < inverted.end():
            continue
        if match[0].lower().startswith("depending") and _VARIES.search(text, 0, start):
            continue
        pause = _PAUSE.search(text, match.end())
        end = pause.start() if pause else len(text.rstrip(' .!?"”'))
        if not match["loose"] or match[0].lower() != "if" or not _asks(text, start, end):
            yield _read(text, start, end, firm=match["firm"] is not None)


def _read(text: str, start: int, end: int, *, firm: bool) -> Condition:
    words = text[start:end].split()
    return Condition(start, end, " ".join(words[:_WORDS]), firm)


def _asks(text: str, start: int, end: int) -> bool:
    """Tell whether an "if" asks whether something is so."""
    clauses = find_clauses(text)
    before = [clause for clause in clauses if clause.verb.end < start]
    if before and before[-1].base in _ASKING | _TELLING:
        verb = before[-1]
        if _WHETHER.search(text, start, end):
            return True
        # "The film will show on Friday if"
        near = _WHEN.fullmatch(text, verb.verb.end, start) and (verb.base != "show" or start - verb.verb.end <= 1)
        goes_on = any(clause.finite and clause.verb.start >= end for clause in clauses)
        if near and (verb.base in _ASKING or not goes_on):
            return True
    return bool(_ASKED.search(text, 0, start))


def find_binding(clause: Clause, text: str) -> Condition | None:
    """Return the condition under which a sentence puts one of its clauses; None where there is none."""
    clause = _find_governing(clause, text)
    for condition in find_conditions(text):
        if not condition.start <= clause.verb.start < condition.end and _binds(condition, clause, text):
            return condition
    return None


def is_cut_in(condition: Condition, text: str) -> bool:
    """Tell whether a condition stands between the parts of a verb, or behind a plan told in the present."""
    return (
        condition.firm
        or _MODAL_LAST.search(text, 0, condition.start) is not None
        or (text.startswith("if", condition.start) and _DATED.search(text, 0, condition.start) is not None)
    )


def _find_governing(clause: Clause, text: str) -> Clause:
    """Return the verb that an infinitive follows in "is going to resign"; any other clause as it is."""
    if clause.finite or not text.startswith("to ", clause.start):
        return clause
    going = (other for other in find_clauses(text) if other.finite and other.base == "go")
    return next((other for other in going if other.verb.end + 1 == clause.start), clause)


def _binds(condition: Condition, clause: Clause, text: str) -> bool:
    if not _may_depend(condition, clause, text):
        return False
    others = [other for other in find_clauses(text) if other.finite]
    if clause.verb.start < condition.start:
        if ";" in text[clause.verb.end : condition.start]:
            return False
        # "..., the bank will close if": the nearest verb before it, and those that share its subject and auxiliary.
        nearest = [other for other in others if other.verb.end <= condition.start][-1:]
        return any(other == clause or (other.start == other.verb.start and _shares(clause, other)) for other in nearest)
    # "If it rains, the dam will"; "The merger, if approved, will": the first verb behind, and what shares its subject.
    first = next((other for other in others if other.verb.start >= condition.end), None)
    opens = _OPENS.search(text, 0, condition.start) is not None and not _GOES_ON.match(text, condition.end)
    return opens and first is not None and (first == clause or _shares(clause, first))


def _may_depend(condition: Condition, clause: Clause, text: str) -> bool:
    """Tell whether what a verb tells is of a time that a condition can bind."""
    told = text[clause.start : clause.verb.end]
    if _AGREED.search(told) and _AWAITS.match(condition.text):
        return False
    if clause.base in _MEANWHILE and condition.text.lower().startswith("pending"):
        return False
    if _STILL_TO_COME.search(text, clause.start, clause.verb.end + len(" to")):
        return True
    if clause.base in SAYING:
        return False
    if condition.firm:
        return not _is_past(told)
    return _PLANNED.match(told) is not None and _DATED.search(text, clause.verb.end, condition.start) is not None


def _is_past(told: str) -> bool:
    first, *others = told.lower().split()
    return first in _PAST or (not others and read_verb(first)[1] in {"past", "both", "participle"})


def _shares(clause: Clause, other: Clause) -> bool:
    return (clause.left.start, clause.left.end) == (other.left.start, other.left.end)
