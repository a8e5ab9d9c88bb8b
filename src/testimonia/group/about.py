"""Which incident each claim is about: its report's main one, another by its own day and place, or none."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from testimonia.group.arrays import NONE, Keys, Numbers
from testimonia.group.calendar import MOST_DAYS, SLACK, around, is_close, lasts, near
from testimonia.group.compare import SEVERAL
from testimonia.group.events import WIDE, Event
from testimonia.group.keys import heard, key
from testimonia.group.nearness import NARROW, REMOTE_KM, is_one_place, place_relation
from testimonia.group.profile import WEEK, Profile
from testimonia.group.words import BESIDE, DIED
from testimonia.matching.terms import Form, terms_of
from testimonia.model import Claim, DateRange, Harm, Role, Where
from testimonia.places import km_between, place_key

BUSY = 10
"""Incidents of one place and fortnight from which place and days alone no longer tell which is meant; a name must."""

CROWD = 40
"""Background claims of one place and some days from which place and days no longer tell which belong together."""

Counted = tuple[Harm, int]
"""A harm and a number of persons."""

MOST_FOUND = 5_000
"""Reports under one key from which it is too common to look at."""


class Calendar:
    """Incidents by the keys of their reports.

    Args:
        keys: of all reports that are no copies.
        holders: the incident of the report that has each key.
        event: gives an incident by its number.
        counts: gives what the reports of an incident count of its harm.
    """

    def __init__(
        self, keys: Keys, holders: Numbers, event: Callable[[int], Event], counts: Callable[[int], Collection[Counted]]
    ) -> None:
        order = np.argsort(keys, kind="stable")
        self._keys, self._holders, self._event, self._counts = keys[order], holders[order], event, counts

    def event_for(self, claim: Claim, profile: Profile) -> int:
        """The incident of the claim's days at the claim's place, or at the report's if the claim names none.

        A week or a month ("in August, when 15 men died there") does not tell which incident is meant; the count does.
        """
        where = claim.where or profile.where
        if claim.when is None or where is None:
            return NONE
        names = _names(claim)
        periods = around(claim.when)
        named = Counter(number for name in names for number in self._found(f"{name} {p}" for p in periods))
        there = set(named)
        for place in near(where):
            found = self._found(f"{place} {p}" for p in periods)
            there |= found if len(found) <= BUSY else set()
        wide = []
        for number in sorted(there, key=lambda number: (-named[number], number)):
            event = self._event(number)
            if event.when is None or event.where is None or not _same_days(claim.when, event.when):
                continue
            if (claim.when.days or 0) >= WEEK and not self._is_counted(claim, number):
                continue
            relation = place_relation(event.where, where)
            if relation == "same" or is_one_place(event.where, where) or _is_named(event.where, claim):
                return number
            if relation == "unknown" and _is_region_of(where, event.where):
                wide.append(number)
        # a region of the country says which incident is meant if only one lies on these days
        return wide[0] if len(wide) == 1 else NONE

    def _is_counted(self, claim: Claim, number: int) -> bool:
        """Whether the reports of an incident give the count of a claim; of one or two people that tells nothing."""
        ends = [end for end in claim.count.interval.known_ends if end >= SEVERAL]
        return any((claim.harm, end) in self._counts(number) for end in ends)

    def _found(self, words: Iterable[str]) -> set[int]:
        keys = np.array([key(word) for word in words], dtype=np.uint64)
        starts, ends = (np.searchsorted(self._keys, keys, side).tolist() for side in ("left", "right"))
        found: set[int] = set()
        for start, end in zip(starts, ends, strict=True):
            if start < end <= start + MOST_FOUND:
                found.update(self._holders[start:end].tolist())
        return found


def _is_named(where: Where, claim: Claim) -> bool:
    """Whether the sentence of a claim names a place, and not the one that the claim was read with (of a dateline)."""
    text = claim.passage.exact
    if claim.where is not None and (claim.where.words or "") in text:
        return False
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in (where.words, where.name) if name)


def _is_region_of(one: Where, two: Where) -> bool:
    """Whether one of two places may be a region around the other; a country, and a place that no map has, is none."""
    wider, apart = max(one.precision or 1, two.precision or 1), km_between(one, two)
    near = apart is None or apart <= REMOTE_KM
    return near and one.country == two.country is not None and NARROW < wider < WIDE


def _same_days(one: DateRange, two: DateRange) -> bool:
    """Whether two dates may be those of one incident: what lasted is no incident of one of its days."""
    return one.overlaps(two, slack=SLACK) and lasts(one) is lasts(two)


def _names(claim: Claim) -> tuple[str, ...]:
    return _names_in(claim.passage.exact)


@functools.lru_cache(maxsize=1_000)
def _names_in(passage: str) -> tuple[str, ...]:
    """What the names of a passage sound like; each passage is asked for several times in a row."""
    return tuple(sorted({heard(name, Form.NAME) for name in terms_of(passage).of_form(Form.NAME)}))


def looked_up(claim: Claim, profile: Profile) -> list[int]:
    """The keys under which the incident of a claim is looked for."""
    where = claim.where or profile.where
    if claim.when is None or where is None:
        return []
    return sorted({key(f"{word} {p}") for word in (*_names(claim), *near(where)) for p in around(claim.when)})


def elsewhere(profile: Profile, event: Event, *, alone: bool) -> list[Claim]:
    """The claims of a report that are not about its main incident; claims about periods are about none.

    An overview has no main incident.

    Args:
        profile: the report.
        event: its main incident.
        alone: whether that incident is not the one that the report's own days tell.
    """
    return [claim for claim in profile.told if profile.overview or not _fits(claim, event, profile, alone=alone)]


def _fits(claim: Claim, event: Event, profile: Profile, *, alone: bool) -> bool:
    """Whether a claim is about its report's main event: nothing that it says of day and place speaks against it."""
    own = profile.days.get(claim.id)
    if is_late_death(claim, event, own):
        return True
    if set_apart(claim, event, profile):
        return False
    days = [when for when in (event.when, None if alone else profile.when) if when]
    # a report that is mainly about the past gives the day of its own news ("the court said on Thursday")
    told = own and profile.published and own.within(profile.published)
    if own and not told and days and not any(own.overlaps(when, slack=SLACK) for when in days):
        return False
    if Orphan.of(claim) and own and event.when and lasts(own) is not lasts(event.when):
        return False  # the whole of a siege, or one of its days
    where = profile.where or event.where
    own_words = claim.where.words if claim.where else None
    if claim.where is None or where is None or own_words is None or own_words not in claim.passage.exact:
        return True
    relation = place_relation(claim.where, where)
    # one who was hurt may die in the hospital of another town
    single = claim.count.interval.known_ends[-1] == 1
    return relation not in ("other country", "remote", "far") or (own is None and (single or relation == "far"))


def is_late_death(claim: Claim, event: Event, own: DateRange | None) -> bool:
    """Whether a claim tells that one person died some days after the incident, as one of the hurt may.

    Args:
        claim: of a report that is mainly about the incident.
        event: the incident.
        own: the day of the claim.
    """
    if (
        claim.harm is not Harm.KILLED
        or claim.count.interval.known_ends[-1] != 1
        or not DIED.search(claim.passage.exact)
    ):
        return False
    if own is None or own.start is None or event.when is None or event.when.end is None:
        return False
    return event.when.end < own.start <= event.when.end + timedelta(MOST_DAYS)


def set_apart(claim: Claim, event: Event, profile: Profile) -> bool:
    """Whether the report itself sets a claim apart from its main incident: by its day, or as of a place beside."""
    return told_apart(claim, event, profile) or _is_of_place_beside(claim, profile.where or event.where)


def _is_of_place_beside(claim: Claim, main: Where | None) -> bool:
    """Whether the words before its place tell that it is not the main one: "two died in fighting for nearby Orvek"."""
    if claim.where is None or not claim.where.words or main is None or is_one_place(claim.where, main):
        return False
    before, found, _ = claim.passage.exact.partition(claim.where.words)
    return bool(found) and BESIDE.search(before) is not None


def told_apart(claim: Claim, event: Event, profile: Profile) -> bool:
    """Whether a report tells the main incident and, a few days off, another: each with a day and a count of its own.

    "On the 10th a mob killed three. On the 13th soldiers fired on the crowd; 20 died." The next day alone tells of
    none: the dead are found, and the wounded die, on the day after. What lies before the incident is no outcome of it;
    there the day of the incident need not be sure.
    """
    own = _close(claim, profile.days.get(claim.id))
    if own is None or event.when is None or not is_close(event.when) or own.overlaps(event.when, slack=1):
        return False
    before = own.within(DateRange(None, event.when.start))
    others = (other for other in profile.told if other.passage != claim.passage)
    days = (_close(other, other.when if before else profile.days.get(other.id)) for other in others)
    return any(when.overlaps(event.when) for when in days if when)


def _close(claim: Claim, when: DateRange | None) -> DateRange | None:
    return when if when and claim.role is Role.TOTAL and is_close(when) else None


def looks_back(own: int, targets: Mapping[str, int], profile: Profile, *, size: Callable[[int], int]) -> int:
    """The incident that a report which stands alone is mainly about, if most of its claims are about another.

    Such a report looks back, and its lead names another day (of a finding, a burial, a session).

    Args:
        own: the incident that its own days tell.
        targets: the incident of each claim that is about another, by claim id.
        profile: the report.
        size: gives the number of reports that are mainly about an incident.
    """
    votes = Counter(targets.get(claim.id, own) for claim in profile.told)
    votes.pop(NONE, None)
    best = min(votes, key=lambda number: (-votes[number], number), default=own)
    return best if votes[best] > votes[own] and size(best) > 1 else own


@dataclass(frozen=True, slots=True)
class Orphan:
    """A background claim with a day and a place of its own that no report is mainly about."""

    claim: Claim
    when: DateRange
    where: Where

    @classmethod
    def of(cls, claim: Claim) -> Orphan | None:
        """The orphan that a claim is; None if it lacks a day or a place of its own."""
        if claim.when is None or claim.where is None or (claim.where.precision or 1) >= WIDE:
            return None
        return cls(claim, claim.when, claim.where)

    @property
    def place(self) -> int:
        """The key of its place, and of whether its harm lasted."""
        return key(f"{place_key(self.where)} lasting" if lasts(self.when) else place_key(self.where))


def orphan_events(orphans: Sequence[Orphan]) -> list[list[Orphan]]:
    """Background claims of one place, gathered by their days.

    Where many lie close together, days and place tell no more which belong together: then a report's claims stay
    together, and those of others join them only if they give the same count.
    """
    chains: list[list[Orphan]] = []
    for orphan in sorted(orphans, key=lambda item: (str(item.when.start), item.claim.document, item.claim.id)):
        near = chains and _narrowest(chains[-1]).when.overlaps(orphan.when, slack=SLACK)
        if near and not any(_are_apart(other, orphan) for other in chains[-1]):
            chains[-1].append(orphan)
        else:
            chains.append([orphan])
    return [group for chain in chains for group in (_by_count(chain) if len(chain) > CROWD else [chain])]


def _are_apart(one: Orphan, two: Orphan) -> bool:
    """Whether one report tells both, each with a day of its own a few days from the other."""
    if one.claim.document != two.claim.document:
        return False
    first, second = _close(one.claim, one.when), _close(two.claim, two.when)
    return first is not None and second is not None and not first.overlaps(second, slack=1)


def _narrowest(orphans: Sequence[Orphan]) -> Orphan:
    return min(orphans, key=lambda item: (item.when.days or 0, str(item.when.start)))


def _by_count(orphans: Sequence[Orphan]) -> list[list[Orphan]]:
    groups: list[list[Orphan]] = []
    of: dict[object, int] = {}
    for orphan in orphans:
        count = orphan.claim.count
        known: list[object] = [orphan.claim.document, (orphan.claim.harm, count.low, count.high)]
        number = next((of[item] for item in known if item in of), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(orphan)
        of |= dict.fromkeys(known, number)
    return groups


def event_of_orphans(orphans: Sequence[Orphan]) -> Event:
    """The incident of some background claims; harm that lasted is told of as it goes on, so its longest days count."""
    longest = max(orphans, key=lambda item: (item.when.days or 0, str(item.when.start)))
    when = longest.when if lasts(longest.when) else _narrowest(orphans).when
    return Event(when, orphans[0].where, [], [orphan.claim for orphan in orphans])
