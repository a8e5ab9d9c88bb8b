"""From the words of an expression to its TIMEX3 value and its days."""

from __future__ import annotations

from collections.abc import Callable

from testimonia.read.dates import absolute, relative
from testimonia.read.dates.portions import portion
from testimonia.read.dates.scene import Resolved, Scene


def resolve(kind: str, scene: Scene) -> Resolved | None:
    """The value and the days of an expression; None where the words name a day that the calendar does not have.

    Args:
        kind: the rule of the grammar that it follows.
        scene: the expression in its place.
    """
    return _RULES[kind](scene)


def _constant(value: str) -> Callable[[Scene], Resolved | None]:
    return lambda _: (value, None)


_RULES: dict[str, Callable[[Scene], Resolved | None]] = {
    "day": absolute.named_day,
    "day_of_month": relative.day_of_month,
    "this_day": absolute.this_day,
    "that_weekday": relative.that_weekday,
    "nth_weekday": absolute.nth_weekday,
    "month": absolute.named_month,
    "season": absolute.named_season,
    "year": absolute.named_year,
    "portion": portion,
    "quarter": absolute.named_quarter,
    "shifted_quarter": absolute.shifted_quarter,
    "era": absolute.named_era,
    "decade": absolute.named_decade,
    "century": absolute.named_century,
    "weekday": relative.weekday,
    "deictic": relative.deictic,
    "weekend": relative.weekend,
    "clipped": relative.clipped,
    "shifted": relative.shifted,
    "span": relative.span,
    "ago": relative.ago,
    "moved": relative.moved,
    "duration": relative.duration,
    "vague": relative.vague,
    "present": _constant("PRESENT_REF"),
    "recent": _constant("PAST_REF"),
    "future": _constant("FUTURE_REF"),
}
