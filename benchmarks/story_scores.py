"""How a grouping is scored: B-cubed, pairs, look-alikes, and how sure these are over topics drawn again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Groups = Sequence[Sequence[int]]
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over reports (B-cubed) and over pairs of reports."""

    cubed: tuple[float, float, float]
    pairs: tuple[float, float, float]
    stories: int
    #: Share of pairs of one topic and different stories that were merged; NaN where there are no topics.
    look_alikes: float


#: Sums that a score is made of, one row per topic: reports, precisions, recalls; pairs right, found, true;
#: look-alikes merged, look-alikes.
Counts = NDArray[np.float64]


def score(groups: Groups, stories: Sequence[str], topics: Sequence[str]) -> Score:
    """Score groups of rows against the story of each row."""
    return _score_counts(count_by_topic(groups, stories, topics).sum(axis=0), len(groups))


def count_by_topic(groups: Groups, stories: Sequence[str], topics: Sequence[str]) -> Counts:
    """Return what each topic brings to a score; a pair across two topics counts half for each."""
    places = {topic: place for place, topic in enumerate(sorted(set(topics)))}
    counts = np.zeros((len(places), 8))
    sizes = Counter(stories)
    for group in groups:
        shared = Counter(stories[row] for row in group)
        for row in group:
            here = counts[places[topics[row]]]
            alike = shared[stories[row]]
            here[:3] += 1, alike / len(group), alike / sizes[stories[row]]
            here[3:6] += (alike - 1) / 2, (len(group) - 1) / 2, (sizes[stories[row]] - 1) / 2
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row, topic in enumerate(topics):
        rows_of[topic].append(row)
    for topic, rows in rows_of.items():
        if topic:
            for one, other in combinations(rows, 2):
                if stories[one] != stories[other]:
                    counts[places[topic], 6:] += group_of[one] == group_of[other], 1
    return counts


def _score_counts(counts: Counts, stories: int) -> Score:
    reports, precisions, recalls, right, found, true, merged, alike = counts.tolist()
    cubed = (precisions / reports, recalls / reports)
    pairs = (right / found if found else 1.0, right / true if true else 1.0)
    return Score(
        (*cubed, _harmonic(*cubed)), (*pairs, _harmonic(*pairs)), stories, merged / alike if alike else float("nan")
    )


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def draw_again(counts: Sequence[Counts], *, seed: int = 0) -> list[NDArray[np.float64]]:
    """Return, for each grouping of the same reports, B-cubed F1, pairwise F1 and look-alikes merged of many draws.

    Topics are drawn with replacement, the same ones for every grouping, so that differences can be taken.
    """
    generator = np.random.default_rng(seed)
    topics = len(counts[0])
    drawn = generator.integers(0, topics, (DRAWS, topics))
    found = []
    for one in counts:
        scores = [_score_counts(one[rows].sum(axis=0), 0) for rows in drawn]
        found.append(np.array([(each.cubed[2], each.pairs[2], each.look_alikes) for each in scores]))
    return found
