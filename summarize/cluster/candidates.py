"""Which reports are worth comparing in full: the nearest by TF-IDF, found without comparing all with all.

Measured on 30,000 reports of the stream of `benchmarks/stories_scale.py`, one core, CPU time and share of the pairs of
copies that are found: sparse_dot_topn on stretches of postings 7.7 s, 95 %; without stretches 11 s, 95 %, and growing
faster than the reports; scipy's whole product, cut to the nearest afterwards, 16 s, the same pairs; usearch on random
projections 12 s, 91 % (128 dimensions) and 17 s, 94 % (256).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix
from sparse_dot_topn import sp_matmul_topn


def find_candidates(
    vectors: csr_matrix, *, neighbours: int, least: float, posting: int, core: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs (left < right) of rows that are among each other's nearest.

    Args:
        vectors: Rows of unit length, in an order in which neighbours in time are near each other.
        neighbours: Most pairs that a row brings in.
        least: Least cosine over the words that are searched.
        posting: A word that stands in more rows than this is searched in stretches of so many rows.
        core: Rows of which every pair has at least one, and whose nearest are found in full; None for all rows.
    """
    blocked = _cut_postings(vectors, posting)
    everything = np.arange(blocked.shape[0])
    if core is None or core.all():
        found = [_search(blocked, everything, everything, neighbours, least)]
    else:
        inner, outer = everything[core], everything[~core]
        # Of its nearest among all rows so many would lie in the core: more of them are near to nothing else.
        fewer = round(neighbours * len(inner) / len(everything))
        found = [
            _search(blocked, inner, everything, neighbours, least),
            _search(blocked, outer, inner, fewer, least),
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
    # One more than is wanted, as rows find themselves.
    nearest = sp_matmul_topn(
        vectors[asking], vectors[among].T.tocsr(), top_n=neighbours + 1, threshold=least, sort=True, n_threads=1
    )
    row = np.repeat(np.arange(len(asking)), np.diff(nearest.indptr))
    left, right = asking[row], among[nearest.indices]
    row, left, right = row[left != right], left[left != right], right[left != right]
    chosen = np.arange(len(row)) - np.searchsorted(row, row) < neighbours
    return left[chosen], right[chosen]


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
