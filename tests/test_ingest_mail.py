"""E-mail messages."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.mail import read_mail

from .builders import read_one, read_reason, write_file

BODY = "A paper mill burned down in Norvik on Thursday.\n\nTwo workers were hurt."


def message(subject: str = "Mill burns", sender: str = "The Courier <news@courier.example>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["Subject"] = subject
    mail["Date"] = "Thu, 12 Mar 2026 10:30:00 +0100"
    return mail


def test_a_plain_message_is_a_report(tmp_path: Path) -> None:
    mail = message("Fwd: RE: Mühle brennt")
    mail["Archived-At"] = "<https://courier.example/mill>"
    mail.set_content(BODY + "\n-- \nThe Courier, 1 Mill Lane\n")
    report = read_one(write_file(tmp_path / "a.eml", mail.as_bytes()))
    assert (report.title, report.outlet, report.text) == ("Mühle brennt", "The Courier", BODY)
    assert report.published == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    assert report.url == "https://courier.example/mill"


def test_the_plain_part_is_taken_before_the_html_part(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_alternative("<p>HTML.</p>", subtype="html")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="x.pdf")
    assert read_one(write_file(tmp_path / "a.eml", mail.as_bytes())).text == BODY


@pytest.mark.parametrize("empty_plain", [False, True])
def test_the_html_part_is_read_where_there_is_no_plain_one(tmp_path: Path, empty_plain: bool) -> None:
    mail = message()
    html = "<html><head><style>p {}</style></head><body><p>A mill burned.</p><p>Two were hurt.</p></body></html>"
    if empty_plain:
        mail.set_content("\n")
        mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    assert read_one(write_file(tmp_path / "a.eml", mail.as_bytes())).text == "A mill burned.\n\nTwo were hurt."


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "no-such-charset"])
def test_the_charset_of_a_part_is_used_and_a_wrong_one_is_no_end(tmp_path: Path, charset: str) -> None:
    head = f"From: a@b.example\nSubject: =?utf-8?q?M=C3=BChle?=\nContent-Type: text/plain; charset={charset}\n\n"
    encoding = "iso-8859-1" if charset == "iso-8859-1" else "utf-8"
    report = read_one(write_file(tmp_path / "a.eml", head.encode() + "Die Mühle brannte.".encode(encoding)))
    assert (report.title, report.text, report.outlet) == ("Mühle", "Die Mühle brannte.", "b.example")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Just a few words\nwithout headers.", "not an e-mail message: it has no sender, subject or date"),
        ("From: a@b.example\nSubject: Mill burns\n\n", "only a title, no text"),
    ],
)
def test_what_is_no_message_or_empty_says_so(tmp_path: Path, content: str, reason: str) -> None:
    assert read_reason(write_file(tmp_path / "a.eml", content)) == reason


_PIECES = st.sampled_from([
    b"From: ", b"Subject: =?utf-8?q?", b"\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"--x--",
    b"Content-Transfer-Encoding: base64\n", b"Date: ", b"=?x?b?", b"<", b",", b"@", b"\xff", b"text/html",
])  # fmt: skip


@given(st.lists(_PIECES | st.binary(max_size=8), max_size=30))
def test_any_message_whatever_becomes_a_report_or_a_problem(pieces: list[bytes]) -> None:
    assert len(list(read_mail(b"".join(pieces), "a.eml"))) == 1
