"""Step 4, reconcile: claims of an incident become figures under named policies."""

from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.figures import figure_of, reconcile
from testimonia.reconcile.policies import chosen, policies
from testimonia.reconcile.rule import Outcome, PolicyRule, rule_of
from testimonia.reconcile.sources import SourceRegistry, read_sources, source_called
from testimonia.reconcile.testimony import Testimony
from testimonia.reconcile.tomlrule import policy_from_toml

__all__ = [
    "Evidence",
    "Outcome",
    "PolicyRule",
    "SourceRegistry",
    "Testimony",
    "chosen",
    "figure_of",
    "policies",
    "policy_from_toml",
    "read_sources",
    "reconcile",
    "rule_of",
    "source_called",
    "weigh",
]
