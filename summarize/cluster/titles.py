"""What dated titles alone are judged by: two on one event may share no word, so the encoder reads every one of them.

Only dated ones: 2,100 titles of 700 training events without times, judged so, have a pairwise F1 below 0.43, against
0.54 as brief texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from .signals import Signals

#: Most content words of a title.
TITLE = 12
#: Odds that two titles are on one event: from the cosine of their words, of their meaning, and what all of them start
#: from. Chosen with the raise of a dozen settings on one half of the stories of `stories/headlines.jsonl`, at most 30
#: titles each, and 699 dated titles of training events. B-cubed/pairwise F1 on that half 0.73/0.71 without and
#: 0.81/0.76 with, on the titles of events 0.91/0.75 and 0.92/0.79. From -5 instead, the half has 0.82/0.73.
BY_WORDS = 0.3
BY_MEANING = 12.0
BASE = -6.0
#: Odds added to those pairs of titles that were compared in full.
TITLE_RAISE = 1.0


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


def guess_titles(guess: Guess, words: csr_matrix, titles: NDArray[np.int64], meaning: NDArray[np.float32]) -> Guess:
    """Return the guess with that at titles in place of what their words alone give.

    Args:
        guess: Of all rows.
        words: Unit TF-IDF vectors of all rows.
        titles: Rows that are titles.
        meaning: The encoder's vectors of the titles.
    """
    rows = words.shape[0]
    chosen = np.zeros(rows)
    chosen[titles] = 1.0
    by_words = diags(1.0 - chosen) @ guess.vectors + diags(chosen * np.sqrt(BY_WORDS)) @ words
    placed = csr_matrix((np.ones(len(titles)), (titles, np.arange(len(titles)))), shape=(rows, len(titles)))
    by_meaning = placed @ csr_matrix(meaning.astype(np.float64) * np.sqrt(BY_MEANING))
    return Guess(hstack([by_words, by_meaning]).tocsr(), np.where(chosen > 0, BASE, guess.bases))
