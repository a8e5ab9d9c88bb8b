"""What a count is of: a toll, an addition to one, a part of one, or a toll that was replaced."""

from __future__ import annotations

from testimonia.model import Role, Why
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.topic import Topic

_TOLLS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})
"""What can be a toll that was replaced; a person cannot."""

_LOOKED_AT = 160
"""Code points before a count in which words tell that it was replaced."""


def role_of(sentence: Sentence, harmed: Harmed, topic: Topic | None) -> tuple[Role, Why]:
    """What the words around a count say that it is of, and why.

    Args:
        sentence: the sentence.
        harmed: the people who are counted.
        topic: what the report has counted before.
    """
    if harmed.people.kind is PeopleKind.ZERO:
        return Role.TOTAL, Why("role", "nobody")
    if harmed.role is not None:
        return harmed.role, Why("role", harmed.rule, sentence.low(sentence.before(harmed.noun)) or None)
    if harmed.people.kind in _TOLLS and (replaced := _replaced_by(sentence, harmed)):
        return Role.EARLIER, Why("role", "replaced", replaced)
    if harmed.rule == "among" or (harmed.trigger is not None and "among " in sentence.low(harmed.trigger)):
        return Role.SUBSET, Why("role", "among", sentence.low(harmed.trigger) if harmed.trigger is not None else None)
    if (topic is None or harmed.harm in topic.told) and (added := _added_by(sentence, harmed)):
        return Role.INCREMENT, Why("role", "added", added)
    return Role.TOTAL, Why("role", "no-part-of-another")


def _added_by(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words that add the count to one before: "another", "two more"; None where none do."""
    start, end = sentence.start(harmed.noun), sentence.end(harmed.noun)
    words = sentence.text[start : end + len(" further")].lower()
    own = words[: end - start]
    if sentence.words.pattern("tolls.roles.no_more").search(own):
        return None
    more = sentence.words.pattern("tolls.roles.more")
    found = more.search(own) or more.match(words[end - start :].lstrip())
    return found.group().strip() if found else None


def _replaced_by(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words before the count, or the preposition of a figure, that tell that it was replaced; None for none."""
    before = sentence.before(harmed.noun)
    words = sentence.low(before)
    if harmed.rule in ("corrected", "replaced") or words in sentence.words.listed("tolls.roles.not_instead"):
        return words
    if harmed.people.kind is PeopleKind.BARE and words in sentence.words.listed("tolls.roles.from"):
        figure = harmed.rule in ("figure", "toll", "parallel")
        return words if figure or sentence.part(sentence.before(before)) is Part.COMMA else None
    text = sentence.text[_segment_start(sentence, harmed.noun) : sentence.start(harmed.noun)].lower()[-_LOOKED_AT:]
    found = sentence.words.pattern("tolls.roles.earlier").search(text)
    return found.group().strip() if found and _speaks_of_figures(sentence, harmed.noun) else None


def _segment_start(sentence: Sentence, at: int) -> int:
    stops = [k for k in range(at) if sentence.part(k) is Part.STOP]
    return sentence.end(stops[-1]) if stops else sentence.span.start


def _speaks_of_figures(sentence: Sentence, at: int) -> bool:
    words = sentence.words.forms("tolls.figures.tellers") | sentence.words.listed("tolls.figures.nouns")
    return any(group.head.low in words for group in sentence.groups[:at])
