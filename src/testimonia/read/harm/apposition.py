"""Appositions: a second name or description of the same people, set off by commas."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from testimonia.read.counts import People, PeopleKind, nouns
from testimonia.read.dateline import end_of_dateline
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.identity import sex_of
from testimonia.read.harm.tokens import Token
from testimonia.read.languages.lists import WordLists, word_lists

_RECORDING = word_lists("en").forms("clauses.closed.recording")
_BEFORE_NAMES = frozenset({Part.COMMA, Part.COLON, Part.DASH})
_AFTER = frozenset({Part.COMMA, Part.STOP, Part.WHO, Part.CLOSE, Part.DASH, Part.OF, Part.PREPOSITION})


def apposed(groups: Sequence[Group]) -> frozenset[int]:
    """Indices of the noun groups that say again who the people before them are.

    "Mara Ilvane, a teacher, was killed"; "two brothers, Tolo and Sef Brekan, were arrested": two groups of as many
    people with a comma between, one of which has their names.
    """
    found: set[int] = set()
    for at, group in enumerate(groups):
        if at < 2 or groups[at - 1].part not in _BEFORE_NAMES or not group.is_noun:
            continue
        first = groups[at - 2].people
        if _is_office(groups, at):
            found.add(at)
        if first is not None and group.people is None:
            found.update(_unread_names(groups, first, at))
            found.update(_relations(groups, first, at))
        if first is None or group.people is None or groups[at - 1].part is not Part.COMMA:
            continue
        begins_names = _begins_names(groups, at)
        again = _same(first, group.people, begins_names=begins_names) or _describes(first, group.people)
        if again and (begins_names or _closes(groups, at)):
            found.add(at)
        found.update(_summed(groups, first, at))
    return frozenset(found)


def _is_office(groups: Sequence[Group], at: int) -> bool:
    """Whether a bare noun for a person only says who the one before it is: "Mara Ilvane, LEADER of the front,"."""
    group = groups[at]
    bare = group.last - group.first == 1 and group.part is Part.NOUN and groups[at - 1].part is Part.COMMA
    owned = at + 1 < len(groups) and groups[at + 1].part is Part.OF
    first = groups[at - 2]
    named = first.people is not None and first.people.kind is PeopleKind.NAMED and not group.head.capital
    return bare and owned and first.part is Part.NOUN and (named or nouns().names_one(group.head.low))


def _relations(groups: Sequence[Group], first: People, at: int) -> Sequence[int]:
    """Two nouns that tell how two named people are related: "Lina and Sef Brekan, SISTER and BROTHER,"."""
    pair = (at, at + 2)
    if first.kind is not PeopleKind.NAMED or first.low != len(pair) or at + 2 >= len(groups):
        return ()
    kin = all(groups[k].last - groups[k].first == 1 and groups[k].head.low in nouns()["kin"] for k in pair)
    return pair if kin and groups[at + 1].part is Part.AND else ()


def _unread_names(groups: Sequence[Group], whole: People, at: int) -> Sequence[int]:
    """As many noun groups as people before them: "TWO CLERKS, MARA ILVANE AND TOLO BREKAN", all in capitals."""
    listed = [at]
    while listed[-1] + 2 < len(groups) and groups[listed[-1] + 1].part in (Part.AND, Part.COMMA):
        if not groups[listed[-1] + 2].is_noun or groups[listed[-1] + 2].people is not None:
            break
        listed.append(listed[-1] + 2)
    ends = groups[listed[-1] - 1].part is Part.AND and _closes(groups, listed[-1])
    counted = whole.kind is PeopleKind.COUNTED and whole.low == whole.high == len(listed)
    return listed if counted and ends and len(listed) > 1 else ()


def _summed(groups: Sequence[Group], whole: People, at: int) -> Sequence[int]:
    """The people of a list that are all of a number before it: "two patients, A BOY AND A GIRL, had died"."""
    first = groups[at].people
    listed, count = [at], first.low if first and not _of_other_sex(whole, first) else None
    while listed[-1] + 2 < len(groups) and groups[listed[-1] + 1].part in (Part.AND, Part.COMMA):
        more = groups[listed[-1] + 2].people
        if more is None or more.low is None or count is None or _of_other_sex(whole, more):
            break
        listed.append(listed[-1] + 2)
        count += more.low
    ends = len(listed) > 1 and groups[listed[-1] - 1].part is Part.AND and _closes(groups, listed[-1])
    return listed if ends and count == whole.low == whole.high else ()


def _of_other_sex(whole: People, part: People) -> bool:
    """Whether people cannot be some of those before them: "two men, A WOMAN and a child"."""
    sexes = {sex_of(people.noun or "", word_lists("en")) for people in (whole, part)}
    return len(sexes - {None}) > 1


def _more(first: People, second: People) -> bool:
    return first.low is not None and second.high is not None and first.low > second.high


def _begins_names(groups: Sequence[Group], at: int) -> bool:
    """Whether a word with a capital, perhaps a name by itself, goes on with a list of names: "Mara Ilvane and Tolo"."""
    if at + 2 >= len(groups) or groups[at + 1].part not in (Part.AND, Part.COMMA):
        return False
    follows = groups[at + 2]
    return follows.part is Part.NOUN and follows.people is None and follows.head.capital


def _same(first: People, second: People, *, begins_names: bool) -> bool:
    kinds = {first.kind, second.kind}
    if first.kind is PeopleKind.COUNTED and second.kind is PeopleKind.NAMED and _more(first, second) and begins_names:
        return True
    if first.low != second.low or first.high != second.high:
        return False
    return PeopleKind.NAMED in kinds and len(kinds) == 2 and PeopleKind.ZERO not in kinds


def _describes(first: People, second: People) -> bool:
    """Whether one person by a noun says who a relative is: "her brother, A CATECHIST, and two men", no "a cousin"."""
    known = nouns()
    own = first.text.split(maxsplit=1)[0].lower() in known["possessives"]
    single = first.kind is second.kind is PeopleKind.SINGLE and second.noun not in known["kin"]
    return own and single and second.text.split(maxsplit=1)[0].lower() in ("a", "an")


def _closes(groups: Sequence[Group], at: int) -> bool:
    return at + 1 == len(groups) or groups[at + 1].part in _AFTER


def parentheses(groups: Sequence[Group], words: WordLists) -> frozenset[int]:
    """Indices of the groups between commas that only say who says so.

    ", it said,", ", the mayor adds,", ", according to survivors,", ", by the count of the church,".
    """
    found: set[int] = set()
    commas = [at for at, group in enumerate(groups) if group.part is Part.COMMA]
    for first, last in itertools.pairwise(commas):
        inside = groups[first + 1 : last]
        if inside and inside[0].part is Part.VERB and not any(group.part is Part.VERB for group in groups[:first]):
            continue  # "Mara Ilvane, a nurse, SAID TWO OF HER PATIENTS, 14 and 16, had died"
        if inside and inside[0].part is Part.NOT and _corrects(inside):
            found.update(range(first, last + 1))  # "Fifteen, NOT 16 AS FIRST REPORTED, were killed"
        if all(group.part in _IN_PARENTHESIS for group in inside) and (_says(inside) or _cites(inside, words)):
            found.update(range(first, last + 1))
    return frozenset(found)


def _corrects(inside: Sequence[Group]) -> bool:
    """Whether a number behind "not" only takes back another one: nothing else is told of it."""
    return any(group.people is not None for group in inside) and not any(group.tells_harm for group in inside)


_IN_PARENTHESIS = frozenset(
    {Part.NOUN, Part.PRONOUN, Part.VERB, Part.OF, Part.BY, Part.PREPOSITION, Part.ADVERB, Part.TIME, Part.SUBORDINATE}
)


def dateline(groups: Sequence[Group], text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the groups of a dateline and its dash: "LIMA, 14 March (Agency) -"; empty where there is none."""
    end = end_of_dateline(text, tokens[0].start, tokens[-1].end) if tokens else None
    if end is None:
        return frozenset()
    inside = [at for at, group in enumerate(groups) if tokens[group.first].start < end]
    if any(groups[at].senses or groups[at].part is Part.VERB or _is_counted(groups[at]) for at in inside):
        return frozenset()
    shouting = text[tokens[-1].start - _SHOUTED : tokens[-1].start].isupper()
    return frozenset() if shouting and not _MARKED.search(text, tokens[0].start, end) else frozenset(inside)


def _is_counted(group: Group) -> bool:
    """Whether a group is people by a number or a noun; what looks like a person's name may be an agency's."""
    return group.people is not None and group.people.kind is not PeopleKind.NAMED


_SHOUTED = 20
"""Code points at the end of a sentence that tell whether all of it is in capitals."""

_MARKED = re.compile(r"[\d(,]")


def _says(inside: Sequence[Group]) -> bool:
    """Whether somebody says, and nothing else is told."""
    verbs = [group for group in inside if group.part is Part.VERB]
    tells = any(group.tells_harm for group in inside)  # ", documents the KILLING of nine in Orvek,"
    return len(verbs) == 1 and _only_says(verbs[0]) and not tells and any(group.is_noun for group in inside)


def _cites(inside: Sequence[Group], words: WordLists) -> bool:
    """Whether words name a source and hold no verb: "according to survivors", "by the estimate of the church"."""
    if len(inside) < _SHORTEST_SOURCE or any(group.part is Part.VERB for group in inside):
        return False
    opening, source = inside[0].head.low, inside[1].head.low
    known = opening in words.listed("clauses.closed.citing") or source in words.listed("clauses.closed.accounts")
    return inside[0].part in (Part.PREPOSITION, Part.BY) and known


_SHORTEST_SOURCE = 2
"""Groups of the shortest source: "by", "his own account"."""


def _only_says(group: Group) -> bool:
    """Whether a verb only tells that somebody says or writes something."""
    if group.head.low in _RECORDING:
        return True
    return not group.senses and group.head.verb is not None and group.head.verb.clausal
