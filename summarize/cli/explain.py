"""`summarize explain`: why a statement stands, or was withheld."""

from __future__ import annotations

import click

from .check import read_file
from .settings import talk_options


@click.command()
@click.argument("briefing")
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[N]")
@talk_options
def explain(briefing: str, number: int | None, *, quiet: bool, verbose: int) -> None:
    """Say why statement N of a BRIEFING (JSON) stands, or was withheld; without N, list them all."""
    from summarize.render import read_briefing  # noqa: PLC0415  # slow to import

    from .explaining import explain_entry, list_entries, tell_contents  # noqa: PLC0415
    from .output import write_output  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    Talk(quiet=quiet, verbose=verbose)
    read = read_briefing(read_file(briefing))
    entries = list_entries(read)
    if number is not None and number > len(entries):
        there = f"1 to {len(entries)}" if entries else "none"
        raise click.UsageError(
            f"there is no statement {number}; there are {there}\nsee them all: summarize explain {briefing}"
        )
    lines = tell_contents(entries) if number is None else explain_entry(read, number, *entries[number - 1])
    write_output("\n".join(lines) + "\n", None)
