"""Evidence of pairs: how rare the values are on which they agree, and which pairs are drawn at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.estimate.linkage.arrays import Flags, Floats, Ints, Levels, Pairs
from testimonia.estimate.linkage.compared import Comparer
from testimonia.estimate.linkage.fields import Field
from testimonia.estimate.linkage.fitted import Evidence
from testimonia.estimate.linkage.rows import Row

DRAWN = 10_000
"""Pairs drawn at random, by which the agreement of strangers is learned."""


MOSTLY = 0.7
"""Share of records from which a field is mostly stated."""


class Rarity:
    """The logarithm of the share of records that hold a value, for each field and record.

    Args:
        rows: what is compared of each record.
        fields: that are compared.
    """

    def __init__(self, rows: Sequence[Row], fields: Sequence[Field]) -> None:
        self._fields = tuple(fields)
        self._exact = [_log_shares([row.exact(field.id) for row in rows], field, less=1) for field in fields]
        self._group = [_log_shares([row.group(field.id) for row in rows], field, less=1) for field in fields]
        self._meant = [_log_shares([row.exact(field.id) for row in rows], field, less=0) for field in fields]

    def of(self, pairs: Pairs, levels: Levels) -> Floats:
        """The rarity of the value on which each pair agrees; NaN where it does not count.

        Shape:
            (pairs, fields)
        """
        found = np.full(levels.shape, np.nan)
        for number, field in enumerate(self._fields):
            shares_at = ((field.exact, self._exact), (field.group, self._group), (field.slip, self._meant))
            for level, shares_of in shares_at:
                if level is not None:
                    shares = shares_of[number]
                    rarity = np.fmax(shares[pairs[:, 0]], shares[pairs[:, 1]])
                    found[:, number] = np.where(levels[:, number] == level, rarity, found[:, number])
        return found


def _log_shares(values: Sequence[object], field: Field, *, less: int) -> Floats:
    """What share of the records holds each record's value, smoothed by what is assumed of the field.

    Args:
        values: of the records.
        field: what is assumed of it.
        less: 1 where the record itself does not count: how probable its value was, by the other records. Else two
            lines about one person would make its name look common.
    """
    held = Counter(value for value in values if value is not None)
    total = held.total() - less + field.smooth
    met = [np.nan if value is None else held[value] - less + field.rare * field.smooth for value in values]
    return np.log(np.array(met) / total) if field.smooth else np.full(len(values), np.nan)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the evidence of pairs is taken from.

    Args:
        comparer: of the records.
        rarity: of their values.
        on: the number of the list of each record. Shape: (records,).
        guarded: whether nothing that the lists state tells kin apart.
    """

    comparer: Comparer
    rarity: Rarity
    on: Ints
    guarded: bool

    def evidence(self, pairs: Pairs) -> Evidence:
        """How pairs agree, in the order in which they are given."""
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        fields = self.comparer.fields
        levels = np.empty((len(pairs), len(fields)), dtype=np.int8)
        levels[order] = self.comparer.levels(pairs[order])
        return Evidence(
            levels=levels,
            rarity=self.rarity.of(pairs, levels),
            spellings=_spellings(levels, fields),
            within=self.on[pairs[:, 0]] == self.on[pairs[:, 1]],
            alarmed=_on_any(levels, fields, "family") & self.guarded,
            namesakes=_on_any(levels, fields, "namesakes"),
        )


def tells_kin_apart(rows: Sequence[Row], fields: Sequence[Field]) -> bool:
    """Whether most records state something by which brother and brother differ."""
    stated = Counter(name for row in rows for name in row.values)
    return any(field.individual and stated[field.id] > MOSTLY * len(rows) for field in fields)


def _spellings(levels: Levels, fields: Sequence[Field]) -> Flags:
    """Whether each field of each pair is written in two ways."""
    found = np.zeros(levels.shape, dtype=bool)
    for number, field in enumerate(fields):
        found[:, number] = np.isin(levels[:, number], [at for at in (field.group, field.slip) if at is not None])
    return found


def _on_any(levels: Levels, fields: Sequence[Field], mark: str) -> Flags:
    """Whether any field of each pair is on a level with a mark."""
    found = np.zeros(len(levels), dtype=bool)
    for number, field in enumerate(fields):
        marked = [at for at, level in enumerate(field.levels) if getattr(level, mark)]
        found |= np.isin(levels[:, number], marked)
    return found


def drawn_pairs(records: int, candidates: Pairs, *, seed: int) -> Pairs:
    """Pairs that share no key: all of short lists, of long ones so many drawn at random."""
    if records * (records - 1) // 2 <= DRAWN:
        found = np.column_stack(np.triu_indices(records, 1)).astype(np.int64)
    else:
        drawn = np.random.default_rng(seed).integers(0, records, (DRAWN, 2), dtype=np.int64)
        found = np.unique(np.sort(drawn[drawn[:, 0] != drawn[:, 1]], axis=1), axis=0)
    return found[~np.isin(_numbered(found, records), _numbered(candidates, records))]


def _numbered(pairs: Pairs, records: int) -> Ints:
    return pairs[:, 0] * records + pairs[:, 1]
