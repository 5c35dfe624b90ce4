"""`summarize serve`: the archive in a browser."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from summarize.errors import ServeError

from .digest import file_option
from .settings import talk_options

if TYPE_CHECKING:
    from summarize.digest.config import DigestConfig
    from summarize.web import Archive, Unsubscriber

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8765


@click.command()
@click.argument("paths", nargs=-1, metavar="[FOLDER|FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--host",
    default=DEFAULT_HOST,
    show_default=True,
    envvar="SUMMARIZE_HOST",
    help="Address to listen at.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    envvar="SUMMARIZE_PORT",
    help="Port to listen at; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    envvar="SUMMARIZE_NAME",
    help="A host name under which it is asked, behind a web server of yours; may be given again.",
)
@file_option
@talk_options
def serve(
    paths: tuple[Path, ...],
    *,
    host: str,
    port: int,
    names: tuple[str, ...],
    path: Path | None,
    quiet: bool,
    verbose: int,
) -> None:
    """Show the editions of your digests in a browser, or the briefings (JSON) in files and folders.

    Editions are shown when no FOLDER or FILE is named, or when --file is. The archive is reached from
    this machine alone unless --host says otherwise, and it asks nobody for a password. Ctrl-C or
    SIGTERM ends it.
    """
    try:
        import starlette  # noqa: F401, PLC0415  # an extra
        import uvicorn  # noqa: F401, PLC0415
    except ImportError as error:
        hint = "install the extra, in a copy of the project by: pip install --editable '.[web]'"
        raise ServeError("cannot serve", error.name or "", "it is not installed", hint=hint) from error
    from summarize.web import Archives, FolderArchive, make_app, run_server  # noqa: PLC0415  # slow to import
    from summarize.web.guard import OWN_NAMES  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415

    talk = Talk(quiet=quiet, verbose=verbose)
    archives: list[Archive] = [FolderArchive(paths)] if paths else []
    unsubscriber: Unsubscriber | None = None
    known = [*OWN_NAMES, host, *names]
    with ExitStack() as stack:
        if path or not paths:
            config = _read_config(path)
            editions, unsubscriber = _open_editions(config, stack)
            archives.append(editions)
            known += [urlsplit(config.publish.base_url).hostname or ""] if config.publish.base_url else []
        app = make_app(Archives(archives), unsubscriber=unsubscriber, names=known)
        run_server(
            app, host=host, port=port, ready=lambda address: talk.say(f"the archive is at {address}, until Ctrl-C")
        )


def _read_config(path: Path | None) -> DigestConfig:
    from summarize.digest.config import find_config, load_config  # noqa: PLC0415  # slow to import

    found = find_config(path)
    if path is None and not found.is_file():
        raise click.UsageError("nothing to show\nname a folder with briefings: summarize serve FOLDER")
    return load_config(found)


def _open_editions(config: DigestConfig, stack: ExitStack) -> tuple[Archive, Unsubscriber]:
    from summarize.digest.store import open_configured_store  # noqa: PLC0415  # slow to import
    from summarize.digest.unsubscribe import StoreUnsubscriber, load_key  # noqa: PLC0415
    from summarize.web.editions import EditionArchive  # noqa: PLC0415

    from .moments import SystemClock  # noqa: PLC0415

    store = stack.enter_context(open_configured_store(config))
    titles = {digest.name: digest.heading for digest in config.digests}
    return EditionArchive(store), StoreUnsubscriber(store, load_key(), titles, clock=SystemClock())
