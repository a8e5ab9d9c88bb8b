"""Posing the problem: from rows to groups of records that may be one another's, with the evidence between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.estimate.linkage.arrays import Ints
from testimonia.estimate.linkage.backends import Backend
from testimonia.estimate.linkage.compared import Comparer
from testimonia.estimate.linkage.decisions import Decisions, Pair
from testimonia.estimate.linkage.fitted import fit, posterior
from testimonia.estimate.linkage.groups import MOST_MEMBERS, groups_of, pairs_within
from testimonia.estimate.linkage.identical import Identical, identical
from testimonia.estimate.linkage.keys import MOST_RECORDS, keys_of
from testimonia.estimate.linkage.lists import Lists
from testimonia.estimate.linkage.pairs import Compared, Rarity, drawn_pairs, tells_kin_apart
from testimonia.estimate.linkage.partitions import Problem
from testimonia.estimate.linkage.rows import Row
from testimonia.model import Verdict


@dataclass(frozen=True, slots=True)
class Posed:
    """What partitions are drawn for, about the records that are compared.

    Args:
        problem: about these records, by their places among them.
        identical: which records these are.
        notes: what was not compared, in plain words.
    """

    problem: Problem
    identical: Identical
    notes: tuple[str, ...]

    def numbers(self) -> list[Pair]:
        """The pairs of the problem, by the numbers of the records."""
        compared = self.identical.compared
        return [(compared[one], compared[two]) for one, two in self.problem.pairs.tolist()]

    def whole(self, persons: Ints, attached: Sequence[bool]) -> Ints:
        """The labels of all records, from those of the records that are compared.

        Args:
            persons: for each compared record the place of the first record of the same person.
            attached: whether each record that is not compared goes with the first of those like it.
        """
        compared = np.array(self.identical.compared, dtype=np.int64)
        labels = np.arange(len(compared) + len(self.identical.surplus))
        labels[compared] = compared[persons]
        for (record, first, _), goes in zip(self.identical.surplus, attached, strict=True):
            if goes:
                labels[record] = labels[first]
        return labels


def pose(
    rows: Sequence[Row], lists: Lists, decisions: Decisions, *, seed: int, backend: Backend | None = None
) -> Posed:
    """Compare what is worth comparing, fit the model of pairs, and part the records into groups.

    Args:
        rows: what is compared of each record.
        lists: on which lists the records stand.
        decisions: what people judged.
        seed: of the pairs that are drawn at random.
        backend: where splink compares; DuckDB if none is given.
    """
    judged = frozenset(record for pair in decisions.verdicts for record in pair)
    parted = identical(rows, lists.on, judged)
    kept = [rows[number] for number in parted.compared]
    on = np.array([lists.on[number] for number in parted.compared], dtype=np.int64)
    place = {number: at for at, number in enumerate(parted.compared)}
    verdicts = {(place[one], place[two]): verdict for (one, two), verdict in decisions.verdicts.items()}
    keys = keys_of(kept)
    comparer = Comparer(kept, keys, backend)
    guarded = not tells_kin_apart(kept, comparer.fields)
    compared = Compared(comparer, Rarity(kept, comparer.fields), on, guarded)
    candidates = comparer.candidates()
    found = compared.evidence(candidates)
    fitted = fit(
        comparer.fields,
        found,
        compared.evidence(drawn_pairs(len(kept), candidates, seed=seed)),
        records=len(kept),
        pairs=_numbers_of_pairs(on),
        guarded=guarded,
    )
    same = [pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME]
    groups, left_out = groups_of(len(kept), candidates, posterior(fitted, found)[0], same=same)
    inside = pairs_within(groups)
    signs = [_SIGNS.get(verdicts.get((one, two), Verdict.UNSURE), 0) for one, two in inside.tolist()]
    problem = Problem(
        on=on,
        lists=len(lists.names),
        fields=comparer.fields,
        groups=groups,
        pairs=inside,
        evidence=compared.evidence(inside),
        judged=np.array(signs, dtype=np.int8),
        fitted=fitted,
    )
    return Posed(problem, parted, tuple(_notes(keys.too_common, left_out)))


_SIGNS = {Verdict.SAME: 1, Verdict.DIFFERENT: -1}


def _numbers_of_pairs(on: Ints) -> tuple[int, int]:
    """How many pairs there are between lists, and within lists."""
    sizes = np.bincount(on)
    within = int((sizes * (sizes - 1) // 2).sum())
    return len(on) * (len(on) - 1) // 2 - within, within


def _notes(too_common: int, left_out: int) -> Iterator[str]:
    if too_common:
        yield (
            f"{too_common} combinations of values stand on more than {MOST_RECORDS} lines each, whatever else the lists"
            " say: these lines were not compared by them"
        )
    if left_out:
        yield (
            f"{left_out} weak pairs were left out, for they would have joined more than {MOST_MEMBERS} lines into one"
            " group"
        )
