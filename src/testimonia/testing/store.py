"""The contract of a store, whatever database it rests in.

A package that keeps records elsewhere inherits the suite and says where::

    class TestMyStore(StoreContract):
        @contextmanager
        def place(self) -> Iterator[Place]:
            with my_empty_database() as address:
                yield Place(lambda: MyStore.create(address), functools.partial(MyStore.open, address))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testimonia.errors import InvalidNoun, NotInRecord, RecordBusy
from testimonia.model import (
    Claim,
    Document,
    Figure,
    Grouping,
    Harm,
    Incident,
    Judgement,
    Reading,
    State,
    Unread,
    Verdict,
    VictimRecord,
)
from testimonia.store import Gone, Store
from testimonia.testing import derived, nouns
from testimonia.testing.claims import claim, report

KEY = "settings 1"
READER = "test.v1"
TEXT = "Officials said 12 people were killed; a relief group said 15 people were killed."


EXAMPLES = 25
"""Records made up for each law: each of them makes a database."""

ON_EACH_STORE = settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow]
)
"""A contract is run on purpose by a class for each kind of store, which hypothesis would take for a mistake."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one store may rest: made there empty, then opened there again."""

    create: Callable[[], Store]
    open: Callable[..., Store]


@dataclass(frozen=True, slots=True)
class Head:
    """An end of an archive's log."""

    sha256: str


def without_mentions(reading: Reading) -> Reading:
    """The part of a reading that a store keeps."""
    return replace(
        reading, dates=tuple(each for each in reading.dates if each.dates), places=(), attributions=(), quantities=()
    )


def example() -> tuple[Document, Reading, Incident, Figure]:
    """A report with two claims, their incident and a figure."""
    document = report("D1", "2021-05-04", text=TEXT)
    said = (
        claim("D1", 12, 12, words="12 people", at=TEXT.index("12"), said_by="Officials"),
        claim("D1", 15, 15, words="15 people", at=TEXT.index("15"), said_by="a relief group"),
    )
    reading = Reading("D1", READER, document.published, said, (), (), (), ())
    names = tuple(item.id for item in said)
    incident = Incident("XXX-2021-0001", "Harbour, 4 May 2021", document.published, None, ("D1",), names)
    return document, reading, incident, Figure(incident.code, Harm.KILLED, "default", 12, 12, 15, names)


def state(hour: int = 0) -> State:
    """A state made at an hour of one day."""
    return State(datetime(2024, 1, 2, hour, tzinfo=UTC), READER, KEY, (("default", "0" * 64),))


def grouping_of(*incidents: Incident) -> Grouping:
    """A grouping with these incidents, each document being about its own."""
    main = sorted((name, (item.code,)) for item in incidents for name in item.documents)
    return Grouping(incidents, (), tuple(main))


def _add_and_fail(store: Store) -> None:
    with store.transaction():
        store.add_documents([report("D2")])
        store.add_unread([Unread("x", None, None, "TooLarge", "too large")])
        assert store.document_ids() == {"D1", "D2"}
        raise ZeroDivisionError


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Document], list[Reading]]:
    """Documents and what was read in them."""
    documents = draw(st.lists(nouns.documents(), max_size=4, unique_by=lambda document: document.id))
    return documents, [draw(nouns.readings(document)) for document in documents]


class StoreContract:
    """What every store keeps to."""

    def place(self) -> AbstractContextManager[Place]:
        """An empty place for one store."""
        raise NotImplementedError

    @contextmanager
    def filled(self) -> Iterator[tuple[Place, Store]]:
        """A store with the example in it, open for writing, and its place."""
        document, reading, incident, figure = example()
        with self.place() as place, place.create() as store:
            store.add_documents([document])
            store.add_readings([reading], configuration=KEY)
            store.replace_derived(grouping_of(incident), [figure], key="made of 1")
            yield place, store

    @ON_EACH_STORE
    @given(records())
    def test_what_was_recorded_comes_back(self, record: tuple[list[Document], list[Reading]]) -> None:
        """Documents, claims and readings are given back as they were, in the order of their arrival."""
        documents, readings = record
        with self.place() as place:
            with place.create() as store:
                store.add_documents(documents)
                store.add_readings(readings, configuration=KEY)
            with place.open() as store:
                assert list(store.documents()) == documents
                assert list(store.readings(READER, KEY)) == [without_mentions(reading) for reading in readings]
                assert list(store.claims()) == [item for reading in readings for item in reading.claims]
                assert list(store.check()) == []

    @ON_EACH_STORE
    @given(records().flatmap(lambda record: st.tuples(st.just(record), derived.groupings(tuple(record[1])))))
    def test_groupings_come_back(self, drawn: tuple[tuple[list[Document], list[Reading]], Grouping]) -> None:
        """A grouping is given back as it was, and every code remembers its documents."""
        (documents, readings), grouping = drawn
        with self.place() as place, place.create() as store:
            store.add_documents(documents)
            store.add_readings(readings, configuration=KEY)
            store.replace_derived(grouping, [])
            assert store.grouping() == grouping
            assert tuple(store.incidents()) == grouping.incidents
            assert store.codes() == {item.code: frozenset(item.documents) for item in grouping.incidents}
            assert list(store.check()) == []

    @ON_EACH_STORE
    @given(st.lists(nouns.victim_records()), st.lists(nouns.unread_items()), st.lists(nouns.judgements()))
    def test_appending_twice_is_appending_once(
        self, victims: list[VictimRecord], unread: list[Unread], judgements: list[Judgement]
    ) -> None:
        """Whatever is appended again is left as it is."""
        with self.place() as place, place.create() as store:
            for _ in range(2):
                store.add_victims(victims)
                store.add_unread(unread)
                for judgement in judgements:
                    store.add_judgement(judgement)
            assert [item.id for item in store.victims()] == list(dict.fromkeys(item.id for item in victims))
            assert list(store.unread()) == list(dict.fromkeys(unread))
            assert list(store.judgements()) == list(dict.fromkeys(judgements))

    def test_a_document_appended_again_is_left_as_it_is(self) -> None:
        """The first recording stands."""
        document, *_ = example()
        with self.filled() as (_, store):
            store.add_documents([replace(document, name="another.txt"), document])
            assert list(store.documents()) == [document]

    def test_a_reading_is_recorded_once_for_each_configuration(self) -> None:
        """The same document read under other settings is another reading of the same claims."""
        _, reading, *_ = example()
        with self.filled() as (_, store):
            store.add_readings([reading, reading], configuration=KEY)
            store.add_readings([replace(reading, claims=reading.claims[:1])], configuration="settings 2")
            assert list(store.readings(READER, KEY)) == [reading]
            assert [len(item.claims) for item in store.readings(READER, "settings 2")] == [1]
            assert store.read_documents(READER, "settings 2") == {"D1"}
            assert store.read_documents("other.v1", KEY) == set()
            assert len(list(store.claims())) == len(reading.claims)

    def test_order_of_arrival_holds_over_many_pages(self) -> None:
        """However many there are, nothing is lost or moved between pages."""
        documents = [report(f"D{number % 7}-{number}") for number in range(1203)]
        with self.place() as place, place.create() as store:
            store.add_documents(documents)
            readings = [Reading(item.id, READER, None, (), (), (), (), ()) for item in documents]
            store.add_readings(readings, configuration=KEY)
            assert list(store.documents()) == documents
            assert list(store.readings(READER, KEY)) == readings
            assert store.document_ids() == store.read_documents(READER, KEY)

    def test_ids_lead_to_their_things(self) -> None:
        """Documents, claims, incidents and figures are found by id and code."""
        document, reading, incident, figure = example()
        with self.filled() as (_, store):
            assert store.document("D1") == document
            assert store.claim(reading.claims[1].id) == reading.claims[1]
            assert store.incident(incident.code) == incident
            assert list(store.claims("D1")) == list(reading.claims)
            assert list(store.figures()) == list(store.figures(incident.code)) == [figure]
            assert [*store.figures("XXX-0000-0009"), *store.claims("D9")] == []

    @pytest.mark.parametrize("name", ["XXX-2021-0002", "", "nothing like it", "\udcff", "'; DROP TABLE incidents"])
    def test_a_wrong_id_is_named(self, name: str) -> None:
        """What is not in the record is said to be not in the record."""
        with self.filled() as (_, store):
            for find in (store.incident, store.claim, store.document):
                with pytest.raises(NotInRecord, match="expected the id of a recorded"):
                    find(name)

    def test_a_wrong_id_comes_with_the_nearest_ones(self) -> None:
        """A slip of the finger is answered with what was probably meant."""
        with self.filled() as (_, store), pytest.raises(NotInRecord, match="nearest are XXX-2021-0001"):
            store.incident("XXX-2021-0010")

    def test_codes_are_remembered_for_ever(self) -> None:
        """A code that no incident has any more is still known, with the documents that it last had."""
        document, _, incident, _ = example()
        second = report("D2")
        with self.filled() as (place, store):
            store.add_documents([second])
            store.replace_derived(grouping_of(replace(incident, documents=("D1", "D2"))), [])
            store.replace_derived(grouping_of(replace(incident, code="XXX-2021-0002", documents=("D2",))), [])
            store.replace_derived(grouping_of(), [])
            expected = {"XXX-2021-0001": frozenset({document.id, "D2"}), "XXX-2021-0002": frozenset({"D2"})}
            assert store.codes() == expected
            with place.open() as other:
                assert other.codes() == expected
            assert store.grouping() == grouping_of()

    def test_what_is_derived_is_replaced_as_a_whole(self) -> None:
        """Nothing of the last grouping and its figures is left."""
        _, _, incident, figure = example()
        new = replace(incident, code="XXX-2021-0002", title="Harbour and market")
        moved = replace(figure, incident=new.code, best=13)
        with self.filled() as (_, store):
            store.replace_derived(grouping_of(new), [moved], key="made of 2")
            assert (store.grouping(), list(store.figures())) == (grouping_of(new), [moved])
            assert store.derived_key() == "made of 2"

    def test_every_state_is_remembered(self) -> None:
        """What the record said at a moment is what it said in the last state before it."""
        _, _, incident, figure = example()
        moved, renamed = replace(figure, best=13), replace(incident, title="Harbour and market")
        states = [
            (grouping_of(incident), (figure,)),
            (grouping_of(incident), (moved,)),
            (grouping_of(renamed), (moved,)),
            (grouping_of(), ()),
            (grouping_of(incident), (figure,)),
        ]
        with self.filled() as (place, store):
            for hour, (grouping, figures) in enumerate(states):
                store.replace_derived(grouping, figures, state=state(hour))
            with place.open() as other:
                for hour, (grouping, figures) in enumerate(states):
                    past = other.as_of(datetime(2024, 1, 2, hour, 59, tzinfo=UTC))
                    assert (past.state, past.grouping, past.figures) == (state(hour), grouping, figures)
                versions = list(other.incident_versions())
                assert [item.state.at.hour for item in versions] == [0, 1, 2, 3, 4]
                assert [item.incident and item.incident.title for item in versions][2:4] == [renamed.title, None]
            assert list(store.check()) == []

    def test_what_was_recorded_by_then_is_remembered_too(self) -> None:
        """A state knows the last rows of what was recorded when it was made."""
        _, _, incident, figure = example()
        with self.filled() as (_, store):
            store.replace_derived(grouping_of(incident), [figure], state=state())
            store.add_documents([report("D2")])
            gone = Gone(incidents=[incident.code], main=["D1"])
            store.update_derived(gone, grouping_of(), [], state=state(1))
            before, after = store.as_of(state().at), store.as_of(state(1).at)
            assert (len(before.grouping.incidents), after.grouping) == (1, grouping_of())
            assert [item.id for item in store.documents(until=before.documents)] == ["D1"]
            assert [item.id for item in store.documents(until=after.documents)] == ["D1", "D2"]
            assert [item.document for item in store.readings(READER, KEY, until=before.readings)] == ["D1"]

    def test_before_the_first_state_there_is_nothing_to_say(self) -> None:
        """A day before the record began is named."""
        with self.filled() as (_, store), pytest.raises(NotInRecord, match="nothing yet"):
            store.as_of(datetime(2024, 1, 1, tzinfo=UTC))

    def test_a_failed_replacement_leaves_the_last_one(self) -> None:
        """An incident that rests on a claim that is not there is refused, and nothing is replaced."""
        _, _, incident, figure = example()
        with self.filled() as (_, store):
            with pytest.raises(NotInRecord, match="refers to"):
                store.replace_derived(grouping_of(replace(incident, claims=("C0",))), [], key="made of 2")
            assert (store.grouping(), list(store.figures())) == (grouping_of(incident), [figure])
            assert store.derived_key() == "made of 1"

    def test_a_transaction_is_all_or_nothing(self) -> None:
        """What failed together was never recorded; inside, what was added is seen."""
        with self.filled() as (_, store):
            with pytest.raises(ZeroDivisionError):
                _add_and_fail(store)
            assert store.document_ids() == {"D1"}
            assert list(store.unread()) == []

    def test_readings_of_one_call_are_all_or_nothing(self) -> None:
        """A reading of a document that was never recorded takes the whole call down."""
        _, reading, *_ = example()
        stray = replace(reading, document="D9", claims=())
        with self.filled() as (_, store):
            store.add_documents([report("D2")])
            other = Reading("D2", READER, None, (), (), (), (), ())
            with pytest.raises(NotInRecord, match="refers to"):
                store.add_readings([other, stray], configuration=KEY)
            assert store.read_documents(READER, KEY) == {"D1"}

    def test_a_judgement_supersedes_one_that_is_there(self) -> None:
        """Judgements are added, never changed; an id is one person's act."""
        first = Judgement("J1", ("C1",), Verdict.REJECT, "a coder", datetime(2024, 1, 2, tzinfo=UTC), "a misreading")
        second = replace(first, id="J2", verdict=Verdict.ACCEPT, supersedes="J1")
        with self.filled() as (_, store):
            with pytest.raises(NotInRecord, match="J1"):
                store.add_judgement(second)
            store.add_judgement(first)
            store.add_judgement(second)
            with pytest.raises(InvalidNoun, match="taken"):
                store.add_judgement(replace(first, verdict=Verdict.UNSURE))
            assert list(store.judgements()) == [first, second]

    def test_what_was_captured_is_known_by_its_bytes(self) -> None:
        """Files of which a document, a victim or a failure is recorded."""
        document, *_ = example()
        with self.filled() as (_, store):
            store.add_unread([Unread("x", 1, "b" * 64, "InvalidReport", "no text"), Unread("y", None, None, "X", "")])
            assert store.captured() == {document.sha256, "b" * 64}

    def test_the_end_of_the_log_is_noted(self) -> None:
        """None before it was noted, then the last one."""
        with self.place() as place:
            with place.create() as store:
                assert (store.head, store.derived_key()) == (None, None)
                store.set_head(Head("a" * 64))
                store.set_head(Head("b" * 64))
            with place.open() as store:
                assert store.head == "b" * 64

    def test_one_writer_at_a_time(self) -> None:
        """A second writer is refused in words; readers come and go, and see what was finished."""
        with self.filled() as (place, store):
            with pytest.raises(RecordBusy, match="another process"):
                place.open(write=True)
            with store.transaction():
                store.add_documents([report("D2")])
                with place.open() as other:
                    assert other.document_ids() == {"D1"}
            with place.open() as other:
                assert other.document_ids() == {"D1", "D2"}
            store.close()
            with place.open(write=True) as next_writer:
                next_writer.add_documents([report("D3")])

    def test_a_reader_cannot_write(self) -> None:
        """A store opened for reading stays as it is."""
        with self.filled() as (place, _), place.open() as reader:
            attempts: Sequence[Callable[[], None]] = (
                lambda: reader.add_documents([report("D2")]),
                lambda: reader.replace_derived(grouping_of(), []),
                lambda: reader.set_head(Head("a" * 64)),
            )
            for attempt in attempts:
                with pytest.raises(RuntimeError, match="opened for reading"):
                    attempt()

    def test_a_claim_that_does_not_stand_in_its_text_is_found(self) -> None:
        """A store checks what it was given against the stored text."""
        stray: Claim = claim("D1", 3, 3, words="3 people")
        with self.filled() as (_, store):
            reading = Reading("D1", READER, None, (stray,), (), (), (), ())
            store.add_readings([reading], configuration="settings 2")
            (problem,) = store.check()
            assert problem.where == f"claim {stray.id}"
            assert "'3 people'" in problem.what
