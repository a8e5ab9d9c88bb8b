"""What the page of an incident shows: its figures, who says what, every claim, and what is told without a number."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from testimonia.model import SHOWN_POLICY
from testimonia.publish.site import words
from testimonia.publish.site.pictures import Scale, count_line, figure_line
from testimonia.publish.site.view import HARMS, View, grouped
from testimonia.publish.tables import Row
from testimonia.publish.words import code_words

KINDS = (("incident", "Incidents that they name"), ("response", "Responses"), ("demand", "Demands"))
"""What is told without a number, under the headings of the page."""

_MOST_SAID = 6
"""Counts of one source that the tree shows."""


def incident(view: View, row: Row) -> Mapping[str, Any]:
    """The page of one incident."""
    code = row["incident"]
    claims = [_claim(view, claim) for claim in view.claims.get(code, ())]
    claims.sort(
        key=lambda claim: (claim["report"].get("published") or "9999", claim["document"], claim["passage_start"])
    )
    return {
        "incident": row,
        "whole": view.incidents.get(row["part_of"]),
        "parts": view.parts.get(code, []),
        "claims": claims,
        "passages": _passages(claims),
        "harms": list(_harms(view, code, claims)),
        "tree": source_tree(view, code, claims),
        "tellings": _tellings(view, code),
        "reports": _reports(view, code),
        "history": view.history.get(code, []),
        "json_ld": _json_ld(row, claims),
    }


def _claim(view: View, row: Row) -> Row:
    report = view.documents.get(row["document"], {})
    chain = row["said_by"].split(" > ") if row["said_by"] else []
    own = f"{report.get('outlet') or 'the report'}, in its own voice"
    return row | {"report": report, "in_copy": bool(report.get("copy_of")), "chain": chain, "who": [own, *chain][-1]}


def _passages(claims: Sequence[Row]) -> list[list[Row]]:
    """The claims, those together that one passage states on the word of one chain of speakers."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for claim in claims:
        key = (claim["document"], claim["passage_start"], claim["passage_end"], claim["quote"], claim["said_by"])
        found.setdefault(key, []).append(claim)
    return list(found.values())


# --- figures ----------------------------------------------------------------------------------------------------


def _harms(view: View, code: str, claims: Sequence[Row]) -> Iterator[Mapping[str, Any]]:
    """For each harm the figure that is shown first, all figures side by side, and the claims beneath them."""
    rests = view.figure_claims.get(code, [])
    seen = Counter((row["harm"], row["policy"]) for row in rests)
    used = Counter((row["harm"], row["policy"]) for row in rests if row["used"])
    by_harm = grouped(view.figures.get(code, ()), "harm")
    for harm in (harm for harm in HARMS if harm in by_harm):
        figures = sorted(by_harm[harm], key=lambda row: (row["policy"] != SHOWN_POLICY, row["policy"]))
        first = figures[0]
        of_first = {r["claim"]: r for r in rests if (r["harm"], r["policy"]) == (harm, first["policy"])}
        counted = [claim for claim in claims if claim["harm"] == harm or claim["claim"] in of_first]
        scale = Scale.over([*counted, *figures])
        lines = [_line(claim, of_first.get(claim["claim"]), scale) for claim in counted]
        yield {
            "harm": harm,
            "first": first,
            "sources": first["sources"].split(" | ") if first["sources"] else [],
            "people": [_people(row, claims) for row in view.breakdowns.get((code, harm, first["policy"]), ())],
            "scale": scale,
            "used": [line for line in lines if line["is_used"]],
            "left_out": [line for line in lines if not line["is_used"]],
            "figures": [
                row
                | {
                    "used": used[harm, row["policy"]],
                    "seen": seen[harm, row["policy"]],
                    "picture": figure_line(row, scale),
                    "citation": citation(view, row),
                }
                for row in figures
            ],
        }


def _people(part: Row, claims: Sequence[Row]) -> Row:
    """How many people of a kind, and who says so."""
    ids = part["claims"].split()
    return part | {"said": [claim for claim in claims if claim["claim"] in ids]}


def _line(claim: Row, rest: Row | None, scale: Scale) -> Row:
    is_used = bool(rest and rest["used"])
    why = rest["reason"] if rest else "the policy did not look at it"
    return claim | {"is_used": is_used, "why": why, "picture": count_line(claim, scale, is_used=is_used)}


def citation(view: View, figure: Row) -> str:
    """How to cite a figure: what it is, under which policy, in which release, and where it stands."""
    release = view.release
    versions = {card.id: card.version for card in release.policies}
    best = "" if figure["best"] is None else f", best {figure['best']:,}"
    code, harm, policy = figure["incident"], figure["harm"], figure["policy"]
    return (
        f"{release.title}, release {release.number} (what was known on {words.day(release.as_of[:10])}), "
        f"incident {code}, {code_words(harm)}: {words.span(figure)}{best}; "
        f"policy {policy}, version {versions.get(policy, '?')}. {release.address}incidents/{code}.html#{harm}-{policy}"
    )


# --- who says what ----------------------------------------------------------------------------------------------


def source_tree(view: View, code: str, claims: Sequence[Row]) -> list[Row]:
    """Each primary source with what it says, the reports that carry it, and the copies of each of them."""
    names = {row["document"] for row in view.about.get(code, ())}
    reports = [view.documents[name] for name in sorted(names) if name in view.documents]
    copies = grouped([report for report in reports if report["copy_of"] in names], "copy_of")
    own = [claim for claim in claims if claim["report"].get("copy_of") not in names]
    tree = []
    for who, said in grouped(own, "who").items():
        counts = dict.fromkeys(f"{code_words(claim['harm'])} {words.persons(claim)}" for claim in said)
        tree.append({"who": who, "says": list(counts)[:_MOST_SAID], "carriers": _carriers(said, copies)})
    return sorted(tree, key=lambda branch: (-len(branch["carriers"]), branch["who"]))


def _carriers(said: Sequence[Row], copies: Mapping[str, list[Row]]) -> list[Row]:
    """The reports that carry a source, each with whom it quotes in between, and its copies."""
    found: dict[str, Row] = {}
    for claim in said:
        through = " › ".join(claim["chain"][:-1])
        carrier = found.setdefault(claim["document"], {"report": claim["report"], "through": [], "copies": []})
        carrier["copies"] = copies.get(claim["document"], [])
        if through and through not in carrier["through"]:
            carrier["through"].append(through)
    return list(found.values())


# --- without a number -------------------------------------------------------------------------------------------


def _tellings(view: View, code: str) -> list[tuple[str, list[Row]]]:
    """What the reports tell without a number, under its headings."""
    by_kind = grouped(view.uncounted.get(code, ()), "kind")
    return [(heading, [_telling(view, row) for row in by_kind[kind]]) for kind, heading in KINDS if by_kind.get(kind)]


def _telling(view: View, row: Row) -> Row:
    about = view.tellings.get(row["about"] or "")
    return row | {"report": view.documents.get(row["document"], {}), "of": about["words"] if about else None}


def _reports(view: View, code: str) -> list[Row]:
    """The reports about an incident, copies below what they repeat."""
    rows = [
        view.documents[r["document"]] | {"main": r["main"]}
        for r in view.about.get(code, ())
        if r["document"] in view.documents
    ]
    rows.sort(key=lambda row: (row["published"] or "9999", row["document"]))
    names = {row["document"] for row in rows}
    copies = grouped([row for row in rows if row["copy_of"] in names], "copy_of")
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
