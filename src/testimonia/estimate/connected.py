"""Whether the lists hang together: people on two lists are all that any method learns from."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.model import CaptureHistories

MOST_CUT_OFF = 0.1
"""So many people may be on lists that share nobody with the others."""


def refusal_of(histories: CaptureHistories) -> str | None:
    """Why no method may say anything: lists that share nobody with the others hold many of the people."""
    groups: list[int] = []
    for pattern, _ in histories.counts:
        touching = [group for group in groups if group & pattern]
        groups = [group for group in groups if not group & pattern]
        groups.append(pattern | _union(touching))
    largest = max(groups, key=lambda group: sum(persons for pattern, persons in histories.counts if pattern & group))
    apart = sum(persons for pattern, persons in histories.counts if not pattern & largest)
    if apart > MOST_CUT_OFF * histories.observed:
        names = [name for index, name in enumerate(histories.lists) if not largest >> index & 1]
        return (
            f"not identified: {', '.join(names)} shares nobody with the other lists and has {apart} of"
            f" {histories.observed} people: join it with a list that it belongs to, or leave it out"
        )
    return None


def _union(groups: Sequence[int]) -> int:
    """All lists of several groups."""
    together = 0
    for group in groups:
        together |= group
    return together
