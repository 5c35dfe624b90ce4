"""Bringing editions to their recipients, none of them twice, whatever happens on the way.

Each step is committed before the next one begins: `sending` before SMTP, `in_data` before the final dot, `sent`
behind the reply. What a crash leaves as `sending` cannot have arrived and is sent again; what it leaves as `in_data`
may have, becomes `unknown`, and is left to whoever runs `digest resend`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from summarize.errors import MailError, SecretError, StoreError
from summarize.types import Clock

from .config import DigestConfig
from .journal import Journal
from .mail import Answer, Envelope, Mailer, Outcome
from .message import Copy, Sending, as_octets, ascii_address, write_message
from .store import Store
from .store.subscribers import normalise_address
from .subscribers import find_addresses
from .types import Delivery, DeliveryState, Edition, EditionRecord, SuppressionReason
from .unsubscribe import make_link, make_token

#: Before the second try, the third, and so on; the last one for all further ones. Greylisting asks for minutes. Not
#: measured.
PAUSES = (timedelta(seconds=2), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=4))
#: After which a server that keeps saying "later" is no longer asked; RFC 5321, section 4.5.4.1, wants four days.
GIVE_UP_AFTER = timedelta(days=4)
#: Begins the note of an error that is about the server and no message.
_SERVER = "server: "
#: From whom mail comes that goes to files and was given no sender.
NOBODY = "digest@localhost"


class Stop(Protocol):
    """Whether it is time to end."""

    def is_set(self) -> bool:
        """Return whether it is."""

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds, or until it is; return whether it is."""

    def hold(self) -> AbstractContextManager[None]:
        """While inside, nothing is broken off: whoever is inside asks whether it is time, and when it suits."""


@dataclass(slots=True)
class Tally:
    """What became of the deliveries of a run."""

    sent: int = 0
    failed: int = 0
    suppressed: int = 0
    put_off: int = 0
    #: Found so, or become so.
    unknown: list[Delivery] = field(default_factory=list)
    #: Why the mail server could not be used; None when it could.
    trouble: MailError | SecretError | None = None
    #: When the first of those that are left is to be tried again; None when none is left.
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """What is needed to deliver.

    Args:
        config: Who sends, how one leaves.
        store: What is to be delivered.
        mailer: Who carries it.
        clock: What time it is.
        stop: Set when the delivery in hand is to be the last.
        journal: Who is told.
        key: Signs the links by which one leaves; empty where no such links are made.
        eager: Try a server at once that could not be used, for somebody may just have set it right.
    """

    config: DigestConfig
    store: Store
    mailer: Mailer
    clock: Clock
    stop: Stop
    journal: Journal
    key: str = field(default="", repr=False)
    eager: bool = True


def settle_interrupted(store: Store, now: datetime, journal: Journal) -> tuple[Delivery, ...]:
    """Mark what a crash left between the final dot and the reply; only for whoever holds the lock."""
    left = store.deliveries.give_up_in_data(now)
    for delivery in left:
        journal.warn("delivery unknown", edition=delivery.edition, recipient=delivery.recipient, why=delivery.error)
    return left


def deliver_pending(post: Post) -> Tally:
    """Deliver what is due to be delivered, oldest edition first; only for whoever holds the lock."""
    tally = Tally(unknown=list(settle_interrupted(post.store, post.clock.now(), post.journal)))
    waiting = post.store.deliveries.in_states(DeliveryState.PENDING, DeliveryState.SENDING)
    if not post.eager and (again := _server_rests(waiting, post.clock.now())):
        tally.next_try = again
        return tally
    round_ = _Round(post, tally)
    for delivery in waiting:
        if post.stop.is_set() or tally.trouble or round_.unreachable:
            tally.next_try = tally.next_try or post.clock.now() + PAUSES[1]
            break
        own_pause = delivery.next_try and not delivery.error.startswith(_SERVER)
        if own_pause and delivery.next_try and delivery.next_try > post.clock.now():
            tally.next_try = min(filter(None, (tally.next_try, delivery.next_try)))
            continue
        round_.deliver(delivery)
    return tally


def decide_delivery(store: Store, delivery: Delivery, *, arrived: bool, now: datetime) -> bool:
    """Settle a delivery that is unknown or has failed: it arrived, or is to be sent again under the same Message-ID.

    Only for whoever holds the lock. False when it is neither unknown nor failed.
    """
    state = DeliveryState.SENT if arrived else DeliveryState.PENDING
    return store.deliveries.move(delivery, state, expect={DeliveryState.UNKNOWN, DeliveryState.FAILED}, now=now)


def _server_rests(waiting: Sequence[Delivery], now: datetime) -> datetime | None:
    """Return until when a server that refused us is left alone: who asks too often is shut out."""
    rests = [one.next_try for one in waiting if one.error.startswith(_SERVER) and one.next_try and one.next_try > now]
    return max(rests, default=None)


class _Round:
    """One pass over what is due."""

    def __init__(self, post: Post, tally: Tally) -> None:
        self._post = post
        self._tally = tally
        self._editions: dict[int, tuple[EditionRecord, Edition]] = {}
        self._readers: dict[str, frozenset[str]] = {}
        #: Set when the server cannot be reached: the next one need not be tried.
        self.unreachable = False

    def deliver(self, delivery: Delivery) -> None:
        store, now = self._post.store, self._post.clock.now()
        record, edition = self._open(delivery.edition)
        # Looked up now, not when the edition was made: whoever left in between has left.
        if why := self._why_not(record.digest, delivery.recipient):
            self._move(delivery, DeliveryState.SUPPRESSED, error=why)
            self._tally.suppressed += 1
            self._post.journal.note("not delivered", edition=record.id, recipient=delivery.recipient, why=why)
            return
        before = {DeliveryState.PENDING, DeliveryState.SENDING}
        if not store.deliveries.move(delivery, DeliveryState.SENDING, expect=before, now=now, error=delivery.error):
            return
        try:
            envelope = self._write(record, edition, delivery)
        except ValueError as error:
            self._fail(delivery, f"address: {error}")
            return
        try:
            answer = self._post.mailer.send(envelope, before_final_dot=lambda: self._commit_in_data(delivery))
        except (MailError, SecretError) as error:
            # It is not about this message: it waits, and so do all others.
            self._tally.trouble = error
            rest = self._post.clock.now() + PAUSES[2]
            self._move(delivery, DeliveryState.PENDING, error=f"{_SERVER}{error}", next_try=rest)
            self._post.journal.fail("mail server unusable", why=str(error))
            return
        self._settle(record, delivery, answer)

    def _commit_in_data(self, delivery: Delivery) -> None:
        moved = self._post.store.deliveries.move(
            delivery, DeliveryState.IN_DATA, expect={DeliveryState.SENDING}, now=self._post.clock.now()
        )
        if not moved:
            raise StoreError("cannot send", delivery.recipient, "another process has it in hand")

    def _settle(self, record: EditionRecord, delivery: Delivery, answer: Answer) -> None:
        facts: dict[str, str | int] = {
            "edition": record.id,
            "digest": record.digest,
            "recipient": delivery.recipient,
            "said": answer.said,
        }
        journal = self._post.journal
        match answer.outcome:
            case Outcome.SENT:
                self._move(delivery, DeliveryState.SENT)
                self._post.store.subscribers.clear_bounces(delivery.recipient)
                self._tally.sent += 1
                journal.note("sent", **facts)
            case Outcome.UNKNOWN:
                self._move(delivery, DeliveryState.UNKNOWN, error=answer.said)
                self._tally.unknown.append(delivery)
                journal.warn("delivery unknown", **facts)
            case Outcome.REFUSED:
                self._fail(delivery, f"permanent: {answer.said}")
                if answer.about_address:
                    self._bounce(delivery.recipient)
            case Outcome.DEFERRED:
                self._put_off(record, delivery, answer)

    def _put_off(self, record: EditionRecord, delivery: Delivery, answer: Answer) -> None:
        smtp, now = self._post.config.smtp, self._post.clock.now()
        tries = delivery.attempts + 1
        if answer.reached and smtp and tries >= smtp.tries and now - record.made_at >= GIVE_UP_AFTER:
            self._fail(delivery, f"temporary: given up after {tries} tries: {answer.said}")
            return
        # A server that is away, however long, loses nobody's edition.
        self.unreachable = not answer.reached
        self._tally.put_off += 1
        again = now + PAUSES[min(tries, len(PAUSES)) - 1]
        self._tally.next_try = min(filter(None, (self._tally.next_try, again)))
        self._move(delivery, DeliveryState.PENDING, error=f"temporary: {answer.said}", next_try=again)
        self._post.journal.warn("put off", edition=delivery.edition, recipient=delivery.recipient, said=answer.said)

    def _fail(self, delivery: Delivery, error: str) -> None:
        self._move(delivery, DeliveryState.FAILED, error=error)
        self._tally.failed += 1
        self._post.journal.fail("delivery failed", edition=delivery.edition, recipient=delivery.recipient, why=error)

    def _bounce(self, address: str) -> None:
        smtp, now = self._post.config.smtp, self._post.clock.now()
        count = self._post.store.subscribers.count_bounce(address, now)
        if smtp and smtp.suppress_after and count >= smtp.suppress_after:
            # Of any digest: nobody is there.
            self._post.store.subscribers.suppress("", address, SuppressionReason.BOUNCED, now)
            self._post.journal.warn("address suppressed", recipient=address, refusals=count)

    def _move(
        self, delivery: Delivery, state: DeliveryState, *, error: str = "", next_try: datetime | None = None
    ) -> None:
        # In hand: nobody else may touch it while the lock is held.
        hand = {DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.IN_DATA}
        self._post.store.deliveries.move(
            delivery, state, expect=hand, now=self._post.clock.now(), error=error, next_try=next_try
        )

    def _open(self, number: int) -> tuple[EditionRecord, Edition]:
        if number not in self._editions:
            record = self._post.store.editions.get(number)
            assert record, "a delivery without an edition cannot be stored"
            self._editions[number] = (record, self._post.store.editions.load(number))
        return self._editions[number]

    def _why_not(self, digest: str, address: str) -> str:
        """Return why nothing may be sent to an address; empty when it may."""
        if suppression := self._post.store.subscribers.suppression(digest, address):
            return f"{suppression.reason}"
        if digest not in self._readers:
            tables = [table for table in self._post.config.digests if table.name == digest]
            found = (find_addresses(table, self._post.store) for table in tables)
            self._readers[digest] = frozenset(normalise_address(one) for addresses in found for one in addresses)
        return "" if normalise_address(address) in self._readers[digest] else "no longer named in the settings"

    def _write(self, record: EditionRecord, edition: Edition, delivery: Delivery) -> Envelope:
        config, store = self._post.config, self._post.store
        sending = find_sending(config)
        earlier = store.editions.before(record)
        last = store.deliveries.get(earlier.id, delivery.recipient) if earlier else None
        link = ""
        if self._post.key and config.publish.base_url:
            token = make_token(self._post.key, record.digest, normalise_address(delivery.recipient))
            link = make_link(config.publish.base_url, token)
        copy = Copy(
            recipient=delivery.recipient,
            message_id=delivery.message_id,
            previous_id=last.message_id if last and last.state in _ARRIVED else "",
            one_click=link,
        )
        message = write_message(edition, copy, sending)
        return Envelope(ascii_address(sending.address.addr_spec), ascii_address(delivery.recipient), as_octets(message))


_ARRIVED = {DeliveryState.SENT, DeliveryState.UNKNOWN}


def find_sending(config: DigestConfig) -> Sending:
    """Return from whom mail comes."""
    return Sending(config.smtp.sender if config.smtp else NOBODY, config.publish.unsubscribe_to or "")


def deliver_until_done(post: Post, *, patience: timedelta) -> Tally:
    """Deliver, and wait for what was put off if that is not long; only for whoever holds the lock."""
    deadline = post.clock.now() + patience
    whole = deliver_pending(post)
    while whole.next_try and not whole.trouble and whole.next_try <= deadline and not post.stop.is_set():
        if post.stop.wait(max(0.0, (whole.next_try - post.clock.now()).total_seconds())):
            break
        more = deliver_pending(post)
        whole.sent += more.sent
        whole.failed += more.failed
        whole.suppressed += more.suppressed
        whole.put_off += more.put_off
        whole.unknown += more.unknown
        whole.trouble, whole.next_try = more.trouble, more.next_try
    return whole
