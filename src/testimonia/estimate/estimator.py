"""What every estimator is: independent pieces of work, and how their results join to one estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from testimonia.errors import NotIdentified
from testimonia.estimate.connected import refusal_of
from testimonia.model import CaptureHistories, Estimate


class Estimator(Protocol):
    """A method that infers the size of a population from capture histories.

    Estimators are frozen values: their settings are their fields. The laws that all of them keep are in
    `testimonia.testing.estimators`.
    """

    @property
    def name(self) -> str:
        """Name of the method."""
        ...

    @property
    def pieces(self) -> int:
        """How many independent pieces of work there are."""
        ...

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Any:
        """Do one piece of work, counted from 0; its result depends on nothing but the arguments.

        Raises:
            NotIdentified: the lists do not determine the population size for this method.
        """
        ...

    def joined(self, histories: CaptureHistories, results: Sequence[Any]) -> Estimate:
        """The estimate from the results of all pieces, in their order.

        Raises:
            NotIdentified: the lists do not determine the population size for this method.
        """
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an estimator's work, as it is handed to an engine."""

    estimator: Estimator
    histories: CaptureHistories
    seed: int
    number: int

    def work(self) -> Any:
        """Do it."""
        return self.estimator.piece(self.histories, seed=self.seed, number=self.number)


Run = Callable[[Callable[[Piece], Any], Iterable[Piece]], Iterator[Any]]
"""Runs a function over pieces, results in their order: `map`, or the method of an engine of the pipeline."""


def estimate(estimator: Estimator, histories: CaptureHistories, *, seed: int, run: Run = map) -> Estimate:
    """Estimate the size of one population by one method.

    Args:
        estimator: the method with its settings.
        histories: who is on which lists.
        seed: of every random choice; the same seed gives the same result, however the work is run.
        run: where the work runs; in this process by default.

    Raises:
        NotIdentified: the lists do not determine the population size for this method.
        MissingExtra: the method needs an optional part that is not installed.
    """
    reason = refusal_of(histories)
    if reason:
        raise NotIdentified(reason)
    pieces = [Piece(estimator, histories, seed, number) for number in range(estimator.pieces)]
    return estimator.joined(histories, list(run(Piece.work, pieces)))
