"""The documented shapes: a link as a line of JSON, clusters and capture patterns as rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from testimonia.estimate.linkage.captures import Captures
from testimonia.estimate.linkage.linking import Link, Linkage
from testimonia.model import VictimRecord

Line = dict[str, Any]


def link_line(link: Link, linkage: Linkage) -> Line:
    """A link, as `testimonia link --json` writes it."""
    return {
        "a": _end(link.first, linkage),
        "b": _end(link.second, linkage),
        "probability": round(link.probability, 6),
        "weight": round(link.why.weight, 3),
        "link": link.clarity.value,
        "judged": link.verdict.value if link.verdict else None,
        "why": {
            "prior": round(link.why.prior, 3),
            "fields": [
                {"field": said.field, "level": said.level, "words": said.words, "weight": round(said.weight, 3)}
                for said in link.why.said
            ],
            "family": round(link.why.family, 3),
        },
    }


def _end(number: int, linkage: Linkage) -> Line:
    record = linkage.records[number]
    return {
        "list": linkage.lists.names[linkage.lists.on[number]],
        "row": record.row,
        "id": record.id,
        "claim": record.claim,
    }


def cluster_rows(linkage: Linkage) -> Iterator[tuple[str, int, int]]:
    """The rows of `--clusters`: list, row, person."""
    for record, on, person in zip(linkage.records, linkage.lists.on, linkage.persons, strict=True):
        yield linkage.lists.names[on], record.row, person


def pattern_rows(captures: Captures, lists: int) -> Iterator[tuple[str | int, ...]]:
    """The rows of `--patterns`: a 0/1 cell a list, the strata, the number of persons."""
    for stratum, patterns in captures.items():
        for pattern, persons in patterns.items():
            yield (*((pattern >> number) & 1 for number in range(lists)), *stratum, persons)


def said_of(record: VictimRecord) -> list[tuple[str, str]]:
    """What a record says of a person, in plain words, for people who compare two."""
    ages = sorted({age for age in (record.age_low, record.age_high) if age is not None})
    when = record.when.words or record.when.edtf if record.when else None
    born = record.born.words or record.born.edtf if record.born else None
    stated: Sequence[tuple[str, str | None]] = (
        ("name", " / ".join(record.names)),
        ("sex", record.sex),
        ("born", born),
        ("age", "–".join(map(str, ages)) or None),
        ("date", when),
        ("place", record.where),
        ("harm", record.harm),
        *(fact for fact in record.facts if not fact[0].startswith("b")),
    )
    return [(name, value) for name, value in stated if value]
