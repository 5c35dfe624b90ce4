"""Functions over batches by workers on Ray, on this machine or on many."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from types import TracebackType
from typing import Any, Self, TypeVar

import ray
from ray.exceptions import (
    ObjectLostError,
    OutOfMemoryError,
    RayActorError,
    RayError,
    RaySystemError,
    RayTaskError,
    WorkerCrashedError,
)

from summarize.errors import EngineError
from summarize.progress import SILENT
from summarize.types import Progress

from .batches import Batches
from .cluster import open_cluster

T = TypeVar("T")
R = TypeVar("R")

#: Errors that say nothing of the work, only that who did it, or the result, is gone.
_LOSSES = (RayActorError, ObjectLostError, OutOfMemoryError, WorkerCrashedError)
#: Batches that a worker has at hand: the next one travels while it works on the first.
_AT_HAND = 2
#: Workers that one batch may cost before it is given up. Not measured: one that is killed by chance costs one, one that
#: runs out of memory does so every time.
_TRIES = 4
#: Seconds within which the first worker must have started; a cluster that grows on demand takes minutes. Not measured.
_START = 600.0
_SAME = "install the same Python and the same summarize on every machine"
#: Stands where the number of a batch would, for the greeting of a worker that has started.
_GREETING = -1


class RayEngine:
    """Maps a function over items in batches, in order, by workers on Ray.

    A worker is a process with one core; it keeps what it has opened from batch to batch. One that dies is replaced,
    and what it had at hand is done again.

    Args:
        address: HOST:PORT of the head of a cluster, or "auto" for the one that this machine belongs to; empty to start
            Ray on this machine for as long as the engine is open.
        jobs: Most workers; 0 for one per core.
        offline: Whether nothing but this machine may be reached, by the engine or by its workers.
    """

    def __init__(self, address: str = "", *, jobs: int = 0, offline: bool = False) -> None:
        self._address, self._jobs, self._offline = address, jobs, offline
        self._closing = ExitStack()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        """Connect to the cluster, or start one.

        Raises:
            EngineError: There is no cluster at the address, or none can be started.
            OfflineError: It is elsewhere, and the network is switched off.
        """
        self._closing = open_cluster(self._address, jobs=self._jobs, offline=self._offline)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._closing:
            self._dismiss()

    def map(
        self,
        function: Callable[[Sequence[T]], Sequence[R]],
        items: Sequence[T],
        *,
        batch: int,
        stage: str,
        progress: Progress = SILENT,
    ) -> tuple[R, ...]:
        """Return `function(batch)` of all batches, joined in order.

        Args:
            function: Takes a sequence and returns one of the same length; picklable, and known to the workers.
            items: What to map over; slices of it are taken when their turn comes.
            batch: Items per call.
            stage: What to call this towards `progress` and in errors.
            progress: Who is told how many items are done.

        Raises:
            EngineError: A batch kills its workers, or none can be started.
        """
        batches = Batches(items, batch)
        progress.advance(stage, 0, len(items))
        results: dict[int, Sequence[R]] = {}
        done = 0
        try:
            for number, result in self._work(_Task(stage, ray.put(function), batches)):
                results[number] = result
                done += batches.count(number)
                progress.advance(stage, done, len(items))
        finally:
            # After an error they finish what they have at hand, and nobody waits for it.
            for worker in self._workers:
                worker.at_hand = {ref: number for ref, number in worker.at_hand.items() if number == _GREETING}
        return tuple(chain.from_iterable(results[number] for number in range(len(batches))))

    def _work(self, task: _Task) -> Iterator[tuple[int, Any]]:
        """Yield the number of each batch and its result, as they come."""
        left = len(task.batches)
        if left:
            self._hire(left)
        while left:
            self._hand_out(task)
            outcomes = self._collect(self._wait())
            lost = [number for number, outcome in outcomes if isinstance(outcome, RayError)]
            for number, outcome in outcomes:
                if number == _GREETING and number not in lost:
                    task.deaths[_GREETING] = 0
                elif number not in lost:
                    left -= 1
                    yield number, outcome
            if lost:
                task.take_back(lost, next(outcome for number, outcome in outcomes if number == lost[0]))
                self._hire(left)

    def _wait(self) -> Any:
        """Return a reference to what is done."""
        refs = [ref for worker in self._workers for ref in worker.at_hand]
        started = any(worker.started for worker in self._workers)
        ready, _ = ray.wait(refs, num_returns=1, timeout=None if started else _START)
        if not ready:
            why = f"no worker has started within {_START:.0f} seconds"
            hint = "look with `ray status` whether others have taken all cores"
            raise EngineError("cannot work", self._address or "ray", why, hint=hint)
        return ready[0]

    def _hire(self, wanted: int) -> None:
        """Ask for a worker per core, but no more than are wanted."""
        cores = int(ray.cluster_resources().get("CPU", 0))  # type: ignore[no-untyped-call]
        if not cores and not self._workers:
            raise EngineError(
                "cannot work", self._address or "ray", "the cluster has no core", hint="ray start --address=HOST:PORT"
            )
        environment = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"} if self._offline else {}
        for _ in range(len(self._workers), min(self._jobs or cores, cores, wanted)):
            actor: Any = ray.remote(num_cpus=1)(_Actor).remote(environment)
            self._workers.append(_Worker(actor, {actor.greet.remote(): _GREETING}))

    def _hand_out(self, task: _Task) -> None:
        """Give every worker that has started a batch, and then another one as long as there are enough for all."""
        started = [worker for worker in self._workers if worker.started]
        for depth in range(_AT_HAND):
            for worker in started:
                if len(worker.at_hand) == depth and len(task.waiting) > depth * len(self._workers):
                    number = task.waiting.popleft()
                    worker.at_hand[worker.actor.run.remote(task.function, task.batches[number])] = number

    def _collect(self, ready: Any) -> list[tuple[int, Any]]:
        """Return the number of a batch and what came of it; when its worker is dead, of all that it had at hand."""
        worker = next(worker for worker in self._workers if ready in worker.at_hand)
        outcome = _fetch(ready)
        if not isinstance(outcome, RayError):
            number = worker.at_hand.pop(ready)
            if number == _GREETING:
                _check_version(outcome, self._address)
            return [(number, outcome)]
        self._workers.remove(worker)
        ray.kill(worker.actor)
        return [(number, _fetch(ref)) for ref, number in worker.at_hand.items()]

    def _dismiss(self) -> None:
        for worker in self._workers:
            ray.kill(worker.actor)
        self._workers = []


@dataclass(slots=True)
class _Worker:
    """An actor, and what it has yet to answer: reference to the number of the batch, in the order of asking."""

    actor: Any
    at_hand: dict[Any, int]

    @property
    def started(self) -> bool:
        """Whether it has answered the greeting."""
        return _GREETING not in self.at_hand.values()


@dataclass(slots=True)
class _Task:
    """One call of `map`: what is to be done, and what still waits."""

    stage: str
    #: Reference to the function.
    function: Any
    batches: Batches[Any]
    waiting: deque[int] = field(init=False)
    deaths: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.waiting = deque(range(len(self.batches)))

    def take_back(self, lost: Sequence[int], error: RayError) -> None:
        """Put batches back in the queue whose worker died; the first of them is what it died of, if of any.

        Raises:
            EngineError: That batch has cost too many workers.
        """
        suspect = lost[0]
        self.deaths[suspect] += 1
        if self.deaths[suspect] >= _TRIES:
            if suspect == _GREETING:
                why = f"{_TRIES} workers died before they had started: {str(error).strip().splitlines()[-1].strip()}"
                hint = f"{_SAME}, and give it memory for a worker per core"
            else:
                why = f"batch {suspect + 1:,} of {len(self.batches):,} killed {_TRIES} workers"
                hint = "perhaps memory ran out: fewer --jobs leave more for each"
            raise EngineError("cannot finish", self.stage, why, hint=hint) from error
        self.waiting.extendleft(number for number in reversed(lost) if number != _GREETING)


class _Actor:
    """What a worker runs.

    Args:
        environment: Variables to set before anything is opened.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        os.environ.update(environment)

    def greet(self) -> str:
        """Return the version that this worker has."""
        return _own_version()

    def run(self, function: Callable[[Sequence[T]], Sequence[R]], batch: Sequence[T]) -> Sequence[R]:
        """Return what the function makes of a batch."""
        return tuple(function(batch))


def _fetch(ref: Any) -> Any:
    """Return a result, or the error by which it got lost; raise the one that the function raised."""
    try:
        return ray.get(ref)
    except RaySystemError as error:
        # The function does not exist there, or takes something else.
        why = str(error).strip().splitlines()[-1].strip()
        raise EngineError("workers cannot do it", "ray", why, hint=_SAME) from error
    except RayTaskError as error:
        raise (error.cause if isinstance(error.cause, BaseException) else error) from error
    except _LOSSES as error:
        return error


def _own_version() -> str:
    try:
        return version("summarize")
    except PackageNotFoundError:
        return "from a folder"


def _check_version(theirs: str, address: str) -> None:
    ours = _own_version()
    if theirs != ours:
        why = f"its workers have summarize {theirs}, and this is {ours}"
        raise EngineError("cannot work", address or "ray", why, hint=_SAME)
