"""What a title claims that the reports do not: a wider first, another proceeding, a plan that is done by now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarize.text.quotations import mask_quotations
from summarize.text.tokens import STOP_WORDS, content_stems, stem_word
from summarize.text.verbs import read_verb

from .titles import is_title_case

#: A title that says what its report holds, or how it tells it, and not what happened.
_TEASES = re.compile(
    r"""(?ix)^(?:the\ )?(?:complete|ultimate|definitive|essential|your|a)\ (?:[\w-]+\ )?guide\b
    | \bguide\ (?:to|on|for)\b
    | ^what\ (?:to|you|we|it)\b | [:–—-]\s(?:what|how|why|where|who)\b(?!['’]s\b[^:]*\bsa(?:ys?|id)\b)
    | ^(?:where|how|what|why)\b.*\b(?:stands?|means?|works?|matters?|happened|know|watch|expect|told|did)\b
    | [:–—-]\s(?:an?\ |the\ |your\ )?(?:status\ check|by\ the\ numbers|look\ (?:back|by|at)|timeline|explainer|profile
      |primer|inside\ story|full\ list|at\ a\ glance|in\ (?:photos|pictures|charts))\b
    | \b(?:by\ the\ numbers|at\ a\ glance|in\ (?:photos|pictures|charts))$
    | ^(?:inside|meet|behind|a\ look|the\ story\ (?:of|behind)|everything)\b
    | ^(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b.*\bto\ (?:watch|know|expect)\b
    | ^(?:[^,]{3,30},\ ){4,}[^,]{3,30}$"""
)
#: What stands before such a part may be the topic, unless it is somebody who says something.
_TEASING_PART = re.compile(
    r"(?i)^(?P<topic>[^:“”\"‘]{8,}?)"
    r"(?:[:,] (?:status check|by the numbers|an? look .*|what .*|timeline|explainer|profile))$"
)
#: "What to watch as the districts vote": what is watched happens.
_WATCHED = re.compile(r"(?i)^what to (?:watch(?: for)?|know|expect) (?:as|when|while) (?=\S+ \S+ \S+)")
#: What is one alone of its kind, of a kind that another word may narrow.
_ALONE = (
    r"(?:first|last|latest|only|biggest|largest|greatest|worst|best|deadliest|highest|lowest|longest|oldest|youngest)"
)
_ONE_OF_KIND = re.compile(rf"(?i)\b(?P<alone>{_ALONE}) (?P<kind>[a-z][a-z-]{{2,}})\b")
#: More of a quality than others have: a judgement, unless somebody counts.
_DEGREE = re.compile(
    r"(?i)(?<!one of its )(?<!one of the )(?<!one of his )"
    r"\b(?:biggest|greatest|worst|best|strongest|toughest|hardest|most [a-z]+) [‘’'“\"]?(?P<kind>[a-z]{3,})"
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
    r"|able|likely|ready|close|has|have|had|is|are|was|were|up|back|down|\w+(?:ed|ing)) |\w+ly |[,:]"
    r"|\b(?:vows|seeks|wants|agrees|hopes|tries|refuses|fails|aims|continues|begins|starts|declines|moves|asks|tells"
    r"|urges|needs|threatens|offers|promises|returns|goes|comes|looks|gets|helps|appears|seems|rushes|races|fights"
    r"|meets|uses|votes|chooses|decides|manages|prepares|struggles|works|says|said|got|came|went|won|used|led) "
)
#: Words of a topic, at least.
FEWEST_OF_TOPIC = 4
#: Words of a planned deed that a sentence has where it tells that it was done, at least.
LEAST_DONE, DONE_SHARE = 2, 0.25


def teases(title: str) -> bool:
    """Tell whether a title says what its report holds and not what happened: "Harbour plan: What to know"."""
    return bool(_TEASES.search(mask_quotations(title))) and _WATCHED.match(title) is None


def tell_watched(title: str) -> str:
    """Return what happens of a title that says what to watch when it does; another title as it stands."""
    match = _WATCHED.match(title)
    rest = title[match.end() :] if match else ""
    return rest[:1].upper() + rest[1:] if rest else title


def cut_teaser(title: str) -> str:
    """Return the topic of a title that only teases behind it ("Harbour plan: What to know"); another one as it is."""
    match = _TEASING_PART.match(title)
    return match["topic"] if match and len(match["topic"].split()) >= FEWEST_OF_TOPIC else title


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
                yield word.lower(), bool(between), stem_word(words[place + reach].lower())


def heightens(title: str, statements: Iterable[str]) -> bool:
    """Tell whether a title calls the biggest or worst of its kind what statements tell without such a word."""
    told = [text.lower() for text in statements]
    stems = frozenset().union(*(content_stems(text) for text in told)) if told else frozenset()
    return any(
        stem_word(match["kind"].lower()) in stems
        # The worst mistake is told as the biggest one.
        and not any(
            stem_word(other["kind"].lower()) == stem_word(match["kind"].lower())
            for text in told
            for other in _DEGREE.finditer(text)
        )
        for match in _DEGREE.finditer(title)
    )


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
    wanted = content_stems(match["who"]) | content_stems(match["what"])
    for text in texts:
        if len(wanted & content_stems(text)) < max(LEAST_DONE, DONE_SHARE * len(wanted)):
            continue
        words = re.findall(r"[\w’'-]+", mask_quotations(text))
        for before, word in zip(["", *words], words, strict=False):
            # "was announced", "announced" and "has announced", not "will be announced" or "to be announced".
            if (
                word.islower()
                and word != match["deed"]
                and read_verb(word) in {(base, "past"), (base, "both")}
                and before not in {"be", "to"}
            ):
                return True
    return False
