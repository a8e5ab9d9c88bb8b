"""Linking: the lines of victim lists become links, persons, and partitions from which more can be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from testimonia.estimate.linkage.arrays import Ints
from testimonia.estimate.linkage.backends import Backend
from testimonia.estimate.linkage.decisions import NONE, Decisions, Pair
from testimonia.estimate.linkage.explained import Why, explained
from testimonia.estimate.linkage.lists import Lists, lists_of
from testimonia.estimate.linkage.partitions import Sampler
from testimonia.estimate.linkage.posed import Posed, pose
from testimonia.estimate.linkage.rows import row_of
from testimonia.estimate.linkage.unseen import holders_of, with_unseen
from testimonia.matching.clusters import clusters
from testimonia.model import Verdict, VictimRecord

SEED = 1
DRAWS = 200
"""Partitions from which probabilities and the number of persons are computed."""

CLEAR, NOT = 0.95, 0.05
"""Probabilities from which, and up to which, a pair is clear; what lies between is for people to look at. They are the
usual limits of evidence, chosen beforehand; no labelled data were used."""

CERTAIN = 1e6
"""Score of a pair that a person judged."""

WORTH_SAYING = 0.005
"""Share of the links that nobody sees from which it is said."""

UNSEEN = 1
"""Stream of chance by which links that nobody sees are made."""

ONE_PERSON = 0.5
"""Probability from which two records are more likely one person than two."""


class Clarity(StrEnum):
    """What the evidence says of a pair of records."""

    CLEAR = "clear"
    UNCLEAR = "unclear"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that may be one person.

    Args:
        first, second: their numbers among the records.
        probability: that they are one person, by all records and judgements.
        clarity: whether the evidence is clear.
        verdict: what a person judged; None if nobody did.
        why: the evidence of the pair by itself.
    """

    first: int
    second: int
    probability: float
    clarity: Clarity
    verdict: Verdict | None
    why: Why


@dataclass(frozen=True, slots=True)
class Expected:
    """How many persons the lists name.

    Args:
        mean: expected number.
        low, high: ends of the interval that holds 95 % of the sampled partitions.
        unseen: share of the links that nobody sees; the numbers of persons allow for it.
    """

    mean: float
    low: int
    high: int
    unseen: float


class Sampled(NamedTuple):
    """One partition of all records.

    Args:
        labels: for each record a label of its person. Shape: (records,).
        unseen: share of the links that nobody sees, and that it therefore lacks.
    """

    labels: Ints
    unseen: float


@dataclass(frozen=True, slots=True)
class Linkage:
    """Who is who on lists.

    Args:
        records: all records, in the order of the lists.
        lists: on which lists they stand.
        links: pairs that are one person with a probability above `NOT`, or that a person judged; in order.
        persons: for each record the number of its person, from 1, in the order of the first records.
        expected: number of persons on all lists together.
        notes: what was not compared, or not applied, in plain words.
        seed: of all chance.
        posed: what the partitions are drawn for.
        attached: whether each record that is not compared goes with the first of those like it.
    """

    records: tuple[VictimRecord, ...]
    lists: Lists
    links: tuple[Link, ...]
    persons: tuple[int, ...]
    expected: Expected
    notes: tuple[str, ...]
    seed: int
    posed: Posed
    attached: tuple[bool, ...]

    def partitions(self, number: int, *, seed: int | None = None) -> Iterator[Sampled]:
        """So many partitions; the same seed gives the same."""
        sampler = Sampler(self.posed.problem, seed=self.seed if seed is None else seed)
        for draw in sampler.draws(number):
            yield Sampled(self.posed.whole(draw.persons, self.attached), draw.unseen)


Progress = Callable[[str, int, int | None], None]


def silent(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def link(
    records: Sequence[VictimRecord],
    *,
    decisions: Decisions = NONE,
    seed: int = SEED,
    draws: int = DRAWS,
    progress: Progress = silent,
    backend: Backend | None = None,
) -> Linkage:
    """Find out who is who on lists.

    Args:
        records: lines of lists; no list is assumed free of duplicates.
        decisions: what people judged, by the numbers of the records.
        seed: of all chance: the same seed gives the same result.
        draws: sampled partitions, from which probabilities are computed.
        progress: told how far the work is.
        backend: where splink compares; DuckDB in this process if none is given. The result is the same.

    Raises:
        TooManyLists: the records stand on more lists than can be told apart.
    """
    lists = lists_of(records)
    progress("compare", 0, None)
    posed = pose([row_of(record) for record in records], lists, decisions, seed=seed, backend=backend)
    together = np.zeros(len(posed.problem.pairs))
    partitions = []
    for done, draw in enumerate(Sampler(posed.problem, seed=seed).draws(draws), start=1):
        together += draw.together / draws
        partitions.append(draw)
        progress("draw", done, draws)
    probable = dict(zip(posed.numbers(), np.clip(together, 0.0, 1.0).tolist(), strict=True))
    links = tuple(_links(posed, probable, decisions))
    clear = {(each.first, each.second) for each in links if each.clarity is Clarity.CLEAR}
    attached = tuple((first, second) in clear for _, first, second in posed.identical.surplus)
    sampled = [Sampled(posed.whole(draw.persons, attached), draw.unseen) for draw in partitions]
    expected = _expected(sampled, lists, seed)
    return Linkage(
        records=tuple(records),
        lists=lists,
        links=links,
        persons=_persons(len(records), probable, decisions, posed, attached),
        expected=expected,
        notes=(*posed.notes, *_unseen(expected), *_not_applied(decisions)),
        seed=seed,
        posed=posed,
        attached=attached,
    )


def number_of_persons(labels: Ints) -> int:
    """How many persons a partition has: so many records are labelled with themselves."""
    return int((labels == np.arange(len(labels))).sum())


def _links(posed: Posed, probable: Mapping[Pair, float], decisions: Decisions) -> Iterator[Link]:
    """The pairs that may be one person, in order."""
    whys = explained(posed.problem.fields, posed.problem.fitted, posed.problem.evidence)
    for (pair, probability), why in sorted(zip(probable.items(), whys, strict=True), key=lambda item: item[0][0]):
        verdict = decisions.verdicts.get(pair)
        if probability > NOT or verdict:
            yield Link(*pair, probability, _clarity(probability, verdict, why), verdict, why)


def _clarity(probability: float, verdict: Verdict | None, why: Why) -> Clarity:
    """What the evidence says; names alone are never clear, for kin die together."""
    alone = why.names_only and verdict is None and probability > NOT
    if verdict is Verdict.UNSURE or NOT < probability < CLEAR or alone:
        return Clarity.UNCLEAR
    return Clarity.CLEAR if probability >= CLEAR else Clarity.NOT


def _persons(
    records: int, probable: Mapping[Pair, float], decisions: Decisions, posed: Posed, attached: Sequence[bool]
) -> tuple[int, ...]:
    """The one partition that errs least: groups that are one person on the whole, judgements obeyed."""
    forced = {Verdict.SAME: CERTAIN, Verdict.DIFFERENT: -CERTAIN}
    scores = {
        pair: forced.get(decisions.verdicts.get(pair, Verdict.UNSURE), probability - ONE_PERSON)
        for pair, probability in probable.items()
    }
    scores |= {pair: forced[verdict] for pair, verdict in decisions.verdicts.items() if verdict in forced}
    of = {}
    for person, members in enumerate(clusters(range(records), scores, absent=-ONE_PERSON), start=1):
        of.update(dict.fromkeys(members, person))
    for (record, first, _), goes in zip(posed.identical.surplus, attached, strict=True):
        if goes:
            of[record] = of[first]
    renumbered = {
        person: number for number, person in enumerate(dict.fromkeys(of[at] for at in range(records)), start=1)
    }
    return tuple(renumbered[of[at]] for at in range(records))


def _expected(sampled: Sequence[Sampled], lists: Lists, seed: int) -> Expected:
    random, on = np.random.default_rng([seed, UNSEEN]), np.array(lists.on, dtype=np.int64)
    sizes = [
        with_unseen(Counter(holders_of(labels, on)), unseen, random).total() if unseen else number_of_persons(labels)
        for labels, unseen in sampled
    ]
    low, high = np.quantile(sizes, [0.025, 0.975], method="inverted_cdf")
    return Expected(float(np.mean(sizes)), int(low), int(high), float(np.mean([each.unseen for each in sampled])))


def _unseen(expected: Expected) -> tuple[str, ...]:
    if expected.unseen < WORTH_SAYING:
        return ()
    said = (
        f"slips in names are so common that two in one name hide about {expected.unseen:.1%} of the links: expected"
        " numbers and sampled captures allow for that, though nobody can say which lines these are"
    )
    return (said,)


def _not_applied(decisions: Decisions) -> tuple[str, ...]:
    if not decisions.unknown:
        return ()
    said = (
        f"{len(decisions.unknown)} judgements are about lines that are on none of these lists, the first"
        f" {decisions.unknown[0]}: they were not applied"
    )
    return (said,)
