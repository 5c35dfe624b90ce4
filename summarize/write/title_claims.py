"""What a title claims that the reports do not: a wider first, another proceeding, a plan that is done by now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil

from summarize.text.quotations import mask_quotations
from summarize.text.tokens import STOP_WORDS, content_stems, stem_word
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY

from .titles import is_title_case

#: A title that says what its report holds, or how it tells it, and not what happened.
_TEASES = re.compile(
    r"""(?ix)^(?:the\ )?(?:complete|ultimate|definitive|essential|your|a)\ (?:[\w-]+\ )?guide\b
    | (?:^|[:–—-]\s)(?:the\ )?guide\ to\b
    | ^what\ (?:to|you)\b | ^what\ we\ know\b | ^what\ it\ (?:means|takes)\b
    | [:–—-]\s(?:what|how|why|where)\b(?!['’]|\ (?:we|i|he|she|they|dare)\b)
    | ^(?:where|how|what|why)\b.*\b(?:stands?|means?|works?|matters?|happened|know|watch|expect|told|did)\b
    | [:–—-]\s(?:status\ check|by\ the\ numbers|at\ a\ glance|an?\ look\ (?:back|at)
      |(?:an?\ |the\ |your\ )?(?:timeline|explainer|profile|primer|inside\ story|full\ list)$)
    | \b(?:by\ the\ numbers|at\ a\ glance)$ | [,:–—-]\sin\ (?:photos|pictures|charts)$
    | ^inside\ (?:the|a|story)\b | ^behind\ the\ (?:scenes|story|numbers)\b
    | ^meet\ (?:the\ [\w-]+\ (?:who|behind)\b|(?-i:[A-Z][\w’'-]+\ [A-Z][\w’'-]+),)
    | ^a\ look\ (?:at|back|inside)\b | ^the\ story\ (?:of|behind)\b
    | ^everything\ (?:to\ know|(?:you|we)\ (?:know|need|should))\b
    | ^(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\ (?:[\w-]+\ ){0,2}
      (?:things|storylines|races|questions|games|names|players|facts|numbers|issues|points)
      \ to\ (?:watch|know|expect)\b"""
)
#: Such words are the subject of what is told, or somebody says them: "What we did was wrong, Dahl says".
_TELLS = re.compile(
    r"(?i)\b(?:is|are|was|were|remains?|stays?|must|will|would|can|could|should|hurts?)\b"
    r"|,\s[^,]*\b(?:says?|said|tells?|told|warns?|warned|finds?|found|reports?|claims?|claimed)\b[^,]*$"
)
#: "Harbour, ferries, bridge, council, Tolk": what a report is about.
_TOPICS = re.compile(r"^(?:[^,]{3,30},\ ){4,}(?P<last>[^,]{3,30})$")
#: "What to watch as the districts vote": what is watched happens.
_WATCHED = re.compile(r"(?i)^what to (?:watch(?: for)?|know|expect) (?:as|when|while) (?=\S+ \S+ \S+)")
#: What is one alone of its kind, of a kind that another word may narrow.
_ALONE = (
    r"(?:first|last|latest|only|biggest|largest|greatest|worst|best|deadliest|highest|lowest|longest|oldest|youngest)"
)
_ONE_OF_KIND = re.compile(rf"(?i)\b(?P<alone>{_ALONE}) (?P<kind>[a-z][a-z-]{{2,}})\b")
#: What makes it the first or last of fewer: an adjective of place, or one that comes from a name.
_NARROWS = re.compile(r"[A-Z].*|(?:(?:north|south|mid)-?)?(?:north|south|east|west)ern")
#: "Last night" is when, not which night of its kind.
_TIMES = frozenset(stem_word(word) for word in ("minute", "hour", "day", "night", "week", "month", "year", "time"))
#: More of a quality than others have: a judgement, unless somebody counts.
_DEGREE = re.compile(
    r"(?i)(?<!one of its )(?<!one of the )(?<!one of his )\b(?:biggest|greatest|worst|strongest|toughest|hardest"
    r"|best(?! (?:friend|actor|actress|man|picture|film|director|song|practice|interest|known|supporting|seller))"
    r"|(?:(?<=\bthe )|(?<=\bits )|(?<=\bhis )|(?<=\bher )|(?<=\btheir )|(?<=['’]s ))"
    r"most (?!wanted|recent|likely)[a-z]+) [‘’'“\"]?(?P<kind>[a-z]{3,})"
)
#: Any such word in what is told: which one a title takes for it is a matter of style.
_SUPERLATIVE = re.compile(
    r"(?i)\b(?:(?:bigg|great|larg|strong|tough|hard|deadli|high|low|long|old|young|heavi|fierc|fast|small|short|deep"
    r"|rich|poor|hott|cold|wett|dri|bloodi|costli|busi|clos|bad|grav|severe?|lat)est|worst|best|record"
    r"|unprecedented|most (?!of\b)[a-z]+)\b"
)
#: Steps of justice that are easily taken for each other, by their stems.
_PROCEEDINGS = tuple(
    frozenset(stem_word(word) for word in words.split())
    for words in (
        "impeach impeaches impeached impeaching impeachment",
        "indict indicts indicted indicting indictment",
    )
)
#: Who is to do what, or is about to: "Council to unveil plan".
_PLANNED = re.compile(
    r"^(?P<who>(?:[\w.,’'-]+ ){1,6}?)(?:set |expected |due |poised |about |plans |planning |ready )?"
    r"to (?P<deed>[a-z]+) (?P<what>.+)$"
)
#: "Plan to", "first to", "vows to": who is to do nothing, or says so.
_NO_DOER = re.compile(
    rf"(?i)\b(?:{_ALONE}|plans?|bids?|bills?|calls?|efforts?|push|moves?|deals?|ways?|decisions?|orders?|pledges?|votes?"
    r"|laws?|needs?|times?|rights?|chances?|failures?|attempts?|threats?|requests?|lawsuits?|suits?|petitions?|offers?|proposals?|promises?|how|where|what|when|not"
    r"|able|likely|ready|close|has|have|had|is|are|was|were|up|back|down|\w{1,30}(?:ed|ing)) |\b\w{1,30}ly |[,:]"
    r"|\b(?:vows|seeks|wants|agrees|hopes|tries|refuses|fails|aims|continues|begins|starts|declines|moves|asks|tells"
    r"|urges|needs|threatens|offers|promises|returns|goes|comes|looks|gets|helps|appears|seems|rushes|races|fights"
    r"|meets|uses|votes|chooses|decides|manages|prepares|struggles|works|says|said|got|came|went|won|used|led) "
)
#: What is not so, not yet, no more, only perhaps, or another time: of no use to tell whether a plan is done.
_NOT_NOW = re.compile(
    r"(?i)\b(?:not|never|cannot|\w{2,8}n['’]t|nobody|none|no|without|if|unless|when|whether|would|could|might|had|will"
    r"|(?-i:may)|last|ago|previous(?:ly)?|earlier|former|before|since|once|first|allegedly|reportedly|nearly|almost"
    r"|(?:19|20)\d\d)\b"
)
#: Where the subject of a verb cannot reach back beyond.
_CLAUSE_END = re.compile(
    r"(?i)[,;:–—“”\"]|\b(?:that|which|who|whom|whose|where|after|as|while|and|but|or|because|by|than|though|although)\b"
)
_MONTHS = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
#: Words of a planned deed behind its verb in a sentence that tells that it was done, at least.
LEAST_DONE, DONE_SHARE = 2, 0.5


def teases(title: str) -> bool:
    """Tell whether a title says what its report holds and not what happened: "Harbour plan: What to know"."""
    masked = mask_quotations(title)
    if _WATCHED.match(title) or _TELLS.search(masked):
        return False
    topics = _TOPICS.match(masked)
    listed = topics is not None and not any(read_verb(word)[1] for word in topics["last"].split())
    return listed or bool(_TEASES.search(masked))


def tell_watched(title: str) -> str:
    """Return what happens of a title that says what to watch when it does; another title as it stands."""
    match = _WATCHED.match(title)
    rest = title[match.end() :] if match else ""
    return rest[:1].upper() + rest[1:] if rest else title


def widens(title: str, texts: Iterable[str]) -> bool:
    """Tell whether a title leaves out what makes something first or last: "latest state" for "latest northern state".

    Args:
        title: The title.
        texts: All that the reports say.
    """
    claimed = {
        (match["alone"].lower(), stem_word(match["kind"].lower()))
        for match in _ONE_OF_KIND.finditer(mask_quotations(title))
    }
    claimed = {(alone, kind) for alone, kind in claimed if kind not in _TIMES}
    if not claimed:
        return False
    narrowed: set[tuple[str, str]] = set()
    for text in texts:
        for alone, is_narrowed, kind in _read_kinds(text):
            if (alone, kind) in claimed:
                if not is_narrowed:
                    return False
                narrowed.add((alone, kind))
    return bool(narrowed)


def _read_kinds(text: str) -> Iterator[tuple[str, bool, str]]:
    """Yield what is alone of its kind, whether another word narrows the kind, and the kind; every reading of each."""
    words: list[str] = re.findall(r"[\w’'-]+", text)
    for place, word in enumerate(words):
        if re.fullmatch(_ALONE, word, re.IGNORECASE):
            for reach in (1, 2):
                if place + reach >= len(words):
                    break
                between = words[place + 1 : place + reach]
                if any(one.lower() in STOP_WORDS for one in between):
                    break
                narrowed = any(_NARROWS.fullmatch(one) for one in between)
                yield word.lower(), narrowed, stem_word(words[place + reach].lower())


def heightens(title: str, statements: Iterable[str]) -> bool:
    """Tell whether a title calls the biggest or worst of its kind what statements tell without such a word."""
    told = list(statements)
    # The worst mistake is told as the biggest one, the worst storm by the strongest winds.
    if any(_SUPERLATIVE.search(text) for text in told):
        return False
    stems = frozenset().union(*(content_stems(text) for text in told)) if told else frozenset()
    return any(stem_word(match["kind"].lower()) in stems for match in _DEGREE.finditer(title))


def takes_for_another(title: str, statements: Iterable[str]) -> bool:
    """Tell whether a title names a step of justice of which no statement tells, while they tell of another one."""
    stems, told = content_stems(title), frozenset().union(*map(content_stems, statements))
    named = [step for step in _PROCEEDINGS if stems & step]
    return any(not told & step for step in named) and any(told & step for step in _PROCEEDINGS if step not in named)


def is_done(title: str, texts: Iterable[str], statements: Iterable[str] = ()) -> bool:
    """Tell whether a title gives as a plan what a sentence tells as done.

    Args:
        title: The title.
        texts: Sentences of the reports.
        statements: What the summary says: what it gives as a plan itself is none that is done.
    """
    match = _PLANNED.match(title.lower() if is_title_case(title) else title)
    if match is None or _NO_DOER.search(match["who"]):
        return False
    # "Judge rejects request to block sale": somebody did something else, and who asks for it has not done it.
    if any(read_verb(word)[1] in {"third", "past", "both", "ing"} for word in match["who"].split()):
        return False
    base, form = read_verb(match["deed"])
    if form not in {"base", "both"}:
        return False
    planned = re.compile(rf"(?i)\b(?:to|will|would|may|might) {match['deed']}\b")
    if any(planned.search(statement) for statement in statements):
        return False
    who, what = content_stems(match["who"]), content_stems(match["what"]) - {stem_word(match["deed"])}
    least = min(len(what), max(LEAST_DONE, ceil(DONE_SHARE * len(what))))
    if not who or not what:
        return False
    months = set(_MONTHS.findall(title))
    for text in texts:
        told = mask_quotations(text)
        if _NOT_NOW.search(told) or months - set(_MONTHS.findall(told)):
            continue
        for verb in re.finditer(r"(?<![\w’'-])[a-z][a-z’'-]*", told):
            if verb[0] == match["deed"] or read_verb(verb[0]) not in {(base, "past"), (base, "both")}:
                continue
            subject = _CLAUSE_END.split(told[: verb.start()])[-1]
            if (
                _is_subject(subject)
                and who <= content_stems(subject)
                and len(what & content_stems(told[verb.end() :])) >= least
            ):
                return True
    return False


def _is_subject(text: str) -> bool:
    """Tell whether what stands before a verb in its clause holds no other verb but "has"."""
    words = text.split()
    if words and words[-1] in {"has", "have"}:
        words.pop()
    return not any(
        word in AUXILIARY or word == "to" or read_verb(word)[1] in {"third", "past", "both", "participle", "ing"}
        for word in words[1:]
        if word.islower()
    )
