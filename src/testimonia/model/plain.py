"""Nouns to plain values (as JSON has them) and back; the round trip changes nothing."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """A noun as dicts, lists, strings, numbers and None, with the field names of the noun."""
    if dataclasses.is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Callable[..., T], plain: Mapping[str, Any]) -> T:
    """The noun that `to_plain` made plain; a field that it had not yet, in an older version, has its usual value.

    Raises:
        InvalidNoun: the values break a rule of the noun.
        TypeError, KeyError: a field is missing or has another shape.
    """
    values = {name: _build(hint, plain[name]) for name, hint, usual in _fields(kind) if name in plain or not usual}
    return kind(**values)


@functools.cache
def _fields(kind: Any) -> list[tuple[str, Any, bool]]:
    """The name and type of each field, and whether it has a usual value."""
    hints = typing.get_type_hints(kind)
    missing = dataclasses.MISSING
    return [
        (field.name, hints[field.name], field.default is not missing)
        for field in dataclasses.fields(kind)
        if field.init
    ]


def _build(hint: Any, value: Any) -> Any:
    if value is None or hint in (str, int, float, bool):
        return value
    if isinstance(hint, types.UnionType):
        (inner,) = [option for option in typing.get_args(hint) if option is not types.NoneType]
        return _build(inner, value)
    if typing.get_origin(hint) is tuple:
        return _build_tuple(typing.get_args(hint), value)
    if issubclass(hint, datetime | date):
        return hint.fromisoformat(value)
    return hint(value) if issubclass(hint, Enum) else from_plain(hint, value)


def _build_tuple(options: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(options) == 2 and options[1] is Ellipsis:
        return tuple(_build(options[0], item) for item in value)
    return tuple(_build(option, item) for option, item in zip(options, value, strict=True))
