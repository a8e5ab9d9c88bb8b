"""What a text's dates are counted from: its publication, and the time that its story has reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from testimonia.model import DateRange
from testimonia.read.dates.days import Days

CARRY = 600
"""Code points over which a year that was just named stays the year of dates without one, in dated news."""


NEW_YEAR = 8
"""A month that lies so many months or more before the one that a story has reached is of the next year."""


@dataclass(slots=True)
class Clock:
    """The state of time while a text is read from left to right.

    Args:
        published: publication date, if known.
        history: True where the text tells the past by dates of its own; False for news told from its publication.
        reference: the stretch of time that the story last named.
        near: the last day, weekend or week among them.
        year: the year that the text last named, also in passing.
        explicit: year that the text last stated itself, with the offset where it stands.
        paragraph: where the paragraph begins that is being read.
        since: the day since which the paragraph last told something: "two days later" may count from it.
        said: the last day that the sentence named, also that of a saying: "the same day" may be that.
        sentence: the sentence that is being read.
        frame: the days of which a history says at its head that it tells: "from 6 to 19 September 1983".
        days: the months and days within them of which it told.
    """

    published: DateRange | None
    history: bool
    reference: Days | None = None
    near: Days | None = None
    year: int | None = None
    explicit: tuple[int, int] | None = None
    paragraph: int = -1
    since: Days | None = None
    said: date | None = None
    sentence: int = -1
    frame: Days | None = None
    days: set[tuple[int, int]] = field(default_factory=set)

    def enter(self, paragraph: int, sentence: int) -> None:
        """Go on to a sentence of a paragraph, or stay in it."""
        if paragraph != self.paragraph:
            self.paragraph, self.since = paragraph, None
        if sentence != self.sentence:
            self.sentence, self.said = sentence, None

    @property
    def now(self) -> date | None:
        """The day of publication, where it is one day."""
        return self.published.start if self.published and self.published.is_day else None

    @property
    def base(self) -> date | None:
        """The day from which "last week" counts: publication in news, the story's time in a history that has begun."""
        if self.history and self.reference is None:
            return self.now
        if self.history:
            return self.reference[0] if self.reference and self.reference[0] == self.reference[1] else None
        return self.now

    @property
    def near_in_story(self) -> Days | None:
        """The last day, where the story has not gone on to another year or month since."""
        if self.near is None or self.reference is None:
            return self.near
        return self.near if self.reference[0] <= self.near[0] <= self.reference[1] else None

    def year_for(self, month: int, day: int, offset: int, *, ahead: bool) -> int | None:
        """The year of a month or day that stands without one; None where nothing gives it."""
        if framed := self._framed_year(month, day):
            return framed
        if self.explicit and (self.history or self.now is None or self._is_near(offset)):
            return self._story_year(month) if self.history and self.reference else self.explicit[0]
        if self.now is None:
            return None
        passed = (month, day) <= (self.now.month, self.now.day)
        if ahead:
            return self.now.year + int((month, day) < (self.now.month, self.now.day))
        return self.now.year - int(not passed)

    def _framed_year(self, month: int, day: int) -> int | None:
        """The year of a month within the days of which a history tells, where its paragraph has stated none.

        A day that it told of before is that of the same year in any paragraph.
        """
        if not self.history or self.frame is None:
            return None
        if self.explicit and self.explicit[1] >= self.paragraph and (month, day) not in self.days:
            return None
        first, last = self.frame
        years = (first.year, last.year)
        fits = [year for year in years if (first.year, first.month) <= (year, month) <= (last.year, last.month)]
        return next(iter(fits), None)

    def _story_year(self, month: int) -> int:
        """The year of a month in the story: the next one where December has been reached and January is told.

        Nothing that is told lies after publication.
        """
        assert self.reference is not None
        reached = self.reference[0]
        year = reached.year + int(reached.month - month >= NEW_YEAR)
        last = self.published.end if self.published else None
        return year - 1 if last and (year, month) > (last.year, last.month) else year

    def _is_near(self, offset: int) -> bool:
        """Whether the year stated last governs an offset: the same paragraph, and not the running year."""
        if self.explicit is None or self.now is None or self.explicit[1] < self.paragraph:
            return False
        return offset - self.explicit[1] <= CARRY and self.explicit[0] != self.now.year
