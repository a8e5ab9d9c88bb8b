"""The words by which grouping tells what a claim is about: `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources

from testimonia.matching.terms import FUNCTION_WORDS, folded
from testimonia.text.numerals import find_numbers

_WORDS = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_MANY, _APART, _INCIDENTS = (_any(_WORDS["several"][name]) for name in ("many", "apart", "incidents"))

SEVERAL_INCIDENTS = re.compile(
    rf"\b(?:(?:{_MANY}|[3-9]|[1-9]\d{{1,2}})(?: (?:{_APART}|different|other|more|such|recent))?|{_APART})"
    rf"(?: [a-z]{{1,9}}-[a-z]{{1,9}})? (?:{_INCIDENTS})\b",
    re.IGNORECASE,
)
"""Words for more than one incident: "17 shootings", "a string of attacks", "separate raids"."""

IN_THE_PLURAL = re.compile(rf"\b(?:{_INCIDENTS}|{_any(_WORDS['several']['accounts'])})\b", re.IGNORECASE)
"""Words for incidents, and for what is told of them, in the plural."""

OF_A_YEAR = re.compile(rf"[^,.;:\d]{{0,60}}?\b(?:{_any(_WORDS['time']['years'])})\b", re.IGNORECASE)
"""What stands behind a count of all who were harmed since a year began: "44 for the year"."""

COMPARED = re.compile(rf"\bthe (?:{_any(_WORDS['time']['compared'])})\b", re.IGNORECASE)
"""Words by which the counts of a sentence are of a period: "32 deaths, more than in the same period of 2015"."""

_LENGTH = rf"(?:{_any(_WORDS['time']['numbers'])}|\d{{1,3}})[ -](?:{_any(_WORDS['time']['units'])})"
OF_A_TIME = re.compile(
    rf"[^,.;:\d]{{0,60}}?\bin (?:{_any(_WORDS['time']['about'])})?{_LENGTH}\b(?! of\b)", re.IGNORECASE
)
"""What stands behind a count of those who were harmed within some time: "two children in one week"."""

DIED = re.compile(rf"\b(?:{_any(_WORDS['death']['late'])})\b", re.IGNORECASE)
"""Words for a death that may come days after the harm."""

BESIDE = re.compile(rf"\b(?:{_any(_WORDS['place']['beside'])}) (?:\w{{1,20}} (?:of )?)?$", re.IGNORECASE)
"""Words before the name of a place that lies beside the one told of before: "nearby", "the neighbouring village of"."""

ONE_OF = re.compile(rf"\b(?:{_any(_WORDS['several']['which'])}) of (?:the )?$", re.IGNORECASE)
"""What stands before a count of which an incident is one: "the first of two teenagers killed"."""

LINK = re.compile(rf"\W*(?:{_any(_WORDS['link']['before'])})\s*:", re.IGNORECASE)
"""How a line begins that leads from a page to the report on something else: "Related: "."""

ONE_YEAR = frozenset({"a", "the"})
"""What stands before "year" where it is one."""

MOST_YEARS = 99
"""Years that a report looks back at most."""

SPANS = re.compile(rf"\b(?:{_any(_WORDS['lasting']['spans'])})\b|\d\s*[-\u2013]\s*\d", re.IGNORECASE)
"""Words of a date by which harm went on from one day to another."""

_ORDINALS: dict[str, int] = _WORDS["anniversary"]["ordinals"]

_ANNIVERSARY = re.compile(
    rf"\b(?P<number>[a-z][a-z-]{{0,14}}|[1-9]\d?) years? (?:{_any(_WORDS['anniversary']['behind'])})\b"
    rf"|\b(?:(?P<ordinal>{_any(_ORDINALS)})|(?P<figure>[1-9]\d?)(?:st|nd|rd|th)) anniversary\b",
    re.IGNORECASE,
)


def years_back(text: str) -> frozenset[int]:
    """How many years back the events lie that a text looks back to: 1 for "a year on", 10 for "ten years ago"."""
    if "year" not in text and "anniversary" not in text:
        return frozenset()
    return frozenset(filter(None, map(_years, _ANNIVERSARY.finditer(text))))


def _years(match: re.Match[str]) -> int | None:
    """The number of years of a match; None where its words are no number of a life's length ("some years ago")."""
    if match["ordinal"]:
        return _ORDINALS[match["ordinal"].lower()]
    words = (match["figure"] or match["number"]).lower()
    if words in ONE_YEAR:
        return 1
    numbers = [int(value) for _, _, value in find_numbers(words)]
    return numbers[0] if len(numbers) == 1 and 0 < numbers[0] <= MOST_YEARS else None


_NOUN, _OF = (_any(_WORDS["campaign"][name]) for name in ("nouns", "of"))
_NAME = r"[^\W\d_a-z][\w’'-]{1,40}(?: [^\W\d_a-z][\w’'-]{1,40})?"

_CAMPAIGN = re.compile(
    rf"\b(?P<noun>{_NOUN}) (?:{_OF}) (?:the (?:\w{{1,20}} of )?)?(?P<of>{_NAME})"
    rf"|\bOperation (?P<called>{_NAME})"
    rf"|(?P<before>{_NAME}) (?P<behind>{_NOUN})\b"
    rf"|\bthe (?P<bare>{_NOUN})\b"
)


_CALLED = re.compile(rf"\b(?:{_NOUN}|Operation)\b")
"""Words without which a text names no campaign."""


def campaigns_in(text: str, place: str | None) -> frozenset[str]:
    """The campaigns that a text names, each in one spelling: "siege of dorvan", "operation ring".

    Args:
        text: of a report.
        place: where the harm is that the report is mainly about; "the siege" alone is the one of that place.
    """
    if not _CALLED.search(text):
        return frozenset()
    found = set()
    for match in _CAMPAIGN.finditer(text):
        noun = (match["noun"] or match["behind"] or match["bare"] or "operation").lower()
        named = match["of"] or match["called"] or match["before"] or ""
        name = place if folded(named) in FUNCTION_WORDS else named or place
        if name:
            found.add(f"{noun} {'' if match['called'] else 'of '}{folded(name)}")
    return frozenset(found)
