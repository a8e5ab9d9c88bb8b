"""One person by a noun, and nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testimonia.model import Qualifier, Span
from testimonia.read.counts.names import behind_age
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.phrases import Phrase, chained, ends_phrase, phrase_at
from testimonia.read.counts.words import Words
from testimonia.text.numerals import UNITS

_LONGEST_BEFORE_KIN = 3
"""Most words of the noun of a person whose relatives follow."""

_LONGEST = 6
"""Most words of the phrase for one person behind its article."""

_ONE_ARTICLE = frozenset({"a", "an", "the"})
"""What may stand once before two relatives."""

TWO_GIVEN = re.compile(r"\s[^\W\d_a-z][\w'’-]{1,30}\sand\s[^\W\d_a-z][\w'’-]{1,30}")
"""Two given names behind a noun for relatives: "his uncles HAMA AND IDRIS"."""


def find_pairs(row: Words) -> Iterator[People]:
    """Two relatives with one article or none: "FATHER AND SON were killed", "A HUSBAND AND WIFE", in order."""
    for i, word in enumerate(row.folded):
        if word != "and" or not (row.is_listed(i - 1, "kin") and row.is_listed(i + 1, "kin")):
            continue
        article = row.touches(i - 1) and row.word(i - 2) in _ONE_ARTICLE
        counted = row.is_listed(i - 2, "articles") and not article
        opened = row.touches(i - 1) and (counted or row.starts[i - 2] in row.numbers)
        singular = all(row.nouns.people[row.folded[k]][1] is False for k in (i - 1, i + 1))
        if singular and not opened and row.touches(i) and row.touches(i + 1) and _ends(row, i + 2):
            first = i - 1 - article
            span = Span(row.starts[first], row.ends[i + 1])
            words = span.of(row.text)
            yield People(span, words, 2, 2, Qualifier.EXACT, PeopleKind.KIN, words, row.folded[i - 1])


def _ends(row: Words, at: int) -> bool:
    """Whether a word goes on with no phrase before it: not the "clinic" of "a mother and child clinic"."""
    small = row.is_listed(at, "stop") or row.is_listed(at, "before_places") or row.is_listed(at, "aged")
    return not row.touches(at) or small or ends_phrase(row, at) or row.capital(at) or row.word(at) == "by"


def find_singles(row: Words) -> Iterator[People]:
    """One person or a couple by a noun with an article or a possessive: "a teacher", "his wife", in order."""
    articles = row.nouns["articles"]
    for i, word in enumerate(row.folded):
        if word not in articles or not row.touches(i + 1):
            continue
        if word == "one" or row.starts[i] in row.numbers:
            continue
        phrase = phrase_at(row, i + 1) or _by_age(row, i + 1) or _by_kin(row, i + 1)
        if phrase is None:
            if (last := _unnamed(row, i)) is not None:
                span = Span(row.starts[i], row.ends[last])
                yield People(span, span.of(row.text), 1, 1, Qualifier.EXACT, PeopleKind.BARE)
        elif phrase.noun not in row.nouns["events"] and phrase.last - i <= _LONGEST:
            yield from _described(row, i, phrase)


def find_headlined(row: Words) -> Iterator[People]:
    """One person whom a headline tells of without an article: "OFFICER wounded, SUSPECT dead", "MAN, 34, stabbed"."""
    if row.ends and row.text[row.ends[-1] : row.ends[-1] + 1] in _STOPS:
        return
    found = False
    for i in range(len(row.folded)):
        joined = found and row.word(i - 1) == "and"
        if (
            not (joined or row.gap(i) in _OPENS_HEADLINE)
            or row.is_listed(i, "articles")
            or row.starts[i] in row.numbers
        ):
            continue
        phrase = phrase_at(row, i)
        if phrase is None or phrase.many or phrase.last - i > _LONGEST or _count(row, phrase, own=False) != 1:
            continue
        if phrase.noun in row.nouns["events"]:
            continue
        person = _single(row, i, phrase, 1)
        behind = row.after(person.span.end)
        aged = person.span.end > row.ends[phrase.last] and not row.touches(behind)
        if aged or _is_told(row, behind) or (i == 0 and _goes_on(row, behind)):
            found = True
            yield person


_STOPS = (".", "?", "!")
_OPENS_HEADLINE = frozenset({"\n\n", ", ", "; ", ": "})
"""What stands before a headline, and between the parts of one."""


def _is_told(row: Words, at: int) -> bool:
    """Whether something is told of the person before a word, with the verb or state right behind."""
    told = row.is_listed(at, "bare") or row.is_listed(at, "state") or row.word(at).endswith("ed")
    return told and row.touches(at)


def _goes_on(row: Words, at: int) -> bool:
    """Whether a headline counts more people with its first: "AID WORKER, driver missing", "Mother and two sons"."""
    at += row.word(at) == "and"
    if at >= len(row.starts) or row.gap(at) not in {", ", " "} or row.is_listed(at, "articles"):
        return False
    second = phrase_at(row, at)
    return row.starts[at] in row.numbers or (second is not None and _is_told(row, second.last + 1))


def _described(row: Words, article: int, phrase: Phrase) -> Iterator[People]:
    """The people of an article and its noun, and a relative behind "and" who shares the possessive."""
    relative = row.is_listed(article, "relatives")
    own = relative or row.is_listed(article, "possessives")
    if phrase.noun == "body" and _is_crowd(row, phrase.last + 1):
        return
    count = _count(row, phrase, own=own)
    if not count or (relative and phrase.noun not in row.nouns["kin"]):
        return
    yield _single(row, phrase.first if relative else article, phrase, count)
    if own and phrase.noun in row.nouns["kin"] and row.word(phrase.last + 1) == "and":
        second = phrase_at(row, phrase.last + 2)
        if second and second.noun in row.nouns["kin"] and not second.many and row.touches(second.first):
            yield _single(row, second.first, second, 1)


def _is_crowd(row: Words, of: int) -> bool:
    """Whether a body is one of many people: "a large body OF MEN"."""
    several = row.nouns.person(row.word(of + 1)) if row.word(of) == "of" else None
    return several is not None and several[1]


def _unnamed(row: Words, at: int) -> int | None:
    """The last word of one person told without a noun: "ANOTHER was hurt", "A THIRD died"; None for no such."""
    if row.word(at) == "another":
        return at if _stands_alone(row, at + 1) else None
    last = at + 1
    if row.word(at) not in {"a", "the"} or not row.is_listed(last, "ordinals") or row.is_listed(last + 1, "of_several"):
        return None
    described = row.word(last + 1) == "who" or row.gap(last + 1).startswith(",")
    return last if described or _stands_alone(row, last + 1) else None


def _stands_alone(row: Words, at: int) -> bool:
    """Whether "another" is a person by itself: "another was hurt", "another critically injured"."""
    while row.word(at).endswith("ly"):
        at += 1
    told = any(row.is_listed(at, name) for name in ("copulas", "state", "bare"))
    return told or row.word(at).endswith("ed")


def _by_age(row: Words, at: int) -> Phrase | None:
    """A person told by age alone: "a 17-year-old was hurt", "the 34 year old"."""
    last = at
    if row.word(at).isdecimal() or row.word(at) in UNITS:
        last = at + 2 if (row.word(at + 1), row.word(at + 2)) == ("year", "old") else at + 1
    word = row.word(last)
    if not (word.endswith("year-old") or (last == at + 2 and word == "old")) or not row.touches(last):
        return None
    behind = last + 1
    ends = row.is_listed(behind, "stop") or row.is_listed(behind, "bare") or row.word(behind).endswith(("ed", "ly"))
    return None if row.touches(behind) and not ends else Phrase(at, last, "person", many=False, telling=True)


def _by_kin(row: Words, at: int) -> Phrase | None:
    """A person told by a noun of no list whose relatives follow: "A LENSGRINDER and his wife"; None for no such."""
    for last in range(at, min(at + _LONGEST_BEFORE_KIN, len(row.folded))):
        if not row.touches(last) or row.is_listed(last, "stop") or row.nouns.is_thing(row.folded[last]):
            return None
        if row.word(last + 1) == "and" and row.is_listed(last + 2, "possessives"):
            kin = phrase_at(row, last + 3)
            related = kin is not None and kin.noun in row.nouns["kin"]
            return Phrase(at, last, row.word(last), many=False, telling=True) if related else None
    return None


def _count(row: Words, phrase: Phrase, *, own: bool) -> int:
    """How many people a noun without a number is; 0 where it does not say."""
    if phrase.noun == "couple":
        return 0 if phrase.many else 2
    if phrase.noun in row.nouns["uncounted"]:
        return 0
    if phrase.many:
        pair = phrase.noun in row.nouns["pairs"] or TWO_GIVEN.match(row.text, row.ends[phrase.last])
        return 2 if own and pair else 0
    return 1


def _single(row: Words, first: int, phrase: Phrase, count: int) -> People:
    last = row.ends[phrase.last]
    span = Span(row.starts[first], behind_age(row.text, last) if count == 1 else last)
    victims = row.text[row.starts[phrase.first] : last] if phrase.telling else None
    kind = PeopleKind.SINGLE if count == 1 else PeopleKind.COUNTED
    return People(span, span.of(row.text), count, count, Qualifier.EXACT, kind, victims, phrase.noun)


def _harm_at(row: Words, at: int) -> Phrase | None:
    """A word for harm that nobody came to, counted as nobody: "no INJURIES", "no LOSS OF LIFE"."""
    if row.is_listed(at, "harms"):
        return Phrase(at, at, "injury", many=True, telling=False)
    lost = row.is_listed(at, "losses") and row.word(at + 1) == "of" and row.is_listed(at + 2, "lost_to")
    return Phrase(at, at + 2, "life", many=True, telling=False) if lost else None


def _without(row: Words, at: int) -> People | None:
    """Nobody behind "without": "WITHOUT CASUALTIES", "without causing any injuries"; None where it tells of no harm."""
    noun = at + 1
    while row.is_listed(noun, "causing") and row.touches(noun):
        noun += 1
    harm = _harm_at(row, noun) if row.touches(noun) else None
    if harm is None:
        return None
    span = Span(row.starts[at], row.ends[harm.last])
    return People(span, span.of(row.text), 0, 0, Qualifier.EXACT, PeopleKind.ZERO, None, harm.noun)


def find_nobody(row: Words) -> Iterator[People]:
    """Nobody of some kind: "no casualties", "no European", in order."""
    for i, word in enumerate(row.folded):
        if word == "without" and (none := _without(row, i)):
            yield none
        if word != "no" or not row.touches(i + 1) or row.starts[i] in row.numbers:
            continue
        phrase = phrase_at(row, i + 1)
        phrase = _harm_at(row, i + 1) or phrase
        if phrase and phrase.noun != "case":
            whole = chained(row, phrase)
            span = Span(row.starts[i], row.ends[whole.last])
            victims = row.text[row.starts[whole.first] : span.end] if whole.telling else None
            yield People(span, span.of(row.text), 0, 0, Qualifier.EXACT, PeopleKind.ZERO, victims, whole.noun)
