"""Who is said to have done it: the subject of an active word of harm, or the agent after "by"."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.harm.items import Item

_IMPERSONAL = frozenset(
    [
        "it",
        "that",
        "which",
        "this",
        "what",
        "there",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "explosion",
        "blast",
        "fire",
        "earthquake",
        "quake",
        "flood",
        "floods",
        "storm",
        "crash",
        "collision",
        "accident",
        "landslide",
        "avalanche",
        "tsunami",
        "hurricane",
        "cyclone",
        "typhoon",
        "disease",
        "war",
        "fighting",
        "violence",
        "clashes",
        "clash",
        "conflict",
        "attack",
        "attacks",
        "shooting",
        "incident",
        "bomb",
        "crush",
        "stampede",
        "epidemic",
        "outbreak",
        "famine",
        "heat",
        "one",
    ]
)
_MOST_WORDS = 8


def agent_of(text: str, items: Sequence[Item], trigger: int) -> str | None:
    """The words for the alleged perpetrator of one word of harm; None where the clause names none."""
    if items[trigger].voice == "right" and (subject := _words_before(items, trigger)):
        return _words(text, items, subject)
    for j in range(trigger + 1, min(len(items), trigger + 6)):
        if items[j].kind == "by":
            return _words(text, items, _words_after(items, j))
        if items[j].kind in ("stop", "comma", "harm"):
            break
    return None


def _words_before(items: Sequence[Item], trigger: int) -> range:
    j = trigger - 1
    while j >= 0 and items[j].kind in ("adverb", "have", "be", "modal", "who", "quote"):
        j -= 1
    end = j
    while (
        j >= 0
        and items[j].kind in ("word", "people", "determiner", "of", "preposition", "quote", "and")
        and end - j < _MOST_WORDS
    ):
        j -= 1
    return range(j + 1, end + 1)


def _words_after(items: Sequence[Item], by: int) -> range:
    j = by + 1
    while (
        j < len(items)
        and items[j].kind in ("word", "people", "determiner", "of", "quote", "and")
        and j - by <= _MOST_WORDS
    ):
        j += 1
    return range(by + 1, j)


def _words(text: str, items: Sequence[Item], stretch: range) -> str | None:
    """The words of a stretch of items without what merely introduces them; None where they name nobody."""
    indices = list(stretch)
    while indices and items[indices[0]].kind in ("determiner", "preposition", "of", "quote", "and"):
        indices.pop(0)
    while indices and items[indices[-1]].kind in ("determiner", "preposition", "of", "quote", "and"):
        indices.pop()
    if not indices or items[indices[-1]].low in _IMPERSONAL:
        return None
    return text[items[indices[0]].start : items[indices[-1]].end]
