"""One run: make the editions that are due, deliver what is to be delivered, say how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from summarize.errors import BusyError, MailError, SummarizeError
from summarize.text.remembered import forget_sentences
from summarize.types import Clock

from .archive import INDEX, write_archive
from .config import DigestConfig, DigestTable
from .deliver import NOBODY, Post, Stop, Tally, deliver_until_done
from .health import write_health
from .journal import Journal
from .mail import Mailer, Server, SmtpMailer
from .message import make_message_id
from .periods import due_period
from .store import Store
from .subscribers import find_addresses
from .types import Delivery, DeliveryState, Edition, EditionRecord, Period

#: How long a run waits for what a server put off, before it leaves that to the next one. Not measured; enough for
#: two tries.
PATIENCE = timedelta(seconds=90)

#: Reads the feeds of a digest and tells what is new.
Maker = Callable[[DigestTable, Period], Edition]


@dataclass(slots=True)
class Ran:
    """What a run did."""

    made: list[EditionRecord] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    #: What went wrong, by digest or as a whole.
    problems: list[str] = field(default_factory=list)
    #: Another process was at work, so nothing was done.
    busy: bool = False
    #: Deliveries of any run that somebody must decide on.
    undecided: tuple[Delivery, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether nothing was due."""
        tally = self.tally
        moved = tally.sent or tally.failed or tally.suppressed or tally.put_off or tally.unknown
        return not (self.made or self.problems or moved)

    @property
    def failed(self) -> bool:
        """Whether somebody should look."""
        return bool(self.problems or self.tally.failed or self.tally.unknown)


@dataclass(frozen=True, slots=True)
class Running:
    """What a run is given.

    Args:
        config: What is to be done.
        store: What was done before.
        make: Makes an edition.
        mailer: Carries mail; opened when there is something to carry.
        clock: What time it is.
        stop: Set when it is to end.
        journal: Who is told.
        key: Signs the links by which readers leave; empty for no such links.
        eager: See `Post`.
        patience: How long to wait for what was put off.
    """

    config: DigestConfig
    store: Store
    make: Maker
    mailer: Mailer
    clock: Clock
    stop: Stop
    journal: Journal
    key: str = field(default="", repr=False)
    eager: bool = True
    patience: timedelta = PATIENCE


def run_digests(running: Running, names: Sequence[str] = ()) -> Ran:
    """Run the digests of these names, or all; of two processes at once one does.

    Raises:
        ConfigError: There is no digest of a name.
        StoreError: The store cannot be read or written.
    """
    tables = [running.config.digest(name) for name in names] or list(running.config.digests)
    ran = Ran()
    try:
        with running.store.lock("run"):
            _make_due(running, tables, ran)
            if not running.stop.is_set():
                _deliver(running, ran)
            _tidy(running, ran)
            if ran.made:
                forget_sentences()
    except BusyError as error:
        running.journal.note("another run is at work", why=str(error))
        ran.busy = True
    return ran


def deliver_waiting(running: Running) -> Ran:
    """Deliver what waits, and make nothing; only for whoever holds the lock."""
    ran = Ran()
    _deliver(running, ran)
    _tidy(running, ran)
    return ran


def find_due(config: DigestConfig, store: Store, now: datetime) -> tuple[tuple[DigestTable, Period], ...]:
    """Return the digests that are due an edition, with its period."""
    found = []
    for table in config.digests:
        latest = store.editions.latest(table.name)
        if period := due_period(table.timetable, now, latest.period.key if latest else None):
            found.append((table, period))
    return tuple(found)


def _make_due(running: Running, tables: Sequence[DigestTable], ran: Ran) -> None:
    names = {table.name for table in tables}
    for table, period in find_due(running.config, running.store, running.clock.now()):
        if table.name not in names:
            continue
        try:
            edition = running.make(table, period)
            number = running.store.editions.save(edition, _address_edition(running, table, edition))
        except SummarizeError as error:
            # One digest that cannot be made must not take the others with it; it stays due.
            ran.problems.append(f"{table.name}: {error}")
            running.journal.fail("no edition", digest=table.name, period=period.key, why=str(error))
            continue
        record = running.store.editions.get(number)
        assert record, "it was just saved"
        ran.made.append(record)
        running.journal.note(
            "edition made",
            edition=number,
            digest=table.name,
            period=period.key,
            kind=edition.kind,
            stories=record.stories,
            headlines=record.headlines,
        )


def _address_edition(running: Running, table: DigestTable, edition: Edition) -> dict[str, str]:
    smtp = running.config.smtp
    sender = smtp.sender if smtp else NOBODY
    return {
        address: make_message_id(table.name, edition.period.key, address, sender)
        for address in find_addresses(table, running.store)
    }


def _deliver(running: Running, ran: Ran) -> None:
    post = Post(
        config=running.config,
        store=running.store,
        mailer=running.mailer,
        clock=running.clock,
        stop=running.stop,
        journal=running.journal,
        key=running.key,
        eager=running.eager,
    )
    with running.stop.hold():
        ran.tally = deliver_until_done(post, patience=running.patience)
    if ran.tally.trouble:
        ran.problems.append(str(ran.tally.trouble))


def _tidy(running: Running, ran: Ran) -> None:
    """Publish the archive, forget what is old, and write how things stand."""
    config, store, now = running.config, running.store, running.clock.now()
    try:
        archive = config.publish.archive
        if archive and (ran.made or not (archive / INDEX).exists()):
            write_archive(archive, store, url=config.publish.archive_url or "")
        if ran.made:
            store.forget(now - timedelta(days=config.store.retention_days))
    except SummarizeError as error:
        ran.problems.append(str(error))
        running.journal.fail("not tidied", why=str(error))
    ran.undecided = store.deliveries.in_states(DeliveryState.UNKNOWN)
    # Who stays up looks every minute, and says it when something else has happened too.
    if ran.undecided and (running.eager or not ran.idle):
        running.journal.warn("deliveries to decide on", count=len(ran.undecided), how="summarize digest resend")
    if config.publish.health:
        write_health(config.publish.health, config, store, now=now, problems=ran.problems)


def open_mailer(config: DigestConfig) -> SmtpMailer:
    """Return the way to the mail server that the settings name.

    Raises:
        MailError: They name none.
        SecretError: Its password cannot be read.
    """
    smtp = config.smtp
    if smtp is None:
        hint = "write a table [smtp], or use --to-maildir or --to-file"
        raise MailError("cannot send", str(config.path), "no mail server is named", hint=hint)
    password = smtp.password_from.read(config.path.parent, user=smtp.username) if smtp.username else ""
    return SmtpMailer(
        Server(
            host=smtp.host,
            port=smtp.port,
            security=smtp.security,
            username=smtp.username,
            password=password,
            ca_file=smtp.ca_file,
            timeout=float(smtp.timeout),
        )
    )
