import pytest

from testimonia.matching.terms import Form, ages_of, folded, terms_of


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


def test_ages_are_read_in_each_way_of_writing():
    assert ages_of("A 34-year-old and a girl, 9 years old, and a man of 50 years") == {34, 9}
