"""`summarize digest`: a group whose commands are loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from summarize.digest.config import DigestConfig, DigestTable

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
        envvar="SUMMARIZE_FILE",
        metavar="FILE",
        help="The settings.  [default: ./digest.toml, else that in the user's configuration folder]",
    )(function)


def digest_options(function: F) -> F:
    """Add what every command has: which settings, and how much is said."""
    quiet = click.option("-q", "--quiet", is_flag=True, envvar="SUMMARIZE_QUIET", help="Say nothing but errors.")
    verbose = click.option(
        "-v", "--verbose", count=True, envvar="SUMMARIZE_VERBOSE", help="Say more; twice: tracebacks too."
    )
    return file_option(quiet(verbose(function)))


def load(path: Path | None) -> DigestConfig:
    """Read the settings.

    Raises:
        ConfigError: They cannot be read, or have mistakes.
    """
    from summarize.digest.config import find_config, load_config  # noqa: PLC0415  # slow to import

    return load_config(find_config(path))


def choose_digest(config: DigestConfig, name: str | None) -> DigestTable:
    """Return the digest that is named; the only one there is need not be.

    Raises:
        ConfigError: There is none of that name.
    """
    if name is not None:
        return config.digest(name)
    if len(config.digests) > 1:
        names = ", ".join(digest.name for digest in config.digests)
        raise click.UsageError(f"name one of the digests in {config.path}\nthere are: {names}")
    return config.digests[0]


@click.group(cls=LazyCommands)
def digest() -> None:
    """Mail the new stories of your feeds, on a schedule, none of them twice.

    \b
    summarize digest init      asks a few questions and writes digest.toml
    summarize digest preview   what the edition that is due, or the next one, would be
    summarize digest run       sends what is due
    """  # noqa: D301  # \b is click's mark for lines to keep
