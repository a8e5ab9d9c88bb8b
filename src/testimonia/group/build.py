"""From what belongs together to incidents with codes, claims and reasons; only those that may have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from testimonia.group.about import Orphan, event_of_orphans
from testimonia.group.arrays import NONE, Numbers
from testimonia.group.background import Background
from testimonia.group.codes import codes_for
from testimonia.group.copies import contained, copy_of, versions
from testimonia.group.events import Event
from testimonia.group.extents import Extent, Extents
from testimonia.group.groundwork import Groundwork
from testimonia.group.parts import why_part, with_wholes
from testimonia.group.profile import Profile
from testimonia.group.regroup import Regrouping
from testimonia.group.titles import title_of
from testimonia.group.together import near_misses
from testimonia.model import Claim, Copy, Incident, Join, Reason
from testimonia.places import called

Key = int | str
"""What tells an incident in the making: the number of its first report, or the id of its first claim."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run changed; what it does not name is as it was.

    Args:
        incidents: those that are new or changed, in the order of their codes.
        gone: codes that no incident has any more.
        copies: new or changed copies, in the order of document ids.
        versions: new or changed versions, the same.
        no_copies: documents that were copies or versions and are none any more.
        main: new or changed incidents of documents; empty where a document is about none any more.
        near: new near misses.
        not_near: pairs of documents that were near misses and are none any more.
    """

    incidents: tuple[Incident, ...]
    gone: tuple[str, ...]
    copies: tuple[Copy, ...]
    versions: tuple[Copy, ...]
    no_copies: tuple[str, ...]
    main: tuple[tuple[str, tuple[str, ...]], ...]
    near: tuple[Join, ...]
    not_near: tuple[tuple[str, str], ...]


def built(work: Regrouping, around: Background, *, known: Mapping[str, frozenset[str]]) -> tuple[Groundwork, Changes]:
    """The incidents that may have changed, and the groundwork for the next run.

    Args:
        work: which reports belong together.
        around: which incidents background claims are about.
        known: every code ever given, with the documents that its incident last had.
    """
    events = {key: event for key, event in _events(work, around) if event.claims}
    codes, orphan_codes = _carried_codes(work, around)
    held = {*codes.values(), *orphan_codes.values()}
    order = sorted(events, key=lambda key: _age(events[key], key))
    free = {code: documents for code, documents in known.items() if code not in held}
    taken = codes_for([events[key] for key in order], known=free, used=known)
    for key, code in zip(order, taken, strict=True):
        if isinstance(key, str):
            orphan_codes[key] = code
        else:
            codes[key] = code
    before = {*work.before.codes.tolist(), *work.before.orphan_codes.tolist()} - {""}
    live = {*codes.values(), *orphan_codes.values()}
    made = {code: events[key] for key, code in zip(order, taken, strict=True)}
    extents = _extents(work, made, gone=before - live)
    groundwork = _groundwork(work, around, codes, orphan_codes, extents)
    again = _other_parts(work.before.extents, extents, made.keys())
    made |= dict(_coded(work, around, codes, orphan_codes, of=again))
    incidents = [_incident(code, event, work, extents) for code, event in made.items()]
    about = {name for event in events.values() for name in event.documents}
    about |= {name for code in before - held for name in known.get(code, ())}
    about |= set(work.table.names[around.documents].tolist())
    copies, altered, no_copies = _copies(work)
    near, not_near = _near(work, around)
    changes = Changes(
        incidents=tuple(sorted(incidents, key=lambda incident: incident.code)),
        gone=tuple(sorted(before - live)),
        copies=copies,
        versions=altered,
        no_copies=no_copies,
        main=tuple(_main(work, around, codes, orphan_codes, of=about)),
        near=near,
        not_near=not_near,
    )
    return groundwork, changes


def _extents(work: Regrouping, made: Mapping[str, Event], *, gone: Collection[str]) -> Extents:
    """The extents of all incidents, with the one that each is a part of."""
    new = Extents.of({code: Extent.of(event) for code, event in made.items()})
    return with_wholes(work.before.extents.updated(new, gone))


def _other_parts(before: Extents, now: Extents, made: Collection[str]) -> set[str]:
    """Codes of incidents that did not change but for what they are parts of, or whose wholes did."""
    old = dict(zip(before.codes.tolist(), before.wholes.tolist(), strict=True))
    wholes = zip(now.codes.tolist(), now.wholes.tolist(), strict=True)
    return {code for code, whole in wholes if code not in made and (old.get(code) != whole or whole in made)}


def _coded(
    work: Regrouping,
    around: Background,
    codes: Mapping[int, str],
    orphan_codes: Mapping[str, str],
    *,
    of: Collection[str],
) -> Iterable[tuple[str, Event]]:
    """Some incidents by their codes."""
    numbers = {number: code for number, code in codes.items() if code in of}
    groups = {name: code for name, code in orphan_codes.items() if code in of}
    some = replace(around, incidents=frozenset(numbers), groups=frozenset(groups))
    for key, event in _events(work, some):
        yield (groups[key] if isinstance(key, str) else numbers[key]), event


def _events(work: Regrouping, around: Background) -> Iterable[tuple[Key, Event]]:
    """The incidents that may have changed, with their reports, claims and joins."""
    live = around.incidents & set(work.incidents.tolist())
    floating = around.floating.where(np.isin(around.floating.targets, np.array(sorted(live), dtype=np.int64)))
    mentioned: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = zip(floating.targets.tolist(), floating.documents.tolist(), floating.claims.tolist(), strict=True)
    for target, document, claim in rows:
        mentioned[target][document].add(claim)
    for document in np.flatnonzero(around.moved != NONE).tolist():
        mentioned[int(around.moved[document])].setdefault(document, set())
    afloat = set(around.floating.claims.tolist())
    work.explain(live)
    for number in sorted(live):
        yield number, _event(work, number, afloat, mentioned[number], moved=around.moved)
    yield from _orphan_events(work, around)


def _event(
    work: Regrouping, number: int, afloat: Collection[str], mentioned: Mapping[int, Collection[str]], *, moved: Numbers
) -> Event:
    """An incident with its claims.

    Args:
        work: which reports belong together.
        number: of the incident.
        afloat: ids of all claims that are not about their reports' main incidents.
        mentioned: ids of those that are about this one, by report; reports that were moved to it, too.
        moved: the incident to which each report was moved.
    """
    event = work.event(number)
    event.joins = list(work.joins(number))
    members, copies = work.members(number), work.copies(number)
    own = work.profiles(members[moved[members] == NONE])
    event.documents = [profile.document.id for profile in own]
    for profile, original in zip(work.profiles(copies), work.profiles(work.originals[copies]), strict=True):
        event.documents.append(profile.document.id)
        event.joins.append(_copy_join(profile, original))
        own.append(profile)
    for profile in own:
        event.claims += [claim for claim in profile.told if claim.id not in afloat]
        event.campaigns |= profile.campaigns
    for document in sorted(mentioned):
        (profile,) = work.profiles(np.array([document]))
        event.campaigns |= profile.campaigns
        is_main = moved[document] == number
        claims = [
            claim for claim in profile.told if claim.id in mentioned[document] or (is_main and claim.id not in afloat)
        ]
        event.claims += claims
        if claims and profile.document.id not in event.documents:
            event.documents.append(profile.document.id)
            if profile.document.id != event.documents[0]:
                event.joins.append(_mention(claims[0], event.documents[0]))
    return event


def _orphan_events(work: Regrouping, around: Background) -> Iterable[tuple[Key, Event]]:
    """The incidents that no report is mainly about."""
    floating = around.floating.where(np.isin(around.floating.groups, np.array(sorted(around.groups), dtype=np.str_)))
    groups: dict[str, list[Orphan]] = defaultdict(list)
    campaigns: dict[str, set[str]] = defaultdict(set)
    of = dict(zip(floating.claims.tolist(), floating.groups.tolist(), strict=True))
    for profile in work.profiles(np.unique(floating.documents)):
        for claim in profile.claims:
            orphan = Orphan.of(claim) if claim.id in of else None
            if orphan is not None:
                groups[of[claim.id]].append(orphan)
                campaigns[of[claim.id]] |= profile.campaigns
    for name, orphans in groups.items():
        event = event_of_orphans(orphans)
        event.campaigns = campaigns[name]
        event.documents = list(dict.fromkeys(orphan.claim.document for orphan in orphans))
        first = event.documents[0]
        others = {orphan.claim.document: orphan.claim for orphan in reversed(orphans) if orphan.claim.document != first}
        event.joins = [_mention(others[document], first) for document in sorted(others)]
        yield name, event


def _mention(claim: Claim, first: str) -> Join:
    """Why a report that mentions an incident in passing contributes to it."""
    day = claim.when.edtf if claim.when else "no day"
    place = called(claim.where) if claim.where else "the report's place"
    one, two = sorted((claim.document, first))
    return Join(one, two, 0.0, (Reason("mention", f"mentions harm of {day}, {place}", 0.0),))


def _copy_join(copy: Profile, original: Profile) -> Join:
    one, two = sorted((copy.document.id, original.document.id))
    share = contained(copy, original)
    detail = f"{share:.0%} of the shorter text's word sequences stand in the other"
    return Join(one, two, share, (Reason("copy", detail, share),))


def _age(event: Event, key: Key) -> tuple[str, str, str]:
    """The order in which incidents get their codes: by their days, then by their reports."""
    when = event.when
    day = str((when.start or when.end) if when else "9999")
    return day, min(event.documents), str(key) if isinstance(key, str) else ""


def _incident(code: str, event: Event, work: Regrouping, extents: Extents) -> Incident:
    def published(name: str) -> tuple[date, str]:
        when = work.reports[name].published
        return ((when.start or when.end) if when else None) or date.max, name

    claims = sorted(event.claims, key=lambda claim: (claim.document, claim.passage.start, claim.count.start, claim.id))
    whole, reasons = why_part(extents, code, event)
    return Incident(
        code=code,
        title=title_of(event),
        when=event.when,
        where=event.where,
        documents=tuple(sorted(event.documents, key=published)),
        claims=tuple(claim.id for claim in claims),
        joins=tuple(sorted(event.joins, key=lambda join: (join.first, join.second))),
        part_of=whole,
        part_reasons=reasons,
    )


def _carried_codes(work: Regrouping, around: Background) -> tuple[dict[int, str], dict[str, str]]:
    """The codes of the incidents that did not change."""
    codes = {
        number: code
        for number, code in zip(work.numbers.tolist(), work.before.codes.tolist(), strict=True)
        if code and number != NONE and number not in around.incidents
    }
    orphans = zip(work.before.orphans.tolist(), work.before.orphan_codes.tolist(), strict=True)
    return codes, {name: code for name, code in orphans if name not in around.groups}


def _groundwork(
    work: Regrouping, around: Background, codes: Mapping[int, str], orphan_codes: Mapping[str, str], extents: Extents
) -> Groundwork:
    names = sorted(orphan_codes)
    return Groundwork(
        table=work.table,
        likeness=work.likeness,
        scores=work.scores,
        originals=work.originals,
        incidents=work.incidents,
        moved=around.moved,
        floating=around.floating,
        codes=np.array([codes.get(number, "") for number in range(len(work.table))], dtype=np.str_),
        orphans=np.array(names, dtype=np.str_),
        orphan_codes=np.array([orphan_codes[name] for name in names], dtype=np.str_),
        extents=extents,
    )


def _copies(work: Regrouping) -> tuple[tuple[Copy, ...], tuple[Copy, ...], tuple[str, ...]]:
    """New copies and versions, and documents that were one and are none any more."""
    now = {number: original for number, original in enumerate(work.originals.tolist()) if number != original}
    altered = versions(work.table, work.likeness, now)
    before = work.before
    old = {number: original for number, original in enumerate(before.originals.tolist()) if number != original}
    old_altered = versions(before.table, before.likeness, old)

    def new(found: Mapping[int, int], known: Mapping[int, int]) -> tuple[Copy, ...]:
        renumbered = {int(work.numbers[one]): int(work.numbers[two]) for one, two in known.items()}
        chosen = [one for one in sorted(found) if renumbered.get(one) != found[one] or work.fresh[found[one]]]
        pairs = [work.profiles(np.array([one, found[one]])) for one in chosen]
        return tuple(copy_of(one, two) for one, two in pairs)

    were = {before.table.names[number].item() for number in {**old, **old_altered}}
    are = {work.table.names[number].item() for number in {**now, **altered}}
    return new(now, old), new(altered, old_altered), tuple(sorted(were - are))


def _near(work: Regrouping, around: Background) -> tuple[tuple[Join, ...], tuple[tuple[str, str], ...]]:
    """New near misses, and those that are none any more."""
    size = len(work.table)
    now = near_misses(work.scores, np.where(around.moved == NONE, work.incidents, around.moved))
    before = work.before
    old = near_misses(before.scores, np.where(before.moved == NONE, before.incidents, before.moved))
    carried = old.renumbered(work.numbers)
    new = now.where(~np.isin(now.codes(size), carried.codes(size)))
    pairs = sorted(zip(new.first.tolist(), new.second.tolist(), strict=True))
    lost_first, lost_second = work.numbers[old.first], work.numbers[old.second]
    kept = np.isin(lost_first * size + lost_second, now.codes(size)) & (lost_first != NONE) & (lost_second != NONE)
    lost = old.where(~kept)
    names = before.table.names
    gone = sorted(zip(names[lost.first].tolist(), names[lost.second].tolist(), strict=True))
    return tuple(work.comparison.explained(pairs)), tuple(gone)


def _main(
    work: Regrouping,
    around: Background,
    codes: Mapping[int, str],
    orphan_codes: Mapping[str, str],
    *,
    of: Collection[str],
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The incidents of some documents: the main one first, then those that it mentions; none of an overview."""
    numbers = np.flatnonzero(np.isin(work.table.names, np.array(sorted(of), dtype=np.str_)))
    mentioned: dict[int, set[str]] = defaultdict(set)
    floating = around.floating.where(np.isin(around.floating.documents, numbers))
    rows = zip(floating.documents.tolist(), floating.targets.tolist(), floating.groups.tolist(), strict=True)
    for document, target, group in rows:
        mentioned[document] |= {codes.get(target, ""), orphan_codes.get(group, "")}
    for number, profile in zip(numbers.tolist(), work.profiles(numbers), strict=True):
        if profile.overview:
            yield profile.document.id, ()
            continue
        moved = int(around.moved[number])
        own = codes.get(int(work.incidents[number]) if moved == NONE else moved, "")
        others = sorted(mentioned[number] - {own, ""})
        yield work.table.names[number].item(), (*([own] if own else []), *others)
