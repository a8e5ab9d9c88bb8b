"""One person who is named, or told by a noun without an article: "police officer Mara Ilvane", "Man dies in fire"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from testimonia.model import Qualifier, Span
from testimonia.read.counts import People, PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tokens import Token
from testimonia.read.languages.lists import WordLists
from testimonia.text.numerals import folded

_INSIDE = frozenset({Part.WORD, Part.VERB, Part.HARM, Part.PEOPLE})
_PAIR = re.compile(r"(?<![^\W\d_])([^\W\d_a-z][\w'’-]*)[.\s]\s?(?=([^\W\d_a-z][\w'’-]*))")


def surnames_of(text: str, lists: WordLists) -> frozenset[str]:
    """The words of a report that follow another word with a capital, folded: what can be a surname told before.

    In a report that is all in capitals both must be words of no dictionary, or the first a word for a person.
    """
    known = nouns()
    pairs = [(_plain(first), _plain(second)) for first, second in dict.fromkeys(_PAIR.findall(text))]
    if not text.isupper():
        return frozenset(second for first, second in pairs if first not in known["no_names"])
    return frozenset(
        second
        for first, second in pairs
        if not _is_common(second, lists)
        and (not _is_common(first, lists) or known.names_one(first) or first in known["titles"])
    )


def _plain(word: str) -> str:
    return folded(word).removesuffix("'s").removesuffix("’s").removesuffix("'")


def _is_common(word: str, lists: WordLists) -> bool:
    """Whether a word that is written without a capital elsewhere names nobody."""
    known = nouns()
    return (
        word in lists.listed("common.words.all")
        or word.endswith(tuple(lists.listed("persons.names.no_endings")))
        or word in known.things
        or word in known["no_names"]
        or known.person(word) is not None
    )


def person_at(sentence: Sentence, noun: int, surnames: AbstractSet[str]) -> People | None:
    """The people that a noun group is, or the one person that it names or describes; None where it is nobody.

    Only groups that a word of harm governs should be asked: who is murdered is a person, and words that could name
    a place or a firm then name somebody.

    Args:
        sentence: the sentence.
        noun: index of the noun group.
        surnames: words of the report that can be surnames, from `surnames_of`.
    """
    group = sentence.groups[noun]
    if group.people is not None:
        return group.people
    if group.part is not Part.NOUN:
        return None
    if group.head.low == "another":
        return _one(sentence.text, [group.head], PeopleKind.BARE)
    person = _person(sentence, sentence.tokens[group.first : group.last], surnames)
    return None if person and person.kind is PeopleKind.SINGLE and _is_counted_with(sentence, noun) else person


def _is_counted_with(sentence: Sentence, noun: int) -> bool:
    """Whether a noun without an article shares the number of the one before: "800,000 Tutsi AND MODERATE HUTU"."""
    first = sentence.groups[noun].first
    linked = sentence.tokens[first].part is Part.WORD and sentence.joint(noun) is Part.AND
    before = sentence.people(sentence.before(sentence.before(noun))) if linked else None
    return before is not None and before.kind is PeopleKind.COUNTED and before.low != 1


def unknown_at(sentence: Sentence, noun: int, verb: int) -> People | None:
    """The one person that a noun unknown to the reader names: who is murdered or arrested is one; None otherwise.

    "Rebels executed THE CORREGIDOR", "beheaded HIS EMPLOYER".

    Args:
        sentence: the sentence.
        noun: index of the noun group.
        verb: index of the group with the word of harm.
    """
    group = sentence.groups[noun]
    tokens = sentence.tokens[group.first : group.last]
    head = group.head
    opened = len(tokens) > 1 and tokens[0].part in (Part.DETERMINER, Part.POSSESSIVE)
    if group.part is not Part.NOUN or not opened or head.part is not Part.WORD or head.capital or group.genitive:
        return None
    known, words = nouns(), sentence.words
    thing = head.low in known.things or head.low.endswith(tuple(words.listed("persons.names.no_endings")))
    common = head.low in words.listed("common.words.all") or head.low in words.listed("parties.things.nouns")
    if thing or common or head.low.endswith("s") or known.person(head.low) is not None:
        return None
    surely = sentence.groups[verb].head.low in words.forms("persons.done_to_persons.verbs")
    if not surely and not _sounds_human(head.low, words):
        return None
    return _one(sentence.text, tokens[1:] if tokens[0].part is Part.DETERMINER else tokens, PeopleKind.SINGLE)


def _sounds_human(low: str, words: WordLists) -> bool:
    """Whether an unknown word ends as words for trades do and is no animal: "killing A FLORIST"."""
    endings = tuple(words.listed("persons.done_to_persons.endings"))
    return low.endswith(endings) and low not in words.listed("persons.done_to_persons.animals")


def owner_at(sentence: Sentence, noun: int, surnames: AbstractSet[str]) -> People | None:
    """The people in the genitive of a noun group: "the baker's" in "the baker's death"; None where it is nobody."""
    genitive = sentence.groups[noun].genitive
    if genitive is None:
        return None
    tokens = sentence.tokens[slice(*genitive)]
    told = next((token.people for token in tokens if token.people is not None), None)
    return told or _person(sentence, tokens, surnames)


def _person(sentence: Sentence, tokens: Sequence[Token], surnames: AbstractSet[str]) -> People | None:
    words = list(tokens)
    if words and words[0].low in sentence.words.listed("persons.names.nobodys"):
        return None
    while words and words[0].part not in _INSIDE:
        words.pop(0)
    if not words or any(word.part not in _INSIDE for word in words):
        return None
    known = nouns()
    shouting = not any(word.capital for word in words) and sentence.text[words[-1].start].isupper()
    if _is_force(words, tokens):
        return None
    if _is_name(words, sentence.words, shouting=shouting, surnames=surnames):
        return _one(sentence.text, words, PeopleKind.NAMED)
    last = _bare(words[-1])
    article = len(words) < len(tokens)
    if known.names_one(last) or (last.endswith("year-old") and not article):
        return _one(sentence.text, words if article else tokens, PeopleKind.SINGLE)
    return None


def _is_force(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether what looks like a person's name has an article right before it, as forces have: "the Gran Vico"."""
    known = nouns()
    opened = len(tokens) == len(words) + 1 and tokens[0].low == "the"
    titled = any(known.names_one(_bare(word)) or _bare(word) in known["titles"] for word in words)
    return opened and not titled and len(words) > 1 and all(word.capital for word in words)


def _bare(word: Token) -> str:
    return word.low.removesuffix("'s").removesuffix("'")


def _is_name(words: Sequence[Token], lists: WordLists, *, shouting: bool, surnames: AbstractSet[str]) -> bool:
    """Whether words name one person: a title and unknown words, two unknown words, or a surname that was told."""
    known = nouns()
    titled = False
    name: list[str] = []
    for word in words:
        low = word.people.noun if word.people and word.people.noun else _bare(word)
        if known.names_one(low) or low in known["titles"]:
            titled, name = True, []
        elif (
            known.person(low)
            or low in known.things
            or low in known["no_names"]
            or (shouting and _is_common(low, lists))
        ):
            name = []
            if word is words[-1]:
                return False
        elif word.capital or shouting:
            name.append(low)
        else:
            return False
    if len(name) == 1 and not titled:
        return name[0] in surnames
    return bool(name) and (titled or len(name) > 1)


def _one(text: str, words: Sequence[Token], kind: PeopleKind) -> People:
    start, end = words[0].start, words[-1].end
    if words[-1].low.endswith("'s"):
        end -= len("'s")
    said = text[start:end]
    telling = kind is not PeopleKind.BARE
    return People(Span(start, end), said, 1, 1, Qualifier.EXACT, kind, said if telling else None, _bare(words[-1]))
