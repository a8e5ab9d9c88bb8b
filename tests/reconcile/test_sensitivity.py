"""What moves a figure."""

from __future__ import annotations

from testimonia.model import Claim, Harm, Move, Sensitivity, Source, SourceKind
from testimonia.reconcile import Case, SourceRegistry, chosen, sensitivities
from testimonia.testing.claims import claim, incident
from testimonia.testing.policies import documents_of


def asked(*claims: Claim, registry: SourceRegistry | None = None) -> dict[Harm, Sensitivity]:
    case = Case(incident(*claims), claims, documents_of(claims), {}, registry)
    (rule,) = chosen(["default"])
    return {item.figure.harm: item for item in sensitivities(case, rule)}


def ends(moves: tuple[Move, ...]) -> dict[str, tuple[int | None, int | None, int | None] | None]:
    return {move.what: move.figure and (move.figure.low, move.figure.best, move.figure.high) for move in moves}


HOSPITAL = claim("D1", 12, 12, said_by="General Hospital")
RELIEF = claim("D2", 12, 12, said_by="Red Crescent")
FRONT = claim("D3", 31, 31, said_by="Northern Front")


def test_which_source_and_which_claim_move_a_figure():
    item = asked(HOSPITAL, RELIEF, FRONT)[Harm.KILLED]
    assert (item.figure.low, item.figure.best, item.figure.high) == (12, 12, 31)
    assert ends(item.sources) == {
        "General Hospital": (12, 31, 31),
        "Red Crescent": (12, 31, 31),
        "Northern Front": (12, 12, 12),
    }
    assert ends(item.claims) == {
        HOSPITAL.id: (12, 31, 31),
        RELIEF.id: (12, 31, 31),
        FRONT.id: (12, 12, 12),
    }


def test_a_figure_that_two_sources_give_hangs_on_none():
    item = asked(HOSPITAL, RELIEF)[Harm.KILLED]
    assert (item.sources, item.claims) == ((), ())


def test_without_its_only_source_there_is_no_figure():
    item = asked(FRONT)[Harm.KILLED]
    assert ends(item.sources) == {"Northern Front": None}


def test_an_earlier_count_comes_back_without_the_later_one():
    later = claim("D4", 40, 40, said_by="Northern Front")
    item = asked(FRONT, later)[Harm.KILLED]
    assert ends(item.claims) == {later.id: (31, 31, 31)}


def test_sides_are_interests_or_else_kinds():
    army = claim("D4", 3, 3, said_by="army")
    item = asked(HOSPITAL, FRONT, army)[Harm.KILLED]
    assert ends(item.sides) == {"hospital": (12, 12, 12), "party": (3, 3, 31)}
    registry = SourceRegistry([Source("army", "army", SourceKind.PARTY, interest="Ardania")])
    known = asked(HOSPITAL, FRONT, army, registry=registry)[Harm.KILLED]
    assert ends(known.sides) == {"hospital": (12, 12, 12), "party": (31, 31, 31), "Ardania": (3, 3, 3)}
