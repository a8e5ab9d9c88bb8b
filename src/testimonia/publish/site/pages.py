"""What each page of the site shows, as plain values for its template."""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from testimonia.model import Harm
from testimonia.publish.release import Change, Release
from testimonia.publish.site.charts import interval_chart, map_chart, timeline_chart
from testimonia.publish.sums import ends, figures_to_add
from testimonia.publish.tables import Row

POLICY = "default"
"""The policy whose figures stand in tables of incidents."""

HARMS = tuple(harm.value for harm in Harm)
"""Harms in the order in which pages show them."""

PAGE = 200
LATEST = 12
_MOST_ROWS = 500
_MOST_CHANGES = 300

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Site:
    """A release with what its pages look up, each made once."""

    release: Release

    @cached_property
    def figures(self) -> dict[str, list[Row]]:
        """The figures of each incident."""
        return _grouped(self.release.rows("figures"), "incident")

    @cached_property
    def shown(self) -> dict[tuple[str, str], Row]:
        """The figures of the shown policy, by incident and harm."""
        return {(r["incident"], r["harm"]): r for r in self.release.rows("figures") if r["policy"] == POLICY}

    @cached_property
    def claims(self) -> dict[str, list[Row]]:
        """The claims of each incident."""
        return _grouped(self.release.rows("claims"), "incident")

    @cached_property
    def figure_claims(self) -> dict[str, list[Row]]:
        """Which claims the figures of each incident rest on."""
        return _grouped(self.release.rows("figure_claims"), "incident")

    @cached_property
    def documents(self) -> dict[str, Row]:
        """The reports by id."""
        return {row["document"]: row for row in self.release.rows("documents")}

    @cached_property
    def about(self) -> dict[str, list[Row]]:
        """The reports about each incident."""
        return _grouped(self.release.rows("incident_documents"), "incident")

    @cached_property
    def parts(self) -> dict[str, list[Row]]:
        """The incidents that are parts of each incident."""
        return _grouped([row for row in self.release.rows("incidents") if row["part_of"]], "part_of")

    @cached_property
    def history(self) -> dict[str, list[Change]]:
        """The changes of each incident."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.release.changes:
            found[change.id.split("/")[0]].append(change)
        return found

    @cached_property
    def counts(self) -> Row:
        """What the release holds, in numbers."""
        return {
            "incidents": len(self.release.rows("incidents")),
            "documents": len(self.documents),
            "claims": len(self.release.rows("claims")),
            "speakers": len({name for name, _ in _speakers(self.release)}),
            "copies": sum(1 for row in self.documents.values() if row["copy_of"]),
        }


def home(site: Site) -> Values:
    """The first page: what the record supports, where, when, and what is new."""
    incidents = site.release.rows("incidents")
    timeline, unit = timeline_chart(incidents)
    picture, not_mapped = map_chart(incidents, root="")
    dated = sorted((row for row in incidents if row["start"]), key=lambda row: (row["start"], row["incident"]))
    return {
        "sums": sums(site.release),
        "map": picture,
        "not_mapped": not_mapped,
        "timeline": timeline,
        "timeline_unit": unit,
        "undated": len(incidents) - len(dated),
        "latest": (dated or list(incidents))[-LATEST:][::-1],
    }


def sums(release: Release) -> list[Row]:
    """For each harm the sums over incidents of low, best and high of the shown policy."""
    found: dict[str, Row] = {}
    for row in figures_to_add(release, POLICY):
        total = found.setdefault(row["harm"], {"harm": row["harm"], "incidents": 0, "low": 0, "best": 0, "high": 0})
        total["incidents"] += 1
        for end, value in zip(("low", "best", "high"), ends(row), strict=True):
            total[end] += value
    return [found[harm] for harm in HARMS if harm in found]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list of incidents."""

    label: str
    file: str
    rows: Sequence[Row]


def listings(site: Site) -> list[Listing]:
    """The list of incidents, a page a year, divided where a year has many; undated ones last."""
    pages: list[Listing] = []
    rows = sorted(site.release.rows("incidents"), key=lambda row: (row["start"] or "9999", row["incident"]))
    for year, group in itertools.groupby(rows, key=lambda row: (row["start"] or "undated")[:4]):
        label = year if year.isdecimal() else "undated"
        for number, some in enumerate(_batched(group)):
            name = label if number == 0 else f"{label}, {number + 1}"
            pages.append(Listing(name, f"year-{label}-{number + 1}.html", list(some)))
    if pages:
        pages[0] = Listing(pages[0].label, "index.html", pages[0].rows)
    return pages or [Listing("", "index.html", [])]


def incident(site: Site, row: Row) -> Values:
    """The page of one incident."""
    code = row["incident"]
    claims = [_claim(site, claim) for claim in site.claims.get(code, ())]
    claims.sort(
        key=lambda claim: (claim["report"].get("published") or "9999", claim["document"], claim["passage_start"])
    )
    return {
        "incident": row,
        "parts": site.parts.get(code, []),
        "claims": claims,
        "figures": list(_figures(site, code, claims)),
        "reports": _reports(site, code),
        "history": site.history.get(code, []),
        "json_ld": _json_ld(row, claims),
    }


def _claim(site: Site, row: Row) -> Row:
    report = site.documents.get(row["document"], {})
    speaker = (row["said_by"] or "").split(" > ")[-1] or report.get("outlet") or "report"
    day = report.get("published")
    marks = [mark for mark in (row["role"], row["stance"]) if mark not in ("total", "asserted")]
    label = ", ".join((speaker, *([day] if day else []), *marks))
    return row | {"report": report, "in_copy": bool(report.get("copy_of")), "label": label}


def _figures(site: Site, code: str, claims: Sequence[Row]) -> Iterator[Values]:
    rests = site.figure_claims.get(code, [])
    seen = Counter((row["harm"], row["policy"]) for row in rests)
    used = Counter((row["harm"], row["policy"]) for row in rests if row["used"])
    by_harm = _grouped(site.figures.get(code, ()), "harm")
    for harm in (harm for harm in HARMS if harm in by_harm):
        rows = by_harm[harm]
        used_by_shown = {r["claim"] for r in rests if r["harm"] == harm and r["policy"] == POLICY and r["used"]}
        of_harm = [claim for claim in claims if claim["harm"] == harm]
        yield {
            "harm": harm,
            "chart": interval_chart(harm, of_harm, rows, used=frozenset(used_by_shown)),
            "rows": [r | {"used": used[harm, r["policy"]], "seen": seen[harm, r["policy"]]} for r in rows],
        }


def _reports(site: Site, code: str) -> list[Row]:
    """The reports about an incident, copies below what they repeat."""
    rows = [
        site.documents[r["document"]] | {"main": r["main"]}
        for r in site.about.get(code, ())
        if r["document"] in site.documents
    ]
    rows.sort(key=lambda row: (row["published"] or "9999", row["document"]))
    names = {row["document"] for row in rows}
    copies = _grouped([row for row in rows if row["copy_of"] in names], "copy_of")
    return [row | {"copies": copies.get(row["document"], [])} for row in rows if row["copy_of"] not in names]


def _json_ld(row: Row, claims: Sequence[Row]) -> Markup:
    """Claims in schema.org's words, safe inside a page."""
    graph = [
        {
            "@type": "Claim",
            "@id": f"urn:testimonia:claim:{claim['claim']}",
            "text": claim["quote"],
            "author": {"@type": "Thing", "name": claim["said_by"] or claim["report"].get("outlet") or "report"},
            "about": {"@type": "Event", "name": row["title"], "identifier": row["incident"]},
            **(
                {"appearance": {"@type": "CreativeWork", "url": claim["report"]["url"]}}
                if claim["report"].get("url")
                else {}
            ),
        }
        for claim in claims
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - escaped here


def sources(site: Site) -> Values:
    """Who speaks in the record, and which outlets carry it."""
    claims: Counter[str] = Counter()
    incidents: dict[str, set[str]] = defaultdict(set)
    for name, code in _speakers(site.release):
        claims[name] += 1
        incidents[name].update({code} - {None})
    speakers = [
        {"name": name, "claims": number, "incidents": len(incidents[name])}
        for name, number in sorted(claims.items(), key=lambda item: (-item[1], item[0]))
    ]
    outlets = _grouped(list(site.documents.values()), "outlet")
    return {
        "speakers": speakers[:_MOST_ROWS],
        "more_speakers": max(0, len(speakers) - _MOST_ROWS),
        "outlets": [
            {"name": name or "not stated", "documents": len(rows), "copies": sum(bool(row["copy_of"]) for row in rows)}
            for name, rows in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0] or ""))
        ][:_MOST_ROWS],
    }


def _speakers(release: Release) -> Iterator[tuple[str, Any]]:
    """The innermost speaker of each claim that names one, with the claim's incident."""
    for row in release.rows("claims"):
        if row.get("said_by"):
            yield row["said_by"].split(" > ")[-1], row["incident"]


def methodology(site: Site) -> Values:
    """What the release was made with."""
    return {"readers": sorted({row["reader"] for row in site.release.rows("claims")})}


def changes(site: Site) -> Values:
    """The latest changes, newest first."""
    return {"changes": list(reversed(site.release.changes))[:_MOST_CHANGES]}


def _grouped(rows: Sequence[Row], name: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def _batched(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(itertools.islice(rows, PAGE)):
        yield some
