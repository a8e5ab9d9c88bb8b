"""Blind coding: codings wait, disagreements are named, agreement is measured as the textbooks do."""

from __future__ import annotations

import json

import pytest

from testimonia.errors import ConfigurationError
from testimonia.model import PENDING, Verdict
from testimonia.pipeline.judging import new_judgement
from testimonia.review.agreement import agreement, by_coder, by_month, cohen_kappa, krippendorff_alpha
from testimonia.review.assignments import Assignments, agreed, disagreements


def coding(claim: str, by: str, verdict: Verdict, assignment: str = "A0001"):
    waits = ((PENDING, json.dumps(assignment)),)
    return new_judgement(verdict, (claim,), by=by, reason="because", changes=waits)


def test_a_coding_changes_no_figure_until_it_is_in_force(workspace):
    before = workspace.view.contents
    claim = next(iter(workspace.view.claims))
    workspace.decide(coding(claim, "Ana", Verdict.REJECT))
    assert workspace.view.contents.figures == before.figures
    assert claim in workspace.view.claims


def test_two_codings_that_differ_wait_for_an_adjudicator(workspace):
    one, other = list(workspace.view.claims)[:2]
    for claim, by, verdict in (
        (one, "Ana", Verdict.REJECT),
        (one, "Ben", Verdict.ACCEPT),
        (other, "Ana", Verdict.ACCEPT),
        (other, "Ben", Verdict.ACCEPT),
    ):
        workspace.decide(coding(claim, by, verdict))
    open_ones = disagreements(workspace.view.judgements, in_force=workspace.view.judged)
    assert [each.claim for each in open_ones] == [one]
    assignment = Assignments(workspace.record.folder).add("D1", ["Ana", "Ben"])
    assert assignment.id == "A0001"
    assert [each.subject for each in agreed(workspace.view.judgements, [assignment])] == [(other,)]
    workspace.decide(new_judgement(Verdict.REJECT, (one,), by="Cleo", reason="decided"))
    assert disagreements(workspace.view.judgements, in_force=workspace.view.judged) == []
    rows = {row.field: row for row in agreement(workspace.view.judgements, workspace.view.claims)}
    assert (rows["verdict"].units, rows["verdict"].share) == (2, 0.5)
    ana, ben = by_coder(workspace.view.judgements, workspace.view.claims, in_force=workspace.view.judged)
    assert (ana.coder, ana.units, ana.decided, ana.upheld) == ("Ana", 2, 1, 1)
    assert (ben.coder, ben.units, ben.decided, ben.upheld) == ("Ben", 2, 1, 0)
    assert ana.share == ben.share < 1
    (month,) = by_month(workspace.view.judgements, workspace.view.claims)
    assert (month.month, month.units) == (f"{workspace.view.judgements[0].at:%Y-%m}", 2)
    assert month.share == pytest.approx(ana.share)


def test_one_coder_is_not_enough(tmp_path):
    with pytest.raises(ConfigurationError, match="at least two"):
        Assignments(tmp_path).add("D1", ["Ana", "Ana"])


def test_cohen_kappa_of_the_textbook():
    """20 and 15 of 50 agree on yes and no, 5 and 10 do not: kappa is 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)
    assert cohen_kappa([("y", "y")] * 3) is None


def test_krippendorff_alpha_of_the_textbook():
    """Krippendorff's example of two coders, ten units, nominal: alpha is 0.095."""
    one, other = "0100000011", "1100011000"
    pairs = [
        ("0", "1"),
        ("1", "1"),
        ("0", "0"),
        ("0", "0"),
        ("0", "0"),
        ("0", "1"),
        ("0", "1"),
        ("0", "0"),
        ("1", "0"),
        ("0", "0"),
    ]
    assert len(one) == len(other) == len(pairs)
    units = [{"a": first, "b": second} for first, second in pairs]
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=0.001)
    assert krippendorff_alpha([{"a": "x", "b": "x"}]) is None
