"""Numbers that are somebody's figure for what the report has just counted: "the ministry put it at 61"."""

from __future__ import annotations

from collections.abc import Iterable

from testimonia.model import Harm, Role
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.frames import Link
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentence import LISTS, Sentence
from testimonia.read.harm.topic import Topic
from testimonia.read.harm.wordlists import lemmas, listed

_MOST_SENTENCES = 2
"""Sentences after a count in which a bare number can still be a rival figure for it."""

_PASSED = frozenset(
    {Part.PREPOSITION, Part.OF, Part.NOUN, Part.PRONOUN, Part.TIME, Part.ADVERB, Part.QUOTE, Part.COMMA, Part.AND}
)


def figures_of(
    sentence: Sentence, taken: Iterable[int], links: Iterable[Link], topic: Topic | None, language: str
) -> list[Harmed]:
    """The bare numbers of a sentence that are figures for what was counted before, or for a parallel count.

    Args:
        sentence: the sentence.
        taken: noun groups that are told of otherwise.
        links: the people of the sentence with words of harm of their own.
        topic: what the report has counted before the sentence.
        language: whose words to use.
    """
    verbs = lemmas(language, "tolls", "figures", "verbs")
    nouns = listed(language, "tolls", "figures", "nouns")
    taken = set(taken)
    hosts = {link.noun: link.harm for link in links}
    found: list[Harmed] = []
    for at, group in enumerate(sentence.groups):
        people = group.people
        if people is None or at in taken or people.kind not in (PeopleKind.BARE, PeopleKind.VAGUE) or group.senses:
            continue
        host = max((noun for noun in hosts if noun < at), default=None)
        harm = hosts[host] if host is not None else (topic.harm if topic else None)
        if harm is None or not _stands_free(sentence, at):
            continue
        near = host is not None or (topic is not None and topic.age <= _MOST_SENTENCES)
        if host is not None and _is_parallel(sentence, host, at):
            found.append(Harmed(at, people, harm, "parallel"))
            hosts[at] = harm
        elif near and _is_told(sentence, at, verbs, nouns):
            found.append(Harmed(at, people, harm, "figure"))
            hosts[at] = harm
    return found


def _stands_free(sentence: Sentence, at: int) -> bool:
    """Whether a number stands alone: no noun and no verb of its own follows."""
    return sentence.part(at + 1) not in (Part.NOUN, Part.VERB, Part.STATE, Part.PRONOUN)


def _is_parallel(sentence: Sentence, host: int, at: int) -> bool:
    """Whether a number is one more in a row of like phrases: "five were killed in Orvek and seven in Pellin"."""
    before = sentence.before(at)
    if sentence.part(before) in LISTS:
        return sentence.part(at + 1) is Part.PREPOSITION and not _broken(sentence, host, at)
    if sentence.part(before) is not Part.PREPOSITION:
        return False
    return _opens_with(sentence, host, sentence.low(before)) and not _broken(sentence, host, at)


def _broken(sentence: Sentence, host: int, at: int) -> bool:
    between = {sentence.part(k) for k in range(host + 1, at)}
    return not between & LISTS or bool(between & {Part.STOP, Part.WHO, Part.SUBORDINATE, Part.COLON, Part.THAT})


def _opens_with(sentence: Sentence, host: int, preposition: str) -> bool:
    return any(sentence.low(k) == preposition for k in range(max(0, host - 3), host))


def _is_told(sentence: Sentence, at: int, verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether a verb or a noun of figures governs the number."""
    k = at - 1
    while k >= 0:
        group = sentence.groups[k]
        if group.part is Part.VERB:
            told = group.head.low in verbs or group.head.part is Part.BE
            return told and not group.senses
        if group.part is Part.NOUN and group.head.low in nouns:
            return True
        if group.part not in _PASSED or (group.people is not None and group.people.kind is not PeopleKind.BARE):
            return False
        k -= 1
    return False


def earlier_role(sentence: Sentence, at: int, words: frozenset[str]) -> Role | None:
    """EARLIER where "from" or "not" stands before a figure: it was replaced."""
    return Role.EARLIER if sentence.low(sentence.before(at)) in words else None


__all__ = ["Harm", "figures_of"]
