"""Where everything comes from, as PROV-JSON: reports, claims, incidents, figures, and what made them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Release

MODELS = "models/"
"""How the settings of a release name the statistical models that were asked."""

_PREFIXES = {"t": "urn:testimonia:", "prov": "http://www.w3.org/ns/prov#"}


def write_prov(release: Release, folder: Path) -> list[Path]:
    """`prov.json` (W3C PROV-JSON): a figure was derived from claims, a claim from a report, each by a named step."""
    entity: dict[str, Any] = {}
    derived: dict[str, Any] = {}
    generated: dict[str, Any] = {}
    for row in release.rows("documents"):
        entity[_id("document", row["document"])] = {"t:sha256": row["sha256"]}
    for row in release.rows("claims"):
        claim = _id("claim", row["claim"])
        entity[claim] = {"prov:type": "t:Claim"}
        derived[f"_:d{len(derived)}"] = _derivation(claim, _id("document", row["document"]), "t:read")
        generated[f"_:g{len(generated)}"] = {"prov:entity": claim, "prov:activity": "t:read"}
    for row in release.rows("incidents"):
        entity[_id("incident", row["incident"])] = {"prov:type": "t:Incident", "prov:label": row["title"]}
    for row in release.rows("figure_claims"):
        figure = _id("figure", f"{row['incident']}/{row['harm']}/{row['policy']}")
        entity.setdefault(figure, {"prov:type": "t:Figure"})
        if row["used"]:
            derived[f"_:d{len(derived)}"] = _derivation(figure, _id("claim", row["claim"]), "t:reconcile")
    agents = {f"t:reader/{row['reader']}": {"prov:type": "prov:SoftwareAgent"} for row in release.rows("claims")}
    for row in release.rows("policies"):
        agents[_id("policy", row["policy"])] = {"prov:type": "t:Policy", "t:sha256": row["sha256"]}
    for name, sha256 in release.settings:
        if name.startswith(MODELS):
            agents[_id("model", name.removeprefix(MODELS))] = {
                "prov:type": "prov:SoftwareAgent",
                "t:sha256": sha256,
            }
    document = {
        "prefix": _PREFIXES,
        "entity": entity,
        "activity": {f"t:{step}": {} for step in ("capture", "read", "group", "reconcile", "publish")},
        "agent": agents,
        "wasDerivedFrom": derived,
        "wasGeneratedBy": generated,
    }
    return [write_json(folder / "prov.json", document)]


def _id(kind: str, name: str) -> str:
    return f"t:{kind}/{name}"


def _derivation(made: str, used: str, activity: str) -> dict[str, str]:
    return {"prov:generatedEntity": made, "prov:usedEntity": used, "prov:activity": activity}
