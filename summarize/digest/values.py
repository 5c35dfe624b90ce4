"""What single settings of a digest.toml may be: addresses, times, zones, words; and why something is none."""

from __future__ import annotations

import re
from datetime import time
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from .passwords import SecretSource


def refuse(kind: str, message: str) -> PydanticCustomError:
    """Return what says that a setting is wrong; what was written is not in it, for it may be a secret."""
    # Braces in what the user wrote are not blanks to fill.
    return PydanticCustomError(kind, "{why}", {"why": message})


def _check_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise refuse("url", f"not a web address ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise refuse("url", "not a web address: it must begin with http:// or https://")
    if parts.username or parts.password:
        raise refuse("secret", "the address holds a user name or password, which must not stand in this file")
    return value


def _check_address(value: str) -> str:
    try:
        found = Address(addr_spec=value.strip())
    except (HeaderParseError, ValueError, IndexError) as error:
        raise refuse("address", "not an e-mail address: it must look like name@example.org") from error
    if not found.username or not found.domain or re.search(r"[\s,;<>\x00-\x1f]", value.strip()):
        raise refuse("address", "not an e-mail address: it must look like name@example.org")
    return value.strip()


def _check_sender(value: str) -> str:
    if re.search(r"[\r\n\x00]", value):
        raise refuse("address", "an address is one line")
    _check_address(parseaddr(value)[1])
    return value


def _parse_time(value: object) -> object:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", value) if isinstance(value, str) else None
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise refuse("time", 'not a time of day: write it as "07:00"')
    return time(int(match[1]), int(match[2]))


def as_list(value: object) -> object:
    """Let one value stand for a list of it."""
    return [value] if isinstance(value, str | time) else value


def _parse_zone(value: object) -> object:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise refuse("zone", 'no such time zone: write one like "Europe/Berlin", or "UTC"') from error


def _check_words(value: str) -> str:
    if not value.strip():
        raise refuse("words", "it is empty")
    return value.strip()


def _check_file(value: Path) -> Path:
    if not value.is_file():
        raise refuse("file", f"there is no file {value}")
    return value


WebAddress = Annotated[str, AfterValidator(_check_url)]
MailAddress = Annotated[str, AfterValidator(_check_address)]
Sender = Annotated[str, AfterValidator(_check_sender)]
Clock = Annotated[time, BeforeValidator(_parse_time)]
Zone = Annotated[ZoneInfo, BeforeValidator(_parse_zone)]
ExistingFile = Annotated[Path, AfterValidator(_check_file)]
Words = Annotated[str, AfterValidator(_check_words)]
Secret = Annotated[SecretSource, BeforeValidator(SecretSource.parse)]
