"""Noun groups that share a relation: "two men, a woman and their driver"."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.row import LISTS, Row
from testimonia.read.languages.lists import word_lists

_ARTICLES = word_lists("en").listed("counts.phrases.articles")


def without_told(row: Row, nouns: Sequence[int]) -> list[int]:
    """Noun groups behind the last bare number of which a participle tells already: "30 WOUNDED and 4 are missing"."""
    told = [at for at, noun in enumerate(nouns[:-1]) if _is_told(row, noun)]
    return list(nouns[told[-1] + 1 :] if told else nouns)


def _is_told(row: Row, noun: int) -> bool:
    people = row.groups[noun].people
    return people is not None and people.kind is PeopleKind.BARE and row.part(noun + 1) is Part.VERB


def first_list(row: Row, nouns: Sequence[int]) -> list[int]:
    """The first of some noun groups with those listed behind it, up to the "and" of the list."""
    for position, noun in enumerate(nouns[1:], 1):
        joint = row.joint(noun)
        if joint not in LISTS:
            break
        if joint is Part.AND:
            return list(nouns[: position + 1])
    return list(nouns[:1])


def whole_list(row: Row, nouns: Sequence[int]) -> list[int]:
    """The first of some noun groups with all behind it up to the last "and": lists of lists too."""
    end = 1
    for position, noun in enumerate(nouns[1:], 1):
        joint = row.joint(noun)
        if joint not in LISTS:
            break
        if joint is Part.AND:
            end = position + 1
    return list(nouns[:end])


def last_list(row: Row, nouns: Sequence[int], verb: Clause | None) -> list[int]:
    """The last of some noun groups with those coordinated before it.

    Args:
        row: the groups of the sentence.
        nouns: free noun groups, in order.
        verb: the clause before them, whose object the first of them may be; it keeps it.
    """
    first = len(nouns) - 1
    last = row.groups[nouns[first]].people if nouns else None
    closed = last is not None and last.kind is PeopleKind.KIN
    while first > 0:
        joint = row.joint(nouns[first])
        comma = joint is Part.COMMA and not closed and not _opens_headline(row, nouns[first - 1], nouns[first])
        if joint not in LISTS or comma or (joint is Part.AND and closed):
            break
        told = any(row.part(k) is Part.STATE for k in range(nouns[first - 1] + 1, nouns[first]))
        if keeps(row, verb, nouns[first - 1]) or told:  # "left two DEAD and nine disappeared"
            break
        if _is_told_aside(row, nouns[first - 1], nouns[first]):
            break
        closed = closed or joint is Part.AND
        first -= 1
    return list(nouns[first:])


def _opens_headline(row: Row, first: int, second: int) -> bool:
    """Whether two counts open a headline, which leaves out "and": "TWO SOLDIERS, ONE CIVILIAN killed", "Cook, son"."""
    counted = [row.groups[noun].people for noun in (first, second)]
    told = [people.noun for people in counted if people is not None and _is_numbered(people)]
    return first == 0 and len(told) == len(counted) and told[0] != told[1] and row.before(second) == first + 1


def _is_numbered(people: People) -> bool:
    """Whether a number and a noun tell of people, or a noun alone: "two soldiers", "one civilian", "aid worker"."""
    first = people.text.split(maxsplit=1)[0].lower()
    one = people.kind is PeopleKind.SINGLE and (first == "one" or first not in _ARTICLES)
    return people.noun is not None and (one or people.kind is PeopleKind.COUNTED)


def _is_told_aside(row: Row, part: int, noun: int) -> bool:
    """Whether a part of those before stands between commas: "Ten died, TWO OF THEM in jail, and a guard was hurt"."""
    people = row.groups[part].people
    partitive = people is not None and people.kind is PeopleKind.BARE and " of " in people.text
    return partitive and row.joint(part) is Part.COMMA and row.joint(row.before(noun)) is Part.COMMA


def keeps(row: Row, verb: Clause | None, noun: int) -> bool:
    """Whether a verb keeps a noun group as its object: "killed 12 people and three were wounded"."""
    if verb is None or verb.passive or not verb.objects or verb.objects[0] != noun:
        return False
    known = row.groups[verb.verb].head.verb
    direct = noun == verb.verb + 1 and known is not None and not known.clausal  # "opened FIRE and three died"
    return direct or not row.takes_no_object(verb.verb)


def are_things(row: Row, nouns: Sequence[int]) -> bool:
    """Whether no noun group is of people, as before "and" in "two HOUSES burned and three people died"."""
    return all(row.groups[noun].people is None for noun in nouns)
