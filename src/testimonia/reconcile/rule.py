"""What a policy is to the code: a card, and a function from evidence to an outcome."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType

from testimonia.errors import ConfigurationError
from testimonia.model import Policy, sha256_hex
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.testimony import Testimony


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy makes of the evidence.

    Args:
        low, best, high: persons; None where the policy gives none.
        used: the testimonies that it rests on.
        why_not: why the others were left out.
        grade: the policy's grade; None where it grades nothing.
        adjudicated: whether a person decided it; None for a policy to which decisions are nothing.
    """

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Testimony, ...]
    why_not: str = "not used by this policy"
    grade: str | None = None
    adjudicated: bool | None = None


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """A policy: its card and its rule."""

    card: Policy
    outcome: Callable[[Evidence], Outcome | None]

    @property
    def id(self) -> str:
        """Id of the policy."""
        return self.card.id


def rule_of(module: ModuleType) -> PolicyRule:
    """The policy that a module holds: its docstring is the method.

    The module has the constants ID, VERSION, REFERENCE and the function `outcome(evidence)`.

    Raises:
        ConfigurationError: a part is missing.
    """
    missing = [name for name in ("ID", "VERSION", "REFERENCE", "outcome", "__doc__") if not getattr(module, name, None)]
    if missing or not module.__file__:
        raise ConfigurationError(f"policy {module.__name__}: expected {', '.join(missing)} in its file; found none")
    method = inspect.cleandoc(module.__doc__ or "")
    card = Policy(
        id=module.ID,
        version=module.VERSION,
        sha256=policy_sha256(Path(module.__file__).read_bytes()),
        title=method.splitlines()[0],
        reference=module.REFERENCE,
        method=method,
    )
    return PolicyRule(card, module.outcome)


def policy_sha256(data: bytes) -> str:
    """What identifies a policy: a hash of its file, and of the files of the method that all policies share."""
    return sha256_hex(_method() + data)


@functools.cache
def _method() -> bytes:
    """The files of this package, but for the policies themselves."""
    files = sorted((item.name, item.read_bytes()) for item in _files_in(resources.files(__package__)))
    return b"".join(name.encode() + data for name, data in files)


def _files_in(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir() and item.name != "policies":
            yield from _files_in(item)
        elif item.name.endswith((".py", ".toml")):
            yield item
