"""Step 6, publish: the record becomes files that others can read."""

from testimonia.publish.jsonl import Contents, write_jsonl
from testimonia.publish.shapes import (
    annotation_line,
    claim_line,
    document_line,
    figure_line,
    incident_line,
    reading_line,
)

__all__ = [
    "Contents",
    "annotation_line",
    "claim_line",
    "document_line",
    "figure_line",
    "incident_line",
    "reading_line",
    "write_jsonl",
]
