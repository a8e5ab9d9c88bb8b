"""Parts of a name, and whether two of them are the same name, a variant, a slip of the pen, or another person's."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from importlib.resources import files
from typing import Any

from rigour.text.distance import levenshtein

LONG = 5
"""Letters from which a form is long enough for g and h, one sound to some who write, to be the same."""

STEM = 3
"""Letters that masculine and feminine forms of a name share at least."""


class Kind(IntEnum):
    """How two parts of names agree, from "not at all" to "the same letters"."""

    DIFFERENT = 0
    NEAR = 1
    """Alike, and yet two names: both are established ones (Maria and Mario), or masculine and feminine of one."""
    INITIAL = 2
    SLIPS = 3
    """Two or three letters apart, and only one of the two is an established name, if any."""
    SLIP = 4
    """A letter apart, in long names two, and only one of the two is an established name, if any."""
    VARIANT = 5
    """Two ways to write one name: transliterations, nicknames, the same consonants with other vowels."""
    SAME = 6


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a name; made by `part`, so that equal parts are one object and quickly found in a cache.

    Args:
        form: small letters without accents, in Latin letters where the script tells the vowels.
        latin: whether the form is in Latin letters.
        symbols: what rigour knows it as: the Wikidata items of names written so, and nicknames.
    """

    form: str
    latin: bool
    symbols: frozenset[str]

    @property
    def initial(self) -> bool:
        """Whether only the first letter is written."""
        return len(self.form) == 1

    @property
    def skeleton(self) -> str:
        """The consonants, by which a name is found again in another script."""
        return skeleton_of(self.form)


@functools.cache
def part(form: str, latin: bool, symbols: frozenset[str]) -> Part:
    """The part with these letters and symbols."""
    return Part(form, latin, symbols)


@functools.cache
def words() -> Any:
    """The words of `words.toml`."""
    return tomllib.loads(files("testimonia.estimate.linkage.names").joinpath("words.toml").read_text(encoding="utf-8"))


@functools.cache
def _letters() -> Mapping[int, str]:
    said = words()["skeleton"]
    tables = (said["latin"], said["letters"])
    return {ord(letter): consonant for table in tables for consonant, letters in table.items() for letter in letters}


@functools.lru_cache(maxsize=100_000)
def skeleton_of(form: str) -> str:
    """The consonants of a form, in Latin letters: "mhmd" for Mohammed, Muhammad and محمد."""
    for group, consonant in words()["skeleton"]["groups"]:
        form = form.replace(group, consonant)
    start = form[:1]
    bare = form[:-1] if form.endswith(("h", "ه")) and len(form) > 2 else form
    letters = bare.translate(_letters())
    kept = "".join(letter for at, letter in enumerate(letters) if at == 0 or letter != letters[at - 1])
    return kept if start and start.translate(_letters()) else f"a{kept}"


@functools.lru_cache(maxsize=100_000)
def _spelling(form: str) -> str:
    for group, sound in words()["spelling"]["groups"]:
        form = form.replace(group, sound)
    if len(form) >= LONG:
        form = form.replace("g", "h").removesuffix("h")
    return "".join(letter for at, letter in enumerate(form) if at == 0 or letter != form[at - 1])


@functools.lru_cache(maxsize=500_000)
def agreement(one: Part, two: Part, role: str) -> Kind:  # noqa: PLR0911 - one kind after the other
    """How two parts agree; the order of the two does not matter.

    Args:
        one: a part of one name.
        two: a part of another.
        role: "own" for own names, "family" for the parts behind them.
    """
    if one.form == two.form:
        return Kind.SAME
    if one.initial or two.initial:
        return Kind.INITIAL if one.form[:1] == two.form[:1] else Kind.DIFFERENT
    if genders(one.form, two.form, role):
        return Kind.NEAR
    if one.symbols & two.symbols or _spelling(one.form) == _spelling(two.form):
        return Kind.VARIANT
    alike = _alike(one, two)
    established = bool(one.symbols and two.symbols)
    if alike and (not established or (role == "family" and one.latin != two.latin)):
        return Kind.VARIANT
    slips = _slips(one.form, two.form)
    if alike or slips == 1:
        return Kind.NEAR if established else Kind.SLIP
    return Kind.SLIPS if slips == 2 and not established else Kind.DIFFERENT


@functools.lru_cache(maxsize=100_000)
def genders(one: str, two: str, role: str) -> bool:
    """Whether two forms are the masculine and the feminine of one name."""
    if one[:STEM] != two[:STEM]:
        return False
    pairs = words()["feminine"][role]
    return any(_feminine(one, two, *pair) or _feminine(two, one, *pair) for pair in pairs)


def _feminine(masculine: str, feminine: str, ending: str, instead: str) -> bool:
    if not feminine.endswith(instead):
        return False
    stem = feminine.removesuffix(instead)
    return len(stem) >= STEM and masculine == stem + ending


def _alike(one: Part, two: Part) -> bool:
    """Whether two parts have the same consonants, and are long enough for that to mean something."""
    if one.skeleton != two.skeleton or len(one.skeleton) < 2:
        return False
    shorter = min(len(one.form), len(two.form))
    return one.latin != two.latin or (shorter >= 4 and edits(one.form, two.form) <= max(1, shorter // 3))


def _slips(one: str, two: str) -> int:
    """How many slips of the pen may lie between two forms: none (they are too far apart for that), one, or two.

    A form that is long without what half a country's family names end in may have a letter more wrong.
    """
    shorter = min(len(one), len(two))
    if shorter <= 3:
        return int(shorter == 3 and len(one) != len(two) and edits(one, two) == 1)
    stem = min(len(_stem(one)), len(_stem(two)))
    apart = edits(one, two) - (stem >= 8)
    if apart <= 1:
        return 1
    return 2 if apart == 2 and stem >= 5 and not _in_one_place(one, two) else 0


def _in_one_place(one: str, two: str) -> bool:
    """Whether two forms differ in one place only: two letters exchanged for others there make another name."""
    start = _alike_from_the_start(one, two)
    end = _alike_from_the_start(one[start:][::-1], two[start:][::-1])
    return max(len(one), len(two)) - start - end <= 2


def _alike_from_the_start(one: str, two: str) -> int:
    """How many letters two forms begin with in common."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


@functools.lru_cache(maxsize=100_000)
def _stem(form: str) -> str:
    """A form without the ending that makes it a family name."""
    endings = (form.removesuffix(end) for kind in ("family", "common") for end in words()["endings"][kind])
    return min((stem for stem in endings if len(stem) >= STEM), key=len, default=form)


def edits(one: str, two: str) -> int:
    """Letters to change, add, leave out, or exchange with their neighbour."""
    distance = levenshtein(one, two)
    if distance == 2 and len(one) == len(two):
        apart = [at for at in range(len(one)) if one[at] != two[at]]
        first = apart[0]
        if apart == [first, first + 1] and one[first] == two[first + 1] and one[first + 1] == two[first]:
            return 1
    return distance
