"""How many a sentence says were killed, hurt or arrested, or marched: the one reading of such numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.numbers import Number
from summarize.text.word_classes import (
    AUXILIARY,
    DETERMINERS,
    JOINING,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
)

#: The kinds that a toll is of.
KILLED, INJURED = "killed", "injured"
#: Words that no noun phrase has behind its first word.
NO_NOUN = AUXILIARY | DETERMINERS | JOINING | OPENING | PREPOSITIONS | PRONOUNS | RELATIVE
_BEHIND_NOUNS = NO_NOUN | TIMES | frozenset("ahead aimed apart each home so too yearly annually monthly".split())  # noqa: SIM905
#: How far around a number what it counts is looked for.
_NEAR = 80

#: Words of a noun phrase behind its figure: none that begins something else ("four shootings and the deaths").
_NOUN_WORD = (
    r"(?!(?:and|or|but|in|at|on|of|to|from|by|for|with|as|after|before|when|where|while|since|the|a|an|his|her|its"
    r"|their|that|which|may|might|could|would|should|will|can|must|not|never|is|are|was|were|has|have|had|did|who)\b)"
    r"[^\W\d_][\w'’-]*"
)
_WHO = rf"(?P<who>(?:{_NOUN_WORD}\ ){{0,4}}?)"
_BESIDE = r"(?:(?:on\ board|aboard|in\ all|in\ total|who|so\ far)\ )?"
_BE = (
    r"(?:(?:were|was|are|is|have|has|had|been|be|being|confirmed|reported|found|left|officially|reportedly|also|still"
    r"|now)\ ){0,4}"
)
#: "Twelve injured people were flown out": they are some of the injured.
_WHOM = r"\ (?:people|persons|men|women|children|passengers|survivors|patients)\b"
#: "Two officers killed a man", "two officers who killed": they are no dead; those "killed a day later" are.
_KILLED = (
    r"(?<!\bwho\ )killed(?!\ (?:an?\ (?!(?:day|week|month|year|few|short|second)\b)"
    r"|the\ (?!(?:same|day|night|week)\b)"
    r"|(?:his|her|their|our|its|him|them|himself|herself|themselves|another|some|dozens|hundreds|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d+)\b))"
)
#: "Three deaths", no "three death threats".
_DEATHS = r"deaths?(?!\ (?:threat|row|sentence|penalt|warrant|certificate|trap|squad|camp|march)\w*)"
#: "Twelve die in fire"; "40,000 people die of it every year" are no toll of anything.
_DIE = (
    r"dies?(?=\ (?:in|as|after|when|on|at|from|of|off|near)\b|[.,;:!]|$)"
    r"(?![^.;]{0,80}\b(?:every|each|a|per)\ (?:day|week|month|year)\b)"
)
_TO_DEATH = (
    r"(?:crushed|burn(?:ed|t)|stabbed|beaten|trampled|fro(?:ze|zen)|starved|bled|choked|hacked|stoned)\ to\ death"
)
#: Words between a toll and its figure: "from Friday's quake rose to"; not "the death toll is unknown but".
_ON_TO = r"(?:\ (?!(?:and|but|as|while|after|when|with)\b)[\w’'-]+){0,12}?"
#: "The death toll from Friday's quake rose to 143", not "rose from 12"; no "toll road".
_TOLL = rf"(?:death\ )?toll(?!\ (?:road|bridge|booth|plaza|fee|rate|charge)s?\b){_ON_TO}(?<!\bfrom)(?<!\bpast)"
_NUMBER_OF = (
    r"number\ (?:killed|of\ (?:the\ )?(?:known\ |confirmed\ )?"
    r"(?:dead|deaths|fatalities|(?:those|people|persons|\w+(?:s|men|women))"
    r"\ (?:who\ )?(?:(?:were|have|had|been|known)\ ){0,2}(?:killed|dead|died)))"
)
_BRINGS = r"(?:bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|tak(?:es?|ing)|took|push(?:es|ed|ing)?|lift(?:s|ed|ing)?)"
#: "Brings the number of those killed in it to nine".
_NUMBER_TO = (
    rf"(?:{_BRINGS}\ (?:the\ )?)?{_NUMBER_OF}{_ON_TO}\ (?:to|at|reached|reaches|passed|is|was|now|stands)(?<!\bpast)"
)
#: "Brings to nine the number of those killed", before and behind the number.
_BRINGS_TO = re.compile(rf"(?i)\b{_BRINGS}\ to\ $")
_BROUGHT = re.compile(rf"(?ix)\ (?:the|its)\ (?:overall\ |total\ )?(?:{_NUMBER_OF}|(?:death\ )?toll)\b")
#: What counts all until then, on whatever day it is told.
_SO_FAR = re.compile(
    r"(?i)\btoll\b|\bnumber (?:of|killed)\b|\bdead (?:stands|rose|ha[sd]|climbed)\b|\bso far\b"
    r"|\bha(?:s|ve) (?:now )?died\b"
)
#: Who demonstrates, where they open a clause: what is done to them is done to some of them.
_MARCHERS = re.compile(r"\ (?:demonstrators|protest[eo]rs|marchers)\b(?!\ (?:were|was|have\ been|had\ been)\b)")
_OPENS = re.compile(r"(?:^\W*|[,;]\ |\b(?:and|but|that|where|as|when|while|said|says)\ )$")
#: What a number counts, told by the words after it or before it.
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        about,
        re.compile(rf"(?ix)^[\ -]*{_WHO}{_BESIDE}{_BE}(?:{after})\b"),
        re.compile(rf"(?ix)\b(?:{before})\ *(?:all\ )?$"),
    )
    for about, after, before in (
        (
            KILLED,
            (
                rf"{_KILLED}|dead(?!{_WHOM})|died|{_DIE}|{_DEATHS}|fatalities|lost\ their\ lives|perished|murdered"
                rf"|shot\ dead|fatally\ shot|slain|{_TO_DEATH}"
            ),
            (
                rf"kill(?:ed|ing|s)?|murder(?:ed|ing)|fatally\ shot|shot\ dead|{_TOLL}|{_NUMBER_TO}|deaths\ of"
                r"|(?:claim(?:s|ed)|took)\ the\ lives\ of"
                r"|dead\ (?:stands|rose|has\ risen|had\ risen|climbed)\ (?:at|to)"
            ),
        ),
        (
            INJURED,
            rf"(?:injured|wounded)(?!{_WHOM})|injuries|hurt",
            r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?",
        ),
        ("missing", r"missing|unaccounted", r"missing\ (?:stands\ at|rose\ to)"),
        ("arrested", r"arrest(?:ed|s)|detained|detentions|taken\ into\ custody", r"arrest(?:ed|ing)|detain(?:ed|ing)"),
        ("displaced", r"displaced|evacuated|homeless|fled|forced\ from", r"displac(?:ed|ing)|evacuat(?:ed|ing)"),
        (
            "on strike",
            (
                r"on\ strike|walked\ (?:out|off)|went\ on\ strike|downed\ tools|struck\ work|stopped\ work"
                r"|joined\ (?:the|a)\ (?:strike|walkout)"
            ),
            r"(?:strike|walkout|stoppage)\ (?:by|of)",
        ),
        (
            "demonstrators",
            (
                r"(?:people|demonstrators|protest[eo]rs|marchers|supporters|opponents|members)\ (?:had\ )?"
                r"(?:packed|filled|marched|gathered|rallied|demonstrated|protested|turned\ out|took\ to\ the\ streets)"
                r"|took\ part(?!\ in\b)|took\ part\ in\ (?:the\ |a\ )?(?:march|protest|rally|demonstration)"
            ),
            r"(?:demonstration|protest|march|rally)\ (?:by|of)",
        ),
        ("magnitude", r"magnitude", r"magnitude(?:[\ -]of)?|measur(?:ed|ing)"),
    )
)
_DEEDS = re.compile(r"(?i)\b(?:deaths?|fatalities|injuries|arrests|detentions|magnitude)$")
_COUNTED_BEHIND = re.compile(rf"\ (?P<who>(?:{_NOUN_WORD}\ ?){{1,4}})")
_HEDGE = re.compile(
    r"""(?ix) \b (?: (?:no|not)\ (?:more|fewer|less)\ than | at\ least | at\ most | about | around | some | roughly
    | approximately | close\ to | upwards\ of | in\ excess\ of
    | (?:just\ |well\ )?(?:more\ than|over|under|above|below|fewer\ than|less\ than) | up\ to | nearly | almost
    | as\ (?:many|much|few)\ as | (?:an\ )?estimated ) \s (?:an?\s)? $"""
)


@dataclass(frozen=True, slots=True)
class Headcount:
    """What a number counts: `text[start:end]` says both."""

    #: "killed", "injured", "missing", "arrested", "displaced", "on strike", "demonstrators", and "magnitude".
    about: str
    start: int
    end: int
    #: The words for who is counted; empty where nobody in particular is.
    who: str
    #: Whether it counts all until then ("the toll rose to 12"), not those of one happening.
    so_far: bool


def read_headcount(text: str, number: Number) -> Headcount | None:
    """Return what a number counts of people killed, hurt, missing, arrested, driven out, on strike or marching."""
    begin = hedged_start(text, number)
    before = text[max(0, begin - _NEAR) : begin]
    after = text[number.end : number.end + _NEAR]
    if (brings := _BRINGS_TO.search(before)) and (match := _BROUGHT.match(after)):
        return Headcount(KILLED, begin - len(before) + brings.start(), number.end + match.end(), "", so_far=True)
    for about, follows, precedes in _KINDS:
        if match := follows.match(after):
            start, end = begin, number.end + match.end()
            # "Three coronavirus deaths": nobody is counted by what he was.
            who = "" if _DEEDS.search(match[0]) else match["who"]
        elif match := precedes.search(before):
            behind = _COUNTED_BEHIND.match(after)
            who = read_noun_phrase(behind["who"]) if behind else ""
            start, end = begin - len(before) + match.start(), number.end + (1 + len(who) if who else 0)
        elif about == "demonstrators" and _OPENS.search(before) and (match := _MARCHERS.match(after)):
            start, end, who = begin, number.end + match.end(), ""
        else:
            continue
        return Headcount(about, start, end, who, so_far=bool(_SO_FAR.search(text[start:end])))
    return None


def hedged_start(text: str, number: Number) -> int:
    """Return where a number begins, with "at least" or "about" before it."""
    hedge = _HEDGE.search(text, max(0, number.start - 30), number.start)
    return hedge.start() if hedge else number.start


def read_noun_phrase(words: str) -> str:
    """Return the words of a noun phrase up to the first that belongs to something else."""
    kept: list[str] = []
    for word in words.split():
        if word.lower() in _BEHIND_NOUNS or (kept and word.endswith(("ed", "ing")) and word.islower()):
            break
        kept.append(word)
    return " ".join(kept)
