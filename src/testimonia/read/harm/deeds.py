"""Deeds that are no word of harm: what they come to is told by where they lead, or by who does them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.injuries import done_to, is_dead, places_behind
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link
from testimonia.read.harm.sentence import Sentence
from testimonia.read.languages import words
from testimonia.read.languages.lists import word_lists

RULE = "deed"
"""The rule of a link that a deed gives."""

_END = frozenset({Part.STOP, Part.COMMA, Part.AND})
_OF_ONES_OWN = (Harm.TORTURED, Harm.SEXUAL_VIOLENCE)
_MANY = frozenset({PeopleKind.BARE, PeopleKind.VAGUE, PeopleKind.COUNTED})


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of `deeds.toml`, where its fields are explained.

    Args:
        name: its name there.
        harm: what it comes to.
        people: who is harmed: "done", "doing" or "behind".
        has_where, has_doers: whether it must be told where it leads, and who does it.
        prepositions: before where it leads; none where that is the object.
        names: whether it may lead to any name.
        movers: whether only those count who may leave their homes.
        has_unless: whether some words behind the verb tell another harm.
        alone: whether it is told of the people alone, at the end of a clause.
    """

    name: str
    harm: Harm
    people: str
    has_where: bool
    has_doers: bool
    prepositions: bool
    names: bool
    movers: bool
    has_unless: bool
    alone: bool


def told_by_deeds(sentence: Sentence) -> Iterator[Link]:
    """People who are harmed by a deed: "were TAKEN TO THE BARRACKS", "4,000 people LEFT THE VALLEY"."""
    known = deeds_of(sentence.words.language)
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        if group.verb is not None and (group.verb.negated or group.verb.modal):
            continue
        for deed in known.get(group.head.low, ()):
            if _is_told(sentence, clause, deed):
                people = _harmed(sentence, clause, deed)
                yield from (Link(noun, deed.harm, RULE, clause.verb, Frame.ACT, clause) for noun in people)


@functools.cache
def deeds_of(language: str = "en") -> Mapping[str, Sequence[Deed]]:
    """The deeds of a language, by the forms of their verbs."""
    lists, found = word_lists(language), defaultdict(list)
    for name, table in words(language, "deeds").items():
        if "harm" not in table:
            continue
        deed = Deed(
            name,
            Harm(table["harm"]),
            table["people"],
            has_where="where" in table,
            has_doers="doers" in table,
            prepositions="prepositions" in table,
            names=table.get("names", False),
            movers=table.get("movers", False),
            has_unless="unless" in table,
            alone=table.get("alone", False),
        )
        for form in lists.forms(f"deeds.{name}.verbs"):
            found[form].append(deed)
    return {form: tuple(deeds) for form, deeds in found.items()}


def is_in_cells(sentence: Sentence, clause: Clause | None) -> bool:
    """Whether something is done where people are held: "was beaten AT THE POLICE STATION"."""
    if clause is None:
        return False
    places = places_behind(sentence, clause, "harm.beatings.inside")
    return any(sentence.words.pattern("deeds.cells.where").search(sentence.low(at)) for at in places)


def is_alone(sentence: Sentence, link: Link) -> bool:
    """Whether it is only told that people were taken: what befell those before them befell them too."""
    clause = link.clause
    return link.rule == RULE and clause is not None and clause.passive and _ends(sentence, clause)


def _is_told(sentence: Sentence, clause: Clause, deed: Deed) -> bool:
    """Whether a clause tells where a deed leads and who does it, as far as it must."""
    if _is_other(sentence, clause, deed):
        return False
    if deed.names and not deed.prepositions and not clause.objects:
        return all(_is_settled(sentence, noun) for noun in clause.subjects)  # "the 280 families WHO LEFT"
    doing = clause.agents if clause.passive else clause.subjects
    if deed.has_doers and not any(_is_doer(sentence, deed, noun) for noun in doing):
        return False
    return not deed.has_where or any(_leads_to(sentence, deed, at) for at in _aims(sentence, clause, deed))


def _is_other(sentence: Sentence, clause: Clause, deed: Deed) -> bool:
    """Whether the voice of a clause, or words behind its verb, tell something else than a deed."""
    verb = sentence.groups[clause.verb].verb
    if deed.people == "doing":
        passive = verb is not None and verb.passive
        others = deed.harm in _OF_ONES_OWN and any(sentence.part(at + 1) is Part.OF for at in clause.objects[:1])
        # "nine women described the rape OF a neighbour"
        return passive or others or (deed.prepositions and bool(clause.objects))
    if deed.has_unless:
        unless = sentence.words.listed(f"deeds.{deed.name}.unless")
        if any(token.low in unless for token in sentence.tokens[sentence.groups[clause.verb].last :]):
            return True
    return deed.alone and not (clause.passive and _ends(sentence, clause))


def _is_doer(sentence: Sentence, deed: Deed, noun: int) -> bool:
    """Whether a noun group is such as do a deed, by its head or by its last words: "two gunmen", "some ARMED MEN"."""
    doers = f"deeds.{deed.name}.doers"
    if sentence.is_called(noun, sentence.words.listed(doers)):
        return True
    low = sentence.low(noun)
    return " " in low and any(found.end() == len(low) for found in sentence.words.pattern(doers).finditer(low))


def _ends(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause ends with its verb, or with the "in" of those who are TAKEN IN."""
    last = clause.verb + 1
    inside = sentence.low(last) in sentence.words.listed("deeds.intake.prepositions")
    return sentence.part(last + 1 if inside else last) in _END


def _aims(sentence: Sentence, clause: Clause, deed: Deed) -> Sequence[int]:
    """The noun groups that may tell where a deed leads."""
    if not deed.prepositions:
        return clause.objects[:1]
    return places_behind(sentence, clause, f"deeds.{deed.name}.prepositions")


def _leads_to(sentence: Sentence, deed: Deed, at: int) -> bool:
    group = sentence.groups[at]
    named = deed.names and group.people is None and group.head.capital and group.part is Part.NOUN
    low = sentence.low(at)
    told = sentence.words.pattern(f"deeds.{deed.name}.where").finditer(low)
    return named or any(found.end() == len(low) for found in told)  # no "border FAIR"


def _harmed(sentence: Sentence, clause: Clause, deed: Deed) -> list[int]:
    """The noun groups of those whom a deed harms."""
    if deed.people == "doing":
        people = list(clause.subjects)
    elif deed.people == "done":
        people = [noun for noun in done_to(sentence, clause) if not _is_told_already(sentence, noun)]
    else:
        behind = places_behind(sentence, clause, f"deeds.{deed.name}.prepositions")
        people = sentence.list_at(behind[0]) if behind and sentence.people(behind[0]) is not None else []
    return [noun for noun in people if not deed.movers or _may_move(sentence, noun)]


def _is_told_already(sentence: Sentence, noun: int) -> bool:
    """Whether the words for people tell their harm: bodies, "43 CASES of rape"."""
    people = sentence.people(noun)
    case = people is not None and people.noun in sentence.words.listed("harm.sufferers.nouns")
    return case or is_dead(sentence, noun)


def _may_move(sentence: Sentence, noun: int) -> bool:
    """Whether people are such as leave their homes, and so many: "500 families", "some 3,000 Greeks"."""
    people = sentence.people(noun)
    if people is None or people.kind not in _MANY:
        return False
    fewest: int = words(sentence.words.language, "deeds")["movers"]["fewest"]
    many = max(people.low or 0, people.high or 0) >= fewest
    own_name = people.text.split()[-1][:1].isupper() and not people.text.isupper()
    civil = people.noun is None or own_name or people.noun in sentence.words.listed("deeds.movers.nouns")
    return civil and (many or _is_settled(sentence, noun))


def _is_settled(sentence: Sentence, noun: int) -> bool:
    people = sentence.people(noun)
    return people is not None and people.noun in sentence.words.listed("deeds.movers.settled")
