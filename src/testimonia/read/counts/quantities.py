"""Bounded numbers in a text, whatever they count."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testimonia.model import Qualifier, Quantity, Span
from testimonia.read.languages import words
from testimonia.text.numerals import GROUPS, SCALES, TENS, UNITS, find_numbers, folded

_WINDOW = 40
"""Code points before or after a number in which its bound stands: the longest phrase and its spaces."""

_CHANGE = 120
"""Code points before a number in which it is told that it took the place of another."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|may(?!\s{1,3}(?:have|be|not|also|well|yet|still|already|never|even)\b)"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TAKEN = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:[-–/]|to|and|or)\s?\d{{1,2}}(?:st|nd|rd|th)?)?[\s-](?:of\s)?{_MONTH}"
    rf"(?:,?[\s-][12]\d{{3}}(?!\d)|\s\d\d(?=\s?[(\[]))?"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d|,\d|\s(?:people|men|dead))"
    rf"(?:\s?(?:[-–]|to|and)\s?\d{{1,2}}(?!\w))?(?:,?\s[12]\d{{3}}(?!\d))?"
    rf"|{_MONTH}\s[12]\d{{3}}(?!\d)|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}(?:\.\d{{1,3}})?(?!\d|\s[mb]illion)"
    r"|\d{4}(?=\s?\(\d{4}\s?gmt)"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?=\s?(?:a\.?m|p\.?m|gmt|hours|hrs|local|utc|o'clock)|[^\w.]|$)(?<!\.\d\d)"
    r"|\d{1,2}[:.]\d\d\s?(?:a\.?m|p\.?m|gmt)|\d{1,2}\s?(?:a\.?m\b|p\.?m\b|o['’]clock)"
    r"|\(?\+?\d{2,4}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|[12]\d{3}\s?[-–/]\s?(?:[12]\d{3}|\d\d)(?![\d,])|#\s?\d{1,9}"
    r"|\d{1,9}(?:st|nd|rd|th|s)\b|[^\W\d]{1,20}[-–]\d{1,9})"
)
"""Stretches whose digits are dates, times, telephone numbers, ordinals or names of things."""

_DIGIT = re.compile(r"\d")
"""What each of these stretches has."""

_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_OPENER = re.compile(r"(?<!\w)(between|from)\s{1,2}\Z")
_GUESSES = {"if not", "or even", "possibly", "perhaps", "or perhaps", "and perhaps", "or possibly"}
_GUESSING = ("perhaps", "maybe", "possibly", "probably")
"""Words of a bound that also join two numbers: "three hundred, PERHAPS four hundred"."""

_LINKS = {"-", "–", "—", "‑", "−", "to", "or", "and", "up to", "but", "through", "~"}


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound, before neighbours are joined to ranges."""

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    bare: int | float | None = None
    """What its digits or words alone are worth; None for vague numbers. With decimals only the first of two
    ("1.5 to 2 million") counts people."""

    @property
    def is_whole(self) -> bool:
        """Whether it has no decimals, and so may count people."""
        return self.bare is None or self.bare == int(self.bare)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns made from the words of `counts.toml`."""

    vague: re.Pattern[str]
    worth: dict[str, tuple[int, int | None]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, Qualifier]
    changes: re.Pattern[str]
    going: frozenset[str]
    years: frozenset[str]
    names: frozenset[str]
    opening: frozenset[str]
    told_which: frozenset[str]
    strong: tuple[str, ...]


@functools.cache
def lexicon() -> Lexicon:
    """The words for bounds of English."""
    data = words("en", "counts")
    worth: dict[str, tuple[int, int | None]] = {phrase: (low, None) for phrase, low in data["vague"].items()}
    for times, factor in data["vague_times"].items():
        scales = {"dozen": 12, "score": 20, "hundred": 100, "hundred thousand": 100_000, **SCALES}
        worth |= {f"{times} {scale}": (factor * size, None) for scale, size in scales.items()}
    worth |= {phrase: (count, count) for phrase, count in data["exact"].items()}
    worth |= dict.fromkeys(data["zero"]["words"], (0, 0))
    bounds = {phrase: Qualifier(kind) for kind in ("at_least", "at_most", "about") for phrase in data["bounds"][kind]}
    suffixes = {
        phrase: Qualifier(kind)
        for kind in ("at_least", "at_most", "about")
        for phrase in data["bounds"][f"{kind}_after"]
    }
    return Lexicon(
        vague=re.compile(rf"(?<![\w-])(?:{_any(worth)})(?![\w’'])"),
        worth=worth,
        before=re.compile(rf"(?<![\w-])({_any(bounds)})\s{{0,2}}(?:the\s|a\stotal\sof\s)?[\"“”'‘«]?\Z"),
        after=re.compile(rf"[\s-]{{1,2}}({_any(suffixes)})(?!\w)|\+"),
        bounds={**suffixes, **bounds, "+": Qualifier.AT_LEAST},
        changes=re.compile(rf"(?<!\w)(?:{_any(data['changes']['words'])})(?:\s[\w’'-]+){{0,12}}\s{{1,2}}\Z"),
        going=frozenset(data["changes"]["going"]),
        years=frozenset(data["years"]["before"]),
        names=frozenset(data["identifiers"]["before"]),
        opening=frozenset(data["identifiers"]["opening"]),
        told_which=frozenset(data["identifiers"]["unless"]),
        strong=tuple(data["phrases"]["strong"]),
    )


def _any(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,2}") for phrase in longest_first)


def number_words(language: str = "en") -> frozenset[str]:
    """Words of which one stands in every number that has no digits."""
    data = words(language, "counts")
    known = {*UNITS, *TENS, *SCALES, *GROUPS, "hundred", "half"}
    for phrase in (*data["vague"], *data["exact"], *data["zero"]["words"], *data["vague_times"]):
        if known.isdisjoint(phrase.split()):
            known.add(max(phrase.split(), key=len))
    return frozenset(known)


def find_quantities(text: str, stretch: Span | None = None) -> tuple[Quantity, ...]:
    """Every bounded number of a text, or of a stretch of it, in order; none overlaps another.

    Parts of dates and times, ordinals, numbers inside words and numbers that name a thing ("Route 66",
    "Resolution 242") are left out.
    """
    start, end = (stretch.start, stretch.end) if stretch else (0, len(text))
    low_text = folded(text[start:end])
    numbers = list(_bounded(low_text, list(_numbers(low_text))))
    return tuple(_quantity(text, start, each) for each in _joined(low_text, numbers) if each.is_whole)


def _quantity(text: str, offset: int, found: Bounded) -> Quantity:
    span = Span(offset + found.start, offset + found.end)
    return Quantity(span, span.of(text), found.low, found.high, found.qualifier)


def _numbers(text: str) -> Iterator[Bounded]:
    """Numbers and vague numbers without their bounds, in order."""
    taken = [match.span() for match in _TAKEN.finditer(text)] if _DIGIT.search(text) else []
    words_of = lexicon()
    vague = [
        Bounded(match.start(), match.end(), low, high, Qualifier.VAGUE if high is None else Qualifier.EXACT)
        for match in words_of.vague.finditer(text)
        for low, high in [words_of.worth[" ".join(match.group().split())]]
    ]
    exact = [
        Bounded(start, end, int(value), int(value), Qualifier.EXACT, value)
        for start, end, value in find_numbers(text)
        if not _names_a_thing(text, start, end)
    ]
    end = position = 0
    for each in sorted([*vague, *exact], key=lambda each: (each.start, -each.end)):
        while position < len(taken) and taken[position][1] <= each.start:
            position += 1
        if each.start >= end and not (position < len(taken) and taken[position][0] < each.end):
            yield each
            end = each.end


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether the number is a year or the name of a thing."""
    if text[end : end + 2].lstrip("-–").isalpha() and text[end : end + 1] in {"-", "–"} and text[start].isdecimal():
        return not text.startswith(("plus", "odd", "year", *lexicon().strong), end + 1)
    before = text[max(0, start - 20) : start].split()
    last = before[-1].strip('(["“') if before else ""
    if last in {"this", "that", "which", "any", "every", "the"} and text[start:end] == "one":
        return True
    opens = len(before) == 1 or (len(before) > 1 and before[-2].endswith((".", "!", "?", ":")))
    if (last in lexicon().opening and opens) or text.startswith(" and a half", end):
        return True
    told_which = len(before) > 1 and before[-2] in lexicon().told_which
    if text[start].isdecimal() and last in lexicon().names and not told_which:
        return True
    return bool(_YEAR.fullmatch(text, start, end)) and (
        last in lexicon().years or text[start - 1 : start] == "(" or text[end : end + 1] in {")", ":", ";"}
    )


def _bounded(text: str, numbers: list[Bounded]) -> Iterator[Bounded]:
    """The numbers with the words that bound them, in order.

    Words between two numbers belong to the second where they can: "40 at least", but "40, at least 12 of them".
    """
    before = [_before(text, number) for number in numbers]
    for i, number in enumerate(numbers):
        start, found = before[i]
        limit = before[i + 1][0] if i + 1 < len(numbers) else len(text)
        end, found_after = _after(text, number, limit)
        if found_after and found in {None, Qualifier.ABOUT}:
            found = found_after
        else:
            end = number.end
        yield _qualified(number, start, end, found)


def _before(text: str, number: Bounded) -> tuple[int, Qualifier | None]:
    """Where the bound before a number starts, and what it is; the number's own start where there is none."""
    words_of = lexicon()
    offset = max(0, number.start - _WINDOW)
    if number.high == 0 or text.startswith("both", number.start):
        return number.start, None
    before = words_of.before.search(text[offset : number.start])
    if before and not _goes_up(text, offset + before.start(1)):
        return offset + before.start(1), words_of.bounds[" ".join(before.group(1).split())]
    if text[max(0, number.start - 2) : number.start].strip() == ">":
        return text.rindex(">", 0, number.start), Qualifier.AT_LEAST
    return number.start, None


def _goes_up(text: str, bound: int) -> bool:
    """Whether a bound is only the way that a number went: "the toll has gone UP TO nine"."""
    before = text[max(0, bound - _WINDOW) : bound].split()
    return text.startswith("up to", bound) and bool(before) and before[-1] in lexicon().going


def _after(text: str, number: Bounded, limit: int) -> tuple[int, Qualifier | None]:
    """Where the bound after a number ends, and what it is; the number's own end where there is none."""
    words_of = lexicon()
    after = words_of.after.match(text, number.end, limit) if number.high != 0 else None
    if after is None:
        return number.end, None
    return after.end(), words_of.bounds[" ".join((after.group(1) or "+").split())]


def _qualified(number: Bounded, start: int, end: int, found: Qualifier | None) -> Bounded:
    """The number with a bound that was found; a vague number stays vague."""
    if found is None or number.qualifier is Qualifier.VAGUE:
        return Bounded(start, end, number.low, number.high, number.qualifier, number.bare)
    low = None if found is Qualifier.AT_MOST else number.low
    high = None if found is Qualifier.AT_LEAST else number.high
    return Bounded(start, end, low, high, found, number.bare)


def _joined(text: str, numbers: list[Bounded]) -> Iterator[Bounded]:
    """Neighbours that are the ends of one range become one."""
    held: Bounded | None = None
    for number in numbers:
        joined = (_repeated(text, held, number) or _range(text, held, number)) if held else None
        if held and not joined:
            yield held
        held = joined or number
    if held:
        yield held


def _repeated(text: str, first: Bounded, second: Bounded) -> Bounded | None:
    """A number that is written twice, as legal texts do: "three (3)"; None where they are two numbers."""
    twice = first.bare is not None and first.bare == second.bare
    if not (twice and text[first.end : second.start].strip() == "(" and text.startswith(")", second.end)):
        return None
    return Bounded(first.start, second.end + 1, first.low, first.high, first.qualifier, first.bare)


def _range(text: str, first: Bounded, second: Bounded) -> Bounded | None:
    """The range from one number to the next; None where they are two numbers."""
    gap = text[first.end : second.start]
    if len(gap) > 14 or first.low == 0 or first.qualifier is Qualifier.RANGE:
        return None
    link = " ".join(gap.replace(",", " ").replace("(", " ").split())
    before = text[max(0, first.start - _WINDOW) : first.start]
    opening = _OPENER.search(before)
    opener = opening.group(1) if opening else ""
    if opening and opener == "from" and _is_changed(text, first.start - len(before) + opening.start()):
        return None
    if link == "to" and before.endswith("by ") and _is_changed(text, first.start - len("by ")):
        return None
    guessed = text.startswith(_GUESSING, second.start)
    if "\n\n" in gap or not _linked(link, first, second, opener, comma="," in gap, guessed=guessed):
        return None
    if first.qualifier is Qualifier.VAGUE:
        return Bounded(first.start, second.end, first.low, None, Qualifier.VAGUE)
    return _ends(text, text.rindex(opener, 0, first.start) if opener else first.start, first, second)


def _is_changed(text: str, end: int) -> bool:
    """Whether the words before an offset tell that a number was changed: "raised the toll in Orvek BY one to 8"."""
    return lexicon().changes.search(text, max(0, end - _CHANGE), end) is not None


def _linked(link: str, first: Bounded, second: Bounded, opener: str, *, comma: bool, guessed: bool) -> bool:
    """Whether the words between two numbers make them the ends of one range."""
    if first.qualifier is Qualifier.VAGUE:
        return second.qualifier is Qualifier.VAGUE and link in _LINKS | _GUESSES | {""}
    if link in {"and", "but", "through", "~"} and opener != "between":
        return first.qualifier is Qualifier.AT_LEAST and second.qualifier is Qualifier.AT_MOST
    if link == "" and second.qualifier is Qualifier.ABOUT and first.qualifier is not Qualifier.AT_MOST:
        return comma and guessed
    if link == "":
        return not comma and second.qualifier is Qualifier.AT_MOST
    return link in _LINKS | _GUESSES


def _ends(text: str, start: int, first: Bounded, second: Bounded) -> Bounded | None:
    """The range between two numbers; the first shares the scale of the second in "two to three million"."""
    low, high = first.bare, second.bare
    if low is None or (high is None and second.qualifier is not Qualifier.VAGUE):
        return None
    if high is None:
        return Bounded(start, second.end, first.low, None, Qualifier.RANGE) if first.is_whole else None
    last = text[second.start : second.end].rsplit(maxsplit=1)[-1]
    scale = 100 if last == "hundred" else SCALES.get(last, 1)
    if scale > 1 and low < 1000 and low * scale < high:
        low *= scale
    if low >= high or low != int(low) or high != int(high):
        return None
    highest = None if second.qualifier is Qualifier.AT_LEAST else int(high)
    return Bounded(start, second.end, int(low), highest, Qualifier.RANGE)
