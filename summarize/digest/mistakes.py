"""Where in a TOML file a mistake stands, what is wrong in plain words, and what to do about it."""

from __future__ import annotations

import re
import tomllib
import types
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from summarize.errors import Mistake

Place = tuple[str | int, ...]

_PRIVATE = re.compile(r"(?i)pas+w|secret|token|api_?key|credential")
_REMEDY = (
    "take it out; put it in the environment, a file of yours alone (chmod 600) or the keyring, and write "
    'password_from = "env:SUMMARIZE_SMTP_PASSWORD", "file:PATH" or "keyring:SERVICE"'
)
#: What pydantic calls a mistake, in other words; {...} is what it tells beside.
_WORDS = {
    "missing": "it is missing",
    "extra_forbidden": "there is no such setting",
    "string_type": "it must be text in quotation marks",
    "int_type": "it must be a whole number",
    "int_parsing": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_type": "it must be a number",
    "float_parsing": "it must be a number",
    "bool_type": "it must be true or false",
    "bool_parsing": "it must be true or false",
    "tuple_type": 'it must be a list: ["...", "..."]',
    "path_type": "it must be a path in quotation marks",
    "model_type": "it must be a table",
    "model_attributes_type": "it must be a table",
    "literal_error": "it must be {expected}",
    "greater_than": "it must be more than {gt}",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
    "too_short": "at least one is needed",
    "string_pattern_mismatch": "only small letters, digits and hyphens, 40 at most",
}


def tell_mistakes(errors: Sequence[ErrorDetails], text: str, model: type[BaseModel]) -> tuple[Mistake, ...]:
    """Tell what pydantic found, in the order of the file.

    Args:
        errors: What it found, without what was written.
        text: The file.
        model: What it was checked against.
    """
    lines = find_lines(text)
    found = [_tell(error, lines, model) for error in errors]
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: (mistake.line or 10**9, mistake.setting)))


def find_lines(text: str) -> dict[Place, int]:
    """Return for each table, setting and entry of a list in a TOML file the line on which it begins.

    The file is cut into the shortest pieces that are TOML by themselves, so that quoting, comments and lists over
    several lines are the parser's affair.
    """
    places: dict[Place, int] = {(): 1}
    counts: dict[Place, int] = {}
    table: Place = ()
    piece: list[str] = []
    begun = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not piece and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begun = begun if piece else number
        piece.append(line)
        try:
            values = tomllib.loads("\n".join(piece))
        except tomllib.TOMLDecodeError:
            continue
        if piece[0].lstrip().startswith("["):
            table = _open_table(values, counts)
            places.setdefault(table, begun)
        else:
            _note(table, values, begun, piece, places)
        piece = []
    return places


def _open_table(values: Mapping[str, object], counts: dict[Place, int]) -> Place:
    """Return the place of a header, `[a.b]` or `[[a]]`; tables in a list are numbered."""
    place: Place = ()
    value: object = values
    while isinstance(value, dict) and value:
        ((key, value),) = value.items()
        place = (*place, key)
        if isinstance(value, list):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
        value = value[0] if isinstance(value, list) else value
    return place


def _note(table: Place, value: object, begun: int, piece: Sequence[str], places: dict[Place, int]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            places.setdefault((*table, key), begun)
            _note((*table, key), inner, begun, piece, places)
    elif isinstance(value, list):
        line = 0
        for number, entry in enumerate(value):
            # Each entry behind the one before it, on its own line or on theirs.
            words = str(entry)
            line = next((place for place in range(line, len(piece)) if words in piece[place]), line)
            places.setdefault((*table, number), begun + line)


def _tell(error: ErrorDetails, lines: Mapping[Place, int], model: type[BaseModel]) -> Mistake:
    place, kind = error["loc"], error["type"]
    line = next((lines[place[:length]] for length in range(len(place), 0, -1) if place[:length] in lines), 0)
    setting = ".".join(step for step in place if isinstance(step, str))
    if kind == "extra_forbidden" and _PRIVATE.search(str(place[-1])):
        return Mistake(line, setting, "a password must not stand in this file", _REMEDY)
    words = _WORDS.get(kind)
    context = error.get("ctx", {})
    why = words.format(**context) if words else error["msg"]
    remedy = _REMEDY if kind == "secret" else ""
    if kind == "extra_forbidden":
        remedy = _suggest(place, model)
    elif kind == "missing":
        line = line if len(place) > 1 else 0
        remedy = f"write {_EXAMPLES.get(setting, f'{place[-1]} = ...')}"
    return Mistake(line, setting, why[:1].lower() + why[1:], remedy)


_EXAMPLES = {
    "digest": "[[digest]] and below it name, feeds and recipients",
    "digest.name": 'name = "morning"',
    "smtp.host": 'host = "mail.example.org"',
    "smtp.from": 'from = "News <news@example.org>"',
}


def _suggest(place: Place, model: type[BaseModel]) -> str:
    """Name the setting that was probably meant, else all that there are."""
    known = _settings(place[:-1], model)
    near = get_close_matches(str(place[-1]), known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"


def _settings(place: Place, model: type[BaseModel]) -> list[str]:
    for step in place:
        if isinstance(step, int):
            continue
        field = next((field for name, field in model.model_fields.items() if step in {name, field.alias}), None)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    parts = get_args(annotation) if get_origin(annotation) else ()
    return next((found for part in parts if (found := _model_in(part))), None)
