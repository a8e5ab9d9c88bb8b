"""The rows of the published tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from testimonia.model import Claim, DateRange, Document, Figure, Uncounted, VictimRecord, Where
from testimonia.publish import schema
from testimonia.publish.contents import Contents
from testimonia.publish.shapes import published
from testimonia.publish.suppress import with_sums

Row = dict[str, Any]

ADULT = 18
"""Years; below it a person is a child (SDG indicator 16.1.2)."""


@dataclass(frozen=True, slots=True)
class Data:
    """A published table with its rows; the columns are those that go out."""

    table: schema.Table
    rows: tuple[Row, ...]


def tables_of(contents: Contents) -> tuple[Data, ...]:
    """All tables of some contents, rows in the order of their keys."""
    return tuple(
        Data(table, tuple(sorted(_ROWS[table.name](contents), key=lambda row: [str(row[name]) for name in table.key])))
        for table in schema.TABLES
    )


def _incidents(contents: Contents) -> Iterator[Row]:
    for incident in contents.grouping.incidents:
        yield {
            "incident": incident.code,
            "title": incident.title,
            **days(incident.when),
            **place(incident.where),
            "documents": len(incident.documents),
            "claims": len(incident.claims),
            "part_of": incident.part_of,
        }


def _figures(contents: Contents) -> Iterator[Row]:
    for figure in contents.figures:
        yield {
            **_of_figure(figure),
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "independent_sources": figure.independent_sources,
            "sources": " | ".join(figure.sources) or None,
            "grade": figure.grade,
            "flags": " ".join(figure.flags) or None,
        }


def _breakdowns(contents: Contents) -> Iterator[Row]:
    for figure in contents.figures:
        for part in figure.breakdowns:
            ends = {"low": part.low, "high": part.high}
            yield {**_of_figure(figure), "kind": part.kind.value, **ends, "claims": " ".join(part.claims)}


def _figure_claims(contents: Contents) -> Iterator[Row]:
    for figure in contents.figures:
        for claim in figure.claims:
            yield {**_of_figure(figure), "claim": claim, "used": True, "reason": None}
        for left in figure.left_out:
            yield {**_of_figure(figure), "claim": left.claim, "used": False, "reason": left.reason}


def _of_figure(figure: Figure) -> Row:
    return {"incident": figure.incident, "harm": figure.harm.value, "policy": figure.policy}


def _claims(contents: Contents) -> Iterator[Row]:
    codes = {claim: incident.code for incident in contents.grouping.incidents for claim in incident.claims}
    for claim in contents.claims:
        yield _claim(claim, codes.get(claim.id))


def _claim(claim: Claim, incident: str | None) -> Row:
    count = claim.count
    return {
        "claim": claim.id,
        "document": claim.document,
        "incident": incident,
        "harm": claim.harm.value,
        "low": count.low,
        "high": count.high,
        "qualifier": count.qualifier.value,
        "count_words": count.words,
        "role": claim.role.value,
        "stance": claim.stance.value,
        "victims": claim.victims,
        "alleged_perpetrator": claim.alleged_perpetrator,
        **days(claim.when),
        **place(claim.where),
        **_said(claim),
    }


def _said(told: Claim | Uncounted) -> Row:
    """Who says something, in which words, and which reader found it."""
    return {
        "said_by": " > ".join(speaker.name for speaker in told.said_by) or None,
        "passage_start": told.passage.start,
        "passage_end": told.passage.end,
        "quote": told.passage.exact,
        "quote_whole": True,
        "reader": told.reader,
    }


def _uncounted(contents: Contents) -> Iterator[Row]:
    main = {name: codes[0] for name, codes in contents.grouping.main}
    for told in contents.uncounted:
        yield {
            "telling": told.id,
            "document": told.document,
            "incident": main.get(told.document),
            "kind": told.telling.value,
            "type": told.type,
            "words": told.words.exact,
            "actor": told.actor,
            "addressee": told.addressee,
            "done": told.done,
            "about": told.about,
            **days(told.when),
            **place(told.where),
            **_said(told),
        }


def _documents(contents: Contents) -> Iterator[Row]:
    originals = {copy.document: copy.original for copy in contents.grouping.copies}
    for document in contents.documents:
        yield _document(document, contents.published.get(document.id), originals.get(document.id))


def _document(document: Document, when: DateRange | None, copy_of: str | None) -> Row:
    known = document.published or when
    return {
        "document": document.id,
        "external_id": document.external_id,
        "title": document.title,
        "outlet": document.outlet,
        "published": published(document, when),
        "published_inferred": bool(known and known.inferred),
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "copy_of": copy_of,
    }


def _incident_documents(contents: Contents) -> Iterator[Row]:
    main = {name: codes[0] for name, codes in contents.grouping.main}
    for incident in contents.grouping.incidents:
        for name in incident.documents:
            yield {"incident": incident.code, "document": name, "main": main.get(name) == incident.code}


def _policies(contents: Contents) -> Iterator[Row]:
    for card in contents.policies:
        yield {
            "policy": card.id,
            "version": card.version,
            "sha256": card.sha256,
            "title": card.title,
            "reference": card.reference,
        }


def _victims(contents: Contents) -> Iterator[Row]:
    for record in contents.victims:
        when = record.when
        yield {
            "victim": record.id,
            "list": record.list_name,
            "names": " | ".join(record.names),
            "sex": record.sex,
            "age_group": age_group(record),
            "age_low": record.age_low,
            "age_high": record.age_high,
            "harm": record.harm,
            "start": when.start.isoformat() if when and when.start else None,
            "end": when.end.isoformat() if when and when.end else None,
            "place": record.where,
        }


SEXES = ("female", "male", "unknown")
AGE_GROUPS = ("child", "adult", "unknown")
TOTAL = "total"


def _people(contents: Contents) -> Iterator[Row]:
    """The lines of each list, counted; lists by their names, all numbers shown."""
    counted: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for record in contents.victims:
        when = record.when
        year = str(when.start.year) if when and when.start else "unknown"
        key = (record.list_name, record.harm or "unknown", year)
        counted[key][record.sex or "unknown", age_group(record)] += 1
    for (name, harm, year), numbers in counted.items():
        grid = with_sums([[numbers[sex, age] for age in AGE_GROUPS] for sex in SEXES])
        for sex, row in zip((*SEXES, TOTAL), grid, strict=True):
            for age, lines in zip((*AGE_GROUPS, TOTAL), row, strict=True):
                cell = {"sex": sex, "age_group": age, "lines": lines, "suppressed": False}
                yield {"list": name, "harm": harm, "year": year, **cell}


def age_group(record: VictimRecord) -> str:
    """Child, adult, or unknown where the stated ages do not tell.

    Source:
        SDG indicator 16.1.2 metadata: child under 18 years, adult 18 and over, unknown kept.
    """
    if record.age_high is not None and record.age_high < ADULT:
        return "child"
    if record.age_low is not None and record.age_low >= ADULT:
        return "adult"
    return "unknown"


def days(when: DateRange | None) -> Row:
    """Start, end and precision of some days, as the tables have them."""
    return {
        "start": when.start.isoformat() if when and when.start else None,
        "end": when.end.isoformat() if when and when.end else None,
        "date_prec": when.precision if when else None,
    }


def place(where: Where | None) -> Row:
    """A place, as the tables have it."""
    return {
        "place_words": where.words if where else None,
        "place": where.name if where else None,
        "country": where.country if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "where_prec": where.precision if where else None,
    }


_ROWS: Mapping[str, Callable[[Contents], Iterator[Row]]] = {
    "incidents": _incidents,
    "figures": _figures,
    "breakdowns": _breakdowns,
    "figure_claims": _figure_claims,
    "claims": _claims,
    "uncounted": _uncounted,
    "documents": _documents,
    "incident_documents": _incident_documents,
    "policies": _policies,
    "victims": _victims,
    "people": _people,
}
