"""From evidence to figures: the frame that every policy fills, and the flags that go with every figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from testimonia.model import Claim, Document, Figure, Flag, Harm, Incident, LeftOut, Qualifier
from testimonia.reconcile.evidence import Evidence, Testimony, weigh
from testimonia.reconcile.rule import Outcome, PolicyRule

WIDE_FACTOR = 2
WIDE_PERSONS = 10
"""A range is wide where its upper end is at least twice its lower end and 10 persons more."""

OUTLIER_FACTOR = 10
"""A count is an outlier where it is at least ten times what any other source says."""


def reconcile(
    incident: Incident,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    *,
    policies: Sequence[PolicyRule],
    copies: Mapping[str, str],
) -> tuple[Figure, ...]:
    """The figures of one incident: one for each harm and policy that gives one.

    Args:
        incident: the incident.
        claims: its claims.
        documents: their documents by id.
        policies: in the order in which figures are wanted.
        copies: id of the original by id of the copy.
    """
    by_harm: dict[Harm, list[Claim]] = {}
    for claim in claims:
        by_harm.setdefault(claim.harm, []).append(claim)
    figures = []
    for harm in Harm:
        if harm in by_harm:
            evidence = weigh(incident.code, harm, by_harm[harm], documents, copies=copies)
            figures += [figure for policy in policies if (figure := figure_of(evidence, policy))]
    return tuple(figures)


def figure_of(evidence: Evidence, policy: PolicyRule) -> Figure | None:
    """The figure that a policy makes of the evidence; None where it gives none."""
    outcome = policy.outcome(evidence) if evidence.current else None
    if outcome is None or not outcome.used:
        return None
    used = {claim for testimony in outcome.used for claim in testimony.claims}
    passed_over = tuple(
        LeftOut(claim, outcome.why_not)
        for testimony in evidence.current
        for claim in testimony.claims
        if claim not in used
    )
    return Figure(
        incident=evidence.incident,
        harm=evidence.harm,
        policy=policy.id,
        low=outcome.low,
        best=outcome.best,
        high=outcome.high,
        claims=tuple(claim for testimony in outcome.used for claim in testimony.claims),
        left_out=evidence.left_out + passed_over,
        independent_sources=independent_sources(outcome.used),
        flags=flags(evidence, outcome),
        grade=outcome.grade,
    )


def independent_sources(testimonies: Iterable[Testimony]) -> int:
    """Number of distinct named primary sources.

    A report's own voice is a source only where nobody is quoted.
    """
    named = {testimony.source for testimony in testimonies if testimony.source.named}
    quoted = {source.key for source in named if not source.own_voice}
    return len(quoted or {source.key for source in named})


def flags(evidence: Evidence, outcome: Outcome) -> tuple[Flag, ...]:
    """What a reader of the figure must know, in the order of `Flag`."""
    used = outcome.used
    sources = independent_sources(used)
    ends = [testimony.interval for testimony in used]
    raised = {
        Flag.SINGLE_SOURCE: sources <= 1,
        Flag.ONE_ORIGIN: sources <= 1 and evidence.documents > 1,
        Flag.UNNAMED_SOURCES: not any(testimony.source.named for testimony in used),
        Flag.NO_LOWER_BOUND: all(interval.low is None for interval in ends),
        Flag.NO_UPPER_BOUND: all(interval.high is None for interval in ends),
        Flag.WIDE_RANGE: is_wide(outcome.low, outcome.high),
        Flag.OUTLIER: has_outlier(used),
        Flag.SOURCES_DISAGREE: _disagree(used),
        Flag.DENIED: evidence.denied,
        Flag.DOUBTED: any(testimony.doubted for testimony in used),
        Flag.VAGUE: any(testimony.qualifier is Qualifier.VAGUE for testimony in used),
    }
    return tuple(flag for flag in Flag if raised[flag])


def is_wide(low: int | None, high: int | None) -> bool:
    """Whether a range is wide."""
    return low is not None and high is not None and high >= WIDE_FACTOR * low and high - low >= WIDE_PERSONS


def has_outlier(testimonies: Sequence[Testimony]) -> bool:
    """Whether one count is far above all others."""
    ends = sorted(testimony.interval.known_ends[-1] for testimony in testimonies)
    return len(ends) > 2 and ends[-1] >= OUTLIER_FACTOR * max(ends[-2], 1)


def _disagree(testimonies: Sequence[Testimony]) -> bool:
    named = [testimony for testimony in testimonies if testimony.source.named]
    return any(
        not first.interval.overlaps(second.interval)
        for index, first in enumerate(named)
        for second in named[index + 1 :]
    )
