"""The last name of a person whom a report spells otherwise than it does elsewhere: "Ada Winhter", who is Ada Winther.

Only behind the same first name: Mr Johnson's neighbour Johnston is somebody else. Words that are no names are left as
they stand, since one letter makes another one of many of them ("complement", "compliment").

The report's own other mentions are the measure, or what two other outlets have, where letters differ that no way of
writing a foreign name exchanges: what two outlets spell differently ("Zelensky", "Zelenskiy") is nobody's slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from summarize.text.given_names import GIVEN_NAMES
from summarize.text.names import common_words
from summarize.types import Sentence

from .candidates import Candidate

#: Letters of a name below which one letter makes another one ("Cohen", "Cohan").
_SHORTEST = 6
#: How often the usual spelling stands in the report.
_OFTEN = 2
#: Letters at the end that both share.
_END = 2
_NAME = re.compile(rf"(?<![\w@#./&-])[A-Z][a-z]{{{_SHORTEST - 1},}}(?![\w@/-]|\.\w)")
_BEFORE = re.compile(r"([A-Z][\w.’'-]*) $")
_BEHIND = re.compile(r" ([A-Z][\w-]*)")
#: Places open with these.
_OF_PLACES = frozenset({"san", "santa", "santo", "sao", "saint", "st", "fort", "mount", "los", "las", "el"})
#: Abbreviated titles, which others bear as well.
_TITLES = frozenset("mr mrs ms dr prof gov sen rep lt gen col maj capt sgt adm rev supt det insp".split())  # noqa: SIM905
#: Letters of which one way of writing a foreign name has more than another, or others.
_EXCHANGED = frozenset("aeiouyhjkcqwvzs")
#: Outlets that spell a name alike where one spells it otherwise.
_OTHERS = 2
_FULL = re.compile(rf"(?<![\w@#./&-])([A-Z][\w’'-]+) ([A-Z][a-z]{{{_SHORTEST - 1},}})(?![\w@/-]|\.\w)")
#: How far around a word its neighbours are looked for.
_AROUND = 30


@lru_cache(maxsize=256)
def find_misspelt(text: str) -> frozenset[str]:
    """Return the last names that stand in a report once, and otherwise with one letter more, less, or another.

    None of two spellings that stand there once each: only one who knows could tell which is right.

    Args:
        text: Its title and its text.
    """
    counted: Counter[str] = Counter()
    places: dict[str, int] = {}
    alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for match in _NAME.finditer(text):
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


def find_spelt_otherwise(candidates: Sequence[Candidate]) -> dict[Sentence, str]:
    """Return the sentences that spell a person's last name otherwise than two others do, each with what is wrong.

    What opens a report is not given up for a letter: it tells the news.
    """
    spelt: defaultdict[str, defaultdict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for one in candidates:
        for first, last in _FULL.findall(one.text):
            # Towns and ships have two names as well.
            if first in GIVEN_NAMES:
                spelt[first][last].append(one)
    found: dict[Sentence, str] = {}
    for first, spellings in spelt.items():
        for last, ours in spellings.items():
            for usual in _find_usual(last, spellings):
                if _is_usual(usual, spellings[usual], ours[0]):
                    found |= {one.sentence: f"a name is misspelt: {first} {usual} elsewhere" for one in ours}
    return {sentence: why for sentence, why in found.items() if sentence.index}


def _find_usual(last: str, spelt: Mapping[str, Sequence[Candidate]]) -> Iterator[str]:
    """Yield how others spell a name that only one report has so."""
    ours = {one.report.report.id for one in spelt[last]}
    if len(ours) == 1 and last.lower() not in common_words():
        for usual, theirs in spelt.items():
            # Jon Hansen and Jon Jansen may be two.
            alike = usual != last and usual[0] == last[0] and _is_a_slip(last, usual)
            if alike and ours.isdisjoint(one.report.report.id for one in theirs):
                yield usual


def _is_usual(usual: str, theirs: Sequence[Candidate], ours: Candidate) -> bool:
    """Tell whether two others spell a name so, in words of their own, or one besides the report itself elsewhere."""
    own = re.search(rf"\b{usual}\b", ours.report.report.text) is not None
    voices, wordings = {one.voice for one in theirs} - {ours.voice}, {one.stems for one in theirs}
    return bool(voices) and min(len(voices), len(wordings)) + own >= _OTHERS


def _is_a_slip(word: str, usual: str) -> bool:
    """Tell whether no way of writing a foreign name makes the one of the other: "Snyder" and "Synder"."""
    ours, theirs, _ = _parts(word, usual)
    if len(ours) == len(theirs) == 2:
        return _differs_by_one(word, usual)
    changed = {*ours, *theirs}
    doubled = any(letter * 2 in f"{word} {usual}" for letter in changed)
    return _differs_by_one(word, usual) and not doubled and changed.isdisjoint(_EXCHANGED)


def _is_misspelt(word: str, place: int, usual: str, often: int, text: str) -> bool:
    if word == usual or often < _OFTEN or not _differs_by_one(word, usual):
        return False
    # Whoever stands beside the one must stand beside the other: Ada Winther has a friend Lotta Winter.
    before = _BEFORE.search(text[max(0, place - _AROUND) : place])
    if not before or not _is_first_name(before[1]) or f"{before[1]} {usual}" not in text:
        return False
    behind = _BEHIND.match(text, place + len(word))
    return not behind or f"{usual} {behind[1]}" in text


def _is_first_name(word: str) -> bool:
    """Tell whether what stands before a name can be somebody's first: no "Mr" or "Mayor", which others are as well."""
    lowered = word.lower().rstrip(".")
    return word in GIVEN_NAMES or lowered not in common_words() | _TITLES | _OF_PLACES


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


def _differs_by_one(word: str, usual: str) -> bool:
    """Tell whether one letter was left out, put in or exchanged, or two next to each other swapped."""
    ours, theirs, shared = _parts(word, usual)
    one = max(len(ours), len(theirs)) == 1
    return len(shared) >= _END and (one or (len(ours) == 2 and ours == theirs[::-1]))
