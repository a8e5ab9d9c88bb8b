"""How much the figures of an incident hang on single claims, on single sources, and on the side of the speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from testimonia.model import Claim, Decided, Document, Figure, Harm, Incident, Move, Sensitivity
from testimonia.reconcile.figures import reconcile
from testimonia.reconcile.rule import PolicyRule
from testimonia.reconcile.sources import SourceRegistry, origins

MOST_CLAIMS = 300
"""Claims that are left out one by one for each figure: each takes a new reconciliation of the incident."""


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with all that its figures are made of.

    Args:
        incident: the incident.
        claims: its claims.
        documents: their documents by id.
        copies: id of the original by id of the copy.
        registry: the sources that the user describes.
        decided: what people decided about it.
    """

    incident: Incident
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    registry: SourceRegistry | None = None
    decided: Mapping[Harm, Decided] = field(default_factory=dict)

    def figures(self, rule: PolicyRule, *, without: AbstractSet[str] = frozenset()) -> dict[Harm, Figure]:
        """The figures that a policy makes of the incident without some claims, by harm."""
        kept = [claim for claim in self.claims if claim.id not in without]
        found = reconcile(
            self.incident,
            kept,
            self.documents,
            policies=[rule],
            copies=self.copies,
            registry=self.registry,
            decided=self.decided,
        )
        return {figure.harm: figure for figure in found}


def sensitivities(case: Case, rule: PolicyRule) -> tuple[Sensitivity, ...]:
    """The sensitivity of each figure that a policy gives of an incident."""
    by_source: dict[str, set[str]] = {}
    by_side: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    for name, origin in origins(case.claims, case.documents, case.registry).items():
        source = origin.source
        called[source.id] = source.name
        by_source.setdefault(source.id, set()).add(name)
        by_side.setdefault(source.side, set()).add(name)
    every = {claim.id for claim in case.claims}
    without = [(called[name], case.figures(rule, without=names)) for name, names in by_source.items()]
    alone = [(side, case.figures(rule, without=every - names)) for side, names in by_side.items()]
    return tuple(
        Sensitivity(
            figure=figure,
            claims=tuple(_without_claims(case, rule, figure)),
            sources=tuple(_moved(figure, ((name, found.get(harm)) for name, found in without))),
            sides=tuple(Move(side, found[harm]) for side, found in alone if harm in found),
        )
        for harm, figure in case.figures(rule).items()
    )


def _without_claims(case: Case, rule: PolicyRule, figure: Figure) -> Iterator[Move]:
    for name in figure.claims[:MOST_CLAIMS]:
        yield from _moved(figure, [(name, case.figures(rule, without={name}).get(figure.harm))])


def _moved(figure: Figure, others: Iterable[tuple[str, Figure | None]]) -> Iterator[Move]:
    ends = (figure.low, figure.best, figure.high)
    for what, other in others:
        if other is None or (other.low, other.best, other.high) != ends:
            yield Move(what, other)
