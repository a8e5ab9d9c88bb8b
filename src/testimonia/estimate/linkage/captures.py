"""Capture patterns: how many persons stand on exactly which lists, for the linkage that errs least and for draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from testimonia.errors import ConfigurationError
from testimonia.estimate.linkage.arrays import Ints
from testimonia.estimate.linkage.linking import UNSEEN, Linkage
from testimonia.estimate.linkage.spread import pattern_of
from testimonia.estimate.linkage.unseen import Holders, holders_of, with_unseen
from testimonia.model import VictimRecord

Stratum = tuple[str, ...]
"""The values of the columns by which a population is parted; "" where no record of a person states one."""

Captures = dict[Stratum, dict[int, int]]
"""For each stratum the persons of each pattern; bit k of a pattern is list k, as in `CaptureHistories`."""

STRATA: Mapping[str, Callable[[VictimRecord], str | None]] = {
    "sex": lambda record: record.sex,
    "year": lambda record: _part(record, 4),
    "month": lambda record: _part(record, 7),
    "place": lambda record: record.where,
    "harm": lambda record: record.harm,
}
"""By what a population can be parted."""


def _part(record: VictimRecord, digits: int) -> str | None:
    """The year or month of the harm, where its date lies within one."""
    when = record.when
    if not when or not when.start or not when.end:
        return None
    start, end = when.start.isoformat()[:digits], when.end.isoformat()[:digits]
    return start if start == end else None


def captures(linkage: Linkage, strata: Sequence[str] = ()) -> Captures:
    """The capture patterns of the linkage that errs least.

    Args:
        linkage: who is who.
        strata: columns of `STRATA`.

    Raises:
        ConfigurationError: there is no such column.
    """
    return _patterns(_Counting(linkage, strata).of(np.array(linkage.persons)))


def sampled_captures(
    linkage: Linkage, number: int, *, seed: int | None = None, strata: Sequence[str] = ()
) -> Iterator[Captures]:
    """The capture patterns of sampled partitions: what is not known of who is who reaches the estimate through them.

    Links that nobody sees are made at random, as many as there must be.

    Args:
        linkage: who is who.
        number: of partitions.
        seed: of all chance; None for that of the linkage.
        strata: columns of `STRATA`.

    Raises:
        ConfigurationError: there is no such column.
    """
    counting = _Counting(linkage, strata)
    random = np.random.default_rng([linkage.seed if seed is None else seed, UNSEEN])
    for labels, unseen in linkage.partitions(number, seed=seed):
        found = counting.of(labels)
        yield _patterns({stratum: with_unseen(persons, unseen, random) for stratum, persons in found.items()})


def _patterns(persons: Mapping[Stratum, Counter[Holders]]) -> Captures:
    """The persons of each pattern, strata and patterns in order."""
    found: Captures = {}
    for stratum in sorted(persons):
        held: Counter[int] = Counter()
        for holders, number in persons[stratum].items():
            held[pattern_of(holders)] += number
        found[stratum] = dict(sorted(held.items()))
    return found


class _Counting:
    """Counts the persons of partitions of the same records by the lists that hold them."""

    def __init__(self, linkage: Linkage, strata: Sequence[str]) -> None:
        unknown = [name for name in strata if name not in STRATA]
        if unknown:
            raise ConfigurationError(f"expected strata of {', '.join(STRATA)}; found {unknown[0]!r}")
        self._on = np.array(linkage.lists.on, dtype=np.int64)
        self._values = [[STRATA[name](record) or "" for record in linkage.records] for name in strata]

    def of(self, labels: Ints) -> dict[Stratum, Counter[Holders]]:
        """The persons of a partition, given as a label of the person of each record, by stratum."""
        _, person = np.unique(labels, return_inverse=True)
        holders = holders_of(person, self._on)
        found: dict[Stratum, Counter[Holders]] = {}
        for stratum, held in zip(self._strata(person, len(holders)), holders, strict=True):
            found.setdefault(stratum, Counter())[held] += 1
        return {stratum: found[stratum] for stratum in sorted(found)}

    def _strata(self, person: Ints, persons: int) -> list[Stratum]:
        """What most records of each person state; of two values stated equally often the first."""
        columns = [_most_stated(person.tolist(), values, persons) for values in self._values]
        return list(zip(*columns, strict=True)) if columns else [()] * persons


def _most_stated(person: Sequence[int], values: Sequence[str], persons: int) -> list[str]:
    stated: list[Counter[str]] = [Counter() for _ in range(persons)]
    for number, value in zip(person, values, strict=True):
        if value:
            stated[number][value] += 1
    return [counts.most_common(1)[0][0] if counts else "" for counts in stated]
