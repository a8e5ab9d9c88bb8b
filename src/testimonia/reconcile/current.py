"""What each source currently says: its latest whole, with what was added to it since."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from testimonia.model import Claim, Role, SourceKind
from testimonia.reconcile.aside import Aside
from testimonia.reconcile.testimony import Context, Counted, Testimony
from testimonia.reconcile.words import ON_DUTY, PARTITIVE

ANYBODY = ""
"""In the place of a source's id: nobody in particular."""

SAID_AGAIN = "the same count by the same source, said again in the same report"
DUTY = "counts people on duty alone, and others count more people"
OLD = "a report repeats a count that its source has since replaced"
LOOSE = "a report says loosely what others count"
OUTGROWN = "a later report says more in its own voice"
LATER = "superseded by a later report of the same source"
LARGER = "replaced by another report of the same source; which of them is later is not known"
SMALLER = "a smaller count by the same source in the same report, taken as a part"


def current_testimonies(
    counted: Sequence[Counted], denials: Sequence[Claim], earlier: Sequence[Claim], context: Context
) -> tuple[list[Testimony], Aside]:
    """What each source currently says of the whole, and why its other counts were left out.

    Args:
        counted: claims that count, in the order of reports and passages.
        denials: claims that deny a count.
        earlier: claims that call a count superseded.
        context: what they are read with.
    """
    increments = [item for item in counted if item.claim.role is Role.INCREMENT]
    wholes, parts = _wholes((item for item in counted if item.claim.role is not Role.INCREMENT), context)
    latest, superseded = _latest(wholes, denials, earlier, context)
    current, unknown = _with_increments(latest, increments, context)
    current, repeated = _without_repetitions(current, [said for said in wholes if superseded.keys() & {*said.claims}])
    current, on_duty = _without_people_on_duty(current)
    current, outgrown = _without_outgrown(current)
    return current, parts | superseded | unknown | repeated | on_duty | outgrown


def _wholes(counted: Iterable[Counted], context: Context) -> tuple[list[Testimony], Aside]:
    """One testimony for each source and report: its largest count."""
    groups: dict[tuple[str, str], list[Counted]] = {}
    for item in counted:
        groups.setdefault((item.claim.document, context.source(item.claim).id), []).append(item)
    wholes, aside = [], dict[str, str]()
    for group in groups.values():
        main = max(group, key=lambda item: (item.interval.known_ends[0], -item.claim.count.start))
        wholes.append(context.testimony(main))
        for item in group:
            if item is not main:
                aside |= dict.fromkeys(item.claims, SAID_AGAIN if item.interval == main.interval else SMALLER)
    return wholes, aside


def _latest(
    wholes: Iterable[Testimony], denials: Iterable[Claim], earlier: Iterable[Claim], context: Context
) -> tuple[list[Testimony], Aside]:
    """The latest testimony of each source; the same count said again joins the later one.

    Of reports of one day, or without a date, nobody knows which came first: the largest count is taken for the latest.
    """
    latest: dict[str, Testimony] = {}
    aside: Aside = {}
    for testimony in sorted(wholes, key=lambda said: (said.published or date.min, said.interval.known_ends[0])):
        before = latest.pop(testimony.source.id, None)
        if before and before.interval != testimony.interval:
            is_later = before.published and testimony.published and before.published < testimony.published
            aside.update(dict.fromkeys(before.claims, LATER if is_later else LARGER))
            before = None
        latest[testimony.source.id] = testimony.joined(before) if before else testimony
    for denial in denials:
        name = context.source(denial).id
        said = latest.get(name)
        if said and _is_withdrawn(said, denial, context):
            aside.update(dict.fromkeys(said.claims, "withdrawn: the same source later denies it"))
            del latest[name]
    given_up = _given_up(earlier, context)
    for name, said in list(latest.items()):
        number = said.interval.known_ends[0]
        told = (given_up[number, whose] for whose in (name, ANYBODY) if (number, whose) in given_up)
        if any(_is_before(said, old, context) for old in told):
            aside.update(dict.fromkeys(said.claims, "superseded: a later report calls it an earlier count"))
            del latest[name]
    return list(latest.values()), aside


def _without_repetitions(
    current: Sequence[Testimony], superseded: Sequence[Testimony]
) -> tuple[list[Testimony], Aside]:
    """What sources say, without what reports say in their own voice only because others said it.

    Args:
        current: what each source currently says.
        superseded: what sources said before.
    """
    quoted = [said.interval for said in current if not said.source.own_voice and said.source.named]
    old = {said.interval for said in superseded if not said.source.own_voice and said.source.named} - {*quoted}
    highest = max((math.inf if interval.high is None else interval.high for interval in quoted), default=-1)
    kept, aside = list[Testimony](), dict[str, str]()
    for said in current:
        if said.source.own_voice and said.interval in old:
            aside |= dict.fromkeys(said.claims, OLD)
        elif said.source.own_voice and said.interval.high is None and (said.interval.low or 0) <= highest:
            aside |= dict.fromkeys(said.claims, LOOSE)
        else:
            kept.append(said)
    return kept, aside


def _without_people_on_duty(current: Sequence[Testimony]) -> tuple[list[Testimony], Aside]:
    """What sources say, without counts of people on duty where others count more people: those are a part of them."""
    duty = {said.source.id for said in current if said.of_one_kind and ON_DUTY.search(said.victims or "")}
    most = max((said.interval.known_ends[-1] for said in current if said.source.id not in duty), default=0)
    kept, aside = list[Testimony](), dict[str, str]()
    for said in current:
        if said.source.id in duty and said.interval.known_ends[-1] < most:
            aside |= dict.fromkeys(said.claims, DUTY)
        else:
            kept.append(said)
    return kept, aside


def _without_outgrown(current: Sequence[Testimony]) -> tuple[list[Testimony], Aside]:
    """What sources say, without what a report says in its own voice where a later one says more in its own."""
    own = sorted((said for said in current if _is_own_voice(said)), key=_published, reverse=True)
    outgrown, most = set[str](), -1
    for _, of_one_day in groupby(own, key=_published):
        told = list(of_one_day)
        outgrown |= {said.source.id for said in told if said.interval.known_ends[-1] < most}
        most = max(most, *(said.interval.known_ends[0] for said in told))
    kept, aside = list[Testimony](), dict[str, str]()
    for said in current:
        if _is_own_voice(said) and said.source.id in outgrown:
            aside |= dict.fromkeys(said.claims, OUTGROWN)
        else:
            kept.append(said)
    return kept, aside


def _is_own_voice(said: Testimony) -> bool:
    return said.source.own_voice and said.source.kind is SourceKind.MEDIA and said.published is not None


def _published(said: Testimony) -> date:
    return said.published or date.min


def _given_up(earlier: Iterable[Claim], context: Context) -> dict[tuple[int, str], Claim]:
    """By number and source the last claim that calls a count of as many an earlier one."""
    found: dict[tuple[int, str], Claim] = {}
    for claim in sorted(earlier, key=context.order):
        source = context.source(claim)
        whose = ANYBODY if source.own_voice or not source.named else source.id
        found[claim.count.interval.known_ends[0], whose] = claim
    return found


def _is_before(said: Testimony, claim: Claim, context: Context) -> bool:
    published = context.published(claim)
    return said.published is not None and published is not None and said.published < published


def _is_withdrawn(said: Testimony, denial: Claim, context: Context) -> bool:
    return _is_before(said, denial, context) and said.interval.overlaps(denial.count.interval)


def _with_increments(
    current: Sequence[Testimony], increments: Iterable[Counted], context: Context
) -> tuple[list[Testimony], Aside]:
    """Add what was newly counted to the count that it extends."""
    found, aside = list(current), dict[str, str]()
    for item in increments:
        base = next((n for n, said in enumerate(found) if said.source.id == context.source(item.claim).id), None)
        if base is None and current:
            aside[item.claim.id] = "added to a count that the record does not have"
        elif base is None:
            found.append(context.testimony(item))
        elif not _extends(item.claim, found[base], context):
            aside[item.claim.id] = "contained in the count that the same report gives"
        elif total := found[base].interval.plus(item.interval):
            claims, published = (*found[base].claims, item.claim.id), context.published(item.claim)
            found[base] = replace(found[base], interval=total, claims=claims, published=published)
    return found, aside


def _extends(claim: Claim, said: Testimony, context: Context) -> bool:
    """Whether an increment comes on top of a count: in a later report, or behind it in a sentence of its own.

    "Two of them died" behind "two people were killed" tells who they were.
    """
    base = context.claims[said.claims[0]]
    if base.document != claim.document:
        return said.published is None or (context.published(claim) or said.published) >= said.published
    return claim.passage.start >= base.passage.end and PARTITIVE.search(claim.count.words) is None
