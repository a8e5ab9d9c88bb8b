"""Harm that a sentence only refers to: "police on Monday named the 14 people killed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from testimonia.model import Span
from testimonia.read.dates.dated import Dated
from testimonia.read.dates.listed import listed
from testimonia.read.dates.named import named_at, violence
from testimonia.read.languages import words
from testimonia.read.report import Anchor

_BEFORE = 20
"""Code points before a noun phrase in which its article stands."""

_LEAST = 1
"""Words between a date and a noun phrase from which on a verb of its own stands there."""

_REACH = 60
"""Code points behind a noun phrase in which its verb stands."""


_PARTICIPLE = re.compile(r"\s|\s(?:who|that)\s(?:(?:were|was|had been|have been|has been|had|have)\s)?", re.IGNORECASE)
"""What stands between a number and the participle or the relative clause that says what was done to them."""

_OF = re.compile(r"\sof\s(?:the\s|all\s|at least\s|some\s|more than\s)?", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|these|those)\s(?:other\s)?\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_THE = re.compile(r"(?:the|these|those)\s", re.IGNORECASE)


def of_the_harm(text: str, anchor: Anchor, events: Iterable[Dated]) -> Iterator[Dated]:
    """The dates of a sentence that may date a claim's harm.

    Where the harm is only referred to, in a noun phrase that readers are to know already ("the 14 people killed",
    "the deaths of 14 people"), a day of another verb of the sentence does not date it.

    Args:
        text: the stored text.
        anchor: where the claim stands.
        events: the dates of its sentence.
    """
    phrase = _known(text, anchor)
    for one in events:
        is_other = phrase is not None and one.dates.is_day and _is_of_another_verb(text, phrase, one)
        if not is_other or named_at(text, one.mention.span, one.dates):
            yield one


def _known(text: str, anchor: Anchor) -> Span | None:
    """The noun phrase of a harm that is known; None where the sentence tells of the harm."""
    count, trigger = anchor.count, anchor.trigger
    if trigger is None:
        return None
    if trigger.start >= count.end:
        behind = _PARTICIPLE.fullmatch(text, count.end, trigger.start)
        phrase = Span(count.start, trigger.end)
    elif trigger.end <= count.start:
        is_life = trigger.of(text).lower().split()[-1] in words("en", "dates")["happenings"]["lives"]
        behind = None if is_life else _OF.fullmatch(text, trigger.end, count.start)
        phrase = Span(trigger.start, count.end)
    else:
        return None
    is_known = _ARTICLE.search(text, max(0, phrase.start - _BEFORE), phrase.start) or _THE.match(text, phrase.start)
    return phrase if behind and is_known else None


def _is_of_another_verb(text: str, phrase: Span, one: Dated) -> bool:
    """Whether a date stands before the phrase with words between them, or behind it and behind another verb."""
    if one.mention.span.end <= phrase.start:
        between = text[one.mention.span.end : phrase.start]
        return len(_WORD.findall(between)) >= _LEAST and violence().search(between) is None
    end = min(one.start, phrase.end + _REACH)
    found = _verb().search(text, phrase.end, end) if phrase.end < end else None
    return found is not None and violence().search(text, found.end(), one.start) is None


def _verb() -> re.Pattern[str]:
    return listed("happenings", "finite")
