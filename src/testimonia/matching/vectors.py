"""Texts as vectors of weighted terms, and how alike two of them are."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from testimonia.matching.rarity import rarity
from testimonia.matching.sound import sound
from testimonia.matching.terms import Form, Terms

SOUND = "~"
"""Stands before a sound where it could be taken for a name."""

SPELLED = 0.4
"""Part of the rarity of a name that goes with its spelling; the rest goes with what it sounds like."""

UNIT = 2**20
"""What a weight of one is kept as: whole numbers add up to the same in any order, so that what comes out of a pair does
not depend on the texts that were seen before it."""

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


class Alike(NamedTuple):
    """How alike two texts are.

    Args:
        cosine: of all their terms, 0 to 1.
        names: the rarity of the names that both have, in natural logarithms.
        own: the rarity of the names that one has and the other lacks, of the one that has fewer such names.
    """

    cosine: float
    names: float
    own: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """Texts, a row each.

    Args:
        terms: what the columns stand for; a name's sound has a mark before it.
        words: all terms, weighted by rarity and frequency, of length one; in parts of `UNIT`.
        names: the names and their sounds, the square root of their rarity; in parts of `UNIT`.
        named: the rarity of all names of each row.
    """

    terms: tuple[str, ...]
    words: csr_matrix
    names: csr_matrix
    named: Values

    def likeness(self, first: Numbers, second: Numbers) -> Values:
        """How alike the rows of some pairs are.

        Shape:
            result: (pair, field of `Alike`)
        """
        shared = _products(self.names, first, second)
        own = np.maximum(np.minimum(self.named[first], self.named[second]) - shared, 0.0)
        return np.column_stack([_products(self.words, first, second), shared, own])

    def shared(self, one: int, two: int) -> tuple[list[str], list[str]]:
        """The words and the names that two rows have in common, the rarest first."""
        named = set(self._row(self.names, one)) & set(self._row(self.names, two))
        found = set(self._row(self.words, one)) & set(self._row(self.words, two))
        names = [self.terms[column] for column in named if not self.terms[column].startswith(SOUND)]
        words = [self.terms[column] for column in found - named]
        return _rarest(words, Form.WORD), _rarest(names, Form.NAME)

    def _row(self, rows: csr_matrix, number: int) -> list[int]:
        columns: list[int] = rows.indices[rows.indptr[number] : rows.indptr[number + 1]].tolist()
        return columns


def _rarest(terms: Iterable[str], form: Form) -> list[str]:
    return sorted(terms, key=lambda term: (-rarity(term, form), term))


def vectors(texts: Iterable[Terms]) -> Vectors:
    """The vectors of some texts; they are looked at one by one and not kept."""
    columns: dict[str, int] = {}
    words, names = _Rows(), _Rows()
    for terms in texts:
        weights = {columns.setdefault(term, len(columns)): weight for term, weight in weighted(terms)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        words.add([(column, weight / length) for column, weight in weights.items()])
        names.add([(columns.setdefault(part, len(columns)), weight) for part, weight in _sounded(terms)])
    named = names.matrix(len(columns))
    return Vectors(tuple(columns), words.matrix(len(columns)), named, _lengths(named))


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
            code = f"{SOUND}{heard}"
            found[code] = max(found.get(code, 0.0), math.sqrt(weight * (1 - SPELLED)))
    return found.items()


def _lengths(rows: csr_matrix) -> Values:
    """The square of the length of each row."""
    return _products(rows, np.arange(rows.shape[0]), np.arange(rows.shape[0]))


def _products(rows: csr_matrix, first: Numbers, second: Numbers) -> Values:
    one, two = rows[first].astype(np.int64), rows[second].astype(np.int64)
    products: Values = np.asarray(one.multiply(two).sum(axis=1), dtype=np.int64).ravel() / UNIT**2
    return products


class _Rows:
    """A sparse matrix that grows row by row."""

    def __init__(self) -> None:
        self._columns, self._values, self._starts = array("i"), array("i"), array("q", [0])

    def add(self, row: Sequence[tuple[int, float]]) -> None:
        for column, value in sorted(row):
            self._columns.append(column)
            self._values.append(round(value * UNIT))
        self._starts.append(len(self._columns))

    def matrix(self, width: int) -> csr_matrix:
        parts = (np.frombuffer(self._values, np.int32), np.frombuffer(self._columns, np.int32))
        starts = np.frombuffer(self._starts, np.int64)
        return csr_matrix((*parts, starts), shape=(len(starts) - 1, width))  # type: ignore[no-untyped-call]
