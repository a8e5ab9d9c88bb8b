"""The compiler for the inner loops, and where its results are kept."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from testimonia.errors import MissingExtra
from testimonia.model import sha256_hex

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """A function of arrays and numbers, compiled on its first call; the result is kept for the next run.

    Raises:
        MissingExtra: numba is not installed.
    """
    try:
        import numba
    except ImportError as error:
        raise MissingExtra(
            "estimating needs an optional part: install it with  pip install 'testimonia[estimate]'"
        ) from error
    make = functools.partial(numba.njit, error_model="numpy")
    config: Any = numba.config
    elsewhere, config.CACHE_DIR = config.CACHE_DIR, str(_cache_folder())
    try:
        made = make(cache=True)(function)
    except RuntimeError:  # nowhere to write: it is compiled again in every run
        made = make()(function)
    finally:
        config.CACHE_DIR = elsewhere
    return cast("Function", made)


_DONE = "complete"


def is_compiled() -> bool:
    """Whether everything was compiled and kept in an earlier run of this version."""
    return (_cache_folder() / _DONE).is_file()


def mark_compiled() -> None:
    """Note that everything is compiled and kept; where nothing can be kept, nothing is noted."""
    with contextlib.suppress(OSError):
        (_cache_folder() / _DONE).touch()


@functools.cache
def _cache_folder() -> Path:
    """A folder of the user's cache for this very source: the compiler does not notice changes in what is called."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    digest = sha256_hex(b"".join(source.read_bytes() for source in sources))[:16]
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "testimonia" / "compiled" / digest
