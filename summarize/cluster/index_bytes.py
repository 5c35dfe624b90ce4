"""What an index of stories keeps, as bytes and back: arrays and JSON, nothing that could run code."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from summarize.errors import IndexStateError

from .tables import LISTED, SINGLE, Column, SignalTable, is_named

#: Goes up whenever older bytes can no longer be read; what is kept of a report is named in the bytes themselves.
VERSION = 1
_MAGIC = b"summarize/story-index/"
#: Packed lightly: it is written at every run.
_LEVEL = 1
_START_AGAIN = "start with a new index: stories told before will be told as new"


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story that an index knows; the reports say which are its own."""

    id: str
    continues: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything an index knows, a row for each report."""

    reports: tuple[str, ...]
    table: SignalTable
    #: Days since 1970 when each report was given last.
    seen: NDArray[np.float64]
    #: Place in `stories` of the story of each report.
    story_of: NDArray[np.int64]
    #: In the order in which their ids were given; each has a report.
    stories: tuple[KeptStory, ...]


def pack_index(kept: Kept) -> bytes:
    """Return bytes for `unpack_index`."""
    told = {
        "reports": kept.reports,
        "stories": [(story.id, story.continues) for story in kept.stories],
        "words": kept.table.words,
    }
    arrays: dict[str, NDArray[np.generic]] = {
        "told": np.frombuffer(json.dumps(told, ensure_ascii=True).encode(), dtype=np.uint8),
        "seen": kept.seen,
        "story_of": kept.story_of,
    }
    for name, column in kept.table.listed.items():
        arrays[f"listed/{name}/starts"] = column.starts
        arrays[f"listed/{name}/values"] = column.values
    for name, values in kept.table.single.items():
        arrays[f"single/{name}"] = values
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]
    return _MAGIC + f"{VERSION}\n".encode() + zlib.compress(file.getvalue(), _LEVEL)


def unpack_index(data: bytes) -> Kept:
    """Return what was made into bytes.

    Raises:
        IndexStateError: The bytes are damaged, or of a version that this one does not know.
    """
    head, _, body = data.partition(b"\n")
    if not head.startswith(_MAGIC):
        raise IndexStateError("cannot read the index of stories", why="these bytes are something else")
    if head != _MAGIC + str(VERSION).encode():
        version = head.removeprefix(_MAGIC).decode("utf-8", "replace")
        why = f"version {version}, and this summarize reads version {VERSION}"
        raise IndexStateError("cannot read the index of stories", why=why, hint=_START_AGAIN)
    try:
        with np.load(io.BytesIO(zlib.decompress(body)), allow_pickle=False) as arrays:
            kept = _read_arrays({name: arrays[name] for name in arrays.files})
        _check(kept)
    except (ValueError, KeyError, TypeError, OSError, EOFError, IndexError, zlib.error, BadZipFile) as error:
        why = f"damaged ({error})"
        raise IndexStateError("cannot read the index of stories", why=why, hint=_START_AGAIN) from error
    return kept


def _read_arrays(arrays: dict[str, NDArray[np.generic]]) -> Kept:
    told = json.loads(arrays["told"].tobytes())
    listed = {
        name: Column(arrays[f"listed/{name}/starts"].astype(np.int64), arrays[f"listed/{name}/values"].astype(np.int32))
        for name in LISTED
    }
    single = {name: arrays[f"single/{name}"].astype(np.float64) for name in SINGLE}
    return Kept(
        tuple(map(str, told["reports"])),
        SignalTable(tuple(map(str, told["words"])), listed, single),
        arrays["seen"].astype(np.float64),
        arrays["story_of"].astype(np.int64),
        tuple(KeptStory(str(name), None if before is None else str(before)) for name, before in told["stories"]),
    )


def _check(kept: Kept) -> None:
    """Raise ValueError when parts do not fit each other."""
    rows = len(kept.reports)
    lengths = {len(kept.seen), len(kept.story_of), *map(len, kept.table.single.values())}
    lengths.update(len(column.starts) - 1 for column in kept.table.listed.values())
    if lengths != {rows}:
        raise ValueError("not all reports are there in full")
    if set(kept.story_of.tolist()) != set(range(len(kept.stories))):
        raise ValueError("stories without reports, or reports without a story")
    for name, column in kept.table.listed.items():
        if is_named(name) and column.values.max(initial=-1) >= len(kept.table.words):
            raise ValueError("words are missing")
        if (np.diff(column.starts) < 0).any() or column.starts[0] != 0 or column.starts[-1] != len(column.values):
            raise ValueError("what reports say does not fit their number")
