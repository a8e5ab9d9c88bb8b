"""Step 4, reconcile: claims of an incident become figures under named policies."""

from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.figures import figure_of, reconcile
from testimonia.reconcile.policies import chosen, policies
from testimonia.reconcile.rule import Outcome, PolicyRule, rule_of
from testimonia.reconcile.testimony import Testimony

__all__ = [
    "Evidence",
    "Outcome",
    "PolicyRule",
    "Testimony",
    "chosen",
    "figure_of",
    "policies",
    "reconcile",
    "rule_of",
    "weigh",
]
