"""Everything in a sentence that could be a counted set of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from testimonia.model import Quantity, Span
from testimonia.read.counts.counted import find_counted
from testimonia.read.counts.kin import with_kin
from testimonia.read.counts.names import find_names, is_plain_list
from testimonia.read.counts.nouns import nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.singles import find_headlined, find_nobody, find_pairs, find_singles
from testimonia.read.counts.words import Words
from testimonia.text.words import Word

_LAST = {PeopleKind.SINGLE: 1, PeopleKind.NAMED: 2}
"""Of two overlapping readings one with a number or a list of names stays, then one person by a noun, then a name."""


def find_people(
    text: str, words: Sequence[Word], quantities: Sequence[Quantity], *, language: str = "en"
) -> tuple[People, ...]:
    """The people in a sentence who are counted or could be, in order; none overlap.

    Bare numbers, single persons and names are candidates: whether something was done to them is for the
    words of harm to say.

    Args:
        text: the stored text.
        words: the words and marks of the sentence.
        quantities: the bounded numbers of the sentence, from `find_quantities`.
        language: whose words to use.
    """
    known = nouns(language)
    row = Words.of(text, words, quantities, known)
    found = [*find_counted(row, quantities), *find_singles(row), *find_headlined(row)]
    found.extend((*find_pairs(row), *find_nobody(row)))
    if words:
        named = find_names(text, Span(words[0][0], words[-1][1]), known)
        found.extend(names for names in named if not row.shouting or is_plain_list(names, language))
    return tuple(with_kin(text, _apart(found), known))


def _apart(found: Iterable[People]) -> list[People]:
    """The people in order, with one reading of every stretch."""
    kept: list[People] = []
    for people in sorted(found, key=lambda each: (each.span.start, _last(each), -each.span.end)):
        if not kept or kept[-1].span.end <= people.span.start:
            kept.append(people)
        elif _last(people) < _last(kept[-1]):
            kept[-1] = people
    return kept


def _last(people: People) -> int:
    """Which reading of a stretch gives way: the higher one."""
    lists = people.kind is PeopleKind.NAMED and people.high != 1
    return 0 if lists else _LAST.get(people.kind, 0)
