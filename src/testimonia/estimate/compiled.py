"""The compiler for the inner loops."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from testimonia.errors import MissingExtra

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """A function of arrays and numbers, compiled on its first call; the result is kept on disk for the next run.

    Raises:
        MissingExtra: numba is not installed.
    """
    try:
        import numba
    except ImportError as error:
        raise MissingExtra(
            "estimating needs an optional part: install it with  pip install 'testimonia[estimate]'"
        ) from error
    return cast("Function", numba.njit(cache=True, error_model="numpy")(function))
