"""What became of somebody, by whatever words: "was jailed", "was given a prison sentence", "the acquittal of".

Verbs of the same root are easily compared. That "was cleared" and "walked free" tell what "was acquitted" tells, and
"got four years" what "was jailed" tells, no stem shows: these are read here, each with the one of whom it is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarize.text.clauses import Clause, Side, find_clauses
from summarize.text.modality import Modality, Mode, find_modalities
from summarize.text.negation import Negation, find_negations
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
#: Which outcomes of one and the same do not go with another, where none that carries it is told as well. To be charged
#: is a stage before either.
AGAINST: Mapping[Outcome, frozenset[Outcome]] = {
    Outcome.ACQUITTED: frozenset({
        Outcome.CONVICTED, Outcome.IMPRISONED, Outcome.PLEADED_GUILTY, Outcome.PLEADED_NOT_GUILTY
    }),
    **dict.fromkeys(
        (Outcome.CONVICTED, Outcome.IMPRISONED), frozenset({Outcome.ACQUITTED, Outcome.PLEADED_NOT_GUILTY})
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
_DAY = r"(?:\s(?:on|late\son)\s\w+day)?"
#: Verbs that tell it of persons only with these words behind them, and behind whom they act upon: roads are cleared,
#: players cleared to play, shots fired, fees charged.
_OF_PERSONS = {
    "clear": re.compile(
        rf"(?:\s[a-z]+ly|\sby\s(?:an?|the)\s(?:[\w-]+\s){{0,2}}?[\w-]+)?{_DAY}\s(?:of|over)\s"
        r"(?!(?:the\s|all\s|fallen\s|any\s)?(?:snow|debris|rubble|way|ice|mines?|trees?|leaves|weeds?|people|protesters)\b)"
        rf"|(?:\sby\s(?:an?|the)\s(?:[\w-]+\s)?(?:court|jury|judge)\b)?{_DAY}(?=\s*(?:[,.;]|$))"
    ),
    "fire": re.compile(r"(?!\s(?:at|on(?!\s\w+day)|into|from|off|up)\b)"),
    "charge": re.compile(r"[^.;]{0,60}\b(?:with|over|in)\b|\s*(?:on\s\w+day\b|[,.]|$)"),
    "sentence": re.compile(
        r"(?!\s(?:\S+\s){0,6}?to\s(?:(?:a|an|\w+|\d+)\s)?(?:fine|community|probation|death|suspended|hours)\b)"
    ),
}
_CHARGED_WITH = re.compile(r"[^.;]{0,30}?\b(?:with|over|in)\b")
#: A term that need not be served is none.
_NOT_SERVED = re.compile(r"[^.;]{0,60}?\bsuspended\b(?!\sfrom\b)", re.IGNORECASE)
_TERM = re.compile(r"\b(?:years?|months?|sentences?|terms?)(?:,|,?\sbut|\swhich\s(?:was|were))?\s$")
#: What one is punished for: terms of office and of projects are counted in years, too.
_CRIME = (
    r"(?:the\s|a\s|an\s|his\s|her\s|their\s|(?:attempted|armed|aggravated|gross|tax|bank|drug|benefit|insurance)\s){0,2}"
    r"(?:theft|thefts|fraud|murders?|manslaughter|killings?|forgery|bribery|corruption|robber(?:y|ies)|burglar(?:y|ies)"
    r"|rapes?|assaults?|arson|embezzlement|evasion|perjury|smuggling|stealing|robbing|trafficking|kidnapping"
    r"|extortion|blackmail|espionage|spying|stabbings?|shootings?|attacks?|abuse|crimes?|treason|laundering)\b"
)
#: With how little a verb says, what is had or given says what became of somebody.
_GIVEN = frozenset("give hand award".split())  # noqa: SIM905
_GOTTEN = frozenset("get receive serve begin face".split())  # noqa: SIM905
_WHAT = {
    Outcome.IMPRISONED: re.compile(
        r"\b(?:(?:prison|jail|custodial)\s(?:sentences?|terms?)|life\ssentence|life\sin\sprison"
        r"|sentences?\sof\s(?:[\w-]+\s){1,4}(?:years?|months?)"
        rf"|(?:[\w-]+\s){{1,2}}(?:years?|months?)\s(?:in\s(?:prison|jail)\b|behind\sbars\b|for\s{_CRIME})"
        r"|[\w-]+-(?:year|month)(?:-long)?\s(?:(?:prison|jail)\s(?:sentence|term)|sentence))",
        re.IGNORECASE,
    ),
    Outcome.FINED: re.compile(
        r"\b(?:an?|the)\s(?:[\w,.$€£-]+\s){0,3}?fine\b(?=\s*(?:[.;]|$)|\s(?:of|for|from|by|on|in|after|over|and)\b)",
        re.IGNORECASE,
    ),
    Outcome.SUSPENDED: re.compile(
        r"\b(?:an?|the)\s(?:[\w-]+\s){0,2}?(?:[\w-]+-(?:day|week|month|year|match|game|race)\ssuspension"
        r"|suspension\s(?:of|for)\s(?:[\w-]+\s){0,2}(?:days?|weeks?|months?|years?|match(?:es)?|games?|races?))\b",
        re.IGNORECASE,
    ),
}
_SENT_TO_PRISON = re.compile(r"\b(?:to|behind)\s(?:prison|jail|bars)\b")
#: "Guilty" says it where no noun follows: silences are guilty, too.
_GUILTY = re.compile(
    r"\s*[^,.;]{0,30}?(?P<not>\bnot\s)?\bguilty(?=\s*(?:[^\w\s]|$)|\s(?:of|on|in|to|by|after|at|as|and|but|over|for|last|while"
    r"|when|under)\b)|\s*innocent\b(?!\s[a-z]+s\b)"
)
_HIMSELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)\b")
#: "Walked free", but not from prison, nor on bail.
_FREE = re.compile(
    r"\s(?:away\s|out\s)?(?:free|as?\s?(?:a\s)?free\s(?:man|woman|person))"
    r"(?=\s*(?:[,.;]|$)|\s(?:on\s\w+day|(?:from|out\sof)\s(?:the\s)?court\w*|in|after|when|while|and|last)\b)"
)
_COURT_FREE = re.compile(r"\s(?:the\s)?court\w*(?:\s\w+){0,3}?\sas?\s?(?:a\s)?free\s(?:man|woman|person)\b")
#: With these in its sentence, whoever walks free need not have been cleared.
_FREE_OTHERWISE = re.compile(
    r"\b(?:bail|bond|fine[ds]?|admi\w+|plead\w*|pled|prison|jail\w*|sentenc\w*|serv\w+|years?|months?|suspended|pending|deal"
    r"|releas\w+|warn\w*|caution\w*|probation|confess\w*|convict\w*|guilty|technicality|dropped|collaps\w+|parole\w*"
    r"|pardon\w*|time|hours|community|despite)\b"
)
_STEPPED = re.compile(r"\s(?:down|aside)\b(?!\sfrom\s(?:the\s)?(?:stage|plane|train|bus|ladder|podium|platform))")
_QUIT = re.compile(
    r"(?=\s*(?:[,.;]|$)|\s(?:as|on|in|after|over|amid|following|because|when|and|last|this|(?:his|her|their)\s(?:jobs?|posts?)"
    r"|the\s(?:board|party|post|job|government|cabinet|company|firm|club|council))\b)"
)
_RESIGNED_TO = re.compile(r"\s(?:(?:him|her|it|them)sel(?:f|ves)|to)\b")
_RESIGNATION = re.compile(r"[^,;]{0,20}\b(?:his|her|their|its)\sresignation\b")
_LOST_JOB = re.compile(r"\s(?:his|her)\s(?:job|post)\b")
_HELD = re.compile(r"[^,;]{0,40}?\b(?:in\s(?:police\s)?custody|on\ssuspicion|by\s(?:the\s)?police)\b")
_REMOVED = re.compile(r"\s(?:from\s(?:office|(?:his|her|the)\s(?:job|post))|as|of\s(?:his|her)\s(?:duties|post))\b")
_OBJECT_PRONOUN = re.compile(r"\s(?:him|her|them|it)\b")
_LEAVING = frozenset({"walk", "go", "leave"})
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
_ANY_NOUN = re.compile(rf"\b{_NOUN}s?\b")
_NOUN_OF = re.compile(rf"\b{_NOUN}\sof\s(?P<who>[^,.;:]+)")
#: "Vik's suspension", but not his suspension of another.
_OWNED_NOUN = re.compile(
    rf"(?P<who>(?:[A-Z][\w.-]*\s){{0,3}}[A-Z][\w-]+)['’]s?\s(?:[a-z-]+\s){{0,2}}?{_NOUN}\b(?!\sof\b)"
)
#: Up to what the noun is told of: "the acquittal of Aas in April".
_PHRASE_END = re.compile(
    r"\s(?:in|on|at|for|by|and|after|before|as|was|is|has|had|would|will|that|who|which|from|to)\b"
)
#: Before, or behind, a noun whose outcome has not come about, or stands no longer.
_UNDOING = re.compile(
    r"\b(?:(?:overturn|quash|annul|revers|revok|rescind|lift|reject|refus|block|prevent|avoid|escap|demand|urg|propos|seek"
    r"|threaten|consider|discuss)\w*|sought|(?:vot(?:e|es|ed|ing)|decided|ruled)\sagainst|call(?:s|ed|ing)?\sfor"
    r"|(?:rumou?rs?|talk)\s(?:of|about))\s(?:(?!of\b)[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"[^,.;]{0,40}?\s(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen)\s(?:[a-z]+ly\s)?(?:overturned|quashed|annulled|reversed"
    r"|revoked|rescinded|lifted|rejected|refused|withdrawn|false|untrue)\b"
)
#: With one of these in its sentence nothing is told as what stands.
_DOUBTED = re.compile(
    r"\b(?:(?:overturn|quash|annul|revers|revok|rescind|reinstat|retract|rumou?r|hoax)\w*|withdr[ae]wn?|set\saside|throw\w*\sout"
    r"|thr[eo]wn?\sout|lifted|false|falsely|untrue|wrongly|mistakenly)\b",
    re.IGNORECASE,
)
_GUILTY_AND_NOT = re.compile(r"\bguilty\b[^.;]*\bguilty\b")
#: What comes before a clause within the same breath: "It is false that Aas was dismissed".
_BREATH = re.compile(r"[^,.;:]*$")
_ALMOST = re.compile(r"\b(?:almost|nearly)\s")
_UNTRUE = re.compile(r"\b(?:false|untrue|not\strue)\sthat\s[^,.;]*$", re.IGNORECASE)
_UNREAL = frozenset(Mode) - {Mode.ALLEGED}


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
    #: Whether a clause tells it as what has happened and stands: not denied, not only possible, not by a noun.
    firm: bool = False
    #: Whether it plainly did not come about, or stands no longer: "voted against the dismissal", "could be jailed".
    undone: bool = False


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
            undone = _is_unreal(clause, text)
            firm = not undone and _is_firm(clause, text)
            yield Told(outcome, clause.start, end, whom, relative=clause.relative, firm=firm, undone=undone)


def _is_unreal(clause: Clause, text: str) -> bool:
    """Tell whether a verb group itself says that it did not, or not yet, come about: "could be jailed"."""
    if _UNTRUE.search(text, 0, clause.start) or _ALMOST.search(text, clause.start, clause.verb.start):
        return True
    cues: tuple[Negation | Modality, ...] = (
        *find_negations(text),
        *(cue for cue in find_modalities(text) if cue.mode in _UNREAL),
    )
    return any(clause.start <= cue.start and cue.end <= clause.verb.start for cue in cues)


def _is_firm(clause: Clause, text: str) -> bool:
    """Tell whether nothing before a verb, and no word of doubt about it, keeps it from being told as a fact."""
    if _DOUBTED.search(text) or _GUILTY_AND_NOT.search(text):
        return False
    breath = _BREATH.search(text, 0, min(clause.left.start, clause.start))
    begin = breath.start() if breath else clause.start
    # What stands between two commas is said of the subject: "Aas, who had been accused of theft, walked free".
    first, last = text.find(",", clause.left.start, clause.start), text.rfind(",", clause.left.start, clause.start)
    cues: tuple[Negation | Modality, ...] = (*find_negations(text), *find_modalities(text))
    return not any(begin <= cue.start and cue.end <= clause.verb.start and not first < cue.start < last for cue in cues)


def _read_clause(clause: Clause, text: str) -> tuple[Outcome, Side, int] | None:
    """Return what a clause tells became of whom, and where the words end that tell it."""
    behind = text[clause.verb.end : clause.right.end]
    base, end = clause.base, clause.verb.end
    whom = clause.left if clause.passive else clause.right
    if outcome := _UNDERGONE.get(base):
        # "Sacked workers": a participle has no subject; "arrested in May" may be anybody's.
        if not clause.finite or clause.passive is None or not _is_of_person(clause, text, behind):
            return None
        if outcome is Outcome.IMPRISONED and _NOT_SERVED.match(text, end):
            return None
        if outcome is Outcome.SUSPENDED and _TERM.search(text, 0, clause.start):
            return None
        return outcome, whom, end
    if not clause.finite:
        return None
    if base in _GIVEN or base in _GOTTEN:
        # "The court gave Aas a prison sentence"; "Aas got one", "was given one".
        if base == "face" or (base in _GOTTEN and clause.passive):
            return None
        receiver = clause.left if base in _GOTTEN or clause.passive else clause.right
        for outcome, what in _WHAT.items():
            if (match := what.search(behind)) and not (outcome is Outcome.IMPRISONED and _NOT_SERVED.match(text, end)):
                return outcome, receiver, end + match.end()
        return None
    idiom = _read_idiom(clause, behind, whom)
    if not idiom or (clause.base in _LEAVING and _FREE_OTHERWISE.search(text)):
        return None
    return idiom[0], idiom[1], end + idiom[2]


def _is_of_person(clause: Clause, text: str, behind: str) -> bool:
    """Tell whether a verb tells what became of a person: "cleared of fraud", "cleared Aas of fraud"."""
    if clause.base not in _OF_PERSONS:
        return True
    if clause.passive:
        return bool(_OF_PERSONS[clause.base].match(behind))
    # Behind whom it acts upon; a pronoun is no head, and a fee is charged without a word behind it.
    pronoun = _OBJECT_PRONOUN.match(text, clause.verb.end)
    end = clause.right.head[-1].end if clause.right.head else pronoun.end() if pronoun else clause.verb.end
    pattern = _CHARGED_WITH if clause.base == "charge" else _OF_PERSONS[clause.base]
    return bool(pattern.match(text[end : max(end, clause.right.end)]))


def _read_idiom(clause: Clause, behind: str, whom: Side) -> tuple[Outcome, Side, int] | None:
    """Return what a verb tells together with the words behind it: "found not guilty", "walked free".

    With how many of the characters behind it tell it, where these are words of their own ("sent him to prison").
    """
    match clause.base:
        case "send" | "put" if prison := _SENT_TO_PRISON.search(behind):
            return Outcome.IMPRISONED, whom, prison.end()
        case "declare" if _HIMSELF.match(behind):
            return None
        case "find" | "declare" | "plead" if guilty := _GUILTY.match(behind):
            denied = guilty["not"] is not None or guilty[0].strip() == "innocent"
            if clause.base == "plead":
                return Outcome.PLEADED_NOT_GUILTY if denied else Outcome.PLEADED_GUILTY, clause.left, 0
            return Outcome.ACQUITTED if denied else Outcome.CONVICTED, whom, 0
        case "walk" | "go" if _FREE.match(behind):
            return Outcome.ACQUITTED, clause.left, 0
        case "leave" if _COURT_FREE.match(behind):
            return Outcome.ACQUITTED, clause.left, 0
        case "resign" if not _RESIGNED_TO.match(behind):
            return Outcome.RESIGNED, clause.left, 0
        case "quit" if _QUIT.match(behind):
            return Outcome.RESIGNED, clause.left, 0
        case "step" if _STEPPED.match(behind):
            return Outcome.RESIGNED, clause.left, 0
        case "hand" | "offer" | "tender" | "submit" if _RESIGNATION.match(behind):
            return Outcome.RESIGNED, clause.left, 0
        case "lose" if _LOST_JOB.match(behind):
            return Outcome.DISMISSED, clause.left, 0
        case "remove" | "relieve" if _REMOVED.match(behind):
            return Outcome.DISMISSED, whom, 0
        case "hold" if clause.passive and _HELD.match(behind):
            return Outcome.ARRESTED, whom, 0
        case "take" if custody := _CUSTODY.match(behind):
            return Outcome.ARRESTED, whom, custody.end()
    return None


def _find_in_nouns(text: str) -> Iterator[Told]:
    for match in _NOUN_OF.finditer(text):
        end = _find_phrase_end(text, match.start("who"), match.end("who"))
        whom = _read_side(text, match.start("who"), end)
        yield Told(_NOUNS[match["noun"]], match.start(), end, whom, undone=_is_undone(text, match.start(), end))
    for match in _OWNED_NOUN.finditer(text):
        whom = _read_side(text, match.start("who"), match.end("who"))
        undone = _is_undone(text, match.start(), match.end())
        yield Told(_NOUNS[match["noun"]], match.start(), match.end(), whom, undone=undone)


def has_noun(text: str, outcomes: Collection[Outcome]) -> bool:
    """Tell whether a text has a noun for one of some outcomes, whomever it is told of."""
    return any(_NOUNS[match["noun"]] in outcomes for match in _ANY_NOUN.finditer(text))


def _find_phrase_end(text: str, start: int, end: int) -> int:
    """Return where the one ends of whom a noun tells: before a preposition, and before the verb of the sentence."""
    ending = _PHRASE_END.search(text, start, end)
    end = ending.start() if ending else end
    verb = next((clause.start for clause in find_clauses(text) if clause.finite and start < clause.start < end), end)
    return start + len(text[start:verb].rstrip())


def _is_undone(text: str, start: int, end: int) -> bool:
    return bool(_UNDOING.search(text, 0, start) or _UNDONE.match(text, end))


def _read_side(text: str, start: int, end: int) -> Side:
    return Side(start, end, tuple(token for token in find_tokens(text) if start <= token.start < end))
