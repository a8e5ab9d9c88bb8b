"""Whether two names are one person's: own name against own name, the other parts in their order."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from testimonia.estimate.linkage.names.analysis import PersonName
from testimonia.estimate.linkage.names.parts import Kind, Part, agreement, edits, genders, words


class Rest(IntEnum):
    """How the parts behind the own name agree: those of the father, of the family."""

    DIFFERENT = 0
    CONFLICT = 1
    """Some agree and some contradict, or only masculine and feminine of one name meet: kin."""
    NEAR = 2
    """A letter apart, and both are established names."""
    PARTLY = 3
    """One name has parts that the other leaves out; the others agree."""
    SLIPS = 4
    SLIP = 5
    VARIANT = 6
    SAME = 7


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """How two names agree.

    Args:
        own: the own names.
        rest: the parts behind them; None where a name has only one part.
    """

    own: Kind
    rest: Rest | None

    @property
    def score(self) -> float:
        """How far names alone speak for one person, 0 to 1; at `ACCEPTED` they could be one person's."""
        return OWN_SCORES[self.own] * (REST_SCORES[self.rest] if self.rest is not None else ONE_PART)


OWN_SCORES = {
    Kind.SAME: 1.0,
    Kind.VARIANT: 0.95,
    Kind.SLIP: 0.85,
    Kind.INITIAL: 0.7,
    Kind.SLIPS: 0.5,
    Kind.NEAR: 0.35,
    Kind.DIFFERENT: 0.0,
}
REST_SCORES = {
    Rest.SAME: 1.0,
    Rest.VARIANT: 0.95,
    Rest.SLIP: 0.85,
    Rest.PARTLY: 0.8,
    Rest.SLIPS: 0.5,
    Rest.NEAR: 0.65,
    Rest.CONFLICT: 0.4,
    Rest.DIFFERENT: 0.0,
}
ONE_PART = 0.9
ACCEPTED = 0.6

Pairs = tuple[tuple[int, int], ...]
NONE = NameAgreement(Kind.DIFFERENT, Rest.DIFFERENT)


def compare_names(ones: Iterable[PersonName], others: Iterable[PersonName]) -> NameAgreement:
    """The best agreement between any name of one person and any of another."""
    pairs = ((one, other) for one in ones for other in others)
    return max((compare(one, other) for one, other in pairs), key=_goodness, default=NONE)


def _goodness(agreement: NameAgreement) -> tuple[float, int, int]:
    return agreement.score, agreement.own, -1 if agreement.rest is None else agreement.rest


@functools.lru_cache(maxsize=500_000)
def compare(one: PersonName, two: PersonName) -> NameAgreement:
    """How two names agree; the order of the two does not matter."""
    if _without_spaces(one) == _without_spaces(two):
        return _juniors(one, two, NameAgreement(Kind.SAME, Rest.SAME if len(one.parts) > 1 else None))
    if one.stated and two.stated:
        return _juniors(one, two, _by_columns(one.parts, two.parts))
    found = [_in_order(one.parts, two.parts)]
    found += [_in_order(turned, two.parts) for turned in _turned(one)]
    found += [_in_order(one.parts, turned) for turned in _turned(two)]
    return _juniors(one, two, max(found, key=_goodness))


def _without_spaces(name: PersonName) -> str:
    return "".join(part.form for part in name.parts)


def _juniors(one: PersonName, two: PersonName, found: NameAgreement) -> NameAgreement:
    """Father and son share a name where one is "junior" and the other "senior"."""
    both = one.junior and two.junior and one.junior != two.junior
    return NameAgreement(min(found.own, Kind.NEAR), found.rest) if both else found


def _turned(name: PersonName) -> list[tuple[Part, ...]]:
    """The orders in which a list may also have written the name: family name first.

    A name is turned only where its order is not stated and the part that moves to the end is made like a family
    name, or another part like a patronymic. In a chain of given names (own, father's, grandfather's) each order is
    another person.
    """
    parts = name.parts
    if name.stated or len(parts) < 2:
        return []
    if has_ending(parts[0], "family") and not has_ending(parts[-1], "family"):
        return [(*parts[1:], parts[0])]
    if any(has_ending(part, "patronymic") for part in parts[1:]) and not has_ending(parts[-1], "family"):
        return [(*parts[1:], parts[0])]
    return []


@functools.lru_cache(maxsize=100_000)
def has_ending(part: Part, kind: str) -> bool:
    """Whether a part ends like a family name or a patronymic."""
    return any(part.form.endswith(end) and len(part.form) > len(end) + 2 for end in words()["endings"][kind])


def _by_columns(one: Sequence[Part], two: Sequence[Part]) -> NameAgreement:
    """Names whose parts are known for what they are: own name with own name, the others with the others."""
    pairs = tuple((i + 1, j + 1) for i, j in _aligned(one[1:], two[1:], "family"))
    return NameAgreement(agreement(one[0], two[0], "own"), _rest(one, two, pairs))


def _in_order(one: Sequence[Part], two: Sequence[Part]) -> NameAgreement:
    """Names in which the first part is the own name, unless it stands for another part of the other."""
    pairs = _aligned(one, two, "own")
    elsewhere = (0, 0) not in pairs and any(0 in pair for pair in pairs)
    own = Kind.NEAR if elsewhere else agreement(one[0], two[0], "own")
    return NameAgreement(own, _rest(one, two, tuple(pair for pair in pairs if pair != (0, 0))))


def _rest(one: Sequence[Part], two: Sequence[Part], pairs: Pairs) -> Rest | None:
    """How the parts behind the own names agree, given which stands for which."""
    if len(one) == 1 or len(two) == 1:
        return None if len(one) == len(two) else Rest.PARTLY
    if not pairs:
        return Rest.DIFFERENT
    worst = min(agreement(one[i], two[j], "family") for i, j in pairs)
    left = len(one) - 1 - len(pairs), len(two) - 1 - len(pairs)
    if min(left) > 0 or (worst is Kind.NEAR and not _only_a_letter(one, two, pairs)):
        return Rest.CONFLICT
    if max(left) > 0:
        return Rest.CONFLICT if worst in (Kind.SLIP, Kind.SLIPS, Kind.NEAR) else Rest.PARTLY
    return _REST[worst]


_REST = {
    Kind.SAME: Rest.SAME,
    Kind.VARIANT: Rest.VARIANT,
    Kind.SLIP: Rest.SLIP,
    Kind.SLIPS: Rest.SLIPS,
    Kind.INITIAL: Rest.PARTLY,
    Kind.NEAR: Rest.NEAR,
}


def _only_a_letter(one: Sequence[Part], two: Sequence[Part], pairs: Pairs) -> bool:
    """Whether the parts that are near each other are a letter apart, and not the two genders of one name."""
    near = [(one[i], two[j]) for i, j in pairs if agreement(one[i], two[j], "family") is Kind.NEAR]
    return all(edits(a.form, b.form) == 1 and not genders(a.form, b.form, "family") for a, b in near)


def _aligned(one: Sequence[Part], two: Sequence[Part], first: str) -> Pairs:
    """Which part stands for which: the best pairing that keeps the order of both.

    Args:
        one: the parts of one name.
        two: the parts of another.
        first: what the first parts are, "own" or "family"; those behind are family names.
    """
    best: list[list[tuple[int, Pairs]]] = [[(0, ())] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, mine in enumerate(one):
        for j, other in enumerate(two):
            kind = agreement(mine, other, "family" if i or j else first)
            options = [best[i][j + 1], best[i + 1][j]]
            if kind is not Kind.DIFFERENT:
                score, pairs = best[i][j]
                options.append((score + kind, (*pairs, (i, j))))
            best[i + 1][j + 1] = max(options, key=_score)
    return best[-1][-1][1]


def _score(option: tuple[int, Pairs]) -> int:
    return option[0]
