"""The words of harm: every form of every word in `harm.toml`, ready for matching."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Harm
from testimonia.read.languages import words


class Frame(StrEnum):
    """How a word of harm takes the people who are harmed."""

    ACT = "act"
    SUFFER = "suffer"
    STATE = "state"
    OF = "of"
    COUNTED = "counted"
    TOLL = "toll"


class Form(StrEnum):
    """The form of a verb; BASE also for words that are no verbs."""

    BASE = "base"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Sense:
    """One way in which some words of harm may be meant.

    Args:
        harm: the harm.
        frame: how the words take the people.
        forms: the forms of the verb that these words can be.
        particle: words that must follow the people: "took 12 HOSTAGE"; empty where none must.
    """

    harm: Harm
    frame: Frame
    forms: frozenset[Form] = frozenset({Form.BASE})
    particle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of harm and small words of one language.

    Args:
        phrases: first word -> (whole phrase, its senses), longest first.
        tags: small word -> what it does in a clause.
        anywhere: finds whether a text may hold harm at all; it may say yes too often, never no too often.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]
    tags: Mapping[str, str]
    anywhere: re.Pattern[str]


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of harm of a language."""
    table = words(language, "harm")
    senses: dict[tuple[str, ...], dict[tuple[object, ...], set[Form]]] = defaultdict(lambda: defaultdict(set))
    for harm, frame, entry in _entries(table):
        for phrase, form, particle in _inflected(entry, frame, table):
            senses[phrase][harm, frame, particle].add(form)
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = defaultdict(list)
    for phrase, found in senses.items():
        meant = tuple(
            Sense(Harm(str(harm)), Frame(str(frame)), frozenset(forms), particle)  # type: ignore[arg-type]
            for (harm, frame, particle), forms in found.items()
        )
        phrases[phrase[0]].append((phrase, meant))
    tags = {word: tag for tag, listed in table["grammar"].items() for word in listed}
    return Lexicon(
        phrases={first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in phrases.items()},
        tags=tags,
        anywhere=_prefilter(phrases),
    )


def _entries(table: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[Harm, Frame, str]]:
    possessives = table["grammar"]["possessive"]
    for harm, frame in itertools.product(Harm, Frame):
        for entry in table[harm].get(frame, ()):
            if "{poss}" in entry:
                yield from ((harm, frame, entry.replace("{poss}", word)) for word in possessives)
            else:
                yield harm, frame, entry


def _inflected(
    entry: str, frame: Frame, table: Mapping[str, Mapping[str, Sequence[str]]]
) -> Iterator[tuple[tuple[str, ...], Form, tuple[str, ...]]]:
    """The phrases that an entry stands for, with their form, and the words that may stand apart."""
    verb, *rest = entry.split()
    if frame not in (Frame.ACT, Frame.SUFFER):
        yield (verb, *rest), Form.BASE, ()
        return
    if verb.endswith("ly") and rest:
        for phrase, form, particle in _inflected(" ".join(rest), frame, table):
            yield (verb, *phrase), form, particle
        return
    for form, word in _forms(verb, table["forms"]):
        yield (word, *rest), form, ()
        if rest and frame is Frame.ACT:
            yield (word,), form, tuple(rest)


def _forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[Form, str]]:
    yield Form.BASE, verb
    third, past, participle, ing = irregular.get(verb) or _regular(verb)
    for form, listed in ((Form.BASE, third), (Form.PAST, past), (Form.PARTICIPLE, participle), (Form.ING, ing)):
        yield from ((form, word) for word in listed.split())


def _regular(verb: str) -> tuple[str, str, str, str]:
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        past = stem + "ed"
    return third, past, past, stem + "ing"


def _prefilter(phrases: Mapping[str, Sequence[tuple[tuple[str, ...], object]]]) -> re.Pattern[str]:
    """One pattern over the rarest-looking (longest) word of each phrase."""
    keys = {max(phrase, key=lambda word: (len(word), word)) for group in phrases.values() for phrase, _ in group}
    return re.compile(rf"\b(?:{'|'.join(re.escape(key) for key in sorted(keys))})\b", re.IGNORECASE)
