"""The TOML file behind the options: flag before environment before file."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path

import click

from summarize.errors import OptionError


def read_config(ctx: click.Context, _param: click.Parameter, path: Path | None) -> None:
    """Put the settings of a file behind the options of a command.

    Settings at the top go for every command that has such an option, those in a table for the command
    of that name: `sentences = 4`, or `[news]` and `words = 80`.

    Raises:
        OptionError: The file cannot be read, or has a setting that no command knows.
    """
    if path is None:
        return
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError("cannot read the configuration", str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise OptionError("cannot read the configuration", str(path), str(error)) from error
    group = ctx.parent.command if ctx.parent else ctx.command
    commands = group.commands if isinstance(group, click.Group) else {ctx.command.name or "": ctx.command}
    known = {name: _settings_of(command) for name, command in commands.items()}
    every = set().union(*known.values())
    defaults: dict[str, object] = {}
    for key, value in settings.items():
        if key in commands and isinstance(value, dict):
            for inner, setting in value.items():
                _require(inner, known[key], path, key)
                if commands[key] is ctx.command:
                    defaults[_plain(inner)] = setting
        else:
            _require(key, every, path)
            if _plain(key) in known.get(ctx.command.name or "", ()):
                defaults.setdefault(_plain(key), value)
    ctx.default_map = defaults


def _plain(key: str) -> str:
    return key.replace("-", "_")


def _settings_of(command: click.Command) -> set[str]:
    return {
        param.name
        for param in command.params
        if isinstance(param, click.Option) and param.name and param.name != "config"
    }


def _require(key: str, known: set[str], path: Path, table: str = "") -> None:
    if _plain(key) in known:
        return
    near = get_close_matches(_plain(key), known, n=1)
    hint = f"did you mean {near[0].replace('_', '-')!r}?" if near else f"settings: {', '.join(sorted(known))}"
    place = f"{path}, [{table}]" if table else str(path)
    raise OptionError("cannot use the configuration", place, f"unknown setting {key!r}", hint=hint.replace("_", "-"))
