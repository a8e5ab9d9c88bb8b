"""Which place each name of a text stands for: the places of one report support each other.

Scores are orders of magnitude: a town is as likely meant as another ten times its size whose score is one lower.
The weights are fitted by `evaluation/fit_places.py`.

Source: the notion of spatial minimality (Leidner 2007, Toponym Resolution in Text), softened to votes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import NamedTuple

from testimonia.model import Place
from testimonia.places import Entry, fold
from testimonia.read.where.belief import WELL_KNOWN, Belief, Candidate
from testimonia.read.where.called import begins_longer_name, is_called_small, is_called_village
from testimonia.read.where.lying import Cell, around, cell_of, lies_in, outer_places
from testimonia.read.where.page import Page

MOST_SENSES = 40  # of one name; the likeliest by themselves
MOST_MENTIONS = 3.0  # of one name that count
ROUNDS = 2
LEAST_SHARE = 0.01  # of a name's vote
A_MENTION = 1.0  # votes: fewer say less
UNSURE = 0.25  # votes of a mention that may be no place's at all
UNLISTED = 1.8  # how likely by itself a village is that no gazetteer has
AMBIGUOUS = 2  # places of one name
CLEARLY = 1.5  # votes of a country from which on it is that of the text, so that other spellings abroad do not count
SURELY = 2.5  # votes: so that not even the one small town of a name abroad counts
A_NAME = 0.5  # votes: more likely than not, another name

WELL_LISTED = frozenset(["AU", "BE", "CA", "CH", "DE", "ES", "FR", "GB", "IT", "JP", "NL", "NZ", "SE", "US"])
"""Countries of whose villages the gazetteer has nearly all: a name that it has only abroad is of the place abroad."""

A_CITY = 50_000  # persons: a place of this size is called no village
SMALL = 20_000  # persons: a smaller town is not known abroad
MOST_TOLD = 3  # words before a name that tell its kind: "the province of"
LARGE = 20_000  # persons: a town of this size is meant by its name sooner than the region of the same name


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a sense, in orders of magnitude.

    Args:
        country: how well known a country is by itself; a town, a region or a county is by the logarithm of the number
            of people who live there.
        region, county: what is added to that of a region and of a county.
        listed: how well known a spot of the table of names is that reports of mass violence name.
        alternate: for a name that is not a place's first: "Burma" is also a village's.
        same_country, same_region, near: for a sense that all other names of the text support; less if some do.
    """

    country: float = 8.5
    region: float = 0.5
    county: float = 0.0
    listed: float = 7.5
    alternate: float = -2.0
    same_country: float = 3.5
    same_region: float = 3.5
    near: float = 2.5

    def alone(self, entry: Entry) -> float:
        """How likely a sense is by itself."""
        size = log10(entry.place.population + 1)
        known = {
            "user": OWN,
            "city": size,
            "region": size + self.region,
            "county": size + self.county,
            "country": self.country,
            "text": UNLISTED,
            "neutral": self.country if entry.place.precision > LISTED else self.listed,
        }[entry.kind]
        return known + (0.0 if entry.main else self.alternate)


FITTED = Weights()
LISTED = 4  # UCDP where_prec up to which a place of the table of names is a spot or a region
OWN = 30.0  # a place of the user's own file wins over all others

Key = tuple[str, str]


class _Sense(NamedTuple):
    """A place that a name may stand for, and where it is."""

    entry: Entry
    prior: float
    country: str
    region: Key | None
    cell: Cell | None


@dataclass(slots=True)
class _Name:
    """A name of the text, whatever the number of its mentions.

    Args:
        words: the name.
        senses: the places that it may stand for.
        weight: its votes.
        shares: how they are shared among the senses.
        settled: True where the text says in what it lies, or it is not only a town's.
        small: True where the text calls it a village, a camp or the like.
        village: True where the text calls it "the village of …": most villages are in no gazetteer.
        longer: True where it is only the beginning of a name in the text: "Pisa Lake".
        exonym: True where a large city is known by it abroad: "Salonica".
    """

    words: str
    senses: list[_Sense]
    weight: float
    shares: list[float]
    settled: bool
    small: bool
    village: bool
    longer: bool
    exonym: bool


@dataclass(slots=True)
class _Votes:
    """How much of the text speaks for each country, region and cell of the map."""

    weights: Weights
    total: float = 0.0
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[Key | None, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[Cell | None, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, name: _Name, sign: int = 1) -> None:
        """Let a name vote for its senses, or take its votes back."""
        for sense, share in zip(name.senses, name.shares, strict=True):
            if share > LEAST_SHARE:
                vote = sign * share * name.weight
                self.countries[sense.country] += vote
                self.regions[sense.region] += vote
                self.cells[sense.cell] += vote
        self.total += sign * name.weight

    def score(self, sense: _Sense) -> float:
        """How likely a sense is in this text."""
        if self.total <= 0:
            return sense.prior
        support = self.weights.same_country * self.countries[sense.country] if sense.country else 0.0
        if sense.region:
            support += self.weights.same_region * self.regions[sense.region]
        return sense.prior + (support + self.weights.near * self.near(sense.cell)) / max(self.total, A_MENTION)

    def near(self, cell: Cell | None) -> float:
        """The votes for a cell and those that touch it."""
        return sum([self.cells.get(one, 0.0) for one in around(cell)]) if cell else 0.0


def choose_senses(page: Page, found: Sequence[Candidate], *, weights: Weights = FITTED) -> dict[str, Place]:
    """One place for each name of a text.

    A place that no gazetteer has lies in that in which the text says it lies, else in the country that the text speaks
    of most; it has no coordinates.

    Args:
        page: the text.
        found: its candidates; names that are only believed beside others are left out where none is near.
        weights: what speaks for a sense.

    Returns:
        Folded names with their places.
    """
    outer = outer_places(page, found)
    names = _names(page, found, outer, weights)
    votes = _Votes(weights)
    peoples = Counter(one.country for one in found if one.country)
    for people, number in peoples.items():
        votes.countries[people] += number
        votes.total += number
    for name in names.values():
        votes.add(name)
    open_names = [name for name in names.values() if len(name.senses) > 1]
    for _ in range(ROUNDS):
        for name in open_names:
            votes.add(name, -1)
            name.shares = _shares([votes.score(sense) for sense in name.senses])
            votes.add(name)
    belief: dict[str, Belief] = {}
    for one in found:
        belief[fold(one.name)] = max(one.belief, belief.get(fold(one.name), Belief.NOT))
    places = {}
    for key, name in names.items():
        best = max(range(len(name.senses)), key=lambda i: (name.shares[i], name.senses[i].entry.place.gazetteer_id))
        if belief[key] is Belief.SURE and (country := _unlisted_in(name, best, votes, peoples)):
            votes.add(name, -1)
            places[key] = unlisted(name.words, country)
        elif belief[key] is Belief.SURE or _supported(name, best, votes, inside=belief[key] is Belief.IF_INSIDE):
            places[key] = name.senses[best].entry.place
    return places | _not_listed(found, outer, places, _country(page, found, places, votes))


def _not_listed(
    found: Sequence[Candidate], outer: Mapping[str, Candidate], places: Mapping[str, Place], country: str | None
) -> dict[str, Place]:
    """The places that only the text knows."""
    listed: dict[str, Place] = {}
    for one in found:
        key = fold(one.name)
        if key not in places and not one.country and one.belief is Belief.SURE:
            around = outer.get(key)
            within = around.country or _country_of(around, places) if around else None
            listed[key] = unlisted(one.name, within or country)
    return listed


def _country_of(one: Candidate, places: Mapping[str, Place]) -> str | None:
    place = places.get(fold(one.name))
    return place.country if place else None


def unlisted(name: str, country: str | None) -> Place:
    """A place that no gazetteer has, in the country that is clear from the text."""
    return Place(f"text:{fold(name).replace(' ', '-')}", name, country, None, None, 1)


def _unlisted_in(name: _Name, best: int, votes: _Votes, peoples: Mapping[str, int]) -> str | None:
    """The country of the text, where a village there that no gazetteer has is likelier than the town abroad.

    So it is with a small town's name that is known only from countries of which the text does not speak, if several
    places have it: a name that one place alone has is that place's, unless it is only another spelling of it, or a
    small town's and the text speaks surely of a country whose villages are not all listed. The name of a people alone
    does not make a country that of the text.
    """
    senses = name.senses
    variant = name.longer or (_is_variant(senses[best].entry) and (name.small or not name.exonym))
    variant |= name.village
    lone = len(senses) < AMBIGUOUS and not variant
    if name.settled or (lone and senses[best].entry.place.population >= SMALL):
        return None
    votes.add(name, -1)
    country = max(votes.countries, key=lambda code: (votes.countries[code], code), default="")
    here = UNLISTED + votes.weights.same_country * votes.countries[country] / max(votes.total, A_MENTION)
    likelier = here > votes.score(senses[best])
    told = votes.countries[country] - peoples.get(country, 0)
    spoken = votes.countries[senses[best].country] > A_NAME
    votes.add(name)
    abroad = not spoken and all(sense.country != country for sense in senses) and not (lone and country in WELL_LISTED)
    least = A_NAME if name.village else SURELY if lone else CLEARLY if variant else A_NAME
    clear = told > least and (variant or likelier)
    return country if country and abroad and clear else None


def _is_variant(entry: Entry) -> bool:
    """Is a name one of the many spellings of a town?"""
    return entry.kind == "city" and not entry.main


def _country(page: Page, found: Sequence[Candidate], places: dict[str, Place], votes: _Votes) -> str | None:
    """The country that most of the text speaks for; where international bodies sit is no sign of it.

    A people's name counts half, for it may be of those who came from elsewhere, and so does a place to which people
    fled; of equals the one named first counts.
    """
    voices = dict(votes.countries)
    for one in found:
        before, place = page.before(one.first), places.get(fold(one.name))
        left = before is not None and before.low in page.lexicon.destination and _left(page, one.first - 2)
        gone = place.country if place and left else None
        if (code := one.country or gone) and code in voices:
            voices[code] -= 0.5
    named = (place.country for one in found if (place := places.get(fold(one.name))))
    order = {code: -place for place, code in enumerate(dict.fromkeys(named))}
    spoken = {one.country for one in found}
    spoken |= {place.country for key, place in places.items() if key not in page.lexicon.seats}
    clear = [code for code in voices if code and code in spoken]
    return max(clear, key=lambda code: (round(voices[code], 2), order.get(code, -len(order)), code), default=None)


def _left(page: Page, at: int) -> bool:
    """Is a word one for leaving or being driven out?"""
    return at >= 0 and (page.words[at].low in page.lexicon.left or page.words[at].low in page.lexicon.driven)


def _names(
    page: Page, found: Sequence[Candidate], outer: Mapping[str, Candidate], weights: Weights
) -> dict[str, _Name]:
    said = {key: lies_in(other) for key, other in outer.items()}
    names: dict[str, _Name] = {}
    for one in found:
        key, vote = fold(one.name), 1.0 if one.belief is Belief.SURE else UNSURE
        small, longer = is_called_small(page, one), begins_longer_name(page, one)
        village = is_called_village(page, one)
        if key in names:
            names[key].weight = min(names[key].weight + vote, MOST_MENTIONS)
            names[key].small |= small
            names[key].village |= village
            names[key].longer |= longer
        elif one.entries:
            placed = [entry for entry in one.entries if key in said and said[key](entry)]
            inside = _in_kind(page, one, placed or _not_abroad(page, one, outer.get(key)))
            inside = [entry for entry in inside if _may_be_village(entry)] if village else inside
            senses = sorted(
                (_sense(entry, weights) for entry in _towns_first(page, one, inside)), key=lambda s: -s.prior
            )[:MOST_SENSES]
            if not senses:
                continue
            settled = bool(placed) or any(entry.kind != "city" and entry.main for entry in inside)
            shares = _shares([sense.prior for sense in senses])
            names[key] = _Name(
                one.name, senses, vote, shares, settled, small, village, longer, key in page.lexicon.exonyms
            )
    return names


def _may_be_village(entry: Entry) -> bool:
    return entry.kind not in ("region", "county", "country") and entry.place.population < A_CITY


def _not_abroad(page: Page, one: Candidate, outer: Candidate | None) -> Sequence[Entry]:
    """The places of a name none of which lies where the text says: if all are towns, another that no gazetteer has."""
    country = outer.country or _country_around(page, one, outer) if outer else None
    if country is None or any(entry.kind != "city" for entry in one.entries):
        return one.entries
    return (Entry(unlisted(one.name, country), "", "text", main=True),)


def _country_around(page: Page, one: Candidate, outer: Candidate) -> str | None:
    """The country of that in which a name lies, or near which; what a comma alone divides are two cities perhaps."""
    town = outer.entries[0].kind == "city"
    if town and page.text[one.span.end : outer.span.start] == ", ":
        return None  # "Nairobi, Dar es Salaam"
    towns = [entry for entry in outer.entries if entry.main or not town]
    countries = {entry.place.country for entry in towns if town or entry.kind != "city"}
    large = not town and any(e.kind == "city" and e.place.population >= WELL_KNOWN for e in outer.entries)
    return countries.pop() if len(countries) == 1 and not large else None


def _in_kind(page: Page, one: Candidate, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Without regions and countries where the text says that the name is of a part of a town: "the X quarter"."""
    after = page.after(one.last)
    quarter = after is not None and after.low in page.lexicon.quarters
    return [entry for entry in entries if entry.kind == "city"] if quarter else entries


def _towns_first(page: Page, one: Candidate, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Without regions in or beside which lies a large town of the same name, unless the text says "X province".

    Without towns where it says "the province of X" and there is one.
    """
    after = page.after(one.last)
    if after and after.low in page.lexicon.settlements:
        return entries
    areas = [entry for entry in entries if entry.kind in ("region", "county", "neutral")]
    if areas and _is_of_area(page, one):
        return areas
    towns = [e.place for e in entries if e.kind == "city" and e.main and e.place.population >= LARGE]
    beside = {(town.country, cell) for town in towns for cell in around(cell_of(town))}
    return [e for e in entries if e.kind != "region" or (e.place.country, cell_of(e.place)) not in beside]


def _is_of_area(page: Page, one: Candidate) -> bool:
    """Does the text say of what kind an area is: "the province of X", but not "the Tesk district of X"?"""
    words, lexicon = page.words[max(0, one.first - MOST_TOLD) : one.first], page.lexicon
    if len(words) < MOST_TOLD:
        return False
    named, kind, of = words
    return of.low in lexicon.of and kind.low in lexicon.areas and not named.capital


def _sense(entry: Entry, weights: Weights) -> _Sense:
    place = entry.place
    country = place.country or ""
    spot = place.lat is not None and place.precision <= 3
    region = (country, entry.region) if entry.region else None
    return _Sense(entry, weights.alone(entry), country, region, cell_of(place) if spot else None)


def _shares(scores: list[float]) -> list[float]:
    most = max(scores)
    powers = [10 ** (score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _supported(name: _Name, best: int, votes: _Votes, *, inside: bool) -> bool:
    """Does another name speak for the area, or at least for the country, of a town that nothing else makes a place?"""
    sense, own = name.senses[best], name.shares[best] * name.weight
    spoken = votes.near(sense.cell)
    if sense.region:
        spoken = max(spoken, votes.regions[sense.region])
    if inside and sense.country:
        spoken = max(spoken, votes.countries[sense.country])
    return spoken - own > A_NAME
