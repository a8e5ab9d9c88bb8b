"""Relatives in a row, who are added up: "his wife and two sons" are three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Qualifier, Span
from testimonia.read.counts.names import YEARS
from testimonia.read.counts.nouns import Nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.singles import TWO_GIVEN

_OWNERS = r"(?:(?:his|her|their|HIS|HER|THEIR)\s)?"
_AGE = rf"(?:(?:,\s|\s(?:aged|AGED)\s|\s\(){YEARS}(?:(?:,\s|\sand\s){YEARS}){{0,5}}\)?)?"
_PLACE = r"(?:\s(?:from|of|in)\s[^\W\d_a-z]\w{1,20})?"
_ASIDE = r"(?:,\s(?:an?\s)?[a-z][a-z-]{2,20}(?:\s[a-z-]{2,20}){0,3}(?=,))?"
_JOIN = re.compile(rf"{_AGE}{_PLACE}{_ASIDE}{_AGE}(?:,?\s(?:and|AND|&)\s|,\s(?:(?:and|AND)\s)?){_OWNERS}")
_GIVEN = re.compile(r"\s[^\W\d_a-z][\w'’-]{1,30}(?:\s[^\W\d_a-z][\w'’-]{1,30})?")
_OF_OWN = re.compile(r"\sof\s(\w+)\s")
"""The possessive in "two of HIS brothers"."""

_BEFORE = 7
"""Code points before people in which a possessive stands."""
_ONE = frozenset({PeopleKind.SINGLE, PeopleKind.NAMED, PeopleKind.KIN})


def with_kin(text: str, people: Sequence[People], nouns: Nouns) -> list[People]:
    """People in order, with relatives in a row added up."""
    result: list[People] = []
    row: list[People] = []
    asides: list[People] = []
    for each in people:
        if row and _is_aside(text, row[-1], each, nouns):
            asides.append(each)
            continue
        if row and not (_related(text, row, each, nouns) and _joined(text, row[-1], each, nouns)):
            result.extend(_with_asides(_summed(text, row, nouns), asides))
            row, asides = [], []
        row.append(each)
    return [*result, *_with_asides(_summed(text, row, nouns), asides)]


def _with_asides(row: Sequence[People], asides: Sequence[People]) -> list[People]:
    """The people of a row and those between commas behind them, in order, without those whom a sum has taken in."""
    free = (aside for aside in asides if not any(one.span.overlaps(aside.span) for one in row))
    return sorted((*row, *free), key=lambda one: one.span.start)


def _is_aside(text: str, first: People, second: People, nouns: Nouns) -> bool:
    """Whether one person by a noun between commas only says who the one before is: "Mara Ilvane, A TEACHER, and"."""
    if first.kind not in _ONE or second.kind is not PeopleKind.SINGLE or _is_kin(second, nouns):
        return False
    known = first.kind is PeopleKind.NAMED or _own(text, first, nouns)
    described = second.text.split(maxsplit=1)[0].lower() in ("a", "an")
    return (
        known
        and described
        and text[first.span.end : second.span.start] == ", "
        and text[second.span.end : second.span.end + 1] == ","
    )


def _joined(text: str, first: People, second: People, nouns: Nouns) -> bool:
    return _JOIN.fullmatch(text, _end(text, first, nouns), second.span.start) is not None


def _own(text: str, people: People, nouns: Nouns) -> bool:
    """Whether a possessive stands before a noun for relatives: "his wife", "her three children", "whose son"."""
    before = text[max(0, people.span.start - _BEFORE) : people.span.start].split()
    words = (people.text.split()[0], before[-1] if before else "", *_OF_OWN.findall(people.text))
    return any(word.lower() in nouns["possessives"] or word.lower() in nouns["relatives"] for word in words)


def _is_kin(people: People, nouns: Nouns) -> bool:
    return people.noun in nouns["kin"] and people.low is not None and people.low == people.high and people.low > 0


def _related(text: str, row: Sequence[People], new: People, nouns: Nouns) -> bool:
    """Whether the next people are relatives of those before them."""
    if not _is_kin(new, nouns) or row[-1].low is None or row[-1].low != row[-1].high or not row[-1].low:
        return False
    first = row[0]
    if _own(text, new, nouns):
        return first.kind in _ONE or first.kind is PeopleKind.COUNTED or first.noun == "couple" or _is_kin(first, nouns)
    if first.kind is PeopleKind.SINGLE and first.noun in nouns["heads"] and not _has_article(new, nouns):
        return True  # "a father and two sons"
    if new.noun in nouns["blood"] and all(each.noun in nouns["blood"] for each in row):
        return True
    return any(_own(text, each, nouns) and _is_kin(each, nouns) for each in row)


def _has_article(people: People, nouns: Nouns) -> bool:
    """Whether one person stands with an article of his own: "A SON", not "two sons"."""
    return people.kind is PeopleKind.SINGLE and people.text.split(maxsplit=1)[0].lower() in nouns["articles"]


def _end(text: str, people: People, nouns: Nouns) -> int:
    """Where the words for a relative end, the given name behind them included: "his father Amadou"."""
    if people.text.isupper() or not _is_kin(people, nouns) or not _own(text, people, nouns):
        return people.span.end
    given = _GIVEN if people.low == 1 else TWO_GIVEN
    name = given.match(text, people.span.end)
    called = name is not None and name.group().lower().split()[-1] not in nouns["no_names"]
    return name.end() if name and called else people.span.end


def _summed(text: str, row: Sequence[People], nouns: Nouns) -> list[People]:
    closed = len(row) > 1 and "and" in text[_end(text, row[-2], nouns) : row[-1].span.start].lower()
    if not closed:
        return list(row)
    span = Span(row[0].span.start, _end(text, row[-1], nouns))
    count = sum(each.low or 0 for each in row)
    words = span.of(text)
    return [People(span, words, count, count, Qualifier.EXACT, PeopleKind.KIN, words, row[0].noun)]
