"""Invented records of any size: reports on incidents of invented towns, with copies, updates, trials and background.

The same seed gives the same record. A part of the incidents lies on one day in one town, which is what makes grouping
hard and slow::

    for document, reading in made_reports(1000, seed=1): ...
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Document,
    Harm,
    Passage,
    Qualifier,
    Reading,
    Role,
    Speaker,
    Stance,
    Where,
    content_id,
    sha256_hex,
)

READER = "made.v1"
FIRST_DAY = date(2010, 1, 1)
DAYS = 3_650
TOWNS = 400
ONE_DAY_ONE_TOWN = 0.15
"""Share of the incidents that lie on one day in one town."""

PARTIES = ("Northern Front", "Lake Brigade", "Interior Guard", "Valley Defence League", "River Column")
_SYLLABLES = tuple("ka lu mo ren tis vor da ne shi bal gor em fu zan qui pel ost ir wa jun".split())  # noqa: SIM905
_WORDS = tuple(
    """
    market bridge school harvest convoy station river warehouse fence orchard clinic well tractor quarry tent cellar
    stairs chapel mosque temple bakery ferry garden mill depot tower rain dust smoke silence night noon dawn witness
    nurse driver farmer trader guard teacher widow cousin neighbour child ladder letter list grave
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


@dataclass(frozen=True, slots=True)
class MadeIncident:
    """An invented incident: where, when, how many, and the names that reports on it give."""

    number: int
    place: Where
    day: date
    quarter: str
    people: tuple[str, str]
    party: str
    killed: int
    injured: int
    fled: int


def made_reports(number: int, *, seed: int, parties: Sequence[str] = PARTIES) -> Iterator[tuple[Document, Reading]]:
    """Invented reports with what was read from them, about three claims each.

    Args:
        number: of reports.
        seed: chooses the record.
        parties: names of the parties; with others in their place the record is the same but for the names.
    """
    made = 0
    earlier: list[MadeIncident] = []
    while made < number:
        chance = random.Random(f"{seed} {made}")  # noqa: S311 - invented reports, not secrets
        incident = made_incident(made, chance, parties)
        for report in _reports_on(incident, earlier[-50:], chance):
            yield report
            made += 1
            if made == number:
                return
        earlier.append(incident)


def made_incident(number: int, chance: random.Random, parties: Sequence[str]) -> MadeIncident:
    """One invented incident."""
    crowded = chance.random() < ONE_DAY_ONE_TOWN
    town = 0 if crowded else chance.randrange(TOWNS)
    return MadeIncident(
        number=number,
        place=made_town(town),
        day=FIRST_DAY + timedelta(DAYS // 2 if crowded else chance.randrange(DAYS)),
        quarter=_name(chance, 3),
        people=(f"{_name(chance, 2)} {_name(chance, 3)}", f"{_name(chance, 2)} {_name(chance, 3)}"),
        party=chance.choice(parties),
        killed=int(chance.paretovariate(1.2)) + 1,
        injured=chance.randrange(2, 60),
        fled=chance.randrange(100, 9000),
    )


def made_town(number: int) -> Where:
    """One of the invented towns; the first is a city, as only a large one has many incidents on one day."""
    if number == 0:
        return Where("São Paulo", "São Paulo", "BR", -23.55, -46.64, "geonames:3448439", 1)
    chance = random.Random(f"town {number}")  # noqa: S311
    name = _name(chance, 3)
    lat, lon = round(chance.uniform(-60, 60), 2), round(chance.uniform(-170, 170), 2)
    return Where(name, name, chance.choice(("QM", "QN", "QO", "QP")), lat, lon, f"user:{number}", 1)


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _reports_on(
    incident: MadeIncident, earlier: Sequence[MadeIncident], chance: random.Random
) -> Iterator[tuple[Document, Reading]]:
    """One to five reports: the news, perhaps a copy, an update, background on another incident, a trial."""
    news = _news(incident, incident.killed, chance)
    yield _read(news, incident, days=1, part=0)
    if chance.random() < 0.4:
        yield _read([*news[:-1], _filler(chance)], incident, days=1, part=1)
    if chance.random() < 0.5:
        toll = incident.killed + chance.randrange(1, 4)
        update = [line.replace(f"{incident.killed} people", f"{toll} people") for line in news[:-2]]
        yield _read([*update, _filler(chance)], incident, days=2, part=2)
    if earlier and chance.random() < 0.4:
        other = chance.choice(earlier)
        text = [*_news(incident, incident.killed, chance), _background(other)]
        yield _read(text, incident, days=3, part=3, other=other)
    if chance.random() < 0.2:
        yield _read(_trial(incident, chance), incident, days=chance.randrange(200, 900), part=4)


def _news(incident: MadeIncident, killed: int, chance: random.Random) -> list[str]:
    quarter, town, day = incident.quarter, incident.place.name, _words(incident.day)
    head, doctor = incident.people
    return [
        chance.choice(
            (
                f"Armed men entered the {quarter} quarter of {town} on {day}.",
                f"A raid on {quarter}, in {town}, began before dawn on {day}.",
                f"{town} woke to gunfire on {day}, most of it in {quarter}.",
                f"Fighting reached {quarter}, a suburb of {town}, on {day}.",
            )
        ),
        chance.choice(
            (
                f"{killed} people were killed there, said {head}, who heads the council.",
                f"{head}, an elder, put the dead at {killed} people.",
                f"According to {head}, {killed} people died.",
                f"The bodies of {killed} people were counted by {head} and his sons.",
            )
        ),
        chance.choice(
            (
                f"Doctor {doctor} said that {incident.injured} people were wounded.",
                f"{incident.injured} people were wounded, {doctor} of the clinic told callers.",
                f"The clinic took in {incident.injured} people, all wounded, said nurse {doctor}.",
            )
        ),
        chance.choice((f"Residents told of men of the {incident.party}.", f"The {incident.party} did not comment.")),
        f"{incident.fled} people fled across the river.",
        _filler(chance),
        _filler(chance),
        _filler(chance),
    ]


def _trial(incident: MadeIncident, chance: random.Random) -> list[str]:
    return [
        f"A court heard {incident.people[0]} on the raid of {_words(incident.day)} in {incident.place.name}.",
        f"{incident.killed} people were killed in the {incident.quarter} quarter, said the prosecution.",
        f"It put at {incident.injured} people those who were wounded, and at {incident.fled} people those who fled.",
        _filler(chance),
        _filler(chance),
    ]


def _background(other: MadeIncident) -> str:
    where = f"the {other.quarter} quarter of {other.place.name}"
    return f"On {_words(other.day)} {other.killed} people were killed in {where}."


def _filler(chance: random.Random) -> str:
    return " ".join(["The", *(chance.choice(_WORDS) + chance.choice(_SYLLABLES) for _ in range(9))]) + "."


def _words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _read(
    sentences: Sequence[str], incident: MadeIncident, *, days: int, part: int, other: MadeIncident | None = None
) -> tuple[Document, Reading]:
    """A report and what a reader takes from it."""
    text = "\n".join(sentences)
    told = incident.day + timedelta(days)
    document = Document(
        id=content_id("D", text, incident.number, part),
        sha256=sha256_hex(text.encode()),
        part=None,
        media_type="text/plain",
        text=text,
        extractor="made",
        external_id=f"{incident.number}-{part}",
        published=DateRange.of_day(told),
        outlet=f"Outlet {part}",
    )
    claims = []
    start = 0
    for sentence in sentences:
        claims += [_claim(document, sentence, start, words, of) for words, of in _counted(sentence, incident, other)]
        start += len(sentence) + 1
    return document, Reading(document.id, READER, document.published, tuple(claims), (), (), (), ())


def _counted(sentence: str, incident: MadeIncident, other: MadeIncident | None) -> Iterator[tuple[str, MadeIncident]]:
    """The words of each count of a sentence, and the incident that it is about."""
    of = other if other and sentence == _background(other) else incident
    words = sentence.split()
    for at, word in enumerate(words[:-1]):
        if word.isdigit() and words[at + 1] == "people":
            yield f"{word} people", of


def _harm(sentence: str, words: str) -> Harm:
    told = sentence[sentence.index(words) :]
    at = {harm: told.find(word) for harm, word in ((Harm.INJURED, "wounded"), (Harm.DISPLACED, "fled"))}
    found = [harm for harm, place in sorted(at.items(), key=lambda item: item[1]) if place >= 0]
    return found[0] if found else Harm.KILLED


def _claim(document: Document, sentence: str, start: int, words: str, of: MadeIncident) -> Claim:
    at = start + sentence.index(words)
    number = int(words.split(maxsplit=1)[0])
    when = _words(of.day)
    speaker = of.people[0] if of.people[0] in sentence else of.people[1] if of.people[1] in sentence else None
    named = document.text.index(speaker) if speaker else 0
    return Claim(
        document=document.id,
        passage=Passage(start, start + len(sentence), sentence),
        harm=_harm(sentence, words),
        count=Count(number, number, words, at, at + len(words), Qualifier.EXACT),
        role=Role.TOTAL,
        stance=Stance.ASSERTED,
        victims=None,
        alleged_perpetrator=of.party if of.party in document.text else None,
        when=DateRange(of.day, of.day, when),
        where=of.place,
        said_by=(Speaker(speaker, named, named + len(speaker)),) if speaker else (),
        reader=READER,
    )
