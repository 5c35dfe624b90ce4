"""`summarize feeds`: the list of feeds of a digest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from .digest import choose_digest, digest_options, load

if TYPE_CHECKING:
    from .talk import Talk

F = TypeVar("F", bound=Callable[..., object])


def _which(function: F) -> F:
    named = click.option("--digest", "name", metavar="NAME", help="Which digest, where there are several.")
    return named(digest_options(function))


@click.group()
def feeds() -> None:
    """Add, remove and list the feeds of a digest; its digest.toml keeps its comments."""


@feeds.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@_which
def add(urls: tuple[str, ...], *, name: str | None, path: Path | None, quiet: bool, verbose: int) -> None:
    """Add feeds."""
    from summarize.digest.feeds import add_feeds  # noqa: PLC0415  # slow to import

    config = load(path)
    added = add_feeds(config, choose_digest(config, name).name, urls)
    talk = _talk(quiet=quiet, verbose=verbose)
    for url in urls:
        talk.say(f"{'added' if url in added else 'there already'}: {url}")


@feeds.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@_which
def remove(urls: tuple[str, ...], *, name: str | None, path: Path | None, quiet: bool, verbose: int) -> None:
    """Remove feeds."""
    from summarize.digest.feeds import remove_feeds  # noqa: PLC0415  # slow to import

    config = load(path)
    remove_feeds(config, choose_digest(config, name).name, urls)
    talk = _talk(quiet=quiet, verbose=verbose)
    for url in urls:
        talk.say(f"removed: {url}")


@feeds.command(name="list")
@_which
def list_(*, name: str | None, path: Path | None, quiet: bool, verbose: int) -> None:
    """List the feeds, one per line; with -v how they stand."""
    from summarize.digest.feeds import feeds_of  # noqa: PLC0415  # slow to import
    from summarize.digest.store import open_configured_store  # noqa: PLC0415
    from summarize.text.printable import clean  # noqa: PLC0415

    from .output import write_output  # noqa: PLC0415

    del quiet
    config = load(path)
    urls = feeds_of(choose_digest(config, name))
    lines = list(urls)
    if verbose:
        with open_configured_store(config) as store:
            states = store.feeds.states(urls)
        lines = [
            "\t".join(filter(None, (state.url, clean(state.title), clean(state.error) or "in order")))
            if state.checked_at
            else f"{state.url}\tnot read yet"
            for state in states
        ]
    write_output("".join(f"{line}\n" for line in lines), None)


@feeds.command(name="import")
@click.argument("opml", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="OPML")
@_which
def import_(opml: Path, *, name: str | None, path: Path | None, quiet: bool, verbose: int) -> None:
    """Add the feeds that an OPML file names."""
    from summarize.digest.feeds import add_feeds, read_opml  # noqa: PLC0415  # slow to import

    config = load(path)
    urls = read_opml(opml)
    added = add_feeds(config, choose_digest(config, name).name, urls)
    _talk(quiet=quiet, verbose=verbose).say(f"added {len(added)} of {len(urls)} feeds")


@feeds.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@_which
def export(*, output: Path | None, name: str | None, path: Path | None, quiet: bool, verbose: int) -> None:
    """Write the feeds as OPML."""
    from summarize.digest.feeds import feeds_of, write_opml  # noqa: PLC0415  # slow to import
    from summarize.digest.store import open_configured_store  # noqa: PLC0415

    from .output import write_output  # noqa: PLC0415

    del quiet, verbose
    config = load(path)
    digest = choose_digest(config, name)
    with open_configured_store(config) as store:
        states = store.feeds.states(feeds_of(digest))
    write_output(write_opml(digest.heading, states), output)


def _talk(*, quiet: bool, verbose: int) -> Talk:
    from .talk import Talk  # noqa: PLC0415  # slow to import

    return Talk(quiet=quiet, verbose=verbose)
