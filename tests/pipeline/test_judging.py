"""Decisions about claims: obeyed, reversible, chained, and never lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from testimonia.errors import InvalidNoun, InvalidReport, NotInRecord
from testimonia.model import Harm, Verdict, to_plain
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.corrections import corrected
from testimonia.pipeline.derive import derive
from testimonia.pipeline.judging import DECISIONS, judge, new_judgement, read_decisions, withdraw
from testimonia.pipeline.record import open_record
from testimonia.pipeline.verification import verify_record
from testimonia.testing.claims import claim


@pytest.fixture
def record(example, tmp_path) -> Path:
    return shutil.copytree(example, tmp_path / "record")


def derived(record) -> dict:
    derive(record)
    contents = contents_of(record)
    return {"grouping": to_plain(contents.grouping), "figures": [to_plain(figure) for figure in contents.figures]}


def some_claim(record):
    """A claim that a figure rests on."""
    figure = next(figure for figure in record.store.figures() if figure.harm is Harm.KILLED)
    return record.store.claim(figure.claims[0])


def test_a_rejected_claim_leaves_every_figure_and_undo_restores_byte_for_byte(record):
    with open_record(record, write=True) as opened:
        before = derived(opened)
        claim = some_claim(opened)
        judgement = new_judgement(Verdict.REJECT, (claim.id,), by="a coder", reason="not about people")
        judge(opened, judgement)
        assert claim.id not in json.dumps(derived(opened))
        withdraw(opened, judgement.id, by="a coder", reason="my mistake")
        assert derived(opened) == before
    assert verify_record(record).ok


def test_a_corrected_claim_takes_the_place_of_the_old_one(record):
    with open_record(record, write=True) as opened:
        claim = some_claim(opened)
        count = to_plain(claim.count) | {"low": 77, "high": 77, "qualifier": "exact"}
        judge(
            opened,
            new_judgement(
                Verdict.CORRECT, (claim.id,), by="a coder", reason="misread", changes=(("count", json.dumps(count)),)
            ),
        )
        found = json.dumps(derived(opened))
        assert claim.id not in found
        (new,) = [each for each in contents_of(opened).claims if each.reader == "person.v1"]
        assert (new.count.low, new.passage) == (77, claim.passage)
        assert new.id in found
    assert verify_record(record).ok


def test_an_added_claim_counts(record):
    with open_record(record, write=True) as opened:
        document = next(d for d in opened.store.documents() if "Dunmere" in d.text)
        start = document.text.index("Dunmere")
        changes = {
            "harm": "injured",
            "passage": {"start": 0, "end": start + 7},
            "count": {"low": 3, "high": 3, "qualifier": "exact", "start": start, "end": start + 7},
        }
        pairs = tuple((name, json.dumps(value)) for name, value in changes.items())
        judge(opened, new_judgement(Verdict.ADD, (document.id,), by="a coder", reason="missed", changes=pairs))
        assert any(c.reader == "person.v1" and c.harm is Harm.INJURED for c in contents_of(opened).claims)


@pytest.mark.parametrize(
    ("name", "value"),
    [("harm", "angry"), ("count", {"low": 5, "high": 4, "start": 0, "end": 3, "qualifier": "exact"}), ("shoe", 1)],
)
def test_a_correction_that_breaks_a_rule_is_refused_and_leaves_no_trace(record, name, value):
    with open_record(record, write=True) as opened:
        claim, head = some_claim(opened), opened.archive.head
        changes = ((name, json.dumps(value)),)
        with pytest.raises(InvalidNoun, match=name):
            judge(opened, new_judgement(Verdict.CORRECT, (claim.id,), by="a", reason="", changes=changes))
        assert opened.archive.head == head
        assert list(opened.store.judgements()) == []


def test_a_judgement_about_nothing_known_is_refused(record):
    with open_record(record, write=True) as opened, pytest.raises(NotInRecord):
        judge(opened, new_judgement(Verdict.REJECT, ("C000",), by="a", reason=""))


def test_a_judgement_whose_process_was_killed_is_made_up_from_the_log(record, monkeypatch):
    with open_record(record, write=True) as opened:
        claim = some_claim(opened)
        monkeypatch.setattr(
            "testimonia.pipeline.judging.add_to_store", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        with pytest.raises(KeyboardInterrupt):
            judge(opened, new_judgement(Verdict.REJECT, (claim.id,), by="a", reason=""))
    assert "not in the store" in verify_record(record).damage.what
    with open_record(record, write=True) as opened:
        assert [judgement.subject for judgement in opened.store.judgements()] == [(claim.id,)]
    assert verify_record(record).ok


def test_a_judgement_that_was_put_into_the_store_is_found(record):
    with open_record(record, write=True) as opened:
        forged = new_judgement(Verdict.REJECT, (some_claim(opened).id,), by="nobody", reason="")
        opened.store.add_judgement(forged)
    assert "not the one of the log" in verify_record(record).damage.what


def test_decisions_are_text_that_comes_back(record):
    with open_record(record, write=True) as opened:
        judgement = new_judgement(Verdict.ACCEPT, (some_claim(opened).id,), by="a coder", reason="as the text has it")
        judge(opened, judgement)
    assert list(read_decisions(record / DECISIONS / "claims.jsonl")) == [judgement]


@pytest.mark.parametrize(
    "change", [("harm", "injured"), ("harm", '"sunk"'), ("count", "[1"), ("colour", '"red"'), ("passage", "{}")]
)
def test_a_correction_that_is_no_field_is_named(change):
    with pytest.raises(InvalidNoun, match=f"expected {change[0]} in JSON"):
        corrected(claim("D1", 3, 3, words="3 people"), [change], "3 people")


@pytest.mark.parametrize("line", [b"\xff\xfe", b"{", b"[]", b'{"id": "J1"}'])
def test_a_line_that_is_no_decision_is_named_with_its_place(tmp_path, line):
    file = tmp_path / "claims.jsonl"
    file.write_bytes(line + b"\n")
    with pytest.raises(InvalidReport, match=r"claims.jsonl, line 1: expected a judgement"):
        list(read_decisions(file))


def test_a_line_ends_where_json_lines_end(tmp_path):
    judgement = new_judgement(Verdict.ACCEPT, ("C1",), by="a coder", reason="read\u2028twice\x85")
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(to_plain(judgement), ensure_ascii=False) + "\r\n", encoding="utf-8")
    assert list(read_decisions(file)) == [judgement]
