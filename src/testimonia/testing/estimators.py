"""The contract of an estimator: laws that every method keeps, whatever it infers.

A package that adds a method runs them over its own::

    @given(capture_histories())
    def test_my_method_keeps_the_laws(histories):
        check_estimator(MyMethod(), histories)
"""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import Estimator, estimate
from testimonia.model import CaptureHistories, Estimate

UNIDENTIFIABLE = CaptureHistories.of(["A", "B", "C"], [(1, 40), (2, 30), (4, 20), (3, 6)])
"""Two lists that share people, and one that shares nobody with them and has every fifth."""


def check_estimator(estimator: Estimator, histories: CaptureHistories, *, seed: int = 1) -> None:
    """Check the laws of an estimator on capture histories; refusing by name is always allowed.

    Raises:
        AssertionError: a law is broken; the message names it.
    """
    found = _found(estimator, histories, seed)
    assert found == _found(estimator, histories, seed), "the same seed gives the same result"
    turned = histories.reordered(range(len(histories.lists))[::-1])
    assert _numbers(found) == _numbers(_found(estimator, turned, seed)), "the order of the lists does not matter"
    names = tuple(f"other {name}" for name in histories.lists)
    renamed = CaptureHistories(names, histories.counts, histories.stratum)
    assert _numbers(found) == _numbers(_found(estimator, renamed, seed)), "the names of the lists do not matter"
    if found is not None:
        ends = [end for end in (found.low, found.estimate) if end is not None]
        assert all(end >= histories.observed - 1e-6 for end in ends), "never below the observed"
        assert found.high is None or found.low is None or found.low <= found.high, "an interval has its ends in order"


def check_refusal(estimator: Estimator) -> None:
    """Check that lists which do not determine a population are refused by name.

    Raises:
        AssertionError: they are not.
    """
    assert _found(estimator, UNIDENTIFIABLE, 1) is None, "lists that share nobody are refused by name"


def check_recovery(
    estimator: Estimator, tables: Sequence[CaptureHistories], truth: int, *, least: float, seed: int = 1
) -> None:
    """Check that the intervals of simulated tables hold the known truth often enough.

    Raises:
        AssertionError: they do not.
    """
    found = [_found(estimator, table, seed) for table in tables]
    held = sum(
        one is not None and one.low is not None and one.low <= truth and (one.high is None or truth <= one.high)
        for one in found
    )
    assert held >= least * len(tables), f"the interval holds the truth in {held} of {len(tables)} tables"


def _found(estimator: Estimator, histories: CaptureHistories, seed: int) -> Estimate | None:
    try:
        return estimate(estimator, histories, seed=seed)
    except NotIdentified:
        return None


def _numbers(found: Estimate | None) -> tuple[float | None, ...] | None:
    """Point and ends to a relative millionth: another order of the lists adds the same numbers in another order."""
    if found is None:
        return None
    return tuple(None if end is None else float(f"{end:.6g}") for end in (found.estimate, found.low, found.high))
