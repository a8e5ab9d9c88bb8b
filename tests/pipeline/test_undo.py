"""Whatever people decide, in whatever order it is taken back: the record is then what it was, byte for byte."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from testimonia.model import Decided, Harm, Judgement, Verdict
from testimonia.pipeline.derive import derive
from testimonia.pipeline.incidents import figure_judgement, incident_judgement
from testimonia.pipeline.judging import judge, new_judgement, withdraw
from testimonia.pipeline.record import Record, create_record, open_record
from testimonia.reconcile.grades import Grade

from .test_derive import add, contents

BY = {"by": "a coder", "reason": "as the report says"}


@pytest.fixture
def record(tmp_path: Path):
    create_record(tmp_path / "record")
    with open_record(tmp_path / "record", write=True) as opened:
        add(opened, 0, 40)
        yield opened


def decisions(record: Record) -> list[Judgement]:
    """One decision of every verdict about claims and incidents."""
    incidents = list(record.store.incidents())
    one, two, three, four = [incident for incident in incidents if len(incident.documents) > 1][:4]
    claim = record.store.claim(one.claims[0])
    passage = {"start": claim.passage.start, "end": claim.passage.end}
    count = {"low": 3, "high": 3, "qualifier": "exact", "start": claim.count.start, "end": claim.count.end}
    made = {"harm": json.dumps("injured"), "passage": json.dumps(passage), "count": json.dumps(count)}
    return [
        new_judgement(Verdict.REJECT, (two.claims[0],), **BY),
        new_judgement(Verdict.ACCEPT, (one.claims[1],), **BY),
        new_judgement(Verdict.CORRECT, (claim.id,), changes=(("role", json.dumps("earlier")),), **BY),
        new_judgement(Verdict.ADD, (claim.document,), changes=tuple(made.items()), **BY),
        incident_judgement(record, Verdict.MERGE, (two.code, three.code), **BY),
        incident_judgement(record, Verdict.SPLIT, (four.code, four.documents[1]), **BY),
        incident_judgement(record, Verdict.MOVE, (three.claims[0], one.code), **BY),
        incident_judgement(record, Verdict.PIN, (one.code,), **BY),
        incident_judgement(record, Verdict.PART_OF, (incidents[-1].code, incidents[-2].code), **BY),
        incident_judgement(record, Verdict.GRADE, (incidents[-1].code,), grade=Grade.WEAK, **BY),
        figure_judgement(record, two.code, Harm.KILLED, Decided(1, 2, 3), **BY),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_decisions_of_every_kind_taken_back_leave_no_trace(record, seed):
    chance = random.Random(seed)
    before = contents(record)
    made = decisions(record)
    chance.shuffle(made)
    for each in made:
        judge(record, each)
        derive(record)
    assert contents(record) != before
    chance.shuffle(made)
    for each in made:
        withdraw(record, each.id, **BY)
        derive(record)
    assert contents(record) == before


def test_every_verdict_about_claims_and_incidents_is_among_them(record):
    others = {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.WITHDRAW}
    assert {each.verdict for each in decisions(record)} == set(Verdict) - others
