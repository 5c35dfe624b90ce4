"""`summarize digest serve`: stay up and send what is due when it is due."""

from __future__ import annotations

from pathlib import Path

import click

from .digest import digest_options, load
from .digest_run import mail_options
from .moments import SystemClock
from .status import DONE


@click.command()
@mail_options
@digest_options
def serve(
    *,
    maildir: Path | None,
    file: Path | None,
    log: str,
    offline: bool,
    path: Path | None,
    quiet: bool,
    verbose: int,
) -> int:
    """Stay up, and send every edition at its time, on the clocks of its zone.

    At SIGTERM or Ctrl-C the delivery in hand is finished first.
    """
    from summarize.digest.journal import Journal  # noqa: PLC0415  # slow to import
    from summarize.digest.periods import next_period  # noqa: PLC0415
    from summarize.digest.run import run_digests  # noqa: PLC0415
    from summarize.digest.schedule import Ender, serve_digests  # noqa: PLC0415
    from summarize.errors import SummarizeError  # noqa: PLC0415

    from .running import open_running  # noqa: PLC0415

    del verbose
    config = load(path)
    clock, ender = SystemClock(), Ender()
    journal = Journal(clock, as_json=log == "json", quiet=quiet)
    with open_running(
        config,
        clock=clock,
        stop=ender,
        journal=journal,
        maildir=maildir,
        file=file,
        offline=offline,
        eager=False,
    ) as running:

        def run() -> None:
            try:
                run_digests(running)
            except SummarizeError as error:
                # The store may be away for a minute; the next look finds what is left to do.
                journal.fail("run failed", why=str(error))

        for digest in config.digests:
            due = next_period(digest.timetable, clock.now()).due
            journal.note("serving", digest=digest.name, next_due=due.isoformat(timespec="minutes"))
        serve_digests(config.digests, run, ender)
    journal.note("ended")
    return DONE
