"""A process that runs digests in children of its own, each of which kills itself at a given step.

A step is a line of the digest's code that is about to be executed: no line of it has to know of this. Reads orders
from standard input, one JSON object a line, and answers each with one.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TypedDict

from summarize.digest.config import DigestConfig, DigestTable, parse_config
from summarize.digest.making import make_edition
from summarize.digest.run import open_mailer, run_digests
from summarize.digest.store import open_store
from summarize.digest.types import Edition, Period
from summarize.engine import open_once
from summarize.opening import Models, open_salience
from summarize.write import QuoteWriter

from .digests import HandClock, start
from .fakes import FakeFetcher

#: Whose lines are steps.
CODE = str(Path(sys.modules[make_edition.__module__].__file__ or "").parent) + os.sep
FEED = """<rss version="2.0"><channel><title>{outlet}</title><item><title>Bridge in Merrow closed</title>
<link>https://{host}.example/bridge</link><guid>{host}-1</guid><pubDate>Tue, 10 Mar 2026 05:00:00 GMT</pubDate>
<description>{text}</description></item></channel></rss>"""
TEXTS = {
    "post": "The town council of Merrow closed the Old Ferry Bridge on Monday after engineers found broken wires in two "
    "of its main cables. The bridge carries about 14,000 cars a day. It will stay shut for six months.",
    "oak": "The Old Ferry Bridge in Merrow was closed on Monday after engineers found broken wires in its main cables, "
    "the town council said. About 14,000 cars a day cross the bridge. Repairs will take six months.",
}


class Order(TypedDict):
    """What a child is to do."""

    #: Where its digest.toml and its store are.
    folder: str
    #: The step at which it dies; 0 to live.
    step: int
    #: Whether to tell the steps.
    trace: bool


class Report(TypedDict):
    """What became of it."""

    killed: bool
    #: File and line of every step, where it lived.
    steps: list[tuple[str, int]]
    error: str


class _Tracer:
    """Counts the lines of our code, and ends the process at one of them."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.steps: list[tuple[str, int]] = []

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        return self._line if frame.f_code.co_filename.startswith(CODE) else None

    def _line(self, frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        if event == "line":
            self.steps.append((frame.f_code.co_filename.removeprefix(CODE), frame.f_lineno))
            if len(self.steps) == self.step:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def run_once(config: DigestConfig) -> None:
    """Run as `digest run` does, with feeds from memory and mail to a real server."""
    feeds = {
        f"https://{host}.example/feed": FEED.format(outlet=host.title(), host=host, text=text)
        for host, text in TEXTS.items()
    }
    clock = HandClock(datetime(2026, 3, 10, 6, 0, 5, tzinfo=UTC))
    with open_store(config.store.url) as store, open_mailer(config) as mailer:

        def make(digest: DigestTable, period: Period) -> Edition:
            return make_edition(
                digest,
                period,
                config=config,
                store=store,
                models=Models(QuoteWriter()),
                fetcher=FakeFetcher(feeds),
                now=clock.now(),
            )

        run_digests(start(config, store, mailer=mailer, clock=clock, make=make, journal=io.StringIO()))


def _live_and_die(order: Order, answer: int) -> None:
    """Do what is ordered, in a child, and tell the parent unless it dies before."""
    tracer, error = _Tracer(order["step"]), ""
    path = Path(order["folder"]) / "digest.toml"
    config = parse_config(path.read_text(encoding="utf-8"), path)
    if order["step"] or order["trace"]:
        sys.settrace(tracer)  # type: ignore[arg-type]  # it may return None
    try:
        run_once(config)
    except Exception as caught:  # noqa: BLE001  # the test says what it was
        error = f"{type(caught).__name__}: {caught}"
    sys.settrace(None)
    with os.fdopen(answer, "w", encoding="utf-8") as stream:
        json.dump(Report(killed=False, steps=tracer.steps, error=error), stream)


def obey(order: Order) -> Report:
    """Do what is ordered in a child."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            _live_and_die(order, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        told = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return Report(killed=os.WTERMSIG(status) == signal.SIGKILL, steps=[], error="")
    if not told:
        return Report(killed=False, steps=[], error="it said nothing")
    report: Report = json.loads(told)
    return report


def main(lines: Sequence[str] | io.TextIOBase) -> None:
    """Obey one order after the other."""
    # What a story's first reading opens. Children that were forked before would each take seconds for it.
    open_once(open_salience)._open()
    for line in lines:
        print(json.dumps(obey(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.stdin)  # type: ignore[arg-type]  # a stream of lines
