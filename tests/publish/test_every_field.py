"""Every field of text that a record has either goes out by design or is in no published byte, under every profile."""

from __future__ import annotations

import csv
import dataclasses
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from testimonia.model import (
    Change,
    ChangeKind,
    DateRange,
    Disagreement,
    Harm,
    Join,
    ModelCard,
    NameParts,
    Passage,
    Proposal,
    Reason,
    SecondReading,
)
from testimonia.publish import Contents, find_leaks, profile_names, read_profile, release_tables
from tests.publish.make import made_contents
from tests.publish.test_withhold import KEY, release_of, written

SECRET = "Quarnaby"

CASES = Path(__file__).parents[1] / "cases" / "published_fields.csv"
"""What becomes of each field: a key (ids and hashes, which lead to what goes out), words that go out after names are
withheld in them, or what stays inside: whole texts, names of files, editors and reasons, notes of lists, scores."""

FATE = {row["field"]: row["fate"] for row in csv.DictReader(CASES.read_text("utf-8").splitlines())}
INSIDE = frozenset(field for field, fate in FATE.items() if fate == "inside")

PARTNERS_GET = frozenset({"Document.external_id", "VictimRecord.list_name", "VictimRecord.names", "VictimRecord.where"})
"""What the profile for partners lets out of it."""


def fields_of_text(kind: object, path: str) -> Iterator[str]:
    """The paths of all fields of text beneath a type, as "Class.field"."""
    if kind is str:
        yield path
    elif typing.get_origin(kind) is not None or isinstance(kind, types.UnionType):
        for inner in typing.get_args(kind):
            yield from fields_of_text(inner, path)
    elif dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        for field in dataclasses.fields(kind):
            yield from fields_of_text(hints[field.name], f"{kind.__name__}.{field.name}")


def test_every_field_of_text_goes_out_by_design_or_stays_inside():
    """A new field makes this fail: say in the table which it is, and the test below sees that it is so."""
    assert set(fields_of_text(Contents, "Contents")) == set(FATE)
    assert set(FATE.values()) == {"key", "out", "inside"}


def full_contents() -> Contents:
    """Contents with something in every field."""
    contents = made_contents()
    grouping, document, other = contents.grouping, contents.documents[0], contents.documents[3]
    join = Join(document.id, other.id, 0.9, (Reason("place", "both in Velko", 1.0),))
    copy = replace(grouping.copies[0], changes=(Change(ChangeKind.CUT, "Report", None),))
    second = SecondReading(
        ModelCard("model", "1.0", (("vocab", "ab" * 32),), "cd" * 32),
        3,
        (Proposal(Harm.KILLED, Passage(0, 6, "Report"), None),),
        (Disagreement(contents.claims[0].id, "harm", Passage(0, 6, "Report"), "another word"),),
    )
    return replace(
        contents,
        grouping=replace(
            grouping,
            incidents=tuple(
                replace(one, joins=(join,), part_reasons=join.reasons) if one is grouping.incidents[0] else one
                for one in grouping.incidents
            ),
            copies=(copy,),
            near_misses=(join,),
            versions=(copy,),
        ),
        victims=tuple(
            replace(
                line,
                parts=NameParts("Ana", None, "Listed"),
                born=DateRange.of_day(date(1980, 1, 1)),
                facts=(("phone", "12"),),
            )
            for line in contents.victims
        ),
        seconds={document.id: second},
    )


def planted(contents: Contents, inside: frozenset[str]) -> Contents:
    """The contents with the secret in every field of text that stays inside."""

    def told(words: str | None, kind: object, path: str) -> str | None:
        is_text = words is not None or str in typing.get_args(kind)
        return f"{words or ''} {SECRET}" if path in inside and is_text else words

    made = rewritten(contents, Contents, "Contents", told)
    ids = {old.id: new.id for old, new in zip(contents.claims, made.claims, strict=True)}
    return rewritten(made, Contents, "Contents", lambda words, kind, path: ids.get(words, words))


def rewritten(value: Any, kind: object, path: str, change: Callable[[str | None, object, str], str | None]) -> Any:
    """The value with every text beneath it changed; what is computed from others is computed anew."""
    if isinstance(value, StrEnum):
        return value
    if value is None or isinstance(value, str):
        return change(value, kind, path)
    if isinstance(value, tuple):
        return tuple(rewritten(item, str, path, change) for item in value)
    if isinstance(value, Mapping):
        return {key: rewritten(item, str, path, change) for key, item in value.items()}
    if not dataclasses.is_dataclass(value):
        return value
    hints, name = typing.get_type_hints(type(value)), type(value).__name__
    fields = [field.name for field in dataclasses.fields(value) if field.init]
    return replace(
        value, **{field: rewritten(getattr(value, field), hints[field], f"{name}.{field}", change) for field in fields}
    )


@pytest.mark.parametrize("name", profile_names())
def test_what_stays_inside_is_in_no_published_byte(name, tmp_path):
    inside = INSIDE - PARTNERS_GET if name == "partners" else INSIDE
    contents = planted(full_contents(), inside)
    released = release_tables(contents, read_profile(name), key=KEY)
    paths = written(release_of(released, contents), tmp_path)
    assert find_leaks(tmp_path, paths, [SECRET]) == []
    assert [path.name for path in paths if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("path", ["Incident.title", "Claim.victims", "VictimRecord.names", "LeftOut.reason"])
def test_what_goes_out_is_found(path, tmp_path):
    """The test above can fail: the same secret in a field that goes out is found."""
    contents = planted(full_contents(), frozenset({path}))
    profile = replace(read_profile("partners"), withheld_kinds=frozenset())
    paths = written(release_of(release_tables(contents, profile, key=KEY), contents), tmp_path)
    assert find_leaks(tmp_path, paths, [SECRET])
