"""`summarize stories`: only the grouping."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .settings import Grouping, group_options, output_options, sources_argument, talk_options
from .status import DONE, INCOMPLETE


@click.command()
@sources_argument
@output_options(("terminal", "json"))
@click.option("--text/--no-text", default=False, envvar="SUMMARIZE_TEXT", help="With JSON: the reports' texts too.")
@group_options
@talk_options
def stories(
    sources: tuple[str, ...],
    *,
    kind: str | None,
    output: Path | None,
    text: bool,
    quiet: bool,
    verbose: int,
    **grouping: object,
) -> int:
    """Show which of the reports in SOURCES tell of the same happening."""
    from summarize.pipeline import group_reports  # noqa: PLC0415  # slow to import
    from summarize.render.stories import render_stories_json, render_stories_text  # noqa: PLC0415

    from .output import terminal_width, write_output  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    grouped = Grouping(**grouping)  # type: ignore[arg-type]  # click has checked them
    with Talk(quiet=quiet, verbose=verbose).progress() as progress:
        ingested, deduped, clustered = group_reports(
            sources, grouped.options(), stdin=sys.stdin.buffer, progress=progress
        )
    if kind == "json" or (kind is None and output and output.suffix.lower() == ".json"):
        rendered = render_stories_json(ingested, deduped, clustered, text=text)
    else:
        rendered = render_stories_text(ingested, deduped, clustered, width=terminal_width())
    write_output(rendered, output)
    return INCOMPLETE if grouped.strict and (ingested.problems or clustered.left_out) else DONE
