"""Functions over batches on this machine, in one process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeVar

from summarize.errors import EngineError
from summarize.progress import SILENT
from summarize.types import Progress

from .batches import Batches
from .memory import give_back_memory, measure_memory

T = TypeVar("T")
R = TypeVar("R")

#: Batches made beyond those that are worked on, so that nobody waits for the next; more would only take memory.
_AHEAD = 2
#: Items of a single batch from which on other processes are started beside it, for the stages behind: so many reports
#: are hardly ever one story.
_MANY = 200
#: Bytes that a process may hold, and yet go on with another stage. One starts in a second, and small objects that were
#: freed keep their pages; grouping a million reports, two processes held a gigabyte each of what was no longer needed.
_LARGE = 500_000_000


def count_cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class LocalEngine:
    """Maps a function over items in batches, in order.

    Args:
        jobs: Processes; 0 for one per core. With one, everything runs in this process.
    """

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or count_cores()
        self._pool: ProcessPoolExecutor | None = None
        #: What was mapped last, and the most that a process held after a batch.
        self._stage, self._held = "", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)
            self._pool = None

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
            function: Takes a sequence, be it empty, and returns one of the same length; picklable.
            items: What to map over; slices of it are taken when their turn comes.
            batch: Items per call. Fewer than two batches are not worth a process; while many items are done in one,
                processes start for what comes next.
            stage: What to call this towards `progress`.
            progress: Who is told how many items are done.

        Raises:
            EngineError: A process was killed.
        """
        batches = Batches(items, batch)
        progress.advance(stage, 0, len(items))
        results: list[R] = []
        parallel = self._jobs > 1 and len(batches) > 1
        try:
            if parallel:
                self._start_stage(stage)
            elif self._jobs > 1 and len(items) >= _MANY:
                self._start_early(function)
            for part in self._spread(function, batches) if parallel else map(function, batches):
                results.extend(part)
                progress.advance(stage, len(results), len(items))
        except BrokenProcessPool as error:
            self._open_pool().shutdown(wait=False)
            self._pool = None
            hint = "perhaps memory ran out: fewer --jobs need less"
            raise EngineError("cannot finish", stage, "a process was killed", hint=hint) from error
        return tuple(results)

    def _spread(self, function: Callable[[Sequence[T]], Sequence[R]], batches: Batches[T]) -> Iterator[Sequence[R]]:
        """Yield what the processes make of each batch, in order; no more batches are in memory than are needed."""
        pool = self._open_pool()
        waiting: deque[Future[tuple[Sequence[R], int]]] = deque()
        running: set[Future[tuple[Sequence[R], int]]] = set()
        try:
            for number in range(len(batches)):
                if len(running) >= self._jobs + _AHEAD:
                    running = wait(running, return_when=FIRST_COMPLETED).not_done
                future = pool.submit(_run, function, batches[number])
                running.add(future)
                waiting.append(future)
                while waiting[0].done() and len(waiting) > 1:
                    yield self._take(waiting.popleft())
            while waiting:
                yield self._take(waiting.popleft())
        finally:
            for future in waiting:
                future.cancel()

    def _take(self, future: Future[tuple[Sequence[R], int]]) -> Sequence[R]:
        result, held = future.result()
        self._held = max(self._held, held)
        return result

    def _start_stage(self, stage: str) -> None:
        """Let new processes take over where the old ones hold much, and drop what was freed here."""
        give_back_memory()
        if self._pool and stage != self._stage and self._held > _LARGE:
            self._pool.shutdown()
            self._pool, self._held = None, 0
        self._stage = stage

    def _start_early(self, function: Callable[[Sequence[T]], Sequence[R]]) -> None:
        """Let processes import what a function needs, which takes them seconds, while this one works."""
        if self._pool is None:
            pool = self._open_pool()
            for _ in range(self._jobs):
                pool.submit(_run, function, ())

    def _open_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: a fork of a process in which torch runs threads can hang.
            context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_leave_interrupts)
        return self._pool


def _run(function: Callable[[Sequence[T]], Sequence[R]], batch: Sequence[T]) -> tuple[Sequence[R], int]:
    """Return what the function makes of a batch, and the bytes that this process holds then."""
    result = function(batch)
    give_back_memory()
    return result, measure_memory()


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the first one: it stops the others after a batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
