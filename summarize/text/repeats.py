"""Whether two statements tell the same: the same people or things, and the same deed, in other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarize.text.clauses import find_clauses
from summarize.text.datelines import skip_dateline
from summarize.text.dates import find_dates
from summarize.text.meanings import carrying_stems, opposite_stems
from summarize.text.names import find_names
from summarize.text.negation import find_negations
from summarize.text.numbers import find_numbers
from summarize.text.tokens import STOP_WORDS, find_tokens, stem_word
from summarize.text.verbs import base_stem
from summarize.text.word_classes import NUMERALS, TIMES

#: Words of a report about a report: they stand in any statement.
_REPORTING = frozenset(
    stem_word(word)
    for word in """
    said announced reported according told confirmed report statement news interview added wrote tweeted new spokesman
    spokeswoman sources source people
    """.split()  # noqa: SIM905
)
#: Titles that many of whom news tells have.
_COMMON_TITLES = frozenset(
    base_stem(word)
    for word in """
    President Vice Senator Sen Sen. Sens. Representative Rep Rep. Reps. Governor Gov Gov. Secretary House Senate
    Majority Minority Leader Speaker Former Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Attorney General State of the Acting
    """.split()  # noqa: SIM905
)
#: "Dead at 89", "has died"; not "at the time of his death", which is told of something else.
_DIED = re.compile(r"\b(?:died|dies|is dead|dead at)\b")
#: Figures from this on are of one thing only; there are many threes and many twenties.
_LARGE = 1000
#: Figures this near to each other are one, rounded: "188,000", "nearly 190,000".
_ROUNDED = 0.03


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement tells, without its order and its small words."""

    #: Last words of the names, in lower case.
    names: frozenset[str]
    #: Stems of the other content words, dates and figures aside.
    deeds: frozenset[str]
    figures: frozenset[float]


@lru_cache(maxsize=8192)
def read_content(text: str) -> Content:
    """Return what a statement tells."""
    text = text[skip_dateline(text) :]
    names = find_names(text)
    dates = [(date.start, date.end) for date in find_dates(text)]
    named = [(name.start - len(name.title) - 1 if name.title else name.start, name.end) for name in names]
    covered = [*named, *dates]
    figures = {
        number.value
        for number in find_numbers(text)
        if number.value is not None and not any(start <= number.start < end for start, end in covered)
    }
    deeds = {
        base_stem(token.text)
        for token in find_tokens(text)
        if token.text[0].isalpha()
        and token.text.lower() not in STOP_WORDS | TIMES | NUMERALS
        and not any(start <= token.start < end for start, end in covered)
    }
    titles = {base_stem(word) for name in names for word in name.title.split()} - _COMMON_TITLES
    return Content(
        frozenset(name.text.rpartition(" ")[2].lower().strip(".") for name in names) | titles,
        frozenset(deeds - _REPORTING),
        frozenset(figures),
    )


def shared_part(first: Content, second: Content) -> float:
    """Return how much of the one that tells less stands in the other, 0 to 1; 0 where they share no deed."""
    less, more = sorted((first, second), key=lambda content: len(content.names | content.deeds) + len(content.figures))
    deeds = sum(1 for stem in less.deeds if _carried(stem, more.deeds))
    total = len(less.names) + len(less.deeds) + len(less.figures)
    if not deeds or not total:
        return 0.0
    figures = sum(1 for figure in less.figures if any(_rounds(figure, other) for other in more.figures))
    return (len(less.names & more.names) + deeds + figures) / total


def are_linked(first: Content, second: Content) -> bool:
    """Return whether two statements have a name or a content word in common, be it part of a name in one of them."""
    if first.names & second.names:
        return True
    words, others = (one.deeds | {base_stem(name) for name in one.names} for one in (first, second))
    return any(_carried(stem, others) for stem in words)


def share_figure(first: Content, second: Content) -> bool:
    """Return whether two statements give one large figure, be it rounded in one of them."""
    return any(figure >= _LARGE and any(_rounds(figure, other) for other in second.figures) for figure in first.figures)


def share_death(first: str, second: str) -> bool:
    """Return whether two statements both tell that somebody died whom both name."""
    return bool(_DIED.search(first) and _DIED.search(second) and read_content(first).names & read_content(second).names)


def tells_more(content: Content, other: Content) -> bool:
    """Return whether a statement gives a figure that another one lacks."""
    return any(not any(_rounds(figure, known) for known in other.figures) for figure in content.figures)


@lru_cache(maxsize=4096)
def _turns(text: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Return of each main clause the stems of its subject's last word and of its verb, and the names in its subject."""
    return tuple(
        (base_stem(clause.left.head[-1].text), base_stem(clause.base), names)
        for clause in find_clauses(text)
        if clause.left.head and not clause.left.vague and not clause.relative
        for names in [frozenset(name.text for name in find_names(text[clause.left.start : clause.left.end]))]
    )


def contradict(first: str, second: str) -> bool:
    """Return whether two statements say opposite things of one subject: that cases rise, and that they fall."""
    if find_negations(first) or find_negations(second):
        return False
    others = _turns(second)
    return any(
        subject == other and verb in opposite_stems(opposite) and (names == other_names or not (names and other_names))
        for subject, verb, names in _turns(first)
        for other, opposite, other_names in others
    )


def _carried(stem: str, stems: frozenset[str]) -> bool:
    return stem in stems or bool(carrying_stems(stem) & stems) or any(stem in carrying_stems(other) for other in stems)


def _rounds(figure: float, other: float) -> bool:
    return abs(figure - other) <= _ROUNDED * max(abs(figure), abs(other))
