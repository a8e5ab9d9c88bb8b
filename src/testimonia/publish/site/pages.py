"""What the pages of the site show, but for those of incidents and of time, as plain values for their templates."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from testimonia.model import SHOWN_POLICY
from testimonia.publish.site.incident import citation
from testimonia.publish.site.map import map_of
from testimonia.publish.site.timeline import columns, periods
from testimonia.publish.site.view import HARMS, View, grouped
from testimonia.publish.site.words import FLAGS
from testimonia.publish.sums import ends, figures_to_add
from testimonia.publish.tables import Row

PAGE = 200
LATEST = 12
_MOST_ROWS = 500
_MOST_CHANGES = 300

Values = Mapping[str, Any]


def home(view: View) -> Values:
    """The first page: what the record supports, one number followed to its sentence, where, when, and what is new."""
    incidents = list(view.incidents.values())
    picture, not_mapped = map_of(incidents, root="")
    dated = sorted((row for row in incidents if row["start"]), key=lambda row: (row["start"], row["incident"]))
    found = periods(view)
    return {
        "sums": sums(view),
        "example": example(view, (dated or incidents)[::-1]),
        "map": picture,
        "not_mapped": not_mapped,
        "columns": columns(found),
        "unit": "year" if found and len(found[0].key) == 4 else "month",
        "undated": len(incidents) - len(dated),
        "latest": (dated or incidents)[-LATEST:][::-1],
    }


def sums(view: View) -> list[Row]:
    """For each harm the sums over incidents of low, best and high of the shown policy."""
    found: dict[str, Row] = {}
    for row in figures_to_add(view.release, SHOWN_POLICY):
        total = found.setdefault(row["harm"], {"harm": row["harm"], "incidents": 0, "low": 0, "best": 0, "high": 0})
        total["incidents"] += 1
        for end, value in zip(("low", "best", "high"), ends(row), strict=True):
            total[end] += value
    return [found[harm] for harm in HARMS if harm in found]


def example(view: View, incidents: Sequence[Row]) -> Row | None:
    """A figure and a sentence that it rests on, of the first incident where an outlet quotes somebody."""
    for row in incidents:
        figure = view.shown.get((row["incident"], "killed"))
        rests = view.figure_claims.get(row["incident"], ())
        used = {r["claim"] for r in rests if r["harm"] == "killed" and r["policy"] == SHOWN_POLICY and r["used"]}
        for claim in view.claims.get(row["incident"], ()) if figure else ():
            report = view.documents.get(claim["document"], {})
            is_quoted = claim["said_by"] and report.get("outlet") not in {None, claim["said_by"]}
            if claim["claim"] in used and is_quoted and claim["stance"] == "asserted":
                return {"incident": row, "figure": figure, "claim": claim, "report": report, "used": len(used)}
    return None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list of incidents."""

    label: str
    file: str
    rows: Sequence[Row]


def listings(view: View) -> list[Listing]:
    """The list of incidents, a page a year, divided where a year has many; undated ones last."""
    pages: list[Listing] = []
    rows = sorted(view.incidents.values(), key=lambda row: (row["start"] or "9999", row["incident"]))
    for year, group in itertools.groupby(rows, key=lambda row: (row["start"] or "undated")[:4]):
        label = year if year.isdecimal() else "undated"
        for number, some in enumerate(_batched(group)):
            name = label if number == 0 else f"{label}, {number + 1}"
            pages.append(Listing(name, f"year-{label}-{number + 1}.html", list(some)))
    if pages:
        pages[0] = Listing(pages[0].label, "index.html", pages[0].rows)
    return pages or [Listing("", "index.html", [])]


def _batched(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(itertools.islice(rows, PAGE)):
        yield some


def sources(view: View) -> Values:
    """Who speaks in the record, and which outlets carry it."""
    claims: Counter[str] = Counter()
    incidents: dict[str, set[str]] = defaultdict(set)
    for name, code in view.speakers():
        claims[name] += 1
        incidents[name].update({code} - {None})
    speakers = [
        {"name": name, "claims": number, "incidents": len(incidents[name])}
        for name, number in sorted(claims.items(), key=lambda item: (-item[1], item[0]))
    ]
    outlets = grouped(list(view.documents.values()), "outlet")
    return {
        "speakers": speakers[:_MOST_ROWS],
        "more_speakers": max(0, len(speakers) - _MOST_ROWS),
        "outlets": [
            {"name": name or "not stated", "documents": len(rows), "copies": sum(bool(row["copy_of"]) for row in rows)}
            for name, rows in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0] or ""))
        ][:_MOST_ROWS],
    }


def methodology(view: View) -> Values:
    """What the release was really made with, and what was left out of it and why."""
    left = Counter((row["policy"], row["reason"]) for row in view.release.rows("figure_claims") if not row["used"])
    raised = Counter(flag for row in view.shown.values() for flag in (row["flags"] or "").split())
    return {
        "readers": sorted({row["reader"] for row in view.release.rows("claims")}),
        "left_out": [
            {"policy": policy, "reason": reason, "number": number}
            for (policy, reason), number in sorted(
                left.items(), key=lambda item: (item[0][0], -item[1], item[0][1] or "")
            )
        ],
        "flags_raised": [
            {"flag": flag, "name": name, "about": about, "number": raised[flag]}
            for flag, (name, about) in FLAGS.items()
        ],
        "languages": Counter(row["language"] or "not stated" for row in view.documents.values()).most_common(),
        "cited": citation(view, next(iter(view.shown.values()))) if view.shown else None,
    }


def coded(text: str) -> Markup:
    """A text in which `words` between grave accents are set as code."""
    return Markup("").join(  # every other piece stands between accents
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(text.split("`"))
    )


def changes(view: View) -> Values:
    """The latest changes, newest first."""
    return {"changes": list(reversed(view.release.changes))[:_MOST_CHANGES]}
