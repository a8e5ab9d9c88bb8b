from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import InvalidNoun
from testimonia.model import Passage, Span
from testimonia.testing.nouns import passages, spans, texts

TEXT = "A \U0001f9ed map — Şəhər, e\u0301tat, \u202e12\u202c people"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3)])
def test_stretch_without_a_character_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidNoun, match="start < end"):
        Span(start, end)


def test_offsets_count_code_points() -> None:
    assert Span(2, 3).of(TEXT) == "\U0001f9ed"
    assert Passage.quote(TEXT, Span(2, 7)).exact == "\U0001f9ed map"
    start = TEXT.index("12")
    assert Passage.quote(TEXT, Span(start - 1, start + 3)).exact == "\u202e12\u202c"


def test_stretch_past_the_end_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="inside 3 code points"):
        Span(1, 4).of("abc")


@pytest.mark.parametrize(("start", "end", "exact"), [(0, 3, "ab"), (0, 0, ""), (-1, 1, "ab"), (3, 1, "ab")])
def test_passage_that_does_not_fill_its_stretch_is_refused(start: int, end: int, exact: str) -> None:
    with pytest.raises(InvalidNoun, match="code points"):
        Passage(start, end, exact)


@given(texts(min_size=1).flatmap(lambda text: st.tuples(st.just(text), passages(text))))
def test_a_quoted_passage_stands_in_its_text(drawn: tuple[str, Passage]) -> None:
    text, passage = drawn
    passage.check(text)
    assert passage.span.of(text) == passage.exact


@pytest.mark.parametrize("text", ["", "seven people", "seventeen peoplf"])
def test_passage_of_another_text_is_refused(text: str) -> None:
    passage = Passage(0, 16, "seventeen people")
    with pytest.raises(InvalidNoun, match="'seventeen people'"):
        passage.check(text)


@given(spans("x" * 30), spans("x" * 30))
def test_overlapping_and_containing_follow_from_the_characters(one: Span, other: Span) -> None:
    ours, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(ours & theirs)
    assert one.contains(other) == (theirs <= ours)


def test_stretches_are_ordered_by_where_they_begin() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
