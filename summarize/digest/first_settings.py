"""The first digest.toml: a few answers in, commented settings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import tomlkit

#: What a mail server at a port expects.
_TLS_PORT = 465


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody who sets up a digest is asked."""

    name: str
    feeds: tuple[str, ...] = ()
    #: A list of feeds, as seen from the folder of the settings, or absolute.
    opml: str = ""
    title: str = ""
    at: time = time(7)
    zone: str = "UTC"
    recipients: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    #: Empty while mail goes to files only.
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = ""
    smtp_user: str = ""
    #: `env:NAME`, `file:PATH` or `keyring:SERVICE`.
    password_from: str = ""
    sender: str = ""
    #: For somebody whose feeds are on his own network.
    allow_private: bool = False


def write_settings(answers: Answers) -> str:
    """Return a digest.toml that says what was answered, and in comments what else it could say."""
    return "\n".join((*_write_digest(answers), "", *_write_smtp(answers), "", *_write_rest(answers), ""))


def guess_security(port: int, *, loopback: bool) -> str:
    """Return how a mail server at a port is usually spoken to."""
    if port == _TLS_PORT:
        return "tls"
    return "none" if loopback else "starttls"


def _write_digest(answers: Answers) -> Sequence[str]:
    feeds = [f"    {_toml(url)}," for url in answers.feeds]
    return (
        "# What summarize digest mails, when, and to whom. After an edit: summarize digest preview",
        "# Every mistake is told with its line; nothing in here is a password.",
        "",
        "[[digest]]",
        f"name = {_toml(answers.name)}",
        f"title = {_toml(answers.title)}" if answers.title else '# title = "What the mail is called"',
        *(["feeds = [", *feeds, "]"] if feeds else ['# feeds = ["https://news.example/feed.xml"]']),
        f"opml = {_toml(answers.opml)}"
        if answers.opml
        else '# opml = "feeds.opml"   # a list of feeds, beside or in place of feeds',
        f"recipients = {_toml(list(answers.recipients))}",
        '# When: local times of day, in a time zone. Or in their place: cron = "0 7 * * mon-fri"',
        f'at = ["{answers.at:%H:%M}"]',
        f"zone = {_toml(answers.zone)}",
        '# days = ["mon", "tue", "wed", "thu", "fri"]   # every day without it',
        "# Stories with these words come first, and with those not at all.",
        f"topics = {_toml(list(answers.topics))}",
        f"muted = {_toml(list(answers.muted))}",
        "stories = 10       # most stories told; further ones are only named",
        "headlines = 12     # most of those",
        "min_reports = 2    # outlets that a story needs to be told",
        "sentences = 3      # most per story",
        '# language = "en"  # of the words around the stories: en, de, fr, es',
        '# writer = "bundled" # as for summarize news --writer',
        "",
        "# Another [[digest]] with a name of its own may follow: other feeds, topics, readers, times.",
    )


def _write_smtp(answers: Answers) -> Sequence[str]:
    if not answers.smtp_host:
        return (
            "# Who takes the mail. Without it: summarize digest run --to-maildir FOLDER",
            "# [smtp]",
            '# host = "mail.example.org"',
            "# port = 587",
            '# security = "starttls"   # or "tls" (port 465), or "none" on this machine',
            '# username = "me"',
            '# password_from = "env:SUMMARIZE_SMTP_PASSWORD"   # or "file:PATH" (chmod 600), or "keyring:SERVICE"',
            '# from = "News <news@example.org>"',
        )
    return (
        "# Who takes the mail.",
        "[smtp]",
        f"host = {_toml(answers.smtp_host)}",
        f"port = {answers.smtp_port}",
        f"security = {_toml(answers.smtp_security)}   # starttls, tls or none",
        f"from = {_toml(answers.sender)}",
        *(
            (
                f"username = {_toml(answers.smtp_user)}",
                "# Where the password is: env:NAME, file:PATH (chmod 600) or keyring:SERVICE.",
                f"password_from = {_toml(answers.password_from)}",
            )
            if answers.smtp_user
            else ('# username = "me"', '# password_from = "env:SUMMARIZE_SMTP_PASSWORD"')
        ),
        "suppress_after = 3   # refusals for good after which an address gets nothing more; 0 for never",
    )


def _write_rest(answers: Answers) -> Sequence[str]:
    private = "allow_private = true" if answers.allow_private else "# allow_private = false"
    return (
        "# What is remembered: feeds, reports, editions.",
        "[store]",
        '# url = "postgresql+psycopg://USER@HOST/DATABASE"   # a file of yours without it',
        "retention_days = 90",
        "",
        "[fetch]",
        "full_text = true       # read the page where a feed has only the opening",
        "note_after_days = 3    # days after which a failing feed is mentioned",
        f"{private}   # articles may be on addresses of your own network",
        "",
        "[publish]",
        '# archive = "archive"                        # a folder with every edition as a page, and a feed of them',
        '# base_url = "https://news.example.org"      # where readers reach summarize serve: leaving by one click',
        '# unsubscribe_to = "leave@example.org"       # without it: the sender',
        '# health = "health.json"                     # for a monitor',
    )


def _toml(value: str | list[str]) -> str:
    return tomlkit.item(value).as_string()


def relative_to(path: Path, folder: Path) -> str:
    """Return a path as it is written in settings in a folder."""
    absolute = path.expanduser().absolute()
    return str(absolute.relative_to(folder.absolute())) if absolute.is_relative_to(folder.absolute()) else str(absolute)
