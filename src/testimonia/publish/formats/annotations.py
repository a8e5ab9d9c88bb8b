"""Claims as W3C Web Annotations: the passage of each in its report, by quotation and by position in code points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(release: Release, folder: Path) -> list[Path]:
    """`annotations.jsonld`: a quotation selector only where the quotation is whole, for another would not be found."""
    hashes = {row["document"]: row for row in release.rows("documents")}
    items = [_annotation(row, hashes[row["document"]]) for row in release.rows("claims") if row["document"] in hashes]
    page = {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "items": items}
    return [write_json(folder / "annotations.jsonld", page)]


def _annotation(row: Row, document: Row) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = []
    if row.get("passage_start") is not None:
        selectors.append({"type": "TextPositionSelector", "start": row["passage_start"], "end": row["passage_end"]})
    if row.get("quote_whole"):
        selectors.append({"type": "TextQuoteSelector", "exact": row["quote"]})
    said = f", said by {row['said_by']}" if row.get("said_by") else ""
    ends = f"{row['low'] if row['low'] is not None else '?'} to {row['high'] if row['high'] is not None else '?'}"
    return {
        "id": f"urn:testimonia:claim:{row['claim']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {"type": "TextualBody", "value": f"{row['harm']}, {ends} persons{said}", "purpose": "describing"},
        "target": {
            "source": document.get("url") or f"urn:sha256:{document['sha256']}",
            "selector": selectors[0] if len(selectors) == 1 else selectors,
        },
    }
