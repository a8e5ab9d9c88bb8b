"""Texts as vectors of weighted terms, and which of them are alike."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from testimonia.matching.terms import Form, Terms

PRIOR_TEXTS = 300
"""How many texts what is known of English weighs beside the texts at hand: it makes the weight of a term nearly
independent of what else lies in a small collection, and fades in a large one."""

PRIOR_SHARE = {Form.WORD: 0.03, Form.NAME: 0.004, Form.FULL_NAME: 0.0008, Form.NUMBER: 0.03}
"""Share of news reports that hold a typical term of each form, to the order of magnitude."""


def rarities(texts: Sequence[Terms]) -> dict[str, float]:
    """How rare each term is: the logarithm of one over the share of texts that hold it, smoothed."""
    held: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for terms in texts:
        held.update(terms.counts.keys())
        for term, form in terms.forms.items():
            shares[term] = min(shares.get(term, 1.0), PRIOR_SHARE[form])
    total = len(texts) + PRIOR_TEXTS
    return {term: math.log(total / (held[term] + PRIOR_TEXTS * shares[term])) for term in sorted(held)}


def vectors(texts: Sequence[Terms], rarity: dict[str, float]) -> csr_matrix:
    """A row of length one for each text, a column for each term in the order of `rarity`."""
    column = {term: number for number, term in enumerate(rarity)}
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for terms in texts:
        row = sorted(
            (column[term], (1 + math.log(count)) * max(rarity[term], 0.0)) for term, count in terms.counts.items()
        )
        length = math.sqrt(sum(value * value for _, value in row)) or 1.0
        columns += [number for number, _ in row]
        values += [value / length for _, value in row]
        starts.append(len(columns))
    data = np.asarray(values, dtype=np.float64)
    return csr_matrix(  # type: ignore[no-untyped-call]
        (data, np.asarray(columns, dtype=np.int64), np.asarray(starts)), shape=(len(texts), len(column))
    )
