"""Links that nobody sees: how many there are, and lists on which they are made."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.estimate.linkage.arrays import Floats
from testimonia.estimate.linkage.captures import captures, sampled_captures
from testimonia.estimate.linkage.fields import fields
from testimonia.estimate.linkage.linking import link
from testimonia.estimate.linkage.unseen import holders_of, unseen_share, with_unseen
from testimonia.testing.people import Slips, lists_of_people, population

OWN = fields()["own"]


def own(**said: float) -> Floats:
    """Shares of the levels of own names; what is not said is the same name."""
    shares = {level.id: said.get(level.id, 0.0) for level in OWN.levels}
    shares["same"] = 1 - sum(said.values())
    return np.array([shares[level.id] for level in OWN.levels])


def test_no_slips_hide_no_links() -> None:
    assert unseen_share([OWN], [own()]) == 0
    assert unseen_share([OWN], [own(variant=0.4)]) == 0


def test_slips_hide_as_many_links_as_a_poisson_number_of_them_is_two_and_more() -> None:
    slips = np.random.default_rng(1).poisson(0.4, 200_000)
    none, one, more = (float((slips == 0).mean()), float((slips == 1).mean()), float((slips > 1).mean()))
    seen = 1 - more
    found = unseen_share([OWN], [np.array([none / seen, 0, one / seen, 0, 0, 0, 0])])
    assert found == pytest.approx(more, abs=0.003)


def test_links_that_are_seen_all_the_same_are_not_hidden() -> None:
    assert unseen_share([OWN], [own(slip=0.2, different=0.05)]) == 0
    assert unseen_share([OWN], [own(slip=0.2, slips=0.01)]) < unseen_share([OWN], [own(slip=0.2)])


def test_fields_that_are_not_spelt_hide_nothing() -> None:
    sex = fields()["sex"]
    assert unseen_share([sex], [np.array([0.9, 0.1])]) == 0
    assert unseen_share([], []) == 0


def test_the_lists_that_hold_each_person() -> None:
    assert holders_of(np.array([3, 1, 3, 3]), np.array([1, 0, 0, 0])) == [(0,), (0, 0, 1)]
    assert holders_of(np.array([], dtype=np.int64), np.array([], dtype=np.int64)) == []


@given(
    st.dictionaries(
        st.lists(st.integers(0, 2), min_size=1, max_size=3).map(lambda lists: tuple(sorted(lists))),
        st.integers(1, 50),
        min_size=1,
    ),
    st.floats(0, 0.5),
)
def test_links_are_made_of_the_same_lines(persons: dict[tuple[int, ...], int], share: float) -> None:
    found = with_unseen(persons, share, np.random.default_rng(1))

    def lines(counts: Counter[tuple[int, ...]]) -> Counter[int]:
        return Counter(on for holders, number in counts.items() for on in holders for _ in range(number))

    assert lines(found) == lines(Counter(persons))
    assert found.total() <= sum(persons.values())
    assert min(found.values(), default=1) > 0


def test_as_many_links_are_made_as_were_hidden() -> None:
    true, share = {(0,): 300, (1,): 300, (0, 1): 400}, 0.1
    random = np.random.default_rng(1)
    made = []
    for _ in range(300):
        lost = int(random.binomial(true[0, 1], share))
        seen = {(0,): true[0,] + lost, (1,): true[1,] + lost, (0, 1): true[0, 1] - lost}
        made.append(with_unseen(seen, share, random)[0, 1])
    assert np.mean(made) == pytest.approx(true[0, 1], abs=3)


def test_where_names_are_badly_spelt_more_links_are_made_than_seen() -> None:
    people = population(300, seed=1)
    records, truth = lists_of_people(people, (0.5, 0.5), seed=2, slips=Slips(0.2, 0.4, 0.2, 0.85))
    linkage = link(records, draws=50)
    seen = captures(linkage)[()][3]
    made = np.mean([found[()][3] for found in sampled_captures(linkage, 20)])
    real = sum(len(held) == 2 for held in _lists_of(truth, linkage.lists.on))
    assert seen < made
    assert abs(made - real) < abs(seen - real)
    assert linkage.expected.unseen > 0.01
    assert any("hide about" in note for note in linkage.notes)


def _lists_of(truth: list[int], on: tuple[int, ...]) -> list[set[int]]:
    held: dict[int, set[int]] = {}
    for person, number in zip(truth, on, strict=True):
        held.setdefault(person, set()).add(number)
    return list(held.values())
