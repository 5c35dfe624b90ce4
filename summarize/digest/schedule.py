"""Staying up and running when it is time: APScheduler's cron triggers, each in the zone of its digest."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from types import FrameType

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from .config import DigestTable

#: Seconds between two looks at what is left to do: deliveries that were put off, periods missed while the machine
#: slept or the clocks changed, for which no trigger fires. A look at nothing takes milliseconds.
LOOK_AGAIN = 60
#: Seconds between two looks at whether it is time to end.
_SLICE = 0.2


class Ended(BaseException):
    """Somebody asked for the end while nothing was in hand that had to be finished."""


class Ender:
    """Ends a run at SIGTERM and SIGINT: at once, or when what is in hand is done."""

    def __init__(self) -> None:
        # A flag and no Event: setting one within a signal handler can wait for itself for ever.
        self._asked = False
        self._held = False

    def is_set(self) -> bool:
        """Return whether somebody asked for the end."""
        return self._asked

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds, or until somebody asks for the end; return whether somebody did."""
        until = time.monotonic() + timeout
        while not self._asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _SLICE))
        return self._asked

    @contextmanager
    def hold(self) -> Iterator[None]:
        """While inside, nothing is broken off."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While inside, signals are heeded."""
        before = {number: signal.signal(number, self._ask) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True
        if not self._held:
            raise Ended


def make_triggers(digest: DigestTable) -> tuple[CronTrigger, ...]:
    """Return when the editions of a digest are due, on the clocks of its zone."""
    timetable = digest.timetable
    days = ",".join(map(str, sorted(timetable.days)))
    return tuple(
        CronTrigger(day_of_week=days, hour=at.hour, minute=at.minute, timezone=timetable.zone) for at in timetable.times
    )


def serve_digests(digests: Sequence[DigestTable], run: Callable[[], None], ender: Ender) -> None:
    """Run now, and whenever an edition is due, until somebody asks for the end.

    Args:
        digests: Whose times to keep.
        run: Does whatever is due; must not raise.
        ender: Listens for the end.
    """
    # In this thread: signals reach it, and two runs never meet.
    scheduler = BlockingScheduler(executors={"default": DebugExecutor()}, timezone=UTC)

    def run_and_look() -> None:
        run()
        if ender.is_set():
            scheduler.shutdown(wait=False)

    def add(trigger: CronTrigger | IntervalTrigger) -> None:
        # However late: what was missed is made up for once.
        scheduler.add_job(run_and_look, trigger, coalesce=True, misfire_grace_time=None)

    with ender.listening():
        try:
            run()
            for trigger in (each for digest in digests for each in make_triggers(digest)):
                add(trigger)
            add(IntervalTrigger(seconds=LOOK_AGAIN, timezone=UTC))
            if not ender.is_set():
                scheduler.start()
        except Ended:
            return
