"""The places that a text names: candidates in capitals, vetoes, and one sense for each name in a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from testimonia.model import Place, PlaceMention, Span
from testimonia.places import Entry, Gazetteer, fold
from testimonia.read.where.lexicon import PlaceWords, place_words

LONGEST_NAME = 5  # words: "Democratic Republic of the Congo"
MOSTLY_CAPITALS = 0.7  # share of capitals among letters above which capitals say nothing (MUC wires)
WELL_KNOWN = 100_000  # persons: a town of this size needs no preposition to be believed
_KIND = {"user": 30.0, "country": 9.0, "neutral": 8.0, "state": 7.5, "city": 0.0}
_ALTERNATE = -2.0  # an alternate name is less likely meant than a main one: "Burma" is also a village's
_SAME_COUNTRY, _SAME_REGION, _SAID_SO = 2.5, 2.5, 12.0

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,4}|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_PARTICLES = frozenset(
    ["of", "the", "al", "el", "de", "la", "du", "des", "and", "ez", "ash", "del", "dos", "das", "do", "da"]
)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    low: str
    capital: bool


@dataclass(slots=True)
class _Candidate:
    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]


def find_places(text: str, gazetteer: Gazetteer, *, language: str = "en") -> tuple[PlaceMention, ...]:
    """The places that a text names, each in the one sense that fits the report.

    Returns:
        Mentions in order. A place that no gazetteer knows ("the village of Orvek") has a gazetteer id
        "text:orvek", no coordinates, and the country of the report where that is clear.
    """
    lexicon = place_words(language)
    tokens = _tokens(text)
    shouting = _shouting(text)
    found = _candidates(text, tokens, gazetteer, lexicon=lexicon, shouting=shouting)
    countries = _countries(tokens, found, lexicon)
    regions = Counter(entry.region for one in found for entry in one.entries[:1] if entry.kind == "state")
    for token in tokens:
        if token.capital and token.low in lexicon.abbreviations and text[token.end : token.end + 1] == ".":
            regions[lexicon.abbreviations[token.low]] += 1
    senses = _senses(text, tokens, found, countries=countries, regions=regions, lexicon=lexicon)
    common = countries.most_common(1)
    mentions = []
    for one in found:
        span = Span(tokens[one.first].start, tokens[one.first].start + len(one.name))
        place = senses.get(fold(one.name)) or _unknown(one.name, common[0][0] if common else None)
        mentions.append(PlaceMention(span, one.name, place))
    return tuple(mentions)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(m.start(), m.end(), m[0], m[0].lower(), m[0][0].isupper() or ("-" in m[0] and m[0].lower() != m[0]))
        for m in _TOKEN.finditer(text)
    ]


def _shouting(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha()]
    return sum(c.isupper() for c in letters) > MOSTLY_CAPITALS * len(letters)


def _bare(token: _Token) -> str:
    return token.text[:-2] if token.low.endswith(("'s", "’s")) else token.text


def _candidates(
    text: str, tokens: Sequence[_Token], gazetteer: Gazetteer, *, lexicon: PlaceWords, shouting: bool
) -> list[_Candidate]:
    lower = frozenset() if shouting else frozenset(token.low for token in tokens if not token.capital)
    found: list[_Candidate] = []
    persons: set[str] = set()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.capital or (token.low in lexicon.demonyms):
            at += 1
            continue
        one = _longest(text, tokens, at, gazetteer=gazetteer, lexicon=lexicon, lower=lower)
        if one is None:
            at += 1
            continue
        if _person(text, tokens, one, lexicon):
            persons.add(tokens[one.last].low)
        elif _believed(text, tokens, one, lexicon=lexicon, persons=persons, shouting=shouting):
            found.append(one)
        at = one.last + 1
    return found


def _longest(
    text: str,
    tokens: Sequence[_Token],
    at: int,
    *,
    gazetteer: Gazetteer,
    lexicon: PlaceWords,
    lower: frozenset[str],
) -> _Candidate | None:
    last = at
    for next_one in range(at + 1, min(at + LONGEST_NAME, len(tokens))):
        gap = text[tokens[next_one - 1].end : tokens[next_one].start]
        if gap not in (" ", "-") or not (tokens[next_one].capital or tokens[next_one].low in _PARTICLES):
            break
        last = next_one
    for end in range(last, at - 1, -1):
        if not tokens[end].capital:
            continue
        name = text[tokens[at].start : tokens[end].start] + _bare(tokens[end])
        low = name.lower()
        if end == at and ((low in lexicon.common and name != "US") or low in lower):
            continue
        entries = gazetteer.look_up(name)
        town = bool(entries) and entries[0].kind == "city"
        if town and low.split()[0] in lexicon.common and low.split()[-1] in lexicon.common:
            continue
        longer = end < last and tokens[end + 1].capital and not _ordinary(tokens[end + 1], lexicon)
        if entries and not (longer and town and _located(tokens, at)):
            return _Candidate(at, end, name, entries)
    return _named_settlement(text, tokens, at, last=last, lexicon=lexicon)


def _located(tokens: Sequence[_Token], at: int) -> bool:
    """Does a preposition that only a place or a time can follow stand before it?"""
    return at > 0 and tokens[at - 1].low in ("in", "at", "near", "outside")


def _named_settlement(
    text: str, tokens: Sequence[_Token], at: int, *, last: int, lexicon: PlaceWords
) -> _Candidate | None:
    """A name no gazetteer knows that the text itself calls a village, town or district ("the village of Orvek")."""
    if at < 2 or tokens[at].low in lexicon.common:
        return None
    while not tokens[last].capital:
        last -= 1
    called = tokens[at - 1].low == "of" and tokens[at - 2].low in lexicon.settlements
    several = _located(tokens, at) and last > at and not any(_ordinary(one, lexicon) for one in tokens[at : last + 1])
    alone = _located(tokens, at) and last == at and not text[tokens[at].start : tokens[at].end].isupper()
    if not (called or several or alone) or text[tokens[at - 1].end : tokens[at].start] != " ":
        return None
    name = text[tokens[at].start : tokens[last].start] + _bare(tokens[last])
    return _Candidate(at, last, name, ())


def _ordinary(token: _Token, lexicon: PlaceWords) -> bool:
    """Is it a word that may follow a place's name in capitals without being part of it?"""
    lists = (lexicon.common, lexicon.organisations, lexicon.settlements, lexicon.demonyms)
    return any(token.low in one for one in lists)


def _beside(text: str, tokens: Sequence[_Token], one: _Candidate) -> tuple[_Token | None, _Token | None]:
    """The words directly before and after, with nothing but a blank between."""
    before = after = None
    if one.first and text[tokens[one.first - 1].end : tokens[one.first].start] in (" ", ". "):
        before = tokens[one.first - 1]
    if one.last + 1 < len(tokens) and text[tokens[one.last].end : tokens[one.last + 1].start] == " ":
        after = tokens[one.last + 1]
    return before, after


def _person(text: str, tokens: Sequence[_Token], one: _Candidate, lexicon: PlaceWords) -> bool:
    before, after = _beside(text, tokens, one)
    if before and before.capital and (before.low in lexicon.titles or before.low in lexicon.first_names):
        return not any(entry.kind == "user" for entry in one.entries)
    ordinary = after and _ordinary(after, lexicon)
    single = one.first == one.last and tokens[one.first].low in lexicon.first_names
    return bool(single and after and after.capital and not ordinary)


def _believed(
    text: str,
    tokens: Sequence[_Token],
    one: _Candidate,
    *,
    lexicon: PlaceWords,
    persons: set[str],
    shouting: bool,
) -> bool:
    if not one.entries:
        return True
    before, after = _beside(text, tokens, one)
    located = before is not None and (
        before.low in lexicon.locative or before.low in lexicon.origin or before.low in lexicon.destination
    )
    if after and after.capital and not shouting and after.low in ("post", "times", "herald", "tribune", "gazette"):
        return False
    strong = any(e.kind != "city" or (e.main and e.place.population >= WELL_KNOWN) for e in one.entries)
    if located or (before and before.low == "of") or (after and after.low in lexicon.settlements):
        return True
    if tokens[one.last].low in persons:
        return False
    if strong:
        return not (shouting and one.first == one.last and not one.entries[0].main)
    follows = text[tokens[one.last].end : tokens[one.last].end + 2]
    comma = follows == ", " and one.last + 1 < len(tokens) and tokens[one.last + 1].capital
    lone = not (before and before.capital) and not (after and after.capital)
    main = any(e.main for e in one.entries)
    return not shouting and main and (comma or (lone and one.last > one.first))


def _countries(tokens: Sequence[_Token], found: Sequence[_Candidate], lexicon: PlaceWords) -> Counter[str]:
    """The countries that a report speaks of, by names of countries and regions, and by adjectives."""
    spoken = [lexicon.demonyms.get(t.low) or lexicon.demonyms.get(t.low.removesuffix("s")) for t in tokens if t.capital]
    counts = Counter(country for country in spoken if country)
    for one in found:
        entry = one.entries[0] if one.entries else None
        if entry and entry.kind != "city" and entry.place.country:
            counts[entry.place.country] += 2
    return counts


def _senses(
    text: str,
    tokens: Sequence[_Token],
    found: Sequence[_Candidate],
    *,
    countries: Counter[str],
    regions: Counter[str],
    lexicon: PlaceWords,
) -> dict[str, Place]:
    """One sense for each name: what the text says after the name, then the report's countries, then size."""
    said: dict[str, tuple[str | None, str | None]] = {}
    for one in found:
        said.setdefault(fold(one.name), (None, None))
        if one.last + 1 < len(tokens) and text[tokens[one.last].end : tokens[one.last + 1].start] == ", ":
            follower = next((o for o in found if o.first == one.last + 1), None)
            state = lexicon.abbreviations.get(tokens[one.last + 1].low)
            if follower and follower.entries and follower.entries[0].kind != "city":
                entry = max(follower.entries, key=lambda e: _KIND[e.kind])
                states = [e.region for e in follower.entries if e.kind == "state"]
                said[fold(one.name)] = (entry.place.country, states[0] if states else None)
            elif state and tokens[one.last + 1].capital:
                said[fold(one.name)] = ("US", state)
    total = sum(countries.values()) or 1
    senses: dict[str, Place] = {}
    for one in found:
        key = fold(one.name)
        if key in senses or not one.entries:
            continue
        country, region = said[key]

        def score(entry: Entry, country: str | None = country, region: str | None = region) -> tuple[float, str]:
            place = entry.place
            value = _KIND[entry.kind] + log10(place.population + 1) * (entry.kind == "city")
            value += 0.0 if entry.main else _ALTERNATE
            value += _SAME_COUNTRY * (countries[place.country or ""] / total > 0.15)
            value += _SAME_REGION * (place.country == "US" and entry.region in regions)
            value += _SAID_SO * (region is not None and place.country == "US" and entry.region == region)
            value += _SAID_SO * (region is None and country is not None and place.country == country)
            return value, place.gazetteer_id

        senses[key] = max(one.entries, key=score).place
    return senses


def _unknown(name: str, country: str | None) -> Place:
    return Place(f"text:{fold(name).replace(' ', '-')}", name, country, None, None, 1)
