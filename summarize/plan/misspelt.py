"""A name that a report spells otherwise than it does everywhere else: "Winhter" where it is Winther.

The report's own other mentions are the measure, so that what two outlets spell differently ("Zelensky", "Zelenskiy") is
nobody's slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from summarize.text.given_names import GIVEN_NAMES
from summarize.text.names import common_words
from summarize.text.tokens import STOP_WORDS
from summarize.text.word_classes import OPENING, PREPOSITIONS

#: Letters of a name below which one letter makes another one ("Cohen", "Cohan"), and of a word.
_SHORTEST_NAME, _SHORTEST_WORD = 6, 9
#: How often the usual spelling stands in the report: of a name, and of a word that is none.
_OFTEN_NAME, _OFTEN_WORD = 2, 2
#: Letters at the end that both share: endings alone make other words ("advisers", "advisors").
_END_OF_NAME, _END_OF_WORD = 2, 3
_WORD = re.compile(rf"(?<![\w@#./&-])[A-Za-z][a-z]{{{_SHORTEST_NAME - 1},}}(?![\w@/-]|\.\w)")
_BEFORE = re.compile(r"([A-Z][\w.’'-]*) $")
_BEHIND = re.compile(r" ([A-Z][\w-]*)")
#: Where something is: of two places whose names are alike, each is its own.
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Aa]cross|(?:island|city|town|province|state) of) $")
_NO_NAMES = PREPOSITIONS | OPENING | STOP_WORDS
#: How far around a word its neighbours are looked for.
_AROUND = 30
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=256)
def find_misspelt(text: str) -> frozenset[str]:
    """Return the words that stand in a report once, and otherwise with one letter more, less, or another.

    None of two spellings that stand there once each: only one who knows could tell which is right.

    Args:
        text: Its title and its text.
    """
    counted: Counter[str] = Counter()
    places: dict[str, int] = {}
    alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for match in _WORD.finditer(text):
        word = match[0]
        counted[word] += 1
        if word not in places:
            places[word] = match.start()
            alike[word[0], len(word)].append(word)
    return frozenset(
        word
        for word, number in counted.items()
        if number == 1
        and word.lower() not in common_words()
        and any(
            _is_misspelt(word, places[word], usual, counted[usual], text)
            for longer in (-1, 0, 1)
            for usual in alike.get((word[0], len(word) + longer), ())
        )
    )


def _is_misspelt(word: str, place: int, usual: str, often: int, text: str) -> bool:
    if word == usual:
        return False
    if word[0].islower():
        return len(word) >= _SHORTEST_WORD and often >= _OFTEN_WORD and _differs_by_slip(word, usual)
    if often < _OFTEN_NAME or not _differs_by_one(word, usual, _END_OF_NAME):
        return False
    before = _BEFORE.search(text[max(0, place - _AROUND) : place])
    behind = _BEHIND.match(text, place + len(word))
    if before and before[1].lower() in _NO_NAMES:
        before = None
    # "Volodymyr Zelensky" beside a prosecutor Zelinsky: whoever stands beside the one must stand beside the other.
    if before and f"{before[1]} {usual}" not in text:
        return False
    if behind and f"{usual} {behind[1]}" not in text:
        return False
    if word in GIVEN_NAMES and not behind:
        return False
    return bool(before or behind) or not _WHERE.search(text, max(0, place - _AROUND), place)


def _parts(word: str, usual: str) -> tuple[str, str, str]:
    """Return what two words do not share, and the end that they share."""
    shortest = min(len(word), len(usual))
    start = 0
    while start < shortest and word[start] == usual[start]:
        start += 1
    end = 0
    while end < shortest - start and word[-1 - end] == usual[-1 - end]:
        end += 1
    return word[start : len(word) - end], usual[start : len(usual) - end], word[len(word) - end :]


def _differs_by_one(word: str, usual: str, end: int) -> bool:
    """Tell whether one letter was left out, put in or exchanged, or two next to each other swapped."""
    ours, theirs, shared = _parts(word, usual)
    one = max(len(ours), len(theirs)) == 1
    return len(shared) >= end and (one or (len(ours) == 2 and ours == theirs[::-1]))


def _differs_by_slip(word: str, usual: str) -> bool:
    """Tell whether a common word differs by what makes no other word: a letter too few, or the wrong vowel.

    "Derision" is no slip of "decision", nor "travelling" of "traveling".
    """
    ours, theirs, shared = _parts(word, usual)
    if not _differs_by_one(word, usual, _END_OF_WORD):
        return False
    if len(ours) == len(theirs):
        return {*ours, *theirs} <= _VOWELS or len(ours) > 1
    extra = ours or theirs
    longer = max(word, usual, key=len)
    at = len(longer) - len(shared) - 1
    return longer[at - 1] != extra and longer[at + 1] != extra
