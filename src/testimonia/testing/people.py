"""Invented populations: families who die together, lists that hold some of them, and the slips of those who write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from testimonia.model import DateRange, VictimRecord, content_id

STARTS = (
    "Ka",
    "Ma",
    "Te",
    "Sa",
    "Lo",
    "Ni",
    "Da",
    "Re",
    "Vi",
    "Jo",
    "Be",
    "Ha",
    "Ru",
    "Pe",
    "Ol",
    "Is",
    "Za",
    "Mi",
    "Ge",
    "Fa",
)
MIDDLES = ("ri", "la", "no", "ta", "mi", "de", "ro", "sa", "vi", "lu", "be", "ka", "nde", "ste", "rma", "lko")
ENDS = {"male": ("n", "m", "r", "l", "s", "k"), "female": ("na", "la", "ra", "sa", "ma", "ya")}
FAMILIES = ("n", "ran", "lek", "mor", "bert", "dal", "sten", "vik", "ham", "ster", "low", "gren")
PLACES = ("Ostrel", "Dunmere", "Pellin", "Harrin", "Sarn", "Kessary", "Valm", "Torrow", "Ister", "Modra")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIRST_DAY = date(2019, 3, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person: what is true, before anybody writes it down."""

    given: str
    family: str
    sex: str
    age: int
    when: date
    where: str


@dataclass(frozen=True, slots=True)
class Slips:
    """How often those who write lists slip or leave out.

    Args:
        letter: a letter wrong in each part of a name.
        age: an age a year or two off, or a round number.
        day: a day off.
        left_out: each of sex, age, date and place left out.
        twice: a person standing twice on a list.
    """

    letter: float = 0.08
    age: float = 0.2
    day: float = 0.08
    left_out: float = 0.1
    twice: float = 0.02


def population(size: int, *, seed: int, days: int = 60, kin: float = 0.5) -> list[Person]:
    """So many people, many of them in families that share a name, a place and a day.

    Args:
        size: number of persons.
        seed: of all chance.
        days: over which they die.
        kin: chance that the next person is of the family of the one before.
    """
    random = np.random.default_rng(seed)
    pool = {sex: [_name(random, ENDS[sex]) for _ in range(150)] for sex in ENDS}
    families = [_name(random, FAMILIES) for _ in range(max(20, size // 8))]
    people: list[Person] = []
    taken: set[str] = set()
    while len(people) < size:
        sex = str(random.choice(["male", "female"]))
        given = pool[sex][min(int(random.exponential(40)), 149)]
        age = int(random.integers(1, 85))
        if people and random.random() < kin and given not in taken:
            people.append(replace(people[-1], given=given, sex=sex, age=age))
            taken.add(given)
        else:
            family = families[min(int(random.exponential(len(families) / 3)), len(families) - 1)]
            when = FIRST_DAY + timedelta(days=int(random.integers(days)))
            people.append(Person(given, family, sex, age, when, str(random.choice(PLACES))))
            taken = {given}
    return people


def _name(random: np.random.Generator, ends: Sequence[str]) -> str:
    middle = "".join(random.choice(MIDDLES, int(random.integers(1, 3))))
    return str(random.choice(STARTS)) + middle + str(random.choice(ends))


def lists_of_people(
    people: Sequence[Person], shares: Sequence[float], *, seed: int, slips: Slips = Slips()
) -> tuple[list[VictimRecord], list[int]]:
    """Lists that hold each person with a given chance, independently, and who each line really is.

    Args:
        people: the population.
        shares: the chance of each list to hold a person.
        seed: of all chance.
        slips: of those who write.

    Returns:
        The lines, list by list in no order of persons; for each line the number of its person.
    """
    random = np.random.default_rng(seed)
    records: list[VictimRecord] = []
    truth: list[int] = []
    for number, share in enumerate(shares):
        held = np.flatnonzero(random.random(len(people)) < share)
        again = held[random.random(len(held)) < slips.twice]
        for row, person in enumerate(random.permutation(np.concatenate([held, again])).tolist(), start=1):
            records.append(_written(people[person], f"list {chr(65 + number)}", row, random, slips))
            truth.append(person)
    return records, truth


def _written(person: Person, name: str, row: int, random: np.random.Generator, slips: Slips) -> VictimRecord:
    """A line of a list about a person."""
    given, family = (_slipped(part, random, slips.letter) for part in (person.given, person.family))
    names = f"{family}, {given}" if name.endswith("B") else f"{given} {family}"
    age = person.age + int(random.choice([-2, -1, 1, 2])) if random.random() < slips.age else person.age
    day = person.when + timedelta(days=int(random.choice([-1, 1]))) if random.random() < slips.day else person.when
    states = random.random(4) >= slips.left_out
    return VictimRecord(
        id=content_id("V", name, row),
        list_name=name,
        row=row,
        sha256=name,
        names=(names,),
        sex=person.sex if states[0] else None,
        age_low=max(0, age) if states[1] else None,
        age_high=max(0, age) if states[1] else None,
        harm="killed",
        when=DateRange.of_day(day) if states[2] else None,
        where=person.where if states[3] else None,
        cells=(("name", names),),
    )


def _slipped(part: str, random: np.random.Generator, share: float) -> str:
    """A name with a letter left out, added, changed or exchanged with the next, or as it is."""
    if random.random() >= share:
        return part
    at = int(random.integers(1, len(part)))
    letter = LETTERS[int(random.integers(26))]
    kinds = (part[:at] + part[at + 1 :], part[:at] + letter + part[at:], part[:at] + letter + part[at + 1 :])
    return kinds[int(random.integers(3))]
