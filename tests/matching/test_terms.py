import itertools

import pytest

from testimonia.matching import Form, alike, folded, rarities, terms_of, vectors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday the mayor, Ana Torvald, left for Vidin.", ["ana", "ana torvald", "torvald", "vidin"]),
        ("The Men left. The men came back.", []),
        ("POLICE FOUND NOTHING IN VIDIN", []),
        ("they met José and then Jose", ["jose"]),
        ("", []),
    ],
)
def test_names_are_told_by_capitals_behind_small_letters(text: str, names: list[str]):
    assert terms_of(text).of_form(Form.NAME, Form.FULL_NAME) == names


def test_function_words_and_single_letters_are_no_terms():
    assert set(terms_of("It was said that the x and a bridge fell").counts) == {"bridge", "fell"}


def test_accents_and_case_do_not_matter():
    assert folded("Désarmes") == folded("DESARMES") == "desarmes"


def test_half_surrogates_are_kept_apart_not_refused():
    assert terms_of("a \ud800 bridge").counts == {"bridge": 1}


def test_names_are_rarer_than_words():
    rarity = rarities([terms_of("yesterday the mayor Torvald left")])
    assert rarity["torvald"] > rarity["mayor"]


def test_texts_that_share_rare_terms_are_compared_and_others_are_not():
    texts = ["the mayor Torvald left for Vidin", "in Vidin the mayor Torvald rested", "rice and beans were sold"]
    terms = [terms_of(text) for text in texts]
    ((one, two, cosine),) = alike(vectors(terms, rarities(terms)))
    assert (one, two) == (0, 1)
    assert 0.3 < cosine < 1


def test_a_term_of_too_many_texts_leads_to_no_pair():
    terms = [terms_of(f"salt number{letter}") for letter in "abcd"]
    rows = vectors(terms, rarities(terms))
    assert list(alike(rows, most_texts=3)) == []
    assert [pair[:2] for pair in alike(rows, most_texts=4)] == list(itertools.combinations(range(4), 2))
