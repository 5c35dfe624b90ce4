"""A run: what is due is made once, and brought to everybody once, whatever happens."""

from __future__ import annotations

import email
import email.policy
import io
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarize.digest.config import DigestConfig, DigestTable
from summarize.digest.deliver import decide_delivery
from summarize.digest.journal import Journal
from summarize.digest.mail import Answer, Envelope, Outcome
from summarize.digest.outbox import FileMailer, MaildirMailer
from summarize.digest.run import Ran, open_mailer, run_digests
from summarize.digest.store import Store
from summarize.digest.subscribers import find_addresses, list_recipients
from summarize.digest.types import DeliveryState, Edition, Period, SuppressionReason
from summarize.digest.unsubscribe import StoreUnsubscriber, make_token
from summarize.errors import FetchError, MailError, OutputError

from .digests import (
    SENT,
    START,
    FakeMailer,
    FakeStop,
    HandClock,
    make_due_edition,
    open_of,
    recipients_of,
    start,
    write_settings,
)
from .mail_server import PASSWORD, USER, serve_mail

LATER = Answer(Outcome.DEFERRED, "450 4.2.1 try later")
AWAY = Answer(Outcome.DEFERRED, "Connection refused", reached=False)
NEVER = Answer(Outcome.REFUSED, "550 5.1.1 no such user", about_address=True)
SPAM = Answer(Outcome.REFUSED, "554 5.7.1 spam")
LOST = Answer(Outcome.UNKNOWN, "no reply to the message: it took too long")
SHUT = MailError("the mail server cannot be used", "127.0.0.1:25", "535 5.7.8 no")


@pytest.fixture
def config(tmp_path: Path) -> DigestConfig:
    return write_settings(tmp_path)


@pytest.fixture
def store(config: DigestConfig) -> Iterator[Store]:
    with open_of(config) as opened:
        yield opened


def states(store: Store) -> dict[str, str]:
    """Say how the deliveries of the newest edition stand."""
    latest = store.editions.latest("morning")
    assert latest
    return {one.recipient.partition("@")[0]: one.state.value for one in store.deliveries.of_edition(latest.id)}


def test_an_edition_that_is_due_is_made_and_brought_to_everybody_once(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    ran = run_digests(running)
    assert [record.period.key for record in ran.made] == ["2026-03-10"]
    assert (ran.tally.sent, ran.idle, ran.failed) == (2, False, False)
    for _ in range(3):
        clock.pass_by(hours=5)
        assert run_digests(running).idle
    assert sorted(recipients_of(mailer)) == ["bo@example.org", "ida@example.org"]
    assert states(store) == {"bo": "sent", "ida": "sent"}


def test_the_message_is_that_of_its_edition_and_recipient(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    run_digests(running)
    clock.pass_by(days=1)
    run_digests(running)
    first, second = [
        email.message_from_bytes(envelope.content, policy=email.policy.default)
        for envelope in mailer.taken
        if envelope.recipient == "ida@example.org"
    ]
    assert first["References"] is None
    assert second["References"] == first["Message-ID"]
    assert second["Message-ID"] != first["Message-ID"]
    assert mailer.taken[0].sender == "news@digest.example"


def test_a_machine_asleep_for_three_days_makes_one_edition(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    run_digests(running)
    clock.pass_by(days=3, hours=4)
    assert [record.period.key for record in run_digests(running).made] == ["2026-03-13"]
    assert store.editions.count() == 2
    clock.pass_by(days=-2)
    assert run_digests(running).idle


def test_one_digest_that_cannot_be_made_does_not_harm_another_and_stays_due(tmp_path: Path) -> None:
    more = '[[digest]]\nname = "evening"\nfeeds = ["https://post.example/feed"]\nrecipients = ["eve@example.org"]'
    config = write_settings(tmp_path, more=more)
    broken = True

    def make(table: DigestTable, period: Period) -> Edition:
        if table.name == "morning" and broken:
            raise FetchError("cannot fetch", "https://post.example/feed", "no network")
        return make_due_edition(table, period)

    with open_of(config) as store:
        mailer = FakeMailer()
        running = start(config, store, mailer=mailer, make=make)
        ran = run_digests(running)
        assert ran.problems == ["morning: cannot fetch: https://post.example/feed: no network"]
        assert recipients_of(mailer) == ["eve@example.org"]
        broken = False
        assert [record.digest for record in run_digests(running).made] == ["morning"]


def test_only_the_digests_that_are_named_run(tmp_path: Path) -> None:
    more = '[[digest]]\nname = "evening"\nfeeds = ["https://post.example/feed"]'
    config = write_settings(tmp_path, more=more)
    with open_of(config) as store:
        ran = run_digests(start(config, store), ["evening"])
        assert [record.digest for record in ran.made] == ["evening"]


def test_a_server_that_asks_for_patience_is_tried_again_with_longer_and_longer_pauses(
    config: DigestConfig, store: Store
) -> None:
    mailer, clock = FakeMailer(LATER, SENT, LATER, SENT), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    ran = run_digests(running)
    assert isinstance(running.stop, FakeStop)
    assert running.stop.waited == [2.0, 60.0]
    assert ran.tally.sent == 2
    assert mailer.offered == ["bo@example.org", "ida@example.org", "bo@example.org", "bo@example.org"]


def test_what_is_put_off_for_long_is_left_to_the_next_run(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(LATER), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    ran = run_digests(running)
    assert (ran.tally.sent, ran.tally.failed) == (0, 0)
    assert states(store) == {"bo": "pending", "ida": "pending"}
    offered = len(mailer.offered)
    clock.pass_by(minutes=1)
    run_digests(running)
    assert len(mailer.offered) == offered
    mailer.answers = [SENT]
    clock.pass_by(minutes=10)
    assert run_digests(running).tally.sent == 2


def test_a_server_that_never_takes_it_is_given_up_after_days(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(LATER), HandClock()
    running = start(config, store, mailer=mailer, clock=clock, patience=timedelta())
    run_digests(running)
    for _ in range(5 * 4):
        clock.pass_by(hours=6)
        run_digests(running)
    assert store.deliveries.in_states(DeliveryState.FAILED)[0].error.startswith("temporary: given up after")
    assert not [one for one in store.deliveries.in_states(DeliveryState.PENDING) if one.edition == 1]


def test_a_server_that_is_away_loses_no_edition_however_long(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(AWAY), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    run_digests(running)
    # The second recipient is not tried when the first finds nobody there.
    assert set(mailer.offered) == {"bo@example.org"}
    for _ in range(6):
        clock.pass_by(days=1)
        run_digests(running)
    mailer.answers = [SENT]
    clock.pass_by(days=1)
    run_digests(running)
    assert len(mailer.taken) == 2 * 8
    assert len({envelope.content for envelope in mailer.taken}) == 2 * 8
    assert set(states(store).values()) == {"sent"}


def test_a_refusal_for_good_is_noted_and_not_repeated(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(NEVER, SENT), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    ran = run_digests(running)
    assert (ran.tally.failed, ran.tally.sent, ran.failed) == (1, 1, True)
    assert states(store) == {"bo": "failed", "ida": "sent"}
    [failed] = store.deliveries.in_states(DeliveryState.FAILED)
    assert failed.error == "permanent: 550 5.1.1 no such user"
    clock.pass_by(hours=1)
    assert run_digests(running).idle


@pytest.mark.parametrize(("answer", "suppressed"), [(NEVER, True), (SPAM, False)])
def test_an_address_that_bounces_gets_nothing_more_after_a_setting(
    tmp_path: Path, answer: Answer, *, suppressed: bool
) -> None:
    config = write_settings(tmp_path, smtp="suppress_after = 2")
    with open_of(config) as store:
        mailer, clock = FakeMailer(answer), HandClock()
        running = start(config, store, mailer=mailer, clock=clock)
        for _ in range(3):
            run_digests(running)
            clock.pass_by(days=1)
        assert len(mailer.offered) == (4 if suppressed else 6)
        found = store.subscribers.suppression("morning", "ida@example.org")
        assert (found.reason if found else None) == (SuppressionReason.BOUNCED if suppressed else None)


def test_a_mail_that_is_taken_forgives_earlier_bounces(tmp_path: Path) -> None:
    config = write_settings(tmp_path, smtp="suppress_after = 2")
    with open_of(config) as store:
        mailer, clock = FakeMailer(NEVER, NEVER, SENT, SENT, NEVER), HandClock()
        running = start(config, store, mailer=mailer, clock=clock)
        for _ in range(3):
            run_digests(running)
            clock.pass_by(days=1)
        assert not store.subscribers.suppressions()


def test_who_leaves_after_the_edition_was_made_gets_nothing(config: DigestConfig, store: Store) -> None:
    clock = HandClock()
    key = "k" * 40

    def leave() -> Answer:
        token = make_token(key, "morning", "ida@example.org")
        StoreUnsubscriber(store, key, {}, clock=clock).unsubscribe(token)
        return SPAM

    mailer = FakeMailer(leave, SENT)
    ran = run_digests(start(config, store, mailer=mailer, clock=clock))
    assert mailer.offered == ["bo@example.org"]
    assert ran.tally.suppressed == 1
    assert states(store)["ida"] == "suppressed"
    clock.pass_by(days=1)
    run_digests(start(config, store, mailer=mailer, clock=clock))
    assert "ida@example.org" not in mailer.offered
    assert "ida" not in states(store)


def test_who_is_taken_out_of_the_settings_gets_nothing_that_was_waiting(tmp_path: Path) -> None:
    config = write_settings(tmp_path)
    with open_of(config) as store:
        run_digests(start(config, store, mailer=FakeMailer(AWAY)))
        table = config.digests[0].model_copy(update={"recipients": ("ida@example.org",)})
        config = config.model_copy(update={"digests": (table,)})
        clock, mailer = HandClock(START + timedelta(hours=2)), FakeMailer()
        run_digests(start(config, store, mailer=mailer, clock=clock))
        assert recipients_of(mailer) == ["ida@example.org"]
        assert states(store)["bo"] == "suppressed"


def test_subscribers_come_from_the_settings_and_the_store(config: DigestConfig, store: Store) -> None:
    store.subscribers.add("morning", "Eve@example.org", START)
    store.subscribers.add("morning", "IDA@example.org", START)
    store.subscribers.remove("morning", "bo@example.org", START)
    [table] = config.digests
    assert find_addresses(table, store) == ("eve@example.org", "ida@example.org")
    told = [(one.address, one.configured, one.suppression is None) for one in list_recipients(table, store)]
    assert told == [("bo@example.org", True, False), ("eve@example.org", False, True), ("ida@example.org", True, True)]


def test_a_server_that_shuts_us_out_stops_the_deliveries_and_harms_nobody(config: DigestConfig, store: Store) -> None:
    mailer, clock = FakeMailer(SHUT), HandClock()
    ran = run_digests(start(config, store, mailer=mailer, clock=clock))
    assert mailer.offered == ["bo@example.org"]
    assert ran.problems == ["the mail server cannot be used: 127.0.0.1:25: 535 5.7.8 no"]
    assert states(store) == {"bo": "pending", "ida": "pending"}
    # Who stays up leaves it alone for a while; who starts a run has set it right.
    clock.pass_by(minutes=1)
    patient = FakeMailer()
    assert run_digests(start(config, store, mailer=patient, clock=clock, eager=False)).idle
    assert patient.offered == []
    assert run_digests(start(config, store, mailer=FakeMailer(), clock=clock)).tally.sent == 2


def test_what_nobody_knows_is_told_and_left_alone_until_somebody_decides(config: DigestConfig, store: Store) -> None:
    mailer, clock, journal = FakeMailer(LOST, SENT), HandClock(), io.StringIO()
    running = start(config, store, mailer=mailer, clock=clock, journal=journal)
    ran = run_digests(running)
    assert ran.failed
    assert states(store) == {"bo": "unknown", "ida": "sent"}
    clock.pass_by(hours=1)
    again = run_digests(running)
    assert again.idle
    assert len(again.undecided) == 1
    assert journal.getvalue().count("deliveries to decide on") == 2
    # Who looks every minute does not say it every minute.
    run_digests(replace(running, eager=False))
    assert journal.getvalue().count("deliveries to decide on") == 2
    assert mailer.offered == ["bo@example.org", "ida@example.org"]


@pytest.mark.parametrize(("arrived", "copies"), [(True, 1), (False, 2)])
def test_whoever_decides_has_it_sent_again_or_not(
    config: DigestConfig, store: Store, *, arrived: bool, copies: int
) -> None:
    mailer, clock = FakeMailer(LOST, SENT), HandClock()
    running = start(config, store, mailer=mailer, clock=clock)
    [unknown] = run_digests(running).undecided
    assert decide_delivery(store, unknown, arrived=arrived, now=clock.now())
    assert not decide_delivery(store, unknown, arrived=arrived, now=clock.now())
    run_digests(running)
    to_bo = [envelope.content for envelope in mailer.taken if envelope.recipient == "bo@example.org"]
    # Under the same Message-ID and in the same words, so that whoever got it knows it for the same.
    assert (len(to_bo), len(set(to_bo))) == (copies, 1)
    assert states(store) == {"bo": "sent", "ida": "sent"}


@pytest.mark.parametrize(
    ("left", "now"),
    [(DeliveryState.PENDING, "sent"), (DeliveryState.SENDING, "sent"), (DeliveryState.IN_DATA, "unknown")],
)
def test_what_a_crash_left_is_resumed_unless_it_may_have_arrived(
    config: DigestConfig, store: Store, left: DeliveryState, now: str
) -> None:
    run_digests(start(config, store, mailer=FakeMailer(AWAY)))
    [bo] = [one for one in store.deliveries.in_states(DeliveryState.PENDING) if one.recipient == "bo@example.org"]
    store.deliveries.move(bo, left, expect=set(DeliveryState), now=START)
    mailer = FakeMailer()
    ran = run_digests(start(config, store, mailer=mailer, clock=HandClock(START + timedelta(hours=5))))
    assert states(store)["bo"] == now
    assert ("bo@example.org" in mailer.offered) == (now == "sent")
    assert [one.recipient for one in ran.tally.unknown] == ([] if now == "sent" else ["bo@example.org"])


def test_a_run_that_is_told_to_end_finishes_the_delivery_in_hand_only(config: DigestConfig, store: Store) -> None:
    clock = HandClock()
    stop = FakeStop(clock)
    running = start(config, store, clock=clock, stop=stop)

    class Ending(FakeMailer):
        def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
            stop.asked = True
            return super().send(envelope, before_final_dot=before_final_dot)

    mailer = Ending()
    run_digests(replace(running, mailer=mailer))
    assert states(store) == {"bo": "sent", "ida": "pending"}
    run_digests(start(config, store, mailer=mailer, clock=clock))
    assert states(store) == {"bo": "sent", "ida": "sent"}


def test_of_two_runs_at_once_one_works(config: DigestConfig, store: Store) -> None:
    busy: list[Ran] = []

    def make(table: DigestTable, period: Period) -> Edition:
        with open_of(config) as other:
            thread = threading.Thread(target=lambda: busy.append(run_digests(start(config, other))))
            thread.start()
            thread.join()
        return make_due_edition(table, period)

    ran = run_digests(start(config, store, make=make))
    assert ran.tally.sent == 2
    assert [one.busy for one in busy] == [True]
    assert busy[0].idle


def test_a_delivery_that_another_process_has_taken_is_not_sent(config: DigestConfig, store: Store) -> None:
    class Slow(FakeMailer):
        """While it is at it, somebody else, whose lock was lost, gets as far as the data."""

        def send(self, envelope: Envelope, *, before_final_dot: Callable[[], None]) -> Answer:
            delivery = store.deliveries.get(1, envelope.recipient)
            assert delivery
            store.deliveries.move(delivery, DeliveryState.IN_DATA, expect={DeliveryState.SENDING}, now=START)
            return super().send(envelope, before_final_dot=before_final_dot)

    mailer = Slow()
    with pytest.raises(Exception, match="another process has it in hand"):
        run_digests(start(config, store, mailer=mailer))
    assert mailer.taken == []


def test_nobody_to_send_to_is_no_reason_not_to_make_an_edition(tmp_path: Path) -> None:
    config = write_settings(tmp_path)
    table = config.digests[0].model_copy(update={"recipients": ()})
    config = config.model_copy(update={"digests": (table,)})
    with open_of(config) as store:
        ran = run_digests(start(config, store))
        assert [record.period.key for record in ran.made] == ["2026-03-10"]
        assert not ran.failed


def test_an_address_that_cannot_be_written_to_fails_alone(tmp_path: Path) -> None:
    config = write_settings(tmp_path)
    with open_of(config) as store:
        store.subscribers.add("morning", "idä@example.org", START)
        ran = run_digests(start(config, store))
        assert (ran.tally.sent, ran.tally.failed) == (2, 1)


def test_it_all_arrives_by_a_real_server(tmp_path: Path) -> None:
    with serve_mail(tmp_path, security="starttls", login=True) as mail:
        (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
        (tmp_path / "password").chmod(0o600)
        smtp = f'username = "{USER}"\npassword_from = "file:password"\nca_file = "{mail.ca_file}"'
        config = write_settings(tmp_path, port=mail.port, smtp=smtp, publish='base_url = "https://news.example"')
        secured = config.smtp.model_copy(update={"security": "starttls"}) if config.smtp else None
        config = config.model_copy(update={"smtp": secured})
        with open_of(config) as store, open_mailer(config) as mailer:
            ran = run_digests(start(config, store, mailer=mailer, key="k" * 40))
        assert ran.tally.sent == 2
        assert sorted(mail.recipients()) == ["bo@example.org", "ida@example.org"]
        message = email.message_from_bytes(mail.taken[0][1], policy=email.policy.default)
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_without_a_mail_server_one_is_asked_for(tmp_path: Path) -> None:
    config = write_settings(tmp_path).model_copy(update={"smtp": None})
    with pytest.raises(MailError, match="no mail server is named") as caught:
        open_mailer(config)
    assert "--to-maildir" in caught.value.hint


def test_mail_can_go_to_a_maildir(config: DigestConfig, store: Store, tmp_path: Path) -> None:
    run_digests(start(config, store, mailer=MaildirMailer(tmp_path / "deep" / "mail")))
    messages = [email.message_from_bytes(path.read_bytes()) for path in (tmp_path / "deep/mail/new").iterdir()]
    assert sorted(message["To"] for message in messages) == ["bo@example.org", "ida@example.org"]
    assert states(store) == {"bo": "sent", "ida": "sent"}


def test_mail_can_go_to_files(config: DigestConfig, store: Store, tmp_path: Path) -> None:
    run_digests(start(config, store, mailer=FileMailer(tmp_path / "out" / "edition.eml")))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["edition-2.eml", "edition.eml"]


def read_health(path: Path) -> dict[str, object]:
    told = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def test_the_health_file_says_how_it_went(tmp_path: Path) -> None:
    config = write_settings(tmp_path, publish='health = "health.json"')
    with open_of(config) as store:
        clock = HandClock()
        run_digests(start(config, store, mailer=FakeMailer(LOST, SENT), clock=clock))
        told = read_health(tmp_path / "health.json")
        assert told["ok"] is False
        assert told["unknown"] == [{"edition": 1, "recipient": "bo@example.org"}]
        assert told["digests"] == {
            "morning": {
                "last_period": "2026-03-10",
                "last_made_at": "2026-03-10T06:00:05Z",
                "last_kind": "news",
                "sent": 1,
                "failed": 0,
                "next_due": "2026-03-11T06:00:00Z",
            }
        }
        [unknown] = store.deliveries.in_states(DeliveryState.UNKNOWN)
        decide_delivery(store, unknown, arrived=True, now=clock.now())
        run_digests(start(config, store, clock=clock))
        assert read_health(tmp_path / "health.json")["ok"] is True


def test_old_editions_and_reports_are_forgotten(tmp_path: Path) -> None:
    config = write_settings(tmp_path, store="retention_days = 7")
    with open_of(config) as store:
        clock = HandClock()
        running = start(config, store, clock=clock)
        for _ in range(12):
            run_digests(running)
            clock.pass_by(days=1)
        assert store.editions.count() == 8


@pytest.mark.parametrize("as_json", [True, False])
def test_the_journal_is_for_people_or_machines(config: DigestConfig, store: Store, *, as_json: bool) -> None:
    stream, clock = io.StringIO(), HandClock(datetime(2026, 3, 10, 6, 0, tzinfo=UTC))
    running = replace(start(config, store, clock=clock), journal=Journal(clock, stream, as_json=as_json))
    run_digests(running)
    lines = stream.getvalue().splitlines()
    if as_json:
        told = [json.loads(line) for line in lines]
        assert [one["event"] for one in told] == ["edition made", "sent", "sent"]
        assert told[0]["stories"] == 2
    else:
        assert lines[0] == (
            "2026-03-10T06:00:00Z edition made edition=1 digest=morning period=2026-03-10 kind=news stories=2 headlines=2"
        )


def test_a_journal_line_is_one_line() -> None:
    stream = io.StringIO()
    Journal(HandClock(), stream).warn("odd", said="a\nb\x1b[31m", empty="")
    assert stream.getvalue() == '2026-03-10T06:00:05Z warning: odd said="a b" empty=""\n'


def test_a_quiet_journal_still_warns() -> None:
    stream = io.StringIO()
    journal = Journal(HandClock(), stream, quiet=True)
    journal.note("nothing much")
    journal.fail("trouble")
    assert stream.getvalue().splitlines() == ["2026-03-10T06:00:05Z error: trouble"]


@pytest.mark.parametrize("make", [MaildirMailer, FileMailer])
def test_a_place_that_cannot_be_written_is_named_and_nothing_is_lost(
    config: DigestConfig, store: Store, tmp_path: Path, make: Callable[[Path], MaildirMailer | FileMailer]
) -> None:
    (tmp_path / "full").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="full"):
        run_digests(start(config, store, mailer=make(tmp_path / "full" / "mail")))
    assert set(states(store).values()) == {"pending", "sending"}
    assert run_digests(start(config, store)).tally.sent == 2
