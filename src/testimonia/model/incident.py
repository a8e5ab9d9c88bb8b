"""Incidents: harm at one place and time, as alleged by one or more documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.errors import InvalidNoun
from testimonia.model.daterange import DateRange
from testimonia.model.place import Where


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against a join: what was compared, how it came out, what it weighs."""

    feature: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Join:
    """Why two reports were taken to speak of one incident: documents (smaller id first), score, reasons."""

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Harm at one place and time, as alleged by one or more documents. Derived; can be rebuilt.

    Args:
        code: readable code, never reused: "AZE-1990-0001" (ISO 3166-1 alpha-3 or XXX, year or 0000, number).
        title: a few words for people.
        when, where: as its claims have it; None where none of them says.
        documents: ids of all documents that contribute, in order of publication.
        claims: ids of its claims, in the order of documents and passages.
        joins: why its documents were joined.
        part_of: code of the larger incident that this is a part of; None if none.
        part_reasons: why it is taken to be a part of it.
    """

    code: str
    title: str
    when: DateRange | None
    where: Where | None
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    part_of: str | None = None
    part_reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.documents:
            raise InvalidNoun(f"incident {self.code}: expected at least one document; got none")


class ChangeKind(StrEnum):
    """What kind of change an edited copy made."""

    HEADLINE = "headline"
    NUMBER = "number"
    CUT = "cut"
    ADDED = "added"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an edited copy changed.

    Args:
        kind: what kind of change it is.
        before: the words of the original; None where it has none.
        after: the words of the copy; None where it has none.
    """

    kind: ChangeKind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another: word for word, or lightly edited.

    Args:
        document: id of the copy.
        original: id of the earliest known original; a copy of a copy points to the original.
        similarity: share of shared word sequences, 0 to 1 (1 for the same words).
        changes: what the copy changed, in the order of the texts, the headline first.
    """

    document: str
    original: str
    similarity: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the group step makes of documents and claims.

    Args:
        incidents: in the order of their codes.
        copies: in the order of document ids.
        main: for each document about an incident, (document id, codes): its main incident first, then
            those that it mentions; in the order of document ids.
        near_misses: pairs of reports of different incidents for whose join much speaks, with the reasons.
        versions: documents that repeat another but for the toll: an update, or a text that was changed silently.
            They are no copies; both count.
    """

    incidents: tuple[Incident, ...]
    copies: tuple[Copy, ...]
    main: tuple[tuple[str, tuple[str, ...]], ...]
    near_misses: tuple[Join, ...] = ()
    versions: tuple[Copy, ...] = ()
