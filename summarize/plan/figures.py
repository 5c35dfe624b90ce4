"""What a sentence gives a figure of: how many were killed, how large a crowd was; the rest in `amounts`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.dates import Date, find_dates
from summarize.text.headcounts import (
    KILLED,
    Headcount,
    goes_past,
    is_one_of_several,
    may_rise,
    read_headcount,
    read_noun_phrase,
)
from summarize.text.headcounts import is_part as is_part  # noqa: PLC0414
from summarize.text.headcounts import is_unreal as is_unreal  # noqa: PLC0414
from summarize.text.meanings import canonical_stem
from summarize.text.names import find_names
from summarize.text.numbers import Number, find_numbers
from summarize.text.tolls import find_nth_deaths
from summarize.text.verbs import base_stem

#: A figure in such a sentence is of another time, or of another happening of the kind.
_ELSEWHEN = re.compile(
    r"""(?ix) \b(?:in|since|during)\ (?:the\ )?(?:19|20)\d\d\b
    | \b(?:last|previous|earlier|other|past)\ (?:year|month|week|decade|quake|attack|shooting|incident|(?:death\ )?toll)
    | \b(?:years?|decades?|months?|weeks?|days?)\ (?:ago|earlier|before)\b | \banniversary\b
    | \bsince\ (?:last|January|February|March|April|May|June|July|August|September|October|November|December)\b
    | \b(?:earlier|initial(?:ly)?|previously|at\ first)\b[^.]{0,40}\b(?:report|said|put|count|figure|estimate)
    | \b(?:early|first)\ (?:reports?|counts?|figures?|estimates?)\b | \brevis(?:ed|ion)\b
    | \bcorrect(?:s|ed|ion)\b"""
)
#: Before a figure: it is of what was then, not of now ("a week after a gunman killed two students").
_AFTER_THAT = re.compile(r"(?i)\b(?:years?|months?|weeks?|days?|hours?)\ (?:after|since)\b[^,;]*$")
#: Behind a figure: of those who were counted, some; a rate.
_NO_TOTAL = re.compile(
    r"(?:\ (?:per|a\ day|each\ day|every|at\ the\ scene|on\ the\ spot|in\ hospital)|/)\b"
    r"|\ (?:people\ )?(?:who\ )?(?:are|were|remain(?:ed)?)\ (?:still\ )?(?:in|at|being)\b"
)
#: Before "injured": of those who were, some.
_BADLY = re.compile(r"(?i)\b(?:seriously|critically|badly|severely|gravely|slightly|lightly)\ $")
#: One of several happenings of a kind.
_OTHERS = re.compile(
    r"(?i)\b(?:first|second|third|one|another)\ (?:blast|explosion|bomb(?:ing)?|attack|crash|raid|strike|wave|shooting"
    r"|fire)\b"
)
#: Another quake of a story than the one that it is about.
_OTHER_QUAKE = re.compile(r"(?i)\b(?:after|fore)-?shocks?\b|\b(?:larger|smaller|stronger|weaker|second|another)\b")
#: One end of a range, and not all of it: "between 300 and 400", "10 to 15"; in "from 12 to 15" the second is the news.
_IN_RANGE = re.compile(r"(?i:\bbetween)\s\S+\sand\s$|(?<!from\s)\b\d[\d,.]*(?:\sto\s|\sor\s|[-–])$")
_OPENS_RANGE = re.compile(r"(?:\sto\s|\sor\s|[-–])\d|\sand\s[\d,.]+")
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
#: A weekday of which somebody only said it.
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|according|added|tweeted|wrote)\b(?:\s[\w’'-]+){0,4}?\s(?:on\s)?(?:late\s|early\s)?$"
)
#: A span of time of which a figure may be.
SPANS = r"""(?x: (?:this|that)\s(?:week|month|year|season|morning) | 24\shours | overnight
    | (?:over|during)\sthe\s(?:week|weekend|month|year) )"""
_PLACE = re.compile(
    r"(?i:\b(?:in|at|near|across|throughout|outside|around|off|over|hit|struck))\s(?:the\s)?(?:[a-z][a-z-]*\s){0,4}$"
)
_TOLL = re.compile(r"(?:['’]s)?\ (?:death\ )?toll\b")
#: Of what time a figure is beside its day; who gives only the total names none of the spans.
_PERIOD = re.compile(
    r"\b(?:(?:first|second|third|fourth)\s(?:quarter|half)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\s\d)"
    rf"|{SPANS})\b"
)
#: The period of what a whole war has cost, which is no toll of one strike in it.
WHOLE = "a whole war"
_WAR = r"(?:[\w’'-]+\s){0,3}?(?:war|conflict|invasion|insurgency|uprising|offensive|crackdown|fighting|hostilities)"
_OF_WHOLE = re.compile(
    rf"""(?ix: \b{_WAR}\s(?:that\s|which\s)?(?:has|have|had)\s(?:[a-z]+\s){{0,2}}?
        (?:killed|wounded|injured|displaced|claimed|cost|left)\b
    | \b(?:killed|died|dead|deaths|wounded|displaced|toll)\s(?:there\s)?(?:in|during|since|over|of|from)\sthe\s{_WAR}\b
    | \bwar['’]s\s(?:death\s)?toll\b | \bsince\s(?:the\s)?(?:start|beginning|outbreak)\sof\b
    | \bsince\s(?:it|they|the\s{_WAR}|{_WAR})\s(?:began|started|broke\sout|erupted|flared)\b)"""
)
_CLAUSE_END = re.compile(r"[,;:—–]\s")
#: Characters of a sentence whose casualties are read, and of a clause: the work grows faster than the length.
_LONGEST = 1000
_STOP = re.compile(r"[.,;:—–]\s")
#: Words of a noun phrase that tell how many, not what.
_HOLLOW = frozenset("total overall reported confirmed known official new dead injured wounded missing".split())  # noqa: SIM905
#: Who is counted where no one in particular is.
_ANYBODY = frozenset(
    map(
        base_stem,
        """
        people person victim casualty death fatality body life injury resident local inhabitant citizen
        arrest detention dead wounded missing
        """.split(),  # noqa: SIM905
    )
)
_CROWD = frozenset(map(base_stem, "demonstrator protester protestor marcher supporter opponent member rioter".split()))  # noqa: SIM905
#: Kinds in which it does not matter who is counted.
_OF_NOBODY = frozenset(["demonstrators", "magnitude"])


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when something is so, as far as its sentence tells."""

    #: Words of the names of where it is so, and of whose figure it is.
    places: frozenset[str]
    #: Days that the sentence names, unless somebody only spoke then.
    days: tuple[Date, ...]
    #: Months, quarters and spans of time that the sentence names.
    periods: frozenset[str]


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
    setting: Setting
    #: What the figure must share with another beyond that: stems of a verb, or of the words of a noun phrase.
    key: tuple[str, ...] = ()
    #: Words of the names of who did it, or whose it is.
    doers: frozenset[str] = frozenset()
    #: Stems of what it is a part of, or is for: "54 percent of women", "$3 million on adverts".
    of_what: frozenset[str] = frozenset()
    #: Whether it counts all until then ("the toll rose to 12"), whatever day its sentence names.
    so_far: bool = False


@lru_cache(maxsize=16384)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a casualty report in a sentence; none of another time, and none that are only expected."""
    present = [number for number in find_present_numbers(text) if number.end <= _LONGEST]
    text = text[:_LONGEST]
    figures = [
        figure for number in present if number.unit in {"", "magnitude"} and (figure := _read_figure(text, number))
    ]
    starts = {number.start for number in present}
    for number, end in find_nth_deaths(text) if present else ():
        if number.start in starts and not is_unreal(text, number.start):
            setting = find_setting(text, number.end, end)
            figures.append(Figure(KILLED, KILLED, number, number.start, end, "", setting, so_far=True))
    return tuple(figures)


def find_counts(text: str) -> dict[str, Figure]:
    """Return what a casualty report gives figures of ("killed"); nothing for what it gives two of."""
    found: dict[str, list[Figure]] = {}
    for figure in find_figures(text):
        found.setdefault(figure.about, []).append(figure)
    return {about: some[-1] for about, some in found.items() if len({one.number.value for one in some}) == 1}


def _read_figure(text: str, number: Number) -> Figure | None:
    count = None if is_part(text, number) else read_headcount(text, number)
    if count is None or _is_no_total(text, count, number):
        return None
    if (_OTHER_QUAKE if count.about == "magnitude" else _OTHERS).search(text):
        return None
    word = "" if count.about in _OF_NOBODY else _head_of(count.who, crowd=count.about == "arrested")
    return Figure(
        count.about,
        f"{word} {count.about}" if word else count.about,
        number,
        count.start,
        count.end,
        canonical_stem(base_stem(word)) if word else "",
        find_setting(text, number.end, count.end),
        doers=_find_doers(text, count.start, count.end),
        so_far=count.so_far,
    )


def _find_doers(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of the names of those who did what a figure counts: "Ostrean shelling killed 12"."""
    for clause in find_clauses(text):
        if start <= clause.verb.start < end and not clause.passive:
            return find_name_words(text, clause.left.start, clause.left.end)
    return frozenset()


def _is_no_total(text: str, count: Headcount, number: Number) -> bool:
    """Tell whether a figure is only expected, one of some of those who were counted, or a rate."""
    return bool(
        is_unreal(text, count.start)
        or may_rise(text, count.start, number)
        or _BADLY.search(text, max(0, count.start - 20), count.start)
        or _NO_TOTAL.match(text, count.end)
        or is_one_of_several(text, count)
    )


def _head_of(who: str, *, crowd: bool) -> str:
    """Return the last word of those who are counted, empty where that is anybody."""
    words = [word for word in read_noun_phrase(who).lower().split() if word not in _HOLLOW]
    if not words or base_stem(words[-1]) in (_ANYBODY | _CROWD if crowd else _ANYBODY):
        return ""
    return words[-1]


# ---------------------------------------------------------------- what any figure is asked


@lru_cache(maxsize=16384)
def find_present_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a sentence that is not of another time or another happening of the kind."""
    numbers = tuple(
        # "Rose past 143": more than that.
        replace(number, hedge="more than") if not number.hedge and goes_past(text, number) else number
        for number in find_numbers(text)
        if number.value is not None
        and not _is_left_out(text, number)
        and not _AFTER_THAT.search(text, max(0, number.start - 200), number.start)
        and not _is_of_range(text, number)
    )
    return () if not numbers or _ELSEWHEN.search(text) else numbers


def _is_left_out(text: str, number: Number) -> bool:
    """Tell whether a number stands in a text without stops or commas that is no clause, or is a late casualty."""
    if len(text) <= _LONGEST:
        return False
    start = max(0, min(number.start - _LONGEST // 2, len(text) - _LONGEST))
    endless = not _STOP.search(text, start, start + _LONGEST)
    return endless or (number.end > _LONGEST and not number.unit and read_headcount(text, number) is not None)


def _is_of_range(text: str, number: Number) -> bool:
    before = text[max(0, number.start - 30) : number.start]
    opens = _OPENS_RANGE.match(text, number.end)
    return bool(_IN_RANGE.search(before) or (opens and (not opens[0].startswith(" and") or _BETWEEN.search(before))))


def find_setting(text: str, start: int, end: int) -> Setting:
    """Return where and when the figure is, the words of which stand between two places of its sentence."""
    return Setting(
        places=frozenset(
            word.rstrip(".")
            for name in find_names(text)
            if _PLACE.search(text, max(0, name.start - 60), name.start)
            # "50 U.S. troops", "the U.S. death toll"
            or start <= name.start < end
            or _TOLL.match(text, name.end)
            for word in name.text.lower().split()
        ),
        days=tuple(
            date
            for date in find_dates(text)
            if (date.weekday is not None or date.day is not None or date.relative)
            and not _SAID_ON.search(text, max(0, date.start - 80), date.start)
        ),
        periods=frozenset(match[0].lower() for match in _PERIOD.finditer(text))
        | (frozenset([WHOLE]) if _OF_WHOLE.search(_clause_around(text, start)) else frozenset()),
    )


def _clause_around(text: str, position: int) -> str:
    """Return the words around a position up to the commas beside it."""
    return _CLAUSE_END.split(text[:position])[-1] + _CLAUSE_END.split(text[position:], maxsplit=1)[0]


def find_name_words(text: str, start: int, end: int) -> frozenset[str]:
    """Return the lower-case words of the names in a stretch of a sentence, without possessives."""
    return frozenset(
        word
        for name in find_names(text)
        if start <= name.start < end
        for word in re.sub(r"['’]s\b", "", name.text.lower()).split()
    )
