"""What changed between two releases: rows that came, went ("tombstones"), and fields with their old and new values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from testimonia.errors import NotARecord
from testimonia.publish.formats.csv_tables import cell
from testimonia.publish.names import Masker
from testimonia.publish.release import Change, Release
from testimonia.publish.tables import Row

WATCHED: Mapping[str, tuple[str, ...]] = {
    "incidents": ("title", "start", "end", "place", "country", "part_of"),
    "figures": ("low", "best", "high", "independent_sources", "grade", "flags"),
}
"""Tables and fields whose changes are told."""

KEYS: Mapping[str, tuple[str, ...]] = {"incidents": ("incident",), "figures": ("incident", "harm", "policy")}

FILE = "data/changes.csv"
"""Where the changes of all releases lie in a site."""

COLUMNS = ("release", "as_of", "table", "id", "field", "old", "new", "policy", "claims")

Snapshot = Mapping[str, Iterable[Row]]
"""The rows of the watched tables and of `figure_claims`, by table."""


def snapshot_of(release: Release) -> dict[str, list[Row]]:
    """What the next release is compared with."""
    return {name: list(release.rows(name)) for name in (*WATCHED, "figure_claims")}


def changes_between(old: Snapshot, new: Snapshot, *, release: int, as_of: str) -> tuple[Change, ...]:
    """The changes from one release to the next, in the order of tables, ids and fields."""
    beneath = _moved(old.get("figure_claims", ()), new.get("figure_claims", ()))
    found = []
    for table, fields in WATCHED.items():
        before, after = _by_key(table, old.get(table, ())), _by_key(table, new.get(table, ()))
        for name in sorted({*before, *after}):
            row = after.get(name) or before[name]
            for field, was, now in _differences(before.get(name), after.get(name), fields):
                moved = beneath.get(name, ()) if table == "figures" else ()
                found.append(Change(release, as_of, table, name, field, was, now, row.get("policy"), moved))
    return tuple(found)


def without_names(changes: Iterable[Change], names: Iterable[str]) -> tuple[Change, ...]:
    """Changes without names that are withheld by now: what a field was before may have one."""
    masker = Masker(names)
    return tuple(
        replace(change, old=change.old and masker.mask(change.old), new=change.new and masker.mask(change.new))
        for change in changes
    )


def _by_key(table: str, rows: Iterable[Row]) -> dict[str, Row]:
    return {"/".join(row[part] for part in KEYS[table]): row for row in rows}


def _differences(
    before: Row | None, after: Row | None, fields: Iterable[str]
) -> Iterator[tuple[str, str | None, str | None]]:
    if before is None or after is None:
        yield "", None if before is None else "present", None if after is None else "present"
        return
    for field in fields:
        was, now = cell(before.get(field)), cell(after.get(field))
        if was != now:
            yield field, was, now


def _moved(before: Iterable[Row], after: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """For each figure the claims that it rests on now and did not before, or the other way round."""
    was, now = _used(before), _used(after)
    moved = ((name, was.get(name, set()) ^ now.get(name, set())) for name in {*was, *now})
    return {name: tuple(sorted(claims)) for name, claims in moved if claims}


def _used(rows: Iterable[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["used"]:
            found.setdefault("/".join(row[part] for part in KEYS["figures"]), set()).add(row["claim"])
    return found


def change_row(change: Change) -> tuple[str, ...]:
    """A change as a row of `changes.csv`."""
    return tuple(
        " ".join(value) if isinstance(value, tuple) else cell(value)
        for value in (getattr(change, name) for name in COLUMNS)
    )


def read_changes(site: Path, *, since: int = 0) -> Iterator[Change]:
    """The changes that a published site tells, of the releases after one; of all if that is 0.

    Raises:
        NotARecord: the site has no table of changes, or one of another shape.
    """
    try:
        with (site / FILE).open(encoding="utf-8", newline="") as rows:
            found = [_change(row) for row in csv.DictReader(rows)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotARecord(f"expected the changes of a release in {site / FILE}; {error}") from error
    return (change for change in found if change.release > since)


def _change(row: Mapping[str, str]) -> Change:
    return Change(
        release=int(row["release"]),
        as_of=row["as_of"],
        table=row["table"],
        id=row["id"],
        field=row["field"],
        old=row["old"] or None,
        new=row["new"] or None,
        policy=row["policy"] or None,
        claims=tuple(row["claims"].split()),
    )


def change_words(change: Change) -> str:
    """A change in one line."""
    if not change.field:
        return f"{change.table} {change.id}: {'removed' if change.new is None else 'added'}"
    return f"{change.table} {change.id}: {change.field} from {change.old or 'nothing'} to {change.new or 'nothing'}"
