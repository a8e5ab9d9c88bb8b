"""People of whom there is no trace, who are held or buried: told by what was or was not done, by no word of harm."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.link import is_nobody
from testimonia.read.harm.sentence import Sentence

_REACH = 6
"""Groups behind "buried" in which it is told under what."""

_ENDS = frozenset({Part.STOP, Part.COMMA, Part.AND, Part.PREPOSITION, Part.TIME, Part.SUBORDINATE})
"""What follows "have not been found" of people of whom there is no trace; "not found guilty" is something else."""

_NEAR = 5
"""Groups behind "held" in which it is told for how long."""


def unseen(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """People who have not been seen since, or whose fate is unknown, each with the group that tells it."""
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        negated = group.verb is not None and group.verb.negated
        seen = group.head.low in sentence.words.forms("harm.last_seen.verbs")
        since = sentence.low(clause.verb + 1) in sentence.words.listed("harm.last_seen.since")
        found = group.head.low in sentence.words.forms("harm.last_seen.finding")
        lost = found and sentence.part(clause.verb + 1) in _ENDS
        if clause.passive and negated and ((seen and since) or lost):
            yield from ((noun, clause.verb) for noun in clause.subjects)
        if not clause.passive and not clause.objects and _never_returns(sentence, clause.verb):
            yield from ((noun, clause.verb) for noun in clause.subjects)
        stays = group.head.low in sentence.words.forms("clauses.staying.verbs")
        unknown = group.head.low in sentence.words.listed("harm.last_seen.unknown")
        if stays or unknown or group.head.part is Part.BE or _is_known(sentence, group.head.low):
            yield from _of_fate(sentence, clause)
    yield from _without_news(sentence)
    yield from _searched_for(sentence)
    yield from _out_of_contact(sentence)


def _of_fate(sentence: Sentence, clause: Clause) -> Iterator[tuple[int, int]]:
    """The people of "the fate of 30 foreigners is still unknown"."""
    verb = sentence.groups[clause.verb]
    behind = {token.low for token in sentence.tokens[verb.first : verb.last + 2]}
    open_ = verb.verb is not None and (verb.verb.negated or _is_going_on(sentence, clause.verb))
    denied = open_ and _is_known(sentence, verb.head.low)
    if not denied and sentence.words.listed("harm.last_seen.unknown").isdisjoint(behind):
        return
    for noun in clause.subjects:
        fates = sentence.words.listed("harm.last_seen.fates")
        if sentence.groups[noun].head.low in fates and sentence.part(sentence.after(noun)) is Part.OF:
            yield sentence.after(sentence.after(noun)), clause.verb


def _is_known(sentence: Sentence, verb: str) -> bool:
    return verb in sentence.words.forms("harm.last_seen.knowing")


def _never_returns(sentence: Sentence, verb: int) -> bool:
    """Whether people never come back: "three of them NEVER RETURNED"."""
    group = sentence.groups[verb]
    never = {token.low for token in sentence.tokens[max(0, group.first - 1) : group.last]}
    if never.isdisjoint(sentence.words.listed("harm.last_seen.never")):
        return False
    known = sentence.words.forms("harm.last_seen.returning")
    if sentence.low(verb + 1) == "to":
        return False  # "never returned TO politics"
    return group.head.low in known or f"{group.head.low} {sentence.low(verb + 1)}" in known


def _without_news(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """People of whom there is no news: "no word OF 13 FISHERMEN", "of 116 MEN nothing has been heard"."""
    news = sentence.words.listed("harm.last_seen.news")
    for at, group in enumerate(sentence.groups):
        if (not group.is_noun and group.part is not Part.PRONOUN) or sentence.low(at) not in news:
            continue
        heard = next((clause.verb for clause in sentence.clauses if at in clause.subjects), None)
        hears = heard is not None and sentence.groups[heard].head.low in sentence.words.forms("harm.last_seen.hearing")
        if " " not in sentence.low(at) and not hears:
            continue
        behind = range(at + 1, min(at + _REACH, len(sentence.groups) - 1))
        people = next((k + 1 for k in behind if _tells_of(sentence, k)), None)
        if people is None:
            people = _told_before(sentence, at)
        if people is not None and not sentence.groups[people].senses:
            yield people, at


def _told_before(sentence: Sentence, news: int) -> int | None:
    """The people of whom it is told before the news: "OF 116 MEN nothing is known", "six persons OF WHOM nothing …"."""
    opens = next((k + 1 for k in range(news - 1, -1, -1) if sentence.part(k) is Part.STOP), 0)
    if _tells_of(sentence, opens):
        return opens + 1
    owner = sentence.before(news - 2)
    whom = sentence.part(news - 1) is Part.WHO and sentence.part(news - 2) is Part.OF
    return owner if whom and sentence.people(owner) is not None else None


def _searched_for(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """People for whom somebody searches: "a SEARCH is under way FOR THREE SAILORS"; not those who are wanted."""
    searches, wanting = (sentence.words.listed(f"harm.last_seen.{name}") for name in ("searches", "wanting"))
    if not wanting.isdisjoint(token.low for token in sentence.tokens):
        return
    for clause in sentence.clauses:
        sought = sentence.groups[clause.verb].head.low in sentence.words.forms("harm.last_seen.seeking")
        verb = sentence.groups[clause.verb].verb
        if sought and clause.passive and verb is not None and verb.shape is Shape.FINITE:
            yield from ((noun, clause.verb) for noun in clause.subjects if _is_missed(sentence, noun))
    for at, group in enumerate(sentence.groups):
        if group.part is not Part.NOUN or group.head.low not in searches or group.people is not None:
            continue
        for k in range(at + 1, min(at + _REACH, len(sentence.groups) - 1)):
            people = sentence.people(k + 1)
            if sentence.part(k) is Part.STOP or (people is not None and sentence.low(k) != "for"):
                break
            if people is not None:
                yield from [(k + 1, at)] if _is_missed(sentence, k + 1) else []
                break


def _is_missed(sentence: Sentence, noun: int) -> bool:
    """Whether people for whom somebody searches are no such as are wanted by the police."""
    people = sentence.people(noun)
    return people is not None and people.noun not in sentence.words.listed("harm.last_seen.wanted")


def is_gone(sentence: Sentence, trigger: int) -> bool:
    """Whether it is told behind a verb, or in the next sentence, that nobody has seen those again who were taken."""
    gone, about = sentence.words.pattern("harm.last_seen.gone"), sentence.words.listed("harm.last_seen.about")
    told, *more = sentence.text[sentence.end(trigger) : sentence.span.end].lower().split("; ")
    following = sentence.text[sentence.span.end : sentence.span.end + _FOLLOWING].lower().lstrip()
    more.append(following.partition(".")[0])
    about_them = [each for each in more if each.partition(" ")[0] in about]
    return any(gone.search(each) for each in (told, *about_them))


_FOLLOWING = 120
"""Code points of the next sentence in which it is told that people are gone."""


def taken_and_gone(sentence: Sentence) -> Iterator[tuple[int, Clause]]:
    """People whom somebody took and of whom there is no news, each with the clause that tells it."""
    removing = sentence.words.forms("harm.last_seen.removing")
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        if group.head.low in removing and is_gone(sentence, clause.verb):
            taken = clause.subjects if clause.passive else sentence.listed(clause.objects) if clause.objects else []
            yield from ((noun, clause) for noun in taken if sentence.people(noun) is not None)


def _out_of_contact(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """People with whom contact is lost: "CONTACT was lost WITH 14 sailors"."""
    contact, losing = sentence.words.listed("harm.last_seen.contact"), sentence.words.forms("harm.last_seen.losing")
    beside = sentence.words.listed("clauses.pronouns.beside")
    for clause in sentence.clauses:
        lost = clause.subjects if clause.passive else clause.objects
        if sentence.groups[clause.verb].head.low not in losing or not lost:
            continue
        if sentence.groups[lost[0]].head.low in contact:
            behind = range(lost[0] + 1, min(clause.verb + _REACH, len(sentence.groups) - 1))
            near = (at + 1 for at in behind if sentence.low(at) in beside and sentence.people(at + 1) is not None)
            yield from ((at, clause.verb) for at in near)


def _tells_of(sentence: Sentence, at: int) -> bool:
    """Whether a group is the "of" or "from" of people."""
    of = sentence.part(at) is Part.OF or sentence.low(at) in sentence.words.listed("harm.last_seen.news_of")
    return of and sentence.people(at + 1) is not None


def survives(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that people live on: "survive", "live through the night", "come out alive"."""
    low, behind = sentence.groups[verb].head.low, sentence.low(verb + 1).partition(" ")[0]
    known = sentence.words.forms("harm.last_seen.surviving")
    if low in known or f"{low} {behind}" in known:
        return True
    alive = sentence.words.listed("harm.last_seen.alive")
    near = range(verb + 1, min(verb + _NEAR, len(sentence.groups)))
    return low in sentence.words.forms("harm.last_seen.leaving") and any(sentence.low(at) in alive for at in near)


def held_for(sentence: Sentence) -> Iterator[tuple[int, Clause]]:
    """People who are held for a time, each with the clause that tells it: "HELD FOR three days"."""
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        if _is_not_released(sentence, clause):
            yield from ((noun, clause) for noun in clause.subjects if not _is_of_name(sentence, noun, clause.verb))
        if group.head.low not in sentence.words.forms("harm.detention.verbs"):
            continue
        if group.verb is not None and group.verb.negated:
            continue
        held = clause.subjects if clause.passive else [at for at in clause.objects[:1] if sentence.people(at)]
        told = clause.verb if clause.passive else max(held, default=clause.verb)
        captors = sentence.words.listed("deeds.hostages.doers")
        hostages = any(sentence.is_called(agent, captors) for agent in clause.agents)
        if clause.passive and not hostages and _is_going_on(sentence, clause.verb):
            yield from ((noun, clause) for noun in held)
            continue
        if sentence.low(told + 1) not in sentence.words.listed("harm.detention.prepositions"):
            continue
        times = sentence.words.listed("harm.detention.times")
        near = range(told + 2, min(told + _NEAR, len(sentence.groups)))
        if any(not times.isdisjoint(sentence.low(at).split()) for at in near):
            yield from ((noun, clause) for noun in held)


def _is_not_released(sentence: Sentence, clause: Clause) -> bool:
    """Whether people are still in the hands of others: "eleven of the group HAVE NOT BEEN RELEASED"."""
    group = sentence.groups[clause.verb]
    negated = group.verb is not None and group.verb.negated and not group.verb.modal
    return negated and clause.passive and group.head.low in sentence.words.forms("harm.captivity.releasing")


def _is_of_name(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether it is a name that is not released: "the boy, whose NAME the sheriff said was not being released"."""
    told = sentence.words.listed("harm.captivity.told")
    return any(sentence.groups[at].head.low in told for at in range(noun, verb))


def was_taken(sentence: Sentence, noun: int) -> bool:
    """Whether it is told how those who are held came into other hands: "eight drivers, SEIZED on Monday, are held"."""
    taking = sentence.words.forms("harm.detention.taking")
    return any(
        noun in clause.subjects and clause.passive and sentence.groups[clause.verb].head.low in taking
        for clause in sentence.clauses
    )


def _is_going_on(sentence: Sentence, verb: int) -> bool:
    """Whether something goes on as the report is written: "are BEING held"."""
    group = sentence.groups[verb]
    going_on = sentence.words.listed("harm.detention.going_on")
    return any(token.low in going_on for token in sentence.tokens[group.first : group.last])


def none_survive(sentence: Sentence, clause: Clause) -> list[int]:
    """Those of whom a clause tells that nobody lived: "nine men were ambushed; NONE SURVIVED"."""
    verb = sentence.groups[clause.verb]
    nobody = [noun for noun in clause.subjects if is_nobody(sentence, noun)]
    if not nobody or (verb.verb is not None and verb.verb.negated) or not survives(sentence, clause.verb):
        return []
    for other in reversed(sentence.clauses):
        if other.verb < nobody[0]:
            people = other.subjects if other.passive else other.objects
            if found := [noun for noun in people if sentence.people(noun) is not None]:
                return found
    whole = nobody[0] + 2  # "none OF THE 19 on board survived"
    return [whole] if sentence.part(whole - 1) is Part.OF and sentence.people(whole) is not None else []


def buried(sentence: Sentence, clause: Clause) -> list[int]:
    """The dead whom a clause tells to be buried; not those whom a landslide or rubble buries."""
    if sentence.groups[clause.verb].head.low not in sentence.words.forms("harm.last_seen.burying"):
        return []
    masses = sentence.words.listed("harm.last_seen.masses")
    near = range(clause.verb + 1, min(clause.verb + _REACH, len(sentence.groups)))
    agents = clause.agents if clause.passive else clause.subjects
    under = sentence.words.listed("harm.last_seen.under")
    below = (at for at in near if sentence.low(sentence.before(at)) in under)
    if any(sentence.groups[at].head.low in masses for at in (*below, *agents)):
        return []
    dead = clause.subjects if clause.passive else sentence.listed(clause.objects) if clause.objects else []
    return [noun for noun in dead if sentence.people(noun) is not None]
