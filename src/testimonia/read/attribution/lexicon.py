"""The words of attribution, with the forms of their verbs, and the closed classes of words around them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from testimonia.model import Act
from testimonia.read.attribution.region import Tag
from testimonia.read.languages import words


class Form(StrEnum):
    """Form of a verb: "say", "says", "said", "saying"."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"


class Kind(StrEnum):
    """What a verb of attribution takes."""

    SPEECH = "speech"
    TELLING = "telling"
    FINDING = "finding"
    JUDGING = "judging"
    THINKING = "thinking"
    WANTING = "wanting"
    DENYING = "denying"
    DISPUTING = "disputing"


_ACTS = {
    Kind.THINKING: Act.HOLDS,
    Kind.WANTING: Act.WANTS,
    Kind.JUDGING: Act.WANTS,
    Kind.DENYING: Act.DENIES,
    Kind.DISPUTING: Act.DISPUTES,
}


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb that attributes.

    Args:
        lemma: its base form.
        form: which form it is.
        kind: what it takes.
        act: what its subject does to what is said.
        prepositions: those that go on to what is said ("called for", "spoke of").
        clause: whether a clause, an infinitive or one of its prepositions must follow.
        beside: whether it attributes only beside what is said: a quotation, a clause with "that", or set off.
        numbered: whether it attributes only a number ("put the dead at 27").
        noun: whether the form is as often a noun ("reports").
    """

    lemma: str
    form: Form
    kind: Kind
    act: Act
    prepositions: frozenset[str]
    clause: bool
    beside: bool
    numbered: bool
    noun: bool

    @property
    def inverted(self) -> bool:
        """Whether it may stand before its subject ("…, warned the mayor")."""
        return self.kind is Kind.SPEECH


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language that attribution needs, folded.

    Args:
        verbs: every form of every verb that attributes.
        nouns: nouns that attribute ("claim", "criticism"), with the words that go on to what is said.
        adjectives: the same of adjectives ("confident").
        sets: lists of words by name.
        phrases: fixed phrases by name and by their first word.
        follows: for the first words of fixed phrases, the second ones; without those that can stand alone.
        openers: words with which a quotation begins whose subject stands outside: verbs and adjectives.
        cues: words of which one stands in every sentence that attributes.
        triggers: words with which a cue can begin.
        classes: closed classes of words.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, tuple[Act, frozenset[str]]]
    adjectives: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    follows: Mapping[str, frozenset[str]]
    openers: frozenset[str]
    cues: frozenset[str]
    triggers: frozenset[str]
    classes: Mapping[str, Tag]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


OWN_READERS = frozenset(("how", "if", "as", "by"))
"""First words of phrases that are no list of words: "how the mayor summed it up"."""

_CLASSES = {
    "times": Tag.TIME,
    "adverbs": Tag.ADVERB,
    "subordinators": Tag.SUBORDINATOR,
    "conjunctions": Tag.CONJUNCTION,
    "prepositions": Tag.PREPOSITION,
    "determiners": Tag.DETERMINER,
    "auxiliaries": Tag.AUXILIARY,
    "relatives": Tag.RELATIVE,
    "pronouns": Tag.PRONOUN,
}
"""Lists of words and their tags; a word in several lists has the tag of the last."""


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of attribution in a language."""
    data, classes = words(language, "attribution"), words(language, "wordclasses")
    verbs, nouns = _verbs(data), dict(_nouns(data["nouns"]))
    adjectives = {word: frozenset(follows) for word, follows in _entries(data["adjectives"])}
    documents = data["documents"]
    lists = {**classes, **data["words"], **documents, **data["kinds"], "documents": documents["nouns"]}
    lists["other_verbs"] = [*classes["irregular_past"], *classes["frequent_present"]]
    phrases = {name: _by_first_word(entries) for name, entries in data["phrases"].items()}
    lists["openers"] = [first for options in phrases.values() for first in options] + lists["told_in"] + ["how", "if"]
    counts = [f"{noun}{ending}" for noun in documents["counts"] for ending in ("", "s")]
    cues = frozenset(
        (
            *verbs,
            *nouns,
            *adjectives,
            *counts,
            *documents["nouns"],
            *documents["records"],
            *documents["listed"],
            *data["words"]["signs"],
        )
    )
    return Lexicon(
        classes={word: tag for name, tag in _CLASSES.items() for word in classes[name]},
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        sets={name: frozenset(entries) for name, entries in lists.items()},
        phrases=phrases,
        follows=_second_words(phrases.values(), lists),
        openers=frozenset((*verbs, *adjectives)),
        cues=cues,
        triggers=cues | frozenset(lists["openers"]),
    )


def _by_first_word(entries: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in entries:
        phrase = tuple(entry.split())
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _second_words(
    phrases: Iterable[Mapping[str, tuple[tuple[str, ...], ...]]], lists: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    """The words that can follow the first words of fixed phrases, if any must; "by his words" is one everywhere."""
    options = [phrase for by_first in phrases for of_first in by_first.values() for phrase in of_first]
    alone = {phrase[0] for phrase in options if len(phrase) == 1} | OWN_READERS | frozenset(lists["told_in"])
    second: dict[str, set[str]] = {}
    for phrase in options:
        if phrase[0] not in alone:
            second.setdefault(phrase[0], set(lists["possessives"])).add(phrase[1])
    return {first: frozenset(found) for first, found in second.items()}


def _entries(data: Mapping[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words with what follows them, from lists under what follows: `"of, about" = ["tired", …]`."""
    for follows, entries in data.items():
        for word in entries:
            yield word, tuple(follows.split(", "))


def _nouns(data: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, tuple[Act, frozenset[str]]]]:
    for act, lists in data.items():
        for word, follows in _entries(lists):
            plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
            for form in (word, plural):
                yield form, (Act(act), frozenset(follows))


def _verbs(data: Mapping[str, Any]) -> dict[str, Verb]:
    nouns, frames = frozenset(data["words"]["nouns_too"]), data["frames"]
    found: dict[str, Verb] = {}
    for kind in Kind:
        for lemma in data["verbs"][kind]:
            for word, form in _forms(lemma, data["irregular"].get(lemma)):
                found.setdefault(
                    word,
                    Verb(
                        lemma=lemma,
                        form=form,
                        kind=kind,
                        act=_ACTS.get(kind, Act.SAYS),
                        prepositions=frozenset(data["prepositions"].get(lemma, ())),
                        clause=lemma in frames["clause"],
                        beside=lemma in frames["beside"],
                        numbered=lemma in frames["numbered"],
                        noun=word in nouns,
                    ),
                )
    return found


def _forms(lemma: str, irregular: list[str] | None) -> list[tuple[str, Form]]:
    if irregular:
        present, past, *rest = irregular
        others = [(word, Form.PARTICIPLE if word.endswith("ing") else Form.PAST) for word in rest]
        return [(past, Form.PAST), (lemma, Form.BASE), (present, Form.PRESENT), *others]
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return [
            (lemma, Form.BASE),
            (f"{lemma[:-1]}ies", Form.PRESENT),
            (f"{lemma[:-1]}ied", Form.PAST),
            (f"{lemma}ing", Form.PARTICIPLE),
        ]
    present = f"{lemma}es" if lemma.endswith(("sh", "ch", "s", "x")) else f"{lemma}s"
    return [
        (lemma, Form.BASE),
        (present, Form.PRESENT),
        (f"{stem}ed", Form.PAST),
        (f"{lemma if lemma.endswith('ee') else stem}ing", Form.PARTICIPLE),
    ]
