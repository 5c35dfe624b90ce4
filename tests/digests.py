"""What a digest is given in tests: settings, a clock that is set by hand, mail that is only noted."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from summarize.digest.config import DigestConfig, DigestTable, parse_config
from summarize.digest.journal import Journal
from summarize.digest.mail import Answer, Envelope, Outcome
from summarize.digest.run import Running
from summarize.digest.store import Store, open_store
from summarize.digest.types import Edition, Period
from summarize.errors import MailError

from .editions import make_edition

START = datetime(2026, 3, 10, 6, 0, 5, tzinfo=UTC)

SETTINGS = """
[store]
url = "sqlite:///{folder}/digest.db"
{store}
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
from = "Morning News <news@digest.example>"
timeout = 5
{smtp}
[publish]
{publish}
[[digest]]
name = "morning"
title = "Morning news"
feeds = ["https://post.example/feed"]
recipients = ["ida@example.org", "bo@example.org"]
at = "07:00"
zone = "Europe/Berlin"
{more}
"""


def write_settings(
    folder: Path, *, port: int = 25, smtp: str = "", publish: str = "", more: str = "", store: str = ""
) -> DigestConfig:
    """Settings of one digest at seven in Berlin to Ida and Bo, and whatever else is asked for."""
    text = SETTINGS.format(folder=folder, port=port, smtp=smtp, publish=publish, more=more, store=store)
    path = folder / "digest.toml"
    path.write_text(text, encoding="utf-8")
    return parse_config(text, path)


class HandClock:
    """Shows what it is set to."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass(slots=True)
class FakeStop:
    """Ends a run when it is told to; waiting takes no time but the clock's."""

    clock: HandClock
    asked: bool = False
    waited: list[float] = field(default_factory=list)

    def is_set(self) -> bool:
        return self.asked

    def wait(self, timeout: float) -> bool:
        self.waited.append(timeout)
        self.clock.pass_by(seconds=timeout)
        return self.asked

    def hold(self) -> AbstractContextManager[None]:
        return nullcontext()


SENT = Answer(Outcome.SENT, "250 OK")


class FakeMailer:
    """Answers as it is told to, one answer a message and then the last one for ever, and notes what it took."""

    def __init__(self, *answers: Answer | MailError | Callable[[], Answer]) -> None:
        self.answers = list(answers) or [SENT]
        self.offered: list[str] = []
        self.taken: list[Envelope] = []

    def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
        self.offered.append(envelope.recipient)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, MailError):
            raise answer
        if callable(answer):
            return answer()
        if answer.outcome in {Outcome.SENT, Outcome.UNKNOWN}:
            before_final_dot()
            self.taken.append(envelope)
        return answer


def make_due_edition(table: DigestTable, period: Period, *, made_at: datetime = START) -> Edition:
    """The same news for every digest and day."""
    edition = make_edition(digest=table.name, title=table.heading)
    return replace(edition, period=period, made_at=made_at)


def open_of(config: DigestConfig) -> Store:
    """Open the store of the settings; a new one begins as a copy, which is faster than to make it."""
    path = Path(config.store.url.removeprefix("sqlite:///"))
    if not path.exists():
        path.write_bytes(_empty_store())
    return open_store(config.store.url)


@lru_cache(maxsize=1)
def _empty_store() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.db"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()


def start(
    config: DigestConfig,
    store: Store,
    *,
    mailer: object = None,
    clock: HandClock | None = None,
    make: Callable[[DigestTable, Period], Edition] | None = None,
    journal: io.StringIO | None = None,
    **settings: object,
) -> Running:
    """Everything that a run needs, as quiet and fast as it gets."""
    clock = clock or HandClock()
    running = Running(
        config=config,
        store=store,
        make=make or (lambda table, period: make_due_edition(table, period, made_at=clock.now())),
        mailer=mailer or FakeMailer(),  # type: ignore[arg-type]  # whatever a test gives
        clock=clock,
        stop=FakeStop(clock),
        journal=Journal(clock, journal or io.StringIO()),
    )
    return replace(running, **settings)  # type: ignore[arg-type]


def recipients_of(mailer: FakeMailer) -> Sequence[str]:
    return [envelope.recipient for envelope in mailer.taken]
