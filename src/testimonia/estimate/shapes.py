"""Estimations as plain values, in the documented machine format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from testimonia.estimate.basis import Basis
from testimonia.estimate.pooling import pooled_strata
from testimonia.model import Chains, Estimate, Estimation

Line = dict[str, Any]


def estimation_line(
    estimation: Estimation, parts: Sequence[Estimation] = (), *, basis: Basis | None = None, draws: bool = False
) -> Line:
    """An estimation, with those of its parts where it has parts.

    Args:
        estimation: of the whole.
        parts: of the strata.
        basis: what went in; None for a part.
        draws: whether to give the draws of each method.
    """
    line: Line = {
        "observed": estimation.observed,
        "lists": list(estimation.lists),
        "seed": estimation.seed,
        "methods": [_method(estimate, draws=draws) for estimate in estimation.estimates],
        "default": _default(estimation.default),
        "verdict": estimation.standing.value,
        "at_least": _round(estimation.at_least),
        "reasons": list(estimation.reasons),
        "refused": [{"method": refusal.method, "reason": refusal.reason} for refusal in estimation.refused],
        "checks": [
            {
                "what": check.what,
                "estimate": _round(check.estimate),
                "low": _round(check.low),
                "high": _round(check.high),
                "known": check.known,
            }
            for check in estimation.checks
        ],
    }
    if basis:
        line["inputs"] = [{"name": name, "sha256": sha256} for name, sha256 in basis.inputs]
    if basis and basis.linked:
        line["linkage"] = basis.linked.line()
    if estimation.stratum:
        line["stratum"] = dict(estimation.stratum)
    if parts:
        line["strata"] = [estimation_line(part, draws=draws) for part in parts]
        line["pooled"] = [
            {"stratum": dict(part.stratum), **_method(estimate, draws=False)} for part, estimate in pooled_strata(parts)
        ]
    return line


def _method(estimate: Estimate, *, draws: bool) -> Line:
    line: Line = {
        "method": estimate.method,
        "model": estimate.model,
        "estimate": _round(estimate.estimate),
        "low": _round(estimate.low),
        "high": _round(estimate.high),
        "level": estimate.level,
        "interval": estimate.kind,
        "se": _round(estimate.se),
        "mean": _round(estimate.mean),
        "weights": [{"model": model, "weight": round(weight, 4)} for model, weight in estimate.weights],
        "warnings": list(estimate.warnings),
    }
    if estimate.chains:
        line |= _chains(estimate.chains)
    if draws:
        line["draws"] = [_round(size) for size in estimate.draws]
    return line


def _chains(chains: Chains) -> Line:
    return {
        "rhat": round(chains.rhat, 4),
        "ess": round(chains.ess),
        "chains": chains.number,
        "chain_medians": [_round(median) for median in chains.medians],
    }


def _default(estimate: Estimate | None) -> Line | None:
    if estimate is None:
        return None
    return {
        "method": estimate.method,
        "estimate": _round(estimate.estimate),
        "low": _round(estimate.low),
        "high": _round(estimate.high),
        "level": estimate.level,
    }


def _round(size: float | None) -> float | None:
    """Tenths of a person; whole numbers stay whole."""
    return None if size is None else round(float(size), 1)
