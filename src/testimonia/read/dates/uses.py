"""What a time expression dates: the happening, its telling, a state, or something still to come."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.cues import cues, first_words
from testimonia.read.dates.named import named_at, violence
from testimonia.read.languages import words
from testimonia.read.report import Report

_REACH = 60
"""Code points before and after a date in which the word stands that it belongs to."""


_FAR = 120
"""Code points before a date in which it is told that bodies were found: "pulled bodies from the ruins on Monday"."""


_BEYOND = 40
"""Code points behind those in which what follows a word may tell that it is another: "claimed close to 6,000 lives"."""

_NEXT_WORDS = 25
"""Code points behind a date in which the next verb stands: "a judge on Friday sent four men to trial"."""


_A_MONTH = 28
_A_MONTH_LONG = 31
_A_YEAR = 365

_NOT_UNTIL = re.compile(r"\bnot\s(?:until|till|before)\s[^.;:,\n]*\Z", re.IGNORECASE)
"""A date up to its end with what says that something came late: "not until 1995 did the army admit it"."""


_ENTRY = re.compile(r"(?:\s[–—-]{1,2}\s|:\s)(?=\S)")
"""What stands behind the day with which an entry begins."""

_WORD = re.compile(r"[^\W\d_]+")


class Use(StrEnum):
    """What a time expression dates; the values are the reasons that `explain` gives for leaving it out."""

    EVENT = "a happening"
    ARREST = "an arrest"
    TELLING = "the saying, the inquiry or the remembering"
    COUNTING = "the counting of a toll"
    BURIAL = "a burial"
    STATE = "the day on which a state was looked at"
    RECOVERY = "the finding of the dead"
    AHEAD = "after publication"
    COMPARISON = "what the happening is compared with"
    NAME = "part of a name"
    OTHER = "the day of something else than a harm"


@dataclass(frozen=True, slots=True)
class Place:
    """A time expression in its clause.

    Args:
        text: the stored text.
        period: the time expression, with its days.
        clause: the clause in which it stands, as far as it lies near.
        published: when the report was published, if known.
        harmed: the numbers and words of harm of the report's claims near by.
        words_before, words_after: the words near by on its two sides, in lower case.
    """

    text: str
    period: DateMention
    clause: Span
    published: DateRange | None
    harmed: Sequence[Span]
    words_before: frozenset[str]
    words_after: frozenset[str]

    @classmethod
    def of(cls, report: Report, period: DateMention, clause: Span, harmed: Sequence[Span]) -> Place:
        """The place of a time expression of a report, in its clause, among the claims near by."""
        start, end = period.span.start, period.span.end
        before, after = (
            frozenset(_WORD.findall(report.text[begin:stop].lower()))
            for begin, stop in ((max(0, start - _REACH), start), (end, end + _REACH))
        )
        return cls(report.text, period, clause, report.published, harmed, before, after)

    def before(self, name: str, *, across: bool = False) -> re.Match[str] | None:
        """The pattern right before the expression: in its clause, or across clauses."""
        start = self.period.span.start
        begin = max(0 if across else self.clause.start, start - _REACH)
        has_word = not first_words(name).isdisjoint(self.words_before)
        return cues()[name].search(self.text, begin, start) if has_word else None

    def after(self, name: str) -> re.Match[str] | None:
        """The pattern right after the expression."""
        end = self.period.span.end
        stop = end + _REACH if name != "fronted" else max(end, min(end + _REACH, self.clause.end))
        has_word = not first_words(name).isdisjoint(self.words_after)
        return cues()[name].match(self.text, end, stop + _BEYOND) if has_word else None


def use_of(place: Place) -> Use:
    """What a time expression dates: the first use that fits, in the order of the tests; else a happening.

    A date beside a noun of violence ("Monday's attack", "the massacre of 3 May") and one that the sentence goes
    on from ("on 3 May, when …") date a happening. A date right after a verb of saying, inquiry, trial or
    remembrance dates that; one that opens its clause does so where such a verb follows and goes on ("On Monday
    the ministry said that …"), but not where the verb stands aside (", the ministry said,"), nor where a claim or
    a word of violence stands between them ("opened fire on Monday").
    """
    return next((use for use, fits in _TESTS if fits(place)), Use.EVENT)


def _is_ahead(place: Place) -> bool:
    dates, published = place.period.dates, place.published
    return bool(dates and dates.start and published and published.end and dates.start > published.end)


def _opens_entry(place: Place) -> bool:
    """Whether it opens an entry of a chronology, and dates all of it: "March 31 – The army says 73 were killed"."""
    return place.clause.start == place.period.span.start and _ENTRY.match(place.text, place.period.span.end) is not None


def _is_bound(place: Place) -> bool:
    """Whether something happened before it: "before Sunday the police had counted nine"."""
    first = place.period.text.lower().split()[0]
    return first not in words("en", "dates")["dayparts"] and place.before("bound") is not None


def _is_in_name(place: Place) -> bool:
    return place.after("in_name") is not None


def _is_of_else(place: Place) -> bool:
    """Whether it is the day of an election or a law, or of what a court or an office did."""
    end = place.period.span.end
    did = place.before("officials") is not None and place.after("inserted") is None
    return place.after("of_else") is not None or (did and not _tells_harm(place, Span(end, end + _NEXT_WORDS)))


def _is_named_event(place: Place) -> bool:
    dates = place.period.dates
    if dates is None:
        return False
    return (named_at(place.text, place.period.span, dates) or place.before("of_harm")) is not None


def _is_recovery(place: Place) -> bool:
    """Whether it is the day on which the dead were dug up or found."""
    if place.before("killed_then") is not None:
        return False
    if cues()["recovery"].search(place.text, place.clause.start, place.clause.end):
        return True
    dead = cues()["dead"].search(place.text, place.clause.start, place.clause.end)
    if dead is None:
        return False
    start = place.period.span.start
    found = cues()["bodies_found"].search(place.text, max(place.clause.start, start - _FAR), start)
    if found or place.after("bodies_found_on"):
        return True
    is_opened = is_fronted(place.text, place.period.span, place.clause)
    return is_opened and cues()["found"].search(place.text, start, place.clause.end) is not None


def _is_gone_on_from(place: Place) -> bool:
    found = place.after("framed")
    return found is not None and (found["loosely"] is None or place.before("said") is None)


def _is_comparison(place: Place) -> bool:
    dates = place.period.dates
    if place.before("compared", across=True) is not None or place.before("same_spans") is not None:
        return True
    if dates is None or dates.is_day:
        return False
    return place.before("superlative") is not None or _is_ranked(place)


def _is_ranked(place: Place) -> bool:
    """Whether a number of order stands before it, and no claim between: "the fourth attack in 2015"."""
    found = place.before("ranked")
    if found is None:
        return False
    between = Span(found.start(), place.period.span.start)
    return not any(span.overlaps(between) for span in place.harmed)


def _is_arrest(place: Place) -> bool:
    return (place.before("arrested") or place.after("arrested_on")) is not None


def _is_state(place: Place) -> bool:
    dates = place.period.dates
    if place.before("state") is not None:
        return dates is None or dates.start is not None
    return place.after("still") is not None and is_fronted(place.text, place.period.span, place.clause)


def _is_telling(place: Place) -> bool:
    span = place.period.span
    if _NOT_UNTIL.search(place.text, max(0, span.start - _REACH), span.end):
        return True
    said = place.before("said")
    if said and not _tells_harm(place, Span(said.start(), span.start)):
        return True
    if _is_stretch(place.period):
        return False
    if place.before("finding") and place.text.startswith(" that ", span.end):
        return True
    is_opened = is_fronted(place.text, span, place.clause) or place.before("inserted_time") is not None
    says = place.after("fronted") if is_opened else None
    if says and _is_month_of_counts(place, says):
        return False
    if place.before("killed_then") is None:  # "the bomb that killed six in Orvale in August 2012 opened …"
        says = says or place.after("inserted")
    return says is not None and not _tells_harm(place, Span(span.end, says.end()))


def _is_month_of_counts(place: Place, says: re.Match[str]) -> bool:
    """Whether it is a month or more in which somebody counted people: "in August the ministry reported nine deaths"."""
    dates = place.period.dates
    if dates is None or (dates.days or 0) < _A_MONTH:
        return False
    claimed = Span(says.end(), says.end() + len(" more than "))
    return says.group().endswith(_recording()) and any(span.overlaps(claimed) for span in place.harmed)


@functools.cache
def _recording() -> tuple[str, ...]:
    return tuple(words("en", "dates")["uses"]["recording"])


def _is_of_work(place: Place) -> bool:
    """Whether it is the year of a writing or a monument: "the file of 1997", "Corral (No Man's Land, 1988) names"."""
    dates = place.period.dates
    if dates is None or dates.is_day:
        return False
    if (place.before("work") or place.after("of_work") or place.after("cited")) is not None:
        return True
    found = place.before("come_upon")
    return bool(found and cues()["a_work"].search(place.text, place.clause.start, found.start()))


def _is_counting(place: Place) -> bool:
    start = place.period.span.start
    if (place.before("put_at") or place.before("known_dead")) is not None:
        return True
    owns = place.text.startswith(("'s", "’s"), place.period.span.end)  # "the toll of Tuesday's bombs"
    if owns:
        return False
    dates = place.period.dates
    if dates and _A_MONTH_LONG < (dates.days or 0) < _A_YEAR:
        return False  # "in the first nine months of last year the figure stood at 104"
    if dates and dates.start and is_fronted(place.text, place.period.span, place.clause):
        return (place.after("toll_rose") or place.after("known_dead_then")) is not None
    if not cues()["tolls"].search(place.text, place.clause.start, start):
        return False
    return cues()["counted"].search(place.text, max(place.clause.start, start - _FAR), start) is not None


def _is_burial(place: Place) -> bool:
    """Whether on it the dead were buried, whatever is told of them: "buried 12 victims of a raid"."""
    return place.before("burial") is not None


def _is_stretch(period: DateMention) -> bool:
    """Whether an expression states both ends of a stretch, in which nobody says a thing: "from 1973 to 1980"."""
    return "/" in period.value and period.dates is not None and None not in (period.dates.start, period.dates.end)


def _tells_harm(place: Place, between: Span) -> bool:
    """Whether a claim or a word of violence stands between a verb and a date."""
    claimed = any(span.overlaps(between) for span in place.harmed)
    return claimed or violence().search(place.text, between.start, between.end) is not None


_TESTS: tuple[tuple[Use, Callable[[Place], bool]], ...] = (
    (Use.AHEAD, _is_ahead),
    (Use.EVENT, _opens_entry),
    (Use.NAME, _is_in_name),
    (Use.COMPARISON, _is_bound),
    (Use.COMPARISON, _is_comparison),
    (Use.OTHER, _is_of_else),
    (Use.BURIAL, _is_burial),
    (Use.EVENT, _is_named_event),
    (Use.RECOVERY, _is_recovery),
    (Use.COUNTING, _is_counting),
    (Use.EVENT, _is_gone_on_from),
    (Use.ARREST, _is_arrest),
    (Use.STATE, _is_state),
    (Use.TELLING, _is_telling),
    (Use.TELLING, _is_of_work),
)


def is_told(text: str, start: int) -> bool:
    """Whether a date at an offset stands right after a verb of saying or inquiry: "reported in 1920"."""
    begin = max(0, start - _REACH)
    has_word = not first_words("said").isdisjoint(_WORD.findall(text[begin:start].lower()))
    said = cues()["said"].search(text, begin, start) if has_word else None
    return said is not None and violence().search(text, said.start(), start) is None


def is_fronted(text: str, span: Span, clause: Span) -> bool:
    """Whether a date opens its clause."""
    near = span.start - clause.start <= _REACH
    return near and cues()["opening"].fullmatch(text, clause.start, span.start) is not None
