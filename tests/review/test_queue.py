"""What needs a person comes in the order in which it moves figures."""

from __future__ import annotations

from testimonia.model import Verdict
from testimonia.pipeline import new_judgement
from testimonia.review.queue import Kind, moves, progress, queue


def test_heaviest_first_and_every_claim_once(workspace):
    items = queue(workspace.view)
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    claims = [item.subject for item in items if item.kind is Kind.CLAIM]
    assert sorted(claims) == sorted(workspace.view.claims)


def test_a_judged_claim_leaves_the_queue_and_counts_as_done(workspace):
    name = queue(workspace.view)[0].subject
    name = name if name in workspace.view.claims else next(iter(workspace.view.claims))
    workspace.decide(new_judgement(Verdict.ACCEPT, (name,), by="a coder", reason=""))
    assert name not in {item.subject for item in queue(workspace.view)}
    assert progress(workspace.view)[0] == 1
    workspace.decide(
        new_judgement(Verdict.REJECT, (name,), by="b", reason="no", supersedes=workspace.view.judged[name].id)
    )
    assert progress(workspace.view) == (1, len(workspace.view.claims) + 1)


def test_a_claim_that_a_figure_rests_on_weighs_more_than_one_that_was_left_out(workspace):
    view = workspace.view
    figure = next(f for f in view.contents.figures if f.policy == "default" and f.left_out)
    used = view.claims[figure.claims[0]]
    assert moves(used, figure) > moves(used, None)
