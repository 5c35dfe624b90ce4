"""Two sentences that belong together as one: the same speaker or subject goes on, or two sides answer each other.

Sentence fusion (Barzilay and McKeown, 2005) kept to the few patterns that no parser is needed for: both sentences are
kept in full, save for the subject or speaker that the second shares with the first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.dates import find_dates
from summarize.text.denials import find_answer
from summarize.text.names import find_names
from summarize.text.quotations import find_quotations
from summarize.text.subjects import PREDICATE, VERB, Subject, find_subject
from summarize.text.tokens import content_stems

from .reworded import front_speaker, lower_opening

#: Most words of a joined sentence, and of each half where two sides answer each other.
LONGEST, LONGEST_SIDE = 36, 20
#: Part of the shorter sentence's content words that both share from which on the second adds too little.
_SAME = 0.2

_GOES_ON = re.compile(rf"^(?P<pronoun>He|She|They|It)\ (?P<rest>{VERB}\b.*)\.$".replace("\\ ", " "))
_SAYS = re.compile(
    r"^(?P<lead>(?:(?:also|later|then) )?(?:said|added|noted|announced)"
    r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?)"
    r"(?P<that> that)? (?P<claim>(?!that\b)[^“”\"]+)$"
)
#: What "said" may have behind it that is no clause: an object, or when and where.
_NO_CLAUSE = re.compile(r"^(?:in|on|at|to|of|about|during|after|before|from|with|by|as|when|while|no|yes|so|goodbye)\b")
#: Inside the first sentence these leave it open what the second half hangs on.
_OPEN_END = re.compile(r"[;:—–]|\s--|\b(?:if|unless|because|although|though)\b")
#: What tells of a time before the news, without a date.
_EARLIER = re.compile(
    r"(?i)\b(?:earlier|previously|last\ (?:week|month|year|spring|summer|fall|autumn|winter)|ago|once|originally"
    r"|initially|had)\b"
)
#: What is still to come, behind its subject.
_AHEAD = re.compile(r" (?:(?:also|later|then) )?(?:will|would|may|might|can|could|must|is (?:to|set|expected|due)\b)")
#: It means what stood before it in its report: "denied saying that, but", "acted hours after the vote".
_LEANS_BACK = re.compile(
    r"\b(?:this|that|these|those|it|so|them)(?=[,.;]| but\b| and\b| on [A-Z])|\b(?:acted|reacted|responded|replied)\b"
    r"|\b(?:minutes|hours|days|weeks|months|years) (?:after|before|later|earlier)\b"
)
#: Who says so stands inside or behind it: "will close, Dahl said".
_SAID_WITHIN = re.compile(r",\s[^,]{2,60}\s(?:said|says|added|told)\b|\baccording\sto\b")
#: The same at its end: "will close, Dahl said on Monday."
_SAID_LAST = re.compile(r",\s[^,]{2,60}\s(?:said|says|added|told)\b[^,]{0,30}\.$")
#: Most words of an accusation with its denial behind it.
LONGEST_DENIED = 45
_ENDS_PLAIN = re.compile(r"[\w%)]\.$")


@dataclass(frozen=True, slots=True)
class Joined:
    """One sentence made of two: the text, and whether its halves stood next to each other in one report."""

    text: str
    first: int
    second: int


def join_following(sentences: Sequence[str]) -> Iterator[Joined]:
    """Yield joins of a sentence with the next one of its report, where that goes on with "He" or "It", or denies it."""
    for place, (one, other) in enumerate(itertools.pairwise(sentences)):
        text = _join_denial(_open(one), _open(other)) or _join_pronoun(_open(one), _open(other))
        if text:
            yield Joined(text, place, place + 1)


def join_sentences(one: str, other: str, *, apart: bool = False) -> str:
    """Return two sentences as one, where both have one subject or answer each other; else nothing.

    Args:
        one: What stands first.
        other: What is joined to it.
        apart: Whether they are of two reports: both may tell the same deed of their subject in other words, which would
            then read as two deeds. Two sides answer each other all the same.
    """
    first, second = _open(one), _open(other)
    if not _can_join(first, second):
        return ""
    return ("" if apart else _join_subject(first, second)) or _join_sides(first, second)


def _open(text: str) -> str:
    return text[skip_dateline(text) :]


def _can_join(first: str, second: str) -> bool:
    if not (_ENDS_PLAIN.search(first) and _ENDS_PLAIN.search(second)):
        return False
    return (
        len(first.split()) + len(second.split()) <= LONGEST + 2
        and not find_quotations(first)
        and not find_quotations(second)
    )


def _is_new(first: str, second: str) -> bool:
    """Whether the second sentence says something else than the first, names aside."""
    named = content_stems(" ".join(name.text for text in (first, second) for name in find_names(text)))
    ours, theirs = content_stems(first) - named, content_stems(second) - named
    return len(ours & theirs) <= _SAME * min(len(ours), len(theirs))


def _tell_one_time(first: str, second: str) -> bool:
    """Return whether two sentences that did not stand next to each other tell of one time: that of a day, or of none.

    A sentence without its day may tell of any other: "X ended his campaign on Wednesday and denied the claim".
    """
    ours, theirs = ({date.text.lower() for date in find_dates(text)} for text in (first, second))
    ahead = {bool(_AHEAD.match(text[subject.end :])) for text in (first, second) if (subject := find_subject(text))}
    return ours == theirs and len(ahead) == 1 and not _LEANS_BACK.search(second)


def _tell_another_time(first: str, second: str) -> bool:
    """Return whether the second sentence says when, and the first does not say the same.

    "X ended his campaign on Wednesday and won the primary in February" tells what came first as if it came last.
    """
    ours, theirs = ({date.text.lower() for date in find_dates(text)} for text in (first, second))
    return not theirs <= ours or (bool(_EARLIER.search(second)) and not _EARLIER.search(first))


def _join_denial(first: str, second: str) -> str:
    """Return "X accused Y of this, which Y denied."; empty when it does not fit."""
    answer = find_answer(first, second)
    if answer is None or not _ENDS_PLAIN.search(first) or _OPEN_END.search(first):
        return ""
    # "Y did this, X said, which Y denied" leaves open whether Y denied that or that X said it.
    first = front_speaker(first)
    if _SAID_LAST.search(first):
        return ""
    named = answer.who if find_names(answer.who) else lower_opening(answer.who)
    # "The White House" has its capital as a name, and only at the beginning.
    named = re.sub("^(?:The|His|Her|Their|Its) ", lambda word: word[0].lower(), named)
    joined = f"{first[:-1]}, which {named}{answer.denies}{answer.when}."
    return joined if len(joined.split()) <= LONGEST_DENIED else ""


def _join_pronoun(first: str, second: str) -> str:
    match = _GOES_ON.match(second)
    if not match or not _can_join(first, second) or not _is_new(first, second) or _OPEN_END.search(first):
        return ""
    if any(_SAID_WITHIN.search(half) for half in (first, second)):
        return ""
    if _tell_another_time(first, second):
        return ""
    subject = find_subject(first)
    if subject is None:
        return ""
    person = match["pronoun"] in {"He", "She"}
    if person != subject.person:
        return ""
    return _go_on(first, subject, match["rest"])


def _join_subject(first: str, second: str) -> str:
    one, two = find_subject(first), find_subject(second)
    if one is None or two is None or not one.is_same(two) or not _is_new(first, second):
        return ""
    if _OPEN_END.search(first) or any(_SAID_WITHIN.search(half) for half in (first, second)):
        return ""
    if _tell_another_time(first, second) or not _tell_one_time(first, second):
        return ""
    match = PREDICATE.match(second[two.end :])
    return _go_on(first, one, match["rest"]) if match else ""


def _go_on(first: str, subject: Subject, rest: str) -> str:
    """Return "X said A and that B", or "X did this and did that"."""
    body = first[:-1]
    said, goes_on = _SAYS.match(body[subject.end + 1 :]), _SAYS.match(rest)
    if goes_on:
        if not said or _NO_CLAUSE.match(goes_on["claim"]) or _NO_CLAUSE.match(said["claim"]):
            return ""
        # "Announced the end of the strike on Monday": no clause.
        if not (_has_verb(said["claim"]) and _has_verb(goes_on["claim"])):
            return ""
        return f"{body[: subject.end]} {said['lead']} that {said['claim']} and that {goes_on['claim']}."
    # Behind a reported clause "and did that" would be read as said, too.
    if (
        said
        or "," in body[subject.end :]
        or re.search(r"\b(?:that|who|which|said|told|to|as|after|while|when)\b", body[subject.end :])
    ):
        return ""
    return f"{body} and {rest}."


def _has_verb(claim: str) -> bool:
    """Return whether what stands behind "said" is a clause."""
    return any(clause.finite and not clause.relative for clause in find_clauses(f"{claim}."))


def _join_sides(first: str, second: str) -> str:
    """Return "X said A, while Y said B."."""
    one, two = find_subject(first), find_subject(second)
    if one is None or two is None or one.is_same(two):
        return ""
    halves = [_SAYS.match(text[subject.end + 1 : -1]) for text, subject in ((first, one), (second, two))]
    if not all(half and not _NO_CLAUSE.match(half["claim"]) for half in halves):
        return ""
    if (
        max(len(first.split()), len(second.split())) > LONGEST_SIDE
        or len(content_stems(first) & content_stems(second)) < 2
    ):
        return ""
    if re.search(r"\b(?:while|but|as)\b", first):
        return ""
    return f"{first[:-1]}, while {lower_opening(second)}"
