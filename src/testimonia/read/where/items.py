"""The place of an item of a list within one sentence: "Orvek: 12 dead; Tesk: four dead", "in Orvek (12 dead)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Span
from testimonia.read.languages.lists import word_lists
from testimonia.read.where.belief import CELL
from testimonia.read.where.context import Token, tokens_of
from testimonia.read.where.lexicon import PartWords
from testimonia.read.where.look import Found, Look, Unnamed
from testimonia.read.where.naming import Naming, Part

LONGEST_LABEL = 80  # characters from the name that heads an item to its number

_OPENS = re.compile(r"(?:\A|[;:•*|]|(?<!\S)[–—-])\s*(?:and )?(?:\(?\w{1,3}[.)]\s*)?\Z")
_BEFORE = 12  # characters before the name that are looked at
_ENDS = re.compile(r";|\s\(\w{1,3}\)\s")
_TOTAL = re.compile(r"[\s\-–—•*|]*([^\W\d_]+)\s*(?:[:|\t–—-]\s*|\s)(?=\d)")
"""A row whose label is one word."""

_ROW = re.compile(r"\s*[:|\t–—-]?\s*\d")
_MARKS = (":", "–", "—", "-")


def labelled(look: Look) -> Naming | None:
    """The place that heads the item in which a number stands, unless the item has a site of its own behind it."""
    text, count = look.scenes.report.text, look.anchor.count
    for one in reversed(look.here):
        if one.words.end >= count.start:
            continue
        gap = Span(one.words.end, count.start)
        row = CELL in text[gap.start : gap.end]
        if (gap.end - gap.start > LONGEST_LABEL and not row) or _ENDS.search(text, gap.start, gap.end):
            return None
        opening = max(look.sentence.start, one.words.start - _BEFORE)
        if _OPENS.search(text[opening : one.words.start]) and (
            row or _is_label(tokens_of(text, gap), look.here, look.scenes.words)
        ):
            return None if _own_site(look, one) else one
    return None


def _is_label(tokens: Sequence[Token], here: Sequence[Naming], words: PartWords) -> bool:
    """Do words after a name make it the label of what follows: nothing but days and places before a colon or a dash?"""
    for token in tokens:
        if token.low in _MARKS:
            return True
        named = any(token.inside(one.words) for one in here)
        if not (
            named or token.low in words.time or token.low in words.small or token.low[0].isdigit() or token.low in ",()"
        ):
            return False
    return False


def _own_site(look: Look, label: Naming) -> bool:
    """Has the item of a label a site of its own?"""
    text = look.scenes.report.text
    ends = _ENDS.search(text, look.anchor.count.end, look.sentence.end)
    end = ends.start() if ends else look.sentence.end
    return any(one.part is Part.SITE and label.words.end < one.words.start < end for one in look.here)


def total_of_rows(look: Look) -> Found | None:
    """The place of a report for the last row of a list or table: "Total | 41 | 91" is not of the row above."""
    scenes, text = look.scenes, look.scenes.report.text
    opened = _TOTAL.match(text, look.sentence.start, look.sentence.end)
    if opened is None or opened[1].lower() not in word_lists("en").listed("tolls.items.totals"):
        return None
    lead = scenes.lead
    if lead is None or _is_row(text, lead):
        return scenes.pointers.country or Unnamed.COUNTRY
    return lead


def _is_row(text: str, label: Naming) -> bool:
    """Whether a name is the label of a row: it opens its line, and a number follows."""
    opens = text[max(0, label.words.start - _BEFORE) : label.words.start].rpartition("\n")[2]
    return not any(map(str.isalpha, opens)) and _ROW.match(text, label.words.end) is not None


def bracketed(look: Look) -> Naming | None:
    """The place before the brackets in which a number stands: "in Orvek (12 dead) and Tesk (four)"."""
    text, count = look.scenes.report.text, look.anchor.count
    opening = text.rfind("(", look.sentence.start, count.start)
    if opening < 0 or text.find(")", opening, count.start) >= 0:
        return None
    return next(
        (one for one in look.here if one.words.end in (opening, opening - 1) and one.part is not Part.TELLING), None
    )
