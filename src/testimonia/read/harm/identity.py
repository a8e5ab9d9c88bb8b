"""Whether two descriptions in a report are of one person: "Mara Ilvane", "the victim", "a 34-year-old woman"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from testimonia.read.counts import People, PeopleKind, nouns
from testimonia.read.languages.lists import WordLists

_AGE = re.compile(r"(?<![\w$])(\d{1,3})(?:[- ]years?[- ]old|(?=[,)\]]|$))|\baged (\d{1,3})\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GROWN = 16
"""Years below which nobody is called a man or a woman."""

_SHORTEST = 3
"""Letters of the shortest word that tells a name apart."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the words for one person tell of that person.

    Args:
        name: the words of the name, folded; empty where there is none.
        noun: what the person is called ("driver"); None where nothing tells.
        age: in years; None where nothing tells.
        sex: "male" or "female"; None where nothing tells.
        young: whether the noun is for a child or a youth.
        definite: whether the words point back to somebody told of before.
        other: whether they tell of somebody else than before.
        text: the words themselves, folded.
    """

    name: frozenset[str]
    noun: str | None
    age: int | None
    sex: str | None
    young: bool
    definite: bool
    other: bool
    text: str

    @classmethod
    def of(cls, people: People, lists: WordLists) -> Description:
        """What the words for a single person tell."""
        words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(people.text)]
        known = set(words)
        ages = [int(first or second) for first, second in _AGE.findall(people.text)]
        named = people.kind is PeopleKind.NAMED
        return cls(
            name=_name(people.text, lists) if named else frozenset(),
            noun=None if named else (people.noun or (words[-1] if words else None)),
            age=ages[0] if ages else None,
            sex=_sex(known, lists),
            young=bool(known & lists.listed("persons.persons.young")),
            definite=words[:1] != [] and words[0] in lists.listed("persons.persons.definite"),
            other=bool(known & lists.listed("persons.persons.other")),
            text=" ".join(words),
        )

    def completed(self, other: Description) -> Description:
        """The same person with what another description of him tells besides: his age, his sex, what he is."""
        return replace(
            self,
            name=self.name or other.name,
            noun=self.noun or other.noun,
            age=self.age if self.age is not None else other.age,
            sex=self.sex or other.sex,
            young=self.young or other.young,
        )


def sex_of(text: str, lists: WordLists) -> str | None:
    """The sex that words tell: "male" or "female"; None where they tell none."""
    return _sex({word.casefold() for word in _WORD.findall(text)}, lists)


def _name(text: str, lists: WordLists) -> frozenset[str]:
    """The words of a name, without titles and offices; words in lower case before it are one."""
    shouting = text.isupper()
    words = {
        word.casefold() for word in _WORD.findall(text) if len(word) >= _SHORTEST and (shouting or word[0].isupper())
    }
    known = nouns(lists.language)
    own = {
        word
        for word in words
        if word not in known["titles"] and word not in known["no_names"] and not known.person(word)
    }
    return frozenset(own or words)


def _sex(words: set[str], lists: WordLists) -> str | None:
    male, female = (bool(words & lists.listed(f"persons.persons.{sex}")) for sex in ("male", "female"))
    if male == female:
        return None
    return "male" if male else "female"


def same_person(first: Description, second: Description, lists: WordLists) -> bool:
    """Whether the second description, later in the report, can be of the person of the first.

    Two names must agree; ages, sexes and trades must not contradict. A description with "the" points back to whoever
    fits; one with "a" is of somebody new, unless it says no more than the first did.
    """
    if second.other or _contradict(first, second, lists):
        return False
    if first.name and second.name:
        return _agree(first.name, second.name)
    if second.name or second.definite:
        return True
    if first.name:
        return first.age is not None and first.age == second.age
    return second.age in (None, first.age) and (first.noun == second.noun or _says_little(second, lists))


def _says_little(description: Description, lists: WordLists) -> bool:
    return description.noun in lists.listed("persons.persons.generic")


def _contradict(first: Description, second: Description, lists: WordLists) -> bool:
    for one, two in ((first.age, second.age), (first.sex, second.sex)):
        if one is not None and two is not None and one != two:
            return True
    both = {first.noun, second.noun}
    grown = lists.listed("persons.persons.grown")
    generic = lists.listed("persons.persons.generic")
    known = nouns(lists.language)
    named = bool(first.name or second.name or second.definite)
    older = {
        one.noun for one in (first, second) if not named and not one.young and known.person(one.noun or "")
    } - generic
    if first.young != second.young and (both & grown or older) and first.age is None and second.age is None:
        return True
    if any(
        one.age is not None and one.age < _GROWN and two.noun in grown
        for one, two in ((first, second), (second, first))
    ):
        return True
    return len(both) == 2 and None not in both and not both & generic


def _agree(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names can be of one person: one is within the other, or two of their words are the same."""
    return first <= second or second <= first or len(first & second) > 1
