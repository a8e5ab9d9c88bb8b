"""Pairs of lines: compared once, the most doubtful first, judged without contradiction."""

from __future__ import annotations

import pytest

from testimonia.errors import ContradictoryJudgements, InvalidNoun
from testimonia.model import Verdict
from testimonia.pipeline.judging import new_judgement
from testimonia.review.links import Links, pairs_of

pytest.importorskip("splink")


def judged(verdict: Verdict, *subject: str):
    return new_judgement(verdict, subject, by="Ana", reason="compared")


def test_pairs_are_compared_once_and_judged_ones_are_apart(workspace):
    links = Links()
    assert links.latest(workspace.view) is None
    links.wait()
    linkage = links.latest(workspace.view)
    assert linkage is links.latest(workspace.view)
    first = pairs_of(linkage, workspace.view, judged=False)[0]
    one, two = linkage.records[first.first].id, linkage.records[first.second].id
    figures = workspace.view.contents
    workspace.decide(judged(Verdict.DIFFERENT, one, two))
    assert workspace.view.contents is figures
    assert pairs_of(linkage, workspace.view, judged=True) == [first]
    links.latest(workspace.view)
    links.wait()
    anew = links.latest(workspace.view)
    assert anew.persons[first.first] != anew.persons[first.second]


def test_judgements_that_cannot_all_hold_are_refused(workspace):
    links = Links()
    one, two, three = (record.id for record in links.lines(workspace.view)[:3])
    for subject in ((one, two), (two, three)):
        workspace.decide(judged(Verdict.SAME, *subject))
    with pytest.raises(ContradictoryJudgements):
        links.check(judged(Verdict.DIFFERENT, one, three), workspace.view)
    links.check(judged(Verdict.UNSURE, one, three), workspace.view)
    with pytest.raises(InvalidNoun):
        links.check(judged(Verdict.SAME, one, "V0000"), workspace.view)
    with pytest.raises(InvalidNoun):
        links.check(judged(Verdict.SAME, one, one), workspace.view)
