"""Groups: the words of a verb with its auxiliaries, adverbs, days and verbs of beginning."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.read.attribution.lexicon import Form, Lexicon, Verb
from testimonia.read.attribution.region import Region, Tag

_YEAR = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The words of a verb: "has also been", "on Tuesday", "went on to".

    Args:
        start: where they begin.
        passive, negated: what they make of the verb.
        infinitive: whether the verb is an infinitive that hangs on something else ("asked to explain").
    """

    start: int
    passive: bool = False
    negated: bool = False
    infinitive: bool = False


def group_of(region: Region, index: int, verb: Verb, words: Lexicon) -> Group:
    """Back from a verb over its auxiliaries, adverbs, days and verbs of beginning."""
    back, timed = index, False
    while back > 0:
        tag, word = region.tags[back - 1], region.words[back - 1]
        if f"{region.word(back - 2)} {word}" in words["at_first"]:
            back -= 1
        elif tag in (Tag.ADVERB, Tag.AUXILIARY) or (
            word in words["floating"] and tag is not Tag.NAME and region.tag(back - 2) is not Tag.DETERMINER
        ):
            pass
        elif tag is Tag.TIME or (tag is Tag.NUMBER and _dates(region, back - 2)):
            timed = True
        elif word == "to" and back > 1:
            governor = _governor(region, back - 2, words)
            if governor is None:
                return Group(back - 1, infinitive=True)
            back = governor + 1
        elif not (timed and (word in ("on", "in", "at", "that", "for") or tag is Tag.DETERMINER)) and not (
            verb.form is Form.PARTICIPLE and word in words["aspects"]
        ):
            break
        back -= 1
    inside = region.words[back:index]
    negated = region.word(back - 1) == "nor" or any(
        word in words["negations"] or word.endswith("n't") or word in words["failing"] for word in inside
    )
    helpers = [word for word in inside if word in words.classes and words.classes[word] is Tag.AUXILIARY]
    passive = verb.form is Form.PAST and bool(helpers) and helpers[-1] in words["being"]
    return Group(back, passive, negated)


def _dates(region: Region, index: int) -> bool:
    """Whether the word before a number makes a date of it: "in 1947", "March 3"."""
    return region.tag(index) is Tag.TIME or (
        region.word(index) in ("in", "since") and len(region.word(index + 1)) == _YEAR
    )


def _governor(region: Region, index: int, words: Lexicon) -> int | None:
    """The word of beginning, trying or seeming before "to", over days: "went on to", "struggled on Friday to"."""
    for position in range(index, max(-1, index - 4), -1):
        word = region.words[position]
        if word in words["aspects"]:
            return position
        if region.tags[position] not in (Tag.ADVERB, Tag.TIME, Tag.PREPOSITION):
            return None
    return None
