"""Those aboard of whom a later sentence tells that nobody lived: "with 44 on board … There were no survivors"."""

from __future__ import annotations

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentences import Sentences
from testimonia.read.languages.lists import word_lists

_REACH = 3
"""Sentences, that with the words included, in which it is told how many were aboard."""

_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED})


def all_lost(sentences: Sentences, at: int) -> tuple[int, Harmed] | None:
    """Those who were aboard, and the index of the sentence that counts them; None where nothing tells of their loss.

    Args:
        sentences: the sentences of the report.
        at: the sentence that may tell that nobody lived.
    """
    lists = word_lists(sentences.language)
    if lists.pattern("harm.lost_all.told").search(sentences.text(at).lower()) is None:
        return None
    for index in range(at, max(at - _REACH, -1), -1):
        if lists.pattern("harm.lost_all.aboard").search(sentences.text(index).lower()) is None:
            continue
        sentence = sentences.analysed(index)
        for noun, group in enumerate(sentence.groups):
            if group.people is not None and group.people.kind in _NUMBERS and not group.senses:
                return index, Harmed(noun, group.people, Harm.KILLED, "no-survivors")
    return None
