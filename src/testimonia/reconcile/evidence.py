"""The current counts for one incident and one harm, and why the other counts were left out.

What is common to all policies stands here; what a policy makes of the counts stands in its own file.

1. A copy counts once: claims of a copy are left out, its original's count.
2. Denied and hypothetical counts are left out; doubted ones stay and are flagged.
3. Earlier counts are superseded; parts ("including nine police officers") are breakdowns of a whole.
4. "No civilians were killed" is a zero for a part of the people and no figure for the incident.
5. Of several counts by one source in one report the largest is the whole. People who are named or described one
   by one are told apart and counted together.
6. A source's later report supersedes its earlier ones.
7. An increment is added to the count of the same source before it, or else stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from testimonia.model import Claim, Document, Harm, Interval, LeftOut, Qualifier, Role, Stance
from testimonia.reconcile.persons import persons_told_apart
from testimonia.reconcile.sources import Source, primary_sources


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one source currently says of the whole incident.

    Args:
        source: the primary source.
        interval: persons.
        claims: ids of the claims it rests on, the main one first.
        documents: labels of the reports that carry it.
        published: day of the latest of these reports; None if unknown.
        qualifier: how the words bound the number.
        words: the words of the main claim's count.
        victims: the words for who was harmed; None if only "people".
        alleged_perpetrator: the words for who is said to have done it; None if not stated.
        doubted: whether the speaker or outlet could not confirm it.
    """

    source: Source
    interval: Interval
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    published: date | None
    qualifier: Qualifier
    words: str
    victims: str | None
    alleged_perpetrator: str | None
    doubted: bool

    __test__ = False  # the name starts with "Test": tell pytest that this is no test class


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a policy may look at.

    Args:
        incident: code.
        harm: the harm.
        current: what each source currently says, in the order of publication and passage.
        left_out: claims that no policy uses, with reasons.
        denied: whether some speaker denies a count.
        documents: number of reports that carry a count, copies included.
    """

    incident: str
    harm: Harm
    current: tuple[Testimony, ...]
    left_out: tuple[LeftOut, ...]
    denied: bool
    documents: int


def weigh(
    incident: str,
    harm: Harm,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    copies: Mapping[str, str],
) -> Evidence:
    """The evidence for one incident and one harm.

    Args:
        incident: code of the incident.
        harm: the harm.
        claims: all claims of the incident about this harm.
        documents: documents by id.
        copies: id of the original by id of the copy.
    """
    ordered = sorted(claims, key=lambda claim: _order(claim, documents))
    left_out: dict[str, str] = {}
    usable = [claim for claim in ordered if not _set_aside(claim, ordered, copies, left_out)]
    sources = primary_sources(ordered, documents)
    wholes = _wholes(usable, sources, documents, left_out)
    current = _latest(wholes, left_out)
    current = _with_increments(current, usable, sources, documents)
    return Evidence(
        incident=incident,
        harm=harm,
        current=tuple(current),
        left_out=tuple(LeftOut(claim.id, left_out[claim.id]) for claim in ordered if claim.id in left_out),
        denied=any(claim.stance is Stance.DENIED for claim in ordered),
        documents=len({claim.document for claim in ordered}),
    )


def _order(claim: Claim, documents: Mapping[str, Document]) -> tuple[date, str, int, int, str]:
    published = _published(documents[claim.document])
    return (published or date.min, claim.document, claim.passage.start, claim.count.start, claim.id)


def _published(document: Document) -> date | None:
    return document.published.end if document.published else None


def _set_aside(claim: Claim, claims: Sequence[Claim], copies: Mapping[str, str], left_out: dict[str, str]) -> bool:
    """Whether no policy uses the claim; the reason is noted."""
    reason = None
    original = copies.get(claim.document)
    if original and any(other.document == original for other in claims):
        reason = "stands in a copy; the original's claim counts"
    elif claim.stance is Stance.DENIED:
        reason = "denied by the speaker"
    elif claim.stance is Stance.HYPOTHETICAL:
        reason = "hypothetical: feared, threatened or conditional"
    elif claim.role is Role.EARLIER:
        reason = "an earlier count that the report itself calls superseded"
    elif claim.role is Role.SUBSET and any(_is_whole(other) for other in claims):
        reason = "a part of a larger count"
    elif claim.count.interval.is_zero and claim.victims:
        reason = f"a zero for a part of the people only: {claim.victims}"
    if reason:
        left_out[claim.id] = reason
    return reason is not None


def _is_whole(claim: Claim) -> bool:
    return claim.role is Role.TOTAL and claim.stance in (Stance.ASSERTED, Stance.DOUBTED)


def _wholes(
    usable: Iterable[Claim],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    left_out: dict[str, str],
) -> list[Testimony]:
    """One testimony for each source and report: its largest count, or the persons it tells apart."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in usable:
        if claim.role is not Role.INCREMENT:
            groups.setdefault((claim.document, sources[claim.id].key), []).append(claim)
    wholes = []
    for group in groups.values():
        main = max(group, key=lambda claim: (claim.count.interval.known_ends[0], -claim.count.start))
        testimony = _testimony(main, sources[main.id], documents[main.document])
        persons = persons_told_apart(group)
        if len(persons) > (testimony.interval.high or testimony.interval.known_ends[0]):
            testimony = replace(testimony, interval=Interval(len(persons), len(persons)), claims=persons, victims=None)
        for claim in group:
            if claim.id not in testimony.claims:
                left_out[claim.id] = "a smaller count by the same source in the same report, taken as a part"
        wholes.append(testimony)
    return wholes


def _testimony(claim: Claim, source: Source, document: Document) -> Testimony:
    return Testimony(
        source=source,
        interval=claim.count.interval,
        claims=(claim.id,),
        documents=(document.label,),
        published=_published(document),
        qualifier=claim.count.qualifier,
        words=claim.count.words,
        victims=claim.victims,
        alleged_perpetrator=claim.alleged_perpetrator,
        doubted=claim.stance is Stance.DOUBTED,
    )


def _latest(wholes: Iterable[Testimony], left_out: dict[str, str]) -> list[Testimony]:
    """The latest testimony of each source; the same count said again joins the later one."""
    latest: dict[str, Testimony] = {}
    for testimony in wholes:
        before = latest.pop(testimony.source.key, None)
        if before and before.interval != testimony.interval:
            left_out.update(dict.fromkeys(before.claims, "superseded by a later report of the same source"))
            before = None
        latest[testimony.source.key] = _joined(testimony, before) if before else testimony
    return list(latest.values())


def _joined(later: Testimony, earlier: Testimony) -> Testimony:
    return replace(later, claims=later.claims + earlier.claims, documents=later.documents + earlier.documents)


def _with_increments(
    current: list[Testimony],
    usable: Iterable[Claim],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
) -> list[Testimony]:
    """Add what was newly counted to the count that it extends."""
    for claim in usable:
        if claim.role is not Role.INCREMENT:
            continue
        published = _published(documents[claim.document])
        base = next(
            (
                index
                for index, testimony in reversed(list(enumerate(current)))
                if testimony.source.key == sources[claim.id].key and _not_after(testimony.published, published)
            ),
            None,
        )
        if base is None:
            current.append(_testimony(claim, sources[claim.id], documents[claim.document]))
        elif total := current[base].interval.plus(claim.count.interval):
            current[base] = replace(
                current[base], interval=total, claims=(*current[base].claims, claim.id), published=published
            )
    return current


def _not_after(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first <= second
