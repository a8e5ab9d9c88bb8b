"""Documents and numbers that speak for whoever issued them: "the port's figure is 19", "by the army's count"."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Range, Statement, Subject

_NOMINAL = (Tag.NOUN, Tag.NAME)


def document(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of a document or a number at an index, and of whoever owns it."""
    if region.words[index] == "by":
        return _counted_by(region, index, words) or _in_whose(region, index, words)
    if region.words[index] in ("in", "on"):
        return _in_whose(region, index, words)
    if _is_count(region.words[index], words):
        return _comes_from(region, index, words) or _owned(region, index, words)
    return _owned(region, index, words) if region.words[index] in words["documents"] else None


def _owned(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of an owner whose number follows: "the army's figure of 40", "the port's figure is 19"."""
    owner, counts = _owner(region, index, words), _is_count(region.words[index], words)
    if owner is None:
        return None
    if counts and region.word(index + 1) == "of" and phrases.number_at(region, index + 2, words):
        return Statement((index, index + 2), Subject(owner), Place.AFTER)
    follows = _skip(region, max(owner[1], index + 1), words)
    colon = region.word(follows) == ":"
    if colon or (counts and region.word(follows) in words["copulas"] and _has_number(region, follows, words)):
        return Statement((min(index, follows), follows + 1), Subject(owner), Place.AFTER)
    return None


def opens_clause(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a clause begins at an index: at the head of its sentence, after a dash, "but", ", that"."""
    previous = region.word(index - 1)
    return (
        index == 0
        or previous in ("—", "–", ";", ":", "-")
        or previous in words["contrast"]
        or (previous in ("and", "that") and region.word(index - 2) in (",", ";", ""))
        or (previous == "," and region.word(index - 2) in ("that", "and"))
    )


def _has_number(region: Region, start: int, words: Lexicon) -> bool:
    """Whether a number, or a quotation that may hold one, follows."""
    return any(
        region.tags[k] in (Tag.NUMBER, Tag.QUOTE) or region.words[k] in words["numerals"]
        for k in range(start, len(region))
    )


def _is_count(word: str, words: Lexicon) -> bool:
    return word.removesuffix("s") in words["counts"]


def _counted_by(region: Region, index: int, words: Lexicon) -> Statement | None:
    """A document or a number of somebody at the head of a clause: "by the army's count", "by the same ledger"."""
    end = phrases.after(region, index + 1, words)
    opens = opens_clause(region, index, words)
    if not opens and not region.word(index - 1) == region.word(end) == ",":
        return None
    if not any(region.tags[k] in (Tag.DETERMINER, Tag.NAME) for k in range(index + 1, end)):
        return None
    for position in range(index + 1, end):
        if region.tags[position] is Tag.DETERMINER and position > index + 1 and region.tags[position - 1] in _NOMINAL:
            return None
        if _is_count(region.words[position], words) or region.words[position] in words["documents"]:
            owner = _owner(region, position, words) or (index + 1, position + 1)
            cue = (index, max(position + 1, owner[1]))
            return Statement(cue, Subject(owner), Place.AFTER if opens else Place.AROUND)
    return None


def _in_whose(region: Region, index: int, words: Lexicon) -> Statement | None:
    """Whose telling it is: "in the governor's reckoning", ", by the sexton's account,"."""
    if words["accounts"].isdisjoint(region.words[index + 2 : index + NEARBY]):
        return None
    told = next(k for k in range(index + 2, index + NEARBY) if region.word(k) in words["accounts"])
    owner = told - 1
    if not region.words[owner].endswith(("'s", "s'")):
        return None
    if any(region.tags[k] not in (*_NOMINAL, Tag.DETERMINER) for k in range(index + 1, owner)):
        return None
    behind = region.word(told + 1)
    opens = opens_clause(region, index, words)
    if not opens and behind not in (",", ".", ";", ""):
        return None
    around = region.word(index - 1) == behind == ","
    place = Place.AFTER if opens else Place.AROUND if around else Place.BEFORE
    return Statement((index, told + 1), Subject((index + 1, owner + 1)), place)


def _comes_from(region: Region, index: int, words: Lexicon) -> Statement | None:
    """Whose a number is before a colon: "the lowest figure with a method behind it comes from the port: 24"."""
    for position in range(index + 1, min(len(region) - 1, index + NEARBY)):
        if region.words[position] in words["comes"] and region.words[position + 1] == "from":
            end = phrases.after(region, position + 2, words)
            colon = next((k for k in range(end, len(region)) if region.words[k] in (":", ".", ";")), None)
            if end == position + 2 or colon is None or region.words[colon] != ":":
                return None
            content = [(colon + 1, len(region))]
            return Statement((position, position + 2), Subject((position + 2, end)), Place.AFTER, content=content)
    return None


def _skip(region: Region, index: int, words: Lexicon) -> int:
    """Over an adverb, over what stands between commas, or over whom it counts: "its figure FOR THE WOUNDED is"."""
    if region.word(index) == "for":
        return phrases.after(region, index + 1, words)
    if region.tag(index) is Tag.ADVERB:
        return index + 1
    if region.word(index) != ",":
        return index
    for end in range(index + 1, min(len(region), index + NEARBY)):
        if region.words[end] == ",":
            return end + 1
    return index


def _owner(region: Region, index: int, words: Lexicon) -> Range | None:
    """Whose it is: "the army's count", "the count of the mayor", "estimates by historians", "the list issued by"."""
    first = index + 1 + (region.word(index + 1) in words["issued"])
    if region.word(first) in ("of", "from", "by"):
        end = phrases.after(region, first + 1, words)
        if region.word(first) != "by" and region.word(end) == "by":
            last = phrases.after(region, end + 1, words)
            return (end + 1, last) if last > end + 1 else None
        somebody = region.tag(first + 1) in (Tag.DETERMINER, Tag.NAME) or region.word(first + 1) in words["people"]
        inside = region.words[first + 1 : end]
        nobodys = inside[-1:] and (inside[-1] in words["counted"] or not words["happenings"].isdisjoint(inside))
        if end > first + 1 and somebody and not nobodys:
            return first + 1, end
    start = phrases.before(region, index, words)
    for position in range(index - 1, start - 1, -1):
        if region.words[position].endswith(("'s", "s'")):
            return start, position + 1
    return None
