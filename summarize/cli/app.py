"""The command `summarize`: its subcommands, and what becomes of their errors."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click
from click_default_group import DefaultGroup

from summarize import __version__
from summarize.text.tokens import start_lightly

from .check import check
from .digest import digest
from .explain import explain
from .failures import run_safely, wants_everything
from .feeds import feeds
from .models import models
from .news import news
from .serve import serve
from .stories import stories


class Commands(DefaultGroup):  # type: ignore[misc]  # the package has no types
    """Commands, of which `news` may be left out; a mistyped one is not taken for a file."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command, or say what the first word could have meant."""
        first = args[0]
        if first not in self.commands and _could_be_a_command(first):
            message = f"no such command, file or folder: {first}"
            near = get_close_matches(first, self.commands, n=1)
            hint = f"did you mean 'summarize {near[0]}'?" if near else f"commands: {', '.join(self.commands)}"
            raise click.UsageError(f"{message}\n{hint}", ctx)
        resolved: tuple[str | None, click.Command | None, list[str]] = super().resolve_command(ctx, args)
        return resolved


def _could_be_a_command(word: str) -> bool:
    return word.replace("-", "a").isidentifier() and not word.startswith("-") and not Path(word).exists()


@click.group(
    cls=Commands,
    default="news",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A command may be left out: 'summarize FILE' is 'summarize news FILE'.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Tell many news reports as short neutral summaries, every sentence linked to its sources.

    \b
    summarize reports/*.txt              to read here
    summarize feed.xml -o briefing.html  as a page that shows the sources of each sentence
    """  # noqa: D301  # \b is click's mark for lines to keep


for command in (news, stories, check, explain, feeds, digest, serve, models):
    cli.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    return run_safely(cli, arguments)


def main() -> None:
    """Run with the arguments of the process."""
    start_lightly()
    if not wants_everything(sys.argv[1:]):
        # What libraries say to programmers is nothing to readers.
        warnings.simplefilter("ignore")
        logging.disable(logging.WARNING)
    sys.exit(run(sys.argv[1:]))
