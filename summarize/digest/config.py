"""`digest.toml`: what it may say, and every mistake in it at once, each with its line and a remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_config_path, user_state_path
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    field_validator,
)
from pydantic_core import ErrorDetails

from summarize.errors import ConfigError, Mistake
from summarize.net import is_loopback_host

from .crontab import expand_cron
from .mistakes import tell_mistakes
from .passwords import SecretSource
from .periods import EVERY_DAY, Timetable
from .values import Clock, ExistingFile, MailAddress, Secret, Sender, WebAddress, Words, Zone, as_list, refuse

FILE_NAME = "digest.toml"
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = r"^[a-z0-9][a-z0-9-]{0,39}$"


def find_config(given: Path | None = None) -> Path:
    """Return the file to read: the one given, else `digest.toml` here, else that of the user."""
    if given is not None:
        return given
    here = Path(FILE_NAME)
    return here if here.is_file() else default_path()


def default_path() -> Path:
    """Return where a user's settings are."""
    return user_config_path("summarize") / FILE_NAME


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class StoreTable(_Table):
    """`[store]`: where the memory of the digests is."""

    #: `sqlite:///...` or `postgresql+psycopg://...`; empty for a file in the user's state folder.
    url: str = ""
    #: Where PostgreSQL's password is, unless ~/.pgpass knows it.
    password_from: Secret | None = None
    #: Days for which reports and editions are kept.
    retention_days: int = Field(default=90, ge=7, le=3650)

    @field_validator("url")
    @classmethod
    def _check(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise refuse("store", "not a database: write sqlite:///FILE or postgresql+psycopg://HOST/DATABASE")
        if urlsplit(value).password is not None or re.search(r"[?&]password=", value):
            raise refuse("secret", "the address holds a password, which must not stand in this file")
        return value

    def resolved_url(self) -> str:
        """Return the database's URL, without a password."""
        return self.url or f"sqlite:///{user_state_path('summarize') / 'digest.db'}"


class SmtpTable(_Table):
    """`[smtp]`: who takes the mail."""

    host: Words
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password_from: Secret = SecretSource("env", "SUMMARIZE_SMTP_PASSWORD")
    sender: Sender = Field(alias="from")
    #: Seconds for each step of a conversation. Not measured.
    timeout: float = Field(default=60, gt=0, le=600)
    #: How often a message is offered before it counts as failed.
    tries: int = Field(default=5, ge=1, le=20)
    #: Refusals for good (5xx) after which an address gets nothing more; 0 for never.
    suppress_after: int = Field(default=3, ge=0)
    #: Certificates (PEM) to trust beside the system's.
    ca_file: Path | None = None


class FetchTable(_Table):
    """`[fetch]`: how feeds and pages are read."""

    parallel: int = Field(default=8, ge=1, le=64)
    parallel_per_host: int = Field(default=2, ge=1, le=16)
    timeout: float = Field(default=30, gt=0, le=600)
    #: Feeds and redirects may lead to private addresses.
    allow_private: bool = False
    #: The page is read when the feed has only the opening of an article.
    full_text: bool = True
    max_pages_per_feed: int = Field(default=50, ge=0, le=1000)
    #: Days after which a failing feed is mentioned in the digest.
    note_after_days: int = Field(default=3, ge=1)


class PublishTable(_Table):
    """`[publish]`: what of the digests can be had elsewhere than by mail."""

    #: Folder of the static archive (HTML and an Atom feed); none without one.
    archive: Path | None = None
    #: Where that archive can be read by others; links in the Atom feed begin with it.
    archive_url: WebAddress | None = None
    #: Where `summarize serve` can be reached by readers; https only. One-click unsubscribing is announced with it.
    base_url: WebAddress | None = None
    #: Address that takes unsubscribing by mail; the sender's without one.
    unsubscribe_to: MailAddress | None = None
    #: File that tells a monitor how the last run went.
    health: Path | None = None

    @field_validator("base_url")
    @classmethod
    def _check(cls, value: str | None) -> str | None:
        if value and not value.startswith("https://"):
            raise refuse("https", "unsubscribing by one click needs an https address (RFC 8058)")
        return value.rstrip("/") if value else value


class DigestTable(_Table):
    """`[[digest]]`: one digest."""

    name: str = Field(pattern=_NAME)
    #: What the mail is called; made from the name without one.
    title: str = ""
    feeds: tuple[WebAddress, ...] = ()
    opml: ExistingFile | None = None
    topics: tuple[Words, ...] = ()
    muted: tuple[Words, ...] = ()
    recipients: tuple[MailAddress, ...] = ()
    at: Annotated[tuple[Clock, ...], BeforeValidator(as_list)] = ()
    days: tuple[Day, ...] = DAYS
    #: In place of `at` and `days`: five fields, of which the day of the month and the month must be `*`.
    cron: str = ""
    zone: Zone = ZoneInfo("UTC")
    language: Literal["en", "de", "fr", "es"] = "en"
    #: Most stories told, most more that are only named.
    stories: int = Field(default=10, ge=1, le=50)
    headlines: int = Field(default=12, ge=0, le=100)
    min_reports: int = Field(default=2, ge=1, le=20)
    sentences: int = Field(default=3, ge=1, le=10)
    writer: Words = "bundled"

    @field_validator("cron")
    @classmethod
    def _check_cron(cls, value: str) -> str:
        if value:
            try:
                expand_cron(value)
            except ValueError as error:
                raise refuse("cron", str(error)) from error
        return value

    @field_validator("days", "recipients", "feeds")
    @classmethod
    def _once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value))

    @property
    def heading(self) -> str:
        """What readers see it called."""
        return self.title or self.name.replace("-", " ").capitalize()

    @property
    def timetable(self) -> Timetable:
        """When it goes out."""
        if self.cron:
            times, days = expand_cron(self.cron)
            return Timetable(self.zone, times, days)
        days = frozenset(map(DAYS.index, self.days)) or EVERY_DAY
        return Timetable(self.zone, self.at or (time(7),), days)


class DigestConfig(_Table):
    """The whole file."""

    store: StoreTable = StoreTable()
    #: None while mail goes to files only.
    smtp: SmtpTable | None = None
    fetch: FetchTable = FetchTable()
    publish: PublishTable = PublishTable()
    digests: tuple[DigestTable, ...] = Field(default=(), alias="digest")
    _path: Path = PrivateAttr(default=Path(FILE_NAME))

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    def digest(self, name: str) -> DigestTable:
        """Return the digest of that name.

        Raises:
            ConfigError: There is none.
        """
        for digest in self.digests:
            if digest.name == name:
                return digest
        hint = f"its digests: {', '.join(digest.name for digest in self.digests)}"
        raise ConfigError("no such digest", name, f"{self.path} has none of that name", hint=hint)


def load_config(path: Path) -> DigestConfig:
    """Read a digest.toml.

    Raises:
        ConfigError: It cannot be read, or has mistakes: all of them are in the error.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        hint = "make one with: summarize digest init"
        raise ConfigError("cannot read", str(path), "no such file", hint=hint) from error
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError("cannot read", str(path), why or str(error)) from error
    return parse_config(text, path)


def parse_config(text: str, path: Path) -> DigestConfig:
    """Check the text of a digest.toml; paths in it are seen from its folder.

    Raises:
        ConfigError: It has mistakes.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        why = re.sub(r" \(at .*\)$", "", str(error))
        # Without a place it is the end of the file.
        line = int(place[1]) if place else len(text.rstrip().splitlines())
        mistake = Mistake(line, "", why[:1].lower() + why[1:], "")
        raise ConfigError("cannot use", str(path), "it is not TOML", mistakes=(mistake,)) from error
    _seen_from(path.parent, values)
    if isinstance(values.get("digest"), dict):
        raise ConfigError("cannot use", str(path), "a digest is a table in a list: write [[digest]], not [digest]")
    found = list(_look_across(values))
    try:
        config = DigestConfig.model_validate(values)
    except ValidationError as error:
        found += error.errors(include_url=False, include_input=False)
    if found:
        raise ConfigError("cannot use", str(path), mistakes=tell_mistakes(found, text, DigestConfig))
    config._path = path  # noqa: SLF001  # its own
    return config


def _look_across(values: Mapping[str, Any]) -> Iterator[ErrorDetails]:
    """Find the mistakes that only several settings together make; those of single ones are pydantic's to find."""

    def wrong(why: str, *place: str | int) -> ErrorDetails:
        return ErrorDetails(type="across", loc=place, msg=why, input=None)

    smtp, digests = values.get("smtp"), values.get("digest")
    if not digests:
        yield wrong("there is none: write [[digest]], and below it name, feeds and recipients", "digest")
    if isinstance(smtp, dict) and smtp.get("username") and smtp.get("security") == "none":
        host = smtp.get("host")
        if isinstance(host, str) and not is_loopback_host(host):
            yield wrong('the password would be readable on its way: write "starttls" or "tls"', "smtp", "security")
    names: set[object] = set()
    for number, digest in enumerate(digests if isinstance(digests, list) else ()):
        if not isinstance(digest, dict):
            continue
        if not digest.get("feeds") and not digest.get("opml"):
            yield wrong('it has no feeds: write feeds = ["https://..."], or opml = "FILE"', "digest", number)
        if digest.get("cron") and ("at" in digest or "days" in digest):
            yield wrong("it stands in place of at and days: leave out the one or the others", "digest", number, "cron")
        if digest.get("days") == []:
            yield wrong("it is empty: leave it out for every day", "digest", number, "days")
        if isinstance(name := digest.get("name"), str):
            if name in names:
                yield wrong("another digest has that name", "digest", number, "name")
            names.add(name)


def _seen_from(folder: Path, values: Mapping[str, Any]) -> None:
    """Put the folder before relative paths, in place."""
    tables: list[tuple[object, Sequence[str]]] = [
        (values.get("smtp"), ("ca_file",)),
        (values.get("publish"), ("archive", "health")),
    ]
    digests = values.get("digest")
    tables += [(digest, ("opml",)) for digest in digests] if isinstance(digests, list) else []
    for table, keys in tables:
        if isinstance(table, dict):
            for key in keys:
                if isinstance(table.get(key), str) and table[key]:
                    table[key] = folder / Path(table[key]).expanduser()
