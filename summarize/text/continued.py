"""Sentences that go on from the one before them in their report: "two weeks later", "fifty of them", "it said".

Each pattern is one way of doing so without a noun that says what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarize.text.leans import Lean, has_antecedent, name_people
from summarize.text.names import find_names
from summarize.text.numbers import find_numbers
from summarize.text.pronouns import opening_pronoun
from summarize.text.subjects import is_person
from summarize.text.taken_up import ANONYMOUS, BODIES, PERSONS, is_kind
from summarize.text.tokens import stem_word
from summarize.text.verbs import base_stem, read_verb
from summarize.text.word_classes import TIMES

#: A time, people, or something else that only the sentence before it in its report tells, and what is compared with it.
_LATER = re.compile(
    r"^(?i:(?:about |nearly |more than |less than |just |only |almost |some |but |and )?(?:an? |one |two |three "
    r"|four |five |six |\d+ |several )?(?:few |couple of )?(?:hours?|days?|weeks?|months?|years?) later)\b(?! than)"
    r"|(?<!\d)(?<!\d )\b(?:of|in|by|during) that year\b"
    r"|^(?i:(?:later|earlier) that (?:same )?(?:day|night|week|month|morning|afternoon|evening|year))\b"
    r"|^(?:On the (?:one|other) hand,|One (?:that|which) )"
    # "She said that this was a mistake."
    r"|^[^,;:“”\"]{2,60}? (?:said|says|added|noted|told \w+)(?: (?:on )?\w+day)?(?: that)?"
    # "This is the first death" points forward.
    r" this (?:is|was|would|will|has|had)\b(?! (?:be )?(?:the|its|her|his|their|our|my)\b)"
    r"|^The (?:people|sources) (?:also )?(?:said|told|added)\b(?! (?:no|yes)\b)"
    r"|, the (?:people|sources) (?:said|added)\b"
    r"|\bwent (?:much |even |a step )further\b(?! than)"
    r"|^(?:As (?:he|she|they) continued|But first|With (?:that|this) in mind|What['’]s more|(?:And|But) then),"
    r"|^The (?:first|second|third|other|last) (?:is|was) (?:that\b|the\b|an?\b|to\b)"
    r"|^(?:[A-Z][\w.’'-]* ){1,4}(?:responded|replied)(?:, (?:but|saying|adding)\b|\.$)"
    r"|^(?i:by (?:comparison|contrast)|in (?:contrast|response|turn|a twist|other words)|similarly|likewise|later"
    r"|afterwards?|soon after|shortly after(?:wards?)?|instead),"
)
#: "The mayor agreed, saying"; "agreed to go" tells to what.
_AGREED = re.compile(
    r"[^,]{0,60}?(?<!not been )(?<!were )(?<!was )\b(?P<lean>agreed|disagreed|concurred)"
    r"(?=\.|, (?:saying|adding|but|calling)\b)"
)
_COURT_AGREED = re.compile(
    r"^(?:An?|The|Another) (?:[\w-]+ ){0,3}(?:judge|court|jury|panel) (?P<lean>agreed)(?= and (?!disagreed)[a-z]+ed\b)"
)
_ELLIPSIS = re.compile(
    r"""(?x)^\W*(?:[A-Z][\w-]*|(?:More|Fewer|Less)\ than\ [\w-]+|(?:At\ least|About|Nearly|Almost)\ [\w-]+)\ of
    \ (?:them\b|(?:those|these)\b(?!\ (?:who|whose|in|that|with|on|from|at|under|affected|killed|injured)\b))"""
)
_FOR_EXAMPLE = re.compile(
    r"(?i)(?:^\W*(?:after all|indeed|in fact|of course|separately|elsewhere)\b,|\bfor (?:example|instance)\b)"
)
#: "There is no evidence for this."
_BARE_THIS = re.compile(
    r"\b(?:for|of|about|from|to|on|with|by|do|did|done|doing|denie[sd]|disputed?s?|than|like|all)\s(?:this|that)(?=\s*[.;,]|$)"
    r"|\b(?:call|describ|dismiss|reject|criticiz|criticis|condemn|welcom|denounc)(?:ed|es|s)\s(?:this|that)(?=\s+(?:as\s)?[“\"‘']|\s*[.;,]|$)"
)
#: Words behind which "this" alone means what they said.
_FAR = 8
_DAY_PART = re.compile(
    r"\b(?:earlier|later) (?:in the day|that (?:day|week|month|year))\b|\bthe (?:same|next|previous|following) day\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Who is called by place and party once they are known: "The Norland Democrat said".
_PARTISAN = re.compile(
    r"(?:^\W*The|[,”\"] the) (?:[A-Z][\w.-]+ ){1,2}(?:Democrat|Republican)"
    r"(?= (?:said|says|added|told|wrote|has|had|also|called|is|was)\b)"
)
#: The same with others: "The Norland Democrat, along with Senator Brook, has written it".
_PARTISAN_WITH = re.compile(r"^\W*The (?:[A-Z][\w.-]+ ){1,2}(?:Democrat|Republican), (?:along|together) with\b")
#: "The number has grown by 300": of what?
_THE_NUMBER = re.compile(
    r"(?:^|, )(?P<lean>[Tt]he number) (?:has|had|rose|fell|grew|is|was|increased|dropped|doubled|stands|stood)\b"
)
#: Who has said it was told of before: "“It is safe,” it said"; behind a quotation, which is masked.
_BY_PRONOUN = re.compile(
    r"^[^\w]*(?P<lean>it|they) (?:said|says|added|wrote|tweeted|told [^,]{2,30})\b(?! (?:on|at|in) the\b)"
)
#: Which company, by where it is, once it is known: "The Hadley, Norland, company said".
_BODY_OF_PLACE = re.compile(
    r"^\W*The (?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?, ){1,2}"
    r"(?P<head>company|firm|bank|automaker|carmaker|retailer|drugmaker|airline|start-?up)"
    r"(?= (?:said|says|announced|told|reported|also|has|had|is|was|will|plans)\b)"
)
#: "Brook, however, denied it": what goes on from a sentence before it.
_HOWEVER = re.compile(r"^(?:[^,;:“”\"]{2,60}, (?:however|though|instead)|Again, though),")
#: What somebody is quoted with is said of something that was told before: "“We would never do that,” Brook said".
_SAID_OF = re.compile(
    r"^[“\"](?:None|All|Some|Much|Most) of (?:that|this|it|them)\b"
    r"|^[“\"](?!(?:[^“”\"]*\b(?:and|if|but|when|got on|get on|getting on)\b))(?:[^\s“”\"]+\s){1,6}"
    r"(?:do|does|did|done|doing|of|about|on|to|with|for|say|said|believe) (?:that|this|it)[,.][”\"]"
    r"(?![^.]*\b(?:said|says|told [^,]{2,30}) (?:of|about)\b)(?!.*\basked (?:about|if|whether)\b)"
)
#: "Another father said", "One idea is", "called in sick in protest", "would instead seek": beside or against what?
_BESIDE_UNTOLD = re.compile(
    r"^Another (?:(?:\w+ ){0,2}?(?:official|officer|aide|lawmaker|senator|witness)|man|woman|father|mother|parent"
    r"|driver|victim|survivor|resident|protest[eo]r|student|source|person|juror|suspect|passenger|worker|doctor|nurse|teacher"
    r"|neighbou?r|attendee|voter|expert|analyst|reason|option|idea|problem)\b"
    r"|^One (?:idea|option|possibility|proposal|problem|solution|reason|example|concern|question|issue|difference"
    r"|explanation|theory|exception|suggestion) (?:is|was|would be|could be)\b"
)
_IN_ANSWER = re.compile(r"\bin (?:protest|response|return|retaliation|reply)\.$")
_INSTEAD = re.compile(
    r"\b(?:would|will|should|could|can|may|has|have|had|is|are|was|were) instead\b(?! of\b)|^Instead,"
)
#: What is told before it in its own sentence.
_AGAINST_TOLD = re.compile(r"(?i)[,;:—–]|\b(?:and|but|not|after|when|while|rather|who|which)\b|n['’]t\b")
_AGAINST_CLAUSE = re.compile(r"(?i)[;:]|\b(?:but|and|when|after|while|said|says|claim\w*|alleg\w*|accus\w*)\b")
#: What somebody meant, or did as others had done, where nothing before it in the sentence tells what.
_REFERS = re.compile(
    r"\b(?:was|is|were|are) (?:apparently |presumably |likely )?referring to\b"
    r"|\b(?:joined in|followed suit|chimed in)\.$"
    r"|\bthe same (?:rationale|reasoning|logic|conclusion|argument|point|thing)\b(?!.* as\b)(?!:)"
)
#: "Halden denies that it does", "denied saying that": what?
_DENIES_UNTOLD = re.compile(
    r"\bden(?:y|ies|ied) (?:that )?(?:(?:he|she|it|they) (?:does|did|do|is|was|were|has|had|will|would)"
    r"|(?:ever )?(?:having )?(?:done|doing|said|saying) (?:that|so|this|it))(?=[.,;]|$)"
)
#: "Frey's lawyer said that this was untrue": what?
_THIS_FALSE = re.compile(
    r"\b(?:said|says) (?:on [A-Z]\w+day )?(?:that )?(?:this|that|it) (?:was|is) "
    r"(?:untrue|false|wrong|incorrect|baseless|nonsense|not (?:true|so|correct|the case)"
    r"|an? (?:\w+ )?(?:lie|invention))(?=[.,;]|$)"
)
#: What tells something in the sentence itself before the words that take it up.
TELLS_FIRST = re.compile(r"[,;:]|\b(?:and|but|when|after)\b")
#: "News then broke": after what?
_THEN = re.compile(
    r"^(?!Since |By |But |Back |Until )(?:[A-Z][\w’'-]* |[a-z]+ ){0,2}(?P<before>[\w’'-]+) then "
    r"(?:[a-z]+ed|broke|came|went|took|said|told|sent|made|left)\b"
)
#: "The other two": besides those that were told of before.
_OTHERS = re.compile(r"\bthe other (?:(?:top|leading|main) )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
#: Who has said all this, at its end: it was told before who that is.
_CLOSING_VOICE = re.compile(
    r", (?P<voice>(?:the|those|these) (?:(?:senior|former|same|second|two|three|other|current|top|unnamed|anonymous) )*"
    r"(?P<head>officials?|sources?|lawyers?|attorneys?|aides?|advis[eo]rs?|lawmakers?|senators?|congress(?:man|woman)|study"
    r"|survey|poll|statement|memo|letter|complaint|indictment|lawsuit|suit|filing|documents?|researchers?|authors?|executives?"
    r"|company|firm|group|agency|newspaper|network|website|outlet|committee|panel|spokes(?:man|woman|person)))"
    r" (?:said|says|added|wrote|continued|alleges?|alleged|stated|reads?|found|showed?|told [^,]{2,30}"
    # "In May, the board confirmed that": it does so in the main clause.
    r"|(?:confirmed|noted|explained|argued|insisted|warned|acknowledged|concluded)(?=[.,;]|$))\b"
)
#: Who has said what stands in quotation marks before it: several, and they were told of before.
_QUOTED_VOICE = re.compile(
    r"^\W*(?P<voice>(?:the|these|those) (?:two |three )?(?P<head>groups|lawmakers|senators|companies|authors))"
    r" (?:said|wrote|added|continued)\b"
)
#: "One of the officials said": of those told of before.
_ONE_OF = re.compile(
    r"\b(?:one|two|some|another) of the (?P<head>officials|sources|people|men|women|aides|lawmakers|lawyers|officers"
    r"|victims|suspects|protesters|witnesses) (?:said|says|told)\b"
)
#: "Both companies have denied it": which two?
_BOTH = re.compile(
    r"\b[Bb]oth (?P<head>companies|firms|men|women|countries|nations|groups|agencies|lawmakers|senators|officers"
    r"|suspects|victims|bills|measures|cases|organi[sz]ations)\b(?! (?:of|that|who)\b)"
)
_TWO = re.compile(r"(?i)\b(?:two|pair|couple|brothers|sisters|duo|twins|and)\b")
#: "The senator knows it would end": a person is no "it".
_SAYS_IT = re.compile(
    r"^\W*(?P<who>[^,;:“”\"]{2,60}?)\s(?:has\s|had\s|also\s)?(?:says?|said|knows?|knew|thinks?|thought|believes?|believed|hopes?"
    r"|hoped|insists?|insisted|fears?|feared|admits?|admitted|argues?|argued|told\s\w+|added|acknowledge[sd]?|denie[sd])\s"
    r"(?:that\s)?(?P<it>it)(?P<rest>['’\s].*)$"
)
#: "“We won,” she wrote on Twitter": whatever else is named there, she is not.
_SAID_BY_SOMEBODY = re.compile(r"^[^\w]*(he|she) (?:said|says|added|wrote|tweeted|posted)\b")
#: "He considers the $2 million in aid a beginning": of which nothing says whose it is, or for what.
_THE_AMOUNT = re.compile(
    r"(?P<lean>\bthe [$£€]\d[\d.,]*(?: (?:million|billion|trillion))? in [a-z]+)"
    r"(?= (?:an?|would|could|will|was|were|is|are|as|and|but)\b|[.,;])"
)
#: "In May, this became the first of its kind"; "On Monday, this paper said" is no reference.
_THIS_BEHIND_TIME = re.compile(
    r"^(?:In|On|At|By|Since|Last|Earlier|During)\b[^,“”\"]{2,30}, (?P<lean>this|that)"
    r" (?:became|becomes|was|is|marked|marks|led|leads|would|will|has|had)\b"
)
#: "In a pair of follow-up tweets, Hill said": behind which ones?
_FOLLOW_UP = re.compile(
    r"^(?P<lean>In (?:a|another|two|three|later|several) (?:[a-z]+ of )?(?:follow[- ]?up|subsequent) (?!to\b)[a-z]+)\b"
)
#: "“I think I do, but it is early,” Brook said" answers somebody whom nobody hears.
_ANSWERS = re.compile(
    r"^[“\"](?P<lean>I (?:think|believe|hope|guess|suppose) (?:so|not|(?:I|we|he|she|they|it) (?:do|does|did|is|are|was"
    r"|were|will|can)(?: not)?))(?=[,.]|[”\"])(?![^.]*\b(?:said|says|told [^,]{2,30}) (?:of|about)\b)"
    r"(?!.*\basked (?:about|if|whether)\b)"
)


def _never(text: str, match: re.Match[str]) -> bool:  # noqa: ARG001 - as _Way has it
    return False


def _has_year(text: str, match: re.Match[str]) -> bool:
    return _YEAR.search(text, 0, match.start()) is not None


def _has_voice_or_room(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].lower().split()
    return len(before) >= _FAR or not {"said", "says", "but"}.isdisjoint(before)


def _has_time(text: str, match: re.Match[str]) -> bool:
    return not TIMES.isdisjoint(text[: match.start()].lower().split())


def _names_somebody_else(text: str, match: re.Match[str]) -> bool:
    return bool(name_people(text[: match.start()] + text[match.end() :]))


def _names_somebody_behind(text: str, match: re.Match[str]) -> bool:
    return bool(name_people(text[match.end() :]))


def _has_number_or_of(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(find_numbers(before)) or " of " in before


def _has_money(text: str, match: re.Match[str]) -> bool:
    return any(number.unit and not number.unit.isalpha() for number in find_numbers(text[: match.start()]))


def _has_number_or_name(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(find_numbers(before) or find_names(before))


def _has_clause(text: str, match: re.Match[str]) -> bool:
    return _AGAINST_TOLD.search(text, 0, match.start()) is not None


def _has_claim(text: str, match: re.Match[str]) -> bool:
    return _AGAINST_CLAUSE.search(text, 0, match.start()) is not None


def _tells_first(text: str, match: re.Match[str]) -> bool:
    return TELLS_FIRST.search(text, 0, match.start()) is not None


def _tells_or_says_first(text: str, match: re.Match[str]) -> bool:
    said = "referring" in match[0] and re.search(r"\b(?:said|says|told)\b", text[: match.start()])
    return bool(said) or _tells_first(text, match)


def _is_no_break(text: str, match: re.Match[str]) -> bool:
    """Tell whether "then" goes on from nothing: "he had then", or the sentence names a year."""
    return read_verb(match["before"])[1] in {"past", "both"} or _YEAR.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of going on from the sentence before."""

    pattern: re.Pattern[str]
    #: Tells whether the sentence itself has what is meant.
    is_told: Callable[[str, re.Match[str]], bool] = _never
    kind: str = "next"
    #: Whether it only stands at the beginning of a sentence, and whether it may stand in quotation marks.
    opens: bool = False
    quoted: bool = False


_WAYS = (
    _Way(_LATER, _has_year),
    _Way(_AGREED, opens=True),
    _Way(_COURT_AGREED, opens=True),
    _Way(_ELLIPSIS, kind="ellipsis"),
    _Way(_FOR_EXAMPLE, kind="ellipsis"),
    _Way(_BARE_THIS, _has_voice_or_room, kind="ellipsis"),
    _Way(_DAY_PART, _has_time, kind="ellipsis"),
    _Way(_BODY_OF_PLACE, kind="body", opens=True),
    _Way(_PARTISAN, _names_somebody_else),
    _Way(_PARTISAN_WITH, opens=True),
    _Way(_THE_NUMBER, _has_number_or_of),
    _Way(_HOWEVER, opens=True),
    _Way(_BY_PRONOUN, _names_somebody_behind, opens=True),
    _Way(_SAID_OF, opens=True, quoted=True),
    _Way(_BESIDE_UNTOLD, opens=True),
    _Way(_IN_ANSWER, _has_clause),
    _Way(_INSTEAD, _has_clause),
    _Way(_DENIES_UNTOLD, _tells_first),
    _Way(_THIS_FALSE, _has_claim),
    _Way(_REFERS, _tells_or_says_first),
    _Way(_THEN, _is_no_break, opens=True),
    _Way(_OTHERS, _has_number_or_name),
    _Way(_THE_AMOUNT, _has_money),
    _Way(_THIS_BEHIND_TIME, opens=True),
    _Way(_FOLLOW_UP, opens=True),
    _Way(_ANSWERS, opens=True, quoted=True),
)


def read_continued(text: str, masked: str) -> list[Lean]:
    """Return the words by which a sentence goes on from what was told before it, whatever nouns it has.

    Args:
        text: The sentence.
        masked: The same with its quotations masked.
    """
    found = [*_read_next(text, masked), *_read_voices(masked)]
    if it := _read_it(masked):
        found.append(it)
    if speaks := _SAID_BY_SOMEBODY.match(masked):
        found.append(Lean(*speaks.span(1), speaks[1], "", "", "pronoun", always=True))
    return found


def _read_next(text: str, masked: str) -> list[Lean]:
    """Return words that only the sentence right before them in its report explains, and what is left out."""
    found: list[Lean] = []
    for way in _WAYS:
        searched = text if way.quoted else masked
        match = way.pattern.match(searched) if way.opens else way.pattern.search(searched)
        if match and not way.is_told(searched, match):
            start, end = match.span("lean") if "lean" in way.pattern.groupindex else match.span()
            stems = (base_stem(match["head"]), stem_word(match["head"])) if way.kind == "body" else ("", "")
            found.append(Lean(start, end, text[start:end], *stems, way.kind, always=True))
    return found


def _read_voices(text: str) -> list[Lean]:
    """Return who is said to have said so, or to be two or one of several, and was told of before."""
    found: list[Lean] = []
    for pattern, group in ((_CLOSING_VOICE, "voice"), (_QUOTED_VOICE, "voice"), (_ONE_OF, 0), (_BOTH, 0)):
        if not (match := pattern.search(text)):
            continue
        head, before = match["head"], text[: match.start()]
        stem = base_stem(head)
        if pattern is _BOTH and _TWO.search(before):
            continue
        if pattern is _BOTH:
            kind = "counted"
        elif is_kind(head, ANONYMOUS) or pattern in {_ONE_OF, _QUOTED_VOICE}:
            # "The official" is not whoever was named.
            kind = "this"
        else:
            kind = "person" if is_kind(head, PERSONS) else "body" if is_kind(head, BODIES) else "thing"
        if not has_antecedent(before, stem, kind):
            found.append(
                Lean(match.start(group), match.end(group), match[group], stem, stem_word(head), kind, always=True)
            )
    return found


def _read_it(text: str) -> Lean | None:
    match = _SAYS_IT.match(text)
    if not match or opening_pronoun(f"It{match['rest']}") is None:
        return None
    who = match["who"]
    names = find_names(who)
    person = names and is_person(names[0], who[: names[0].start].replace(names[0].title, "").strip())
    if not person and not any(is_kind(word, PERSONS) for word in who.split()):
        return None
    return Lean(match.start("it"), match.end("it"), "it", "", "", "it", always=True)
