import numpy as np
import pytest

from testimonia.matching.terms import terms_of
from testimonia.matching.vectors import vectors


def likeness(one: str, two: str) -> tuple[float, float, float]:
    rows = vectors(map(terms_of, (one, two)))
    cosine, names, own = rows.likeness(np.array([0]), np.array([1]))[0]
    return cosine, names, own


def test_the_same_text_is_all_alike_and_another_not_at_all():
    text = "yesterday the mayor Torvald left for Vidin"
    assert likeness(text, text)[0] == pytest.approx(1, abs=1e-5)
    assert likeness(text, "rice and beans were sold") == (0, 0, 0)
    assert likeness(text, "") == (0, 0, 0)


def test_names_in_common_add_up_and_other_words_do_not():
    one = likeness("then the mayor Torvald left", "they told Torvald of it")[1]
    two = likeness("then the mayor Torvald left for Vidin", "they told Torvald of Vidin")[1]
    assert 0 < one < two
    assert likeness("the mayor left the quarry", "they told the mayor of the quarry")[1] == 0


def test_a_name_that_is_spelled_otherwise_says_less_than_the_same_and_more_than_another():
    same, other, none = (likeness("they took Umudlu", f"they left {name}")[1] for name in ("Umudlu", "Umutlu", "Vidin"))
    assert same > other > none == 0


def test_how_alike_two_texts_are_does_not_depend_on_others():
    texts = ["they took Umudlu by night", "they left Umutlu by night", "in Umudlu they took Umutlu"]
    rows = vectors(map(terms_of, texts))
    assert tuple(rows.likeness(np.array([0]), np.array([1]))[0]) == likeness(*texts[:2])
    others = [" ".join(text.split()[::-1]) for text in texts]  # their terms come first, in another order
    rows = vectors(map(terms_of, [*others, *texts]))
    assert tuple(rows.likeness(np.array([3]), np.array([4]))[0]) == likeness(*texts[:2])


def test_names_of_their_own_count_where_each_has_some():
    assert likeness("they took Vidin and Osh", "they took Vidin")[2] == pytest.approx(0, abs=1e-5)
    assert likeness("they took Vidin and Osh", "they took Vidin and Pleven")[2] > 1


def test_what_two_texts_have_in_common_is_named_rarest_first():
    rows = vectors(map(terms_of, ["the mayor Torvald of Vidin fell", "they killed Torvald the mayor near Vidin"]))
    assert rows.shared(0, 1) == (["mayor"], ["torvald", "vidin"])
