"""TF-IDF vectors of reports, with the document frequencies of a large body of news behind them."""

from __future__ import annotations

import gzip
import math
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.errors import ModelError

from .tables import SignalTable

Flag = TypeVar("Flag", bound=Hashable)


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
    weights: dict[str, float] = {}
    rows: list[dict[str, float]] = []
    for document in documents:
        row: dict[str, float] = {}
        for word, count in sorted(Counter(document).items()):
            weight = weights.get(word)
            if weight is None:
                weight = weights[word] = weigh_word(word)
            if weight:
                row[word] = weight * (1.0 + math.log(count))
        length = math.sqrt(sum(value * value for value in row.values()))
        rows.append({word: value / length for word, value in row.items()})
    return _stack(rows)


def make_table_vectors(table: SignalTable) -> csr_matrix:
    """Return what `make_vectors` makes of the words of a table's reports, to the bit, twenty times as fast."""
    column = table.listed["words"]
    names = np.unique(column.values)
    ordered = names[sorted(range(len(names)), key=lambda place: table.words[names[place]])]
    rank = np.zeros(len(table.words), dtype=np.int64)
    rank[ordered] = np.arange(len(ordered))
    weights = np.array([weigh_word(table.words[name]) for name in ordered.tolist()], dtype=np.float64)
    owner = np.repeat(np.arange(len(table)), np.diff(column.starts))
    width = max(1, len(ordered))
    keys, counts = np.unique(owner * width + rank[column.values], return_counts=True)
    owner, word = keys // width, keys % width
    told = weights[word] > 0
    owner, word, counts = owner[told], word[told], counts[told]
    logs = np.array([0.0, *(math.log(count) for count in range(1, int(counts.max(initial=0)) + 1))])
    values = weights[word] * (1.0 + logs[counts])
    lengths = np.sqrt(np.bincount(owner, weights=values * values, minlength=len(table)))
    used, places = np.unique(word, return_inverse=True)
    starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(table)))))
    return csr_matrix(
        ((values / lengths[owner]).astype(np.float32), places.astype(np.int32), starts.astype(np.int64)),
        shape=(len(table), max(1, len(used))),
    )


def make_flags(documents: Sequence[Collection[Hashable]], weigh: Callable[[str], float] | None = None) -> csr_matrix:
    """Return one row per document; the product of two rows is the number, or the weight, of what both have."""
    if weigh is None:
        return _stack([dict.fromkeys(document, 1.0) for document in documents])
    roots: dict[Hashable, float] = {}
    for document in documents:
        for flag in document:
            if flag not in roots:
                roots[flag] = math.sqrt(weigh(str(flag)))
    return _stack([{flag: roots[flag] for flag in document} for document in documents])


def _stack(rows: Sequence[Mapping[Flag, float]]) -> csr_matrix:
    # Columns in the order of their names: sets have no order of their own that holds from run to run, and the order
    # of columns decides in which order a product is summed up.
    flags = sorted({flag for row in rows for flag in row})  # type: ignore[type-var]
    columns = {flag: column for column, flag in enumerate(flags)}
    starts, places, values = [0], array("i"), array("f")
    for row in rows:
        entries = sorted((columns[flag], value) for flag, value in row.items())
        places.extend(column for column, _ in entries)
        values.extend(value for _, value in entries)
        starts.append(len(places))
    return csr_matrix(
        (np.array(values, dtype=np.float32), np.array(places, dtype=np.int32), np.array(starts, dtype=np.int64)),
        shape=(len(rows), max(1, len(columns))),
    )


def dot_rows(matrix: csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the dot product of each named pair of rows."""
    found = np.empty(len(left))
    # In steps, so that a million pairs do not need a million copied rows at once.
    for start in range(0, len(left), 50_000):
        part = slice(start, start + 50_000)
        found[part] = np.asarray(matrix[left[part]].multiply(matrix[right[part]]).sum(axis=1)).ravel()
    return found
