"""The current counts, and why the others were left out."""

from __future__ import annotations

import pytest

from testimonia.model import Claim, Document, Harm, PeopleKind, Role, Stance
from testimonia.reconcile.current import DUTY, LOOSE, OLD, SAID_AGAIN, SMALLER
from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.flags import independent
from testimonia.reconcile.parts import kinds_of
from testimonia.testing.claims import claim, report
from testimonia.testing.policies import documents_of


def evidence(
    *claims: Claim,
    harm: Harm = Harm.KILLED,
    documents: dict[str, Document] | None = None,
    copies: dict[str, str] | None = None,
) -> Evidence:
    weighed = weigh("XXX-2019-0001", claims, documents or documents_of(claims), copies=copies or {})
    return next(item for item in weighed if item.harm is harm)


def counts(found: Evidence) -> list[tuple[int | None, int | None]]:
    return sorted(((said.interval.low, said.interval.high) for said in found.current), key=str)


def reasons(found: Evidence) -> dict[str, str]:
    return {item.claim: item.reason for item in found.left_out}


# --- sources ---------------------------------------------------------------------------------------------


def test_fifty_outlets_that_quote_one_ministry_are_one_source():
    documents = {f"D{n}": report(f"D{n}", f"2019-03-{1 + n % 28:02d}", outlet=f"Outlet {n}") for n in range(50)}
    found = evidence(*(claim(name, 7, 7, said_by="Interior Ministry") for name in documents), documents=documents)
    assert [source.name for source in independent(found.current)] == ["Interior Ministry"]
    assert len(found.current[0].documents) == found.outlets == 50


def test_a_reports_own_voice_counts_only_where_nobody_is_quoted():
    documents = {"D1": report("D1", outlet="Meridian Wire"), "D2": report("D2", outlet="The Lantern")}
    own = [claim("D1", 5, 5), claim("D2", 6, 6)]
    quoted = [*own, claim("D2", 7, 7, said_by="Interior Ministry", at=50)]
    assert len(independent(evidence(*own, documents=documents).current)) == 2
    assert len(independent(evidence(*quoted, documents=documents).current)) == 1


@pytest.mark.parametrize(
    ("low", "high", "left_out"), [(20, None, True), (60, None, True), (63, None, False), (20, 20, False)]
)
def test_what_a_report_says_loosely_is_no_count_besides_that_of_a_source_that_it_fits(
    low: int, high: int | None, left_out: bool
):
    own, quoted = claim("D1", low, high), claim("D2", 62, 62, said_by="Emergency Committee")
    assert reasons(evidence(own, quoted)) == ({own.id: LOOSE} if left_out else {})
    assert counts(evidence(own)) == [(low, high)]


def test_a_report_that_repeats_what_its_source_has_since_replaced_counts_nothing():
    first, later = claim("D1", 9, 9, said_by="Mayor Voss"), claim("D3", 14, 14, said_by="Mayor Voss")
    own = claim("D2", 9, 9)
    found = evidence(first, later, own)
    assert (counts(found), reasons(found)[own.id]) == ([(14, 14)], OLD)
    other = claim("D2", 9, 9, said_by="Red Crescent")
    assert counts(evidence(first, later, other)) == [(14, 14), (9, 9)]


def test_people_on_duty_are_a_part_where_somebody_counts_more_people():
    gendarmes = claim("D1", 12, 12, said_by="Police", victims="gendarmes")
    people = claim("D2", 31, 31, said_by="General Hospital")
    assert reasons(evidence(gendarmes, people)) == {gendarmes.id: DUTY}
    fewer = claim("D2", 9, 9, said_by="General Hospital")
    assert counts(evidence(gendarmes, fewer)) == [(12, 12), (9, 9)]
    guards = claim("D2", 31, 31, said_by="General Hospital", victims="guards")
    assert counts(evidence(gendarmes, guards)) == [(12, 12), (31, 31)]


@pytest.mark.parametrize(("words", "low"), [("Two of them", 12), ("Two more people", 14)])
def test_some_of_those_told_of_are_not_added_in_the_same_report(words: str, low: int):
    whole = claim("D1", 12, 12, said_by="Police")
    later = claim("D1", 2, 2, said_by="Police", words=words, role=Role.INCREMENT, at=200)
    assert counts(evidence(whole, later)) == [(low, low)]


# --- time ------------------------------------------------------------------------------------------------


def test_a_later_report_of_a_source_supersedes_its_earlier_one():
    first, second = claim("D1", 9, 9, said_by="Mayor Voss"), claim("D3", 14, 14, said_by="Mayor Voss")
    found = evidence(second, first)
    assert counts(found) == [(14, 14)]
    assert reasons(found) == {first.id: "superseded by a later report of the same source"}


@pytest.mark.parametrize("numbers", [(9, 14), (14, 9)])
@pytest.mark.parametrize("day", ["2019-03-14", None])
def test_of_reports_whose_order_nobody_knows_the_largest_count_of_a_source_is_taken_for_its_latest(numbers, day):
    first, second = (claim(name, n, n, said_by="Mayor Voss") for name, n in zip(("D1", "D2"), numbers, strict=True))
    found = evidence(first, second, documents={name: report(name, day) for name in ("D1", "D2")})
    smaller = min((first, second), key=lambda one: one.count.low)
    assert counts(found) == [(14, 14)]
    assert reasons(found) == {
        smaller.id: "replaced by another report of the same source; which of them is later is not known"
    }


def test_of_counts_by_one_source_in_one_report_the_largest_is_the_whole():
    whole, less = claim("D1", 27, 27, said_by="Commission"), claim("D1", 9, 9, said_by="Commission", at=50)
    again = claim("D1", 27, 27, said_by="Commission", at=100)
    found = evidence(whole, less, again)
    assert counts(found) == [(27, 27)]
    assert reasons(found) == {less.id: SMALLER, again.id: SAID_AGAIN}


def test_a_cumulative_series_is_never_summed():
    series = [claim(f"D{day}", 4 * day, 4 * day, said_by="Health Office") for day in range(1, 7)]
    assert counts(evidence(*series)) == [(24, 24)]


def test_a_later_report_that_calls_a_count_an_earlier_one_supersedes_it():
    old = claim("D1", 20, None, said_by="Relief Committee")
    others = claim("D1", 25, 25, said_by="Northern Front", at=50), claim("D2", 43, 43, said_by="Mission")
    given_up = claim("D2", 20, 20, role=Role.EARLIER, at=50)
    found = evidence(old, *others, given_up)
    assert counts(found) == [(25, 25), (43, 43)]
    assert reasons(found)[old.id] == "superseded: a later report calls it an earlier count"
    of_somebody_else = claim("D2", 20, 20, role=Role.EARLIER, said_by="Northern Front", at=50)
    assert (20, None) in counts(evidence(old, *others, of_somebody_else))


def test_some_of_people_whom_the_report_does_not_count_are_a_whole():
    of_them, more = claim("D1", 26, 26, words="26 of them"), claim("D2", 29, 29, said_by="Council")
    assert counts(evidence(of_them, more)) == [(26, 26), (29, 29)]
    assert counts(evidence(of_them, claim("D1", 40, 40, at=50), more)) == [(29, 29), (40, 40)]
    assert counts(evidence(claim("D1", 1, 1, words="one of them"), more)) == [(29, 29)]
    assert counts(evidence(claim("D1", 26, 26, words="26 of the attackers"), more)) == [(29, 29)]


def test_a_count_of_people_told_of_before_leaves_open_who_else_was_harmed():
    both, more = claim("D1", 2, 2, words="both", said_by="Coroner"), claim("D2", 3, 3, said_by="Mayor Voss")
    assert [said.of_one_kind for said in evidence(both, more).current] == [True, False]


def test_somebodys_relatives_are_a_part_of_a_larger_count_in_the_report():
    whole, kin = claim("D1", 27, 27), claim("D1", 2, 2, victims="brothers", said_by="Ilva Tarn", at=50)
    assert counts(evidence(whole, kin)) == [(27, 27)]
    assert counts(evidence(kin)) == [(2, 2)]


def test_a_denial_withdraws_the_speakers_own_earlier_count_and_nobody_elses():
    said = [claim("D1", 31, 31, said_by="Defence Ministry"), claim("D1", 31, 31, said_by="Northern Front", at=50)]
    denial = claim("D2", 31, 31, said_by="Defence Ministry", stance=Stance.DENIED)
    found = evidence(*said, denial)
    assert [item.source.name for item in found.current] == ["Northern Front"]
    assert reasons(found)[said[0].id] == "withdrawn: the same source later denies it"
    assert found.denied


def test_a_denial_before_a_count_withdraws_nothing():
    denial = claim("D1", 31, 31, said_by="Defence Ministry", stance=Stance.DENIED)
    assert counts(evidence(denial, claim("D2", 31, 31, said_by="Defence Ministry"))) == [(31, 31)]


# --- increments ------------------------------------------------------------------------------------------


def test_an_increment_is_added_to_the_count_of_an_earlier_report():
    total = claim("D1", 20, None, said_by="Health Office")
    more = claim("D2", 2, 2, said_by="Health Office", role=Role.INCREMENT)
    assert counts(evidence(total, more)) == [(22, None)]


def test_an_increment_in_the_sentence_of_a_count_is_contained_in_it():
    sentence = "The army put the dead at 16, three more than before."
    total = claim("D1", 16, 16, words="16", said_by="army", passage=(0, sentence), at=sentence.index("16"))
    more = claim(
        "D1",
        3,
        3,
        words="three more",
        said_by="army",
        role=Role.INCREMENT,
        passage=(0, sentence),
        at=sentence.index("three"),
    )
    assert counts(evidence(total, more)) == [(16, 16)]


def test_an_increment_in_a_later_sentence_of_the_same_report_comes_on_top():
    total = claim("D1", 20, 20, said_by="Health Office")
    more = claim("D1", 2, 2, said_by="Health Office", role=Role.INCREMENT, at=100)
    assert counts(evidence(total, more)) == [(22, 22)]


def test_an_increment_to_an_unknown_count_is_no_figure_for_the_whole():
    total = claim("D1", 38, None, said_by="UN mission")
    more = claim("D1", 9, 9, said_by="Inquest", role=Role.INCREMENT, at=100)
    found = evidence(total, more)
    assert counts(found) == [(38, None)]
    assert reasons(found) == {more.id: "added to a count that the record does not have"}
    assert counts(evidence(more)) == [(9, 9)]


# --- parts -----------------------------------------------------------------------------------------------


def test_parts_are_breakdowns_of_the_whole():
    total = claim("D1", 43, 43, said_by="Interior Ministry")
    women = claim("D1", 16, 16, said_by="Interior Ministry", victims="women", role=Role.SUBSET, at=50)
    children = claim("D1", 11, 11, said_by="Interior Ministry", victims="children", role=Role.SUBSET, at=100)
    found = evidence(total, women, children)
    assert counts(found) == [(43, 43)]
    assert [(part.kind, part.low, part.high, part.claims) for part in found.breakdowns] == [
        (PeopleKind.WOMEN, 16, 16, (women.id,)),
        (PeopleKind.CHILDREN, 11, 11, (children.id,)),
    ]


def test_parts_by_rival_sources_are_a_range_and_a_later_part_supersedes():
    total = claim("D1", 43, 43, said_by="Interior Ministry")
    parts = [
        claim("D1", 9, 9, said_by="Interior Ministry", victims="children", role=Role.SUBSET, at=50),
        claim("D2", 12, 12, said_by="Interior Ministry", victims="children", role=Role.SUBSET),
        claim("D2", 7, 7, said_by="Red Crescent", victims="children", role=Role.SUBSET, at=50),
    ]
    (part,) = evidence(total, *parts).breakdowns
    assert (part.low, part.high) == (7, 12)


def test_a_part_larger_than_every_whole_is_none():
    # "three of the people hit died" is a part of those hit, and the whole of those killed
    early, later = claim("D1", 1, None), claim("D2", 3, 3, role=Role.SUBSET)
    assert (3, 3) in counts(evidence(early, later))


def test_a_zero_for_a_part_is_a_breakdown_and_no_figure():
    zero = claim("D2", 0, 0, said_by="Defence Ministry", victims="civilians")
    found = evidence(claim("D1", 12, 12, said_by="Mayor Voss"), zero)
    assert counts(found) == [(12, 12)]
    assert [(part.kind, part.high) for part in found.breakdowns] == [(PeopleKind.CIVILIANS, 0)]


def test_one_partys_denial_lowers_nobody_elses_count_of_a_kind():
    said = [
        claim("D1", 31, 31, said_by="Northern Front", victims="civilians"),
        claim("D2", 6, 6, said_by="Defence Ministry", victims="fighters"),
        claim("D2", 0, 0, said_by="Defence Ministry", victims="civilians", at=50),
        claim("D3", 26, 26, said_by="Health Office"),
    ]
    found = evidence(*said)
    assert [(part.kind, part.low, part.high, part.claims) for part in found.breakdowns] == [
        (PeopleKind.CIVILIANS, 0, 31, (said[0].id, said[2].id)),
        (PeopleKind.FIGHTERS, 6, 6, (said[1].id,)),
    ]


def test_a_count_of_one_kind_to_which_people_at_large_were_added_tells_no_kind():
    total = claim("D1", 20, 20, said_by="Health Office", victims="civilians")
    more = claim("D2", 2, 2, said_by="Health Office", role=Role.INCREMENT)
    assert evidence(total, more).breakdowns == ()
    assert [(part.kind, part.low) for part in evidence(total).breakdowns] == [(PeopleKind.CIVILIANS, 20)]


@pytest.mark.parametrize(
    ("victims", "kinds"),
    [
        ("women and children", ()),
        ("soldiers or civilians", ()),
        ("men and women", ()),
        ("police officers and civilians", ()),
        ("boys and girls", (PeopleKind.CHILDREN,)),
        ("civilian women", (PeopleKind.WOMEN, PeopleKind.CIVILIANS)),
        ("people", ()),
    ],
)
def test_of_kinds_that_are_joined_nobody_says_how_many_there_were_of_each(victims, kinds):
    assert kinds_of(victims) == kinds


def test_a_single_person_or_one_sex_beside_a_larger_count_in_the_report_is_a_part():
    bodies = claim("D1", 3, 3, words="three bodies")
    one = claim("D1", 1, 1, words="one man", victims="man", said_by="Inquest", at=50)
    two = claim("D1", 2, 2, words="two children", victims="children", said_by="Inquest", at=100)
    assert counts(evidence(bodies, one, two)) == [(3, 3)]
    assert counts(evidence(one, two)) == [(2, 2)]


def test_fighters_beside_a_larger_count_are_a_rival_count():
    villagers = claim("D1", 43, 43, victims="inhabitants", said_by="Red Crescent")
    fighters = claim("D1", 12, 12, victims="fighters", said_by="Defence Ministry", at=50)
    assert counts(evidence(villagers, fighters)) == [(12, 12), (43, 43)]


@pytest.mark.parametrize(("words", "apart"), [("were also shot dead", True), ("were shot dead", False)])
def test_others_than_those_of_a_larger_count_in_the_report_are_a_part(words: str, apart: bool):
    guards = claim("D1", 12, 12, victims="guards", said_by="Border Force")
    sentence = f"Three rebels {words}, the Interior Ministry said."
    rebels = claim("D1", 3, 3, words="Three rebels", said_by="Interior Ministry", passage=(60, sentence), at=60)
    assert counts(evidence(guards, rebels)) == [(12, 12), *([] if apart else [(3, 3)])]
    alone = claim("D2", 3, 3, words="Three rebels", said_by="Interior Ministry", passage=(60, sentence), at=60)
    assert counts(evidence(guards, alone)) == [(12, 12), (3, 3)]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ((5, "2019-03-01"), (6, "2019-03-04"), [(6, 6)]),
        ((5, "2019-03-04"), (6, "2019-03-04"), [(5, 5), (6, 6)]),
        ((6, "2019-03-01"), (5, "2019-03-04"), [(5, 5), (6, 6)]),
        ((5, None), (6, "2019-03-04"), [(5, 5), (6, 6)]),
    ],
)
def test_of_counts_in_reports_own_voices_a_later_larger_one_has_outgrown_the_others(
    first: tuple[int, str | None], second: tuple[int, str | None], left: list[tuple[int, int]]
):
    told = {"D1": first, "D2": second}
    documents = {name: report(name, day, outlet=f"Herald of {name}") for name, (_, day) in told.items()}
    own = [claim(name, number, number) for name, (number, _) in told.items()]
    assert counts(evidence(*own, documents=documents)) == left
    quoted = claim("D3", 4, 4, said_by="Interior Ministry")
    documents["D3"] = report("D3", "2019-03-01")
    assert counts(evidence(*own, quoted, documents=documents)) == [(4, 4), *left]


# --- people told of one by one ---------------------------------------------------------------------------


def test_where_nobody_counts_each_report_counts_the_people_that_it_tells_apart():
    said = [
        claim("D1", 1, 1, words="Mara Ellin"),
        claim("D1", 1, 1, words="Teo Brook", said_by="Mayor Voss", at=50),
        claim("D2", 1, 1, words="Mara Ellin"),
        claim("D2", 1, 1, words="the woman", at=50),
    ]
    found = evidence(*said)
    assert counts(found) == [(1, 1), (2, 2), (2, 2)]
    assert {name for item in found.current for name in item.claims} == {item.id for item in said}


def test_where_somebody_counts_they_are_among_those_counted():
    total, person = claim("D1", 4, 4, words="four people"), claim("D2", 1, 1, words="Mara Ellin")
    found = evidence(total, person)
    assert counts(found) == [(4, 4)]
    assert reasons(found) == {person.id: "one of those whom others count"}


def test_a_person_hurt_who_later_dies_is_among_the_killed_alone():
    hurt = claim("D1", 1, 1, words="a 9-year-old girl", harm=Harm.INJURED)
    dead = claim("D2", 1, 1, words="the girl")
    assert counts(evidence(hurt, dead)) == [(1, 1)]
    injured = evidence(hurt, dead, harm=Harm.INJURED)
    assert injured.current == ()
    assert reasons(injured) == {hurt.id: "hurt, and said to have died"}


def test_of_people_hit_those_who_died_are_not_among_the_injured():
    sentence = "Two people were shot, one of them fatally."
    hit = claim("D1", 2, 2, words="Two people", harm=Harm.INJURED, passage=(0, sentence), at=0)
    dead = claim("D1", 1, 1, words="one of them", role=Role.SUBSET, passage=(0, sentence), at=sentence.index("one"))
    assert counts(evidence(hit, dead)) == [(1, 1)]
    assert counts(evidence(hit, dead, harm=Harm.INJURED)) == [(1, 1)]


def test_alleged_perpetrators_who_died_were_not_among_the_people_hit():
    sentence = "A gunman shot five people before he was killed."
    hit = claim("D1", 5, 5, words="five people", harm=Harm.INJURED, passage=(0, sentence), at=sentence.index("five"))
    dead = claim("D1", 1, 1, words="A gunman", victims="gunman", passage=(0, sentence), at=0)
    assert counts(evidence(hit, dead, harm=Harm.INJURED)) == [(5, 5)]
    assert [part.kind for part in evidence(hit, dead).breakdowns] == [PeopleKind.PERPETRATORS]


def test_all_of_those_hit_died():
    sentence = "Four people were shot dead."
    hit = claim("D1", 4, 4, words="Four people", harm=Harm.INJURED, passage=(0, sentence), at=0)
    dead = claim("D2", 4, 4, words="four people")
    injured = evidence(hit, dead, harm=Harm.INJURED)
    assert injured.current == ()
    assert reasons(injured) == {hit.id: "all of those who were hit died"}
