"""What a count is of: a toll, an addition to one, a part of one, or a toll that was replaced."""

from __future__ import annotations

from testimonia.model import Role
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.topic import Topic

_TOLLS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})
"""What can be a toll that was replaced; a person cannot."""

_LOOKED_AT = 160
"""Code points before a count in which words tell that it was replaced."""


def role_of(sentence: Sentence, harmed: Harmed, topic: Topic | None) -> Role:
    """What the words around a count say that it is of.

    Args:
        sentence: the sentence.
        harmed: the people who are counted.
        topic: what the report has counted before.
    """
    if harmed.people.kind is PeopleKind.ZERO:
        return Role.TOTAL
    if harmed.role is not None:
        return harmed.role
    if harmed.people.kind in _TOLLS and _is_earlier(sentence, harmed):
        return Role.EARLIER
    if harmed.rule == "among" or (harmed.trigger is not None and "among " in sentence.low(harmed.trigger)):
        return Role.SUBSET
    if _is_added(sentence, harmed) and (topic is None or harmed.harm in topic.told):
        return Role.INCREMENT
    return Role.TOTAL


def _is_added(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether "another", "two more" and the like add the count to one before."""
    start, end = sentence.start(harmed.noun), sentence.end(harmed.noun)
    words = sentence.text[start : end + len(" further")].lower()
    own = words[: end - start]
    if sentence.words.pattern("tolls.roles.no_more").search(own):
        return False
    more = sentence.words.pattern("tolls.roles.more")
    return more.search(own) is not None or more.match(words[end - start :].lstrip()) is not None


def _is_earlier(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether words before the count, or the preposition of a figure, tell that it was replaced."""
    if harmed.rule in ("corrected", "replaced"):
        return True
    before = sentence.before(harmed.noun)
    if sentence.low(before) in sentence.words.listed("tolls.roles.not_instead"):
        return True
    if harmed.people.kind is PeopleKind.BARE and sentence.low(before) in sentence.words.listed("tolls.roles.from"):
        return harmed.rule in ("figure", "toll", "parallel") or sentence.part(sentence.before(before)) is Part.COMMA
    text = sentence.text[_segment_start(sentence, harmed.noun) : sentence.start(harmed.noun)].lower()[-_LOOKED_AT:]
    return sentence.words.pattern("tolls.roles.earlier").search(text) is not None and _speaks_of_figures(
        sentence, harmed.noun
    )


def _segment_start(sentence: Sentence, at: int) -> int:
    stops = [k for k in range(at) if sentence.part(k) is Part.STOP]
    return sentence.end(stops[-1]) if stops else sentence.span.start


def _speaks_of_figures(sentence: Sentence, at: int) -> bool:
    words = sentence.words.forms("tolls.figures.tellers") | sentence.words.listed("tolls.figures.nouns")
    return any(group.head.low in words for group in sentence.groups[:at])
