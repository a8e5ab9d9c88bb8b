from hypothesis import given
from hypothesis import strategies as st

from testimonia.matching.clusters import clusters, components


def test_items_merge_while_the_mean_of_all_pairs_says_the_same():
    assert clusters(range(3), {(0, 1): 0.5, (1, 2): 0.4, (0, 2): 0.1}, absent=-1) == [[0, 1, 2]]


def test_one_likeness_does_not_chain_clusters():
    scores = {(0, 1): 0.5, (2, 3): 0.5, (1, 2): 0.4}
    assert clusters(range(4), scores, absent=-0.3) == [[0, 1], [2, 3]]


def test_what_was_not_compared_stays_apart():
    assert clusters(range(2), {}, absent=-0.1) == [[0], [1]]


def test_what_hangs_together_by_pairs_is_one_component():
    assert components(5, [(0, 3), (3, 4)]) == [[0, 3, 4], [1], [2]]
    assert components(0, []) == []


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.floats(-1, 1)))
def test_every_item_is_in_one_cluster_and_each_cluster_has_a_reason(scores: dict[tuple[int, int], float]):
    found = clusters(range(8), scores, absent=-0.2)
    assert sorted(item for items in found for item in items) == list(range(8))
    for items in found:
        inside = [score for (one, two), score in scores.items() if one in items and two in items]
        assert len(items) == 1 or any(score >= 0 for score in inside)
