"""Numbers behind a label, as tables have them: "Killed: 14 | Deaths on arrival: 3", "wounded 487, missing 12"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.link import Link
from testimonia.read.harm.sentence import Sentence

_STARTS = frozenset({Part.COMMA, Part.STOP, Part.AND, Part.DASH, Part.OPEN, Part.COLON})
"""What stands before the first word of an item of a table."""

_LABELLED = frozenset({PeopleKind.BARE, PeopleKind.VAGUE})
_BEHIND_COLON = _LABELLED | {PeopleKind.COUNTED, PeopleKind.ZERO}
_PASSED = frozenset({Part.OF, Part.DETERMINER, Part.ADVERB, Part.TIME, Part.QUOTE, Part.AND, Part.DASH})
_FATES = frozenset({Part.VERB, Part.STATE})

_LONGEST = 10
"""Groups of the longest label."""


def of_labels(sentence: Sentence) -> Iterator[Link]:
    """Numbers with what their label tells of them, in order."""
    for number, group in enumerate(sentence.groups):
        mark = sentence.before(number)
        if group.people is None or mark < 0 or sentence.part(sentence.after(number)) in _FATES:
            continue
        colon = sentence.part(mark) is Part.COLON
        if group.people.kind not in (_BEHIND_COLON if colon else _LABELLED):
            continue
        if sense := _behind_colon(sentence, mark) if colon else _beside(sentence, mark):
            at, told = sense
            yield Link(number, told.harm, "label", at, told.frame)


def begins_item(sentence: Sentence, at: int) -> bool:
    """Whether words of harm are the label of an item, and say nothing of what is before: "dead: 7, INJURED: 4"."""
    return sentence.part(sentence.after(at)) is Part.COLON and sentence.joint(at) in _STARTS


def labelled_part(sentence: Sentence, number: int) -> bool:
    """Whether the label of a number tells of whom it is a part: "of whom women: 11", "- children: 3".

    Args:
        sentence: the sentence.
        number: index of the number.
    """
    colon = sentence.before(number)
    if sentence.part(colon) is not Part.COLON:
        return False
    label = list(_label(sentence, colon))
    words = " ".join(sentence.low(at) for at in label)
    if sentence.words.pattern("tolls.parts.whole").match(words):
        return True
    persons = nouns().person(sentence.groups[label[-1]].head.low) if label else None
    ends = sentence.part(sentence.after(number)) in (Part.STOP, Part.COMMA)
    alone = [at for at in label if sentence.part(at) is not Part.DASH]
    return persons is not None and persons[1] and len(alone) == 1 and ends


def _beside(sentence: Sentence, mark: int) -> tuple[int, Sense] | None:
    """What the word right before a number, or before its dash, tells: "Killed 14", "women killed - 4"."""
    dashed = sentence.part(mark) is Part.DASH
    at = sentence.before(mark) if dashed else mark
    if at < 0 or sentence.groups[at].people is not None:
        return None
    before = sentence.before(at)
    if dashed and sentence.part(before) is Part.NOUN and sentence.groups[before].people is None:
        before = sentence.before(before)
    told = _told(sentence.groups[at], {Frame.FALL} if dashed else {Frame.FALL, Frame.OF})
    return (at, told) if told and sentence.part(before) in _STARTS else None


def _behind_colon(sentence: Sentence, colon: int) -> tuple[int, Sense] | None:
    """What the label before a colon tells: "Abducted (women and children): 16", "Civilians killed by shells: 12"."""
    label = list(_label(sentence, colon))
    rates = sentence.words.listed("tolls.items.rates")
    if any(not rates.isdisjoint(sentence.low(at).split()) for at in label):
        return None
    for position, at in enumerate(label):
        group = sentence.groups[at]
        if group.part in _PASSED:
            continue
        if group.people is not None:
            return None
        if told := _told(group, {Frame.FALL}):
            return at, told
        if position + 1 < len(label) and sentence.part(label[position + 1]) is Part.DASH:
            continue  # "Orvek – Killed: 7"
        return _of_persons(sentence, label[position:])
    return None


def _label(sentence: Sentence, colon: int) -> Iterator[int]:
    """The groups of the label before a colon, in order, what it has in brackets left out."""
    first = colon - 1
    while first >= 0 and not _opens(sentence, first):
        first -= 1
    if sentence.people(first) is not None:
        return  # "21,000 DEAD IN THE PROVINCE: 19,479 Armenians"
    inside = False
    for at in range(max(first + 1, colon - _LONGEST), colon):
        part = sentence.part(at)
        inside = (inside or part is Part.OPEN) and part is not Part.CLOSE
        if not inside and part is not Part.CLOSE:
            yield at


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a label begins behind a group: behind the number before it, or a mark that ends an item."""
    group = sentence.groups[at]
    if group.part is Part.COMMA:
        return sentence.people(sentence.before(at)) is not None
    if group.part is Part.OPEN:
        return not any(sentence.part(k) is Part.CLOSE for k in range(at, min(at + _LONGEST, len(sentence.groups))))
    return group.people is not None or group.part in (Part.STOP, Part.COLON)


def _of_persons(sentence: Sentence, label: Sequence[int]) -> tuple[int, Sense] | None:
    """What a label tells that begins with persons, or with those who are brought in with wounds."""
    first = sentence.groups[label[0]]
    if first.part is Part.NOUN and nouns().person(first.head.low) is not None:
        fates = (at for at in label[1:] if sentence.part(at) in _FATES)
    elif first.head.low in sentence.words.forms("harm.care.verbs"):
        fates = (at for at in label[1:] if any(sense.frame is Frame.WOUND for sense in sentence.groups[at].senses))
    else:
        return None
    return next(((at, told) for at in fates if (told := _told(sentence.groups[at], {Frame.FALL}))), None)


def _told(group: Group, left_out: set[Frame]) -> Sense | None:
    """What a group tells of people: by its head, or in a noun group by its other words ("Missing PERSONS: 12")."""
    senses = group.senses or (group.attributes if group.part is Part.NOUN else ())
    return next((sense for sense in senses if not sense.particle and sense.frame not in left_out), None)
