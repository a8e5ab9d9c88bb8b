"""What a statistical model makes of a sentence, as plain values: its words, how they hang together, its entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class ParsedWord(NamedTuple):
    """A word as the model sees it.

    Args:
        start, end: where it stands in the sentence.
        low: the word in lower case.
        kind: part of speech (Universal Dependencies): "VERB", "NOUN"; empty where the model tells none.
        relation: how it hangs on its head: "nsubj", "dobj"; empty where the model tells none.
        head: index of the word that it hangs on; its own for the root.
    """

    start: int
    end: int
    low: str
    kind: str = ""
    relation: str = ""
    head: int = 0


class ParsedEntity(NamedTuple):
    """A stretch of a sentence that the model labels: "MONEY", "DATE", "ORG"."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """What a model makes of one sentence; offsets are into the sentence, in Unicode code points."""

    words: tuple[ParsedWord, ...]
    entities: tuple[ParsedEntity, ...]


Parser = Callable[[Sequence[str]], Iterable[Parse]]
"""From sentences to their parses, in order."""
