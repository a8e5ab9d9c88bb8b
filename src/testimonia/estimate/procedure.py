"""The default procedure: what may be printed of an estimation. Its text is in `docs/estimation.md`."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from testimonia.estimate.harder import NORMAL, harder
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.model import CaptureHistories, Check, Estimate, Standing

MAIN = LatentClass.name
"""The method whose interval the default procedure prints."""

FEWEST_LISTS = 4
"""Three lists make seven groups of people. The smallest model that lets some people be harder to find than others has
eight numbers to tell from them, and one that lets all lists depend on each other has eight too: three lists can be
those of very different populations."""

MOST_HIDDEN = 2.0
"""Lists are too small where they could depend on each other by such a factor without showing it: a model fits them
whatever is true. Twofold dependence is common among real lists (families that report to all, lists that copy)."""

MOST_HIDDEN_UNRELATED = 1.18
"""The same where the interval is that of lists that know nothing of each other: what it rests on must then show. Set
between tables of 2,000 people on five unrelated lists, whose factor is 1.16 at most and whose intervals hold the truth,
and tables of 320 people of whom a third is hard to find, whose factor is 1.20 at least and whose intervals do not
(`benchmarks/small_lists.py`)."""

WIDEST = 4.0
"""An interval whose upper end is so many times its lower end is printed as a lower bound only."""

UPPER = 0.982
"""The upper end is this point of the posterior. People who are hard to find leave few traces, so that this model errs
towards too few: on simulated tables of three classes an interval to the 97.5 % point holds the truth 89 times of 100,
to this point 92 times. Calibrated on six kinds of tables, on half of them and confirmed on the other half."""


def standing_of(
    histories: CaptureHistories, estimates: Sequence[Estimate]
) -> tuple[Standing, Estimate | None, list[str]]:
    """What may be printed, the estimate if one may, and why.

    Args:
        histories: who is on which lists.
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
    default = replace(main, high=float(np.quantile(main.draws, UPPER)))
    assert default.low is not None
    assert default.high is not None
    reason = too_little(histories) or too_wide(default.low, default.high)
    reason = reason or unfounded(histories, default.low, default.high)
    if reason:
        return Standing.LOWER_BOUND, None, [reason]
    return Standing.PUBLISHABLE, default, _remarks(default, estimates)


def too_little(histories: CaptureHistories) -> str | None:
    """Why these lists cannot carry an interval, whatever a model makes of them; None where they can."""
    if len(histories.lists) < FEWEST_LISTS:
        return (
            f"{len(histories.lists)} lists cannot tell people who are hard for all lists to find, or lists that depend"
            f" on each other, from lists that do not: it takes {FEWEST_LISTS}"
        )
    hidden = hidden_dependence(histories)
    if hidden > MOST_HIDDEN:
        return (
            f"too few people: lists could depend on each other by a factor of {hidden:.1f} without"
            f" {histories.observed:,} people showing it"
        )
    return None


def too_wide(low: float, high: float) -> str | None:
    """Why an interval says too little to be printed; None where it does not."""
    return f"the interval ends at more than {WIDEST:.0f} times its beginning" if high > WIDEST * low else None


def unfounded(histories: CaptureHistories, low: float, high: float) -> str | None:
    """Why an interval that takes the lists as knowing nothing of each other does not stand; None where it does.

    An interval that begins above what unrelated lists give has learned from the table that some people are harder to
    find than others. Where it does not, nothing was learned, which is right only if there is nothing to learn: many
    kinds of populations give such tables, and their sizes differ.

    Args:
        histories: who is on which lists.
        low: where the interval begins, in persons.
        high: where it ends.

    Source: Link 2003, Biometrics 59, on populations of different sizes that no table tells apart.
    """
    found = harder(histories)
    if low > found.unrelated:
        return None
    hidden = hidden_dependence(histories)
    if hidden > MOST_HIDDEN_UNRELATED:
        return (
            "the interval takes the lists as knowing nothing of each other, and too few people show whether that is so:"
            f" lists could depend on each other by a factor of {hidden:.2f} without {histories.observed:,} people"
            " showing it"
        )
    if found.significance > NORMAL and found.most > high:
        return (
            "the interval takes the lists as knowing nothing of each other, and yet some people seem harder for all"
            f" lists to find than others: there may be {found.most:,.0f} or more, for how hard the hardest are to find"
            " does not show"
        )
    return None


def hidden_dependence(histories: CaptureHistories) -> float:
    """By what factor the lists could depend on each other, on the whole, without the people on them showing it.

    For each pair of lists the people on any other list are parted by the two; how often the two agree there is an odds
    ratio, with a standard error. All pairs are taken together; the factor is that between the middle and the ends of
    the 95 % interval.
    """
    pairs = itertools.combinations(range(len(histories.lists)), 2)
    known = sum(1 / _variance(histories, 1 << one, 1 << two) for one, two in pairs)
    return math.exp(NORMAL / math.sqrt(known))


def _variance(histories: CaptureHistories, one: int, two: int) -> float:
    """The variance of the logarithm of the odds ratio of two lists, among the people on any other.

    Half a person is added to each of the four groups: Haldane 1956.
    """
    groups = [0.5] * 4
    for pattern, persons in histories.counts:
        if pattern & ~(one | two):
            groups[2 * bool(pattern & one) + bool(pattern & two)] += persons
    return sum(1 / each for each in groups)


def at_least(estimates: Sequence[Estimate]) -> float | None:
    """The smallest lower end of all methods; for chains that disagree that of the lowest place where one settles."""
    ends = [estimate.low for estimate in estimates if estimate.low is not None]
    ends += [min(estimate.chains.medians) for estimate in estimates if estimate.low is None and estimate.chains]
    return min(ends, default=None)


def found_again(checks: Sequence[Check]) -> list[str]:
    """How often the main method finds the size of a list from the others, where lists were checked so."""
    known = [check for check in checks if check.known is not None and check.low is not None and check.high is not None]
    if not known:
        return []
    held = sum(check.low <= check.known <= check.high for check in known)  # type: ignore[operator]
    if 2 * held > len(known):
        return []
    said = (
        f"where the answer is known it is often missed: of {len(known)} lists, each counted by the others, the interval"
        f" holds the size of {held}; the lists depend on each other in ways that no model sees, and the true number"
        " may lie outside the interval"
    )
    return [said]


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
