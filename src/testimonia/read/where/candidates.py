"""Which words of a text may name a place, and which places each may stand for."""

from __future__ import annotations

from testimonia.model import Span
from testimonia.places import Entry, Gazetteer
from testimonia.read.dateline import end_of_dateline
from testimonia.read.where.belief import (
    WELL_KNOWN,
    Belief,
    Candidate,
    belief_of,
    heads,
    is_person,
    located,
    made_place,
    ordinary,
    surnames_of,
)
from testimonia.read.where.page import Page, Word
from testimonia.read.where.senses import unlisted

LONGEST_NAME = 5  # words: "Democratic Republic of the Congo"
MOST_SHOUTED = 2  # words after the first of an unknown name in capital letters: "SAN LUIS TALPA"
SHORTEST_SHOUTED = 3  # letters of what may be an abbreviation or any word where all words stand in capitals: "CAR"
MOST_LISTED = 4  # names before "counties"
DATELINE_WITHIN = 40  # words of the text before its dateline: those of a headline


def find_candidates(page: Page, gazetteer: Gazetteer) -> list[Candidate]:
    """The names of a text that may be places', in order and none inside another."""
    found: list[Candidate] = []
    doubted: list[Candidate] = []
    surnames = surnames_of(page)
    units = _plural_units(page)
    last = -1
    for at in page.capitals:
        one = _candidate(page, at, gazetteer, units, surnames) if at > last and not _plain(page, at) else None
        if one is None or (page.muttering and not one.well_known):
            continue
        last = one.last
        if one.country is None and is_person(page, one):
            surnames.add(page.words[one.last].bare.lower())
            continue
        one.belief = Belief.SURE if one.country or _listed(page, one, found) else belief_of(page, one, surnames)
        (found if one.belief else doubted).append(one)
    return _named_again(page, sorted(found + _believed_after_all(found, doubted, surnames), key=lambda one: one.first))


def _believed_after_all(found: list[Candidate], doubted: list[Candidate], surnames: set[str]) -> list[Candidate]:
    """Names that no gazetteer has first and that the text makes places elsewhere: "Orvek rising", beside "in Orvek"."""
    sure = {one.name for one in found if one.belief is Belief.SURE and one.entries}
    again = [one for one in doubted if one.name in sure and one.name.lower() not in surnames]
    again = [one for one in again if not any(entry.main for entry in one.entries)]
    for one in again:
        one.belief = Belief.SURE
    return again


def _plain(page: Page, at: int) -> bool:
    """Is a word in capitals an ordinary word with no other name after it, as at the start of a sentence?"""
    word = page.words[at]
    return (
        word.low in page.lexicon.common
        and word.text != "US"
        and not _is_town_too(page, at)
        and not (at + 1 < len(page.words) and page.words[at + 1].capital and page.joined(at))
    )


def _is_town_too(page: Page, at: int) -> bool:
    """Does an ordinary word in capitals stand as a town's name does: in a dateline, "in Orange, N.J.", "in Nice"?"""
    word = page.words[at]
    if _opens_dateline(page, at) or _lies_in_region(page, at):
        return True
    return word.low in page.lexicon.towns_too and word.low not in page.lower and not page.shouting and located(page, at)


def _opens_dateline(page: Page, at: int) -> bool:
    """Does a word in capitals open the report, with a dash behind it or the region: "ORANGE, Orvek (Agency) -"?"""
    word = page.words[at]
    if at > DATELINE_WITHIN or not word.text.isupper() or len(word.text) < 3 or page.shouting:
        return False
    return (
        page.text[max(0, word.start - 1) : word.start] in ("", "\n")
        and end_of_dateline(page.text, word.start) is not None
    )


def _lies_in_region(page: Page, at: int) -> bool:
    """Does a word in capitals stand after a preposition of place and before a region in short: "in Orange, N.J."?"""
    if at + 1 >= len(page.words) or page.gap(at) != ", " or page.shouting or not located(page, at):
        return False
    follows = page.words[at + 1]
    return follows.capital and follows.low.rstrip(".") in page.lexicon.abbreviations


def _named_again(page: Page, found: list[Candidate]) -> list[Candidate]:
    """The same with all other mentions of places that only the text knows: "Orvek fell", after "in Orvek"."""
    unknown = {one.name: one for one in found if not one.entries and one.country is None}
    if not unknown or page.shouting:
        return found
    lengths = {one.last - one.first for one in unknown.values()}
    taken = {at for one in found if not one.country for at in range(one.first, one.last + 1)}
    again: list[Candidate] = []
    for at in page.capitals:
        word = page.words[at]
        for length in lengths if at not in taken else ():
            last = min(at + length, len(page.words) - 1)
            name = page.text[word.start : page.words[last].start] + page.words[last].bare
            if name in unknown and taken.isdisjoint(range(at, last + 1)):
                taken.update(range(at, last + 1))
                again.append(Candidate(at, last, Span(word.start, word.start + len(name)), name, ()))
    peoples = {one.first for one in found if one.country} & taken  # "the Turkish Hill dead", after "on Turkish Hill"
    kept = [one for one in found if not (one.country and one.first in peoples)]
    return sorted(kept + again, key=lambda one: one.first)


def _candidate(
    page: Page, at: int, gazetteer: Gazetteer, units: dict[int, str], surnames: set[str]
) -> Candidate | None:
    word = page.words[at]
    people, last = _people(page, at)
    longest = _longest(page, at, gazetteer, units.get(at), least=last - at + 2 if people else 1)
    if longest is not None or people is None:
        return longest or _abbreviation(page, at, gazetteer) or _only_here(page, at, surnames, gazetteer)
    if (after := page.after(last)) and after.capital and _ends_in_kind(page, at, last + 1):
        return Candidate(at, last + 1, Span(word.start, after.end), page.text[word.start : after.end], ())
    span = Span(word.start, page.words[last].start + len(page.words[last].bare))
    if (after := page.after(last)) and after.low in page.lexicon.landmarks:
        name = page.text[span.start : after.end]
        if entries := gazetteer.look_up(name):
            return Candidate(at, last + 1, Span(span.start, after.end), name, entries)
    return Candidate(at, last, span, page.text[span.start : span.end], (), country=people)


def _people(page: Page, at: int) -> tuple[str | None, int]:
    """The country of the name of a people or an adjective ("Kenyan", "Kenyans", "Sri Lankan"), and its last word."""
    words, country_of = page.words, page.lexicon.country_of
    double = words[at].low in page.lexicon.double_demonyms
    if double and at + 1 < len(words) and words[at + 1].capital and page.gap(at) in (" ", "-"):
        both = country_of(f"{words[at].text} {words[at + 1].text}")
        if both:
            return both, at + 1
    return country_of(words[at].text), at


def _longest(page: Page, at: int, gazetteer: Gazetteer, unit: str | None, *, least: int) -> Candidate | None:
    """The longest name from a word on that the gazetteer knows."""
    words = page.words
    last = _chain(page, at)
    for end in range(min(last, _farthest(page, at, gazetteer)), at + least - 2, -1):
        if not (words[end].capital or (end > at and _is_elided(words[end]))):
            continue
        name = page.text[words[at].start : words[end].start] + words[end].bare
        stem, hyphen, rest = name.rpartition("-")
        name = stem if hyphen and rest.lower() in page.lexicon.attached else name
        entries = _look_up(page, at, end, name, gazetteer, unit)
        if entries and _cut_short(page, at, end, last, entries):
            return None
        if entries:
            return Candidate(at, end, Span(words[at].start, words[at].start + len(name)), name, entries)
    return None


def _farthest(page: Page, at: int, gazetteer: Gazetteer) -> int:
    """The last word that a name which the gazetteer knows can have, as far as its first word tells."""
    word = page.words[at]
    if word.low in page.lexicon.in_full or word.bare != word.text:
        return at + LONGEST_NAME  # "St" and "Orvek's" may stand for what begins otherwise
    return at - 1 + gazetteer.longest(word.text)


def _chain(page: Page, at: int) -> int:
    """The last word that may belong to a name that begins at a word."""
    last = at
    while last + 1 < min(at + LONGEST_NAME, len(page.words)) and page.joined(last):
        follows = page.words[last + 1]
        if not (follows.capital or follows.low in page.lexicon.particles or _is_elided(follows)):
            break
        last += 1
    return last


def _is_elided(word: Word) -> bool:
    """Whether a word is a name behind a particle that has lost its vowel: "Côte d'Ivoire"."""
    return word.text[1:2] in ("'", "’") and word.text[:1] in ("d", "l") and word.text[2:3].isupper()


def _look_up(page: Page, at: int, end: int, name: str, gazetteer: Gazetteer, unit: str | None) -> tuple[Entry, ...]:
    low, lexicon, words = name.lower(), page.lexicon, page.words[at : end + 1]
    if end == at and _is_town_too(page, at):
        return gazetteer.look_up(name)
    if low in lexicon.bodies or (end == at and name != "US" and (low in lexicon.common or low in page.lower)):
        return ()
    entries = gazetteer.look_up(f"{name} {unit}") if unit else ()
    entries = entries or gazetteer.look_up(name)
    if not entries and any(word.low in lexicon.in_full for word in words):
        entries = gazetteer.look_up(" ".join(lexicon.in_full.get(word.low, word.bare) for word in words))
    if page.shouting and len(name) <= SHORTEST_SHOUTED and entries and entries[0].kind != "country":
        return ()
    plain = all(part in lexicon.common for word in words for part in word.low.split("-"))
    return () if plain and entries and entries[0].kind == "city" else entries


def _cut_short(page: Page, at: int, end: int, last: int, entries: tuple[Entry, ...]) -> bool:
    """Is a town's name only the beginning of a longer name that no gazetteer knows ("in Lower Orvek")?"""
    follows = page.words[end + 1] if end < last else None
    if follows and follows.low in page.lexicon.inner and page.words[last].capital:
        return not page.shouting and entries[0].kind not in ("country", "neutral", "user")
    if entries[0].kind != "city" or follows is None or not follows.capital or ordinary(page, follows):
        return False
    if page.shouting and (follows.low.endswith(page.lexicon.verbal) or follows.low in page.lexicon.verbs):
        return False
    known = [e for e in entries if (e.main or page.shouting) and e.place.population >= WELL_KNOWN]
    if page.shouting or not known:
        return not page.shouting or located(page, at)
    entered = at > 0 and page.words[at - 1].low in page.lexicon.entered
    return len(known) > 1 and (located(page, at) or entered)


def _abbreviation(page: Page, at: int, gazetteer: Gazetteer) -> Candidate | None:
    """A region's short name: "N.J.", or "Tex." and "TX" after a place and a comma."""
    word = page.words[at]
    low = word.low.rstrip(".")
    named = at > 0 and page.words[at - 1].capital and page.gap(at - 1) == ", "
    full = None
    if "." in word.text or (named and page.follows(at)[:1] == "."):
        full = page.lexicon.abbreviations.get(low)
    if full is None and named and word.text.isupper() and not page.shouting:
        full = page.lexicon.postal.get(word.text)
    entries = tuple(entry for entry in gazetteer.look_up(full) if entry.kind in ("region", "neutral")) if full else ()
    return Candidate(at, at, Span(word.start, word.end), word.text, entries) if entries else None


def _only_here(page: Page, at: int, surnames: set[str], gazetteer: Gazetteer) -> Candidate | None:
    """A name that no gazetteer knows and the text makes a place: "the village of Orvek", "in Orvek", "Lake Orvek"."""
    words = page.words
    if page.muttering or words[at].low in page.lexicon.no_places:
        return None
    last = _shouted_chain(page, at) if page.shouting else _before_the(page, at, _chain(page, at))
    while not words[last].capital or (last > at and _no_part(page, words[last])):
        last -= 1
    feature = last > at and (words[at].low in page.lexicon.heading or _ends_in_kind(page, at, last))
    lies = (
        page.shouting
        and words[at].bare.lower() not in page.lexicon.common
        and (located(page, at) or _after_of(page, at))
        and _before_an_area(page, last, gazetteer)
    )
    if not feature and not lies and not _is_told_a_place(page, at, last):
        return None
    if (after := page.after(last)) and after.low in page.lexicon.occasions:
        return None
    if last == at and words[at].bare.lower() in surnames and _aimed(page, at):
        return None
    name = page.text[words[at].start : words[last].start] + words[last].bare
    road = after is not None and after.low in page.lexicon.landmarks
    entries = _ends_of(name, gazetteer) if road else ()
    return Candidate(at, last, Span(words[at].start, words[at].start + len(name)), name, entries)


def _ends_of(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """A road in each country in which one of its ends may lie: "the Orvek-Tesk highway"; empty for other names."""
    ends = name.split("-") if name.count("-") == 1 else []
    known = (entry.place.country for end in ends for entry in gazetteer.look_up(end) if entry.main)
    return tuple(Entry(unlisted(name, country), "", "text", main=True) for country in dict.fromkeys(known))


def _before_the(page: Page, at: int, last: int) -> int:
    """The last word of a name before an article that begins another: "At Orvek the Tesk Front attacked"."""
    return next((end - 1 for end in range(at + 1, last) if page.words[end].low in page.lexicon.definite), last)


def _ends_in_kind(page: Page, at: int, last: int) -> bool:
    """Does a name after a preposition of place end in the kind of place that it is: "on White Island"?"""
    before = page.before(at)
    return before is not None and before.low in page.lexicon.locative and page.words[last].low in page.lexicon.ending


def _after_of(page: Page, at: int) -> bool:
    before = page.before(at)
    return before is not None and before.low in page.lexicon.of


def _before_an_area(page: Page, last: int, gazetteer: Gazetteer) -> bool:
    """Is a name followed by that of a region, a country or a town in or near which it lies: "X, Y", "X IN Y"?"""
    words, at = page.words, last + 1
    if at < len(words) and words[at].low in page.lexicon.strictly and page.gap(last) in (" ", ", "):
        at += 1
    elif at < len(words) and page.gap(last) != ", ":
        return False
    entries = gazetteer.look_up(words[at].bare) if at < len(words) and words[at].low not in page.lexicon.common else ()
    return bool(entries) and (entries[0].kind != "city" or (entries[0].main and at > last + 1))


def _is_told_a_place(page: Page, at: int, last: int) -> bool:
    """Is a name that is no ordinary word made a place by the words around it?"""
    word = page.words[at].bare.lower()
    stem, _, rest = word.rpartition("-")
    described = rest in page.lexicon.attached and stem in page.lexicon.common  # "in Government-held territory"
    named = word not in page.lexicon.common and word not in page.lower and not described
    before = page.before(at)
    amid = before is not None and before.low in page.lexicon.amid  # "between Orvek and Tesk"
    return named and (amid or made_place(page, at, last) or heads(page, at, last))


def _aimed(page: Page, at: int) -> bool:
    """Does a word stand before a name that a person can follow too: "the gun went off at Orvek"?"""
    before = page.before(at)
    return before is not None and before.low in page.lexicon.locative and before.low not in page.lexicon.inside


def _shouted_chain(page: Page, at: int) -> int:
    """The last word of an unknown name where all words stand in capitals: ordinary words and particles end it."""
    last, lexicon = at, page.lexicon
    while last + 1 < len(page.words) and page.gap(last) == " ":
        low = page.words[last + 1].low
        if low in lexicon.common or low in lexicon.locative or last - at >= MOST_SHOUTED:
            break
        last += 1
    return last


def _no_part(page: Page, word: Word) -> bool:
    """Is a word after an unknown name no part of it? That of a building is, and of an island: "at Orvek Hospital"."""
    return ordinary(page, word) and word.low not in page.lexicon.buildings and word.low not in page.lexicon.ending


def _listed(page: Page, one: Candidate, found: list[Candidate]) -> bool:
    """Is a name joined by "and" to one before it that is believed ("in Orvek and Tesk")?"""
    if not found or found[-1].belief is not Belief.SURE or found[-1].country or not one.entries:
        return False
    between = page.text[found[-1].span.end : one.span.start].removeprefix(",").strip()
    return between in page.lexicon.joining


def _plural_units(page: Page) -> dict[int, str]:
    """Names before a plural unit: "Clay, Hill and Ford counties" -> the numbers of the first words, and "County"."""
    units: dict[int, str] = {}
    if page.lower.isdisjoint(page.lexicon.units):
        return units
    for at, word in enumerate(page.words):
        unit = page.lexicon.units.get(word.low)
        back = at - 1
        while unit and back >= 0 and at - back < MOST_LISTED * LONGEST_NAME:
            if page.words[back].capital:
                units[back] = unit
            elif page.words[back].low not in page.lexicon.joining:
                break
            back -= 1
    return units
