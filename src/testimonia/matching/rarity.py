"""How rare a term is among reports: fixed, so that how alike two reports are depends on these two alone."""

from __future__ import annotations

import functools
import math
import re

from testimonia.matching.english import english
from testimonia.matching.terms import Form

SHARE = {Form.WORD: 0.0005, Form.NAME: 0.002, Form.FULL_NAME: 0.0008, Form.NUMBER: 0.005}
"""Share of reports that hold a typical term of each form that is not among the common words, to the order of magnitude.
A word that is not common is rarer than a name: names are of places and offices as often as of people."""

SHORT_NUMBER = 0.03
"""Share of reports that hold a given number of one or two digits."""

YEAR = re.compile("(?:19|20)[0-9]{2}")

LONG = 3
"""Digits from which a number is a telling one."""


@functools.lru_cache(maxsize=100_000)
def rarity(term: str, form: Form) -> float:
    """How much it says that two reports both have a term: minus the natural logarithm of the share that holds it."""
    return -math.log(share(term, form))


def share(term: str, form: Form) -> float:
    """Share of reports that hold a term, 0 to 1.

    Args:
        term: as `terms_of` gives it.
        form: what it looks like.
    """
    if form is Form.NUMBER and YEAR.fullmatch(term):
        return 1.0  # when harm happened is compared as dates, not as words
    if form is Form.NUMBER:
        return SHARE[form] if len(term) >= LONG else SHORT_NUMBER
    if form is Form.FULL_NAME:
        return max(SHARE[form], math.prod(common().get(part, 0.0) for part in term.split()))
    return max(SHARE[form], common().get(term, 0.0))


@functools.cache
def common() -> dict[str, float]:
    """The common words with the share of reports that hold each."""
    return {word: group["share"] for group in english()["words"] for word in group["in"].split()}
