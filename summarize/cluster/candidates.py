"""Which reports are worth comparing in full: the nearest by TF-IDF, found without comparing all with all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

#: Rows multiplied at a time; bounds memory.
_ROWS = 512


def find_candidates(
    vectors: csr_matrix, *, neighbours: int, least: float, posting: int, core: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs (left < right) of rows that are among each other's nearest.

    Args:
        vectors: Rows of unit length, in an order in which neighbours in time are near each other.
        neighbours: Most pairs that a row brings in.
        least: Least cosine over the words that are searched.
        posting: A word that stands in more rows than this is searched in stretches of so many rows.
        core: Rows of which every pair has at least one; None for all rows.
    """
    blocked = _cut_postings(vectors, posting)
    across = blocked.T.tocsr()
    lefts: list[NDArray[np.int64]] = []
    rights: list[NDArray[np.int64]] = []
    for start in range(0, blocked.shape[0], _ROWS):
        products = (blocked[start : start + _ROWS] @ across).tocsr()
        for row in range(products.shape[0]):
            span = slice(products.indptr[row], products.indptr[row + 1])
            others, cosines = products.indices[span], products.data[span]
            near = (cosines >= least) & (others != start + row)
            if core is not None and not core[start + row]:
                near &= core[others]
            others, cosines = others[near], cosines[near]
            if len(others) > neighbours:
                # Ties by position, so that the choice does not depend on how scipy orders a row.
                best = np.lexsort((others, -cosines))[:neighbours]
                others = others[best]
            lefts.append(np.full(len(others), start + row, dtype=np.int64))
            rights.append(others.astype(np.int64))
    if not lefts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    left, right = np.concatenate(lefts), np.concatenate(rights)
    rows = blocked.shape[0]
    pairs = np.unique(np.minimum(left, right) * rows + np.maximum(left, right))
    return pairs // rows, pairs % rows


def _cut_postings(vectors: csr_matrix, posting: int) -> csr_matrix:
    """Give each stretch of `posting` rows of a frequent word a column of its own."""
    columns: csc_matrix = vectors.tocsc()
    lengths = np.diff(columns.indptr)
    if not len(lengths) or lengths.max() <= posting:
        return vectors
    stretches = np.maximum(1, -(-lengths // posting))
    first = np.concatenate(([0], np.cumsum(stretches)[:-1]))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    rank = np.arange(columns.nnz) - np.repeat(columns.indptr[:-1], lengths)
    places = first[owner] + rank // posting
    return csr_matrix((columns.data, (columns.indices, places)), shape=(vectors.shape[0], int(stretches.sum())))
