"""What of the documents is made while they are built: the tables of settings, of the JSON, and of exit statuses.

MkDocs calls `on_page_markdown` for each page; a comment such as `<!-- table: digest.toml -->` is replaced.
"""

from __future__ import annotations

import ast
import html
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarize import errors
from summarize.cli.app import cli
from summarize.digest import config as digest_config
from summarize.options import VerifyOptions
from summarize.verify import draft_checks

ROOT = Path(__file__).parents[1]
OPTIONAL = " *(may be left out)*"
#: Commands that are named beside a variable.
MOST = 6
_MARK = re.compile(r"^<!-- table: (?P<name>[a-z. ]+) -->$", re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the schema beside the pages."""
    schema = ROOT / "summarize/render/briefing.schema.json"
    files.append(File.generated(config, "briefing.schema.json", content=schema.read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the tables where a page asks for them."""
    return _MARK.sub(lambda mark: TABLES[mark["name"]](), markdown)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "&#124;") for cell in line) + " |" for line in lines)


# ---------------------------------------------------------------- digest.toml


def tell_digest_toml() -> str:
    """Return each table of digest.toml with its settings, from the model that checks it."""
    comments = _read_comments(ROOT / "summarize/digest/config.py")
    parts = []
    for name, field in digest_config.DigestConfig.model_fields.items():
        model = next(one for one in (field.annotation, *get_args(field.annotation)) if _is_model(one))
        heading = f"[[{field.alias}]]" if field.alias else f"[{name}]"
        docstring = (model.__doc__ or "").partition(": ")[2]
        rows = (_tell_setting(model, key, one, comments) for key, one in model.model_fields.items())
        parts.append(f"### `{heading}`\n\n{_upper(docstring)}\n\n{_table(('setting', 'default', 'meaning'), rows)}")
    return "\n\n".join(parts)


def _is_model(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _tell_setting(
    model: type[BaseModel], key: str, field: FieldInfo, comments: Mapping[tuple[str, str], str]
) -> tuple[str, ...]:
    name = field.alias or key
    meaning = comments.get((model.__name__, key), "")
    choices = [f"`{choice}`" for choice in get_args(field.annotation) if isinstance(choice, str)]
    limits = ", ".join(filter(None, (*map(_tell_limit, field.metadata), " or ".join(choices))))
    if field.is_required():
        default = "*must be given*"
    else:
        value: Any = field.get_default(call_default_factory=True)
        default = "" if value in (None, "", ()) else f"`{_tell_value(value)}`"
    return f"`{name}`", default, f"{meaning} {f'({limits})' if limits else ''}".strip()


def _tell_limit(limit: object) -> str:
    told = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}
    return next((f"{words} {getattr(limit, name):g}" for name, words in told.items() if hasattr(limit, name)), "")


def _tell_value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}"
    return json.dumps(list(value) if isinstance(value, tuple) else str(value))


def _read_comments(path: Path) -> dict[tuple[str, str], str]:
    """Return what `#:` says above each field: by class and field."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    found = {}
    for owner in ast.walk(ast.parse(source)):
        for node in owner.body if isinstance(owner, ast.ClassDef) else ():
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                told: list[str] = []
                above = node.lineno - 2
                while lines[above].strip().startswith("#:"):
                    told.insert(0, lines[above].strip().removeprefix("#:").strip())
                    above -= 1
                found[owner.name, node.target.id] = " ".join(told)
    return found


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---------------------------------------------------------------- JSON


def tell_json() -> str:
    """Return each kind of object of a briefing with its fields, from the schema that is published."""
    schema = json.loads((ROOT / "summarize/render/briefing.schema.json").read_text(encoding="utf-8"))
    kinds = {"The briefing": schema, **{_name_kind(name): kind for name, kind in schema["$defs"].items()}}
    parts = []
    for name, kind in kinds.items():
        required = set(kind.get("required", ()))
        rows = (
            (
                f"`{key}`",
                _tell_type(one),
                one.get("description", "") + ("" if key in required else OPTIONAL),
            )
            for key, one in kind.get("properties", {}).items()
        )
        told = kind.get("description", "")
        parts.append(f"### {name}\n\n{told}\n\n{_table(('field', 'holds', ''), rows)}")
    return "\n\n".join(parts)


def _name_kind(name: str) -> str:
    words = re.findall(r"[A-Z][a-z]+", name.removeprefix("Stored"))
    return " ".join((words[0], *(word.lower() for word in words[1:])))


def _anchor(name: str) -> str:
    return _name_kind(name).lower().replace(" ", "-")


def _tell_type(one: Mapping[str, Any]) -> str:
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        return f"[{_name_kind(name).lower()}](#{_anchor(name)})"
    if "anyOf" in one:
        return " or ".join(_tell_type(choice) for choice in one["anyOf"])
    if "const" in one:
        return f"`{json.dumps(one['const'])}`"
    if "enum" in one:
        return " or ".join(f"`{json.dumps(choice)}`" for choice in one["enum"])
    kind = one.get("type", "anything")
    if kind == "array":
        return f"list of {_tell_type(one.get('items', {}))}"
    if kind == "object":
        return f"text to {_tell_type(one['additionalProperties'])}" if "additionalProperties" in one else "object"
    names = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}
    return "time" if one.get("format") == "date-time" else names.get(kind, kind)


# ---------------------------------------------------------------- checks, errors, variables


def tell_checks() -> str:
    """Return what each check sees to, as its module says."""
    modules = dict.fromkeys(sys.modules[type(check).__module__] for check in draft_checks(VerifyOptions()))
    rows = ((f"`{one.__name__.rpartition('.')[2]}`", (one.__doc__ or "").partition("\n")[0]) for one in modules)
    return _table(("check", "what it sees to"), rows)


def tell_errors() -> str:
    """Return the tree of errors, as their module draws it."""
    tree = (errors.__doc__ or "").split("\n\n")[1]
    return f"```text\n{tree}\n```"


# ---------------------------------------------------------------- the command line


def tell_commands() -> str:
    """Return every command with its usage, what it does, and its options."""
    parts = []
    for path, command, context in _walk_commands():
        if isinstance(command, click.Group) and path != "summarize":
            names = command.list_commands(context)
            parts.append(f"## {path}\n\n{_tell_help(command)}\n\nIts commands: " + ", ".join(map(_code, names)) + ".")
            continue
        usage = " ".join((path, *command.collect_usage_pieces(context)))
        level = "###" if path.count(" ") > 1 else "##"
        parts.append(f"{level} {path}\n\n```text\n{usage}\n```\n\n{_tell_help(command)}")
        told = (
            param.get_help_record(context) for param in command.get_params(context) if isinstance(param, click.Option)
        )
        rows = ((_code(names), _tell_option(text)) for names, text in filter(None, told))
        parts.append(_table(("option", "does"), rows))
    return "\n\n".join(parts)


def _tell_option(text: str) -> str:
    # Defaults and ranges stand in brackets behind the text.
    return re.sub(r"\s*\[(default: |)([^\]]+)\]", lambda found: f" *({found[1]}{found[2]})*", text)


def _tell_help(command: click.Command) -> str:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    # Behind \b stand lines that keep their ends.
    return "\n\n".join(
        f"```text\n{paragraph[2:]}\n```" if paragraph.startswith("\b\n") else html.escape(paragraph, quote=False)
        for paragraph in paragraphs
    )


def _join(texts: set[str]) -> str:
    return ", ".join(sorted(texts))


def _code(text: str) -> str:
    # In a table, a stroke ends a cell, in code too.
    return f"<code>{html.escape(text, quote=False)}</code>"


def _walk_commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield each command with the words that call it, as the help lists them."""

    def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
        yield context.command_path, command, context
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner
                yield from walk(inner, click.Context(inner, info_name=name, parent=context))

    yield from walk(cli, click.Context(cli, info_name="summarize"))


def tell_variables() -> str:
    """Return each environment variable with the option that it stands behind."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for path, command, _ in _walk_commands():
        for param in command.params:
            if isinstance(param, click.Option) and isinstance(param.envvar, str):
                options, commands = found.setdefault(param.envvar, (set(), set()))
                options.add(_code(max(param.opts, key=len)))
                commands.add(path.removeprefix("summarize "))
    for _, commands in found.values():
        if len(commands) > MOST:
            # Groups in place of their commands.
            groups = {command.partition(" ")[0] for command in commands}
            commands.clear()
            commands.update(groups)
    rows = (
        (_code(name), _join(options), _join(set(map(_code, commands))))
        for name, (options, commands) in sorted(found.items())
    )
    return _table(("variable", "option", "commands"), rows)


TABLES: Mapping[str, Callable[[], str]] = {
    "digest.toml": tell_digest_toml,
    "commands": tell_commands,
    "json": tell_json,
    "checks": tell_checks,
    "errors": tell_errors,
    "variables": tell_variables,
}
