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
from summarize.text.word_classes import AUXILIARY, NUMERALS, SAYING, TIMES

#: Words that tell nothing by themselves.
_EMPTY = STOP_WORDS | TIMES | NUMERALS
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
#: Verbs that say too little of a deed to tell one by: "gave a talk" and "gave the talk up" have them in common.
_LIGHT_VERBS = frozenset(
    base_stem(word)
    for word in """
    be have do make take get give go come want call try keep become see put let hold set use need seek expect
    """.split()  # noqa: SIM905
) | frozenset(base_stem(word) for word in SAYING)
#: People of a country; that they are named says nothing of who does it.
_PEOPLE_OF = re.compile(r"^(?:American|British|Chinese|[A-Z]\w+(?:ian|ish|ese))s?$")
#: Who says what stands in quotation marks: "... " Ross Dale wrote.
_SAYER = re.compile(r"""[,.?!]["”]\s+([^.?!;,"“]{2,60}(?:\.\s[^.?!;,"“]{2,60})?)""")
#: Words that titles share, their actor aside, from which on they tell one thing of it.
_TITLE_WORDS = 2
#: Words of what both titles tell that a statement has to give, as a part of them, to tell that as well.
_TITLE_TOLD = 0.5
#: The age at which somebody died.
_AGE = re.compile(r"\b(?:aged|at|at (?:the )?age(?: of)?) (\d{2,3})\b(?! ?(?:[ap]\.?m\b|mph|km|miles|:))")
#: Before where somebody is from, or whose office they have.
_FROM = re.compile(r"\b(?:of|in|from|at|near|for|to|with|by)\s(?:the\s)?$")
#: A count comes to a figure: "deaths passed 40,000", "nearing 40,000".
_COMES_TO = re.compile(
    r"\b(?:reach|surpass|pass|exceed|top|hit|near|approach|cross)(?:e[sd]|s|p?ed|[pt]?ing)?\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
#: "A top 2031 contender" is no count.
_YEAR = re.compile(r"(?:19|20)\d\d")
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
        and token.text.lower() not in _EMPTY
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


def share_mark(first: str, second: str) -> bool:
    """Return whether two statements tell that a count comes to one large figure, be it that it has or that it will."""
    return bool(_marks(first) & _marks(second))


@lru_cache(maxsize=8192)
def _marks(text: str) -> frozenset[float]:
    return frozenset(
        number.value
        for number in find_numbers(text)
        if number.value is not None
        and number.value >= _LARGE
        and not _YEAR.fullmatch(number.text)
        and _COMES_TO.search(text[: number.start])
    )


def share_death(first: str, second: str) -> bool:
    """Return whether two statements both tell that somebody died whom both name, or of whom both give the age."""
    if not _DIED.search(first) or not _DIED.search(second):
        return False
    ages = frozenset(_AGE.findall(first)) & frozenset(_AGE.findall(second))
    return bool(ages or _find_dead(first) & _find_dead(second))


@lru_cache(maxsize=8192)
def _find_dead(text: str) -> frozenset[str]:
    """Return the last words of the names before a word of dying; not of where somebody is from."""
    text = text[skip_dateline(text) :]
    died = _DIED.search(text)
    named = find_names(text[: died.start()] if died else "")
    return frozenset(base_stem(name.text.rpartition(" ")[2]) for name in named if not _FROM.search(text, 0, name.start))


def tells_more(content: Content, other: Content) -> bool:
    """Return whether a statement gives a figure that another one lacks."""
    return any(not any(_rounds(figure, known) for known in other.figures) for figure in content.figures)


@lru_cache(maxsize=8192)
def read_words(text: str) -> frozenset[str]:
    """Return the stems of the words that tell something, all words of names among them, dates and figures aside."""
    text = text[skip_dateline(text) :]
    dates = find_dates(text)
    stems = {
        base_stem(token.text)
        for token in find_tokens(text)
        if token.text[0].isalpha()
        and token.text.lower() not in _EMPTY
        and token.text.lower() not in AUXILIARY
        and not any(date.start <= token.start < date.end for date in dates)
    }
    return frozenset(stems - _REPORTING - _COMMON_TITLES)


def _name_words(text: str) -> frozenset[str]:
    return frozenset(
        base_stem(token.text)
        for name in find_names(text)
        if not _PEOPLE_OF.match(name.text)
        for token in find_tokens(name.text)
        if token.text[0].isalpha() and token.text.lower() not in STOP_WORDS
    )


@lru_cache(maxsize=8192)
def find_actors(text: str) -> frozenset[str]:
    """Return the stems of the names of who acts: those before the first verb, and of who says it behind a quotation."""
    text = text[skip_dateline(text) :]
    verbs = [clause.start for clause in find_clauses(text) if clause.finite and not clause.relative]
    sayers = (_name_words(match[1]) for match in _SAYER.finditer(text))
    return _name_words(text[: verbs[0]] if verbs else text).union(*sayers)


@dataclass(frozen=True, slots=True)
class _Deed:
    verb: str
    #: Names of who does it; none where nobody is named.
    names: frozenset[str]
    #: The last word, or the name, of whom or what it is done to.
    target: frozenset[str]


@lru_cache(maxsize=8192)
def _deeds(text: str) -> tuple[_Deed, ...]:
    text = text[skip_dateline(text) :]
    deeds: list[_Deed] = []
    for clause in find_clauses(text):
        verb = base_stem(clause.base)
        doer, target = (clause.agent, clause.left) if clause.passive else (clause.left, clause.right)
        stems = frozenset(base_stem(token.text) for token in target.head if token.text[0].isalpha())
        if verb not in _LIGHT_VERBS and stems:
            deeds.append(_Deed(verb, _name_words(text[doer.start : doer.end]) if doer else frozenset(), stems))
    return tuple(deeds)


def share_deed(first: str, second: str) -> bool:
    """Return whether two statements that share a name tell that one thing was done to one and the same.

    They do not where two others do it, where one of them denies it, or where each gives a figure of its own.
    """
    if not _name_words(first) & _name_words(second) or _differ(first, second):
        return False
    return any(
        _carried(deed.verb, frozenset((other.verb,)))
        and _overlap(deed.target, other.target)
        and (not (deed.names and other.names) or deed.names & other.names)
        for deed in _deeds(first)
        for other in _deeds(second)
    )


def _differ(first: str, second: str) -> bool:
    """Return whether one of two statements denies a word of the other, or each gives a figure that the other lacks."""
    one, other = read_content(first), read_content(second)
    denied, denied_too = (frozenset(negation.stem for negation in find_negations(text)) for text in (first, second))
    if (denied & read_words(second)) - denied_too or (denied_too & read_words(first)) - denied:
        return True
    return tells_more(one, other) and tells_more(other, one)


def share_target(first: str, second: str) -> bool:
    """Return whether two statements tell that something, whatever it is, was done to one and the same."""
    return any(_overlap(deed.target, other.target) for deed in _deeds(first) for other in _deeds(second))


def share_news(first: str, second: str, *, part: float) -> bool:
    """Return whether two statements that name one actor have this part of the words of the shorter one in common.

    Two words have to be among them that do not name the actor: much news is told of a president in a day.
    """
    actors = find_actors(first) & find_actors(second)
    less, more = sorted((read_words(first), read_words(second)), key=len)
    shared = _overlap(less, more)
    return bool(actors) and not _differ(first, second) and len(shared - actors) > 1 and len(shared) >= part * len(less)


def share_title(first: str, second: str, titles: tuple[str, str], *, part: float = _TITLE_TOLD) -> bool:
    """Return whether two statements that name one actor both tell what the titles of both their reports tell.

    Titles are in the shortest words, so that two of them are alike more often than two leads.
    """
    actors = find_actors(first) & find_actors(second)
    texts = read_words(first), read_words(second)
    if not actors or not _overlap(*texts) - actors or _differ(first, second):
        return False
    one, other = read_words(titles[0]), read_words(titles[1])
    # "Group" stands for "organisation", but two words of a title may stand for one of the other.
    return any(
        len(told) >= _TITLE_WORDS and all(len(_overlap(told, text)) >= part * len(told) for text in texts)
        for told in (_overlap(one, other) - actors, _overlap(other, one) - actors)
    )


def _overlap(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if _carried(stem, others))


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
