"""The tables of a record.

A row carries the noun as JSON in `noun`, and beside it only what is searched or joined by.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

_Name = String().with_variant(String(collation="C"), "postgresql")
"""Ids and codes: sorted by their code points, whatever the language of a database."""


def _number() -> Column[int]:
    """The order of arrival."""
    return Column("seq", Integer, primary_key=True, autoincrement=True)


def _noun() -> Column[str]:
    return Column("noun", Text, nullable=False)


META = Table("meta", METADATA, Column("name", _Name, primary_key=True), Column("value", Text, nullable=False))
"""Single values: the head of the archive's log, what the derived tables were made from."""

MIGRATIONS = Table(
    "migrations",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", _Name, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    _number(),
    Column("id", _Name, nullable=False, unique=True),
    Column("sha256", _Name, nullable=False, index=True),
    _noun(),
)

CLAIMS = Table(
    "claims",
    METADATA,
    _number(),
    Column("id", _Name, nullable=False, unique=True),
    Column("document", _Name, ForeignKey("documents.id"), nullable=False, index=True),
    _noun(),
)

READINGS = Table(
    "readings",
    METADATA,
    _number(),
    Column("document", _Name, ForeignKey("documents.id"), nullable=False),
    Column("reader", _Name, nullable=False),
    Column("configuration", _Name, nullable=False),
    _noun(),
    UniqueConstraint("document", "reader", "configuration"),
)
"""What a reader took from a document: the publication date that it used, the ids of the claims, the days it names."""

UNREAD = Table(
    "unread",
    METADATA,
    _number(),
    Column("id", _Name, nullable=False, unique=True),
    Column("sha256", _Name, index=True),
    _noun(),
)

VICTIMS = Table(
    "victims",
    METADATA,
    _number(),
    Column("id", _Name, nullable=False, unique=True),
    Column("sha256", _Name, nullable=False, index=True),
    _noun(),
)

JUDGEMENTS = Table("judgements", METADATA, _number(), Column("id", _Name, nullable=False, unique=True), _noun())

CODES = Table("codes", METADATA, _number(), Column("code", _Name, nullable=False, index=True), _noun())
"""Every code that an incident ever had with the documents it then had, so that no code is used twice."""

INCIDENTS = Table("incidents", METADATA, _number(), Column("code", _Name, nullable=False, unique=True), _noun())

INCIDENT_CLAIMS = Table(
    "incident_claims",
    METADATA,
    _number(),
    Column("code", _Name, ForeignKey("incidents.code"), nullable=False, index=True),
    Column("claim", _Name, ForeignKey("claims.id"), nullable=False, index=True),
)

COPIES = Table(
    "copies", METADATA, _number(), Column("document", _Name, ForeignKey("documents.id"), nullable=False), _noun()
)

VERSIONS = Table(
    "versions", METADATA, _number(), Column("document", _Name, ForeignKey("documents.id"), nullable=False), _noun()
)
"""Documents that repeat another but for the toll."""

NEAR_MISSES = Table(
    "near_misses",
    METADATA,
    _number(),
    Column("first", _Name, ForeignKey("documents.id"), nullable=False, index=True),
    Column("second", _Name, ForeignKey("documents.id"), nullable=False, index=True),
    _noun(),
)
"""Pairs of documents of different incidents for whose join much speaks."""

GROUPED = Table(
    "grouped",
    METADATA,
    _number(),
    Column("made_from", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
)
"""What grouping needs to know of the last run, so that it need not look at all documents again; at most one row."""

MAIN = Table(
    "main_incidents",
    METADATA,
    _number(),
    Column("document", _Name, ForeignKey("documents.id"), nullable=False, unique=True),
    _noun(),
)
"""The incidents of each document: its main one first, then those that it mentions."""

FIGURES = Table(
    "figures",
    METADATA,
    _number(),
    Column("incident", _Name, ForeignKey("incidents.code"), nullable=False, index=True),
    _noun(),
)

STATES = Table(
    "states",
    METADATA,
    _number(),
    Column("at", _Name, nullable=False, index=True),
    Column("documents", Integer, nullable=False),
    Column("readings", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("victims", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    _noun(),
)
"""The states that incidents and figures went through, each with the last rows recorded by then."""

HISTORY = Table(
    "history",
    METADATA,
    _number(),
    Column("state", Integer, ForeignKey("states.seq"), nullable=False, index=True),
    Column("kind", _Name, nullable=False),
    Column("key", _Name, nullable=False),
    Column("noun", LargeBinary, nullable=False),
    UniqueConstraint("kind", "key", "state"),
)
"""What each state changed: incidents with their figures, and what documents are about; compressed JSON."""

RECORDED = (DOCUMENTS, CLAIMS, READINGS, UNREAD, VICTIMS, JUDGEMENTS, CODES, STATES, HISTORY)
"""Append-only: the database itself refuses to change or delete their rows."""

DERIVED = (FIGURES, MAIN, NEAR_MISSES, VERSIONS, COPIES, INCIDENT_CLAIMS, INCIDENTS, GROUPED)
"""Replaced as a whole; in the order in which they can be emptied."""
