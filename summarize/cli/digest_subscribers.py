"""`summarize digest subscribers`: who gets a digest."""

from __future__ import annotations

from pathlib import Path

import click

from .digest import choose_digest, digest_options, load
from .moments import SystemClock
from .status import DONE

digest_name = click.option("-d", "--digest", "name", metavar="NAME", help="Which digest, where there are several.")


@click.group()
def subscribers() -> None:
    """Say who gets a digest: those in digest.toml and those added here, less those who left."""


@subscribers.command("list")
@digest_name
@digest_options
def list_all(*, name: str | None, path: Path | None, quiet: bool, verbose: int) -> int:
    """List everybody, with those who left and why."""
    from summarize.digest.store import open_configured_store  # noqa: PLC0415  # slow to import
    from summarize.digest.subscribers import list_recipients  # noqa: PLC0415

    del quiet, verbose
    config = load(path)
    with open_configured_store(config) as store:
        for digest in [choose_digest(config, name)] if name else config.digests:
            for one in list_recipients(digest, store):
                where = "digest.toml" if one.configured else f"added {one.added_at:%Y-%m-%d}"
                gone = f"{one.suppression.reason} {one.suppression.since:%Y-%m-%d}" if one.suppression else "-"
                click.echo(f"{digest.name}  {one.address}  {where}  {gone}")
    return DONE


@subscribers.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@digest_name
@digest_options
def add(addresses: tuple[str, ...], *, name: str | None, path: Path | None, quiet: bool, verbose: int) -> int:
    """Add ADDRESSES to a digest, also after they left or bounced."""
    from summarize.digest.message import ascii_address  # noqa: PLC0415  # slow to import
    from summarize.digest.store import open_configured_store  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415

    config, talk = load(path), Talk(quiet=quiet, verbose=verbose)
    digest = choose_digest(config, name)
    for address in addresses:
        try:
            ascii_address(address)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    with open_configured_store(config) as store:
        for address in addresses:
            added = store.subscribers.add(digest.name, address, SystemClock().now())
            store.subscribers.clear_bounces(address)
            talk.say(f"{address}: {'added to' if added else 'has'} {digest.name}")
    return DONE


@subscribers.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@digest_name
@digest_options
def remove(addresses: tuple[str, ...], *, name: str | None, path: Path | None, quiet: bool, verbose: int) -> int:
    """Send nothing more of a digest to ADDRESSES, whether they were added or stand in digest.toml."""
    from summarize.digest.store import open_configured_store  # noqa: PLC0415  # slow to import

    from .talk import Talk  # noqa: PLC0415

    config, talk = load(path), Talk(quiet=quiet, verbose=verbose)
    digest = choose_digest(config, name)
    with open_configured_store(config) as store:
        for address in addresses:
            removed = store.subscribers.remove(digest.name, address, SystemClock().now())
            talk.say(f"{address}: {'gets no more' if removed else 'did not get any'} {digest.name}")
    return DONE
