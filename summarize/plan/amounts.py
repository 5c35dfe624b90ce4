"""What else a sentence gives a figure of: whoever did something, what a sum is for, what rose to a percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarize.text.clauses import Clause, Side, find_clauses
from summarize.text.headcounts import NO_NOUN, hedged_start, read_noun_phrase
from summarize.text.meanings import canonical_stem
from summarize.text.numbers import Number
from summarize.text.tokens import Token, content_stems
from summarize.text.verbs import base_stem

from .figures import (
    Figure,
    find_figures,
    find_name_words,
    find_present_numbers,
    find_setting,
    is_part,
    is_unreal,
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
    degree
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
#: What a sum is told to be, and what a court sentences to.
_ESTIMATING = frozenset(["estimate", "value", "put"])
_SENTENCING = frozenset(["sentence", "jail", "imprison"])
_TERMS = frozenset(["year-span", "month", "day", "week"])
#: Behind a verb, what turns it into its opposite.
_WAY = re.compile(r"\s(?:for|against|positive|negative)\b")
#: A sum that is not given yet, or never.
_OFFERED = re.compile(
    r"(?i)\b(?:could|might|would|faces?|faced|facing|propos\w+|offer\w*|sought|seek\w*|demand\w*|reject\w*|block\w*|up\sto|veto\w*)\b"
)
_OF_WHAT = re.compile(r"\s(?:of|on|for|among)\s(?:the\s|an?\s|its\s)?(?P<what>(?:[a-z][a-z-]*\s?){1,2})")
_ADVERB = re.compile(r"\b(?:allegedly|reportedly|apparently|falsely)\s$")
_WORD = re.compile(r"[^\W\d_]{2,}")
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
    for clause in _find_around(text, number):
        planned = _PLANNED.search(text, max(0, clause.verb.start - 40), clause.verb.start)
        unreal = is_unreal(text, planned.start() if planned else clause.verb.start)
        if clause.base in _EMPTY or unreal or not (planned or clause.finite):
            continue
        for side, role in _roles(clause):
            head = _find_counted(text, number, clause, side)
            if head is None:
                continue
            leads = side is clause.left
            counted = text[number.end : head.end].strip(" -")
            adverb = _ADVERB.search(text, max(0, clause.start - 20), clause.start)
            begin = planned.start() if planned else adverb.start() if adverb else clause.start
            # "Voted for the bill" and "voted against it".
            way = _WAY.match(text, clause.verb.end)
            thing = clause.right.head[-1].text.lower() if leads and clause.right.head else ""
            return Figure(
                COUNT,
                text[number.end : clause.verb.end].strip(" -") if leads else f"{clause.verb.text} {counted}",
                number,
                hedged_start(text, number) if leads else begin,
                clause.verb.end if leads else head.end,
                canonical_stem(base_stem(head.text.lower())),
                find_setting(text, number.end, head.end),
                (
                    canonical_stem(base_stem(clause.base)),
                    role,
                    "planned" if planned else "done",
                    canonical_stem(base_stem(thing)) if thing else "",
                    way[0].strip() if way else "",
                ),
                frozenset() if leads else find_name_words(text, clause.left.start, clause.left.end),
            )
    return None


def _find_around(text: str, number: Number) -> Iterator[Clause]:
    """Yield the clauses that a number stands in."""
    for clause in find_clauses(text):
        if clause.left.start <= number.start < max(clause.verb.end, clause.right.end):
            yield clause


def _roles(clause: Clause) -> Iterator[tuple[Side, str]]:
    yield clause.left, "undergoes" if clause.passive else "does"
    if not clause.passive:
        yield clause.right, "undergoes"


def _find_counted(text: str, number: Number, clause: Clause, side: Side) -> Token | None:
    """Return the head of the noun phrase that a number opens on a side of a verb."""
    if side is clause.right and not side.head and _BETWEEN.fullmatch(text, clause.verb.end, number.start):
        # "Damaged about 120 houses"
        match = _PHRASE.match(text, number.end)
        phrase = read_noun_phrase(match[0].lstrip(" -")) if match else ""
        start, word = number.end + 1 + phrase.rfind(" ") + 1, phrase.rpartition(" ")[2]
        return Token(word, start, start + len(word)) if word and word[0].islower() else None
    head = side.head[-1] if side.head else None
    if head is None or head.text[0].isupper() or not side.start <= number.start < number.end < head.start:
        return None
    adjacent = head.start - number.end == 1 or _PHRASE.fullmatch(text, number.end, head.start)
    return head if adjacent and NO_NOUN.isdisjoint(text[number.end : head.start].lower().split()) else None


def _read_sum(text: str, number: Number) -> Figure | None:
    """Read the noun phrase behind a sum: "a $13 billion aid package"."""
    if is_part(text, number) or _OFFERED.search(text, max(0, number.start - 60), number.start):
        return None
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
        hedged_start(text, number),
        end,
        "",
        find_setting(text, number.end, end),
        tuple(base_stem(word.lower()) for word in words),
        _find_owner(text, number),
    )


def _find_owner(text: str, number: Number) -> frozenset[str]:
    """Return the words of the names in the subject of the verb that a sum belongs to."""
    clause = next((one for one in reversed(find_clauses(text)) if one.verb.start < number.start), None)
    return find_name_words(text, clause.left.start, clause.left.end) if clause else frozenset()


def _read_measure(text: str, number: Number) -> Figure | None:
    """Read what a verb says of its subject in a figure with a unit: "unemployment rose to 5.1 percent"."""
    for clause in _find_around(text, number):
        subject = clause.left
        if not clause.finite or subject.vague or not subject.head or not _takes(clause, number):
            continue
        between = _BETWEEN.fullmatch(text, clause.verb.end, number.start)
        if not between or is_unreal(text, clause.start):
            continue
        start = subject.start if subject.end - subject.start <= _SHORT else subject.head[0].start
        names = find_name_words(text, subject.start, subject.end)
        # "Core inflation" and "headline inflation", "sales of cars" and "sales of trucks"
        words = [word for word in _WORD.findall(text[subject.start : subject.end].lower()) if word not in names]
        return Figure(
            MEASURE,
            text[start : subject.end].strip(" ,"),
            number,
            start,
            number.end,
            " ".join(sorted({canonical_stem(base_stem(word)) for word in words if word not in NO_NOUN})),
            find_setting(text, number.end, number.end),
            (canonical_stem(base_stem(clause.base)), "to" if between["towards"] in {"to", "at"} else ""),
            names,
            frozenset(content_stems(of_what["what"])) if (of_what := _OF_WHAT.match(text, number.end)) else frozenset(),
        )
    return None


def _takes(clause: Clause, number: Number) -> bool:
    """Tell whether a verb says a figure with such a unit of its subject."""
    if clause.base in _SENTENCING:
        return bool(clause.passive) and number.unit in _TERMS
    if clause.base in _ESTIMATING:
        return bool(clause.passive) and number.unit not in _NO_MEASURE
    return not clause.passive and clause.base not in _EMPTY - {"be"} and number.unit not in _NO_MEASURE
