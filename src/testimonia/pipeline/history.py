"""What moved the figures of a record: the states that it went through, compared one with the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from testimonia.model import Figure, FigureChange, Harm, LeftOut
from testimonia.pipeline.record import Record
from testimonia.store import IncidentVersion

NOT_OF_IT = "is no longer a claim of this incident"
Key = tuple[Harm, str]


def figure_changes(record: Record, *, since: datetime | None = None) -> Iterator[FigureChange]:
    """How each figure moved from state to state, in the order of time, and which claims moved it.

    Args:
        record: open.
        since: changes before this moment are left out; None for all.
    """
    last: dict[str, IncidentVersion] = {}
    for version in record.store.incident_versions():
        before = last.get(version.code)
        last[version.code] = version
        if since is None or version.state.at >= since:
            yield from _changes(before, version)


def _changes(before: IncidentVersion | None, after: IncidentVersion) -> Iterator[FigureChange]:
    old = _by_key(before.figures if before else ())
    new = _by_key(after.figures)
    hashes = dict(before.state.policies if before else ())
    now = dict(after.state.policies)
    for harm, policy in dict.fromkeys([*new, *old]):
        was, becomes = old.get((harm, policy)), new.get((harm, policy))
        if (was and was.ends) == (becomes and becomes.ends) and _claims(was) == _claims(becomes):
            continue
        reasons = becomes.reasons if becomes else {}
        gone = [claim for claim in _claims(was) if claim not in _claims(becomes)]
        yield FigureChange(
            at=after.state.at,
            incident=after.code,
            harm=harm,
            policy=policy,
            before=was,
            after=becomes,
            added=tuple(claim for claim in _claims(becomes) if claim not in _claims(was)),
            dropped=tuple(LeftOut(claim, reasons.get(claim, NOT_OF_IT)) for claim in gone),
            by_method=policy in hashes and hashes[policy] != now.get(policy),
        )


def _by_key(figures: tuple[Figure, ...]) -> dict[Key, Figure]:
    return {(figure.harm, figure.policy): figure for figure in figures}


def _claims(figure: Figure | None) -> dict[str, None]:
    return dict.fromkeys(figure.claims if figure else ())
