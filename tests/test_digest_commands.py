"""The commands that send: `summarize digest run`, `serve`, `install`, `resend` and `subscribers`."""

from __future__ import annotations

import base64
import email
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarize.cli.running import ShiftedClock, tell_status
from summarize.digest.config import load_config
from summarize.digest.passwords import SecretSource
from summarize.digest.periods import Timetable, latest_period, next_period
from summarize.digest.run import Ran
from summarize.digest.schedule import LOOK_AGAIN, make_triggers
from summarize.digest.store import Store, open_configured_store
from summarize.digest.types import Delivery, DeliveryState
from summarize.digest.units import write_crontab, write_service, write_timer

from .commandline import run_here
from .digest_feeds import BRIDGE, BRIDGE_TOO, entry, feed
from .digests import _empty_store, write_settings
from .mail_server import PASSWORD, USER, MailServer, serve_mail
from .web_server import Answer, serve


@dataclass(slots=True)
class Desk:
    """Settings on disk, a mail server, feeds, and the commands to try on them."""

    folder: Path
    mail: MailServer
    capsys: pytest.CaptureFixture[str]
    said: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Path:
        return self.folder / "digest.toml"

    def do(self, *arguments: str) -> tuple[int, str, str]:
        ran = run_here(self.capsys, "digest", *arguments, "--file", str(self.settings))
        self.said += [ran.out, ran.err]
        return ran.status, ran.out, ran.err

    def store(self) -> Store:
        return open_configured_store(load_config(self.settings))

    def states(self) -> dict[str, str]:
        with self.store() as store:
            deliveries = store.deliveries.in_states(*DeliveryState)
        return {one.recipient.partition("@")[0]: one.state.value for one in deliveries}


SETTINGS = """
[store]
url = "sqlite:///{folder}/digest.db"
[smtp]
host = "127.0.0.1"
port = {port}
security = "starttls"
username = "{user}"
password_from = "file:password"
ca_file = "{ca_file}"
from = "news@digest.example"
timeout = 10
[publish]
archive = "archive"
health = "health.json"
base_url = "https://news.example"
[fetch]
full_text = false
allow_private = true
[[digest]]
name = "morning"
title = "Morning news"
feeds = [{feeds}]
recipients = ["ida@example.org", "bo@example.org"]
at = "07:00"
zone = "Europe/Berlin"
"""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    now = datetime.now(UTC)
    with serve({}) as site, serve_mail(tmp_path, security="starttls", login=True) as mail:
        for outlet, text in (("Harbour Post", BRIDGE), ("The Lantern", BRIDGE_TOO)):
            one = entry("Old Ferry Bridge closed", text, f"https://x.example/{outlet[0]}", now - timedelta(minutes=5))
            site.answers[f"/{outlet[0]}"] = Answer(feed(outlet, one))
        (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
        (tmp_path / "password").chmod(0o600)
        (tmp_path / "digest.db").write_bytes(_empty_store())
        text = SETTINGS.format(
            folder=tmp_path,
            port=mail.port,
            user=USER,
            ca_file=mail.ca_file,
            feeds=", ".join(f'"{site.url(path)}"' for path in site.answers),
        )
        (tmp_path / "digest.toml").write_text(text, encoding="utf-8")
        yield Desk(tmp_path, mail, capsys)


# ---------------------------------------------------------------- run


def test_run_sends_what_is_due_and_then_has_nothing_to_do(desk: Desk) -> None:
    status, _, err = desk.do("run")
    assert status == 0, err
    assert sorted(desk.mail.recipients()) == ["bo@example.org", "ida@example.org"]
    message = email.message_from_bytes(desk.mail.taken[0][1], policy=email.policy.default)
    assert message["Subject"].startswith("Morning news: ")
    assert "The bridge carries about 14,000 cars" in str(message.get_body(("plain",)))
    assert "edition made" in err
    status, out, err = desk.do("run", "--log", "json")
    assert (status, out) == (4, "")
    assert json.loads(err)["event"] == "nothing due"
    assert len(desk.mail.taken) == 2
    assert (desk.folder / "archive" / "index.html").is_file()
    assert json.loads((desk.folder / "health.json").read_text(encoding="utf-8"))["ok"] is True


def test_run_can_be_told_the_time(desk: Desk) -> None:
    assert desk.do("run", "-q")[0] == 0
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert desk.do("run", "--now", tomorrow, "-q") == (0, "", "")
    assert len(desk.mail.taken) == 4


@pytest.mark.parametrize("option", ["--to-maildir", "--to-file"])
def test_run_can_deliver_to_files(desk: Desk, option: str) -> None:
    status, _, err = desk.do("run", option, str(desk.folder / "box" / "mail"))
    assert status == 0, err
    written = [path for path in (desk.folder / "box").rglob("*") if path.is_file()]
    assert sorted(str(email.message_from_bytes(path.read_bytes())["To"]) for path in written) == [
        "bo@example.org",
        "ida@example.org",
    ]
    assert desk.mail.offered == []


def test_run_without_a_mail_server_says_what_to_do_and_loses_nothing(desk: Desk) -> None:
    text = desk.settings.read_text(encoding="utf-8")
    begin, end = text.index("[smtp]"), text.index("[publish]")
    desk.settings.write_text(text[:begin] + text[end:], encoding="utf-8")
    status, _, err = desk.do("run")
    assert status == 1
    assert "no mail server is named" in err
    assert set(desk.states().values()) == {"pending"}
    desk.settings.write_text(text, encoding="utf-8")
    assert desk.do("run")[0] == 0
    assert set(desk.states().values()) == {"sent"}


def test_run_while_another_is_at_work_does_nothing(desk: Desk) -> None:
    with desk.store() as store, store.lock("run"):
        status, _, err = desk.do("run")
    assert status == 4
    assert "another run is at work" in err
    assert desk.mail.offered == []


def test_run_knows_its_digests(desk: Desk) -> None:
    status, _, err = desk.do("run", "evening")
    assert (status, "no such digest: evening" in err) == (2, True)


@pytest.mark.parametrize(
    ("ran", "status"),
    [
        (Ran(), 4),
        (Ran(busy=True), 4),
        (Ran(problems=["morning: no"]), 1),
    ],
)
def test_the_exit_status_says_how_it_went(ran: Ran, status: int) -> None:
    assert tell_status(ran) == status
    ran.tally.sent = 1
    assert tell_status(ran) == (status if ran.problems else 0)
    ran.tally.failed = 1
    assert tell_status(ran) == 1


def test_a_clock_that_was_set_goes_on() -> None:
    clock = ShiftedClock(datetime(2026, 3, 10, tzinfo=UTC))
    first = clock.now()
    time.sleep(0.01)
    assert first - datetime(2026, 3, 10, tzinfo=UTC) < timedelta(minutes=1)
    assert clock.now() > first


# ---------------------------------------------------------------- serve, and how it ends


def start_apart(desk: Desk, command: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "summarize", "digest", command, "--file", str(desk.settings), "--log", "json"]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})


def wait_for(process: subprocess.Popen[str], event: str) -> None:
    assert process.stderr
    for line in process.stderr:
        if json.loads(line)["event"] == event:
            return
    raise AssertionError(f"it ended without: {event}")


def test_serve_sends_what_is_due_and_ends_when_told_to(desk: Desk) -> None:
    with start_apart(desk, "serve") as process:
        wait_for(process, "sent")
        wait_for(process, "sent")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    assert len(desk.mail.taken) == 2
    assert desk.states() == {"bo": "sent", "ida": "sent"}


@pytest.mark.parametrize("command", ["run", "serve"])
def test_at_sigterm_the_delivery_in_hand_is_finished_and_no_other_begun(desk: Desk, command: str) -> None:
    at_the_dot, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        at_the_dot.set()
        go_on.wait(60)

    desk.mail.before_reply = pause
    with start_apart(desk, command) as process:
        assert at_the_dot.wait(60)
        process.send_signal(signal.SIGTERM)
        go_on.set()
        assert process.wait(timeout=60) == 0
        process.communicate()
    assert desk.states() == {"bo": "sent", "ida": "pending"}
    assert desk.mail.recipients() == ["bo@example.org"]
    assert desk.do("run")[0] == 0
    assert sorted(desk.mail.recipients()) == ["bo@example.org", "ida@example.org"]


@pytest.mark.parametrize("start", ["2026-03-28T12:00", "2026-10-24T12:00", "2026-07-01T00:00"])
@pytest.mark.parametrize("more", ['cron = "30 6,18 * * mon-fri"', 'at = "07:00"\ndays = ["sat", "sun"]'])
def test_triggers_fire_when_periods_begin(tmp_path: Path, start: str, more: str) -> None:
    extra = f'[[digest]]\nname = "x"\nfeeds = ["https://a.example/"]\nzone = "America/New_York"\n{more}'
    table = write_settings(tmp_path, more=extra).digest("x")
    triggers = make_triggers(table)
    now = datetime.fromisoformat(start).replace(tzinfo=UTC)
    for _ in range(20):
        fires = min(trigger.get_next_fire_time(None, now) for trigger in triggers)
        assert fires == next_period(table.timetable, now - timedelta(microseconds=1)).due
        now = fires.astimezone(UTC) + timedelta(seconds=1)


def test_what_no_trigger_fires_for_is_looked_for_every_minute(tmp_path: Path) -> None:
    # Two in the morning does not come on this day, and a trigger knows no way around that.
    table = write_settings(tmp_path).digests[0].model_copy(update={"cron": "30 2 * * *"})
    timetable: Timetable = table.timetable
    now = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert latest_period(timetable, now).key == "2026-03-29"
    assert LOOK_AGAIN <= 60


# ---------------------------------------------------------------- install


def test_cron_asks_often_and_takes_four_for_success(desk: Desk) -> None:
    status, out, _ = desk.do("install", "--cron")
    assert status == 0
    assert out.startswith("*/15 * * * * ")
    assert f"digest run --quiet --file {desk.settings}" in out
    assert out.endswith("|| [ $? -eq 4 ]\n")
    assert out.count("\n") == 1


def test_a_crontab_line_survives_odd_paths() -> None:
    line = write_crontab(["/opt/my tools/summarize"], Path("/home/ida/100%/digest.toml"))
    assert "'/opt/my tools/summarize' digest run" in line
    assert r"100\%/digest.toml" in line


def test_systemd_makes_up_for_what_was_missed_and_takes_four_for_success(desk: Desk) -> None:
    status, out, _ = desk.do("install", "--systemd")
    assert status == 0
    assert "Persistent=true\n" in out
    assert "SuccessExitStatus=4\n" in out
    assert "OnCalendar=*-*-* 07:00:00 Europe/Berlin\n" in out
    assert "OnCalendar=*:0/15\n" in out
    assert "summarize-digest.timer" in out
    assert "Type=oneshot" in out


def test_a_unit_survives_odd_paths_and_keeps_variables_in_a_file() -> None:
    unit = write_service(
        ["/opt/my tools/summarize"], Path("/home/ida/100%$x/digest.toml"), SecretSource("env", "MAIL_PASSWORD")
    )
    assert 'ExecStart="/opt/my tools/summarize" digest run --file /home/ida/100%%$$x/digest.toml\n' in unit
    assert "EnvironmentFile=/home/ida/100%%$x/digest.env\n" in unit


def test_a_timer_keeps_days_and_zones(tmp_path: Path) -> None:
    table = write_settings(tmp_path).digests[0].model_copy(update={"cron": "15 6,18 * * mon,fri"})
    timer = write_timer([table, table])
    assert timer.count("OnCalendar=Mon,Fri *-*-* 06:15:00 Europe/Berlin\n") == 1
    assert "OnCalendar=Mon,Fri *-*-* 18:15:00 Europe/Berlin\n" in timer


def test_units_can_be_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.folder / "config"))
    status, out, err = desk.do("install", "--systemd", "--write")
    assert (status, out) == (0, "")
    assert "enable --now summarize-digest.timer" in err
    units = desk.folder / "config" / "systemd" / "user"
    assert {path.name for path in units.iterdir()} == {"summarize-digest.service", "summarize-digest.timer"}


def test_the_crontab_is_changed_in_one_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    table = desk.folder / "crontab.txt"
    table.write_text("0 1 * * * backup\n", encoding="utf-8")
    program = desk.folder / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat {table}; else cat > {table}; fi\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    for _ in range(2):
        assert desk.do("install", "--cron", "--write")[0] == 0
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["0 1 * * * backup", "# summarize-digest"]
    assert len(lines) == 3
    monkeypatch.setenv("PATH", str(desk.folder / "nothing"))
    status, _, err = desk.do("install", "--cron", "--write")
    assert (status, "cannot change the crontab" in err) == (1, True)


def test_install_asks_which(desk: Desk) -> None:
    status, _, err = desk.do("install")
    assert (status, "--systemd, or --cron" in err) == (2, True)


# ---------------------------------------------------------------- resend


def make_unknown(desk: Desk) -> Delivery:
    """Have the server hang up when it has taken a message; return that to Bo."""
    desk.mail.mood = "hang up"
    assert desk.do("run", "--log", "json")[0] == 1
    desk.mail.mood = ""
    with desk.store() as store:
        unknown, _ = store.deliveries.in_states(DeliveryState.UNKNOWN)
    return unknown


def test_what_is_unknown_is_listed_and_told_on_every_run(desk: Desk) -> None:
    desk.do("run")
    assert desk.do("resend") == (0, "", "Nothing to decide on.\n")


@pytest.mark.parametrize(("decision", "copies"), [("--again", 2), ("--arrived", 1)])
def test_resend_decides(desk: Desk, decision: str, copies: int) -> None:
    unknown = make_unknown(desk)
    status, out, _ = desk.do("resend")
    assert status == 0
    assert f"{unknown.edition}  morning " in out
    assert "bo@example.org  unknown  no reply to the message" in out
    assert "deliveries to decide on" in desk.do("run")[2]
    status, _, err = desk.do("resend", str(unknown.edition), "BO@example.org", decision)
    assert status == 0, err
    assert desk.states()["bo"] == "sent"
    ids = [email.message_from_bytes(content)["Message-ID"] for to, content in desk.mail.taken if to == "bo@example.org"]
    assert (len(ids), len(set(ids))) == (copies, 1)
    status, _, err = desk.do("resend", str(unknown.edition), "bo@example.org", decision)
    assert (status, "no such delivery" in err) == (2, True)
    assert desk.states()["ida"] == "unknown"


# ---------------------------------------------------------------- subscribers


def test_subscribers_are_listed_added_and_removed(desk: Desk) -> None:
    assert desk.do("subscribers", "add", "Eve@example.org", "eve@example.org")[2] == (
        "Eve@example.org: added to morning\neve@example.org: has morning\n"
    )
    assert (
        desk.do("subscribers", "remove", "bo@example.org", "-d", "morning")[2]
        == "bo@example.org: gets no more morning\n"
    )
    assert desk.do("subscribers", "remove", "bo@example.org")[2] == "bo@example.org: did not get any morning\n"
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert desk.do("subscribers", "list")[1].splitlines() == [
        f"morning  bo@example.org  digest.toml  removed {today}",
        f"morning  eve@example.org  added {today}  -",
        "morning  ida@example.org  digest.toml  -",
    ]
    desk.do("run")
    assert sorted(desk.mail.recipients()) == ["eve@example.org", "ida@example.org"]
    desk.do("subscribers", "add", "bo@example.org")
    assert desk.do("subscribers", "list", "-d", "morning")[1].startswith("morning  bo@example.org  digest.toml  -\n")


def test_what_is_no_address_cannot_be_added(desk: Desk) -> None:
    status, _, err = desk.do("subscribers", "add", "nobody")
    assert (status, "'nobody' is no address" in err) == (2, True)


# ---------------------------------------------------------------- secrets


def test_no_secret_is_told_stored_or_sent_whatever_goes_wrong(desk: Desk) -> None:
    plain = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    alone = base64.b64encode(PASSWORD.encode()).decode()
    # A server that repeats what it was told.
    desk.mail.auth = f"535 5.7.8 not {PASSWORD}, {alone} nor {plain}"
    assert desk.do("run", "-vv")[0] == 1
    desk.mail.auth = ""
    desk.mail.mail = f"550 5.7.1 who is {PASSWORD}? {plain}?"
    assert desk.do("run", "-vv", "--log", "json")[0] == 1
    desk.mail.mail = ""
    desk.mail.rcpt = lambda address: f"550 5.1.1 {PASSWORD}? {alone}?" if address.startswith("ida") else ""
    assert desk.do("run", "-vv", "--now", (datetime.now(UTC) + timedelta(hours=5)).isoformat())[0] == 1
    assert set(desk.states().values()) == {"sent", "failed"}
    for command in (
        ["status"],
        ["status", "--format", "json"],
        ["resend"],
        ["install", "--systemd"],
        ["install", "--cron"],
        ["subscribers", "list"],
    ):
        desk.do(*command)
    (desk.folder / "password").chmod(0o644)
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    assert desk.do("run", "-vv", "--now", tomorrow)[0] == 1
    assert "others on this machine can read the file" in desk.said[-1]
    key = next((desk.folder / "home").rglob("unsubscribe.key")).read_text(encoding="ascii").strip()
    kept = {
        path: path.read_bytes()
        for path in desk.folder.rglob("*")
        if path.is_file() and path.name not in {"password", "unsubscribe.key"}
    }
    assert desk.folder / "digest.db" in kept
    sent = [content for _, content in desk.mail.taken]
    assert sent
    for secret in (PASSWORD, plain, alone, key):
        assert secret not in "".join(desk.said)
        assert [path for path, content in kept.items() if secret.encode() in content] == []
        assert not any(secret.encode() in content for content in sent)
    assert "***" in "".join(desk.said)
