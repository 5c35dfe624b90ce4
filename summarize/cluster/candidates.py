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
    everything = np.arange(blocked.shape[0])
    if core is None or core.all():
        found = [_search(blocked, everything, everything, neighbours, least)]
    else:
        inner, outer = everything[core], everything[~core]
        found = [
            _search(blocked, inner, everything, neighbours, least),
            _search(blocked, outer, inner, neighbours, least),
        ]
    left = np.concatenate([one for one, _ in found])
    right = np.concatenate([other for _, other in found])
    rows = max(1, blocked.shape[0])
    pairs = np.unique(np.minimum(left, right) * rows + np.maximum(left, right))
    return pairs // rows, pairs % rows


def _search(
    vectors: csr_matrix, asking: NDArray[np.int64], among: NDArray[np.int64], neighbours: int, least: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each row that asks its nearest rows among some."""
    across = vectors[among].T.tocsr()
    lefts, rights = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for start in range(0, len(asking), _ROWS):
        rows = asking[start : start + _ROWS]
        products = (vectors[rows] @ across).tocsr()
        near = products.data >= least
        row = rows[np.repeat(np.arange(len(rows)), np.diff(products.indptr))[near]]
        other, cosine = among[products.indices[near]], products.data[near]
        # Ties by position, so that the choice does not depend on how scipy orders a row.
        order = np.lexsort((other, -cosine, row))
        row, other = row[order], other[order]
        apart = row != other
        row, other = row[apart], other[apart]
        chosen = np.arange(len(row)) - np.searchsorted(row, row) < neighbours
        lefts.append(row[chosen])
        rights.append(other[chosen])
    return np.concatenate(lefts), np.concatenate(rights)


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
