"""Tags: what each word of a region is, from closed classes of words and from the words beside it."""

from __future__ import annotations

from testimonia.read.attribution.lexicon import Form, Lexicon
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.verbs import describes, is_cue

_SHORTEST_ADVERB = 6
_SHORTEST_PAST = 5
_INSIDE_NAMES = frozenset("&-'/")


def tagged(region: Region, words: Lexicon) -> Region:
    """Set the tags of a region's words; from left to right, so that each can rely on those before it."""
    region.tags = [_alone(region, index, words) for index in range(len(region))]
    for index, word in enumerate(region.words):
        tag = region.tags[index]
        if tag not in (Tag.NOUN, Tag.NAME, Tag.VERB):
            continue
        verb = words.verbs.get(word)
        if verb and is_cue(region, index, verb, words):
            region.tags[index] = Tag.CUE
        elif tag is Tag.VERB and describes(region, index, words):
            region.tags[index] = Tag.NOUN
        elif verb and tag is Tag.NOUN and verb.form is Form.PAST and not describes(region, index, words):
            region.tags[index] = Tag.VERB
    return region


def _alone(region: Region, index: int, words: Lexicon) -> Tag:
    """What a word is by itself."""
    word = region.words[index]
    if not word[0].isalpha():
        return _mark_or_number(region, index)
    capital = region.is_name(index) and not region.titled
    inside = capital and index > 0 and region.words[index - 1] not in (QUOTE, ".", ":", "?", "!")
    tag = words.classes.get(word) or _contracted(word, words)
    if word in words["calendar"] and (capital or region.upper):
        tag = Tag.TIME
    elif tag and inside and _is_named(region, index, tag):
        tag = Tag.NAME
    return tag or (Tag.NAME if inside else _open(word, words, capital=capital))


def _mark_or_number(region: Region, index: int) -> Tag:
    word = region.words[index]
    if word == QUOTE:
        return Tag.QUOTE
    if word[0].isalnum():
        return Tag.NUMBER
    return Tag.NOUN if word in _INSIDE_NAMES and 0 < index < len(region) - 1 else Tag.MARK


def _is_named(region: Region, index: int, tag: Tag) -> bool:
    """Whether a word of a class is a name where it has a capital: "WHO", "US", "Will", "Dawn Group"."""
    raw = region.raw(index)
    return (raw.isupper() and len(raw) > 1) or tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.TIME)


def _contracted(word: str, words: Lexicon) -> Tag | None:
    """A pronoun or an auxiliary with what it is written together with: "he's", "hasn't"."""
    if word.endswith("n't"):
        return Tag.AUXILIARY
    stem, apostrophe, ending = word.partition("'")
    tag = words.classes.get(stem) if apostrophe and ending in words["contractions"] else None
    return tag if tag in (Tag.PRONOUN, Tag.RELATIVE) else None


def _open(word: str, words: Lexicon, *, capital: bool) -> Tag:
    """What a word of no closed class is, from its ending."""
    if word.endswith("ly") and len(word) >= _SHORTEST_ADVERB:
        return Tag.ADVERB
    past = word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in words["described"]
    if past or word in words["other_verbs"]:
        return Tag.VERB
    return Tag.NAME if capital and word not in words.verbs else Tag.NOUN
