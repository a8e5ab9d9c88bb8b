"""The store: what was recorded and decided about the archive's documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import and_, delete, func, insert, select

from testimonia.errors import InvalidNoun, NotARecord
from testimonia.model import (
    Claim,
    Copy,
    Damage,
    Document,
    Figure,
    Grouping,
    Incident,
    Join,
    Judgement,
    Reading,
    State,
    Unread,
    VictimRecord,
)
from testimonia.store import check, derived, dialect, history, rows, tables
from testimonia.store.database import Database
from testimonia.store.derived import Gone
from testimonia.store.dialect import Address
from testimonia.store.history import IncidentVersion, Past
from testimonia.store.lookup import among, named, up_to
from testimonia.store.migrations import check_version, make, migrate
from testimonia.store.readings import find_readings, record_readings
from testimonia.store.words import Fts5Index, TsvectorIndex, WordIndex


class LogHead(Protocol):
    """The end of the archive's log, as the archive gives it."""

    @property
    def sha256(self) -> str:
        """Hash of the last event."""
        ...


class Store:
    """Documents, claims, readings, victims and judgements, which only grow; incidents and figures, made of them.

    A store is opened for reading by as many as like, and for writing by one at a time. Use it in a `with`
    statement, or call `close`.
    """

    def __init__(self, database: Database, resources: ExitStack) -> None:
        self._database = database
        self._resources = resources

    @classmethod
    def create(cls, address: Address) -> Store:
        """Make an empty store and open it for writing; a process killed meanwhile leaves no store.

        Raises:
            NotARecord: something is there already.
            RecordBusy: another process is making it.
        """
        home = dialect.home_of(address)
        if home.exists():
            raise NotARecord(f"expected nothing yet at {home}; found something: choose another place")
        with ExitStack() as resources:
            resources.enter_context(home.only_writer())
            home.make(make)
            engine = home.engine(write=True)
            resources.callback(engine.dispose)
            return cls(Database(engine, write=True), resources.pop_all())

    @classmethod
    def open(cls, address: Address, *, write: bool = False) -> Store:
        """Open a store.

        Args:
            address: its file, or the address of its database.
            write: whether to write to it; then older tables are brought up to date first.

        Raises:
            NotARecord: what is there is no store, or a newer version wrote it.
            RecordBusy: another process is writing it.
        """
        home = dialect.home_of(address)
        if not home.exists():
            raise NotARecord(f"expected the store of a record at {home}; found none")
        with ExitStack() as resources:
            if write:
                resources.enter_context(home.only_writer())
            home.require_store()
            engine = home.engine(write=write)
            resources.callback(engine.dispose)
            if write:
                migrate(engine)
            check_version(engine)
            return cls(Database(engine, write=write), resources.pop_all())

    def close(self) -> None:
        """Let go of the file and of the writer's lock."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything added inside is recorded together or not at all."""
        with self._database.transaction():
            yield

    def read_again(self) -> None:
        """From now on, rows that are as they were are given as the same nouns as before: for a record held open.

        Nouns of rows that were not read since the last call are forgotten.
        """
        self._database.memory = self._database.memory or rows.Memory()
        self._database.memory.turn()

    def word_index(self) -> WordIndex:
        """An empty index of words, of the kind that the database has; it is closed with the store, if not before."""
        engine = self._database.engine
        index = TsvectorIndex(engine) if engine.dialect.name == "postgresql" else Fts5Index()
        self._resources.callback(index.close)
        return index

    # --- what was recorded ------------------------------------------------------------------------------

    def add_documents(self, documents: Iterable[Document]) -> None:
        """Record documents; those already recorded are left as they are."""
        self._database.add(tables.DOCUMENTS, map(rows.of_document, documents))

    def add_readings(self, readings: Sequence[Reading], *, configuration: str) -> None:
        """Record what a reader took from documents, all of it in one transaction.

        Args:
            readings: of recorded documents; a document already read under this configuration is left as it is.
            configuration: stands for all settings that can change what the reader takes.
        """
        record_readings(self._database, readings, configuration)

    def add_unread(self, items: Iterable[Unread]) -> None:
        """Record items that could not be read; the same failure is recorded once."""
        self._database.add(tables.UNREAD, map(rows.of_unread, items))

    def add_victims(self, records: Iterable[VictimRecord]) -> None:
        """Record lines of victim lists; those already recorded are left as they are."""
        self._database.add(tables.VICTIMS, map(rows.of_victim, records))

    def add_judgement(self, judgement: Judgement) -> None:
        """Record a person's decision.

        Raises:
            NotInRecord: it supersedes a judgement that is not in the record.
            InvalidNoun: another judgement has its id.
        """
        with self._database.transaction():
            if judgement.supersedes is not None:
                named(self._database, tables.JUDGEMENTS, "judgement", judgement.supersedes)
            known = self._database.one(tables.JUDGEMENTS, tables.JUDGEMENTS.c.id == judgement.id)
            if known is not None and known.noun != rows.of_judgement(judgement)["noun"]:
                raise InvalidNoun(f"expected an id of its own for the judgement; {judgement.id!r} is taken")
            self._database.add(tables.JUDGEMENTS, [rows.of_judgement(judgement)])

    def captured(self) -> set[str]:
        """SHA-256 of every archived file of which something is recorded."""
        columns = (tables.DOCUMENTS.c.sha256, tables.VICTIMS.c.sha256, tables.UNREAD.c.sha256)
        found: set[str] = set().union(*(self._database.values(column) for column in columns))
        return found - {None}

    def document_ids(self) -> set[str]:
        """Ids of all documents."""
        return self._database.values(tables.DOCUMENTS.c.id)

    def documents(self, names: Collection[str] | None = None, *, until: int | None = None) -> Iterator[Document]:
        """All documents, or those with some ids or until a row (see `Past`), in the order of their arrival."""
        for where in among(tables.DOCUMENTS.c.id, names):
            for row in self._database.rows(tables.DOCUMENTS, *where, *up_to(tables.DOCUMENTS, until)):
                yield self._database.noun(Document, row.noun, f"document {row.id}")

    def document(self, name: str) -> Document:
        """The document with an id.

        Raises:
            NotInRecord: there is none.
        """
        return rows.load(Document, named(self._database, tables.DOCUMENTS, "document", name).noun, f"document {name}")

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """All claims, or those of one document, in the order of their arrival."""
        where = () if document is None else (tables.CLAIMS.c.document == document,)
        for row in self._database.rows(tables.CLAIMS, *where):
            yield rows.to_claim(row)

    def claim(self, name: str) -> Claim:
        """The claim with an id.

        Raises:
            NotInRecord: there is none.
        """
        return rows.to_claim(named(self._database, tables.CLAIMS, "claim", name))

    def read_documents(self, reader: str, configuration: str) -> set[str]:
        """Ids of the documents that a reader has read under a configuration."""
        columns = tables.READINGS.c
        return self._database.values(columns.document, columns.reader == reader, columns.configuration == configuration)

    def readings(
        self, reader: str, configuration: str, documents: Collection[str] | None = None, *, until: int | None = None
    ) -> Iterator[Reading]:
        """What a reader took under a configuration: publication dates, claims and the days that it names.

        Args:
            reader: id and version of the reader.
            configuration: the settings.
            documents: ids of the documents wanted; None for all.
            until: the last row (see `Past`); None for all.
        """
        columns = tables.READINGS.c
        where = and_(columns.reader == reader, columns.configuration == configuration, *up_to(tables.READINGS, until))
        yield from find_readings(self._database, where, documents)

    def claim_count(self) -> int:
        """How many claims there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.CLAIMS)).scalar() or 0

    def unread(self, *, until: int | None = None) -> Iterator[Unread]:
        """All items that could not be read, or those until a row (see `Past`), in the order of their arrival."""
        for row in self._database.rows(tables.UNREAD, *up_to(tables.UNREAD, until)):
            yield self._database.noun(Unread, row.noun, f"unread item {row.seq}")

    def victims(self, *, until: int | None = None) -> Iterator[VictimRecord]:
        """All lines of victim lists, or those until a row (see `Past`), in the order of their arrival."""
        for row in self._database.rows(tables.VICTIMS, *up_to(tables.VICTIMS, until)):
            yield self._database.noun(VictimRecord, row.noun, f"victim record {row.id}")

    def judgements(self, *, until: int | None = None) -> Iterator[Judgement]:
        """All judgements, superseded ones too, or those until a row (see `Past`), in the order of their arrival."""
        for row in self._database.rows(tables.JUDGEMENTS, *up_to(tables.JUDGEMENTS, until)):
            yield self._database.noun(Judgement, row.noun, f"judgement {row.id}")

    # --- what was made of it ----------------------------------------------------------------------------

    def replace_derived(
        self, grouping: Grouping, figures: Sequence[Figure], *, key: str = "", state: State | None = None
    ) -> None:
        """Put a grouping and its figures in the place of the last ones.

        Args:
            grouping: incidents, copies and main incidents.
            figures: in the order in which `figures` gives them back.
            key: stands for everything that they were made from.
            state: when and of what they were made, to be remembered; None to forget it.
        """
        with self._database.transaction():
            derived.replace_all(self._database, grouping, figures)
            if state:
                history.remember(self._database, state)
            self._set("derived_key", key)

    def update_derived(
        self,
        gone: Gone,
        grouping: Grouping,
        figures: Sequence[Figure],
        *,
        key: str = "",
        state: State | None = None,
    ) -> None:
        """Take out of the last grouping what is gone, and put in what is new or changed.

        Args:
            gone: what goes.
            grouping: incidents, copies, main incidents and near misses that are new or changed.
            figures: of these incidents.
            key: stands for everything that all of it was made from.
            state: when and of what it was made, to be remembered; None to forget it.
        """
        with self._database.transaction():
            codes, documents = derived.update(self._database, gone, grouping, figures)
            if state:
                history.remember(self._database, state, incidents=codes, documents=documents)
            self._set("derived_key", key)

    def keep_groundwork(self, made_from: str, data: bytes) -> None:
        """Keep what grouping needs to know of this run in the next one.

        Args:
            made_from: stands for the settings and decisions of this run.
            data: as grouping gives it.
        """
        derived.keep_groundwork(self._database, made_from, data)

    def groundwork(self) -> tuple[str, bytes] | None:
        """What was kept for grouping, and what it was made from; None if the derived tables were made otherwise."""
        return derived.groundwork(self._database)

    def derived_key(self) -> str | None:
        """What the derived tables were made from; None if they were never made."""
        return self._get("derived_key")

    def grouping(self) -> Grouping:
        """The last grouping."""
        return derived.grouping(self._database)

    def incidents(self, codes: Collection[str] | None = None) -> Iterator[Incident]:
        """The incidents of the last grouping, or those with some codes, in the order of their codes."""
        yield from derived.incidents(self._database, codes)

    def near_misses(self, documents: Collection[str]) -> list[Join]:
        """Pairs of some documents and others of different incidents for whose join much speaks."""
        return derived.near(self._database, documents)

    def copies(self, documents: Collection[str]) -> list[Copy]:
        """Which of some documents repeat another, and what they changed."""
        return derived.copies(self._database, documents)

    def incident(self, code: str) -> Incident:
        """The incident with a code.

        Raises:
            NotInRecord: the last grouping has none.
        """
        row = named(self._database, tables.INCIDENTS, "incident", code, key="code")
        return rows.load(Incident, row.noun, f"incident {code}")

    def figures(self, incident: str | None = None) -> Iterator[Figure]:
        """The figures of all incidents, in the order of their codes, or of one."""
        if incident is None:
            yield from derived.figures(self._database)
            return
        for row in self._database.rows(tables.FIGURES, tables.FIGURES.c.incident == incident):
            yield rows.load(Figure, row.noun, f"figure {row.seq}")

    def as_of(self, moment: datetime) -> Past:
        """What the record said at a moment.

        Raises:
            NotInRecord: it said nothing yet.
        """
        return history.as_of(self._database, moment)

    def incident_versions(self) -> Iterator[IncidentVersion]:
        """All versions of all incidents, in the order of time."""
        return history.incident_versions(self._database)

    def codes(self) -> Mapping[str, frozenset[str]]:
        """Every incident code ever given, with the ids of the documents that it last had."""
        return derived.codes(self._database)

    # --- whether it is whole ----------------------------------------------------------------------------

    @property
    def head(self) -> str | None:
        """Hash of the end of the archive's log when it was last noted here; None if never."""
        return self._get("head")

    def set_head(self, head: LogHead) -> None:
        """Note the end of the archive's log, so that a log cut off together with its anchor is noticed."""
        with self._database.transaction():
            self._set("head", head.sha256)

    def check(self) -> Iterator[Damage]:
        """All damage of the store, in a stable order; none if it is whole."""
        return check.check(self._database)

    def _get(self, name: str) -> str | None:
        row = self._database.one(tables.META, tables.META.c.name == name)
        return row.value if row else None

    def _set(self, name: str, value: str) -> None:
        with self._database.transaction() as connection:
            connection.execute(delete(tables.META).where(tables.META.c.name == name))
            connection.execute(insert(tables.META).values(name=name, value=value))
