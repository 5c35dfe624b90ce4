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
from scipy.sparse import csr_matrix

from summarize.errors import ModelError

from .tables import SignalTable

Flag = TypeVar("Flag", bound=Hashable)
Rows = NDArray[np.int64]


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
    return _weigh_counts(owner, places, words, len(documents))


def make_table_vectors(table: SignalTable) -> csr_matrix:
    """Return what `make_vectors` makes of the words of a table's reports."""
    column = table.listed["words"]
    names = np.unique(column.values)
    ordered = names[sorted(range(len(names)), key=lambda place: table.words[names[place]])]
    rank = np.zeros(len(table.words), dtype=np.int64)
    rank[ordered] = np.arange(len(ordered))
    owner = np.repeat(np.arange(len(table)), np.diff(column.starts))
    words = [table.words[name] for name in ordered.tolist()]
    return _weigh_counts(owner, rank[column.values], words, len(table))


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


def _weigh_counts(owner: Rows, places: Rows, words: Sequence[str], rows: int) -> csr_matrix:
    weights = np.array([weigh_word(word) for word in words], dtype=np.float64)
    width = max(1, len(words))
    keys, counts = np.unique(owner * width + places, return_counts=True)
    owner, places = keys // width, keys % width
    told = weights[places] > 0
    owner, places, counts = owner[told], places[told], counts[told]
    logs = np.array([0.0, *(math.log(count) for count in range(1, int(counts.max(initial=0)) + 1))])
    values = weights[places] * (1.0 + logs[counts])
    lengths = np.sqrt(np.bincount(owner, weights=values * values, minlength=rows))
    return _stack(owner, places, values / lengths[owner], (rows, len(words)))


def _stack(owner: Rows, places: Rows, values: NDArray[np.float64], shape: tuple[int, int]) -> csr_matrix:
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=shape[0]))))
    matrix = csr_matrix(
        (values.astype(np.float32), places.astype(np.int32), starts.astype(np.int64)),
        shape=(shape[0], max(1, shape[1])),
    )
    matrix.sort_indices()
    return matrix


def dot_rows(matrix: csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the dot product of each named pair of rows."""
    found = np.empty(len(left))
    # In steps, so that a million pairs do not need a million copied rows at once.
    for start in range(0, len(left), 50_000):
        part = slice(start, start + 50_000)
        found[part] = np.asarray(matrix[left[part]].multiply(matrix[right[part]]).sum(axis=1)).ravel()
    return found
