"""The latent class model as an estimator: long chains, short chains, and whether they agree."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.latent_class.agreement import MOST_RHAT, agreement_of, disagreement
from testimonia.estimate.latent_class.chain import Course, run_chain
from testimonia.estimate.latent_class.density import Floats, Prior, table_of, work_for
from testimonia.estimate.order import canonical
from testimonia.model import CaptureHistories, Estimate

SCOUTS_PER_PIECE = 16
SCOUT_LENGTHS = (200, 200, 1)

_DRAWS_KEPT = 4000


@dataclass(frozen=True, slots=True)
class LatentClass:
    """A mixture of classes of people, of unknown number, within which the lists know nothing of each other.

    The chains start far apart: from solutions with 1, 2, 3 … classes, and every second one from as many classes as the
    model has. Besides, short chains that all start from many classes show whether a chain can stay where the long ones
    do not. Where chains disagree there is no point and no interval: each place is named instead. The number
    of people unseen is not cut off; where a chain runs away to ten thousand times the observed the method refuses.

    Args:
        classes: most classes.
        chains: long chains.
        scouts: short chains; a multiple of `SCOUTS_PER_PIECE`.
        lengths: sweeps of a long chain to warm up, draws, sweeps for each draw.
        prior: of the classes, as in `density.Prior`; as published by default.
        level: of the interval.

    Source: Manrique-Vallier 2016, Biometrics 72. Five classes are the usual number of its published program.
    """

    classes: int = 5
    chains: int = 8
    scouts: int = 64
    lengths: tuple[int, int, int] = (2000, 2000, 10)
    prior: tuple[float, float, float, float] = (1.0, 1.0, 0.25, 0.25)
    level: float = 0.95

    name = "latent_class"

    @property
    def pieces(self) -> int:
        """A piece for each long chain, and some for the short ones."""
        return self.chains + self.scouts // SCOUTS_PER_PIECE

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Floats:
        """Run a long chain, or some short ones.

        Returns:
            Draws of the population size.

        Raises:
            NotIdentified: a chain runs away.

        Shape:
            (chains, draws)
        """
        if number < self.chains:
            many = itertools.cycle(range(1, self.classes))
            starts = [next(many) if place % 2 == 0 else self.classes for place in range(self.chains)]
            return self._run(histories, [starts[number]], self.lengths, (seed, number))
        return self._run(histories, [self.classes] * SCOUTS_PER_PIECE, SCOUT_LENGTHS, (seed, number))

    def _run(
        self, histories: CaptureHistories, starts: Sequence[int], lengths: tuple[int, int, int], seed: tuple[int, int]
    ) -> Floats:
        ordered = canonical(histories)
        table = table_of(ordered)
        work = work_for(table, len(ordered.lists), self.classes)
        seeds = np.random.SeedSequence(seed).generate_state(len(starts))
        sizes = np.empty((len(starts), lengths[1]))
        for row, start, number in zip(sizes, starts, seeds, strict=True):
            run_chain(table, Prior(*self.prior), work, Course(start, *lengths, int(number)), row)
            if not np.isfinite(row).all():
                raise NotIdentified(
                    "a chain of the latent class model runs away to ten thousand times the observed: these lists allow"
                    " any number of people"
                )
        return sizes

    def joined(self, histories: CaptureHistories, results: Sequence[Floats]) -> Estimate:
        """The estimate, or what the chains disagree about."""
        long = np.concatenate(results[: self.chains])
        chains = agreement_of(long)
        short = agreement_of(np.concatenate(results[self.chains :])) if self.scouts else None
        low, median, high = np.quantile(long, [(1 - self.level) / 2, 0.5, (1 + self.level) / 2]).tolist()
        complaint = disagreement(chains, short)
        agreed = complaint is None
        every = max(1, long.size // _DRAWS_KEPT)
        return Estimate(
            method=self.name,
            observed=histories.observed,
            estimate=median if agreed else None,
            low=low if agreed else None,
            high=high if agreed else None,
            level=self.level,
            kind="posterior",
            se=float(np.std(long)) if agreed else None,
            mean=float(np.mean(long)) if agreed else None,
            draws=tuple(long.T.ravel()[::every].tolist()) if agreed else (),
            chains=short if short and not agreed and chains.rhat <= MOST_RHAT else chains,
            warnings=() if complaint is None else (complaint,),
        )
