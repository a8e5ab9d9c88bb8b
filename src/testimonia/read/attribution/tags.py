"""Tags: what each word of a region is, from closed classes of words and from the words beside it."""

from __future__ import annotations

import functools

from testimonia.read.attribution.lexicon import Form, Lexicon, lexicon
from testimonia.read.attribution.region import QUOTE, Region, Tag
from testimonia.read.attribution.verbs import describes, is_cue

_SHORTEST_ADVERB = 6
_SHORTEST_PAST = 5
_INSIDE_NAMES = frozenset("&-'/")
_BEFORE_SENTENCES = frozenset((QUOTE, ".", ":", "?", "!"))
_OPEN = frozenset((Tag.NOUN, Tag.NAME, Tag.VERB))


def tagged(region: Region, words: Lexicon) -> Region:
    """Set the tags of a region's words; from left to right, so that each can rely on those before it."""
    small = [_small(word) for word in region.words]
    region.tags = [
        _with_capital(region, index, words) if capital else small[index] or _mark(region, index)
        for index, capital in enumerate(region.capitals)
    ]
    for index, word in enumerate(region.words):
        tag = region.tags[index]
        if word == "day" and region.words[max(0, index - 2) : index] == ["of", "the"]:
            region.tags[index] = Tag.NOUN  # "the government of the day"
        if tag not in _OPEN:
            continue
        verb = words.verbs.get(word)
        if verb and is_cue(region, index, verb, words):
            region.tags[index] = Tag.CUE
        elif tag is Tag.VERB and describes(region, index, words):
            region.tags[index] = Tag.NOUN
        elif verb and tag is Tag.NOUN and verb.form is Form.PAST and not describes(region, index, words):
            region.tags[index] = Tag.VERB
    return region


@functools.lru_cache(maxsize=1 << 16)
def _small(word: str) -> Tag | None:
    """What a word is by itself, written small; None for a mark, which its neighbours decide."""
    words = lexicon()
    if not word[0].isalpha():
        return Tag.NUMBER if word[0].isalnum() else None
    return words.classes.get(word) or _contracted(word, words) or _open(word, words)


def _with_capital(region: Region, index: int, words: Lexicon) -> Tag:
    """What a word with a capital is: a name, unless it begins a sentence or all words have capitals."""
    word = region.words[index]
    tag = words.classes.get(word) or _contracted(word, words)
    if word in words["calendar"]:
        return Tag.TIME
    if region.upper or region.titled:
        return tag or _open(word, words)
    if index > 0 and region.words[index - 1] not in _BEFORE_SENTENCES:
        return Tag.NAME if tag is None or _is_named(region, index, tag) else tag
    if tag is None and word not in words.verbs and index + 1 < len(region) and region.capitals[index + 1]:
        return Tag.NAME  # "Rose Tarn said"
    return tag or (_open(word, words) if word in words.verbs else _open(word, words, noun=Tag.NAME))


def _mark(region: Region, index: int) -> Tag:
    word = region.words[index]
    if word == QUOTE:
        return Tag.QUOTE
    inside = word in _INSIDE_NAMES and 0 < index < len(region) - 1
    return Tag.NOUN if inside and not (word == "-" and _stands_apart(region, index)) else Tag.MARK


def _stands_apart(region: Region, index: int) -> bool:
    """Whether spaces stand on both sides of a mark: such a hyphen is a dash, "14 June 2020 - The ministry"."""
    return region.ends[index - 1] < region.starts[index] and region.ends[index] < region.starts[index + 1]


def _is_named(region: Region, index: int, tag: Tag) -> bool:
    """Whether a word of a class is a name where it has a capital: "WHO", "US", "Will", "Dawn Group"."""
    raw = region.raw(index)
    named = tag is Tag.DETERMINER and index > 1 and region.capitals[index - 2]
    linked = named and region.words[index - 1] in ("for", "of")  # "Doctors for All"
    return (raw.isupper() and len(raw) > 1) or linked or tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.TIME)


def _contracted(word: str, words: Lexicon) -> Tag | None:
    """A pronoun or an auxiliary with what it is written together with: "he's", "hasn't"."""
    if word.endswith("n't"):
        return Tag.AUXILIARY
    stem, apostrophe, ending = word.partition("'")
    tag = words.classes.get(stem) if apostrophe and ending in words["contractions"] else None
    return tag if tag in (Tag.PRONOUN, Tag.RELATIVE) else None


def _open(word: str, words: Lexicon, *, noun: Tag = Tag.NOUN) -> Tag:
    """What a word of no closed class is, from its ending."""
    if word.endswith("ly") and len(word) >= _SHORTEST_ADVERB:
        return Tag.ADVERB
    past = word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in words["never_verbs"]
    if past or word in words["other_verbs"]:
        return Tag.VERB
    return noun
