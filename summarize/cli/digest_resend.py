"""`summarize digest resend`: decide on deliveries of which nobody knows whether they arrived."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .digest import digest_options, load
from .digest_run import mail_options
from .moments import SystemClock
from .status import DONE, FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.digest.store import Store
    from summarize.digest.types import Delivery


@click.command()
@click.argument("edition", type=int, required=False)
@click.argument("recipients", nargs=-1, metavar="[RECIPIENT]...")
@click.option("--again", "decision", flag_value="again", help="Send it again, under the same Message-ID.")
@click.option("--arrived", "decision", flag_value="arrived", help="Count it as sent.")
@mail_options
@digest_options
def resend(
    edition: int | None,
    recipients: tuple[str, ...],
    *,
    decision: str | None,
    maildir: Path | None,
    file: Path | None,
    log: str,
    offline: bool,
    path: Path | None,
    quiet: bool,
    verbose: int,
) -> int:
    """List the deliveries that are unknown or failed, or decide on those of an EDITION.

    A delivery is unknown when the connection, this program or the machine broke down after all of the message was
    sent and before the server's answer was noted. Ask the recipient, or look into the server's log, then:

    \b
    summarize digest resend 12 ida@example.org --again
    summarize digest resend 12 ida@example.org --arrived
    """  # noqa: D301  # \b is click's mark for lines to keep
    from summarize.digest.deliver import decide_delivery  # noqa: PLC0415  # slow to import
    from summarize.digest.journal import Journal  # noqa: PLC0415
    from summarize.digest.run import deliver_waiting  # noqa: PLC0415
    from summarize.digest.schedule import Ended, Ender  # noqa: PLC0415

    from .running import open_running  # noqa: PLC0415
    from .talk import Talk  # noqa: PLC0415

    config, talk, clock, ender = load(path), Talk(quiet=quiet, verbose=verbose), SystemClock(), Ender()
    journal = Journal(clock, as_json=log == "json", quiet=quiet)
    with (
        ender.listening(),
        open_running(
            config, clock=clock, stop=ender, journal=journal, maildir=maildir, file=file, offline=offline
        ) as running,
    ):
        open_ones = _find(running.store, edition, recipients)
        if edition is None or decision is None:
            _list(running.store, open_ones)
            return DONE
        if not open_ones:
            raise click.UsageError(f"edition {edition} has no such delivery that is unknown or failed")
        try:
            with running.store.lock("run"):
                for delivery in open_ones:
                    decide_delivery(running.store, delivery, arrived=decision == "arrived", now=clock.now())
                    talk.say(f"{delivery.recipient}: {'counted as sent' if decision == 'arrived' else 'sent again'}")
                ran = deliver_waiting(running)
        except Ended:
            return FAILED
    return FAILED if ran.failed else DONE


def _find(store: Store, edition: int | None, recipients: Sequence[str]) -> tuple[Delivery, ...]:
    from summarize.digest.store.subscribers import normalise_address  # noqa: PLC0415
    from summarize.digest.types import DeliveryState  # noqa: PLC0415

    wanted = set(map(normalise_address, recipients))
    return tuple(
        one
        for one in store.deliveries.in_states(DeliveryState.UNKNOWN, DeliveryState.FAILED)
        if edition in {None, one.edition} and (not wanted or normalise_address(one.recipient) in wanted)
    )


def _list(store: Store, deliveries: Sequence[Delivery]) -> None:
    for one in deliveries:
        record = store.editions.get(one.edition)
        assert record, "a delivery without an edition cannot be stored"
        click.echo(
            f"{one.edition}  {record.digest} {record.period.key}  {one.recipient}  {one.state}  {one.error or '-'}"
        )
    if not deliveries:
        click.echo("Nothing to decide on.", err=True)
