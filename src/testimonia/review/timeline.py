"""When harm is said to have happened: bars for imprecise days, lanes for places, for no place and for no day.

An imprecise day is never drawn as a point, and a claim without a day or without a place is not left out of the picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from testimonia.model import Claim, DateRange
from testimonia.publish.words import Say, code_words, when_words, where_words
from testimonia.review.charts import WIDTH, svg

_LABEL, _RIGHT, _LINE, _TOP = 230, 40, 22, 26
MOST_ROWS = 60
_DAY_RADIUS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """Claims about the same days at the same place."""

    place: str
    when: DateRange | None
    claims: int
    words: str


def rows_of(claims: Iterable[Claim], say: Say = str) -> list[Row]:
    """The rows of a timeline: by place, places with most claims first, no place last; in each by day, no day last."""
    groups: dict[tuple[str, DateRange | None], list[Claim]] = {}
    for claim in claims:
        place = where_words(claim.where, say) if claim.where else ""
        groups.setdefault((place, _days(claim.when)), []).append(claim)
    size: Counter[str] = Counter()
    for (place, _), own in groups.items():
        size[place] += len(own)
    rows = [
        Row(place, when, len(own), ", ".join(sorted({say(code_words(claim.harm)) for claim in own})))
        for (place, when), own in groups.items()
    ]
    return sorted(rows, key=lambda row: (not row.place, -size[row.place], row.place, _order(row.when)))


def _days(when: DateRange | None) -> DateRange | None:
    return DateRange(when.start, when.end) if when and (when.start or when.end) else None


def _order(when: DateRange | None) -> tuple[bool, date, date]:
    if when is None:
        return True, date.max, date.max
    return False, when.start or date.min, when.end or date.max


def timeline(claims: Sequence[Claim], say: Say = str) -> Markup | None:
    """The picture; None where no claim says when."""
    rows = rows_of(claims, say)[:MOST_ROWS]
    ends = [end for row in rows if row.when for end in (row.when.start, row.when.end) if end]
    if not ends:
        return None
    x = _scale(min(ends), max(ends))
    parts: list[Markup] = []
    y, place = _TOP, None
    for row in rows:
        if row.place != place:
            place = row.place
            parts.append(_lane(y, row.place or say("place not stated")))
            y += _LINE
        parts.append(_row(row, y, x, say))
        y += _LINE
    label = say("When the harm is said to have happened: {} rows, from {} to {}").format(
        len(rows), min(ends), max(ends)
    )
    return svg("chart time", f"0 0 {WIDTH} {y + 14}", label, [_axis(min(ends), max(ends), x, y), *parts])


def _scale(first: date, last: date) -> Callable[[date], float]:
    """Days to horizontal positions; the edges are where open ends go on."""
    days = max(1, (last - first).days)

    def x(day: date) -> float:
        return round(_LABEL + 14 + (day - first).days / days * (WIDTH - _LABEL - _RIGHT - 14), 1)

    return x


def _axis(first: date, last: date, x: Callable[[date], float], bottom: int) -> Markup:
    marks = [first] if first == last else [first, *_between(first, last), last]
    return Markup("").join(
        Markup(
            '<line class="axis" x1="{0}" x2="{0}" y1="18" y2="{1}"/><text class="soft" x="{0}" y="12" '
            'text-anchor="{2}">{3}</text>'
        ).format(x(day), bottom, "start" if day == first else "end" if day == last else "middle", day.isoformat())
        for day in marks
    )


def _between(first: date, last: date) -> list[date]:
    """The middle day, where there is room for it to be written."""
    return [first + timedelta((last - first).days // 2)] if (last - first).days > 1 else []


def _lane(y: int, name: str) -> Markup:
    return Markup('<text class="lane" x="0" y="{}">{}</text>').format(y + 4, name)


def _row(row: Row, y: int, x: Callable[[date], float], say: Say) -> Markup:
    days = when_words(row.when, say) if row.when else say("no day stated")
    text = Markup('<text x="10" y="{}">{}</text>').format(y + 4, days)
    told = Markup("<title>{}</title>").format(f"{days}: {row.words}, {row.claims}")
    if row.when is None:
        shape = Markup('<circle class="hollow" cx="{}" cy="{}" r="4">{}</circle>').format(_LABEL, y, told)
        at = float(_LABEL)
    elif row.when.is_day and row.when.start:
        at = x(row.when.start)
        shape = Markup('<circle class="dot" cx="{}" cy="{}" r="{}">{}</circle>').format(at, y, _DAY_RADIUS, told)
    else:
        shape, at = _bar(row.when, y, x, told)
    number = Markup('<text class="soft" x="{}" y="{}">{}</text>').format(round(at + 9, 1), y + 4, row.claims)
    return text + shape + number


def _bar(when: DateRange, y: int, x: Callable[[date], float], told: Markup) -> tuple[Markup, float]:
    """Days among which the harm lies, with an arrow where an end is open; and where the bar ends."""
    first = x(when.start) if when.start else _LABEL + 14.0
    last = x(when.end) if when.end else WIDTH - _RIGHT + 6.0
    shape = Markup('<rect class="bar" x="{}" y="{}" width="{}" height="12">{}</rect>').format(
        first, y - 6, round(max(3.0, last - first), 1), told
    )
    if when.end is None:
        shape += Markup('<path class="dot" d="M{} {}l-8 5v-10z"/>').format(last + 8, y)
        last += 8
    if when.start is None:
        shape += Markup('<path class="dot" d="M{} {}l8 5v-10z"/>').format(first - 8, y)
    return shape, max(last, first + 3.0)
