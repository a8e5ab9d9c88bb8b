"""Lists of victims, where what befell somebody follows the name: "MARA ILVANE. Nurse, 34. Shot dead on 3 May."."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from testimonia.read.counts import People, PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link
from testimonia.read.harm.persons import person_at
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.sentences import Sentences

RULE = "behind-the-name"

_BEFALLS = frozenset({Frame.ACT, Frame.SUFFER, Frame.FALL, Frame.STATE})
_MARKS = frozenset({Part.DASH, Part.COLON})
_FATES = frozenset({Part.VERB, Part.STATE})
_SHOWN = frozenset({PeopleKind.NAMED, PeopleKind.KIN, PeopleKind.SINGLE, PeopleKind.COUNTED})
_MOST_LABELS = 2
"""Noun groups of which one is the name: "CASE 14: Mara Ilvane"."""

_MARGIN = 10
"""Code points beside a name in a line that is a heading: marks, an age."""

_MOST_LINES = 6
"""Sentences behind a name that tell of its bearer without saying so again."""


def of_cards(sentence: Sentence) -> Iterator[Link]:
    """What befell somebody whose name stands before, without a verb between; of a name in another sentence the verb."""
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        bare = group.verb is None or group.verb.shape is Shape.BARE
        if clause.subjects or clause.objects or not bare or sentence.part(sentence.after(clause.verb)) in _MARKS:
            continue  # "Killed: 27" is a line of a table
        sense = next((sense for sense in group.senses if not sense.particle and sense.frame in _BEFALLS), None)
        noun = _name_before(sentence, clause.verb) if sense is not None else None
        if sense is not None and noun is not None and not _begins_clause(sentence, clause.verb):
            yield Link(noun, sense.harm, RULE, clause.verb, sense.frame, clause)


def _name_before(sentence: Sentence, verb: int) -> int | None:
    """The name that a dash or a colon divides from a verb, or the verb if it opens the sentence; None for others."""
    before = sentence.before(verb)
    if before < 0:
        return verb
    if sentence.part(before) not in _MARKS or any(sentence.part(k) in _FATES for k in range(before)):
        return None
    first = next(sentence.nouns(0, before), None)
    people = sentence.people(first) if first is not None else None
    return first if people is not None and people.kind in _SHOWN else None


def _begins_clause(sentence: Sentence, verb: int) -> bool:
    """Whether what befell somebody only opens a sentence about him: "WOUNDED in the leg, he crawled home"."""
    for clause in sentence.clauses:
        first = clause.subjects[0] if clause.verb > verb and clause.subjects else -1
        if first > verb and sentence.joint(first) is Part.COMMA:
            return True
    return False


def headed_by(sentences: Sentences, at: int, surnames: AbstractSet[str]) -> People | None:
    """Who is named in the line that a sentence without a subject belongs to; None where nobody is.

    Args:
        sentences: the sentences of the report.
        at: the index of the sentence.
        surnames: words of the report that can be surnames.
    """
    described: People | None = None
    for index in range(at - 1, max(at - _MOST_LINES, -1), -1):
        line = sentences.analysed(index)
        opens = line.part(0)
        if opens in _FATES:
            continue
        if any(group.part is Part.VERB for group in line.groups):
            return described
        report = sentences.report
        other = report.paragraph_at(line.span.start) != report.paragraph_at(sentences.spans[at].start)
        for noun in itertools.islice(line.nouns(0, len(line.groups)), _MOST_LABELS):
            people = person_at(line, noun, surnames)
            if people is None or people.kind not in _SHOWN or (other and not _is_all(line, people)):
                continue
            if people.high == 1 and (_is_listed(line, noun) or any(map(_is_several, people.text.lower().split()))):
                return None  # "THE BROTHERS TOLO AND SEF BREKAN" are more than one name
            if people.kind is PeopleKind.NAMED:
                return people
            if people.text[0].isupper():
                described = people
    return described


def _is_listed(line: Sentence, noun: int) -> bool:
    return Part.AND in (line.joint(noun), line.part(line.after(noun)))


def _is_several(word: str) -> bool:
    """Whether a word is for several people."""
    known = nouns().person(word)
    return known is not None and known[1]


def _is_all(line: Sentence, people: People) -> bool:
    """Whether a line has but the words for somebody: then they stand above the lines that tell of him."""
    return line.span.end - line.span.start - len(people.text) < _MARGIN
