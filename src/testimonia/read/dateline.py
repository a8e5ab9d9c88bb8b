"""The dateline: the place, the day and the agency before the dash with which a report or a paragraph begins."""

from __future__ import annotations

import re

_LONGEST = 100
"""Code points of the longest dateline, its dash included."""

_BLANK = r"[^\S\n]"
_ITEM = r"(?:[*•]{1,2}\s?)?"
"""What marks an item of a list, or one that is new in it: "*BAGHDAD - "."""

_NAME = rf"[^\W\d_a-z][\w.'’-]*(?:{_BLANK}[^\W\d_a-z][\w.'’-]*){{0,3}}"
_SHOUTED = r"[^\W\d_a-z]{2}[^a-z\n,(–—]{0,38}"
_REGIONS = rf"(?:,{_BLANK}{_NAME}|{_BLANK}\([^)\n]{{1,30}}\)(?=,)){{0,2}}"
_DAY = rf"(?:,?{_BLANK}[\w., ]{{1,20}})?"
_AGENCY = rf"(?:{_BLANK}?\([^)\n]{{1,40}}\)[^.\n(–—]{{0,12}}?)?"
_DASH = r"\s*(?:[–—]|--?)\s+"
_LONG_DASH = rf"(?:\.?—\s*|{_DASH})"
"""In old newspapers no blank follows the dash: "ALEXANDRIA, June 5.—The Khedive"."""
_COLON = rf"(?:,{_BLANK}[\w. ]{{0,12}}\d[\w. ]{{0,12}}|{_BLANK}?\([^)\n]{{1,40}}\)):\s+"
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_WEEKDAY = rf"[A-Z][a-z]{{2,5}}day(?:{_BLANK}[A-Z]?[a-z]{{4,9}})?"
_STOP = rf",{_BLANK}(?:{_WEEKDAY}|{_MONTH}{_BLANK}\d{{1,2}}|\d{{1,2}}{_BLANK}{_MONTH})(?:,?{_BLANK}\d{{4}})?"
_STOP += rf"(?:\.\s+|\.?(?:{_BLANK}\([^)\n]{{1,40}}\))?\.?[—–]\s*)"
"""A full stop closes the dateline of an old newspaper ("ALEXANDRIA, June 5.", "LONDON, Monday Night."), or a dash."""

_IN_CAPITALS = re.compile(rf"{_ITEM}{_SHOUTED}{_REGIONS}(?:{_DAY}{_AGENCY}{_LONG_DASH}|{_COLON}|{_STOP})")
_IN_ANY_CASE = re.compile(rf"{_ITEM}{_NAME}{_REGIONS}{_DAY}{_AGENCY}{_DASH}")


def end_of_dateline(text: str, start: int, end: int | None = None, *, any_case: bool = False) -> int | None:
    """Where the words behind a dateline begin: "QUETTA, Pakistan, 4 May (Agency) - ", "NAIROBI -- ".

    Args:
        text: the text.
        start: where the report, its paragraph or its sentence begins.
        end: where it ends.
        any_case: whether the place may stand in normal case ("Cairo - "), for those who know that it is one.

    Returns:
        The offset behind the dash and the blanks after it; None where no dateline stands.
    """
    stop = min(len(text) if end is None else end, start + _LONGEST)
    found = (_IN_ANY_CASE if any_case else _IN_CAPITALS).match(text, start, stop)
    return found.end() if found else None
