"""Engines give the same results in the same order."""

from __future__ import annotations

import pytest

from testimonia.pipeline.engine import ProcessEngine, SerialEngine, engine_for


def squared(number: int) -> int:
    if number < 0:
        raise ValueError(f"expected a number from 0; got {number}")
    return number * number


@pytest.mark.parametrize("engine", [SerialEngine(), ProcessEngine(2)], ids=["serial", "processes"])
def test_results_come_in_the_order_of_the_items(engine):
    assert list(engine.map(squared, range(40))) == [number * number for number in range(40)]


@pytest.mark.parametrize("engine", [SerialEngine(), ProcessEngine(2)], ids=["serial", "processes"])
def test_no_items_give_no_results(engine):
    assert list(engine.map(squared, [])) == []


@pytest.mark.parametrize("engine", [SerialEngine(), ProcessEngine(2)], ids=["serial", "processes"])
def test_a_function_that_raises_is_heard(engine):
    with pytest.raises(ValueError, match="expected a number"):
        list(engine.map(squared, [1, -1, 2]))


def test_one_process_is_serial():
    assert isinstance(engine_for(1), SerialEngine)
    assert isinstance(engine_for(0), ProcessEngine)
