"""Clauses of a sentence."""

from __future__ import annotations

import pytest

from testimonia.model import Span
from testimonia.read.dates.clauses import clauses


@pytest.mark.parametrize(
    "text",
    [
        "They died; and then",
        "They died: ",
        "They died — ",
        "They (a mother of two and her son) died, ",
        "They, who fled, died,",
    ],
)
def test_a_sentence_may_end_behind_the_mark_that_begins_a_clause(text: str):
    for end in range(1, len(text) + 1):
        found = clauses(text.lower(), Span(0, end))
        assert all(0 <= clause.span.start < clause.span.end <= end for clause in found)
