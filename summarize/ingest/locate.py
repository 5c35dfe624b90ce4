"""What the user named, as single inputs: files, the files of folders and globs, URLs, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarize.types import Problem

from .items import make_problem
from .kinds import kind_of_name

STDIN = "-"


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file to be read."""

    path: str


@dataclass(frozen=True, slots=True)
class UrlInput:
    """A URL to be fetched."""

    url: str
    #: False for what a feed list names rather than the user.
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class StdinInput:
    """Standard input, read once."""


Input = FileInput | UrlInput | StdinInput


def locate_inputs(sources: Sequence[str]) -> Iterator[Input | Problem]:
    """Yield the inputs that the sources stand for, in order, each once."""
    seen: set[str] = set()
    for source in sources:
        for found in _locate(source):
            key = os.path.realpath(found.path) if isinstance(found, FileInput) else repr(found)
            if key not in seen:
                seen.add(key)
                yield found


def _locate(source: str) -> Iterator[Input | Problem]:
    if source == STDIN:
        yield StdinInput()
    elif source.lower().startswith(("http://", "https://")):
        yield UrlInput(source)
    elif "\0" in source or not source:
        yield make_problem(source, "not a path")
    elif os.path.isdir(source):  # noqa: PTH112 - a path may be named in a way that Path would normalise
        yield from _walk(source)
    elif os.path.lexists(source):
        yield _file(source)
    elif glob.has_magic(source):
        yield from _expand(source)
    elif "://" in source:
        yield make_problem(source, "only http and https addresses can be fetched")
    else:
        yield make_problem(source, "no such file or folder")


def _file(path: str) -> Input | Problem:
    if not os.path.exists(path):  # noqa: PTH110
        return make_problem(path, "a link to a file that does not exist")
    if not os.path.isfile(path):  # noqa: PTH113
        return make_problem(path, "neither a file nor a folder")
    return FileInput(path)


def _walk(folder: str) -> Iterator[Input | Problem]:
    refused: list[Problem] = []

    def refuse(error: OSError) -> None:
        refused.append(make_problem(str(error.filename or folder), f"cannot be read: {error.strerror}"))

    empty = True
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            empty = False
            path = os.path.join(parent, name)  # noqa: PTH118
            if kind_of_name(name) is None:
                suffix = Path(name).suffix
                yield make_problem(
                    path, f"files of the kind {suffix} are not read" if suffix else "a file of no known kind"
                )
            else:
                yield _file(path)
    yield from refused
    if empty and not refused:
        yield make_problem(folder, "the folder holds no files")


def _expand(pattern: str) -> Iterator[Input | Problem]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    if not paths:
        yield make_problem(pattern, "no file matches")
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            # With `**` the files below are matched one by one.
            if "**" not in pattern:
                yield from _walk(path)
        else:
            yield _file(path)
