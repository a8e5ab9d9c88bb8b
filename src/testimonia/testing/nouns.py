"""Hypothesis strategies for the nouns of the model that are captured, read or decided; the others: `derived`.

Texts hold whatever Unicode holds, half surrogate pairs too; every passage stands in its document::

    @given(documents().flatmap(readings))
    def test_my_step_keeps_every_claim(reading): ...
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from testimonia.model import (
    AttributionMention,
    Claim,
    Count,
    DateMention,
    DateRange,
    Disagreement,
    Document,
    Harm,
    Interval,
    Judgement,
    ModelCard,
    NameParts,
    Passage,
    Place,
    PlaceMention,
    Proposal,
    Qualifier,
    Quantity,
    Reading,
    Role,
    SecondReading,
    Source,
    SourceKind,
    SourceLevel,
    Span,
    Speaker,
    Stance,
    Telling,
    Uncounted,
    Unread,
    Verdict,
    VictimRecord,
    Where,
    Why,
    content_id,
    sha256_hex,
)

Item = TypeVar("Item")

MOST = 10**7
"""Persons; more than any single count of the field, and JSON numbers stay exact."""


def texts(*, min_size: int = 0) -> SearchStrategy[str]:
    """Any text, with half surrogate pairs, controls and marks of direction."""
    return st.text(st.characters(), min_size=min_size, max_size=40)


def words() -> SearchStrategy[str]:
    """Text that is not blank."""
    return texts(min_size=1).filter(lambda text: bool(text.strip()))


def maybe(strategy: SearchStrategy[str]) -> SearchStrategy[str | None]:
    """Stated or not."""
    return st.none() | strategy


def few(strategy: SearchStrategy[Item]) -> SearchStrategy[tuple[Item, ...]]:
    """None, one or two of something."""
    return st.lists(strategy, max_size=2).map(tuple)


def moments() -> SearchStrategy[datetime]:
    """Moments in UTC."""
    return st.datetimes(timezones=st.just(UTC))


def hashes() -> SearchStrategy[str]:
    """SHA-256 of something."""
    return st.binary(max_size=8).map(sha256_hex)


def intervals() -> SearchStrategy[Interval]:
    """Numbers of persons, with open ends too."""
    ends = st.none() | st.integers(0, MOST)
    return st.tuples(ends, ends).filter(lambda pair: pair != (None, None)).map(_interval)


def _interval(ends: tuple[int | None, int | None]) -> Interval:
    low, high = ends
    return Interval(high, low) if low is not None and high is not None and low > high else Interval(low, high)


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    """Ranges of days, with open ends too."""
    days = st.dates(min_value=date(1700, 1, 1), max_value=date(2200, 12, 31))
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start and end and start > end:
        start, end = end, start
    return DateRange(start, end, draw(maybe(words())), draw(st.booleans()))


def spans(text: str) -> SearchStrategy[Span]:
    """Stretches of a text that is not empty."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(min(pair), max(pair)))


def passages(text: str) -> SearchStrategy[Passage]:
    """Passages of a text that is not empty."""
    return spans(text).map(lambda span: Passage.quote(text, span))


def places() -> SearchStrategy[Place]:
    """Entries of a gazetteer."""
    return st.builds(
        Place,
        gazetteer_id=st.integers(1, 99).map("user:{}".format),
        name=words(),
        country=st.sampled_from([None, "AA", "QM", "ZZ"]),
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        precision=st.integers(1, 7),
        population=st.integers(0, MOST),
    )


def wheres() -> SearchStrategy[Where]:
    """Places as claims have them: known to a gazetteer or not."""
    return st.builds(Where, words()) | st.builds(Where.at, words(), places())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Captured reports, each with an id made from its text."""
    text = draw(words())
    sha256 = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=content_id("D", text),
        sha256=sha256,
        part=draw(st.none() | st.integers(1, 9)),
        media_type=draw(st.sampled_from(["text/plain", "application/jsonl"])),
        text=text,
        extractor="test 1",
        external_id=draw(maybe(words())),
        published=draw(st.none() | date_ranges()),
        outlet=draw(maybe(words())),
        title=draw(maybe(words())),
        url=draw(maybe(words())),
        language=draw(st.sampled_from([None, "en", "ru"])),
        name=draw(maybe(words())),
    )


@st.composite
def counts(draw: st.DrawFn, text: str) -> Count:
    """Counts whose words stand in a text."""
    interval, passage = draw(intervals()), draw(passages(text))
    qualifier = draw(st.sampled_from(Qualifier))
    return Count(interval.low, interval.high, passage.exact, passage.start, passage.end, qualifier)


@st.composite
def speakers(draw: st.DrawFn, text: str) -> Speaker:
    """Speakers named in a text, or only beside it."""
    span = draw(st.none() | spans(text))
    return Speaker(draw(words()), span.start, span.end) if span else Speaker(draw(words()))


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    """Claims that stand in a document."""
    return Claim(
        document=document.id,
        passage=draw(passages(document.text)),
        harm=draw(st.sampled_from(Harm)),
        count=draw(counts(document.text)),
        role=draw(st.sampled_from(Role)),
        stance=draw(st.sampled_from(Stance)),
        victims=draw(maybe(words())),
        alleged_perpetrator=draw(maybe(words())),
        when=draw(st.none() | date_ranges()),
        where=draw(st.none() | wheres()),
        said_by=tuple(draw(st.lists(speakers(document.text), max_size=3))),
        reader="test.v1",
    )


def date_mentions(text: str) -> SearchStrategy[DateMention]:
    """Time expressions in a text."""
    return st.builds(DateMention, spans(text), texts(), texts(), st.none() | date_ranges())


def place_mentions(text: str) -> SearchStrategy[PlaceMention]:
    """Place names in a text."""
    return st.builds(PlaceMention, spans(text), texts(), places())


def attribution_mentions(text: str) -> SearchStrategy[AttributionMention]:
    """Attributions in a text."""
    some = few(spans(text))
    return st.builds(AttributionMention, some, some, some, st.booleans(), maybe(words()), st.none() | spans(text))


def quantities(text: str) -> SearchStrategy[Quantity]:
    """Bounded numbers in a text."""
    return st.builds(_quantity, spans(text), texts(), intervals(), st.sampled_from(Qualifier))


def _quantity(span: Span, text: str, interval: Interval, qualifier: Qualifier) -> Quantity:
    return Quantity(span, text, interval.low, interval.high, qualifier)


@st.composite
def readings(draw: st.DrawFn, document: Document) -> Reading:
    """All that a reader may take from a document, with mentions of every kind."""
    text = document.text
    found = draw(st.lists(claims(document), max_size=3, unique_by=lambda claim: claim.id))
    return Reading(
        document=document.id,
        reader="test.v1",
        published=draw(st.none() | date_ranges()),
        claims=tuple(found),
        dates=draw(few(date_mentions(text))),
        places=draw(few(place_mentions(text))),
        attributions=draw(few(attribution_mentions(text))),
        quantities=draw(few(quantities(text))),
        uncounted=tuple(draw(st.lists(tellings(document), max_size=2))),
        second=draw(st.none() | second_readings(document, found)),
    )


def model_cards() -> SearchStrategy[ModelCard]:
    """Models that can be asked as a second reader."""
    return st.builds(ModelCard, words(), words(), few(st.tuples(words(), words())), words())


def proposals(text: str) -> SearchStrategy[Proposal]:
    """What a model proposes by itself for a text."""
    return st.builds(Proposal, st.sampled_from(Harm), passages(text), st.none() | passages(text))


def disagreements(text: str, claims: Sequence[Claim] = ()) -> SearchStrategy[Disagreement]:
    """What a model holds against claims of a text, or misses among them."""
    claim = st.sampled_from([None, *(claim.id for claim in claims)])
    return st.builds(Disagreement, claim, words(), passages(text), texts())


def second_readings(document: Document, found: Sequence[Claim] = ()) -> SearchStrategy[SecondReading]:
    """What a model may make of a document of which these claims were found."""
    text = document.text
    return st.builds(
        SecondReading, model_cards(), st.integers(0, 9), few(proposals(text)), few(disagreements(text, found))
    )


@st.composite
def tellings(draw: st.DrawFn, document: Document) -> Uncounted:
    """A named incident, a response or a demand of a document."""
    passage = draw(passages(document.text))
    return Uncounted(
        document=document.id,
        telling=draw(st.sampled_from(Telling)),
        type=draw(words()),
        passage=passage,
        words=passage,
        actor=draw(maybe(words())),
        addressee=draw(maybe(words())),
        done=draw(st.booleans()),
        about=draw(maybe(hashes())),
        when=draw(st.none() | date_ranges()),
        where=draw(st.none() | wheres()),
        said_by=tuple(draw(st.lists(speakers(document.text), max_size=2))),
        reader=draw(words()),
    )


def unread_items() -> SearchStrategy[Unread]:
    """Items that could not be read."""
    part = st.none() | st.integers(1, 9)
    return st.builds(Unread, words(), part, st.none() | hashes(), st.sampled_from(["TooLarge", "X"]), texts())


def name_parts() -> SearchStrategy[NameParts]:
    """Parts of names, as lists have columns for them."""
    return st.builds(NameParts, maybe(words()), maybe(words()), maybe(words()))


@st.composite
def victim_records(draw: st.DrawFn) -> VictimRecord:
    """Lines of victim lists."""
    row, sha256 = draw(st.integers(1, 10**6)), draw(hashes())
    return VictimRecord(
        id=content_id("V", sha256, row),
        list_name=draw(words()),
        row=row,
        sha256=sha256,
        names=tuple(draw(st.lists(words(), max_size=2))),
        sex=draw(st.sampled_from([None, "female", "male"])),
        age_low=draw(st.none() | st.integers(0, 120)),
        age_high=draw(st.none() | st.integers(0, 120)),
        harm=draw(maybe(words())),
        when=draw(st.none() | date_ranges()),
        where=draw(maybe(words())),
        cells=tuple(draw(st.lists(st.tuples(texts(), texts()), max_size=3))),
        parts=draw(st.none() | name_parts()),
        born=draw(st.none() | date_ranges()),
        facts=tuple(draw(st.lists(st.tuples(words(), words()), max_size=2))),
        claim=draw(st.none() | hashes()),
    )


def judgements() -> SearchStrategy[Judgement]:
    """People's first decisions: they supersede nothing."""
    return st.builds(
        Judgement,
        id=st.uuids().map(str),
        subject=st.lists(hashes(), min_size=1, max_size=2).map(tuple),
        verdict=st.sampled_from(Verdict),
        by=words(),
        at=moments(),
        reason=texts(),
        changes=st.lists(st.tuples(texts(min_size=1), texts()), max_size=2).map(tuple),
    )


def sources() -> SearchStrategy[Source]:
    """Those who give information."""
    return st.builds(
        Source,
        id=words(),
        name=words(),
        kind=st.sampled_from(SourceKind),
        named=st.booleans(),
        own_voice=st.booleans(),
        circular=st.booleans(),
        aliases=few(words()),
        level=st.none() | st.sampled_from(SourceLevel),
        country=st.sampled_from([None, "AA", "QM"]),
        interest=maybe(words()),
    )


def whys() -> SearchStrategy[Why]:
    """Reasons for the fields of claims."""
    names = words()
    return st.builds(
        Why, names, names, st.none() | texts(), st.lists(st.tuples(texts(), texts()), max_size=3).map(tuple)
    )
