"""Figures that a person decided: shown by the policy `adjudicated`, which else says that nobody did."""

from __future__ import annotations

import shutil

import pytest

ONE, TWO = "XXX-2019-0001", "XXX-2019-0002"
REASON = ("--reason", "the list of names was checked")


@pytest.fixture
def record(example, tmp_path):
    return shutil.copytree(example, tmp_path / "record")


def killed(testimonia, record, code: str, policy: str) -> dict:
    figures = testimonia("show", record, code, "--json").json["figures"]
    return next(figure for figure in figures if (figure["harm"], figure["policy"]) == ("killed", policy))


def ends(figure: dict) -> tuple[int | None, ...]:
    return figure["low"], figure["best"], figure["high"]


def test_a_decided_figure_is_shown_and_undo_restores_byte_for_byte(testimonia, record):
    before = testimonia("show", record, "--json").out
    usual = killed(testimonia, record, ONE, "default")
    assert ends(killed(testimonia, record, ONE, "adjudicated")) == ends(usual)
    assert "not_adjudicated" in killed(testimonia, record, ONE, "adjudicated")["flags"]
    done = testimonia(
        "judge", "figure", record, ONE, "killed", "--low", 28, "--best", 29, "--high", 31, *REASON, "--json"
    )
    assert done.code == 0, done.err
    figure = killed(testimonia, record, ONE, "adjudicated")
    assert ends(figure) == (28, 29, 31)
    assert "not_adjudicated" not in figure["flags"]
    assert killed(testimonia, record, ONE, "default") == usual
    assert "not_adjudicated" in killed(testimonia, record, TWO, "adjudicated")["flags"]
    assert testimonia("judge", "undo", record, done.json["id"]).code == 0
    assert testimonia("show", record, "--json").out == before


def test_the_last_decision_counts_and_policies_can_be_compared(testimonia, record):
    for best in (29, 30):
        assert testimonia("judge", "figure", record, ONE, "killed", "--best", best, *REASON).code == 0
    assert ends(killed(testimonia, record, ONE, "adjudicated")) == (None, 30, None)
    told = testimonia("policy", "diff", "default", "adjudicated", "--record", record, "--json").json
    assert [(item["incident"], item["harm"]) for item in told] == [(ONE, "killed")]


@pytest.mark.parametrize("wrong", [("--low", 5, "--best", 3), (), ("--best", -1)])
def test_a_figure_that_cannot_be_is_refused(testimonia, record, wrong):
    assert testimonia("judge", "figure", record, ONE, "killed", *wrong, *REASON).code != 0
