"""`summarize check`: verify a briefing again, or anybody's summary against its sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from summarize.errors import SourceError

from .formats import choose_kind
from .settings import offline_options, output_options, talk_options
from .status import DONE, FINDINGS

if TYPE_CHECKING:
    from summarize.types import Ingested, Report

_FORMATS = ("terminal", "json")


@click.command()
@click.argument("summary")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@output_options(_FORMATS)
@offline_options
@talk_options
def check(
    summary: str,
    sources: tuple[str, ...],
    *,
    kind: str | None,
    output: Path | None,
    offline: bool,
    allow_private: bool,
    quiet: bool,
    verbose: int,
) -> int:
    """Verify SUMMARY against its SOURCES; exit with 5 when something is found.

    SUMMARY is a briefing (JSON), whose texts will do where no SOURCE is given, or a summary by anybody
    (text, Markdown), of which each sentence is held against the source sentences nearest to it.
    """
    from summarize.render import read_briefing  # noqa: PLC0415  # slow to import

    from .checking import check_briefing, check_summary  # noqa: PLC0415
    from .findings import render_findings, render_findings_json  # noqa: PLC0415
    from .output import write_output  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    kind = choose_kind(kind, output, _FORMATS)
    talk = Talk(quiet=quiet, verbose=verbose)

    def read(paths: Sequence[str], stdin: BinaryIO) -> Ingested:
        from summarize.ingest import ingest_sources  # noqa: PLC0415
        from summarize.options import FetchOptions, IngestOptions  # noqa: PLC0415

        fetch = FetchOptions(offline=offline, allow_private=allow_private)
        with talk.progress() as progress:
            found = ingest_sources(
                paths, options=IngestOptions(), fetch=fetch, fetcher=None, stdin=stdin, progress=progress
            )
        talk.warn_of(found.problems)
        return found

    if summary == "-" and "-" in sources:
        raise click.UsageError("standard input cannot be both the summary and a source\ngive one of them as a file")
    content = read_file(summary)
    reports: tuple[Report, ...] = read(sources, sys.stdin.buffer).reports if sources else ()
    if content.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        briefing = read_briefing(content)
        checked = check_briefing(briefing, reports)
        reports = (*briefing.reports, *reports)
    elif reports:
        # Standard input has been read already.
        texts = read([summary], BytesIO(content.encode())).reports
        checked = tuple(item for text in texts for item in check_summary(text, reports))
    else:
        raise click.UsageError(
            f"{summary} is no briefing, so its sources must be given\nadd them: summarize check {summary} SOURCE..."
        )
    by_id = {report.id: report for report in reports}
    write_output(
        render_findings_json(checked, by_id)
        if kind == "json"
        else render_findings(checked, by_id, everything=bool(verbose)),
        output,
    )
    return FINDINGS if any(item.findings for item in checked) else DONE


def read_file(path: str) -> str:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise SourceError("cannot read", path, error.strerror or str(error)) from error
    return content.decode("utf-8", "replace")
