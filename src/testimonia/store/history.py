"""The history of what was derived: every state that the record ever had, append-only.

A state holds what changed since the one before: incidents with their figures, and what documents are about. Each of
these versions is compressed; what is gone has an empty one. With a state stands how far the recorded tables reached,
so that a past day shows the documents, claims and judgements of that day too.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from testimonia.errors import DamagedRecord, NotInRecord
from testimonia.model import Copy, Figure, Grouping, Incident, Join, State, from_plain
from testimonia.store import tables
from testimonia.store.database import Database, pages
from testimonia.store.rows import checked, dump, load, load_plain

INCIDENT, DOCUMENT = "incident", "document"
"""Kinds of versions."""

GONE = b""
"""The version of what is no longer there."""

_REACHED: Mapping[str, Table] = {
    "documents": tables.DOCUMENTS,
    "readings": tables.READINGS,
    "judgements": tables.JUDGEMENTS,
    "victims": tables.VICTIMS,
    "unread": tables.UNREAD,
}


@dataclass(frozen=True, slots=True)
class IncidentVersion:
    """An incident with its figures, as one state had them.

    Args:
        state: the state.
        code: of the incident.
        incident: None where the state has it no longer.
        figures: in their order.
    """

    state: State
    code: str
    incident: Incident | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """What the record said at a moment.

    Args:
        state: in which it was.
        documents, readings, judgements, victims, unread: number of the last row that was recorded by then.
        grouping, figures: what was derived of them.
    """

    state: State
    documents: int
    readings: int
    judgements: int
    victims: int
    unread: int
    grouping: Grouping
    figures: tuple[Figure, ...]


def remember(
    database: Database,
    state: State,
    *,
    incidents: Collection[str] | None = None,
    documents: Collection[str] | None = None,
) -> None:
    """Add a state: what of the derived tables is other than in the last one.

    Args:
        database: the store's, with the derived tables as they are now.
        state: when and of what it was made.
        incidents: codes that may have changed; None for all.
        documents: ids of documents whose incidents or originals may have changed; None for all.
    """
    with database.transaction() as connection:
        reached = {name: _last(connection, table) for name, table in _REACHED.items()}
        row = {"at": stamp(state.at), "noun": dump(state), **reached}
        (number,) = connection.execute(insert(tables.STATES).values(**row)).inserted_primary_key or (0,)
        about = {INCIDENT: (incidents, _incidents_now), DOCUMENT: (documents, _documents_now)}
        for kind, (keys, now) in about.items():
            wanted = _keys(database, kind) if keys is None else keys
            for page in pages(sorted(wanted)):
                found, last = now(database, page), _last_versions(connection, kind, page)
                changed = [key for key in page if found.get(key, GONE) != last.get(key, GONE)]
                rows = [{"state": number, "kind": kind, "key": key, "noun": found.get(key, GONE)} for key in changed]
                if rows:
                    connection.execute(insert(tables.HISTORY), rows)


def _keys(database: Database, kind: str) -> set[str]:
    """All keys of a kind that are there or were there."""
    known: set[str] = database.values(tables.HISTORY.c.key, tables.HISTORY.c.kind == kind)
    if kind == INCIDENT:
        return known | database.values(tables.INCIDENTS.c.code)
    about = (tables.COPIES.c.document, tables.VERSIONS.c.document, tables.MAIN.c.document, tables.NEAR_MISSES.c.first)
    return known.union(*(database.values(column) for column in about))


def _last_versions(connection: Connection, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
    columns = tables.HISTORY.c
    last = select(func.max(columns.seq)).where(columns.kind == kind, columns.key.in_(keys)).group_by(columns.key)
    found = connection.execute(select(columns.key, columns.noun).where(columns.seq.in_(last)))
    return {row.key: row.noun for row in found}


def _incidents_now(database: Database, codes: Sequence[str]) -> dict[str, bytes]:
    figures: dict[str, list[str]] = {}
    for row in database.rows(tables.FIGURES, tables.FIGURES.c.incident.in_(codes)):
        figures.setdefault(row.incident, []).append(row.noun)
    return {
        row.code: _packed(f'{{"incident":{row.noun},"figures":[{",".join(figures.get(row.code, ()))}]}}')
        for row in database.rows(tables.INCIDENTS, tables.INCIDENTS.c.code.in_(codes))
    }


def _documents_now(database: Database, names: Sequence[str]) -> dict[str, bytes]:
    copies, versions, main = (
        {row.document: row.noun for row in database.rows(table, table.c.document.in_(names))}
        for table in (tables.COPIES, tables.VERSIONS, tables.MAIN)
    )
    near: dict[str, list[str]] = {}
    for row in database.rows(tables.NEAR_MISSES, tables.NEAR_MISSES.c.first.in_(names)):
        near.setdefault(row.first, []).append(row.noun)
    found = {}
    for name in copies.keys() | versions.keys() | main.keys() | near.keys():
        copy, version, codes = (told.get(name, "null") for told in (copies, versions, main))
        misses = f"[{','.join(sorted(near.get(name, ())))}]"
        found[name] = _packed(f'{{"copy":{copy},"version":{version},"main":{codes},"near":{misses}}}')
    return found


def _packed(plain: str) -> bytes:
    return zlib.compress(plain.encode())


def stamp(moment: datetime) -> str:
    """A moment as text that sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def as_of(database: Database, moment: datetime) -> Past:
    """What the record said at a moment.

    Raises:
        NotInRecord: it said nothing yet.
    """
    before = tables.STATES.c.at <= stamp(moment)
    with database.reading() as connection:
        latest = select(tables.STATES).where(before).order_by(tables.STATES.c.seq.desc()).limit(1)
        row = connection.execute(latest).first()
    if row is None:
        raise NotInRecord(
            f"expected a day on which the record had something to say; it had nothing yet on {moment:%Y-%m-%d}"
        )
    grouping, figures = _assembled(database, row.seq)
    reached = {name: getattr(row, name) for name in _REACHED}
    return Past(load(State, row.noun, f"state {row.seq}"), grouping=grouping, figures=figures, **reached)


def incident_versions(database: Database) -> Iterator[IncidentVersion]:
    """All versions of all incidents, in the order of time."""
    states = {row.seq: load(State, row.noun, f"state {row.seq}") for row in database.rows(tables.STATES)}
    for row in database.rows(tables.HISTORY, tables.HISTORY.c.kind == INCIDENT):
        incident, figures = _incident(row)
        yield IncidentVersion(states[row.state], row.key, incident, figures)


def _assembled(database: Database, state: int) -> tuple[Grouping, tuple[Figure, ...]]:
    """The grouping and the figures that a state had: the last version of each thing by then."""
    columns = tables.HISTORY.c
    until = columns.state <= state
    with database.reading() as connection:
        last = select(func.max(columns.seq)).where(until).group_by(columns.kind, columns.key)
        wanted = set(connection.execute(last).scalars())
    incidents: dict[str, tuple[Incident, tuple[Figure, ...]]] = {}
    copies: dict[str, Copy] = {}
    versions: dict[str, Copy] = {}
    near: list[Join] = []
    main: dict[str, tuple[str, ...]] = {}
    for row in database.rows(tables.HISTORY, until):
        if row.seq not in wanted or row.noun == GONE:
            continue
        if row.kind == INCIDENT:
            incident, figures = _incident(row)
            if incident:
                incidents[row.key] = incident, figures
        else:
            body = _body(row)
            if body["main"]:
                main[row.key] = tuple(body["main"])
            for part, told in (("copy", copies), ("version", versions)):
                if body[part]:
                    told[row.key] = checked(functools.partial(from_plain, Copy, body[part]), _where(row))
            near += [checked(functools.partial(from_plain, Join, join), _where(row)) for join in body["near"]]
    codes = sorted(incidents)
    return Grouping(
        incidents=tuple(incidents[code][0] for code in codes),
        copies=tuple(copies[name] for name in sorted(copies)),
        main=tuple((name, main[name]) for name in sorted(main)),
        near_misses=tuple(sorted(near, key=lambda join: (join.first, join.second))),
        versions=tuple(versions[name] for name in sorted(versions)),
    ), tuple(figure for code in codes for figure in incidents[code][1])


def _incident(row: Any) -> tuple[Incident | None, tuple[Figure, ...]]:
    if row.noun == GONE:
        return None, ()
    body = _body(row)
    return checked(
        lambda: (
            from_plain(Incident, body["incident"]),
            tuple(from_plain(Figure, figure) for figure in body["figures"]),
        ),
        _where(row),
    )


def _body(row: Any) -> Any:
    try:
        plain = zlib.decompress(row.noun).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise DamagedRecord(f"{_where(row)}: expected what was recorded; found something else ({error})") from error
    return load_plain(plain, _where(row))


def _where(row: Any) -> str:
    return f"version of {row.kind} {row.key} in state {row.state}"


def _last(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.seq))).scalar() or 0
