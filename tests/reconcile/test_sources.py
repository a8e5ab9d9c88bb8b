"""Who a count really comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import ConfigurationError
from testimonia.model import Claim, Document, Harm, Source, SourceKind, SourceLevel, Speaker
from testimonia.reconcile.sources import SourceRegistry, origins, read_sources, source_called
from testimonia.reconcile.sources.offices import with_office
from testimonia.testing.claims import claim, report
from tests.conftest import cases


def sources_of(claims: list[Claim], *reports: Document, registry: SourceRegistry | None = None) -> list[Source]:
    documents = {document.id: document for document in reports}
    documents |= {item.document: report(item.document) for item in claims if item.document not in documents}
    found = origins(claims, documents, registry)
    return [found[item.id].source for item in claims]


@pytest.mark.parametrize("case", cases("sources"), ids=lambda case: f"{case['first']}/{case['second']}")
def test_names_of_one_source(case):
    said = [claim("D1", 5, 5, said_by=case["first"]), claim("D2", 6, 6, said_by=case["second"])]
    first, second = sources_of(said)
    assert (first.id == second.id) == (case["same"] == "yes")


@pytest.mark.parametrize("case", cases("source_kinds"), ids=lambda case: case["name"])
def test_kinds_of_sources(case):
    source = source_called(case["name"])
    assert (source.kind.value, source.named) == (case["kind"], case["named"] == "yes")


@pytest.mark.parametrize("case", cases("offices"), ids=lambda case: case["sentence"])
def test_whom_a_speaker_stands_for(case):
    assert with_office(case["name"], case["sentence"]) == case["called"]


def test_a_person_and_the_office_are_one_source():
    sentence = "At least 20 were killed, the mayor of Dorvan, Ann Lowe, said."
    first = claim("D1", 20, 20, said_by="Ann Lowe", words="At least 20", passage=(0, sentence))
    later = claim("D2", 26, 26, said_by="mayor of Dorvan")
    one, other = sources_of([first, later])
    assert (one.id, one.name) == (other.id, "mayor of Dorvan Ann Lowe")


def told_behind(words: str, *, at: int = 30, harm: Harm = Harm.INJURED, other: str | None = None) -> str:
    """The source of a count in the own voice of a report that quotes the police before it, and maybe another."""
    first = claim("D1", 34, 34, said_by="Dorvan police", passage=(0, "34 died, Dorvan police said."))
    own = claim("D1", 9, 9, words=words.split(" were", maxsplit=1)[0], harm=harm, passage=(at, words), at=at)
    more = [claim("D1", 30, 30, said_by=other, at=2)] if other else []
    return sources_of([first, own, *more], report("D1", outlet="The Lantern"))[1].name


def test_a_report_goes_on_with_what_the_only_source_says_that_it_quotes():
    assert told_behind("Nine were hurt.") == "Dorvan police"
    assert told_behind("Nine were hurt.", at=300) == "The Lantern"
    assert told_behind("Nine were hurt.", other="Red Crescent") == "The Lantern"
    assert told_behind("Nine were buried.", harm=Harm.KILLED) == "The Lantern"


def test_people_told_of_before_are_not_those_of_the_source():
    first = claim("D1", 34, 34, said_by="Dorvan police", harm=Harm.INJURED, passage=(0, "34 hurt, Dorvan police said."))
    known = claim("D1", 6, 6, words="six dead", passage=(30, "The six dead were buried."), at=34)
    assert sources_of([first, known], report("D1", outlet="The Lantern"))[1].name == "The Lantern"


def test_the_innermost_speaker_is_the_source():
    (source,) = sources_of([claim("D1", 5, 5, said_by=("Foreign Ministry", "General Hospital"))])
    assert source.name == "General Hospital"


def test_what_a_body_issues_is_no_speaker_of_its_own():
    (source,) = sources_of([claim("D1", 5, 5, said_by=("Defence Ministry", "communique"))])
    assert source.name == "Defence Ministry"


def test_a_body_answers_for_the_unnamed_sources_that_it_passes_on():
    said = claim("D1", 5, 5, said_by=("Foreign Ministry", "various sources"))
    origin = origins([said], {"D1": report("D1")})[said.id]
    assert (origin.source.name, origin.hearsay) == ("Foreign Ministry", True)


def test_a_news_outlet_does_not_answer_for_them():
    said = claim("D1", 5, 5, said_by=("Valmora Press Agency", "various sources"))
    origin = origins([said], {"D1": report("D1")})[said.id]
    assert (origin.source.name, origin.source.named, origin.hearsay) == ("various sources", False, False)


def test_a_body_that_publishes_its_own_statement_is_its_speaker():
    own, passed_on = claim("D1", 5, 5), claim("D1", 6, 6, said_by="various sources", at=50)
    own_source, other = sources_of([own, passed_on], report("D1", outlet="Foreign Ministry of Ardania"))
    assert (own_source.id, own_source.own_voice) == (other.id, False)
    assert own_source.kind is SourceKind.STATE_ORGAN


def test_a_news_outlets_own_voice_is_the_outlets():
    (source,) = sources_of([claim("D1", 5, 5)], report("D1", outlet="The Lantern"))
    assert (source.name, source.kind, source.named, source.own_voice) == ("The Lantern", SourceKind.MEDIA, True, True)
    (nobody,) = sources_of([claim("D1", 5, 5)])
    assert (nobody.named, nobody.own_voice) == (False, True)


def test_an_outlet_quoted_by_others_is_the_source_of_its_own_reports():
    own, quoted = claim("D1", 5, 5), claim("D2", 5, 5, said_by="Meridian Wire")
    first, second = sources_of([own, quoted], report("D1", outlet="Meridian Wire"), report("D2", outlet="The Lantern"))
    assert first.id == second.id
    assert not second.circular


def quotations(words: str) -> tuple[list[Claim], list[Document]]:
    """Claims and reports of "The Lantern: Meridian Wire | Meridian Wire": the outlet of each, and whom it quotes."""
    claims, reports = [], []
    for number, part in enumerate(words.split("|")):
        outlet, _, quoted = (word.strip() for word in part.partition(":"))
        claims.append(claim(f"D{number}", 5, 5, said_by=tuple(filter(None, quoted.split(" < ")))))
        reports.append(report(f"D{number}", outlet=outlet))
    return claims, reports


@pytest.mark.parametrize("case", cases("circles"), ids=lambda case: case["quotations"])
def test_outlets_that_quote_each_other_are_no_independent_source(case):
    claims, reports = quotations(case["quotations"])
    for order in (1, -1):
        found = sources_of(claims[::order], *reports)
        assert {source.name for source in found if source.may_be_independent} == set(
            filter(None, case["independent"].split("|"))
        )


@given(st.permutations(["The Lantern", "Meridian Wire", "Dunmere Post", "Radio Vess"]), st.integers(2, 4))
def test_a_circle_of_any_length_gives_no_independent_source(outlets, length):
    circle = outlets[:length]
    claims, reports = quotations(
        "|".join(f"{one}: {two}" for one, two in zip(circle, [*circle[1:], circle[0]], strict=True))
    )
    assert not any(source.may_be_independent for source in sources_of(claims, *reports))


def said_at(*names: tuple[int, str]) -> list[Claim]:
    """Claims of one report, whose speakers are named at these places of its text."""
    return [
        replace(claim("D1", 5, 5, at=start), said_by=(Speaker(name, start, start + len(name)),))
        for start, name in names
    ]


def test_a_name_cut_short_is_the_last_one_before_it_in_full():
    said = said_at((0, "Interior Ministry"), (100, "Health Ministry of Ardania"), (200, "the ministry"))
    *_, source = sources_of(said)
    assert source.name == "Health Ministry of Ardania"


def test_a_name_cut_short_is_the_only_such_body_of_the_incident_and_none_of_two():
    short = said_at((0, "the ministry"))
    health = claim("D2", 5, 5, said_by="Health Ministry")
    interior = claim("D3", 5, 5, said_by="Interior Ministry")
    assert sources_of([*short, health])[0].name == "Health Ministry"
    assert sources_of([*short, health, interior])[0].name == "the ministry"


def circle(*pairs: tuple[str, str | None]) -> list[Source]:
    """Sources of reports by outlets, each with the outlet that it quotes."""
    reports = [report(f"D{n}", outlet=outlet) for n, (outlet, _) in enumerate(pairs)]
    said = [claim(f"D{n}", 5, 5, said_by=quoted or ()) for n, (_, quoted) in enumerate(pairs)]
    return sources_of(said, *reports)


def test_outlets_that_quote_each_other_are_no_source():
    found = circle(("Radio Dunmere", "Radio Pellin"), ("Radio Pellin", "Radio Dunmere"))
    assert [source.may_be_independent for source in found] == [False, False]


def test_a_circle_of_three():
    names = ["Radio Dunmere", "Radio Pellin", "Radio Sarn"]
    found = circle(*zip(names, [*names[1:], names[0]], strict=True))
    assert not any(source.may_be_independent for source in found)


def test_a_chain_of_outlets_that_begins_with_one_of_them_is_no_circle():
    found = circle(("Radio Dunmere", "Radio Pellin"), ("Radio Pellin", "Radio Sarn"), ("Radio Sarn", None))
    assert all(source.may_be_independent for source in found)


def test_an_outlet_that_quotes_itself_is_no_circle():
    (found,) = circle(("Meridian Press Agency", "correspondents of Meridian Press Agency"))
    assert found.may_be_independent


REGISTRY = """\
name,aliases,kind,level,country,interest,id
Interior Ministry of Ardania,MVD|the ministry of the interior,,national,AA,Ardania,ardania-interior
Open Ledger,Ledger of the Dead,ngo,local,,,
Voice of the Hills,,party,,,Northern Front,
"""


def registry() -> SourceRegistry:
    return SourceRegistry(read_sources(REGISTRY.splitlines(), "sources.csv"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Interior Ministry of Ardania", "ardania-interior"),
        ("MVD", "ardania-interior"),
        ("a spokesman for the MVD", "ardania-interior"),
        ("Ardanian Ministry of the Interior", "ardania-interior"),
        ("General Ruvo of the Interior Ministry of Ardania", "ardania-interior"),
        ("Ledger of the Dead", "ledger-open"),
        ("Interior Ministry", "ardania-interior"),
        ("Defence Ministry", None),
    ],
)
def test_the_registry_finds_its_sources_under_all_their_names(name, found):
    source = registry().find(name)
    assert (source.id if source else None) == found


def test_a_registered_source_is_one_under_all_spellings():
    said = [
        claim("D1", 5, 5, said_by="MVD"),
        claim("D2", 6, 6, said_by="Interior Ministry of Ardania"),
        claim("D3", 7, 7, said_by="Interior Ministry"),
    ]
    found = sources_of(said, registry=registry())
    assert {source.id for source in found} == {"ardania-interior"}
    assert {source.interest for source in found} == {"Ardania"}
    assert found[0].level is SourceLevel.NATIONAL
    assert "MVD" in found[0].aliases


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("kind\nngo\n", "only name is required"),
        ("name,colour\nX,red\n", "only name is required"),
        ("name\n\n ,\n", "no more cells"),
        ('name,kind\n"",ngo\n', "expected a name"),
        ("name,kind\nX,club\n", "expected one of media"),
        ("name,level\nX,far\n", "expected one of local"),
        ("name,country\nX,ardania\n", "expected a country"),
        ('name\n"X\n', "CSV"),
    ],
)
def test_a_wrong_table_of_sources_is_named(table, message):
    with pytest.raises(ConfigurationError, match=message):
        list(read_sources(table.splitlines(), "sources.csv"))


def test_ten_thousand_speakers_are_united_in_linear_time():
    said = [claim("D1", 5, 5, said_by=f"Committee {n} of Dunmere", at=50 * n) for n in range(10_000)]
    assert len({source.id for source in sources_of(said)}) == 10_000
