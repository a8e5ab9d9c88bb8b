"""The current counts for one incident and one harm, and why the other counts were left out.

What is common to all policies stands here; what a policy makes of the counts stands in its own file.

1. A copy counts once: claims of a copy are left out, its original's count.
2. Denied and hypothetical counts are left out; doubted ones stay and are flagged. A denial withdraws the denying
   source's own earlier count, and nobody else's.
3. Earlier counts are superseded and kept as history. Parts ("including nine police officers") are breakdowns of a
   whole; a part that is larger than every whole is none, and counts by itself. "Stopped a bus and killed 26 of them" is
   a part only where the report counts more who were killed.
4. "No civilians were killed" is a zero for a part of the people and no figure for the incident. Like any part, it
   stands beside what others say of the same people, and lowers nobody else's count.
5. Beside a larger count in the same report, a single person and a count of children, women or men alone are parts; so
   is a count of others than those told of before ("three rebels were also shot dead").
6. Counts of people who were hit ("five people were shot") are of the injured less those who died.
7. People who are named or described one by one are told apart across the reports. Where nobody counts, as many as a
   report tells apart are the count of all who speak in it; where somebody counts, they are among those counted. Who is
   hurt and later dies is among the killed alone.
8. Counts that stand in a list ("four policemen and two passers-by") are one count of all these people, unless the
    report gives a larger one. Of several counts by one source in one report the largest is the whole.
9. A source's later report supersedes its earlier ones; so does a later report that calls a count an earlier one, of
    this source or of nobody in particular.
10. What a report says in its own voice is no count besides those of the sources that it repeats: "dozens died" and "at
    least 20 died" beside a source whose number lies in that range, or a number that its source has since replaced. Nor
    is a count of people on duty alone ("twelve gendarmes") where somebody counts more people. Of counts that reports
    give in their own voice, those of which a later report gives more are outgrown.
11. An increment in a later report is added to the count of the same source before it. In the report of that count it
    is contained in it, unless it stands behind it in a sentence of its own and is no part of those told of ("two of
    them died"). With no count to add it to, it stands alone if nobody gives a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import Breakdown, Claim, Decided, Document, Harm, Interval, LeftOut, Role, Stance
from testimonia.reconcile.aside import Aside, Sifted, sift
from testimonia.reconcile.cast import Person, cast_of
from testimonia.reconcile.current import current_testimonies
from testimonia.reconcile.describe import told_one_by_one
from testimonia.reconcile.doers import Doers
from testimonia.reconcile.hit import Deaths, is_of_all_hit, survivors
from testimonia.reconcile.listed import sum_of_list
from testimonia.reconcile.parts import breakdowns
from testimonia.reconcile.sources import SourceRegistry, origins
from testimonia.reconcile.testimony import Context, Counted, Testimony

BODILY = (Harm.KILLED, Harm.INJURED)
"""Harms of which the second may become the first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a policy may look at.

    Args:
        incident: code.
        harm: the harm.
        current: what each source currently says, in the order of publication and passage.
        left_out: claims that no policy uses, with reasons.
        breakdowns: who the people were, as far as somebody says.
        denied: whether some speaker denies a count.
        outlets: number of outlets that carry a count, copies included.
        decided: what a person decided; None if nobody did.
    """

    incident: str
    harm: Harm
    current: tuple[Testimony, ...]
    left_out: tuple[LeftOut, ...]
    breakdowns: tuple[Breakdown, ...]
    denied: bool
    outlets: int
    decided: Decided | None = None


def weigh(
    incident: str,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    *,
    copies: Mapping[str, str],
    registry: SourceRegistry | None = None,
) -> Iterator[Evidence]:
    """The evidence for one incident: one for each harm that is claimed, in the order of `Harm`.

    Args:
        incident: code of the incident.
        claims: all claims of the incident.
        documents: documents by id.
        copies: id of the original by id of the copy.
        registry: the sources that the user describes.
    """
    claims = list(claims)
    context = Context(documents, origins(claims, documents, registry), {claim.id: claim for claim in claims})
    by_harm: dict[Harm, list[Claim]] = {harm: [] for harm in Harm}
    for claim in sorted(claims, key=context.order):
        by_harm[claim.harm].append(claim)
    sifted = {harm: sift(of_harm, copies) for harm, of_harm in by_harm.items()}
    usable = sorted((claim for some in sifted.values() for claim in some.usable), key=context.order)
    bodies = cast_of(usable, BODILY)
    killed = sifted[Harm.KILLED]
    deaths = Deaths(killed.usable, [person for person in bodies if person.harm is Harm.KILLED], killed.lists)
    for harm, of_harm in by_harm.items():
        if of_harm:
            cast = bodies if harm in BODILY else cast_of(usable, (harm,))
            people = [person for person in cast if person.harm is harm]
            yield _Weighing(incident, harm, of_harm, sifted[harm], context).evidence(people, deaths)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The weighing of one harm of an incident.

    Args:
        incident: code.
        harm: the harm.
        claims: all about the harm, in the order of reports and passages.
        sifted: the same, sifted.
        context: what they are read with.
    """

    incident: str
    harm: Harm
    claims: Sequence[Claim]
    sifted: Sifted
    context: Context

    def evidence(self, people: Sequence[Person], deaths: Deaths) -> Evidence:
        """The evidence.

        Args:
            people: who is told of one by one, and suffered this harm in the end.
            deaths: how many died.
        """
        counted, died = _counted(self.sifted, deaths)
        denials = [claim for claim in self.claims if claim.stance is Stance.DENIED]
        earlier = [claim for claim in self.claims if claim.role is Role.EARLIER and claim.stance is Stance.ASSERTED]
        current, superseded = current_testimonies(counted, denials, earlier, self.context)
        if self.harm is Harm.KILLED:
            doers = Doers(self.sifted.usable, self.sifted.parts, people, self.context)
            current = [doers.beside(said) for said in current]
        told = [claim for claim in self.sifted.usable if told_one_by_one(claim)]
        alone = [] if current else self._told(told, people)
        why = self.sifted.aside | died | superseded | _among(told, people, counted=bool(current))
        used = {name for testimony in current for name in testimony.claims}
        documents = [self.context.documents[claim.document] for claim in self.claims]
        return Evidence(
            incident=self.incident,
            harm=self.harm,
            current=(*current, *alone),
            left_out=tuple(LeftOut(claim.id, why[claim.id]) for claim in self.claims if claim.id in why.keys() - used),
            breakdowns=breakdowns(self._parts(), current, people if alone else (), self.context),
            denied=bool(denials),
            outlets=len({document.outlet or document.label for document in documents}),
        )

    def _parts(self) -> tuple[Claim, ...]:
        """The claims about a part of the people; those of a list are such."""
        return (*self.sifted.parts, *(claim for items in self.sifted.lists for claim in items))

    def _told(self, told: Iterable[Claim], people: Sequence[Person]) -> list[Testimony]:
        """The people told of one by one as the count: as many as the last report tells apart that has the source."""
        whose = {claim.id for person in people for claim in person.claims}
        by_source: dict[str, list[Claim]] = {}
        for claim in told:
            if claim.id in whose:
                by_source.setdefault(self.context.source(claim).id, []).append(claim)
        in_report = Counter(report for person in people for report in {claim.document for claim in person.told})
        return [
            self.context.joint_testimony(claims, Interval(number, number))
            for claims in by_source.values()
            if (number := in_report[claims[-1].document])
        ]


def _counted(sifted: Sifted, deaths: Deaths) -> tuple[list[Counted], Aside]:
    """The claims that count people, alone or in a list, less those who died of the people hit."""
    first = {items[0].id: items for items in sifted.lists}
    listed = {claim.id for items in sifted.lists for claim in items}
    counted: list[Counted] = []
    aside: Aside = {}
    for claim in sifted.usable:
        if claim.id not in first and (claim.id in listed or told_one_by_one(claim)):
            continue
        items = first.get(claim.id, (claim,))
        interval = sum_of_list(items) or claim.count.interval
        hit = any(map(is_of_all_hit, items))
        lived = survivors(interval, deaths.among(interval, claim.document)) if hit else interval
        if lived is None:
            aside |= {item.id: "all of those who were hit died" for item in items}
        else:
            counted.append(Counted(claim, lived, items[1:]))
    return counted, aside


def _among(told: Iterable[Claim], people: Iterable[Person], *, counted: bool) -> Aside:
    """Why people told of one by one are not added to the count."""
    whose = {claim.id for person in people for claim in person.claims}
    aside: Aside = {}
    for claim in told:
        if claim.id not in whose:
            aside[claim.id] = "hurt, and said to have died"
        elif counted:
            aside[claim.id] = "one of those whom others count"
    return aside
