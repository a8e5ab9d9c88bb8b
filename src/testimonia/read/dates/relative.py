"""Expressions counted from another time: weekdays, "last week", "three days ago", "two years later", durations."""

from __future__ import annotations

from datetime import date, timedelta

from testimonia.read.dates.absolute import half_of
from testimonia.read.dates.clock import Clock
from testimonia.read.dates.days import Days, safe_day, shift_day, year_of
from testimonia.read.dates.expression import Parts
from testimonia.read.dates.scene import TIME_UNITS, UNKNOWN, Resolved, Scene, clip, story_base, timed, unit_around

_HALVES = {"C": (50, "Y"), "E": (5, "Y"), "Y": (6, "M")}
"""What half a century, half a decade and half a year are."""

_FOLLOWING = ("following", "subsequent", "ensuing")
_BESIDE = ("previous", "preceding", "following", "next")
"""Words that count from the day that the sentence named last, and be it that of a saying."""

_A_MONTH = 31
_SATURDAY = 5
_SUNDAY = 6
_AHEAD = 4


def weekday(scene: Scene) -> Resolved | None:
    """A day of the week: of the last seven days, or of the week that the words name."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    base = clock.now if parts.shifted_by == "last" and clock.now else clock.base
    if base is None or parts.weekday is None:
        return "XXXX-XX-XX", None
    back = (base.weekday() - parts.weekday) % 7
    if parts.before_last:
        back = (back or 7) + 7
    elif parts.shift == "last" and parts.unit is None and base.weekday() == _SUNDAY:
        back = back or 7  # on a Sunday the week is over
    elif parts.shift == "last" or parts.unit == "W":
        weeks = {"last": -1, "next": 1}.get(parts.shift or "", 0)
        back = base.weekday() - parts.weekday - 7 * weeks
    elif parts.shift == "next" or (ahead and parts.shift is None and back):
        back -= 7
    day = base - timedelta(days=back)
    return timed(day, parts), (day, day)


def that_weekday(scene: Scene) -> Resolved | None:
    """The day of the week nearest to what the story has told: "on the Thursday"; else as without "the"."""
    near, day_of_week = scene.clock.near, scene.parts.weekday
    if near is None or day_of_week is None:
        return weekday(scene)
    ahead = (day_of_week - near[0].weekday()) % 7
    day = near[0] + timedelta(days=ahead if ahead <= _AHEAD else ahead - 7)
    return timed(day, scene.parts), (day, day)


def day_of_month(scene: Scene) -> Resolved | None:
    """A day in this month, the last or the story's: "the 3rd inst.", "the 26th ultimo", "the 9th of that month"."""
    parts, clock = scene.parts, scene.clock
    in_story = parts.shift == "that" or clock.now is None or (clock.history and parts.shift != "this")
    base = story_base(clock, "M") if in_story else clock.now
    moved = shift_day(base, {"last": -1, "next": 1}.get(parts.shift or "", 0), "M") if base else None
    found = safe_day(moved.year, moved.month, parts.day or 0) if moved else None
    return (found.isoformat(), (found, found)) if found else (UNKNOWN["D"], None)


def weekend(scene: Scene) -> Resolved | None:
    """The weekend: of the story's week in a history, the last one that has begun in news."""
    base = scene.clock.base
    if base is None:
        return UNKNOWN["K"], None
    saturday = base - timedelta(days=(base.weekday() - _SATURDAY) % 7)
    return unit_around(saturday, "K")


def deictic(scene: Scene) -> Resolved | None:
    """A day counted from publication: "yesterday", "overnight", "tonight"."""
    parts, clock = scene.parts, scene.clock
    word = parts.direction
    base = clock.now if word in ("yesterday", "overnight") else clock.base
    if base is None or (clock.history and word not in ("yesterday", "overnight")):
        return ("PRESENT_REF" if word == "today" else "XXXX-XX-XX"), None
    day = base + timedelta(days={"yesterday": -1, "overnight": -1, "tomorrow": 1}.get(word or "", 0))
    if word == "overnight":
        return f"{day.isoformat()}TNI", (day, base)
    return timed(day, parts) + ("TNI" if word == "tonight" else ""), (day, day)


def shifted(scene: Scene) -> Resolved | None:
    """A unit counted from another: "last week", "this year", "that day", "the following month"."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    unit, step = parts.unit or "D", {"last": -1, "next": 1}.get(parts.shift or "", 0)
    if parts.plural and (step or parts.shift == "that"):
        return f"PX{unit}", None
    if parts.direction and clock.near and parts.shift is None and unit == "D":
        return unit_around(clock.near[0], unit)  # "earlier in the day": of that which was told last
    story = _is_of_story(parts, clock, unit)
    base = _counted_from(parts, clock, unit, story=story)
    if unit in TIME_UNITS or base is None:
        return (UNKNOWN[unit], None) if unit in UNKNOWN else None
    if parts.before_last:
        step -= 1
    moved = shift_day(base, step, unit)
    if moved is None:
        return None
    value, days = unit_around(moved, unit)
    if parts.edge and unit in ("M", "Y", "E"):
        days = clip(days, parts)
    if parts.shift in ("this", None) and not story and days[0] <= base <= days[1] and not ahead:
        days = (days[0], base)
    if parts.shifted_by == "past":
        days = (shift_day(base, -1, unit) or base, base)
    return value + (f"T{parts.daypart}" if parts.daypart else ""), days


def _counted_from(parts: Parts, clock: Clock, unit: str, *, story: bool) -> date | None:
    """The day from which a unit counts: of the story, of what the sentence told last, or of publication."""
    if clock.said and unit == "D" and (parts.shifted_by == "same" or (parts.shifted_by in _BESIDE and story)):
        return clock.said
    base = story_base(clock, unit) if story and clock.reference else clock.now
    if base is None and parts.shift == "that" and clock.near_in_story and unit in ("D", "W", "K"):
        return clock.near_in_story[0]
    return base


def _is_of_story(parts: Parts, clock: Clock, unit: str) -> bool:
    """Whether a unit counts from the time that the story has reached, and not from publication."""
    if parts.shift == "this" and unit != "D" and clock.now:
        return False
    told_now = clock.now is not None and parts.shifted_by == "last" and unit in ("D", "W", "M", "Y")
    return (
        (clock.history and not told_now)
        or parts.shift == "that"
        or parts.shifted_by in ("previous", "preceding", "following")
        or (parts.shifted_by == "next" and unit == "D")
    )


def duration(scene: Scene) -> Resolved | None:
    """A length of time: "ten days", "a 30-year war"."""
    _halve(scene.parts)
    return _duration_value(scene.parts), None


def _halve(parts: Parts) -> None:
    """Count half a century in years and half a year in months."""
    if parts.side == "half" and parts.unit in _HALVES:
        parts.count, parts.unit = _HALVES[parts.unit]


def vague(scene: Scene) -> Resolved | None:
    """Bare units: "within days"."""
    scene.parts.vague = True
    return _duration_value(scene.parts), None


def _duration_value(parts: Parts) -> str:
    unit, count = parts.unit or "D", "X" if parts.vague or parts.count is None else str(parts.count)
    if unit == "F":
        return "P2W"
    if unit in TIME_UNITS:
        return f"PT{count}{TIME_UNITS[unit]}"
    return f"P{count}{ {'E': 'DE', 'C': 'CE', 'K': 'WE'}.get(unit, unit) }"


def span(scene: Scene) -> Resolved | None:
    """A stretch up to publication: "the last 24 hours", "the past two weeks"."""
    parts, clock = scene.parts, scene.clock
    value, base = _duration_value(parts), clock.now
    if parts.followed or parts.shift == "next":
        return value, _ahead_of_story(scene)
    if clock.history or base is None or parts.shift != "last" or parts.count is None or parts.vague:
        return value, None
    start = _counted_back(base, parts)
    return value, (start, base) if start else None


def _ahead_of_story(scene: Scene) -> Days | None:
    """The stretch behind what the story has told: "in the two days following", "over the next three days"."""
    parts, clock = scene.parts, scene.clock
    in_story = clock.history or clock.now is None or parts.followed or parts.shifted_by in _FOLLOWING
    if not in_story or clock.reference is None or parts.count is None or parts.vague:
        return None
    last = clock.reference[1]
    end = shift_day(last, parts.count, parts.unit or "D") if (last - clock.reference[0]).days <= _A_MONTH else None
    return (last + timedelta(days=1), end) if end and end > last else None


def _counted_back(base: date, parts: Parts) -> date | None:
    """The day that lies the counted units before another; hours count as the days that they reach into."""
    unit, count = parts.unit or "D", parts.count or 1
    if unit in TIME_UNITS:
        hours = count if unit == "H" else 0
        return shift_day(base, -(-hours // 24), "D") and base - timedelta(days=min(-(-hours // 24), 3660))
    return shift_day(base, -count, unit)


def ago(scene: Scene) -> Resolved | None:
    """A distance back from publication: "three days ago", "a few minutes ago", "ten years ago today"."""
    parts, clock = scene.parts, scene.clock
    _halve(parts)
    unit = parts.portion or parts.unit or ("D" if parts.daypart else None)
    is_counted = parts.count is not None and not parts.vague
    if unit is None or not (is_counted or unit in TIME_UNITS) or (unit in TIME_UNITS and clock.history):
        return "PAST_REF", None
    if unit in TIME_UNITS:
        return ("PAST_REF", None) if clock.now is None else (clock.now.isoformat(), (clock.now, clock.now))
    if clock.now is None:
        return _years_ago(parts, clock)
    if parts.portion or parts.weekday is not None or parts.direction == "today" or parts.to_the_day:
        return _ago_then(scene, clock.now, unit)
    return _at_distance(clock.now, -(parts.count or 1), unit)


def _ago_then(scene: Scene, now: date, unit: str) -> Resolved | None:
    """The day, week or month of today's calendar, so long ago: "forty years ago next month"."""
    parts = scene.parts
    step = {"last": -1, "next": 1}.get(parts.shift or "", 0)
    then = shift_day(now, -(parts.count or 1), unit)
    then = shift_day(then, step, parts.unit or "D") if then and parts.portion else then
    if then is None:
        return None
    return unit_around(then, parts.unit or "D") if parts.portion else (then.isoformat(), (then, then))


def _years_ago(parts: Parts, clock: Clock) -> Resolved:
    """The year of "thirty-three years ago" where only the year of publication is known."""
    published = clock.published
    if parts.unit == "Y" and published and published.start and published.end and parts.count:
        years = published.start.year - parts.count, published.end.year - parts.count
        if years[0] == years[1] >= 1:
            return f"{years[0]:04d}", year_of(years[0])
    return _duration_value(parts), None


def _at_distance(base: date, count: int, unit: str) -> Resolved | None:
    """The day, month or year at a distance, as finely as the unit counts."""
    moved = shift_day(base, count, unit)
    if moved is None:
        return None
    if unit in ("M", "Y"):
        return unit_around(moved, unit)
    if unit in ("E", "C"):
        return unit_around(moved, "Y")
    return moved.isoformat(), (moved, moved)


def moved(scene: Scene) -> Resolved | None:
    """A distance from the story's time: "two days later", "a week earlier", "the day before"."""
    parts, clock = scene.parts, scene.clock
    unit = parts.unit or "D"
    step = -1 if parts.direction == "earlier" else 1
    if parts.vague or (parts.count is None and unit != "D"):
        return ("PAST_REF" if step < 0 else "FUTURE_REF"), None
    base = story_base(clock, unit) if clock.reference else clock.now
    if clock.said and not clock.history:
        base = clock.said  # "said on Tuesday that nine had died the day before"
    elif clock.since and clock.since[0] == clock.since[1]:
        base = clock.since[0]
    if unit in TIME_UNITS or base is None:
        return (UNKNOWN[unit], None) if unit in UNKNOWN else None
    return _at_distance(base, step * (parts.count or 1), unit)


def clipped(scene: Scene) -> Resolved | None:
    """A part of a unit: "the end of the year", "the first half of last year", "late this month"."""
    parts, clock = scene.parts, scene.clock
    unit = parts.unit or "D"
    in_story = clock.history and not (clock.now is not None and parts.shifted_by in ("last", "this"))
    base = clock.reference[0] if in_story and clock.reference else clock.now
    if base is None or unit not in ("W", "M", "Y", "E", "C"):
        return (UNKNOWN[unit], None) if unit in UNKNOWN else None
    moved = shift_day(base, {"last": -1, "next": 1}.get(parts.shift or "", 0), unit)
    if moved is None:
        return None
    if unit == "Y" and (half := half_of(moved.year, parts)):
        return half
    value, days = unit_around(moved, unit)
    return value, clip(days, parts)
