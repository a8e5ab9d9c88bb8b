"""The record as JSON Lines: incidents, documents, claims."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from testimonia.model import Figure, labels_of
from testimonia.publish.contents import Contents
from testimonia.publish.shapes import Line, claim_line, document_line, incident_line, second_line, uncounted_line


def write_jsonl(contents: Contents, folder: Path) -> list[Path]:
    """Write `incidents.jsonl`, `documents.jsonl`, `claims.jsonl` and `uncounted.jsonl`.

    Returns:
        The files written. The same contents give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "incidents": _incidents(contents),
        "documents": _documents(contents),
        "claims": _claims(contents),
        "uncounted": _uncounted(contents),
    }
    return [_write(folder / f"{name}.jsonl", lines) for name, lines in tables.items()]


def _incidents(contents: Contents) -> Iterable[Line]:
    labels = labels_of(contents.documents)
    figures: dict[str, list[Figure]] = {}
    for figure in contents.figures:
        figures.setdefault(figure.incident, []).append(figure)
    for incident in contents.grouping.incidents:
        yield incident_line(incident, figures.get(incident.code, []), labels)


def _documents(contents: Contents) -> Iterable[Line]:
    labels = labels_of(contents.documents)
    originals = {copy.document: labels[copy.original] for copy in contents.grouping.copies}
    about = dict(contents.grouping.main)
    for document in contents.documents:
        when = contents.published.get(document.id)
        original = originals.get(document.id)
        yield document_line(document, labels[document.id], when, original, about.get(document.id, ()))


def _claims(contents: Contents) -> Iterable[Line]:
    labels = labels_of(contents.documents)
    codes = {claim: incident.code for incident in contents.grouping.incidents for claim in incident.claims}
    for claim in contents.claims:
        line = claim_line(claim) | {"document": labels[claim.document], "incident": codes.get(claim.id)}
        yield line | second_line(claim, contents.seconds.get(claim.document))


def _uncounted(contents: Contents) -> Iterable[Line]:
    """What reports tell without a number, with the main incident of the report."""
    labels = labels_of(contents.documents)
    main = {name: codes[0] for name, codes in contents.grouping.main}
    for told in contents.uncounted:
        yield uncounted_line(told) | {"document": labels[told.document], "incident": main.get(told.document)}


def _write(path: Path, lines: Iterable[Line]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path
