"""The words of attribution, with the forms of their verbs."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from testimonia.read.languages import words


class Form(StrEnum):
    """Form of a verb: "say", "says", "said", "saying"."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb that attributes.

    Args:
        lemma: its base form.
        form: which form it is.
        inverted: whether it may stand before its subject ("…, warned the mayor").
        denies, doubts: what it does to what is said.
        needs: words of which one must follow; empty where anything may.
        noun: whether the form is as often a noun ("reports").
    """

    lemma: str
    form: Form
    inverted: bool
    denies: bool
    doubts: bool
    needs: frozenset[str]
    noun: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language that attribution needs, folded.

    Args:
        verbs: every form of every verb that attributes.
        sets: lists of words by name.
        phrases: fixed phrases by name, as words.
        cues: words of which one stands in every sentence that attributes.
    """

    verbs: Mapping[str, Verb]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    cues: frozenset[str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of attribution in a language."""
    data = words(language, "attribution")
    verbs = _verbs(data)
    phrases = {name: tuple(tuple(entry.split()) for entry in entries) for name, entries in data["phrases"].items()}
    counts = (f"{noun}{ending}" for noun in data["documents"]["counts"] for ending in ("", "s"))
    openers = {"openers": [phrase[0] for options in phrases.values() for phrase in options]}
    lists = {**openers, **data["words"], **data["documents"], **data["kinds"]}
    return Lexicon(
        verbs=verbs,
        sets={name: frozenset(entries) for name, entries in lists.items()},
        phrases=phrases,
        cues=frozenset((*verbs, *counts, *data["documents"]["nouns"], *data["words"]["signs"])),
    )


def _verbs(data: Mapping[str, Any]) -> dict[str, Verb]:
    kinds = data["verbs"]
    nouns = frozenset(data["words"]["nouns_too"])
    found: dict[str, Verb] = {}
    for kind in ("speech", "finding", "denying", "doubting"):
        for lemma in kinds[kind]:
            for word, form in _forms(lemma, data["irregular"].get(lemma)):
                found.setdefault(
                    word,
                    Verb(
                        lemma=lemma,
                        form=form,
                        inverted=kind == "speech" and lemma not in kinds["not_inverted"],
                        denies=kind == "denying",
                        doubts=kind == "doubting",
                        needs=frozenset(data["needs"].get(lemma, ())),
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
