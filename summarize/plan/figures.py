"""What a sentence gives a figure of: how many were killed, how large a crowd was; the rest in `amounts`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.dates import Date, find_dates
from summarize.text.meanings import canonical_stem
from summarize.text.names import find_names
from summarize.text.numbers import Number, find_numbers
from summarize.text.verbs import base_stem
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

#: Words of a noun phrase behind its figure: none that begins something else ("four shootings and the deaths").
_NOUN_WORD = (
    r"(?!(?:and|or|but|in|at|on|of|to|from|by|for|with|as|after|before|when|where|while|since|the|a|an|his|her|its"
    r"|their|that|which|is|are|was|were|has|have|had|did|who)\b)[^\W\d_][\w'’-]*"
)
_WHO = rf"(?P<who>(?:{_NOUN_WORD}\ ){{0,4}}?)"
_BESIDE = r"(?:(?:on\ board|aboard|in\ all|in\ total|who|so\ far)\ )?"
_BE = (
    r"(?:(?:were|was|are|is|have|has|had|been|be|being|confirmed|reported|found|left|officially|also|still|now)\ ){0,4}"
)
#: What a figure of a casualty report counts, told by the words after it or before it.
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        about,
        re.compile(rf"(?ix)^\ *{_WHO}{_BESIDE}{_BE}(?:{after})\b"),
        re.compile(rf"(?ix)\b(?:{before})\ *$"),
    )
    for about, after, before in (
        (
            "killed",
            r"killed|dead|died|deaths?|fatalities|lost\ their\ lives|bodies|murdered|shot\ dead|fatally\ shot|slain",
            (
                r"kill(?:ed|ing|s)|murder(?:ed|ing)|fatally\ shot|death\ toll[a-z\ ]{0,60}"
                r"|claimed\ the\ lives\ of|deaths\ of"
                r"|toll[a-z\ ]{0,20}\ (?:to|at)|dead\ (?:stands|rose|has\ risen|had\ risen|climbed)\ (?:at|to)"
            ),
        ),
        ("injured", r"injur(?:ed|ies)|wounded|hurt", r"injur(?:ed|ing|es)|wound(?:ed|ing)|hurt(?:ing)?"),
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
                r"demonstrators|protest[eo]rs|marchers|took\ part|(?:people|supporters|opponents|members)\ (?:had\ )?"
                r"(?:packed|filled|marched|gathered|rallied|demonstrated|protested|turned\ out)"
            ),
            r"(?:crowd|turnout|number)\ (?:at|of)|spoke\ of",
        ),
        ("magnitude", r"magnitude", r"magnitude(?:[\ -]of)?|measur(?:ed|ing)"),
    )
)
#: A figure in such a sentence is of another time, or of another happening of the kind.
_ELSEWHEN = re.compile(
    r"""(?ix) \b(?:in|since|during)\ (?:the\ )?(?:19|20)\d\d\b
    | \b(?:last|previous|earlier|other|past)\ (?:year|month|week|decade|quake|attack|shooting|incident)
    | \b(?:years?|decades?|months?|weeks?|days?)\ (?:ago|earlier|before)\b | \banniversary\b
    | \bsince\ (?:last|January|February|March|April|May|June|July|August|September|October|November|December)\b
    | \b(?:earlier|initial(?:ly)?|previously|at\ first)\b[^.]{0,40}\b(?:report|said|put|count|figure|estimate)
    | \b(?:early|first)\ (?:reports?|counts?|figures?|estimates?)\b | \brevis(?:ed|ion)\b
    | \bcorrect(?:s|ed|ion)\b"""
)
#: Before a figure: it is of what was then, not of now ("a week after a gunman killed two students").
_AFTER_THAT = re.compile(r"(?i)\b(?:years?|months?|weeks?|days?|hours?)\ (?:after|since)\b[^,;]*$")
#: A figure of some of them, not of all, by what follows it and by what stands before it.
_PART = re.compile(
    r"(?i)\ (?:more|further|additional|others?|new|newly|of\ (?:them|whom|the|those|these|its|his|her))\b"
)
_PART_BEFORE = re.compile(
    r"(?i)\b(?:includ(?:ing|es?|ed)|among\ (?:them|whom)|of\ whom|of\ (?:them|the|those),?|every|each|another|further"
    r"|additional|other|remaining|first|last|next|per|a\ day)\ (?:the\ )?$"
)
#: Before a figure, in its clause: it is expected, possible or denied.
_UNREAL = re.compile(
    r"(?i)\b(?:would|could|may|might|should|will|to|if|unless|not|n[’']t|never|predict\w*|forecast\w*|project(?:ed|s|ions?)"
    r"|expect\w*|risk\w*|threat\w*|fear\w*|plan\w*|hop(?:e|es|ed|ing)|as\ if)\ (?:[\w-]+\ ){0,4}$"
)
#: Between what is counted and its figure.
_MAY_RISE = re.compile(r"(?i)\b(?:would|could|may|might|should|will|expected|feared|predicted|projected)\b")
#: Behind a figure: of those who were counted, some; a rate.
_NO_TOTAL = re.compile(
    r"(?:\ (?:per|a\ day|each\ day|every)|/)\b"
    r"|\ (?:people\ )?(?:who\ )?(?:are|were|remain(?:ed)?)\ (?:still\ )?(?:in|at|being)\b"
)
#: Another quake of a story than the one that it is about.
_OTHER_QUAKE = re.compile(r"(?i)\b(?:after|fore)-?shocks?\b|\b(?:larger|smaller|stronger|weaker|second|another)\b")
_COUNTED_BEHIND = re.compile(rf"\ (?P<who>(?:{_NOUN_WORD}\ ?){{1,4}})")
_HEDGE = re.compile(
    r"(?i)\b(?:at least|about|around|some|more than|over|up to|nearly|almost|as many as|an estimated|fewer than"
    r"|less than)\s*$"
)
#: A weekday of which somebody only said it.
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|according|added|tweeted|wrote)\b(?:\s[\w’'-]+){0,4}?\s(?:on\s)?(?:late\s|early\s)?$"
)
_PLACE = re.compile(
    r"(?i:\b(?:in|at|near|across|throughout|outside|around|off|over|hit|struck))\s(?:the\s)?(?:[a-z][a-z-]*\s){0,4}$"
)
_TOLL = re.compile(r"(?:['’]s)?\ (?:death\ )?toll\b")
#: Words of a noun phrase that tell how many, not what.
_HOLLOW = frozenset("total overall reported confirmed known official new dead injured wounded missing".split())  # noqa: SIM905
#: Who is counted where no one in particular is.
_ANYBODY = frozenset(
    map(
        base_stem,
        """
        people person man-and-woman victim casualty death fatality body life injury resident local inhabitant citizen
        arrest detention dead wounded missing
        """.split(),  # noqa: SIM905
    )
)
_CROWD = frozenset(map(base_stem, "demonstrator protester protestor marcher supporter opponent member rioter".split()))  # noqa: SIM905
#: Kinds in which everybody who is counted is one of a crowd.
_OF_A_CROWD = frozenset(["demonstrators", "arrested"])
_DEEDS = re.compile(r"(?i)\b(?:deaths?|fatalities|bodies|injuries|arrests|detentions|magnitude)$")
#: Words that no noun phrase has behind its first word.
NO_NOUN = AUXILIARY | DETERMINERS | JOINING | OPENING | PREPOSITIONS | PRONOUNS | RELATIVE
_BEHIND_NOUNS = NO_NOUN | TIMES | frozenset("ahead aimed apart each home so too yearly annually monthly".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `text[start:end]` gives both."""

    #: "killed", "injured", ... in a report of casualties, else one of the kinds of `amounts`.
    about: str
    #: How a difference on it is called: "killed", "soldiers killed", "aid package".
    name: str
    number: Number
    start: int
    end: int
    #: Stem of who or what is counted or measured; empty for people in general, and where the rest tells.
    noun: str
    #: Words of the names of where it is so, and of whose figure it is.
    places: frozenset[str]
    #: Days that the sentence names, unless somebody only spoke then.
    days: tuple[Date, ...]
    #: What the figure must share with another beyond that: stems of a verb, or of the words of a noun phrase.
    key: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a casualty report in a sentence; none of another time, and none that are only expected."""
    return tuple(
        figure
        for number in find_present_numbers(text)
        if number.unit in {"", "magnitude"} and (figure := _read_figure(text, number))
    )


def find_counts(text: str) -> dict[str, Figure]:
    """Return what a casualty report gives figures of ("killed"); nothing for what it gives two of."""
    found: dict[str, list[Figure]] = {}
    for figure in find_figures(text):
        found.setdefault(figure.about, []).append(figure)
    return {about: some[-1] for about, some in found.items() if len({one.number.value for one in some}) == 1}


def _read_figure(text: str, number: Number) -> Figure | None:
    if is_part(text, number):
        return None
    begin = hedged_start(text, number)
    before = text[max(0, begin - 80) : begin]
    after = text[number.end : number.end + 80]
    for about, follows, precedes in _KINDS:
        if match := follows.match(after):
            start, end = begin, number.end + match.end()
            # "Three coronavirus deaths": nobody is counted by what he was.
            who = "" if _DEEDS.search(match[0]) else match["who"]
        elif match := precedes.search(before):
            behind = _COUNTED_BEHIND.match(after)
            who = read_noun_phrase(behind["who"]) if behind else ""
            start, end = begin - len(before) + match.start(), number.end + (1 + len(who) if who else 0)
        else:
            continue
        if _is_no_total(text, start, number, end) or (about == "magnitude" and _OTHER_QUAKE.search(text)):
            return None
        word = _head_of(who, crowd=about in _OF_A_CROWD)
        return Figure(
            about,
            f"{word} {about}" if word else about,
            number,
            start,
            end,
            canonical_stem(base_stem(word)) if word else "",
            find_places(text, number.end, end),
            find_days(text),
        )
    return None


def _is_no_total(text: str, start: int, number: Number, end: int) -> bool:
    """Tell whether a figure is only expected, one of some of those who were counted, or a rate."""
    return bool(is_unreal(text, start) or _MAY_RISE.search(text, start, number.start) or _NO_TOTAL.match(text, end))


def _head_of(who: str, *, crowd: bool) -> str:
    """Return the last word of those who are counted, empty where that is anybody."""
    words = [word for word in read_noun_phrase(who).lower().split() if word not in _HOLLOW]
    if not words or base_stem(words[-1]) in (_ANYBODY | _CROWD if crowd else _ANYBODY):
        return ""
    return words[-1]


# ---------------------------------------------------------------- what any figure is asked


def find_present_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a sentence that is not of another time or another happening of the kind."""
    numbers = tuple(
        number
        for number in find_numbers(text)
        if number.value is not None and not _AFTER_THAT.search(text, 0, number.start)
    )
    return () if not numbers or _ELSEWHEN.search(text) else numbers


def is_part(text: str, number: Number) -> bool:
    """Tell whether a number is of some of what is counted, not of all."""
    return bool(_PART.match(text, number.end) or _PART_BEFORE.search(text, 0, hedged_start(text, number)))


def hedged_start(text: str, number: Number) -> int:
    """Return where a number begins, with "at least" or "about" before it."""
    hedge = _HEDGE.search(text, max(0, number.start - 20), number.start)
    return hedge.start() if hedge else number.start


def is_unreal(text: str, position: int) -> bool:
    """Tell whether what stands right before a position makes what follows expected, possible or denied."""
    return bool(_UNREAL.search(text, max(0, position - 60), position))


def read_noun_phrase(words: str) -> str:
    """Return the words of a noun phrase up to the first that belongs to something else."""
    kept: list[str] = []
    for word in words.split():
        if word.lower() in _BEHIND_NOUNS or (kept and word.endswith(("ed", "ing")) and word.islower()):
            break
        kept.append(word)
    return " ".join(kept)


def find_places(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of the names of places in a sentence, and of whose figure it is ("50 U.S. troops")."""
    return frozenset(
        word.rstrip(".")
        for name in find_names(text)
        if _PLACE.search(text, 0, name.start) or start <= name.start < end or _TOLL.match(text, name.end)
        for word in name.text.lower().split()
    )


def find_days(text: str) -> tuple[Date, ...]:
    """Return the days that a sentence names, without those on which somebody only said it."""
    return tuple(
        date
        for date in find_dates(text)
        if (date.weekday is not None or date.day is not None or date.relative)
        and not _SAID_ON.search(text, 0, date.start)
    )
