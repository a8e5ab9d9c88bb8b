"""Two versions of a text: each can be read off what is shown, and what is the same is told so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from testimonia.review.diff import Kept, compared

PIECES = st.lists(
    st.sampled_from(["Two died. ", "Three died. ", "It rained.\n", "The road is shut. ", "x"]), max_size=8
)


def first(stretches):
    return "".join(each.text for each in stretches if each.kept is not Kept.ADDED)


def second(stretches):
    return "".join(each.text for each in stretches if each.kept is not Kept.CUT)


@given(PIECES.map("".join), PIECES.map("".join))
def test_both_texts_stand_in_what_is_shown(before, after):
    stretches = compared(before, after)
    assert (first(stretches), second(stretches)) == (before, after)
    assert all(each.text for each in stretches)


def test_one_word_that_was_changed_is_all_that_differs():
    stretches = compared("Two people died in Ostrel. It rained.", "Five people died in Ostrel. It rained.")
    assert [(each.kept.value, each.text) for each in stretches] == [
        ("cut", "Two"),
        ("added", "Five"),
        ("same", " people died in Ostrel. It rained."),
    ]


def test_long_texts_without_a_sentence_are_compared_as_a_whole():
    before, after = "a " * 60_000, "b " * 60_000
    assert [each.kept for each in compared(before, after)] == [Kept.CUT, Kept.ADDED]
