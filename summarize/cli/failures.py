"""Errors, as the user meets them: what failed, a hint, an exit status, and no traceback unless asked for."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches

import click
from click.core import ParameterSource

from summarize.errors import ConfigError, OptionError, SummarizeError
from summarize.text.printable import clean

from .status import FAILED, INTERRUPTED, WRONG_USAGE

_VERBOSE = re.compile(r"-v+|--verbose")


def run_safely(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and return its exit status, whatever happens."""
    try:
        status = command.main(list(arguments), prog_name="summarize", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        say_error("interrupted")
        return INTERRUPTED
    except click.ClickException as error:
        _say_usage(error)
        return error.exit_code
    except SummarizeError as error:
        _trace(arguments)
        _say_failure(error)
        return WRONG_USAGE if isinstance(error, OptionError) else FAILED
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001  # the outermost line
        _trace(arguments)
        say_error(
            f"this should not have happened: {type(error).__name__}: {error}",
            "run it again with -vv to see where, and tell the makers",
        )
        return FAILED
    return status if isinstance(status, int) else 0


def _say_failure(error: SummarizeError) -> None:
    mistakes = error.mistakes if isinstance(error, ConfigError) else ()
    if not mistakes:
        say_error(str(error), error.hint)
        return
    say_error(f"{error.what}: {error.which}: {len(mistakes)} {'mistake' if len(mistakes) == 1 else 'mistakes'}")
    for mistake in mistakes:
        click.echo(f"  {clean(str(mistake))}", err=True)


def say_error(message: str, hint: str = "") -> None:
    """Say on standard error what failed and what can be done."""
    coloured = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    lead, hint_lead = ("error:", "hint:")
    if coloured:
        lead, hint_lead = click.style(lead, fg="red", bold=True), click.style(hint_lead, bold=True)
    click.echo(f"{lead} {clean(message)}", err=True)
    if hint:
        click.echo(f"{hint_lead} {clean(hint)}", err=True)


def _say_usage(error: click.ClickException) -> None:
    message, _, hint = error.format_message().partition("\n")
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    if isinstance(error, click.NoSuchOption) and (near := _nearest_option(error)):
        message = f"no such option: {error.option_name}"
        hint = f"did you mean {near}?"
    elif not hint and isinstance(error, click.UsageError) and error.ctx:
        hint = f"see '{error.ctx.command_path} --help'" + _tell_origin(error)
    message = message.rstrip(".")
    # An option's own spelling keeps its case.
    say_error(message[:1].lower() + message[1:], hint)


def _nearest_option(error: click.NoSuchOption) -> str:
    """Return what was meant: an option of the command, or one of those above it as it can be typed."""
    meant = {option: option for option in error.possibilities or ()}
    above = error.ctx.parent if error.ctx else None
    while above:
        for param in above.command.get_params(above):
            for option in (*param.opts, *param.secondary_opts):
                meant.setdefault(option, f"'{above.command_path} {option}'")
        above = above.parent
    # Of what click finds the first need not be the nearest.
    near = get_close_matches(error.option_name, meant, n=1)
    return meant[near[0]] if near else ""


def _tell_origin(error: click.UsageError) -> str:
    """Say where a value came from that the user did not type."""
    param = error.param if isinstance(error, click.BadParameter) else None
    source = error.ctx.get_parameter_source(param.name) if error.ctx and param and param.name else None
    if param and source is ParameterSource.ENVIRONMENT:
        return f"; the value comes from the environment: {param.envvar}"
    return "; the value comes from the configuration" if source is ParameterSource.DEFAULT_MAP else ""


def wants_everything(arguments: Sequence[str]) -> bool:
    """Return whether the arguments ask for tracebacks and what libraries say: `-vv`."""
    asked = [word for word in arguments if _VERBOSE.fullmatch(word)]
    return sum(1 if word == "--verbose" else len(word) - 1 for word in asked) >= 2


def _trace(arguments: Sequence[str]) -> None:
    if wants_everything(arguments):
        lines = traceback.format_exc().rstrip().splitlines()
        click.echo("\n".join(line[: len(line) - len(line.lstrip())] + clean(line) for line in lines), err=True)
