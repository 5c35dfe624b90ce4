"""Which groups of reports become one: the surest pairs of groups first, on the odds of all pairs between them.

Average linkage over a sparse graph, by rounds: in each round every pair of groups that are each other's likeliest
merges. For average linkage that gives what merging one pair at a time gives, in a few dozen rounds over arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from .vectors import Places, dot_rows

#: Whether two groups of rows must stay apart, however alike they are.
Veto = Callable[[Sequence[int], Sequence[int]], bool]
Rows = NDArray[np.int64]
#: Of rows and groups where there are very many.
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
Doubles = NDArray[np.float64]

#: Pairs worked on at a time; bounds memory.
_PAIRS = 500_000
#: Odds are whole multiples of one over this: their sums then have no rounding, so that those of copies stay equal
#: however they came about, and ties are ties.
_GRAIN = 2.0**24


@dataclass(frozen=True, slots=True)
class Odds:
    """What is known of pairs of reports: logits for those compared in full, a guess for the rest."""

    #: Lower row of each pair; no pair twice.
    left: Places
    right: Places
    logits: Doubles | NDArray[np.float32]
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


@dataclass(slots=True)
class _Edges:
    """Pairs of groups between which some pair of reports was compared in full, left < right, in no order.

    There may be tens of millions, so they are changed in place; where one is no longer needed, both its ends are 0.
    """

    left: Numbers
    right: Numbers
    #: Sum over all pairs of reports of what is guessed; not a number until worked out.
    guesses: Doubles
    #: Sum over the pairs compared in full of how much more was found than would have been guessed.
    excess: Doubles
    #: Mean odds over all pairs of reports.
    means: Doubles
    vetoed: Flags


@dataclass(frozen=True, slots=True)
class _Groups:
    """Which rows are together; the number of a group is its lowest row, and those of other rows stand for nothing."""

    #: The group of each row; all rows, group by group; and where each group starts and the last one ends.
    owner: Numbers
    rows: Rows
    starts: Rows

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, group: int) -> list[int]:
        """Return the rows of a group, ascending."""
        found: list[int] = self.rows[self.starts[group] : self.starts[group + 1]].tolist()
        return found

    @property
    def sizes(self) -> Rows:
        """Return the number of rows of each group."""
        return np.diff(self.starts)


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
    days: Doubles | None = None,
    window: float = math.inf,
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
        days: When each row is from; not a number where that is not known. None when it is of none.
        window: Groups with more days than this between the last row of one and the first of the other stay apart:
            what is guessed of two rows knows nothing of time, and a row without a time may be near to both.
    """
    gather = _flag(vectors.shape[0], np.array(sorted(gathers), dtype=np.int64))
    apart = gather[odds.left] | gather[odds.right]
    groups = _put_together(together, vectors.shape[0])
    guesses = _guess(vectors, odds.bases, odds.left, odds.right)
    inside = _sum_inside(odds, guesses, vectors, groups)
    edges = _start(odds, guesses[~apart] if apart.any() else guesses, ~apart)
    del guesses
    sums = _Sums(vectors, odds.bases, groups.sizes)
    if together:
        sums = _sum_groups(vectors, odds.bases, groups)
        _relabel(edges, groups.owner, changed=np.ones(len(groups), dtype=bool))
    _weigh(edges, sums)
    times = None if days is None else _Times.of(groups, days)
    brief = _add_up(groups.owner, np.zeros(len(gather)) if loose is None else loose.astype(np.float64), len(groups))
    while True:
        if times is not None:
            _part_times(edges, times, window, merge_at)
        if cohesion is not None:
            _hold_apart(edges, cohesion, inside, brief, sizes=groups.sizes, merge_at=merge_at)
        chosen = _choose_pairs(edges, groups, merge_at, veto)
        if not len(chosen):
            break
        chosen = chosen[np.argsort(edges.left[chosen])]
        left, right = edges.left[chosen], edges.right[chosen]
        inside[left] = inside[left] + inside[right] + edges.means[chosen] * groups.sizes[left] * groups.sizes[right]
        brief[left] += brief[right]
        if times is not None:
            times.merge(left, right)
        labels = np.arange(len(groups), dtype=np.int32)
        labels[right] = left
        _relabel(edges, labels, changed=_flag(len(groups), left, right), merged=_Merged(sums, left, right))
        groups = _collect(labels[groups.owner])
        sums.merge(left, right)
        _weigh(edges, sums)
    beside = _start(odds, _guess(vectors, odds.bases, odds.left[apart], odds.right[apart]), apart)
    _relabel(beside, groups.owner, changed=np.ones(len(groups), dtype=bool))
    _weigh(beside, sums)
    return _place_gatherers(groups, beside, _flag(len(groups), groups.owner[gather]), merge_at)


def _flag(size: int, *marked: Places) -> Flags:
    flags = np.zeros(size, dtype=bool)
    for places in marked:
        flags[places] = True
    return flags


def _guess(vectors: csr_matrix, bases: Doubles, left: Places, right: Places) -> Doubles:
    """Return the odds of pairs of reports as if they were not compared in full."""
    found = dot_rows(vectors, left, right, exact=True)
    for part in _cut(len(left)):
        found[part] = _round(found[part] + (bases[left[part]] + bases[right[part]]) / 2)
    return found


def _round(odds: Doubles) -> Doubles:
    return np.asarray(np.round(odds * _GRAIN) / _GRAIN)


def _cut(size: int) -> Iterator[slice]:
    """Cut up what would take much memory all at once."""
    return (slice(start, start + _PAIRS) for start in range(0, size, _PAIRS))


def _start(odds: Odds, guesses: Doubles, kept: Flags) -> _Edges:
    """Return the edges between single rows; `guesses` are of the pairs that are kept."""
    size = len(guesses)
    return _Edges(
        left=odds.left[kept].astype(np.int32, copy=False),
        right=odds.right[kept].astype(np.int32, copy=False),
        guesses=guesses,
        excess=_round(odds.logits[kept].astype(np.float64)) - guesses,
        means=np.full(size, np.nan),
        vetoed=np.zeros(size, dtype=bool),
    )


def _put_together(together: Sequence[Sequence[int]], rows: int) -> _Groups:
    """Return the groups to start from."""
    lowest = np.arange(rows)
    for group in together:
        lowest[list(group)] = min(group)
    return _collect(lowest)


def _collect(owner: Places) -> _Groups:
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(owner)))))
    return _Groups(owner.astype(np.int32), np.argsort(owner, kind="stable"), starts)


def _add_up(labels: Places, values: Doubles | Numbers, groups: int) -> Doubles:
    """Return the sums of values under each label."""
    return np.bincount(labels, weights=values, minlength=groups).astype(np.float64)


class _Sums:
    """What tells of each group what is guessed of its pairs with another one: sums over its reports.

    Args:
        vectors: Of each group the sum of its reports' vectors.
        bases: Of their bases.
        sizes: How many they are.
    """

    def __init__(self, vectors: csr_matrix, bases: Doubles, sizes: Rows) -> None:
        self.sizes = sizes.copy()
        self._bases = bases.copy()
        #: Sums, also of groups that are gone; in which row that of each group is; and how much of the arrays is used.
        self._data, self._columns = vectors.data.astype(np.float64), vectors.indices.astype(np.int32, copy=False)
        self._starts, self._width = vectors.indptr.astype(np.int64, copy=False), vectors.shape[1]
        self._row = np.arange(len(sizes))

    def guess(self, left: Numbers, right: Numbers) -> Doubles:
        """Return the sums over all pairs of reports of two groups of what is guessed."""
        found = dot_rows(self._vectors, self._row[left], self._row[right], exact=True)
        return _round(found + (self._bases[left] * self.sizes[right] + self._bases[right] * self.sizes[left]) / 2)

    def merge(self, left: Numbers, right: Numbers) -> None:
        """Add the right group of each pair to the left one."""
        added = self._vectors[self._row[left]] + self._vectors[self._row[right]]
        self._bases[left] += self._bases[right]
        self.sizes[left] += self.sizes[right]
        self.sizes[right] = 0
        if self._starts[-1] + added.nnz > len(self._data):
            self._make_room(left, added.nnz)
        used, end = int(self._starts[-1]), int(self._starts[-1]) + added.nnz
        self._data[used:end], self._columns[used:end] = added.data, added.indices
        self._row[left] = np.arange(len(self._starts) - 1, len(self._starts) - 1 + len(left))
        self._starts = np.concatenate([self._starts, used + added.indptr[1:].astype(np.int64)])

    @property
    def _vectors(self) -> csr_matrix:
        used = slice(int(self._starts[-1]))
        shape = (len(self._starts) - 1, self._width)
        return csr_matrix((self._data[used], self._columns[used], self._starts), shape=shape, copy=False)

    def _make_room(self, changed: Numbers, needed: int) -> None:
        """Drop the sums of groups that are gone or about to change; what is left then has half its size to grow."""
        kept = self.sizes > 0
        kept[changed] = False
        groups = np.flatnonzero(kept)
        left = self._vectors[self._row[groups]]
        size = left.nnz + max(needed, left.nnz // 2)
        self._data, self._columns = np.empty(size), np.empty(size, dtype=np.int32)
        self._data[: left.nnz], self._columns[: left.nnz] = left.data, left.indices
        self._starts = left.indptr.astype(np.int64)
        self._row[groups] = np.arange(len(groups))


def _sum_groups(vectors: csr_matrix, bases: Doubles, groups: _Groups) -> _Sums:
    rows = np.arange(len(groups.owner))
    totals = csr_matrix((np.ones(len(rows)), (groups.owner, rows)), shape=(len(rows), len(rows))) @ vectors
    totals.sort_indices()
    return _Sums(totals, _add_up(groups.owner, bases, len(groups)), groups.sizes)


def _weigh(edges: _Edges, sums: _Sums) -> None:
    """Work out the mean odds where they are not known."""
    unknown = np.flatnonzero(np.isnan(edges.means))
    for part in _cut(len(unknown)):
        new = unknown[part]
        left, right = edges.left[new], edges.right[new]
        open_ = np.flatnonzero(np.isnan(edges.guesses[new]))
        edges.guesses[new[open_]] = sums.guess(left[open_], right[open_])
        edges.means[new] = (edges.excess[new] + edges.guesses[new]) / (sums.sizes[left] * sums.sizes[right])


def _sum_inside(odds: Odds, guesses: Doubles, vectors: csr_matrix, groups: _Groups) -> Doubles:
    """Return the sum of the odds of all pairs of reports within each group."""
    owner = groups.owner
    within = np.flatnonzero(owner[odds.left] == owner[odds.right])
    sums = _add_up(owner[odds.left[within]], odds.logits[within] - guesses[within], len(groups))
    for group in np.flatnonzero(groups.sizes > 1).tolist():
        rows = groups[group]
        own = vectors[rows].astype(np.float64)
        total = np.asarray(own.sum(axis=0)).ravel()
        sums[group] += (total @ total - float(own.multiply(own).sum())) / 2
        sums[group] += float(odds.bases[rows].sum()) * (len(rows) - 1) / 2
    return sums


@dataclass(frozen=True, slots=True)
class _Times:
    """The first and the last known day of each group; not a number where no row of it has one."""

    first: Doubles
    last: Doubles

    @classmethod
    def of(cls, groups: _Groups, days: Doubles) -> _Times:
        times = cls(np.full(len(groups), np.nan), np.full(len(groups), np.nan))
        np.fmin.at(times.first, groups.owner, days)
        np.fmax.at(times.last, groups.owner, days)
        return times

    def merge(self, left: Numbers, right: Numbers) -> None:
        """Count the right group of each pair to the left one."""
        self.first[left] = np.fmin(self.first[left], self.first[right])
        self.last[left] = np.fmax(self.last[left], self.last[right])


def _part_times(edges: _Edges, times: _Times, window: float, merge_at: float) -> None:
    """Veto the pairs of groups with too long a time between them."""
    likely = _find_open(edges, merge_at)
    for part in _cut(len(likely)):
        left, right = edges.left[likely[part]], edges.right[likely[part]]
        between = np.maximum(times.first[left], times.first[right]) - np.minimum(times.last[left], times.last[right])
        edges.vetoed[likely[part]] = between > window


def _find_open(edges: _Edges, merge_at: float) -> Rows:
    return np.flatnonzero((edges.means >= merge_at) & ~edges.vetoed)


def _hold_apart(
    edges: _Edges, cohesion: Cohesion, inside: Doubles, brief: Doubles, *, sizes: Rows, merge_at: float
) -> None:
    """Veto the pairs of groups that do not hold together; `inside` and `brief` are sums over each group."""
    pairs = sizes * (sizes - 1) / 2
    # Nothing is known of what holds a single report together.
    within = np.divide(inside, pairs, out=np.full(len(sizes), np.nan), where=sizes > 1)
    share = brief / np.maximum(sizes, 1)
    likely = _find_open(edges, merge_at)
    for part in _cut(len(likely)):
        places = likely[part]
        left, right = edges.left[places], edges.right[places]
        one, other = sizes[left], sizes[right]
        looser = np.fmin(within[left], within[right])
        apart = cohesion.judge(edges.means[places], looser, np.minimum(one, other), np.maximum(one, other)) < 0
        edges.vetoed[places] = apart & (np.maximum(share[left], share[right]) < 0.5)


def _choose_pairs(edges: _Edges, groups: _Groups, merge_at: float, veto: Veto | None) -> Rows:
    """Return which pairs of groups are each other's likeliest; vetoed ones are marked until one of them changes."""
    while True:
        open_ = _find_open(edges, merge_at)
        mutual = open_[_are_mutual(edges.left[open_], edges.right[open_], edges.means[open_], len(groups))]
        if veto is None:
            return mutual
        ends = zip(edges.left[mutual].tolist(), edges.right[mutual].tolist(), strict=True)
        barred = np.array([veto(groups[one], groups[other]) for one, other in ends], dtype=bool)
        edges.vetoed[mutual[barred]] = True
        if not barred.all() or not len(mutual):
            return np.asarray(mutual[~barred])


def _are_mutual(left: Numbers, right: Numbers, means: Doubles, groups: int) -> Flags:
    """Return which edges are the likeliest of both of their groups; of those alike, the one to the lowest group."""
    most = np.full(groups, -np.inf)
    lowest = np.full(groups, groups, dtype=np.int32)
    ends = ((left, right), (right, left))
    for end, _ in ends:
        np.maximum.at(most, end, means)
    for end, other in ends:
        likeliest = means == most[end]
        np.minimum.at(lowest, end[likeliest], other[likeliest])
    found: Flags = (means == most[left]) & (means == most[right]) & (lowest[left] == right) & (lowest[right] == left)
    return found


@dataclass(frozen=True, slots=True)
class _Merged:
    """Pairs of groups that become one, and the sums of all groups before that."""

    sums: _Sums
    left: Numbers
    right: Numbers

    def add_guesses(self, one: Numbers, other: Numbers, known: Rows) -> Doubles:
        """Return what is guessed of groups after merging, as far as `known` (ends, numbered) does not have it.

        Of what two groups were made of, most parts were next to each other before, and need not be looked at again:
        what a large group gains from a small one is found without reading the large one.
        """
        width = len(self.sums.sizes)
        second = np.full(width, -1, dtype=np.int32)
        second[self.left] = self.right
        found = np.zeros(len(one))
        for part in _cut(len(one)):
            for mine in (one[part], second[one[part]]):
                for theirs in (other[part], second[other[part]]):
                    left, right = np.minimum(mine, theirs), np.maximum(mine, theirs)
                    keys = _number_ends(left, right, width)
                    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
                    lacking = np.flatnonzero((left >= 0) & (known[places] != keys))
                    found[part.start + lacking] += self.sums.guess(left[lacking], right[lacking])
        return found


def _relabel(edges: _Edges, labels: Numbers, *, changed: Flags, merged: _Merged | None = None) -> None:
    """Let edges lead to the new groups of old ones, of which some changed; those that then lead to the same are one.

    What is guessed of them is left open, unless it is known how the new groups came about.
    """
    touched = np.flatnonzero(changed[edges.left] | changed[edges.right])
    # Sums must not depend on where an edge happens to stand.
    ends = _number_ends(edges.left[touched], edges.right[touched], len(labels))
    order = np.argsort(ends)
    touched, ends = touched[order], ends[order]
    del order
    one, other = labels[edges.left[touched]], labels[edges.right[touched]]
    between = one != other
    keys, places = np.unique(
        _number_ends(np.minimum(one, other)[between], np.maximum(one, other)[between], len(labels)),
        return_inverse=True,
    )
    summed, slots, rest = touched[between], touched[: len(keys)], touched[len(keys) :]
    del one, other
    left, right = (keys // len(labels)).astype(np.int32), (keys % len(labels)).astype(np.int32)
    edges.excess[slots] = _add_up(places, edges.excess[summed], len(keys))
    if merged is None:
        edges.guesses[slots] = np.nan
    else:
        edges.guesses[slots] = _add_up(places, edges.guesses[summed], len(keys))
        edges.guesses[slots] += merged.add_guesses(left, right, ends)
    edges.left[slots], edges.right[slots] = left, right
    edges.means[slots], edges.vetoed[slots] = np.nan, False
    edges.left[rest], edges.right[rest], edges.means[rest] = 0, 0, -np.inf
    if 2 * np.count_nonzero(edges.right) < len(edges.right):
        _drop_unneeded(edges)


def _number_ends(left: Numbers, right: Numbers, width: int) -> Rows:
    return np.asarray(left.astype(np.int64) * width + right)


def _drop_unneeded(edges: _Edges) -> None:
    # The lower end comes first, so only what is not needed ends at 0.
    needed = edges.right > 0
    edges.left, edges.right = edges.left[needed], edges.right[needed]
    edges.guesses, edges.excess = edges.guesses[needed], edges.excess[needed]
    edges.means, edges.vetoed = edges.means[needed], edges.vetoed[needed]


def _place_gatherers(groups: _Groups, edges: _Edges, alone: Flags, merge_at: float) -> tuple[tuple[int, ...], ...]:
    """Put each group that only gathers into its likeliest other group, all at once: they do not pull one another."""
    best: dict[int, tuple[float, int]] = {}
    for one, other, mean in zip(edges.left.tolist(), edges.right.tolist(), edges.means.tolist(), strict=True):
        for group, host in ((one, other), (other, one)):
            if alone[group] and not alone[host] and mean >= merge_at:
                best[group] = max(best.get(group, (mean, -host)), (mean, -host))
    members = [groups[group] for group in range(len(groups))]
    for group, (_, host) in sorted(best.items()):
        members[-host].extend(members[group])
        members[group] = []
    return tuple(sorted(tuple(sorted(rows)) for rows in members if rows))
