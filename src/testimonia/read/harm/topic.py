"""What a report has just counted: what "the figure", "the dead" and "of them" refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from testimonia.model import Harm, Role
from testimonia.read.counts import People
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.sentence import Sentence

RANKED = 60
"""The highest toll that is kept for a victim told by rank later ("a twelfth"); larger ones are kept as this one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The last count that was no part of another.

    Args:
        harm: its harm.
        people: who was counted.
        age: sentences since.
        told: all harms that the report has counted so far.
        tolls: their numbers, none above `RANKED`: to which of them "a twelfth" is added.
    """

    harm: Harm
    people: People
    age: int = 0
    told: frozenset[Harm] = frozenset()
    tolls: frozenset[tuple[Harm, int]] = frozenset()

    def may_hold(self, part: People) -> bool:
        """Whether people can be a part of these."""
        most, least = self.people.high, part.low if part.low is not None else part.high
        return most is None or least is None or least <= most


def headed(topic: Topic | None, sentence: Sentence) -> Topic | None:
    """The topic behind a sentence that is only a heading: after "Arrests." a number without a noun is of arrests."""
    events = [sense for group in sentence.groups for sense in group.senses if sense.frame is Frame.EVENT]
    verbal = any(group.part is Part.VERB or group.people is not None for group in sentence.groups)
    if topic is None or verbal or len(events) != 1 or len(sentence.groups) > _LONGEST_HEADING:
        return topic
    return Topic(events[0].harm, topic.people, 0, topic.told)


_LONGEST_HEADING = 4
"""Groups of the longest heading."""


def next_topic(topic: Topic | None, found: Iterable[Harmed]) -> Topic | None:
    """The topic after one more sentence, with what it has found: of several harms the dead, whom tolls are of."""
    found = list(found)
    if not found:
        return replace(topic, age=topic.age + 1) if topic else None
    told = (topic.told if topic else frozenset()) | {harmed.harm for harmed in found}
    numbers = {(harmed.harm, min(harmed.people.low, RANKED)) for harmed in found if harmed.people.low is not None}
    tolls = (topic.tolls if topic else frozenset()) | numbers
    whole = topic is not None  # of a whole that nobody counted a part is all that is known
    main = [one for one in found if one.people.high != 0 and not (whole and one.role is Role.SUBSET)]
    if main:
        chief = next((harmed for harmed in reversed(main) if harmed.harm is Harm.KILLED), main[-1])
        return Topic(chief.harm, chief.people, 0, told, tolls)
    return Topic(topic.harm, topic.people, topic.age + 1, told, tolls) if topic else None
