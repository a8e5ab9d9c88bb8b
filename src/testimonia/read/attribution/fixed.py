"""Fixed phrases that attribute: "according to", "citing", "could not be verified", and figures that speak."""

from __future__ import annotations

from collections.abc import Mapping

from testimonia.model import Act
from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Range, Statement, Subject


def fixed_phrase(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of a fixed phrase that begins at an index."""
    word = region.words[index]
    if word not in words["openers"]:
        return None
    if statement := counted_by(region, index, words):
        return statement
    length = _matches(region, index, words.phrases["according"])
    if length and (end := phrases.after(region, index + length, words)) > index + length:
        end = _joint(region, end, words)
        place = Place.BEFORE
        if region.word(end) not in (".", "") and _opens_clause(region, index, words):
            place = Place.AFTER
        elif region.word(index - 1) == region.word(end) == "," and region.tags[0] in (Tag.PREPOSITION, Tag.ADVERB):
            place = Place.AROUND
        return Statement((index, index + length), Subject((index + length, end)), place)
    if _matches(region, index, words.phrases["citing"]):
        end = phrases.after(region, index + 1, words)
        if end > index + 1:
            return Statement((index, index + 1), Subject((index + 1, end)), Place.BEFORE, cites=True)
    if length := _matches(region, index, words.phrases["unverified"]):
        return Statement((index, index + length), None, Place.BEFORE, Act.DOUBTS)
    return None


def _matches(region: Region, index: int, options: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """Number of words of the first option that stands at an index; 0 for none."""
    for option in options.get(region.words[index], ()):
        if region.words[index : index + len(option)] == list(option):
            return len(option)
    return 0


def _joint(region: Region, end: int, words: Lexicon) -> int:
    """End of a list of joint sources: "neighbours, a priest and a union"."""
    if region.word(end) != ",":
        return end
    second = phrases.after(region, end + 1, words)
    if second == end + 1 or region.words[second - 1] == "," or second - end > phrases.LONGEST:
        return end
    inside = region.words[end + 1 : second]
    if "and" in inside:
        return second if region.word(second) in (".", "", ";") else end
    if region.word(second) == "and" and (third := phrases.after(region, second + 1, words)) > second + 1:
        return third if region.word(third) in (".", "", ";") else end
    return end


def _opens_clause(region: Region, index: int, words: Lexicon) -> bool:
    previous = region.word(index - 1)
    return (
        index == 0
        or previous in ("—", "–", ";", ":", "-")
        or previous in words["contrast"]
        or (previous in ("and", "that") and region.word(index - 2) in (",", ";", ""))
    )


def document(region: Region, index: int, words: Lexicon) -> Statement | None:
    """A figure that speaks: "the port's figure is 19", "the first count of the governor stood at 12"."""
    word = region.words[index]
    counts = word.removesuffix("s") in words["counts"]
    if not counts and word not in words["documents"]:
        return None
    if counts and (statement := _comes_from(region, index, words)):
        return statement
    owner = _owner(region, index, words)
    if owner is None:
        return None
    follows = _skip(region, max(owner[1], index + 1))
    if region.word(follows) not in words["copulas"] or not (counts or region.word(follows) == ":"):
        return None
    return Statement((min(index, follows), follows + 1), Subject(owner), Place.AFTER)


def _comes_from(region: Region, index: int, words: Lexicon) -> Statement | None:
    """Whose a number is before a colon: "the lowest figure with a method behind it comes from the port: 24"."""
    for position in range(index + 1, min(len(region) - 1, index + NEARBY)):
        if region.words[position] in words["comes"] and region.words[position + 1] == "from":
            end = phrases.after(region, position + 2, words)
            colon = next((k for k in range(end, len(region)) if region.words[k] in (":", ".", ";")), None)
            if end > position + 2 and colon is not None and region.words[colon] == ":":
                return Statement(
                    (position, position + 2),
                    Subject((position + 2, end)),
                    Place.AFTER,
                    content=[(colon + 1, len(region))],
                )
    return None


def counted_by(region: Region, index: int, words: Lexicon) -> Statement | None:
    """A document or a number of somebody at the head of a clause: "by the army's count", "by the same ledger"."""
    if region.words[index] != "by" or not _opens_clause(region, index, words):
        return None
    end = phrases.after(region, index + 1, words)
    for position in range(index + 1, end):
        word = region.words[position].removesuffix("s")
        if word in words["counts"] or word in words["documents"]:
            owner = _owner(region, position, words) or (index + 1, position + 1)
            return Statement((index, max(position + 1, owner[1])), Subject(owner), Place.AFTER)
    return None


def _skip(region: Region, index: int) -> int:
    """Over an adverb, or over what stands between commas."""
    if region.tag(index) is Tag.ADVERB:
        return index + 1
    if region.word(index) != ",":
        return index
    for end in range(index + 1, min(len(region), index + NEARBY)):
        if region.words[end] == ",":
            return end + 1
    return index


def _owner(region: Region, index: int, words: Lexicon) -> Range | None:
    """The words for whose document it is: "the army's count", "the count of the mayor", "estimates by historians"."""
    if region.word(index + 1) in ("of", "from", "by"):
        end = phrases.after(region, index + 2, words)
        if region.word(index + 1) != "by" and region.word(end) == "by":
            return (end + 1, last) if (last := phrases.after(region, end + 1, words)) > end + 1 else None
        somebody = region.tag(index + 2) in (Tag.DETERMINER, Tag.NAME)
        if end > index + 2 and somebody and region.words[end - 1] not in words["counted"]:
            return index + 2, end
    start = phrases.before(region, index, words)
    for position in range(index - 1, start - 1, -1):
        if region.words[position].endswith(("'s", "s'")):
            return start, position + 1
    return None
