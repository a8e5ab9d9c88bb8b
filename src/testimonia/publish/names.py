"""Names that must not go out: which they are, and how they are withheld inside sentences."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from testimonia.matching.terms import folded
from testimonia.model import Claim

WITHHELD = "[name withheld]"

Name = tuple[str, ...]
"""A name as its folded words."""

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(rf"(?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])+")
"""Letters and digits with what belongs to them; hyphens, apostrophes and underscores divide words."""

_NOT_SEEN = re.compile(f"[{_INVISIBLE}]")
_PLAIN = str.maketrans("ıłøđ", "ilod")
_PARTICLES = frozenset(
    {"and", "al", "el", "bin", "ibn", "bint", "abu", "de", "del", "di", "da", "dos", "van", "von", "der", "of"}
)
_WITH_AGE = re.compile(
    r"((?:[^\W\d_a-z][\w'’-]*\s){1,3}[^\W\d_a-z][\w'’-]+),?\s\(?(?:aged\s)?\d{1,2}(?=[),.;]|\sand\b)"
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lady"})
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s(?:(?:bin|al|el|de|van|von)\s)?[^\W\d_a-z][\w'’-]*)*")
_COMMON_NOUN = re.compile(r"\s(?!(?:of|from|in|at|who|and|with)\b)[a-z]")
_PREPOSITIONS = frozenset({"of", "in", "from", "at", "near", "around"})
_SHORTEST_PART = 3
"""Letters of the shortest part of a name that is withheld where it stands alone."""


class Masker:
    """Withholds names wherever they stand as whole words: whatever their case, accents, hyphens, invisible signs.

    Args:
        names: full names; a name that stands in a text is withheld there in parts, too ("Ms Ellin").
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[Name]] = defaultdict(list)
        for name in sorted(set(names)):
            words = words_of(name)
            if words:
                self._names[words[0]].append(words)
        for options in self._names.values():
            options.sort(key=lambda words: (-len(words), words))

    def found_in(self, text: str) -> set[Name]:
        """The names that stand in a text, as folded words."""
        return {found for _, _, found in self._matches(text)}

    def mask(self, text: str, *, present: Iterable[Name] = ()) -> str:
        """The text with every name withheld.

        Args:
            text: a title, a quotation, the words for somebody.
            present: names that stand in the report from which the text comes; their parts are withheld as well.
        """
        masked, done = [], 0
        for start, end, _ in self._matches(text):
            masked += [text[done:start], WITHHELD]
            done = end
        whole = "".join([*masked, text[done:]])
        parts = {part for name in present for part in name if len(part) >= _SHORTEST_PART and part not in _PARTICLES}
        return _without_parts(whole, parts) if parts else whole

    def _matches(self, text: str) -> Iterator[tuple[int, int, Name]]:
        names = self._possible_in(text)
        words = [(word.start(), word.end(), _folded(word.group())) for word in _WORD.finditer(text)] if names else []
        at = 0
        while at < len(words):
            found = next((name for name in names.get(words[at][2], ()) if _stands(words, at, name)), None)
            if found:
                yield words[at][0], words[at + len(found) - 1][1], found
            at += len(found) if found else 1

    def _possible_in(self, text: str) -> dict[str, list[Name]]:
        """The names all of whose words stand somewhere in a text, by their first words; most texts have none."""
        words = {_folded(word) for word in set(_WORD.findall(text))}
        starts = ((first, self._names[first]) for first in self._names.keys() & words)
        possible = ((first, [name for name in names if words.issuperset(name)]) for first, names in starts)
        return {first: names for first, names in possible if names}


def words_of(name: str) -> Name:
    """The folded words of a name."""
    return tuple(folded for word in _WORD.findall(name) if (folded := _folded(word)))


@functools.lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """A word as its writers agree on it: without case, accents, and signs that nobody sees."""
    return folded(_NOT_SEEN.sub("", word)).translate(_PLAIN)


def _stands(words: list[tuple[int, int, str]], at: int, name: Name) -> bool:
    return [word for _, _, word in words[at : at + len(name)]] == list(name)


def _without_parts(text: str, parts: set[str]) -> str:
    """Withhold single parts of names where they are written with a capital."""

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        return WITHHELD if word[0].isupper() and _folded(word) in parts else word

    return _WORD.sub(replaced, text)


def named_victims(claim: Claim) -> Iterator[str]:
    """Names of people harmed that the words of a claim give: as its count, or with an age beside them."""
    if claim.count.low == claim.count.high and not any(letter.isdigit() for letter in claim.count.words):
        for words in re.split(r",\s*(?:and\s)?|\sand\s", claim.count.words):
            if _is_name(words):
                yield words.strip()
    for match in _WITH_AGE.finditer(claim.passage.exact):
        yield match.group(1)


def named_people(speaker: str) -> Iterator[str]:
    """The names of people in the words for a speaker: "Ana Ree" of "Ostrel resident Ana Ree"; none of "residents".

    Words with capitals behind a preposition ("survivors of Old Harrin") or before a common noun ("Old Harrin
    residents") name no person; a single one does only behind a common noun ("the witness Ree").
    """
    for match in _CAPITALS.finditer(speaker):
        before, after = speaker[: match.start()].split(), speaker[match.end() :]
        behind = before[-1] if before else ""
        is_place = behind.lower() in _PREPOSITIONS or _COMMON_NOUN.match(after)
        if not is_place and (" " in match.group() or behind[:1].islower()):
            yield match.group()


def _is_name(words: str) -> bool:
    parts = words.split()
    capital = [part for part in parts if part[:1].isupper()]
    return len(capital) > 1 and all(part[:1].isupper() or part.lower() in _PARTICLES | _TITLES for part in parts)
