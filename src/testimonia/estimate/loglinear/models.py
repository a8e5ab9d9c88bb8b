"""Hierarchical log-linear models: which lists depend on which."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testimonia.errors import ConfigurationError

_NOTATION = re.compile(r"\[\s*\d+(?:-\d+)*(?:\s*,\s*\d+(?:-\d+)*)*\s*\]")


@dataclass(frozen=True, slots=True)
class Model:
    """A hierarchical log-linear model with a main effect for every list.

    With a term it has every term inside it: dependence among lists 1, 2 and 3 includes that of 1 and 2.

    Args:
        lists: number of lists.
        terms: patterns of lists, one for each term but the constant, by rising order, then rising pattern.
    """

    lists: int
    terms: tuple[int, ...]

    @classmethod
    def of(cls, lists: int, generators: Iterable[int]) -> Model:
        """The smallest model with these terms, all terms inside them, and a main effect for every list."""
        inside = {1 << index for index in range(lists)}
        for generator in generators:
            inside.update(_parts(generator))
        return cls(lists, tuple(sorted(inside, key=_rank)))

    @classmethod
    def parse(cls, lists: int, notation: str) -> Model:
        """The model written as its largest terms: [123,14,34]; lists above 9 with hyphens: [1-10,2-3].

        Raises:
            ConfigurationError: the notation is broken, or a list does not exist.
        """
        expected = f"expected a model such as [12,3] with list numbers 1 to {lists}; got {notation!r}"
        if not _NOTATION.fullmatch(notation.strip()):
            raise ConfigurationError(expected)
        generators = []
        for words in notation.strip("[] \t").split(","):
            numbers = [int(number) for number in (words.split("-") if lists > 9 or "-" in words else words.strip())]
            if not all(1 <= number <= lists for number in numbers):
                raise ConfigurationError(expected)
            generators.append(sum({1 << number - 1 for number in numbers}))
        return cls.of(lists, generators)

    @property
    def name(self) -> str:
        """The largest terms, longest first, as `parse` reads them."""
        largest = [
            term for term in self.terms if not any(term != other and term & other == term for other in self.terms)
        ]
        numbers = sorted((_numbers(term) for term in largest), key=lambda term: (-len(term), term))
        hyphen = "-" if self.lists > 9 else ""
        return "[" + ",".join(hyphen.join(map(str, term)) for term in numbers) + "]"

    @property
    def parameters(self) -> int:
        """Number of parameters, the constant included."""
        return len(self.terms) + 1

    def with_term(self, term: int) -> Model:
        """The model with one term more."""
        return Model.of(self.lists, (*self.terms, term))


def hierarchical_models(lists: int, max_order: int) -> Iterator[Model]:
    """Every hierarchical model whose terms join at most so many lists, in a fixed order.

    Up to order 2 there are 2 to the power of the number of pairs: 8, 64, 1,024, 32,768 for 3 to 6 lists.
    """
    mains = tuple(1 << index for index in range(lists))
    for terms in _extended(lists, mains, 2, max_order):
        yield Model(lists, terms)


def _extended(lists: int, terms: tuple[int, ...], order: int, max_order: int) -> Iterator[tuple[int, ...]]:
    """The terms, and the terms with every set of larger ones all of whose parts are there."""
    yield terms
    if order > max_order:
        return
    there = set(terms)
    possible = [term for term in joins(lists, order) if all(term & ~(1 << i) in there for i in _bits(term))]
    for number in range(1, len(possible) + 1):
        for chosen in itertools.combinations(possible, number):
            yield from _extended(lists, (*terms, *chosen), order + 1, max_order)


def joins(lists: int, order: int) -> list[int]:
    """All terms that join exactly so many lists, by rising pattern."""
    return sorted(sum(1 << i for i in chosen) for chosen in itertools.combinations(range(lists), order))


def _parts(term: int) -> Iterator[int]:
    part = term
    while part:
        yield part
        part = (part - 1) & term


def _bits(term: int) -> Iterator[int]:
    return (index for index in range(term.bit_length()) if term >> index & 1)


def _numbers(term: int) -> tuple[int, ...]:
    return tuple(index + 1 for index in _bits(term))


def _rank(term: int) -> tuple[int, int]:
    return (term.bit_count(), term)
