"""The source family tree of an incident: who is behind its claims, who carries them, and who copies those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from testimonia.model import Claim, Document, Incident, Source
from testimonia.reconcile import SourceRegistry, origins
from testimonia.review.workspace import View


@dataclass(slots=True)
class Carrier:
    """A report that carries what a source says.

    Args:
        document: the report.
        claims: those of its claims that come from the source.
        copies: reports that repeat it; they count for nothing more.
    """

    document: Document
    claims: list[Claim] = field(default_factory=list)
    copies: list[Document] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Branch:
    """A primary source with all that comes from it.

    Args:
        source: the source.
        hearsay: whether it passes on, somewhere, what it has from unnamed ones.
        carriers: the reports that carry it, in the order of publication.
    """

    source: Source
    hearsay: bool
    carriers: tuple[Carrier, ...]

    @property
    def claims(self) -> int:
        """How many claims come from it, those of copies not counted."""
        return sum(len(carrier.claims) for carrier in self.carriers)


def family_of(incident: Incident, view: View, registry: SourceRegistry) -> list[Branch]:
    """The primary sources of an incident: those that count as independent first, then by their claims."""
    claims = [view.claims[name] for name in incident.claims if name in view.claims]
    found = origins(claims, view.documents, registry)
    of_source: dict[str, list[Claim]] = {}
    for claim in claims:
        of_source.setdefault(found[claim.id].source.id, []).append(claim)
    branches = [
        Branch(
            found[own[0].id].source,
            any(found[claim.id].hearsay for claim in own),
            tuple(_carriers(own, view)),
        )
        for own in of_source.values()
    ]
    return sorted(branches, key=lambda b: (not b.source.may_be_independent, -b.claims, b.source.name))


def _carriers(claims: Iterable[Claim], view: View) -> Iterable[Carrier]:
    carriers: dict[str, Carrier] = {}
    for claim in claims:
        original = view.copies.get(claim.document, claim.document)
        carrier = carriers.setdefault(original, Carrier(view.documents[original]))
        if original == claim.document:
            carrier.claims.append(claim)
        elif view.documents[claim.document] not in carrier.copies:
            carrier.copies.append(view.documents[claim.document])
    return carriers.values()
