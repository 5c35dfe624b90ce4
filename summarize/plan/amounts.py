"""What else a sentence gives a figure of: whoever did something, what a sum is for, what rose to a percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarize.text.clauses import Clause, Side, find_clauses
from summarize.text.meanings import canonical_stem
from summarize.text.numbers import Number
from summarize.text.verbs import base_stem

from .figures import (
    NO_NOUN,
    Figure,
    find_days,
    find_figures,
    find_places,
    find_present_numbers,
    hedged_start,
    is_part,
    is_unreal,
    read_noun_phrase,
)

#: What a figure of such a kind is about.
COUNT, SUM, MEASURE = "count", "sum", "measure"

#: Verbs that say nothing of what they count.
_EMPTY = frozenset(
    "be have do say tell add go come get take make use include see know want need expect plan follow".split()  # noqa: SIM905
)
_MONEY = frozenset(["$", "€", "£", "¥", "a$", "c$", "hk$", "yuan", "rupee", "ruble"])
#: Units of which a sentence gives many that have nothing to do with each other, or that only order and date.
_NO_MEASURE = frozenset(
    """
    year ordinal clock age day hour minute second week month year-span decade century decade-year time part magnitude
    """.split()  # noqa: SIM905
) | frozenset(["day of month"])
_PHRASE = re.compile(r"[\s-](?:[^\W\d_][\w'’-]*\s?){1,5}")
#: Before a verb: what is sure to be done, but is not done yet.
_PLANNED = re.compile(
    r"\b(?:will|(?:plan(?:s|ned)?|intends?|agreed|decided|vowed|promised|is|are|set|going)\sto)\s(?:[a-z]+ly\s)?(?:be\s)?$"
)
#: What stands between a verb and the figure that it gives.
_BETWEEN = re.compile(
    r"\s(?:(?P<towards>to|by|at|of|for)\s)?(?:an?\s|its\s|the\s)?"
    r"(?:(?:about|around|some|more\sthan|at\sleast|nearly|almost|less\sthan|over|up\sto|as\smuch\sas|just|record)\s){0,2}"
)
#: Characters of a subject that is named in full.
_SHORT = 50


@lru_cache(maxsize=16384)
def find_amounts(text: str) -> tuple[Figure, ...]:
    """Return what a sentence counts beside casualties, its sums and its measures; none that are only expected.

    "400 dockers walked out" and "250 dockers walked out" count the same, "a $13 billion aid package" and "an
    $11.6 billion aid package" are for the same, "unemployment rose to 5.1 percent" and "to 5.4 percent" measure it.
    """
    casualties = {figure.number for figure in find_figures(text)}
    return tuple(
        figure
        for number in find_present_numbers(text)
        if number not in casualties and (figure := _read_amount(text, number))
    )


def _read_amount(text: str, number: Number) -> Figure | None:
    if not number.unit:
        return _read_count(text, number)
    return (_read_sum(text, number) if number.unit in _MONEY else None) or _read_measure(text, number)


def _read_count(text: str, number: Number) -> Figure | None:
    """Read who or what did or underwent what a verb says: "cancelled 140 flights"."""
    if is_part(text, number):
        return None
    for clause in find_clauses(text):
        planned = _PLANNED.search(text, 0, clause.verb.start)
        if clause.base in _EMPTY or not (planned or (clause.finite and not is_unreal(text, clause.verb.start))):
            continue
        for side, role in _roles(clause):
            if not side.head or not _is_counted(text, number, side):
                continue
            head = side.head[-1]
            counted = text[number.end : head.end].strip(" -")
            leads = side is clause.left
            return Figure(
                COUNT,
                text[number.end : clause.verb.end].strip(" -") if leads else f"{clause.verb.text} {counted}",
                number,
                hedged_start(text, number) if leads else planned.start() if planned else clause.start,
                clause.verb.end if leads else head.end,
                canonical_stem(base_stem(head.text.lower())),
                find_places(text, number.end, head.end),
                find_days(text),
                (canonical_stem(base_stem(clause.base)), role, "planned" if planned else "done"),
            )
    return None


def _roles(clause: Clause) -> Iterator[tuple[Side, str]]:
    yield clause.left, "undergoes" if clause.passive else "does"
    if not clause.passive:
        yield clause.right, "undergoes"


def _is_counted(text: str, number: Number, side: Side) -> bool:
    """Tell whether a number stands before the head of a side, with words of its noun phrase alone between."""
    head = side.head[-1]
    return (
        side.start <= number.start
        and number.end < head.start
        and head.text[0].islower()
        and (head.start - number.end == 1 or bool(_PHRASE.fullmatch(text, number.end, head.start)))
        and NO_NOUN.isdisjoint(text[number.end : head.start].lower().split())
    )


def _read_sum(text: str, number: Number) -> Figure | None:
    """Read the noun phrase behind a sum: "a $13 billion aid package"."""
    match = _PHRASE.match(text, number.end)
    phrase = read_noun_phrase(match[0].lstrip(" -")) if match else ""
    words = phrase.split()
    if not words or any(word[0].isupper() for word in words[1:]):
        return None
    end = number.end + 1 + len(phrase)
    return Figure(
        SUM,
        phrase,
        number,
        number.start,
        end,
        "",
        find_places(text, number.end, end),
        find_days(text),
        tuple(base_stem(word.lower()) for word in words),
    )


def _read_measure(text: str, number: Number) -> Figure | None:
    """Read what a verb says of its subject in a figure with a unit: "unemployment rose to 5.1 percent"."""
    if number.unit in _NO_MEASURE:
        return None
    for clause in find_clauses(text):
        subject = clause.left
        if not clause.finite or clause.passive or subject.vague or not subject.head or clause.base in _EMPTY - {"be"}:
            continue
        between = _BETWEEN.fullmatch(text, clause.verb.end, number.start)
        if not between or is_unreal(text, clause.verb.start):
            continue
        start = subject.start if subject.end - subject.start <= _SHORT else subject.head[0].start
        return Figure(
            MEASURE,
            text[start : subject.end],
            number,
            start,
            number.end,
            " ".join(canonical_stem(base_stem(word.text.lower())) for word in subject.head),
            find_places(text, number.end, number.end),
            find_days(text),
            (canonical_stem(base_stem(clause.base)), (between["towards"] or "").replace("at", "to")),
        )
    return None
