# ruff: noqa: E501 - patterns, to be moved to the word lists
"""What a count is of: a toll, an addition to one, a part of one, or a toll that was replaced."""

from __future__ import annotations

import re

from testimonia.model import Role, Span

_MORE = re.compile(r"\b(?:more(?! than)|another|further|additional)\b", re.IGNORECASE)
_EARLIER_BEFORE = re.compile(
    r"\b(?:up|down|revised|raised|lowered) from(?: the)?(?: (?:earlier|previous|initial)[\w ]{0,20})?\W*$"
    r"|\b(?:earlier|previous|initial|first|preliminary|original|old)\b[\w’' ]{0,40}\b(?:count|toll|figure|number|report|reports|tally|version|estimate)s?\b[^.;]*$"
    r"|\b(?:initially|previously|originally|erroneously)\b[^.;]*$"
    r"|\b(?:had|has) (?:still |earlier |previously |initially |first |already )*(?:put|spoken|stood|reported|given|announced)\b[^.;]*$"
    r"|\buntil (?:now|then)\b[^;]*$|\ban hour ago\b[^;]*$|\bnot\s+[“\"]?$|\bfirst reports\b[^;]*$",
    re.IGNORECASE,
)
_EARLIER_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:previously|earlier|initially|at first|later (?:abandoned|revised|corrected))\b", re.IGNORECASE
)


def role_of(text: str, sentence: Span, count: Span) -> Role:
    """What the words around a count say that it is of."""
    if _MORE.search(text, count.start, count.end):
        return Role.INCREMENT
    before = text[sentence.start : count.start]
    if _EARLIER_BEFORE.search(before[-160:]):
        return Role.EARLIER
    following = text[count.end : count.end + 12]
    if re.match(r"\s+(?:more|further)\b(?! than)", following):
        return Role.INCREMENT
    return Role.TOTAL
