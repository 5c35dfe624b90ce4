"""`summarize digest run`: send what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import click

from .digest import digest_options, load
from .moments import Moment, SystemClock, resolve_moment
from .settings import offline_option
from .status import INTERRUPTED

F = TypeVar("F", bound=Callable[..., object])


def mail_options(function: F) -> F:
    """Add where mail goes in place of the mail server, and how what happens is told."""
    maildir = click.option(
        "--to-maildir",
        "maildir",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Deliver into a Maildir in place of the mail server.",
    )
    file = click.option(
        "--to-file",
        "file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write each message into a file: FILE, FILE-2, ...",
    )
    log = click.option(
        "--log",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        envvar="SUMMARIZE_LOG",
        help="How standard error tells what happens.",
    )
    return maildir(file(log(offline_option(function))))


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@mail_options
@click.option("--now", type=Moment(), help="The time to take it for.  [default: the clock]")
@digest_options
def run(
    names: tuple[str, ...],
    *,
    maildir: Path | None,
    file: Path | None,
    log: str,
    now: datetime | timedelta | None,
    offline: bool,
    path: Path | None,
    quiet: bool,
    verbose: int,
) -> int:
    """Make and send the editions that are due, and what earlier runs could not deliver.

    The first edition of a digest is due at once, later ones at their time; after a pause there is one for all that was
    missed. Nothing is sent twice, however often this is run. Exit status: 4 when nothing was due, 1 when somebody
    should look.
    """
    from summarize.digest.journal import Journal  # noqa: PLC0415  # slow to import
    from summarize.digest.run import run_digests  # noqa: PLC0415
    from summarize.digest.schedule import Ended, Ender  # noqa: PLC0415

    from .running import ShiftedClock, open_running, tell_status  # noqa: PLC0415

    del verbose
    config = load(path)
    clock = SystemClock() if now is None else ShiftedClock(resolve_moment(now, SystemClock().now()))
    ender, journal = Ender(), Journal(clock, as_json=log == "json", quiet=quiet)
    try:
        with (
            ender.listening(),
            open_running(
                config, clock=clock, stop=ender, journal=journal, maildir=maildir, file=file, offline=offline
            ) as running,
        ):
            ran = run_digests(running, names)
    except Ended:
        journal.note("ended")
        return INTERRUPTED
    if ran.idle and not ran.busy:
        journal.note("nothing due")
    return tell_status(ran)
