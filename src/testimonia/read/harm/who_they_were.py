"""Who the harmed were, told of them as a whole: "named the dead as A and B", "The dead were two cooks and a nun"."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.antecedents import told_aside
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.link import Link
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence

RULE = "named-as"

# "The victims were A and B" leaves open whether they lived: casualties are no such whole.
_WHOLES = frozenset({Frame.TOLL, Frame.COUNTED, Frame.ACT, Frame.FALL, Frame.STATE})
_SHOWS = frozenset({Part.COLON, Part.DASH})
_PERSONS = frozenset({PeopleKind.NAMED, PeopleKind.SINGLE, PeopleKind.KIN})
_NEAR = 4
"""Groups behind a verb of naming in which its "as" stands: "were named BY POLICE ON MONDAY AS"."""


def of_wholes(sentence: Sentence) -> Iterator[Link]:
    """The people who the dead, the wounded or the missing are told to be, in order."""
    for at, group in enumerate(sentence.groups):
        sense = _whole(sentence, at) if group.senses and group.people is None else None
        first = _told(sentence, at) if sense else None
        if sense is not None and first is not None:
            rule = "among" if _is_among(sentence, at) else RULE
            nouns = (
                _row_of(sentence, first) if sentence.part(sentence.before(first)) in _SHOWS else sentence.list_at(first)
            )
            yield from (Link(noun, sense.harm, rule, at, sense.frame) for noun in nouns if sentence.people(noun))


def _row_of(sentence: Sentence, first: int) -> list[int]:
    """The people of a row behind a colon, with "and" or without: "Dead: 14 SOLDIERS, SIX REBELS"."""
    row = [first]
    while sentence.part(sentence.after(row[-1])) in LISTS:
        at = sentence.after(row[-1])
        while sentence.part(at) in LISTS:
            at = sentence.after(at)
        if sentence.people(at) is None or sentence.part(sentence.after(at)) is Part.VERB:
            break
        row.append(at)
    return row


def _whole(sentence: Sentence, at: int) -> Sense | None:
    """The sense of words for all who were harmed ("the dead", "those killed", "among the wounded"); None for others."""
    group = sentence.groups[at]
    sense = next((sense for sense in group.senses if sense.frame in _WHOLES and not sense.particle), None)
    if at == 0 and sense is not None and sentence.part(1) in _SHOWS:
        return sense  # "Dead: A, B and C"
    if group.part is Part.NOUN:
        definite = sentence.low(at).split(maxsplit=1)[0] in sentence.words.listed("tolls.wholes.openers")
        return sense if definite else None
    if group.part is Part.STATE:
        return sense if sentence.low(at).split(maxsplit=1)[0] in sentence.words.listed("clauses.closed.among") else None
    opens = at == 0 or (at == 1 and sentence.part(0) is Part.ADVERB)  # "KILLED in the ambush were A, B and C"
    return sense if opens and group.verb is not None and group.verb.shape is Shape.BARE else None


def _told(sentence: Sentence, at: int) -> int | None:
    """The first of the people who they are told to be; None where nobody is."""
    follows = sentence.after(at)
    if sentence.part(follows) in _SHOWS:
        return _people_at(sentence, sentence.after(follows))
    dead = any(sense.harm is Harm.KILLED for sense in sentence.groups[at].senses)
    if dead and sentence.part(follows) is Part.COMMA and told_aside(sentence, at):
        return sentence.after(follows)  # "the bodies, FORTY IN ALL, were buried"
    if sentence.part(at) is Part.VERB:
        return _behind_inverted(sentence, at)
    if _is_among(sentence, at):
        return _listed_by(sentence, at)
    naming = next((verb for verb in (sentence.before(at), follows) if _names(sentence, verb)), None)
    if naming is not None:
        return _behind_as(sentence, max(naming, at))
    return sentence.after(follows) if _is_of_several(sentence, follows) else None


def _is_among(sentence: Sentence, at: int) -> bool:
    """Whether words for the harmed have "among" in them or before them."""
    words = (sentence.low(at).split(maxsplit=1)[0], sentence.low(sentence.before(at)))
    return not sentence.words.listed("clauses.closed.among").isdisjoint(words)


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a group is a verb of naming that is not denied."""
    verb = sentence.groups[at].verb if sentence.part(at) is Part.VERB else None
    naming = sentence.words.forms("tolls.wholes.naming")
    return verb is not None and not verb.negated and sentence.groups[at].head.low in naming


def _is_of_several(sentence: Sentence, at: int) -> bool:
    """Whether it is a verb of being of several, with people behind it who are no bare number: that would be a toll."""
    verb = sentence.groups[at].verb if sentence.part(at) is Part.VERB else None
    be = verb is not None and verb.plural and not verb.negated and sentence.groups[at].head.part is Part.BE
    return be and _people_at(sentence, sentence.after(at)) is not None


def _behind_as(sentence: Sentence, at: int) -> int | None:
    """The people behind the "as" of a verb of naming."""
    for k in range(at + 1, min(at + _NEAR, len(sentence.groups))):
        if sentence.part(k) in (Part.STOP, Part.COMMA, Part.VERB):
            return None
        if sentence.low(k) in sentence.words.listed("clauses.pronouns.likeness"):
            return _people_at(sentence, sentence.after(k))
    return None


def _behind_inverted(sentence: Sentence, at: int) -> int | None:
    """The people behind "were" of a sentence that begins with what befell them."""
    clause = next((clause for clause in sentence.clauses if clause.verb > at), None)
    if clause is None or sentence.groups[clause.verb].head.part is not Part.BE or clause.subjects:
        return None
    between = {sentence.part(k) for k in range(at + 1, clause.verb)}
    return clause.objects[0] if clause.objects and Part.COMMA not in between else None


def _listed_by(sentence: Sentence, at: int) -> int | None:
    """The people whom somebody lists among the harmed: "Among the dead SHE LISTED A MIDWIFE"."""
    clause = next((clause for clause in sentence.clauses if clause.verb > at), None)
    naming = sentence.words.forms("tolls.wholes.naming")
    if clause is None or clause.passive or sentence.groups[clause.verb].head.low not in naming:
        return None
    return clause.objects[0] if clause.objects else None


def _people_at(sentence: Sentence, at: int) -> int | None:
    people = sentence.people(at)
    return at if people is not None and people.kind in (*_PERSONS, PeopleKind.COUNTED) else None
