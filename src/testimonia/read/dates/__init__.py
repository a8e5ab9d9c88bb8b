"""The dates of a report: time expressions, periods, the day of publication, and when a claim's harm happened."""

from testimonia.read.dates.mentions import find_dates
from testimonia.read.dates.periods import find_periods
from testimonia.read.dates.published import infer_published
from testimonia.read.dates.timeline import Timeline, timeline_of
from testimonia.read.dates.when import choose_when, other_answers

__all__ = [
    "Timeline",
    "choose_when",
    "find_dates",
    "find_periods",
    "infer_published",
    "other_answers",
    "timeline_of",
]
