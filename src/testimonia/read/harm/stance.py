"""How the clause of a claim holds it: denied, doubted, hypothetical, or plainly asserted."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.model import Stance, Why
from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.harm.grammar import Part, grammar
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence

_REACH = 3
"""Groups between a verb and the noun that shows what it denies or doubts."""

_NOUN = 3
"""Words within which the noun of "alleged" stands: "alleged gang members"."""


def stance_of(sentence: Sentence, harmed: Harmed) -> tuple[Stance, Why]:
    """How the words around a count hold it, and why.

    A count of nobody is asserted even by those who deny: "denied wrongdoing and said no one was hurt".
    """
    stretch = _stretch(sentence, harmed)
    if harmed.people.kind is not PeopleKind.ZERO and (words := _denied_by(sentence, harmed, stretch)):
        return Stance.DENIED, Why("stance", "denied-in-the-clause", words)
    if words := _doubted_by(sentence, stretch):
        return Stance.DOUBTED, Why("stance", "doubted-in-the-clause", words)
    if words := _hypothetical_by(sentence, harmed, stretch):
        return Stance.HYPOTHETICAL, Why("stance", "hypothetical-in-the-clause", words)
    return Stance.ASSERTED, Why("stance", "nothing-in-the-clause-against-it")


def _stretch(sentence: Sentence, harmed: Harmed) -> range:
    """The groups from the last break before a claim to its last words."""
    breaks = sentence.words.listed("stance.breaks.words")
    first, last = harmed.first, harmed.last
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


def _denied_by(sentence: Sentence, harmed: Harmed, stretch: range) -> str | None:
    """The words that deny a claim; None where none do."""
    for before in (sentence.low(sentence.before(harmed.noun)), sentence.low(harmed.noun - 1)):
        if before in sentence.words.listed("stance.denied.not"):
            return before
    denying = sentence.words.forms("stance.denied.verbs")
    elsewhere = sentence.words.listed("stance.denied.not_the_number")
    for verb in _governing(sentence, stretch, harmed.noun):
        group = sentence.groups[verb]
        if group.head.low in denying and not (group.verb and (group.verb.passive or group.verb.negated)):
            near = _words(sentence, verb + 1, min(verb + _REACH, harmed.noun)).split()
            if not elsewhere.intersection(near) and not _speaks_anew(sentence, verb, harmed.noun):
                return sentence.low(verb)
    found = sentence.words.pattern("stance.denied.before").search(_words(sentence, stretch.start, harmed.noun))
    if found is None:
        behind = _words(sentence, stretch.stop, _rest(sentence, stretch.stop))
        found = sentence.words.pattern("stance.denied.after").search(behind)
    return found.group() if found else None


def _speaks_anew(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether the denier goes on to say something else: "denied it and said that 12 had died"."""
    return any(sentence.says(at) and sentence.joint(at) in LISTS for at in range(verb + 1, noun))


def _doubted_by(sentence: Sentence, stretch: range) -> str | None:
    """The words that doubt a claim; None where none do."""
    doubting = sentence.words.forms("stance.doubted.verbs")
    for at in (*stretch, *range(stretch.stop, _rest(sentence, stretch.stop))):
        verb = sentence.groups[at].verb
        if verb is not None and verb.negated and sentence.groups[at].head.low in doubting:
            return sentence.low(at)
    text = _words(sentence, stretch.start, stretch.stop)
    found = (match for match in sentence.words.pattern("stance.doubted.words").finditer(text))
    return next((match.group() for match in found if not _describes_person(text[match.end() :])), None)


def _describes_person(behind: str) -> bool:
    """Whether a person is what is only alleged: "16 ALLEGED gang members" were killed for all that."""
    if not behind[:1].isspace():
        return False
    known = grammar("en")
    for word in behind.split(maxsplit=_NOUN)[:_NOUN]:
        if word in nouns()["events"] or word in known.parts or word in known.verbs or not word.isalpha():
            return False
        if (person := nouns().person(word)) is not None:
            return person[0] not in nouns()["events"]
    return False


def _may_be(sentence: Sentence, harmed: Harmed, verb: int) -> bool:
    """Whether a verb that only may happen governs the harm: "may try TO KILL 12", "there could be 12 DEAD"."""
    modal = sentence.groups[verb].verb
    if modal is None or not modal.modal or harmed.clause is None:
        return False
    own = sentence.groups[harmed.clause.verb].verb
    if own is None:
        return sentence.groups[verb].head.part is Part.BE
    return own.shape in (Shape.INFINITIVE, Shape.ING)


def _foreseen_by(sentence: Sentence, harmed: Harmed, stretch: range) -> str | None:
    """The verb whose object a number is that is foreseen: "it EXPECTS 40 more"; None where there is none."""
    verbs = list(_governing(sentence, stretch, harmed.noun))
    foreseen = sentence.words.forms("stance.hypothetical.foreseeing")
    found = bool(verbs) and harmed.clause is None and sentence.groups[verbs[-1]].head.low in foreseen
    return sentence.low(verbs[-1]) if found else None


def _hypothetical_by(sentence: Sentence, harmed: Harmed, stretch: range) -> str | None:
    """The words that make a claim one of what may be; None where none do."""
    own = sentence.groups[harmed.clause.verb].verb if harmed.clause else None
    words = _words(sentence, stretch.start, stretch.stop)
    if own is not None and own.modal:
        fulfilled = sentence.words.pattern("stance.hypothetical.fulfilled").search(words)
        return None if fulfilled or harmed.clause is None else sentence.low(harmed.clause.verb)
    if found := sentence.words.pattern("stance.hypothetical.words").search(words):
        return found.group()
    if foreseen := _foreseen_by(sentence, harmed, stretch):
        return foreseen
    last = harmed.clause.verb if harmed.clause else harmed.noun
    wishing = sentence.words.forms("stance.hypothetical.verbs")
    before_to = sentence.words.forms("stance.hypothetical.before_to")
    for verb in _governing(sentence, stretch, last):
        low = sentence.groups[verb].head.low
        if low in wishing and (low not in before_to or (own is not None and own.shape is Shape.INFINITIVE)):
            return sentence.low(verb)
        if _may_be(sentence, harmed, verb):
            return sentence.low(verb)
    nouns = sentence.words.listed("stance.hypothetical.nouns")
    conditions = sentence.words.listed("stance.hypothetical.if")
    supposing = (at for at in stretch if sentence.groups[at].head.low in nouns or sentence.low(at) in conditions)
    return next((sentence.low(at) for at in supposing if at < last), None)
