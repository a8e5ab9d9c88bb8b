"""Figures of a published release made again from its published claims, and compared with the published ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from testimonia.model import (
    Claim,
    Count,
    Damage,
    DateRange,
    Document,
    Figure,
    Harm,
    Incident,
    Passage,
    Qualifier,
    Role,
    Speaker,
    Stance,
    Where,
)
from testimonia.pipeline.configuration import SOURCES
from testimonia.publish import check_site, read_package, read_tables
from testimonia.publish.names import WITHHELD
from testimonia.reconcile import PolicyRule, policies, reconcile
from testimonia.reconcile.policies.adjudicated import ID as ADJUDICATED

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteVerified:
    """What was checked of a published release.

    Args:
        ok: whether no flaw was found.
        files: files whose hash was checked.
        recomputed: figures made again from the published claims that came out the same.
        not_recomputed: figures that cannot be made again from what the profile lets out, or whose policy is not
            installed here in the version that was used, or which were made with the record keeper's own sources.
        flaws: the first flaws found.
    """

    ok: bool
    files: int
    recomputed: int
    not_recomputed: int
    flaws: tuple[Damage, ...]


def verify_site(site: Path, *, most: int = 20) -> SiteVerified:
    """Check a published release: its files, its references, and its figures.

    Args:
        site: folder of the release.
        most: flaws that are named.

    Raises:
        NotARecord: the folder holds no release.
    """
    package = read_package(site)
    flaws = list(check_site(site))
    found = _Found.of(read_tables(site))
    own_sources = any(setting["name"].startswith(f"{SOURCES}/") for setting in package["testimonia"]["settings"])
    known = {rule.id: rule for rule in policies()}
    same = {
        card["id"] for card in package["testimonia"]["policies"] if _is_installed(card, known.get(str(card.get("id"))))
    } - {ADJUDICATED}  # its figures are people's decisions, and no claims give them
    rules = [] if own_sources else [known[name] for name in sorted(same)]
    agreed, skipped = 0, 0
    for incident in found.incidents:
        again, differing, left = _compare(incident, found, rules)
        agreed, skipped = agreed + again, skipped + left
        flaws += differing
    return SiteVerified(not flaws, len(package["resources"]), agreed, skipped, tuple(flaws[:most]))


def _is_installed(card: Mapping[str, str], rule: PolicyRule | None) -> bool:
    return rule is not None and rule.card.sha256 == card.get("sha256")


@dataclass(frozen=True, slots=True)
class _Found:
    """The published tables as figures are made of them, each looked up once."""

    incidents: list[dict[str, str]]
    figures: Mapping[str, list[Row]]
    claims: Mapping[str, list[Row]]
    documents: Mapping[str, Document]
    copies: Mapping[str, str]

    @classmethod
    def of(cls, tables: Mapping[str, list[dict[str, str]]]) -> _Found:
        documents = tables.get("documents", [])
        return cls(
            tables.get("incidents", []),
            _by_incident(tables.get("figures", [])),
            _by_incident(tables.get("claims", [])),
            {row["document"]: document_of(row) for row in documents},
            {row["document"]: row["copy_of"] for row in documents if row["copy_of"]},
        )


def _by_incident(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["incident"], []).append(row)
    return found


def _compare(incident: Row, found: _Found, rules: list[PolicyRule]) -> tuple[int, list[Damage], int]:
    """How many figures of an incident came out the same, which differ, and how many cannot be made again."""
    code = incident["incident"]
    published, rows = found.figures.get(code, []), found.claims.get(code, [])
    wanted = [row for row in published if row["policy"] in {rule.id for rule in rules}]
    withheld = any(WITHHELD in cell for row in rows for cell in row.values())
    if not rows or withheld or any(row["quote_whole"] != "true" for row in rows):
        return 0, [], len(published)
    made = {
        (figure.harm.value, figure.policy): figure
        for figure in reconcile(
            _incident(incident, rows), map(claim_of, rows), found.documents, policies=rules, copies=found.copies
        )
    }
    flaws = [
        Damage(f"{code}, {row['harm']}, {row['policy']}", "the figure does not come out of the published claims again")
        for row in wanted
        if not _is_same(made.get((row["harm"], row["policy"])), row)
    ]
    return len(wanted) - len(flaws), flaws, len(published) - len(wanted)


def _is_same(figure: Figure | None, row: Row) -> bool:
    ends = [row[end] for end in ("low", "best", "high")]
    return figure is not None and ends == [_cell(end) for end in figure.ends]


def _cell(value: int | None) -> str:
    return "" if value is None else str(value)


def _incident(row: Row, claims: Iterable[Row]) -> Incident:
    rows = list(claims)
    return Incident(
        code=row["incident"],
        title=row["title"],
        when=_days(row),
        where=None,
        documents=tuple(dict.fromkeys(claim["document"] for claim in rows)),
        claims=tuple(claim["claim"] for claim in rows),
    )


def claim_of(row: Row) -> Claim:
    """The claim of a published row whose quotation is whole."""
    start, end, words = int(row["passage_start"]), int(row["passage_end"]), row["count_words"]
    at = start + max(row["quote"].find(words), 0)
    return Claim(
        document=row["document"],
        passage=Passage(start, end, row["quote"]),
        harm=Harm(row["harm"]),
        count=Count(_number(row["low"]), _number(row["high"]), words, at, at + len(words), Qualifier(row["qualifier"])),
        role=Role(row["role"]),
        stance=Stance(row["stance"]),
        victims=row["victims"] or None,
        alleged_perpetrator=row["alleged_perpetrator"] or None,
        when=_days(row),
        where=Where(row["place_words"]) if row["place_words"] else None,
        said_by=tuple(Speaker(name) for name in row["said_by"].split(" > ") if name),
        reader=row["reader"],
    )


def document_of(row: Row) -> Document:
    """The report of a published row, without its text."""
    return Document(
        id=row["document"],
        sha256=row["sha256"],
        part=None,
        media_type="",
        text="",
        extractor="",
        published=_published(row["published"]),
        outlet=row["outlet"] or None,
        title=row["title"] or None,
        url=row["url"] or None,
        language=row["language"] or None,
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _days(row: Row) -> DateRange | None:
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("start", "end"))
    return DateRange(start, end) if start or end else None


def _published(edtf: str) -> DateRange | None:
    """A day of publication; a month, a year and other EDTF give none, for no policy looks at them."""
    try:
        return DateRange.of_day(date.fromisoformat(edtf))
    except ValueError:
        return None
