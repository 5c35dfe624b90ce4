"""TF-IDF vectors of reports, with the document frequencies of a large body of news behind them."""

from __future__ import annotations

import gzip
import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from summarize.errors import ModelError


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
    columns: dict[str, int] = {}
    weights: dict[str, float] = {}
    starts = [0]
    places: list[int] = []
    values: list[float] = []
    for document in documents:
        row: list[tuple[int, float]] = []
        for word, count in Counter(document).items():
            weight = weights.get(word)
            if weight is None:
                weight = weights[word] = weigh_word(word)
            if weight:
                row.append((columns.setdefault(word, len(columns)), weight * (1.0 + math.log(count))))
        row.sort()
        length = math.sqrt(sum(value * value for _, value in row)) or 1.0
        places.extend(column for column, _ in row)
        values.extend(value / length for _, value in row)
        starts.append(len(places))
    return csr_matrix(
        (np.array(values, dtype=np.float32), np.array(places, dtype=np.int32), np.array(starts, dtype=np.int64)),
        shape=(len(documents), max(1, len(columns))),
    )


def dot_rows(matrix: csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the dot product of each named pair of rows."""
    found = np.empty(len(left), dtype=np.float32)
    # In steps, so that a million pairs do not need a million copied rows at once.
    for start in range(0, len(left), 50_000):
        part = slice(start, start + 50_000)
        found[part] = np.asarray(matrix[left[part]].multiply(matrix[right[part]]).sum(axis=1)).ravel()
    return found
