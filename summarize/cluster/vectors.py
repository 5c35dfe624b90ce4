"""TF-IDF vectors of reports, with the document frequencies of a large body of news behind them."""

from __future__ import annotations

import gzip
import math
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from summarize.errors import ModelError

from .tables import SignalTable

Flag = TypeVar("Flag", bound=Hashable)
Rows = NDArray[np.int64]
#: Rows of a matrix or of a run; half the size where there are very many.
Places = NDArray[np.int64] | NDArray[np.int32]

#: Reports whose vectors are made at a time; bounds memory.
_ROWS = 20_000


@cache
def read_background() -> tuple[int, dict[str, int]]:
    """Return how many articles were counted, and in how many of them each word stands.

    Raises:
        ModelError: The counts are missing or damaged.
    """
    path = files("summarize") / "weights" / "merge" / "background_df.txt.gz"
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        pairs = (line.split("\t") for line in lines[1:])
        return int(lines[0]), {word: int(count) for word, count in pairs}
    except (OSError, ValueError, IndexError, EOFError) as error:
        raise ModelError(
            "cannot read the word counts", str(path), str(error), hint="install summarize again"
        ) from error


def weigh_word(word: str) -> float:
    """Return the inverse document frequency of a word, 0 when it is too common to tell reports apart."""
    articles, counts = read_background()
    count = counts.get(word, 0)
    # Words in more than a tenth of all leads ("said", "president") join what does not belong together.
    return 0.0 if count > articles / 10 else math.log((articles + 1) / (count + 1))


def make_vectors(documents: Sequence[Collection[str]]) -> csr_matrix:
    """Return one row of unit length per document, with sublinear counts; a document without words is a zero row."""
    owner, places, words = _number(documents)
    weights = np.array([weigh_word(word) for word in words], dtype=np.float64)
    return _weigh_counts(owner, places, weights, len(documents))


def make_table_vectors(table: SignalTable) -> csr_matrix:
    """Return what `make_vectors` makes of the words of a table's reports."""
    column = table.listed["words"]
    names = np.unique(column.values)
    ordered = names[sorted(range(len(names)), key=lambda place: table.words[names[place]])]
    rank = np.zeros(len(table.words), dtype=np.int32)
    rank[ordered] = np.arange(len(ordered))
    weights = np.array([weigh_word(table.words[name]) for name in ordered.tolist()], dtype=np.float64)
    parts: list[csr_matrix] = []
    for start in range(0, max(1, len(table)), _ROWS):
        starts = column.starts[start : start + _ROWS + 1]
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        parts.append(_weigh_counts(owner, rank[column.values[starts[0] : starts[-1]]], weights, len(starts) - 1))
    return parts[0] if len(parts) == 1 else vstack(parts, format="csr")


def make_flags(documents: Sequence[Collection[Hashable]], weigh: Callable[[str], float] | None = None) -> csr_matrix:
    """Return one row per document; the product of two rows is the number, or the weight, of what both have."""
    owner, places, flags = _number([dict.fromkeys(document) for document in documents])
    roots = np.array([1.0 if weigh is None else math.sqrt(weigh(str(flag))) for flag in flags])
    return _stack(owner, places, roots[places] if len(places) else roots[:0], (len(documents), len(flags)))


def _number(documents: Iterable[Collection[Flag]]) -> tuple[Rows, Rows, list[Flag]]:
    """Return for each item of each document whose it is and its number, and what is numbered, in its own order.

    Sets have no order of their own that holds from run to run, and the order of columns decides in which order a
    product is summed up.
    """
    numbers: dict[Flag, int] = {}
    lengths, found = [], list[int]()
    for document in documents:
        lengths.append(len(document))
        found.extend([numbers.setdefault(flag, len(numbers)) for flag in document])
    flags = sorted(numbers)  # type: ignore[type-var]
    rank = np.empty(len(flags), dtype=np.int64)
    rank[[numbers[flag] for flag in flags]] = np.arange(len(flags))
    return np.repeat(np.arange(len(lengths)), lengths), rank[found], flags


def _weigh_counts(owner: Rows, places: Places, weights: NDArray[np.float64], rows: int) -> csr_matrix:
    width = max(1, len(weights))
    keys, counts = np.unique(owner * width + places, return_counts=True)
    owner, places = keys // width, keys % width
    told = weights[places] > 0
    owner, places, counts = owner[told], places[told], counts[told]
    logs = np.array([0.0, *(math.log(count) for count in range(1, int(counts.max(initial=0)) + 1))])
    values = weights[places] * (1.0 + logs[counts])
    lengths = np.sqrt(np.bincount(owner, weights=values * values, minlength=rows))
    return _stack(owner, places, values / lengths[owner], (rows, len(weights)))


def _stack(owner: Rows, places: Places, values: NDArray[np.float64], shape: tuple[int, int]) -> csr_matrix:
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=shape[0]))))
    matrix = csr_matrix(
        (values.astype(np.float32), places.astype(np.int32), starts.astype(np.int64)),
        shape=(shape[0], max(1, shape[1])),
    )
    matrix.sort_indices()
    return matrix


def dot_rows(matrix: csr_matrix, left: Places, right: Places, *, exact: bool = False) -> NDArray[np.float64]:
    """Return the dot product of each named pair of rows, if need be in double precision."""
    found = np.empty(len(left))
    # In steps, so that a million pairs do not need a million copied rows at once.
    for start in range(0, len(left), 10_000):
        part = slice(start, start + 10_000)
        one, other = matrix[left[part]], matrix[right[part]]
        if exact:
            one, other = one.astype(np.float64, copy=False), other.astype(np.float64, copy=False)
        found[part] = np.asarray(one.multiply(other).sum(axis=1)).ravel()
    return found
