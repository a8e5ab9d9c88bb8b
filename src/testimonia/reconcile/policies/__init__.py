"""Reconciliation policies: one file each; the docstring of the file is its published method."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.metadata import entry_points

from testimonia.errors import ConfigurationError
from testimonia.reconcile.policies import (
    acled_like,
    adjudicated,
    airwars_like,
    default,
    gtd_like,
    ibc_like,
    range_all,
    ucdp_like,
)
from testimonia.reconcile.rule import PolicyRule, rule_of

OWN = (default, range_all, ibc_like, acled_like, ucdp_like, airwars_like, gtd_like, adjudicated)
"""Our own policies, in the order in which they are shown."""

GROUP = "testimonia.policies"
"""Entry-point group in which other packages register modules with a policy."""


@functools.cache
def policies() -> tuple[PolicyRule, ...]:
    """All installed policies: our own first, then those of other packages by id.

    Raises:
        ConfigurationError: two policies have one id, or a module lacks a part.
    """
    others = sorted((rule_of(entry.load()) for entry in entry_points(group=GROUP)), key=lambda rule: rule.id)
    rules = (*(rule_of(module) for module in OWN), *others)
    ids = [rule.id for rule in rules]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ConfigurationError(f"expected policies with different ids; found {', '.join(twice)} more than once")
    return rules


def chosen(ids: Sequence[str], *, own: Sequence[PolicyRule] = ()) -> tuple[PolicyRule, ...]:
    """The policies with these ids, in this order.

    Args:
        ids: of policies.
        own: the user's own policies, besides the installed ones.

    Raises:
        ConfigurationError: there is no policy with such an id, or one of the user's has the id of an installed one.
    """
    known = {rule.id: rule for rule in policies()}
    twice = sorted(known.keys() & {rule.id for rule in own})
    if twice:
        raise ConfigurationError(f"expected a policy with an id of its own; {', '.join(twice)} is installed already")
    known |= {rule.id: rule for rule in own}
    unknown = [name for name in ids if name not in known]
    if unknown:
        raise ConfigurationError(f"expected policies among {', '.join(known)}; found {', '.join(unknown)}")
    return tuple(known[name] for name in ids)
