"""English numbers in words, in digits and in both: what they are worth, and where in a text they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
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
_DIGITS = (
    r"(?:\d{1,3}(?:[,٬’']\d{3}){1,6}(?!\d)(?:\.\d{1,9})?|\d{1,2}(?:,\d\d(?=,)){1,5},\d{3}(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?![\d,])|\d{1,3}(?:\.\d{3}){2,6}(?![\d.])|\d{1,18}(?:[.٫]\d{1,9})?)"
)
_TAIL = rf"(?:{_SPACE}(?:and\s{{1,3}})?(?:a\s{{1,3}}half(?=\s{{1,3}}(?:{_LARGE}))|(?:{_SMALL}|{_LARGE})(?!\w)))"
NUMBER = re.compile(
    rf"(?<!\w)(?<![\d][.,:/])(?:half\s{{1,3}}an?\s{{1,3}}(?:{_LARGE})(?!\w)"
    rf"|an?\s{{1,3}}(?:hundred|thousand|million|billion|dozen|lakh|crore)(?!\w){_TAIL}{{0,{_MOST_WORDS}}}"
    rf"|(?:{_SMALL}|hundred|thousand|million)(?!\w){_TAIL}{{0,{_MOST_WORDS}}}"
    rf"|{_DIGITS}(?:k(?!\w)|(?!\w)(?:{_SPACE}(?:and\s{{1,3}}a\s{{1,3}}half\s{{1,3}})?(?:{_LARGE})(?!\w)){{0,2}}))"
)
"""A number of any size, in folded text (see `folded`); `parse_number` of the match may still be None."""

_HALF_OF = re.compile(r"\bhalf\s+an?\s+|\band\s+a\s+half\s+")
_WORD = re.compile(r"[^\s-]+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.000")
_MARKS = re.compile(r"[,٬’'\s]")


def folded(text: str) -> str:
    """The text in lower case, character by character: offsets stay those of the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def parse_number(words: str) -> int | float | None:
    """What a number is worth; None for words that are no number.

    A comma, space or apostrophe divides thousands, a full stop divides decimals. Two cases are read
    otherwise, because no report counts to thousandths: "12.000" and "1.200.000" are thousands.

    Args:
        words: digits of any script, words in any letter case, or both: "1.2 million", "half a dozen".
    """
    text = folded(words).strip()
    if len(text) > 1 and text[-1] == "k" and text[-2].isdecimal():
        text = f"{text[:-1]} thousand"
    text = re.sub(r"(?<=\d)\s+(?=\d{3}(?!\d))", "", text)
    text = _HALF_OF.sub("half ", text)
    value = _value(_WORD.findall(text))
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def find_numbers(text: str) -> Iterator[tuple[int, int, int | float]]:
    """Where numbers stand in a folded text, and what they are worth.

    Words that do not make one number together ("one two") are given as the longest numbers they make.
    """
    position = 0
    while match := NUMBER.search(text, position):
        end = match.end()
        value = parse_number(text[match.start() : end])
        while value is None and (cut := max(text.rfind(mark, match.start(), end) for mark in " -\n")) > match.start():
            end = cut
            value = parse_number(text[match.start() : end])
        if value is not None:
            yield match.start(), end, value
        position = max(end, match.start() + 1)


def _digits(word: str) -> Fraction | None:
    if _GROUPED.fullmatch(word):
        word = word.replace(".", "")
    word = _MARKS.sub("", word).replace("٫", ".")
    whole, point, decimals = word.partition(".")
    if not whole.isdecimal() or (point and not decimals.isdecimal()):
        return None
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _value(parts: list[str]) -> Fraction | None:
    """The sum of the parts that scale words divide a number into; None where the parts make no number."""
    total, part, last_scale = Fraction(0), None, None
    before = ""
    for word in parts:
        if word == "and":
            if before in {"", "and"}:
                return None
        elif scale := SCALES.get(word) or GROUPS.get(word):
            if part is None and total and (before not in SCALES or scale > _LARGEST_PRODUCT):
                return None
            if part is not None and last_scale is not None and scale >= last_scale:
                return None
            total = total * scale if part is None and total else total + (1 if part is None else part) * scale
            part, last_scale = None, scale
        else:
            part = _extended(part, word, before)
            if part is None or (last_scale is not None and part >= last_scale):
                return None
        before = word
    return total + (part or 0) if parts and before not in _UNFINISHED else None


def _extended(part: Fraction | None, word: str, before: str) -> Fraction | None:
    """The part of a number below a thousand after one more word; None where the word cannot follow."""
    if word in {"a", "an"}:
        return Fraction(1) if part is None else None
    if word == "half":
        return (part or 0) + Fraction(1, 2)
    if word == "hundred":
        return (1 if part is None else part) * Fraction(100) if part is None or part < 100 else None
    small = UNITS.get(word, TENS.get(word))
    if small is None:
        return _digits(word) if part is None else None
    if part is None:
        return Fraction(small)
    room = 10 if small in range(1, 10) else 100
    return part + small if small and _free(part, room, before) else None


def _free(part: Fraction, room: int, before: str) -> bool:
    """Whether the last digits of the part are still empty, and not because they were written in digits."""
    return part % room == 0 and part > 0 and not before[-1:].isdecimal() and not (room == 100 and part < 100)
