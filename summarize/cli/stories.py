"""`summarize stories`: only the grouping."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .formats import choose_kind
from .settings import Grouping, group_options, output_options, sources_argument, talk_options
from .status import DONE, INCOMPLETE

_FORMATS = ("terminal", "table", "json", "html")


@click.command()
@sources_argument
@output_options(_FORMATS)
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
    """Show which of the reports in SOURCES tell of the same happening; with -v, why each is where it is."""
    from summarize.cluster import explain_stories  # noqa: PLC0415  # slow to import
    from summarize.pipeline import group_reports  # noqa: PLC0415
    from summarize.render.stories import (  # noqa: PLC0415
        render_stories_json,
        render_stories_table,
        render_stories_text,
    )
    from summarize.render.stories_html import render_stories_html  # noqa: PLC0415

    from .output import terminal_width, write_output  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    kind = choose_kind(kind, output, _FORMATS)
    grouped = Grouping(**grouping)  # type: ignore[arg-type]  # click has checked them
    options = grouped.options()
    with Talk(quiet=quiet, verbose=verbose).progress() as progress:
        ingested, deduped, clustered = group_reports(sources, options, stdin=sys.stdin.buffer, progress=progress)
    settings = explain_stories(clustered.stories, options=options.cluster)
    if kind == "json":
        rendered = render_stories_json(ingested, deduped, clustered, settings, text=text)
    elif kind == "html":
        rendered = render_stories_html(ingested, deduped, clustered, settings)
    elif kind == "table":
        rendered = render_stories_table(ingested, deduped, clustered, width=terminal_width())
    else:
        why = settings if verbose else ()
        rendered = render_stories_text(ingested, deduped, clustered, why, width=terminal_width())
    write_output(rendered, output)
    return INCOMPLETE if grouped.strict and (ingested.problems or clustered.left_out) else DONE
