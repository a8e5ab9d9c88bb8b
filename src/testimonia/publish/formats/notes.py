"""What each format is, and what it cannot carry: said on the site, in the documentation, and here once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What a format is, and what it cannot carry; "" where it carries all."""

    about: str
    cannot: str = ""


NOTES: Mapping[str, Note] = {
    "csv": Note("The tables, data-exact: RFC 4180, UTF-8; an empty cell is “not stated”."),
    "spreadsheet": Note(
        "Every CSV file once more, for spreadsheets: text that could run as a formula has an apostrophe before it.",
        "such text exactly as it was written",
    ),
    "hxl": Note(
        "Incidents and figures with a row of HXL hashtags, for humanitarian tools.",
        "claims, reports and sources: HXL has no tags for who says something",
    ),
    "jsonl-tables": Note("The tables as JSON Lines; absent is null."),
    "parquet": Note("The tables as Parquet, with meaning and unit of each column in its metadata."),
    "sqlite": Note("All tables in one SQLite file with keys and references, as Datasette opens it."),
    "geojson": Note(
        "Incidents on the map (RFC 7946): points for exact places, circles for imprecise ones.",
        "a shape for incidents known by country only; figures and claims are in the tables under the same codes",
    ),
    "ged": Note(
        "Incidents in UCDP GED’s 49 columns, in their order, with its invariants.",
        "dyads, conflicts, types of violence and deaths by side: those columns are empty, and deaths that nobody calls "
        "civilians’ are deaths_unknown; incidents without a first day; more than one figure",
    ),
    "acled": Note(
        "Incidents in ACLED’s 31 columns, in their order; fatalities of the policy acled-like.",
        "actors, event types, interaction codes: those columns are empty; ranges; incidents without a first day",
    ),
    "ibc": Note(
        "Incidents in Iraq Body Count’s twelve variables, people in its six, groups of them beside.",
        "time of day, target, weapons, killers, and a person’s status and occupation: those columns are empty",
    ),
    "sdg": Note(
        "Deaths by country and year for SDG 16.1.2: totals, and parts by sex, age and status; with the incidents.",
        "two traits at once, and the cause of death: reports state one trait at a time; the rest is unknown",
    ),
    "ftm": Note(
        "Reports, incidents and claims as FollowTheMoney entities and statements.",
        "counts and figures: they are in the tables under the same ids",
    ),
    "annotations": Note(
        "Passages of claims as W3C Web Annotations.",
        "the words of a shortened or masked quotation: such a passage has its position only",
    ),
    "prov": Note(
        "What was derived from what, as W3C PROV-JSON.",
        "the values themselves; tellings without a number",
    ),
}
"""Notes by the names of the formats."""
