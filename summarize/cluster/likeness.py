"""How likely two reports are about the same happening: what speaks for it and against it, and the odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from .signals import Signals
from .vectors import dot_rows, make_vectors

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judged:
    """Odds (logits) per pair, and the line over the cosine that stands in for pairs not compared in full."""

    logits: Floats
    cosines: Floats
    slope: float
    intercept: float


def judge_pairs(
    signals: Sequence[Signals], vectors: csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]
) -> Judged:
    """Return the odds that the reports of each pair are about the same happening."""
    cosines = dot_rows(vectors, left, right)
    names = dot_rows(make_vectors([sorted(signal.names) for signal in signals]), left, right)
    logits = 14.0 * cosines + 4.0 * names - 4.6
    days = np.array([np.nan if signal.day is None else signal.day for signal in signals])
    apart = np.nan_to_num(np.abs(days[left] - days[right]), nan=0.0)
    logits -= np.minimum(6.0, np.maximum(0.0, apart - 2.0) * 0.7).astype(np.float32)
    logits -= 6.0 * np.array(
        [
            ordinals_clash(signals[one], signals[other])
            for one, other in zip(left.tolist(), right.tolist(), strict=True)
        ],
        dtype=np.float32,
    )
    return Judged(logits.astype(np.float32), cosines, slope=16.0, intercept=-4.6)


def ordinals_clash(one: Signals, other: Signals) -> bool:
    """Whether the same thing is numbered differently ("12th package", "13th package")."""
    if not one.ordinals or not other.ordinals or one.ordinals & other.ordinals:
        return False
    return not {noun for _, noun in one.ordinals}.isdisjoint(noun for _, noun in other.ordinals)
