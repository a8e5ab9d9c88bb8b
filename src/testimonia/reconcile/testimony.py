"""Testimonies: what one source says, at one time, of the whole incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from testimonia.model import Claim, Document, Interval, Qualifier, Source, Stance
from testimonia.reconcile.sources import Origin
from testimonia.reconcile.words import BACK, are_of_one_kind


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
        hearsay: whether the source passes on what it has from unnamed ones.
        of_one_kind: whether it counts people of one kind alone ("two soldiers"), and leaves open who else was harmed.
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
    hearsay: bool = False
    of_one_kind: bool = False

    __test__ = False  # the name starts with "Test": tell pytest that this is no test class

    def joined(self, earlier: Testimony) -> Testimony:
        """This testimony, resting also on what the source said before to the same effect."""
        documents = tuple(dict.fromkeys((*self.documents, *earlier.documents)))
        return replace(self, claims=self.claims + earlier.claims, documents=documents)

    def counting(self, interval: Interval) -> Testimony:
        """This testimony, read as another number of persons."""
        return replace(self, interval=interval)


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim with the persons that it counts for a harm: fewer than its words say where some of them died.

    Args:
        claim: the claim; of a list, the first one.
        interval: persons; of a list, all together.
        others: the other claims of a list.
    """

    claim: Claim
    interval: Interval
    others: tuple[Claim, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return (self.claim.id, *(claim.id for claim in self.others))

    @property
    def victims(self) -> str | None:
        """The words for who was harmed; None if only "people"."""
        said = [claim.victims for claim in (self.claim, *self.others)]
        return " and ".join(filter(None, said)) or None


@dataclass(frozen=True, slots=True)
class Context:
    """What the claims of an incident are read with.

    Args:
        documents: their documents by id.
        origins: where each claim comes from, by claim id.
        claims: all claims of the incident by id.
    """

    documents: Mapping[str, Document]
    origins: Mapping[str, Origin]
    claims: Mapping[str, Claim]

    def order(self, claim: Claim) -> tuple[date, str, int, int, str]:
        """The order of reports and passages."""
        published = self.published(claim) or date.min
        return (published, claim.document, claim.passage.start, claim.count.start, claim.id)

    def published(self, claim: Claim) -> date | None:
        """The last day on which the claim's report may have been published; None if unknown."""
        published = self.documents[claim.document].published
        return published.end if published else None

    def source(self, claim: Claim) -> Source:
        """The primary source of the claim."""
        return self.origins[claim.id].source

    def testimony(self, counted: Counted) -> Testimony:
        """What the source of a claim says with it."""
        claim = counted.claim
        return Testimony(
            source=self.source(claim),
            interval=counted.interval,
            claims=counted.claims,
            documents=(self.documents[claim.document].label,),
            published=self.published(claim),
            qualifier=claim.count.qualifier,
            words=claim.count.words,
            victims=counted.victims,
            alleged_perpetrator=claim.alleged_perpetrator,
            doubted=claim.stance is Stance.DOUBTED,
            hearsay=self.origins[claim.id].hearsay,
            of_one_kind=not counted.others
            and (are_of_one_kind(claim.victims) or BACK.match(claim.count.words) is not None),
        )

    def joint_testimony(self, claims: Sequence[Claim], interval: Interval) -> Testimony:
        """What a source says with several claims that tell of people one by one; as late as the last of them.

        Args:
            claims: in the order of reports and passages.
            interval: persons whom they tell of together.
        """
        testimony = replace(self.testimony(Counted(claims[-1], interval)), of_one_kind=False)
        for claim in claims[-2::-1]:
            testimony = testimony.joined(self.testimony(Counted(claim, interval)))
        return testimony
