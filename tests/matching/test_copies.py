import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.matching.copies import Likeness, near_copies, sequences
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("copies"), ids=lambda case: case["case"])
def test_copies(case: dict[str, str]):
    assert bool(near_copies([case["first"], case["second"]])) == (case["copy"] == "yes")


def test_the_same_words_are_all_shared():
    text = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert near_copies([text, "", text.upper()]) == {(0, 2): Likeness(1.0, 1.0)}


@given(
    st.lists(
        st.sampled_from([row[part] for row in cases("copies") for part in ("first", "second")]),
        max_size=6,
        unique_by=sequences,
    )
)
def test_pairs_do_not_depend_on_the_order(texts: list[str]):
    def of_texts(listed: list[str]) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted((listed[one], listed[two]))) for one, two in near_copies(listed))

    assert of_texts(texts) == of_texts(texts[::-1])
