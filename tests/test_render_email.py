"""A briefing as an e-mail."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from lxml import html

from summarize.render import render_email
from summarize.types import Briefing

from .briefings import make_briefing, make_hostile_briefing


def sent(briefing: Briefing, *, subject: str = "") -> EmailMessage:
    """Render, put on the wire, and read as a mail program does."""
    message = render_email(briefing, subject=subject, now=datetime(2026, 3, 10, 8, 0, tzinfo=UTC))
    read = email.message_from_bytes(message.as_bytes(policy=email.policy.SMTP), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_it_has_two_forms_the_plain_one_first() -> None:
    message = sent(make_briefing())
    assert message.get_content_type() == "multipart/alternative"
    assert [each.get_content_type() for each in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["Date"] == "Tue, 10 Mar 2026 08:00:00 +0000"


def test_the_subject_is_the_headline_of_the_only_story_or_counts_them() -> None:
    briefing = make_briefing()
    assert sent(briefing)["Subject"] == "Briefing: 2 stories"
    one = replace(briefing, summaries=briefing.summaries[:1])
    assert sent(one)["Subject"] == "Old Ferry Bridge in Merrow closed for at least six months"
    assert sent(briefing, subject="Morning\r\nBcc: all@example.org")["Subject"] == "Morning Bcc: all@example.org"


def test_both_forms_tell_statements_sources_and_what_is_missing() -> None:
    message = sent(make_briefing())
    for told in (part(message, "plain"), html.document_fromstring(part(message, "html")).text_content()):
        words = " ".join(told.replace("\xa0", " ").split())
        assert "Workers were hurt when a wire snapped. [4][5]" in words
        assert "on Monday evening.” — The Lantern [3]" in words
        assert "copied by Daily Oak" in words
        assert "news/broken.bin: this is no text" in words


def test_numbers_lead_into_the_article_at_the_sentence() -> None:
    page = html.document_fromstring(part(sent(make_briefing()), "html"))
    links = [link.get("href") for link in page.cssselect("a")]
    assert any(link.startswith("https://lantern.example/bridge#top:~:text=Three%20workers") for link in links)


def test_styles_are_inlined_and_nothing_is_loaded() -> None:
    page = html.document_fromstring(part(sent(make_briefing()), "html"))
    assert "Georgia" in page.cssselect("h2")[0].get("style")
    [left] = page.cssselect("style")
    assert "prefers-color-scheme: dark" in left.text
    assert page.cssselect("script, img, link, div") == []
    assert "url(" not in part(sent(make_briefing()), "html")


@pytest.mark.parametrize("times", [20, 150])
def test_the_html_stays_below_what_mail_programs_cut(times: int) -> None:
    briefing = make_briefing()
    briefing = replace(briefing, summaries=briefing.summaries * times)
    message = sent(briefing)
    page = part(message, "html")
    assert len(page.encode()) < 100_000
    told = page.count("<h2")
    assert told > 10
    for form in (page, part(message, "plain")):
        assert f"{2 * times - told} more stories left out" in " ".join(
            form.replace("of this mail to keep it short", "").split()
        )


def test_hostile_text_is_text() -> None:
    message = sent(make_hostile_briefing())
    page = html.document_fromstring(part(message, "html"))
    assert page.cssselect("script, a") == []
    assert [name for name in message if name.lower() not in {"subject", "date", "mime-version", "content-type"}] == []
    for letter in part(message, "plain") + part(message, "html") + message["Subject"]:
        assert letter in "\r\n\xa0" or letter.isprintable()
