"""Damage: what an archive, a store or a published release is found to have that is not as it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was recorded or published.

    Args:
        where: the file, line, row or thing.
        what: what is wrong with it, in plain words.
    """

    where: str
    what: str
