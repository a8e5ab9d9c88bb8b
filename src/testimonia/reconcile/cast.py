"""The people of an incident who are told of one by one, told apart across its reports.

1. In one report, a description is of a person told of before if nothing speaks against it: not if it says so
   ("another man"), and not if both stand side by side in one sentence ("a teacher and a nurse"). "Another" sets apart
   from those just told of: in "wounding six and killing another", from the six; in "arrested a boy for shooting another
   boy", from the one arrested. Nobody is one of those whom he is said
   to have harmed. Of the people of one sentence, those come first whom fewest of the others may be.
2. Across reports, people who share a name are one; so are those against whose being one nothing speaks. Two people of
   one report are never one person of another.
3. Death is final: a person who is said anywhere to have died is among the killed, and no longer among the injured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from testimonia.model import Claim, Count, Harm
from testimonia.reconcile.describe import Description, are_entries, blames, described, told_one_by_one

MOST_COMPARED = 50
"""People of one incident with whom a description without a name is compared; a bound keeps the work linear."""

_AGE_BETWEEN = re.compile(r",?\s*(?:aged?\s+)?\d{1,3},?\s*|[^\w]*")
"""What may stand between two ways of naming one person: "Mara Ellin, 24, a teacher"."""


@dataclass(slots=True)
class Person:
    """One person, as far as the reports tell people apart.

    Args:
        description: all that is told of the person.
        claims: in which the person is told of.
    """

    description: Description
    claims: list[Claim] = field(default_factory=list)

    def is_told(self, harm: Harm) -> bool:
        """Whether some claim says that this harm was done to the person."""
        return any(claim.harm is harm for claim in self.claims)

    @property
    def told(self) -> list[Claim]:
        """The claims about what became of the person."""
        return [claim for claim in self.claims if claim.harm is self.harm]

    @property
    def harm(self) -> Harm:
        """What became of the person: killed, if anybody says so."""
        return Harm.KILLED if self.is_told(Harm.KILLED) else self.claims[0].harm


def cast_of(claims: Iterable[Claim], harms: Collection[Harm] = frozenset(Harm)) -> list[Person]:
    """The people whom claims tell of one by one.

    Args:
        claims: of one incident, in the order of reports and passages.
        harms: that the people suffered who are wanted; claims of others tell from whom "another" sets apart.
    """
    claims = list(claims)
    reports: dict[str, list[Person]] = {}
    accusing: dict[str, dict[str | None, Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.harm in harms:
            accusing[claim.document].setdefault(claim.alleged_perpetrator, claim)
    lists = _lists_of(claims)
    last: Claim | None = None
    for (document, _), sentence in groupby(claims, key=lambda claim: (claim.document, claim.passage.start)):
        told: list[tuple[Claim, Description]] = []
        for claim in sentence:
            if claim.harm not in harms:
                last = claim
                continue
            did_it = any(blames(other, claim) for other in accusing[document].values())
            for description in told_one_by_one(claim):
                another = description.another and not _of_other_harm(last, claim)
                told.append((claim, replace(description, another=another, blamed=description.blamed or did_it)))
            last = claim
        _add_all(reports.setdefault(document, []), told, lists)
    cast = _Cast()
    for people in reports.values():
        cast.add(people)
    return cast.people


def _lists_of(claims: Sequence[Claim]) -> dict[str, int]:
    """The number of the list of victims of which each claim is a line, by claim id."""
    lists: dict[str, int] = {}
    for number, (one, two) in enumerate(pairwise(claims)):
        if are_entries(one, two):
            lists[two.id] = lists.setdefault(one.id, number)
    return lists


def _of_other_harm(last: Claim | None, claim: Claim) -> bool:
    """Whether the people told of just before, in the same sentence, suffered another harm."""
    if last is None or (last.document, last.passage.start) != (claim.document, claim.passage.start):
        return False
    return last.harm is not claim.harm


def _add_all(people: list[Person], told: Sequence[tuple[Claim, Description]], lists: Mapping[str, int]) -> None:
    """Put the descriptions of a sentence with the people of the report: first those that few of them may be."""
    known = people[-MOST_COMPARED:]
    fits = [sum(_is_same(person, claim, description, lists) for person in known) for claim, description in told]
    for place in sorted(range(len(told)), key=lambda place: (fits[place], place)):
        _add(people, *told[place], lists)


def _add(people: list[Person], claim: Claim, description: Description, lists: Mapping[str, int]) -> None:
    """Put a description with the person of the report whom it is of."""
    latest = list(reversed(people[-MOST_COMPARED:]))
    latest.sort(key=lambda person: (not person.description.is_surely(description), not person.is_told(claim.harm)))
    for person in latest:
        if _is_same(person, claim, description, lists):
            person.description = person.description.joined(description)
            person.claims.append(claim)
            return
    people.append(Person(description, [claim]))


def _is_same(person: Person, claim: Claim, description: Description, lists: Mapping[str, int]) -> bool:
    if not person.description.may_be(description):
        return False
    if any(_side_by_side(other, claim) or _in_one_list(other, claim, lists) for other in person.claims):
        return False
    if any(_may_have_harmed(description, other) for other in person.claims):
        return False
    return not description.another or person.description.is_surely(description)


def _may_have_harmed(doer: Description, claim: Claim) -> bool:
    """Whether somebody who is said to have done it may be the one who harmed those of a claim."""
    return doer.blamed and bool(claim.alleged_perpetrator) and described(claim.alleged_perpetrator or "").may_be(doer)


def _side_by_side(first: Claim, second: Claim) -> bool:
    """Whether one sentence tells of two people: their words stand apart, with more than an age between them."""
    if first.id == second.id:
        return True
    one, two = sorted((first.count, second.count), key=lambda count: count.start)
    if first.passage.start != second.passage.start or one.start == two.start:
        return False
    return one.end <= two.start and not _AGE_BETWEEN.fullmatch(_between(one, two, first))


def _in_one_list(first: Claim, claim: Claim, lists: Mapping[str, int]) -> bool:
    return claim.id in lists and lists[claim.id] == lists.get(first.id)


def _between(one: Count, two: Count, claim: Claim) -> str:
    return claim.passage.exact[one.end - claim.passage.start : two.start - claim.passage.start]


class _Cast:
    """People of several reports, found again by their names or by what is told of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._named: dict[str, list[int]] = defaultdict(list)

    def add(self, people: Sequence[Person]) -> None:
        """Add the people of one report."""
        taken: set[int] = set()
        new: list[Person] = []
        # a name is sure; what is only described takes what is left
        for person in sorted(people, key=lambda item: not item.description.name):
            number = self._find(person, taken)
            if number is None:
                new.append(person)
            else:
                taken.add(number)
                known = self.people[number]
                known.description = known.description.joined(person.description)
                known.claims += person.claims
                self._index(number, person)
        for person in new:
            self._index(len(self.people), person)
            self.people.append(person)

    def _index(self, number: int, person: Person) -> None:
        for word in person.description.name:
            if number not in self._named[word][-1:]:
                self._named[word].append(number)

    def _find(self, person: Person, taken: set[int]) -> int | None:
        """The number of the known person whom this one most likely is."""
        words = person.description.name
        namesakes = (number for word in sorted(words) for number in self._named.get(word, [])[:MOST_COMPARED])
        near = dict.fromkeys([*namesakes, *range(min(len(self.people), MOST_COMPARED))])
        fit = [n for n in near if n not in taken and self.people[n].description.may_be(person.description)]
        return min(fit, key=lambda number: self._rank(person, number), default=None)

    def _rank(self, person: Person, number: int) -> tuple[bool, bool, bool, int]:
        known = self.people[number]
        same_sex = known.description.female is not None and known.description.female is person.description.female
        return (
            not known.description.is_surely(person.description),
            known.harm is not person.harm,
            not same_sex,
            number,
        )
