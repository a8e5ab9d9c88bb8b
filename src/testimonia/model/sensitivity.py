"""Sensitivity: what a figure would be without a claim, without a source, and by one side alone."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Move:
    """What a figure would be if something were different.

    Args:
        what: id of the claim left out, name of the source left out, or name of the side that speaks alone.
        figure: what it would be; None where the policy would give none.
    """

    what: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much a figure hangs on single claims and sources.

    Args:
        figure: as it is.
        claims: the claims without which it would be another, each with what it would be.
        sources: the same for sources: leave one out, with all its claims.
        sides: what it would be if only one side spoke: the sources of one interest, or of one kind where no
            interest is known.
    """

    figure: Figure
    claims: tuple[Move, ...]
    sources: tuple[Move, ...]
    sides: tuple[Move, ...]
