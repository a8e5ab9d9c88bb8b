"""Captions: whose figures a table has, where the line above it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from testimonia.model import Span, Speaker
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.attribution.naming import Naming
from testimonia.read.report import Report

_SOURCE = re.compile(r"\b[Ss]ources?:\s(?P<name>[^()\n;:.]{3,80})\)?\W*$")
"""How a caption ends that names its source: "DEAD BY PROVINCE (source: provincial clinics)"."""

_FOOT = re.compile(r"\W*[Ss]ources?:\s(?P<name>[^()\n;:.]{3,80})")
"""How a line below a table begins that names its source: "Source: Provincial Health Directorate."."""

_ROW = re.compile(r"[^.|]{1,80}(?:\||:\s*[\d,]+\s*$)")
"""How a row begins, or a whole short one: "Orlen | Dead: 39", "Missing: 11"."""


def _in_full(naming: Naming, source: Speaker) -> Speaker:
    """A source named by letters as the report names it in full: "the Orlen Relief Office (ORO)"."""
    full = naming.expansion(source.name)
    return Speaker(full.span.of(naming.report.text), full.span.start, full.span.end) if full else source


def captions_of(report: Report) -> Mapping[int, Speaker]:
    """Whose figures the rows of tables are whose caption or foot names a source, by the number of their paragraph."""
    if lexicon()["captions"].isdisjoint(report.vocabulary):
        return {}
    found: dict[int, Speaker] = {}
    naming = Naming(report, lexicon())
    source: Speaker | None = None
    rows: list[int] = []
    for number, paragraph in enumerate(report.paragraphs):
        line = paragraph.of(report.text)
        foot = _FOOT.match(line) if rows else None
        if caption := foot or _SOURCE.search(line):
            name = name_at(line, Span(*caption.span("name")), lexicon())
            start = paragraph.start
            source = Speaker(name.span.of(line), start + name.span.start, start + name.span.end) if name else None
            source = _in_full(naming, source) if source else None
        if foot and source:
            found |= dict.fromkeys(rows, source)
        if _ROW.match(line):
            rows.append(number)
            if source:
                found[number] = source
        elif not caption or foot:
            source, rows = None, []
    return found
