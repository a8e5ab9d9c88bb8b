"""Whom "he", "she" and "they" stand for where a word of harm governs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.identity import sex_of
from testimonia.read.harm.sentence import Sentence

_ONE = frozenset({PeopleKind.SINGLE, PeopleKind.NAMED})
_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})
_HANGING = frozenset({Part.PREPOSITION, Part.OF, Part.NOUN})
_SOURCE = _HANGING | {Part.BY}
_CLOSERS = {Part.COMMA: Part.COMMA, Part.DASH: Part.DASH, Part.OPEN: Part.CLOSE}
"""Marks that open an aside, and those that close it."""


def antecedent(
    sentence: Sentence, pronoun: int, before: Sequence[People], person: Callable[[int], People | None]
) -> People | None:
    """The people that a pronoun stands for; None where nobody fits.

    They are the last ones before it in its sentence who agree with it in number and sex, else the last ones told of
    before the sentence. The subject of a verb is its object only where the pronoun says so: "he shot HIMSELF".

    Args:
        sentence: the sentence.
        pronoun: index of the pronoun.
        before: people who were told of in the sentences before, those who were harmed last.
        person: the people that a noun group of the sentence is, if any.
    """
    low = sentence.groups[pronoun].head.low
    if low in sentence.words.listed("clauses.pronouns.all"):
        return _counted_behind(sentence, pronoun)
    if low in sentence.words.listed("clauses.pronouns.reflexive"):
        return next((people for at in _subject_of(sentence, pronoun) if (people := person(at)) is not None), None)
    single = low in sentence.words.listed("clauses.pronouns.one")
    if not single and low not in sentence.words.listed("clauses.pronouns.several"):
        return None
    sex = sex_of(low, sentence.words)
    inside = [people for at in _candidates(sentence, pronoun) if (people := person(at)) is not None]
    for people in (*inside, *reversed(before)):
        if _agrees(people, single=single) and sex_of(people.text, sentence.words) in (None, sex):
            return people
    # "the victim was taken to a hospital, where THEY died": one person of whom nobody tells the sex
    scene = not single and sentence.low(sentence.before(pronoun)) in sentence.words.listed("clauses.pronouns.scene")
    return next((people for people in inside if scene and _agrees(people, single=True)), None)


def _counted_behind(sentence: Sentence, pronoun: int) -> People | None:
    """The number between commas behind a pronoun for all: "EVERYONE on board, 40 people, died"."""
    comma = sentence.after(pronoun)
    while sentence.part(comma) in (Part.PREPOSITION, Part.OF, Part.NOUN) and sentence.people(comma) is None:
        comma = sentence.after(comma)
    number = sentence.after(comma)
    closed = sentence.part(sentence.after(number)) is Part.COMMA
    people = sentence.people(number) if sentence.part(comma) is Part.COMMA and closed else None
    return people if people is not None and people.kind in _NUMBERS else None


def told_aside(sentence: Sentence, noun: int) -> People | None:
    """Who some people without a number of their own are, told between marks right behind them; None where nobody is.

    "Their families – FOURTEEN PERSONS – were expelled"; "four families, 17 PEOPLE in all, were expelled"; "the head of
    the clinic, MARA ILVANE, was among the dead".
    """
    mark = sentence.after(noun)
    while sentence.part(mark) in _HANGING and sentence.people(mark) is None:
        mark = sentence.after(mark)
    closer = _CLOSERS.get(sentence.part(mark))
    aside = sentence.after(mark)
    people = sentence.people(aside)
    behind = sentence.after(aside)
    while people is not None and people.kind is PeopleKind.BARE and sentence.part(behind) in _SOURCE:
        behind = sentence.after(behind)  # "the prisoners, 44 BY HIS COUNT, were shot"
    if closer is None or people is None or sentence.part(behind) is not closer:
        return None
    if people.kind is PeopleKind.NAMED:
        return people if sentence.part(mark) is Part.COMMA else None
    before = sentence.people(noun)
    if before is not None and (before.low is None or people.low is None or people.low <= before.low):
        return None
    several = sentence.groups[noun].head.low.endswith(tuple(sentence.words.listed("clauses.closed.plural_endings")))
    return people if several and people.kind in _NUMBERS else None


def _candidates(sentence: Sentence, pronoun: int) -> Iterator[int]:
    """Noun groups before a pronoun, the nearest first.

    Left out are the subject whose object it is, and whom a speaker tells: "the boy told the officer HE was hit".
    Company comes last: "the boy was hunting with his father when HE was hit".
    """
    own = _subject_of(sentence, pronoun)
    told = {at for clause in sentence.clauses if sentence.says(clause.verb) for at in clause.objects}
    left_out = told.union(own)
    nouns = [
        at
        for at in range(pronoun - 1, -1, -1)
        if sentence.part(at) is Part.NOUN and at not in left_out and not _is_likeness(sentence, at)
        if not _is_whole_or_part(sentence, at)
    ]
    beside = sentence.words.listed("clauses.pronouns.beside")
    return iter(sorted(nouns, key=lambda at: sentence.low(sentence.before(at)) in beside))


def _subject_of(sentence: Sentence, noun: int) -> Sequence[int]:
    """The subject of the verb whose object a noun group is."""
    return next((clause.subjects for clause in sentence.clauses if noun in clause.objects), ())


def _is_whole_or_part(sentence: Sentence, at: int) -> bool:
    """Whether people are all of whom some are told, or told among others: "three of THE 32", "TWO IMAMS among them"."""
    of = sentence.before(at)
    part = sentence.before(of)
    whole = sentence.part(of) is Part.OF and sentence.people(part) is not None and sentence.people(at) is not None
    return whole or sentence.part(sentence.after(at)) is Part.INCLUDING


def _is_likeness(sentence: Sentence, at: int) -> bool:
    """Whether somebody is only looked like: "dressed AS A POLICEMAN"."""
    as_ = sentence.before(at)
    closed = sentence.part(sentence.after(at)) in (Part.COMMA, Part.STOP, Part.AND)
    verb = sentence.before(as_)
    dressed = verb >= 0 and sentence.groups[verb].head.low in sentence.words.forms("clauses.pronouns.dressing")
    return sentence.low(as_) in sentence.words.listed("clauses.pronouns.likeness") and (closed or dressed)


def _agrees(people: People, *, single: bool) -> bool:
    if single:
        return people.low == people.high == 1 and people.kind in _ONE
    return people.high is None or people.high > 1
