"""One person by a noun, nobody, and relatives who are added up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from testimonia.model import Qualifier, Span
from testimonia.read.counts.nouns import Nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.phrases import Phrase, Words, articles, chained, phrase_at
from testimonia.text.numerals import UNITS

_VERBS = frozenset({"was", "is", "has", "had", "died", "were"})
_OWN = frozenset({"his", "her", "their", "my", "our", "its"})
_PAIRS = frozenset({"parent", "grandparent"})
"""Relatives who are two where the text gives no number: "her parents"."""

_JOIN = re.compile(r"(?:\s(?:from|of|in)\s[^\W\d_a-z]\w{1,20})?(?:\s(?:and|AND|&)\s|,\s(?:(?:and|AND)\s)?)")
_GIVEN = re.compile(r"\s[^\W\d_a-z][\w'’-]{1,30}(?:\s[^\W\d_a-z][\w'’-]{1,30})?")


_TWO_GIVEN = re.compile(r"\s[^\W\d_a-z][\w'’-]{1,30}\sand\s[^\W\d_a-z][\w'’-]{1,30}")


def find_singles(row: Words, nouns: Nouns, *, numbers: frozenset[int]) -> Iterator[People]:
    """One person or a couple by a noun with an article or a possessive: "a teacher", "his wife", in order."""
    for i in articles(row):
        if not row.touches(i + 1) or row.folded[i] == "one" or row.starts[i] in numbers:
            continue
        phrase = phrase_at(row, i + 1, nouns, numbers=numbers) or _by_age(row, i + 1, nouns)
        if phrase is None and row.folded[i] == "another" and _stands_alone(row, i + 1, nouns):
            span = Span(row.starts[i], row.ends[i])
            yield People(span, span.of(row.text), 1, 1, Qualifier.EXACT, PeopleKind.BARE)
        if phrase is None or phrase.noun in nouns.events or phrase.last - i > 6:
            continue
        count = _count(row, phrase, nouns, own=row.folded[i] in _OWN)
        if count:
            yield _single(row, i, phrase, count)
            if row.folded[i] in _OWN and phrase.noun in nouns.kin and row.word(phrase.last + 1) == "and":
                yield from _another(row, phrase.last + 2, nouns, numbers=numbers)


def _stands_alone(row: Words, at: int, nouns: Nouns) -> bool:
    """Whether "another" is a person by itself: "another was hurt", "another critically injured"."""
    while row.word(at).endswith("ly"):
        at += 1
    word = row.word(at)
    return word in _VERBS or word in nouns.state or word in nouns.bare or word.endswith("ed")


def _by_age(row: Words, at: int, nouns: Nouns) -> Phrase | None:
    """A person told by age alone: "a 17-year-old was hurt", "the 34 year old"."""
    last = at
    if row.word(at).isdecimal() or row.word(at) in UNITS:
        last = at + 2 if row.word(at + 1) == "year" and row.word(at + 2) == "old" else at + 1
    word = row.word(last)
    follows = row.word(last + 1)
    if not (word.endswith("year-old") or (last == at + 2 and word == "old")) or not row.touches(last):
        return None
    if row.touches(last + 1) and not (follows in nouns.stop or follows in nouns.bare or follows.endswith(("ed", "ly"))):
        return None
    return Phrase(at, last, "person", many=False, telling=True)


def _another(row: Words, at: int, nouns: Nouns, *, numbers: frozenset[int]) -> Iterator[People]:
    """A relative without a possessive of its own: "his wife and YOUNG SON"."""
    phrase = phrase_at(row, at, nouns, numbers=numbers)
    if phrase and phrase.noun in nouns.kin and not phrase.many and row.touches(at):
        yield _single(row, at, phrase, 1)


def _count(row: Words, phrase: Phrase, nouns: Nouns, *, own: bool) -> int:
    """How many people a noun without a number is; 0 where it does not say."""
    if phrase.noun == "couple":
        return 0 if phrase.many else 2
    if phrase.noun in nouns.uncounted:
        return 0
    if phrase.many:
        pair = phrase.noun in _PAIRS or _TWO_GIVEN.match(row.text, row.ends[phrase.last])
        return 2 if own and pair else 0
    return 1


def _single(row: Words, first: int, phrase: Phrase, count: int) -> People:
    start, end = row.starts[first], row.ends[phrase.last]
    victims = row.text[row.starts[phrase.first] : end] if phrase.telling else None
    kind = PeopleKind.SINGLE if count == 1 else PeopleKind.COUNTED
    return People(Span(start, end), row.text[start:end], count, count, Qualifier.EXACT, kind, victims, phrase.noun)


def find_nobody(row: Words, nouns: Nouns, *, numbers: frozenset[int]) -> Iterator[People]:
    """Nobody of some kind: "no casualties", "no European", in order."""
    for i, word in enumerate(row.folded):
        if word != "no" or not row.touches(i + 1) or row.starts[i] in numbers:
            continue
        phrase = phrase_at(row, i + 1, nouns, numbers=numbers)
        if row.word(i + 1) in {"injuries", "injury"}:
            phrase = Phrase(i + 1, i + 1, "injury", many=True, telling=False)
        if phrase and phrase.noun != "case":
            whole = chained(row, phrase, nouns, numbers=numbers)
            start, end = row.starts[i], row.ends[whole.last]
            victims = row.text[row.starts[whole.first] : end] if whole.telling else None
            yield People(
                Span(start, end), row.text[start:end], 0, 0, Qualifier.EXACT, PeopleKind.ZERO, victims, whole.noun
            )


def with_kin(text: str, people: Sequence[People], nouns: Nouns) -> list[People]:
    """People in order, with relatives in a row added up: "his wife and two sons" are three."""
    result: list[People] = []
    row: list[People] = []
    for each in people:
        if row and not (
            _JOIN.fullmatch(text, _end(text, row[-1], nouns), each.span.start) and _related(row, each, nouns)
        ):
            result.extend(_summed(text, row, nouns))
            row = []
        row.append(each)
    return [*result, *_summed(text, row, nouns)]


def _own(people: People) -> bool:
    return people.text.split()[0].lower() in _OWN


def _is_kin(people: People, nouns: Nouns) -> bool:
    return people.noun in nouns.kin and people.low is not None and people.low == people.high and people.low > 0


def _related(row: Sequence[People], new: People, nouns: Nouns) -> bool:
    """Whether the next people are relatives of those before them."""
    if not _is_kin(new, nouns) or row[-1].low is None or row[-1].low != row[-1].high or not row[-1].low:
        return False
    first = row[0]
    if _own(new):
        return (
            first.kind in {PeopleKind.SINGLE, PeopleKind.NAMED, PeopleKind.KIN}
            or first.noun == "couple"
            or _is_kin(first, nouns)
        )
    return any(_own(each) and _is_kin(each, nouns) for each in row)


def _end(text: str, people: People, nouns: Nouns) -> int:
    """Where the words for a relative end, the given name behind them included: "his father Amadou"."""
    if not _is_kin(people, nouns) or not _own(people):
        return people.span.end
    given = _GIVEN if people.low == 1 else _TWO_GIVEN
    name = given.match(text, people.span.end)
    return name.end() if name else people.span.end


def _summed(text: str, row: Sequence[People], nouns: Nouns) -> list[People]:
    closed = len(row) > 1 and "and" in text[_end(text, row[-2], nouns) : row[-1].span.start].lower()
    if not closed:
        return list(row)
    start, end = row[0].span.start, _end(text, row[-1], nouns)
    count = sum(each.low or 0 for each in row)
    words = text[start:end]
    return [People(Span(start, end), words, count, count, Qualifier.EXACT, PeopleKind.KIN, words, row[0].noun)]
