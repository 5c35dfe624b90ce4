"""`summarize digest init`: a few questions, then a digest.toml, a login that was tried, and a preview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarize.errors import ConfigError, OutputError

from .digest import digest_options

if TYPE_CHECKING:
    from summarize.digest.config import DigestConfig
    from summarize.digest.first_settings import Answers

    from .talk import Talk

#: Where a password that was typed in is kept, beside the settings.
PASSWORD_FILE = "smtp-password"  # noqa: S105  # a file's name
VARIABLE = "SUMMARIZE_SMTP_PASSWORD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command line said; what it left out is asked for."""

    feeds: tuple[str, ...]
    opml: Path | None
    name: str
    title: str
    at: str | None
    zone: str | None
    recipients: tuple[str, ...]
    topics: tuple[str, ...]
    muted: tuple[str, ...]
    smtp_host: str | None
    smtp_port: int | None
    smtp_security: str | None
    smtp_user: str | None
    password_from: str | None
    sender: str | None
    allow_private: bool


@click.command()
@click.option("--feed", "feeds", multiple=True, metavar="URL", help="A feed; may be given again.")
@click.option(
    "--opml", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help="A list of feeds."
)
@click.option("--name", default="daily", show_default=True, help="A short name: small letters, digits, hyphens.")
@click.option("--title", default="", help="What the mail is called.  [default: made from the name]")
@click.option("--at", metavar="HH:MM", help="When it goes out.")
@click.option("--zone", help="The time zone of that, like Europe/Berlin.")
@click.option("--to", "recipients", multiple=True, metavar="ADDRESS", help="Who gets it; may be given again.")
@click.option("--from", "sender", metavar="ADDRESS", help="Whom it comes from: news@example.org.")
@click.option("--topic", "topics", multiple=True, help="What comes first; may be given again.")
@click.option("--mute", "muted", multiple=True, metavar="WORD", help="What never comes; may be given again.")
@click.option("--smtp-host", metavar="HOST", help="Who takes the mail; empty for nobody yet.")
@click.option("--smtp-port", type=click.IntRange(1, 65535), help="[default: 587]")
@click.option("--smtp-security", type=click.Choice(["starttls", "tls", "none"]), help="[default: by the port]")
@click.option("--smtp-user", metavar="NAME", help="Who logs in; empty for no login.")
@click.option("--password-from", metavar="SOURCE", help="env:NAME, file:PATH or keyring:SERVICE; never the password.")
@click.option("--allow-private/--no-allow-private", help="Articles may be on addresses of your own network.")
@click.option("--ask/--no-ask", default=True, help="Ask for what is left out, or take what is usual.")
@click.option("--check/--no-check", default=True, help="Log in to the mail server once.")
@click.option("--preview/--no-preview", "wants_preview", default=True, help="Read the feeds and show an edition.")
@click.option("--force", is_flag=True, help="Replace settings that are there already.")
@digest_options
def init(  # one for each option
    *,
    ask: bool,
    check: bool,
    wants_preview: bool,
    force: bool,
    path: Path | None,
    quiet: bool,
    verbose: int,
    **given: object,
) -> None:
    """Set up a digest: ask a few questions, write digest.toml, try the mail server, show a preview."""
    from summarize.digest.config import default_path, parse_config  # noqa: PLC0415  # slow to import
    from summarize.digest.files import replace_file  # noqa: PLC0415
    from summarize.digest.first_settings import write_settings  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415

    target = path or default_path()
    if target.exists() and not force:
        hint = "edit it, name another place with --file FILE, or replace it with --force"
        raise OutputError("cannot write", str(target), "there are settings already", hint=hint)
    talk = Talk(quiet=quiet, verbose=verbose)
    told = Given(**given)  # type: ignore[arg-type]  # click has checked them
    answers, password = _ask(told, target.parent) if ask else (_assume(told, target.parent), "")
    text = write_settings(answers)
    # What would be refused is not written.
    config = parse_config(text, target)
    replace_file(target, text, mode=0o600)
    if password:
        replace_file(target.parent / PASSWORD_FILE, password + "\n", mode=0o600)
        talk.say(f"the password is in {target.parent / PASSWORD_FILE}, which only you can read")
    talk.say(f"wrote {target}")
    if check and config.smtp:
        _check(config, talk)
    if wants_preview:
        _preview(config, talk)
    where = f" --file {target}" if path else ""
    talk.say(f"next: summarize digest run{where}, and to have it run by itself: summarize digest install{where}")


def _ask(given: Given, folder: Path) -> tuple[Answers, str]:
    """Ask for what was left out; return the answers and the password, if one was typed in."""
    feeds, opml = given.feeds, given.opml
    if not feeds and not opml:
        words = click.prompt("Feeds (addresses with spaces between, or an OPML file)").split()
        feeds = tuple(word for word in words if "://" in word)
        files = [word for word in words if "://" not in word]
        if len(files) > 1 or (files and not Path(files[0]).expanduser().is_file()):
            raise ConfigError("cannot read the feeds", files[-1], "neither a web address nor one file")
        opml = Path(files[0]).expanduser() if files else None
    at = given.at or click.prompt("When is it to go out (HH:MM)", default="07:00")
    zone = given.zone or click.prompt("In which time zone", default=_local_zone())
    recipients = given.recipients or tuple(
        click.prompt("To whom (addresses with spaces between)").replace(",", " ").split()
    )
    host = given.smtp_host
    if host is None:
        host = click.prompt("Mail server (empty: none yet, mail goes to files)", default="", show_default=False)
    told = given
    password = ""
    if host:
        told = _ask_of_server(given, host)
        if told.smtp_user and not told.password_from:
            password = click.prompt(
                f"Its password (kept in a file of yours alone; empty: in the variable {VARIABLE})",
                default="",
                show_default=False,
                hide_input=True,
            )
    sender = given.sender or (click.prompt("From which address", default=_likely_sender(told)) if host else "")
    answers = _make_answers(
        told, folder, feeds=feeds, opml=opml, at=at, zone=zone, recipients=recipients, host=host, sender=sender
    )
    return (_with_password_file(answers) if password else answers), password


def _ask_of_server(given: Given, host: str) -> Given:
    from dataclasses import replace  # noqa: PLC0415

    port = given.smtp_port or click.prompt("Its port", default=587, type=click.IntRange(1, 65535))
    user = given.smtp_user
    if user is None:
        user = click.prompt("User name there (empty: no login)", default="", show_default=False)
    return replace(given, smtp_host=host, smtp_port=port, smtp_user=user)


def _with_password_file(answers: Answers) -> Answers:
    from dataclasses import replace  # noqa: PLC0415

    return replace(answers, password_from=f"file:{PASSWORD_FILE}")


def _assume(given: Given, folder: Path) -> Answers:
    """Take what is usual for what was left out."""
    missing = [
        option
        for option, told in (("--feed or --opml", given.feeds or given.opml), ("--to", given.recipients))
        if not told
    ]
    if given.smtp_host and not given.sender:
        missing.append("--from")
    if missing:
        raise click.UsageError(f"with --no-ask these are needed too: {', '.join(missing)}")
    return _make_answers(
        given,
        folder,
        feeds=given.feeds,
        opml=given.opml,
        at=given.at or "07:00",
        zone=given.zone or _local_zone(),
        recipients=given.recipients,
        host=given.smtp_host or "",
        sender=given.sender or "",
    )


def _make_answers(
    given: Given,
    folder: Path,
    *,
    feeds: tuple[str, ...],
    opml: Path | None,
    at: str,
    zone: str,
    recipients: tuple[str, ...],
    host: str,
    sender: str,
) -> Answers:
    from summarize.digest.first_settings import Answers, guess_security, relative_to  # noqa: PLC0415
    from summarize.net import is_loopback_host  # noqa: PLC0415

    port = given.smtp_port or 587
    return Answers(
        name=given.name,
        feeds=feeds,
        opml=relative_to(opml, folder) if opml else "",
        title=given.title,
        at=_read_time(at),
        zone=zone,
        recipients=recipients,
        topics=given.topics,
        muted=given.muted,
        smtp_host=host,
        smtp_port=port,
        smtp_security=given.smtp_security or guess_security(port, loopback=is_loopback_host(host)),
        smtp_user=given.smtp_user or "",
        password_from=given.password_from or f"env:{VARIABLE}",
        sender=sender,
        allow_private=given.allow_private,
    )


def _read_time(words: str) -> time:
    hour, _, minute = words.strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise ConfigError("cannot use the time", words, "write it as 07:00") from error


def _local_zone() -> str:
    from zoneinfo import ZoneInfoNotFoundError  # noqa: PLC0415

    from tzlocal import get_localzone_name  # noqa: PLC0415

    try:
        return get_localzone_name() or "UTC"
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return "UTC"


def _likely_sender(given: Given) -> str | None:
    user = given.smtp_user or ""
    return user if "@" in user else None


def _check(config: DigestConfig, talk: Talk) -> None:
    from summarize.digest.run import open_mailer  # noqa: PLC0415  # slow to import

    with open_mailer(config) as mailer:
        mailer.check()
    assert config.smtp
    login = " and took the login" if config.smtp.username else ""
    talk.say(f"the mail server answered{login}: {config.smtp.host}:{config.smtp.port}")


def _preview(config: DigestConfig, talk: Talk) -> None:
    from .output import write_output  # noqa: PLC0415  # slow to import
    from .previewing import preview_edition, render_preview  # noqa: PLC0415

    talk.say("reading the feeds for a preview ...")
    with talk.progress() as progress:
        edition = preview_edition(config, config.digests[0], now=datetime.now(UTC), offline=False, progress=progress)
    write_output(render_preview(config, edition, "terminal"), None)
