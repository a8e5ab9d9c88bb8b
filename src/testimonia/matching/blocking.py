"""Blocking: which pairs of texts are worth comparing, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix

MOST_TEXTS = 150
"""A term that more texts hold leads to no pair: the work then grows with the texts, not with their square."""

LEAST_SHARED = 0.03
"""Least cosine over the rare terms: what lies below is like any two reports of a region."""

ROWS = 500
"""Rows multiplied at a time, to bound memory."""


def alike(
    rows: csr_matrix, *, least: float = LEAST_SHARED, most_texts: int = MOST_TEXTS
) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts that share rare terms.

    Args:
        rows: a vector of length one for each text.
        least: least cosine over the terms that at most `most_texts` texts hold.
        most_texts: see above.

    Returns:
        (first, second, cosine over all terms), first < second, in order.
    """
    held = np.bincount(rows.indices, minlength=rows.shape[1])
    rare = rows[:, np.flatnonzero((held > 1) & (held <= most_texts))]
    columns = rare.T.tocsc().tocsr() if rare.shape[1] else rare.T
    for start in range(0, rows.shape[0], ROWS):
        block = (rare[start : start + ROWS] @ columns).tocoo()
        kept = (block.data >= least) & (block.row + start < block.col)
        first, second = block.row[kept] + start, block.col[kept]
        order = np.lexsort((second, first))
        first, second = first[order], second[order]
        cosines = np.asarray(rows[first].multiply(rows[second]).sum(axis=1)).ravel()
        yield from zip(first.tolist(), second.tolist(), cosines.tolist(), strict=True)
