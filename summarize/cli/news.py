"""`summarize news`: reports in, neutral linked summaries out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .formats import choose_kind
from .settings import (
    Grouping,
    Telling,
    group_options,
    output_options,
    sources_argument,
    talk_options,
    tell_options,
)
from .status import exit_status

FORMATS = ("terminal", "markdown", "html", "json", "email")


@click.command()
@sources_argument
@output_options(FORMATS)
@click.option("--text/--no-text", default=True, envvar="SUMMARIZE_TEXT", help="With JSON: the reports' texts too.")
@tell_options
@group_options
@talk_options
def news(
    sources: tuple[str, ...],
    *,
    kind: str | None,
    output: Path | None,
    text: bool,
    quiet: bool,
    verbose: int,
    sentences: int,
    words: int,
    writer: str,
    prompts: Path | None,
    **grouping: object,
) -> int:
    """Tell the stories in SOURCES, each sentence linked to its sources.

    SOURCE is a file (text, Markdown, HTML, JSON, JSONL, e-mail, feed, OPML), a folder, a pattern like
    'news/*.txt', an http(s) address of a feed or an article, or - for JSONL on standard input.
    """
    from summarize.pipeline import ENGLISH_ONLY, is_foreign, make_briefing  # noqa: PLC0415  # models are slow to import

    from .output import write_output  # noqa: PLC0415
    from .rendering import render  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    _refuse_a_command_among(sources)
    grouped = Grouping(**grouping)  # type: ignore[arg-type]  # click has checked them
    telling = Telling(sentences=sentences, words=words, writer=writer, prompts=prompts)
    kind = choose_kind(kind, output, FORMATS)
    talk = Talk(quiet=quiet, verbose=verbose)
    with talk.progress() as progress:
        briefing = make_briefing(sources, telling.options(grouped.options()), stdin=sys.stdin.buffer, progress=progress)
    to_file = output is not None and str(output) != "-"
    write_output(render(briefing, kind, text=text, now=grouped.moment(), to_file=to_file), output)
    if kind != "terminal" or to_file or verbose:
        talk.warn_of(briefing.problems)
    foreign = [report for report in briefing.reports if is_foreign(report)]
    if writer in ENGLISH_ONLY and foreign:
        languages = ", ".join(sorted({report.language for report in foreign}))
        talk.say(f"warning: the {writer} writer knows only English, so what is in {languages} is quoted")
    for left_out in briefing.left_out:
        talk.detail(f"left out: {left_out.subject}: {left_out.reason}")
    return exit_status(briefing, strict=grouped.strict)


def _refuse_a_command_among(sources: tuple[str, ...]) -> None:
    """Say where a command belongs when it is taken for a source because options stand before it."""
    group = click.get_current_context().find_root().command
    first = sources[0]
    if isinstance(group, click.Group) and first in group.commands and not Path(first).exists():
        message = f"no such file or folder: {first}"
        raise click.UsageError(f"{message}\noptions stand behind the command: summarize {first} [OPTIONS] ...")
