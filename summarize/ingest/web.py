"""Several fetches at a time, their answers in the order asked."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence

from summarize.errors import FetchError
from summarize.types import Fetched, Fetcher, Problem

from .items import make_problem
from .locate import UrlInput


def fetch_all(inputs: Sequence[UrlInput], fetcher: Fetcher, *, parallel: int) -> Iterator[Fetched | Problem]:
    """Yield what came back for each input, or why nothing did, in their order."""
    answers: list[queue.SimpleQueue[Fetched | Problem | BaseException]] = [queue.SimpleQueue() for _ in inputs]
    waiting = iter(range(len(inputs)))
    lock = threading.Lock()
    given_up = threading.Event()

    def work() -> None:
        while True:
            with lock:
                position = None if given_up.is_set() else next(waiting, None)
            if position is None:
                return
            try:
                answers[position].put(_fetch(inputs[position], fetcher))
            except BaseException as error:  # noqa: BLE001 - raised again below, where somebody waits for it
                answers[position].put(error)

    # Daemons, unlike those of concurrent.futures: an interrupted run does not wait for a slow server.
    for number in range(min(parallel, len(inputs))):
        threading.Thread(target=work, name=f"fetch-{number}", daemon=True).start()
    try:
        for answer in answers:
            got = answer.get()
            if isinstance(got, BaseException):
                raise got
            yield got
    finally:
        given_up.set()


def _fetch(found: UrlInput, fetcher: Fetcher) -> Fetched | Problem:
    try:
        return fetcher.fetch(found.url, trusted=found.trusted)
    except FetchError as error:
        where = f"{error.which}: " if error.which and error.which != found.url else ""
        hint = f" ({error.hint})" if error.hint else ""
        return make_problem(found.url, f"{where}{error.why}{hint}")
