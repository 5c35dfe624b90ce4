"""What the making of writer pairs asks of a sentence: its stems, names, numbers, hedges, and what it shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from numpy.typing import NDArray

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
SHINGLE = 13

STOP_WORDS = frozenset(
    [
        "a", "an", "the", "and", "or", "but", "nor", "so", "yet", "of", "in", "on", "at", "by", "for", "from", "to",
        "with", "without", "into", "onto", "over", "under", "about", "after", "before", "between", "during", "through",
        "against", "among", "as", "than", "then", "that", "this", "these", "those", "there", "here", "it", "its", "he",
        "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "we", "us", "our", "you", "your", "i",
        "me", "my", "mine", "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "is", "are", "was",
        "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "doing", "will",
        "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "also", "just", "only", "very",
        "too", "more", "most", "much", "many", "some", "any", "each", "other", "another", "such", "own", "same", "both",
        "all", "up", "down", "out", "off", "again", "s", "t", "d", "ll", "re", "ve", "m", "n", "said", "say", "says",
        "if", "while", "because", "until", "once", "one", "two",
    ]
)  # fmt: skip
HEDGES = frozenset(
    [
        "may", "might", "could", "would", "allegedly", "alleged", "alleges", "allege", "alleging", "accused", "accuse",
        "accuses", "accusing", "accusations", "allegations", "allegation", "suspected", "suspect", "suspects",
        "reportedly", "apparently", "likely", "unlikely", "possibly", "possible", "perhaps", "claims", "claim",
        "claimed", "believes", "believe", "believed", "appears", "appear", "appeared", "seems", "seem", "seemed",
        "expected", "expects", "expect", "planned", "plans", "plan", "potential", "potentially", "rumored", "rumoured",
        "unconfirmed", "probably", "should",
    ]
)  # fmt: skip
SPEECH = frozenset(
    [
        "said", "says", "say", "saying", "told", "tells", "tell", "according", "announced", "announces", "announce",
        "argued", "argues", "argue", "warned", "warns", "warn", "claimed", "claims", "claim", "added", "adds",
        "reported", "reports", "report", "stated", "states", "asked", "asks", "insisted", "insists", "admitted",
        "admits", "denied", "denies", "denied", "wrote", "writes", "tweeted", "tweets", "testified", "called", "calls",
        "urged", "urges", "suggested", "suggests", "noted", "notes", "explained", "explains", "described", "describes",
        "estimated", "estimates", "predicted", "predicts", "accused", "accuses", "alleged", "alleges", "vowed", "vows",
        "promised", "promises", "pledged", "pledges", "criticized", "criticised", "criticizes", "praised", "condemned",
        "condemns", "blamed", "blames", "confirmed", "confirms", "declared", "declares", "believes", "believe",
        "believed", "thinks", "think", "thought", "hopes", "hoped", "feels", "revealed", "reveals", "showed", "shows",
        "found", "finds", "indicated", "indicates", "acknowledged", "defended", "defends", "expressed", "voiced",
        "dismissed", "rejected", "cited", "citing", "spoke", "statement",
    ]
)  # fmt: skip
NUMBER_WORDS = frozenset(
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million",
        "millions", "billion", "billions", "trillion", "trillions", "dozen", "dozens", "first", "second", "third",
        "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "half", "twice", "double", "triple",
        "quarter",
    ]
)  # fmt: skip
NEGATIONS = frozenset(
    ["not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot", "nowhere"]
)
WHEN = frozenset(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
        "tomorrow", "tonight",
    ]
)  # fmt: skip
FIRST_PERSON = frozenset(
    ["i", "we", "me", "us", "my", "our", "ours", "mine", "you", "your", "yours", "myself", "ourselves"]
)
OPENING_PRONOUNS = frozenset(
    [
        "he", "she", "they", "it", "this", "that", "these", "those", "him", "her", "them", "his", "their", "its",
        "there", "here", "but", "and", "so", "then", "such", "both",
    ]
)  # fmt: skip

_stemmer = SnowballStemmer("english")


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """Return the stem of a lower-cased word."""
    return str(_stemmer.stem(word))


def plain(text: str) -> str:
    """Straighten quotes and dashes, one character for one."""
    return text.translate(PLAIN)


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """Return the lower-cased words and numbers of a text."""
    return tuple(WORD.findall(plain(text).lower()))


def content(tokens: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    return frozenset(stem(token) for token in tokens if token not in STOP_WORDS and (len(token) > 1 or token.isdigit()))


class Casing:
    """Which words running text mostly capitalises, counted on news with its casing intact."""

    _middle = re.compile(r"(?<=[a-z,;] )([A-Za-z]+)")

    def __init__(self) -> None:
        self.lower: Counter[str] = Counter()
        self.upper: Counter[str] = Counter()
        self.after_subject: Counter[str] = Counter()

    def read(self, text: str) -> None:
        """Count the words of a text that stand within a sentence."""
        for word in self._middle.findall(text):
            (self.upper if word[0].isupper() else self.lower)[word.lower()] += 1
        self.after_subject.update(re.findall(r"\b(?:he|she|they|who|He|She|They) ([a-z]+)", text))

    def is_name(self, word: str) -> bool:
        """Whether a lower-cased word is a name or part of one, as far as counts can tell."""
        if word in STOP_WORDS:
            return False
        lower, upper = self.lower[word], self.upper[word]
        return upper >= lower or lower < 5

    def finite_verbs(self) -> frozenset[str]:
        """Return words that often follow a subject pronoun, less those that follow it for another reason."""
        return frozenset(
            word
            for word, count in self.after_subject.items()
            if count >= 15 and not word.endswith("ly") and word not in _AFTER_SUBJECT_BUT_NO_VERB
        )


_AFTER_SUBJECT_BUT_NO_VERB = frozenset(
    [
        "and", "also", "then", "now", "not", "never", "just", "still", "both", "all", "really", "even", "or", "of",
        "in", "to", "for", "on", "as", "who", "that", "the", "a", "at", "with", "from", "once", "often", "always",
        "too", "ever", "so", "first", "only", "don", "doesn", "didn", "later", "again", "either", "each", "more", "in",
        "by", "before", "after",
    ]
)  # fmt: skip


def shingles(text: str) -> NDArray[np.int64]:
    """Return a hash of every run of 13 words of a text."""
    tokens = WORD.findall(plain(text).lower())
    if len(tokens) < SHINGLE:
        return np.empty(0, np.int64)
    ids = np.fromiter((_word_hash(token) for token in tokens), np.int64, len(tokens))
    windows = np.lib.stride_tricks.sliding_window_view(ids, SHINGLE)
    with np.errstate(over="ignore"):
        return np.asarray((windows * _POWERS).sum(axis=1), np.int64)


with np.errstate(over="ignore"):
    _POWERS = np.cumprod(np.full(SHINGLE, 6_364_136_223_846_793_005, np.int64))


@lru_cache(maxsize=400_000)
def _word_hash(word: str) -> int:
    # Python's own hash of a string differs from run to run; this one does not.
    value = 14_695_981_039_346_656_037
    for byte in word.encode():
        value = ((value ^ byte) * 1_099_511_628_211) & 0xFFFF_FFFF_FFFF_FFFF
    return value - (1 << 63)


class HeldBack:
    """Texts that nothing may be trained on, nor on anything that shares 13 words in a row with them."""

    def __init__(self, texts: Iterable[str]) -> None:
        runs: list[NDArray[np.int64]] = []
        self._short: set[tuple[str, ...]] = set()
        for text in texts:
            runs.append(shingles(text))
            for line in text.split("\n"):
                tokens = words(line)
                if 3 < len(tokens) < SHINGLE:
                    self._short.add(tokens)
        self._runs = np.unique(np.concatenate(runs)) if runs else np.empty(0, np.int64)

    def overlaps(self, text: str) -> bool:
        """Whether a text shares 13 words in a row with a held-back one, or a line of it is one of its short lines."""
        if any(words(line) in self._short for line in text.split("\n")):
            return True
        found = shingles(text)
        if not found.size or not self._runs.size:
            return False
        at = np.searchsorted(self._runs, found)
        at[at == self._runs.size] = 0
        return bool((self._runs[at] == found).any())


_SPLIT = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Inc|Corp|Co|Ltd|vs|No|Prof|Rev|Hon|Adm|Maj|Atty|Jan|"
    r"Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|"
    r"Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|D|R)|\b[A-Z]|[ap]\.m)\.$"
)


def sentences(text: str) -> list[str]:
    """Cut news text into sentences, well enough for training."""
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for gap in _SPLIT.finditer(line):
            if _ABBREVIATION.search(line[start : gap.start()]):
                continue
            found.append(line[start : gap.end()].strip())
            start = gap.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def cover(target: frozenset[str], sources: Sequence[frozenset[str]], *, most: int, least_gain: int = 2) -> list[int]:
    """Choose greedily the sources that hold most of a target's stems, in their order."""
    chosen: list[int] = []
    missing = set(target)
    while len(chosen) < most and missing:
        gains = [len(missing & source) for source in sources]
        best = max(range(len(gains)), key=gains.__getitem__, default=-1)
        if best < 0 or gains[best] < (1 if not chosen else least_gain):
            break
        chosen.append(best)
        missing -= sources[best]
    return sorted(chosen)
