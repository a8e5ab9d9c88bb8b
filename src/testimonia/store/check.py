"""Whether a store still says what was recorded: every claim in its text, every figure on its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Table

from testimonia.errors import DamagedRecord, InvalidNoun
from testimonia.model import (
    Claim,
    Damage,
    Document,
    Figure,
    Incident,
    Judgement,
    Passage,
    Unread,
    VictimRecord,
    content_id,
)
from testimonia.store import dialect, history, tables
from testimonia.store.database import Database, pages
from testimonia.store.rows import Noun, load, load_plain


def check(database: Database) -> Iterator[Damage]:
    """All damage of a store, in a stable order; none if it is whole."""
    try:
        yield from _check_file(database)
        yield from _check_claims(database)
        yield from _check_readings(database)
        yield from _check_others(database)
        yield from _check_incidents(database)
        yield from _check_figures(database)
        for _ in history.incident_versions(database):
            pass  # a version that does not hold what it must says so itself
    except DamagedRecord as error:
        yield Damage("the store", str(error))


def _check_file(database: Database) -> Iterator[Damage]:
    with database.reading() as connection:
        database_says = dialect.particulars(connection)
        broken = database_says.damage(connection)
        open_to_change = database_says.unguarded(connection, tables.RECORDED)
    for line in broken:
        yield Damage("the store's file", line)
    for name in open_to_change:
        yield Damage(f"table {name}", "the guard that refuses changes was removed")


def _check_claims(database: Database) -> Iterator[Damage]:
    """Each claim against the text of its document."""
    for page in pages(database.rows(tables.DOCUMENTS)):
        claims = _claims_of(database, [row.id for row in page])
        for row in page:
            yield from _document_problems(row, claims[row.id])


def _document_problems(row: Any, claims: Iterable[Any]) -> Iterator[Damage]:
    where = f"document {row.id}"
    try:
        document = load(Document, row.noun, where)
    except DamagedRecord as error:
        yield Damage(where, str(error))
        return
    if (document.id, document.sha256) != (row.id, row.sha256):
        yield Damage(where, f"is stored under another id or hash than its own, {document.id}")
    for claim in claims:
        problem = _claim_problem(claim.id, claim.noun, document)
        if problem:
            yield Damage(f"claim {claim.id}", problem)


def _claims_of(database: Database, documents: Sequence[str]) -> dict[str, list[Any]]:
    """The rows of the claims of some documents, by document."""
    found: dict[str, list[Any]] = {name: [] for name in documents}
    for row in database.rows(tables.CLAIMS, tables.CLAIMS.c.document.in_(documents)):
        found[row.document].append(row)
    return found


def _claim_problem(stored: str, noun: str, document: Document) -> str | None:
    """What is wrong with the row of a claim; None if nothing is."""
    try:
        claim = load(Claim, noun, f"claim {stored}")
        if claim.id != stored:
            return f"was edited: its content has the id {claim.id}"
        if claim.document != document.id:
            return f"is stored with document {document.id}; it is of {claim.document}"
        claim.passage.check(document.text)
        count = claim.count
        Passage(count.start, count.end, count.words).check(document.text)
    except (DamagedRecord, InvalidNoun) as error:
        return f"does not stand in its document: {error}"
    return None


def _check_readings(database: Database) -> Iterator[Damage]:
    for page in pages(database.rows(tables.READINGS)):
        claims = _claims_of(database, sorted({row.document for row in page}))
        for row in page:
            where = f"reading of {row.document} by {row.reader}"
            try:
                named = {str(name) for name in load_plain(row.noun, where)["claims"]}
            except (DamagedRecord, TypeError, KeyError) as error:
                yield Damage(where, f"expected what was recorded; {error}")
            else:
                yield from _absent(where, "claim", named - {claim.id for claim in claims[row.document]})


_OTHERS: tuple[tuple[Table, Callable[..., Any], Callable[[Any], str]], ...] = (
    (tables.VICTIMS, VictimRecord, lambda plain: str(plain["id"])),
    (tables.JUDGEMENTS, Judgement, lambda plain: str(plain["id"])),
    (tables.UNREAD, Unread, lambda plain: content_id("U", plain)),
)
"""What else is recorded: its table, what its rows hold, and the id of that as the row has it."""


def _check_others(database: Database) -> Iterator[Damage]:
    """Lines of victim lists, judgements, and items that could not be read, each under its own id."""
    for table, kind, id_of in _OTHERS:
        for row in database.rows(table):
            where = f"{table.name}, row {row.seq}"
            try:
                load(kind, row.noun, where)
            except DamagedRecord as error:
                yield Damage(where, str(error))
                continue
            own = id_of(load_plain(row.noun, where))
            if own != row.id:
                yield Damage(where, f"is stored under another id than its own, {own}")


def _check_incidents(database: Database) -> Iterator[Damage]:
    claims = database.values(tables.CLAIMS.c.id)
    documents = database.values(tables.DOCUMENTS.c.id)
    for where, incident in _derived(database, tables.INCIDENTS, Incident):
        if isinstance(incident, str):
            yield Damage(where, incident)
        else:
            yield from _absent(where, "claim", set(incident.claims) - claims)
            yield from _absent(where, "document", set(incident.documents) - documents)


def _check_figures(database: Database) -> Iterator[Damage]:
    claims = database.values(tables.CLAIMS.c.id)
    codes = database.values(tables.INCIDENTS.c.code)
    for where, figure in _derived(database, tables.FIGURES, Figure):
        if isinstance(figure, str):
            yield Damage(where, figure)
        else:
            place = f"figure for {figure.incident}, {figure.harm}, policy {figure.policy}"
            yield from _absent(place, "incident", {figure.incident} - codes)
            yield from _absent(place, "claim", set(figure.claims) - claims)


def _derived(database: Database, table: Table, kind: Callable[..., Noun]) -> Iterator[tuple[str, Noun | str]]:
    """Where each row stands, and its noun or what is wrong with it in words."""
    for row in database.rows(table):
        where = f"{table.name}, row {row.seq}"
        try:
            yield where, load(kind, row.noun, where)
        except DamagedRecord as error:
            yield where, str(error)


def _absent(where: str, kind: str, names: set[str]) -> Iterator[Damage]:
    for name in sorted(names):
        yield Damage(where, f"rests on {kind} {name}, which is not in the record")
