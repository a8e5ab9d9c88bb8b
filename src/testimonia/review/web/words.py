"""The filters with which the templates of the review room write values, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from testimonia.model import Claim, Count, DateRange, Interval, Verdict, Where
from testimonia.publish.words import (
    count_words,
    figure_words,
    number_words,
    said_by,
    title_words,
    when_words,
    where_words,
)
from testimonia.review.web import reasons

DONE: Mapping[str, str] = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
    Verdict.ADD: "added",
    Verdict.SAME: "judged the same",
    Verdict.DIFFERENT: "judged different",
    Verdict.UNSURE: "judged unsure",
    Verdict.MERGE: "merged",
    Verdict.SPLIT: "split",
    Verdict.MOVE: "moved",
    Verdict.PIN: "pinned",
    Verdict.PART_OF: "made part",
    Verdict.GRADE: "graded",
    Verdict.FIGURE: "figure decided",
    Verdict.WITHDRAW: "taken back",
}
"""What a decision did, in plain words."""


_ROUND = 240
"""Code points that are shown of a passage before and after the words of its number."""


@pass_context
def persons(context: Context, count: Count | Interval) -> str:
    """A count as said, or an interval of persons."""
    return count_words(count.low, count.high, context["_"])


@pass_context
def when(context: Context, days: DateRange | None) -> str:
    """Days, as precise as they are."""
    return when_words(days, context["_"])


@pass_context
def where(context: Context, place: Where | None) -> str:
    """A place; one that no gazetteer knows is marked, for a person may know better."""
    known = where_words(place, context["_"])
    if place is None or place.gazetteer_id:
        return known
    return str(context["_"]("{} (in no gazetteer)")).format(known)


@pass_context
def speakers(context: Context, claim: Claim) -> str:
    """The chain of speakers of a claim."""
    return said_by(claim, context["_"])


@pass_context
def plain(context: Context, code: object) -> str:
    """A code in plain words."""
    return str(context["_"](str(code).replace("_", " ").replace("-", " ")))


@pass_context
def done(context: Context, verdict: Verdict) -> str:
    """What a decision did."""
    return str(context["_"](DONE[verdict]))


_WHOLE = frozenset({*reasons.NOT_TAKEN, *reasons.LEFT_OUT})
_INSERTED = re.compile(r"“(.*)”", re.DOTALL)


@pass_context
def reason(context: Context, words: str) -> str:
    """Why something was not taken: a message, with the words of the text or the name of the rule put into it."""
    say = context["_"]
    if words in _WHOLE:
        return str(say(words))
    inserted = _INSERTED.search(words)
    if inserted:
        return str(say(_INSERTED.sub("“{}”", words))).format(inserted[1])
    head, colon, rest = words.partition(": ")
    if head in reasons.OF_RULES:
        rest = ", ".join(plain(context, code) for code in rest.split(", "))
    return str(say(f"{head}: {{}}")).format(rest) if colon else str(say(words))


def quoted(claim: Claim) -> tuple[str, str, str]:
    """The passage of a claim in three: what stands before the words of its number, these words, what stands after.

    A long passage is cut on both sides of them, so that they are always to be read.
    """
    passage, count = claim.passage, claim.count
    at, end = (place - passage.start for place in (count.start, count.end))
    before, after = passage.exact[:at], passage.exact[end:]
    if len(before) > _ROUND:
        before = "…" + before[-_ROUND:]
    if len(after) > _ROUND:
        after = after[:_ROUND] + "…"
    return before, passage.exact[at:end], after


FILTERS: Mapping[str, Callable[..., Any]] = {
    "number": number_words,
    "persons": persons,
    "interval": figure_words,
    "when": when,
    "where": where,
    "said_by": speakers,
    "plain": plain,
    "done": done,
    "quoted": quoted,
    "called": title_words,
    "reason": reason,
}
