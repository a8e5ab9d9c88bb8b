"""What the words around a place name make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from testimonia.model import Span
from testimonia.read.where.context import NEXT, Context, Token, tokens_of
from testimonia.read.where.lexicon import PartWords
from testimonia.read.where.naming import Naming, Part

SUBJECT = 5  # words that a name and the noun before its preposition may take
NAMED_BODY = 9  # words of the name of a body: "the Embassy of the Islamic Republic of X in Y"

_JOINED = frozenset([Part.SITE, Part.ORIGIN, Part.HOME, Part.ALSO])
_MARKS = frozenset(['"', "“", "”", "«", "»", "'", "‘", "’", "-", "–", "—", "*", "•"])

_PAUSES = ([","], ['"'], ["”"], ["’"])

Rules = Iterable[tuple[bool, Part]]


@dataclass(frozen=True, slots=True)
class Governor:
    """What the words before a name make of it.

    Args:
        part: the part they give it.
        near: True for "near X", "the outskirts of X".
        opening: True where they open the sentence.
        joined: True where "and" joins the name to the one before it.
        within: True where the name before says in what it lies.
    """

    part: Part
    near: bool = False
    opening: bool = False
    joined: bool = False
    within: bool = False


def describes(low: str, words: PartWords) -> bool:
    """May a word stand between a preposition and a name: "besieged", "northern", "rebel-held", "Kurdish"?"""
    return low in words.modifiers or low.endswith(words.describing) or (len(low) > 1 and "-" in low)


def governor_of(context: Context, previous: Naming | None, words: PartWords) -> Governor:
    """Walk left from a name, over adjectives and "the streets of", to the word that governs it.

    Args:
        context: the words around the name.
        previous: the name before it in its sentence, if any.
        words: words that tell parts.
    """
    before = context.before
    index, near, settled = _walk(before, previous, words)
    if index == len(before):
        return Governor(Part.HOME if settled else Part.NAMED, near)
    if settled and any(token.low in words.this for token in before[:index]):
        return Governor(Part.OWNER)  # "in this suburb of X"
    low, rest = before[index].low, before[index + 1 :]
    if low in words.of:
        return Governor(_within_of(rest, words) or _of(rest, words), near)
    if previous and ((settled and before[index].inside(previous.words)) or _owns(before[index], previous)):
        return Governor(previous.part, opening=previous.opening, within=True)
    if previous and _joins(before[: index + 1], previous, words):
        return Governor(previous.part, joined=previous.part in _JOINED)
    housed = low == "," and rest and rest[0].low in words.buildings and words.local.isdisjoint(context.capitals[:1])
    away = low in words.origin and bool(rest) and rest[0].low in words.distances
    part = Part.SITE if housed or away else _prepositional(low, rest, words)
    part = Part.HOME if part is Part.NAMED and settled else part
    opening = part is not Part.NAMED and all(_light(token.low, words) for token in rest)
    if opening and part is Part.SITE:
        part = _told_there(context.after, words)
    return Governor(part, near or away or low in words.near, opening)


def _owns(token: Token, previous: Naming) -> bool:
    """Is a word the name before, in the possessive: "Orvek's Tesk district"?"""
    return (
        token.start >= previous.words.start and token.low.endswith(("'s", "’s")) and token.end - 2 == previous.words.end
    )


def _light(low: str, words: PartWords) -> bool:
    """Is it a day, a small word or a mark?"""
    return low in words.time or low in words.light or low in _MARKS


def _walk(before: Sequence[Token], previous: Naming | None, words: PartWords) -> tuple[int, bool, bool]:
    """The number of the governing word, whether it is "near", and whether "the town of" stands between."""
    index, near, settled = 0, False, False
    while index < len(before):
        low = before[index].low
        named = low in words.of or low in words.called or (low == "," and _is_its_kind(before[index:], previous, words))
        if named and index + 1 < len(before) and before[index + 1].low in words.parts:
            near, settled = near or before[index + 1].low in words.beside, True
            index = _to_preposition(before, index + 2, previous, words)
        elif describes(low, words) or low in words.parts:
            index += 1
        else:
            break
    return index, near, settled


def _is_its_kind(before: Sequence[Token], previous: Naming | None, words: PartWords) -> bool:
    """Does the word before a comma say what the name behind it is: "in the state capital, X", but not "Y camp, X"?"""
    if previous and before[1:] and before[1].inside(previous.words):
        return False
    lows = [token.low for token in before[1:SUBJECT]]
    return bool(lows) and lows[0] in words.kinds and not words.locative.isdisjoint(lows[1:])


def _to_preposition(before: Sequence[Token], index: int, previous: Naming | None, words: PartWords) -> int:
    """Past the words that describe a village: "in the mining village of X"."""
    for reach in range(index, min(index + 4, len(before))):
        token = before[reach]
        if token.low in words.governing or (previous and token.inside(previous.words)):
            return reach
        if not token.low[0].isalpha():
            break
    return index


def _within_of(rest: Sequence[Token], words: PartWords) -> Part | None:
    """Is the name that of where a part of it lies: "in the Tesk bazaar of X", "at the burn unit of X"?"""
    if rest and (len(rest[0].low) == 1 or rest[0].low.isdigit()):
        rest = rest[1:]
    head = rest[0].low if rest else ""
    if head not in words.buildings and head not in words.features:
        return None
    placed = any(token.low in words.locative for token in rest[1:SUBJECT])
    return Part.SITE if placed and head not in words.medical else None


def _of(rest: Sequence[Token], words: PartWords) -> Part:
    """What the words before "of" make of the name after it: the siege of X, the residents of X, out of X."""
    head = rest[0].low if rest else ""
    if head in words.out:
        return _whence_part(rest[1:], words)
    rules = [
        (head in words.events, Part.SITE),
        (head in words.nationals, Part.OWNER),
        (head in words.people or head in words.groups, Part.HOME),
        (head in words.persons, Part.PERSON),
        (head in words.local, Part.LOCAL),
        (head in words.whither, Part.DESTINATION),
    ]
    return _first(rules, Part.OWNER)


def _joins(between: Sequence[Token], previous: Naming, words: PartWords) -> bool:
    """Is there nothing but "and" between a name and the one before it? Words nearest the name first."""
    lows = [token.low for token in between]
    adjacent = between[-1].start - previous.words.end <= 1
    joined = [low for low in lows if low not in words.light and low != ","]
    return adjacent and len(lows) <= 2 and len(joined) == 1 and joined[0] in words.joining


def _whence_part(rest: Sequence[Token], words: PartWords) -> Part:
    """What "from" makes of the name after it, given the words before that, nearest first."""
    around = {token.low for token in rest[:NEXT]}
    head = rest[0].low if rest else ""
    rules = [
        (head in words.vehicles, Part.NAMED),
        (head in words.journeys, Part.OWNER),
        (head in words.people & words.local, Part.HOME),
        (head in words.tellers or head in words.speaking, Part.TELLING),
        (head in words.launched, Part.OWNER),
        (bool(around & words.recovered), Part.SITE),
    ]
    return _first(rules, Part.ORIGIN)


def _prepositional(low: str, rest: Sequence[Token], words: PartWords) -> Part:
    """What a preposition or a verb makes of the name after it, given the words before that, nearest first."""
    around = {token.low for token in rest[:NEXT]}
    head = rest[0].low if rest else ""
    if low in words.origin:
        return _whence_part(rest, words)
    if low in words.destination:
        if head in words.regard:
            return Part.SITE
        moved = bool(around & words.moved) and around.isdisjoint(words.led)
        owned = low in words.concern and head in words.tellers
        return _first([(head in words.events, Part.SITE), (owned, Part.OWNER), (moved, Part.HOME)], Part.DESTINATION)
    if low in words.locative:
        lows = [token.low for token in rest]
        while lows and _light(lows[0], words):
            lows.pop(0)
        part = _headed(lows, words) if lows else Part.SITE
        return Part.SITE if part is Part.LOCAL and low in words.near else part
    topic = low in words.arrived or low in words.topics
    left = low in words.leaving
    return _first([(low in words.strikes, Part.SITE), (left, Part.ORIGIN), (topic, Part.HOME)], Part.NAMED)


def _headed(lows: list[str], words: PartWords) -> Part:
    """What a noun or a verb makes of the name that follows it with "in" or "at"; words nearest first."""
    head, close = lows[0], set(lows[1:NEXT])
    own = list(takewhile(lambda low: low != ",", lows[1:7]))
    hit = words.strikes | words.adjacent
    within = bool(words.placing.intersection(own[:3])) or bool(hit.intersection(own))
    reported = head in words.reported and bool(words.passive.intersection(lows[1:2]))
    body = bool(words.tellers & _heads_of(lows, words))
    spoken = (head in words.speaking and not reported) or bool(words.telling.intersection(lows[1:2]))
    local = head in words.medical or head in words.local
    harmed = bool(words.deaths.intersection(lows[1:5]))
    struck = within and not close & words.speaking
    body = body or _is_who_said(lows, words)
    rules = [
        (spoken, Part.TELLING),
        (head in words.lying or _is_aside(lows, words), Part.OWNER),
        (head in words.dwelling and bool(words.living.intersection(lows[1:2])), Part.PERSON),
        (bool(words.medical.intersection(lows[:3]) and close & words.treating), Part.DESTINATION),
        (head in words.medical and not words.locative.isdisjoint(lows[1:2]), Part.DESTINATION),
        (local, Part.SITE if within or harmed else Part.HOME if head in words.people else Part.LOCAL),
        (body, Part.SITE if struck else Part.TELLING),
        (head in words.posted, Part.PERSON),
        (head in words.refuge, Part.DESTINATION),
        (head in words.interred and not words.interring.isdisjoint(lows[1:2]), Part.LOCAL),
        (head in words.carried and head not in words.recovered, Part.DESTINATION),
        (head in words.whence and _whence(lows, words), Part.PERSON),
    ]
    return _first(rules, Part.SITE)


def _heads_of(lows: Sequence[str], words: PartWords) -> set[str]:
    """The noun before "in X", and that before "of" or "for" and the noun: "the ministry of security in X".

    Not so with what happened there: "the anniversary of the massacre in X".
    """
    joined = words.concerning if lows[0] not in words.deeds else frozenset[str]()
    own = takewhile(lambda low: low != ",", lows[1:NAMED_BODY])
    return {lows[0], *(head for low, head in pairwise(own) if low in joined)}


def _is_aside(lows: Sequence[str], words: PartWords) -> bool:
    """Does it say only in what a settlement told of lies: "the camp, in X, was attacked"? Words nearest first."""
    return lows[0] == "," and not words.kinds.isdisjoint(lows[1:2]) and not words.definite.isdisjoint(lows[2:3])


def _is_who_said(lows: Sequence[str], words: PartWords) -> bool:
    """Is the noun that of somebody behind what he said: "…, said a lawmaker in X"? Words nearest first."""
    told = (at for at, low in enumerate(lows[:SUBJECT]) if low in words.speaking)
    return any(at and lows[at - 1] in words.articles and lows[at + 1 : at + 2] in _PAUSES for at in told)


def _whence(lows: Sequence[str], words: PartWords) -> bool:
    """Do people come from a building or a family: "pupils from a school in X", not "seized pupils from a school"?"""
    return bool(words.origin.intersection(lows[2:3])) and words.recovered.isdisjoint(lows[3 : NEXT + 2])


def _told_there(after: Sequence[Token], words: PartWords) -> Part:
    """What a name that opens a sentence is: where it happened, or only where its speaker sits ("In Geneva, the …")."""
    lows = [token.low for token in after]
    if lows[:1] == [","]:
        lows = lows[1:]
    subject: list[str] = []
    for low in lows:
        if low in (",", ";") or low in words.where or low in words.strikes or low in words.forces:
            return Part.SITE
        if low in words.speaking:
            break
        subject.append(low)
    told = bool(words.tellers.intersection(subject[: NEXT + 2])) and not words.local.intersection(subject)
    treated = bool(words.medical.intersection(lows)) and bool(words.treating.intersection(lows))
    return _first([(treated, Part.LOCAL), (told, Part.TELLING)], Part.SITE)


def is_of_tellers(text: str, stretch: Span, words: PartWords) -> bool:
    """Is what follows a place that opens its sentence told from there: "In the capital, the ministry said"?"""
    return stretch.end > stretch.start and _told_there(tokens_of(text, stretch), words) is Part.TELLING


def with_what_follows(part: Part, context: Context, words: PartWords, *, area: bool, seat: bool) -> Part:
    """The part of a name, given also the words after it.

    Args:
        part: what the words before make of it.
        context: the words around it.
        words: words that tell parts.
        area: True for a region's or a country's name.
        seat: True for a country's or a capital's, which may stand for its government.
    """
    after = [token.low for token in context.after]
    follows = after[0] if after else ""
    if context.possessive:
        return _of_owner(part, after, words, area=area)
    free = part is not Part.SITE
    struck = is_struck(after, words)
    article = bool(context.before) and context.before[0].low in words.indefinite
    named_event = bool(context.capitals) and follows in words.named_events
    acting = part is Part.SITE and follows in words.forces
    named = bool(context.capitals) and _institution(context, words)
    rules = [
        (part is not Part.TELLING and follows in words.alone, Part.SITE),
        (part in (Part.DESTINATION, Part.HOME) and _is_hit(context, after, words, area=area), Part.SITE),
        (not free and _whence_came(after, words), Part.ORIGIN),
        (not free and context.in_care(words), Part.DESTINATION),
        (part is Part.LOCAL and context.adjoins and follows in words.finding, Part.SITE),
        (area and article and context.adjoins, Part.PERSON),
        (context.adjoins and named_event, Part.OWNER),
        (free and not area and context.adjoins and _in_headline(after, words), Part.SITE),
        (context.adjoins and follows in words.vehicles and not words.features.intersection(after[1:2]), Part.OWNER),
        (free and context.adjoins and follows in words.events and not named, Part.SITE),
        (free and context.adjoins and follows in words.persons, Part.PERSON),
        (free and context.adjoins and follows in words.people, Part.OWNER if area else Part.HOME),
        (free and context.adjoins and follows in words.local, Part.OWNER if area and context.capitals else Part.LOCAL),
        (context.adjoins and not acting and follows not in words.features and _institution(context, words), Part.OWNER),
        (part is Part.NAMED and not seat and _suffers(context, after, words), Part.SITE),
        (context.adjoins and follows in words.speaking and _speaks(part, context, words), Part.TELLING),
        (part in (Part.NAMED, Part.HOME) and struck, Part.SITE),
        (bool(words.where.intersection(after[:2])) and _is_told_of(part, context, words), Part.SITE),
    ]
    return _first(rules, part)


def is_struck(after: Sequence[str], words: PartWords) -> bool:
    """Is a place what is struck: "X was shelled", "X in the district of Y was shelled"?"""
    ahead = after[: NEXT if not words.locative.isdisjoint(after[:1]) else 1]
    verb = next((at for at, low in enumerate(ahead) if low in words.auxiliaries), None)
    return verb is not None and not words.struck.isdisjoint(after[verb + 1 : verb + 3])


def _of_owner(part: Part, after: Sequence[str], words: PartWords, *, area: bool) -> Part:
    """The part of a name in the possessive: "in X's north", "X's siege", "X's army", "X's capital"."""
    bodies = words.bodies.intersection(after[:3]) and not words.parts.intersection(after[:3])
    other = bodies or (area and not words.capitals.isdisjoint(after[:1]))
    placed = part in (Part.SITE, Part.ORIGIN, Part.DESTINATION, Part.LOCAL) and not other
    return _first([(placed, part), (not words.events.isdisjoint(after[:1]), Part.SITE)], Part.OWNER)


def _is_hit(context: Context, after: Sequence[str], words: PartWords, *, area: bool) -> bool:
    """Is a place to which something goes where the harm is done: "taken to X and shot", "rockets against X"?"""
    done = not words.joining.isdisjoint(after[:1]) and not words.done.isdisjoint(after[1:3])
    return done or (not area and context.before[0].low in words.versus)


def _whence_came(after: Sequence[str], words: PartWords) -> bool:
    """Is a name that of a place which others came from: "in Orvek, the village from which nine came"?"""
    if words.which.isdisjoint(after[1:7]):
        return False
    return any(low in words.origin and to in words.which for low, to in pairwise(after[:6]))


def _in_headline(after: Sequence[str], words: PartWords) -> bool:
    """Does what happened follow a name and a building, as in headlines: "Orvek wedding hall blast"?"""
    return any(low in words.spots and event in words.headlined for low, event in pairwise(after[:3]))


def _suffers(context: Context, after: Sequence[str], words: PartWords) -> bool:
    """Does a town stand for its people: "X mourned a family", "X, closer to the sea, has counted 144 dead"?"""
    if after[:1] == [","] and not context.before and "," in after[1:]:
        after = after[after.index(",", 1) + 1 :]
        return bool(words.suffered.intersection(after[:2]))
    return context.adjoins and bool(words.suffered.intersection(after[:1]))


def _is_told_of(part: Part, context: Context, words: PartWords) -> bool:
    """Is it a name after which "where" tells what happened, and not where the wounded were brought?"""
    return part in (Part.NAMED, Part.OWNER, Part.HOME) or (part is Part.DESTINATION and not context.carried(words))


def _speaks(part: Part, context: Context, words: PartWords) -> bool:
    """Is it a name, or one who sits there, that speaks: "the airline in X said", not "a panel on a fire in X said"?"""
    subject = [token.low for token in context.before[1:SUBJECT]]
    return part is Part.NAMED or (part is Part.SITE and words.seated.isdisjoint(subject))


def _institution(context: Context, words: PartWords) -> bool:
    """Is a name part of a body's: "the X Liberation Army", "the X ministry"?"""
    near = [token.low for token in context.after[:2]]
    return any(low in words.tellers for low in near) or any(
        low in words.organisations for low in (*near[:1], *context.capitals)
    )


def _first(rules: Rules, otherwise: Part) -> Part:
    """The part of the first rule that holds."""
    return next((part for holds, part in rules if holds), otherwise)
