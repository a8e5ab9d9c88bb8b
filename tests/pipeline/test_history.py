"""What the record said when, and what moved its figures."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from testimonia.capture import find_inputs
from testimonia.errors import NotInRecord
from testimonia.model import Harm, Verdict
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.derive import derive
from testimonia.pipeline.history import figure_changes
from testimonia.pipeline.judging import judge, new_judgement, withdraw
from testimonia.pipeline.record import create_record, open_record
from testimonia.pipeline.run import run

FIRST = "OSTREL, 14 March 2019 (MW) - Twelve people were killed in Ostrel on Thursday, the Interior Ministry said."
SECOND = "OSTREL, 16 March 2019 (MW) - Fifteen people were killed in Ostrel on Thursday, the Interior Ministry said."
UNRELATED = "SARN, 20 March 2019 (MW) - The football season in Sarn opened on Wednesday."


def add(folder: Path, name: str, day: str, text: str) -> None:
    file = folder.parent / f"{name}.jsonl"
    file.write_text(json.dumps({"id": name, "published": day, "outlet": "Meridian Wire", "text": text}) + "\n")
    with open_record(folder, write=True) as record:
        run(record, list(find_inputs([str(file)])))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    create_record(folder)
    add(folder, "first", "2019-03-14", FIRST)
    add(folder, "second", "2019-03-16", SECOND)
    return folder


def killed(contents) -> list[int | None]:
    return [f.best for f in contents.figures if (f.harm, f.policy) == (Harm.KILLED, "default")]


def moments(record) -> list:
    return sorted({version.state.at for version in record.store.incident_versions()})


def test_a_past_day_shows_what_the_record_said_then(record):
    with open_record(record) as opened:
        first, second = moments(opened)
        then, now = contents_of(opened, at=first), contents_of(opened)
        assert [document.external_id for document in then.documents] == ["first"]
        assert (killed(then), killed(now)) == ([12], [15])
        assert len(then.claims) == 1
        assert contents_of(opened, at=second) == now
        with pytest.raises(NotInRecord, match="nothing yet"):
            contents_of(opened, at=first - timedelta(seconds=1))


def test_changes_name_the_claims_that_moved_a_figure(record):
    with open_record(record) as opened:
        came, moved = (item for item in figure_changes(opened) if item.policy == "default")
        old, new = list(opened.store.claims())
        assert (came.before, came.after.best, came.added, came.dropped) == (None, 12, (old.id,), ())
        assert (moved.before.best, moved.after.best, moved.added) == (12, 15, (new.id,))
        assert [(left.claim, left.reason) for left in moved.dropped] == [
            (old.id, "superseded by a later report of the same source")
        ]
        assert not moved.by_method
        since = [item for item in figure_changes(opened, since=moved.at) if item.policy == "default"]
        assert since == [moved]


def test_a_report_with_no_bearing_moves_nothing_and_is_remembered(record):
    with open_record(record) as opened:
        before = list(figure_changes(opened))
        last = moments(opened)[-1]
    add(record, "third", "2019-03-20", UNRELATED)
    with open_record(record) as opened:
        assert list(figure_changes(opened)) == before
        assert len(contents_of(opened, at=last).documents) == 2
        assert len(contents_of(opened).documents) == 3


def test_a_judgement_moves_a_figure_and_its_withdrawal_moves_it_back(record):
    with open_record(record, write=True) as opened:
        before = contents_of(opened)
        wrong = next(claim for claim in opened.store.claims() if claim.count.low == 15)
        decision = new_judgement(Verdict.REJECT, (wrong.id,), by="a coder", reason="a misreading")
        judge(opened, decision)
        derive(opened)
        rejected = moments(opened)[-1]
        assert killed(contents_of(opened)) == [12]
        withdraw(opened, decision.id, by="a coder", reason="it was none")
        derive(opened)
        after = contents_of(opened)
        assert (after.figures, after.grouping, after.claims) == (before.figures, before.grouping, before.claims)
        assert killed(contents_of(opened, at=rejected)) == [12]
        moved = [item for item in figure_changes(opened) if item.policy == "default"]
        assert [(item.before and item.before.best, item.after.best) for item in moved[1:]] == [
            (12, 15),
            (15, 12),
            (12, 15),
        ]
