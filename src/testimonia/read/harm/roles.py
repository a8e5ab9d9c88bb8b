"""What a count is of: a toll, an addition to one, a part of one, or a toll that was replaced."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import Harm, Role, Why
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.topic import Topic
from testimonia.read.harm.who_they_were import RULE as NAMED
from testimonia.read.languages import words

_TOLLS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED, PeopleKind.VAGUE})
"""What can be a toll that was replaced; a person cannot."""

_CAPTIVE = frozenset({Harm.DETAINED, Harm.ABDUCTED})
"""Harms that last: what else those suffer who are counted under them is told of a part of them."""

_DEADLY = frozenset({Harm.KILLED, Harm.INJURED})

_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
"""A rank in digits: "a 52nd victim"."""

_NEAR = 4
"""Sentences after a toll in which bodies are those of its dead."""

_LOOKED_AT = 160
"""Code points before a count in which words tell that it was replaced."""


def role_of(sentence: Sentence, harmed: Harmed, topic: Topic | None, before: Sequence[Harmed] = ()) -> tuple[Role, Why]:
    """What the words around a count say that it is of, and why.

    Args:
        sentence: the sentence.
        harmed: the people who are counted.
        topic: what the report has counted before.
        before: who is harmed before these people in the sentence.
    """
    if harmed.people.kind is PeopleKind.ZERO:
        return Role.TOTAL, Why("role", "nobody")
    if harmed.role is not None:
        return harmed.role, Why("role", harmed.rule, sentence.low(sentence.before(harmed.noun)) or None)
    told = topic.told if topic is not None else {one.harm for one in before}
    if harmed.people.kind in _TOLLS and (replaced := _replaced_by(sentence, harmed)):
        return Role.EARLIER, Why("role", "replaced", replaced)
    later = _died_later(sentence, harmed, topic) or _had_been_hurt(sentence, harmed)
    if not later and _told_of_several(topic, before):
        later = _of_wounds(sentence, harmed)
    part = _graver(sentence, harmed, topic, before) or _part_by(sentence, harmed, topic, before)
    if not later and part:
        return Role.SUBSET, part
    return _added(sentence, harmed, topic, later, told=not told or harmed.harm in told)


def _added(
    sentence: Sentence, harmed: Harmed, topic: Topic | None, later: str | None, *, told: bool
) -> tuple[Role, Why]:
    """What a count is of that is no part and was not replaced: an addition, or a toll of its own.

    Args:
        sentence: the sentence.
        harmed: the people who are counted.
        topic: what the report has counted before.
        later: the words by which somebody of the hurt died afterwards; None where nobody did.
        told: whether a toll of the same harm may have been told before, here or elsewhere.
    """
    if topic is not None and (ranked := _ranked(harmed, topic)):
        return ranked
    if added := later or (_added_by(sentence, harmed) if told else None):
        return Role.INCREMENT, Why("role", "added", added)
    return Role.TOTAL, Why("role", "no-part-of-another")


def _part_by(sentence: Sentence, harmed: Harmed, topic: Topic | None, before: Sequence[Harmed]) -> Why | None:
    """What makes a count a part of another: "among the dead", or that it is of one place; None where nothing does."""
    words = sentence.low(harmed.trigger) if harmed.trigger is not None else None
    if harmed.rule == "among" or (words is not None and "among " in words):
        return Why("role", "among", words)
    told = topic is not None and harmed.harm in topic.told
    if harmed.rule == NAMED and topic is not None and _is_smaller(harmed, topic):
        return Why("role", "among", words)
    if topic is not None and _are_bodies_of(sentence, harmed, topic) and not _added_by(sentence, harmed):
        return Why("role", "bodies-of-the-toll", harmed.people.noun)
    held = topic is not None and (_are_of_the_held(sentence, harmed, topic) or _are_still_held(sentence, harmed, topic))
    if held or any(_are_of_those_before(sentence, harmed, whole) for whole in before):
        return Why("role", "of-the-held", harmed.people.text)
    if told or _first_of_segment(sentence, harmed.noun):
        alone = _place_alone(sentence, harmed.noun)
        return Why("role", "of-one-place", alone) if alone else None
    return None


def _ranked(harmed: Harmed, topic: Topic) -> tuple[Role, Why] | None:
    """What "a fourth" is to the toll before: added to one of three, a part of a larger one; None for others."""
    article, _, behind = harmed.people.text.lower().partition(" ")
    ordinal, ranks = re.split(r"[^\w-]", behind, maxsplit=1)[0], _ranks()
    digits = _ORDINAL.fullmatch(ordinal)
    if article not in ("a", "an") or not (digits or ordinal in ranks):
        return None
    rank = int(digits[1]) if digits else ranks.index(ordinal) + 1
    before = topic.people.low if harmed.harm is topic.harm else None
    if before is not None and before >= rank:
        return Role.SUBSET, Why("role", "counted-in-the-toll", ordinal)
    added = (harmed.harm, rank - 1) in topic.tolls and (rank - 1 > 1 or harmed.harm is Harm.KILLED)
    return (Role.INCREMENT, Why("role", "added", ordinal)) if added else None


@functools.cache
def _ranks() -> Sequence[str]:
    """Ordinal numbers in their order, from "first"."""
    ranks: Sequence[str] = words("en", "tolls")["roles"]["ranks"]
    return ranks


def _are_bodies_of(sentence: Sentence, harmed: Harmed, topic: Topic) -> bool:
    """Whether so many bodies are fewer than the dead who were told just before: those found, counted or buried.

    Those whom somebody saw or counted himself are his own number, beside that of others.
    """
    people = harmed.people
    bodies = people.noun == "body" and people.kind in _TOLLS and harmed.harm is Harm.KILLED
    if not (bodies and _is_smaller(harmed, topic) and topic.age <= _NEAR):
        return False
    verb = _verb_before(sentence, harmed.noun)
    seen = verb is not None and sentence.groups[verb].head.low in sentence.words.forms("tolls.roles.seen")
    return not seen or _is_of_one_spot(sentence, harmed.noun)


def _graver(sentence: Sentence, harmed: Harmed, topic: Topic | None, before: Sequence[Harmed]) -> Why | None:
    """What makes people those of the hurt who are worst off: "30 hurt; five IN CRITICAL CONDITION"; None for others."""
    words = sentence.low(harmed.trigger) if harmed.trigger is not None else ""
    if harmed.harm is not Harm.INJURED or sentence.words.pattern("tolls.roles.grave").search(words) is None:
        return None
    hurt = [one.people for one in before if one.harm is Harm.INJURED]
    hurt += [topic.people] if topic is not None and topic.harm is Harm.INJURED else []
    low = harmed.people.low
    fewer = any(low is not None and people.low is not None and low < people.low for people in hurt)
    return Why("role", "among", words) if fewer else None


def _is_smaller(harmed: Harmed, topic: Topic) -> bool:
    """Whether people are fewer than those whom the report has counted as harmed in the same way."""
    some, all_of_them = harmed.people.low, topic.people.low
    return topic.harm is harmed.harm and some is not None and all_of_them is not None and some < all_of_them


def _is_of_one_spot(sentence: Sentence, noun: int) -> bool:
    """Whether people are those of one spot: "nine bodies in my carriage ALONE"."""
    alone = sentence.words.listed("tolls.roles.alone")
    return any(token.low in alone for token in sentence.tokens[sentence.groups[noun].first :])


def _are_of_the_held(sentence: Sentence, harmed: Harmed, topic: Topic) -> bool:
    """Whether people are of those who are told to be held or carried off: "six pupils were arrested. FOUR were shot".

    Source: guidelines of the annotated reports, decision 20: deaths among people counted under another harm.
    """
    people = harmed.people
    if harmed.harm in _CAPTIVE or _CAPTIVE.isdisjoint(topic.told):
        return False
    of_the = people.text.lower().rpartition(" of the ")[2].removesuffix("s")
    if of_the in sentence.words.listed("tolls.roles.captives"):
        return True
    alone = sentence.low(harmed.noun) == people.text.lower() and sentence.part(harmed.noun + 1) is not Part.OF
    bare = people.kind is PeopleKind.BARE and alone
    fewer = people.low is not None and topic.people.low is not None and people.low < topic.people.low
    return bare and sentence.before(harmed.noun) < 0 and fewer and not topic.age and topic.harm in _CAPTIVE


def _are_still_held(sentence: Sentence, harmed: Harmed, topic: Topic) -> bool:
    """Whether so many of the captives who were told just before have not come free: "40 were STILL in custody"."""
    verb = sentence.low(harmed.noun + 1).split()
    still = not sentence.words.listed("tolls.roles.still").isdisjoint(verb)
    people = harmed.people
    fewer = topic.may_hold(people) and (people.low, people.high) != (topic.people.low, topic.people.high)
    bare = people.kind is PeopleKind.BARE and harmed.harm in _CAPTIVE
    return bare and still and fewer and topic.harm is harmed.harm and not topic.age


def _are_of_those_before(sentence: Sentence, harmed: Harmed, whole: Harmed) -> bool:
    """Whether a clause behind captives tells what befell some of them: "arrested 12 men; TWO did not survive"."""
    some, many = harmed.people.low, whole.people.low
    bare = harmed.people.kind is PeopleKind.BARE and some is not None and many is not None and some < many
    begins = sentence.joint(harmed.noun) in (Part.STOP, Part.SUBORDINATE) and harmed.rule != "object"
    return bare and begins and whole.harm in _CAPTIVE and harmed.harm not in _CAPTIVE


def _told_of_several(topic: Topic | None, before: Sequence[Harmed]) -> bool:
    """Whether several dead or wounded were told: of a single one it is told again that he died of his wounds."""
    tolls = topic.tolls if topic is not None else ()
    here = ((one.harm, one.people.low or 0) for one in before)
    return any(harm in _DEADLY and number > 1 for harm, number in (*tolls, *here))


def _of_wounds(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words by which somebody died of wounds: "SUCCUMBED", "died OF BURNS"; None for others.

    Source: guidelines of the annotated reports, decision 5: wounded who later die are an addition.
    """
    if harmed.harm is not Harm.KILLED or harmed.clause is None or harmed.rule != "subject":
        return None
    verb = harmed.clause.verb
    of = sentence.after(verb)
    wounds = sentence.part(of) in (Part.PREPOSITION, Part.OF) and of + 1 < len(sentence.groups)
    if wounds and sentence.groups[of + 1].head.low in sentence.words.listed("tolls.roles.wounds"):
        return sentence.low(of + 1)
    succumbed = sentence.groups[verb].head.low in sentence.words.forms("tolls.roles.succumbing")
    return sentence.low(verb) if succumbed and not wounds else None


def _died_later(sentence: Sentence, harmed: Harmed, topic: Topic | None) -> str | None:
    """The word by which somebody of the hurt told before died afterwards: "one LATER died of her wounds"; or None."""
    hurt = topic is not None and topic.harm is Harm.INJURED and not topic.age
    if not hurt or harmed.harm is not Harm.KILLED or harmed.clause is None or harmed.rule != "subject":
        return None
    later = sentence.words.listed("tolls.roles.later")
    around = (harmed.clause.verb - 1, harmed.clause.verb, harmed.clause.verb + 1)
    return next((sentence.low(at) for at in around if not later.isdisjoint(sentence.low(at).split())), None)


def _had_been_hurt(sentence: Sentence, harmed: Harmed) -> str | None:
    """The participle by which the dead had only been hurt at first: "a boy HURT in the blast died on Tuesday"; or None.

    Source: guidelines of the annotated reports, decision 5: wounded who later die are an addition.
    """
    if harmed.harm is not Harm.KILLED or harmed.clause is None or harmed.rule != "subject":
        return None
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        hurt = clause.passive and any(sense.harm is Harm.INJURED for sense in group.senses)
        reduced = group.verb is not None and group.verb.shape is Shape.BARE
        if hurt and reduced and harmed.noun in clause.subjects and clause.verb < harmed.clause.verb:
            return sentence.low(clause.verb)
    return None


def _place_alone(sentence: Sentence, noun: int) -> str | None:
    """The word before a count that makes it that of one place: "in Orvek ALONE 37 were killed"; None for none."""
    alone = sentence.words.listed("tolls.roles.alone")
    for at in range(_first_of_segment(sentence, noun), noun):
        of_place = sentence.part(at - 1) is Part.NOUN and sentence.joint(at - 1) is Part.PREPOSITION
        if of_place and sentence.low(at) in alone:
            return f"{sentence.low(at - 1)} {sentence.low(at)}"
    return None


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
    if harmed.rule == "compared":
        return None
    if harmed.rule in ("corrected", "replaced") or words in sentence.words.listed("tolls.roles.not_instead"):
        return words or harmed.rule
    if harmed.people.kind is PeopleKind.BARE and words in sentence.words.listed("tolls.roles.from"):
        figure = harmed.rule in ("figure", "toll", "parallel")
        return words if figure or sentence.part(sentence.before(before)) is Part.COMMA else None
    text = sentence.text[_segment_start(sentence, harmed.noun) : sentence.start(harmed.noun)].lower()[-_LOOKED_AT:]
    held = _held_until(sentence, harmed.noun) or _had_been(sentence, harmed) or _having_put(sentence, harmed)
    if held := held or _struck_out(sentence, harmed):
        return held
    found = sentence.words.pattern("tolls.roles.earlier").search(text)
    return found.group().strip() if found and _speaks_of_figures(sentence, harmed.noun) else None


def _held_until(sentence: Sentence, noun: int) -> str | None:
    """The words by which a figure was held only up to a time: "UNTIL May the ministry HAD PUT it at 61"; or None."""
    first = _first_of_segment(sentence, noun)
    if sentence.low(first) not in sentence.words.listed("tolls.roles.until"):
        return None
    tellers = sentence.words.forms("tolls.figures.tellers")
    for at in range(first, noun):
        group = sentence.groups[at]
        had = sentence.tokens[group.first].low == "had"
        if group.part is Part.VERB and had and group.head.low in tellers:
            return sentence.low(at)
    return None


def _had_been(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words by which a toll was another one before: "it HAD BEEN 87 in the morning"; None where there are none."""
    verb = sentence.before(harmed.noun)
    had = sentence.part(verb) is Part.VERB and sentence.low(verb) in sentence.words.listed("tolls.roles.had_been")
    return sentence.low(verb) if had and harmed.rule == "figure" else None


def _having_put(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words by which the same speaker told another number before: "HAVING PUT it at 11"; None for none."""
    verb = _verb_before(sentence, harmed.noun)
    if verb is None or harmed.rule != "figure":
        return None
    group = sentence.groups[verb]
    before = sentence.tokens[group.first].low in sentence.words.listed("tolls.roles.having")
    return sentence.low(verb) if before and group.head.low in sentence.words.forms("tolls.figures.tellers") else None


def _struck_out(sentence: Sentence, harmed: Harmed) -> str | None:
    """The words that take a figure back: "the figure of 30 WAS WRONG"; None where there are none."""
    end = sentence.end(harmed.noun)
    found = sentence.words.pattern("tolls.roles.wrong").search(sentence.text[end : end + _LOOKED_AT].lower())
    return found.group() if found and _speaks_of_figures(sentence, harmed.noun) else None


def _verb_before(sentence: Sentence, noun: int) -> int | None:
    """The nearest verb before a noun group; None where none stands there."""
    return next((at for at in range(noun - 1, -1, -1) if sentence.part(at) is Part.VERB), None)


def _first_of_segment(sentence: Sentence, at: int) -> int:
    """The first group behind the last stop before a group."""
    return next((k + 1 for k in range(at - 1, -1, -1) if sentence.part(k) is Part.STOP), 0)


def _segment_start(sentence: Sentence, at: int) -> int:
    first = _first_of_segment(sentence, at)
    return sentence.end(first - 1) if first else sentence.span.start


def _speaks_of_figures(sentence: Sentence, at: int) -> bool:
    words = sentence.words.forms("tolls.figures.tellers") | sentence.words.listed("tolls.figures.nouns")
    return any(group.head.low in words for group in sentence.groups[:at])
