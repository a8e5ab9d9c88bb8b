"""People by their names: one name, or a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from testimonia.model import Qualifier, Span
from testimonia.read.counts.nouns import Nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.languages.lists import word_lists
from testimonia.text.numerals import TENS, UNITS

_PART = r"[^\W\d_a-z][^\W\d_]{0,30}(?:[-'’][^\W\d_]{1,30}){0,2}"
_NAME = re.compile(
    rf"(?<![\w'’.-])(?:{_PART}|(?:[^\W\d_a-z]\.\s?){{1,3}}(?={_PART}))"
    rf"(?:[^\S\t](?:(?:al|el|de|da|del|la|bin|ibn|van|von|der|bint|ben)[\s-]|[aeAE]l-)?(?:[^\W\d_a-z]\.(?=\s{_PART})|{_PART})){{1,4}}"
    rf"|(?<![\w'’.-])(?:[^\W\d_a-z]\.\s?){{1,3}}{_PART}(?:\s{_PART})?"
)
_WORD = re.compile(r"\S+")
YEARS = rf"(?:\d{{1,3}}|(?:{'|'.join([*TENS, *UNITS])})(?:-\w{{3,5}})?)"
"""The years of an age, in digits or words."""

_AGE = re.compile(
    rf",\s(?:aged\s)?\d{{1,3}}(?=[,.;)]|\sand\s|\s?$)|\s\(\d{{1,3}}\)|,?\saged\s{YEARS}\b"
    rf"|\sof\s(?:(?:about|around|some|only|just|barely)\s)?{YEARS}(?=[,.;:)\]]|\s(?:and|or|who|was|were|is|has|had|died)\b|\s[a-z]+ed\b|\s?$)"
)
_LINK = re.compile(
    r"(?:(?<=[JS]r)\.)?(?:,\s?(?:aged\s)?\d{1,3}|\s\(\d{1,3}\))?(?:,\s(?P<aside>[a-z][^,;:.()]{2,60}))??"
    r"(?:,\s?(?:aged\s)?\d{1,3})?(?:,?\s(?:and|&)\s|,\s)"
    r"(?:(?:a\s|an\s)?\d{1,3}-year-old\s)?(?P<office>(?:[^\W\d_][^\W\d_-]{1,20}\.?\s){1,3})??",
    re.IGNORECASE,
)
"""What stands between two names of a list: ages, who the first is, and what the second is called before the name."""


def find_names(text: str, span: Span, nouns: Nouns) -> Iterator[People]:
    """Names of people in a sentence and lists of them, in order.

    A capitalised pair of words that names an office, a body or a place by its own words is no person; places
    that look like persons stay, for the next step keeps only those that a word of harm governs.
    """
    yield from _before_kin(text, span, nouns)
    yield from _with_age(text, span, nouns)
    held: list[tuple[int, int]] = []
    for match in _NAME.finditer(text, span.start, span.end):
        name = _person(text, match, nouns)
        if name is None:
            continue
        if held and not _joined(text, held[-1][1], name[0], nouns):
            yield _people(text, held)
            held = []
        if not held:
            held.extend(_given_before(text, span.start, name[0], nouns))
        held.append(name)
    if held:
        yield _people(text, held)


def is_plain_list(people: People, language: str) -> bool:
    """Whether people are several by their names, where capitals tell nothing: no word of theirs is a common one."""
    common = word_lists(language).listed("common.words.all")
    words = people.text.lower().replace(",", " ").split()
    return people.low != 1 and not people.text.isupper() and common.isdisjoint(word for word in words if word != "and")


def _joined(text: str, end: int, start: int, nouns: Nouns) -> bool:
    """Whether the words between two names join them: "Mara Ilvane, A NURSE, AND DRIVER Tolo Brekan"."""
    if start - end > _LONGEST_LINK or (link := _LINK.fullmatch(text, end, start)) is None:
        return False
    office = (link["office"] or "").lower().split()
    called = not office or office[-1].rstrip(".") in nouns["titles"] or nouns.names_one(office[-1])
    return called and (link["aside"] is None or _is_said_of(link["aside"].lower().split(), nouns))


def _is_said_of(words: Sequence[str], nouns: Nouns) -> bool:
    """Whether words behind a name say who that is: "a nurse", "father of two", "a clerk at the mill"."""
    first = 1 if words[0] in nouns["articles"] else 0
    known = next((at for at, word in enumerate(words) if nouns.names_one(word)), None)
    return known is not None and first <= known <= first + 2 and not any(word in nouns["copulas"] for word in words)


_BEFORE = 30
"""Code points before a name in which the word that it hangs on stands."""

_SAID = re.compile(r"[AEIOUY.]")
"""What a name has that is set in capitals: a vowel, or the full stop of an initial."""

_LONGEST_LINK = 110
"""Code points of the longest words that join two names."""


def _person(text: str, match: re.Match[str], nouns: Nouns) -> tuple[int, int] | None:
    """The stretch of a person's name in a row of capitalised words; None where it is no person's."""
    parts = [(part.start() + match.start(), part.end() + match.start()) for part in _WORD.finditer(match.group())]
    while parts and _no_name(text, parts[0], nouns) and text[slice(*parts[0])].lower() in nouns["stop"]:
        parts.pop(0)
    called = _called(text, parts, nouns)
    if len(parts) < 2 or any(_no_name(text, part, nouns) for part in parts[called:]):
        return None
    if _is_abbreviation(text[slice(*parts[-1])]):
        return None  # "the former Ardanian SSR"
    before = text[max(0, parts[0][0] - _BEFORE) : parts[0][0]].split()
    placed = bool(before) and before[-1].lower() in nouns["before_places"] and text[parts[0][0] - 1] == " "
    if placed and not _is_of_harmed(before, nouns):
        return None
    titled = text[slice(*parts[0])].lower().rstrip(".") in nouns["titles"]
    if before and before[-1].lower() == "the" and text[parts[0][0] - 1] == " " and not titled:
        return None  # "the Gran Vico" is a force
    if _describes(text, parts[-1][1], nouns):
        return None
    return parts[0][0], parts[-1][1]


def _is_abbreviation(word: str) -> bool:
    """Whether a word is letters that nobody can say as one, and stand for a body or a state."""
    return len(word) > 1 and word.isascii() and word.isupper() and _SAID.search(word) is None


def _is_of_harmed(before: Sequence[str], nouns: Nouns) -> bool:
    """Whether a name stands in the "of" of what is counted by those it befell: "the murders OF Mara Ilvane and"."""
    noun = nouns.people.get(before[-2].lower()) if len(before) > 1 and before[-1] == "of" else None
    return noun is not None and (noun[0] in nouns["events"] or noun[0] in nouns["generic"])


def _called(text: str, parts: Sequence[tuple[int, int]], nouns: Nouns) -> int:
    """How many nouns for what a person is stand before two words of the name: "NURSE Mara Ilvane"."""
    called = 0
    while called < len(parts) - 2:
        word = text[slice(*parts[called])].lower()
        if nouns.person(word) is None or word in nouns["ambiguous"] or nouns.says_nothing(word):
            break
        called += 1
    return called


def _describes(text: str, end: int, nouns: Nouns) -> bool:
    """Whether a noun for several people follows a name, which then only says of what kind: "Achi Maya women"."""
    follows = _NEXT.match(text, end)
    known = nouns.person(follows[1]) if follows else None
    return known is not None and known[1]


def _before_kin(text: str, span: Span, nouns: Nouns) -> Iterator[People]:
    """Who has but one name, with relatives or others of his or her own behind: "ARREOLA and two of his brothers"."""
    if not any(text.find(word, span.start, span.end) >= 0 for word in (" his ", " her ")):
        return
    for match in _OWNER.finditer(text, span.start, span.end):
        if not _no_name(text, match.span(), nouns) and nouns.person(match.group().lower()) is None:
            yield _people(text, [match.span()])


def _with_age(text: str, span: Span, nouns: Nouns) -> Iterator[People]:
    """Who has but one name, with an age behind it and a verb: "ILVANE, 71, died in her house"."""
    for match in _AGED.finditer(text, span.start, span.end):
        before = text[max(0, match.start() - _BEFORE) : match.start()].split()
        alone = not before or not (before[-1][0].isupper() or before[-1].lower() in nouns["before_places"])
        opens = match.start() == span.start
        if (opens or alone) and not _no_name(text, match.span(1), nouns) and nouns.person(match[1].lower()) is None:
            yield _people(text, [match.span(1)])


def _given_before(text: str, first: int, name: int, nouns: Nouns) -> list[tuple[int, int]]:
    """Given names that share the surname of a name right behind them: "TOLO, SEF and Mara Ilvane"."""
    given = _GIVEN.search(text, max(first, name - _LONGEST_GIVEN), name)
    if given is None or given.end() != name:
        return []
    found = [(part.start(), part.end()) for part in _CAPITAL.finditer(text, given.start(1), given.end(1))]
    before = text[max(first, given.start() - _LONGEST_GIVEN) : given.start()].split()
    marks = bool(before) and not any(char.isalnum() for char in before[-1])  # "ORVEK — Tolo and Mara Ilvane"
    opens = not before or marks or (before[-1][-1:].isalnum() and not before[-1][0].isupper())
    placed = bool(before) and before[-1].lower() in nouns["before_places"]
    if not opens or placed or any(_no_name(text, part, nouns) for part in found):
        return []
    return found


_LONGEST_GIVEN = 40
"""Code points before a name in which its given names and the word before them stand."""

_CAPITAL = re.compile(_PART)
_GIVEN = re.compile(rf"(?<![\w'’.-])({_PART}(?:,\s{_PART})*)\s(?:and|&)\s")
_OWNER = re.compile(rf"(?<![\w'’.-])(?<![^\W\d_]\s){_PART}(?=\sand\s(?:\w+\sof\s)?(?:his|her)\s)")
_AGED = re.compile(rf"(?<![\w'’.-])({_PART})(?=,\s\d{{1,3}},\s(?:was|were|is|has|had|died|who)\b)")
_NEXT = re.compile(r"\s([a-z]+)")


def _no_name(text: str, part: tuple[int, int], nouns: Nouns) -> bool:
    word = text[part[0] : part[1]].lower().rstrip(".")
    word = word.removesuffix("'s").removesuffix("’s")
    return (
        word in nouns["no_names"]
        or nouns.is_thing(word)
        or (word not in nouns["titles"] and (word in nouns["stop"] or word in nouns.people))
    )


def _people(text: str, names: list[tuple[int, int]]) -> People:
    start, end = names[0][0], names[-1][1]
    words = text[start:end]
    end = behind_age(text, end)
    count = len(names)
    return People(Span(start, end), text[start:end], count, count, Qualifier.EXACT, PeopleKind.NAMED, words)


def behind_age(text: str, end: int) -> int:
    """Where the words for one person end, the age behind them included: "Mara Ilvane, 34", "a settler aged 19"."""
    age = _AGE.match(text, end)
    return age.end() if age else end
