"""What a policy is to the code: a card, and a function from evidence to an outcome."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
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
    """

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Testimony, ...]
    why_not: str = "not used by this policy"
    grade: str | None = None


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
    """The policy that a module holds: its docstring is the method, its file's hash identifies it.

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
        sha256=sha256_hex(Path(module.__file__).read_bytes()),
        title=method.splitlines()[0],
        reference=module.REFERENCE,
        method=method,
    )
    return PolicyRule(card, module.outcome)
