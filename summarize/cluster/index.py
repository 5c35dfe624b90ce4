"""Stories over time: reports are added as they come, and a story keeps its id from run to run.

An index holds the signals of reports, not their texts, and can be made into bytes and back. Adding everything at once
to an empty index makes the stories that `cluster_reports` makes. What is added later joins the stories that are there
by the same odds; two of them become one only when that proves them one, and then the id that was given first stays.

A report is a member of a story when the odds, time included, say so: they fall with every day between two reports, so
the same in other words a week later is another happening. A new story *continues* an earlier one when it begins half a
day after it or later, would likely be the same if no time lay between them, and the founders of both are alike in words
and share rare names. What is measured of each is in `ClusterOptions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from summarize.options import ClusterOptions
from summarize.progress import SILENT
from summarize.types import Encoder, Engine, Progress, SplitReport, Story

from .candidates import find_candidates
from .grouping import group_signals, judge_pairs, judge_timeless
from .index_bytes import Kept, KeptStory, pack_index, unpack_index
from .likeness import read_weights
from .partition import IN_PROCESS, group_table, read_in_batches
from .signals import cut_lead
from .stories import name_story, order_reports
from .tables import join_tables, make_table, read_table, read_words, take_rows
from .vectors import dot_rows, make_table_vectors, weigh_word

Rows = NDArray[np.int64]
#: Reports added earlier, by id; those that are no longer at hand are left out.
Recall = Callable[[Sequence[str]], Iterable[SplitReport]]
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class IndexUpdate:
    """What adding reports changed."""

    #: Every story that one of the given reports belongs to, with those of its reports that were given; the story that
    #: was there first comes first.
    stories: tuple[Story, ...]
    #: Ids of those that are new.
    founded: tuple[str, ...]
    #: Ids of those that were there and got reports that are new to them.
    grown: tuple[str, ...]
    #: Ids that stand no longer, each with that of the story which theirs proved to be.
    merged: tuple[tuple[str, str], ...]
    #: Ids of stories that were forgotten, because none of their reports was given for long.
    aged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """What an index knows of a story."""

    id: str
    #: Ids of its reports, earliest first.
    reports: tuple[str, ...]
    #: Times of its earliest and latest report; None when no report has one.
    first: datetime | None
    last: datetime | None
    #: Id of the earlier story that this one follows up.
    continues: str | None


class StoryIndex:
    """Stories and the signals of their reports.

    Args:
        options: What counts as one story, what as a follow-up, and when a story is forgotten. How many reports a story
            must have, and whether all are one, is not looked at here.
    """

    def __init__(self, options: ClusterOptions | None = None) -> None:
        self._options = options or ClusterOptions()
        self._kept = Kept((), make_table(()), np.empty(0), np.empty(0, dtype=np.int64), ())

    @classmethod
    def from_bytes(cls, data: bytes, *, options: ClusterOptions | None = None) -> Self:
        """Return the index that was made into bytes.

        Raises:
            IndexStateError: The bytes are damaged, or of a version that this one does not know.
        """
        index = cls(options)
        index._kept = unpack_index(data)
        return index

    def to_bytes(self) -> bytes:
        """Return everything that is known, for `from_bytes`."""
        return pack_index(self._kept)

    def __len__(self) -> int:
        return len(self._kept.reports)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._kept.reports

    def stories(self) -> tuple[IndexedStory, ...]:
        """Return all stories, in the order in which their ids were given."""
        kept = self._kept
        days = kept.table.days
        rows_of: dict[int, list[int]] = defaultdict(list)
        times_of = np.nan_to_num(days, nan=np.inf).tolist()
        for row in sorted(range(len(self)), key=lambda row: (times_of[row], kept.reports[row])):
            rows_of[int(kept.story_of[row])].append(row)
        found: list[IndexedStory] = []
        for number, story in enumerate(kept.stories):
            rows = rows_of[number]
            times = [_EPOCH + day * _DAY for day in days[rows].tolist() if day == day]  # noqa: PLR0124 - not a number
            found.append(
                IndexedStory(
                    story.id,
                    tuple(kept.reports[row] for row in rows),
                    min(times, default=None),
                    max(times, default=None),
                    story.continues,
                )
            )
        return tuple(found)

    def add(
        self,
        reports: Iterable[SplitReport],
        *,
        now: datetime,
        encoder: Encoder | None = None,
        recall: Recall | None = None,
        engine: Engine = IN_PROCESS,
        progress: Progress = SILENT,
    ) -> IndexUpdate:
        """Put reports into their stories, and say what changed.

        Args:
            reports: In any order. Those that are known already are told with their story and change nothing else,
                except that their story is not forgotten; of two with one id the earlier counts.
            now: The time, by which stories are forgotten.
            encoder: Asked about doubtful pairs; None to do without.
            recall: Gives earlier reports for the encoder to read; without, it reads the new ones only.
            engine: What a large first addition is mapped over.
            progress: Told how far it is.
        """
        today = (now - _EPOCH) / _DAY
        before = self.stories_of()
        aged = self._forget(today)
        given: dict[str, SplitReport] = {}
        for split in order_reports(reports):
            given.setdefault(split.report.id, split)
        known = frozenset(self._kept.reports)
        self._see(known & given.keys(), today)
        new = [split for report_id, split in given.items() if report_id not in known]
        # Into an empty index as one piece, whatever the number: that is what `cluster_reports` does.
        size = self._options.whole_reports if known else max(1, len(new))
        merged: list[tuple[str, str]] = []
        for start in range(0, len(new), size):
            batch = _Batch(new[start : start + size], today, encoder, recall, engine, progress)
            self._kept, joined = _add(self._kept, batch, self._options)
            merged.extend(joined)
        return self._tell(given, before, merged, aged)

    def stories_of(self) -> dict[str, str]:
        """Return the id of the story of each report, by the report's id."""
        stories = self._kept.stories
        return {
            report_id: stories[number].id
            for report_id, number in zip(self._kept.reports, self._kept.story_of.tolist(), strict=True)
        }

    def _forget(self, today: float) -> tuple[str, ...]:
        kept = self._kept
        newest = np.full(len(kept.stories), -np.inf)
        np.maximum.at(newest, kept.story_of, kept.seen)
        stays = newest >= today - self._options.story_days
        if stays.all():
            return ()
        rows = np.flatnonzero(stays[kept.story_of])
        self._kept = Kept(
            tuple(kept.reports[row] for row in rows.tolist()),
            take_rows(kept.table, rows),
            kept.seen[rows],
            (np.cumsum(stays) - 1)[kept.story_of[rows]],
            tuple(story for story, left in zip(kept.stories, stays.tolist(), strict=True) if left),
        )
        return tuple(story.id for story, left in zip(kept.stories, stays.tolist(), strict=True) if not left)

    def _see(self, reports: Collection[str], today: float) -> None:
        again = np.array([report_id in reports for report_id in self._kept.reports], dtype=bool)
        seen = np.where(again, np.maximum(self._kept.seen, today), self._kept.seen)
        self._kept = replace(self._kept, seen=seen)

    def _tell(
        self,
        given: Mapping[str, SplitReport],
        before: Mapping[str, str],
        merged: Sequence[tuple[str, str]],
        aged: tuple[str, ...],
    ) -> IndexUpdate:
        after = self.stories_of()
        members: dict[str, list[SplitReport]] = defaultdict(list)
        for report_id, split in given.items():
            members[after[report_id]].append(split)
        earlier = set(before.values())
        gone = {name: into for name, into in merged if name in earlier}
        return IndexUpdate(
            stories=tuple(
                Story(story.id, tuple(members[story.id]), story.continues)
                for story in self._kept.stories
                if story.id in members
            ),
            founded=tuple(story.id for story in self._kept.stories if story.id not in earlier),
            grown=tuple(
                story.id
                for story in self._kept.stories
                if story.id in earlier and any(split.report.id not in before for split in members[story.id])
            ),
            merged=tuple((name, _follow(into, gone)) for name, into in gone.items()),
            aged=aged,
        )


def _follow(name: str, gone: Mapping[str, str]) -> str:
    while name in gone:
        name = gone[name]
    return name


# ---------------------------------------------------------------- adding


@dataclass(frozen=True, slots=True)
class _Batch:
    """New reports, in order of time, and who may help."""

    reports: Sequence[SplitReport]
    today: float
    encoder: Encoder | None
    recall: Recall | None
    engine: Engine
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of which one report at least is new, as rows, and the odds of each: with and without what time says."""

    left: Rows
    right: Rows
    logits: NDArray[np.float32]
    timeless: NDArray[np.float32]
    #: Of all rows.
    vectors: csr_matrix


def _add(kept: Kept, batch: _Batch, options: ClusterOptions) -> tuple[Kept, list[tuple[str, str]]]:
    """Return what is kept with a batch of new reports, and ids that gave way to others."""
    table = read_in_batches(batch.reports, options=options, engine=batch.engine, progress=batch.progress)
    old = len(kept.reports)
    kept = Kept(
        (*kept.reports, *(split.report.id for split in batch.reports)),
        join_tables([kept.table, table]),
        np.concatenate([kept.seen, np.full(len(table), batch.today)]),
        np.concatenate([kept.story_of, np.full(len(table), -1, dtype=np.int64)]),
        kept.stories,
    )
    pairs = _compare(kept, old, options) if old or len(table) <= options.whole_reports else None
    if old and pairs is not None:
        groups = _join(kept, old, pairs, batch, options)
    elif len(table) > options.whole_reports:
        groups = group_table(table, options=options, engine=batch.engine, progress=batch.progress)
    else:
        groups = group_signals(read_table(table), _cut_leads(batch, options), options=options, encoder=batch.encoder)
    kept, founded, merged = _settle(kept, old, groups, batch.reports)
    if pairs is not None:
        kept = _link(kept, founded, pairs, options)
    return kept, merged


def _compare(kept: Kept, old: int, options: ClusterOptions) -> _Pairs:
    """Compare the new reports with all."""
    weights = read_weights()
    order = np.lexsort((np.arange(len(kept.reports)), kept.table.days))
    vectors = make_table_vectors(take_rows(kept.table, order))
    left, right = find_candidates(
        vectors,
        neighbours=options.neighbours,
        least=options.least_cosine,
        posting=options.posting,
        core=order >= old,
    )
    back = np.argsort(order)
    if not len(left):
        return _Pairs(left, right, np.empty(0, dtype=np.float32), np.empty(0, dtype=np.float32), vectors[back])
    rows, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    one, other = places[: len(left)], places[len(left) :]
    signals = read_table(take_rows(kept.table, order[rows]))
    judged = judge_pairs(signals, vectors[rows], one, other, weights)
    timeless = judge_timeless(signals, one, other, judged, weights)
    return _Pairs(order[left], order[right], judged.logits, timeless, vectors[back])


def _join(kept: Kept, old: int, pairs: _Pairs, batch: _Batch, options: ClusterOptions) -> tuple[tuple[int, ...], ...]:
    """Return groups of rows: those stories that a new report may belong to, and what is new."""
    # Until they are grouped, new reports are stories by themselves.
    units = kept.story_of.copy()
    units[old:] = len(kept.stories) + np.arange(len(kept.reports) - old)
    least = options.merge_at - (options.doubt if batch.encoder else 0.0)
    likely = pairs.logits >= least
    count = len(kept.stories) + len(kept.reports) - old
    ends = (units[pairs.left[likely]], units[pairs.right[likely]])
    _, near = connected_components(
        coo_matrix((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(count, count)), directed=False
    )
    touched = np.isin(near[units], near[units[old:]])
    rows = np.flatnonzero(touched)
    rows = rows[np.lexsort((rows, kept.table.days[rows]))]
    stories: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows.tolist()):
        if row < old:
            stories[int(kept.story_of[row])].append(place)
    groups = group_signals(
        read_table(take_rows(kept.table, rows)),
        _recall_leads(kept, rows, old, batch, options),
        options=options,
        encoder=batch.encoder,
        together=tuple(stories.values()),
    )
    return tuple(tuple(int(rows[place]) for place in group) for group in groups)


def _cut_leads(batch: _Batch, options: ClusterOptions) -> list[str]:
    return [cut_lead(split, words=options.lead_words) for split in batch.reports] if batch.encoder else []


def _recall_leads(kept: Kept, rows: Rows, old: int, batch: _Batch, options: ClusterOptions) -> list[str]:
    if batch.encoder is None:
        return []
    new = _cut_leads(batch, options)
    earlier = [kept.reports[row] for row in rows.tolist() if row < old]
    recalled = batch.recall(earlier) if batch.recall and earlier else ()
    leads = {split.report.id: cut_lead(split, words=options.lead_words) for split in recalled}
    return [new[row - old] if row >= old else leads.get(kept.reports[row], "") for row in rows.tolist()]


def _settle(
    kept: Kept, old: int, groups: Sequence[Sequence[int]], new: Sequence[SplitReport]
) -> tuple[Kept, list[int], list[tuple[str, str]]]:
    """Give each group its story; return the numbers of new stories, and ids that gave way to others."""
    story_of, stories = kept.story_of.copy(), list(kept.stories)
    taken = {story.id for story in stories}
    founded: list[int] = []
    into: dict[int, int] = {}
    for group in groups:
        earlier = sorted({int(kept.story_of[row]) for row in group if row < old})
        if earlier:
            number = earlier[0]
            into.update(dict.fromkeys(earlier[1:], number))
        else:
            number = len(stories)
            founded.append(number)
            stories.append(KeptStory(name_story(new[group[0] - old], taken), None))
            taken.add(stories[-1].id)
        story_of[list(group)] = number
    merged = [(stories[gone].id, stories[number].id) for gone, number in into.items()]
    renamed = dict(merged)
    stays = np.array([number not in into for number in range(len(stories))], dtype=bool)
    places = np.cumsum(stays) - 1
    left = [
        replace(story, continues=_rename(story, renamed)) for number, story in enumerate(stories) if number not in into
    ]
    kept = replace(kept, story_of=places[story_of], stories=tuple(left))
    return kept, [int(places[number]) for number in founded], merged


def _rename(story: KeptStory, renamed: Mapping[str, str]) -> str | None:
    before = story.continues and renamed.get(story.continues, story.continues)
    return None if before == story.id else before


def _link(kept: Kept, founded: Sequence[int], pairs: _Pairs, options: ClusterOptions) -> Kept:
    """Find the earlier story that each new one follows up: the one whose founder is likest, of those that qualify."""
    days = np.nan_to_num(kept.table.days, nan=np.inf)
    order = np.lexsort((np.arange(len(days)), days, kept.story_of))
    founders = order[np.searchsorted(kept.story_of[order], np.arange(len(kept.stories)))]
    stories, first = list(kept.stories), days[founders]
    best: dict[int, tuple[float, int]] = {}
    for later, earlier in _find_akin(kept, founded, pairs, options):
        if not np.inf > first[earlier] <= first[later] - options.follow_hours / 24:
            continue
        one, other = int(founders[later]), int(founders[earlier])
        likeness = float(dot_rows(pairs.vectors, np.array([one]), np.array([other]))[0])
        if likeness >= options.follow_likeness and _weigh_names(kept, one, other) >= options.follow_names:
            best[later] = max(best.get(later, (likeness, -earlier)), (likeness, -earlier))
    for later, (_, place) in best.items():
        stories[later] = replace(stories[later], continues=stories[-place].id)
    return replace(kept, stories=tuple(stories))


def _find_akin(kept: Kept, founded: Sequence[int], pairs: _Pairs, options: ClusterOptions) -> Iterator[tuple[int, int]]:
    """Yield new stories, each with another that would likely be the same if no time lay between them."""
    new = np.zeros(len(kept.stories), dtype=bool)
    new[list(founded)] = True
    one, other = kept.story_of[pairs.left], kept.story_of[pairs.right]
    wanted = (one != other) & (new[one] | new[other])
    one, other, odds = one[wanted], other[wanted], pairs.timeless[wanted]
    keys, places = np.unique(np.minimum(one, other) * len(kept.stories) + np.maximum(one, other), return_inverse=True)
    means = np.bincount(places, weights=odds, minlength=len(keys)) / np.bincount(places, minlength=len(keys))
    for key in keys[means >= options.follow_at].tolist():
        ends = divmod(key, len(kept.stories))
        yield from ((later, earlier) for later, earlier in (ends, ends[::-1]) if new[later])


def _weigh_names(kept: Kept, one: int, other: int) -> float:
    """Return how rare the names are that two reports share: the weights of the rarest five together."""
    both = read_words(kept.table, one, kind="names") & read_words(kept.table, other, kind="names")
    return sum(sorted(map(weigh_word, both), reverse=True)[:5])
