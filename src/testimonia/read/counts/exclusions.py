"""Numbers that count no people: money, shares, scores, votes, ages, names of things."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from testimonia.model import Qualifier, Quantity
from testimonia.read.counts.words import Words
from testimonia.text.numerals import UNITS

_OLDEST = 110
"""Years; a number behind a person and a comma is no age above this."""

_MOST_AGES = 12
"""Words of the longest list of ages that is looked back over."""

_YEARS = range(1900, 2100)
_TOLD_YEARS = range(1500, 2100)
_BEFORE_YEARS = frozenset({"in", "since"})
_DIGITS = 4
_CURRENCY = frozenset("$£€¥₹§#°=")
_BEHIND = frozenset("%°$€£")
_SCORE = re.compile(r"[-–:/]\d|\s[-–]\s\d")
_AFTER_AGE = re.compile(r"[,.;)\]](?!\d)|\s+(?:and|who|was|is|has)\b|\s*(?:\n|$)", re.IGNORECASE)
_BEHIND_OF = re.compile(
    r"[,.;:)\]–—-](?!\d)|\s?(?:\n|$)|\s(?:and|or|to|who|whom|was|were|is|are|has|had|from|in|at|on|by|with|near|[a-z]{2,20}ed)\b",
    re.IGNORECASE,
)
"""Behind the number of "a girl of 17", "a father of three"."""

_SHARED = re.compile(
    r"[-‐]\s(?:and|or|to)\s(?:an?\s)?\d{1,3}[- ]years?[- ]old"
    r"|\s(?:and|or|to)\s\d{1,3}\syears\sold\b"
    r"|\s\d/\d[- ]years?[- ]old\b"
)
"""Behind an age: a second one with the noun ("11- and 12-YEAR-OLD", "9 and 10 YEARS OLD"), or a fraction."""


def exclusion(row: Words, quantity: Quantity) -> str | None:
    """Why a number plainly counts something else than people: "an age"; None where it does not."""
    return next((reason for reason, holds in _EXCLUSIONS if holds(row, quantity)), None)


def looks_like_year(quantity: Quantity) -> bool:
    """Whether a number alone is more likely a year than a number of people."""
    last = quantity.text[-5:].strip()
    return len(last) == 4 and last.isdecimal() and int(last) in _YEARS


def is_told_year(before: str, number: str) -> bool:
    """Whether "in" or "since" before four digits shows a year: "IN 1904 German soldiers", "SINCE 2014 rebels".

    Args:
        before: the word before the number, in lower case; empty where there is none.
        number: the words of the number.
    """
    return before in _BEFORE_YEARS and len(number) == _DIGITS and number.isdecimal() and int(number) in _TOLD_YEARS


def _is_year(row: Words, quantity: Quantity) -> bool:
    return is_told_year(row.word(row.after(quantity.span.start) - 1), quantity.text)


def _is_marked(row: Words, quantity: Quantity) -> bool:
    """Whether signs beside the number say that it is money, a share, a score or a vote."""
    text = row.text
    start, end = quantity.span.start, quantity.span.end
    before, behind = text[max(0, start - 3) : start], text[end : end + 2].strip()
    if (before[-1:] and before[-1] in _CURRENCY) or not _CURRENCY.isdisjoint(quantity.text):
        return True
    if behind[:1] in _BEHIND and (quantity.text[-1:].isdecimal() or text[end : end + 1] == behind[:1]):
        return True
    if quantity.text[-1:].isdecimal() and _SCORE.match(text, end):
        return True
    return len(before) > 1 and before[-1] in "-–:/" and before[-2].isdecimal()


def _is_share(row: Words, quantity: Quantity) -> bool:
    """Whether it is one of the numbers of "three in four"."""
    before, after = row.after(quantity.span.start) - 1, row.after(quantity.span.end)
    if row.word(before) == "in" and _is_small(row.word(before - 1)):
        return True
    return row.word(after) == "in" and _is_small(row.word(after + 1)) and _is_small(quantity.text.lower())


def _is_small(word: str) -> bool:
    return word in UNITS or (word.isdecimal() and len(word) < 3)


def _is_enumerator(row: Words, quantity: Quantity) -> bool:
    """Whether the number stands before an item at the start of a line: "3) Seven soldiers fell"."""
    start, end = quantity.span.start, quantity.span.end
    line = row.text[max(0, start - 2) : start].rpartition("\n")[2]
    opens = start < len("(") or "\n" in row.text[max(0, start - 2) : start]
    return quantity.text.isdecimal() and opens and line in ("", "(") and row.text[end : end + 2] in (") ", ". ")


def _is_call_sign(row: Words, quantity: Quantity) -> bool:
    """Whether the number belongs to a name in capitals before it ("AK 47"), or is the emergency number."""
    at = row.after(quantity.span.start) - 1
    word, before = (row.text[slice(*row.bounds(i))] for i in (at, at - 1))
    capitals = len(word) > 1 and word.isupper() and not before.isupper() and row.touches(at + 1)
    return quantity.text == "911" or (capitals and not row.shouting and quantity.text.isdecimal())


def _is_age(row: Words, quantity: Quantity) -> bool:
    """Whether the number is an age: "Maria Lopez, 34,", "children under five", "the other, 20,"."""
    start = quantity.span.start
    at = row.after(start) - 1
    value = quantity.high if quantity.high is not None else quantity.low
    if value is None or value > _OLDEST or at < 0:
        return False
    if _SHARED.match(row.text, quantity.span.end):
        return True
    bounded = quantity.qualifier in {Qualifier.AT_MOST, Qualifier.AT_LEAST}
    if bounded and quantity.text.lower().startswith(("under", "over", "below", "above")):
        told = row.nouns.person(row.word(at)) is not None or row.is_listed(at, "copulas") or row.is_listed(at, "whom")
        return told and row.touches(row.after(start))
    if (
        _in_list_of_ages(row, at)
        or _in_row_of_ages(row, at, quantity)
        or _is_of_person(row, at, quantity)
        or (row.word(at) == "as" and row.word(at - 1) in {"young", "old"})
    ):
        return True
    between = row.text[row.ends[at] : start]
    if between not in {", ", " (", ","} or not _AFTER_AGE.match(row.text, quantity.span.end):
        return False
    number = quantity.text.split()[-1] if quantity.qualifier is Qualifier.ABOUT else quantity.text
    return number.isdecimal() and _may_have_age(row, at)


def _may_have_age(row: Words, at: int) -> bool:
    """Whether a word before a number between commas can be a person."""
    if row.capital(at) or (row.shouting and not row.is_listed(at, "no_names")):
        return True
    return row.is_listed(at, "alone") or row.nouns.person(row.word(at)) is not None


def _is_age_word(word: str) -> bool:
    return word.isdecimal() or word in UNITS


def _in_list_of_ages(row: Words, at: int) -> bool:
    """Whether a row of numbers before a word starts with "aged": "ages 8, 6 and 3"."""
    for i in range(at, max(at - _MOST_AGES, -1), -1):
        if row.is_listed(i, "aged"):
            return not row.gap(i + 1).strip(" ,(")
        if row.gap(i + 1).strip(" ,(") or not (_is_age_word(row.folded[i]) or row.is_listed(i, "between_ages")):
            return False
    return False


def _is_of_person(row: Words, at: int, quantity: Quantity) -> bool:
    """Whether a number alone stands behind "of" and a person: "a girl of 17", "boys of nine and ten"."""
    if not _BEHIND_OF.match(row.text, quantity.span.end):
        return False
    first = at
    while first > max(at - _MOST_AGES, 0) and (_is_age_word(row.folded[first]) or row.is_listed(first, "between_ages")):
        first -= 1
    person = row.nouns.person(row.word(first - 1)) if row.word(first) == "of" and row.touches(first) else None
    return (
        person is not None
        and not row.nouns.says_nothing(row.word(first - 1))
        and person[0] not in row.nouns["uncounted"]
    )


def _in_row_of_ages(row: Words, at: int, quantity: Quantity) -> bool:
    """Whether a number ends a row of numbers between commas behind people: "two men, 22 and 28,"."""
    if not quantity.text.isdecimal() or not _AFTER_AGE.match(row.text, quantity.span.end):
        return False
    first = at
    while first > max(at - _MOST_AGES, 0) and (row.folded[first].isdecimal() or row.is_listed(first, "between_ages")):
        first -= 1
    ages = any(row.folded[i].isdecimal() for i in range(first + 1, at + 1))
    return ages and row.gap(first + 1) in {", ", " ("} and row.nouns.person(row.word(first)) is not None


def _is_both(row: Words, quantity: Quantity) -> bool:
    """Whether it is the "both" of "were both", or says of two people what they are: ", both from Orvek,"."""
    at = row.after(quantity.span.start)
    if quantity.text.lower() != "both":
        return False
    behind = at + 1
    theirs = row.is_listed(behind, "before_places") and row.is_listed(behind + 1, "possessives")  # "in their sixties"
    origin = row.word(behind) in ("from", "of") or row.is_listed(behind, "aged") or row.word(behind).isdecimal()
    described = theirs or origin or row.nouns.person(row.word(behind)) is not None
    return row.is_listed(at - 1, "copulas") or (described and row.gap(at).startswith((",", ")")))


_EXCLUSIONS: Sequence[tuple[str, Callable[[Words, Quantity], bool]]] = (
    ("inside an age", Words.is_in_age),
    ("money, a share, a score or a vote", _is_marked),
    ("a year", _is_year),
    ("an age", _is_age),
    ("one of so many", _is_share),
    ("the number of an item", _is_enumerator),
    ("a part of a name", _is_call_sign),
    ("counts nobody of its own", _is_both),
)
"""What a number can be that counts nobody, in words for people, and how it is known."""
