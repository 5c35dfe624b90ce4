"""Which groups of reports become one: the surest pairs of groups first, on the odds of all pairs between them.

Average linkage over a sparse graph, by rounds: in each round every pair of groups that are each other's likeliest
merges. For average linkage that gives what merging one pair at a time gives, in a few dozen rounds over arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from .vectors import dot_rows

#: Whether two groups of rows must stay apart, however alike they are.
Veto = Callable[[Sequence[int], Sequence[int]], bool]
Rows = NDArray[np.int64]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Odds:
    """What is known of pairs of reports: logits for those compared in full, a guess for the rest."""

    #: Lower row of each pair; no pair twice.
    left: Rows
    right: Rows
    logits: Doubles
    #: Of each row; a pair that was not compared in full has the odds of its rows' mean, plus their product.
    bases: Doubles


@dataclass(frozen=True, slots=True)
class Cohesion:
    """Whether two groups hold together: the odds between them beside those within, learned by `training/merge.py`.

    What tells two look-alike happenings apart is that each group is more like itself than like the other.
    """

    intercept: float
    #: Of the mean odds between the groups; of how much higher they are within the looser group.
    between: float
    gap: float
    #: Of the logarithms of the lesser and of the greater number of reports.
    lesser: float
    greater: float
    #: Mean odds within a group, at most; those within a single report.
    most: float

    def judge(self, means: Doubles, within: Doubles, lesser: Doubles, greater: Doubles) -> Doubles:
        """Return the odds that two groups are on one happening.

        Args:
            means: Between the two groups of each pair.
            within: Within the looser of them; not a number where both are single reports.
            lesser: Number of reports of the smaller group.
            greater: And of the other.
        """
        gaps = np.fmin(within, self.most) - means
        odds = self.between * means + self.gap * gaps
        return np.asarray(odds + self.lesser * np.log(lesser) + self.greater * np.log(greater) + self.intercept)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Pairs of groups between which some pair of reports was compared in full."""

    left: Rows
    right: Rows
    #: Sums over the pairs of reports compared in full, of what was found and would have been guessed; their number.
    logits: Doubles
    guesses: Doubles
    counts: Doubles
    #: Mean odds over all pairs of reports; not a number until worked out.
    means: Doubles
    vetoed: NDArray[np.bool_]


def join_reports(
    vectors: csr_matrix,
    odds: Odds,
    *,
    merge_at: float,
    veto: Veto | None = None,
    cohesion: Cohesion | None = None,
    loose: NDArray[np.bool_] | None = None,
    gathers: frozenset[int] = frozenset(),
    together: Sequence[Sequence[int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return groups of row numbers, the group with the lowest row first.

    Two groups merge when the mean odds over *all* pairs between them reach `merge_at`: one near neighbour cannot
    pull a report in. Pairs that were not compared in full count with a guess, whose sum the groups' total vectors
    give. Ties go to the lower row.

    Args:
        vectors: One per row; the product of two, beside their bases, is the guess at a pair's odds.
        odds: What is known of pairs of rows.
        merge_at: Least mean odds at which two groups are one story.
        veto: Asked before two groups merge; None for no veto.
        cohesion: Keeps groups apart that are each more like themselves than like the other; None to do without.
        loose: Whether a row is too brief for that; groups half of which are so are not held to it.
        gathers: Rows that tell of several happenings: each joins the likeliest group in the end, and pulls none in.
        together: Rows that are one group from the start.
    """
    gather = np.array(sorted(gathers), dtype=np.int64)
    apart = np.isin(odds.left, gather) | np.isin(odds.right, gather)
    members = [[row] for row in range(vectors.shape[0])]
    totals, bases = vectors.astype(np.float64), odds.bases
    guesses = dot_rows(totals, odds.left, odds.right) + (bases[odds.left] + bases[odds.right]) / 2
    edges = _start(odds, guesses, ~apart)
    if together:
        labels, members = _put_together(together, vectors.shape[0])
        totals, bases = _sum_up(totals, bases, labels, len(members))
        edges = _relabel(edges, labels, changed=range(len(members)))
    edges = _weigh(edges, totals, bases, members)
    inside = _sum_inside(odds, guesses, vectors, members)
    brief = np.array([0.0 if loose is None else float(loose[rows].sum()) for rows in members])
    while True:
        if cohesion is not None:
            edges = _hold_apart(edges, cohesion, inside, brief, sizes=np.array([len(rows) for rows in members]))
        edges, left, right = _choose_pairs(edges, members, merge_at, veto)
        if not len(left):
            break
        between = _sum_between(edges, left, right, members)
        labels, members = _merge(members, left, right)
        inside = np.bincount(labels, weights=inside, minlength=len(members)).astype(np.float64)
        np.add.at(inside, labels[left], between)
        brief = np.bincount(labels, weights=brief, minlength=len(members)).astype(np.float64)
        totals, bases = _sum_up(totals, bases, labels, len(members))
        edges = _weigh(_relabel(edges, labels, changed=labels[left].tolist()), totals, bases, members)
    owner = np.empty(vectors.shape[0], dtype=np.int64)
    for group, rows_of_group in enumerate(members):
        owner[rows_of_group] = group
    beside = _weigh(_relabel(_start(odds, guesses, apart), owner, changed=range(len(members))), totals, bases, members)
    alone = np.zeros(len(members), dtype=bool)
    alone[owner[gather]] = True
    return _place_gatherers(members, beside, alone, merge_at)


def _start(odds: Odds, guesses: Doubles, kept: NDArray[np.bool_]) -> _Edges:
    size = int(kept.sum())
    return _Edges(
        left=odds.left[kept],
        right=odds.right[kept],
        logits=odds.logits[kept],
        guesses=guesses[kept],
        counts=np.ones(size),
        means=np.full(size, np.nan),
        vetoed=np.zeros(size, dtype=bool),
    )


def _put_together(together: Sequence[Sequence[int]], rows: int) -> tuple[Rows, list[list[int]]]:
    """Return the group of each row, and the groups, in the order of their lowest row."""
    lowest = np.arange(rows)
    for group in together:
        lowest[list(group)] = min(group)
    groups, labels = np.unique(lowest, return_inverse=True)
    members: list[list[int]] = [[] for _ in groups]
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    return labels.astype(np.int64), members


def _sum_up(totals: csr_matrix, bases: Doubles, labels: Rows, groups: int) -> tuple[csr_matrix, Doubles]:
    """Return the sums over the new group of each old one."""
    rows = np.arange(len(labels))
    joined = csr_matrix((np.ones(len(labels)), (labels, rows)), shape=(groups, len(labels))) @ totals
    return joined, np.bincount(labels, weights=bases, minlength=groups).astype(np.float64)


def _weigh(edges: _Edges, totals: csr_matrix, bases: Doubles, members: Sequence[Sequence[int]]) -> _Edges:
    """Work out the mean odds where they are not known; `totals` and `bases` are sums over each group."""
    new = np.flatnonzero(np.isnan(edges.means))
    sizes = np.array([len(rows) for rows in members], dtype=np.float64)
    left, right = edges.left[new], edges.right[new]
    pairs = sizes[left] * sizes[right]
    missing = pairs - edges.counts[new]
    logits = edges.logits[new].copy()
    partly = np.flatnonzero(missing > 0)
    left, right = left[partly], right[partly]
    guessed = dot_rows(totals, left, right) + (bases[left] * sizes[right] + bases[right] * sizes[left]) / 2
    logits[partly] += guessed - edges.guesses[new][partly]
    means = edges.means.copy()
    means[new] = logits / pairs
    return replace(edges, means=means)


def _sum_inside(odds: Odds, guesses: Doubles, vectors: csr_matrix, members: Sequence[Sequence[int]]) -> Doubles:
    """Return the sum of the odds of all pairs of reports within each group."""
    owner = np.empty(vectors.shape[0], dtype=np.int64)
    for group, rows in enumerate(members):
        owner[rows] = group
    within = np.flatnonzero(owner[odds.left] == owner[odds.right])
    found = odds.logits[within] - guesses[within]
    sums = np.bincount(owner[odds.left[within]], weights=found, minlength=len(members)).astype(np.float64)
    for group, rows in enumerate(members):
        if len(rows) > 1:
            own = vectors[rows].astype(np.float64)
            total = np.asarray(own.sum(axis=0)).ravel()
            sums[group] += (total @ total - float(own.multiply(own).sum())) / 2
            sums[group] += float(odds.bases[rows].sum()) * (len(rows) - 1) / 2
    return sums


def _sum_between(edges: _Edges, left: Rows, right: Rows, members: Sequence[Sequence[int]]) -> Doubles:
    """Return the sums of the odds of all pairs of reports between chosen pairs of groups."""
    keys, width = edges.left * len(members) + edges.right, len(members)
    order = np.argsort(keys, kind="stable")
    means = edges.means[order[np.searchsorted(keys[order], left * width + right)]]
    sizes = np.array([len(rows) for rows in members], dtype=np.float64)
    return np.asarray(means * sizes[left] * sizes[right])


def _hold_apart(
    edges: _Edges, cohesion: Cohesion, inside: Doubles, brief: Doubles, *, sizes: NDArray[np.int64]
) -> _Edges:
    """Veto the pairs of groups that do not hold together; `inside` and `brief` are sums over each group."""
    pairs = sizes * (sizes - 1) / 2
    # Nothing is known of what holds a single report together.
    within = np.divide(inside, pairs, out=np.full(len(sizes), np.nan), where=sizes > 1)
    one, other = sizes[edges.left], sizes[edges.right]
    looser = np.fmin(within[edges.left], within[edges.right])
    apart = cohesion.judge(edges.means, looser, np.minimum(one, other), np.maximum(one, other)) < 0
    share = brief / sizes
    apart &= np.maximum(share[edges.left], share[edges.right]) < 0.5
    return replace(edges, vetoed=edges.vetoed | apart)


def _choose_pairs(
    edges: _Edges, members: Sequence[Sequence[int]], merge_at: float, veto: Veto | None
) -> tuple[_Edges, Rows, Rows]:
    """Return the pairs of groups that are each other's likeliest; vetoed ones are marked until one of them changes."""
    while True:
        open_ = np.flatnonzero((edges.means >= merge_at) & ~edges.vetoed)
        mutual = open_[_are_mutual(edges.left[open_], edges.right[open_], edges.means[open_], len(members))]
        if veto is None:
            return edges, edges.left[mutual], edges.right[mutual]
        ends = zip(edges.left[mutual].tolist(), edges.right[mutual].tolist(), strict=True)
        barred = np.array([veto(members[one], members[other]) for one, other in ends], dtype=bool)
        if barred.any():
            vetoed = edges.vetoed.copy()
            vetoed[mutual[barred]] = True
            edges = replace(edges, vetoed=vetoed)
        if not barred.all() or not len(mutual):
            return edges, edges.left[mutual[~barred]], edges.right[mutual[~barred]]


def _are_mutual(left: Rows, right: Rows, means: Doubles, groups: int) -> Rows:
    """Return which edges are the likeliest of both of their groups."""
    size = len(left)
    ends, others = np.concatenate((left, right)), np.concatenate((right, left))
    order = np.lexsort((others, -np.concatenate((means, means)), ends))
    first = np.ones(len(order), dtype=bool)
    first[1:] = ends[order[1:]] != ends[order[:-1]]
    best = np.full(groups, -1, dtype=np.int64)
    best[ends[order[first]]] = order[first] % max(1, size)
    edge = np.arange(size)
    return np.flatnonzero((best[left] == edge) & (best[right] == edge))


def _merge(members: Sequence[list[int]], left: Rows, right: Rows) -> tuple[Rows, list[list[int]]]:
    """Return the new group of each old group, and the new groups; groups stay in the order of their lowest row."""
    into = {int(right): int(left) for left, right in zip(left, right, strict=True)}
    labels = np.empty(len(members), dtype=np.int64)
    merged: list[list[int]] = []
    for group, rows in enumerate(members):
        # A pair's lower group comes first, so its label stands already.
        if group in into:
            labels[group] = labels[into[group]]
            merged[labels[group]].extend(rows)
        else:
            labels[group] = len(merged)
            merged.append(list(rows))
    return labels, merged


def _relabel(edges: _Edges, labels: Rows, changed: Sequence[int]) -> _Edges:
    one, other = labels[edges.left], labels[edges.right]
    between = one != other
    left, right = np.minimum(one, other)[between], np.maximum(one, other)[between]
    width = int(labels.max(initial=0)) + 1
    keys, places = np.unique(left * width + right, return_inverse=True)

    def total(values: Doubles) -> Doubles:
        return np.bincount(places, weights=values[between], minlength=len(keys)).astype(np.float64)

    left, right = keys // width, keys % width
    touched = np.isin(left, changed) | np.isin(right, changed)
    means = np.empty(len(keys))
    means[places] = edges.means[between]
    vetoed = np.zeros(len(keys), dtype=bool)
    vetoed[places] = edges.vetoed[between]
    return _Edges(
        left=left,
        right=right,
        logits=total(edges.logits),
        guesses=total(edges.guesses),
        counts=total(edges.counts),
        means=np.where(touched, np.nan, means),
        vetoed=vetoed & ~touched,
    )


def _place_gatherers(
    members: list[list[int]], edges: _Edges, alone: NDArray[np.bool_], merge_at: float
) -> tuple[tuple[int, ...], ...]:
    """Put each group that only gathers into its likeliest other group, all at once: they do not pull one another."""
    best: dict[int, tuple[float, int]] = {}
    for one, other, mean in zip(edges.left.tolist(), edges.right.tolist(), edges.means.tolist(), strict=True):
        for group, host in ((one, other), (other, one)):
            if alone[group] and not alone[host] and mean >= merge_at:
                best[group] = max(best.get(group, (mean, -host)), (mean, -host))
    for group, (_, host) in sorted(best.items()):
        members[-host].extend(members[group])
        members[group] = []
    return tuple(sorted(tuple(sorted(rows)) for rows in members if rows))
