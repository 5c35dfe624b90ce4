"""What spoiling a sentence needs to know of news language: names, verbs, nouns and neighbouring words, by counting."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from .writer_words import NUMBER_WORDS, STOP_WORDS, WHEN

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)?|[^\w\s]")
#: How often two words must have stood side by side for their doing so to be plain English.
_SEEN = 3
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "president", "sen", "rep", "gov", "senator", "governor", "judge"])
_PLACE_BEFORE = frozenset(["in", "at", "from", "near", "across", "outside", "into"])
_NOUN_BEFORE = frozenset(["the", "a", "an", "his", "her", "their", "its", "of", "new"])
_NOUN_AFTER = frozenset([".", ",", "in", "on", "at", "for", "to", "of", "by", "with", "and", "after", "was", "is"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of a text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Return it in lower case."""
        return self.text.lower()


def words_of(text: str) -> list[Word]:
    """Return the words and signs of a text."""
    return [Word(match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]


@dataclass(slots=True)
class Lexicon:
    """Counts of a corpus, as far as spoiling needs them."""

    lower: Counter[str] = field(default_factory=Counter)
    upper: Counter[str] = field(default_factory=Counter)
    pairs: Counter[int] = field(default_factory=Counter)
    verbs: frozenset[str] = frozenset()
    #: Words that may stand for each other as far as grammar goes, by class.
    classes: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def read(self, casing: Path, sentences: Iterable[str], verbs: frozenset[str]) -> None:
        """Count the words of sentences that have their capitals."""
        for word, (low, up) in json.loads(casing.read_text(encoding="utf-8")).items():
            self.lower[word], self.upper[word] = low, up
        self.verbs = verbs
        nouns: Counter[str] = Counter()
        past: Counter[str] = Counter()
        running: Counter[str] = Counter()
        adjectives: Counter[str] = Counter()
        names: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for sentence in sentences:
            found = words_of(sentence)
            lowered = [word.lower for word in found]
            self.pairs.update(hash(pair) for pair in pairwise(lowered))
            for at, word in enumerate(lowered[:-1]):
                if not word.isalpha() or len(word) < 4 or word in STOP_WORDS or self.is_name(word):
                    continue
                before = lowered[at - 1] if at else ""
                if word.endswith("ed") and before not in _NOUN_BEFORE:
                    past[word] += 1
                elif word.endswith("ing"):
                    running[word] += 1
                elif before in _NOUN_BEFORE and lowered[at + 1] in _NOUN_AFTER:
                    nouns[word] += 1
                elif before in _NOUN_BEFORE and lowered[at + 1].isalpha():
                    adjectives[word] += 1
            for first, last in self.name_runs(found):
                text = sentence[found[first].start : found[last].end]
                (places if first and lowered[first - 1] in _PLACE_BEFORE else names)[text] += 1
        for kind, counts in (("past", past), ("running", running), ("noun", nouns), ("adjective", adjectives)):
            self.classes[kind] = [word for word, count in counts.most_common(1500) if count > 2]
            for word in self.classes[kind]:
                self.kinds.setdefault(word, kind)
        self.names = [name for name, _ in names.most_common(4000)]
        # A small corpus may have no place, or none at all.
        self.names = self.names or ["Somebody"]
        self.places = [name for name, _ in places.most_common(800)] or self.names

    def is_name(self, word: str) -> bool:
        """Whether a lower-cased word is mostly capitalised within sentences."""
        return word not in STOP_WORDS and word not in WHEN and self.upper[word] >= 4 and (
            self.upper[word] > 2 * self.lower[word]
        )  # fmt: skip

    def name_runs(self, found: Sequence[Word]) -> list[tuple[int, int]]:
        """Return the first and last word of each name; titles are no part of it."""
        runs: list[tuple[int, int]] = []
        at = 0
        while at < len(found):
            if not self._names(found[at]):
                at += 1
                continue
            stop = at
            while stop + 1 < len(found) and self._names(found[stop + 1]):
                stop += 1
            runs.append((at, stop))
            at = stop + 1
        return runs

    def _names(self, word: Word) -> bool:
        return word.text[0].isalpha() and word.lower not in _TITLES and self.is_name(word.lower.split("'")[0])

    def class_of(self, word: str) -> str:
        """Return the class of a word that others of it may replace; empty for none."""
        return self.kinds.get(word, "")

    def fits(self, before: str, after: str) -> bool:
        """Whether two words stand side by side in news now and then."""
        return self.pairs[hash((before.lower(), after.lower()))] >= _SEEN

    def other_of_class(self, word: str, rng: random.Random) -> str:
        """Return another word of the same class; empty for none."""
        kind = self.class_of(word)
        if not kind:
            return ""
        other = rng.choice(self.classes[kind])
        return other if other[:4] != word[:4] else ""


def is_number(word: str) -> bool:
    """Whether a lower-cased word is a number."""
    return word[0].isdigit() or (word in NUMBER_WORDS and word not in {"one", "first", "second", "half"})
