"""Who a count really comes from."""

from __future__ import annotations

import pytest

from testimonia.model import Harm
from testimonia.reconcile.evidence import weigh
from testimonia.reconcile.figures import independent_sources
from testimonia.reconcile.sources import primary_sources
from testimonia.testing.claims import claim, report
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("sources"), ids=lambda case: f"{case['first']}/{case['second']}")
def test_names_of_one_source(case):
    claims = [claim("D1", 5, 5, said_by=case["first"]), claim("D2", 6, 6, said_by=case["second"])]
    sources = primary_sources(claims, {"D1": report("D1"), "D2": report("D2")})
    first, second = (sources[item.id].key for item in claims)
    assert (first == second) == (case["same"] == "yes")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("various sources", False),
        ("witnesses", False),
        ("an official", False),
        ("two residents", False),
        ("Interior Ministry", True),
        ("police", True),
        ("mayor Edda Voss", True),
        ("Edda Voss", True),
        ("Red Crescent", True),
        ("Human rights organizations", False),
    ],
)
def test_named_and_unnamed_sources(name, named):
    (source,) = primary_sources([claim("D1", 5, 5, said_by=name)], {"D1": report("D1")}).values()
    assert source.named is named


def test_the_innermost_speaker_is_the_source():
    chain = claim("D1", 5, 5, said_by=("Foreign Ministry", "General Hospital"))
    (source,) = primary_sources([chain], {"D1": report("D1")}).values()
    assert source.name == "General Hospital"


def test_fifty_outlets_that_quote_one_ministry_are_one_source():
    documents = {f"D{n}": report(f"D{n}", f"2019-03-{1 + n % 28:02d}", outlet=f"Outlet {n}") for n in range(50)}
    claims = [claim(name, 7, 7, said_by="Interior Ministry") for name in documents]
    evidence = weigh("XXX-2019-0001", Harm.KILLED, claims, documents, copies={})
    assert independent_sources(evidence.current) == 1
    assert len(evidence.current[0].documents) == 50


def test_a_reports_own_voice_counts_only_where_nobody_is_quoted():
    documents = {"D1": report("D1", outlet="Meridian Wire"), "D2": report("D2", outlet="The Lantern")}
    own = [claim("D1", 5, 5), claim("D2", 6, 6)]
    quoted = [*own, claim("D2", 7, 7, said_by="Interior Ministry", at=50)]
    assert independent_sources(weigh("X", Harm.KILLED, own, documents, copies={}).current) == 2
    assert independent_sources(weigh("X", Harm.KILLED, quoted, documents, copies={}).current) == 1
