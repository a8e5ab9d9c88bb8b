"""Dates as ranges of days with their precision; an imprecise date is never made to look precise."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from testimonia.errors import InvalidNoun


@dataclass(frozen=True, slots=True)
class DateRange:
    """The earliest and the latest day on which something may have happened.

    Args:
        start: earliest day, or None where the words set none.
        end: latest day, or None where the words set none (it goes on, or is not known).
        words: the words of the text that fix the range; None for a range that was computed.
        inferred: True where the range is the program's conclusion and no words state it.

    Raises:
        InvalidNoun: start is after end.

    Units:
        days
    """

    start: date | None
    end: date | None
    words: str | None = None
    inferred: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise InvalidNoun(f"expected start <= end; got {self.start} to {self.end} ({self.words!r})")

    @classmethod
    def of_day(cls, day: date, words: str | None = None) -> DateRange:
        """One day."""
        return cls(day, day, words)

    @classmethod
    def of_month(cls, year: int, month: int, words: str | None = None) -> DateRange:
        """A calendar month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), words)

    @classmethod
    def of_year(cls, year: int, words: str | None = None, *, inferred: bool = False) -> DateRange:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), words, inferred)

    @property
    def days(self) -> int | None:
        """Number of days in the range; None where an end is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def is_day(self) -> bool:
        """Whether the range is a single day."""
        return self.start is not None and self.start == self.end

    @property
    def precision(self) -> int | None:
        """Precision on UCDP's date_prec scale; None where an end is open.

        Source:
            UCDP GED codebook, date_prec: 1 exact day, 2 two to six days, 3 a week, 4 up to a month,
            5 more than a month.
        """
        if self.days is None:
            return None
        return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if self.days <= most), 5)

    @property
    def edtf(self) -> str:
        """The range in Extended Date/Time Format (ISO 8601-2), shortened to a month or a year where it is one."""
        if self.start and self.end:
            if self.start == self.end:
                return self.start.isoformat()
            if self.start == date(self.start.year, 1, 1) and self.end == date(self.start.year, 12, 31):
                return f"{self.start.year:04d}"
            if self == DateRange.of_month(self.start.year, self.start.month, self.words).marked(self.inferred):
                return self.start.isoformat()[:7]
        return f"{self.start or '..'}/{self.end or '..'}"

    def marked(self, inferred: bool) -> DateRange:
        """The same range with the given mark for "inferred"."""
        return DateRange(self.start, self.end, self.words, inferred)

    def overlaps(self, other: DateRange, *, slack: int = 0) -> bool:
        """Whether the two ranges share a day, or lie at most `slack` days apart; open ends reach for ever."""
        return _is_before(self.start, other.end, slack) and _is_before(other.start, self.end, slack)

    def within(self, other: DateRange) -> bool:
        """Whether every day of this range lies in the other; an open end lies only in an open end."""
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        return starts and (other.end is None or (self.end is not None and self.end <= other.end))


def _is_before(start: date | None, end: date | None, slack: int) -> bool:
    """Whether a first day lies no more than `slack` days behind a last one; open ends reach for ever."""
    return start is None or end is None or start.toordinal() - slack <= end.toordinal()
