"""Compiling the inner loops of the estimators ahead of the work, so that a user waits once, and is told."""

from __future__ import annotations

from testimonia.estimate.compiled import mark_compiled
from testimonia.estimate.decomposable.estimator import DecomposableGraphs
from testimonia.estimate.estimator import Estimator, Piece
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.estimate.loglinear.estimator import LogLinearBootstrap
from testimonia.model import CaptureHistories

TINY = CaptureHistories.of(("A", "B", "C"), ((1, 9), (2, 8), (3, 4), (4, 7), (5, 3), (6, 2), (7, 1)))

ALL: tuple[Estimator, ...] = (
    LogLinearBootstrap(number=2),
    LogLinearBootstrap(choice="stepwise", number=2),
    DecomposableGraphs(),
    LatentClass(lengths=(1, 1, 1)),
)
"""Methods that between them run every compiled function."""


def prepare() -> None:
    """Compile for this machine and keep the result for later runs, and for processes that start afterwards."""
    for estimator in ALL:
        Piece(estimator, TINY, seed=1, number=0).work()
    mark_compiled()
