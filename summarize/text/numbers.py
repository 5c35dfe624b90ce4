"""Numbers in a text, in digits or words, with their unit, their hedge and what they count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_WORD_VALUES: Mapping[str, float] = {
    **{word: float(value) for value, word in enumerate(_ONES)},
    **{word: float(20 + 10 * place) for place, word in enumerate(_TENS)},
}
_ORDINAL_VALUES: Mapping[str, float] = {word: float(place + 1) for place, word in enumerate(_ORDINALS)}
_MULTIPLIERS: Mapping[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "dozen": 12.0,
}  # fmt: skip
_VAGUE = ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions", "tens of thousands",
          "hundreds of thousands", "tens of millions", "hundreds of millions")  # fmt: skip
_FRACTIONS: Mapping[str, float] = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_UNITS: Mapping[str, str] = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pc": "percent", "pct": "percent",
    "percentage point": "point", "percentage points": "point", "points": "point", "point": "point",
    "dollars": "$", "dollar": "$", "usd": "$", "euros": "€", "euro": "€", "eur": "€", "pounds": "£", "pound": "£",
    "cents": "cent", "cent": "cent", "rubles": "ruble", "roubles": "ruble", "yen": "¥", "yuan": "yuan",
    "rupees": "rupee",
    "km": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km",
    "miles": "mile", "mile": "mile", "mi": "mile", "mph": "mph", "km/h": "km/h", "kph": "km/h",
    "meters": "m", "metres": "m", "meter": "m", "metre": "m", "feet": "foot", "foot": "foot", "ft": "foot",
    "inches": "inch", "inch": "inch", "cm": "cm", "mm": "mm", "acres": "acre", "acre": "acre", "hectares": "hectare",
    "tonnes": "ton", "tons": "ton", "ton": "ton", "tonne": "ton", "kg": "kg", "kilograms": "kg", "kilos": "kg",
    "grams": "gram", "liters": "liter", "litres": "liter", "gallons": "gallon", "barrels": "barrel",
    "degrees": "degree", "degree": "degree",
    "seconds": "second", "second": "second", "minutes": "minute", "minute": "minute", "hours": "hour", "hour": "hour",
    "days": "day", "day": "day", "weeks": "week", "week": "week", "months": "month", "month": "month",
    "years": "year-span", "year": "year-span", "decades": "decade", "decade": "decade", "centuries": "century",
    "times": "time", "fold": "time",
}  # fmt: skip
_CURRENCIES: Mapping[str, str] = {"us$": "$", "a$": "a$", "c$": "c$", "hk$": "hk$", "$": "$", "€": "€", "£": "£",
                                  "¥": "¥", "₹": "rupee", "₽": "ruble"}  # fmt: skip
_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.?|May|June|July|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_HEDGES: Mapping[str, str] = {
    **dict.fromkeys(("about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa",
                     "in the region of", "approx.", "approx", "close to"), "about"),
    **dict.fromkeys(("at least", "no fewer than", "no less than", "not less than", "a minimum of"), "at least"),
    **dict.fromkeys(("more than", "over", "above", "upwards of", "in excess of", "greater than"), "more than"),
    **dict.fromkeys(("nearly", "almost", "just under", "just below", "under", "less than", "fewer than", "below",
                     "not quite"), "less than"),
    **dict.fromkeys(("up to", "as many as", "as much as", "at most", "no more than", "not more than", "a maximum of"),
                    "up to"),
}  # fmt: skip


def _either(words: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORD_NUMBER = rf"(?:{_either(_TENS)})(?:-(?:{_either(_ONES[1:10])}))?|{_either(_ONES)}"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,])(?<!(?-i:[A-Z])-)(?:
        (?P<vague>{_either(_VAGUE)})\b
      | (?P<currency>{_either(_CURRENCIES)})\s?(?P<money>\d[\d,]*(?:\.\d+)?)
      | (?P<clock>\d{{1,2}}:\d\d)(?::\d\d)?
      | (?P<ordinal>\d+)(?:st|nd|rd|th)\b
      | (?P<decade>(?:1[5-9]|20)\d0)['’]?s\b
      | (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      | (?P<half>half\ a\ million|half\ a\ billion|half\ a\ dozen|half-dozen)\b
      | (?P<parts>{_WORD_NUMBER}|a)[\ -](?P<fraction>thirds?|quarters?|fifths?|tenths?)(?=\ of\b|\ the\b|[\ -]majority)
      | (?P<words>{_WORD_NUMBER})\b
      | (?P<ordinal_word>{_either(_ORDINALS)})\b(?!\s+of\s+all)
      | (?P<article>an?)\s(?=(?:hundred|thousand|million|billion|trillion|dozen)\b)
      | (?P<some_half>half)\b(?=\s(?:of|the|a|its|their|his|her|all)\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MULTIPLIER = re.compile(
    r"(?:[\s-](hundred|thousand|million|billion|trillion|dozen)\b|\s?(mn|mln|bn|bln|tn|trn|[kmb])(?![\w/]))",
    re.IGNORECASE,
)
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
#: A number in several words: it needs a scale word, for "two three" is two numbers.
_PHRASE = re.compile(rf"(?:{_WORD_NUMBER}|a)(?:[\s-](?:and\s)?(?:{_WORD_NUMBER}|{_either(_SCALES)})\b)*", re.IGNORECASE)
_UNIT = re.compile(rf"(?:\s?(%)|[\s-]?\b({_either([unit for unit in _UNITS if unit != '%'])})\b)", re.IGNORECASE)
_OLD = re.compile(r"[\s-]years?[\s-](?:old|olds)\b", re.IGNORECASE)
_IN_N = re.compile(
    rf"\s(?:in|out\sof)\s(?:every\s)?(\d{{1,3}}|{_either(_ONES)})\b(?!\s(?:[a-z]+\s)?(?:day|week|month|year))"
)
_HEDGE = re.compile(rf"\b({_either(_HEDGES)})\s(?:an?\s)?$", re.IGNORECASE)
_OR_MORE = re.compile(r"\s(?:people\s|times\s)?or\s(more|less|fewer)\b|\+")
_COUNTED = re.compile(
    r"[\s-](?:of\s(?:the\s|its\s|their\s|his\s|her\s)?|more\s|other\s|new\s)?((?:[a-z][\w'-]*\s?){1,3})"
)
_PLURAL = re.compile(r"s\b|people|men\b|children")
_BEFORE_MONTH = re.compile(rf"\b(?:{_MONTHS})\s$")
_AFTER_MONTH = re.compile(rf"\s(?:of\s)?(?:{_MONTHS})(?!\w)")
_MERIDIEM = re.compile(r"\s?([ap])\.?m\b\.?", re.IGNORECASE)
#: Before digits that are part of a name: "Covid-19", "Hwasong-14".
_NAMED = re.compile(r"\b[A-Z][a-z]+-$")
_PRONOUN_ONE = re.compile(
    r"\s(?:of|another|who|that|which|is|was|has|can|could|would|might|may|could|should|day|side|to|and|or|such|thing)\b"
    r"|[^\w\s]|\s?$"
)
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|some|the|this|that|each|which|another|only|not|for|as)\s$", re.IGNORECASE)
_COUNT_ENDS = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have he her his if in into is it its may
    might more most of on or over per she should since so than that the their them there they this to under until up
    was were what when where which while who will with would after before during against
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with all that belongs to it; `text[start:end]` holds it with multiplier and unit."""

    start: int
    end: int
    text: str
    #: Multipliers applied ("1.2m" is 1200000); None where only an order of size is given ("dozens").
    value: float | None
    #: "percent", "$", "km", "year", "day of month", "clock", "ordinal", ...; empty for a bare count.
    unit: str
    #: "about", "at least", "more than", "less than", "up to", or empty.
    hedge: str
    #: Up to three lower-case words that follow: what is counted, as far as one can tell without a parser.
    counts: str = ""


@lru_cache(maxsize=65536)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, without overlap."""
    found: list[Number] = []
    position = 0
    while match := _NUMBER.search(text, position):
        number = _read_number(text, match)
        position = number.end if number else match.end()
        if number:
            found.append(number)
    return tuple(found)


def _read_number(text: str, match: re.Match[str]) -> Number | None:
    kind = match.lastgroup
    start, end = match.span()
    if _NAMED.search(text, 0, start) and match[0].isdigit():
        return None
    if kind == "vague":
        return _finish(text, start, end, value=None, unit=match[0].lower())
    if kind == "clock":
        hours, minutes = match["clock"].split(":")
        meridiem = _MERIDIEM.match(text, end)
        return Number(start, meridiem.end() if meridiem else end, text[start : meridiem.end() if meridiem else end],
                      int(hours) + int(minutes) / 60, "clock", _hedge_before(text, start))  # fmt: skip
    if kind == "ordinal":
        unit = "day of month" if _is_day(text, start, end, float(match["ordinal"])) else "ordinal"
        return Number(start, end, match[0], float(match["ordinal"]), unit, "")
    if kind == "ordinal_word":
        if re.match(r"\ss|\sone\b|,", text[end:]) and match[0].lower() == "second":
            return None
        return Number(start, end, match[0], _ORDINAL_VALUES[match[0].lower()], "ordinal", "")
    if kind == "decade":
        return Number(start, end, match[0], float(match["decade"]), "decade-year", "")
    if kind == "half":
        value = {"million": 5e5, "billion": 5e8}.get(match[0].lower().rpartition(" ")[2], 6.0)
        return _finish(text, start, end, value=value, unit="")
    if kind == "some_half":
        return Number(start, end, match[0], 0.5, "part", _hedge_before(text, start))
    if kind == "fraction":
        parts = match["parts"].lower()
        value = (1.0 if parts == "a" else _read_words(parts)) * _FRACTIONS[match["fraction"].lower().rstrip("s")]
        return Number(start, end, match[0], value, "part", _hedge_before(text, start))
    if kind == "money":
        value, end = _multiply(text, _read_digits(match["money"]), end)
        return _finish(text, start, end, value=value, unit=_CURRENCIES[match["currency"].lower()], has_unit=True)
    if kind == "article":
        value, end = _multiply(text, 1.0, end - 1)
        return _finish(text, start, end, value=value, unit="")
    if kind == "words":
        return _read_number_words(text, match)
    return _read_number_digits(text, match)


def _read_number_words(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match[0].lower() == "one" and (_PRONOUN_ONE.match(text, end) or _ONE_BEFORE.search(text, 0, start)):
        ratio = _IN_N.match(text, end)
        if not ratio:
            return None
    phrase = _PHRASE.match(text, start)
    if phrase and phrase.end() > end:
        value, length = _read_phrase(phrase[0].lower())
        return _finish(text, start, start + length, value=value, unit="")
    value, end = _multiply(text, _read_words(match[0].lower()), end)
    return _finish(text, start, end, value=value, unit="")


def _read_phrase(phrase: str) -> tuple[float, int]:
    """Return the value of the longest number at the start of a phrase in words, and how long it is."""
    total = group = 0.0
    end = 0
    scaled = False
    for word in re.finditer(r"[a-z]+(?:-[a-z]+)?", phrase):
        if word[0] == "and":
            continue
        if word[0] in _SCALES:
            scale = _MULTIPLIERS[word[0]]
            if scale == 100:
                group = max(group, 1) * 100
            else:
                total, group = total + max(group, 1) * scale, 0
            scaled = True
        elif end and not scaled:
            break
        else:
            group += 1 if word[0] == "a" else _read_words(word[0])
        end = word.end()
    return total + group, end


def _read_number_digits(text: str, match: re.Match[str]) -> Number:
    start, end = match.span()
    digits = match["digits"]
    value = _read_digits(digits)
    meridiem = _MERIDIEM.match(text, end)
    if meridiem and value <= 24:
        return Number(start, meridiem.end(), text[start : meridiem.end()], value, "clock", _hedge_before(text, start))
    if _is_day(text, start, end, value):
        return Number(start, end, digits, value, "day of month", "")
    multiplied, end = _multiply(text, value, end)
    if multiplied == value and len(digits) == 4 and digits.isdigit() and 1500 <= value <= 2100:
        counted = _COUNTED.match(text, end)
        before = text[:start].rstrip().rpartition(" ")[2].lower()
        if not (_UNIT.match(text, end) or _hedge_before(text, start)) and (
            not counted or counted[1].split()[0] in _COUNT_ENDS or before in {"in", "since", "until", "early", "late"}
            or _BEFORE_MONTH.search(text, 0, start) or not _PLURAL.search(counted[1])
        ):  # fmt: skip
            return Number(start, end, digits, value, "year", "")
    return _finish(text, start, end, value=multiplied, unit="")


def _finish(text: str, start: int, end: int, *, value: float | None, unit: str, has_unit: bool = False) -> Number:
    """Take in the unit behind a number, its hedge, and what it counts."""
    if value is not None and not has_unit:
        if ratio := _IN_N.match(text, end):
            base = (
                _WORD_VALUES.get(ratio[1].lower()) or float(ratio[1]) if ratio[1].isdigit() else _WORD_VALUES[ratio[1]]
            )
            return Number(start, ratio.end(), text[start : ratio.end()], value, f"in {base:g}",
                          _hedge_before(text, start))  # fmt: skip
        if age := _OLD.match(text, end):
            end, unit = age.end(), "age"
        elif named := _UNIT.match(text, end):
            unit = _UNITS[(named[1] or named[2]).lower()]
            end = named.end()
    hedge = _hedge_before(text, start)
    if not hedge and (extra := _OR_MORE.match(text, end)):
        hedge = "up to" if extra[1] in {"less", "fewer"} else "at least"
    return Number(start, end, text[start:end], value, unit, hedge, _counted(text, end))


def _read_digits(digits: str) -> float:
    return float(digits.replace(",", ""))


def _read_words(words: str) -> float:
    return sum(_WORD_VALUES.get(word, _MULTIPLIERS.get(word, 0.0)) for word in words.split("-"))


def _multiply(text: str, value: float, end: int) -> tuple[float, int]:
    while match := _MULTIPLIER.match(text, end):
        short = match[2]
        # "5 m" and "5 b" are more often metres and list items than millions; "5m", "$5 bn" are not.
        if short and len(short) == 1 and text[end].isspace():
            break
        value *= _MULTIPLIERS[(match[1] or short).lower()]
        end = match.end()
    return round(value, 6), end


def _hedge_before(text: str, start: int) -> str:
    match = _HEDGE.search(text, max(0, start - 24), start)
    return _HEDGES[match[1].lower()] if match else ""


def _is_day(text: str, start: int, end: int, value: float) -> bool:
    if not 1 <= value <= 31:
        return False
    return bool(_BEFORE_MONTH.search(text, max(0, start - 11), start) or _AFTER_MONTH.match(text, end))


def _counted(text: str, end: int) -> str:
    match = _COUNTED.match(text, end)
    if not match:
        return ""
    words: list[str] = []
    for word in match[1].split():
        if word in _COUNT_ENDS:
            break
        words.append(word)
    return " ".join(words)
