"""Times in any usual form to UTC; a time that cannot be read is unknown, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?\Z")
_ISO_START = re.compile(r"\d{4}-?\d\d")
# Only with a zone that the mail standard knows: any other ("CET") its reader would silently take for UTC.
_MAIL_DATE = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d?:\d\d(?::\d\d)?\s+"
    r"(?:[+-]\d{4}|GMT|UTC|UT|Z|[ECMP][SD]T)(?:\s*\([^)]*\))?\Z"
)
_ISO_TAIL = re.compile(r"\s*(?:UTC|GMT)\Z")
# 03/04/2026 is March in one country and April in the next; a wrong day is worse than none.
_AMBIGUOUS = re.compile(r"\b(?:0?\d|1[0-2])([/.\-])(?:0?\d|1[0-2])\1(?:\d{4}|\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
# All two hundred languages of dateparser take 4 s to load and 50 ms for each text that is no date; these 1 s and 5 ms.
_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "el", "tr"]
_LANGUAGES += ["ru", "uk", "ar", "he", "zh", "ja", "ko"]
_EPOCH_UNITS = ((10**11, 1), (10**14, 10**3), (10**17, 10**6), (10**20, 10**9))
#: Earlier years are placeholders of content systems (0001, 1601, 1970 at zero) rather than news.
_FIRST_YEAR = 1900


def parse_time(value: object) -> datetime | None:
    """Read a time: ISO 8601, RFC 822, seconds to nanoseconds since 1970, or plain words with a full date."""
    if isinstance(value, datetime):
        return _to_utc(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(value)
    return _parse_words(value.strip()) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _parse_words(words: str) -> datetime | None:
    if not words or len(words) > 100:
        return None
    if _NUMBER.match(words):
        return _from_epoch(float(words))
    if _ISO_START.match(words):
        try:
            return _to_utc(datetime.fromisoformat(_ISO_TAIL.sub("+00:00", words)))
        except ValueError:
            pass
    return _parse_mail_date(words) or _parse_freely(words)


def _parse_mail_date(words: str) -> datetime | None:
    if not _MAIL_DATE.match(words):
        return None
    try:
        return _to_utc(parsedate_to_datetime(words))
    except ValueError:
        return None


def _parse_freely(words: str) -> datetime | None:
    if not _YEAR.search(words) or not _DAY.search(words) or _AMBIGUOUS.search(words):
        return None
    import dateparser  # noqa: PLC0415 - slow to load and to run, hence the last resort

    found = dateparser.parse(
        words,
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
        },
    )
    return _to_utc(found) if found else None


def _from_epoch(number: float) -> datetime | None:
    for below, unit in _EPOCH_UNITS:
        if 0 < number < below:
            try:
                return datetime.fromtimestamp(number / unit, tz=UTC)
            except (OverflowError, OSError, ValueError):
                return None
    return None


def _to_utc(moment: datetime) -> datetime | None:
    if moment.year < _FIRST_YEAR:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
