"""An edition as a message: what the standards ask of it."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarize.digest.message import Copy, Sending, as_octets, make_message_id, make_subject, write_message
from summarize.digest.types import Edition, EditionKind
from summarize.digest.unsubscribe import load_key, make_link, make_token, read_token
from summarize.errors import SecretError

from .briefings import HOSTILE, make_hostile_briefing
from .editions import make_edition, make_quiet_edition

SENDING = Sending("Morning News <news@digest.example>", "leave@digest.example")
ONE_CLICK = "https://news.example/unsubscribe?token=" + "Abc-_." * 40
ID = make_message_id("morning", "2026-03-10", "ida@example.org", SENDING.sender)
COPY = Copy("ida@example.org", ID, "<morning.2026-03-09.abc@digest.example>", ONE_CLICK)


def wire(edition: Edition | None = None, copy: Copy = COPY, sending: Sending = SENDING) -> bytes:
    return as_octets(write_message(edition or make_edition(), copy, sending, online="https://news.example/issues/1"))


def receive(octets: bytes) -> EmailMessage:
    """Read as a mail program does."""
    message = email.message_from_bytes(octets, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def raw_header(octets: bytes, name: str) -> str:
    """Return a header's value as it stands on the wire, folding and all."""
    found = re.search(rf"(?im)^{name}:((?:.*\r\n)(?:[ \t].*\r\n)*)", octets.decode("ascii"))
    assert found, name
    return found[1]


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part
    return str(part.get_content())


def test_lines_are_as_rfc_5322_section_2_1_1_asks_and_all_is_ascii() -> None:
    octets = wire(replace(make_edition(), title="Früh am Morgen – 早"))
    assert octets.isascii()
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert b"\r" not in octets.replace(b"\r\n", b"")
    head, _, content = octets.partition(b"\r\n\r\n")
    assert max(map(len, octets.split(b"\r\n"))) <= 998
    long = [line for line in head.split(b"\r\n") if len(line) > 78]
    # An address that cannot be broken may go beyond the 78 that are only asked for.
    assert [line.split(b":")[0] for line in long] == [b"List-Unsubscribe"]
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_headers_are_there_once_by_rfc_5322_section_3_6() -> None:
    message = receive(wire())
    for name in (
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "References",
        "MIME-Version",
        "List-Id",
        "List-Unsubscribe",
    ):
        assert len(message.get_all(name, [])) == 1, name
    assert getaddresses([message["From"]]) == [("Morning News", "news@digest.example")]
    assert getaddresses([message["To"]]) == [("", "ida@example.org")]
    assert message["References"] == "<morning.2026-03-09.abc@digest.example>"
    assert message["Subject"] == "Morning news: Old Ferry Bridge in Merrow closed for at least six months, and 1 more"


def test_the_date_is_that_of_the_edition_in_its_zone() -> None:
    message = receive(wire())
    assert message["Date"] == "Tue, 10 Mar 2026 07:00:05 +0100"
    assert parsedate_to_datetime(message["Date"]) == make_edition().made_at


def test_two_forms_the_plainest_first_by_rfc_2046_section_5_1_4() -> None:
    message = receive(wire())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in message.iter_parts()} == {"quoted-printable"}
    for kind in ("plain", "html"):
        assert "Ferry timetable changes" in body(message, kind)
        assert "the server answered 503" in body(message, kind)
        assert "https://lantern.example/bridge#top:~:text=Three%20workers" in body(message, kind)


def test_it_is_the_same_each_time_it_is_written() -> None:
    assert wire() == wire()


def test_leaving_by_mail_is_always_offered_by_rfc_2369_section_3_2() -> None:
    octets = wire(copy=replace(COPY, one_click=""))
    assert raw_header(octets, "List-Unsubscribe") == " <mailto:leave@digest.example?subject=unsubscribe%20morning>\r\n"
    message = receive(octets)
    assert message["List-Unsubscribe-Post"] is None
    assert "mailto:leave@digest.example?subject=unsubscribe%20morning" in body(message, "plain")


def test_the_sender_takes_unsubscriptions_where_nobody_else_is_named() -> None:
    octets = wire(copy=replace(COPY, one_click=""), sending=Sending("news+daily@digest.example"))
    way = raw_header(octets, "List-Unsubscribe").strip(" <>\r\n")
    assert urlsplit(way).path == "news+daily@digest.example"
    assert parse_qs(urlsplit(way).query) == {"subject": ["unsubscribe morning"]}


def test_one_click_is_announced_by_rfc_8058_section_3_1() -> None:
    octets = wire()
    ways = re.findall(r"<([^>]*)>", raw_header(octets, "List-Unsubscribe"))
    assert ways == [ONE_CLICK, "mailto:leave@digest.example?subject=unsubscribe%20morning"]
    # Section 3.1: exactly this one pair.
    assert raw_header(octets, "List-Unsubscribe-Post") == " List-Unsubscribe=One-Click\r\n"
    # A header that were encoded could be followed by nobody.
    assert "=?" not in raw_header(octets, "List-Unsubscribe")
    for kind in ("plain", "html"):
        assert ONE_CLICK in body(receive(octets), kind)


def test_one_click_is_not_announced_without_https() -> None:
    octets = wire(copy=replace(COPY, one_click="http://news.example/unsubscribe?token=abc"))
    assert b"List-Unsubscribe-Post" not in octets
    assert "http://" not in raw_header(octets, "List-Unsubscribe")


def test_the_list_is_named_by_rfc_2919_section_2() -> None:
    assert raw_header(wire(), "List-Id") == " <morning.digest.example>\r\n"
    assert len("morning.digest.example") <= 255


def test_who_is_away_need_not_answer_by_rfc_3834_section_5() -> None:
    message = receive(wire())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Precedence"] is None


def test_nothing_announces_an_edition_before_the_first() -> None:
    assert receive(wire(copy=replace(COPY, previous_id="")))["References"] is None


@given(
    st.tuples(st.text(max_size=20), st.text(max_size=20), st.emails()),
    st.tuples(st.text(max_size=20), st.text(max_size=20), st.emails()),
)
def test_a_message_id_belongs_to_one_edition_and_recipient(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    first, second = (make_message_id(*parts, SENDING.sender) for parts in (one, other))
    same = (one[0], one[1], one[2].lower()) == (other[0], other[1], other[2].lower())
    assert (first == second) == same
    # RFC 5322, section 3.6.4: dot-atom-text on the left, the domain of the sender on the right.
    assert re.fullmatch(r"<[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*@digest\.example>", first)
    assert one[2].lower() not in first.lower()


def test_a_message_id_does_not_change_between_versions() -> None:
    assert ID == "<morning.2026-03-10.f628d497a8a8da5d6c1372eb@digest.example>"


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200))
@example("News\r\nBcc: all@example.org", "Flood\n\nevil")
@example("a\x00b\x85c\u2028Bcc: all@example.org", "\r")
def test_no_text_gets_into_the_headers_as_a_header(title: str, headline: str) -> None:
    edition = make_edition(title=title)
    summary = replace(edition.briefing.summaries[0], headline=headline)
    edition = replace(edition, briefing=replace(edition.briefing, summaries=(summary,)))
    name = re.sub(r'[^ -~]|["\\\\]', "", title)[:20]
    octets = wire(edition, sending=Sending(f'"{name}" <news@digest.example>'))
    assert sorted(receive(octets).keys()) == sorted(receive(wire()).keys())


def test_hostile_news_stays_text() -> None:
    edition = replace(make_edition(title=HOSTILE), briefing=make_hostile_briefing())
    message = receive(wire(edition))
    assert sorted(message.keys()) == sorted(receive(wire()).keys())
    assert "<script" not in body(message, "html")


@pytest.mark.parametrize(
    "address", ["nobody", "a@b@", "a b@example.org", "ida@example.org\r\nBcc: x@example.org", "idä@example.org"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wire(copy=replace(COPY, recipient=address))


def test_a_domain_outside_ascii_is_written_in_ascii() -> None:
    message = receive(
        wire(copy=replace(COPY, recipient="ida@bücher.example"), sending=Sending("Bücher <news@bücher.example>"))
    )
    assert message["To"] == "ida@xn--bcher-kva.example"
    assert message["From"] == "Bücher <news@xn--bcher-kva.example>"


@pytest.mark.parametrize(
    ("kind", "subject", "said"),
    [
        (EditionKind.QUIET, "Morning news: nothing new", "Nothing new today"),
        (EditionKind.FAILED, "Morning news: no feed could be read", "No feed could be read"),
    ],
)
def test_a_day_without_stories_says_so_and_why(kind: EditionKind, subject: str, said: str) -> None:
    message = receive(wire(make_quiet_edition(kind)))
    assert message["Subject"] == subject
    for form in ("plain", "html"):
        assert said in body(message, form)
        assert "Daily Oak: the server answered 503" in body(message, form)


def test_a_long_headline_leaves_room_for_how_many_more_there_are() -> None:
    edition = make_edition()
    long = replace(edition.briefing.summaries[0], headline="Very " * 60 + "long")
    subject = make_subject(replace(edition, briefing=replace(edition.briefing, summaries=(long,) * 7)))
    assert len(subject) <= 120
    assert subject.endswith("…, and 6 more")


KEY = "k" * 40


@given(st.text(max_size=40), st.text(max_size=60))
def test_a_token_says_who_leaves_what(digest: str, address: str) -> None:
    token = make_token(KEY, digest, address)
    assert read_token(KEY, token) == (digest, address)
    assert read_token("l" * 40, token) is None
    assert parse_qs(urlsplit(make_link("https://news.example/", token)).query)["token"] == [token]


@given(st.text(max_size=100))
def test_what_nobody_signed_is_no_token(text: str) -> None:
    assert read_token(KEY, text) is None


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_changed_token_is_none(place: int) -> None:
    token = list(make_token(KEY, "morning", "ida@example.org"))
    token[place] = "B" if token[place] == "A" else "A"
    changed = "".join(token)
    assert (
        read_token(KEY, changed) in {None, ("morning", "ida@example.org")}
        if place == -1
        else read_token(KEY, changed) is None
    )


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = load_key(tmp_path / "state")
    assert load_key(tmp_path / "state") == key
    [path] = (tmp_path / "state").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("short", encoding="ascii")
    with pytest.raises(SecretError, match="damaged") as caught:
        load_key(tmp_path / "state")
    assert "short" not in str(caught.value)
    monkeypatch.setenv("SUMMARIZE_UNSUBSCRIBE_KEY", "s" * 31)
    with pytest.raises(SecretError, match="below 32"):
        load_key(tmp_path)
    monkeypatch.setenv("SUMMARIZE_UNSUBSCRIBE_KEY", "s" * 32)
    assert load_key(tmp_path) == "s" * 32


def test_unquoting_the_way_out_by_mail_gives_the_address_back() -> None:
    octets = wire(copy=replace(COPY, one_click=""), sending=Sending("o'neil&co@digest.example"))
    way = raw_header(octets, "List-Unsubscribe").strip(" <>\r\n")
    assert unquote(urlsplit(way).path) == "o'neil&co@digest.example"
