"""Texts as vectors of weighted terms, and how alike two of them are."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from testimonia.matching.rarity import rarity
from testimonia.matching.sound import sound
from testimonia.matching.terms import Form, Terms

SPELLED = 0.4
"""Part of the rarity of a name that goes with its spelling; the rest goes with what it sounds like."""

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Texts, a row each.

    Args:
        words: all terms, weighted by rarity and frequency, of length one.
        names: the names, the square root of their rarity.
    """

    words: csr_matrix
    names: csr_matrix

    def likeness(self, first: Numbers, second: Numbers) -> tuple[Values, Values]:
        """For each pair of rows the cosine of all terms, and the sum of the rarities of the names that both have."""
        return _products(self.words, first, second), _products(self.names, first, second)


def vectors(texts: Iterable[Terms]) -> Vectors:
    """The vectors of some texts; they are looked at one by one and not kept."""
    columns: dict[str, int] = {}
    words, names = _Rows(), _Rows()
    for terms in texts:
        weights = {columns.setdefault(term, len(columns)): weight for term, weight in weighted(terms)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        words.add([(column, weight / length) for column, weight in weights.items()])
        names.add([(columns.setdefault(part, len(columns)), weight) for part, weight in _sounded(terms)])
    return Vectors(words.matrix(len(columns)), names.matrix(len(columns)))


def weighted(terms: Terms) -> list[tuple[str, float]]:
    """Each term with its weight: its rarity, more where it is repeated."""
    return [(term, (1 + math.log(count)) * rarity(term, terms.forms[term])) for term, count in terms.counts.items()]


def _sounded(terms: Terms) -> Iterable[tuple[str, float]]:
    """The names and what they sound like, each with the square root of its part of their rarity."""
    found: dict[str, float] = {}
    for name in terms.of_form(Form.NAME):
        weight, heard = rarity(name, Form.NAME), sound(name)
        found[name] = math.sqrt(weight if heard is None else weight * SPELLED)
        if heard is not None:
            code = f"~{heard}"
            found[code] = max(found.get(code, 0.0), math.sqrt(weight * (1 - SPELLED)))
    return found.items()


def _products(rows: csr_matrix, first: Numbers, second: Numbers) -> Values:
    return np.asarray(rows[first].multiply(rows[second]).sum(axis=1), dtype=np.float64).ravel()


class _Rows:
    """A sparse matrix that grows row by row."""

    def __init__(self) -> None:
        self._columns, self._values, self._starts = array("i"), array("f"), array("q", [0])

    def add(self, row: Sequence[tuple[int, float]]) -> None:
        for column, value in sorted(row):
            self._columns.append(column)
            self._values.append(value)
        self._starts.append(len(self._columns))

    def matrix(self, width: int) -> csr_matrix:
        parts = (np.frombuffer(self._values, np.float32), np.frombuffer(self._columns, np.int32))
        starts = np.frombuffer(self._starts, np.int64)
        return csr_matrix((*parts, starts), shape=(len(starts) - 1, width))  # type: ignore[no-untyped-call]
