"""Quotations of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.text.quotes import quotations
from testimonia.text.sentences import paragraphs


def quoted(text: str) -> list[list[str]]:
    """The words of each stretch of each quotation."""
    return [[stretch.of(text) for stretch in group] for group in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” he said. “Now.”", [["“Go,”"], ["“Now.”"]]),
        ('She called it "a lie" twice.', [['"a lie"']]),
        ("«Allez», dit-il.", [["«Allez»"]]),
        ("‘They’re gone,’ she said.", [["‘They’re gone,’"]]),
        ("The soldiers' camp and the guards' hut.", []),
        ("“He said ‘run’ and ran.”", [["“He said ‘run’ and ran.”"]]),
        ("“One.\n“Two.”", [["“One.", "“Two.”"]]),
        ("“One.\nTwo.", [["“One."]]),
        ('It was 12" long.', []),
        ("''Wait,'' he said.", [["''Wait,''"]]),
    ],
)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    """Kinds of marks, quotations inside quotations, over paragraphs, apostrophes, marks that nothing closes."""
    assert quoted(text) == expected


@given(st.text(alphabet="ab .\n\"“”‘’'«»", max_size=60))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    """Quotations never overlap and each begins with its mark."""
    stretches = [stretch for group in quotations(text, paragraphs(text)) for stretch in group]
    assert all(one.end <= other.start for one, other in pairwise(stretches))
    assert all(text[stretch.start] in "\"“‘'«„" for stretch in stretches)
