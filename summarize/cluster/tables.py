"""Signals of many reports as a few arrays: a tenth of the memory, quick to cut up, to send and to store.

Every string is a number in one vocabulary; what a report has of a kind is a stretch of one array. The kinds are read
off the fields of `Signals`, so a signal that is added there is carried along here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray

from .signals import Signals

Rows = NDArray[np.int64]
#: What one report has of one kind.
Item = str | tuple[str, str] | tuple[int, int]
#: Kinds of fields: how many numbers an item takes, whether they stand for strings, and what holds the items.
_KINDS: Mapping[str, tuple[int, bool, Callable[[Iterable[Item]], object]]] = {
    "tuple[str, ...]": (1, True, tuple),
    "frozenset[str]": (1, True, frozenset),
    "frozenset[tuple[str, str]]": (2, True, frozenset),
    "frozenset[tuple[int, int]]": (2, False, frozenset),
}
_KIND_OF = {field.name: str(field.type) for field in fields(Signals)}
LISTED = tuple(name for name, kind in _KIND_OF.items() if kind in _KINDS)
#: The rest are single values: a number, where not-a-number is None, or a truth value.
SINGLE = tuple(name for name in _KIND_OF if name not in LISTED)
#: Rows taken at a time; bounds memory.
_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Column:
    """What each report has of one kind, one after the other."""

    #: Where each report's stretch starts, and where the last one ends.
    starts: Rows
    values: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class SignalTable:
    """Signals of reports, row by row."""

    words: tuple[str, ...]
    listed: Mapping[str, Column]
    single: Mapping[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.single["day"])

    @property
    def days(self) -> NDArray[np.float64]:
        """Days since 1970 of each report; not a number where not known."""
        return self.single["day"]


def make_table(signals: Sequence[Signals]) -> SignalTable:
    """Put signals into a table."""
    numbers: dict[str, int] = {}
    listed = {name: _make_column([getattr(signal, name) for signal in signals], name, numbers) for name in LISTED}
    single = {
        name: np.array(
            [np.nan if (value := getattr(signal, name)) is None else float(value) for signal in signals],
            dtype=np.float64,
        )
        for name in SINGLE
    }
    return SignalTable(tuple(numbers), listed, single)


def _make_column(found: Sequence[Iterable[Item]], name: str, numbers: dict[str, int]) -> Column:
    kind = _KIND_OF[name]
    _, named, _ = _KINDS[kind]
    starts, values = [0], list[int]()
    for items in found:
        # Sets have no order of their own that holds from run to run.
        for item in items if kind.startswith("tuple") else sorted(items):
            parts: tuple[str | int, ...] = item if isinstance(item, tuple) else (item,)
            values.extend(numbers.setdefault(str(part), len(numbers)) if named else int(part) for part in parts)
        starts.append(len(values))
    return Column(np.array(starts, dtype=np.int64), np.array(values, dtype=np.int32))


def read_table(table: SignalTable) -> tuple[Signals, ...]:
    """Return the signals of each row."""
    columns: dict[str, Sequence[object]] = {name: _read_column(table, name) for name in LISTED}
    for name in SINGLE:
        values = table.single[name].tolist()
        if _KIND_OF[name] == "bool":
            columns[name] = [bool(value) for value in values]
        else:
            columns[name] = [None if value != value else value for value in values]  # noqa: PLR0124 - not a number
    names = tuple(columns)
    make = cast("Callable[..., Signals]", Signals)
    return tuple(
        make(**dict(zip(names, row, strict=True))) for row in zip(*(columns[name] for name in names), strict=True)
    )


def _read_column(table: SignalTable, name: str) -> Sequence[object]:
    width, named, hold = _KINDS[_KIND_OF[name]]
    column = table.listed[name]
    values = column.values.tolist()
    parts: Sequence[object] = [table.words[value] for value in values] if named else values
    items = parts if width == 1 else list(zip(parts[::width], parts[1::width], strict=True))
    starts = (column.starts // width).tolist()
    return [hold(cast("Iterable[Item]", items[start:end])) for start, end in pairwise(starts)]


def take_rows(table: SignalTable, rows: Rows) -> SignalTable:
    """Return the table of some rows, with the words that they use."""
    listed = {name: _take(column, rows) for name, column in table.listed.items()}
    used = np.zeros(len(table.words), dtype=bool)
    for name, column in listed.items():
        if is_named(name):
            used[column.values] = True
    kept = np.flatnonzero(used)
    renamed = np.zeros(len(table.words), dtype=np.int32)
    renamed[kept] = np.arange(len(kept), dtype=np.int32)
    return SignalTable(
        tuple(table.words[number] for number in kept.tolist()),
        {
            name: Column(column.starts, renamed[column.values]) if is_named(name) else column
            for name, column in listed.items()
        },
        {name: values[rows] for name, values in table.single.items()},
    )


def is_named(name: str) -> bool:
    """Whether the numbers in a column stand for words."""
    return _KINDS[_KIND_OF[name]][1]


def _take(column: Column, rows: Rows) -> Column:
    lengths = (column.starts[1:] - column.starts[:-1])[rows]
    starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    values = np.empty(starts[-1], dtype=np.int32)
    for first in range(0, len(rows), _ROWS):
        part = slice(first, first + _ROWS)
        from_, to = starts[first], starts[min(first + _ROWS, len(rows))]
        shift = np.repeat(column.starts[:-1][rows[part]] - starts[:-1][part], lengths[part])
        values[from_:to] = column.values[np.arange(from_, to) + shift]
    return Column(starts, values)


def take_columns(table: SignalTable, listed: Sequence[str]) -> SignalTable:
    """Return the table with those lists alone, beside single values."""
    return SignalTable(table.words, {name: table.listed[name] for name in listed}, table.single)


def read_words(table: SignalTable, row: int, *, kind: str = "words") -> frozenset[str]:
    """Return the words that a row has of a kind, each once."""
    column = table.listed[kind]
    return frozenset(
        table.words[number] for number in column.values[column.starts[row] : column.starts[row + 1]].tolist()
    )


def join_tables(tables: Sequence[SignalTable]) -> SignalTable:
    """Return one table with the rows of all, in order."""
    numbers: dict[str, int] = {}
    renamed = [
        np.array([numbers.setdefault(word, len(numbers)) for word in table.words], dtype=np.int32) for table in tables
    ]
    listed: dict[str, Column] = {}
    for name in LISTED:
        columns = [table.listed[name] for table in tables]
        ends = np.cumsum([0, *(int(column.starts[-1]) for column in columns)])
        starts = [column.starts[:-1] + end for column, end in zip(columns, ends.tolist(), strict=False)]
        values = [
            words[column.values] if is_named(name) else column.values
            for words, column in zip(renamed, columns, strict=True)
        ]
        listed[name] = Column(
            np.concatenate([*starts, ends[-1:]]).astype(np.int64, copy=False),
            np.concatenate([np.empty(0, np.int32), *values]).astype(np.int32, copy=False),
        )
    single = {
        name: np.concatenate([np.empty(0), *(table.single[name] for table in tables)]).astype(np.float64)
        for name in SINGLE
    }
    return SignalTable(tuple(numbers), listed, single)
