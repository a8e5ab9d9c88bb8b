"""Hypothesis strategies for what a second reader makes of a report, and for figures that a person decided."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from testimonia.model import Decided, Disagreement, Harm, ModelCard, Proposal, SecondReading
from testimonia.testing.nouns import MOST, passages, texts, words

_TEXT = "At least 12 people were killed, the ministry said."


def decided() -> SearchStrategy[Decided]:
    """Figures that a person decided."""
    ends = st.lists(st.integers(0, MOST), min_size=3, max_size=3)
    return ends.map(lambda three: Decided(*sorted(three)))


def model_cards() -> SearchStrategy[ModelCard]:
    """Models that can be asked as a second reader."""
    files = st.lists(st.tuples(words(), words()), max_size=2).map(tuple)
    return st.builds(ModelCard, words(), words(), files, words())


def disagreements() -> SearchStrategy[Disagreement]:
    """What a model holds against a claim."""
    return st.builds(Disagreement, st.none() | words(), words(), passages(_TEXT), texts())


def proposals() -> SearchStrategy[Proposal]:
    """What a model proposes by itself."""
    return st.builds(Proposal, st.sampled_from(Harm), passages(_TEXT), st.none() | passages(_TEXT))


def second_readings() -> SearchStrategy[SecondReading]:
    """What a model makes of a report."""
    proposed = st.lists(proposals(), max_size=2).map(tuple)
    against = st.lists(disagreements(), max_size=2).map(tuple)
    return st.builds(SecondReading, model_cards(), st.integers(0, 9), proposed, against)
