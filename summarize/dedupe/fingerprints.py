"""What is compared of two reports: word shingles, and numbers in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarize.types import SplitReport

from .plain import body_words, plain_title

#: One shingle in so many is looked up to find the texts that a text may have been cut from.
_SAMPLED = np.uint32(8)

_COUNTED = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
#: Without "one", which is more often a pronoun.
_NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_COUNTED.split(), start=2)},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), start=3)},
}

_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A report, ready to be compared."""

    split: SplitReport
    #: Words of the body, a space between; of title and body when it is too short to compare otherwise.
    plain: str
    #: How many words those are.
    size: int
    #: Distinct hashes of the word shingles, sorted.
    shingles: NDArray[np.uint32]
    #: Too short for shingles: only an exact copy is a copy.
    exact_only: bool
    _places: dict[tuple[str, ...], str] = field(default_factory=dict)

    def sample(self) -> list[int]:
        """Return the shingles to look up: for each shingle it is the same in every text whether it is one."""
        found: list[int] = self.shingles[self.shingles % _SAMPLED == 0].tolist()
        return found

    def numbers(self) -> dict[tuple[str, ...], str]:
        """Return each number by the words around it, where that place is unique."""
        if not self._places:
            self._places.update(_numbers_in_place(self.plain.split()))
        return self._places


def take_fingerprint(split: SplitReport, *, shingle: int, shortest: int) -> Fingerprint:
    """Prepare a report for comparing.

    Args:
        split: The report.
        shingle: Words in a row that are compared as one.
        shortest: Reports with fewer words are compared word by word only.
    """
    words = body_words(split.report)
    if len(words) < max(shortest, shingle):
        every = [*plain_title(split.report.title, split.report.outlet), *words]
        return Fingerprint(split, " ".join(every), len(every), np.empty(0, dtype=np.uint32), exact_only=True)
    return Fingerprint(split, " ".join(words), len(words), _hash_shingles(words, shingle), exact_only=False)


def jaccard(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share of the shingles of both that they have in common."""
    shared = _shared(one, other)
    return shared / (one.shingles.size + other.shingles.size - shared)


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Return how much of the shorter text stands in the other; 1 for equal texts."""
    if one.plain == other.plain:
        return 1.0
    if one.exact_only or other.exact_only:
        return 0.0
    return containment(*sorted((one, other), key=lambda each: each.shingles.size))


def containment(part: Fingerprint, whole: Fingerprint) -> float:
    """Return the share of the part's shingles that the whole has too."""
    return _shared(part, whole) / part.shingles.size


def numbers_changed(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether two texts have different numbers in the same place ("12 dead", "15 dead")."""
    ours, theirs = one.numbers(), other.numbers()
    return any(ours[place] != theirs[place] for place in ours.keys() & theirs.keys())


def _shared(one: Fingerprint, other: Fingerprint) -> int:
    return int(np.intersect1d(one.shingles, other.shingles, assume_unique=True).size)


@lru_cache(maxsize=1 << 18)
def _hash_word(word: str) -> int:
    return crc32(word.encode())


def _hash_shingles(words: Sequence[str], length: int) -> NDArray[np.uint32]:
    hashed = np.fromiter(map(_hash_word, words), dtype=np.uint64, count=len(words))
    count = len(words) - length + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(length):
        mixed = (mixed ^ hashed[at : at + count]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _numbers_in_place(words: Sequence[str]) -> dict[tuple[str, ...], str]:
    values = [_NUMBER_WORDS.get(word, word) for word in words]
    masked = ["#" if value[0].isdigit() else value for value in values]
    padded = ["", "", *masked, "", ""]
    places: dict[tuple[str, ...], str] = {}
    for at, mask in enumerate(masked):
        if mask == "#":
            place = tuple(padded[at : at + 5])
            # A place that occurs twice says nothing; the empty value is never compared as a change.
            places[place] = values[at] if place not in places else ""
    return {place: value for place, value in places.items() if value}
