"""What time expressions beside each other lend to one another: a month, a year, the year after New Year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from testimonia.model import DateMention, DateRange
from testimonia.read.dates.days import safe_day
from testimonia.read.dates.expression import Expression, Parts
from testimonia.read.dates.scene import Resolved, timed
from testimonia.read.dates.tokens import CODES, OTHER, Line

Found = tuple[Expression, Parts]
"""An expression with what its words say."""

_MOST_LISTED = 6
_TURN_OF_YEAR = 100
_BORROWERS = ("shared", "day", "month", "another", "season")
_DAYS = ("day", "shared", "iso", "slashed")
_ENDS = frozenset((CODES["stop"], CODES["break"]))
_LINKS = frozenset(CODES[name] for name in ("until", "and", "dash", "comma", "article"))
_NARROWING = (CODES["comma"] + CODES["in"], CODES["in"], CODES["comma"] + OTHER, CODES["comma"])
"""What stands between "a year earlier" and the month that tells it more closely."""


def borrow(line: Line, found: Sequence[Found], index: int, now: date | None) -> None:
    """Give a day or month that stands before its fuller partner what the partner states: "13" of "13 to 20 January".

    Args:
        line: the line of the expressions.
        found: the expressions of the line; what the words of the one at the index say is filled up in place.
        index: which of them borrows.
        now: the day of publication, if known.
    """
    expression, parts = found[index]
    if expression.kind == "another" and index:
        parts.month = found[index - 1][1].month
        parts.year = parts.year or found[index - 1][1].year
    if expression.kind == "shortened" and index:
        parts.year = (found[index - 1][1].year or 0) // 100 * 100 + (parts.count or 0)
    if parts.year or expression.kind not in _BORROWERS:
        return
    if now and index + 1 < len(found) and _is_ago_of(line, expression, *found[index + 1]):
        parts.year = now.year - (found[index + 1][1].count or 0)
        return
    place = index
    while place + 1 < min(len(found), index + _MOST_LISTED) and _are_linked(line, found[place][0], found[place + 1][0]):
        place += 1
        if _lent(expression, parts, *found[place]):
            return


def _lent(expression: Expression, parts: Parts, giver: Expression, partner: Parts) -> bool:
    """Whether a partner has lent a year, or the words for one; a month that a day lacks is lent in passing."""
    if expression.kind == "shared" and parts.month is None:
        parts.month = partner.month
    if partner.year is None and partner.unit == "Y" and partner.shift:
        parts.unit, parts.shift = partner.unit, partner.shift
        return True
    if partner.year and (giver.kind == "another" or expression.kind == "season"):
        parts.year = partner.year
        return True
    if partner.year and partner.month:
        later = parts.month and (parts.month, parts.day or 0) > (partner.month, partner.day or 99)
        parts.year = partner.year - int(bool(later))
        return True
    return False


def _is_ago_of(line: Line, expression: Expression, following: Expression, parts: Parts) -> bool:
    """Whether "six years ago" follows a day or month right away: "on New Year's Eve six years ago"."""
    between = line.classes[expression.end : following.first]
    return following.kind == "ago" and parts.unit == "Y" and bool(parts.count) and between in ("", CODES["comma"])


def _are_linked(line: Line, left: Expression, right: Expression) -> bool:
    """Whether only words like "to" and "and" stand between two expressions."""
    between = line.classes[left.end : right.first]
    return 1 <= len(between) <= 3 and all(code in _LINKS for code in between)


def narrow(line: Line, before: Found, told: DateMention, expression: Expression, parts: Parts) -> None:
    """Give a month or day the year of the words before it that it tells more closely: "A year earlier, in April".

    Args:
        line: the line of the expressions.
        before: the expression before.
        told: that expression, resolved.
        expression: the month or day.
        parts: what its words say; its year is filled in.
    """
    between = line.classes[before[0].end : expression.first]
    is_year = before[0].kind in ("moved", "ago", "shifted") and before[1].unit == "Y" and told.value.isdecimal()
    if is_year and parts.year is None and parts.month is not None and between in _NARROWING:
        parts.year = int(told.value)


def after_partner(
    line: Line, found: Sequence[Found], index: int, resolved: Resolved, mentions: Sequence[DateMention]
) -> Resolved:
    """The day in the next year where a range passes New Year ("31 December to 1 January"), and that of a weekday.

    Args:
        line: the line of the expressions.
        found: the expressions of the line.
        index: which of them may be the end of a range.
        resolved: its value and days.
        mentions: the expressions before it, resolved.
    """
    value, days = resolved
    parts, last = found[index][1], mentions[-1].dates if mentions else None
    if last and last.start and index and _is_weekday_of(line, found[index - 1], found[index], last):
        return timed(last.start, parts), (last.start, last.start)
    if not (days and last and last.start and index and days[0] == days[1]) or parts.year or days[0] >= last.start:
        return resolved
    if found[index][0].kind != "day" or not _are_linked(line, found[index - 1][0], found[index][0]):
        return resolved
    later = safe_day(last.start.year + 1, days[0].month, days[0].day)
    return (later.isoformat(), (later, later)) if later and (later - last.start).days < _TURN_OF_YEAR else (value, days)


def _is_weekday_of(line: Line, before: Found, weekday: Found, told: DateRange) -> bool:
    """Whether a sentence that named a day names its weekday, too: "on 25 February … during the Sunday mass"."""
    expression, parts = weekday
    if expression.kind != "weekday" or parts.shift or before[0].kind not in _DAYS or not (told.is_day and told.start):
        return False
    between = line.classes[before[0].end : expression.first]
    is_another = _are_linked(line, before[0], expression)  # "between 1 June and Friday"
    return told.start.weekday() == parts.weekday and _ENDS.isdisjoint(between) and not is_another
