"""What the commands that send have in common: everything a run needs, opened when it is needed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.digest.config import DigestConfig, DigestTable
from summarize.digest.deliver import Stop
from summarize.digest.journal import Journal
from summarize.digest.mail import Answer, Envelope, Mailer
from summarize.digest.outbox import FileMailer, MaildirMailer
from summarize.digest.run import Maker, Ran, Running, open_mailer
from summarize.digest.store import Store, open_configured_store
from summarize.digest.types import Edition, Period
from summarize.digest.unsubscribe import load_key
from summarize.types import Clock

from .status import DONE, FAILED, NOTHING_DUE

if TYPE_CHECKING:
    from summarize.opening import Models


class ShiftedClock:
    """The clock of this machine, set to another time.

    Args:
        now: What it shows at first.
    """

    def __init__(self, now: datetime) -> None:
        self._ahead: timedelta = now - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.now(UTC) + self._ahead


@contextlib.contextmanager
def open_running(
    config: DigestConfig,
    *,
    clock: Clock,
    stop: Stop,
    journal: Journal,
    maildir: Path | None = None,
    file: Path | None = None,
    offline: bool = False,
    eager: bool = True,
) -> Iterator[Running]:
    """Open what a run needs; models and the mail server wait until there is something for them.

    Raises:
        StoreError: The store cannot be opened.
        SecretError: A password or key cannot be read.
    """
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(open_configured_store(config))
        yield Running(
            config=config,
            store=store,
            make=_prepare_making(config, store, clock, offline=offline),
            mailer=_choose_mailer(config, stack, maildir, file),
            clock=clock,
            stop=stop,
            journal=journal,
            key=load_key() if config.publish.base_url else "",
            eager=eager,
        )


def tell_status(ran: Ran) -> int:
    """Return the exit status that a run deserves: 4 when nothing was due, 1 when somebody should look."""
    if ran.failed:
        return FAILED
    return NOTHING_DUE if ran.idle else DONE


def _choose_mailer(
    config: DigestConfig, stack: contextlib.ExitStack, maildir: Path | None, file: Path | None
) -> Mailer:
    if maildir:
        return MaildirMailer(maildir)
    if file:
        return FileMailer(file)
    return _Later(lambda: stack.enter_context(open_mailer(config)))


class _Later:
    """Opens the mail server when the first message is to be sent: until then nobody need know the password."""

    def __init__(self, make: Callable[[], Mailer]) -> None:
        self._make = make
        self._mailer: Mailer | None = None

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        """Send a message; see `Mailer.send`."""
        self._mailer = self._mailer or self._make()
        return self._mailer.send(envelope, before_final_dot=before_final_dot)


def _prepare_making(config: DigestConfig, store: Store, clock: Clock, *, offline: bool) -> Maker:
    opened: dict[str, Models] = {}

    def make(digest: DigestTable, period: Period) -> Edition:
        from summarize.digest.choosing import digest_options  # noqa: PLC0415  # slow to import
        from summarize.digest.fetching import fetch_options  # noqa: PLC0415
        from summarize.digest.making import make_edition  # noqa: PLC0415
        from summarize.ingest.fetch import HttpFetcher  # noqa: PLC0415
        from summarize.opening import open_models  # noqa: PLC0415

        # Who stays up does not read 90 MB again every day.
        if digest.writer not in opened:
            opened[digest.writer] = open_models(digest_options(digest))
        models = opened[digest.writer]
        return make_edition(
            digest,
            period,
            config=config,
            store=store,
            models=models,
            fetcher=HttpFetcher(fetch_options(config.fetch, offline=offline)),
            now=clock.now(),
        )

    return make
