"""A briefing as an e-mail."""

from __future__ import annotations

import email
import email.policy
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from html5lib import HTMLParser
from lxml import html

from summarize.digest.config import DigestTable
from summarize.render import render_email
from summarize.render.email import Frame, TroubleView, render_parts
from summarize.render.interface import INTERFACES, Speaker
from summarize.render.letter import MoreView
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
    page = html.document_fromstring(part(message, "html"))
    plain, rich = (
        " ".join(told.replace("\xa0", " ").split()) for told in (part(message, "plain"), page.text_content())
    )
    assert "Workers were hurt when a wire snapped. [4][5]" in plain
    assert "Workers were hurt when a wire snapped. — Harbour Post, The Lantern" in rich
    assert "on Monday evening.” — The Lantern [3]" in plain
    assert "on Monday evening.” — The Lantern" in rich
    for words in (plain, rich):
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
    assert page.cssselect("script, img, link") == []
    assert "url(" not in part(sent(make_briefing()), "html")


@pytest.mark.parametrize("times", [20, 150])
def test_the_html_stays_below_what_mail_programs_cut(times: int) -> None:
    briefing = make_briefing()
    briefing = replace(briefing, summaries=briefing.summaries * times)
    message = sent(briefing)
    page = part(message, "html")
    assert len(page.encode()) < 100_000
    told = page.count('class="story"')
    assert told > 10
    named = html.document_fromstring(page).cssselect(".more")
    assert len(named) == min(2 * times - told, 40)
    for form in (page, part(message, "plain")):
        assert (f"and {2 * times - told - 40} more" in form) == (times > 20)


def test_hostile_text_is_text() -> None:
    message = sent(make_hostile_briefing())
    page = html.document_fromstring(part(message, "html"))
    assert page.cssselect("script, a") == []
    assert [name for name in message if name.lower() not in {"subject", "date", "mime-version", "content-type"}] == []
    for letter in part(message, "plain") + part(message, "html") + message["Subject"]:
        assert letter in "\r\n\xa0" or letter.isprintable()


FRAME = Frame("Morning news", datetime(2026, 3, 10, 6, 0, tzinfo=UTC), ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("language", sorted(INTERFACES))
def test_every_language_of_the_interface_fills_its_blanks_and_is_declared(language: str) -> None:
    headlines = tuple(MoreView(f"Story {number}", "The Lantern", "https://lantern.example/", 3) for number in range(50))
    frame = replace(
        FRAME,
        language=language,
        headlines=headlines,
        troubles=(TroubleView("Tolk Gazette", "503", datetime(2026, 3, 6, tzinfo=UTC)),),
        unsubscribe="https://news.example/u",
        online="https://news.example/",
    )
    parts = render_parts(make_briefing(), frame)
    page = html.document_fromstring(parts.html)
    assert page.get("lang") == language
    assert "2026" in page.cssselect(".soft")[0].text_content()
    for form in (parts.text, page.cssselect("body")[0].text_content()):
        assert "{" not in form
        assert INTERFACES[language].unsubscribe in form
    assert len({json.dumps(asdict(interface)) for interface in INTERFACES.values()}) == len(INTERFACES)


def test_the_languages_of_the_settings_are_spoken() -> None:
    assert set(get_args(DigestTable.model_fields["language"].annotation)) == set(INTERFACES)


def test_a_language_that_is_not_spoken_is_english() -> None:
    assert (
        "Unsubscribe"
        in render_parts(make_briefing(), replace(FRAME, language="tlh", unsubscribe="mailto:a@b.example")).text
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-03-10T05:00", "2026-03-10T05:00", "06:00"),
        ("2026-03-10T05:00", "2026-03-10T05:30", "06:00–06:30"),
        ("2026-03-08T22:30", "2026-03-08T22:45", "8 Mar, 23:30–23:45"),
        # Around midnight of the reader, not of UTC.
        ("2026-03-09T22:30", "2026-03-09T23:30", "9 Mar, 23:30 – 00:30"),
    ],
)
def test_times_are_those_of_the_readers_zone(first: str, last: str, told: str) -> None:
    speaker = Speaker(INTERFACES["en"], ZoneInfo("Europe/Berlin"))
    moments = [datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (first, last)]
    assert speaker.span(*moments, today=FRAME.made_at) == told


def test_links_are_named_after_the_outlets_and_tell_the_source_sentence() -> None:
    page = html.document_fromstring(render_parts(make_briefing(), FRAME).html)
    last = page.cssselect(".statement")[3]
    assert [link.text for link in last.cssselect("a")] == ["Harbour Post", "The Lantern"]
    assert last.cssselect("a")[0].get("title").startswith("Two workers were slightly hurt")
    assert [name.text_content().strip("—\xa0") for name in page.cssselect(".statement .from")][2] == "The Lantern"


def test_what_stands_instead_of_stories_is_said_in_both_forms() -> None:
    empty = replace(make_briefing(), summaries=(), reports=())
    parts = render_parts(empty, replace(FRAME, instead="Nothing new today."))
    assert "Nothing new today." in parts.text
    assert html.document_fromstring(parts.html).cssselect(".instead")[0].text == "Nothing new today."


@pytest.mark.parametrize("briefing", [make_briefing(), make_hostile_briefing()])
def test_the_html_is_valid_and_stands_by_itself(briefing: Briefing) -> None:
    frame = replace(FRAME, unsubscribe="javascript:alert(1)", online="https://news.example/x")
    page = render_parts(briefing, frame).html
    # A strict parser of the HTML standard raises at the first parse error.
    HTMLParser(strict=True).parse(page)
    read = html.document_fromstring(page)
    assert len(read.cssselect("h1")) == 1
    assert all(table.get("role") == "presentation" for table in read.cssselect("table"))
    assert {link.get("href").partition(":")[0] for link in read.cssselect("a")} <= {"https"}
    loading = (
        "//*[@src or @srcset or @background or @poster or self::link or self::iframe or self::object or self::form]"
    )
    assert read.xpath(loading) == []
    assert "@import" not in page
    assert "url(" not in page
    # Obsolete in HTML, however dear to mail programs.
    assert (
        read.xpath(
            "//*[@bgcolor or @align or @valign or @width or @border or @cellpadding or self::center or self::font]"
        )
        == []
    )
    assert len(page.encode()) < 100_000
