"""A sentence as a headline: without day, brackets and circumstance, ended where a clause ends; never reworded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarize.text.clauses import Clause, find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.limits import CONDITIONS
from summarize.text.pronouns import opening_pronoun
from summarize.text.quotations import find_quotations
from summarize.text.speech import REPORTING_VERBS
from summarize.text.verbs import read_verb
from summarize.text.word_classes import AUXILIARY, DETERMINERS, NUMERALS, PREPOSITIONS, RELATIVE, SHORT_STATES

from .trimmed import trim_sentence

#: Words below which a cut sentence has lost what it is about.
FEWEST_WORDS = 5
#: Characters below which a longer reading is preferred even if it takes a line more.
SHORT = 45

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*"
#: A day that tells when; not one that is a limit or a part of something ("by Friday", "Friday's", "a Monday deadline").
_WHEN = re.compile(
    rf"""(?x)(?:,)?(?<=[\w,”"’%)])(?:\ (?:early|late))?(?:\ on)?\ {_DAY}(?:\ (?:morning|afternoon|evening|night))?
    (?=[.,]|$|\ (?:that|to|in|at|after|as|with|by|for|over|it|he|she|they|the|a|an|when|while|from|during|against|amid
    |his|her|its|their|because|and(?!\ {_DAY})|following|before|whether|about|of|into|\w+ed|[A-Z]\w+(?!day)|is|are|was
    |were|will|would|has|have|had|said|says)\b)(?P<comma>,(?=\s))?"""
)
_BEFORE_DAY = re.compile(
    r"(?:\b(?:on|until|till|by|from|since|before|after|next|last|this|every|each|to|through|than|of|for|and|or|between|as|in"
    r"|at|On|Early|Late|a|an|the|Black|Good|Ash|Super|Cyber|Bloody|Easter|effective|starting|beginning|ending|ended|filed|released|published|issued|dated|signed"
    r"|Starting|Beginning|Effective|Since|Until|By|From|Through|After|Before)|['’]s|,)$"
)
_BRACKETS = re.compile(r"\ ?[(\[][^()\[\]]{1,60}[)\]]")
_OPENING = re.compile(
    rf"""(?x)^(?:(?:(?:Early|Late)\ )?(?:On\ )?{_DAY}(?:\ \w+)?,\ (?!{_MONTH}\ \d)|(?:
      (?:[A-Z]\w+\ )?(?i:hours?|days?|weeks?|months?|minutes?)\ (?:after|before)
    | After|Amid|As|While|With|Despite|Following|When|During|In|At|Since|Speaking|Ahead\ of|Before|Because\ of|Just
    )\b[^“”"]{{0,110}}?,\ (?!the\ [a-z]))(?=(?:[A-Z]|[Tt]he\ |[Aa]n?\ |\d|[a-z]+s\ ))"""
)
_DAY_OPENING = re.compile(
    rf"^(?:(?:Early|Late) )?(?:[Oo]n )?{_DAY}(?: (?:morning|afternoon|evening|night))?, "
    rf"(?!{_MONTH} \d)(?=[A-Z]|the |an? )"
)
#: An opening that limits what follows it.
_LIMITS = re.compile(
    rf"(?ix)\b(?:{CONDITIONS}|except|without|only|not|no|never|alleged(?:ly)?|reported(?:ly)?|according)\b"
)
_APPOSITION = re.compile(
    r"(?<=[a-z.’]),\ (?:an?|the|his|her|its|their)\ [^,“”\"();—–]{3,90},(?=\ (?!who|which|and\b|or\b))"
)
#: Where a sentence may end: before what only adds when, why, how or who besides.
_ENDS = re.compile(
    r"""(?x)
    ,?\ (?=(?:after|while|when|because|amid|despite|following|although|though|even\ as
      | in\ (?:an?|the\ latest|his|her|its|their|the\ wake)\ (?:\w+\ )?
        (?:escalation|effort|bid|move|attempt|sign|step|wake|push|setback|blow|response)
      | as\ part\ of | in\ response\ to | so\ that
      | (?:(?:just|\d+|two|three|four|five|six|several|a\ few)\ )*(?:hours|days|weeks|months|minutes)\ (?:after|before)
      | a\ (?:day|week|month|year)\ after | shortly\ (?:after|before) | soon\ after | just\ (?:as|after)
      | as
      | that | who\b | which\b | where\b )\b)
    | ,\ (?=(?:\w+ing|which|who|whose|where|when|while|as|before|but|with|including|along|part|according|one|both|just
        |even|not|or|down|up|days|hours|weeks|months|and|an?|the)\b)
    | \ and\ (?=(?:that|(?:is|are|was|were|has|have|had|will|would|said|(?:\w+ly\ )?\w{3,}ed)\b))
    | ;\ | \ [—–-]{1,2}\ | [—–](?=\w) | :\ (?=[a-z])
    """
)
#: Where a clause may end before it is over: before a phrase that says for what, with whom, during what.
_PHRASE_ENDS = re.compile(
    r"""(?x)\ (?=(?:for|during|over|against|under|ahead\ of|by|about|to|with|at|in|on|from|that|who|which
        |\w{3,}ed\ (?:in|of|for|to|at|with))\ )"""
)
#: A noun that a clause behind it only describes: "a bill that would"; of "those who" it says which.
_NEW = re.compile(r"(?i)\b(?:an?|its|his|her|their|another|two|three|four|five|six|several)\ (?:[\w’'-]+\ ?){1,5}$")
#: What turns or limits what was said before it.
_TURNS = re.compile(rf"(?ix)\b(?:{CONDITIONS}|until|except|only|without)\b")
#: "..., subject[ to approval]", "only in the event[ of a leak]".
_HALF_A_CONDITION = re.compile(
    r"(?i)(?:,\ (?:subject|contingent|conditional|depending)|\bin\ the\ event|\bin\ case|\bon\ (?:the\ )?condition)$"
)
_IN_SOURCE = re.compile(r"\baccording\ to\ [^,]*,\ (?:an?|the)\ [^,]*$")
_CLEFT = re.compile(r"(?i)\bit(?:['’]s|\s(?:is|was))\s[^,]*$")
#: Nouns behind which "that" opens what they say.
_CLAIMS = frozenset(
    """
    theory claim claims idea notion fact belief allegation allegations accusation accusations suggestion evidence hope
    hopes concern concerns fear fears sign signs news argument possibility report reports statement decision assertion
    way so point conclusion rumor rumors rumour rumours warning warnings promise agreement condition view
    """.split()  # noqa: SIM905
)
#: Verbs that bid somebody "to" do something.
_BIDDING = frozenset(
    """
    order urge ask tell force allow recommend press push want expect require warn help plan try move call seek aim
    intend vow promise threaten agree decide refuse fail continue begin start need hope set lead prompt enable direct
    instruct encourage convince persuade pressure invite permit command compel appear seem have vote
    consider use name pick choose tap nominate appoint select
    """.split()  # noqa: SIM905
)
_UNITS = frozenset("hours days weeks months minutes years".split())  # noqa: SIM905
_LIST_ENDS = re.compile(r"^,\ (?:and\ |or\ )?[^,]{1,40}(?:,|\ and\ |\ or\ )")
_DANGLING = frozenset(
    """
    and or but nor that than not also just including such more most only both either neither so very soon shortly even
    well mr mrs ms dr sen rep gov gen
    """.split()  # noqa: SIM905
)
_PARTICLES = frozenset("on in out off up down back away over through about".split())  # noqa: SIM905
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | {"new", "first", "more", "and", "or"}
_BEFORE_VERBS = frozenset("still now also already never always reportedly allegedly".split())  # noqa: SIM905
_ADJUNCT = re.compile(
    r"(?:According|After|Amid|As|While|With|Despite|Following|When|During|In|At|On|Since|Speaking|Before|Because|To|For|By"
    r"|From|Under)\b"
)
_SUBORDINATING = re.compile(r"\b(?:who|whose|which|that|where|when|if|while|as|after|before|because|although|though)\b")
_ABBREVIATED = re.compile(
    rf"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd)|[a-z], (?:W\.)?(?:{'|'.join(SHORT_STATES)}))\.$"
)
_NO_NEWS = re.compile(
    r"(?i)(?:in\ (?:both|either|this|that|these|those|such)|there(?:['’]s)?|here|meanwhile|but|and|so|yet|or|however"
    r"|that|this|these|those|such|what|why|how|who|another|others?|both|neither|some|many|most"
    r"|i|we|you|our|my|your|let|please|just|perhaps|maybe|of course|after all|if|even)\b"
)


def shorten_sentence(text: str, *, longest: int, stretched: int) -> tuple[str, ...]:
    """Return readings of a sentence that can stand as a headline, best first, without a full stop.

    Args:
        text: A sentence.
        longest: Most characters of a reading.
        stretched: Most characters of one that takes a line more, before a phrase of a clause is cut away.
    """
    readings = tuple(dict.fromkeys(_read(text)))
    clauses = _sort(head for reading in readings for head in _cut(reading, _ENDS))
    phrases = _sort(head for reading in readings for head in _cut(reading, _PHRASE_ENDS))
    offered = (
        *(text for text in (*readings, *clauses) if SHORT <= len(text) <= longest),
        *(text for text in (*readings, *clauses) if longest < len(text) <= stretched),
        *(text for text in phrases if SHORT <= len(text) <= longest),
        *(text for text in (*readings, *clauses, *phrases) if len(text) < SHORT),
    )
    # "Despite that, the effort goes on": without what it leans on "the effort" may be any.
    leans = re.compile(r"The [a-z]") if not re.match(r"The\b", plain_sentence(text)) else re.compile(r"(?!)")
    return tuple(text for text in dict.fromkeys(offered) if is_headline(text) and not leans.match(text))


def plain_sentence(text: str) -> str:
    """Return a sentence without dateline, brackets and day."""
    plain = _outside_quotations(_BRACKETS, _raise(text[skip_dateline(text) :].rstrip()))
    return _undate(_raise(_DAY_OPENING.sub("", plain)))


def as_headline(text: str) -> str:
    """Return a sentence without dateline, brackets, day and full stop."""
    return _stop(plain_sentence(text))


def phrase_heads(text: str) -> tuple[str, ...]:
    """Return the beginnings of a sentence that end before a phrase, shortest first; none is whole by itself."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    heads = (text[: match.start()] for match in _PHRASE_ENDS.finditer(text))
    return tuple(
        head.rstrip(" ,;:")
        for head in heads
        if not any(start <= len(head) < end for start, end in quoted)
        and head.rpartition(" ")[2].lower() not in _DANGLING | AUXILIARY | DETERMINERS
        and not head[-1].isdigit()
    )


def _sort(heads: Iterable[str]) -> list[str]:
    """Return cut readings, the longest first: of a long sentence most is told by the longest part of it that fits."""
    return sorted(set(heads), key=lambda head: (-len(head), head))


def is_headline(text: str, *, fewest: int = FEWEST_WORDS) -> bool:
    """Tell whether a text without a full stop is a whole clause that can be understood by itself."""
    words = text.split()
    if len(words) < fewest or text[-1] in "?!…:" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if opening_pronoun(text) or _NO_NEWS.match(text) or _is_open(text) or re.search(r":\ [“‘\"']", text):
        return False
    last = words[-1].strip("”\"’').,").lower()
    if last in _DANGLING | AUXILIARY | DETERMINERS | RELATIVE or (last in PREPOSITIONS and last not in _PARTICLES):
        return False
    clauses = find_clauses(f"{text}.")
    main = next((clause for clause in clauses if clause.finite and _leads(clause, clauses, text)), None)
    if main is None and not _has_present(text):
        return False
    # "According to a summary of the probe released": the clause itself is still to come.
    if _ADJUNCT.match(text) and "," not in text[: main.start if main else len(text)]:
        return False
    # "X announced", "X said on behalf of the board" and "X said that profit in May" leave open what.
    final = clauses[-1] if clauses else None
    if final and final.verb.text in REPORTING_VERBS and final.verb.end >= len(text.rstrip("”\"’'.")):
        return False
    finite = [clause for clause in clauses if clause.finite]
    if not finite:
        return True
    tells = finite[-1].base == "say" or text.startswith(" that ", finite[-1].verb.end)
    if tells and finite[-1].verb.text in REPORTING_VERBS and not find_quotations(text[finite[-1].verb.end :]):
        return False
    # "It announced that Captain Moor, who had sailed the ferry": of him nothing is told yet.
    that = [clause.verb.end for clause in finite if text.startswith(" that ", clause.verb.end)]
    return not that or any(clause.start > that[-1] and not clause.relative for clause in finite)


def _has_present(text: str) -> bool:
    """Tell whether a text has what may be a verb in the present: "Storm batters coast", "Morel still owns stock"."""
    words = text.split()
    return any(
        word.islower()
        and before.lower() not in _BEFORE_NOUNS
        and (word in AUXILIARY or read_verb(word)[1] == "third" or (word.endswith("s") and before in _BEFORE_VERBS))
        for before, word in pairwise(words[:-1])
    )


def _leads(clause: Clause, clauses: Sequence[Clause], text: str) -> bool:
    """Tell whether a clause is the one that the sentence opens with, not one inside its subject."""
    before = text[: clause.start]
    opening = max((match.end() for match in _SUBORDINATING.finditer(before)), default=0)
    own = (
        [other for other in clauses if other.finite and opening <= other.verb.start < clause.start]
        if opening
        else [clause]
    )
    # "Murray, dogged by claims"; behind an apposition the main clause goes on.
    participle = before.endswith(", ") and before.count(",") % 2 == 1 and clause.start == clause.verb.start
    return not clause.relative and not participle and bool(clause.left.head or clause.left.vague) and bool(own)


def _is_open(text: str) -> bool:
    """Tell whether a quotation or a bracket is left open."""
    return (
        text.count("“") != text.count("”")
        or text.count('"') % 2 == 1
        or text.count("(") != text.count(")")
        or any(not quotation.closed for quotation in find_quotations(text))
    )


def _read(text: str) -> Iterator[str]:
    """Yield a sentence without what a headline does without, most complete first."""
    plain = plain_sentence(text)
    yield _stop(plain)
    unopened = _drop_opening(plain)
    yield _stop(unopened)
    for one in (plain, unopened):
        yield _stop(_outside_quotations(_APPOSITION, one))
        for trimmed in trim_sentence(one):
            yield _stop(trimmed.text)
            yield _stop(_outside_quotations(_APPOSITION, trimmed.text))


def _undate(text: str) -> str:
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]

    def drop(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in quoted) or _BEFORE_DAY.search(text[: match.start()]):
            return match[0]
        # "Data released Thursday showed"
        if re.search(r"ed$", text[: match.start()]) and re.match(
            r"\ (?:\w+ed|is|was|were|are|has|have|show\w*)\b", text[match.end() :]
        ):
            return match[0]
        # The second of a pair of commas goes with the day between them.
        return (match["comma"] or "") if not match[0].startswith(",") else ""

    return _WHEN.sub(drop, text)


def _drop_opening(text: str) -> str:
    """Return a sentence without the circumstance before its subject."""
    match = _OPENING.match(text)
    if not match or _LIMITS.search(match[0]):
        return text
    return _raise(text[match.end() :])


def _outside_quotations(pattern: re.Pattern[str], text: str) -> str:
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]

    def drop(match: re.Match[str]) -> str:
        inside = any(start < match.end() and match.start() < end for start, end in quoted)
        return match[0] if inside else ""

    return pattern.sub(drop, text)


def _cut(text: str, ends: re.Pattern[str]) -> Iterator[str]:
    """Yield the beginnings of a text that end at one of certain places."""
    quoted = [(quotation.start, quotation.end) for quotation in find_quotations(text)]
    for match in ends.finditer(text):
        head, tail = text[: match.start()], text[match.start() :]
        if any(start <= match.start() < end for start, end in quoted):
            continue
        opens = tail.lstrip(", ").split(" ", 1)[0].lower()
        last_word = head.rpartition(" ")[2]
        last = last_word.lower()
        if tail.startswith(", ") and opens in {"and", "or", "a", "an", "the"} and _LIST_ENDS.match(tail):
            continue
        # An apposition that closes again, and the clause goes on.
        if opens in {"a", "an", "the"} and tail.startswith(",") and "," in tail[1:]:
            continue
        if opens in {"a", "an", "the"} and "according to" in head.rpartition(",")[2]:
            continue
        relative = opens in RELATIVE | {"where"} and not tail.startswith(",")
        if opens == "as" and (re.search(r"\bas \w+$", head) or not _has_clause(tail)):
            continue
        if opens in {"after", "before"} and re.search(
            r"\b(?:day|week|month|year|hour|minute|moment)s?$|soon$|shortly$|just$", head
        ):
            continue
        if opens in _UNITS and (last[:1].isdigit() or last in NUMERALS | {"one", "a", "few"}):
            continue
        if relative and (last.endswith("s") or last == "people" if ends is _PHRASE_ENDS else not _NEW.search(head)):
            continue
        if opens == "that" and (last in _CLAIMS or _CLEFT.search(head)):
            continue
        if opens in {"for", "on", "to", "with"} and last_word[:1].isupper() and tail.split()[1][:1].isupper():
            continue
        if opens == "by" and (tail.split()[1].endswith("ing") or last.endswith(("ed", "wn", "en"))):
            continue
        # "a warning and a demand for"
        if ends is _PHRASE_ENDS and re.search(r"\band(?:\ [\w’'-]+){1,3}$", head):
            continue
        if relative and _IN_SOURCE.search(head):
            continue
        if _HALF_A_CONDITION.search(head):
            continue
        turn = _TURNS.search(tail)
        # In a clause that is cut away whole it turns that clause alone.
        if turn and not any(clause.finite for clause in find_clauses(tail[: turn.start()])):
            continue
        # What a verb says, and a clause that describes, are told to their end or not at all.
        if ends is _PHRASE_ENDS and (
            _is_inside(head) or _tells(head) or _ends_in_verb(head) or (opens == "to" and _directs(head))
        ):
            continue
        if opens == "that" and _tells(head):
            continue
        # "warned that", "known as", "the day after": what stands before the cut needs what stands behind it.
        if opens in {"that", "as", "where", "when"} and (last in REPORTING_VERBS or read_verb(last)[1]):
            continue
        # The first of two dashes.
        if tail.startswith((" —", " –", " -", "—")) and re.search(r"[—–]|\s--?\s", tail[3:]):
            continue
        # Inside what stands behind a dash.
        if opens == "or" or (re.search(r"\s[—–-]{1,2}\s|\w[—–]\w", head) and not tail.startswith((" —", " –", "—"))):
            continue
        yield re.sub(r",(?=[”\"]$)", "", head.rstrip(" ,;:—–-"))


def _is_inside(head: str) -> bool:
    """Tell whether a text ends in a clause that only describes; what somebody says is as good as a main clause."""
    opened = [*_SUBORDINATING.finditer(head)]
    if not opened:
        return False
    said = opened[-1][0] == "that" and _tells(head[: opened[-1].start()].rstrip())
    return not said or not any(clause.finite and clause.start > opened[-1].start() for clause in find_clauses(head))


def _ends_in_verb(head: str) -> bool:
    """Tell whether fewer than two words stand behind the last verb of a text: what it is done to is still to come."""
    clauses = find_clauses(f"{head}.")
    return not clauses or head.endswith("ing") or len(head[clauses[-1].verb.end :].split()) < 2


def _directs(head: str) -> bool:
    """Tell whether a text's last verb is one that bids somebody to do what follows."""
    clauses = find_clauses(f"{head}.")
    return bool(clauses) and clauses[-1].base in _BIDDING


def _has_clause(tail: str) -> bool:
    """Tell whether what "as" opens is a clause ("as demand weakened") or a common end, not a role ("as mayor")."""
    return tail.startswith(" as part of") or any(clause.finite and clause.left.head for clause in find_clauses(tail))


def _tells(head: str) -> bool:
    """Tell whether the last verb of a text is one behind which follows what is said."""
    clauses = find_clauses(f"{head}.")
    return bool(clauses) and (clauses[-1].verb.text.lower() in REPORTING_VERBS or clauses[-1].base == "say")


def _stop(text: str) -> str:
    """Return a text without its full stop; that of an abbreviation stays."""
    # "In Norham, Va., on Monday.": the day has gone from between two.
    text = text.removesuffix(".") if text.endswith("..") else text
    return text if not text.endswith(".") or _ABBREVIATED.search(text) else text[:-1].rstrip(" .")


def _raise(text: str) -> str:
    return text[:1].upper() + text[1:]
