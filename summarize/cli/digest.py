"""`summarize digest`: a group whose commands are loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])

#: In the order in which somebody meets them; each is `digest_NAME.py` with a command NAME.
COMMANDS = ("init", "preview", "run", "serve", "install", "status", "subscribers", "resend")


class LazyCommands(click.Group):
    """Commands in modules of their own, so that one does not pay for what another imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names."""
        return [name for name in COMMANDS if find_spec(_module(name))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(_module(cmd_name)), cmd_name)
        assert isinstance(command, click.Command)
        return command


def _module(name: str) -> str:
    return f"{__package__}.digest_{name}"


def file_option(function: F) -> F:
    """Add `--file`: which digest.toml."""
    return click.option(
        "-c",
        "--file",
        "path",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="SUMMARIZE_DIGEST",
        metavar="FILE",
        help="The settings.  [default: ./digest.toml, else that in the user's configuration folder]",
    )(function)


@click.group(cls=LazyCommands)
def digest() -> None:
    """Mail the new stories of your feeds, on a schedule, none of them twice.

    \b
    summarize digest init      asks a few questions and writes digest.toml
    summarize digest preview   what the next edition would be
    summarize digest run       sends what is due
    """  # noqa: D301  # \b is click's mark for lines to keep
