"""What an outlet is called where it is named to readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from summarize.text.links import safe_url
from summarize.types import Report, Version

#: The path of what was read from standard input.
STDIN = "-"


def name_voice(report: Report) -> str:
    """Return the outlet's name; where it is unknown the host, the file's name or the report's id."""
    if outlet := " ".join(report.outlet.split()):
        return outlet
    host = urlsplit(safe_url(report.url)).hostname or ""
    file = "standard input" if report.path == STDIN else PurePath(report.path).name
    return host.removeprefix("www.") or file or report.id


def name_voices(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return each voice once, in order."""
    return tuple(dict.fromkeys(name_voice(report) for report in reports))


def name_tellers(version: Version, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Return who gives a version; what has no outlet is called as it is elsewhere, not all of it alike."""
    linked = [reports[link.report_id] for link in version.links if link.report_id in reports]
    if all(report.outlet.strip() for report in linked):
        return version.outlets
    return tuple(sorted(name_voices(linked)))


def name_quoted(attribution: str, report: Report | None) -> str:
    """Return whose words are quoted; a path that stands for them is no name yet."""
    if report and attribution in {"", report.path}:
        return name_voice(report)
    return attribution
