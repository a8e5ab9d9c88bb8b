"""Models: their notation and how many there are."""

from __future__ import annotations

import pytest

from testimonia.errors import ConfigurationError
from testimonia.estimate.loglinear.models import Model, hierarchical_models


@pytest.mark.parametrize(
    ("lists", "max_order", "number"), [(2, 1, 1), (3, 2, 8), (4, 2, 64), (4, 3, 113), (5, 2, 1024)]
)
def test_number_of_hierarchical_models(lists, max_order, number):
    models = list(hierarchical_models(lists, max_order))
    assert len(models) == len(set(models)) == number


def test_a_term_brings_the_terms_inside_it():
    assert Model.of(3, [0b111]).terms == (0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111)


@pytest.mark.parametrize("notation", ["[1,2,3,4]", "[123,14,34]", "[134,12,23]", "[1234]", "[34,1,2]"])
def test_notation_goes_there_and_back(notation):
    assert Model.parse(4, notation).name == notation


def test_notation_with_more_than_nine_lists_has_hyphens():
    model = Model.parse(11, "[1-2-11,10,3-4]")
    assert model.name == "[1-2-11,3-4,5,6,7,8,9,10]"
    assert Model.parse(11, model.name) == model


@pytest.mark.parametrize("notation", ["", "[]", "123", "[15]", "[0]", "[1,,2]", "[a]", "[1-]", "[12", "[12]]"])
def test_broken_notation_is_refused(notation):
    with pytest.raises(ConfigurationError, match="list numbers 1 to 4"):
        Model.parse(4, notation)


def test_the_order_of_generators_does_not_matter():
    assert Model.parse(4, "[34,14,321]") == Model.parse(4, "[123,14,34]")
