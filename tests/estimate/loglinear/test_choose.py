"""The choice of a model."""

from __future__ import annotations

import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.loglinear.choose import all_models, rank, stepwise
from testimonia.estimate.loglinear.fit import dense, fit_model
from tests.estimate.tables import published

KOSOVO = dense(published("kosovo"))


def test_kosovo_best_and_second_best_as_rcapture_finds_them():
    ranking = rank(KOSOVO, all_models(4, None))
    assert [model.name for model in ranking.packed.models[:2]] == ["[123,14,34]", "[123,134]"]
    assert ranking.values[1] - ranking.values[0] == pytest.approx(0.08, abs=0.01)
    assert ranking.weights.sum() == pytest.approx(1)


def test_hepatitis_best_is_the_model_with_all_pairs():
    ranking = rank(dense(published("hepatitis")), all_models(3, None))
    assert ranking.packed.models[0].name == "[12,13,23]"
    assert 271 + ranking.fit(0).unseen == pytest.approx(1313, abs=0.5)


def test_aic_chooses_no_smaller_model_than_bic():
    bic, aic = (rank(KOSOVO, all_models(4, None), name).packed.models[0] for name in ("bic", "aic"))
    assert aic.parameters >= bic.parameters


def test_kosovo_stepwise_as_sparsemse_finds_it():
    model = stepwise(KOSOVO)
    assert model.name == "[12,13,14,23,34]"
    assert 4400 + fit_model(KOSOVO, model).unseen == pytest.approx(14342, abs=0.5)


def test_all_models_of_many_lists_are_refused():
    with pytest.raises(NotIdentified, match="at most 6 lists; got 7"):
        all_models(7, None)
