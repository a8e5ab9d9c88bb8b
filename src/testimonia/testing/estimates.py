"""Hypothesis strategies for capture histories and estimates."""

from __future__ import annotations

from hypothesis import strategies as st

from testimonia.model import CaptureHistories, Chains, Check, Estimate, Estimation, Refusal, Standing
from testimonia.testing.nouns import MOST, texts, words


@st.composite
def capture_histories(draw: st.DrawFn, *, most_lists: int = 5, most_persons: int = 500) -> CaptureHistories:
    """Capture histories of two or more lists; many patterns have nobody, as in the field."""
    lists = draw(st.lists(words(), min_size=2, max_size=most_lists, unique=True))
    patterns = st.integers(1, (1 << len(lists)) - 1)
    rows = draw(st.dictionaries(patterns, st.integers(1, most_persons), min_size=1, max_size=31))
    stratum = draw(st.lists(st.tuples(words(), words()), max_size=2))
    return CaptureHistories.of(lists, rows.items(), stratum)


def chains() -> st.SearchStrategy[Chains]:
    """How well chains agree."""
    medians = st.lists(st.floats(1, MOST), min_size=2, max_size=4)
    return medians.flatmap(
        lambda sizes: st.builds(Chains, st.just(len(sizes)), st.floats(1, 9), st.floats(1, 9999), st.just(tuple(sizes)))
    )


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    """Estimates, with and without point and interval."""
    observed = draw(st.integers(1, MOST))
    sizes = sorted(draw(st.lists(st.floats(observed, 10 * MOST), min_size=3, max_size=6)))
    low, point, high = (draw(st.none() | st.just(size)) for size in sizes[:3])
    return Estimate(
        method=draw(words()),
        observed=observed,
        estimate=point,
        low=low,
        high=high,
        level=draw(st.floats(0.01, 0.99)),
        kind=draw(st.none() | words()),
        se=draw(st.none() | st.floats(0, MOST)),
        mean=draw(st.none() | st.just(sizes[1])),
        model=draw(st.none() | words()),
        weights=tuple(draw(st.lists(st.tuples(words(), st.floats(0, 1)), max_size=2))),
        draws=tuple(sizes[3:]),
        chains=draw(st.none() | chains()),
        warnings=tuple(draw(st.lists(texts(), max_size=2))),
    )


def refusals() -> st.SearchStrategy[Refusal]:
    """Methods that refuse."""
    return st.builds(Refusal, words(), texts())


def checks() -> st.SearchStrategy[Check]:
    """Estimates under other settings."""
    size = st.none() | st.floats(1, MOST)
    return st.builds(Check, words(), size, size, size)


@st.composite
def estimations(draw: st.DrawFn) -> Estimation:
    """Several methods side by side."""
    histories = draw(capture_histories())
    standing = draw(st.sampled_from(Standing))
    return Estimation(
        lists=histories.lists,
        observed=histories.observed,
        stratum=histories.stratum,
        seed=draw(st.integers(0, MOST)),
        estimates=tuple(draw(st.lists(estimates(), max_size=2))),
        refused=tuple(draw(st.lists(refusals(), max_size=2))),
        standing=standing,
        default=draw(estimates()) if standing is Standing.PUBLISHABLE else None,
        at_least=draw(st.none() | st.floats(1, MOST)),
        reasons=tuple(draw(st.lists(texts(), max_size=2))),
        checks=tuple(draw(st.lists(checks(), max_size=2))),
    )
