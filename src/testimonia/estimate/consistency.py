"""Internal consistency: how many are on a list, told from the other lists, where the answer is known.

Source:
    Binette and Steorts 2022, Journal of the Royal Statistical Society A 185: on the reliability of multiple systems
    estimation. The people on one list are a population of known size, of whom the other lists find some.
"""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.model import CaptureHistories

FEWEST_LISTS = 4
"""Of these one is the population, and three are what an estimate needs."""

FEWEST_PEOPLE = 10
"""People of a list on others; fewer tell nothing."""


def known_populations(histories: CaptureHistories) -> Iterator[tuple[str, int, CaptureHistories]]:
    """Each list as a population: its name, how many people are on it, and how the other lists hold these.

    Lists of which the others hold fewer than `FEWEST_PEOPLE`, and tables of fewer than `FEWEST_LISTS`, give none.
    """
    if len(histories.lists) < FEWEST_LISTS:
        return
    for index, name in enumerate(histories.lists):
        rows = [(pattern, persons) for pattern, persons in histories.counts if pattern >> index & 1]
        shared = sum(persons for pattern, persons in rows if pattern != 1 << index)
        if shared >= FEWEST_PEOPLE:
            held = CaptureHistories.of(histories.lists, rows, histories.stratum).without(index)
            yield name, histories.sizes[index], held
