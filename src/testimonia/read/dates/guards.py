"""What looks like a time expression and is none: numbers of people, addresses, verbs, ages."""

from __future__ import annotations

import functools
from collections.abc import Callable

from testimonia.read.dates.expression import Expression
from testimonia.read.dates.tokens import CODES, OTHER, Line
from testimonia.read.languages import words

_DAYS = CODES["day"]
_COUNTED = ("duration", "moved", "ago", "span")
_FIGURES = frozenset(CODES[name] for name in ("day", "short", "year", "number"))
_MULTIPLES = (12, 100)
"""Numbers that a figure may multiply: "2 dozen"."""

_BEFORE_UNIT = frozenset(CODES[name] for name in ("of", "article", "last", "next", "this", "that", "stop", "comma"))
_MONTHS = CODES["month"] + CODES["maybe"]


def accepted(line: Line, found: Expression) -> Expression | None:
    """The expression, or the shorter one that it really is, or None where it is no time expression."""
    found = _without_other_number(line, _without_other_unit(line, found))
    if found.kind == "day":
        return _day(line, found) if _is_no_person(line, found) else None
    check = _CHECKS.get(found.kind)
    return found if check is None or check(line, found) else None


@functools.cache
def guard_words(name: str) -> frozenset[str]:
    """A list of words that steer what is a time expression.

    Args:
        name: list of `dates.toml`, "guards".
    """
    return frozenset(words("en", "dates")["guards"][name])


def _without_other_number(line: Line, found: Expression) -> Expression:
    """A distance without the number of people before it: "up from 1,200 four years earlier"."""
    codes = line.classes[found.first : found.end]
    is_counted = found.kind in _COUNTED and codes[0] in _FIGURES and codes[1:2] == CODES["word"]
    if not is_counted or words("en", "dates")["numbers"][line.word(found.first + 1)] in _MULTIPLES:
        return found
    return Expression(found.kind, found.first + 1, found.end)


def _without_other_unit(line: Line, found: Expression) -> Expression:
    """A day, month or season without the week or month behind it, which gives it no year: "3 May. The next week"."""
    if found.kind not in ("day", "month", "season") or line.classes[found.end - 1] != CODES["unit"]:
        return found
    if words("en", "dates")["units"][line.word(found.end - 1)] == "Y":
        return found
    end = found.end - 1
    while end > found.first and line.classes[end - 1] in _BEFORE_UNIT:
        end -= 1
    return Expression(found.kind, found.first, end) if end > found.first else found


def _is_more_than(line: Line, index: int) -> bool:
    """Whether a number of its own begins at a word: "in 2010 more than 6,000 fled"."""
    return line.word(index) in guard_words("comparatives") and line.word(index + 1) in guard_words("than")


def counts_something(line: Line, index: int) -> bool:
    """Whether the word at an index is a noun that a number before it would count."""
    word = line.word(index)
    if not word or line.classes[index] != OTHER or not word.isalpha() or _is_more_than(line, index):
        return False
    if not line.text[line.starts[index]].islower() and not line.in_capitals:
        return False
    plural = word.endswith("s") and word not in guard_words("no_plural")
    return plural or word in guard_words("no_year_before")


def _day(line: Line, found: Expression) -> Expression | None:
    """A day; in "in January 20 people" only the month."""
    codes = line.classes[found.first : found.end]
    if codes[-1] == CODES["short"] and not _is_telegraphic(line, found):
        return Expression(found.kind, found.first, found.end - 1) if codes[-2] in _MONTHS else None
    month_first = codes[-1] in _DAYS and codes[-2:-1] in (CODES["month"], CODES["maybe"])
    if month_first and counts_something(line, found.end):
        shorter = Expression("month", found.first, found.end - 1)
        return shorter if _is_month(line, shorter) else None
    return found


def _is_telegraphic(line: Line, found: Expression) -> bool:
    """Whether a year of two digits may follow the month: "4 FEB 90", "4-Feb-90", "4 February '90"."""
    words_of = line.text[line.starts[found.first] : line.ends[found.end - 1]]
    return words_of.isupper() or "-" in words_of or "'" in words_of or "’" in words_of


def _is_month(line: Line, found: Expression) -> bool:
    """Whether the month is one: "may" and "march" are verbs unless a word for time stands by."""
    codes = line.classes[found.first : found.end]
    if len(codes) == 1 and (_is_christian_name(line, found) or line.word(found.end) in guard_words("no_months_before")):
        return False
    if len(codes) > 1 or codes[-1] != CODES["maybe"]:
        return True
    joined = line.classes[found.end : found.end + 1] == CODES["dash"] and line.classes[found.end + 1 :][:1] in _MONTHS
    return joined or line.word(found.first - 1) in guard_words("ambiguous_after") or _modifies(line, found)


def _is_christian_name(line: Line, found: Expression) -> bool:
    """Whether the word is a person's: "Dr. Jan Brandt", "April Moss"."""
    before, after = line.word(found.first - 1), line.classes[found.end : found.end + 1]
    if line.word(found.first) not in guard_words("christian_names") or before in guard_words("ambiguous_after"):
        return False
    named = line.text[line.starts[found.end] : line.ends[found.end]] if after == OTHER else ""
    return named.istitle() and named.isalpha()


def _modifies(line: Line, found: Expression) -> bool:
    """Whether the month stands before a noun: "the March elections"."""
    after = line.word(found.end)
    if line.word(found.first - 1) != "the" or line.classes[found.end : found.end + 1] != OTHER:
        return False
    return (
        after.isalpha() and line.text[line.starts[found.end]].islower() and after not in guard_words("after_bare_day")
    )


def _is_year(line: Line, found: Expression) -> bool:
    """Whether the number of four digits is a year."""
    before, after = line.word(found.first - 1), line.word(found.end)
    if _is_more_than(line, found.end):
        after = ""
    if found.end - found.first > 1:
        return after not in guard_words("no_year_before")
    if _is_pair(line, found):
        return True
    if line.classes[found.first - 1 : found.first] == CODES["dash"] and _is_numbered(line, found.first - 2):
        return False
    if (
        before in guard_words("no_year_after")
        or after in guard_words("no_year_before")
        or (before in "$€£#+" and before)
    ):
        return False
    if before in guard_words("year_after"):
        return not (before in ("of", "by", "to", "from", "between") and after and counts_something(line, found.end))
    value = int(line.word(found.first))
    named = before in guard_words("naming") and value % 100 > 0
    return 1500 <= value <= 2100 and (named or not counts_something(line, found.end))


def _is_of_month(line: Line, found: Expression) -> bool:
    """Whether a day is counted in a month: "the 3rd of this month", "the 3rd inst.", not "2 of the last year"."""
    if line.classes[found.end - 1] != CODES["unit"]:
        return True
    return words("en", "dates")["units"][line.word(found.end - 1)] == "M" and any(
        CODES[name] in line.classes[found.first : found.end] for name in ("ordinal", "nth")
    )


def _is_this_day(line: Line, found: Expression) -> bool:
    """Whether a day of another year is meant: "on this day in 1963", not "this week in 1963"."""
    unit: str = words("en", "dates")["units"][line.word(found.first + 1)]
    return unit == "D"


def _is_quarter(line: Line, found: Expression) -> bool:
    """Whether a quarter without a year is one of a year, and not one of a town: "in the third quarter of Orvale"."""
    if line.classes[found.end - 1] != CODES["quarter"]:
        return True
    return line.word(found.first - 1) in guard_words("year_after") and line.word(found.end) != "of"


def _is_that_weekday(line: Line, found: Expression) -> bool:
    """Whether a story tells of the day: "on the Thursday", but not "the Thursday market"."""
    after = line.classes[found.end : found.end + 1]
    return line.word(found.first - 1) == "on" and (
        after != OTHER or line.word(found.end) in guard_words("after_bare_day")
    )


def _is_no_last_of_something(line: Line, found: Expression) -> bool:
    """Whether a unit is counted from publication: "in the last day", not "on the last day"."""
    codes = line.classes[found.first : found.end]
    if CODES["this"] in codes and line.word(found.first - 1) == "to":  # "to this day"
        return False
    if CODES["last"] not in codes:
        return True
    is_day = words("en", "dates")["units"].get(line.word(found.end - 1)) == "D"
    first = found.first - int(line.classes[found.first - 1 : found.first] == CODES["article"])
    return line.word(found.end) != "of" and not (is_day and line.word(first - 1) == "on")


def _is_numbered(line: Line, index: int) -> bool:
    """Whether a number before a year is that of a paper: "bulletin 62-2018"."""
    return index > 0 and line.classes[index] in _FIGURES and line.word(index - 1) in guard_words("papers")


def _is_pair(line: Line, found: Expression) -> bool:
    """Whether another number of four digits that can be a year follows: "over 1983 and 1984"."""
    return line.classes[found.end : found.end + 2] in (CODES["and"] + CODES["year"], CODES["dash"] + CODES["year"])


def _is_season(line: Line, found: Expression) -> bool:
    """Whether the season is one: "spring" and "fall" are also other words."""
    if found.end - found.first == 1 and _is_christian_name(line, found):
        return False
    codes = line.classes[found.first : found.end]
    if line.word(found.end) in guard_words("of_seasons"):
        return False
    if CODES["year"] in codes or any(
        CODES[name] in codes for name in ("last", "next", "this", "that", "early", "late")
    ):
        return True
    before, word = line.word(found.first - 1), line.word(found.end - 1)
    if word == "fall":
        return (
            codes[0] == CODES["article"] and before in ("in", "during", "by", "until") and line.word(found.end) != "of"
        )
    return (
        word != "spring" or codes[0] == CODES["article"] or before in ("in", "by", "since", "until", "of", "a", "its")
    )


def _is_century(line: Line, found: Expression) -> bool:
    return line.word(found.end - 1).startswith("centur")


def _is_no_age(line: Line, found: Expression) -> bool:
    """Whether the words are something else than an age: "34 years old", "a 15-year-old"."""
    after = line.word(found.end), line.word(found.end + 1)
    return after[0] not in ("old", "older") and after[1] != "old" and after != ("of", "age")


def _is_bare_day(line: Line, found: Expression) -> bool:
    """Whether "the 14th" is a day and not "the 14th brigade"."""
    after, word, before = line.classes[found.end : found.end + 1], line.word(found.end), line.word(found.first - 1)
    if after == OTHER and word.isalpha() and word not in guard_words("after_bare_day"):
        is_lower = line.text[line.starts[found.end]].islower()
        return (
            before == "on" and is_lower and word not in guard_words("no_bare_day_before") and _in_figures(line, found)
        )
    return before in guard_words("bare_day_after")


def _in_figures(line: Line, found: Expression) -> bool:
    """Whether an ordinal is written in figures: "the 14th", not "the fourteenth"."""
    return line.word(found.end - 1)[0].isdigit()


def _is_weekend(line: Line, found: Expression) -> bool:
    return line.word(found.end - 1) == "weekend"


def _is_vague_span(line: Line, found: Expression) -> bool:
    """Whether bare units say how long something took: "within days", "for months"."""
    return line.word(found.first).endswith("s") and line.word(found.first - 1) in guard_words("vague_span_after")


def _is_no_age_of(line: Line, found: Expression) -> bool:
    """Whether a decade is one of the calendar: "in her 30s", "a man in his early 50s" tell how old somebody is."""
    before = line.word(found.first - 1)
    return before not in guard_words("ages_after") and line.word(found.first) not in guard_words("ages_after")


def _is_night_alone(line: Line, found: Expression) -> bool:
    """Whether "overnight" names its night itself: not in "overnight on Monday", "overnight into Tuesday"."""
    after = line.classes[found.end + (line.word(found.end) in guard_words("of_a_night")) :][:1]
    return line.word(found.first) not in words("en", "dates")["classes"]["overnight"] or after != CODES["weekday"]


def _is_no_person(line: Line, found: Expression) -> bool:
    """Whether a feast is a day: "Father Christmas" is not."""
    return line.word(found.first - 1) not in guard_words("persons_of_feasts")


_CHECKS: dict[str, Callable[[Line, Expression], bool]] = {
    "bare": _is_bare_day,
    "month": _is_month,
    "year": _is_year,
    "season": _is_season,
    "century": _is_century,
    "decade": _is_no_age_of,
    "duration": _is_no_age,
    "span": _is_no_age,
    "ago": _is_no_age,
    "vague": _is_vague_span,
    "day_of_month": _is_of_month,
    "this_day": _is_this_day,
    "quarter": _is_quarter,
    "that_weekday": _is_that_weekday,
    "shifted": _is_no_last_of_something,
    "weekend": _is_weekend,
    "deictic": _is_night_alone,
}
