"""Places of a report, and the place of each claim."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.model import Harm, Span, Where, Why
from testimonia.places import Gazetteer
from testimonia.read.report import Anchor, Report
from testimonia.read.where import Scenes, choose_where, find_places, find_scenes, other_places
from testimonia.text.sentences import paragraphs, sentences
from tests.conftest import cases

GAZETTEER = Gazetteer()

HOSTILE = {
    "unknown places": "in Orvek ",
    "places joined": "Kabul and Herat and ",
    "a name of many senses": "San San San ",
    "names before commas": "San Jose, Santiago, ",
    "single capitals": "A B C D E ",
    "where without end": "Orvek, where ",
    "claims without end": "12 were killed in Kabul, ",
    "plural units": "Clay and Ford counties ",
    "brackets": "Kabul (",
    "headings": "Kabul: \n",
    "dashes": "Kabul – ",
    "villages of villages": "the village of the village of Kabul ",
    "streets of streets": "in the streets of the outskirts of ",
    "no spaces": "Aa",
}


def report_of(text: str) -> Report:
    return Report(text, sentences(text, abbreviations=frozenset(["la"])), paragraphs(text))


def decided(
    text: str, words: str, harm: Harm = Harm.KILLED, gazetteer: Gazetteer = GAZETTEER
) -> tuple[Where | None, Why]:
    return choose_where(*asked(text, words, harm, gazetteer))


def asked(text: str, words: str, harm: Harm = Harm.KILLED, gazetteer: Gazetteer = GAZETTEER) -> tuple[Anchor, Scenes]:
    report, start = report_of(text), text.index(words)
    anchor = Anchor(report.sentences[report.sentence_at(start)], Span(start, start + len(words)), None, harm)
    return anchor, find_scenes(report, find_places(text, gazetteer))


@pytest.mark.parametrize("case", cases("places.en"), ids=lambda case: f"{case['sentence']} {case['words']}")
def test_places(case: dict[str, str]) -> None:
    mentions = find_places(case["sentence"], GAZETTEER)
    if not case["words"]:
        assert mentions == ()
        return
    (place,) = {mention.place for mention in mentions if mention.text == case["words"]}
    assert (place.country or "") == case["country"]
    if case["lat"]:
        assert (place.lat, place.lon) == pytest.approx((float(case["lat"]), float(case["lon"])), abs=1)


@pytest.mark.parametrize("case", cases("where.en"), ids=lambda case: f"{case['text']} {case['words']}")
def test_where(case: dict[str, str]) -> None:
    where, why = decided(case["text"], case["words"], Harm(case["harm"]))
    found = (where.words or "", where.country or "") if where else ("", "")
    assert found == (case["place"], case["country"])
    assert why.field == "where"
    assert (why.words is None) == (where is None or where.words is None)


@pytest.mark.parametrize(("number", "place"), [(33_000, "Syria"), (900, "Aleppo"), (None, "Aleppo")])
def test_the_number_of_a_whole_war_is_that_of_the_country(number: int | None, place: str) -> None:
    text = "Shelling in Aleppo killed four. In Syria many fled.\nThe war has cost so many lives."
    report, start = report_of(text), text.index("so many lives")
    anchor = Anchor(report.sentences[-1], Span(start, start + len("so many lives")), None, Harm.KILLED, number)
    where, why = choose_where(anchor, find_scenes(report, find_places(text, GAZETTEER)))
    assert where is not None
    assert where.words == place
    assert (why.rule == "whole-country") == (place == "Syria")


@pytest.mark.parametrize(("number", "place"), [(592, None), (12, "Casablanca"), (None, "Casablanca")])
def test_a_sum_before_the_first_place_is_of_more_than_of_that_place(number: int | None, place: str | None) -> None:
    text = "The panel found that so many had died in those years.\nIn Casablanca troops fired on crowds and killed 66."
    report, start = report_of(text), text.index("so many")
    anchor = Anchor(report.sentences[0], Span(start, start + len("so many")), None, Harm.KILLED, number)
    where, _ = choose_where(anchor, find_scenes(report, find_places(text, GAZETTEER)))
    assert (where.words if where else None) == place


@pytest.mark.parametrize(("number", "place"), [(118, None), (9, "Garissa"), (None, "Garissa")])
def test_many_counted_since_a_month_are_not_of_one_spot(number: int | None, place: str | None) -> None:
    text = "Troops shelled Garissa in Kenya.\nSo many have died since early March."
    report, start = report_of(text), text.index("So many")
    anchor = Anchor(report.sentences[-1], Span(start, start + len("So many")), None, Harm.KILLED, number)
    where, why = choose_where(anchor, find_scenes(report, find_places(text, GAZETTEER)))
    assert where is not None
    assert (why.rule == "whole-country") == (place is None)
    assert where.words == (place or "Kenya")


TITLED = [
    (
        "Report of the Nakuru inquest",
        "It heard 40 people.\nThe flood killed nine.\nA dam had broken at Naivasha.\nNakuru is dry again.",
        "Nakuru",
    ),
    (
        "Bomb kills nine in Nakuru",
        "Shops shut on Friday in Nakuru.\nThe blast killed nine.\nA bomb had gone off at Naivasha.",
        "Nakuru",
    ),
    (
        "Minister in Nairobi defends police",
        "At Naivasha police fired.\nThey killed nine.\nNairobi is calm.",
        "Naivasha",
    ),
    (
        "Rival accounts of strike in Hajjah",
        "A tent was bombed in Tesqal, a district of Yemen's Hajjah province.\nThe blast killed nine.",
        "Tesqal",
    ),
    (
        "Landslide in Rift Valley kills nine",
        "NAKURU (Agency) - A landslide buried huts at Tesqal.\nThe slide killed nine.",
        "Tesqal",
    ),
    ("Katanga: the attack on Kolwezi", "Fighters came at dusk.\nThe elders say they killed nine.", "Kolwezi"),
]


@pytest.mark.parametrize(("title", "text", "place"), TITLED)
def test_a_title_may_name_the_place_of_the_report(title: str, text: str, place: str) -> None:
    report = replace(report_of(f"{title}\n{text}"), title=title)
    start = report.text.index("killed nine") + len("killed ")
    sentence = report.sentences[report.sentence_at(start)]
    anchor = Anchor(sentence, Span(start, start + len("nine")), None, Harm.KILLED, 9)
    where, _ = choose_where(anchor, find_scenes(report, find_places(report.text, GAZETTEER)))
    assert where is not None
    assert where.words == place


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("in Kabul", 1),
        ("near Kabul", 2),
        ("on the outskirts of Kabul", 2),
        ("20 km north of Kabul", 2),
        ("in Kabul district", 3),
        ("in Kabul province", 4),
        ("on the Kano–Zaria road", 5),
        ("in northern Syria", 5),
        ("in Syria", 6),
        ("in the Red Sea", 7),
    ],
)
def test_precision_is_that_of_the_words(words: str, precision: int) -> None:
    where, _ = decided(f"Twelve people were killed {words}.", "Twelve people")
    assert where is not None
    assert where.precision == precision


def test_the_answer_says_why() -> None:
    text = "In Geneva, the ministry said that 12 soldiers from Kabul had been killed in Kandahar."
    where, why = decided(text, "12 soldiers")
    assert where is not None
    assert (why.rule, why.words) == ("own-clause", "Kandahar")
    assert dict(other_places(*asked(text, "12 soldiers"))) == {
        "Geneva": "where it was told",
        "Kabul": "where people came from",
    }


def test_what_later_rules_would_have_given_is_said() -> None:
    text = "A bomb killed 12 people in Kano.\nLast month nine people were killed in Zaria."
    beside = tuple(other_places(*asked(text, "nine people")))
    assert ("Kano", "a rule that comes later would give it: lead-of-the-report") in beside


def test_no_place_is_an_answer_too() -> None:
    where, why = decided("The ministry said that 12 people had been killed.", "12 people")
    assert (where, why.rule, why.words, why.left_out) == (None, "no-place-named", None, ())


def test_the_users_place_wins(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,country,lat,lon\nKano,XV,1.5,2.5\n", encoding="utf-8")
    where, _ = decided("Twelve people were killed in Kano, Nigeria.", "Twelve people", gazetteer=Gazetteer([file]))
    assert where is not None
    assert (where.country, where.lat, where.gazetteer_id) == ("XV", 1.5, "user:kano")


@pytest.mark.parametrize("pair", [("Kharkiv", "Belgorod"), ("Gaza City", "Tel Aviv"), ("Stepanakert", "Ganja")])
def test_places_of_rival_sides_play_the_same_parts(pair: tuple[str, str]) -> None:
    text = "In {0}, officials said that rockets fired from {1} had killed 12 people. Nobody was hurt in {1}."
    one, other = (decided(text.format(*names), "12 people") for names in (pair, pair[::-1]))
    assert (one[0] and one[0].words, other[0] and other[0].words) == pair
    assert one[1].rule == other[1].rule


@given(st.text(alphabet="AaBb in,.'-\nÉİ", max_size=60))
def test_mentions_are_the_words_of_the_text(text: str) -> None:
    last = 0
    for mention in find_places(text, GAZETTEER):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.start >= last
        last = mention.span.end


@given(st.lists(st.sampled_from([*" .,:\n", "Kabul", "12 died", "in", "Orvek", "there", "(", "of", "–"]), min_size=1))
def test_any_text_has_an_answer_in_its_own_words(parts: list[str]) -> None:
    text = " ".join(parts)
    report = report_of(text)
    scenes = find_scenes(report, find_places(text, GAZETTEER))
    for sentence in report.sentences:
        where, why = choose_where(Anchor(sentence, Span(sentence.start, sentence.end), None, Harm.KILLED), scenes)
        assert where is None or where.words is None or (where.words in text and why.words == where.words)


def seconds(text: str) -> float:
    """Processor time for the places of a text and of fifty claims in it; the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        report = report_of(text)
        scenes = find_scenes(report, find_places(text, GAZETTEER))
        for offset in range(0, len(text) - 2, len(text) // 50):
            sentence = report.sentences[report.sentence_at(offset)]
            choose_where(Anchor(sentence, Span(offset, offset + 2), None, Harm.KILLED), scenes)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    """Sixteen times as long would mean that every part of the text is compared with every other."""
    small, large = (unit * (size // len(unit)) for size in (8_000, 32_000))
    assert seconds(large) < 9 * max(seconds(small), 0.005)
