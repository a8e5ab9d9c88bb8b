"""The derived tables: made of the recorded ones, replaced where they change, and never a source themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, and_, delete, insert, select

from testimonia.model import Copy, Figure, Grouping, Incident, Join
from testimonia.store import tables
from testimonia.store.database import Database, pages
from testimonia.store.lookup import among
from testimonia.store.rows import Noun, Row, dump, load_plain


@dataclass(frozen=True, slots=True)
class Gone:
    """What the derived tables hold no more.

    Args:
        incidents: codes; their figures go with them.
        copies: documents that are no copies or versions any more.
        main: documents whose incidents are others than before.
        near: pairs of documents that are no near misses any more.
    """

    incidents: Collection[str] = ()
    copies: Collection[str] = ()
    main: Collection[str] = ()
    near: Collection[tuple[str, str]] = ()


def replace_all(database: Database, grouping: Grouping, figures: Sequence[Figure]) -> None:
    """Put a grouping and its figures in the place of the last ones, in one transaction."""
    with database.transaction() as connection:
        known = codes(database)
        for table in tables.DERIVED:
            connection.execute(delete(table))
        _add(connection, known, grouping, figures)


def update(database: Database, gone: Gone, grouping: Grouping, figures: Sequence[Figure]) -> tuple[set[str], set[str]]:
    """Take out what is gone and put in what is new or changed, in one transaction.

    Args:
        database: the store's.
        gone: what goes.
        grouping: what is new or changed; it takes the place of what was there for the same codes and documents.
        figures: of these incidents.

    Returns:
        The codes of incidents, and the ids of documents, of which something may be otherwise than before.
    """
    incidents = {*gone.incidents, *(incident.code for incident in grouping.incidents)}
    copied = {*gone.copies, *(copy.document for copy in (*grouping.copies, *grouping.versions))}
    main = {*gone.main, *(name for name, _ in grouping.main)}
    near = {*gone.near, *((join.first, join.second) for join in grouping.near_misses)}
    with database.transaction() as connection:
        known = codes(database, {incident.code for incident in grouping.incidents})
        _remove(connection, tables.FIGURES.c.incident, incidents)
        _remove(connection, tables.INCIDENT_CLAIMS.c.code, incidents)
        _remove(connection, tables.INCIDENTS.c.code, incidents)
        _remove(connection, tables.COPIES.c.document, copied)
        _remove(connection, tables.VERSIONS.c.document, copied)
        _remove(connection, tables.MAIN.c.document, main)
        columns = tables.NEAR_MISSES.c
        for first, second in sorted(near):
            connection.execute(delete(tables.NEAR_MISSES).where(and_(columns.first == first, columns.second == second)))
        _add(connection, known, grouping, figures)
    return incidents, copied | main | {first for first, _ in near}


def _remove(connection: Connection, column: Column[str], values: Collection[str]) -> None:
    for page in pages(sorted(values)):
        connection.execute(delete(column.table).where(column.in_(page)))


def _add(
    connection: Connection, known: Mapping[str, frozenset[str]], grouping: Grouping, figures: Iterable[Figure]
) -> None:
    incidents = grouping.incidents
    changed = [item for item in incidents if known.get(item.code) != frozenset(item.documents)]
    _fill(connection, tables.CODES, ({"code": i.code, "noun": dump(sorted(i.documents))} for i in changed))
    _fill(connection, tables.INCIDENTS, ({"code": item.code, "noun": dump(item)} for item in incidents))
    claims = ({"code": item.code, "claim": claim} for item in incidents for claim in item.claims)
    _fill(connection, tables.INCIDENT_CLAIMS, claims)
    _fill(connection, tables.COPIES, ({"document": c.document, "noun": dump(c)} for c in grouping.copies))
    _fill(connection, tables.VERSIONS, ({"document": c.document, "noun": dump(c)} for c in grouping.versions))
    _fill(connection, tables.MAIN, ({"document": name, "noun": dump(all_)} for name, all_ in grouping.main if all_))
    near = ({"first": join.first, "second": join.second, "noun": dump(join)} for join in grouping.near_misses)
    _fill(connection, tables.NEAR_MISSES, near)
    _fill(connection, tables.FIGURES, ({"incident": item.incident, "noun": dump(item)} for item in figures))


def grouping(database: Database) -> Grouping:
    """The last grouping."""
    return Grouping(
        incidents=tuple(incidents(database)),
        copies=tuple(sorted(_nouns(database, tables.COPIES, Copy), key=lambda copy: copy.document)),
        main=tuple(sorted(main(database).items())),
        near_misses=tuple(
            sorted(_nouns(database, tables.NEAR_MISSES, Join), key=lambda join: (join.first, join.second))
        ),
        versions=tuple(sorted(_nouns(database, tables.VERSIONS, Copy), key=lambda copy: copy.document)),
    )


def incidents(database: Database, wanted: Collection[str] | None = None) -> list[Incident]:
    """All incidents, or those with some codes, in the order of their codes."""
    found = _nouns(database, tables.INCIDENTS, Incident, key="code", values=wanted)
    return sorted(found, key=lambda incident: incident.code)


def figures(database: Database) -> list[Figure]:
    """All figures, in the order of their incidents."""
    return sorted(_nouns(database, tables.FIGURES, Figure), key=lambda figure: figure.incident)


def main(database: Database) -> dict[str, tuple[str, ...]]:
    """The incidents of each document."""
    return {
        row.document: tuple(load_plain(row.noun, f"main incidents of {row.document}"))
        for row in database.rows(tables.MAIN)
    }


def near(database: Database, documents: Collection[str]) -> list[Join]:
    """The near misses of some documents."""
    found: dict[tuple[str, str], Join] = {}
    for key in ("first", "second"):
        for join in _nouns(database, tables.NEAR_MISSES, Join, key=key, values=documents):
            found[join.first, join.second] = join
    return [found[pair] for pair in sorted(found)]


def copies(database: Database, documents: Collection[str]) -> list[Copy]:
    """The copies and versions among some documents."""
    found = (
        _nouns(database, table, Copy, key="document", values=documents) for table in (tables.COPIES, tables.VERSIONS)
    )
    return [copy for nouns in found for copy in nouns]


def _nouns(
    database: Database,
    table: Table,
    kind: Callable[..., Noun],
    *,
    key: str = "seq",
    values: Collection[str] | None = None,
) -> Iterator[Noun]:
    for where in among(table.c[key], values):
        for row in database.rows(table, *where):
            yield database.noun(kind, row.noun, f"{table.name}, row {row.seq}")


def codes(database: Database, wanted: Collection[str] | None = None) -> Mapping[str, frozenset[str]]:
    """Every code ever given, or some of them, with the documents of the last grouping that had it."""
    found: dict[str, frozenset[str]] = {}
    for where in among(tables.CODES.c.code, wanted):
        for row in database.rows(tables.CODES, *where):
            found[row.code] = frozenset(load_plain(row.noun, f"code {row.code}"))
    return found


def groundwork(database: Database) -> tuple[str, bytes] | None:
    """What grouping needs to know of its last run, and what that run was made from; None if it was not kept."""
    with database.reading() as connection:
        row = connection.execute(select(tables.GROUPED.c.made_from, tables.GROUPED.c.state)).first()
    return (row.made_from, row.state) if row else None


def keep_groundwork(database: Database, made_from: str, data: bytes) -> None:
    """Keep what the next run needs to know of this one."""
    with database.transaction() as connection:
        connection.execute(delete(tables.GROUPED))
        connection.execute(insert(tables.GROUPED).values(made_from=made_from, state=data))


def _fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    for page in pages(rows):
        connection.execute(insert(table), list(page))
