"""Hypothesis strategies for what is made of readings: incidents, figures, sums, and how they move."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from testimonia.model import (
    Balance,
    Breakdown,
    Change,
    ChangeKind,
    Copy,
    Decided,
    Figure,
    FigureChange,
    Flag,
    Grouping,
    Harm,
    Incident,
    Join,
    Ledger,
    LeftOut,
    Move,
    PeopleKind,
    Policy,
    Reading,
    Reason,
    State,
    Sum,
)
from testimonia.testing.nouns import MOST, date_ranges, few, hashes, intervals, maybe, moments, texts, wheres, words


@st.composite
def figures(draw: st.DrawFn, code: str = "XXX-0000-0001", names: tuple[str, ...] = ("C1", "C2")) -> Figure:
    """Figures of an incident that rest on some of the named claims."""
    ends = sorted(draw(st.lists(st.integers(0, MOST), min_size=3, max_size=3)))
    low, best, high = (draw(st.none() | st.just(end)) for end in ends)
    stated = [end for end in (low, best, high) if end is not None] or ends[:1]
    kinds = sorted(draw(st.sets(st.sampled_from(PeopleKind))))
    used = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    return Figure(
        incident=code,
        harm=draw(st.sampled_from(Harm)),
        policy=draw(st.sampled_from(["default", "range-all"])),
        low=ends[0] if (low, best, high) == (None, None, None) else low,
        best=best,
        high=high,
        claims=tuple(used),
        left_out=tuple(LeftOut(name, draw(texts())) for name in names if name not in used),
        independent_sources=draw(st.integers(0, 9)),
        sources=draw(few(words())),
        breakdowns=tuple(Breakdown(kind, 0, draw(st.integers(0, stated[-1])), names[:1]) for kind in kinds),
        flags=tuple(flag for flag in Flag if draw(st.booleans())),
        grade=draw(maybe(words())),
    )


def decided() -> SearchStrategy[Decided]:
    """Figures that a person decided."""
    ends = st.lists(st.integers(0, MOST), min_size=3, max_size=3)
    return ends.map(lambda three: Decided(*sorted(three)))


def states() -> SearchStrategy[State]:
    """States of the derived part of a record."""
    return st.builds(State, moments(), words(), texts(), few(st.tuples(words(), hashes())))


def figure_changes() -> SearchStrategy[FigureChange]:
    """How figures moved."""
    return st.builds(
        FigureChange,
        at=moments(),
        incident=words(),
        harm=st.sampled_from(Harm),
        policy=words(),
        before=st.none() | figures(),
        after=st.none() | figures(),
        added=few(hashes()),
        dropped=few(st.builds(LeftOut, hashes(), texts())),
        by_method=st.booleans(),
    )


@st.composite
def sums(draw: st.DrawFn) -> Sum:
    """Sums of figures."""
    low, best, high = sorted(draw(st.lists(st.integers(0, MOST), min_size=3, max_size=3)))
    codes = draw(st.lists(words(), min_size=1, max_size=3, unique=True))
    harm, policy = draw(st.sampled_from(Harm)), draw(words())
    return Sum(harm, policy, tuple(codes), low, draw(st.none() | st.just(best)), high)


def ledgers() -> SearchStrategy[Ledger]:
    """Totals with what they contain."""
    return st.builds(
        Ledger,
        claims=st.lists(hashes(), min_size=1, max_size=2).map(tuple),
        said_by=words(),
        harm=st.sampled_from(Harm),
        total=intervals(),
        words=words(),
        when=st.none() | date_ranges(),
        where=st.none() | wheres(),
        alleged_perpetrator=maybe(words()),
        contained=st.none() | sums(),
        residual=st.none() | intervals(),
        check=st.sampled_from(Balance),
        assumptions=few(texts()),
    )


def moves() -> SearchStrategy[Move]:
    """What figures would be."""
    return st.builds(Move, words(), st.none() | figures())


def policies() -> SearchStrategy[Policy]:
    """Cards of policies."""
    return st.builds(Policy, words(), st.integers(1, 9), hashes(), texts(), texts(), texts())


def changes() -> SearchStrategy[Change]:
    """What an edited copy changed."""
    return st.builds(Change, st.sampled_from(ChangeKind), maybe(texts()), maybe(texts()))


def copies(document: str, original: str) -> SearchStrategy[Copy]:
    """A document that repeats another."""
    return st.builds(Copy, st.just(document), st.just(original), st.floats(0, 1), few(changes()))


def joins(first: str, second: str) -> SearchStrategy[Join]:
    """Why two reports were taken to speak of one incident."""
    weights = st.floats(-20, 20)
    reasons = st.lists(st.builds(Reason, words(), texts(), weights), max_size=2).map(tuple)
    return st.builds(Join, st.just(min(first, second)), st.just(max(first, second)), weights, reasons)


@st.composite
def incidents(draw: st.DrawFn, code: str, found: tuple[Reading, ...]) -> Incident:
    """Incidents to which these readings, at least one, contribute."""
    names = [reading.document for reading in found]
    return Incident(
        code=code,
        title=draw(texts()),
        when=draw(st.none() | date_ranges()),
        where=draw(st.none() | wheres()),
        documents=tuple(names),
        claims=tuple(claim.id for reading in found for claim in reading.claims),
        joins=tuple(draw(joins(first, second)) for first, second in itertools.pairwise(names)),
    )


@st.composite
def groupings(draw: st.DrawFn, all_readings: tuple[Reading, ...]) -> Grouping:
    """One of the ways to group what was read: each incident takes a run of the documents, with their claims."""
    ordered = sorted(all_readings, key=lambda reading: reading.document)
    edges = sorted(draw(st.sets(st.integers(0, len(ordered)), max_size=3)))
    made = tuple(
        draw(incidents(f"XXX-0000-{number:04d}", tuple(ordered[start:end])))
        for number, (start, end) in enumerate(itertools.pairwise(edges), start=1)
    )
    main = {name: incident.code for incident in made for name in incident.documents}
    first = ordered[0].document if ordered else ""
    others = [reading.document for reading in ordered[1:] if draw(st.booleans())]
    return Grouping(
        incidents=made,
        copies=tuple(draw(copies(name, first)) for name in others),
        main=tuple((name, (code,)) for name, code in sorted(main.items())),
        near_misses=tuple(
            draw(joins(one, two)) for one, two in itertools.pairwise(reading.document for reading in ordered)
        ),
        versions=tuple(draw(copies(name, first)) for name in others),
    )
