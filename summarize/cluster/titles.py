"""What dated titles alone are judged by: two on one event may share no word, so the encoder reads every one of them.

Only dated ones: 2,100 titles of 700 training events without times, judged so, have a pairwise F1 below 0.43, against
0.54 as brief texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from .signals import Signals
from .vectors import dot_rows

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]

#: Most content words of a title.
TITLE = 12
#: Part that the cosine of words has in the likeness of two titles; the rest is that of their meaning.
BY_WORDS = 0.3
#: A title is compared by what it has in common with its nearest titles: its vector is their mean, weighed by likeness
#: to this power. Chosen with `LIKELY` among two dozen settings on one half of the stories of `stories/headlines.jsonl`,
#: at most 30 titles each, and 700 dated titles of training articles. B-cubed/pairwise F1 of average linkage on that
#: half 0.79/0.75 without and 0.83/0.78 with, on the titles of articles 0.97/0.75 and 0.97/0.74.
NEAREST = 10
POWER = 2.0
#: Likeness at which two titles, or groups of them, are on one event, and odds per likeness.
LIKELY = 0.55
SLOPE = 12.0
#: Titles searched at a time; bounds memory.
_ROWS = 512


@dataclass(frozen=True, slots=True)
class Guess:
    """What pairs that were not compared in full are judged by: the product of their vectors, beside their bases."""

    vectors: csr_matrix
    bases: NDArray[np.float64]


def find_titles(signals: Sequence[Signals], leads: Sequence[str], *, most: int) -> NDArray[np.int64]:
    """Return the rows that are dated titles alone; none of them when they have more than `most` words together."""
    rows = [row for row, signal in enumerate(signals) if 0 < len(signal.words) <= TITLE and signal.day is not None]
    words = sum(len(leads[row].split()) for row in rows)
    return np.array(rows if words <= most and len(rows) > 1 else [], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Titles:
    """Rows that are titles, and for each of all rows a vector: of titles of unit length, else empty."""

    rows: NDArray[np.int64]
    vectors: csr_matrix

    def judge(self, left: NDArray[np.int64], right: NDArray[np.int64], *, merge_at: float) -> NDArray[np.float64]:
        """Return the odds of pairs of titles."""
        return dot_rows(self.vectors, left, right) * SLOPE + _base(merge_at)


def _base(merge_at: float) -> float:
    return merge_at - SLOPE * LIKELY


def smooth_titles(
    words: csr_matrix, rows: NDArray[np.int64], meaning: NDArray[np.float32], late: Callable[[Rows, Rows], Floats]
) -> Titles:
    """Return the titles with vectors that lean towards those of the nearest titles.

    Args:
        words: Unit TF-IDF vectors of all rows.
        rows: Rows that are titles.
        meaning: The encoder's vectors of the titles.
        late: What the time between two rows takes from their odds, at most 0.
    """
    own = hstack([words[rows] * np.sqrt(BY_WORDS), csr_matrix(meaning) * np.sqrt(1 - BY_WORDS)]).tocsr()
    nearest = min(NEAREST + 1, len(rows))
    ones: list[NDArray[np.int64]] = []
    others: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    for start in range(0, len(rows), _ROWS):
        likeness = np.asarray((own[start : start + _ROWS] @ own.T).todense(), dtype=np.float64)
        # Ties by position, so that the choice does not depend on how a partial sort runs.
        best = np.argsort(-likeness.round(6), axis=1, kind="stable")[:, :nearest]
        one = np.repeat(np.arange(start, start + len(likeness)), nearest)
        other = best.ravel()
        near = likeness[one - start, other] + late(rows[one], rows[other]) / SLOPE
        ones.append(one)
        others.append(other)
        weights.append(np.clip(near, 0.0, None) ** POWER)
    shape = (len(rows), len(rows))
    leaning = csr_matrix((np.concatenate(weights), (np.concatenate(ones), np.concatenate(others))), shape=shape) @ own
    lengths = np.sqrt(np.asarray(leaning.multiply(leaning).sum(axis=1)).ravel())
    placed = csr_matrix(
        (1 / np.maximum(lengths, 1e-9), (rows, np.arange(len(rows)))), shape=(words.shape[0], len(rows))
    )
    return Titles(rows, (placed @ leaning).tocsr())


def guess_titles(guess: Guess, titles: Titles, *, merge_at: float) -> Guess:
    """Return the guess with that at titles in place of what their words alone give."""
    chosen = np.zeros(len(guess.bases))
    chosen[titles.rows] = 1.0
    vectors = hstack([diags(1.0 - chosen) @ guess.vectors, titles.vectors * np.sqrt(SLOPE)]).tocsr()
    return Guess(vectors, np.where(chosen > 0, _base(merge_at), guess.bases))
