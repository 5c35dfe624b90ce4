"""What an outlet is called where it is named to readers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import urlsplit

from summarize.text.links import safe_url
from summarize.types import Report


def name_voice(report: Report) -> str:
    """Return the outlet's name; where it is unknown the host, the file's name or the report's id."""
    if outlet := " ".join(report.outlet.split()):
        return outlet
    host = urlsplit(safe_url(report.url)).hostname or ""
    return host.removeprefix("www.") or PurePath(report.path).name or report.id


def name_voices(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return each voice once, in order."""
    return tuple(dict.fromkeys(name_voice(report) for report in reports))
