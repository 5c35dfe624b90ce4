"""Grouping in partitions gives what grouping in one piece gives, with any engine and any plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from summarize.cluster import cluster_reports, joining, tables, vectors
from summarize.cluster import partition as partitions
from summarize.cluster.partition import Partition, partition, read_tables
from summarize.cluster.signals import read_signals
from summarize.cluster.tables import join_tables, make_table, read_table, take_rows
from summarize.engine import LocalEngine
from summarize.options import ClusterOptions
from summarize.split import split_report
from summarize.types import Report, SplitReport

MONDAY = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
TOWNS = ("Marrowby", "Tollport", "Orlandia", "Quenby", "Vashti", "Ostrava Falls")
EVENTS = (
    ("Ferry {name} sinks off {town}", "The ferry {name} sank off the port of {town} with {count} passengers aboard."),
    ("{town} factory of {name} burns", "Firefighters of {town} fought a blaze at the {name} works for {count} hours."),
    ("{name} elected mayor of {town}", "Voters in {town} made {name} their mayor with a margin of {count} ballots."),
    (
        "Dam near {town} cracks, says {name}",
        "Engineer {name} warned that {count} homes below the {town} dam must clear.",
    ),
)
NAMES = ("Halcyon", "Brightwater", "Okoro", "Stantham", "Yelverton", "Zibeline", "Corvane")
ENDS = (
    "Officials said an inquiry would begin within days.",
    "Witnesses in the harbour district spoke of smoke and shouting.",
    "Nobody could say on the day what had caused it.",
)


def a_report(happening: int, copy: int, day: float | None) -> SplitReport:
    title, lead = EVENTS[happening % len(EVENTS)]
    fill = {
        "name": NAMES[happening % len(NAMES)],
        "town": TOWNS[happening % len(TOWNS)],
        "count": str(happening * 7 + 40),
    }
    text = f"{lead.format(**fill)} {title.format(**fill)}, residents of {fill['town']} said. {ENDS[copy % len(ENDS)]}"
    name = f"r{happening}-{copy}"
    published = None if day is None else MONDAY + timedelta(days=day)
    return split_report(Report(name, "", title.format(**fill), text, "", "", published, "en", name))


times = st.one_of(st.none(), st.floats(0, 40, allow_nan=False))
corpora = st.lists(st.tuples(st.integers(0, 11), times), min_size=2, max_size=24).map(
    lambda drawn: [a_report(happening, copy, day) for copy, (happening, day) in enumerate(drawn)]
)
WHOLE = ClusterOptions(window_days=1000.0)


def together(reports: Sequence[SplitReport], options: ClusterOptions) -> set[frozenset[str]]:
    stories = cluster_reports(reports, options=options).stories
    return {frozenset(split.report.id for split in story.reports) for story in stories}


@given(corpora)
@hypothesis_settings(max_examples=20, deadline=None)
def test_where_the_window_covers_all_partitions_make_the_same_stories_as_one_piece(reports: list[SplitReport]) -> None:
    cut = replace(WHOLE, whole_reports=1)
    assert together(reports, cut) == together(reports, WHOLE)


@given(corpora)
@hypothesis_settings(max_examples=20, deadline=None)
def test_partitions_divided_by_all_their_terms_make_the_same_stories_too(reports: list[SplitReport]) -> None:
    divided = replace(WHOLE, whole_reports=1, partition_reports=3, partition_terms=200)
    assert together(reports, divided) == together(reports, WHOLE)


@given(corpora, st.integers(1, 6), st.integers(2, 9), st.randoms(use_true_random=False))
@hypothesis_settings(max_examples=15, deadline=None)
def test_the_order_of_the_input_plays_no_part_in_a_partitioned_run(
    reports: list[SplitReport], whole: int, most: int, random: object
) -> None:
    options = ClusterOptions(whole_reports=whole, partition_reports=most)
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster_reports(shuffled, options=options) == cluster_reports(reports, options=options)


def test_every_pair_of_dated_reports_within_the_window_is_compared_in_exactly_one_partition() -> None:
    reports = [a_report(number, number, number / 4) for number in range(60)]
    options = ClusterOptions(whole_reports=7, window_days=3.0)
    (table,) = read_tables([reports], options=options)
    seen: list[tuple[int, int]] = []
    for part in partition(table, options):
        core = set(part.rows[part.core].tolist())
        rows = part.rows.tolist()
        seen += [(one, other) for one in rows for other in rows if one < other and (one in core or other in core)]
    near = {(one, other) for one in range(60) for other in range(one + 1, 60) if (other - one) / 4 <= 3.0}
    assert len(seen) == len(set(seen))
    assert near <= set(seen)


def pairs_compared(parts: Sequence[Partition]) -> Counter[tuple[int, int]]:
    """Count how often each pair of rows would be compared, were all pairs of a partition candidates."""
    seen: Counter[tuple[int, int]] = Counter()
    for part in parts:
        for one, other in combinations(range(len(part.rows)), 2):
            common = set(part.parts[one].tolist()) & set(part.parts[other].tolist()) - {-1}
            divided = part.parts.shape[1] > 0
            if (part.core[one] or part.core[other]) and (not divided or min(common, default=-1) == part.part):
                seen[int(part.rows[one]), int(part.rows[other])] += 1
    return seen


@pytest.mark.parametrize("most", [12, 13, 30, 66])
def test_a_report_without_a_time_is_compared_with_every_other_in_exactly_one_partition(most: int) -> None:
    reports = [a_report(number, number, number / 4 if number < 60 else None) for number in range(66)]
    options = ClusterOptions(whole_reports=5, window_days=1.0, partition_reports=most)
    (table,) = read_tables([reports], options=options)
    parts = partition(table, options)
    undated = [(one, other) for one, other in combinations(range(66), 2) if other >= 60]
    seen = pairs_compared(parts)
    assert {pair: seen[pair] for pair in undated} == dict.fromkeys(undated, 1)
    assert max(len(part.rows) for part in parts) <= most


def test_a_report_without_a_time_brings_in_fewer_neighbours_where_it_is_compared_with_many_stretches() -> None:
    reports = [a_report(number, number, number / 4 if number < 60 else None) for number in range(66)]
    options = ClusterOptions(whole_reports=5, window_days=1.0, partition_reports=20, neighbours=30)
    (table,) = read_tables([reports], options=options)
    parts = partition(table, options)
    undated = [part for part in parts if part.rows[part.core].min() >= 60]
    assert len(undated) > 3
    assert sum(part.neighbours for part in undated) < 30 * len(undated) / 2
    assert {part.neighbours for part in parts if part.rows[part.core].max() < 60} == {30}


def test_partitions_are_made_when_they_are_looked_at_and_are_the_same_each_time() -> None:
    reports = [a_report(number, number, number / 4) for number in range(30)]
    options = ClusterOptions(whole_reports=7, window_days=1.0)
    parts = partition(read_tables([reports], options=options)[0], options)
    once, again = parts[1], parts[1]
    assert once is not again
    assert read_table(once.signals) == read_table(again.signals)
    assert [part.rows.tolist() for part in parts[1:]] == [part.rows.tolist() for part in list(parts)[1:]]


@given(corpora)
@hypothesis_settings(max_examples=10, deadline=None)
def test_how_much_is_worked_on_at_a_time_plays_no_part(reports: list[SplitReport]) -> None:
    options = ClusterOptions(whole_reports=1, window_days=1000.0)
    expected = cluster_reports(reports, options=options)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((joining, "_PAIRS"), (partitions, "_JUDGED"), (tables, "_ROWS"), (vectors, "_ROWS")):
            patch.setattr(module, name, 2)
        assert cluster_reports(reports, options=options) == expected


def test_no_partition_of_a_steady_stream_grows_with_the_stream() -> None:
    options = ClusterOptions(whole_reports=20, window_days=2.0)

    def largest(count: int) -> int:
        reports = [a_report(number, number, number / 10) for number in range(count)]
        return max(len(part.rows) for part in partition(read_tables([reports], options=options)[0], options))

    assert largest(400) == largest(200)


def test_reports_without_a_time_find_their_story_wherever_it_lies() -> None:
    stories = [a_report(number, copy, number * 5.0) for number in range(4) for copy in range(2)]
    undated = [a_report(number, 7, None) for number in range(4)]
    groups = together([*stories, *undated], ClusterOptions(whole_reports=4))
    for number in range(4):
        assert frozenset({f"r{number}-0", f"r{number}-1", f"r{number}-7"}) in groups


@pytest.mark.parametrize("jobs", [1, 2])
def test_any_number_of_workers_makes_the_same_stories(jobs: int) -> None:
    reports = [a_report(number % 9, number, number / 8) for number in range(60)]
    options = ClusterOptions(whole_reports=10, window_days=1.0)
    with LocalEngine(jobs) as engine:
        found = cluster_reports(reports, options=options, engine=engine)
    assert found == cluster_reports(reports, options=options)
    assert any(len(story.reports) > 1 for story in found.stories)


@given(corpora, st.randoms(use_true_random=False))
@hypothesis_settings(max_examples=15, deadline=None)
def test_a_table_gives_back_the_signals_that_were_put_in_whole_joined_or_in_part(
    reports: list[SplitReport], random: object
) -> None:
    signals = [read_signals(report, words=100) for report in reports]
    table = join_tables([make_table(signals[:3]), make_table([]), make_table(signals[3:])])
    assert read_table(table) == tuple(signals)
    rows = [row for row in range(len(signals)) if row % 2]
    assert read_table(take_rows(table, np.array(rows, dtype=np.int64))) == tuple(signals[row] for row in rows)
