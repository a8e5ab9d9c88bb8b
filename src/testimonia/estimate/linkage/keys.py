"""Which records are worth comparing: those that share two or three things, never all with all."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testimonia.estimate.linkage.names import skeleton_of
from testimonia.estimate.linkage.rows import Row

MOST_RECORDS = 60
"""A key that more records hold is narrowed by a further field; the work then grows with the records, not with their
square."""

MOST_NAME_PARTS = 4


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of each record.

    Args:
        of: for each record, the numbers of its keys, in order.
        too_common: keys that too many records hold even when narrowed by every field; they lead to no comparison.
    """

    of: tuple[tuple[int, ...], ...]
    too_common: int


Key = tuple[str, ...]


def keys_of(rows: Sequence[Row]) -> Keys:
    """The keys by which records find each other: two records with a key in common are compared."""
    features = [_features(row) for row in rows]
    holders: dict[Key, list[int]] = defaultdict(list)
    for number, found in enumerate(features):
        for key in dict.fromkeys(_keys(rows[number], found)):
            holders[key].append(number)
    kept: dict[Key, list[int]] = {}
    too_common = 0
    for key, numbers in holders.items():
        parts, failed = _narrowed(key, numbers, features)
        kept.update(parts)
        too_common += failed
    return Keys(_by_record(kept, len(rows)), too_common)


def _features(row: Row) -> dict[str, str]:
    """What a key may be made of; names by their consonants, so that spellings and scripts meet."""
    said = {"own": row.group("own"), "rest": row.group("rest")}
    if row.names:
        parts = [skeleton_of(part.form) for part in row.names[0].parts]
        said |= {"whole": "".join(parts), "letters": "".join(sorted(part[0] for part in (parts[0], parts[-1])))}
    values = row.values
    if born := values.get("born"):
        said |= {"year": born.year, "month": born.month, "day": born.day}
    if (days := values.get("when")) and days.start:
        said["when"] = days.start.isoformat() if days.start == days.end else None
        said["season"] = days.start.isoformat()[:7]
    for field in ("where", "residence", "address", "postcode", "id_number", "phone", "sex"):
        said[field] = values.get(field)
    if "where" in values:
        said["where"] = max(values["where"].split(), key=len)
    if age := values.get("age"):
        said |= {"age": str(age.low // AGES), "ages": str((age.low + AGES // 2) // AGES)}
    return {name: value for name, value in said.items() if value}


AGES = 6
"""Years of age that are one to a key, parted in two ways so that neighbours meet."""

NAMED = (
    ("when",), ("season", "sex"), ("where",), ("age",), ("ages",), ("year",), ("month", "day"), ("residence",),
    ("postcode",), ("address",),
)  # fmt: skip
"""What two records must share besides an own name or a family name to be compared: any one of these."""

NAMELESS = (
    ("year", "month", "day"), ("address", "year"), ("postcode", "year"), ("when", "where", "age", "sex"),
    ("when", "where", "ages", "sex"), ("id_number",), ("phone",), ("whole",),
)  # fmt: skip
"""What two records must share to be compared whatever their names: any one of these."""

VAGUE = (("letters", "when"), ("letters", "where"), ("letters", "age"), ("letters", "ages"))
"""What two records must share besides the first letters of their names to be compared, where they state no date of
birth and no number, which lead to better keys: any one of these."""

RULES = tuple((name, *others) for name in ("own", "rest") for others in NAMED) + NAMELESS

NARROWING = ("when", "where", "year", "month", "sex", "age", "residence", "postcode", "day", "own", "rest")
"""By what a key is narrowed that too many records hold, in this order."""


def _keys(row: Row, features: dict[str, str]) -> Iterator[Key]:
    known = "year" in features or "id_number" in features
    for rule in RULES if known else RULES + VAGUE:
        if features.keys() >= set(rule):
            yield (*rule, *(features[name] for name in rule))
    for name in row.names:
        parts = [skeleton_of(part.form) for part in name.parts[:MOST_NAME_PARTS]]
        for one, two in itertools.combinations(dict.fromkeys(parts), 2):
            yield from _slipped(one, two) if known or len(parts) > 2 else _slipped_twice(one, two)


def _slipped(one: str, two: str) -> Iterator[Key]:
    """Keys of two parts of a name that lead to those with a slip in either part."""
    yield _unordered(one, two)
    yield from (_unordered(less, two) for less in _less_a_letter(one, 3))
    yield from (_unordered(one, less) for less in _less_a_letter(two, 3))


def _slipped_twice(one: str, two: str) -> Iterator[Key]:
    """Keys of the two parts of a name, of which nothing else is known, that lead to those with a slip in each part."""
    for first, second in itertools.product((one, *_less_a_letter(one, 2)), (two, *_less_a_letter(two, 2))):
        yield _unordered(first, second)


def _unordered(one: str, two: str) -> Key:
    """Two parts of a name, in whatever order they stand."""
    return ("names", *sorted((one, two)))


def _less_a_letter(part: str, shortest: int) -> Iterator[str]:
    """A part with any one letter left out: two parts that are a slip apart have one of these in common.

    As in all consonants of a name, a letter twice in a row is one: what was left out may have stood between.
    """
    if len(part) >= shortest:
        for at in range(len(part)):
            before, after = part[:at], part[at + 1 :]
            yield before + after[before[-1:] == after[:1] :]


def _narrowed(key: Key, numbers: list[int], features: Sequence[dict[str, str]]) -> tuple[dict[Key, list[int]], int]:
    """The key if few records hold it, or else the key with further fields; and how many stayed too common."""
    if len(numbers) <= MOST_RECORDS:
        return ({key: numbers} if len(numbers) > 1 else {}), 0
    left: list[tuple[Key, list[int]]] = [(key, numbers)]
    kept: dict[Key, list[int]] = {}
    for name in NARROWING:
        if name in key:
            continue
        wide: list[tuple[Key, list[int]]] = []
        for wider, held in left:
            parts: dict[str, list[int]] = defaultdict(list)
            for number in held:
                parts[features[number].get(name, "")].append(number)
            for value, some in parts.items():
                target = (*wider, name, value)
                if len(some) > MOST_RECORDS:
                    wide.append((target, some))
                elif len(some) > 1:
                    kept[target] = some
        left = wide
    return kept, len(left)


def _by_record(kept: dict[Key, list[int]], size: int) -> tuple[tuple[int, ...], ...]:
    of: list[list[int]] = [[] for _ in range(size)]
    for at, numbers in enumerate(kept.values()):
        for number in numbers:
            of[number].append(at)
    return tuple(map(tuple, of))
