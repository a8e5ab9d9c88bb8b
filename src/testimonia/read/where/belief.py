"""How far a name in capitals is to be believed a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from testimonia.model import Span
from testimonia.places import Entry
from testimonia.read.dateline import end_of_dateline
from testimonia.read.where.page import Page, Word

MOST_TOLD = 6  # words after a name that may say what it is
LOUD = 4  # letters of a word in capitals that is no first name before one that is not: "WHEREAS Orvek"
CELL = " | "  # between the cells of a row
BULLET = 8  # characters that may stand before a heading: "  12. "
WELL_KNOWN = 100_000  # persons: a town of this size needs no preposition to be believed

_DASH = re.compile(r"(?:,[^.\n]{0,30})?\s*(?:\([^)\n]{1,30}\)[^.\n]{0,12}?)?\s*(?:[—–:]|--?\s)")
_OPENS = re.compile(r"(?:\A|\n)[\s•*–—-]*(?:\d{1,2}(?:[.)]|[:.h]\d\d[:,]?(?: [–—-])?)\s+)?\Z")
_LABELS = re.compile(r"(?:\s\([^)\n]{1,40}\))?(?::|\s[–—-])\s")
_NUMBERED = re.compile(r" (?:\d{1,3} )?")
_DAY = r"(?:\d{4}|\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})"
_HEADED = re.compile(
    rf",?\s[^.:\n]{{0,40}}?{_DAY}\s*[.:]|(?:\s\([^)\n]{{1,30}}\))?\s?[:–—-]\s(?:{_DAY}|\d{{1,2}}[–-]{_DAY})"
)
_DATED = re.compile(r"(?:^|\n)[^\S\n•*–—-]*[•*–—-]?\s*\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?[,:]\s+\Z")
_CLOSED = re.compile(r"(?:\s\([^)\n]{1,40}\))?[.:,]")


class Belief(IntEnum):
    """How far a name in capitals is believed to be a place."""

    NOT = 0
    IF_NEAR = 1
    IF_INSIDE = 2
    SURE = 3


@dataclass(slots=True)
class Candidate:
    """A name that may be a place's.

    Args:
        first, last: numbers of its words.
        span: where it stands.
        name: its words.
        entries: the places it may stand for; empty for a place that only the text knows.
        belief: how far it is believed; IF_NEAR and IF_INSIDE take another place of the same area or country.
        country: for the name of a people, their country's ISO code.
    """

    first: int
    last: int
    span: Span
    name: str
    entries: tuple[Entry, ...]
    belief: Belief = Belief.SURE
    country: str | None = None

    @property
    def well_known(self) -> bool:
        """Is it the name of a country, a region, a spot of the table of names or a large town?"""
        return any(e.kind != "city" or (e.main and e.place.population >= WELL_KNOWN) for e in self.entries)

    @property
    def town(self) -> bool:
        """Is it first of all a town's name?"""
        return bool(self.entries) and self.entries[0].kind == "city"


def belief_of(page: Page, one: Candidate, surnames: set[str]) -> Belief:
    """How far to believe that a name is a place's: the first rule that holds decides.

    Args:
        page: the text.
        one: the name.
        surnames: words that stand as surnames somewhere in the text.
    """
    return next((belief for holds, belief in _rules(page, one, surnames) if holds), Belief.IF_NEAR)


def _rules(page: Page, one: Candidate, surnames: set[str]) -> Iterator[tuple[bool, Belief]]:
    """What may hold of a name, each with the belief that it gives; no rule is looked at before those above it."""
    lexicon, single = page.lexicon, one.first == one.last
    before, after = page.before(one.first), page.after(one.last)
    capital = after.low if after and after.capital and not page.shouting else ""
    low = after.low if after else ""
    from_or_in = before is not None and before.low in lexicon.inside
    surname = single and one.town and page.words[one.last].bare.lower() in surnames
    mine = any(entry.kind == "user" for entry in one.entries)
    first_name = single and one.name.lower() in lexicon.first_names
    known = not single or any(entry.main for entry in one.entries)
    yield mine or not one.entries or heads(page, one.first, one.last), Belief.SURE
    yield capital in lexicon.newspapers, Belief.NOT
    yield surname and not from_or_in, Belief.NOT
    yield single and one.town and bool(capital) and capital in lexicon.organisations, Belief.IF_NEAR
    yield capital in lexicon.carriers, Belief.IF_NEAR
    if page.shouting and single and one.town:
        yield True, _shouted(page, one, before, after)
    yield _placed(page, before) or made_place(page, one.first, one.last), Belief.SURE
    yield low in lexicon.settlements or (low in lexicon.happenings and not _owner(page, one)), Belief.SURE
    yield one.well_known and page.shouting and single and not one.entries[0].main, Belief.NOT
    yield one.well_known, Belief.IF_NEAR if first_name and one.town else Belief.SURE
    yield not page.shouting and _in_dateline(page, one), Belief.SURE
    yield not first_name and not surname and _labels(page, one), Belief.IF_INSIDE
    yield known and not first_name and not surname and _fills_cell(page, one), Belief.SURE
    yield page.shouting or not known or low in lexicon.speaking, Belief.NOT
    yield _set_apart(page, one, before, after), Belief.SURE


def _shouted(page: Page, one: Candidate, before: Word | None, after: Word | None) -> Belief:
    """How far to believe a town's name of one word where all words stand in capitals."""
    if not (_placed(page, before) or _set_apart(page, one, before, after)):
        return Belief.NOT
    return Belief.SURE if one.well_known else Belief.IF_INSIDE


def made_place(page: Page, at: int, last: int) -> bool:
    """Do the words before a name make it a place that no gazetteer need know: "the village of Orvek", "in Orvek"?"""
    words, lexicon = page.words, page.lexicon
    gap = page.gap(at - 1) if at else ""
    before = words[at - 1].low if at else ""
    if page.shouting:
        return gap == " " and before in lexicon.of and words[at - 2].low in lexicon.dwelling_places
    if _is_a_town(page, last):
        return True
    if gap != " ":
        return (gap == ", " and before in lexicon.buildings) or (gap == ": " and before in lexicon.labels)
    two = words[at - 2].low if at > 1 else ""
    return (
        (
            (before in lexicon.of or before in lexicon.origin)
            and any(two in one for one in (lexicon.settlements, lexicon.dwellers, lexicon.groups, lexicon.outer))
        )
        or (before in lexicon.of and (two in lexicon.of_places or two in lexicon.out))
        or (before in lexicon.upon and two in lexicon.attacks)
        or before in lexicon.entered
        or before in lexicon.left
        or (before in lexicon.destination and two in lexicon.lit)
        or (before in lexicon.origin and two in lexicon.driven)
        or _is_gone_to(page, at)
        or (before in lexicon.settlements and not words[at - 1].capital)
        or (located(page, at) and (last > at or not words[at].text.isupper()) and not _in_a_title(page, at - 1))
        or (before in lexicon.definite and two in lexicon.locative and _is_landmark(page, last))
        or _is_unit(page, at, last)
        or (
            before in lexicon.called
            and any(two in one for one in (lexicon.settlements, lexicon.landmarks, lexicon.spots))
        )
        or (before in lexicon.of and _is_spot_of(page, at - 2) and not _lies_in_town(page, last))
        or (last + 1 < len(words) and words[last + 1].low in lexicon.where and page.gap(last) in (" ", ", "))
    )


def _is_gone_to(page: Page, at: int) -> bool:
    """Does a verb of motion stand before "to" and a name that is no first name: "they went on to Orvek"?"""
    lexicon, words = page.lexicon, page.words
    if at < 2 or words[at - 1].low not in lexicon.destination or words[at].low in lexicon.first_names:
        return False
    verb = at - 3 if at > 2 and words[at - 2].low in lexicon.onward else at - 2
    return words[verb].low in lexicon.moved


def _is_spot_of(page: Page, at: int) -> bool:
    """Is a word that of a place in a settlement, of which what follows then tells: "the weekly market of Orvek"?"""
    lexicon, word = page.lexicon, page.words[at]
    return at > 0 and not word.capital and (word.low in lexicon.buildings or word.low in lexicon.landmarks)


def _lies_in_town(page: Page, last: int) -> bool:
    """Is a name followed by another in which it lies: "the church of Saint Orvek in Tesk"?"""
    after = page.after(last)
    return after is not None and after.low in page.lexicon.strictly and page.words[last + 2 : last + 3] != []


def _is_landmark(page: Page, last: int) -> bool:
    """Does the word behind a name, or behind its kind, make it that of a landmark: "the Orvek (road) bridge"?"""
    feature = page.after(last)
    if feature and feature.low in page.lexicon.landmark_kinds:
        feature = page.after(last + 1)
    return feature is not None and feature.low in page.lexicon.landmarks


def _is_unit(page: Page, at: int, last: int) -> bool:
    """Does the word behind a name make it that of a settlement or a part of one: "the Orvek 3 quarter"?"""
    if last + 1 >= len(page.words) or page.words[at].text.isupper() or not _NUMBERED.fullmatch(page.gap(last)):
        return False
    unit = page.words[last + 1]
    return unit.low in page.lexicon.units_of_people and not unit.capital


def _is_a_town(page: Page, last: int) -> bool:
    """Do the words behind a name say that it is a settlement's: "Orvek is a mining town", "Orvek was razed"?"""
    lexicon, after = page.lexicon, [word.low for word in page.words[last + 1 : last + MOST_TOLD]]
    if len(after) < 2 or after[0] not in lexicon.being:
        return False
    town = after[1] in lexicon.indefinite and not lexicon.units_of_people.isdisjoint(after)
    return town or not lexicon.struck.isdisjoint(after[1:3])


def _in_a_title(page: Page, at: int) -> bool:
    """Does a preposition belong to a name in capitals ("the Commission on Deaths in Custody")?"""
    words, back = page.words, at - 1
    while back > 0 and words[back].capital and page.gap(back) == " ":
        back -= 1
    return (
        back > 0
        and back < at - 1
        and words[back].low in page.lexicon.linking
        and words[back - 1].capital
        and page.gap(back - 1) == " " == page.gap(back)
    )


def heads(page: Page, at: int, last: int) -> bool:
    """Does a name head its paragraph, with a date: "Orvek, 17 June 1992.", "Orvek: 17 June", "17 June 1992, Orvek."?"""
    start, end = page.words[at].start, page.words[last].end
    opens = not page.shouting and _OPENS.search(page.text, max(0, start - BULLET), start)
    if opens and _HEADED.match(page.text, end):
        return True
    return bool(_DATED.search(page.text, max(0, start - 40), start)) and _CLOSED.match(page.text, end) is not None


def _fills_cell(page: Page, one: Candidate) -> bool:
    """Is a name all that a cell of a row holds: "3 May | Orvek | 4 killed"?"""
    return page.text.startswith(CELL, one.span.end) and page.text.endswith(CELL, 0, one.span.start)


def _labels(page: Page, one: Candidate) -> bool:
    """Does a name open its line, behind an hour perhaps, with a colon or a dash behind it: "14:20 Orvek: no news"?"""
    opens = _OPENS.search(page.text, max(0, one.span.start - BULLET), one.span.start)
    return bool(opens and (page.labelled or opens[0].strip())) and _LABELS.match(page.text, one.span.end) is not None


def located(page: Page, at: int) -> bool:
    """Does a preposition that only a place or a time can follow stand before a word: "in Orvek", "in nearby Orvek"?"""
    lexicon = page.lexicon
    if at > 1 and page.words[at - 1].low in lexicon.beside and page.gap(at - 1) == " ":
        at -= 1
    return at > 0 and page.words[at - 1].low in lexicon.strictly


def ordinary(page: Page, word: Word) -> bool:
    """Is it a word that may follow a place's name in capitals without being part of it?"""
    lexicon, low = page.lexicon, word.low
    known = low in lexicon.common or low in lexicon.organisations or low in lexicon.settlements
    return known or low in lexicon.demonyms


def is_person(page: Page, one: Candidate) -> bool:
    """Is a name a person's, by a title or a first name beside it?"""
    before, after = page.before(one.first), page.after(one.last)
    lexicon = page.lexicon
    titled = before and before.capital and (before.low in lexicon.titles or before.low in lexicon.first_names)
    if titled or (before and before.low in lexicon.ages and page.words[one.first].capital):
        return not any(entry.kind == "user" for entry in one.entries)
    first_name = one.first == one.last and page.words[one.first].low in lexicon.first_names
    followed = after is not None and after.capital and not ordinary(page, after)
    return first_name and followed


def surnames_of(page: Page) -> set[str]:
    """Words that somewhere in the text follow another name in capitals, as surnames do: "Maria Bell"."""
    found: set[str] = set()
    if page.shouting:
        return found
    for last, at in pairwise(page.capitals):
        word, before = page.words[at], page.words[last]
        small = before.low in page.lexicon.compass or before.low in page.lexicon.locative
        loud = before.text.isupper() and not word.text.isupper() and len(before.text) >= LOUD
        names = last + 1 == at and page.gap(last) == " " and not small and not loud
        if names and not ordinary(page, before) and not ordinary(page, word):
            found.add(word.bare.lower())
    return found


def _placed(page: Page, before: Word | None) -> bool:
    """Does a word that can stand before places, though not only before them, stand before a name?"""
    lexicon = page.lexicon
    lists = (lexicon.locative, lexicon.origin, lexicon.destination)
    return before is not None and (before.low in lexicon.of or any(before.low in one for one in lists))


def _owner(page: Page, one: Candidate) -> bool:
    """Does a name own what follows it, as persons do: "Orvek's murder"?"""
    return page.words[one.last].bare != page.words[one.last].text


def _set_apart(page: Page, one: Candidate, before: Word | None, after: Word | None) -> bool:
    """Does a small town's name stand as places do: before a comma and a name, in a dateline, or two words alone?"""
    last = one.last
    if page.follows(last) == ", " and last + 1 < len(page.words) and page.words[last + 1].capital:
        return True
    if _in_dateline(page, one):
        return True
    return last > one.first and not (before and before.capital) and not (after and after.capital)


def _in_dateline(page: Page, one: Candidate) -> bool:
    """Does a name in capitals open its paragraph and stand before a dash: "ORVEK, Sept. 10.--"?"""
    opens = one.name.isupper() and page.text[max(0, one.span.start - 1) : one.span.start] in ("", "\n")
    dash = opens and (_DASH.match(page.text, one.span.end) or end_of_dateline(page.text, one.span.start))
    return bool(dash)
