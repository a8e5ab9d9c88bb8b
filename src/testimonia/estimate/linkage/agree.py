"""How the values of one field agree: which of the levels of `fields.toml` a pair of values is on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from testimonia.estimate.linkage.names import edits


class Born(NamedTuple):
    """A date of birth as the list writes it, part by part, so that a slip of the pen ("month 13") can be compared."""

    year: str
    month: str | None
    day: str | None


class Ages(NamedTuple):
    """The lowest and the highest age in years."""

    low: int
    high: int


class Days(NamedTuple):
    """The first and the last day that a date allows; None for an open end."""

    start: date | None
    end: date | None


def sexes(one: str, two: str) -> str:
    """Whether the sex is the same."""
    return "same" if one == two else "different"


def births(one: Born, two: Born) -> str:
    """How two dates of birth agree: slips of one digit, day and month exchanged, one part wrong."""
    if one.month is None or two.month is None or one.day is None or two.day is None:
        known = one.year == two.year and (one.month == two.month or one.month is None or two.month is None)
        return "year" if known else "different"
    apart = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    slips = [_one_digit(*pair) for pair in apart]
    if not apart:
        return "same"
    if slips == [True] or (one.year == two.year and (one.month, one.day) == (two.day, two.month)):
        return "slip"
    if len(apart) == 1:
        return "part"
    if slips == [True, True]:
        return "slips"
    return "year" if one.year == two.year else "different"


def _one_digit(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and edits(one.zfill(2), two.zfill(2)) == 1


def ages(one: Ages, two: Ages) -> str:
    """How far two ages are apart; ranges that overlap are not."""
    apart = max(one.low - two.high, two.low - one.high, 0)
    return next(
        (level for most, level in ((0, "same"), (1, "one"), (3, "three"), (10, "ten")) if apart <= most), "different"
    )


def dates(one: Days, two: Days) -> str:
    """How far two dates of the harm are apart."""
    if one == two and one.start == one.end:
        return "same"
    apart = max(_gap(one, two), _gap(two, one), 0)
    return next((level for most, level in ((0, "within"), (3, "days"), (31, "month")) if apart <= most), "different")


def _gap(earlier: Days, later: Days) -> int:
    """Days between the end of one and the start of the other; 0 where an end is open."""
    return (later.start - earlier.end).days if later.start and earlier.end else 0


def places(one: str, two: str) -> str:
    """Whether two names of places are the same, or one holds the other, or they are a slip apart."""
    if one == two:
        return "same"
    ones, twos = set(one.split()), set(two.split())
    if ones <= twos or twos <= ones or _few_edits(one.replace(" ", ""), two.replace(" ", "")):
        return "near"
    shared = len(ones & twos)
    return "near" if shared * 2 > min(len(ones), len(twos)) else "different"


def _few_edits(one: str, two: str) -> bool:
    shorter = min(len(one), len(two))
    return shorter >= 4 and abs(len(one) - len(two)) <= 3 and edits(one, two) <= max(1, shorter // 5)


def numbers(one: str, two: str) -> str:
    """Whether two numbers are the same or a slip apart."""
    if one == two:
        return "same"
    return (
        "slip"
        if min(len(one), len(two)) >= 3 and edits(one, two) <= (1 if min(len(one), len(two)) < 8 else 2)
        else "different"
    )


AGREE: dict[str, Callable[..., str]] = {
    "sex": sexes,
    "born": births,
    "age": ages,
    "when": dates,
    "where": places,
    "id_number": numbers,
    "phone": numbers,
    "address": places,
    "residence": places,
    "postcode": numbers,
    "occupation": places,
}
"""What compares the values of each field that is no name."""
