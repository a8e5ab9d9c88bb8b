"""A run with new reports or decisions leaves the record as a run on everything would."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from testimonia.model import Grouping, Verdict, to_plain
from testimonia.pipeline.derive import derive
from testimonia.pipeline.judging import judge, new_judgement, withdraw
from testimonia.pipeline.record import Record, create_record, open_record
from testimonia.pipeline.stages import READER
from testimonia.store import Gone
from testimonia.testing.records import made_reports

REPORTS = list(made_reports(60, seed=8))


@pytest.fixture
def record(tmp_path):
    create_record(tmp_path / "record")
    with open_record(tmp_path / "record", write=True) as opened:
        add(opened, 0, 40)
        yield opened


def add(record: Record, start: int, end: int) -> tuple[str, ...]:
    chosen = REPORTS[start:end]
    record.store.add_documents([made for made, _ in chosen])
    readings = [replace(read, reader=READER) for _, read in chosen]
    record.store.add_readings(readings, configuration=record.configuration.reading_key)
    return derive(record) or ()


def contents(record: Record) -> dict:
    store = record.store
    return {"grouping": to_plain(store.grouping()), "figures": [to_plain(figure) for figure in store.figures()]}


def anew(record: Record) -> dict:
    """What a run on everything gives: the state of the last run is put out of use."""
    record.store.update_derived(Gone(), Grouping((), (), ()), [], key="")
    record.store.keep_groundwork("of another version", b"")
    derive(record)
    return contents(record)


def test_one_report_more_changes_few_incidents_and_leaves_what_a_run_on_all_would(record):
    changed = add(record, 40, 41)
    assert 0 < len(changed) < 8
    assert contents(record) == anew(record)


def test_many_reports_more_leave_what_a_run_on_all_would(record):
    add(record, 40, 60)
    assert contents(record) == anew(record)


def test_nothing_new_is_nothing_to_do(record):
    assert derive(record) is None


def test_a_decision_about_incidents_taken_back_restores_everything(record):
    before = contents(record)
    one, two = [incident.code for incident in record.store.incidents()][:2]
    merged = new_judgement(Verdict.MERGE, (one, two), by="a coder", reason="one raid")
    judge(record, merged)
    assert derive(record) == (two,)
    assert one not in {incident.code for incident in record.store.incidents()}
    add(record, 40, 41)
    assert one not in {incident.code for incident in record.store.incidents()}
    withdraw(record, merged.id, by="a coder", reason="two raids")
    derive(record)
    after = {incident.code: to_plain(incident) for incident in record.store.incidents()}
    assert [after[code] for code in (one, two)] == [
        incident for incident in before["grouping"]["incidents"] if incident["code"] in (one, two)
    ]


@pytest.mark.parametrize("graded_first", [True, False])
def test_a_grade_goes_with_the_incident_into_the_one_it_is_merged_into(record, graded_first):
    one, two = [incident.code for incident in record.store.incidents()][:2]
    graded = new_judgement(
        Verdict.GRADE, (one,), by="a coder", reason="one outlet", changes=(("grade", json.dumps("contested")),)
    )
    merged = new_judgement(Verdict.MERGE, (one, two), by="a coder", reason="one raid")
    for each in (graded, merged) if graded_first else (merged, graded):
        judge(record, each)
        derive(record)
    assert {figure.grade for figure in record.store.figures() if figure.incident == two} == {"contested"}
    assert contents(record) == anew(record)
