"""What workers on Ray are given to do: apart from the tests, so that a worker imports only what it needs."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from summarize.engine import open_once
from summarize.errors import SourceError


def double(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(2 * number for number in numbers)


def with_process(numbers: Sequence[int]) -> tuple[int, ...]:
    time.sleep(0.05)
    return tuple(os.getpid() for _ in numbers)


def fail(numbers: Sequence[int]) -> tuple[int, ...]:
    raise SourceError("cannot read", str(numbers[0]), hint="try another")


def die(numbers: Sequence[int], *, at: int, marks: Path, times: int) -> tuple[int, ...]:
    """Kill the process that works on a number, so many times."""
    if at in numbers:
        died = len(list(marks.iterdir()))
        if died < times:
            (marks / str(died)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def read_environment(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(os.environ.get(name, "") for name in names)


def open_something(folder: Path) -> int:
    (folder / str(os.getpid())).touch(exist_ok=False)
    return os.getpid()


def with_opened(numbers: Sequence[int], *, folder: Path) -> tuple[int, ...]:
    return tuple(open_once(partial(open_something, folder)) for _ in numbers)
