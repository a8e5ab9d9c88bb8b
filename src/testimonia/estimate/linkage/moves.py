"""Large groups: partitions drawn one from the other, by moving single records, splitting and merging persons.

Source:
    Dahl 2005, sequentially allocated merge-split samplers; Jain and Neal 2004.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from testimonia.estimate.linkage.arrays import Floats, Ints
from testimonia.estimate.linkage.groups import Group
from testimonia.estimate.linkage.spread import Spread, pattern_of
from testimonia.estimate.linkage.support import support


class Target:
    """How likely a set of atoms is to be one person.

    Args:
        evidence: between each two records of the group. Shape: (records, records).
        places: the places of each atom's records among those of the group.
        lists: the numbers of the lists of each atom's records.
        spread: of persons over lists.
    """

    def __init__(
        self, evidence: Floats, places: Sequence[Sequence[int]], lists: Sequence[Sequence[int]], spread: Spread
    ) -> None:
        self._evidence = evidence
        self._places = places
        self._lists = lists
        self._spread = spread
        self._known: dict[tuple[int, ...], float] = {}

    def __call__(self, atoms: Iterable[int]) -> float:
        """The logarithm of the weight of a set of atoms."""
        members = tuple(sorted(atoms))
        if members not in self._known:
            self._known[members] = self._weigh(members)
        return self._known[members]

    def _weigh(self, members: tuple[int, ...]) -> float:
        counts = Counter(number for atom in members for number in self._lists[atom])
        places = [place for atom in members for place in self._places[atom]]
        return self._support(places) + self._spread.log_person(counts.values(), pattern_of([*counts]))

    def _support(self, places: Sequence[int]) -> float:
        if len(places) <= 2:
            return float(self._evidence[places[0], places[-1]])
        return float(support(self._evidence[np.ix_(places, places)][None])[0])

    def speak_for(self, atom: int, atoms: Iterable[int]) -> bool:
        """Whether any pair of records speaks for an atom being one person with any of some others."""
        others = [place for each in atoms for place in self._places[each]]
        return bool((self._evidence[np.ix_(self._places[atom], others)] > 0).any())


class Moves:
    """The partition of one large group, and how the next one is drawn from it.

    Args:
        group: its records.
        pairs: the number of each pair of its records, the smaller record first.
        on: the number of the list of each record.
    """

    def __init__(self, group: Group, pairs: Mapping[tuple[int, int], int], on: Sequence[int]) -> None:
        self.group = group
        self._lists = [[on[record] for record in atom] for atom in group.atoms]
        self._persons: list[set[int]] = [{atom} for atom in range(len(group.atoms))]
        place = {record: at for at, record in enumerate(group.records)}
        self._places = [[place[record] for record in atom] for atom in group.atoms]
        ones, twos = np.triu_indices(len(place), 1)
        self._ones, self._twos = ones, twos
        self._pairs = np.array(
            [pairs[group.records[one], group.records[two]] for one, two in zip(ones, twos, strict=True)], dtype=np.int64
        )

    def sweep(self, weights: Floats, spread: Spread, random: np.random.Generator) -> None:
        """Draw the next partition.

        Args:
            weights: natural logarithm of the evidence of each pair of all groups.
            spread: of persons over lists.
            random: where chance comes from.
        """
        size, records = len(self.group.atoms), len(self.group.records)
        evidence = np.zeros((records, records))
        evidence[self._ones, self._twos] = evidence[self._twos, self._ones] = weights[self._pairs]
        target = Target(evidence, self._places, self._lists, spread)
        for atom in random.permutation(size).tolist():
            self._move(atom, target, random)
        for _ in range(max(1, size // 2)):
            one, two = random.choice(size, 2, replace=False).tolist()
            self._split_or_merge(one, two, target, random)

    def together(self) -> Floats:
        """Whether each pair of the group is one person now, in the order of `numbers`."""
        of = np.array(self.labels(), dtype=np.int64)
        one: Floats = (of[self._ones] == of[self._twos]).astype(np.float64)
        return one

    @property
    def numbers(self) -> Ints:
        """The numbers of the pairs of the group."""
        return self._pairs

    def labels(self) -> list[int]:
        """For each record of the group, in order, the smallest record of the same person."""
        of: dict[int, int] = {}
        for person in self._persons:
            records = [record for atom in person for record in self.group.atoms[atom]]
            of.update(dict.fromkeys(records, min(records)))
        return [of[record] for record in self.group.records]

    def _holder(self, atom: int) -> set[int]:
        return next(person for person in self._persons if atom in person)

    def _move(self, atom: int, target: Target, random: np.random.Generator) -> None:
        """Take one atom out and draw the person that it belongs to, or one of its own.

        Persons for whom nothing speaks are not asked: what is lost is below the share of pairs that are one person.
        """
        self._holder(atom).remove(atom)
        self._persons = [person for person in self._persons if person]
        possible = [person for person in self._persons if target.speak_for(atom, person)]
        gains = [target({*person, atom}) - target(person) for person in possible]
        choice = _drawn([*gains, target({atom})], random)
        if choice == len(possible):
            self._persons.append({atom})
        else:
            possible[choice].add(atom)

    def _split_or_merge(self, one: int, two: int, target: Target, random: np.random.Generator) -> None:
        first, second = self._holder(one), self._holder(two)
        together = first is second
        others = sorted((first | second) - {one, two})
        random.shuffle(others)
        kept = None if together else first
        mine, other, chance = _allocated(one, two, others, kept, target, random)
        gain = target(mine) + target(other) - target(mine | other) - chance
        if math.log(random.random()) < (gain if together else -gain):
            rest = [person for person in self._persons if person is not first and person is not second]
            self._persons = [*rest, mine, other] if together else [*rest, mine | other]


def _allocated(
    one: int, two: int, others: Sequence[int], kept: set[int] | None, target: Target, random: np.random.Generator
) -> tuple[set[int], set[int], float]:
    """Others dealt out between two persons, one after the other, and the logarithm of the chance of this outcome.

    Args:
        one: the atom that the first person begins with.
        two: the atom that the second begins with.
        others: dealt out in this order.
        kept: who went to the first, where the outcome is given and only its chance is asked for.
        target: weighs persons.
        random: where chance comes from.
    """
    mine, other, chance = {one}, {two}, 0.0
    for atom in others:
        to_mine = target({*mine, atom}) - target(mine)
        to_other = target({*other, atom}) - target(other)
        share = -np.logaddexp(0.0, to_other - to_mine)  # logarithm of the chance to go to the first
        goes = atom in kept if kept is not None else math.log(random.random()) < share
        chance += share if goes else -np.logaddexp(0.0, to_mine - to_other)
        (mine if goes else other).add(atom)
    return mine, other, float(chance)


def _drawn(logs: Sequence[float], random: np.random.Generator) -> int:
    """A number drawn in proportion to weights given as logarithms."""
    return int(np.argmax(np.asarray(logs) + random.gumbel(size=len(logs))))
