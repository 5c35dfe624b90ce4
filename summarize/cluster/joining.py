"""Which groups of reports become one: pair by pair of groups, the surest first, on the odds of all their pairs."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Vector = dict[int, float]
#: Whether two groups of rows must stay apart, however alike they are.
Veto = Callable[[Sequence[int], Sequence[int]], bool]


@dataclass(frozen=True, slots=True)
class Odds:
    """What is known of pairs of reports: logits for those compared in full, a line over the cosine for the rest."""

    left: Sequence[int]
    right: Sequence[int]
    logits: Sequence[float]
    cosines: Sequence[float]
    slope: float
    intercept: float


@dataclass(slots=True)
class _Group:
    """Reports held to be one story so far."""

    founder: int
    members: list[int]
    #: Sum of the members' vectors: its product with another sum is the sum of all cosines between two groups.
    total: Vector
    #: Group -> sum of odds, sum of cosines, number of the pairs compared in full.
    compared: dict[int, tuple[float, float, int]] = field(default_factory=dict)


def join_reports(
    vectors: Sequence[Vector],
    odds: Odds,
    *,
    merge_at: float,
    veto: Veto | None = None,
    gathers: frozenset[int] = frozenset(),
) -> tuple[tuple[int, ...], ...]:
    """Return groups of row numbers, the group with the lowest row first.

    Two groups merge when the mean odds over *all* pairs between them reach `merge_at`: one near neighbour cannot
    pull a report in. Pairs that were not compared in full count with odds from their cosine, whose sum the groups'
    total vectors give. The surest pair of groups merges first, ties by lowest row.

    Args:
        vectors: Unit TF-IDF vectors, one per row.
        odds: What is known of pairs of rows.
        merge_at: Least mean odds at which two groups are one story.
        veto: Asked before two groups merge; None for no veto.
        gathers: Rows that tell of several happenings: each joins the likeliest group in the end, and pulls none in.
    """
    groups = _merge_surest(vectors, odds, merge_at, veto, gathers)
    owner = {row: group for group in groups for row in group.members}
    near = _near(odds, gathers)
    alone = [_Group(row, [row], vectors[row]) for row in sorted(gathers)]
    # All are placed before any joins: they do not gather one another.
    placed = [_find_likeliest(group, near[group.founder], owner, odds, merge_at) for group in alone]
    for group, likeliest in zip(alone, placed, strict=True):
        if likeliest is None:
            groups.append(group)
        else:
            likeliest.members.append(group.founder)
    return tuple(sorted(tuple(sorted(group.members)) for group in groups))


def _merge_surest(
    vectors: Sequence[Vector], odds: Odds, merge_at: float, veto: Veto | None, without: frozenset[int]
) -> list[_Group]:
    groups = {row: _Group(row, [row], dict(vector)) for row, vector in enumerate(vectors) if row not in without}
    queue: list[tuple[float, int, int, int, int]] = []
    for left, right, logit, cosine in zip(odds.left, odds.right, odds.logits, odds.cosines, strict=True):
        if left in groups and right in groups:
            groups[left].compared[right] = groups[right].compared[left] = (logit, cosine, 1)
            if logit >= merge_at:
                queue.append((-logit, left, right, left, right))
    heapq.heapify(queue)
    following = len(vectors)
    while queue:
        *_, one, other = heapq.heappop(queue)
        # A key is spent once its group was merged; what the merged group is like was queued then.
        if one not in groups or other not in groups:
            continue
        if veto is not None and veto(groups[one].members, groups[other].members):
            continue
        merged = _merge(groups, one, other, following)
        for near in merged.compared:
            mean = _mean_odds(merged, groups[near], merged.compared[near], odds)
            if mean >= merge_at:
                founders = sorted((merged.founder, groups[near].founder))
                heapq.heappush(queue, (-mean, founders[0], founders[1], following, near))
        following += 1
    return list(groups.values())


def _merge(groups: dict[int, _Group], one: int, other: int, key: int) -> _Group:
    big, small = groups.pop(one), groups.pop(other)
    if len(big.members) < len(small.members):
        big, small = small, big
    big.founder = min(big.founder, small.founder)
    big.members.extend(small.members)
    for column, value in small.total.items():
        big.total[column] = big.total.get(column, 0.0) + value
    for gone in (one, other):
        big.compared.pop(gone, None)
        small.compared.pop(gone, None)
    for near, found in small.compared.items():
        known = big.compared.get(near, (0.0, 0.0, 0))
        big.compared[near] = (known[0] + found[0], known[1] + found[1], known[2] + found[2])
    for near, known in big.compared.items():
        beside = groups[near].compared
        beside.pop(one, None)
        beside.pop(other, None)
        beside[key] = known
    groups[key] = big
    return big


def _mean_odds(group: _Group, rival: _Group, compared: tuple[float, float, int], odds: Odds) -> float:
    logit, cosine, count = compared
    pairs = len(group.members) * len(rival.members)
    missing = pairs - count
    if missing:
        between = _dot(group.total, rival.total) - cosine
        logit += odds.slope * between + odds.intercept * missing
    return logit / pairs


def _near(odds: Odds, gathers: frozenset[int]) -> dict[int, list[tuple[int, float, float]]]:
    """Return for each row that gathers the other rows it was compared with, with odds and cosine."""
    near: dict[int, list[tuple[int, float, float]]] = {row: [] for row in gathers}
    if gathers:
        for left, right, logit, cosine in zip(odds.left, odds.right, odds.logits, odds.cosines, strict=True):
            if left in gathers:
                near[left].append((right, logit, cosine))
            if right in gathers:
                near[right].append((left, logit, cosine))
    return near


def _find_likeliest(
    alone: _Group,
    near: Sequence[tuple[int, float, float]],
    owner: dict[int, _Group],
    odds: Odds,
    merge_at: float,
) -> _Group | None:
    compared: dict[int, tuple[float, float, int]] = {}
    for other, logit, cosine in near:
        if other in owner:
            founder = owner[other].founder
            known = compared.get(founder, (0.0, 0.0, 0))
            compared[founder] = (known[0] + logit, known[1] + cosine, known[2] + 1)
    means = [(_mean_odds(alone, owner[founder], known, odds), -founder) for founder, known in compared.items()]
    best = max(means, default=(merge_at - 1, 0))
    return owner[-best[1]] if best[0] >= merge_at else None


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[column] for column, value in one.items() if column in other)
