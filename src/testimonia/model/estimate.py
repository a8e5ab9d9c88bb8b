"""Estimates: what a model infers about those whom nobody listed; never mixed with counts and figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.errors import InvalidNoun


class Standing(StrEnum):
    """What may be printed of an estimation, by the documented default procedure."""

    PUBLISHABLE = "publishable"
    LOWER_BOUND = "lower_bound"
    NOT_IDENTIFIED = "not_identified"


@dataclass(frozen=True, slots=True)
class Chains:
    """How well the Markov chains of a posterior agree.

    Args:
        number: how many chains, started apart.
        rhat: rank-normalised split R-hat of the population size; near 1 where the chains agree.
        ess: effective number of draws, the smaller of bulk and tail.
        medians: median population size of each chain, in the order of the chains.

    Units:
        persons, for the medians
    """

    number: int
    rhat: float
    ess: float
    medians: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one method infers about the size of a population.

    Args:
        method: name of the method.
        observed: people on at least one list.
        estimate: the point; None where the method gives none.
        low, high: ends of the interval; None where the method gives none or the data do not carry one.
        level: of the interval: 0.95 where it should hold the truth 19 times of 20.
        kind: what the interval is: "profile likelihood", "posterior", "bootstrap" …
        se: standard error of the point; None where the method has none.
        mean: mean of the posterior, where the point is its median; None where there is no posterior.
        model: the model it rests on, in the method's notation; None where there is no choice.
        weights: (model, weight) of the models that were weighed against each other, the heaviest first.
        draws: draws of the population size from its posterior or bootstrap distribution.
        chains: agreement of the Markov chains; None where there are none.
        warnings: what a reader must know, in plain words.

    Raises:
        InvalidNoun: an estimate below the observed, or ends out of order.

    Units:
        persons
    """

    method: str
    observed: int
    estimate: float | None
    low: float | None
    high: float | None
    level: float = 0.95
    kind: str | None = None
    se: float | None = None
    mean: float | None = None
    model: str | None = None
    weights: tuple[tuple[str, float], ...] = ()
    draws: tuple[float, ...] = ()
    chains: Chains | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        stated = [value for value in (self.low, self.high) if value is not None]
        if stated != sorted(stated):
            raise InvalidNoun(f"{self.method}: expected low <= high; got {self.low}, {self.high}")
        lowest = min(
            [value for value in (self.estimate, self.low, self.mean, *self.draws) if value is not None], default=None
        )
        if lowest is not None and lowest < self.observed - 1e-6:
            raise InvalidNoun(f"{self.method}: expected at least the {self.observed} observed; got {lowest}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A method that gives no estimate for these lists, and why."""

    method: str
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """The same estimate under another setting, or without one of the lists.

    Args:
        what: what is different: "without list HRW", "at most 10 classes" …
        estimate, low, high: of the main method; None where it gives none then.
        known: the true number, where the population is one of known size; None where it is not.

    Units:
        persons
    """

    what: str
    estimate: float | None
    low: float | None
    high: float | None
    known: int | None = None


@dataclass(frozen=True, slots=True)
class Estimation:
    """All that several methods infer about one population, side by side, and what may be printed of it.

    Args:
        lists: names of the lists.
        observed: people on at least one list: the documented number.
        stratum: (column, value) pairs of the part of the population; empty for all of it.
        seed: of every random choice.
        estimates: what each method infers.
        refused: the methods that refused, with reasons.
        standing: what may be printed.
        default: the estimate of the default procedure; None where the standing forbids an interval.
        at_least: the population is at least so large by every method; None where no method gives a lower end.
        reasons: why the standing is what it is, in plain words.
        checks: how the main estimate moves without a list, and under other settings.

    Raises:
        InvalidNoun: an estimate without the standing for it, or the other way round.

    Units:
        persons
    """

    lists: tuple[str, ...]
    observed: int
    stratum: tuple[tuple[str, str], ...]
    seed: int
    estimates: tuple[Estimate, ...]
    refused: tuple[Refusal, ...]
    standing: Standing
    default: Estimate | None
    at_least: float | None
    reasons: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()

    def __post_init__(self) -> None:
        if (self.default is not None) != (self.standing is Standing.PUBLISHABLE):
            raise InvalidNoun("expected an estimate exactly where it is publishable")
