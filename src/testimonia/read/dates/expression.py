"""Time expressions before they are resolved: the words and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from testimonia.read.dates.tokens import CODES, OTHER, Line
from testimonia.read.languages import words

CENTURY_TURN = 32
"""Years of two digits from here on are of the twentieth century; smaller numbers are taken for days."""


_EASTER = "04-01"
"""About when Easter is: a feast that is counted from it has passed by then, or is still to come."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that may be a time expression.

    Args:
        kind: the rule that they follow.
        first, end: indexes of its words in the line, end excluded.
    """

    kind: str
    first: int
    end: int


@dataclass(slots=True)
class Parts:
    """What the words of an expression say, each as a number or a word; None where they do not say it."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    season: str | None = None
    unit: str | None = None
    daypart: str | None = None
    count: int | None = None
    vague: bool = False
    decade: str | None = None
    edge: str | None = None
    side: str | None = None
    shift: str | None = None
    shifted_by: str | None = None
    direction: str | None = None
    turn: str | None = None
    plural: bool = False
    portion: str | None = None
    portions: bool = False
    before_last: bool = False
    to_the_day: bool = False
    followed: bool = False
    from_easter: int | None = None

    @classmethod
    def of(cls, line: Line, found: Expression) -> Parts:
        """Collect what the words say."""
        table, parts = words("en", "dates"), cls()
        for index in range(found.first, found.end):
            parts._take(line.classes[index], line.word(index), table)
        ending = line.classes[max(found.first, found.end - 2) : found.end]
        parts.before_last = ending == CODES["earlier"] + CODES["last"]
        if found.kind in ("day", "month") and ending == CODES["unit"] + CODES["earlier"]:
            parts.shift, parts.shifted_by, parts.turn = "last", "previous", None
        if found.kind == "moved" and line.classes[found.first] == CODES["article"] and not parts.plural:
            parts.count = parts.count or 1  # "the year before"
        if found.kind == "shifted" and line.word(found.first) == "the" and line.word(found.end - 2) == "last":
            parts.shifted_by = "past"  # "in the last week" is no week of the calendar
        parts.followed = ending == CODES["that"] + CODES["followed"]
        parts.to_the_day = found.kind == "ago" and ending == CODES["article"] + CODES["unit"]
        return parts

    def _take(self, code: str, word: str, table: Mapping[str, Any]) -> None:
        name = _NAMES[code]
        if name in _NUMBERS:
            self._take_number(name, word, table)
        elif name == "unit":
            self._take_unit(word, table)
        elif name in _LISTED:
            setattr(self, _LISTED[name], table[f"{_LISTED[name]}s"][word])
        elif name in _FIELDS:
            setattr(self, _FIELDS[name], name)
            if name in _TURNS:
                setattr(self, _TURNS[name], word)
        else:
            self._take_other(name, word, table)

    def _take_unit(self, word: str, table: Mapping[str, Any]) -> None:
        """A unit; the one before it is that of a portion: "the first days of that month"."""
        if self.unit and not self.portion:
            self.portion, self.portions = self.unit, self.plural
        self.unit, self.plural = table["units"][word], word.endswith("s")

    def _take_other(self, name: str, word: str, table: Mapping[str, Any]) -> None:
        if name == "feast":
            self._take_feast(word.replace("’", "'"), table)
        elif name == "quartern":
            self.day = int(word[1])
        elif name == "part":
            self.daypart = self.daypart or table["dayparts"][word]
        elif name == "decade":
            self.decade = word
        elif name in _MONTHS_SHIFTED:
            self.shift, self.unit = _MONTHS_SHIFTED[name], "M"
        elif name == "several":
            self.vague = True
        elif name == "a":
            self.count = self.count or 1

    def _take_feast(self, word: str, table: Mapping[str, Any]) -> None:
        """A feast: its month and day, or those of spring with the days by which it follows Easter."""
        self.from_easter = table["movable"].get(word)
        self.month, self.day = (int(part) for part in table["feasts"].get(word, _EASTER).split("-"))

    def _take_number(self, name: str, word: str, table: Mapping[str, Any]) -> None:
        if name == "year":
            self.year = int(word)
        elif name == "short" and self.month:
            self.year = int(word) + (1900 if int(word) >= CENTURY_TURN else 2000)
        elif name == "word":
            value = table["numbers"][word]
            if self.count and value == 100:
                self.count *= value
            else:
                self.count = value + (self.count if self.count and self.count > 1 else 0)
        elif name == "nth":
            self.day = table["ordinals"][word]
        elif name in ("ordinal", "day"):
            self.day = int(word.removesuffix(word.lstrip("0123456789")))
            self.count = self.day
        else:
            self.count = int(float(word.replace(",", "").lstrip("$€£") or 0)) if _is_plain(word) else None


def _is_plain(word: str) -> bool:
    return word.replace(",", "").replace(".", "", 1).isdecimal()


_NAMES = {code: name for name, code in CODES.items()} | {OTHER: "other"}
_NUMBERS = ("day", "ordinal", "nth", "short", "number", "word", "year")
_LISTED = {"month": "month", "maybe": "month", "weekday": "weekday", "season": "season"}
_FIELDS = (
    dict.fromkeys(("early", "mid", "late"), "edge")
    | dict.fromkeys(("end", "start", "half"), "side")
    | dict.fromkeys(("last", "next", "this", "that"), "shift")
    | dict.fromkeys(("ago", "earlier", "later", "today", "yesterday", "tomorrow", "tonight", "overnight"), "direction")
)
_MONTHS_SHIFTED = {"instant": "this", "ultimo": "last"}
_TURNS = {"last": "shifted_by", "next": "shifted_by", "this": "shifted_by", "that": "shifted_by"} | {
    "earlier": "turn",
    "later": "turn",
}
