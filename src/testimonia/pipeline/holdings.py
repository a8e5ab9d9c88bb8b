"""What the figures of a whole record are made of, and the figures that any policy makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from testimonia.model import Claim, Decided, Document, Figure, Grouping, Harm, Incident, standing
from testimonia.pipeline.incidents import decided_figures
from testimonia.pipeline.record import Record
from testimonia.pipeline.standing import standing_readings
from testimonia.reconcile import PolicyRule, SourceRegistry, reconcile


@dataclass(frozen=True, slots=True)
class Holdings:
    """What figures are made of.

    Args:
        grouping: the incidents, and which documents are copies.
        claims: those that stand, by id.
        documents: those that were read, by id; a publication date that was not stated is the inferred one.
        decided: what people decided about figures, by code and harm.
    """

    grouping: Grouping
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    decided: Mapping[str, Mapping[Harm, Decided]]

    @property
    def copies(self) -> dict[str, str]:
        """Id of the original by id of the copy."""
        return {copy.document: copy.original for copy in self.grouping.copies}

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims of an incident."""
        return tuple(self.claims[name] for name in incident.claims)

    def figures(self, rules: Sequence[PolicyRule], registry: SourceRegistry) -> list[Figure]:
        """The figures that policies make of all incidents."""
        copies = self.copies
        return [
            figure
            for incident in self.grouping.incidents
            for figure in reconcile(
                incident,
                self.claims_of(incident),
                self.documents,
                policies=rules,
                copies=copies,
                registry=registry,
                decided=self.decided.get(incident.code, {}),
            )
        ]


def holdings_of(record: Record) -> Holdings:
    """What the figures of a record are made of."""
    readings = {reading.document: reading for reading in standing_readings(record)}
    documents = {
        document.id: replace(document, published=document.published or readings[document.id].published)
        for document in record.store.documents(readings)
    }
    claims = {claim.id: claim for reading in readings.values() for claim in reading.claims}
    decided = decided_figures(standing(record.store.judgements()))
    return Holdings(record.store.grouping(), claims, documents, decided)
