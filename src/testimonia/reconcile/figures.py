"""From evidence to figures: the frame that every policy fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from testimonia.model import Breakdown, Claim, Decided, Document, Figure, Harm, Incident, LeftOut
from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.flags import flags, independent
from testimonia.reconcile.rule import Outcome, PolicyRule
from testimonia.reconcile.sources import SourceRegistry

NOTHING_DECIDED: Mapping[Harm, Decided] = {}


def reconcile(  # noqa: PLR0913 - an incident with all that its figures are made of
    incident: Incident,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    *,
    policies: Sequence[PolicyRule],
    copies: Mapping[str, str],
    registry: SourceRegistry | None = None,
    decided: Mapping[Harm, Decided] = NOTHING_DECIDED,
) -> tuple[Figure, ...]:
    """The figures of one incident: one for each harm and policy that gives one.

    Args:
        incident: the incident.
        claims: its claims.
        documents: their documents by id.
        policies: in the order in which figures are wanted.
        copies: id of the original by id of the copy.
        registry: the sources that the user describes.
        decided: what people decided about the incident, by harm.
    """
    weighed = weigh(incident.code, claims, documents, copies=copies, registry=registry)
    known = (replace(evidence, decided=decided.get(evidence.harm)) for evidence in weighed)
    figures = (figure_of(evidence, policy) for evidence in known for policy in policies)
    return tuple(figure for figure in figures if figure)


def figure_of(evidence: Evidence, policy: PolicyRule) -> Figure | None:
    """The figure that a policy makes of the evidence; None where it gives none."""
    outcome = policy.outcome(evidence) if evidence.current else None
    if outcome is None or not outcome.used:
        return None
    used = tuple(claim for testimony in outcome.used for claim in testimony.claims)
    passed_over = tuple(
        LeftOut(claim, outcome.why_not)
        for testimony in evidence.current
        for claim in testimony.claims
        if claim not in used
    )
    sources = independent(outcome.used)
    return Figure(
        incident=evidence.incident,
        harm=evidence.harm,
        policy=policy.id,
        low=outcome.low,
        best=outcome.best,
        high=outcome.high,
        claims=used,
        left_out=evidence.left_out + passed_over,
        independent_sources=len(sources),
        sources=tuple(source.name for source in sources),
        breakdowns=tuple(part for part in evidence.breakdowns if _fits(part, outcome, passed_over)),
        flags=flags(evidence, outcome),
        grade=outcome.grade,
    )


def _fits(part: Breakdown, outcome: Outcome, passed_over: Sequence[LeftOut]) -> bool:
    """Whether a part is no larger than the whole that the policy gives, and rests on more than what it passed over."""
    stated = [end for end in (outcome.low, outcome.best, outcome.high) if end is not None]
    most = max(end for end in (part.low, part.high) if end is not None)
    return most <= max(stated) and not set(part.claims) <= {left.claim for left in passed_over}
