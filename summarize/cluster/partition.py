"""Grouping in partitions: the reports of a run too large for one piece, cut up by time and, if need be, by rare terms.

Pure functions in this order; an engine may map the second and the fourth over many processes or machines:

    partition(table, options)         -> partitions           which reports are looked at together
    compare(partitions, options=...)  -> odds of pairs        one per partition; what takes the time
    merge(odds, table, options)       -> neighbourhoods       reports that chains of likely pairs connect
    group(neighbourhoods, options=...)-> groups of rows       one tuple of groups per neighbourhood

`group_in_partitions` does all four. The plan depends on the reports and on the options alone, never on how many work.

Dated reports lie in order of time: a partition has a core, of `whole_reports` reports and of a window of time at least,
and behind it the reports of a window more. It compares the core with all it has, so that any two reports within the
window are compared in exactly one partition. Reports without a time are compared with everything, in partitions of
their own. A partition that is too large is divided by rare terms: each report is in those parts to which the rarest
words that it shares with another report belong, and a pair is compared in the first part that has both.

Only odds cross from partition to partition, and stories are made of all odds together. Two groups of reports can only
become one across a pair that is likely, so reports that no chain of likely pairs connects are joined apart from each
other, with the same result as in one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, overload
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from summarize.engine import LocalEngine
from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.text.remembered import forget_sentences
from summarize.types import Engine, Progress, SplitReport

from .candidates import find_candidates
from .grouping import STAGE, Joined, guess_odds, join_judged, judge_pairs
from .likeness import MergeWeights, judge_lengths, read_weights
from .signals import read_signals
from .tables import SignalTable, join_tables, make_table, read_table, read_words, take_columns, take_rows
from .vectors import make_table_vectors

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
Groups = tuple[tuple[int, ...], ...]
#: Of rows where there are very many.
Numbers = NDArray[np.int32]
P = TypeVar("P")
T = TypeVar("T")

#: Reports whose signals are read in one go, and connected reports that are joined in one go. For even work, and not
#: measured; neither changes the result.
_READ, _JOINED = 1_000, 5_000
#: Pairs looked up at a time; bounds memory.
_PAIRS = 200_000
#: Pairs judged at a time; more bound memory less, fewer read the signals of a report more often.
_JUDGED = 1_500_000
#: Share of the usual neighbours that a report is compared with in each of several stretches of time. Of reports without
#: a time most of these are of another time; without a limit the 2 % that they were of a million made 18 % of its pairs.
_IN_A_STRETCH = 1 / 3


@dataclass(frozen=True, slots=True)
class Partition:
    """Reports that are looked at together."""

    #: Rows of the run, ascending.
    rows: Rows
    signals: SignalTable
    #: Of each row whether it is in the core: of every pair that is compared, at least one is.
    core: Flags
    #: Which part this is, and the parts each row is in (columns; -1 for none); without columns when not divided.
    part: int
    parts: NDArray[np.int32]
    #: Most neighbours that a row of the core brings in.
    neighbours: int


@dataclass(frozen=True, slots=True)
class PairOdds:
    """Pairs of rows of the run (left < right), and the odds (logit) that they are about one happening."""

    left: Numbers
    right: Numbers
    logits: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Reports between which no likely pair leads out, and the odds of the pairs among them."""

    #: Rows of the run, ascending.
    rows: Rows
    #: Their words alone, and whether they only gather.
    signals: SignalTable
    #: In positions among `rows`.
    odds: PairOdds


class Made(Sequence[T]):
    """Things that are made when they are looked at, and not kept: together they would take much memory.

    Args:
        plans: From each of these one is made.
        make: How.
    """

    def __init__(self, plans: Sequence[P], make: Callable[[P], T]) -> None:
        self._plans, self._make = plans, make

    def __len__(self) -> int:
        return len(self._plans)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(map(self._make, self._plans[place]))
        return self._make(self._plans[place])


#: Everything one after the other, in this process.
IN_PROCESS: Engine = LocalEngine(1)


def group_in_partitions(
    ordered: Sequence[SplitReport],
    *,
    options: ClusterOptions,
    engine: Engine = IN_PROCESS,
    progress: Progress = SILENT,
    weights: MergeWeights | None = None,
) -> Groups:
    """Return the groups as rows of `ordered`, the group with the lowest row first; the same with any engine."""
    table = read_in_batches(ordered, options=options, engine=engine, progress=progress)
    return group_table(table, options=options, engine=engine, progress=progress, weights=weights)


def read_in_batches(
    ordered: Sequence[SplitReport], *, options: ClusterOptions, engine: Engine = IN_PROCESS, progress: Progress = SILENT
) -> SignalTable:
    """Return the signals of reports, read wherever the engine has room."""
    batches = [ordered[start : start + _READ] for start in range(0, len(ordered), _READ)]
    read = partial(read_tables, options=options)
    return join_tables(engine.map(read, batches, batch=1, stage=STAGE, progress=progress))


def read_tables(batches: Sequence[Sequence[SplitReport]], *, options: ClusterOptions) -> tuple[SignalTable, ...]:
    """Return the signals of each batch of reports."""
    return tuple(
        make_table([read_signals(split, words=options.lead_words) for split in reports]) for reports in batches
    )


def group_table(
    table: SignalTable,
    *,
    options: ClusterOptions,
    engine: Engine = IN_PROCESS,
    progress: Progress = SILENT,
    weights: MergeWeights | None = None,
) -> Groups:
    """Return the groups of reports whose signals were read, in order of time, those without one last."""
    found = engine.map(
        partial(compare, options=options, weights=weights),
        partition(table, options),
        batch=1,
        stage="compare",
        progress=progress,
    )
    near = merge(found, table, options)
    del found
    grouped = engine.map(
        partial(group, options=options, weights=weights), near, batch=1, stage="join", progress=progress
    )
    alone = np.ones(len(table), dtype=bool)
    for groups in grouped:
        alone[[row for rows in groups for row in rows]] = False
    singles = ((row,) for row in np.flatnonzero(alone).tolist())
    return tuple(sorted([*singles, *(rows for groups in grouped for rows in groups)]))


# ---------------------------------------------------------------- partition


@dataclass(frozen=True, slots=True)
class _Plan:
    """A partition without its signals."""

    rows: Rows
    core: Flags
    part: int
    parts: Numbers
    neighbours: int


def partition(table: SignalTable, options: ClusterOptions) -> Sequence[Partition]:
    """Plan which reports are compared in which partition; each is made when it is looked at.

    Args:
        table: Signals in order of time, reports without a time last.
        options: How large partitions may be, and how far reports may lie apart.
    """
    rows = np.arange(len(table))
    undated = np.isnan(table.days)
    plans: list[_Plan] = []
    if 0 < len(rows) <= options.whole_reports:
        plans.append(_plan(rows, rows, options.neighbours))
    elif len(rows):
        dated = rows[~undated]
        for core, beyond in _cut_time(table.days[dated], options):
            plans.extend(_divide(table, dated[core], dated[beyond], options))
        if undated.any():
            plans.extend(_divide(table, rows[undated], dated, options))
    return Made(
        plans,
        lambda plan: Partition(
            plan.rows, take_rows(table, plan.rows), plan.core, plan.part, plan.parts, plan.neighbours
        ),
    )


def _cut_time(days: NDArray[np.float64], options: ClusterOptions) -> Iterator[tuple[slice, slice]]:
    """Yield the stretches of the cores, and those of what lies within a window behind each."""
    start = 0
    while start < len(days):
        by_time = int(np.searchsorted(days, days[start] + options.window_days, side="right"))
        end = min(len(days), max(start + options.whole_reports, by_time))
        beyond = int(np.searchsorted(days, days[end - 1] + options.window_days, side="right"))
        yield slice(start, end), slice(end, beyond)
        start = end


def _plan(rows: Rows, core: Rows, neighbours: int, part: int = 0, parts: Numbers | None = None) -> _Plan:
    undivided = np.empty((len(rows), 0), dtype=np.int32)
    return _Plan(rows, np.isin(rows, core), part, undivided if parts is None else parts, neighbours)


def _divide(table: SignalTable, core: Rows, beyond: Rows, options: ClusterOptions) -> Iterator[_Plan]:
    """Yield one partition, or several when it would be too large: by time if the core is small, or by rare terms."""
    rows = np.sort(np.concatenate([core, beyond]))
    if len(rows) <= options.partition_reports:
        yield _plan(rows, core, options.neighbours)
    elif 2 * len(core) <= options.partition_reports:
        yield from _divide_beyond(core, beyond, options)
    else:
        yield from _divide_by_terms(table, rows, core, options)


def _divide_beyond(core: Rows, beyond: Rows, options: ClusterOptions) -> Iterator[_Plan]:
    """Yield the core with one stretch after the other of the rest; the core by itself is compared in the first."""
    most = options.partition_reports - len(core)
    neighbours = max(1, round(options.neighbours * _IN_A_STRETCH))
    for part, start in enumerate(range(0, len(beyond), most)):
        rows = np.sort(np.concatenate([core, beyond[start : start + most]]))
        parts = np.full((len(rows), 2), part, dtype=np.int32)
        parts[np.isin(rows, core), 0] = 0
        parts[~np.isin(rows, core), 0] = -1
        yield _plan(rows, core, neighbours, part, parts)


def _divide_by_terms(table: SignalTable, rows: Rows, core: Rows, options: ClusterOptions) -> Iterator[_Plan]:
    terms = _find_terms(table, rows, options.partition_terms)
    in_core = np.isin(rows, core)
    wanted = np.unique(terms[in_core])
    terms[~np.isin(terms, wanted)] = -1
    count = max(2, -(-int((terms >= 0).sum()) // options.partition_reports))
    homes = np.array([crc32(word.encode()) % count for word in table.words] or [0], dtype=np.int32)
    parts = np.where(terms >= 0, homes[terms], np.int32(-1)).astype(np.int32)
    for part in range(count):
        inside = (parts == part).any(axis=1)
        if (inside & in_core).any():
            yield _plan(rows[inside], core, options.neighbours, part, parts[inside])


def _find_terms(table: SignalTable, rows: Rows, most: int) -> Rows:
    """Return of each row its `most` rarest words that another row has too, -1 where there are fewer."""
    words = take_rows(table, rows).words
    own = take_rows(table, rows).listed["words"]
    owner = np.repeat(np.arange(len(rows)), np.diff(own.starts))
    pairs = np.unique(owner * np.int64(len(words) or 1) + own.values)
    owner, word = pairs // (len(words) or 1), pairs % (len(words) or 1)
    frequency = np.bincount(word, minlength=len(words))
    # Ties by the words themselves: their numbers depend on what else is in the table.
    place = np.empty(len(words), dtype=np.int64)
    place[np.array(sorted(range(len(words)), key=words.__getitem__), dtype=np.int64)] = np.arange(len(words))
    shared = frequency[word] > 1
    owner, word = owner[shared], word[shared]
    order = np.lexsort((place[word], frequency[word], owner))
    owner, word = owner[order], word[order]
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    numbers = {word: number for number, word in enumerate(table.words)}
    to_table = np.array([numbers[word] for word in words] or [0], dtype=np.int64)
    found = np.full((len(rows), most), -1, dtype=np.int64)
    first = rank < most
    found[owner[first], rank[first]] = to_table[word[first]]
    return found


# ---------------------------------------------------------------- compare


def compare(
    partitions: Sequence[Partition], *, options: ClusterOptions, weights: MergeWeights | None = None
) -> tuple[PairOdds, ...]:
    """Return the odds of the pairs that each partition finds worth comparing."""
    # What reading them left in memory is not needed again.
    forget_sentences()
    return tuple(_compare(partition, options, weights or read_weights()) for partition in partitions)


def _compare(partition: Partition, options: ClusterOptions, weights: MergeWeights) -> PairOdds:
    vectors = make_table_vectors(partition.signals)
    left, right = find_candidates(
        vectors,
        neighbours=partition.neighbours,
        least=options.least_cosine,
        posting=options.posting,
        core=partition.core,
    )
    if partition.parts.shape[1]:
        own = _are_own(partition, left, right)
        left, right = left[own], right[own]
    logits = np.empty(len(left), dtype=np.float32)
    for start in range(0, len(left), _JUDGED):
        span = slice(start, start + _JUDGED)
        rows, places = np.unique(np.concatenate([left[span], right[span]]), return_inverse=True)
        one, other = np.split(places, 2)
        signals = read_table(take_rows(partition.signals, rows))
        logits[span] = judge_pairs(signals, vectors[rows], one, other, weights).logits
    return PairOdds(partition.rows[left].astype(np.int32), partition.rows[right].astype(np.int32), logits)


def _are_own(partition: Partition, left: Rows, right: Rows) -> Flags:
    """Whether this is the first of the parts that each pair has in common."""
    own = np.empty(len(left), dtype=bool)
    for start in range(0, len(left), _PAIRS):
        span = slice(start, start + _PAIRS)
        one, other = partition.parts[left[span]], partition.parts[right[span]]
        common = (one[:, :, None] == other[:, None, :]).any(axis=2) & (one >= 0)
        first = np.where(common, one, np.iinfo(np.int32).max).min(axis=1)
        own[span] = first == partition.part
    return own


# ---------------------------------------------------------------- merge and group


def merge(found: Sequence[PairOdds], table: SignalTable, options: ClusterOptions) -> Sequence[Neighbourhood]:
    """Put together what partitions found, and take apart what no likely pair connects; reports alone are left out."""
    left = np.concatenate([np.empty(0, np.int32), *(odds.left for odds in found)])
    right = np.concatenate([np.empty(0, np.int32), *(odds.right for odds in found)])
    logits = np.concatenate([np.empty(0, np.float32), *(odds.logits for odds in found)])
    likely = logits >= options.merge_at
    ends = (left[likely], right[likely])
    count, label = connected_components(
        coo_matrix((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(len(table), len(table))), directed=False
    )
    sizes = np.bincount(label, minlength=count)
    # Several to a neighbourhood, in the order of their lowest rows, as far as they fit.
    several = sizes > 1
    bundle = np.where(several, np.cumsum(np.where(several, sizes, 0)) // _JOINED, -1)[label].astype(np.int32)
    inside = (label[left] == label[right]) & (bundle[left] >= 0)
    left, right, logits = left[inside], right[inside], logits[inside]
    # What partitions found is in order each: stable sorting takes it as such.
    order = np.argsort(left.astype(np.int64) * len(table) + right, kind="stable")
    order = order[np.argsort(bundle[left[order]], kind="stable")]
    left, right, logits = left[order], right[order], logits[order]
    bundles = bundle[left]
    joined = take_columns(table, ("words",))
    place = np.empty(len(table), dtype=np.int32)
    rows_by = _split_by(bundle, np.arange(len(table)))
    for rows in rows_by.values():
        place[rows] = np.arange(len(rows))

    def make(number: int) -> Neighbourhood:
        rows, pairs = rows_by[number], slice(*np.searchsorted(bundles, (number, number + 1)))
        return Neighbourhood(
            rows, take_rows(joined, rows), PairOdds(place[left[pairs]], place[right[pairs]], logits[pairs])
        )

    return Made(tuple(rows_by), make)


def _split_by(numbers: Rows, values: Rows) -> dict[int, Rows]:
    """Return the values under each number from zero on, in the order in which they were."""
    order = np.argsort(numbers, kind="stable")
    found, starts = np.unique(numbers[order], return_index=True)
    stretches = np.split(values[order], starts[1:])
    return {number: stretch for number, stretch in zip(found.tolist(), stretches, strict=False) if number >= 0}


def group(
    neighbourhoods: Sequence[Neighbourhood], *, options: ClusterOptions, weights: MergeWeights | None = None
) -> tuple[Groups, ...]:
    """Return the groups of each neighbourhood, as rows of the run."""
    weights = weights or read_weights()
    grouped: list[Groups] = []
    for near in neighbourhoods:
        brief = judge_lengths(np.diff(near.signals.listed["words"].starts).astype(np.float32))
        guess = guess_odds(brief, make_table_vectors(near.signals), weights)
        joined = join_judged(
            Joined(brief, near.signals.single["gathers"] > 0, near.signals.days, partial(read_words, near.signals)),
            guess,
            near.odds.left,
            near.odds.right,
            near.odds.logits,
            options=options,
            weights=weights,
        )
        rows = near.rows.tolist()
        grouped.append(tuple(tuple(rows[place] for place in places) for places in joined))
    return tuple(grouped)
