"""Where everything comes from, as PROV-JSON: reports, claims, incidents, figures, and what made them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Release

MODELS = "models/"
"""How the settings of a release name the statistical models that were asked."""

_PREFIXES = {"t": "urn:testimonia:", "prov": "http://www.w3.org/ns/prov#"}


def write_prov(release: Release, folder: Path) -> list[Path]:
    """`prov.json` (W3C PROV-JSON): from what everything was derived, by which step, and to whom it is attributed.

    Claims come from reports by a reader, incidents from their claims, figures from claims by a policy.
    """
    found = _Provenance()
    for row in release.rows("documents"):
        found.entity(_id("document", row["document"]), {"t:sha256": row["sha256"]})
    for row in release.rows("incidents"):
        found.entity(_id("incident", row["incident"]), {"prov:type": _name("t:Incident"), "prov:label": row["title"]})
    for row in release.rows("claims"):
        claim = _id("claim", row["claim"])
        found.entity(claim, {"prov:type": _name("t:Claim")})
        found.derived(claim, _id("document", row["document"]), "t:read")
        found.attributed(claim, _id("reader", row["reader"]), {"prov:type": _name("prov:SoftwareAgent")})
        if row["incident"]:
            found.derived(_id("incident", row["incident"]), claim, "t:group")
    cards = {row["policy"]: row for row in release.rows("policies")}
    for row in release.rows("figure_claims"):
        if row["used"]:
            figure = _id("figure", f"{row['incident']}/{row['harm']}/{row['policy']}")
            found.entity(figure, {"prov:type": _name("t:Figure")})
            found.derived(figure, _id("claim", row["claim"]), "t:reconcile")
            card = {"t:sha256": cards[row["policy"]]["sha256"]} if row["policy"] in cards else {}
            found.attributed(figure, _id("policy", row["policy"]), {"prov:type": _name("t:Policy"), **card})
    for name, sha256 in release.settings:
        if name.startswith(MODELS):
            model = _id("model", name.removeprefix(MODELS))
            found.agents[model] = {"prov:type": _name("prov:SoftwareAgent"), "t:sha256": sha256}
    return [write_json(folder / "prov.json", found.document())]


class _Provenance:
    """What a PROV document states, each statement once."""

    def __init__(self) -> None:
        self.agents: dict[str, Any] = {}
        self._entities: dict[str, Any] = {}
        self._derivations: dict[tuple[str, str, str], None] = {}
        self._attributions: dict[tuple[str, str], None] = {}

    def entity(self, name: str, about: dict[str, Any]) -> None:
        """Something that was captured or made."""
        self._entities[name] = about

    def derived(self, made: str, used: str, step: str) -> None:
        """One thing was made of another by a step."""
        self._derivations[made, used, step] = None

    def attributed(self, made: str, agent: str, about: dict[str, Any]) -> None:
        """A thing is the work of an agent."""
        self.agents[agent] = about
        self._attributions[made, agent] = None

    def document(self) -> dict[str, Any]:
        """All of it as PROV-JSON."""
        generated = dict.fromkeys((made, step) for made, _, step in self._derivations)
        return {
            "prefix": _PREFIXES,
            "entity": self._entities,
            "activity": {step: {} for step in dict.fromkeys(step for _, step in generated)},
            "agent": self.agents,
            "wasDerivedFrom": _listed("d", self._derivations, ("generatedEntity", "usedEntity", "activity")),
            "wasGeneratedBy": _listed("g", generated, ("entity", "activity")),
            "wasAttributedTo": _listed("a", self._attributions, ("entity", "agent")),
        }


def _listed(letter: str, found: Iterable[tuple[str, ...]], roles: Sequence[str]) -> dict[str, dict[str, str]]:
    """Relations of one kind, numbered."""
    return {
        f"_:{letter}{number}": {f"prov:{role}": name for role, name in zip(roles, names, strict=True)}
        for number, names in enumerate(found)
    }


def _id(kind: str, name: str) -> str:
    return f"t:{kind}/{name}"


def _name(name: str) -> dict[str, str]:
    """A value that is a name of a vocabulary."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
