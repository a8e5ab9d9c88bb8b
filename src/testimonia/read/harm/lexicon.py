"""The words of harm: every form of every word in `harm.toml`, ready for matching."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Harm
from testimonia.read.languages import words
from testimonia.read.languages.forms import Form, forms_of


class Frame(StrEnum):
    """How a word of harm takes the people who are harmed."""

    ACT = "act"
    """A verb; its object, or the subject of its passive: "killed 12", "12 were killed"."""
    SUFFER = "suffer"
    """A verb; its subject: "12 died"."""
    FALL = "fall"
    """A verb that means death only where nothing follows it: "two of them fell"."""
    LOSE = "lose"
    """A verb whose object is harmed, but not by its subject: "lost 12 men"."""
    HELD = "held"
    """A verb; as ACT, where those to whom it is done are held captive: "12 prisoners were beaten"."""
    STATE = "state"
    """An adjective or phrase; those it is said of: "12 dead", "12 were missing"."""
    OF = "of"
    """A noun; those in its "of" or its genitive: "the death of a baker"."""
    WOUND = "wound"
    """A noun for what the harmed bear: "suffered burns", "a man with a gunshot wound"."""
    COUNTED = "counted"
    """A noun for people who are counted: "19 bodies", "62,000 refugees"."""
    EVENT = "event"
    """A noun for what was done, counted by those to whom: "36 deaths", "39 abductions"."""
    CASUALTY = "casualty"
    """A noun that says of nobody that this was not done to them: "no casualties"."""
    TOLL = "toll"
    """A noun for a number; the number told of it: "the death toll rose to 34"."""


VERBAL = frozenset({Frame.ACT, Frame.SUFFER, Frame.FALL, Frame.LOSE, Frame.HELD})
"""The frames of verbs."""


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
class Entry:
    """Words of harm and the ways they may be meant; none for words that only look like harm ("shot down")."""

    words: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of harm of one language.

    Args:
        entries: all of them.
        lost: singular nouns for those whom one loses by death.
        captives: singular nouns for those who are held.
    """

    entries: tuple[Entry, ...]
    lost: frozenset[str]
    captives: frozenset[str]


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of harm of a language."""
    table = words(language, "harm")
    forms: dict[tuple[str, ...], dict[tuple[Harm, Frame, tuple[str, ...]], set[Form]]]
    forms = defaultdict(lambda: defaultdict(set))
    for harm, frame, entry in _listed(language):
        for phrase, form, particle in _inflected(entry, frame, language):
            forms[phrase][harm, frame, particle].add(form)
    entries = [
        Entry(phrase, tuple(Sense(*key[:2], frozenset(found), key[2]) for key, found in senses.items()))
        for phrase, senses in forms.items()
    ]
    harmless = [Entry(tuple(phrase.split()), ()) for phrase in table["harmless"]["phrases"]]
    return Lexicon(
        (*entries, *harmless),
        lost=frozenset([*table["lost"]["nouns"], *words(language, "counts")["people"]["kin"]]),
        captives=frozenset(table["captives"]["nouns"]),
    )


def _listed(language: str) -> Iterator[tuple[Harm, Frame, str]]:
    table = words(language, "harm")
    possessives = words(language, "clauses")["words"]["possessive"]
    for harm, frame in itertools.product(Harm, Frame):
        for entry in table[harm].get(frame, ()):
            if "{poss}" in entry:
                yield from ((harm, frame, entry.replace("{poss}", word)) for word in possessives)
            else:
                yield harm, frame, entry


def _inflected(entry: str, frame: Frame, language: str) -> Iterator[tuple[tuple[str, ...], Form, tuple[str, ...]]]:
    """The phrases that an entry stands for, with their form, and the words that may stand apart."""
    verb, *rest = entry.split()
    if frame not in VERBAL:
        yield (verb, *rest), Form.BASE, ()
        return
    if verb.endswith("ly") and rest:
        for phrase, form, particle in _inflected(" ".join(rest), frame, language):
            yield (verb, *phrase), form, particle
        return
    for form, word in forms_of(verb, language):
        yield (word, *rest), form, ()
        if rest and frame is Frame.ACT:
            yield (word,), form, tuple(rest)
