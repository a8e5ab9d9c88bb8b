"""A release: the published tables with all that a reader needs to cite, check and recompute them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from testimonia.model import Policy
from testimonia.publish.remaining import KeptBack
from testimonia.publish.tables import Data, Row


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two releases.

    Args:
        release: number of the release in which it appeared.
        as_of: what the record knew by then, ISO 8601 in UTC.
        table, id, field: what changed; field "" for a row that came or went.
        old, new: its values as text; None for a row that came or went ("tombstone").
        policy: under which policy; None for changes that no policy made.
        claims: ids of the claims that came or went beneath it.
    """

    release: int
    as_of: str
    table: str
    id: str
    field: str
    old: str | None
    new: str | None
    policy: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A numbered publication of a record.

    Args:
        number: 1, 2, …; the same record under the same profile gives the same release again.
        title: name of the record.
        profile, profile_title: what it was made for.
        profile_sha256: of the profile's file.
        version: of Testimonia.
        as_of: time of the last event in the archive's log: what the record knew by then.
        head: hash of that event.
        previous: SHA-256 of the data package of the release before; None for the first.
        tables: by name.
        policies: with their published methods.
        kept_back: what does not go out, and why.
        changes: of this release and all before it, oldest first.
        settings: (name, SHA-256) of the user's own files that the record was made with.
        unread: how many items could not be read, by kind of error.
        judgements: how many decisions of people stand, by verdict.
        address: where the site stands on the web, ending with a stroke; "" where that is not known.
        smallest_deaths: smallest number of deaths shown in the cross-table of SDG 16.1.2.
    """

    number: int
    title: str
    profile: str
    profile_title: str
    profile_sha256: str
    version: str
    as_of: str
    head: str
    previous: str | None
    tables: Mapping[str, Data]
    policies: tuple[Policy, ...]
    kept_back: tuple[KeptBack, ...]
    changes: tuple[Change, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    judgements: tuple[tuple[str, int], ...] = ()
    address: str = ""
    smallest_deaths: int = 1

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table; none where the profile withholds it."""
        return self.tables[table].rows if table in self.tables else ()
