"""What needs a person comes in the order in which it moves figures."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from testimonia.model import PENDING, Join, Verdict
from testimonia.pipeline.judging import new_judgement
from testimonia.review.assignments import disagreements
from testimonia.review.queue import Item, Kind, Queue, moves, progress
from testimonia.review.workspace import View

MOST = 10_000


def queue(view: View, disagreements=()) -> list[Item]:
    return Queue(view).open(view, disagreements, most=MOST).first


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


def test_decisions_take_things_off_a_queue_that_was_made_before_them(workspace):
    before = Queue(workspace.view)
    everything = before.open(workspace.view, most=MOST)
    for item in everything.first[:3]:
        name = item.subject if item.kind is Kind.CLAIM else next(iter(workspace.view.claims))
        last = workspace.view.judged.get(name)
        supersedes = last.id if last else None
        workspace.decide(new_judgement(Verdict.ACCEPT, (name,), by="a coder", reason="", supersedes=supersedes))
    left = before.open(workspace.view, most=MOST)
    assert left.first == queue(workspace.view)
    assert left.number == len(left.first) < everything.number
    assert sum(left.counts.values()) == left.number


def test_what_is_of_one_kind_or_of_one_incident(workspace):
    made = Queue(workspace.view)
    everything = made.open(workspace.view, most=MOST)
    for kind in everything.counts:
        of_kind = made.open(workspace.view, kind=kind, most=MOST)
        assert of_kind.first == [item for item in everything.first if item.kind == kind]
        assert of_kind.number == len(of_kind.first) == everything.counts[kind]
    code = next(item.incident for item in everything.first if item.incident)
    of_incident = made.open(workspace.view, code=code, most=MOST)
    assert of_incident.first == [item for item in everything.first if item.incident == code]
    assert made.open(workspace.view, most=2).first == everything.first[:2]


def test_a_view_after_decisions_keeps_what_it_looked_up_in_the_same_contents(workspace):
    view = workspace.view
    claims, judged = view.claims, view.judged
    later = view.after(())
    assert later.claims is claims
    assert later.judged is not judged
    assert later.number == view.number + 1


def test_coders_who_disagree_near_misses_and_changed_texts_are_in_the_queue_by_weight(workspace):
    view = workspace.view
    claim = next(iter(view.claims))
    codings = tuple(
        new_judgement(verdict, (claim,), by=by, reason="", changes=((PENDING, '"A0001"'),))
        for by, verdict in (("Ana", Verdict.ACCEPT), ("Ben", Verdict.REJECT))
    )
    grouping = view.contents.grouping
    names = [incident.documents[0] for incident in grouping.incidents[:2]]
    copy = grouping.copies[0]
    grouping = replace(
        grouping,
        near_misses=(Join(names[0], names[1], 0.9, ()),),
        versions=(replace(copy, document=names[0], original=names[1]),),
    )
    changed = View(replace(view.contents, grouping=grouping), codings, 0)
    items = queue(changed, disagreements(codings, in_force={}))
    found = {item.kind for item in items}
    assert {Kind.DISAGREEMENT, Kind.NEAR_MISS, Kind.STEALTH_EDIT, Kind.FLAGGED, Kind.CLAIM} <= found
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    near = next(item for item in items if item.kind is Kind.NEAR_MISS)
    killed = [next(f.best for f in view.figures[i.code] if f.policy == "default") for i in grouping.incidents[:2]]
    assert near.weight == min(killed)
    assert Kind.DISAGREEMENT not in {item.kind for item in queue(changed)}


def test_a_text_that_changed_at_its_address_is_in_the_queue(workspace):
    view = workspace.view
    main = list(view.main)
    documents = tuple(
        replace(each, url="https://example.org/1") if each.id in main[:2] else each for each in view.contents.documents
    )
    items = queue(View(replace(view.contents, documents=documents), (), 0))
    assert [item.why[0][0] for item in items if item.kind is Kind.STEALTH_EDIT] == ["the same address, captured again"]


def test_a_decision_about_an_incident_is_none_about_a_claim():
    """Codes of countries such as COD begin as the ids of claims do."""
    judged = {"COD-2023-0001": None, "C0123456789abcdef": None}
    view = SimpleNamespace(contents=SimpleNamespace(claims=()), rejected=(), claims={}, judged=judged)
    assert progress(view)[0] == 1
