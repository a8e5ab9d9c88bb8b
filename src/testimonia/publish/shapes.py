"""The documented machine shapes (docs/formats): nouns as plain values. Absent is null, never "" and never 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from testimonia.model import (
    Claim,
    DateRange,
    Document,
    Figure,
    Incident,
    Reading,
    SecondReading,
    Span,
    Uncounted,
    Where,
    to_plain,
)

Line = dict[str, Any]


def claim_line(claim: Claim) -> Line:
    """A claim."""
    return {
        "id": claim.id,
        "harm": claim.harm.value,
        "count": to_plain(claim.count),
        "role": claim.role.value,
        "stance": claim.stance.value,
        "victims": claim.victims,
        "alleged_perpetrator": claim.alleged_perpetrator,
        "when": _when(claim.when),
        "where": _where(claim.where),
        "said_by": to_plain(claim.said_by),
        "passage": to_plain(claim.passage),
        "reader": claim.reader,
    }


def second_line(claim: Claim, second: SecondReading | None) -> Line:
    """Which model was asked about a claim and what it holds against it; nothing where none was asked."""
    if second is None:
        return {}
    card = second.model
    return {
        "model": {"name": card.name, "version": card.version, "sha256": card.sha256},
        "review": [to_plain(against) for against in second.about(claim.id)],
    }


def uncounted_line(told: Uncounted) -> Line:
    """A named incident, a response or a demand."""
    return {
        "id": told.id,
        "telling": told.telling.value,
        "type": told.type,
        "words": to_plain(told.words),
        "actor": told.actor,
        "addressee": told.addressee,
        "done": told.done,
        "about": told.about,
        "when": _when(told.when),
        "where": _where(told.where),
        "said_by": to_plain(told.said_by),
        "passage": to_plain(told.passage),
        "reader": told.reader,
    }


def reading_line(document: Document, reading: Reading) -> Line:
    """What was read in one report: its claims."""
    return {
        "id": document.label,
        "claims": [claim_line(claim) | second_line(claim, reading.second) for claim in reading.claims],
        "uncounted": [uncounted_line(each) for each in reading.uncounted],
        "published": published(document, reading.published),
        "published_inferred": bool(reading.published and reading.published.inferred),
        **({"second": _second(reading.second)} if reading.second else {}),
    }


def _second(second: SecondReading) -> Line:
    """What a model made of a report: itself with the hashes of its files, and harm of which the rules claim nothing."""
    return {
        "model": to_plain(second.model),
        "sentences": second.sentences,
        "unclaimed": [to_plain(against) for against in second.disagreements if against.claim is None],
    }


def annotation_line(document: Document, reading: Reading) -> Line:
    """What the reader saw in one report."""
    return {
        "id": document.label,
        "dates": [_mention(mention.span, mention.text) | {"value": mention.value} for mention in reading.dates],
        "places": [
            _mention(mention.span, mention.text)
            | {
                "name": mention.place.name,
                "country": mention.place.country,
                "lat": mention.place.lat,
                "lon": mention.place.lon,
                "gazetteer_id": mention.place.gazetteer_id,
            }
            for mention in reading.places
        ],
        "attributions": [
            {"source": _spans(said.source), "cue": _spans(said.cue), "content": _spans(said.content)}
            for said in reading.attributions
        ],
        "quantities": [
            _mention(quantity.span, quantity.text)
            | {"low": quantity.low, "high": quantity.high, "qualifier": quantity.qualifier.value}
            for quantity in reading.quantities
        ],
        **(
            {"second": _second(reading.second) | {"proposals": to_plain(reading.second.proposals)}}
            if reading.second
            else {}
        ),
    }


def figure_line(figure: Figure) -> Line:
    """A figure of an incident."""
    return {
        "harm": figure.harm.value,
        "policy": figure.policy,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "claims": list(figure.claims),
        "left_out": to_plain(figure.left_out),
        "independent_sources": figure.independent_sources,
        "sources": list(figure.sources),
        "breakdowns": to_plain(figure.breakdowns),
        "flags": [flag.value for flag in figure.flags],
        "grade": figure.grade,
    }


def incident_line(incident: Incident, figures: Iterable[Figure], labels: Mapping[str, str]) -> Line:
    """An incident with its figures; documents under their labels (`model.labels_of`)."""
    when = incident.when
    return {
        "incident": incident.code,
        "title": incident.title,
        "start": when.start.isoformat() if when and when.start else None,
        "end": when.end.isoformat() if when and when.end else None,
        "where": _where(incident.where),
        "documents": [labels[name] for name in incident.documents],
        "claims": list(incident.claims),
        "figures": [figure_line(figure) for figure in figures],
        "joins": [
            to_plain(join) | {"first": labels[join.first], "second": labels[join.second]} for join in incident.joins
        ],
        "part_of": incident.part_of,
        "part_reasons": to_plain(incident.part_reasons),
    }


def document_line(
    document: Document, label: str, when: DateRange | None, copy_of: str | None, incidents: Sequence[str]
) -> Line:
    """A report under its label: what it is, whose copy, about which incidents (its main one first)."""
    return {
        "id": label,
        "external_id": document.external_id,
        "title": document.title,
        "published": published(document, when),
        "published_inferred": bool(when and when.inferred),
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "part": document.part,
        "copy_of": copy_of,
        "incidents": list(incidents),
        "text": document.text,
    }


def published(document: Document, when: DateRange | None) -> str | None:
    """The publication date in EDTF: as stated, else as inferred, else null."""
    known = document.published or when
    return known.edtf if known else None


def _when(when: DateRange | None) -> Line | None:
    return to_plain(when) if when else None


def _where(where: Where | None) -> Line | None:
    return to_plain(where) if where else None


def _mention(span: Span, text: str) -> Line:
    return {"start": span.start, "end": span.end, "text": text}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
