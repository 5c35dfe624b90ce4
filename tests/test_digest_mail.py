"""The door to SMTP, against a real server in all its moods."""

from __future__ import annotations

import base64
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.digest.mail import Answer, Envelope, Outcome, Server, SmtpMailer, _stuff
from summarize.digest.message import as_octets, write_message
from summarize.errors import MailError

from .editions import make_edition
from .mail_server import PASSWORD, USER, MailServer, Mood, serve_mail
from .test_digest_message import COPY, SENDING

ENVELOPE = Envelope("news@digest.example", "ida@example.org", b"Subject: Hello\r\n\r\n.dots\r\n..\r\n.\r\nend")


class Noted:
    """Counts how often the end of a message was near."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def server_of(mail: MailServer, security: Literal["starttls", "tls", "none"] = "none", **settings: object) -> Server:
    server = Server("127.0.0.1", mail.port, security, ca_file=mail.ca_file, timeout=5, final_reply=5)
    return replace(server, **settings)  # type: ignore[arg-type]  # a test's own


def offer(server: Server, envelope: Envelope = ENVELOPE, noted: Callable[[], None] = Noted()) -> Answer:  # noqa: B008
    with SmtpMailer(server) as mailer:
        return mailer.send(envelope, before_final_dot=noted)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_message_arrives_as_it_was_written(tmp_path: Path, security: Literal["starttls", "tls", "none"]) -> None:
    with serve_mail(tmp_path, security=security) as mail:
        noted = Noted()
        octets = as_octets(write_message(make_edition(), COPY, SENDING))
        assert offer(server_of(mail, security), replace(ENVELOPE, content=octets), noted).outcome is Outcome.SENT
        assert mail.taken == [("ida@example.org", octets)]
        assert noted.times == 1


def test_dots_at_the_start_of_a_line_arrive_as_they_were(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail:
        assert offer(server_of(mail)).outcome is Outcome.SENT
        assert mail.taken[0][1] == ENVELOPE.content + b"\r\n"


@given(st.binary(max_size=60) | st.lists(st.sampled_from([b".", b"\r", b"\n", b"\r\n", b"a"])).map(b"".join))
def test_no_message_holds_its_own_end(content: bytes) -> None:
    on_wire = _stuff(content)
    assert b"\r\n.\r\n" not in b"\r\n" + on_wire
    assert on_wire.endswith(b"\r\n")
    assert b"\n" not in on_wire.replace(b"\r\n", b"")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_is_made_behind_encryption(tmp_path: Path, security: Literal["starttls", "tls"]) -> None:
    with serve_mail(tmp_path, security=security, login=True) as mail:
        assert offer(server_of(mail, security, username=USER, password=PASSWORD)).outcome is Outcome.SENT


def test_one_connection_carries_all_messages_and_a_lost_one_is_made_again(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail, SmtpMailer(server_of(mail)) as mailer:
        for number in range(3):
            mailer.send(replace(ENVELOPE, recipient=f"r{number}@example.org"), before_final_dot=Noted())
        assert mail.connections == 1
        assert mailer._smtp
        assert mailer._smtp.sock
        mailer._smtp.sock.shutdown(socket.SHUT_RDWR)
        assert mailer.send(ENVELOPE, before_final_dot=Noted()).outcome is Outcome.SENT
        assert mail.connections == 2


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("450 4.2.1 try later", Outcome.DEFERRED), ("550 5.1.1 no such user", Outcome.REFUSED)],
)
def test_a_refused_recipient_is_told_from_one_to_try_later(tmp_path: Path, code: str, outcome: Outcome) -> None:
    with serve_mail(tmp_path) as mail, SmtpMailer(server_of(mail)) as mailer:
        mail.rcpt = lambda address: code if address == "ida@example.org" else ""
        noted = Noted()
        answer = mailer.send(ENVELOPE, before_final_dot=noted)
        assert answer == Answer(outcome, code, about_address=outcome is Outcome.REFUSED)
        assert noted.times == 0
        # The next one is not harmed.
        assert (
            mailer.send(replace(ENVELOPE, recipient="bo@example.org"), before_final_dot=noted).outcome is Outcome.SENT
        )
        assert mail.recipients() == ["bo@example.org"]


@pytest.mark.parametrize(
    ("code", "outcome"), [("451 4.3.0 busy", Outcome.DEFERRED), ("554 5.7.1 looks like spam", Outcome.REFUSED)]
)
def test_a_refused_message_says_nothing_of_the_address(tmp_path: Path, code: str, outcome: Outcome) -> None:
    with serve_mail(tmp_path) as mail:
        mail.data = code
        assert offer(server_of(mail)) == Answer(outcome, code, about_address=False)
        assert mail.taken == []


@pytest.mark.parametrize("mood", ["hang", "hang up"])
def test_without_a_reply_to_the_final_dot_nobody_knows(tmp_path: Path, mood: Mood) -> None:
    with serve_mail(tmp_path) as mail:
        mail.mood = mood
        noted = Noted()
        answer = offer(server_of(mail, final_reply=0.3), noted=noted)
        assert answer.outcome is Outcome.UNKNOWN
        assert answer.said.startswith("no reply to the message")
        assert noted.times == 1
        assert mail.recipients() == ["ida@example.org"]


def test_a_connection_lost_before_the_final_dot_may_be_made_again(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail:
        mail.mood = "hang up before the end"
        long = replace(ENVELOPE, content=b"Subject: x\r\n\r\n" + b"word " * 200_000)
        assert offer(server_of(mail), long).outcome is Outcome.DEFERRED
        assert mail.offered == []


def test_what_cannot_be_noted_is_not_sent(tmp_path: Path) -> None:
    def fail() -> None:
        raise RuntimeError("the database is away")

    with serve_mail(tmp_path) as mail:
        with pytest.raises(RuntimeError):
            offer(server_of(mail), noted=fail)
        assert offer(server_of(mail), replace(ENVELOPE, recipient="bo@example.org")).outcome is Outcome.SENT
        assert mail.offered == ["bo@example.org"]


def test_a_server_that_is_not_there_is_tried_later() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        answer = offer(Server("127.0.0.1", closed.getsockname()[1], "none", timeout=5))
    assert (answer.outcome, answer.reached) == (Outcome.DEFERRED, False)


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        answer = offer(Server("127.0.0.1", silent.getsockname()[1], "none", timeout=0.2))
    assert (answer.outcome, answer.reached) == (Outcome.DEFERRED, False)
    assert "timed out" in answer.said


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("certified", ["127.0.0.1", "mail.elsewhere.example"])
def test_a_certificate_that_nobody_vouches_for_or_of_another_is_refused(
    tmp_path: Path, security: Literal["starttls", "tls"], certified: str
) -> None:
    with serve_mail(tmp_path, security=security, certified=certified) as mail:
        server = server_of(mail, security)
        with pytest.raises(MailError, match="cannot be used") as caught:
            offer(replace(server, ca_file=None) if certified == "127.0.0.1" else server)
        assert "ca_file" in caught.value.hint
        assert mail.offered == []


def test_encryption_that_is_not_offered_is_not_done_without(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail:
        with pytest.raises(MailError, match="STARTTLS"):
            offer(server_of(mail, "starttls"))
        assert mail.offered == []


def test_tls_where_none_is_spoken_is_told_apart_from_trouble(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail, pytest.raises(MailError) as caught:
        offer(server_of(mail, "tls"))
    assert "security" in caught.value.hint


def test_certificates_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with serve_mail(tmp_path, security="tls") as mail, pytest.raises(MailError, match=r"none\.pem"):
        offer(server_of(mail, "tls", ca_file=tmp_path / "none.pem"))


def test_a_refused_login_is_no_bounce_and_repeats_no_password(tmp_path: Path) -> None:
    plain = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    with serve_mail(tmp_path, security="starttls", login=True) as mail:
        mail.auth = (
            f"535 5.7.8 {PASSWORD} is wrong, and so are {base64.b64encode(PASSWORD.encode()).decode()} and {plain}"
        )
        with pytest.raises(MailError, match=r"5\.7\.8") as caught:
            offer(server_of(mail, "starttls", username=USER, password=PASSWORD))
    assert caught.value.hint == "look at username and password_from in [smtp]"
    assert str(caught.value).count("***") == 3
    assert PASSWORD not in str(caught.value)
    assert plain not in str(caught.value)


def test_a_password_is_in_no_text_about_the_server() -> None:
    server = Server("mail.example", 587, username=USER, password=PASSWORD)
    assert PASSWORD not in f"{server} {server!r}"


def test_letters_that_no_login_takes_are_named_without_being_told() -> None:
    with pytest.raises(MailError, match="outside ASCII") as caught:
        offer(Server("127.0.0.1", 9, "none", username=USER, password="pässword"))
    assert caught.value.__context__ is None


def test_a_refused_sender_is_no_bounce(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail:
        mail.mail = "550 5.7.1 not yours"
        with pytest.raises(MailError, match=r"refuses the sender: news@digest\.example: 550 5\.7\.1 not yours"):
            offer(server_of(mail))
        mail.mail = "451 4.7.1 too many"
        assert offer(server_of(mail)) == Answer(Outcome.DEFERRED, "451 4.7.1 too many")


def test_an_address_cannot_hold_a_command(tmp_path: Path) -> None:
    with serve_mail(tmp_path) as mail:
        evil = replace(ENVELOPE, recipient="ida@example.org>\r\nRCPT TO:<bo@example.org")
        with pytest.raises(ValueError, match="no address"):
            offer(server_of(mail), evil)
        assert mail.taken == []


def test_the_settings_can_be_checked_without_sending(tmp_path: Path) -> None:
    with serve_mail(tmp_path, security="starttls", login=True) as mail:
        right = server_of(mail, "starttls", username=USER, password=PASSWORD)
        SmtpMailer(right).check()
        with pytest.raises(MailError, match="535"):
            SmtpMailer(replace(right, password="wrong")).check()
        assert mail.offered == []
    with pytest.raises(MailError, match="cannot reach"):
        SmtpMailer(right).check()
