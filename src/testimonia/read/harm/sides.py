"""Sides: whether people are of the party that is said to have done it, and so not harmed by it."""

from __future__ import annotations

import re

from testimonia.read.languages.lists import WordLists

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GENITIVE = re.compile(r"['’]s\b")
_SHORTEST = 4
"""Letters of the shortest word that tells by itself that two are the same."""


def folded_words(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


def are_of(people: str, party: str, words: WordLists) -> bool:
    """Whether people are of a party themselves: "three of the gunmen", "two of the attackers".

    Args:
        people: the words for those who were harmed.
        party: the words for who is said to have done it.
        words: the word lists of the language.
    """
    harmed, doers = (folded_words(_GENITIVE.sub("", text)) for text in (people, party))
    if not words.listed("parties.own.nouns").isdisjoint(harmed):
        return True
    official, irregular = (words.listed(f"parties.sides.{side}") for side in ("official", "irregular"))
    if not official.isdisjoint(doers):
        return not official.isdisjoint(harmed)
    if irregular.isdisjoint(doers) and _is_adjective(party, words):
        return not harmed.isdisjoint(doers)  # "three rebels were killed in a KESTRIAN raid"
    same = {word.rstrip("s") for word in harmed} & {word.rstrip("s") for word in doers if len(word) >= _SHORTEST}
    return bool(same) or not irregular.isdisjoint(harmed)


def _is_adjective(party: str, words: WordLists) -> bool:
    """Whether a party is only told by the adjective of a people or the letters of a state: "Kestrian", "US"."""
    low = party.lower()
    people = low.endswith(tuple(words.listed("parties.peoples.endings")))
    return " " not in party and party[:1].isupper() and (people or low in words.listed("parties.peoples.short"))
