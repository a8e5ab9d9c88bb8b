"""Step 4, reconcile: claims of an incident become figures under named policies."""

from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.figures import figure_of, reconcile
from testimonia.reconcile.ledger import Books, ledgers, sum_of
from testimonia.reconcile.policies import chosen, policies
from testimonia.reconcile.rule import Outcome, PolicyRule, rule_of
from testimonia.reconcile.sensitivity import Case, sensitivities
from testimonia.reconcile.sources import SourceRegistry, origins, read_sources, source_called
from testimonia.reconcile.testimony import Testimony
from testimonia.reconcile.tomlrule import policy_from_toml

__all__ = [
    "Books",
    "Case",
    "Evidence",
    "Outcome",
    "PolicyRule",
    "SourceRegistry",
    "Testimony",
    "chosen",
    "figure_of",
    "ledgers",
    "origins",
    "policies",
    "policy_from_toml",
    "read_sources",
    "reconcile",
    "rule_of",
    "sensitivities",
    "source_called",
    "sum_of",
    "weigh",
]
