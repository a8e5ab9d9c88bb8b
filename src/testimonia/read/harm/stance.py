"""How the clause of a claim holds it: denied, doubted, hypothetical, or plainly asserted."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.model import Stance
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence

_REACH = 3
"""Groups between a verb and the noun that shows what it denies or doubts."""


def stance_of(sentence: Sentence, harmed: Harmed) -> Stance:
    """How the words around a count hold it.

    A count of nobody is asserted even by those who deny: "denied wrongdoing and said no one was hurt".
    """
    stretch = _stretch(sentence, harmed)
    if harmed.people.kind is not PeopleKind.ZERO and _is_denied(sentence, harmed, stretch):
        return Stance.DENIED
    if _is_doubted(sentence, stretch):
        return Stance.DOUBTED
    return Stance.HYPOTHETICAL if _is_hypothetical(sentence, harmed, stretch) else Stance.ASSERTED


def _stretch(sentence: Sentence, harmed: Harmed) -> range:
    """The groups from the last break before a claim to its last words."""
    breaks = sentence.words.listed("stance.breaks.words")
    first, last = sorted((harmed.noun, harmed.trigger if harmed.trigger is not None else harmed.noun))
    start = 0
    for at in range(first):
        if sentence.part(at) in (Part.STOP, Part.COLON) or sentence.low(at) in breaks:
            start = at + 1
    return range(start, last + 1)


def _words(sentence: Sentence, first: int, last: int) -> str:
    """The words from one group to another, that one excluded, in lower case."""
    if first >= last:
        return ""
    return sentence.text[sentence.start(first) : sentence.end(last - 1)].lower()


def _rest(sentence: Sentence, at: int) -> int:
    """Index behind the last group of the stretch that begins at an index: up to a stop."""
    while at < len(sentence.groups) and sentence.part(at) is not Part.STOP:
        at += 1
    return at


def _governing(sentence: Sentence, stretch: range, before: int) -> Iterator[int]:
    """The verb groups of a stretch before a group."""
    return (at for at in stretch if at < before and sentence.part(at) is Part.VERB)


def _is_denied(sentence: Sentence, harmed: Harmed, stretch: range) -> bool:
    if sentence.low(sentence.before(harmed.noun)) in sentence.words.listed("stance.denied.not"):
        return True
    denying = sentence.words.forms("stance.denied.verbs")
    elsewhere = sentence.words.listed("stance.denied.not_the_number")
    for verb in _governing(sentence, stretch, harmed.noun):
        group = sentence.groups[verb]
        if group.head.low in denying and not (group.verb and (group.verb.passive or group.verb.negated)):
            near = _words(sentence, verb + 1, min(verb + _REACH, harmed.noun)).split()
            if not elsewhere.intersection(near) and not _speaks_anew(sentence, verb, harmed.noun):
                return True
    before = _words(sentence, stretch.start, harmed.noun)
    behind = _words(sentence, stretch.stop, _rest(sentence, stretch.stop))
    return (
        sentence.words.pattern("stance.denied.before").search(before) is not None
        or sentence.words.pattern("stance.denied.after").search(behind) is not None
    )


def _speaks_anew(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether the denier goes on to say something else: "denied it and said that 12 had died"."""
    return any(sentence.says(at) and sentence.joint(at) in LISTS for at in range(verb + 1, noun))


def _is_doubted(sentence: Sentence, stretch: range) -> bool:
    doubting = sentence.words.forms("stance.doubted.verbs")
    for at in (*stretch, *range(stretch.stop, _rest(sentence, stretch.stop))):
        verb = sentence.groups[at].verb
        if verb is not None and verb.negated and sentence.groups[at].head.low in doubting:
            return True
    return (
        sentence.words.pattern("stance.doubted.words").search(_words(sentence, stretch.start, stretch.stop)) is not None
    )


def _is_hypothetical(sentence: Sentence, harmed: Harmed, stretch: range) -> bool:
    own = sentence.groups[harmed.clause.verb].verb if harmed.clause else None
    words = _words(sentence, stretch.start, stretch.stop)
    if own is not None and own.modal:
        return sentence.words.pattern("stance.hypothetical.fulfilled").search(words) is None
    if sentence.words.pattern("stance.hypothetical.words").search(words):
        return True
    last = harmed.clause.verb if harmed.clause else harmed.noun
    wishing = sentence.words.forms("stance.hypothetical.verbs")
    before_to = sentence.words.forms("stance.hypothetical.before_to")
    for verb in _governing(sentence, stretch, last):
        low = sentence.groups[verb].head.low
        if low in wishing and (low not in before_to or (own is not None and own.shape is Shape.INFINITIVE)):
            return True
        modal = sentence.groups[verb].verb
        if modal is not None and modal.modal and own is not None and own.shape in (Shape.INFINITIVE, Shape.ING):
            return True
    nouns = sentence.words.listed("stance.hypothetical.nouns")
    conditions = sentence.words.listed("stance.hypothetical.if")
    return any(sentence.groups[at].head.low in nouns or sentence.low(at) in conditions for at in stretch if at < last)
