"""What a reader of a figure must know."""

from __future__ import annotations

import pytest

from testimonia.model import Claim, Flag, Qualifier, Source, SourceKind, Stance
from testimonia.reconcile import chosen, reconcile
from testimonia.reconcile.sources import SourceRegistry
from testimonia.testing.claims import claim, incident, report
from testimonia.testing.policies import documents_of


def flags(*claims: Claim, registry: SourceRegistry | None = None, copies: dict[str, str] | None = None) -> set[Flag]:
    made = reconcile(
        incident(*claims),
        claims,
        documents_of(claims),
        policies=chosen(["range-all"]),
        copies=copies or {},
        registry=registry,
    )
    return set(made[0].flags)


def test_one_named_source():
    assert flags(claim("D1", 5, 5, said_by="Red Crescent")) == {Flag.SINGLE_SOURCE}


def test_many_outlets_and_one_origin():
    said = [claim(f"D{n}", 5, 5, said_by="Red Crescent") for n in range(1, 4)]
    assert Flag.ONE_ORIGIN in flags(*said)


def test_two_sources_agree():
    assert flags(claim("D1", 5, 5, said_by="Red Crescent"), claim("D2", 5, 6, said_by="Mayor Voss")) == set()


@pytest.mark.parametrize(
    ("claims", "flag"),
    [
        ((claim("D1", 5, 5, said_by="witnesses"),), Flag.UNNAMED_SOURCES),
        ((claim("D1", 5, 5, said_by=("Foreign Ministry", "various sources")),), Flag.UNNAMED_SOURCES),
        ((claim("D1", None, 5, said_by="Mayor Voss"),), Flag.NO_LOWER_BOUND),
        ((claim("D1", 5, None, said_by="Mayor Voss"),), Flag.NO_UPPER_BOUND),
        ((claim("D1", 100, 300, said_by="Mayor Voss"),), Flag.WIDE_RANGE),
        ((claim("D1", 5, 5, said_by="Mayor Voss", stance=Stance.DOUBTED),), Flag.DOUBTED),
        ((claim("D1", 24, None, said_by="Mayor Voss", qualifier=Qualifier.VAGUE),), Flag.VAGUE),
        ((claim("D1", 5, 5), claim("D1", 9, 9, said_by="Mayor Voss", stance=Stance.DENIED, at=50)), Flag.DENIED),
    ],
)
def test_flags_of_what_was_said(claims, flag):
    assert flag in flags(*claims)


def test_one_count_far_above_all_others():
    said = [claim("D1", n, n, said_by=name) for n, name in ((5, "Red Crescent"), (6, "Mayor Voss"), (900, "Inquest"))]
    assert Flag.OUTLIER in flags(*said)


def test_parties_disagree():
    army, front = claim("D1", 5, 5, said_by="army"), claim("D2", 60, 60, said_by="Northern Front")
    relief = claim("D3", 31, 31, said_by="Red Crescent")
    assert {Flag.SOURCES_DISAGREE, Flag.PARTIES_DISAGREE} <= flags(army, front)
    assert Flag.PARTIES_DISAGREE not in flags(army, relief)


def test_two_sources_of_one_side_are_no_two_sides():
    entries = [Source(name, name, SourceKind.PARTY, interest="Ardania") for name in ("army", "Interior Ministry")]
    said = [claim("D1", 5, 5, said_by="army"), claim("D2", 9, 9, said_by="Interior Ministry")]
    assert Flag.PARTIES_DISAGREE in flags(*said)
    assert Flag.PARTIES_DISAGREE not in flags(*said, registry=SourceRegistry(entries))


def test_a_circle_of_outlets():
    reports = {"D1": report("D1", outlet="Radio Dunmere"), "D2": report("D2", outlet="Radio Pellin")}
    said = [claim("D1", 5, 5, said_by="Radio Pellin"), claim("D2", 5, 5, said_by="Radio Dunmere")]
    (figure,) = reconcile(incident(*said), said, reports, policies=chosen(["range-all"]), copies={})
    assert figure.independent_sources == 0
    assert {Flag.CIRCULAR, Flag.ONE_ORIGIN, Flag.SINGLE_SOURCE} <= set(figure.flags)
