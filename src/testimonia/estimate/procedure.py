"""The default procedure: what may be printed of an estimation. Its text is in `docs/estimation.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.model import Estimate, Standing

MAIN = LatentClass.name
"""The method whose interval the default procedure prints."""

FEWEST_LISTS = 3
"""Two lists tell nothing of how they depend on each other."""

WIDEST = 4.0
"""An interval whose upper end is so many times its lower end is printed as a lower bound only."""

UPPER = 0.982
"""The upper end is this point of the posterior. People who are hard to find leave few traces, so that this model errs
towards too few: on simulated tables of three classes an interval to the 97.5 % point holds the truth 89 times of 100,
to this point 92 times. Calibrated on six kinds of tables, on half of them and confirmed on the other half."""


def standing_of(lists: int, estimates: Sequence[Estimate]) -> tuple[Standing, Estimate | None, list[str]]:
    """What may be printed, the estimate if one may, and why.

    Args:
        lists: number of lists.
        estimates: what each method infers.
    """
    if not any(estimate.low is not None for estimate in estimates):
        return Standing.NOT_IDENTIFIED, None, ["no method gives an interval"]
    main = next((estimate for estimate in estimates if estimate.method == MAIN), None)
    if main is None:
        return (
            Standing.LOWER_BOUND,
            None,
            [f"the default procedure needs the method {MAIN}, which was not run or refused"],
        )
    if main.estimate is None:
        return Standing.LOWER_BOUND, None, list(main.warnings)
    if lists < FEWEST_LISTS:
        return Standing.LOWER_BOUND, None, ["two lists tell nothing of how they depend on each other"]
    default = replace(main, high=float(np.quantile(main.draws, UPPER)))
    assert default.low is not None
    assert default.high is not None
    if default.high > WIDEST * default.low:
        return Standing.LOWER_BOUND, None, [f"the interval ends at more than {WIDEST:.0f} times its beginning"]
    return Standing.PUBLISHABLE, default, _remarks(default, estimates)


def at_least(estimates: Sequence[Estimate]) -> float | None:
    """The smallest lower end of all methods; for chains that disagree that of the lowest place where one settles."""
    ends = [estimate.low for estimate in estimates if estimate.low is not None]
    ends += [min(estimate.chains.medians) for estimate in estimates if estimate.low is None and estimate.chains]
    return min(ends, default=None)


def _remarks(default: Estimate, estimates: Sequence[Estimate]) -> list[str]:
    """Methods whose interval does not meet that of the default procedure."""
    assert default.low is not None
    assert default.high is not None
    apart = [
        f"{estimate.method} {estimate.low:,.0f} to {estimate.high:,.0f}"
        for estimate in estimates
        if estimate.low is not None and estimate.high is not None and estimate.method != "chao"
        if estimate.low > default.high or estimate.high < default.low
    ]
    return [f"other methods disagree: {'; '.join(apart)}"] if apart else []
