import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.group.about import is_late_death, told_apart
from testimonia.group.events import Event
from testimonia.group.group import group
from testimonia.group.profile import profile_of
from testimonia.model import DateRange, Document, Grouping, Harm, Qualifier, Reading, Where
from testimonia.testing.nouns import documents, readings

from .make import claim, days, reading, report

GOMA = (
    "Armed men attacked the Kasanga market in Goma on 3 May, the mayor Therese Balume said. "
    "She said 12 people were killed in the Kasanga market, most of them fish sellers from Lake Kivu."
)
GOMA_AGAIN = (
    "The Lukwebo brotherhood denied that its men had entered the Kasanga market in Goma. "
    "Mayor Therese Balume raised the toll: 15 people were killed, among them fish sellers."
)
GOMA_TRIAL = (
    "A court in Goma sentenced two members of the Lukwebo brotherhood for the attack on the Kasanga market. "
    "The prosecution said 14 people were killed; Therese Balume, then the mayor, was heard as a witness."
)
GOMA_LATER = (
    "Three weeks after the raid on the Kasanga market in Goma, shells hit the Virunga port of the same town. "
    "The army said 9 people were killed at the Virunga port by shells of the Tariku Front."
)
OSH = "A bus of the Arashan line was shelled near Osh. Doctor Nurlan Bekov said 7 people were killed."


def case(name: str, published: str | None, text: str, words: str, count: int, **about: str) -> tuple[Document, Reading]:
    made = report(name, published, text)
    return made, reading(made, claim(made, words, count, **about))  # type: ignore[arg-type]


FIRST = case("D1", "2019-05-04", GOMA, "12 people were killed", 12, when="2019-05-03", where="Goma")
SECOND = case("D2", "2019-05-05", GOMA_AGAIN, "15 people were killed", 15, when="2019-05-03", where="Goma")
TRIAL = case("D3", "2021-02-11", GOMA_TRIAL, "14 people were killed", 14, when="2019-05-03", where="Goma")
LATER = case("D4", "2019-05-25", GOMA_LATER, "9 people were killed", 9, when="2019-05-24", where="Goma")
OTHER = case("D5", "2019-05-05", OSH, "7 people were killed", 7, when="2019-05-04", where="Osh")
ALL = (FIRST, SECOND, TRIAL, LATER, OTHER)


def grouped(*cases_: tuple[Document, Reading], known: dict[str, frozenset[str]] | None = None) -> Grouping:
    return group([made for made, _ in cases_], [read for _, read in cases_], known=known or {})


def members(grouping: Grouping) -> dict[str, tuple[str, ...]]:
    return {incident.code: incident.documents for incident in grouping.incidents}


def test_no_reports_make_no_incident():
    assert group([], []) == Grouping((), (), ())


def test_reports_of_one_incident_and_its_trial_are_joined_and_others_are_not():
    assert members(grouped(*ALL)) == {
        "COD-2019-0001": ("D1", "D2", "D3"),
        "COD-2019-0002": ("D4",),
        "KGZ-2019-0001": ("D5",),
    }


def test_an_incident_has_days_place_claims_and_a_neutral_title():
    incident = grouped(FIRST, SECOND).incidents[0]
    assert incident.title == "Killings reported in Goma, 3 May 2019"
    assert incident.when == days("2019-05-03")
    assert incident.where is not None
    assert incident.where.gazetteer_id == "geonames:216281"
    assert incident.claims == (FIRST[1].claims[0].id, SECOND[1].claims[0].id)


def test_every_join_gives_reasons_that_add_up_to_its_score():
    joins = grouped(*ALL).incidents[0].joins
    assert len(joins) == 2
    for join in joins:
        assert join.first < join.second
        assert join.score >= 0
        assert abs(sum(reason.weight for reason in join.reasons) - join.score) < 1e-3
        assert {"words", "names", "time", "place"} <= {reason.feature for reason in join.reasons}
    assert "balume" in joins[0].reasons[1].detail


def test_a_report_without_a_claim_joins_by_its_words():
    text = "Fish sellers from Lake Kivu buried their dead in Goma; mayor Therese Balume closed the Kasanga market."
    mourning = report("D9", "2019-05-05", text)
    grouping = grouped(*ALL, (mourning, reading(mourning)))
    assert dict(grouping.main)["D9"] == ("COD-2019-0001",)


def test_a_report_of_no_harm_belongs_to_no_incident():
    calm = report("D9", "2019-05-05", "The choir of Tallinn sang Handel. The hall was full and the applause long.")
    grouping = grouped(*ALL, (calm, reading(calm)))
    assert "D9" not in dict(grouping.main)
    assert members(grouping) == members(grouped(*ALL))


def test_a_report_on_several_incidents_belongs_to_each():
    text = (
        "Shells killed 9 people at the Virunga port of Goma on Friday, the army said. "
        "The raid of 3 May on the Kasanga market had left 12 dead."
    )
    made = report("D6", "2019-05-25", text)
    both = reading(
        made,
        claim(made, "Shells killed 9 people", 9, when="2019-05-24", where="Goma"),
        claim(made, "12 dead", 12, when="2019-05-03", where="Goma"),
    )
    grouping = grouped(FIRST, LATER, (made, both))
    assert dict(grouping.main)["D6"] == ("COD-2019-0002", "COD-2019-0001")
    assert both.claims[1].id in grouping.incidents[0].claims
    assert both.claims[0].id in grouping.incidents[1].claims


def test_background_with_day_and_place_of_its_own_becomes_an_incident():
    text = "Shells killed 9 people in Goma. In March, 30 people died in a raid on Bunia."
    made = report("D6", "2019-05-25", text)
    both = reading(
        made,
        claim(made, "Shells killed 9 people in Goma", 9, when="2019-05-24", where="Goma"),
        claim(made, "30 people died in a raid on Bunia", 30, when="2019-03-01/2019-03-31", where="Bunia"),
    )
    assert [incident.claims for incident in grouped((made, both)).incidents] == [
        (both.claims[1].id,),
        (both.claims[0].id,),
    ]


def test_a_report_that_stands_alone_but_tells_of_another_incident_joins_it():
    text = "A grave with 2 bodies was found near Goma. The raid killed 12 traders and hurt 20 others in May."
    made = report("D6", "2020-11-25", text)
    back = reading(
        made,
        claim(made, "A grave with 2 bodies was found near Goma", 2, when="2020-11-20", where="Goma"),
        claim(made, "The raid killed 12 traders", 12, when="2019-05-03", where="Goma"),
        claim(
            made,
            "The raid killed 12 traders and hurt 20 others",
            20,
            when="2019-05-03",
            where="Goma",
            harm=Harm.INJURED,
        ),
    )
    grouping = grouped(FIRST, SECOND, (made, back))
    assert dict(grouping.main)["D6"] == ("COD-2019-0001", "COD-2020-0001")
    joins = grouping.incidents[0].joins
    assert [reason.feature for join in joins if "D6" in (join.first, join.second) for reason in join.reasons] == [
        "mention"
    ]


def test_a_day_given_only_behind_a_claim_is_not_its_day():
    text = "The raid on the Kasanga market in Goma killed 9 people, the mayor Therese Balume said."
    made = report("D6", "2019-05-04", f"{text} In 2005, on 1 August, the port burned.")
    borrowed = replace(days("2005-08-01"), words="on 1 August")
    read = reading(made, claim(made, text, 9, when=borrowed, where="Goma"))
    assert grouped((made, read), FIRST).incidents[0].when == days("2019-05-03")


def test_the_day_of_the_telling_makes_no_incident_of_its_own():
    text = "The raid of 3 May 2019 killed 12 people in Goma. A court found on Thursday that 11 people died in Goma."
    made = report("D6", "2021-02-11", text)
    read = reading(
        made,
        claim(made, "The raid of 3 May 2019 killed 12 people in Goma", 12, when="2019-05-03", where="Goma"),
        claim(made, "on Thursday that 11 people died in Goma", 11, when="2021-02-11", where="Goma"),
    )
    assert [len(incident.claims) for incident in grouped((made, read)).incidents] == [2]


def test_claims_without_day_and_place_go_to_the_main_incident():
    made = report("D6", "2019-05-25", "Shells killed 9 people in Goma. Some 40 people were hurt.")
    both = reading(
        made,
        claim(made, "Shells killed 9 people in Goma", 9, when="2019-05-24", where="Goma"),
        claim(made, "Some 40 people were hurt", 40, harm=Harm.INJURED),
    )
    assert [len(incident.claims) for incident in grouped((made, both)).incidents] == [2]


def test_sums_over_a_period_are_in_no_incident():
    text = (
        "From 13 to 20 January 1990 between 150 and 300 people were killed in Baku. "
        "In these wars thousands of people were killed. Raids have killed hundreds since 2018."
    )
    made = report("D6", "2023-01-13", text)
    open_end = DateRange(days("2018-01-01").start, None, "since 2018")
    told = reading(
        made,
        claim(
            made, "between 150 and 300 people were killed", 150, high=300, when="1990-01-13/1990-01-20", where="Baku"
        ),
        claim(made, "thousands of people were killed", 2000, high=None, qualifier=Qualifier.VAGUE),
        claim(made, "killed hundreds since 2018", 200, high=None, qualifier=Qualifier.VAGUE, when=open_end),
    )
    (incident,) = grouped((made, told)).incidents
    assert incident.code == "AZE-1990-0001"
    assert incident.title == "Killings reported in Baku, 13–20 January 1990"
    assert incident.claims == (told.claims[0].id,)


def test_undated_and_unplaced_reports_have_codes_that_say_so():
    assert members(grouped(case("D1", None, "They said 4 people were killed.", "4 people were killed", 4))) == {
        "XXX-0000-0001": ("D1",)
    }


def test_a_copy_belongs_to_the_incident_of_its_original():
    text, read = FIRST
    cut = case("D0", "2019-05-06", GOMA[:-20], "12 people were killed", 12, when="2019-05-03", where="Goma")
    grouping = grouped((text, read), cut, OTHER)
    assert [(copy.document, copy.original) for copy in grouping.copies] == [("D0", "D1")]
    incident = grouping.incidents[0]
    assert incident.documents == ("D1", "D0")
    assert [reason.feature for join in incident.joins for reason in join.reasons] == ["copy"]


@given(st.permutations(ALL))
def test_the_order_of_documents_does_not_matter(order: list[tuple[Document, Reading]]):
    assert grouped(*order) == grouped(*ALL)


@given(st.sets(st.integers(0, 3)))
def test_an_unrelated_report_changes_no_other_incident(chosen: set[int]):
    before = grouped(*(ALL[number] for number in sorted(chosen)))
    after = grouped(*(ALL[number] for number in sorted(chosen)), OTHER, known=members_known(before))
    kept = [incident for incident in after.incidents if incident.documents != ("D5",)]
    strip = [replace(incident, joins=()) for incident in kept]
    assert strip == [replace(incident, joins=()) for incident in before.incidents]


@given(
    st.lists(documents(), max_size=4, unique_by=lambda made: made.id).flatmap(
        lambda made: st.tuples(st.just(made), st.tuples(*map(readings, made)))
    )
)
def test_whatever_was_read_every_claim_is_in_at_most_one_incident(drawn: tuple[list[Document], tuple[Reading, ...]]):
    made, read = drawn
    grouping = group(made, read)
    claims = list(itertools.chain.from_iterable(incident.claims for incident in grouping.incidents))
    assert len(claims) == len(set(claims))
    assert set(claims) <= {item.id for each in read for item in each.claims}
    assert len({incident.code for incident in grouping.incidents}) == len(grouping.incidents)
    about = dict(grouping.main)
    for incident in grouping.incidents:
        assert all(incident.code in about[name] for name in incident.documents)
    assert group(made[::-1], read[::-1], known=members_known(grouping)) == grouping


def members_known(grouping: Grouping) -> dict[str, frozenset[str]]:
    return {incident.code: frozenset(incident.documents) for incident in grouping.incidents}


def test_codes_are_kept_and_never_used_twice():
    known = {"COD-2019-0007": frozenset({"D1"}), "COD-2019-0009": frozenset({"gone"})}
    assert members(grouped(*ALL, known=known)) == {
        "COD-2019-0007": ("D1", "D2", "D3"),
        "COD-2019-0010": ("D4",),
        "KGZ-2019-0001": ("D5",),
    }


@pytest.mark.parametrize(("second", "incidents"), [("2021-05-06", 2), ("2021-05-05", 2), ("2021-05-04", 1)])
def test_one_report_tells_two_incidents_a_few_days_apart(second: str, incidents: int):
    """The next day alone tells of none: the dead are found, and the wounded die, on the day after."""
    made = report("D1", "2021-05-09", "On Monday a mob killed 3 people in Goma. Later soldiers killed 20 people there.")
    first = claim(made, "a mob killed 3 people in Goma", 3, when="2021-05-03", where="Goma")
    later = claim(made, "soldiers killed 20 people there", 20, when=second, where="Goma")
    found = grouped((made, reading(made, first, later))).incidents
    assert [len(incident.claims) for incident in found] == [2] * (incidents == 1) + [1, 1] * (incidents == 2)


@pytest.mark.parametrize(("told", "apart"), [("2021-05-06", True), ("2021-05-08", False), ("2021-05-12", False)])
def test_what_a_report_dates_before_its_incident_is_no_outcome_of_it(told: str, apart: bool):
    """The day of the incident need not be sure then: it may be the day of the telling."""
    text = "It was Sunday. Soldiers killed 20 people in Goma. A mob killed 3 people there."
    made = report("D1", "2021-05-09", text)
    main = claim(made, "Soldiers killed 20 people in Goma.", 20, when=replace(days("2021-05-09"), words="Sunday"))
    other = claim(made, "A mob killed 3 people there.", 3, when=told)
    profile = profile_of(made, reading(made, main, other))
    assert told_apart(other, Event(days("2021-05-09"), None, []), profile) is apart


@pytest.mark.parametrize(("number", "is_meant"), [(12, True), (13, False)])
def test_background_that_gives_a_month_is_about_the_incident_whose_count_it_gives(number: int, is_meant: bool):
    made = report(
        "D8", "2019-07-09", f"On 3 July 9 people died in Bunia. It was the worst since May, when {number} died."
    )
    main = claim(made, "On 3 July 9 people died in Bunia.", 9, when="2019-07-03", where="Bunia")
    may = claim(
        made, f"when {number} died", number, when=replace(DateRange.of_month(2019, 5), words="May"), where="Goma"
    )
    found = grouped(FIRST, (made, reading(made, main, may))).incidents
    assert any({may.id, FIRST[1].claims[0].id} <= {*one.claims} for one in found) is is_meant


@pytest.mark.parametrize(
    ("number", "words", "day", "is_late"),
    [
        (1, "died in hospital", "2021-05-10", True),
        (1, "died in hospital", "2021-05-02", False),
        (1, "died in hospital", "2021-07-10", False),
        (1, "was shot dead", "2021-05-10", False),
        (3, "died in hospital", "2021-05-10", False),
    ],
)
def test_one_who_dies_days_later_is_of_the_incident(number: int, words: str, day: str, is_late: bool):
    made = report("D1", "2021-05-11", f"A man who was hurt {words}.")
    told = claim(made, made.text, number, when=day)
    assert is_late_death(told, Event(days("2021-05-03"), None, []), told.when) is is_late


@pytest.mark.parametrize(
    ("somewhere", "around"),
    [
        (Where("Libby", "Libby", "CD", None, None, "text:libby", 1), False),
        (Where("Libby", "Libby", "CD", None, None, "text:libby", 4), True),
        (Where("Libby", "Libby", "CD", -1.5, 29.0, "user:9", 4), True),
        (Where("Libby", "Libby", "CD", -11.6, 27.4, "user:9", 4), False),
        (Where("Congo", "Congo", "CD", None, None, "user:9", 6), False),
    ],
)
def test_a_region_on_the_days_of_an_incident_is_around_it(somewhere: Where, around: bool):
    made = report("D8", "2021-05-09", "On Monday a mob killed 9 people at Libby.")
    told = replace(claim(made, "a mob killed 9 people at Libby", 9, when="2019-05-03"), where=somewhere)
    main = claim(made, "On Monday", 2, when="2021-05-03", where="Bunia")
    found = grouped(FIRST, (made, reading(made, main, told)))
    assert any({told.id, FIRST[1].claims[0].id} <= {*one.claims} for one in found.incidents) is around


def test_the_day_that_a_report_gives_is_not_widened_by_one_that_gives_the_year():
    year = replace(DateRange.of_year(2019), words="2019")
    text = GOMA_TRIAL.replace("The prosecution said", "In 2019, the prosecution said,")
    made = report("D6", "2021-02-11", text)
    later = made, reading(made, claim(made, "14 people were killed", 14, when=year, where="Goma"))
    found = grouped(FIRST, SECOND, later)
    (incident,) = (one for one in found.incidents if "D1" in one.documents)
    assert "D6" in incident.documents
    assert incident.when
    assert str(incident.when.start) == str(incident.when.end) == "2019-05-03"


@pytest.mark.parametrize(
    ("text", "is_meant"), [("In Goma 14 died on 3 May.", True), ("There 14 died on 3 May.", False)]
)
def test_the_place_that_a_sentence_names_tells_of_which_incident_it_is(text: str, is_meant: bool):
    """And not the one that the claim was read with, where that stands elsewhere in the report."""
    made = report("D8", "2019-07-09", f"Bunia, 9 July. A court was burnt down and 9 people died on 6 July. {text}")
    main = claim(made, "9 people died on 6 July", 9, when="2019-07-06", where="Bunia")
    told = claim(made, text, 14, when="2019-05-03", where="Bunia")
    found = grouped(FIRST, (made, reading(made, main, told))).incidents
    assert any({told.id, FIRST[1].claims[0].id} <= {*one.claims} for one in found) is is_meant


@pytest.mark.parametrize(("beside", "apart"), [("nearby Bunia", True), ("Bunia", False)])
def test_harm_of_a_place_beside_is_not_that_of_the_main_incident(beside: str, apart: bool):
    text = f"In Goma 12 died on 3 May. Two soldiers fell in {beside}."
    made = report("D8", "2019-05-04", text)
    main = claim(made, "In Goma 12 died on 3 May.", 12, when="2019-05-03", where="Goma")
    other = replace(
        claim(made, f"Two soldiers fell in {beside}.", 2, when="2019-05-03"),
        where=Where("Bunia", "Bunia", "CD", -1.66, 29.23, "user:2", 1),
    )
    assert len(grouped((made, reading(made, main, other))).incidents) == 1 + apart


def test_of_places_given_as_often_that_is_the_incidents_which_is_named_beside_the_harm():
    made = report("D8", "2019-05-05", "BUNIA, 5 May. " + GOMA_AGAIN)
    dateline = claim(made, "15 people were killed", 15, when="2019-05-03", where="Bunia")
    first = case("D1", "2019-05-04", GOMA, GOMA, 12, when="2019-05-03", where="Goma")
    (incident,) = grouped(first, (made, reading(made, dateline))).incidents
    assert incident.where == first[1].claims[0].where
