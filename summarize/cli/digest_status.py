"""`summarize digest status`: feeds, editions, failures, and what somebody must decide on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from .digest import digest_options, load
from .moments import Moment, resolve_moment
from .status import DONE, FAILED


@click.command()
@click.option("-f", "--format", "kind", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--now", type=Moment(), help="The time to take it for.  [default: the clock]")
@digest_options
def status(*, kind: str, now: datetime | timedelta | None, path: Path | None, quiet: bool, verbose: int) -> int:
    """Show how the digests stand; exit with 1 when somebody should look."""
    from summarize.digest.standing import find_status, is_healthy, write_json, write_text  # noqa: PLC0415  # slow
    from summarize.digest.store import open_configured_store  # noqa: PLC0415

    from .output import write_output  # noqa: PLC0415

    del quiet, verbose
    config = load(path)
    clock = datetime.now(UTC)
    moment = resolve_moment(now, clock) if now is not None else clock
    with open_configured_store(config) as store:
        statuses = find_status(config, store, moment)
        name = store.name
    if kind == "json":
        write_output(write_json(statuses, store=name, now=moment), None)
    else:
        write_output(write_text(statuses, config, store=name, now=moment), None)
    return DONE if is_healthy(statuses) else FAILED
