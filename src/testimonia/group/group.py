"""Group: documents and what was read from them become incidents, copies are found, every join explains itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from testimonia.group.codes import codes_for
from testimonia.group.copies import find_copies
from testimonia.group.events import Event, assign, elsewhere, event_of, mention
from testimonia.group.profile import Profile, profile_of
from testimonia.group.titles import title_of
from testimonia.group.together import together
from testimonia.model import Claim, Copy, Document, Grouping, Incident, Join, Reading, Reason

NONE_KNOWN: Mapping[str, frozenset[str]] = {}


def group(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    *,
    known: Mapping[str, frozenset[str]] = NONE_KNOWN,
) -> Grouping:
    """Group reports and their claims into incidents.

    Args:
        documents: the reports, in any order.
        readings: what was read from them; a document may have none.
        known: codes of earlier runs and the ids of the documents that each had; an incident that stays keeps its
            code, and no code is used twice.

    Returns:
        Incidents, copies, and the incidents of each report. Reports of no countable harm, and claims that sum up
        a period, belong to no incident.
    """
    read = {reading.document: reading for reading in readings}
    profiles = [profile_of(document, read.get(document.id)) for document in sorted(documents, key=lambda item: item.id)]
    copies = find_copies(profiles)
    copied = {copy.document: copy for copy in copies}
    originals = [profile for profile in profiles if profile.document.id not in copied]
    joined = together(originals)
    events = [event_of([originals[item] for item in items]) for items in joined.members]
    main = {name: number for number, event in enumerate(events) for name in event.documents}
    main.update((copy.document, main[copy.original]) for copy in copies)
    _, of = assign(events, profiles, main=main)
    moved = elsewhere(events, profiles, of=of, copies=copies)
    main |= moved
    found, of = assign(events, profiles, main=main, moved=moved)
    for event, joins in zip(events, joined.joins, strict=True):
        event.joins += joins
    _fill(found, profiles, of=of, main=main, copied=copied)
    return _grouping(found, profiles, main=main, copies=copies, known=known)


def _fill(
    events: Sequence[Event],
    profiles: Sequence[Profile],
    *,
    of: Mapping[str, int],
    main: Mapping[str, int],
    copied: Mapping[str, Copy],
) -> None:
    """Give the events their claims, copies, and the reports that mention them."""
    inside = [set(event.documents) for event in events]
    first = {number: event.documents[0] for number, event in enumerate(events) if event.documents}
    for profile in profiles:
        name = profile.document.id
        if name in copied:
            events[main[name]].documents.append(name)
            inside[main[name]].add(name)
            events[main[name]].joins.append(_copy_join(copied[name]))
        for claim in profile.claims:
            number = of.get(claim.id)
            if number is None:
                continue
            event = events[number]
            event.claims.append(claim)
            if name not in inside[number]:
                event.documents.append(name)
                inside[number].add(name)
                if first.setdefault(number, name) != name:
                    event.joins.append(mention(claim, first[number]))


def _copy_join(copy: Copy) -> Join:
    one, two = sorted((copy.document, copy.original))
    detail = f"{copy.similarity:.0%} of the shorter text's word sequences stand in the other"
    return Join(one, two, copy.similarity, (Reason("copy", detail, copy.similarity),))


def _grouping(
    events: Sequence[Event],
    profiles: Sequence[Profile],
    *,
    main: Mapping[str, int],
    copies: tuple[Copy, ...],
    known: Mapping[str, frozenset[str]],
) -> Grouping:
    by_id = {profile.document.id: profile for profile in profiles}

    def published(name: str) -> tuple[date, str]:
        when = by_id[name].published
        return ((when.start or when.end) if when else None) or date.max, name

    def age(number: int) -> tuple[str, tuple[date, str], int]:
        when = events[number].when
        return str((when.start or when.end) if when else "9999"), min(map(published, events[number].documents)), number

    order = sorted((number for number, event in enumerate(events) if event.claims), key=age)
    codes = dict(zip(order, codes_for([events[number] for number in order], known=known), strict=True))
    position = {
        claim.id: (claim.document, claim.passage.start, claim.count.start) for event in events for claim in event.claims
    }
    incidents = []
    for number in order:
        event = events[number]
        ordered = sorted(event.claims, key=lambda claim: (position[claim.id], claim.id))
        incidents.append(_incident(codes[number], event, ordered, sorted(event.documents, key=published)))
    return Grouping(
        incidents=tuple(sorted(incidents, key=lambda incident: incident.code)),
        copies=copies,
        main=_main(profiles, events, main=main, codes=codes),
    )


def _incident(code: str, event: Event, claims: Sequence[Claim], documents: Sequence[str]) -> Incident:
    return Incident(
        code=code,
        title=title_of(event),
        when=event.when,
        where=event.where,
        documents=tuple(documents),
        claims=tuple(claim.id for claim in claims),
        joins=tuple(sorted(event.joins, key=lambda join: (join.first, join.second))),
    )


def _main(
    profiles: Sequence[Profile],
    events: Sequence[Event],
    *,
    main: Mapping[str, int],
    codes: Mapping[int, str],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each report about an incident its codes: the main one first, then those that it mentions."""
    mentioned: dict[str, list[str]] = defaultdict(list)
    for number, code in sorted(codes.items(), key=lambda item: item[1]):
        for name in events[number].documents:
            mentioned[name].append(code)
    rows = []
    for profile in profiles:
        name = profile.document.id
        own = codes.get(main[name])
        every = ([own] if own else []) + [code for code in mentioned[name] if code != own]
        if every:
            rows.append((name, tuple(every)))
    return tuple(rows)
