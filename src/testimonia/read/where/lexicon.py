"""The words around place names of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from testimonia.read.languages import words

HERE = re.compile(r"\b[Hh]ere\b")

_IN_PATTERNS = (
    "boundary",
    "spans",
    "apart",
    "second",
    "there",
    "same",
    "same_area",
    "capitals",
    "regional",
    "plural",
    "towns",
    "parted",
    "areas_of_many",
    "wars",
    "months",
    "cumulative",
    "turns",
    "numbers",
    "clauses",
    "superlatives",
    "existing",
    "whole",
    "unnamed",
    "others",
    "sides",
    "later",
    "happened",
    "reasons",
    "the",
    "lines",
)
"""Lists that are only used in patterns."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words that tell names of places from other names; see `languages/en/places.toml`.

    `double_demonyms` are the first words of those demonyms that have two: "sri" of "sri lankan".
    """

    common: frozenset[str]
    towns_too: frozenset[str]
    bodies: frozenset[str]
    seats: frozenset[str]
    exonyms: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    ages: frozenset[str]
    organisations: frozenset[str]
    carriers: frozenset[str]
    settlements: frozenset[str]
    quarters: frozenset[str]
    units_of_people: frozenset[str]
    villages: frozenset[str]
    happenings: frozenset[str]
    locative: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    of: frozenset[str]
    upon: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    being: frozenset[str]
    joining: frozenset[str]
    within: frozenset[str]
    amid: frozenset[str]
    where: frozenset[str]
    strictly: frozenset[str]
    inside: frozenset[str]
    speaking: frozenset[str]
    compass: frozenset[str]
    newspapers: frozenset[str]
    particles: frozenset[str]
    inner: frozenset[str]
    attached: frozenset[str]
    entered: frozenset[str]
    dwelling_places: frozenset[str]
    beside: frozenset[str]
    attacks: frozenset[str]
    dwellers: frozenset[str]
    of_places: frozenset[str]
    out: frozenset[str]
    no_places: frozenset[str]
    sides: frozenset[str]
    areas: frozenset[str]
    occasions: frozenset[str]
    outer: frozenset[str]
    called: frozenset[str]
    spots: frozenset[str]
    struck: frozenset[str]
    left: frozenset[str]
    lit: frozenset[str]
    driven: frozenset[str]
    moved: frozenset[str]
    onward: frozenset[str]
    labels: frozenset[str]
    buildings: frozenset[str]
    landmarks: frozenset[str]
    landmark_kinds: frozenset[str]
    heading: frozenset[str]
    ending: frozenset[str]
    linking: frozenset[str]
    demonyms: dict[str, str]
    double_demonyms: frozenset[str]
    abbreviations: dict[str, str]
    postal: dict[str, str]
    units: dict[str, str]
    verbal: tuple[str, ...]
    directions: tuple[str, ...]
    verbs: frozenset[str]
    in_full: dict[str, str]

    def country_of(self, people: str) -> str | None:
        """The ISO code of the country of the name of a people or an adjective: "Kenyan", "Kenyans", "Sri Lankan"."""
        low = people.lower().removesuffix("'s").removesuffix("’s")
        return self.demonyms.get(low) or self.demonyms.get(low.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class PartWords:
    """Words that tell what part a place plays in its sentence; see `languages/en/where.toml`.

    Those from `bodies` on are made of other lists, once for all names: of those who speak or act for a place without
    being at it (`bodies`), of what can govern a name (`governing`), of what may stand between a name and one that says
    where it lies (`between`), also behind a comma (`apposed`), and so on. The
    last ones are patterns made of the words: of the border to another happening, of what "there" and "the country"
    are, of where something happened, of those who die of their wounds, of a line between two places.
    """

    locative: frozenset[str]
    near: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    of: frozenset[str]
    out: frozenset[str]
    whither: frozenset[str]
    concern: frozenset[str]
    parts: frozenset[str]
    beside: frozenset[str]
    adjacent: frozenset[str]
    extended: frozenset[str]
    along: frozenset[str]
    distances: frozenset[str]
    far_off: frozenset[str]
    modifiers: frozenset[str]
    events: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    nationals: frozenset[str]
    strikes: frozenset[str]
    regard: frozenset[str]
    deaths: frozenset[str]
    dwelling: frozenset[str]
    lying: frozenset[str]
    definite: frozenset[str]
    posted: frozenset[str]
    quarters: frozenset[str]
    wards: frozenset[str]
    named_events: frozenset[str]
    which: frozenset[str]
    alone: frozenset[str]
    versus: frozenset[str]
    finding: frozenset[str]
    interred: frozenset[str]
    interring: frozenset[str]
    refuge: frozenset[str]
    living: frozenset[str]
    vehicles: frozenset[str]
    journeys: frozenset[str]
    this: frozenset[str]
    bombs: frozenset[str]
    amid: frozenset[str]
    under: frozenset[str]
    called: frozenset[str]
    suffered: frozenset[str]
    done: frozenset[str]
    tellers: frozenset[str]
    speaking: frozenset[str]
    telling: frozenset[str]
    forces: frozenset[str]
    local: frozenset[str]
    carried: frozenset[str]
    care: frozenset[str]
    arrived: frozenset[str]
    leaving: frozenset[str]
    moved: frozenset[str]
    medical: frozenset[str]
    recovered: frozenset[str]
    features: frozenset[str]
    buildings: frozenset[str]
    housed: frozenset[str]
    time: frozenset[str]
    small: frozenset[str]
    middle: frozenset[str]
    light: frozenset[str]
    joining: frozenset[str]
    auxiliaries: frozenset[str]
    topics: frozenset[str]
    reported: frozenset[str]
    passive: frozenset[str]
    launched: frozenset[str]
    links: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    where: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    governing: frozenset[str]
    between: frozenset[str]
    apposed: frozenset[str]
    concerning: frozenset[str]
    deeds: frozenset[str]
    headlined: frozenset[str]
    led: frozenset[str]
    placing: frozenset[str]
    seated: frozenset[str]
    spots: frozenset[str]
    struck: frozenset[str]
    treating: frozenset[str]
    whence: frozenset[str]
    describing: tuple[str, ...]
    directions: tuple[str, ...]
    streets: tuple[str, ...]
    capitals: frozenset[str]
    kinds: frozenset[str]
    areas: dict[str, int]
    boundary: re.Pattern[str]
    there: re.Pattern[str]
    here: re.Pattern[str]
    here_around: re.Pattern[str]
    in_town: re.Pattern[str]
    the_town: re.Pattern[str]
    capital: re.Pattern[str]
    counted: re.Pattern[str]
    apart: re.Pattern[str]
    contrast: re.Pattern[str]
    of_some: re.Pattern[str]
    adjunct: re.Pattern[str]
    share: re.Pattern[str]
    aside: re.Pattern[str]
    compared: re.Pattern[str]
    wars: re.Pattern[str]
    cumulative: re.Pattern[str]
    of_months: re.Pattern[str]
    whole: re.Pattern[str]
    unnamed: re.Pattern[str]
    later: re.Pattern[str]
    happened: re.Pattern[str]
    line: re.Pattern[str]
    reasons: re.Pattern[str]
    is_settlement: re.Pattern[str]
    relative: re.Pattern[str]
    is_a: re.Pattern[str]
    told_that: re.Pattern[str]


@cache
def place_words(language: str) -> PlaceWords:
    """The words of a language around place names."""
    table = words(language, "places")
    tables: dict[str, Any] = {key: dict(value) for key, value in table.items() if isinstance(value, dict)}
    lists = _lists(table)
    lists["common"] |= lists["groups"]
    lists |= {key: tuple(sorted(lists[key])) for key in ("verbal", "directions")}
    lists["double_demonyms"] = frozenset(name.split()[0] for name in tables["demonyms"] if " " in name)
    return PlaceWords(**lists, **tables)


@cache
def part_words(language: str) -> PartWords:
    """The words of a language that tell what part a place plays."""
    table, places = words(language, "where"), place_words(language)
    lists = _lists(table)
    lists["parts"] |= places.settlements
    patterns = _patterns({name: lists.pop(name) for name in _IN_PATTERNS} | lists)
    lists |= {
        "organisations": places.organisations,
        "groups": places.groups,
        "bodies": lists["tellers"] | lists["local"] | lists["forces"] | places.organisations,
        "governing": lists["locative"] | lists["origin"] | lists["destination"] | lists["strikes"],
        "between": lists["features"] | lists["beside"],
        "apposed": lists["features"] | lists["beside"] | lists["parts"],
        "concerning": lists["of"] | lists["concern"],
        "deeds": lists["events"] | lists["deaths"],
        "headlined": lists["events"] | lists["bombs"],
        "led": lists["carried"] | lists["people"],
        "placing": lists["locative"] | lists["strikes"],
        "seated": lists["locative"] | lists["of"],
        "spots": lists["buildings"] | lists["features"],
        "struck": lists["strikes"] | lists["under"],
        "treating": lists["carried"] | lists["care"],
        "whence": lists["buildings"] | lists["people"] | lists["persons"],
        "describing": tuple(sorted(lists["describing"])),
        "directions": tuple(sorted(lists["directions"])),
        "streets": tuple(sorted(lists["streets"])),
        "capitals": frozenset(table["capitals"].split()),
        "kinds": frozenset(f"{table['towns']} {table['capitals']}".split()),
        "areas": dict(table["areas"]),
    }
    return PartWords(**(lists | patterns))


def _patterns(lists: Mapping[str, Iterable[str]]) -> dict[str, re.Pattern[str]]:
    """The patterns that are made of several lists."""
    any_of = {name: _any(phrases) for name, phrases in lists.items()}
    same = rf"\b{any_of['second']} (?:the|that|this) (?:(?-i:[a-z-]+) ){{0,2}}?"
    town = rf"(?:the|this) (?:(?!{any_of['regional']}\b)[\w-]+ ){{0,2}}?(?:{any_of['same']}|{any_of['capitals']})"
    joining, apart = any_of["joining"], rf"\b{any_of['spans']} {any_of['apart']}\b"
    return {
        "boundary": _pattern(
            rf"[;:—–]|\b{any_of['boundary']}\b|, {joining}\b|\b{joining} (?={any_of['second']}\b)|{apart}"
        ),
        "there": _pattern(rf"\b{any_of['there']}\b(?! {any_of['existing']}\b)"),
        "here": _pattern(rf"\b{any_of['there']}\b(?! {any_of['existing']}\b)|{same}{any_of['same']}\b"),
        "here_around": _pattern(rf"{same}{any_of['same_area']}\b"),
        "capital": _pattern(
            rf"\b{any_of['second']} (?:the (?:(?!{any_of['regional']}\b)[\w-]+ ){{0,2}}?|\w+['’]s )"
            rf"{any_of['capitals']}\b"
            rf"|\b{any_of['parts']} of the {any_of['capitals']}\b"
        ),
        "counted": _pattern(
            rf"(?:,|;|\b{any_of['joining']}) (?:\d[\d,.]*|{any_of['numbers']}) (?:[\w-]+ ){{0,2}}"
            rf"{any_of['second']} (?:the )?\Z"
        ),
        "share": _pattern(
            rf"(?:\d[\d,.]*|{any_of['numbers']}) (?:[\w-]+ ){{0,2}}{any_of['second']} (?:the )?"
            rf"(?:{any_of['capitals']}\b|(?-i:[A-Z]))"
        ),
        "aside": _pattern(rf", [^,.;]{{1,30}} {any_of['parted']}\b[^,.;]{{0,40}},"),
        "of_some": _pattern(rf"\b{any_of['parted']} (?:{any_of['second']}|from) (?:the )?(?:[\w-]+ ){{0,3}}?\Z"),
        "adjunct": _pattern(rf"\b{any_of['apart']} (?:the |an? )?(?:[\w-]+ ){{0,2}}?{any_of['events']} "),
        "compared": _pattern(rf"\b{any_of['superlatives']}\b[^.;]{{0,80}}? since\b"),
        "apart": _pattern(rf"[;:—–]|\b(?:{any_of['boundary']}|{any_of['speaking']})\b"),
        "contrast": _pattern(rf"\b(?:{any_of['boundary']}|{any_of['speaking']})\b"),
        "wars": _pattern(rf"(?:\b{any_of['the']}|['’]s) (?:\w+ )?{any_of['wars']}\b(?! crim)"),
        "cumulative": _pattern(
            rf"\b(?:{any_of['cumulative']}|since (?:the )?(?:\w+ )?{any_of['turns']}"
            rf"|since (?:\w+ ){{0,2}}?(?:1[89]|20)\d\d(?!,? (?:in )?{any_of['clauses']})"
            r"|\w+ (?:months|quarter|half) of (?:the )?(?:year|(?:1[89]|20)\d\d)"
            r"|(?:between|from) (?:\w+ )?(?:1[89]|20)\d\d (?:and|to) (?:\w+ )?(?:1[89]|20)\d\d)\b"
        ),
        "of_months": _pattern(
            rf"\bsince (?:(?:early|mid|late|the end of|the middle of|last|\d{{1,2}})[- ]){{0,2}}{any_of['months']}\b"
            rf"(?!,? (?:\d{{1,2}},? )?{any_of['clauses']}\b)"
        ),
        "in_town": _pattern(rf"\b{any_of['second']} {town}\b(?!['’]s)|\b{town}['’]s\b"),
        "the_town": _pattern(rf"\b{any_of['the']} {any_of['same']}\b(?! of\b)"),
        "reasons": _pattern(rf"\b{any_of['reasons']}\b"),
        "whole": _pattern(
            rf"\b(?:{any_of['whole']}"
            rf"|{any_of['second']} {any_of['plural']} (?:[\w-]+ )?{any_of['areas_of_many']})\b(?!['’]s\b)"
        ),
        "unnamed": _pattern(
            rf"\W{{0,3}}(?:{any_of['unnamed']}|{any_of['second']} {any_of['others']} (?:\w+ )?{any_of['parts']}"
            rf"|{any_of['sides']} (?:the )?(?:[\w-]+ ){{1,2}}side(?! of))\b"
        ),
        "later": _pattern(rf"\b{any_of['later']}\b"),
        "happened": _pattern(rf"\b{any_of['happened']}\b"),
        "line": re.compile(rf"[–—-][A-Z][\w'’]*(?: [A-Z][\w'’]*)? {any_of['lines']}\b"),
        "told_that": _pattern(rf"\b{any_of['speaking']} that\b"),
        "is_a": _pattern(rf" {any_of['topics']} {any_of['indefinite']} (?:[\w-]+ )*?{any_of['parts']}(?: [\w-]+)*? "),
        "is_settlement": _pattern(
            rf" {any_of['topics']} {any_of['indefinite']} (?:[\w-]+ ){{0,4}}?{any_of['towns']}\b"
        ),
        "relative": _pattern(rf"[^.;]{{0,60}}?,? {any_of['where']}\b\s*"),
    }


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of some words or phrases, the longest first."""
    return f"(?:{'|'.join(re.escape(phrase) for phrase in sorted(phrases, key=lambda one: (-len(one), one)))})"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _lists(table: Mapping[str, Any]) -> dict[str, Any]:
    lists = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    return lists | {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
