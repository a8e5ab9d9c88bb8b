"""How far records support each other as one person, from the evidence of their pairs.

Two rules are right in opposite cases, and each record after the first is supported by a mean of the two:

- By its best link to the records that are linked already, less all that speaks against it: right where records are
  written one from the other, or leave much out. The best links are those of a maximal spanning tree.
- By the mean of its links to all others: right where records are written independently.

Neither counts three spellings of one name as three confirmations, as the sum over all pairs would.
"""

from __future__ import annotations

import numpy as np

from testimonia.estimate.linkage.arrays import Floats

BEST = 0.75
"""Weight of the first rule. Chosen on invented lists (`testing/people.py`), where probabilities then hold."""


def support(evidence: Floats) -> Floats:
    """The support of sets of records of one size, in the units of the evidence.

    Args:
        evidence: for and against each two records of each set, symmetric. Shape: (sets, records, records).

    Shape:
        (sets,)
    """
    size = evidence.shape[1]
    pairs = evidence[:, *np.triu_indices(size, 1)]
    by_mean = 2.0 / size * pairs.sum(axis=1)
    by_best = _best_links(evidence) + np.minimum(pairs, 0.0).sum(axis=1)
    both: Floats = BEST * by_best + (1 - BEST) * by_mean
    return both


def _best_links(evidence: Floats) -> Floats:
    """The sum of a maximal spanning tree over what speaks for each two records."""
    sets, size, _ = evidence.shape
    everything = np.arange(sets)
    total = np.zeros(sets)
    best = np.maximum(evidence[:, 0, :], 0.0)
    linked = np.zeros((sets, size), dtype=bool)
    linked[:, 0] = True
    for _ in range(size - 1):
        nearest = np.where(linked, -1.0, best).argmax(axis=1)
        total += best[everything, nearest]
        linked[everything, nearest] = True
        best = np.maximum(best, evidence[everything, nearest])
    return total
