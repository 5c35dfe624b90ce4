"""`summarize digest preview`: what the edition that is due, or the next one, would be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from .digest import choose_digest, digest_options, load
from .formats import choose_kind
from .moments import Moment, resolve_moment
from .settings import offline_option

FORMATS = ("terminal", "html", "email")


@click.command()
@click.argument("name", required=False)
@click.option(
    "-f",
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="How to write it. [default: by the ending of FILE, else terminal]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@click.option("--now", type=Moment(), help="The time to take it for.  [default: the clock]")
@offline_option
@digest_options
def preview(
    name: str | None,
    *,
    kind: str | None,
    output: Path | None,
    now: datetime | timedelta | None,
    offline: bool,
    path: Path | None,
    quiet: bool,
    verbose: int,
) -> None:
    """Show the edition of the digest NAME that is due, or the next one: read its feeds now, send nothing.

    Nothing counts as told. What is read is kept, so that the edition itself need not read it again.
    """
    from .output import write_output  # noqa: PLC0415  # slow to import
    from .previewing import preview_edition, render_preview  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    kind = choose_kind(kind, output, FORMATS)
    config = load(path)
    clock = datetime.now(UTC)
    moment = resolve_moment(now, clock) if now is not None else clock
    with Talk(quiet=quiet, verbose=verbose).progress() as progress:
        edition = preview_edition(config, choose_digest(config, name), now=moment, offline=offline, progress=progress)
    write_output(render_preview(config, edition, kind), output)
