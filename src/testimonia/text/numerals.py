"""English numbers in words, in digits and in both: what they are worth, and where in a text they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: value for value, word in enumerate(_ONES)}
TENS = {word: 10 * tens for tens, word in enumerate(_TENS, 2)} | {"fourty": 40}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
GROUPS = {"dozen": 12, "score": 20}
"""Words that multiply the number before them and end it: "two dozen"."""

_LARGEST_PRODUCT = SCALES["billion"]
"""Largest scale that may follow another ("million million" is said; beyond this nothing is)."""

_UNFINISHED = frozenset({"a", "an", "half", "and"})
"""Words that no number ends with."""

_MOST_WORDS = 16
"""Words of the longest number below 10**12 with its "and"s; a bound keeps matching linear."""

_SPACE = r"[\s-]{1,3}"
_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_LARGE = "|".join(sorted(["hundred", *SCALES, *GROUPS], key=len, reverse=True))
_DECIMAL = "million|billion|milliard"
"""Behind these a comma divides decimals, as reports translated from many languages write: "1,5 million"."""

_DIGITS = (
    r"(?:\d{1,3}(?:[,٬’']\d{3}){1,6}(?!\d)(?:\.\d{1,9})?|\d{1,2}(?:,\d\d(?=,)){1,5},\d{3}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?![\d,])|\d{1,3}(?:\.\d{3}){2,6}(?![\d.])"
    rf"|\d{{1,3}},\d{{1,2}}(?=\s{{1,3}}(?:{_DECIMAL})(?!\w))"
    r"|\d{1,18}(?:[.٫]\d{1,9}|(?![.٫]\d)))"
)
_TAIL = rf"(?:{_SPACE}(?:and\s{{1,3}})?(?:a\s{{1,3}}half(?=\s{{1,3}}(?:{_LARGE}))|(?:{_SMALL}|{_LARGE})(?!\w)))"
NUMBER = re.compile(
    rf"(?<!\w)(?<![\d][.,:/])(?:half\s{{1,3}}an?\s{{1,3}}(?:{_LARGE})(?!\w)"
    rf"|an?\s{{1,3}}(?:hundred|thousand|million|billion|dozen|lakh|crore)(?!\w){_TAIL}{{0,{_MOST_WORDS}}}"
    rf"|(?:{_SMALL}|hundred|thousand|million)(?!\w){_TAIL}{{0,{_MOST_WORDS}}}"
    rf"|{_DIGITS}(?:\s?(?:mln|mn|bln|bn|k)(?!\w)|m(?=\s(?:people|refugees|civilians|children|displaced)\b)|(?!\w)(?:{_SPACE}(?:and\s{{1,3}}a\s{{1,3}}half\s{{1,3}})?(?:{_LARGE})(?!\w)){{0,2}}))"
)
"""A number of any size, in folded text (see `folded`); `parse_number` of the match may still be None."""

_AND = re.compile(r"\sand\s")
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "bn": "billion", "bln": "billion"}
_ABBREVIATED = re.compile(r"(?<=\d)\s?(k|m|mn|mln|bn|bln)\Z")
_BEFORE_AND = frozenset({"hundred", *SCALES})
_WORD = re.compile(r"[^\s-]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_DIVIDED = re.compile(r"\d{1,3}(?:[,٬’']\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}")
_MARKS = re.compile(r"[,٬’'\s]")


Number = int | Fraction
"""What a number is worth: whole, or with exactly the decimals that it is written with."""


def folded(text: str) -> str:
    """The text in lower case, with plain hyphens, character by character: offsets stay those of the text."""
    lower = text.lower().replace("\u2010", "-").replace("\u2011", "-")
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def parse_number(words: str) -> int | float | None:
    """What a number is worth; None for words that are no number.

    A comma, space or apostrophe divides thousands, a full stop divides decimals. Two cases are read
    otherwise, because no report counts to thousandths: "12.000" and "1.200.000" are thousands.

    Args:
        words: digits of any script, words in any letter case, or both: "1.2 million", "half a dozen".
    """
    text = _ABBREVIATED.sub(lambda match: f" {_SHORT[match.group(1)]}", folded(words).strip())
    text = re.sub(r"(?<=\d)\s+(?=\d{3}(?!\d))", "", text)
    parts = _WORD.findall(text)
    value, used = _longest(parts)
    if value is None or used < len(parts):
        return None
    return int(value) if value.denominator == 1 else float(value)


def find_numbers(text: str) -> Iterator[tuple[int, int, int | float]]:
    """Where numbers stand in a folded text, and what they are worth.

    Words that do not make one number together ("one two") are given as the longest numbers they make;
    after "between", an "and" divides two numbers where it can ("between one hundred and two hundred").
    """
    position = 0
    while match := NUMBER.search(text, position):
        start, end = match.span()
        between = text[max(0, start - 9) : start].rstrip().endswith("between")
        value = parse_number(match.group())
        if value is None or between:
            end = _end_of_first(text, start, end, whole=value is not None)
            value = parse_number(text[start:end])
        if value is not None:
            yield start, end, value
        position = max(end, start + 1)


def _end_of_first(text: str, start: int, end: int, *, whole: bool) -> int:
    """Where the first of several numbers in a row ends; `whole` where they can also be read as one."""
    for match in _AND.finditer(text, start, end):
        left, right = parse_number(text[start : match.start()]), parse_number(text[match.end() : end])
        if left is not None and right is not None and left < right:
            return match.start()
    if whole:
        return end
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    _, used = _longest([text[first:last] for first, last in spans])
    return spans[used - 1][1] if used else end


def _digits(word: str) -> Number | None:
    if _GROUPED.fullmatch(word):
        word = word.replace(".", "")
    elif _DECIMAL_COMMA.fullmatch(word):
        word = word.replace(",", ".")
    whole, point, decimals = word.replace("٫", ".").partition(".")
    if _MARKS.search(whole):
        whole = _MARKS.sub("", whole) if _DIVIDED.fullmatch(whole) else ""
    if not whole.isdecimal() or (point and not decimals.isdecimal()):
        return None
    return Fraction(int(whole + decimals), 10 ** len(decimals)) if decimals else int(whole)


def _longest(parts: list[str]) -> tuple[Number | None, int]:
    """What the longest number at the start of a row of words is worth, and of how many words it is.

    The number is a sum of parts that scale words divide: "two hundred | thousand | six".
    """
    total: Number = 0
    part: Number | None = None
    scale_before: int | None = None
    best: tuple[Number | None, int] = (None, 0)
    before = ""
    for count, word in enumerate(parts, 1):
        if word == "and" or (word in {"a", "an"} and before in {"half", "and"}):
            if before in {"", "and"} and word == "and":
                break
        elif scale := SCALES.get(word) or GROUPS.get(word):
            if part is None and total and (before not in SCALES or scale > _LARGEST_PRODUCT):
                break
            if part is not None and scale_before is not None and scale >= scale_before:
                break
            total = total * scale if part is None and total else total + (1 if part is None else part) * scale
            part, scale_before = None, scale
        else:
            if before == "and" and word != "half" and parts[count - 3] not in _BEFORE_AND:
                break
            part = _extended(part, word, before)
            if part is None or (scale_before is not None and part >= scale_before):
                break
        before = word
        if word not in _UNFINISHED:
            best = (total + (part or 0), count)
    return best


def _extended(part: Number | None, word: str, before: str) -> Number | None:
    """The part of a number below a thousand after one more word; None where the word cannot follow."""
    if word in {"a", "an"}:
        return 1 if part is None else None
    if word == "half":
        return (part or 0) + Fraction(1, 2)
    if word == "hundred":
        return (1 if part is None else part) * 100 if part is None or part < 100 else None
    small = UNITS.get(word, TENS.get(word))
    if small is None:
        return _digits(word) if part is None else None
    if part is None:
        return small
    room = 10 if small in range(1, 10) else 100
    return part + small if small and _free(part, room, before) else None


def _free(part: Number, room: int, before: str) -> bool:
    """Whether the last digits of the part are still empty, and not because they were written in digits."""
    return part % room == 0 and part > 0 and not before[-1:].isdecimal() and not (room == 100 and part < 100)
