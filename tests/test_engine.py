"""A function mapped over batches gives the same in one process and in several."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence

import pytest

from summarize.engine import LocalEngine, local


def double(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(2 * number for number in numbers)


def with_process(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(os.getpid() for _ in numbers)


def fail(numbers: Sequence[int]) -> tuple[int, ...]:
    raise ValueError(str(numbers[0]))


class Listener:
    def __init__(self) -> None:
        self.heard: list[tuple[str, int, int | None]] = []

    def advance(self, stage: str, done: int, total: int | None) -> None:
        self.heard.append((stage, done, total))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    with LocalEngine(jobs) as engine:
        assert engine.map(double, range(10), batch=3, stage="double") == tuple(range(0, 20, 2))


def test_two_jobs_work_outside_this_process() -> None:
    with LocalEngine(2) as engine:
        assert os.getpid() not in engine.map(with_process, range(4), batch=2, stage="x")


def test_one_batch_is_not_worth_a_process() -> None:
    with LocalEngine(2) as engine:
        assert set(engine.map(with_process, range(4), batch=4, stage="x")) == {os.getpid()}


def test_while_many_items_are_done_in_one_batch_processes_start_for_the_next_stage() -> None:
    with pytest.MonkeyPatch.context() as patch, LocalEngine(2) as engine:
        patch.setattr(local, "_MANY", 4)
        assert set(engine.map(with_process, range(3), batch=9, stage="few")) == {os.getpid()}
        assert not multiprocessing.active_children()
        assert set(engine.map(with_process, range(4), batch=9, stage="many")) == {os.getpid()}
        started = {child.pid for child in multiprocessing.active_children()}
        assert started
        assert set(engine.map(with_process, range(40), batch=1, stage="next")) <= started
    assert not multiprocessing.active_children()


def test_progress_is_told_batch_by_batch() -> None:
    listener = Listener()
    with LocalEngine(1) as engine:
        engine.map(double, range(5), batch=2, stage="double", progress=listener)
    assert listener.heard == [("double", 0, 5), ("double", 2, 5), ("double", 4, 5), ("double", 5, 5)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_in_a_batch_reaches_the_caller(jobs: int) -> None:
    with LocalEngine(jobs) as engine, pytest.raises(ValueError, match="0"):
        engine.map(fail, range(4), batch=2, stage="x")


@pytest.mark.parametrize(("large", "kept"), [(0, False), (10**12, True)])
def test_processes_that_hold_much_go_on_with_their_stage_but_not_with_another(large: int, *, kept: bool) -> None:
    with pytest.MonkeyPatch.context() as patch, LocalEngine(2) as engine:
        patch.setattr(local, "_LARGE", large)
        first, again, other = (
            set(engine.map(with_process, range(40), batch=1, stage=stage)) for stage in ("one", "one", "two")
        )
    assert first & again
    assert bool(first & other) == kept


def test_nothing_gives_nothing() -> None:
    with LocalEngine(2) as engine:
        assert engine.map(double, [], batch=2, stage="x") == ()
