"""Events: incidents before they have a code, and which claims are about which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from testimonia.group.compare import place_relation
from testimonia.group.profile import Profile, is_period, place_key
from testimonia.model import Claim, Copy, DateRange, Join, Reason, Where

SLACK = 3
"""Days that the date of a claim may lie off the main date and still mean the same harm: night attacks, days of
reporting, victims found or dying the days after."""

WIDE = 6
"""Precision (UCDP where_prec) from which a place is too wide to make an incident of its own: a country, the sea."""


@dataclass(slots=True)
class Event:
    """An incident in the making.

    Args:
        when, where: as its main reports have it.
        documents: ids of the reports that contribute.
        claims: its claims.
        joins: why the reports were joined.
    """

    when: DateRange | None
    where: Where | None
    documents: list[str]
    claims: list[Claim] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)


def event_of(profiles: Sequence[Profile]) -> Event:
    """The event that some reports, joined, are mainly about; its claims are still to be assigned."""
    ranges = [profile.when for profile in profiles if profile.when]
    # where no report dates its harm surely, the dates that the claims were read with are the best there is
    ranges = ranges or [c.when for profile in profiles for c in profile.claims if c.when and not is_period(c)]
    often: dict[DateRange, int] = Counter(DateRange(when.start, when.end) for when in ranges)
    # the day that most reports agree on; of equal ones the most precise, then the first
    agreed = min(
        often,
        key=lambda item: (
            -sum(often[other] for other in often if other.overlaps(item)),
            item.days or 0,
            str(item.start),
        ),
        default=None,
    )
    when = next((item for item in ranges if agreed and (item.start, item.end) == (agreed.start, agreed.end)), None)
    return Event(when, _agreed_place(profiles), [profile.document.id for profile in profiles])


def _agreed_place(profiles: Sequence[Profile]) -> Where | None:
    votes: dict[str, int] = defaultdict(int)
    first: dict[str, Where] = {}
    for profile in profiles:
        if profile.where:
            votes[place_key(profile.where)] += 1
            first.setdefault(place_key(profile.where), profile.where)
    best = min(votes, key=lambda key: ((first[key].precision or 1) >= WIDE, -votes[key], key), default=None)
    return first[best] if best is not None else None


def assign(
    events: Sequence[Event], profiles: Sequence[Profile], *, main: Mapping[str, int], moved: Collection[str] = ()
) -> tuple[list[Event], dict[str, int]]:
    """Give each claim to the event it is about; events that only background claims tell of are added.

    Args:
        events: the main events.
        profiles: all reports, copies too, in order.
        main: index of each report's main event.
        moved: reports whose main event is not the one that their own days tell.

    Returns:
        All events, some of them perhaps without a claim, and the event of each assigned claim.
    """
    found = list(events)
    of: dict[str, int] = {}
    elsewhere: list[tuple[Profile, Claim]] = []
    for profile in profiles:
        event = events[main[profile.document.id]]
        for claim in profile.claims:
            if is_period(claim):
                continue
            if _fits(claim, event, profile, alone=profile.document.id in moved):
                of[claim.id] = main[profile.document.id]
            else:
                elsewhere.append((profile, claim))
    calendar = _Calendar(events)
    orphans: list[tuple[Profile, Claim]] = []
    for profile, claim in elsewhere:
        number = calendar.event_for(claim, profile)
        if number is None:
            orphans.append((profile, claim))
        else:
            of[claim.id] = number
    for claims in _new_events(orphans):
        of.update((claim.id, len(found)) for claim in claims)
        found.append(Event(_narrowest(claims), claims[0].where, []))
    return found, of


def elsewhere(
    events: Sequence[Event], profiles: Sequence[Profile], *, of: Mapping[str, int], copies: Sequence[Copy]
) -> dict[str, int]:
    """Reports that stand alone although most of their claims are about another event: that one is their main event.

    Such a report looks back, and its lead names another day (of a finding, a burial, a session).

    Returns:
        The index of the new main event of each such report; their old events lose them.
    """
    copied = {copy.original for copy in copies} | {copy.document for copy in copies}
    claims = {profile.document.id: profile.claims for profile in profiles}
    moved: dict[str, int] = {}
    left: list[Event] = []
    for number, event in enumerate(events):
        if len(event.documents) != 1 or event.documents[0] in copied:
            continue
        name = event.documents[0]
        votes = Counter(of[claim.id] for claim in claims[name] if claim.id in of)
        best = min(votes, key=lambda other: (-votes[other], other), default=number)
        if votes[best] > votes[number] and best < len(events) and len(events[best].documents) > 1:
            moved[name] = best
            left.append(event)
    for event in left:
        name = event.documents.pop()
        best = moved[name]
        claim = next(claim for claim in claims[name] if of.get(claim.id) == best)
        events[best].joins.append(mention(claim, events[best].documents[0]))
        events[best].documents.append(name)
    return moved


def _fits(claim: Claim, event: Event, profile: Profile, *, alone: bool) -> bool:
    """Whether a claim is about its report's main event: nothing that it says of day and place speaks against it."""
    own = profile.days.get(claim.id)
    days = [when for when in (event.when, None if alone else profile.when) if when]
    # a report that is mainly about the past gives the day of its own news ("the court said on Thursday")
    told = own and profile.published and own.within(profile.published)
    if own and not told and days and not any(own.overlaps(when, slack=SLACK) for when in days):
        return False
    where = profile.where or event.where
    if claim.where is None or where is None or claim.where.words not in claim.passage.exact:
        return True
    relation = place_relation(claim.where, where)
    return relation not in ("other country", "far") or own is None


class _Calendar:
    """Events by the weeks in which they lie, to find those of a date."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._weeks: dict[int, list[int]] = defaultdict(list)
        for number, event in enumerate(events):
            for week in _weeks(event.when):
                self._weeks[week].append(number)

    def event_for(self, claim: Claim, profile: Profile) -> int | None:
        """The event of the claim's days at the claim's place, or at the report's if the claim names none."""
        where = claim.where or profile.where
        if claim.when is None or where is None:
            return None
        wide: list[int] = []
        for number in sorted({number for week in _weeks(claim.when) for number in self._weeks[week]}):
            event = self._events[number]
            if event.when is None or event.where is None or not claim.when.overlaps(event.when, slack=SLACK):
                continue
            relation = place_relation(event.where, where)
            if relation == "same" or place_key(event.where) == place_key(where):
                return number
            if relation == "unknown" and event.where.country == where.country is not None:
                wide.append(number)
        # a region of the country says which incident is meant if only one lies on these days
        return wide[0] if len(wide) == 1 else None


def _weeks(when: DateRange | None) -> Iterator[int]:
    if when and when.start and when.end:
        yield from range((when.start.toordinal() - SLACK) // 7, (when.end.toordinal() + SLACK) // 7 + 1)


def _new_events(orphans: Sequence[tuple[Profile, Claim]]) -> list[list[Claim]]:
    """Background claims with a day and a place of their own, gathered by both; others make no incident."""
    at: dict[str, list[Claim]] = defaultdict(list)
    for _, claim in orphans:
        if claim.when and claim.where and (claim.where.precision or 1) < WIDE:
            at[place_key(claim.where)].append(claim)
    gathered: list[list[Claim]] = []
    for key in sorted(at):
        group: list[Claim] = []
        for claim in sorted(
            at[key], key=lambda item: (str(item.when.start if item.when else ""), item.document, item.id)
        ):
            if group and not _narrowest(group).overlaps(claim.when or _narrowest(group), slack=SLACK):
                gathered.append(group)
                group = []
            group.append(claim)
        gathered.append(group)
    return gathered


def _narrowest(claims: Sequence[Claim]) -> DateRange:
    ranges = [claim.when for claim in claims if claim.when]
    return min(ranges, key=lambda when: (when.days or 0, str(when.start)))


def mention(claim: Claim, first: str) -> Join:
    """Why a report that mentions an incident in passing contributes to it."""
    day = claim.when.edtf if claim.when else "no day"
    place = (claim.where.name or claim.where.words) if claim.where else "the report's place"
    one, two = sorted((claim.document, first))
    return Join(one, two, 0.0, (Reason("mention", f"mentions harm of {day}, {place}", 0.0),))
