"""`summarize serve`: the archive in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from summarize.errors import ServeError

from .settings import talk_options

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
    help="A host name under which it is asked, behind a web server of yours; may be given again.",
)
@talk_options
def serve(
    paths: tuple[Path, ...], *, host: str, port: int, names: tuple[str, ...], quiet: bool, verbose: int
) -> None:
    """Show briefings (JSON) in files and folders, and editions, in a browser; search and explain them.

    It is reached from this machine alone unless --host says otherwise, and asks nobody for a password.
    Ctrl-C or SIGTERM ends it.
    """
    try:
        import starlette  # noqa: F401, PLC0415  # an extra
        import uvicorn  # noqa: F401, PLC0415
    except ImportError as error:
        hint = "install the extra: pip install 'summarize[web]'"
        raise ServeError("cannot serve", error.name or "", "it is not installed", hint=hint) from error
    from summarize.web import FolderArchive, make_app, run_server  # noqa: PLC0415  # slow to import
    from summarize.web.guard import OWN_NAMES  # noqa: PLC0415

    from .talk import Talk  # noqa: PLC0415

    if not paths:
        raise click.UsageError("nothing to show\nname a folder with briefings: summarize serve FOLDER")
    talk = Talk(quiet=quiet, verbose=verbose)
    app = make_app(FolderArchive(paths), names=(*OWN_NAMES, host, *names))

    def ready(address: str) -> None:
        talk.say(f"the archive is at {address}, until Ctrl-C")

    run_server(app, host=host, port=port, ready=ready)
