"""Which groups of reports become one: pair by pair of groups, the surest first, on the odds of all their pairs."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

Vector = dict[int, float]


@dataclass(slots=True)
class _Group:
    """Reports held to be one story so far."""

    members: list[int]
    #: Sum of the members' vectors: its product with another sum is the sum of all cosines between two groups.
    total: Vector
    #: Group -> sum of odds, sum of cosines, number of the pairs compared in full.
    compared: dict[int, tuple[float, float, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Odds:
    """What is known of pairs of reports: logits for those compared in full, a line over the cosine for the rest."""

    left: Sequence[int]
    right: Sequence[int]
    logits: Sequence[float]
    cosines: Sequence[float]
    slope: float
    intercept: float


def join_reports(vectors: Sequence[Vector], odds: Odds, *, merge_at: float) -> tuple[tuple[int, ...], ...]:
    """Return groups of row numbers.

    Two groups merge when the mean odds over *all* pairs between them reach `merge_at`: one near neighbour cannot
    pull a report in. Pairs that were not compared in full count with odds from their cosine, whose sum the groups'
    total vectors give. The surest pair of groups merges first, ties by lowest row, so the order in which reports
    were given plays no part once the rows are sorted.
    """
    groups: dict[int, _Group] = {row: _Group([row], dict(vector)) for row, vector in enumerate(vectors)}
    for left, right, logit, cosine in zip(odds.left, odds.right, odds.logits, odds.cosines, strict=True):
        groups[left].compared[right] = groups[right].compared[left] = (logit, cosine, 1)
    queue = [
        (-logit, left, right, left, right)
        for left, right, logit in zip(odds.left, odds.right, odds.logits, strict=True)
        if logit >= merge_at
    ]
    heapq.heapify(queue)
    #: Founder row -> the group's present key; a key is spent once its group was merged.
    following = len(vectors)
    while queue:
        _, _, _, one, other = heapq.heappop(queue)
        if one not in groups or other not in groups:
            continue
        merged = _merge(groups, one, other, following)
        founder = merged.members[0]
        for near in merged.compared:
            mean = _mean_odds(merged, groups[near], near, odds)
            if mean >= merge_at:
                rival = groups[near].members[0]
                heapq.heappush(queue, (-mean, min(founder, rival), max(founder, rival), following, near))
        following += 1
    return tuple(sorted(tuple(group.members) for group in groups.values()))


def _merge(groups: dict[int, _Group], one: int, other: int, key: int) -> _Group:
    big, small = groups.pop(one), groups.pop(other)
    if len(big.members) < len(small.members):
        big, small = small, big
    big.members = sorted(big.members + small.members)
    for column, value in small.total.items():
        big.total[column] = big.total.get(column, 0.0) + value
    for gone in (one, other):
        big.compared.pop(gone, None)
        small.compared.pop(gone, None)
    for near, (logit, cosine, count) in small.compared.items():
        known = big.compared.get(near, (0.0, 0.0, 0))
        big.compared[near] = (known[0] + logit, known[1] + cosine, known[2] + count)
    for near, known in big.compared.items():
        beside = groups[near].compared
        beside.pop(one, None)
        beside.pop(other, None)
        beside[key] = known
    groups[key] = big
    return big


def _mean_odds(group: _Group, rival: _Group, key: int, odds: Odds) -> float:
    logit, cosine, count = group.compared[key]
    pairs = len(group.members) * len(rival.members)
    missing = pairs - count
    if missing:
        between = _dot(group.total, rival.total) - cosine
        logit += odds.slope * between + odds.intercept * missing
    return logit / pairs


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[column] for column, value in one.items() if column in other)
