"""Records: registers, monuments and files that state a figure: "the parish book has 26", "is on the clinic's list"."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import Place, Statement, Subject

_REACH = 20
"""Words within which the verb of a record stands behind it: "the book of Orlen, a mile downstream, ENTERS"."""

_FIGURE = 6
"""Words behind that verb within which it states a figure: "enters the burial of 26"."""

_LISTED = 3
"""Words back from "on the list" to the verb of those who stand on it: "ARE still all on"."""


def recorded(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of a record at an index, as far as it states a figure or people are said to stand on it."""
    if region.words[index] in words["listed"]:
        return _has_names(region, index, words)
    if region.words[index] not in words["records"] or region.tags[index] not in (Tag.NOUN, Tag.NAME):
        return None
    start = phrases.before(region, index + 1, words)
    if start == index + 1:
        return None
    if _stand_on(region, start, words):
        return Statement((start - 1, start), Subject((start, _end(region, index, words)), follows=True), Place.BEFORE)
    verb = None if region.tag(start - 1) is Tag.PREPOSITION else _stating(region, index, words)
    if verb is None or not _states_figure(region, verb + 1, words):
        return None
    end = min(verb, _end(region, index, words))
    return Statement((verb, verb + 1), Subject((start, end)), Place.AFTER)


def _has_names(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of whoever has so many names: "the Centre in Velko HAS 37 NAMES"."""
    verb = next((k for k in range(index - 1, max(0, index - _FIGURE), -1) if region.words[k] in words["stating"]), 0)
    if not verb or not phrases.number_at(region, verb + 1, words):
        return None
    start = phrases.before(region, verb, words)
    speaks = start < verb and region.tag(start - 1) is not Tag.PREPOSITION
    return Statement((verb, verb + 1), Subject((start, verb)), Place.AFTER) if speaks else None


def _end(region: Region, index: int, words: Lexicon) -> int:
    """Where the words for a record end: "the list of the Search Unit"."""
    return max(index + 1, phrases.after(region, index, words))


def _stand_on(region: Region, start: int, words: Lexicon) -> bool:
    """Whether somebody is said before a record to stand on it: "are still ON the list", "figure IN the register"."""
    if region.word(start - 1) not in ("on", "in"):
        return False
    back = start - 2
    while back > start - 2 - _LISTED and region.tag(back) is Tag.ADVERB:
        back -= 1
    return region.word(back) in words["standing_on"]


def _stating(region: Region, index: int, words: Lexicon) -> int | None:
    """The verb with which a record states something, behind what describes the record."""
    aside = False
    for position in range(index + 1, min(len(region), index + _REACH)):
        word, tag = region.words[position], region.tags[position]
        if word in (",", "(", ")"):
            aside = not aside
        elif not aside and word in words["stating"]:
            return position
        elif tag is Tag.CUE and region.tag(position + 1) is Tag.PREPOSITION:
            continue  # "the ledger FOUND behind a stove"
        elif tag in (Tag.AUXILIARY, Tag.CUE, Tag.MARK) and not aside:
            return None
    return None


def _states_figure(region: Region, start: int, words: Lexicon) -> bool:
    """Whether a number, or a quotation with one, follows."""
    for position in range(start, min(len(region), start + _FIGURE)):
        if region.tags[position] is Tag.QUOTE:
            return any(map(str.isdigit, region.raw(position)))
        if region.tags[position] in (Tag.MARK, Tag.CUE, Tag.AUXILIARY):
            return False
        if phrases.number_at(region, position, words):
            return True
    return False
