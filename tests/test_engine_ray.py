"""Work on Ray gives what work in this process gives, also when workers are killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FunctionType

import pytest

from summarize.cli.app import run
from summarize.engine import ray
from summarize.engine.cluster import open_cluster
from summarize.engine.ray import RayEngine
from summarize.errors import EngineError, SourceError
from summarize.options import ClusterOptions, Options, PlanOptions
from summarize.pipeline import Models, make_briefing
from summarize.render import render_json

from . import ray_work
from .chat_server import completion, serve
from .commandline import write_reports
from .many_reports import write_many_reports
from .ray_work import die, double, fail, read_environment, with_opened, with_process


@pytest.fixture(scope="module")
def engine() -> Iterator[RayEngine]:
    """Two workers on one Ray, which takes seconds to start and has room for two more."""
    with open_cluster("", jobs=4, offline=True), RayEngine(jobs=2, offline=True) as opened:
        yield opened


class Listener:
    def __init__(self) -> None:
        self.heard: list[tuple[str, int, int | None]] = []

    def advance(self, stage: str, done: int, total: int | None) -> None:
        self.heard.append((stage, done, total))


def test_results_come_in_the_order_of_the_items(engine: RayEngine) -> None:
    assert engine.map(double, range(50), batch=3, stage="double") == tuple(range(0, 100, 2))


def test_nothing_gives_nothing(engine: RayEngine) -> None:
    assert engine.map(double, [], batch=3, stage="double") == ()


def test_all_work_is_done_by_as_many_processes_as_were_asked_for(engine: RayEngine) -> None:
    processes = set(engine.map(with_process, range(40), batch=1, stage="x"))
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_progress_is_told_batch_by_batch(engine: RayEngine) -> None:
    listener = Listener()
    engine.map(double, range(5), batch=2, stage="double", progress=listener)
    assert listener.heard[0] == ("double", 0, 5)
    assert listener.heard[-1] == ("double", 5, 5)
    assert len(listener.heard) == 4
    assert [done for _, done, _ in listener.heard] == sorted(done for _, done, _ in listener.heard)


def test_an_error_in_a_batch_reaches_the_caller_as_it_was_raised(engine: RayEngine) -> None:
    with pytest.raises(SourceError, match="cannot read: 0") as caught:
        engine.map(fail, range(2), batch=2, stage="x")
    assert caught.value.hint == "try another"


def test_a_function_that_the_workers_do_not_have_is_told(engine: RayEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    new = FunctionType(double.__code__, vars(ray_work), "new")
    new.__qualname__ = "new"
    monkeypatch.setattr(ray_work, "new", new, raising=False)
    with pytest.raises(EngineError, match="attribute 'new'") as caught:
        engine.map(new, range(9), batch=2, stage="x")
    assert "the same summarize" in caught.value.hint


def test_an_engine_can_be_used_again_after_an_error(engine: RayEngine) -> None:
    with pytest.raises(SourceError):
        engine.map(fail, range(9), batch=2, stage="x")
    assert engine.map(double, range(9), batch=2, stage="x") == double(range(9))


def test_what_a_killed_worker_had_at_hand_is_done_again(engine: RayEngine, tmp_path: Path) -> None:
    result = engine.map(partial(die, at=11, marks=tmp_path, times=2), range(20), batch=2, stage="x")
    assert result == double(range(20))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_batch_that_kills_every_worker_ends_in_an_error_that_names_it(engine: RayEngine, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot finish: x: batch 6 of 10 killed 4 workers") as caught:
        engine.map(partial(die, at=11, marks=tmp_path, times=99), range(20), batch=2, stage="x")
    assert "memory" in caught.value.hint


def test_workers_know_that_the_network_is_switched_off(engine: RayEngine) -> None:
    assert engine.map(read_environment, ["HF_HUB_OFFLINE"], batch=1, stage="x") == ("1",)


def test_workers_compute_with_one_thread(engine: RayEngine) -> None:
    assert engine.map(read_environment, ["OMP_NUM_THREADS"], batch=1, stage="x") == ("1",)


def test_a_worker_opens_once_what_it_works_with(engine: RayEngine, tmp_path: Path) -> None:
    processes = set(engine.map(partial(with_opened, folder=tmp_path), range(20), batch=1, stage="x"))
    assert {path.name for path in tmp_path.iterdir()} == {str(process) for process in processes}


def test_who_finds_all_cores_taken_does_not_wait_for_ever(engine: RayEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    with RayEngine(jobs=2) as other, RayEngine(jobs=2) as late:
        for each in (engine, other):
            each.map(double, range(8), batch=1, stage="x")
        monkeypatch.setattr(ray, "_START", 1.0)
        with pytest.raises(EngineError, match="no worker has started within 1 seconds"):
            late.map(double, range(8), batch=1, stage="x")


# ---------------------------------------------------------------- the whole pipeline

#: Groups in several partitions, so that grouping too is spread over the workers.
GROUPING = ClusterOptions(whole_reports=300, partition_reports=600, window_days=1.0)
OPTIONS = Options(writer="quote", cluster=GROUPING, plan=PlanOptions(sentences=1), jobs=2)


class Assassin:
    """Kills a process as soon as some of a stage is done, one per stage."""

    def __init__(self, processes: dict[str, int]) -> None:
        self.processes = processes

    def advance(self, stage: str, done: int, total: int | None) -> None:
        if stage in self.processes and total and 0 < done < total:
            os.kill(self.processes.pop(stage), signal.SIGKILL)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("reports") / "many.jsonl"
    write_many_reports(path, 3_000)
    return str(path)


@pytest.fixture(scope="module")
def told_here(reports: str) -> str:
    """What the engine of this machine makes of the reports."""
    return render_json(make_briefing([reports], OPTIONS, Models()))


def test_three_thousand_reports_come_out_the_same_to_the_byte_though_workers_are_killed_in_the_middle(
    engine: RayEngine, reports: str, told_here: str
) -> None:
    before = set(engine.map(with_process, range(20), batch=1, stage="x"))
    assassin = Assassin(dict(zip(("compare", "tell"), before, strict=True)))
    briefing = make_briefing([reports], OPTIONS, Models(), engine=engine, progress=assassin)
    assert not assassin.processes
    assert render_json(briefing) == told_here
    assert told_here.count('"statements"') > 300
    assert not before & set(engine.map(with_process, range(20), batch=1, stage="x"))


def test_workers_open_the_writer_that_the_options_name(engine: RayEngine, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    write_many_reports(path, 50)
    sources = [str(path)]
    with serve(lambda _: completion("The warehouse blaze injured workers.")) as server:
        options = replace(OPTIONS, writer=f"{server.url}#tiny", engine="local")
        here = make_briefing(sources, options)
        asked = len(server.asked)
        assert asked
        there = make_briefing(sources, replace(options, engine="ray"), engine=engine)
        assert len(server.asked) == 2 * asked
    assert render_json(there) == render_json(here)


def test_the_command_line_works_on_ray(engine: RayEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_reports(tmp_path)
    told = {}
    for name in ("local", "ray"):
        assert run([str(folder), "--format", "json", "--offline", "--jobs", "2", "--engine", name]) == 0
        told[name] = capsys.readouterr().out
    assert told["ray"] == told["local"]
