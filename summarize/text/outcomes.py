"""What became of somebody, by whatever words: "was jailed", "was given a prison sentence", "the acquittal of".

Verbs of the same root are easily compared. That "was cleared" and "walked free" tell what "was acquitted" tells, and
"got four years" what "was jailed" tells, no stem shows: these are read here, each with the one of whom it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarize.text.clauses import Clause, Side, find_clauses
from summarize.text.tokens import find_tokens


class Outcome(StrEnum):
    """What became of somebody."""

    ACQUITTED = "acquitted"
    CONVICTED = "convicted"
    IMPRISONED = "imprisoned"
    FINED = "fined"
    CHARGED = "charged"
    ARRESTED = "arrested"
    DISMISSED = "dismissed"
    SUSPENDED = "suspended"
    RESIGNED = "resigned"
    PLEADED_GUILTY = "pleaded guilty"
    PLEADED_NOT_GUILTY = "pleaded not guilty"


#: Which outcomes carry another: who is in prison for it was convicted.
CARRIED_BY: Mapping[Outcome, frozenset[Outcome]] = {
    outcome: frozenset({outcome})
    | {
        Outcome.CONVICTED: frozenset({Outcome.IMPRISONED, Outcome.PLEADED_GUILTY}),
        Outcome.CHARGED: frozenset({Outcome.PLEADED_GUILTY, Outcome.PLEADED_NOT_GUILTY}),
    }.get(outcome, frozenset())
    for outcome in Outcome
}
#: Which outcomes of one and the same do not go with another, where none that carries it is told as well.
AGAINST: Mapping[Outcome, frozenset[Outcome]] = {
    Outcome.ACQUITTED: frozenset({
        Outcome.CONVICTED, Outcome.IMPRISONED, Outcome.CHARGED, Outcome.PLEADED_GUILTY, Outcome.PLEADED_NOT_GUILTY
    }),
    **dict.fromkeys(
        (Outcome.CONVICTED, Outcome.IMPRISONED),
        frozenset({Outcome.ACQUITTED, Outcome.CHARGED, Outcome.PLEADED_NOT_GUILTY}),
    ),
}  # fmt: skip

#: What the subject of a passive, or the object of an active, undergoes by these verbs alone.
_UNDERGONE = {
    base: outcome
    for outcome, bases in {
        Outcome.ACQUITTED: "acquit clear exonerate absolve",
        Outcome.CONVICTED: "convict",
        Outcome.IMPRISONED: "jail imprison sentence cage incarcerate",
        Outcome.FINED: "fine",
        Outcome.CHARGED: "charge indict",
        Outcome.ARRESTED: "arrest detain",
        Outcome.DISMISSED: "dismiss sack fire oust axe",
        Outcome.SUSPENDED: "suspend",
    }.items()
    for base in bases.split()
}
#: Verbs that tell it of persons only with these words behind them: roads are cleared, shots fired, fees charged.
_OF_PERSONS = {
    "clear": re.compile(
        r"[^.;]{0,40}\bof\s(?!(?:the\s)?(?:snow|debris|rubble|way)\b)"
        r"|\s*(?:by\s(?:a|the)\s(?:court|jury|judge)\b|[,.]|$|on\s\w+day\b)"
    ),
    "fire": re.compile(r"(?!\s(?:at|on(?!\s\w+day)|into|from|off|up)\b)"),
    "charge": re.compile(r"[^.;]{0,60}\b(?:with|over|in)\b|\s*(?:on\s\w+day\b|[,.]|$)"),
    "sentence": re.compile(
        r"(?!\s(?:\S+\s){0,6}?to\s(?:(?:a|an|\w+|\d+)\s)?(?:fine|community|probation|death|suspended|hours)\b)"
    ),
}
#: With how little a verb says, what is had or given says what became of somebody.
_GIVEN = frozenset("give hand award".split())  # noqa: SIM905
_GOTTEN = frozenset("get receive serve begin face".split())  # noqa: SIM905
_WHAT = {
    Outcome.IMPRISONED: re.compile(
        r"(?<!\bsuspended\s)\b(?:(?:prison|jail|custodial)\s(?:sentences?|terms?)|life\s(?:sentence|term|in\sprison)"
        r"|(?:sentences?|terms?)\sof\s(?:[\w-]+\s){1,4}(?:years?|months?)"
        r"|(?:[\w-]+\s){1,2}(?:years?|months?)\s(?:in\s(?:prison|jail)|behind\sbars|for\b)"
        r"|[\w-]+-(?:year|month)(?:-long)?\s(?:(?:prison|jail)\s)?(?:sentence|term))",
        re.IGNORECASE,
    ),
    Outcome.FINED: re.compile(r"\b(?:(?:an?|the)\s(?:[\w,.$€£-]+\s){0,3}?fine|fined)\b(?!\s[a-z]+s\b)", re.IGNORECASE),
    Outcome.SUSPENDED: re.compile(r"\b(?:an?|the)\s(?:[\w-]+\s){0,3}?suspension\b", re.IGNORECASE),
}
_BARE_YEARS = re.compile(r"\s*(?:[\w-]+\s){1,2}years?(?:\s(?:for|over|after|on)\b|\s*[,.;]|$)", re.IGNORECASE)
_SENT_TO_PRISON = re.compile(r"\b(?:to|behind)\s(?:prison|jail|bars)\b")
_GUILTY = re.compile(r"\s*[^,.;]{0,30}?(?P<not>\b(?:not|in)[\s]*)?guilty\b|\s*innocent\b")
_FREE = re.compile(r"\s*(?:[^,;]{0,40}?\s)?(?:free|a\sfree\s(?:man|woman|person))\b")
_COURT_FREE = re.compile(r"[^,;]{0,40}?\bas?\s?(?:a\s)?free\s(?:man|woman|person)\b")
_STEPPED = re.compile(r"\s(?:down|aside)\b")
_RESIGNATION = re.compile(r"[^,;]{0,20}\b(?:his|her|their|its)\sresignation\b")
_LOST_JOB = re.compile(r"\s(?:his|her)\s(?:job|post)\b")
_HELD = re.compile(r"[^,;]{0,40}?\b(?:in\s(?:police\s)?custody|on\ssuspicion|by\s(?:the\s)?police)\b")
_REMOVED = re.compile(r"\s(?:from\s(?:office|(?:his|her|the)\s(?:job|post))|as|of\s(?:his|her)\s(?:duties|post))\b")
_CUSTODY = re.compile(r"[^,;]{0,40}?\b(?:into|in)\s(?:police\s)?custody\b")
#: Nouns that tell an outcome of the one named behind "of", or before "'s".
_NOUNS = {
    noun: outcome
    for outcome, nouns in {
        Outcome.ACQUITTED: "acquittal exoneration",
        Outcome.CONVICTED: "conviction",
        Outcome.IMPRISONED: "imprisonment jailing sentencing incarceration",
        Outcome.ARRESTED: "arrest detention",
        Outcome.CHARGED: "indictment",
        Outcome.DISMISSED: "dismissal sacking firing ouster",
        Outcome.SUSPENDED: "suspension",
        Outcome.RESIGNED: "resignation",
    }.items()
    for noun in nouns.split()
}
_NOUN = rf"(?P<noun>{'|'.join(_NOUNS)})"
_NOUN_OF = re.compile(rf"\b{_NOUN}\sof\s(?P<who>[^,.;:]+)")
_OWNED_NOUN = re.compile(rf"(?P<who>(?:[A-Z][\w.-]*\s){{0,3}}[A-Z][\w-]+)['’]s?\s(?:[a-z-]+\s){{0,2}}?{_NOUN}\b")
#: Up to what the noun is told of: "the acquittal of Aas in April".
_PHRASE_END = re.compile(
    r"\s(?:in|on|at|for|by|and|after|before|as|was|is|has|had|would|will|that|who|which|from|to)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome with where the words stand that tell it, and the one of whom they do; `text[start:end]`."""

    outcome: Outcome
    start: int
    end: int
    #: Who it became of; None where that stands nowhere ("the conviction was quashed").
    whom: Side | None
    #: Whether "who" or "which" stands between.
    relative: bool = False


@lru_cache(maxsize=16384)
def find_outcomes(text: str) -> tuple[Told, ...]:
    """Return what a sentence tells became of somebody, in order."""
    found = [*_find_in_clauses(text), *_find_in_nouns(text)]
    return tuple(sorted(found, key=lambda told: told.start))


def _find_in_clauses(text: str) -> Iterator[Told]:
    for clause in find_clauses(text):
        read = _read_clause(clause, text)
        if read:
            outcome, whom, end = read
            yield Told(outcome, clause.start, end, whom, relative=clause.relative)


def _read_clause(clause: Clause, text: str) -> tuple[Outcome, Side, int] | None:
    """Return what a clause tells became of whom, and where the words end that tell it."""
    behind = text[clause.verb.end : clause.right.end]
    base, end = clause.base, clause.verb.end
    whom = clause.left if clause.passive else clause.right
    if outcome := _UNDERGONE.get(base):
        # "Sacked workers": a participle has no subject; "arrested in May" may be anybody's.
        if not clause.finite or clause.passive is None or (base in _OF_PERSONS and not _OF_PERSONS[base].match(behind)):
            return None
        return outcome, whom, end
    if not clause.finite:
        return None
    if base in _GIVEN or base in _GOTTEN:
        # "The court gave Aas a prison sentence"; "Aas got one", "was given one".
        if base == "face" or (base in _GOTTEN and clause.passive):
            return None
        receiver = clause.left if base in _GOTTEN or clause.passive else clause.right
        if base == "get" and _BARE_YEARS.match(behind):
            return Outcome.IMPRISONED, receiver, end
        for outcome, what in _WHAT.items():
            if match := what.search(behind):
                return outcome, receiver, end + match.end()
        return None
    idiom = _read_idiom(clause, behind, whom)
    return (*idiom, end) if idiom else None


def _read_idiom(clause: Clause, behind: str, whom: Side) -> tuple[Outcome, Side] | None:
    """Return what a verb tells together with the words behind it: "found not guilty", "walked free"."""
    match clause.base:
        case "send" | "put" if _SENT_TO_PRISON.search(behind):
            return Outcome.IMPRISONED, whom
        case "find" | "declare" | "plead" if guilty := _GUILTY.match(behind):
            denied = guilty["not"] is not None or guilty[0].strip() == "innocent"
            if clause.base == "plead":
                return Outcome.PLEADED_NOT_GUILTY if denied else Outcome.PLEADED_GUILTY, clause.left
            return Outcome.ACQUITTED if denied else Outcome.CONVICTED, whom
        case "walk" | "go" if _FREE.match(behind):
            return Outcome.ACQUITTED, clause.left
        case "leave" if _COURT_FREE.match(behind):
            return Outcome.ACQUITTED, clause.left
        case "resign" | "quit":
            return Outcome.RESIGNED, clause.left
        case "step" if _STEPPED.match(behind):
            return Outcome.RESIGNED, clause.left
        case "hand" | "offer" | "tender" | "submit" if _RESIGNATION.match(behind):
            return Outcome.RESIGNED, clause.left
        case "lose" if _LOST_JOB.match(behind):
            return Outcome.DISMISSED, clause.left
        case "remove" | "relieve" if _REMOVED.match(behind):
            return Outcome.DISMISSED, whom
        case "hold" if clause.passive and _HELD.match(behind):
            return Outcome.ARRESTED, whom
        case "take" if _CUSTODY.match(behind):
            return Outcome.ARRESTED, whom
    return None


def _find_in_nouns(text: str) -> Iterator[Told]:
    for match in _NOUN_OF.finditer(text):
        ending = _PHRASE_END.search(match["who"])
        end = match.start("who") + ending.start() if ending else match.end("who")
        yield Told(_NOUNS[match["noun"]], match.start(), end, _read_side(text, match.start("who"), end))
    for match in _OWNED_NOUN.finditer(text):
        whom = _read_side(text, match.start("who"), match.end("who"))
        yield Told(_NOUNS[match["noun"]], match.start(), match.end(), whom)


def _read_side(text: str, start: int, end: int) -> Side:
    return Side(start, end, tuple(token for token in find_tokens(text) if start <= token.start < end))
