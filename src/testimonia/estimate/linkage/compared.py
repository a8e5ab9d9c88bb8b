"""Comparing: splink finds the pairs of records that share a key, and asks of every field how the two agree."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import splink.comparison_level_library as levels
from splink import Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from testimonia.estimate.linkage.agree import AGREE
from testimonia.estimate.linkage.arrays import Ints, Pairs
from testimonia.estimate.linkage.backends import Agree, Backend, DuckDB
from testimonia.estimate.linkage.fields import NAMES, Field, fields
from testimonia.estimate.linkage.keys import Keys
from testimonia.estimate.linkage.names import Kind, NameAgreement, Rest, compare_names
from testimonia.estimate.linkage.rows import Row

NOT_STATED = -1
"""Level of a field that one of the two records does not state."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbered values: no text of a list ever meets SQL.

    Args:
        numbers: the number of each record's value; None where it is not stated.
        values: the value of each number.
    """

    numbers: tuple[int | None, ...]
    values: tuple[Any, ...]

    @classmethod
    def of(cls, values: Sequence[Hashable | None]) -> Column:
        """Number the distinct values in the order of their first occurrence."""
        numbers: dict[Hashable, int] = {}
        for value in values:
            if value is not None:
                numbers.setdefault(value, len(numbers))
        return cls(tuple(None if value is None else numbers[value] for value in values), tuple(numbers))


class Comparer:
    """Compares the records of lists pair by pair.

    Args:
        rows: what is compared of each record; the place of a row is the unique id of its record.
        keys: by which records find each other.
        backend: where splink runs; DuckDB if none is given.
    """

    def __init__(self, rows: Sequence[Row], keys: Keys, backend: Backend | None = None) -> None:
        columns = {"names": Column.of([row.names or None for row in rows])}
        columns |= {name: Column.of([row.values.get(name) for row in rows]) for name in AGREE}
        columns = {name: column for name, column in columns.items() if column.values}
        self.fields = tuple(field for name, field in fields().items() if _column(name) in columns)
        self._backend = backend or DuckDB()
        for name, agree in _functions(columns).items():
            self._backend.add_function(f"agree_{name}", agree)
        table = {name: column.numbers for name, column in columns.items()}
        lines = self._backend.table({"unique_id": range(len(rows)), **table}, {"keys": keys.of})
        self._linker = Linker(lines, settings_of(self.fields), log_level=logging.ERROR)

    def candidates(self) -> Pairs:
        """The pairs of records that share a key, in order."""
        blocked = self._linker.inference.compute_blocked_pairs_for_predict()
        pairs = self._backend.numbers(blocked, ("join_key_l", "join_key_r"))
        return np.unique(np.sort(pairs, axis=1), axis=0)

    def levels(self, pairs: Pairs) -> Ints:
        """The level on which each field of each pair agrees, `NOT_STATED` where one record does not state it.

        Shape:
            (pairs, fields), in the order of the pairs
        """
        if not len(pairs) or not self.fields:
            return np.empty((len(pairs), len(self.fields)), dtype=np.int8)
        blocked = {"join_key_l": pairs[:, 0].tolist(), "join_key_r": pairs[:, 1].tolist()}
        lines = self._backend.table(blocked, {}, words={"match_key": ["0"] * len(pairs)})
        self._linker.table_management.register_blocked_pairs_for_predict(lines)
        predicted = self._linker.inference.predict(warning_mode="never")
        names = ("unique_id_l", "unique_id_r", *(f"gamma_{field.id}" for field in self.fields))
        found = self._backend.numbers(predicted, names)
        predicted.drop_table_from_database_and_remove_from_cache()
        gamma = found[np.lexsort((found[:, 1], found[:, 0])), 2:].astype(np.int8)
        best = np.array([len(field.levels) - 1 for field in self.fields], dtype=np.int8)
        return np.where(gamma < 0, np.int8(NOT_STATED), best - gamma)


def settings_of(compared: Sequence[Field]) -> SettingsCreator:
    """The settings of splink: which pairs are compared, and on which levels the fields can agree."""
    names = {field.id for field in compared}
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        comparisons=[_comparison(field, names) for field in compared],
        retain_matching_columns=True,
    )


def _comparison(field: Field, compared: set[str]) -> CustomComparison:
    column, last = _column(field.id), field.levels[-1]
    agree = f"agree_{field.id}({column}_l, {column}_r)"
    absent = f"{column}_l is null or {column}_r is null or {agree} = {NOT_STATED}"
    if field.id == "age" and "born" in compared:
        absent += " or (born_l is not null and born_r is not null)"  # the age says the same once more
    graded = [
        levels.CustomLevel(f"{agree} = {number}", level.label).configure(m_probability=level.m, u_probability=level.u)
        for number, level in enumerate(field.levels[:-1])
    ]
    return CustomComparison(
        output_column_name=field.id,
        comparison_levels=[
            levels.CustomLevel(absent, "not stated").configure(is_null_level=True),
            *graded,
            levels.ElseLevel().configure(m_probability=last.m, u_probability=last.u),
        ],
    )


def _column(field: str) -> str:
    return "names" if field in NAMES else field


def _functions(columns: dict[str, Column]) -> dict[str, Agree]:
    """What compares two numbered values of each field."""
    found: dict[str, Agree] = {}
    for name, column in columns.items():
        if name == "names":
            found |= _name_functions(column)
        else:
            found[name] = _remembering(
                column, AGREE[name], {level.id: at for at, level in enumerate(fields()[name].levels)}
            )
    return found


def _remembering(column: Column, agree: Callable[[Any, Any], str], numbers: dict[str, int]) -> Agree:
    known: dict[tuple[int, int], int] = {}

    def compare(one: int, two: int) -> int:
        pair = (one, two)
        if pair not in known:
            known[pair] = numbers[agree(column.values[one], column.values[two])]
        return known[pair]

    return compare


def _name_functions(column: Column) -> dict[str, Agree]:
    own, rest = fields()["own"], fields()["rest"]
    of_kind = {kind: own.level(kind.name.lower()) for kind in Kind}
    of_rest = {kind: rest.level(kind.name.lower()) for kind in Rest}
    known: dict[tuple[int, int], NameAgreement] = {}

    def found(one: int, two: int) -> NameAgreement:
        pair = (one, two)
        if pair not in known:
            known[pair] = compare_names(column.values[one], column.values[two])
        return known[pair]

    def compare_rest(one: int, two: int) -> int:
        agreement = found(one, two).rest
        return NOT_STATED if agreement is None else of_rest[agreement]

    return {"own": lambda one, two: of_kind[found(one, two).own], "rest": compare_rest}
