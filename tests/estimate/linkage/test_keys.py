"""Keys: which records find each other."""

import pytest

from testimonia.estimate.linkage.keys import keys_of
from testimonia.estimate.linkage.rows import row_of
from tests.estimate.linkage.records import record


def meet(first: str, second: str) -> bool:
    """Whether records of which only the names are known share a key."""
    one, two = keys_of([row_of(record("a", 1, first)), row_of(record("b", 1, second))]).of
    return bool(set(one) & set(two))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Torgemin Kestalun", "Torgemin Kestalun"),
        ("Torgemin Kestalun", "Kestalun Torgemin"),
        ("Torgemin Kestalun", "Torgemin Kestlun"),
        ("Torgemin Kestalun", "Torgenin Kestalum"),  # a slip in each part
        ("Harmarma Kestalun", "Harmama Kestalun"),  # what is left out stood between two of a kind
        ("Torgemin Ada Kestalun", "Torgemin Ada Kestalum"),
    ],
)
def test_slips_of_the_pen_keep_nobody_apart(first: str, second: str) -> None:
    assert meet(first, second)


def test_other_names_share_no_key() -> None:
    assert not meet("Torgemin Kestalun", "Valisar Obrent")
