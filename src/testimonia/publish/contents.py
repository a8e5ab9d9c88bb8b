"""What a record holds, gathered for publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from testimonia.model import (
    Claim,
    DateRange,
    Document,
    Figure,
    Grouping,
    Judgement,
    Policy,
    SecondReading,
    Uncounted,
    Unread,
    VictimRecord,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record holds, for publication. Values only: what is withheld from a release is no longer in it.

    Args:
        documents: in the order of their ids.
        published: publication date used for each document, by id; None if unknown.
        claims: in the order of documents and passages.
        grouping: incidents, copies, and which document is about which incident.
        figures: of all incidents.
        policies: the cards of the policies that gave the figures.
        victims: lines of victim lists.
        judgements: people's decisions.
        unread: what could not be read.
        uncounted: named incidents, responses and demands.
        sources: what kind of source each speaker is, by the speaker's name ("witness", "state organ" …).
        settings: (kind and number, SHA-256) of the user's own files that the record was made with: gazetteers, sources,
            policies; their names stay inside.
        seconds: what a statistical model made of each document, by id, where one was asked.
        as_of: time of the last event in the archive's log, ISO 8601 in UTC: what the record knew by then.
        head: hash of that event.
    """

    documents: tuple[Document, ...]
    published: Mapping[str, DateRange | None]
    claims: tuple[Claim, ...]
    grouping: Grouping
    figures: tuple[Figure, ...]
    policies: tuple[Policy, ...] = ()
    victims: tuple[VictimRecord, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unread: tuple[Unread, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[tuple[str, str], ...] = ()
    seconds: Mapping[str, SecondReading] = field(default_factory=dict)
    as_of: str = ""
    head: str = ""

    @property
    def speakers(self) -> frozenset[str]:
        """The names of all who speak in claims and in what is told without a number."""
        told: tuple[Claim | Uncounted, ...] = (*self.claims, *self.uncounted)
        return frozenset(speaker.name for each in told for speaker in each.said_by)
