"""The words without which a sentence tells of no act of a party, so that it need not be analysed for one."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from testimonia.read.languages.lists import word_lists


def may_tell_act(words: AbstractSet[str], language: str) -> bool:
    """Whether a sentence with these words may tell what a party does, or that those who bear arms come."""
    if not words.isdisjoint(act_words(language)):
        return True
    return not words.isdisjoint(armed_words(language)) and not words.isdisjoint(coming_words(language))


@functools.cache
def act_words(language: str) -> frozenset[str]:
    """Words of which a sentence that tells of an act has one."""
    words = word_lists(language)
    nouns = words.listed("parties.acts.nouns") | words.listed("parties.weapons.nouns")
    phrases = words.forms("parties.acts.verbs") | words.forms("parties.acts.laying") | nouns
    return _first_words(phrases) | blame_words(language)


@functools.cache
def armed_words(language: str) -> frozenset[str]:
    """Words of which a sentence about those who bear arms has one."""
    words = word_lists(language)
    return frozenset().union(*(words.listed(f"parties.armed.{name}") for name in ("nouns", "adjectives", "with")))


@functools.cache
def coming_words(language: str) -> frozenset[str]:
    """Words of which a sentence that tells that somebody comes has one."""
    return _first_words(word_lists(language).forms("parties.acts.approach"))


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


@functools.cache
def blame_words(language: str) -> frozenset[str]:
    """Words of which a sentence that says who is behind it has one."""
    words = word_lists(language)
    return (
        words.forms("parties.blame.verbs")
        | words.forms("parties.blame.claiming")
        | frozenset(
            word
            for name in ("responsibility", "responsible", "behind")
            for word in words.listed(f"parties.blame.{name}")
        )
    )
